package balance

import (
	"testing"

	"pgregory.net/rapid"
)

// The nine actors around Azerbaijan in 2023-24 with illustrative signs, all of weight one: a
// network small enough to follow by hand.
func TestAnalyseTriangle(t *testing.T) {
	g := Graph{Names: []string{"AZE", "ISR", "IRN"}, Edges: []Edge{{0, 1, 3}, {1, 2, -2}, {0, 2, 1}}}
	r, err := Analyse(g)
	if err != nil {
		t.Fatal(err)
	}
	if r.L != 1 || r.Lower != 1 || r.Total != 6 {
		t.Errorf("L %d, lower %d, total %d: want 1, 1, 6", r.L, r.Lower, r.Total)
	}
	if r.Strain[2] != Always || r.Strain[0] != Never {
		t.Errorf("strain %v: want the weakest tie always, the others never", r.Strain)
	}
	if r.Relief[2] != 1 || r.Tension[0] != 1 {
		t.Errorf("relief %v, tension %v: want one each", r.Relief, r.Tension)
	}
	if len(r.Triads) != 1 || r.Closed != 1 {
		t.Errorf("%d of %d triads unbalanced: want 1 of 1", len(r.Triads), r.Closed)
	}
}

func TestEnumerateEmpty(t *testing.T) {
	o, ok := Enumerate(Graph{Names: []string{"A", "B"}})
	if !ok || o.L != 0 || o.Count != 1 {
		t.Errorf("L %d, %d divisions, %v: want 0, 1, true", o.L, o.Count, ok)
	}
}

// Every division of a graph, leaves included, costs at least L, and each one kept costs L.
func TestEnumerateAgainstEveryDivision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "n")
		g := Graph{Names: make([]string, n)}
		for a := range n {
			for b := a + 1; b < n; b++ {
				if w := rapid.Int64Range(-3, 3).Draw(t, "w"); w != 0 && rapid.Bool().Draw(t, "tie") {
					g.Edges = append(g.Edges, Edge{a, b, w})
				}
			}
		}
		o, ok := Enumerate(g)
		if !ok {
			t.Fatal("too large")
		}
		least := g.Total()
		camp := make([]int, n)
		for bits := range 1 << n {
			for v := range n {
				camp[v] = bits >> v & 1
			}
			least = min(least, g.Cost(camp))
		}
		if o.L != least {
			t.Fatalf("L %d: want %d", o.L, least)
		}
		for _, c := range o.All {
			if g.Cost(c) != o.L {
				t.Fatalf("%v costs %d: want %d", c, g.Cost(c), o.L)
			}
		}
	})
}
