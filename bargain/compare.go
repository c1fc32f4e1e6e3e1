package bargain

import "fmt"

// Difference is a scenario beside the game it departs from, draw by draw under the same
// random numbers.
type Difference struct {
	P          Estimate `json:"p"`          // of the event in the scenario
	Delta      Estimate `json:"delta"`      // P of the scenario minus P of the game
	Expected   Estimate `json:"expected"`   // mean of the election in the scenario
	Compromise Estimate `json:"compromise"` // compromise mean in the scenario
	Outcome    Spread   `json:"outcome"`    // distribution behind P in the scenario
	Moved      float64  `json:"moved"`      // change of the expected outcome, in points
}

// Compare computes P(event) of each scenario and its difference from P of the base game.
// Players are matched by id, so that one who stands in both draws the same numbers; the SE of
// Delta is that of the paired difference.
func Compare(base Game, scenarios []Game, o Options) ([]Difference, error) {
	o = o.withDefaults()
	before, err := columnsOf(base, o)
	if err != nil {
		return nil, err
	}
	p0 := mixed(before.cols[colMass], before.cols[colErring])
	out := make([]Difference, len(scenarios))
	for i, g := range scenarios {
		after, err := columnsOf(g.Align(base), o)
		if err != nil {
			return nil, err
		}
		p := mixed(after.cols[colMass], after.cols[colErring])
		delta := make([]float64, len(p))
		for k := range p {
			delta[k] = p[k] - p0[k]
		}
		d := &out[i]
		d.P, d.Delta = estimateOf(p), estimateOf(delta)
		d.Expected, d.Compromise = after.estimate(colElection), after.estimate(colMean)
		d.Outcome, _, _ = after.spreads(o)
		d.Moved = d.Expected.Value - before.estimate(colElection).Value
	}
	return out, nil
}

func columnsOf(g Game, o Options) (*run, error) {
	if err := g.asked(); err != nil {
		return nil, err
	}
	r, err := simulate(newDraws(g, o.Draws, o.Seed, o.Capability), o)
	if err != nil {
		return nil, fmt.Errorf("game %s: %w", g.Name, err)
	}
	return r, nil
}
