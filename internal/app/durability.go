package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"tightrope/forecast"
	"tightrope/internal/source/panel"
)

// DurabilityFitIn asks for models and curves fitted on a folder of publishers' files.
type DurabilityFitIn struct {
	Folder string
	Seed   uint64
}

// DurabilityFit fits the models, curves and odds ratios on the user's own downloads: SIPRI's
// deliveries, capabilities, disputes, rivalries, alliances, borders, memberships, votes.
func (a *App) DurabilityFit(ctx context.Context, in DurabilityFitIn) (*forecast.Shipment, error) {
	p, err := a.tiePanel(in.Folder)
	if err != nil {
		return nil, err
	}
	flows, err := a.crudeFlows(ctx, in.Folder)
	if err != nil {
		return nil, err
	}
	s, err := p.Ship(panelData, "tightrope forecast durability --fit --data DIR", in.Seed, true)
	if err != nil {
		return nil, err
	}
	if s.Energy, err = forecast.EnergyReference(flows, panel.Means, in.Seed); errors.Is(err, forecast.ErrNoRows) {
		err = nil // too few crude imports in the files
	}
	if err != nil {
		return nil, err
	}
	return s, ctx.Err()
}

const panelData = "SIPRI Arms Transfers Database (trend-indicator values to 2021), COW state system and capabilities, militarised disputes 5.0, direct contiguity 3.2, joint memberships 3.0, ATOP 5.0, strategic rivalries of Thompson, Sakuwa and Suhas, General Assembly votes"

func (a *App) tiePanel(folder string) (*forecast.Panel, error) {
	l, err := a.layers(folder)
	if err != nil {
		return nil, err
	}
	return forecast.NewPanel(l), nil
}

// WriteShipment writes a fit with one class of ties a line, as it ships.
func WriteShipment(s *forecast.Shipment) ([]byte, error) {
	curves := s.Curves
	head := *s
	head.Curves = nil
	b, err := json.Marshal(head)
	if err != nil {
		return nil, err
	}
	b = bytes.TrimSuffix(b, []byte(`"curves":null}`))
	for _, cut := range []string{`"models":`, `"odds":`, `"gains":`, `"episodes":[`, `"returns":`, `"energy":`} {
		b = bytes.Replace(b, []byte(cut), append([]byte("\n"), cut...), 1)
	}
	b = append(b, "\n\"curves\":[\n"...)
	for i, c := range curves {
		line, err := json.Marshal(c)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = append(b, line...)
	}
	return append(b, "\n]}\n"...), nil
}
