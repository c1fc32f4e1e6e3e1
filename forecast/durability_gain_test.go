package forecast

import "testing"

// TestNoThirdStateInAProbability is the rule that opposition stays context: a covariate that
// counts third states may stand in a model whose probabilities are shown only where its gain out
// of sample was measured above zero, in every sample.
func TestNoThirdStateInAProbability(t *testing.T) {
	s, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	proven, measured := true, 0
	for _, g := range s.Gains {
		if g.Model == Triadic.Name {
			measured++
			proven = proven && g.Proven()
		}
	}
	if measured < 6 {
		t.Fatalf("%d gains of third states are measured: want every sample over momentum and over structure", measured)
	}
	for _, spec := range Forecasters {
		for _, v := range spec.Vars {
			if AboutThirds(v.Name) && !proven {
				t.Errorf("%s uses %q, whose gain is not above zero", spec.Name, v.Name)
			}
		}
	}
	for _, m := range s.Models {
		for _, v := range m.Fit.Vars {
			if AboutThirds(v) && !proven {
				t.Errorf("the shipped %s uses %q, whose gain is not above zero", m.Name, v)
			}
		}
	}
	for _, v := range Triadic.Vars[len(Structural.Vars):] {
		if !AboutThirds(v.Name) {
			t.Errorf("%q counts third states and is not known as such", v.Name)
		}
	}
}

// TestTheDefaultBetterThanMomentum holds the first of the shown models to its measured gain.
func TestTheDefaultBetterThanMomentum(t *testing.T) {
	s, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range s.Gains {
		if g.Model == Forecasters[0].Name && g.Over == Momentum.Name {
			if !g.Proven() {
				t.Errorf("%+v: not above zero", g)
			}
			return
		}
	}
	t.Error("the gain of the default model is not measured")
}
