package app

import (
	"context"

	"tightrope/bargain"
	"tightrope/brief"
	"tightrope/shock"
)

// game asks who gives way, who and what is behind the answer, and again after each shock of
// the case under the same luck.
func (a *App) game(ctx context.Context, m brief.Material, in BriefIn) (*brief.GameFinding, error) {
	s, err := a.stakes(ctx, *m.Case, m.AsOf, nil)
	if err != nil {
		return nil, err
	}
	g, err := bargain.FromCase(s.played)
	if err != nil {
		return nil, err
	}
	opt := bargain.FullOptions{
		Options: bargain.Options{Seed: m.Seed, Draws: in.Draws},
		Parts:   []string{bargain.PartShapley, bargain.PartSwaps, bargain.PartFan},
		Sets:    bargain.CapabilitySets(s.played, s.evidence), FanDraws: 200,
	}
	if opt.Others, err = s.readings(); err != nil {
		return nil, err
	}
	out := &brief.GameFinding{}
	if out.Report, err = bargain.Full(g, opt); err != nil {
		return nil, err
	}
	if out.Backtest, err = a.backtest("bargain"); err != nil {
		return nil, err
	}
	table, err := a.stressTable(ctx, s, m.Case.Shocks, shock.CutAssumptions{}, opt.Options)
	if err != nil {
		return nil, err
	}
	out.Shocks = table.Rows
	return out, nil
}

// whereOf says where a row or the case stands: a case of the user's own stands in its file.
func (a *App) whereOf(in Input) func(id string) string {
	if in.Case == nil || in.Name == in.Case.Name {
		return a.where
	}
	return func(id string) string {
		if id == in.Case.Name {
			return in.Name
		}
		return a.where(id)
	}
}
