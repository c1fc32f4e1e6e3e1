package check

import (
	"strings"

	"tightrope/expose"
	"tightrope/fact"
)

// Evidence is what claims are checked against.
type Evidence struct {
	Observations []fact.Observation
	Events       []fact.Event
	Sources      []fact.Source // titles and families; may be empty
	Coverage     []Coverage    // what data sets cover, where their rows alone do not tell
}

// Coverage says what a data set covers, so that "no row" can be told from "none".
type Coverage struct {
	Source   string       // Source.ID
	Measure  string       // empty = every measure of the source
	Item     string       // empty = every item
	Period   fact.Period  // zero = the years that it has rows in
	Complete bool         // a pair without a row had none; else it may only not be recorded
	Scope    string       // in words, when it covers a part of the world: "the European Union"
	ScopeID  fact.ActorID // of the scope, "EU"
	Lacks    string       // in words, what it is known to leave out
}

// bench is the evidence arranged for look-up, with the items of one text.
type bench struct {
	items   []fact.Item
	opt     Options
	obs     []fact.Observation
	events  []fact.Event
	ledger  *expose.Ledger
	title   map[string]string
	family  map[string]string
	covers  []Coverage
	stored  map[storedKey][]int                  // rows that state a measure of an actor or a pair
	scale   map[scaleKey][]int                   // rows of one measure, item and source for everybody: ranks and world shares
	ballots map[string]map[fact.ActorID][]ballot // by source and state
	rolls   map[string][]roll                    // by source, ordered by date
	frames  map[int]frame
	horizon int // the latest year of which the text speaks

	wholes   map[whole][]int // see alike
	silent   []int           // rows that say that a series went dark or is withheld
	ballotAt []int           // items that are votes

	profiles map[expose.Lens]profile
	mistaken map[fact.ActorID]fact.ActorID // subjects that a reader took for the true ones
}

type storedKey struct {
	measure  string
	from, to fact.ActorID
}

type scaleKey struct{ measure, item, source, unit string }

func newBench(ev Evidence, items []fact.Item, opt Options) *bench {
	b := &bench{
		items: items, opt: opt, obs: ev.Observations, events: ev.Events, covers: ev.Coverage,
		title: map[string]string{}, family: map[string]string{}, frames: map[int]frame{},
		stored: map[storedKey][]int{}, scale: map[scaleKey][]int{}, profiles: map[expose.Lens]profile{}, mistaken: map[fact.ActorID]fact.ActorID{},
	}
	if b.opt.Name == nil {
		b.opt.Name = func(id fact.ActorID) string { return string(id) }
	}
	for _, s := range ev.Sources {
		b.title[s.ID] = s.Publisher
		title, _, _ := strings.Cut(s.Title, ": ") // what follows is the name of a file
		if s.Publisher != title && len(title) < 60 {
			b.title[s.ID] = s.Publisher + ", " + title
		}
		b.family[s.ID] = s.FamilyKey()
	}
	var flows []fact.Observation
	for i := range b.obs {
		o := &b.obs[i]
		if o.Status == fact.Dark || o.Status == fact.Suppressed {
			b.silent = append(b.silent, i)
		}
		switch o.Measure {
		case "flow", "total imports", "total exports":
			flows = append(flows, *o)
		case "vote":
			continue
		}
		k := storedKey{o.Measure, o.From, o.To}
		b.stored[k] = append(b.stored[k], i)
		if o.To == "" && o.Known() {
			s := scaleKey{o.Measure, o.Item, o.Source, o.Unit}
			b.scale[s] = append(b.scale[s], i)
		}
	}
	for i := range items {
		if items[i].Kind == fact.Stance && items[i].Vote != "" {
			b.ballotAt = append(b.ballotAt, i)
		}
	}
	b.ledger = expose.NewLedger(flows)
	b.indexVotes()
	b.horizon = horizonOf(items)
	return b
}

// source is the title of a source, or its id where no title is known.
func (b *bench) source(id string) string {
	if t := b.title[id]; t != "" {
		return t
	}
	return id
}

// cover finds what is known about the coverage of a source for a measure and item.
func (b *bench) cover(source, measure, item string) Coverage {
	for _, c := range b.covers {
		if c.Source == source && (c.Measure == "" || c.Measure == measure) && (c.Item == "" || sameItem(c.Item, item)) {
			return c
		}
	}
	return Coverage{Source: source}
}
