package balance

import (
	"context"
	"math/rand/v2"
	"testing"
)

// everyPartition tries all divisions of a small network into any number of camps.
func everyPartition(g Graph) int64 {
	n := wire(g)
	camps := make([]int32, len(g.Names))
	best := n.total()
	var try func(v int, used int32)
	try = func(v int, used int32) {
		if v == len(camps) {
			best = min(best, weakCost(n, camps))
			return
		}
		for c := range used + 1 {
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
		w, err := WeakBalance(context.Background(), g, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := everyPartition(g)
		camps := make([]int32, len(w.Camps))
		for v, c := range w.Camps {
			camps[v] = int32(c)
		}
		if w.L != want || w.Lower != want || weakCost(wire(g), camps) != want {
			t.Fatalf("graph %d: [%d, %d]: want %d", i, w.Lower, w.L, want)
		}
	}
}

// Three states that are all at odds are no tension when each may be a camp of its own.
func TestWeakBalanceOfThreeRivals(t *testing.T) {
	g := Graph{Names: []string{"A", "B", "C"}, Edges: []Edge{{0, 1, -1}, {1, 2, -1}, {0, 2, -1}}}
	w, err := WeakBalance(context.Background(), g, Options{})
	if err != nil || w.L != 0 || w.Count != 3 {
		t.Errorf("%+v, %v: want three camps without strain", w, err)
	}
}
