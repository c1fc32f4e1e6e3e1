package app

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"tightrope/align"
	"tightrope/brief"
	"tightrope/fact"
	"tightrope/gap"
	"tightrope/internal/store"
)

// GapIn asks for the distance between words, votes and deeds.
type GapIn struct {
	Subject string
	AsOf    fact.Date
	Seed    uint64
	Years   int    // of the window up to the date; 0 = 15
	Draws   int    // of the bootstrap; 0 = the default of package gap
	Ideal   bool   // ideal points in place of roll calls
	Toward  string // also over time toward this counterpart, in windows of five years
}

// GapOut is the gap toward each counterpart.
type GapOut struct {
	Actor   fact.ActorID            `json:"actor"`
	Subject string                  `json:"subject"` // its name
	Period  fact.Period             `json:"period"`
	Seed    uint64                  `json:"seed"`
	Columns []GapColumn             `json:"columns"`
	Gaps    []gap.Gap               `json:"gaps"`
	Toward  fact.ActorID            `json:"toward,omitempty"`
	Over    []gap.Moment            `json:"over,omitempty"` // toward one counterpart, oldest first
	Names   map[fact.ActorID]string `json:"names"`
	Notes   []string                `json:"notes,omitempty"`
}

// GapColumn is one body of evidence behind a tier.
type GapColumn struct {
	Tier     fact.Tier `json:"tier"`
	Name     string    `json:"name"`
	Units    int       `json:"units"`    // roll calls, years or acts that chance is drawn over
	Partners int       `json:"partners"` // that it ranks
}

// The windows of a gap.
const (
	gapYears  = 15 // over which words, votes and deeds are compared
	gapWindow = 5  // of each step over time
)

// Gap ranks the counterparts of a state in words, votes and deeds: by the rows of the casebook,
// and of a home where there is one.
func (a *App) Gap(ctx context.Context, in GapIn) (GapOut, error) {
	s, err := a.subject(in.Subject)
	if err != nil {
		return GapOut{}, err
	}
	out := GapOut{Actor: s.actor, Subject: a.Name(s.actor), Seed: in.Seed, Names: map[fact.ActorID]string{}}
	if in.Toward != "" {
		if out.Toward, err = a.Actors.Resolve(in.Toward, fact.Date{}); err != nil {
			return out, err
		}
	}
	if in.AsOf.IsZero() {
		in.AsOf = a.defaultAsOf(s.kase)
	}
	if in.Years == 0 {
		in.Years = gapYears
	}
	out.Period = fact.Period{From: fact.Date{Year: in.AsOf.Year - in.Years}, To: in.AsOf}
	ev, err := a.gapEvidence(ctx, s, in)
	if err != nil {
		return out, err
	}
	columns := ev.columns(out.Period)
	if out.Gaps, err = gap.Measure(columns, gap.Options{Draws: in.Draws}, random(in.Seed, "gap")); err != nil {
		return out, err
	}
	if out.Columns, err = a.described(columns); err != nil {
		return out, err
	}
	for _, g := range out.Gaps {
		out.Names[g.Partner] = a.Name(g.Partner)
	}
	out.Notes = ev.notes
	if newest := ev.newest(); in.AsOf.First().After(newest) {
		out.Notes = append(out.Notes, fmt.Sprintf("As of %s: the newest row behind any tier ends %s.", in.AsOf, newest))
	}
	if len(out.Gaps) == 0 {
		return out, fmt.Errorf("%s: no counterpart has rows in any tier from %s: %w", in.Subject, out.Period, ErrInsufficient)
	}
	if out.Toward != "" {
		out.Names[out.Toward] = a.Name(out.Toward)
		out.Over, err = gap.OverTime(out.Toward, windows(in.AsOf), ev.columns, gap.Options{Draws: in.Draws}, in.Seed)
	}
	return out, err
}

// windows are the five-year windows of the last 25 years up to a date.
func windows(asOf fact.Date) []fact.Period {
	var out []fact.Period
	for y := asOf.Year - lookBack + 1; y <= asOf.Year; y += gapWindow {
		out = append(out, fact.YearPeriod(y, y+gapWindow-1))
	}
	out[len(out)-1].To = asOf
	return out
}

// described names the columns, the sources in them by their publishers.
func (a *App) described(columns []gap.Column) ([]GapColumn, error) {
	out := []GapColumn{}
	var names []string
	if a.home != nil {
		for _, s := range a.home.Sources() {
			names = append(names, s.ID, s.Publisher)
		}
	}
	said := strings.NewReplacer(names...)
	for _, c := range columns {
		ranked, err := gap.Standings(c)
		if err != nil {
			return nil, err
		}
		n := 0
		for _, s := range ranked {
			if s.Reason == "" {
				n++
			}
		}
		out = append(out, GapColumn{c.Tier, said.Replace(c.Name), len(c.Units), n})
	}
	return out, nil
}

// gapEvidence is what the tiers of one state rest on.
type gapEvidence struct {
	focal fact.ActorID
	rows  []fact.Observation
	acts  []fact.Event
	coded []store.Count      // machine-coded acts of the state
	floor *floor             // nil without a home, or where ideal points are wanted
	ideal []fact.Observation // of everybody
	notes []string
}

func (a *App) gapEvidence(ctx context.Context, s subject, in GapIn) (gapEvidence, error) {
	ev := gapEvidence{focal: s.actor}
	book := a.evidence(s.kase, s.actor)
	if a.home != nil {
		more, err := a.loaded(ctx, in.AsOf, s.actor)
		if err != nil {
			return ev, err
		}
		book = brief.Evidence{Observations: append(book.Observations, more.observations...), Events: append(book.Events, more.events...)}
		if ev.coded, err = a.home.Index().Counts(ctx, store.Query{From: s.actor, KnownAt: in.AsOf}); err != nil {
			return ev, err
		}
		if err := a.gapVotes(ctx, &ev, in); err != nil {
			return ev, err
		}
	}
	ev.rows = knownBy(byID(slices.Clone(book.Observations)), in.AsOf)
	for _, e := range book.Events {
		if !in.AsOf.Before(e.Date) {
			ev.acts = append(ev.acts, e)
		}
	}
	if in.Ideal && len(ev.ideal) == 0 {
		return ev, fmt.Errorf("no ideal points are loaded: tightrope load idealpoints FILE: %w", ErrInsufficient)
	}
	return ev, nil
}

// gapVotes takes the roll calls of the home, or the ideal points of everybody where they are
// wanted or there are no roll calls.
func (a *App) gapVotes(ctx context.Context, ev *gapEvidence, in GapIn) error {
	if !in.Ideal {
		f, err := a.floor(ctx, in.AsOf, "")
		if err != nil {
			return err
		}
		ev.notes = f.undated()
		if len(f.Calls) > 0 {
			ev.floor = f
			return nil
		}
	}
	var err error
	ev.ideal, err = a.home.Index().Observations(ctx, store.Query{Measure: "ideal point", KnownAt: in.AsOf})
	return err
}

// columns makes the columns of a period.
func (ev gapEvidence) columns(period fact.Period) []gap.Column {
	var votes []gap.Column
	if ev.floor != nil {
		if c, ok := ev.floor.column(ev.focal, period); ok {
			votes = append(votes, c)
		}
	} else if c, ok := gap.IdealColumn(ev.focal, period, ev.ideal); ok {
		votes = append(votes, c)
	}
	var tallies []gap.Tally
	for _, c := range ev.coded {
		if period.Contains(c.Month) && c.To != "" && c.To != ev.focal {
			tallies = append(tallies, gap.Tally{Partner: c.To, Unit: c.Month.String(), Quad: c.Quad, Acts: c.Acts})
		}
	}
	return append(gap.Columns(ev.focal, period, ev.rows, ev.acts, votes...), gap.TallyColumns(period, tallies)...)
}

// newest is the last day of which any tier has evidence.
func (ev gapEvidence) newest() fact.Date {
	var last fact.Date
	take := func(d fact.Date) {
		if d = d.Last(); d.After(last) {
			last = d
		}
	}
	for _, o := range ev.rows {
		if o.Measure == "flow" || o.Measure == "stance" || o.Measure == "agreement" {
			take(o.Period.To)
		}
	}
	for _, e := range ev.acts {
		take(e.Date)
	}
	for _, o := range ev.ideal {
		take(o.Period.To)
	}
	for _, c := range ev.coded {
		take(c.Month)
	}
	if ev.floor != nil {
		for _, c := range ev.floor.Calls {
			take(c.Date)
		}
	}
	return last
}

// homeVotes is the vote column of a brief without a case: everybody's roll calls in the home. A
// case has chosen its rows.
func (a *App) homeVotes(ctx context.Context, m brief.Material, period fact.Period) []gap.Column {
	if a.home == nil || m.Case != nil || m.Roles.Balancer == "" {
		return nil
	}
	f, err := a.floor(ctx, m.AsOf, "")
	if err != nil {
		return nil
	}
	c, ok := f.column(m.Roles.Balancer, period)
	if !ok {
		return nil
	}
	known := map[string]bool{}
	for _, o := range m.Evidence.Observations {
		known[o.ID] = o.Measure == "vote"
	}
	for i := range c.Scores {
		c.Scores[i].Rows = slices.DeleteFunc(c.Scores[i].Rows, func(id string) bool { return !known[id] })
	}
	return []gap.Column{c}
}

// citedVotes is how many of a state's own votes a place in the vote tier cites.
const citedVotes = 40

// column compares a state's votes with everybody's: a unit for each roll call on which it voted,
// value 1 − |x−y|/2 with yes 1, abstain 2, no 3.
func (f *floor) column(focal fact.ActorID, period fact.Period) (gap.Column, bool) {
	var calls []int
	sessions := []int{}
	for i, c := range f.Calls {
		if f.once(c) && period.Contains(c.Date) && f.Choice(i, focal) != align.None {
			calls, sessions = append(calls, i), append(sessions, c.Session)
		}
	}
	if len(calls) == 0 {
		return gap.Column{}, false
	}
	out := gap.Column{
		Tier: fact.Vote, Aggregate: gap.Mean, Least: gap.LeastVotes,
		Name: fmt.Sprintf("votes in the General Assembly, sessions %d to %d", slices.Min(sessions), slices.Max(sessions)),
	}
	for _, i := range calls {
		out.Units = append(out.Units, f.Calls[i].ID)
	}
	for _, m := range f.Members() {
		if m == focal {
			continue
		}
		values := make([]float64, len(calls))
		voted := false
		var rows []string
		for k, i := range calls {
			values[k] = math.NaN()
			if v := f.Choice(i, m); v != align.None {
				voted = true
				if len(rows) < citedVotes {
					rows = append(rows, fmt.Sprintf("o.unga.%s.%s", f.Calls[i].ID, focal))
				}
				values[k] = 1 - math.Abs(float64(f.Choice(i, focal))-float64(v))/2
			}
		}
		if voted {
			out.Scores = append(out.Scores, gap.Score{Partner: m, Values: values, Rows: rows})
		}
	}
	return out, true
}
