package align

import (
	"fmt"
	"math"

	"tightrope/fact"
)

// Measures is every measure of nearness of two states over one set of items, with what it rests
// on: no chance-corrected score should be read without the agreement and the marginals.
type Measures struct {
	N         int
	X, Y      []int // marginals: how often each of the two has each value
	Same      Score // share of items alike
	Agreement Score // as Nearness
	SAbs, SSq Score
	SWeighted Score // absolute; not set by MeasuresOf
	KappaAbs  Score
	KappaSq   Score
	PiAbs     Score
	PiSq      Score
	TauB      Score
}

// MeasuresOf takes every measure of a cross-table. Below least items there is none of them, and
// the reason says so.
func MeasuresOf(c Cross, least int) Measures {
	x, y := c.Marginals()
	m := Measures{N: c.N(), X: x[:c.Levels], Y: y[:c.Levels]}
	if m.N < least {
		few := none(tooFew(m.N, least))
		m.Same, m.Agreement, m.SAbs, m.SSq, m.SWeighted = few, few, few, few, few
		m.KappaAbs, m.KappaSq, m.PiAbs, m.PiSq, m.TauB = few, few, few, few, few
		return m
	}
	m.Same, m.Agreement = c.Agreement(), c.Nearness()
	m.SAbs, m.SSq = c.S(Linear), c.S(Squared)
	m.KappaAbs, m.KappaSq = c.Kappa(Linear), c.Kappa(Squared)
	m.PiAbs, m.PiSq = c.Pi(Linear), c.Pi(Squared)
	m.TauB = c.TauB()
	return m
}

func tooFew(n, least int) string {
	if n == 0 {
		return NoItems
	}
	return fmt.Sprintf("only %d shared items, fewer than %d", n, least)
}

// Divisions says of each call how divided the assembly was: 1 − Σ p², p the shares of yes, abstain
// and no; 0 where all voted alike or nobody did, at most 2/3.
func (c *Chamber) Divisions() []float64 {
	counts := make([][3]float64, len(c.Calls))
	for m := range c.rows {
		for i := range counts {
			if v := c.choice(i, m); v != None {
				counts[i][v-Yes]++
			}
		}
	}
	out := make([]float64, len(counts))
	for i, n := range counts {
		total := n[0] + n[1] + n[2]
		if total == 0 {
			continue
		}
		out[i] = 1
		for _, k := range n {
			out[i] -= k / total * (k / total)
		}
		out[i] = math.Max(out[i], 0)
	}
	return out
}

// WeightedS is S with a weight for each call, over the calls of the window on which both voted.
func (c *Chamber) WeightedS(a, b fact.ActorID, w Window, weights []float64, d Distance) (Score, error) {
	i, okA := c.at[a]
	j, okB := c.at[b]
	if !okA || !okB {
		return none(NoItems), nil
	}
	x, y := make([]int, len(c.Calls)), make([]int, len(c.Calls))
	for k := range c.Calls {
		x[k], y[k] = -1, -1
		if w[k/64]>>(k%64)&1 != 0 {
			x[k], y[k] = int(c.choice(k, i))-int(Yes), int(c.choice(k, j))-int(Yes)
		}
	}
	return WeightedS(3, x, y, weights, d)
}
