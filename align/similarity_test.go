package align

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func near(t *testing.T, what string, got Score, want float64) {
	t.Helper()
	if math.IsNaN(want) != math.IsNaN(got.Value) || math.Abs(got.Value-want) > 5e-5 {
		t.Errorf("%s is %.6f (%s): want %.6f", what, got.Value, got.Reason, want)
	}
}

// Ten votes of two states; the values were computed by hand from the formulas.
func TestTenVotes(t *testing.T) {
	x := []int{0, 0, 0, 1, 2, 0, 0, 2, 1, 0}
	y := []int{0, 1, 0, 2, 2, 0, 0, 1, 1, 0} // three neighbours apart
	c, err := CrossOf(3, x, y)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "nearness", c.Nearness(), 0.85)
	near(t, "S absolute", c.S(Linear), 0.70)
	near(t, "S squared", c.S(Squared), 0.85)
	near(t, "kappa squared", c.Kappa(Squared), 0.7619)
	near(t, "pi squared", c.Pi(Squared), 0.7610)
	near(t, "tau-b", c.TauB(), 0.7467)
}

func TestNoScoreHasAReason(t *testing.T) {
	f := func(x, y []int, kappa, tau string) {
		t.Helper()
		c, err := CrossOf(3, x, y)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Kappa(Linear); got.Reason != kappa || math.IsNaN(got.Value) != (kappa != "") {
			t.Errorf("kappa %v: want the reason %q", got, kappa)
		}
		if got := c.TauB(); got.Reason != tau || math.IsNaN(got.Value) != (tau != "") {
			t.Errorf("tau-b %v: want the reason %q", got, tau)
		}
	}
	f([]int{0, 0, 0}, []int{0, 0, 0}, NoSpread, NoOrder) // full agreement, and nothing to correct for
	f([]int{0, 0, 0}, []int{0, 1, 2}, "", NoOrder)
	f([]int{-1, 0}, []int{0, -1}, NoItems, NoItems)
	f([]int{0, 1, 2}, []int{0, 1, 2}, "", "")
}

// The measures are symmetric, bounded, and 1 for a state beside itself.
func TestSimilarityProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		vote := rapid.IntRange(-1, 2)
		x := rapid.SliceOfN(vote, n, n).Draw(t, "x")
		y := rapid.SliceOfN(vote, n, n).Draw(t, "y")
		c, _ := CrossOf(3, x, y)
		d, _ := CrossOf(3, y, x)
		self, _ := CrossOf(3, x, x)
		for _, m := range []func(Cross) Score{
			Cross.Agreement, Cross.Nearness, Cross.TauB,
			func(c Cross) Score { return c.S(Linear) }, func(c Cross) Score { return c.S(Squared) },
			func(c Cross) Score { return c.Kappa(Linear) }, func(c Cross) Score { return c.Pi(Squared) },
		} {
			a, b := m(c), m(d)
			if a.Reason != b.Reason || (a.Reason == "" && math.Abs(a.Value-b.Value) > 1e-12) {
				t.Fatalf("not symmetric: %v and %v", a, b)
			}
			if a.Reason == "" && (a.Value > 1+1e-12 || a.Value < -1-1e-12 && a.Value < -1e6) {
				t.Fatalf("out of bounds: %v", a)
			}
			if s := m(self); s.Reason == "" && math.Abs(s.Value-1) > 1e-12 {
				t.Fatalf("a state beside itself scores %v", s)
			}
		}
	})
}

func TestWeightedS(t *testing.T) {
	x, y := []int{3, 0, 0}, []int{0, 0, 3}
	s, err := WeightedS(4, x, y, []float64{1, 1, 1}, Linear)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := CrossOf(4, x, y)
	if math.Abs(s.Value-c.S(Linear).Value) > 1e-12 {
		t.Errorf("equal weights give %v, no weights %v", s, c.S(Linear))
	}
	if s, _ := WeightedS(4, x, y, []float64{0, 1, 0}, Linear); s.Value != 1 {
		t.Errorf("only the item on which they agree counts, yet %v", s)
	}
	if _, err := WeightedS(4, x, y, nil, Linear); err == nil {
		t.Error("missing weights pass")
	}
}
