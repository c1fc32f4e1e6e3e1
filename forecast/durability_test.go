package forecast

import (
	"math"
	"strings"
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
	at := func(model string) Cut {
		t.Helper()
		for _, c := range o.Cuts {
			if c.Model == model {
				return c
			}
		}
		t.Fatalf("no model %s in %+v", model, o.Cuts)
		return Cut{}
	}
	f("momentum as fitted", at("momentum").Fitted, .444, .01) // two of its fourteen variables are not given here
	f("compact8 as fitted", at("compact8").Fitted, .3418, .001)
	if o.Cuts[0].Model != "history17" || len(o.Unused) != 1 || !strings.Contains(o.Chosen, "how earlier ties of the client ended") {
		t.Errorf("%s stands first, %+v not used (%s): want history17, and history20 for its lack of inputs", o.Cuts[0].Model, o.Unused, o.Chosen)
	}
	h.Power, h.PowerOf, h.CutsBy = .0014, .0038, .25
	if full, err := Durability(h); err != nil || full.Cuts[0].Model != "history20" || len(full.Unused) != 0 {
		t.Errorf("%v, %+v: want history20 where a case gives its inputs", err, full.Unused)
	}
	h.Flow = h.Flow[6:]
	if short, err := Durability(h); err != nil || short.Cuts[0].Model != "momentum" {
		t.Errorf("%v, %+v: want momentum on nine years of deliveries", err, short.Cuts)
	}
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
	f([]float64{0, 0, 0, 0, 20}, Active, false)                     // the beginning is no return
	f([]float64{5, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9}, Active, false) // nor is what began again long ago
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

func TestRecalibrated(t *testing.T) {
	f := func(want bool, ordersKnown bool, deeds ...Deed) {
		t.Helper()
		if got, why := Recalibrated(deeds, ordersKnown); got != want || why == "" {
			t.Errorf("%+v: %v (%s), want %v", deeds, got, why, want)
		}
	}
	arms, oil := Deed{Layer: "arms", State: CutOff}, Deed{Layer: "energy", State: CutOff}
	f(false, false, arms) // one silent layer may be a procurement cycle
	f(true, true, arms)   // the register shows that nothing is on order
	f(true, false, arms, oil)
	f(false, false, arms, Deed{Layer: "energy", State: Active})
	f(false, true, Deed{Layer: "arms", State: CutOff, Orders: true}) // Israel and Azerbaijan, 2021 to 2025
	f(false, false, Deed{Layer: "arms", State: Resumed})
}

// TestFixedLogit fits two suppliers with different levels and one effect that is the same in
// both: the crossed table gives ln(odds ratio) = ln 4 exactly.
func TestFixedLogit(t *testing.T) {
	var x [][]float64
	var y []float64
	var supplier, year, client []int
	add := func(s int, exposed, outcome float64, n int) {
		for i := range n {
			x, y = append(x, []float64{exposed}), append(y, outcome)
			supplier, year, client = append(supplier, s), append(year, 2000), append(client, i)
		}
	}
	for s, k := range map[int]int{1: 1, 2: 3} {
		add(s, 0, 0, 20*k)
		add(s, 0, 1, 10*k)
		add(s, 1, 0, 10*k)
		add(s, 1, 1, 20*k)
	}
	add(3, 1, 1, 50) // a supplier whose ties all end says nothing
	e, err := FixedLogit([]string{"exposed"}, x, y, supplier, year, client)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(e.Coef[0]-math.Log(4)) > 1e-6 || e.N != 240 || !(e.SE[0] > 0) {
		t.Errorf("%+v: want ln 4 = %.6f on 240 rows", e, math.Log(4))
	}
	if _, err := FixedLogit([]string{"exposed"}, x[240:], y[240:], supplier[240:], year[240:], client[240:]); err == nil {
		t.Error("one outcome only: want an error")
	}
}

func TestFitLogit(t *testing.T) {
	var x [][]float64
	var y []float64
	for i := range 400 {
		v := float64(i%20) / 10
		x, y = append(x, []float64{v}), append(y, float64(i/20%2))
	}
	x[3][0] = math.NaN() // stands at the median
	f, err := FitLogit([]string{"v"}, x, y, nil)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(f.P([]float64{1})-0.5) > 0.01 {
		t.Errorf("%.3f: an outcome that does not depend on v is even", f.P([]float64{1}))
	}
	if _, err := FitLogit([]string{"v"}, x[:1], y[:1], nil); err == nil {
		t.Error("one row: want an error")
	}
}
