package forecast

import (
	"math"
	"testing"
)

func TestOutlookOfTheShippedModels(t *testing.T) {
	h := History{
		Last: 2020, AltHHI: math.NaN(), Suppliers: -1, Share: math.NaN(), Major: No,
		Flow:    []float64{0, 0, 0, 0, 0, 5, 9, 25, 21, 116, 250, 151, 247, 26, 22},
		Total:   []float64{159, 213, 33, 144, 155, 558, 371, 385, 625, 336, 273, 290, 366, 45, 28},
		Exports: []float64{747, 642, 548, 460, 423, 398, 789, 1465, 1268, 705, 350, 401},
	}
	o, err := Durability(h)
	if err != nil {
		t.Fatal(err)
	}
	f := func(what string, got, want, within float64) {
		t.Helper()
		if math.Abs(got-want) > within {
			t.Errorf("%s is %.4f, want %.4f", what, got, want)
		}
	}
	f("W5", o.W5, 696, 0)
	f("momentum as fitted", o.Cuts[0].Fitted, .444, .01) // two of its fourteen variables are not given here
	f("compact8 as fitted", o.Cuts[1].Fitted, .3418, .001)
	f("the class after five years", o.Curves[0].Stay[4], .751, .0005)
	f("the class of lesser suppliers after five years", o.Curves[1].Stay[4], .448, .0005)
	f("the class after ten years", o.Curves[0].Stay[9], .639, .0005)
	if o.State != Active || len(o.Odds) != 4 || len(o.Assumed) != 1 {
		t.Errorf("%s, %d odds ratios, %q not known", o.State, len(o.Odds), o.Assumed)
	}
}

func TestStateOf(t *testing.T) {
	f := func(flow []float64, want TieState, below bool) {
		t.Helper()
		if got, b, why := StateOf(flow); got != want || b != below {
			t.Errorf("%v: %s %v (%s), want %s %v", flow, got, b, why, want, below)
		}
	}
	f([]float64{5, 5, 5, 5, 5}, Active, false)
	f([]float64{20, 20, 20, 0, 0}, Interrupted, false)
	f([]float64{20, 0, 0, 0, 20}, Resumed, false)
	f([]float64{0, 0, 0, 0, 20}, Active, false) // the beginning is no return
	f([]float64{20, 20, 20, 20, 20, 0, 0, 0, 0, 0}, CutOff, true)
	f([]float64{250, 151, 247, 26, 22, 0, 0, 0, 0, 121.8}, Resumed, true) // Israel to Azerbaijan, 2016 to 2025
	f([]float64{1, 1, 1, 1, 1}, NoTie, false)
}

func TestHistoriesThatSayNothing(t *testing.T) {
	for _, h := range []History{
		{},
		{Last: 2020, Flow: []float64{1, 1, 1, 1, 1}, Total: []float64{10, 10, 10, 10, 10}},
		{Last: 2020, Flow: []float64{9, 9, 9, 9, 9}, Total: []float64{1, 1, 1, 1, 1}},
	} {
		if _, err := Durability(h); err == nil {
			t.Errorf("%+v: want an error", h)
		}
	}
}
