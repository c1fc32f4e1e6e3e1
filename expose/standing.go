package expose

import (
	"cmp"
	"fmt"
	"slices"

	"tightrope/fact"
)

// Standing is the place of one actor in an order, with the whole order behind it.
type Standing struct {
	Figure
	Place
	Order []Flow // largest first; equal values by name
}

// SupplierRank is the rank of from among the recorded suppliers of to. A seller without a
// flow has no rank: ErrUnknown.
func (t Table) SupplierRank(from, to fact.ActorID) (Standing, error) {
	return t.standing(t.Into(to), from, func(f Flow) fact.ActorID { return f.From },
		fmt.Sprintf("rank of %s among the recorded suppliers of %s", from, to))
}

// BuyerRank is the rank of to among the recorded buyers from from. A buyer without a flow
// has no rank: ErrUnknown.
func (t Table) BuyerRank(from, to fact.ActorID) (Standing, error) {
	return t.standing(t.OutOf(from), to, func(f Flow) fact.ActorID { return f.To },
		fmt.Sprintf("rank of %s among the recorded buyers from %s", to, from))
}

// WorldRank is the rank of the actor among all buyers (or sellers) of the table.
func (t Table) WorldRank(a fact.ActorID, exports bool) (Standing, error) {
	sums := map[fact.ActorID]*Flow{}
	for _, f := range t.flows {
		who := f.To
		if exports {
			who = f.From
		}
		s := sums[who]
		if s == nil {
			s = &Flow{From: who, To: who}
			sums[who] = s
		}
		s.Value += f.Value
		s.Rows = append(s.Rows, f.Rows...)
	}
	order := make([]Flow, 0, len(sums))
	for _, s := range sums {
		order = append(order, *s)
	}
	side := map[bool]string{true: "sellers", false: "buyers"}[exports]
	return t.standing(order, a, func(f Flow) fact.ActorID { return f.From },
		fmt.Sprintf("rank of %s among all recorded %s of the world", a, side))
}

func (t Table) standing(flows []Flow, who fact.ActorID, key func(Flow) fact.ActorID, formula string) (Standing, error) {
	flows = slices.DeleteFunc(flows, func(f Flow) bool { return len(f.Rows) == 0 })
	slices.SortFunc(flows, func(a, b Flow) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(key(a), key(b)))
	})
	values := make([]float64, len(flows))
	at := -1
	var rows []string
	for i, f := range flows {
		values[i] = f.Value
		if key(f) == who {
			at = i
		}
	}
	if at < 0 || !(flows[at].Value > 0) {
		return Standing{Order: flows}, fmt.Errorf("%s: %w", formula, ErrUnknown)
	}
	for _, f := range flows[:at+1] {
		rows = append(rows, f.Rows...)
	}
	p := RankOf(values, at)
	note := ""
	if p.Tied > 0 {
		note = fmt.Sprintf("shared with %d others", p.Tied)
	}
	return Standing{
		Figure: Figure{
			Value: float64(p.Rank), Unit: "rank", N: p.Of, Coverage: t.Covered,
			Rows: listed(rows), Formula: formula, Note: note,
		},
		Place: p, Order: flows,
	}, nil
}

// Concentration is the Herfindahl-Hirschman index of the suppliers of to.
func (t Table) Concentration(to fact.ActorID) (Figure, error) {
	var values []float64
	var rows []string
	for _, f := range t.Into(to) {
		if len(f.Rows) > 0 {
			values = append(values, f.Value)
			rows = append(rows, f.Rows...)
		}
	}
	h, err := HerfindahlHirschman(values)
	if err != nil {
		return Figure{}, fmt.Errorf("what %s buys: %w", to, err)
	}
	return Figure{
		Value: h, Unit: "index", N: len(values), Coverage: t.Covered, Rows: listed(rows),
		Formula: fmt.Sprintf("Σ (flow(i→%s) / Σ flows into %s)²", to, to),
		Note:    fmt.Sprintf("%s effective suppliers", Number(1/h)),
	}, nil
}

// Dependence is who needs whom: the share of buyer's imports that comes from seller, the
// share of seller's exports that goes to buyer, and Asymmetry of the two (positive when the
// buyer needs the seller more).
func (t Table) Dependence(seller, buyer fact.ActorID) (onSeller, onBuyer, asymmetry Figure, err error) {
	if onSeller, err = t.ImportShare(seller, buyer); err != nil {
		return
	}
	if onBuyer, err = t.ExportShare(seller, buyer); err != nil {
		return
	}
	a, err := Asymmetry(onSeller.Value, onBuyer.Value)
	asymmetry = Figure{
		Value: a, Unit: "index", N: onSeller.N + onBuyer.N, Coverage: t.Covered,
		Rows:    listed(onSeller.Rows, onBuyer.Rows),
		Formula: fmt.Sprintf("import share of %s on %s − export share of %s to %s", buyer, seller, seller, buyer),
	}
	return
}
