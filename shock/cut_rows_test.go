package shock

import (
	"math"
	"strings"
	"testing"

	"tightrope/fact"
)

func TestCutRows(t *testing.T) {
	row := func(id, measure string, from, to fact.ActorID, v float64, unit, period string) fact.Observation {
		p, err := fact.ParsePeriod(period)
		if err != nil {
			t.Fatal(err)
		}
		return fact.Observation{
			ID: id, Measure: measure, Item: "crude oil", From: from, To: to, Value: v, Unit: unit,
			Period: p, Status: fact.Reported, Basis: fact.Reconciled, Source: "s.trade",
		}
	}
	rows := []fact.Observation{
		row("o1", "flow", "AAA", "BBB", 60, "kt", "2021"), row("o2", "flow", "CCC", "BBB", 40, "kt", "2021"),
		row("o3", "flow", "AAA", "BBB", 70, "kt", "2020"), // older
		row("o4", "flow", "CCC", "BBB", 90, "kt", "2023"), // newer, without the seller
		row("o5", "production", "BBB", "", 20, "kt", "2021"),
		row("o6", "import share", "AAA", "DDD", 0.3, "share", "2021"),
	}
	in, rests, notes, err := CutRows(rows, "AAA", "BBB", "crude", fact.MustDate("2024"), CutAssumptions{})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(rests, " ") != "o1 o2 o5" || in.Production != 20 || len(notes) != 2 {
		t.Errorf("%v %v %+v", rests, notes, in)
	}
	c, err := CutSupplier(in)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(c.Share-0.6) > 1e-12 || c.Gap != 0 || c.Price == nil {
		t.Errorf("%+v", c)
	}
	none := 0.0
	in, _, notes, err = CutRows(rows, "AAA", "DDD", "crude oil", fact.Date{}, CutAssumptions{Freed: &none})
	if err != nil || len(in.Supplies) != 2 || math.Abs(in.Supplies[1].Now-0.7) > 1e-12 || len(notes) != 3 {
		t.Errorf("%+v %v %v", in, notes, err)
	}
	alone := []fact.Observation{row("o7", "flow", "AAA", "FFF", 5, "kt", "2022")}
	if _, _, _, err := CutRows(alone, "AAA", "FFF", "crude", fact.Date{}, CutAssumptions{}); err == nil {
		t.Error("a share was made of one flow")
	}
	if _, _, _, err := CutRows(rows, "EEE", "BBB", "crude", fact.Date{}, CutAssumptions{}); err == nil {
		t.Error("a flow that nobody knows was cut")
	}
}
