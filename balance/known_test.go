package balance

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
)

// Known values: of n nodes that are all at odds two camps of equal size leave
// floor((n-1)²/4) frustrated; the largest cut of the Petersen graph has 12 of its 15 ties.
func TestKnownValues(t *testing.T) {
	f := func(name string, g Graph, want int64) {
		t.Helper()
		s, err := Frustration(context.Background(), g, Options{})
		if err != nil || s.L != want || !s.Exact() {
			t.Errorf("%s: [%d, %d], %v: want %d", name, s.Lower, s.L, err, want)
		}
	}
	for n := 2; n <= 10; n++ {
		g := Graph{Names: make([]string, n)}
		for a := range n {
			for b := range a {
				g.Edges = append(g.Edges, Edge{b, a, -1})
			}
		}
		f(fmt.Sprintf("%d rivals", n), g, int64((n-1)*(n-1)/4))
	}
	petersen := Graph{Names: make([]string, 10)}
	for v := range 5 {
		petersen.Edges = append(petersen.Edges, Edge{v, (v + 1) % 5, -1}, Edge{v, v + 5, -1}, Edge{v + 5, (v+2)%5 + 5, -1})
	}
	f("Petersen", petersen, 3)
}

// Weights may be as large as those of money: the bound is exact all the same.
func TestLargeWeights(t *testing.T) {
	for i := range 40 {
		rng := rand.New(rand.NewPCG(17, uint64(i)))
		g := randomGraph(rng, 13)
		for e := range g.Edges {
			g.Edges[e].W *= 1 + rng.Int64N([]int64{1_000, 1_000_000, 1_000_000_000_000}[i%3])
		}
		want, _, _ := everyDivision(g)
		s, err := Frustration(context.Background(), g, Options{})
		if err != nil || s.L != want || !s.Exact() {
			t.Errorf("graph %d: [%d, %d], %v: want %d", i, s.Lower, s.L, err, want)
		}
		worth, _ := s.proof.account(len(g.Edges), s.scale)
		if worth <= (want-1)*s.scale && want > 0 {
			t.Errorf("graph %d: the proof is worth %d of %d", i, worth, want*s.scale)
		}
	}
}
