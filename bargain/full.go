package bargain

import "fmt"

// Report is everything that the package knows about a game, from one seed.
type Report struct {
	Assessment
	Fan     Fan     `json:"fan"`
	Shapley Shapley `json:"shapley"`
	Sobol   Sobol   `json:"sobol"`
	Swaps   []Swap  `json:"swaps"`
}

// FullOptions are the options of a whole report.
type FullOptions struct {
	Options
	SMP      SMP             // of the fan
	FanDraws int             // 500
	Sets     []CapabilitySet // further readings of capability
}

// Full makes the whole report: the assessment with its flip table, tornado and leave-one-out,
// the fan of the Spatial Model, Shapley values, Sobol indices and other readings of capability.
func Full(g Game, o FullOptions) (Report, error) {
	if o.FanDraws <= 0 {
		o.FanDraws = 500
	}
	var r Report
	var err error
	if r.Assessment, err = Assess(g, o.Options); err != nil {
		return Report{}, err
	}
	fan := o.Options
	fan.Draws = o.FanDraws
	if r.Fan, err = SMPFan(g, o.SMP, fan); err != nil {
		return Report{}, err
	}
	if r.Shapley, err = g.Shapley(o.Options); err != nil {
		return Report{}, fmt.Errorf("shapley: %w", err)
	}
	if r.Sobol, err = g.Sobol(o.Options); err != nil {
		return Report{}, fmt.Errorf("sobol: %w", err)
	}
	if r.Swaps, err = g.SwapCapabilities(o.Sets, o.Options); err != nil {
		return Report{}, fmt.Errorf("capability swap: %w", err)
	}
	return r, nil
}
