package actor

import (
	"slices"
	"sync"

	"tightrope/fact"
)

// Registry holds the actors. It is never changed after it is made, so any number of readers
// may share it.
type Registry struct {
	actors   []fact.Actor // sorted by id
	index    map[fact.ActorID]int
	places   map[fact.ActorID]place
	regions  map[fact.ActorID]string
	names    map[string][]claim  // by folded text
	capitals map[string][]claim  // by folded text
	people   map[string][]claim  // adjectives and demonyms, by folded text
	codes    map[codeKey][]claim // by scheme and text
	members  map[fact.ActorID][]membership
}

type place struct{ lat, lon float64 }

// claim is one actor's right to a name or code during a period; zero means always.
type claim struct {
	id    fact.ActorID
	valid fact.Period
}

type codeKey struct{ scheme, text string }

type membership struct {
	id    fact.ActorID
	valid fact.Period
}

// Default is the registry made of the embedded tables. It is parsed at the first call, in a
// few milliseconds.
func Default() *Registry { return parsed() }

var parsed = sync.OnceValue(func() *Registry {
	r, err := parse(tables)
	if err != nil {
		panic("actor: the embedded tables are damaged: " + err.Error())
	}
	return r
})

// Get finds an actor by its id.
func (r *Registry) Get(id fact.ActorID) (fact.Actor, bool) {
	i, ok := r.index[id]
	if !ok {
		return fact.Actor{}, false
	}
	return r.actors[i], true
}

// All lists the actors, sorted by id.
func (r *Registry) All() []fact.Actor { return slices.Clone(r.actors) }

// Name is the display name of an actor; an id that is not known is its own name.
func (r *Registry) Name(id fact.ActorID) string {
	if a, ok := r.Get(id); ok {
		return a.Name
	}
	return string(id)
}

// Place is where a map shows the actor: the centre of the largest piece of a state, or the
// state to which a group belongs. Degrees north and east.
func (r *Registry) Place(id fact.ActorID) (lat, lon float64, ok bool) {
	p, ok := r.places[id]
	if !ok && id.State() != id {
		p, ok = r.places[id.State()]
	}
	return p.lat, p.lon, ok
}

// Region is the United Nations geographical subregion of a state or area, "" where none is
// known.
func (r *Registry) Region(id fact.ActorID) string {
	if s, ok := r.regions[id]; ok {
		return s
	}
	return r.regions[id.State()]
}

// Spelling is one text by which an actor is known, for scanning running text.
type Spelling struct {
	Text   string
	Actor  fact.ActorID
	Scheme string // name, adjective, demonym, capital, leader
	Valid  fact.Period
}

// Spellings lists every name, adjective, demonym and capital, sorted by text and actor.
// Codes are not in it: "IS" or "NO" in a text is a word.
func (r *Registry) Spellings() []Spelling {
	var out []Spelling
	for _, a := range r.actors {
		out = append(out, Spelling{a.Name, a.ID, "name", fact.Period{}})
		for _, s := range a.Names {
			out = append(out, Spelling{s.Text, a.ID, s.Scheme, s.Valid})
		}
	}
	slices.SortStableFunc(out, func(x, y Spelling) int {
		if x.Text != y.Text {
			return compare(x.Text, y.Text)
		}
		return compare(x.Actor, y.Actor)
	})
	return out
}
