package home

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"tightrope/internal/source"
	"tightrope/internal/source/catalog"
	"tightrope/internal/source/table"
)

// Loaded is what became of one file.
type Loaded struct {
	Entry   Entry         `json:"entry"`
	Report  source.Report `json:"report"`
	Already bool          `json:"already"`           // the same bytes were loaded by the same reader before; nothing changed
	Refused string        `json:"refused,omitempty"` // why a file of several was left out
}

// LoadFile loads a file from the disk by the reader of that name.
func (h *Home) LoadFile(ctx context.Context, reader, path string) (Loaded, error) {
	f, err := os.Open(path)
	if err != nil {
		return Loaded{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return Loaded{}, err
	}
	if !info.Mode().IsRegular() {
		return Loaded{}, fmt.Errorf("%s is not a file", path)
	}
	return h.Load(ctx, reader, filepath.Base(path), f)
}

// Load loads bytes. When it returns without an error, file, ledger and index have them and keep
// them; with an error none of the three has changed, except that an error of the very last
// step (committing the index) leaves the load to the next Open.
func (h *Home) Load(ctx context.Context, reader, name string, r io.Reader) (Loaded, error) {
	return h.load(ctx, reader, "", name, r)
}

// LoadTable loads a table by a mapping file (see package table); both become evidence.
func (h *Home) LoadTable(ctx context.Context, mapping io.Reader, name string, r io.Reader) (Loaded, error) {
	in, err := h.receive(mapping, nil)
	if err != nil {
		return Loaded{}, err
	}
	defer os.Remove(in.path)
	b, err := os.ReadFile(in.path)
	if err != nil {
		return Loaded{}, err
	}
	if _, err := table.Parse(b); err != nil {
		return Loaded{}, err
	}
	if err := h.keep(in); err != nil {
		return Loaded{}, err
	}
	return h.load(ctx, "table", in.sum, name, r)
}

func (h *Home) load(ctx context.Context, reader, mapping, name string, r io.Reader) (Loaded, error) {
	c, err := h.reader(reader, mapping)
	if err != nil {
		return Loaded{}, err
	}
	name = string([]rune(name)) // what JSON cannot carry would come back otherwise
	in, err := h.receive(&stoppable{ctx, r}, nil)
	if err != nil {
		return Loaded{}, err
	}
	defer os.Remove(in.path) // gone already where it was kept
	for _, e := range h.entries {
		if e.Kind == LoadEntry && e.SHA256 == in.sum && e.Source == reader && e.Mapping == mapping {
			return Loaded{Entry: e, Report: *e.Report, Already: true}, nil
		}
	}
	return h.take(ctx, c, mapping, name, in)
}

// take reads an incoming file into a transaction, and makes it last.
func (h *Home) take(ctx context.Context, c catalog.Entry, mapping, name string, in incoming) (Loaded, error) {
	f, err := os.Open(in.path)
	if err != nil {
		return Loaded{}, err
	}
	defer f.Close()
	batch, err := h.index.Begin(ctx)
	if err != nil {
		return Loaded{}, err
	}
	undo := func(err error) (Loaded, error) { return Loaded{}, errors.Join(err, batch.Rollback()) }
	if err := batch.Load(int64(len(h.entries)) + 1); err != nil {
		return undo(err)
	}
	report, err := read(ctx, c, f, name, in.sum, in.size, batch, h.opt.Progress)
	if err != nil {
		return undo(err)
	}
	if err := h.keep(in); err != nil {
		return undo(err)
	}
	e := Entry{
		At: h.opt.Now().UTC().Format(time.RFC3339), Kind: LoadEntry, Source: c.Name, File: name, SHA256: in.sum, Size: in.size,
		Mapping: mapping, Report: &report,
	}
	if err := h.appendLedger(&e); err != nil {
		return undo(err)
	}
	if err := batch.Commit(); err != nil {
		return Loaded{}, fmt.Errorf("%s is kept, but the index could not take it; the next start reads it again: %w", name, err)
	}
	return Loaded{Entry: e, Report: report}, nil
}

// Decide writes a decision of the analyst into the ledger.
func (h *Home) Decide(note string) (Entry, error) {
	e := Entry{At: h.opt.Now().UTC().Format(time.RFC3339), Kind: DecisionEntry, Note: note}
	err := h.appendLedger(&e)
	return e, err
}
