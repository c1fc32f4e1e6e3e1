package forecast

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Gain is how much one model betters another out of sample: the difference of their Brier
// skills over age alone, with the 95 % interval when clients are drawn with replacement.
type Gain struct {
	Model  string  `json:"model"`
	Over   string  `json:"over"`
	Sample string  `json:"sample"`
	N      int     `json:"n"`
	Gain   float64 `json:"gain"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
}

// Proven says that the whole interval lies above zero. Covariates of third states enter a
// probability only then.
func (g Gain) Proven() bool { return g.Low > 0 }

// GainOf compares two models at the rolling origins of one sample, each trained on it.
func (p *Panel) GainOf(big, small Spec, outcome Outcome, s Sample, rng *rand.Rand) (Gain, error) {
	a, err := p.Rolling(big, outcome, s, s)
	if err != nil {
		return Gain{}, err
	}
	b, err := p.Rolling(small, outcome, s, s)
	if err != nil {
		return Gain{}, err
	}
	if len(a) == 0 || len(a) != len(b) {
		return Gain{}, ErrNoFit
	}
	return Compared(big.Name, small.Name, s.Name, a, b, rng), nil
}

// Compared is the gain of one list of forecasts over another of the same ties.
func Compared(big, small, sample string, a, b []Foreseen, rng *rand.Rand) Gain {
	type loss struct{ a, b, age float64 }
	at := map[State]int{}
	var groups []loss
	square := func(x float64) float64 { return x * x }
	for i := range a {
		g, ok := at[a[i].Tie.A]
		if !ok {
			g = len(groups)
			at[a[i].Tie.A] = g
			groups = append(groups, loss{})
		}
		groups[g].a += square(a[i].P - a[i].Y)
		groups[g].b += square(b[i].P - b[i].Y)
		groups[g].age += square(a[i].ByAge - a[i].Y)
	}
	gain := func(pick func(i int) int) float64 {
		var s loss
		for i := range groups {
			g := groups[pick(i)]
			s = loss{s.a + g.a, s.b + g.b, s.age + g.age}
		}
		return (s.b - s.a) / s.age
	}
	draws := make([]float64, curveDraws)
	for d := range draws {
		draws[d] = gain(func(int) int { return rng.IntN(len(groups)) })
	}
	slices.Sort(draws)
	return Gain{
		Model: big, Over: small, Sample: sample, N: len(a), Gain: rounded(gain(func(i int) int { return i }), 4),
		Low: rounded(percentile(draws, 0.025), 4), High: rounded(percentile(draws, 0.975), 4),
	}
}

// gains measures what third states add, in every sample, and what the fuller models add
// to momentum.
func (p *Panel) gains(rng *rand.Rand) ([]Gain, error) {
	var out []Gain
	for _, c := range []struct {
		big, small Spec
		in         Sample
	}{
		{Historic, Momentum, AllTies},
		{Own, Momentum, AllTies},
		{Structural, Momentum, AllTies},
		{Triadic, Momentum, AllTies},
		{Triadic, Structural, AllTies},
		{Triadic, Momentum, TightropeTies},
		{Triadic, Structural, TightropeTies},
		{Triadic, Momentum, RivalTightropes},
		{Triadic, Structural, RivalTightropes},
	} {
		g, err := p.GainOf(c.big, c.small, DeepCut, c.in, rng)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// SwapRivals is the panel in which the largest suppliers have each other's rivals, by chance:
// the placebo of a permutation test. Everything but the triads stays.
func (p *Panel) SwapRivals(top int, rng *rand.Rand) *Panel {
	l := *p.Layers
	ties := map[int]int{}
	for _, t := range p.Ties {
		ties[t.j]++
	}
	var suppliers []int
	for j := range ties {
		suppliers = append(suppliers, j)
	}
	slices.SortFunc(suppliers, func(a, b int) int { return cmp.Or(cmp.Compare(ties[b], ties[a]), cmp.Compare(a, b)) })
	suppliers = suppliers[:min(top, len(suppliers))]
	l.swap = make([]int, l.n)
	for i := range l.swap {
		l.swap[i] = i
	}
	for i, k := range rng.Perm(len(suppliers)) {
		l.swap[suppliers[i]] = suppliers[k]
	}
	out := &Panel{Layers: &l, Ties: slices.Clone(p.Ties)}
	out.covariates()
	return out
}

// Permuted is the place of a measured odds ratio among those under permuted rivals: the share of
// draws whose logarithm lies as far from their mean, with the draw itself counted once.
func (p *Panel) Permuted(outcome Outcome, e Exposure, exposure string, draws, top int, rng *rand.Rand) (ratio, share float64, err error) {
	logOf := func(q *Panel) (float64, error) {
		odds, err := q.OddsRatios(outcome, e)
		if err != nil {
			return 0, err
		}
		i := slices.IndexFunc(odds, func(o Odds) bool { return o.Exposure == exposure })
		return math.Log(odds[max(i, 0)].Ratio), nil
	}
	own, err := logOf(p)
	if err != nil {
		return 0, 0, err
	}
	all := make([]float64, draws)
	var mean float64
	for d := range all {
		if all[d], err = logOf(p.SwapRivals(top, rng)); err != nil {
			return 0, 0, err
		}
		mean += all[d] / float64(draws)
	}
	far := 1.0
	for _, v := range all {
		far += flag(math.Abs(v-mean) >= math.Abs(own-mean))
	}
	return math.Exp(own), far / float64(draws+1), nil
}
