package gap

import (
	"math"
	"slices"

	"tightrope/fact"
)

// Minimum numbers of units, below which a partner has a reason in place of a rank.
const (
	LeastVotes  = 20 // shared roll calls
	LeastEvents = 5  // statements or acts toward the partner
)

// Columns makes the columns of one state in one period from observations and events:
//
//	vote  the columns given, else "vote" rows of the state and the others, a unit for each roll
//	      call, value 1 − |x−y|/2 with yes 1, abstain 2, no 3; without such rows the "agreement"
//	      rows of the pair, and without those the distance of "ideal point" rows
//	do    "flow" rows, a column for each series and direction, a unit for each month or year: a
//	      single year of trade has no spread to draw from; a series of one partner is left out
//	say   "stance" rows and events of tier say from the state toward the partner
//
// Events of tier do make one more column. Rows that carry no value are left out. Partners are
// every actor that any column names; one without a row in a series of flows counts as 0 there,
// unless the series is what the other side reports: then only those that reported are ranked.
func Columns(focal fact.ActorID, period fact.Period, obs []fact.Observation, events []fact.Event, votes ...Column) []Column {
	out := slices.Clone(votes)
	for _, read := range []func(fact.ActorID, fact.Period, []fact.Observation) (Column, bool){voteColumn, agreementColumn, IdealColumn} {
		if len(out) > 0 {
			break
		}
		if c, ok := read(focal, period, obs); ok {
			out = append(out, c)
		}
	}
	everyone := map[fact.ActorID]bool{}
	for _, c := range out {
		for _, s := range c.Scores {
			everyone[s.Partner] = true
		}
	}
	out = append(out, flowColumns(focal, period, obs, everyone)...)
	out = append(out, eventColumns(focal, period, obs, events)...)
	return out
}

// cell is one value of one partner in one unit.
type cell struct {
	unit    string
	partner fact.ActorID
	value   float64
	row     string
}

// column arranges cells; absent is the value of a partner in a unit that names it not.
func column(tier fact.Tier, name string, agg Aggregate, least int, cells []cell, absent float64, others map[fact.ActorID]bool) Column {
	c := Column{Tier: tier, Name: name, Aggregate: agg, Least: least}
	unitAt, partnerAt := map[string]int{}, map[fact.ActorID]int{}
	for _, x := range cells {
		c.Units = append(c.Units, x.unit)
	}
	slices.Sort(c.Units)
	c.Units = slices.Compact(c.Units)
	for i, u := range c.Units {
		unitAt[u] = i
	}
	var partners []fact.ActorID
	for p := range others {
		partners = append(partners, p)
	}
	for _, x := range cells {
		partners = append(partners, x.partner)
	}
	slices.Sort(partners)
	for i, p := range slices.Compact(partners) {
		partnerAt[p] = i
		values := make([]float64, len(c.Units))
		for k := range values {
			values[k] = absent
		}
		c.Scores = append(c.Scores, Score{Partner: p, Values: values})
	}
	for _, x := range cells {
		s := &c.Scores[partnerAt[x.partner]]
		u := unitAt[x.unit]
		if agg == Sum && !math.IsNaN(s.Values[u]) {
			s.Values[u] += x.value
		} else {
			s.Values[u] = x.value
		}
		if x.row != "" {
			s.Rows = append(s.Rows, x.row)
		}
	}
	return c
}

// voteColumn compares the roll calls in which the state and the other both voted.
func voteColumn(focal fact.ActorID, period fact.Period, obs []fact.Observation) (Column, bool) {
	own := map[string]float64{}
	for i := range obs {
		o := &obs[i]
		if o.Measure == "vote" && o.From == focal && o.Known() && within(o.Period, period) && isVote(o.Value) {
			own[o.Source+"|"+o.Item] = o.Value
		}
	}
	var cells []cell
	for i := range obs {
		o := &obs[i]
		mine, ok := own[o.Source+"|"+o.Item]
		if !ok || o.Measure != "vote" || o.From == focal || !o.Known() || !isVote(o.Value) || !within(o.Period, period) {
			continue
		}
		cells = append(cells, cell{o.Source + "|" + o.Item, o.From, 1 - math.Abs(mine-o.Value)/2, o.ID})
	}
	return column(fact.Vote, "votes in the General Assembly, "+period.String(), Mean, LeastVotes, cells, math.NaN(), nil), len(cells) > 0
}

func isVote(v float64) bool { return v == 1 || v == 2 || v == 3 }

// agreementColumn takes the stated agreement of each pair; its units are the stated figures.
func agreementColumn(focal fact.ActorID, period fact.Period, obs []fact.Observation) (Column, bool) {
	var cells []cell
	for i := range obs {
		o := &obs[i]
		other, ok := otherOf(o, focal)
		if ok && o.Measure == "agreement" && o.Known() && within(o.Period, period) {
			cells = append(cells, cell{o.Source + "|" + o.Item + "|" + o.Period.String(), other, o.Value, o.ID})
		}
	}
	return column(fact.Vote, "stated agreement in votes, "+period.String(), Mean, 1, cells, math.NaN(), nil), len(cells) > 0
}

// IdealColumn compares ideal points: a unit for each year, value −|θ−θ'|, so that the nearest is
// the closest. Of several series of points the first by source and item counts.
func IdealColumn(focal fact.ActorID, period fact.Period, obs []fact.Observation) (Column, bool) {
	type at struct{ series, year string }
	own := map[at]float64{}
	first := ""
	for i := range obs {
		o := &obs[i]
		if s := o.Source + "|" + o.Item; o.Measure == "ideal point" && o.From == focal && o.Known() && within(o.Period, period) {
			own[at{s, o.Period.String()}] = o.Value
			if first == "" || s < first {
				first = s
			}
		}
	}
	var cells []cell
	for i := range obs {
		o := &obs[i]
		k := at{o.Source + "|" + o.Item, o.Period.String()}
		mine, ok := own[k]
		if ok && k.series == first && o.Measure == "ideal point" && o.From != focal && o.Known() {
			cells = append(cells, cell{k.year, o.From, -math.Abs(mine - o.Value), o.ID})
		}
	}
	return column(fact.Vote, "ideal points, "+period.String(), Mean, 1, cells, math.NaN(), nil), len(cells) > 0
}

func otherOf(o *fact.Observation, focal fact.ActorID) (fact.ActorID, bool) {
	switch focal {
	case o.From:
		return o.To, o.To != ""
	case o.To:
		return o.From, true
	}
	return "", false
}

// eventColumns makes a column of words from stances and verbal events, and one of material acts.
func eventColumns(focal fact.ActorID, period fact.Period, obs []fact.Observation, events []fact.Event) []Column {
	cells := map[fact.Tier][]cell{}
	for i := range obs {
		o := &obs[i]
		if o.Measure == "stance" && o.From == focal && o.Known() && within(o.Period, period) {
			cells[fact.Say] = append(cells[fact.Say], cell{o.ID, o.To, o.Value, o.ID})
		}
	}
	for i := range events {
		e := &events[i]
		if e.From == focal && e.To != "" && period.Contains(e.Date) && e.Tier != fact.Vote {
			cells[e.Tier] = append(cells[e.Tier], cell{e.ID, e.To, e.Intensity / 10, e.ID})
		}
	}
	var out []Column
	for _, t := range []fact.Tier{fact.Say, fact.Do} {
		if len(cells[t]) > 0 {
			name := map[fact.Tier]string{fact.Say: "words toward the partner, ", fact.Do: "acts toward the partner, "}[t] + period.String()
			out = append(out, column(t, name, Mean, LeastEvents, cells[t], math.NaN(), nil))
		}
	}
	return out
}

func within(p, in fact.Period) bool { return in.Contains(p.From) && in.Contains(p.To) }
