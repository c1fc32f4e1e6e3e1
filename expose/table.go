package expose

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"tightrope/fact"
)

// Table is the flows through one lens in one period, added up by pair.
type Table struct {
	Lens    Lens
	Period  fact.Period
	Covered float64 // years (or months, days) of the period in which the lens has any row, as a fraction
	flows   []Flow
	totals  []entry
}

// Flow is what goes from one actor to another.
type Flow struct {
	From, To  fact.ActorID
	Value     float64
	Low, High float64
	Rows      []string
	Missing   []string // rows that are there but carry no value: dark, suppressed, not in the sample
	steps     int
	last      int
}

// Table adds up the flows of a lens over the rows that lie wholly inside the period. Rows of
// grain Spans are taken only where their period is the one asked for. A period that no row
// falls in gives an empty Table with Covered 0.
func (g *Ledger) Table(l Lens, p fact.Period) Table {
	t := Table{Lens: l, Period: p}
	rows := g.rows[l]
	lo, hi := 0, len(rows)
	if !p.From.IsZero() {
		first := p.From.First().Days()
		lo = sort.Search(len(rows), func(i int) bool { return rows[i].first >= first })
	}
	if !p.To.IsZero() {
		last := p.To.Last().Days()
		hi = sort.Search(len(rows), func(i int) bool { return rows[i].first > last })
	}
	at := map[[2]fact.ActorID]int{}
	seen := 0
	lastFirst := -1 << 62
	for _, r := range rows[lo:max(lo, hi)] {
		if !inside(r, l, p) {
			continue
		}
		if r.first != lastFirst {
			seen++
			lastFirst = r.first
		}
		key := [2]fact.ActorID{r.from, r.to}
		i, ok := at[key]
		if !ok {
			i = len(t.flows)
			at[key] = i
			t.flows = append(t.flows, Flow{From: r.from, To: r.to})
		}
		t.flows[i].add(r)
	}
	for _, r := range g.totals[l] {
		if inside(r, l, p) {
			t.totals = append(t.totals, r)
		}
	}
	slices.SortFunc(t.flows, func(a, b Flow) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	t.Covered = coverage(l.Grain, p, seen)
	return t
}

func (f *Flow) add(r entry) {
	if !r.known {
		f.Missing = append(f.Missing, r.id)
		return
	}
	if f.steps == 0 || f.last != r.first {
		f.steps++
		f.last = r.first
	}
	f.Value += r.value
	f.Low += r.low
	f.High += r.high
	f.Rows = append(f.Rows, r.id)
}

func inside(r entry, l Lens, p fact.Period) bool {
	if l.Grain == Spans {
		return r.period == p
	}
	return p.Contains(r.period.From) && p.Contains(r.period.To)
}

// coverage is the steps seen over the steps that the period has; an open period counts as
// covered by whatever there is.
func coverage(grain Grain, p fact.Period, seen int) float64 {
	if seen == 0 {
		return 0
	}
	if p.From.IsZero() || p.To.IsZero() {
		return 1
	}
	a, b := p.From.First(), p.To.Last()
	want := 1
	switch grain {
	case Yearly:
		want = b.Year - a.Year + 1
	case Monthly:
		want = (b.Year-a.Year)*12 + b.Month - a.Month + 1
	case Daily:
		want = b.Days() - a.Days() + 1
	}
	return min(1, float64(seen)/float64(max(want, 1)))
}

// Flows lists the flows, ordered by seller and buyer.
func (t Table) Flows() []Flow { return slices.Clone(t.flows) }

// Flow finds the flow of one pair. A pair without a row has no flow: whether that means none
// or not recorded is for the caller, who knows what the source covers.
func (t Table) Flow(from, to fact.ActorID) (Flow, bool) {
	i, ok := slices.BinarySearchFunc(t.flows, Flow{From: from, To: to}, func(a, b Flow) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	if !ok {
		return Flow{}, false
	}
	return t.flows[i], true
}

// Into lists what the buyer gets, by seller.
func (t Table) Into(buyer fact.ActorID) []Flow {
	return t.pick(func(f Flow) bool { return f.To == buyer })
}

// OutOf lists what the seller sells, by buyer.
func (t Table) OutOf(seller fact.ActorID) []Flow {
	return t.pick(func(f Flow) bool { return f.From == seller })
}

func (t Table) pick(want func(Flow) bool) []Flow {
	var out []Flow
	for _, f := range t.flows {
		if want(f) {
			out = append(out, f)
		}
	}
	return out
}

// total is the stated total of an actor where the source states one, else the sum of the flows.
func (t Table) total(a fact.ActorID, exports bool, flows []Flow) (value float64, rows []string, words string) {
	for _, r := range t.totals {
		if r.from == a && r.exports == exports && r.known {
			return r.value, []string{r.id}, "the stated total"
		}
	}
	for _, f := range flows {
		value += f.Value
		rows = append(rows, f.Rows...)
	}
	return value, rows, fmt.Sprintf("the sum of %d recorded flows", len(flows))
}

// Stated says whether the source states the actor's total of imports (or exports) for the
// period of the table, so that a share does not rest on the recorded flows alone.
func (t Table) Stated(a fact.ActorID, exports bool) bool {
	return slices.ContainsFunc(t.totals, func(r entry) bool { return r.from == a && r.exports == exports && r.known })
}

// Steps counts the periods of the grain in which the pair has a row, so that a series that
// lists chosen years is not taken for one that has none in between.
func (f Flow) Steps() int { return f.steps }

// Total is all that the actor buys (or sells) in the table: as the source states it, else the
// sum of its flows. False where neither is there.
func (t Table) Total(a fact.ActorID, exports bool) (float64, bool) {
	flows := t.Into(a)
	if exports {
		flows = t.OutOf(a)
	}
	v, rows, _ := t.total(a, exports, flows)
	return v, len(rows) > 0
}
