package bargain

import (
	"fmt"
	"slices"
)

// Report is everything that the package knows about a game, from one seed. Parts that were not
// asked for are nil.
type Report struct {
	Assessment
	Shapley *Shapley `json:"shapley,omitempty"`
	Sobol   *Sobol   `json:"sobol,omitempty"`
	Swaps   []Swap   `json:"swaps,omitempty"`
	Fan     *Fan     `json:"smp,omitempty"`
}

// The parts of a report beside the assessment.
const (
	PartShapley = "shapley"
	PartSobol   = "sobol"
	PartSwaps   = "swaps"
	PartFan     = "smp"
)

// FullOptions are the options of a whole report.
type FullOptions struct {
	Options
	Parts    []string        // of the parts beside the assessment; nil = all
	FanDraws int             // 500, fewer for many players
	Sets     []CapabilitySet // further readings of capability
	Others   []Reading       // further readings of any input
}

// swapDraws are enough for differences under common random numbers.
const swapDraws = 2000

// beside puts P of the swap where its difference leads from P of the full run.
func (s *Swap) beside(p Estimate) {
	by := p.Value + s.Delta.Value - s.P.Value
	s.P.Value, s.P.Low, s.P.High = clampP(s.P.Value+by), clampP(s.P.Low+by), clampP(s.P.High+by)
}

// Full makes the whole report: the assessment with its flip table, tornado and leave-one-out,
// Shapley values, Sobol indices, other readings of the inputs, and the fan of the Spatial Model.
func Full(g Game, o FullOptions) (Report, error) {
	var r Report
	var err error
	if r.Assessment, err = Assess(g, o.Options); err != nil {
		return Report{}, err
	}
	wants := func(part string) bool { return o.Parts == nil || slices.Contains(o.Parts, part) }
	if wants(PartShapley) {
		s, err := g.Shapley(o.Options)
		if err != nil {
			return Report{}, fmt.Errorf("shapley: %w", err)
		}
		r.Shapley = &s
	}
	if wants(PartSobol) {
		s, err := g.Sobol(o.Options)
		if err != nil {
			return Report{}, fmt.Errorf("sobol: %w", err)
		}
		r.Sobol = &s
	}
	if wants(PartSwaps) {
		few := o.Options
		few.Draws = min(swapDraws, o.withDefaults().Draws)
		if r.Swaps, err = g.SwapCapabilities(o.Sets, o.Others, few); err != nil {
			return Report{}, fmt.Errorf("other readings: %w", err)
		}
		for i := range r.Swaps {
			r.Swaps[i].beside(r.P)
		}
	}
	if wants(PartFan) {
		fan := o.Options
		if fan.Draws = o.FanDraws; fan.Draws <= 0 {
			fan.Draws = min(fewer(500, len(g.Players), 20, 2.5), o.withDefaults().Draws)
		}
		f, err := SMPFan(g, o.SMP, fan)
		if err != nil {
			return Report{}, err
		}
		r.Fan = &f
	}
	return r, nil
}
