package app

import (
	"context"
	"fmt"

	"tightrope/bargain"
	"tightrope/board"
	"tightrope/fact"
	"tightrope/shock"
)

// StressIn asks what would break the balance of a case.
type StressIn struct {
	Case   string
	Shocks []fact.Shock // none = those of the case
	AsOf   fact.Date
	Seed   uint64
	Draws  int
}

// Stress plays the case after each shock beside the case as it is.
func (a *App) Stress(ctx context.Context, in StressIn) (shock.Table, error) {
	src, err := a.Open(in.Case, nil)
	if err != nil {
		return shock.Table{}, err
	}
	if src.Case == nil {
		return shock.Table{}, fmt.Errorf("%s: want a case or a case file (.toml)", in.Case)
	}
	c := *src.Case
	rules, err := a.rules()
	if err != nil {
		return shock.Table{}, err
	}
	if in.AsOf.IsZero() {
		in.AsOf = c.AsOf
	}
	ev := a.evidence(&c, c.Balancer)
	b, err := board.Build(in.AsOf, ev.Observations, ev.Events, rules)
	if err != nil {
		return shock.Table{}, err
	}
	if len(in.Shocks) == 0 {
		in.Shocks = c.Shocks
	}
	if len(in.Shocks) == 0 {
		return shock.Table{}, fmt.Errorf("case %s has no shocks: give --cut, --end, --drop or --set", c.Name)
	}
	t, err := shock.Stress(c, b, in.Shocks, bargain.Options{Seed: in.Seed, Draws: in.Draws})
	if err != nil {
		return t, err
	}
	return t, ctx.Err()
}
