package app

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tightrope/align"
	"tightrope/fact"
	"tightrope/internal/store"
)

// pledgeLevel is the level of an obligation by a word of its item.
var pledgeLevel = []struct {
	word  string
	level int
}{
	{"defence", align.Defence},
	{"offence", align.Defence},
	{"neutrality", align.Neutrality},
	{"consultation", align.Neutrality},
	{"nonaggression", align.NonAggression},
}

// pledges is the obligations of states by year: toward whom, and at what level.
type pledges map[int]map[fact.ActorID]map[fact.ActorID]int

// portfolios measures every pair over each year: their obligations toward every state of the
// system, weighted by its share of world capability where that is loaded.
func (a *App) portfolios(ctx context.Context, in AlignIn, out *AlignOut) error {
	if in.By != "" && in.By != ByYear || in.Issue != "" {
		return fmt.Errorf("alliances go by year and have no issues")
	}
	p := pledges{}
	for _, id := range out.States {
		if err := a.pledge(ctx, p, id, in); err != nil {
			return err
		}
	}
	power, err := a.power(ctx, in)
	if err != nil {
		return err
	}
	years := make([]int, 0, len(p))
	for y := range p {
		years = append(years, y)
	}
	slices.Sort(years)
	if len(years) > 0 && !in.AsOf.IsZero() && in.AsOf.Year > years[len(years)-1] {
		out.Notes = append(out.Notes, fmt.Sprintf("As of %s: the newest year of alliances at hand is %d.", in.AsOf, years[len(years)-1]))
	}
	if len(years) > 0 && len(power) == 0 {
		out.Notes = append(out.Notes, "No capabilities are loaded: the system is only the states with an obligation toward one of those compared, and S is not weighted (tightrope load cow FILE of the national capabilities).")
	}
	out.Weights = "the third state's share of world capability (CINC)"
	for i, x := range out.States {
		for _, y := range out.States[i+1:] {
			pair := AlignPair{A: x, B: y}
			for _, year := range years {
				s, ok, err := p.score(year, x, y, out.States, power[year])
				if err != nil {
					return err
				}
				if ok {
					pair.Scores = append(pair.Scores, s)
				}
			}
			if len(pair.Scores) > 0 {
				out.Pairs = append(out.Pairs, pair)
			}
		}
	}
	return nil
}

func (in AlignIn) years(q store.Query) store.Query {
	q.KnownAt = in.AsOf
	if in.Since > 0 {
		q.Since = fact.Date{Year: in.Since}
	}
	if in.Last > 0 {
		q.Until = fact.Date{Year: in.Last}
	}
	if n := in.AsOf.Year; n > 0 && (q.Until.IsZero() || n < q.Until.Year) {
		q.Until = fact.Date{Year: n}
	}
	return q
}

// pledge adds what a state is bound to. A row of several years counts in each.
func (a *App) pledge(ctx context.Context, p pledges, who fact.ActorID, in AlignIn) error {
	q := in.years(store.Query{Measure: "treaty", Layer: fact.Alliance, Either: who})
	rows, err := a.home.Index().Observations(ctx, q)
	if err != nil {
		return err
	}
	for _, o := range rows {
		level := 0
		for _, l := range pledgeLevel {
			if strings.HasPrefix(o.Item, l.word) {
				level = l.level
			}
		}
		if level == 0 || !o.Known() || o.Value == 0 || o.Period.From.IsZero() || o.Period.To.IsZero() {
			continue
		}
		other := o.To
		if other == who {
			other = o.From
		}
		for y := max(o.Period.From.Year, in.Since); y <= o.Period.To.Year && (q.Until.IsZero() || y <= q.Until.Year); y++ {
			if p[y] == nil {
				p[y] = map[fact.ActorID]map[fact.ActorID]int{}
			}
			if p[y][who] == nil {
				p[y][who] = map[fact.ActorID]int{}
			}
			p[y][who][other] = max(p[y][who][other], level)
		}
	}
	return nil
}

// power is each state's share of world capability by year, which also says who was a state.
func (a *App) power(ctx context.Context, in AlignIn) (map[int]map[fact.ActorID]float64, error) {
	rows, err := a.home.Index().Observations(ctx, in.years(store.Query{Measure: "capability"}))
	out := map[int]map[fact.ActorID]float64{}
	for _, o := range rows {
		y := o.Period.From.Year
		if out[y] == nil {
			out[y] = map[fact.ActorID]float64{}
		}
		out[y][o.From] = o.Value
	}
	return out, err
}

func (p pledges) score(year int, x, y fact.ActorID, states []fact.ActorID, power map[fact.ActorID]float64) (AlignScore, bool, error) {
	var system []fact.ActorID
	for id := range power {
		system = append(system, id)
	}
	for _, s := range states {
		for id := range p[year][s] {
			system = append(system, id)
		}
	}
	system = align.System(system, states)
	if len(power) > 0 && (power[x] == 0 || power[y] == 0) {
		return AlignScore{}, false, nil // no state that year
	}
	u, v := align.Portfolio(x, p[year][x], system), align.Portfolio(y, p[year][y], system)
	cross, err := align.CrossOf(4, u, v)
	if err != nil {
		return AlignScore{}, false, err
	}
	m := align.MeasuresOf(cross, 2)
	m.SWeighted = align.Score{Reason: "no capabilities are loaded for the year"}
	if len(power) > 0 {
		weights := make([]float64, len(system))
		for i, id := range system {
			weights[i] = power[id]
		}
		if m.SWeighted, err = align.WeightedS(4, u, v, weights, align.Linear); err != nil {
			return AlignScore{}, false, err
		}
	}
	s := AlignScore{
		Label: strconv.Itoa(year), Session: year, Calls: len(system),
		VotedA: len(p[year][x]), VotedB: len(p[year][y]),
	}
	s.fill(m)
	return s, s.VotedA+s.VotedB > 0, nil
}
