package balance

import (
	"context"
	"math/rand/v2"
	"testing"
)

// everyPartition tries all divisions of a small network into at most the given number of camps.
func everyPartition(g Graph, most int) int64 {
	n := wire(g)
	camps := make([]int32, len(g.Names))
	best := n.total()
	var try func(v int, used int32)
	try = func(v int, used int32) {
		if v == len(camps) {
			best = min(best, weakCost(n, camps))
			return
		}
		for c := range min(used+1, int32(most)) {
			camps[v] = c
			try(v+1, max(used, c+1))
		}
	}
	try(0, 0)
	return best
}

func TestWeakBalanceAgainstEveryPartition(t *testing.T) {
	for i := range 150 {
		g := randomGraph(rand.New(rand.NewPCG(13, uint64(i))), 8)
		for most := range 5 {
			if most == 1 {
				continue
			}
			w, err := WeakBalance(context.Background(), g, most, Options{})
			if err != nil {
				t.Fatal(err)
			}
			limit := most
			if most == 0 {
				limit = len(g.Names)
			}
			want := everyPartition(g, limit)
			camps := make([]int32, len(w.Camps))
			for v, c := range w.Camps {
				camps[v] = int32(c)
			}
			if w.L < want || w.Lower > want || weakCost(wire(g), camps) != w.L || w.Count > limit || most == 0 && w.L != w.Lower {
				t.Fatalf("graph %d in %d camps: [%d, %d] in %d camps: want %d", i, most, w.Lower, w.L, w.Count, want)
			}
			if w.L != want {
				t.Errorf("graph %d in %d camps: %d found: want %d", i, most, w.L, want)
			}
			if w.L != w.Lower {
				t.Errorf("graph %d in %d camps: [%d, %d]", i, most, w.Lower, w.L)
			}
			if most == 2 {
				if s, err := Frustration(context.Background(), g, Options{}); err != nil || s.L != w.L {
					t.Errorf("graph %d: two camps of %d, frustration %d, %v", i, w.L, s.L, err)
				}
			}
		}
	}
}

// Three states that are all at odds are no tension when each may be a camp of its own.
func TestWeakBalanceOfThreeRivals(t *testing.T) {
	g := Graph{Names: []string{"A", "B", "C"}, Edges: []Edge{{0, 1, -1}, {1, 2, -1}, {0, 2, -1}}}
	w, err := WeakBalance(context.Background(), g, 0, Options{})
	if err != nil || w.L != 0 || w.Count != 3 {
		t.Errorf("%+v, %v: want three camps without strain", w, err)
	}
}
