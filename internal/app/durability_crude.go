package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/source/panel"
	"tightrope/internal/store"
)

// crudeFlows are the crude imports by origin of a folder, or of the home where none is named.
func (a *App) crudeFlows(ctx context.Context, folder string) ([]forecast.EnergyFlow, error) {
	if folder != "" {
		return panel.Energy(folder)
	}
	if a.home == nil {
		return nil, nil
	}
	rows, err := a.home.Index().Observations(ctx, store.Query{Measure: "flow", Item: "crude oil"})
	if err != nil {
		return nil, err
	}
	var out []forecast.EnergyFlow
	for _, o := range rows {
		if f, ok := panel.Crude(o); ok {
			out = append(out, f)
		}
	}
	return out, nil
}

// energy looks for crude oil that one of the two states buys of the other. Curves and chance are
// those of the loaded series where they are enough for curves of their own, else the shipped ones.
func (a *App) energy(ctx context.Context, out *DurabilityOut, in DurabilityIn) error {
	shipped, err := forecast.Shipped()
	if err != nil {
		return err
	}
	flows, err := a.crudeFlows(ctx, in.Folder)
	if err != nil {
		return err
	}
	if !in.AsOf.IsZero() {
		flows = slices.DeleteFunc(flows, func(f forecast.EnergyFlow) bool { return f.Year > in.AsOf.Year })
	}
	reference, err := forecast.EnergyReference(flows, panel.Means, in.Seed)
	if errors.Is(err, forecast.ErrNoRows) || errors.Is(err, forecast.ErrNoFit) {
		reference, err = shipped.Energy, nil
	}
	if err != nil {
		return err
	}
	if reference != nil {
		for _, pair := range [][2]fact.ActorID{{out.Client, out.Supplier}, {out.Supplier, out.Client}} {
			if o, ok := reference.Outlook(flows, pair[0], pair[1]); ok {
				out.Energy, out.EnergySeries = &o, panel.Means(o.Series)
				return nil
			}
		}
	}
	if in.Layer != string(fact.Energy) {
		return nil
	}
	if len(flows) == 0 {
		return fmt.Errorf("no crude oil imports are at hand: load eu-crude, eurostat, comtrade or baci, or name a folder of their files with --data: %w", ErrInsufficient)
	}
	return fmt.Errorf("neither of %s and %s ever had a fifth of its recorded crude from the other: %w", a.Name(out.Client), a.Name(out.Supplier), ErrInsufficient)
}
