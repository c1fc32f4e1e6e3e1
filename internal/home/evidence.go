package home

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sync/errgroup"
)

// MaxFile is the most bytes that one file of evidence may have.
const MaxFile = 64 << 30

// incoming is a file on its way into the evidence: written under a temporary name.
type incoming struct {
	path string // temporary
	sum  string // SHA-256 in hexadecimal
	size int64
}

// receive copies bytes into a temporary file of the evidence and gives its sum; keep syncs it.
func (h *Home) receive(r io.Reader, progress func(int64)) (in incoming, err error) {
	f, err := os.CreateTemp(filepath.Join(h.dir, "evidence"), "incoming-*")
	if err != nil {
		return in, err
	}
	in.path = f.Name()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
		if err != nil {
			os.Remove(in.path)
		}
	}()
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(f, hash), &counted{r: io.LimitReader(r, MaxFile+1), progress: progress})
	if err != nil {
		return in, err
	}
	if n > MaxFile {
		return in, fmt.Errorf("more than %d bytes: too large for one file of evidence", int64(MaxFile))
	}
	in.sum, in.size = hex.EncodeToString(hash.Sum(nil)), n
	return in, nil
}

type counted struct {
	r        io.Reader
	n        int64
	progress func(int64)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if c.progress != nil {
		c.progress(c.n)
	}
	return n, err
}

// evidencePath is where the bytes with a sum lie.
func (h *Home) evidencePath(sum string) string { return filepath.Join(h.dir, "evidence", sum) }

// keep makes incoming files last, gives them their names, and makes the names last. A file that
// is there already is the same. Several are synced together, for one write of the file system's
// journal serves them all.
func (h *Home) keep(files ...incoming) error {
	var fresh []incoming
	for _, in := range files {
		if _, err := os.Stat(h.evidencePath(in.sum)); err != nil {
			fresh = append(fresh, in)
		} else if err := os.Remove(in.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	var all errgroup.Group
	all.SetLimit(syncs)
	for _, in := range fresh {
		all.Go(func() error { return syncFile(in.path) })
	}
	if err := all.Wait(); err != nil {
		return err
	}
	for _, in := range fresh {
		if err := os.Chmod(in.path, 0o444); err != nil {
			return err
		}
		if err := os.Rename(in.path, h.evidencePath(in.sum)); err != nil {
			return err
		}
	}
	return syncDir(filepath.Join(h.dir, "evidence"))
}

// syncs is how many files are synced at a time.
const syncs = 16

// syncFile makes the bytes of a file last.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// OpenEvidence opens the bytes with a sum.
func (h *Home) OpenEvidence(sum string) (*os.File, error) {
	if len(sum) != 64 || strings.Trim(sum, "0123456789abcdef") != "" {
		return nil, fmt.Errorf("%q is not a SHA-256", sum)
	}
	return os.Open(h.evidencePath(sum))
}

// sumOf reads a file of evidence again and gives its sum.
func (h *Home) sumOf(sum string) (string, int64, error) {
	f, err := h.OpenEvidence(sum)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	hash := sha256.New()
	n, err := io.Copy(hash, f)
	return hex.EncodeToString(hash.Sum(nil)), n, err
}

// sweep removes what a killed load left behind under temporary names.
func (h *Home) sweep() error {
	left, err := filepath.Glob(filepath.Join(h.dir, "evidence", "incoming-*"))
	if err != nil {
		return err
	}
	for _, f := range left {
		if err := os.Remove(f); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// syncDir makes a change of names in a folder last.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if e := d.Close(); err == nil {
		err = e
	}
	if errors.Is(err, fs.ErrInvalid) || err != nil && strings.Contains(err.Error(), "invalid argument") {
		return nil // some file systems cannot sync a folder
	}
	return err
}
