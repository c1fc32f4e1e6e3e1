package app

import (
	"cmp"
	"context"
	"slices"

	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/store"
)

// addEvents gives the layers what the coded events of the home say of the five years to a year,
// of one state with all others or, without one, of all pairs. A folder has no events.
func (a *App) addEvents(ctx context.Context, l *forecast.Layers, folder string, year int, knownAt fact.Date, of fact.ActorID) error {
	if folder != "" || a.home == nil {
		return nil
	}
	t := tally{}
	for y := year - 4; y <= year; y++ { // year by year: a set of events may be large
		q := store.Query{Either: of, KnownAt: knownAt, Since: fact.Date{Year: y, Month: 1, Day: 1}, Until: fact.Date{Year: y, Month: 12, Day: 31}}
		counts, err := a.home.Index().Counts(ctx, q)
		if err != nil {
			return err
		}
		for _, c := range counts {
			t.add(c.From, c.To, c.Month, c.Quad, c.Acts)
		}
		events, err := a.home.Index().Events(ctx, q)
		if err != nil {
			return err
		}
		for _, e := range events {
			t.add(e.From, e.To, e.Date, fact.QuadOf(e.Plover), 1)
		}
	}
	l.AddEvents(t.years())
	return nil
}

// tally gathers acts by pair and month; the first number is all of them, the second those of
// material conflict.
type tally map[forecast.PairYear]map[int][2]int

func (t tally) add(from, to fact.ActorID, when fact.Date, quad fact.Quad, acts int) {
	day := fact.Date{Year: when.Year}
	a, b := stateNumber(from.State(), day), stateNumber(to.State(), day)
	if a == 0 || b == 0 || a == b {
		return
	}
	p := forecast.PairYear{A: min(a, b), B: max(a, b), Year: when.Year}
	if t[p] == nil {
		t[p] = map[int][2]int{}
	}
	n := t[p][when.Month]
	n[0] += acts
	if quad == fact.MaterialConflict {
		n[1] += acts
	}
	t[p][when.Month] = n
}

func (t tally) years() []forecast.EventYear {
	var out []forecast.EventYear
	for p, months := range t {
		e := forecast.EventYear{PairYear: p}
		for _, n := range months {
			e.All, e.Hostile = e.All+n[0], e.Hostile+n[1]
			if n[1] > 0 {
				e.Months++
			}
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(x, y forecast.EventYear) int {
		return cmp.Or(cmp.Compare(x.Year, y.Year), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return out
}
