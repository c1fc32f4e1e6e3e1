// Package home keeps what Tightrope knows of the world on the user's disk: evidence (raw files
// exactly as received, named by their SHA-256), ledger.jsonl (one checksummed line per load or
// decision, synced before it is acknowledged), cases/, and an index that can be made again from
// the three.
//
// A load goes: bytes into the evidence under a temporary name; the reader over them into a
// transaction of the index; the file gets its name; the ledger its line; the transaction is
// committed. A program killed on the way leaves either nothing or, after the ledger's line, an
// index that lacks a load: the next Open reads it again from the evidence.
package home

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"tightrope/fact"
	"tightrope/internal/source"
	"tightrope/internal/source/catalog"
	"tightrope/internal/source/table"
	"tightrope/internal/store"
)

// Home is an opened folder. One process owns it at a time.
type Home struct {
	dir     string
	opt     Options
	index   store.Store
	entries []Entry
	lock    *os.File
}

// Options are what a home needs from outside.
type Options struct {
	// OpenIndex opens or makes the index in a folder; store.ErrDamaged makes the home set the
	// old one aside with Discard and ask again.
	OpenIndex func(ctx context.Context, dir string) (store.Store, error)
	// Discard sets aside what OpenIndex could not read, and says where; nil where an index
	// leaves nothing on the disk.
	Discard func(dir string) (string, error)
	// Parquet writes a Parquet file as separated values; nil where the program cannot.
	Parquet func(ctx context.Context, path string, w io.Writer) error
	// Now gives the time that the ledger notes.
	Now func() time.Time
	// Say tells the user what is being done; nil is silence.
	Say func(format string, args ...any)
	// Progress is told how many bytes of a file are done; nil is silence.
	Progress func(file string, done, total int64)
}

// Folder is $TIGHTROPE_HOME or the folder for a program's data on this platform.
func Folder() (string, error) {
	if dir := os.Getenv("TIGHTROPE_HOME"); dir != "" {
		return dir, nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "tightrope"), nil
	}
	user, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("no folder for data: set TIGHTROPE_HOME: %w", err)
	}
	switch runtime.GOOS {
	case "windows":
		return filepath.Join(user, "AppData", "Local", "Tightrope"), nil
	case "darwin":
		return filepath.Join(user, "Library", "Application Support", "Tightrope"), nil
	}
	return filepath.Join(user, ".local", "share", "tightrope"), nil
}

// ErrBusy says that another process owns the home.
var ErrBusy = errors.New("another Tightrope works on this home: stop it, or let it do the work")

// Open opens a home, makes it where there is none, and brings its index up to the ledger.
func Open(ctx context.Context, dir string, opt Options) (*Home, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	for _, d := range []string{"evidence", "cases"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
			return nil, err
		}
	}
	h := &Home{dir: dir, opt: opt}
	var err error
	if h.lock, err = lock(filepath.Join(dir, "lock")); err != nil {
		return nil, err
	}
	if err := h.open(ctx); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

func (h *Home) open(ctx context.Context) error {
	if err := h.sweep(); err != nil {
		return err
	}
	entries, torn, err := h.readLedger()
	if err != nil {
		return err
	}
	if torn {
		h.say("the last line of the ledger was not finished; it was never acknowledged and has been cut off")
	}
	h.entries = entries
	if err := h.openIndex(ctx); err != nil {
		return err
	}
	return h.catchUp(ctx)
}

func (h *Home) openIndex(ctx context.Context) error {
	var err error
	h.index, err = h.opt.OpenIndex(ctx, h.dir)
	if !errors.Is(err, store.ErrDamaged) || h.opt.Discard == nil {
		return err
	}
	where, err := h.opt.Discard(h.dir)
	if err != nil {
		return err
	}
	h.say("the index could not be read and was set aside as %s; it is made again from the evidence", where)
	h.index, err = h.opt.OpenIndex(ctx, h.dir)
	return err
}

// catchUp reads into the index what the ledger has and the index has not. An index that has
// what the ledger has not belongs to another ledger and is made again. What cannot be read is
// said, here and by Verify; only an index that fails keeps the home shut.
func (h *Home) catchUp(ctx context.Context) error {
	have, err := h.index.Loads(ctx)
	if err != nil {
		return err
	}
	for _, seq := range have {
		if seq < 1 || seq > int64(len(h.entries)) || h.entries[seq-1].Kind != LoadEntry {
			h.say("the index holds a load that the ledger does not know; it is made again")
			if err := h.Rebuild(ctx); err != nil {
				h.say("%v", err)
			}
			return ctx.Err()
		}
	}
	if err := h.replayAll(ctx, have); err != nil {
		h.say("%v", err) // a load that cannot be read again must not keep the home shut
	}
	return ctx.Err()
}

// replayAll reads the loads that the index lacks, goes on after one that cannot be read, and
// says which those were.
func (h *Home) replayAll(ctx context.Context, have []int64) error {
	var failed error
	for _, e := range h.entries {
		if e.Kind != LoadEntry || slices.Contains(have, e.Seq) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return errors.Join(failed, err)
		}
		h.say("reading %s (%s) from the evidence into the index", e.Name(), e.Source)
		if err := h.replay(ctx, e); err != nil {
			failed = errors.Join(failed, fmt.Errorf("the index lacks load %d, %s: %w", e.Seq, e.Name(), err))
		}
	}
	return failed
}

// replay reads one load of the ledger again.
func (h *Home) replay(ctx context.Context, e Entry) error {
	by, err := h.reader(e.Source, e.Mapping, e.Products)
	if err != nil {
		return err
	}
	f, err := h.OpenLoad(e)
	if err != nil {
		return err
	}
	defer f.Close()
	batch, err := h.index.Begin(ctx)
	if err != nil {
		return err
	}
	if err := batch.Load(e.Seq); err != nil {
		return errors.Join(err, batch.Rollback())
	}
	if _, err := read(ctx, by.Entry, f, e.Name(), e.SHA256, e.Size, batch, h.opt.Progress); err != nil {
		return errors.Join(err, batch.Rollback())
	}
	return batch.Commit()
}

// reader finds the reader of a load; that of a table is made of its mapping, that of trade of the
// products wanted.
func (h *Home) reader(name, mapping string, products source.Products) (how, error) {
	entry, ok := catalog.Find(name)
	by := how{entry, mapping, products}
	switch {
	case !ok:
		return by, fmt.Errorf("there is no source %q: see load --list", name)
	case len(products) > 0 && entry.Chosen == nil:
		return by, fmt.Errorf("%s has no products to choose from", name)
	case len(products) > 0:
		by.Read = entry.Chosen(products)
		return by, nil
	case name != "table":
		return by, nil
	case mapping == "":
		return by, errors.New("a table needs a mapping file that says which column is which field")
	}
	f, err := h.OpenEvidence(mapping)
	if err != nil {
		return by, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err != nil {
		return by, err
	}
	m, err := table.Parse(b)
	by.Read = h.parquetToo(m)
	return by, err
}

// read runs a reader over bytes into a transaction.
func read(ctx context.Context, e catalog.Entry, r io.Reader, name, sum string, size int64, to taker, progress func(string, int64, int64)) (source.Report, error) {
	tell := func(int64) {}
	if progress != nil {
		tell = func(n int64) { progress(name, n, size) }
	}
	return e.Read(&counted{r: &stoppable{ctx, r}, progress: tell}, name, marked{to, SourceID(e.Name, sum)})
}

// stoppable ends reading when the context does.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// taker takes all kinds of rows: a transaction, or a record of one file.
type taker interface {
	Observation(fact.Observation) error
	Event(fact.Event) error
	Act(store.Act) error
	Mention(store.Mention) error
}

// marked names the file of evidence as the source of every row.
type marked struct {
	taker
	source string
}

func (m marked) Observation(o fact.Observation) error {
	o.Source = m.source
	return m.taker.Observation(o)
}

func (m marked) Event(e fact.Event) error {
	e.Source = m.source
	return m.taker.Event(e)
}

// SourceID is the id of a file of evidence as a fact.Source: "s.baci." and the beginning of its
// SHA-256.
func SourceID(reader, sum string) string { return "s." + reader + "." + sum[:12] }

// Close closes the index and lets go of the home.
func (h *Home) Close() error {
	var err error
	if h.index != nil {
		err = h.index.Close()
		h.index = nil
	}
	return errors.Join(err, unlock(h.lock))
}

// Index is the store to ask.
func (h *Home) Index() store.Store { return h.index }

// Dir is the folder.
func (h *Home) Dir() string { return h.dir }

// Ledger lists the entries, oldest first.
func (h *Home) Ledger() []Entry { return slices.Clone(h.entries) }

// Sources lists the files of evidence as sources to cite, in the order of their loads.
func (h *Home) Sources() []fact.Source {
	var out []fact.Source
	for _, e := range h.entries {
		id := SourceID(e.Source, e.SHA256)
		if e.Kind != LoadEntry || slices.ContainsFunc(out, func(s fact.Source) bool { return s.ID == id }) {
			continue
		}
		c, _ := catalog.Find(e.Source)
		s := fact.Source{
			ID: id, Publisher: c.Publisher, Title: c.Title + ": " + e.File, URL: c.Address,
			Licence: c.Licence, SHA256: e.SHA256, Family: c.Name, Reliability: c.Reliability,
		}
		if len(e.At) >= 10 {
			s.Retrieved, _ = fact.ParseDate(e.At[:10])
		}
		if e.Report != nil {
			s.Published = e.Report.Vintage
		}
		out = append(out, s)
	}
	return out
}

func (h *Home) say(format string, args ...any) {
	if h.opt.Say != nil {
		h.opt.Say(format, args...)
	}
}
