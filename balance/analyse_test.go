package balance

import "testing"

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
