package home

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tightrope/internal/source"
)

// inMemory is the most bytes of a zip that a reader unpacks by itself, all of it in memory.
const inMemory = 64 << 20

// LoadFile loads a file from the disk by the reader of that name. A zip of several files of data
// is kept as it is, and each of its files becomes a load of its own, with a transaction and a line
// of the ledger. One that the reader refuses, as it does a list of codes beside the data, is
// reported and left out; where it refuses all, that is the error. Products, where some are given,
// are the goods that are kept of a source of trade.
func (h *Home) LoadFile(ctx context.Context, reader, path string, products ...string) ([]Loaded, error) {
	by, err := h.chosen(reader, products)
	if err != nil {
		return nil, err
	}
	return h.loadFile(ctx, by, path)
}

func (h *Home) loadFile(ctx context.Context, by how, path string) ([]Loaded, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file", path)
	}
	name := filepath.Base(path)
	if several(f, name, info.Size()) {
		return h.loadArchive(ctx, by, string([]rune(name)), f)
	}
	l, err := h.load(ctx, by, name, f)
	if err != nil {
		return nil, err
	}
	return []Loaded{l}, nil
}

// several says whether a file is a zip of several files of data, or too large for memory. What is
// wrong with a zip is left to its reader to say.
func several(f *os.File, name string, size int64) bool {
	members, err := source.Members("zip", name, f, size)
	return err == nil && (len(members) > 1 || len(members) == 1 && size > inMemory)
}

func (h *Home) loadArchive(ctx context.Context, by how, name string, r io.Reader) ([]Loaded, error) {
	in, err := h.receive(&stoppable{ctx, r}, nil)
	if err != nil {
		return nil, err
	}
	defer os.Remove(in.path) // gone already where it was kept
	f, err := os.Open(in.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	members, err := source.Members(by.Name, name, f, in.size)
	if err != nil {
		return nil, err
	}
	var out []Loaded
	var refused error
	taken := 0
	for _, m := range members {
		l, err := h.takeMember(ctx, by, name, m, in)
		var typed *source.Error
		switch {
		case errors.As(err, &typed):
			refused = errors.Join(refused, err)
			l = Loaded{Entry: Entry{File: name, Member: m.Name, Source: by.Name, SHA256: in.sum}, Refused: err.Error()}
		case err != nil:
			return out, err
		default:
			taken++
		}
		out = append(out, l)
	}
	if taken == 0 {
		return nil, refused
	}
	return out, nil
}

// takeMember loads one file of a zip.
func (h *Home) takeMember(ctx context.Context, by how, name string, m *zip.File, in incoming) (Loaded, error) {
	e := Entry{File: name, Member: string([]rune(m.Name))}
	if old, ok := h.loaded(by, in.sum, e.Member); ok {
		return Loaded{Entry: old, Report: *old.Report, Already: true}, nil
	}
	text, err := source.Member(by.Name, e.Member, m)
	if err != nil {
		return Loaded{}, err
	}
	in.size = int64(m.UncompressedSize64) // for the progress; the ledger has the same
	return h.take(ctx, by, e, text, in)
}

// OpenLoad opens the bytes that the reader of a load read: a file of evidence, or one file of the
// zip that it is.
func (h *Home) OpenLoad(e Entry) (io.ReadCloser, error) {
	f, err := h.OpenEvidence(e.SHA256)
	if err != nil || e.Member == "" {
		return f, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	members, err := source.Members(e.Source, e.File, f, info.Size())
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	for _, m := range members {
		if string([]rune(m.Name)) != e.Member {
			continue
		}
		text, err := source.Member(e.Source, e.Member, m)
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		return member{text, f}, nil
	}
	return nil, errors.Join(fmt.Errorf("%s holds no %s", e.File, e.Member), f.Close())
}

// member is a file of a zip that closes the zip.
type member struct {
	io.Reader
	io.Closer
}
