package app

import (
	"context"
	"fmt"
	"slices"

	"tightrope/bargain"
	"tightrope/board"
	"tightrope/fact"
	"tightrope/internal/store"
	"tightrope/shock"
)

// StressIn asks what would break the balance of a case.
type StressIn struct {
	Case     string
	Only     []string    // ids of the case's shocks to play; nil = all, "none" = none
	Edits    []fact.Edit // one's own: each alone, and all together
	AsOf     fact.Date
	Measured []string // fields to take from data where there are any
	Supply   shock.CutAssumptions
	Lose     []Loss // of production, spread through the trade of all states
	Seed     uint64
	Draws    int
	Workers  int
}

// StressOut is the case beside itself after each shock.
type StressOut struct {
	shock.Table
	AsOf     fact.Date `json:"as_of"`
	JudgedAt fact.Date `json:"judged_as_of"`
	Said     []string  `json:"said"` // what a reader must know of dates and inputs
	Lost     []LossOut `json:"lost,omitempty"`
}

// Loss is the loss of a share of what a state makes of a good.
type Loss struct {
	Who   fact.ActorID `json:"who"`
	Item  string       `json:"item"`
	Share float64      `json:"share"`
}

// LossOut is how far a loss of production spreads, or why that is not known. It changes nobody's
// stakes, and so no probability.
type LossOut struct {
	Loss
	Spread  *shock.Reach `json:"cascade,omitempty"`
	Unknown string       `json:"unknown,omitempty"`
}

// OwnEdits names the row of all of a user's edits together.
const OwnEdits = "Your edits"

// Stress plays the case after each shock beside the case as it is, under the same random
// numbers, on the board of the date; a flow that is cut is worked out as a loss of supply too.
func (a *App) Stress(ctx context.Context, in StressIn) (StressOut, error) {
	var out StressOut
	c, err := a.openCase(in.Case)
	if err != nil {
		return out, err
	}
	if in.AsOf.IsZero() {
		in.AsOf = c.AsOf
	}
	out.AsOf, out.JudgedAt = in.AsOf, c.AsOf
	shocks, err := chosen(c, in)
	if err != nil {
		return out, err
	}
	s, err := a.stakes(ctx, c, in.AsOf, in.Measured)
	if err != nil {
		return out, err
	}
	out.Said = append(s.notes, shockNotes(c, shocks, in.AsOf)...)
	opt := bargain.Options{Seed: in.Seed, Draws: in.Draws, Workers: in.Workers}
	if out.Table, err = a.stressTable(ctx, s, shocks, in.Supply, opt); err != nil {
		return out, err
	}
	for _, l := range in.Lose {
		rows, err := a.layerRows(ctx, l.Item, s.evidence)
		if err != nil {
			return out, err
		}
		lost := LossOut{Loss: l}
		if lost.Spread, err = shock.LoseSupply(rows, l.Who, l.Item, l.Share, in.AsOf, in.Supply); err != nil {
			lost.Unknown = err.Error()
		}
		out.Lost = append(out.Lost, lost)
	}
	return out, ctx.Err()
}

// chosen are the shocks of the case that are asked for, and the user's own edits.
func chosen(c fact.Case, in StressIn) ([]fact.Shock, error) {
	var out []fact.Shock
	known := []string{}
	for _, s := range c.Shocks {
		known = append(known, s.ID)
		if in.Only == nil || slices.Contains(in.Only, s.ID) {
			out = append(out, s)
		}
	}
	for _, id := range in.Only {
		if id != "none" && !slices.Contains(known, id) {
			return nil, fmt.Errorf("case %s has no shock %q: want one of %v, or none", c.Name, id, known)
		}
	}
	if len(in.Edits) > 1 {
		for i, e := range in.Edits {
			out = append(out, fact.Shock{ID: fmt.Sprintf("own-%d", i+1), Name: "Only " + editWords(e), Edits: []fact.Edit{e}})
		}
	}
	if len(in.Edits) > 0 {
		out = append(out, fact.Shock{ID: "own", Name: OwnEdits, Edits: in.Edits})
	}
	if len(out) == 0 && len(in.Lose) == 0 {
		return nil, fmt.Errorf("case %s has no shocks: give --cut, --end, --drop, --add, --move, --salience or --capability", c.Name)
	}
	return out, nil
}

func editWords(e fact.Edit) string {
	words := map[string]string{"cut": "a cut of ", "end": "an end of ", "drop": "without ", "add": "with "}[e.Op] + e.What
	if e.Value != "" {
		words += " " + e.Value
	}
	return words
}

// shockNotes says what the dates of shocks mean for what is played.
func shockNotes(c fact.Case, shocks []fact.Shock, asOf fact.Date) []string {
	var out []string
	for _, s := range shocks {
		switch {
		case s.Date.IsZero():
		case !c.AsOf.Before(s.Date) && !asOf.Before(s.Date):
			out = append(out, fmt.Sprintf("%s lies before the date of the case (%s): its ranges know it, and the row says what the same once more would do.", s.Name, c.AsOf))
		case !c.AsOf.Before(s.Date):
			out = append(out, fmt.Sprintf("%s came after %s, but the ranges of the case, judged as of %s, know it: the row does not say what it looked like beforehand.", s.Name, asOf, c.AsOf))
		}
	}
	return out
}

// stressTable plays the shocks on the stakes and the board of the evidence.
func (a *App) stressTable(ctx context.Context, s stakes, shocks []fact.Shock, supply shock.CutAssumptions, opt bargain.Options) (shock.Table, error) {
	rules, err := a.rules()
	if err != nil {
		return shock.Table{}, err
	}
	ev := s.evidence
	b, err := board.Build(ev.AsOf, ev.Observations, ev.Events, rules)
	if err != nil {
		return shock.Table{}, err
	}
	carried := make([]fact.Shock, len(shocks))
	for i, k := range shocks {
		carried[i] = shock.Carry(s.played, ev, k)
	}
	t, err := shock.Stress(s.played, b, carried, opt)
	if err != nil {
		return t, err
	}
	for i, k := range shocks {
		if t.Rows[i].Err != "" {
			continue
		}
		for _, e := range k.Edits {
			if e.Op != "cut" && e.Op != "end" {
				continue
			}
			rows, err := a.supplyRows(ctx, e.What, ev)
			if err != nil {
				return t, err
			}
			t.Rows[i].Supply = append(t.Rows[i].Supply, shock.EndSupply(rows, e.What, ev.AsOf, supply))
		}
	}
	return t, nil
}

// supplyRows are the flows and production of the layer in which the edit's good is traded.
func (a *App) supplyRows(ctx context.Context, what string, ev bargain.Evidence) ([]fact.Observation, error) {
	_, _, item, err := shock.Pair(what)
	if err != nil {
		return ev.Observations, nil // nothing to work out; the cut says so
	}
	return a.layerRows(ctx, item, ev)
}

func (a *App) layerRows(ctx context.Context, item string, ev bargain.Evidence) ([]fact.Observation, error) {
	layer, named := shock.LayerOf(item)
	if !named {
		return ev.Observations, nil
	}
	more, err := a.ask(ctx, []store.Query{{Measure: "flow", Layer: layer, KnownAt: ev.AsOf}, {Measure: "production", Layer: layer, KnownAt: ev.AsOf}})
	return append(slices.Clone(ev.Observations), more.observations...), err
}
