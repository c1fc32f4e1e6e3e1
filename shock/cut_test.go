package shock

import (
	"math"
	"strings"
	"testing"
)

func pipelineEnd() CutInput {
	days := 90.0
	return CutInput{
		Buyer: "B", Seller: "S", Item: "crude oil", Unit: "kt", Production: 100, StockDays: &days,
		Supplies: []Supply{
			{From: "S", Now: 400},
			{From: "T", Now: 500, Spare: 200, Reach: 1, Fits: 0.5, Detour: [2]float64{0.02, 0.06}},
			{From: "U", Now: 0, Spare: 1000, Reach: 0.2, Fits: 1, Detour: [2]float64{0.05, 0.1}},
			{From: "V", Now: 0, Spare: 1000, Reach: 0, Fits: 1}, // no route
		},
	}
}

func TestCutSupplier(t *testing.T) {
	c, err := CutSupplier(pipelineEnd())
	if err != nil {
		t.Fatal(err)
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %g, want %g", what, got, want)
		}
	}
	near("share", c.Share, 400.0/900)
	near("covered", c.Covered, 0.75) // 100 from T, 200 from U
	near("gap", c.Gap, 100)
	near("days", *c.GapDays, 90*1000/100)
	if c.Price == nil {
		t.Fatal("no price for a gap of a tenth")
	}
	near("price, low", c.Price[0], 0.1*0.02+0.2*0.05+0.1/0.3)
	near("price, high", c.Price[1], 0.1*0.06+0.2*0.1+0.1/0.05)
	if len(c.Substitutes) != 2 || c.Substitutes[0].From != "T" || !strings.Contains(c.Reads, "44 % of its imports; T and U could take over 75 %") {
		t.Errorf("%+v", c)
	}
}

func TestCutSupplierCovered(t *testing.T) {
	in := pipelineEnd()
	in.Supplies[3].Reach = 1
	in.StockDays = nil
	c, err := CutSupplier(in)
	if err != nil {
		t.Fatal(err)
	}
	if c.Gap != 0 || c.GapDays != nil || strings.Contains(c.Reads, "stocks") {
		t.Errorf("%+v", c)
	}
}

func TestCutSupplierBeyondPrice(t *testing.T) {
	in := pipelineEnd()
	in.Supplies = in.Supplies[:2]
	c, err := CutSupplier(in)
	if err != nil {
		t.Fatal(err)
	}
	if c.Price != nil || !strings.Contains(c.Reads, "30 % of consumption stays lost") {
		t.Errorf("%+v", c)
	}
}

func TestCutSupplierRefuses(t *testing.T) {
	f := func(change func(*CutInput), want string) {
		t.Helper()
		in := pipelineEnd()
		change(&in)
		if _, err := CutSupplier(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	f(func(in *CutInput) { in.Seller = "X" }, "nothing to cut")
	f(func(in *CutInput) { in.Supplies[1].Reach = 2 }, "want 0 to 1")
	f(func(in *CutInput) { in.Supplies[1].Spare = math.NaN() }, "want zero or more")
	f(func(in *CutInput) { in.Demand = [2]float64{0.1, 0.2} }, "below zero")
}
