package balance

import (
	"context"
	"math/rand/v2"
	"testing"
)

// Elimination and packing answer every question of a network alike.
func TestEliminationAgainstPacking(t *testing.T) {
	for i := range 60 {
		g := randomGraph(rand.New(rand.NewPCG(19, uint64(i))), 13)
		sol, err := Frustration(context.Background(), g, Options{})
		if err != nil {
			t.Fatal(err)
		}
		e, ok := eliminate(wire(g))
		if !ok || e.least() != sol.L {
			t.Fatalf("graph %d: elimination %v: want %d", i, ok, sol.L)
		}
		loose := newAgain(context.Background(), g, sol)
		packed := newAgain(context.Background(), g, sol)
		packed.loose = false
		if !loose.loose {
			t.Fatalf("graph %d is not eliminated", i)
		}
		for k, edge := range g.Edges {
			under := sol.L + 2*edge.Size() + 1
			for _, sign := range []int{1, -1} {
				x, okX := loose.least(k, sign, under)
				y, okY := packed.least(k, sign, under)
				if okX != okY || okX && x != y {
					t.Errorf("graph %d, tie %d with sign %d: %d %v by elimination, %d %v by packing", i, k, sign, x, okX, y, okY)
				}
			}
		}
		adj := loose.n.adjacency()
		for v := range g.Names {
			if x, y := loose.without(int32(v), adj), packed.without(int32(v), adj); x != y {
				t.Errorf("graph %d without %d: %d by elimination, %d by packing", i, v, x, y)
			}
		}
	}
}

// A long ladder is narrow; rivals are not.
func TestEliminationOfWidth(t *testing.T) {
	ladder := Graph{Names: make([]string, 200)}
	for v := range 100 {
		ladder.Edges = append(ladder.Edges, Edge{2 * v, 2*v + 1, -1})
		if v > 0 {
			ladder.Edges = append(ladder.Edges, Edge{2*v - 2, 2 * v, 1}, Edge{2*v - 1, 2*v + 1, int64(1 - v%3%2*2)})
		}
	}
	e, ok := eliminate(wire(ladder))
	s, err := Frustration(context.Background(), ladder, Options{})
	if err != nil || !ok || e.least() != s.L || !s.Exact() {
		t.Errorf("ladder: [%d, %d], %v %v", s.Lower, s.L, ok, err)
	}
	rivals := Graph{Names: make([]string, 20)}
	for a := range 20 {
		for b := range a {
			rivals.Edges = append(rivals.Edges, Edge{b, a, -1})
		}
	}
	if _, ok := eliminate(wire(rivals)); ok {
		t.Error("twenty rivals are taken for a loose network")
	}
}
