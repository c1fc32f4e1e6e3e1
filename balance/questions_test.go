package balance

import (
	"context"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"tightrope/internal/sample"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*math.Max(1, math.Abs(want)) {
		t.Errorf("%s is %.12g: want %.12g", what, got, want)
	}
}

// A triangle with one negative tie has the eigenvalues -2, 1, 1 and without its sign 2, -1, -1.
func TestSpectralOfTheTriangle(t *testing.T) {
	g := Graph{Names: []string{"A", "B", "C"}, Edges: []Edge{{0, 1, 1}, {1, 2, 1}, {0, 2, -1}}}
	w, err := WalkBalance(g)
	if err != nil {
		t.Fatal(err)
	}
	want := (math.Exp(-2) + 2*math.E) / (math.Exp(2) + 2*math.Exp(-1))
	near(t, "walk balance", w.Global, want)
	near(t, "walk balance of a node", w.Node[1], want)
	c, err := AlgebraicConflict(g)
	if err != nil || len(c) != 1 {
		t.Fatal(c, err)
	}
	near(t, "algebraic conflict", c[0], 1) // 2 - 1
	g.Edges[2].W = 1
	w, _ = WalkBalance(g)
	near(t, "walk balance without a negative tie", w.Global, 1)
	if c, _ = AlgebraicConflict(g); c[0] > 1e-12 {
		t.Errorf("algebraic conflict %g of a balanced network", c[0])
	}
}

func TestCensus(t *testing.T) {
	g := Graph{Names: []string{"A", "B", "C", "D"}, Edges: []Edge{{0, 1, 1}, {1, 2, 1}, {0, 2, 1}, {0, 3, -1}, {1, 3, -1}, {2, 3, 1}}}
	c := CountTriads(g)
	if c != (Census{1, 2, 1, 0}) { // ABC +++, ABD +--, ACD and BCD ++-
		t.Errorf("census %v", c)
	}
	if s, ok := c.Share(); !ok || s != 0.5 {
		t.Errorf("share %v", s)
	}
	if _, ok := CountTriads(Graph{}).Share(); ok {
		t.Error("a share of no triads")
	}
}

// The Highland tribes are far more balanced than chance: L = 7 of 58.
func TestShuffleTribes(t *testing.T) {
	g := edgeList(t, filepath.Join(sample.Dir(t, "balance"), "tribes.csv"))
	n, err := Shuffle(context.Background(), g, 7, 30, Options{Workers: 2}, rand.New(rand.NewPCG(1, 1)))
	if err != nil || n.Inexact > 0 || n.Z > -3 || n.Below > 0 {
		t.Errorf("%+v, %v: want a z far below zero", n, err)
	}
	if n, _ := Shuffle(context.Background(), Graph{Names: []string{"A", "B"}, Edges: []Edge{{0, 1, 1}}}, 0, 5, Options{}, rand.New(rand.NewPCG(1, 1))); !math.IsNaN(n.Z) {
		t.Errorf("z %g of draws that are all alike", n.Z)
	}
}

func TestAlign(t *testing.T) {
	spell := func(camps ...int) Spell {
		g := Graph{Names: []string{"A", "B", "C"}, Edges: []Edge{{0, 1, 1}, {1, 2, -1}}}
		return Spell{Graph: g, Report: Report{Camps: camps}}
	}
	s := Align([]Spell{spell(0, 0, 1), spell(1, 1, 0), spell(0, 1, 1)})
	if !slices.Equal(s.Moves, []int{0, 0, 1}) || !slices.Equal(s.Always, []string{"A", "C"}) {
		t.Errorf("%+v", s)
	}
}

// Any number of workers gives the same solution, proof and all.
func TestWorkersDoNotMatter(t *testing.T) {
	for i := range 20 {
		rng := rand.New(rand.NewPCG(5, uint64(i)))
		var g Graph // several blocks in a row, joined at single nodes
		for range 4 {
			h := randomGraph(rng, 12)
			shift := max(0, len(g.Names)-1)
			for len(g.Names) < shift+len(h.Names) {
				g.Names = append(g.Names, "")
			}
			for _, e := range h.Edges {
				g.Edges = append(g.Edges, Edge{e.A + shift, e.B + shift, e.W})
			}
		}
		var seals []string
		for _, w := range []int{1, 2, 7} {
			s, err := Frustration(context.Background(), g, Options{Workers: w, Seed: 3})
			if err != nil {
				t.Fatal(err)
			}
			seal, err := Certify(g, s).Seal()
			if err != nil {
				t.Fatal(err)
			}
			seals = append(seals, seal)
		}
		if seals[0] != seals[1] || seals[1] != seals[2] {
			t.Fatalf("graph %d: seals %v", i, seals)
		}
	}
}

// When there is no time the bounds hold all the same.
func TestStoppedEarly(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for i := range 20 {
		g := randomGraph(rand.New(rand.NewPCG(9, uint64(i))), 14)
		want, _, _ := everyDivision(g)
		r, err := AnalyseFor(ctx, g, AskTriads, Options{})
		if err != nil || r.Lower > want || r.L < want || g.Cost(r.Camps) != r.L {
			t.Fatalf("graph %d: [%d, %d], %v: the index is %d", i, r.Lower, r.L, err, want)
		}
		s, err := Frustration(context.Background(), g, Options{Branches: 1})
		if err != nil || s.Lower > want || s.L < want {
			t.Fatalf("graph %d with one branch: [%d, %d], %v: the index is %d", i, s.Lower, s.L, err, want)
		}
	}
}
