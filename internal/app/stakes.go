package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"tightrope/bargain"
	"tightrope/board"
	"tightrope/expose"
	"tightrope/fact"
	"tightrope/internal/store"
)

// MeasuredFields are the inputs that data can give.
var MeasuredFields = []string{"capability", "salience", "position"}

// InputRow is one input of an actor of a case: the range that is played, whether it is measured
// or judged, and what the data say of it.
type InputRow struct {
	Player string     `json:"player"`
	Name   string     `json:"name"`
	Field  string     `json:"field"`
	Range  fact.Range `json:"range"`
	Kind   string     `json:"kind"` // measured, judged on sources, judged
	// Data is the range that the data give, nil where they give none; Formula says how, and Why
	// why there is none.
	Data    *fact.Range `json:"data,omitempty"`
	Formula string      `json:"formula,omitempty"`
	Why     string      `json:"why,omitempty"`
}

// stakes is a case as it is played, with the evidence on its inputs.
type stakes struct {
	given    fact.Case // as the file has it
	played   fact.Case // with the inputs measured that were asked for
	evidence bargain.Evidence
	inputs   []bargain.Input
	not      []bargain.Unmeasured
	notes    []string
}

// stakes measures what the casebook and the home allow of the inputs of a case as of the date,
// and puts the fields asked for in the place of the case's own ranges.
func (a *App) stakes(ctx context.Context, c fact.Case, asOf fact.Date, measured []string) (stakes, error) {
	s := stakes{given: c, played: c}
	if asOf.IsZero() {
		asOf = c.AsOf
	}
	s.notes = datedNotes(c, asOf)
	var err error
	if s.evidence, err = a.stakesEvidence(ctx, c, asOf); err != nil {
		return s, err
	}
	s.inputs, s.not = bargain.Measure(c, s.evidence)
	if len(measured) > 0 {
		s.played = bargain.WithMeasured(c, only(s.inputs, measured))
	}
	return s, nil
}

// datedNotes says what the date of the case means for an answer as of another one.
func datedNotes(c fact.Case, asOf fact.Date) []string {
	switch {
	case asOf.Before(c.AsOf):
		return []string{fmt.Sprintf("The actors and ranges of the case are judged as of %s and know what came after %s. Rows, acts and ties, and what is measured from them, are those known by %s.", c.AsOf, asOf, asOf)}
	case c.AsOf.Before(asOf):
		return []string{fmt.Sprintf("The actors and ranges of the case are judged as of %s. Rows, acts and ties are those known by %s.", c.AsOf, asOf)}
	}
	return []string{fmt.Sprintf("Inputs as of %s, the date of the case.", c.AsOf)}
}

func only(in []bargain.Input, fields []string) []bargain.Input {
	var out []bargain.Input
	for _, i := range in {
		if slices.Contains(fields, i.Field) {
			out = append(out, i)
		}
	}
	return out
}

// rows lists every input of the case as it is played.
func (s stakes) rows() []InputRow {
	var out []InputRow
	for _, p := range s.played.Actors {
		for _, field := range []string{"position", "salience", "capability"} {
			r := *p.Field(field)
			row := InputRow{Player: p.ID, Name: p.Name, Field: field, Range: r, Kind: bargain.KindOf(r)}
			for _, in := range s.inputs {
				if in.Player == p.ID && in.Field == field {
					row.Data, row.Formula = &in.Range, in.Formula
				}
			}
			for _, n := range s.not {
				if n.Player == p.ID && n.Field == field {
					row.Why = n.Why
				}
			}
			out = append(out, row)
		}
	}
	return out
}

// readings are the case with measured inputs in the place of its own, field by field and all
// together, as far as they are not played already.
func (s stakes) readings() ([]bargain.Reading, error) {
	var out []bargain.Reading
	add := func(name string, fields ...string) error {
		in := only(s.inputs, fields)
		if len(in) == 0 {
			return nil
		}
		g, err := bargain.FromCase(bargain.WithMeasured(s.played, in))
		if err != nil {
			return err
		}
		out = append(out, bargain.Reading{Name: fmt.Sprintf("%s (%d of %d)", name, len(in), len(fields)*len(s.given.Actors)), Source: "the rows behind each input", Game: g})
		return nil
	}
	for _, f := range MeasuredFields {
		if err := add(f+" as measured", f); err != nil {
			return nil, err
		}
	}
	return out, add("everything as measured", MeasuredFields...)
}

// stakesEvidence gathers what inputs can be measured from: the rows of the casebook, and of the
// home the capabilities of the case's states, distances, the balancer's flows, votes, acts, and
// the ties to the partners.
func (a *App) stakesEvidence(ctx context.Context, c fact.Case, asOf fact.Date) (bargain.Evidence, error) {
	book := a.evidence(&c, append(slices.Clone(c.Partners), c.Balancer)...)
	ev := bargain.Evidence{Observations: book.Observations, Events: book.Events, AsOf: asOf}
	var err error
	if a.home != nil {
		if err = a.homeStakes(ctx, c, &ev); err != nil {
			return ev, err
		}
	}
	rules, err := a.rules()
	if err != nil {
		return ev, err
	}
	b, err := board.Build(asOf, ev.Observations, ev.Events, rules)
	ev.Ties = b.Ties
	return ev, err
}

func (a *App) homeStakes(ctx context.Context, c fact.Case, ev *bargain.Evidence) error {
	states := foreign(c)
	queries := []store.Query{{Measure: "distance", Either: c.Balancer, KnownAt: ev.AsOf}}
	for _, id := range states {
		for _, m := range []string{"capability", "gdp", "spending"} {
			queries = append(queries, store.Query{Measure: m, From: id, KnownAt: ev.AsOf})
		}
		for _, p := range c.Partners {
			if id != p {
				since := fact.Date{Year: ev.AsOf.Year - lookBack}
				queries = append(queries, store.Query{From: id, To: p, KnownAt: ev.AsOf, Since: since}, store.Query{From: p, To: id, KnownAt: ev.AsOf, Since: since})
			}
		}
	}
	more, err := a.ask(ctx, queries)
	if err != nil {
		return err
	}
	ev.Observations = append(ev.Observations, more.observations...)
	shares, err := a.homeShares(ctx, c.Balancer, ev.AsOf)
	if err != nil {
		return err
	}
	ev.Observations = append(ev.Observations, shares...)
	for _, id := range states {
		for _, p := range c.Partners {
			o, ok, err := a.homeAgreement(ctx, id, p, ev.AsOf)
			if err != nil {
				return err
			}
			if ok {
				ev.Observations = append(ev.Observations, o)
			}
		}
	}
	return a.homeTallies(ctx, c, ev)
}

// foreign lists the states of the case but the balancer, each once.
func foreign(c fact.Case) []fact.ActorID {
	var out []fact.ActorID
	for _, p := range c.Actors {
		if id := p.Actor; id != "" && id == id.State() && id != c.Balancer && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// homeShares are the shares of the balancer's suppliers and buyers in the flows that are
// loaded, in the newest period of each lens.
func (a *App) homeShares(ctx context.Context, balancer fact.ActorID, asOf fact.Date) ([]fact.Observation, error) {
	rows, err := a.ask(ctx, []store.Query{{Measure: "flow", Either: balancer, KnownAt: asOf}})
	if err != nil {
		return nil, err
	}
	flows := slices.DeleteFunc(rows.observations, func(o fact.Observation) bool { return o.Layer != fact.Energy && o.Layer != fact.Arms })
	ledger := expose.NewLedger(flows)
	var out []fact.Observation
	for _, lens := range ledger.Lenses() {
		t, ok := a.exposeTable(ledger, lens, balancer)
		if !ok {
			continue
		}
		out = append(out, flowShares("import share", lens, t, balancer, t.Suppliers)...)
		out = append(out, flowShares("export share", lens, t, balancer, t.Buyers)...)
	}
	slices.SortFunc(out, func(x, y fact.Observation) int { return cmp.Compare(x.ID, y.ID) })
	return out, nil
}

func flowShares(measure string, lens expose.Lens, t ExposeTable, balancer fact.ActorID, side []ExposeRow) []fact.Observation {
	total := 0.0
	for _, r := range side {
		total += r.Value
	}
	var out []fact.Observation
	for _, r := range side {
		if total <= 0 || r.Actor == balancer {
			continue
		}
		id := strings.Join([]string{"x", string(balancer), measure, lens.Item, string(r.Actor), t.Period.String(), lens.Unit}, ".")
		o := fact.Observation{
			ID: strings.ToLower(strings.ReplaceAll(id, " ", "-")), Layer: lens.Layer, Measure: measure, Item: lens.Item,
			From: r.Actor, To: balancer, Value: r.Value / total, Unit: "share", Denominator: "flows that are loaded, " + lens.Unit,
			Period: t.Period, Basis: fact.Computed, Status: fact.Reported, Source: lens.Source,
		}
		if measure == "export share" {
			o.From, o.To = balancer, r.Actor
		}
		out = append(out, o)
	}
	return out
}

// homeAgreement is the nearness of two states in the votes of the newest session that has it.
func (a *App) homeAgreement(ctx context.Context, x, y fact.ActorID, asOf fact.Date) (fact.Observation, bool, error) {
	if x == y {
		return fact.Observation{}, false, nil
	}
	sessions, err := a.sessions(ctx, x, y, asOf)
	if err != nil {
		return fact.Observation{}, false, err
	}
	for _, s := range slices.Backward(sessions) {
		if s.Agreement == nil || s.Alarm != "" {
			continue
		}
		opens := 1945 + s.Session // the year in which a session opens
		return fact.Observation{
			ID: strings.ToLower(fmt.Sprintf("x.agreement.%s.%s.s%d", x, y, s.Session)), Layer: fact.Votes, Measure: "agreement", Item: "votes in the General Assembly",
			From: x, To: y, Value: *s.Agreement, Unit: "share", Denominator: fmt.Sprintf("%d shared roll calls of session %d", s.N, s.Session),
			Period: fact.YearPeriod(opens, opens+1), Basis: fact.Computed, Status: fact.Reported, Source: a.loadedFrom("unga"),
		}, true, nil
	}
	return fact.Observation{}, false, nil
}

// loadedFrom names the loaded releases of a reader.
func (a *App) loadedFrom(reader string) string {
	var out []string
	for _, s := range a.home.Sources() {
		if strings.HasPrefix(s.ID, "s."+reader+".") {
			out = append(out, s.ID)
		}
	}
	return strings.Join(out, " ")
}

// homeTallies counts the acts of the case's actors in the twelve months before the date, in the
// sets of coded events that are loaded.
func (a *App) homeTallies(ctx context.Context, c fact.Case, ev *bargain.Evidence) error {
	since := fact.Date{Year: ev.AsOf.Year - 1, Month: max(1, ev.AsOf.Month), Day: 1}
	gdelt := a.loadedFrom("gdelt")
	seen := map[fact.ActorID]bool{}
	for _, p := range c.Actors {
		if p.Actor == "" || seen[p.Actor] {
			continue
		}
		seen[p.Actor] = true
		q := store.Query{From: p.Actor, Since: since, Until: ev.AsOf, KnownAt: ev.AsOf}
		counts, err := a.home.Index().Counts(ctx, q)
		if err != nil {
			return err
		}
		for _, n := range counts {
			ev.Tallies = append(ev.Tallies, bargain.Tally{From: n.From, To: n.To, Month: n.Month, Acts: n.Acts, Source: gdelt})
		}
		events, err := a.home.Index().Events(ctx, q)
		if err != nil {
			return err
		}
		for _, e := range events {
			ev.Tallies = append(ev.Tallies, bargain.Tally{From: e.From, To: e.To, Month: e.Date, Acts: 1, Source: e.Source})
		}
	}
	return nil
}
