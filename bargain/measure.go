package bargain

import (
	"slices"
	"strings"

	"tightrope/fact"
)

// Evidence is what inputs are measured from: rows, acts and ties as they were known at a date.
type Evidence struct {
	Observations []fact.Observation
	Events       []fact.Event
	Ties         []fact.Tie // of the board
	Tallies      []Tally    // of a data set that codes everything that is reported
	AsOf         fact.Date
}

// Tally is how many acts of one actor toward another a data set has in a month. Acts that were
// chosen because they bear on a case, as in a chronology, are no tally.
type Tally struct {
	From, To fact.ActorID
	Month    fact.Date
	Acts     int
	Source   string
}

// Input is one range of one player that was measured, with the formula and the rows behind it.
type Input struct {
	Player  string     `json:"player"`
	Field   string     `json:"field"`
	Range   fact.Range `json:"range"` // Source names the sources, Rests the rows
	Formula string     `json:"formula"`
}

// Unmeasured says why a range stays a matter of judgment.
type Unmeasured struct {
	Player string `json:"player"`
	Field  string `json:"field"`
	Why    string `json:"why"`
}

// Measure works out all inputs of the case that the evidence allows.
func Measure(c fact.Case, ev Evidence) ([]Input, []Unmeasured) {
	ev = ev.known()
	var in []Input
	var not []Unmeasured
	for _, f := range []func(fact.Case, Evidence) ([]Input, []Unmeasured){MeasureCapability, MeasureSalience, MeasurePosition} {
		a, b := f(c, ev)
		in, not = append(in, a...), append(not, b...)
	}
	return in, not
}

// known keeps the rows that carry a value and were known at the date; a row that does not say
// when it could be known counts from the end of its period.
func (ev Evidence) known() Evidence {
	out := Evidence{AsOf: ev.AsOf, Ties: ev.Ties}
	late := func(d fact.Date) bool { return !ev.AsOf.IsZero() && ev.AsOf.Last().Before(d) }
	for _, o := range ev.Observations {
		at := o.KnownAt
		if at.IsZero() {
			at = o.Period.To
		}
		if o.Known() && !late(at) && !late(o.Period.From) {
			out.Observations = append(out.Observations, o)
		}
	}
	for _, e := range ev.Events {
		if !late(e.Date) && !late(e.KnownAt) {
			out.Events = append(out.Events, e)
		}
	}
	for _, t := range ev.Tallies {
		if !late(t.Month.Last()) {
			out.Tallies = append(out.Tallies, t)
		}
	}
	return out
}

// WithMeasured puts measured ranges in the place of the case's, but for inputs that an analyst
// has overridden: the log of overrides stands above what was measured.
func WithMeasured(c fact.Case, in []Input) fact.Case {
	c.Actors = slices.Clone(c.Actors)
	for _, m := range in {
		what := m.Player + "." + m.Field
		if slices.ContainsFunc(c.Overrides, func(o fact.Override) bool { return o.What == what }) {
			continue
		}
		if r := c.Input(what); r != nil {
			*r = m.Range
		}
	}
	return c
}

// state is the actor of a player that an index of states can measure.
func state(p fact.Player, c fact.Case) (fact.ActorID, string) {
	switch {
	case p.Actor == "" || strings.Contains(string(p.Actor), ":"):
		return "", "part of a state or no state: no index measures it"
	case p.Actor == c.Balancer:
		return "", "at home in the balancer: weight inside a state is a judgment"
	}
	return p.Actor, ""
}

// rangeOf makes a range on its scale from rows, with their sources and ids.
func rangeOf(low, mode, high, limit float64, rests []row) fact.Range {
	r := fact.Range{Low: max(0, min(low, mode)), Mode: max(0, min(mode, limit)), High: min(limit, max(high, mode))}
	r.Low = min(r.Low, r.Mode)
	r.High = max(r.High, r.Mode)
	for _, o := range rests {
		if o.id != "" {
			r.Rests = append(r.Rests, o.id)
		}
	}
	slices.Sort(r.Rests)
	r.Rests = slices.Compact(r.Rests)
	r.Source = sourcesOf(rests)
	return r
}

// sourcesOf names the sources of the rows, each once.
func sourcesOf(rests []row) string {
	var out []string
	for _, o := range rests {
		if o.source != "" {
			out = append(out, o.source)
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

// row is an observation or event that a measure rests on.
type row struct{ id, source string }

func rowOf(o fact.Observation) row { return row{o.ID, o.Source} }

// latest is the newest observation that the test accepts, and of several of one period the
// first by id.
func (ev Evidence) latest(ok func(fact.Observation) bool) (fact.Observation, bool) {
	var best fact.Observation
	found := false
	for _, o := range ev.Observations {
		if !ok(o) {
			continue
		}
		end, have := o.Period.To, best.Period.To
		if end.IsZero() {
			end = ev.AsOf
		}
		if have.IsZero() {
			have = ev.AsOf
		}
		newer := have.Last().Before(end.Last())
		same := end.Last() == have.Last() && o.ID < best.ID
		if !found || newer || same {
			best, found = o, true
		}
	}
	return best, found
}
