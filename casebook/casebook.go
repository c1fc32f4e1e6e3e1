// Package casebook holds the cases, sourced figures and dated chronologies that ship inside
// the program, and reads files of the same format that a user wrote. The format is described
// in README.md beside this file; Lint checks every line of it.
package casebook

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"tightrope/fact"
)

// The second pattern means *.csv and *.toml; a pattern of its own for either would not
// compile on the day when the last such file moves into a folder.
//
//go:embed README.md *.[ct]* */*.csv */*.toml
var embedded embed.FS

var open = sync.OnceValues(func() (*Book, error) { return Load(embedded, "casebook") })

// Open reads the embedded casebook, once; later calls return the same book, which nobody may
// change. It fails only if a file of the casebook cannot be parsed.
func Open() (*Book, error) { return open() }

// File is one file of a casebook: its name as shown to readers, and its fingerprint.
type File struct {
	Name   string // "casebook/azerbaijan/observations.csv"
	SHA256 string // hexadecimal
	Bytes  []byte
}

// Book is a set of cases with the sources, observations and events that bear on them.
// Everything keeps the order of its file; folders are in the order of their names.
type Book struct {
	Cases   []fact.Case
	Sources []fact.Source
	Files   []File

	root         string
	folders      []folder
	where        map[string]place
	sources      map[string]int
	observations map[string]fact.Observation
	events       map[string]fact.Event
}

// folder is what lies in one folder of the casebook; the folder of the shared sources is "".
type folder struct {
	name         string
	caseFile     string
	sources      Table[fact.Source]
	observations Table[fact.Observation]
	events       Table[fact.Event]
}

type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// Load reads a casebook from a file tree of the format of README.md: sources.csv at the top,
// and a folder for each case with case.toml, sources.csv, observations.csv and events.csv,
// each of which may be absent. Readers see the files under the name of the root: the word
// casebook, or where a user keeps cases. Errors name the file, the line and what was wanted.
func Load(tree fs.FS, root string) (*Book, error) {
	b := &Book{
		root:  root,
		where: map[string]place{}, sources: map[string]int{},
		observations: map[string]fact.Observation{}, events: map[string]fact.Event{},
	}
	names := []string{""}
	entries, err := fs.ReadDir(tree, ".")
	if err != nil {
		return nil, fmt.Errorf("casebook: %w", err)
	}
	for _, e := range entries {
		switch {
		case e.IsDir():
			names = append(names, e.Name())
		case path.Ext(e.Name()) == ".toml": // rules of the whole book: kept for the manifest
			if _, err := b.keep(tree, e.Name()); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range names {
		if err := b.loadFolder(tree, name); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *Book) loadFolder(tree fs.FS, name string) error {
	f := folder{name: name}
	var err error
	if f.sources, err = loadTable(b, tree, path.Join(name, "sources.csv"), parseSource); err != nil {
		return err
	}
	if f.observations, err = loadTable(b, tree, path.Join(name, "observations.csv"), parseObservation); err != nil {
		return err
	}
	if f.events, err = loadTable(b, tree, path.Join(name, "events.csv"), parseEvent); err != nil {
		return err
	}
	if err := b.loadCase(tree, &f); err != nil {
		return err
	}
	b.index(f)
	b.folders = append(b.folders, f)
	return nil
}

func (b *Book) loadCase(tree fs.FS, f *folder) error {
	file, err := b.keep(tree, path.Join(f.name, "case.toml"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	c, err := parseCase(file.Bytes, file.Name)
	if err == nil {
		c, err = inForce(file.Bytes, c, file.Name)
	}
	if err != nil {
		return err
	}
	f.caseFile = file.Name
	b.Cases = append(b.Cases, c)
	return nil
}

// keep reads a file and records it; a file that is not there is fs.ErrNotExist.
func (b *Book) keep(tree fs.FS, name string) (File, error) {
	data, err := fs.ReadFile(tree, name)
	if err != nil {
		return File{}, err
	}
	f := File{Name: path.Join(b.root, name), SHA256: fingerprint(data), Bytes: data}
	b.Files = append(b.Files, f)
	return f, nil
}

func loadTable[T any](b *Book, tree fs.FS, name string, parse func(*row) T) (Table[T], error) {
	f, err := b.keep(tree, name)
	if errors.Is(err, fs.ErrNotExist) {
		return Table[T]{}, nil
	}
	if err != nil {
		return Table[T]{}, err
	}
	return readTable(f.Bytes, f.Name, parse)
}

// index makes the ids of a folder findable; of an id that stands twice the first is found,
// and Lint reports the second.
func (b *Book) index(f folder) {
	for i, s := range f.sources.Rows {
		if b.mark(s.ID, f.sources.Name, f.sources.Lines[i]) {
			b.sources[s.ID] = len(b.Sources)
		}
		b.Sources = append(b.Sources, s)
	}
	for i, o := range f.observations.Rows {
		if b.mark(o.ID, f.observations.Name, f.observations.Lines[i]) {
			b.observations[o.ID] = o
		}
	}
	for i, e := range f.events.Rows {
		if b.mark(e.ID, f.events.Name, f.events.Lines[i]) {
			b.events[e.ID] = e
		}
	}
}

func (b *Book) mark(id, file string, line int) bool {
	if _, taken := b.where[id]; taken {
		return false
	}
	b.where[id] = place{file, line}
	return true
}

// Case finds a case by its name.
func (b *Book) Case(name string) (fact.Case, bool) {
	i := slices.IndexFunc(b.Cases, func(c fact.Case) bool { return strings.EqualFold(c.Name, name) })
	if i < 0 {
		return fact.Case{}, false
	}
	return b.Cases[i], true
}

// ForBalancer lists the cases in which the actor balances.
func (b *Book) ForBalancer(actor fact.ActorID) []fact.Case {
	var out []fact.Case
	for _, c := range b.Cases {
		if c.Balancer == actor {
			out = append(out, c)
		}
	}
	return out
}

// Observations lists the figures of the case, or of the whole book for the name "".
func (b *Book) Observations(caseName string) []fact.Observation {
	var out []fact.Observation
	for _, f := range b.folders {
		if caseName == "" || f.name == caseName {
			out = append(out, f.observations.Rows...)
		}
	}
	return out
}

// Events lists the chronology of the case, or of the whole book for the name "".
func (b *Book) Events(caseName string) []fact.Event {
	var out []fact.Event
	for _, f := range b.folders {
		if caseName == "" || f.name == caseName {
			out = append(out, f.events.Rows...)
		}
	}
	return out
}

// Source finds a source by its id.
func (b *Book) Source(id string) (fact.Source, bool) {
	i, ok := b.sources[id]
	if !ok {
		return fact.Source{}, false
	}
	return b.Sources[i], true
}

// Observation finds a figure by its id.
func (b *Book) Observation(id string) (fact.Observation, bool) {
	o, ok := b.observations[id]
	return o, ok
}

// Event finds an act by its id.
func (b *Book) Event(id string) (fact.Event, bool) {
	e, ok := b.events[id]
	return e, ok
}

// Where says in which line of which file the source, observation or event with the id
// stands: "casebook/azerbaijan/observations.csv:17"; "" for an id that is not in the book.
func (b *Book) Where(id string) string {
	p, ok := b.where[id]
	if !ok {
		return ""
	}
	return p.String()
}

// CaseFile names the file that a case was read from, "" if there is none.
func (b *Book) CaseFile(caseName string) string {
	i := slices.IndexFunc(b.folders, func(f folder) bool { return f.name == caseName })
	if i < 0 {
		return ""
	}
	return b.folders[i].caseFile
}

// File finds a file of the book by its full name.
func (b *Book) File(name string) (File, bool) {
	i := slices.IndexFunc(b.Files, func(f File) bool { return f.Name == name })
	if i < 0 {
		return File{}, false
	}
	return b.Files[i], true
}
