package align

import (
	"math"
	"testing"

	"tightrope/fact"
)

// Below the least there is no score but the reason; two that always vote Yes agree in full, and
// what chance would give cannot be said.
func TestMeasuresOf(t *testing.T) {
	c := Cross{Levels: 4}
	c.Count[0][0], c.Count[0][3], c.Count[3][0], c.Count[3][3], c.Count[0][2] = 12, 1, 2, 1, 1
	few := MeasuresOf(c, 50)
	if few.SAbs.Reason != "only 17 shared items, fewer than 50" || !math.IsNaN(few.TauB.Value) {
		t.Errorf("%+v", few)
	}
	if m := MeasuresOf(Cross{Levels: 3}, 1); m.PiSq.Reason != NoItems {
		t.Errorf("%+v", m)
	}
	yes := Cross{Levels: 3}
	yes.Count[0][0] = 30
	if m := MeasuresOf(yes, 20); m.Same.Value != 1 || m.Agreement.Value != 1 || m.KappaAbs.Reason != NoSpread || m.TauB.Reason != NoOrder || m.X[0] != 30 {
		t.Errorf("%+v", m)
	}
}

// Weights are how divided the assembly was: on a unanimous call two votes alike say nothing.
func TestWeightedByDivision(t *testing.T) {
	c, err := NewChamber([]Call{{ID: "1"}, {ID: "2"}}, []fact.ActorID{"AZE", "ISR", "TUR", "IRN"})
	if err != nil {
		t.Fatal(err)
	}
	vote := func(call int, votes string) {
		for i, m := range c.Members() {
			if err := c.Vote(call, m, map[byte]Choice{'y': Yes, 'a': Abstain, 'n': No}[votes[i]]); err != nil {
				t.Fatal(err)
			}
		}
	}
	vote(0, "yyyy")
	vote(1, "ynyy")
	d := c.Divisions()
	if d[0] != 0 || math.Abs(d[1]-(1-9./16-1./16)) > 1e-12 {
		t.Errorf("divisions %v", d)
	}
	f := func(a, b fact.ActorID, weights []float64, want float64) {
		t.Helper()
		s, err := c.WeightedS(a, b, c.Window(func(Call) bool { return true }), weights, Linear)
		if err != nil || math.Abs(s.Value-want) > 1e-12 {
			t.Errorf("%s %s: %+v, %v: want %g", a, b, s, err, want)
		}
	}
	f("AZE", "ISR", d, -1)                  // only the divided call counts
	f("AZE", "ISR", []float64{1, 1}, 0)     // both alike
	f("AZE", "ISR", []float64{3, 1}, 1-0.5) // Σ w·d / (2·Σ w) = 2/8
	f("AZE", "TUR", d, 1)
	if s, _ := c.WeightedS("AZE", "ARM", nil, d, Linear); s.Reason != NoItems {
		t.Errorf("a stranger: %+v", s)
	}
}

func TestPortfolio(t *testing.T) {
	system := System([]fact.ActorID{"RUS", "DEU"}, []fact.ActorID{"AUT", "DEU"})
	got := Portfolio("DEU", map[fact.ActorID]int{"AUT": Defence, "RUS": NonAggression}, system)
	if len(system) != 3 || system[0] != "AUT" || got[0] != Defence || got[1] != Defence || got[2] != NonAggression {
		t.Errorf("%v: %v", system, got)
	}
}
