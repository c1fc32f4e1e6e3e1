package balance

import (
	"context"
	"math"
	"math/rand/v2"
)

// Null compares the index of a graph with that of the same graph with its signs shuffled over
// the ties: same ties, same weights, same number of negative ones.
type Null struct {
	Draws    int
	Mean, SD float64
	Z        float64 // (L - mean)/sd; below zero = more balanced than chance
	Below    int     // draws whose index is at most that of the graph
	Inexact  int     // draws of which only bounds are known; their mean counts
}

// Shuffle draws the null. Weights stay on their ties. Where all draws are alike Z is NaN: there
// is nothing to compare with. A shuffled network is often harder than the real one, so each draw
// looks at no more than a few hundred branches.
//
// Source: the sign-shuffled null of R. Singh and B. Adhikari, Measuring the balance of signed
// networks and its application to sign prediction, JSTAT (2017), with the exact index.
func Shuffle(ctx context.Context, g Graph, l int64, draws int, o Options, rng *rand.Rand) (Null, error) {
	out := Null{Draws: draws, Z: math.NaN()}
	values := make([]float64, draws)
	graphs := make([]Graph, draws)
	for d := range draws {
		s := Graph{Names: g.Names, Edges: append([]Edge(nil), g.Edges...)}
		for i, j := range rng.Perm(len(g.Edges)) {
			s.Edges[i].W = s.Edges[i].Size() * int64(g.Edges[j].Sign())
		}
		graphs[d] = s
	}
	inexact := make([]bool, draws)
	a := &again{ctx: ctx}
	err := a.each(draws, o.Workers, func(d int) {
		s, err := Frustration(ctx, graphs[d], Options{Seed: o.Seed, NoProof: true, Branches: 200})
		if err == nil {
			values[d] = float64(s.L+s.Lower) / 2
			inexact[d] = !s.Exact()
		}
	})
	if err != nil {
		return out, err
	}
	for d, v := range values {
		out.Mean += v / float64(draws)
		if v <= float64(l) {
			out.Below++
		}
		if inexact[d] {
			out.Inexact++
		}
	}
	for _, v := range values {
		out.SD += (v - out.Mean) * (v - out.Mean)
	}
	if draws > 1 {
		out.SD = math.Sqrt(out.SD / float64(draws-1))
	}
	if out.SD > 0 {
		out.Z = (float64(l) - out.Mean) / out.SD
	}
	return out, nil
}
