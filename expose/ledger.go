package expose

import (
	"cmp"
	"fmt"
	"slices"

	"tightrope/fact"
)

// Lens is one way of looking at flows: whose books, what is counted, in which unit, how often.
// Values seen through two lenses are never added.
type Lens struct {
	Source string
	Basis  fact.Basis
	Layer  fact.Layer
	Item   string
	Unit   string
	Grain  Grain
}

// String writes the lens for a reader.
func (l Lens) String() string {
	return fmt.Sprintf("%s, %s, %s, %s", l.Source, l.Item, l.Basis, l.Unit)
}

// Grain is the length of the periods of a series.
type Grain string

// The grains.
const (
	Yearly  Grain = "year"
	Monthly Grain = "month"
	Daily   Grain = "day"
	Spans   Grain = "span" // of any length: never added up, only met exactly
)

// GrainOf says how long a period is.
func GrainOf(p fact.Period) Grain {
	switch {
	case p.From.IsZero() || p.To.IsZero() || p.From != p.To:
		return Spans
	case p.From.Month == 0:
		return Yearly
	case p.From.Day == 0:
		return Monthly
	}
	return Daily
}

// Ledger is the flows among observations, ordered so that a Table is read quickly.
type Ledger struct {
	lenses []Lens
	rows   map[Lens][]entry // ordered by first day
	totals map[Lens][]entry // stated totals, which a flow's Table takes as its denominator
}

type entry struct {
	from, to  fact.ActorID
	first     int // day number of the first day
	period    fact.Period
	value     float64
	low, high float64
	known     bool
	status    fact.Status
	id        string
	exports   bool // of a total: everything that from sells, else everything that it buys
}

// NewLedger collects the rows whose measure is "flow", "total imports" or "total exports".
// Other observations are left out; rows that carry no value are kept as such. Rows of one
// source on a second basis (a vendor's estimates among reconciled figures) join the lens of the
// basis with most rows, so that totals are whole; where any flow has both bases they stay apart.
func NewLedger(obs []fact.Observation) *Ledger {
	g := &Ledger{rows: map[Lens][]entry{}, totals: map[Lens][]entry{}}
	home := homes(obs)
	for i := range obs {
		o := &obs[i]
		if o.Measure != "flow" && o.Measure != "total imports" && o.Measure != "total exports" {
			continue
		}
		l := lensOf(o)
		if h, ok := home[l]; ok {
			l = h
		}
		e := entry{o.From, o.To, o.Period.From.Days(), o.Period, o.Value, o.Value, o.Value, o.Known(), o.Status, o.ID, false}
		if o.Low != nil {
			e.low = *o.Low
		}
		if o.High != nil {
			e.high = *o.High
		}
		if o.Measure == "flow" {
			g.rows[l] = append(g.rows[l], e)
			continue
		}
		e.exports = o.Measure == "total exports"
		g.totals[l] = append(g.totals[l], e)
	}
	for l, rows := range g.rows {
		slices.SortStableFunc(rows, func(a, b entry) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.id, b.id)) })
		g.lenses = append(g.lenses, l)
	}
	slices.SortFunc(g.lenses, compareLens)
	return g
}

func lensOf(o *fact.Observation) Lens {
	return Lens{o.Source, o.Basis, o.Layer, o.Item, o.Unit, GrainOf(o.Period)}
}

// homes finds, for each lens, the one that its rows join: the lens of the same source and goods
// with most rows, unless some flow is on both.
func homes(obs []fact.Observation) map[Lens]Lens {
	type flow struct {
		lens     Lens // without its basis
		from, to fact.ActorID
		period   fact.Period
	}
	count := map[Lens]int{}
	for i := range obs {
		if obs[i].Measure == "flow" {
			count[lensOf(&obs[i])]++
		}
	}
	biggest, several := map[Lens]Lens{}, map[Lens]bool{}
	for l, n := range count {
		bare := l
		bare.Basis = ""
		b, ok := biggest[bare]
		several[bare] = several[bare] || ok
		if !ok || n > count[b] || n == count[b] && compareLens(l, b) < 0 {
			biggest[bare] = l
		}
	}
	seen := map[flow]fact.Basis{}
	for i := range obs {
		o := &obs[i]
		if o.Measure != "flow" {
			continue
		}
		bare := lensOf(o)
		bare.Basis = ""
		if !several[bare] {
			continue
		}
		k := flow{bare, o.From, o.To, o.Period}
		if b, ok := seen[k]; ok && b != o.Basis {
			several[bare] = false // both bases for one flow: they stay apart
		}
		seen[k] = o.Basis
	}
	out := map[Lens]Lens{}
	for l := range count {
		bare := l
		bare.Basis = ""
		if several[bare] {
			out[l] = biggest[bare]
		}
	}
	return out
}

func compareLens(a, b Lens) int {
	return cmp.Or(cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Item, b.Item), cmp.Compare(a.Source, b.Source),
		cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Basis, b.Basis), cmp.Compare(a.Grain, b.Grain))
}

// Lenses lists every lens that has flows, ordered by layer, item, source and unit.
func (g *Ledger) Lenses() []Lens { return slices.Clone(g.lenses) }

// Extent is the period from the first to the last row of a lens, in years; zero where the
// lens has no flows.
func (g *Ledger) Extent(l Lens) fact.Period {
	rows := g.rows[l]
	if len(rows) == 0 {
		return fact.Period{}
	}
	last := rows[0].period.From.Year
	for _, r := range rows {
		last = max(last, r.period.To.Year)
	}
	return fact.YearPeriod(rows[0].period.From.Year, last)
}

// Years lists the years in which the lens has rows of any actors, in order.
func (g *Ledger) Years(l Lens) []int {
	var out []int
	for _, r := range g.rows[l] {
		if n := len(out); n == 0 || out[n-1] != r.period.From.Year {
			out = append(out, r.period.From.Year)
		}
	}
	return out
}

// Buyers lists the actors that buy, in order.
func (g *Ledger) Buyers(l Lens) []fact.ActorID {
	return g.side(l, func(e entry) fact.ActorID { return e.to })
}

// Sellers lists the actors that sell, in order.
func (g *Ledger) Sellers(l Lens) []fact.ActorID {
	return g.side(l, func(e entry) fact.ActorID { return e.from })
}

func (g *Ledger) side(l Lens, who func(entry) fact.ActorID) []fact.ActorID {
	seen := map[fact.ActorID]bool{}
	var out []fact.ActorID
	for _, e := range g.rows[l] {
		if id := who(e); !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// Steps counts the rows with a positive value that a pair has in a lens.
func (g *Ledger) Steps(l Lens, from, to fact.ActorID) int {
	n := 0
	for _, e := range g.rows[l] {
		if e.from == from && e.to == to && e.known && e.value > 0 {
			n++
		}
	}
	return n
}
