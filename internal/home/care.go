package home

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Fault is something that Verify found.
type Fault struct {
	Where string `json:"where"`
	What  string `json:"what"`
}

// Verify reads everything again: the chain of the ledger, every file of evidence against its
// sum and size, and the index against the ledger. An empty list is good news.
func (h *Home) Verify(ctx context.Context) ([]Fault, error) {
	var faults []Fault
	entries, _, err := h.readLedger()
	var broken *LedgerError
	if errors.As(err, &broken) {
		faults = append(faults, Fault{fmt.Sprintf("ledger.jsonl:%d", broken.Line), broken.What})
	} else if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, e := range entries {
		for _, sum := range []string{e.SHA256, e.Mapping} {
			if sum == "" || wanted[sum] {
				continue
			}
			if err := ctx.Err(); err != nil {
				return faults, err
			}
			wanted[sum] = true
			if what := h.examine(sum, e.File); what != "" {
				faults = append(faults, Fault{"evidence/" + sum, what})
			}
		}
	}
	loads, err := h.index.Loads(ctx)
	if err != nil {
		return append(faults, Fault{"index", err.Error()}), nil
	}
	for _, e := range entries {
		if e.Kind == LoadEntry && !slices.Contains(loads, e.Seq) {
			faults = append(faults, Fault{"index", fmt.Sprintf("lacks load %d (%s): run rebuild", e.Seq, e.File)})
		}
	}
	return faults, nil
}

// examine reads one file of evidence again and says what is wrong with it.
func (h *Home) examine(sum, name string) string {
	switch now, _, err := h.sumOf(sum); {
	case errors.Is(err, fs.ErrNotExist):
		return "the file of " + name + " is gone"
	case err != nil:
		return err.Error()
	case now != sum:
		return "the bytes of " + name + " are not those that were received"
	}
	return ""
}

// Rebuild throws the index away and makes it again from ledger and evidence. A load that cannot
// be read again is in the error; the others are in the index.
func (h *Home) Rebuild(ctx context.Context) error {
	if err := h.index.Close(); err != nil {
		return err
	}
	h.index = nil
	if h.opt.Discard != nil {
		where, err := h.opt.Discard(h.dir)
		if err != nil {
			return err
		}
		if where != "" {
			if err := os.RemoveAll(where); err != nil {
				return err
			}
		}
	}
	var err error
	if h.index, err = h.opt.OpenIndex(ctx, h.dir); err != nil {
		return err
	}
	return h.replayAll(ctx, nil)
}

// Backup writes ledger, evidence and cases as one compressed archive. The index is not in it:
// it is made again.
func (h *Home) Backup(ctx context.Context, w io.Writer) error {
	z := gzip.NewWriter(w)
	t := tar.NewWriter(z)
	err := filepath.WalkDir(h.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		name, err := filepath.Rel(h.dir, path)
		if err != nil || d.IsDir() || !kept(filepath.ToSlash(name)) {
			return err
		}
		return archive(t, path, filepath.ToSlash(name))
	})
	return errors.Join(err, t.Close(), z.Close())
}

// kept says whether a file belongs into a backup.
func kept(name string) bool {
	return name == "ledger.jsonl" || strings.HasPrefix(name, "cases/") ||
		strings.HasPrefix(name, "evidence/") && !strings.HasPrefix(name, "evidence/incoming-")
}

func archive(t *tar.Writer, path, name string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if err := t.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: info.Size(), ModTime: info.ModTime()}); err != nil {
		return err
	}
	_, err = io.CopyN(t, f, info.Size())
	return err
}

// Restore unpacks a backup into a folder that holds no home yet. Names that would leave the
// folder, and anything but plain files, are refused. Open then makes the index.
func Restore(ctx context.Context, r io.Reader, dir string) error {
	if _, err := os.Stat(filepath.Join(dir, "ledger.jsonl")); err == nil {
		return fmt.Errorf("%s holds a home: restore into an empty folder", dir)
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		return fmt.Errorf("not a backup: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	t := tar.NewReader(z)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		head, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the backup is damaged: %w", err)
		}
		if head.Typeflag != tar.TypeReg || !fs.ValidPath(head.Name) || !kept(head.Name) {
			return fmt.Errorf("the backup holds %q, which belongs to no home", head.Name)
		}
		if err := unpack(root, t, head); err != nil {
			return fmt.Errorf("%s: %w", head.Name, err)
		}
	}
}

func unpack(root *os.Root, r io.Reader, head *tar.Header) error {
	parts := strings.Split(head.Name, "/")
	for i := 1; i < len(parts); i++ {
		if err := root.Mkdir(strings.Join(parts[:i], "/"), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	f, err := root.OpenFile(head.Name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = io.CopyN(f, r, head.Size)
	return errors.Join(err, f.Sync(), f.Close())
}
