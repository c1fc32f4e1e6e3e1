package shock

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"tightrope/bargain"
	"tightrope/fact"
)

func share(id, measure string, from, to fact.ActorID, v float64) fact.Observation {
	return fact.Observation{
		ID: id, Layer: fact.Energy, Measure: measure, Item: "fuel oil", From: from, To: to, Value: v, Unit: "share",
		Period: fact.YearPeriod(2022, 2022), Status: fact.Reported, Source: "s.test",
	}
}

// A cut takes exposure away, and with it what the other side can withhold; what the analyst
// sets himself stays as he sets it.
func TestCarry(t *testing.T) {
	c := islandCase()
	ev := bargain.Evidence{AsOf: c.AsOf, Observations: []fact.Observation{
		share("o1", "export share", "ISL", "NOR", 0.6), share("o2", "import share", "GBR", "ISL", 0.2),
	}}
	f := func(want string, edits ...fact.Edit) {
		t.Helper()
		got := ""
		for _, e := range Carry(c, ev, fact.Shock{Edits: edits}).Edits[len(edits):] {
			got += e.What + e.Value
		}
		if got != want {
			t.Errorf("%v: %q, want %q", edits, got, want)
		}
	}
	// Exposure is ¼ + ¾ share: 0.7 with the trade, 0.25 without.
	f(fmt.Sprintf("partner.capability*%.4f", 0.25/0.7), fact.Edit{Op: "cut", What: "ISL->NOR:fuel"})
	f("", fact.Edit{Op: "cut", What: "NOR->ISL:fuel"}) // no such flow
	f(fmt.Sprintf("partner.capability*%.4f", 0.25/0.7), fact.Edit{Op: "end", What: "NOR->ISL:fuel"})
	f(fmt.Sprintf("north.capability*%.4f", 0.25/0.4), fact.Edit{Op: "cut", What: "GBR->ISL"})
	f("", fact.Edit{Op: "cut", What: "ISL->NOR:fuel"}, fact.Edit{Op: "set", What: "partner.capability", Value: "*2"})
	f("", fact.Edit{Op: "cut", What: "GBR->NOR:fuel"})
	ev.AsOf = fact.MustDate("2021")
	f("", fact.Edit{Op: "cut", What: "ISL->NOR:fuel"}) // not known yet
}

// The end of a flow in a ring of sixty states: the want that spreads adds up to what is lost,
// and without a network the reason is given.
func TestEndSupply(t *testing.T) {
	var rows []fact.Observation
	flow := func(from, to fact.ActorID, v float64) {
		o := share(fmt.Sprintf("o.%s.%s", from, to), "flow", from, to, v)
		o.Unit = "t"
		rows = append(rows, o)
	}
	id := func(i int) fact.ActorID { return fact.ActorID(fmt.Sprintf("Q%c%c", 'A'+i/26, 'A'+i%26)) }
	for i := range 60 {
		flow(id(i), id((i+1)%60), 10)
		flow(id(i), id((i+7)%60), 5)
		p := share("p."+string(id(i)), "production", id(i), "", 40)
		p.Unit = "t"
		rows = append(rows, p)
	}
	days := 30.0
	got := EndSupply(rows, string(id(0)+"->"+id(1)+":fuel"), fact.MustDate("2024"), CutAssumptions{StockDays: &days})
	if got.Bilateral == nil || got.Spread == nil || got.Tight == nil {
		t.Fatalf("%+v", got)
	}
	if math.Abs(got.Bilateral.Share-10.0/15) > 1e-12 || got.Tight.Gap <= got.Bilateral.Gap || got.Tight.GapDays == nil {
		t.Errorf("%+v\n%+v", got.Bilateral, got.Tight)
	}
	s := got.Spread
	if s.Lost != -10 || math.Abs(s.Leak) > 1e-6 || math.Abs(s.Consumption+s.Reserves-s.Lost) > 1e-6*10 || s.States != 60 || s.Raised != 0 {
		t.Errorf("%+v", s)
	}
	if len(s.Hit) == 0 || s.Hit[0].ID != string(id(1)) {
		t.Errorf("the buyer is not hit first: %+v", s.Hit)
	}
	lost, err := LoseSupply(rows, id(5), "fuel", 0.5, fact.MustDate("2024"), CutAssumptions{})
	if err != nil || lost.Lost != -20 || math.Abs(lost.Leak) > 1e-6 || lost.Hit[0].ID != string(id(5)) {
		t.Errorf("%+v %v", lost, err)
	}
	if _, err := LoseSupply(rows, "QZZ", "fuel", 0.5, fact.Date{}, CutAssumptions{}); err == nil {
		t.Error("a state without flows lost its production")
	}
	none := EndSupply(rows[:3], "QAA->QZZ:fuel", fact.MustDate("2024"), CutAssumptions{})
	if none.Bilateral != nil || none.NoCut == "" || none.Spread != nil || !strings.Contains(none.NoSpread, "load baci") {
		t.Errorf("%+v", none)
	}
	if all := EndSupply(rows, "QAA->QAB", fact.Date{}, CutAssumptions{}); all.NoCut == "" || all.NoSpread == "" {
		t.Errorf("no good was named: %+v", all)
	}
}
