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
	Reader  string   // the name of a source
	Files   []string // files, or folders whose files are all of it; none = from the publisher
	Mapping string   // of the reader "table"

	// Without files: where downloads are kept, the days wanted of a source that has one file for
	// each quarter of an hour, and the client's limits.
	Cache        string
	Since, Until fact.Date
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
	files, err := expand(in.Files)
	if err == nil && len(files) == 0 {
		files, err = download(ctx, entry, in)
	}
	if err != nil {
		return err
	}
	if in.Mapping == "" && len(files) > 1 {
		all, err := a.home.LoadMany(ctx, in.Reader, files)
		for _, l := range all {
			done(l)
		}
		return err
	}
	for _, name := range files {
		l, err := a.loadOne(ctx, in, name)
		if err != nil {
			return err
		}
		done(l)
	}
	return nil
}

// download brings the files of a source from its publisher.
func download(ctx context.Context, e catalog.Entry, in LoadIn) ([]string, error) {
	client := fetch.New(in.Cache, in.Fetch)
	switch {
	case e.Name == "gdelt":
		if in.Since.IsZero() || in.Until.IsZero() {
			return nil, errors.New("gdelt has a file for each quarter of an hour: want --since and --until")
		}
		return client.GDELT(ctx, in.Since, in.Until)
	case e.Direct == "":
		return nil, fmt.Errorf("%s offers no file to download as it is: get it from %s and give its path", e.Publisher, e.Address)
	}
	path, _, err := client.Get(ctx, e.Direct)
	return []string{path}, err
}

func (a *App) loadOne(ctx context.Context, in LoadIn, name string) (home.Loaded, error) {
	if in.Mapping == "" {
		return a.home.LoadFile(ctx, in.Reader, name)
	}
	mapping, err := os.Open(in.Mapping)
	if err != nil {
		return home.Loaded{}, err
	}
	defer mapping.Close()
	f, err := os.Open(name)
	if err != nil {
		return home.Loaded{}, err
	}
	defer f.Close()
	return a.home.LoadTable(ctx, mapping, filepath.Base(name), f)
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

// loaded is the rows of the home that bear on the actors: everything about them, and all flows of
// energy and arms, against which shares and ranks are read.
func (a *App) loaded(ctx context.Context, asOf fact.Date, actors []fact.ActorID) ([]fact.Observation, []fact.Event, []fact.Source, error) {
	if a.home == nil {
		return nil, nil, nil, nil
	}
	index := a.home.Index()
	queries := []store.Query{
		{Layer: fact.Energy, Measure: "flow", KnownAt: asOf},
		{Layer: fact.Arms, Measure: "flow", KnownAt: asOf},
		{Measure: "production", KnownAt: asOf},
		{Measure: "spending", KnownAt: asOf},
	}
	since := asOf
	if since.IsZero() {
		since = a.defaultAsOf(nil)
	}
	since = fact.Date{Year: since.Year - lookBack}
	for _, id := range actors {
		queries = append(queries, store.Query{Either: id, KnownAt: asOf, Since: since})
	}
	var obs []fact.Observation
	var events []fact.Event
	for _, q := range queries {
		more, err := index.Observations(ctx, q)
		if err != nil {
			return nil, nil, nil, err
		}
		obs = append(obs, more...)
		if q.Either == "" {
			continue
		}
		acts, err := index.Events(ctx, q)
		if err != nil {
			return nil, nil, nil, err
		}
		events = append(events, acts...)
	}
	slices.SortStableFunc(obs, func(x, y fact.Observation) int { return cmp.Compare(x.ID, y.ID) })
	obs = slices.CompactFunc(obs, func(x, y fact.Observation) bool { return x.ID == y.ID })
	slices.SortStableFunc(events, func(x, y fact.Event) int { return cmp.Compare(x.ID, y.ID) })
	events = slices.CompactFunc(events, func(x, y fact.Event) bool { return x.ID == y.ID })
	return obs, events, a.home.Sources(), nil
}

// statesOf lists the states that the items name.
func statesOf(items []fact.Item) []fact.ActorID {
	var out []fact.ActorID
	for _, it := range items {
		for _, id := range []fact.ActorID{it.Subject, it.Partner, it.Source, it.Target, it.Holder, it.Toward, it.A, it.B} {
			if id != "" {
				out = append(out, id.State())
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Backup writes the home as one archive.
func (a *App) Backup(ctx context.Context, w io.Writer) error {
	h, err := a.Home()
	if err != nil {
		return err
	}
	return h.Backup(ctx, w)
}
