package home

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"tightrope/internal/source"
	"tightrope/internal/source/table"
)

// Loaded is what became of one file.
type Loaded struct {
	Entry   Entry         `json:"entry"`
	Report  source.Report `json:"report"`
	Already bool          `json:"already"`           // the same bytes were loaded by the same reader before; nothing changed
	Refused string        `json:"refused,omitempty"` // why a file of several was left out
}

// Load loads bytes. When it returns without an error, file, ledger and index have them and keep
// them; with an error none of the three has changed, except that an error of the very last
// step (committing the index) leaves the load to the next Open.
func (h *Home) Load(ctx context.Context, reader, name string, r io.Reader) (Loaded, error) {
	by, err := h.reader(reader, "", nil)
	if err != nil {
		return Loaded{}, err
	}
	return h.load(ctx, by, name, r)
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
	by, err := h.reader("table", in.sum, nil)
	if err != nil {
		return Loaded{}, err
	}
	return h.load(ctx, by, name, r)
}

func (h *Home) load(ctx context.Context, by how, name string, r io.Reader) (Loaded, error) {
	name = string([]rune(name)) // what JSON cannot carry would come back otherwise
	in, err := h.receive(&stoppable{ctx, r}, nil)
	if err != nil {
		return Loaded{}, err
	}
	defer os.Remove(in.path) // gone already where it was kept
	if e, ok := h.loaded(by, in.sum, ""); ok {
		return Loaded{Entry: e, Report: *e.Report, Already: true}, nil
	}
	f, err := os.Open(in.path)
	if err != nil {
		return Loaded{}, err
	}
	defer f.Close()
	return h.take(ctx, by, Entry{File: name}, f, in)
}

// chosen is the reader of a source for the products given, or for all.
func (h *Home) chosen(reader string, products []string) (how, error) {
	wanted, err := source.ParseProducts(products...)
	if err != nil {
		return how{}, err
	}
	return h.reader(reader, "", wanted)
}

// loaded finds the load of the same bytes by the same reader.
func (h *Home) loaded(by how, sum, member string) (Entry, bool) {
	for _, e := range h.entries {
		if e.is(by, sum, member) {
			return e, true
		}
	}
	return Entry{}, false
}

// take reads an incoming file, or a part of it, into a transaction, and makes it last.
func (h *Home) take(ctx context.Context, by how, e Entry, text io.Reader, in incoming) (Loaded, error) {
	batch, err := h.index.Begin(ctx)
	if err != nil {
		return Loaded{}, err
	}
	undo := func(err error) (Loaded, error) { return Loaded{}, errors.Join(err, batch.Rollback()) }
	if err := batch.Load(int64(len(h.entries)) + 1); err != nil {
		return undo(err)
	}
	report, err := read(ctx, by.Entry, text, e.Name(), in.sum, in.size, batch, h.opt.Progress)
	if err != nil {
		return undo(err)
	}
	if err := h.keep(in); err != nil {
		return undo(err)
	}
	e.At, e.Kind, e.Source, e.SHA256, e.Size, e.Report = h.opt.Now().UTC().Format(time.RFC3339), LoadEntry, by.Name, in.sum, in.size, &report
	e.Mapping, e.Products = by.mapping, by.products
	if err := h.appendLedger(&e); err != nil {
		return undo(err)
	}
	if err := batch.Commit(); err != nil {
		return Loaded{}, fmt.Errorf("%s is kept, but the index could not take it; the next start reads it again: %w", e.Name(), err)
	}
	return Loaded{Entry: e, Report: report}, nil
}

// Decide writes a decision of the analyst into the ledger.
func (h *Home) Decide(note string) (Entry, error) {
	e := Entry{At: h.opt.Now().UTC().Format(time.RFC3339), Kind: DecisionEntry, Note: note}
	err := h.appendLedger(&e)
	return e, err
}
