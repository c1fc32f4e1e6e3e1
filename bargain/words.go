package bargain

import (
	"fmt"
	"math"
)

// skill is how each model did on the 351 decisions of DEU III: mean absolute error of its
// expected outcome in points of 100. TestDEUScore measures it again.
var skill = map[string]string{
	"pce":             missed("22.6"),
	"mean":            missed("23.0"),
	"median":          missed("28.6"),
	"pce-conditional": missed("23.4"),
	"pce-incentive":   missed("23.5"),
	"nash":            missed("23.5") + ", without a status quo",
	"eum":             missed("27.3"),
	"smp":             missed("23.8") + "; its own distribution does worse than the base rate",
}

func missed(points string) string {
	return "missed 351 European Union decisions by " + points + " points on average"
}

// forecastSkill is how the median of the distribution behind P did, cross-validated.
const forecastSkill = "The point forecast is the median of the distribution behind P: cross-validated it missed 351 European Union decisions by 22.1 points on average, the election's mean by 22.6, the compromise mean by 23.0."

func formulaP(e Event, r Residuals) string {
	return fmt.Sprintf("P(outcome %s %g) = mean over the draws of ½·(Σ p_i over positions %s %g) + ½·Pr(m + residual %s %g); "+
		"p = Markov-uniform probabilistic Condorcet election over the positions, m = Σ p_i x_i, %d residuals",
		e.Op, e.At, e.Op, e.At, e.Op, e.At, r.N)
}

// meanAbsolute is the mean size of a residual.
func (r Residuals) meanAbsolute() float64 {
	sum, q := 0.0, r.Quantiles
	for i := 1; i < len(q); i++ {
		sum += math.Abs(q[i]+q[i-1]) / 2
	}
	return sum / float64(len(q)-1)
}

func floorText(r Residuals) string {
	return fmt.Sprintf("On %d decisions with known outcomes and inputs coded by experts the method misses by %.0f points of 100 "+
		"on average: differences below 10 points are not supported, and no model here does much better.", r.N, r.meanAbsolute())
}

func calibrationText(r Residuals) string {
	return "Errors are calibrated on: " + r.Source + ". That is cooperative law-making; whether errors under coercion between states are as large is not known."
}

func notes(g Game, o Options) []string {
	shape := "triangular between low, most likely and high"
	if o.Capability == Lognormal {
		shape += "; capabilities lognormal with low and high as 5 % and 95 % points"
	}
	kinds, all := map[string]int{}, 0
	for _, p := range g.Players {
		for _, f := range p.Fields() {
			kinds[f.Kind]++
			all++
		}
	}
	return []string{
		fmt.Sprintf("%d draws from the ranges (%s), seed %d, the same random numbers for every scenario.", o.Draws, shape, o.Seed),
		fmt.Sprintf("Of %d inputs %d are measured, %d are judged from named sources, %d are judged alone.", all, kinds[Measured], kinds[JudgedFrom], kinds[Judged]),
		forecastSkill,
		"The residuals already hold the errors of expert-coded inputs, so that ranges and residuals together widen the distribution rather than narrow it.",
	}
}
