package check

import (
	"cmp"
	"slices"

	"tightrope/fact"
)

// Need is one kind of row that the check of some items can use, for whoever fetches evidence
// from a store: a measure, of a layer, about some actors.
type Need struct {
	Measure string
	Layer   fact.Layer     // empty = any
	Actors  []fact.ActorID // rows with one of them on either side; empty = everybody's, for ranks, totals and tallies
	Period  fact.Period    // zero = any time
	All     bool           // of votes: every roll call, for a rank among all states; else the tallies of single ones
}

// Needs lists what the items can be checked with, each need once, ordered by measure and layer.
// Shares, ranks and totals of flows need the rows of everybody; agreement needs the votes of the
// states named, and a single vote those of everybody on its day, for its tally tells the roll
// call.
func Needs(items []fact.Item, opt Options) []Need {
	b := newBench(Evidence{}, items, opt)
	var out []Need
	add := func(n Need) {
		slices.Sort(n.Actors)
		n.Actors = slices.Compact(slices.DeleteFunc(n.Actors, func(a fact.ActorID) bool { return a == "" }))
		if !slices.ContainsFunc(out, func(o Need) bool {
			return o.Measure == n.Measure && o.Layer == n.Layer && o.Period == n.Period && o.All == n.All && slices.Equal(o.Actors, n.Actors)
		}) {
			out = append(out, n)
		}
	}
	for i := range items {
		it := &items[i]
		switch it.Kind {
		case fact.Quantity:
			b.needsOf(b.frameOf(i), add)
		case fact.Stance:
			if it.Vote != "" {
				add(Need{Measure: "vote", Actors: []fact.ActorID{it.Holder}})
				add(Need{Measure: "vote", Period: b.voteTime(it)})
			}
		case fact.Relation, fact.ClaimItem:
			if it.A != "" && it.B != "" {
				add(Need{Measure: "membership", Actors: []fact.ActorID{it.A, it.B}})
				add(Need{Measure: "treaty", Actors: []fact.ActorID{it.A, it.B}})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Need) int { return cmp.Or(cmp.Compare(x.Measure, y.Measure), cmp.Compare(x.Layer, y.Layer)) })
	return out
}

func (b *bench) needsOf(f frame, add func(Need)) {
	pair := []fact.ActorID{f.subject, f.partner, f.third}
	switch f.what {
	case "import share", "export share", "flow", "flow change", "supplier rank", "buyer rank", worldShare, worldRank, "concentration",
		"total imports", "total exports":
		for _, m := range []string{"flow", "total imports", "total exports"} {
			add(Need{Measure: m, Layer: f.layer})
		}
		for _, m := range []string{"import share", "export share", "flow change", "supplier rank", "buyer rank"} {
			add(Need{Measure: m, Layer: f.layer, Actors: slices.Clone(pair)})
		}
		for _, m := range []string{"index", "production"} { // whether the recorded imports are enough
			add(Need{Measure: m, Actors: []fact.ActorID{f.subject}})
		}
		if named := b.rankedMeasure(f); named != "none" {
			add(Need{Measure: named})
		}
	case "agreement", voteCount:
		add(Need{Measure: "vote", Actors: slices.Clone(pair)})
		add(Need{Measure: "agreement", Actors: slices.Clone(pair)})
		add(Need{Measure: "ideal point", Actors: slices.Clone(pair)})
		if f.form == rank {
			add(Need{Measure: "vote", All: true})
		}
	case "", transit, "order":
	default:
		add(Need{Measure: f.what, Actors: slices.Clone(pair)})
	}
}
