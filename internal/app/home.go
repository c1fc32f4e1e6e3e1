package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"tightrope/check"
	"tightrope/fact"
	"tightrope/internal/fetch"
	"tightrope/internal/home"
	"tightrope/internal/source/catalog"
	"tightrope/internal/store"
)

// ErrNoHome says that nothing was loaded yet.
var ErrNoHome = errors.New("nothing is loaded: there is no home yet")

// OpenHome opens the home that the user loaded data into, or makes one. Until then the
// operations know the casebook only.
func (a *App) OpenHome(ctx context.Context, dir string, opt home.Options) error {
	h, err := home.Open(ctx, dir, opt)
	if err != nil {
		return err
	}
	a.home = h
	return nil
}

// CloseHome lets go of the home.
func (a *App) CloseHome() error {
	if a.home == nil {
		return nil
	}
	h := a.home
	a.home = nil
	return h.Close()
}

// HomeExists says whether there is a home in the folder.
func HomeExists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "ledger.jsonl"))
	return err == nil
}

// LoadIn asks to bring data in.
type LoadIn struct {
	Reader   string   // the name of a source
	Files    []string // files, or folders whose files are all of it; none = from the publisher
	Mapping  string   // of the reader "table"
	Products []string // of trade: the codes of the goods to keep; none = all

	// Without files: where downloads are kept, the days and parts (export, mentions, gkg; none =
	// export) wanted of a source that has a file for each quarter of an hour, an address in place
	// of the publisher's, and the client's limits.
	Cache        string
	Since, Until fact.Date
	Parts        []string
	From         string
	Fetch        fetch.Options
}

// Load reads files into the home and tells of each as it is done. Without files it downloads
// what the publisher offers at its public address first. A file that cannot be read is told of
// and left out; the others are loaded and stay.
func (a *App) Load(ctx context.Context, in LoadIn, done func(home.Loaded)) error {
	if a.home == nil {
		return ErrNoHome
	}
	entry, ok := catalog.Find(in.Reader)
	if !ok && in.Reader != "table" {
		var names []string
		for _, e := range catalog.All() {
			names = append(names, e.Name)
		}
		return fmt.Errorf("no source is called %q: want one of %v", in.Reader, names)
	}
	if in.Mapping != "" && len(in.Products) > 0 {
		return errors.New("a table with a mapping has no products to choose from")
	}
	files, err := expand(in.Files)
	if err == nil && len(files) == 0 {
		files, err = download(ctx, entry, in)
	}
	if err != nil {
		return err
	}
	if in.Mapping == "" && len(files) > 1 {
		all, err := a.home.LoadMany(ctx, in.Reader, files, in.Products...)
		for _, l := range all {
			done(l)
		}
		return err
	}
	for _, name := range files {
		list, err := a.loadOne(ctx, in, name)
		if err != nil {
			return err
		}
		for _, l := range list {
			done(l)
		}
	}
	return nil
}

// download brings the files of a source from its publisher.
func download(ctx context.Context, e catalog.Entry, in LoadIn) ([]string, error) {
	client := fetch.New(in.Cache, in.Fetch)
	address := cmp.Or(in.From, e.Direct)
	switch {
	case e.Name == "gdelt":
		if in.Since.IsZero() || in.Until.IsZero() {
			return nil, errors.New("gdelt has a file for each quarter of an hour: want --since and --until")
		}
		parts := in.Parts
		if len(parts) == 0 {
			parts = []string{"export"}
		}
		return client.GDELT(ctx, address, parts, in.Since, in.Until)
	case address == "":
		return nil, fmt.Errorf("%s offers no file to download as it is: get it from %s and give its path", e.Publisher, e.Address)
	}
	path, _, err := client.Get(ctx, address)
	return []string{path}, err
}

func (a *App) loadOne(ctx context.Context, in LoadIn, name string) ([]home.Loaded, error) {
	if in.Mapping == "" {
		return a.home.LoadFile(ctx, in.Reader, name, in.Products...)
	}
	mapping, err := os.Open(in.Mapping)
	if err != nil {
		return nil, err
	}
	defer mapping.Close()
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	l, err := a.home.LoadTable(ctx, mapping, filepath.Base(name), f)
	return []home.Loaded{l}, err
}

// expand lists the plain files of the folders among the names, in order.
func expand(names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			out = append(out, name)
			continue
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if e.Type().IsRegular() {
				out = append(out, filepath.Join(name, e.Name()))
			}
		}
	}
	return out, nil
}

// SourceState is a source with what is loaded of it.
type SourceState struct {
	catalog.Entry
	Loaded home.Covered `json:"loaded"`
}

// Sources lists what can be loaded and what is.
func (a *App) Sources(ctx context.Context) ([]SourceState, error) {
	loaded := map[string]home.Covered{}
	if a.home != nil {
		all, err := a.home.Coverage(ctx)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			loaded[c.Source] = c
		}
	}
	var out []SourceState
	for _, e := range catalog.All() {
		out = append(out, SourceState{Entry: e, Loaded: loaded[e.Name]})
	}
	return out, nil
}

// Home is the opened home, or an error that says how to make one.
func (a *App) Home() (*home.Home, error) {
	if a.home == nil {
		return nil, fmt.Errorf("%w; load something first: tightrope load --list", ErrNoHome)
	}
	return a.home, nil
}

// lookBack is how many years of treaties, votes and acts of a state are taken from the home.
const lookBack = 25

// loaded is the rows of the home about a state: those that make ties, and its acts.
func (a *App) loaded(ctx context.Context, asOf fact.Date, who fact.ActorID) (rows, error) {
	since := asOf
	if since.IsZero() {
		since = a.defaultAsOf(nil)
	}
	since = fact.Date{Year: since.Year - lookBack}
	return a.ask(ctx, []store.Query{{Either: who, KnownAt: asOf, Since: since}})
}

// needed is the rows of the home that the items can be checked with.
func (a *App) needed(ctx context.Context, asOf fact.Date, needs []check.Need) (rows, error) {
	var queries []store.Query
	for _, n := range needs {
		if n.Measure == "vote" {
			continue
		}
		q := store.Query{Measure: n.Measure, Layer: n.Layer, KnownAt: asOf, Since: n.Period.From, Until: n.Period.To}
		if len(n.Actors) == 0 {
			queries = append(queries, q)
		}
		for _, id := range n.Actors {
			q.Either = id
			queries = append(queries, q)
		}
	}
	out, err := a.ask(ctx, queries)
	if err != nil {
		return out, err
	}
	votes, err := a.ballots(ctx, asOf, needs)
	out.observations = byID(append(out.observations, votes...))
	return out, err
}

// byID sorts rows and keeps each once.
func byID(all []fact.Observation) []fact.Observation {
	slices.SortStableFunc(all, func(x, y fact.Observation) int { return cmp.Compare(x.ID, y.ID) })
	return slices.CompactFunc(all, func(x, y fact.Observation) bool { return x.ID == y.ID })
}

// rows is what the home has: each row once, sorted by id.
type rows struct {
	observations []fact.Observation
	events       []fact.Event
	sources      []fact.Source
}

// ask puts the questions to the index of the home; without a home there is nothing. Acts are
// asked for where a question names an actor and no measure.
func (a *App) ask(ctx context.Context, queries []store.Query) (rows, error) {
	var out rows
	if a.home == nil {
		return out, nil
	}
	index := a.home.Index()
	for _, q := range queries {
		more, err := index.Observations(ctx, q)
		if err != nil {
			return out, err
		}
		out.observations = append(out.observations, more...)
		if q.Either == "" || q.Measure != "" {
			continue
		}
		acts, err := index.Events(ctx, q)
		if err != nil {
			return out, err
		}
		out.events = append(out.events, acts...)
	}
	out.observations = byID(out.observations)
	slices.SortStableFunc(out.events, func(x, y fact.Event) int { return cmp.Compare(x.ID, y.ID) })
	out.events = slices.CompactFunc(out.events, func(x, y fact.Event) bool { return x.ID == y.ID })
	out.sources = a.home.Sources()
	return pooled(out), nil
}

// Backup writes the home as one archive.
func (a *App) Backup(ctx context.Context, w io.Writer) error {
	h, err := a.Home()
	if err != nil {
		return err
	}
	return h.Backup(ctx, w)
}
