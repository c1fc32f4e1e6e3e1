package actor

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"tightrope/fact"
)

//go:embed data/*.tsv
var tables embed.FS

func compare[T cmp.Ordered](a, b T) int { return cmp.Compare(a, b) }

// parse reads the tables. The first row of a file is a comment that names its columns.
func parse(files fs.FS) (*Registry, error) {
	r := &Registry{
		index:    map[fact.ActorID]int{},
		places:   map[fact.ActorID]place{},
		regions:  map[fact.ActorID]string{},
		names:    make(map[string][]claim, 4096),
		people:   make(map[string][]claim, 1024),
		capitals: map[string][]claim{},
		codes:    make(map[codeKey][]claim, 4096),
		members:  map[fact.ActorID][]membership{},
	}
	for _, t := range []struct {
		file    string
		columns int
		row     func([]string) error
	}{
		{"states", 10, r.stateRow},
		{"organisations", 5, r.organisationRow},
		{"others", 6, r.otherRow},
		{"names", 4, r.nameRow},
		{"members", 3, r.memberRow},
	} {
		name := "data/" + t.file + ".tsv"
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
			if strings.HasPrefix(line, "#") || line == "" {
				continue
			}
			f := strings.Split(line, "\t")
			if len(f) != t.columns {
				return nil, fmt.Errorf("%s:%d: %d columns: want %d", name, i+1, len(f), t.columns)
			}
			if err := t.row(f); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
			}
		}
	}
	r.finish()
	return r, nil
}

// id, kind, name, lived, predecessor, successor, region, latitude, longitude, codes.
func (r *Registry) stateRow(f []string) error {
	lived, err := fact.ParsePeriod(f[3])
	if err != nil {
		return err
	}
	lat, err := strconv.ParseFloat(f[7], 64)
	if err != nil {
		return err
	}
	lon, err := strconv.ParseFloat(f[8], 64)
	if err != nil {
		return err
	}
	id := fact.ActorID(f[0])
	r.places[id] = place{lat, lon}
	r.regions[id] = f[6]
	codes, err := spells(strings.Fields(f[9]))
	if err != nil {
		return err
	}
	return r.add(fact.Actor{
		ID: id, Kind: fact.ActorKind(f[1]), Name: f[2], Lived: lived, Codes: codes,
		Predecessor: fact.ActorID(f[4]), Successor: fact.ActorID(f[5]),
	})
}

// id, name, lived, other names, codes; lists are divided by " | ".
func (r *Registry) organisationRow(f []string) error {
	return r.otherRow([]string{f[0], string(fact.Organisation), f[1], f[2], f[3], f[4]})
}

// id, kind, name, lived, other names, codes.
func (r *Registry) otherRow(f []string) error {
	lived, err := fact.ParsePeriod(f[3])
	if err != nil {
		return err
	}
	var names []fact.Spell
	if f[4] != "" {
		for _, n := range strings.Split(f[4], " | ") {
			s, err := spell("name:" + n)
			if err != nil {
				return err
			}
			names = append(names, s)
		}
	}
	if f[1] == string(fact.Organisation) {
		names = otherSpellings(f[2], names)
	}
	codes, err := spells(strings.Fields(f[5]))
	if err != nil {
		return err
	}
	return r.add(fact.Actor{
		ID: fact.ActorID(f[0]), Kind: fact.ActorKind(f[1]), Name: f[2], Lived: lived, Names: names, Codes: codes,
	})
}

// spellings are words in the names of organisations that are written in two ways.
var spellings = [][2]string{
	{"Organisation", "Organization"},
	{"Organization", "Organisation"},
	{"Cooperation", "Co-operation"},
	{"Co-operation", "Cooperation"},
	{"Southeast", "South-East"},
	{"South-East", "Southeast"},
	{"Defense", "Defence"},
	{"Program", "Programme"},
	{"Programme", "Program"},
}

// otherSpellings adds to the names of an organisation those that differ from its name or another of
// them by the spelling of a word: "Shanghai Co-operation Organisation".
func otherSpellings(name string, names []fact.Spell) []fact.Spell {
	has := map[string]bool{name: true}
	for _, n := range names {
		has[n.Text] = true
	}
	out := append([]fact.Spell{{Scheme: "name", Text: name}}, names...)
	for i := 0; i < len(out); i++ {
		for _, pair := range spellings {
			t := strings.Replace(out[i].Text, pair[0], pair[1], 1)
			if pair[0] == "Program" && strings.Contains(out[i].Text, "Programme") || has[t] {
				continue
			}
			has[t] = true
			out = append(out, fact.Spell{Scheme: out[i].Scheme, Text: t, Valid: out[i].Valid})
		}
	}
	return out[1:]
}

// id, scheme, text, period.
func (r *Registry) nameRow(f []string) error {
	i, ok := r.index[fact.ActorID(f[0])]
	if !ok {
		return fmt.Errorf("actor %q is not in the tables", f[0])
	}
	valid, err := fact.ParsePeriod(f[3])
	if err != nil {
		return err
	}
	r.actors[i].Names = append(r.actors[i].Names, fact.Spell{Scheme: f[1], Text: f[2], Valid: valid})
	return nil
}

// organisation, period, members.
func (r *Registry) memberRow(f []string) error {
	org := fact.ActorID(f[0])
	valid, err := fact.ParsePeriod(f[1])
	if err != nil {
		return err
	}
	for _, m := range append(strings.Fields(f[2]), f[0]) {
		if _, ok := r.index[fact.ActorID(m)]; !ok {
			return fmt.Errorf("actor %q is not in the tables", m)
		}
		if m != f[0] {
			r.members[org] = append(r.members[org], membership{fact.ActorID(m), valid})
		}
	}
	return nil
}

func (r *Registry) add(a fact.Actor) error {
	if err := a.ID.Valid(); err != nil {
		return err
	}
	if _, twice := r.index[a.ID]; twice {
		return fmt.Errorf("actor %s stands twice", a.ID)
	}
	r.index[a.ID] = len(r.actors)
	r.actors = append(r.actors, a)
	return nil
}

func spells(texts []string) ([]fact.Spell, error) {
	var out []fact.Spell
	for _, t := range texts {
		s, err := spell(t)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// spell reads "scheme:text" or "scheme:text@period".
func spell(t string) (fact.Spell, error) {
	scheme, text, ok := strings.Cut(t, ":")
	if !ok {
		return fact.Spell{}, fmt.Errorf("%q: want scheme:text", t)
	}
	text, when, _ := strings.Cut(text, "@")
	valid, err := fact.ParsePeriod(when)
	return fact.Spell{Scheme: scheme, Text: text, Valid: valid}, err
}

// finish sorts the actors and builds the two indexes.
func (r *Registry) finish() {
	slices.SortFunc(r.actors, func(x, y fact.Actor) int { return compare(x.ID, y.ID) })
	for i, a := range r.actors {
		r.index[a.ID] = i
		for _, c := range a.Codes {
			k := codeKey{c.Scheme, c.Text}
			r.codes[k] = append(r.codes[k], claim{a.ID, c.Valid})
		}
		claimText(r.names, a.Name, claim{a.ID, fact.Period{}})
		for _, n := range a.Names {
			switch n.Scheme {
			case "name":
				claimText(r.names, n.Text, claim{a.ID, n.Valid})
			case "adjective", "demonym":
				claimText(r.people, n.Text, claim{a.ID, n.Valid})
			case "capital":
				claimText(r.capitals, n.Text, claim{a.ID, n.Valid})
			}
		}
	}
	for org, ms := range r.members {
		slices.SortStableFunc(ms, func(x, y membership) int { return compare(x.id, y.id) })
		r.members[org] = ms
	}
}

func claimText(index map[string][]claim, text string, c claim) {
	key := fold(text)
	if !slices.Contains(index[key], c) {
		index[key] = append(index[key], c)
	}
}
