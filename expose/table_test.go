package expose

import (
	"errors"
	"fmt"
	"testing"

	"tightrope/fact"
)

func flow(id, from, to string, v float64, unit, period string) fact.Observation {
	p, err := fact.ParsePeriod(period)
	if err != nil {
		panic(err)
	}
	return fact.Observation{
		ID: id, Layer: fact.Energy, Measure: "flow", Item: "crude oil", From: fact.ActorID(from),
		To: fact.ActorID(to), Value: v, Unit: unit, Period: p, Basis: fact.Reconciled, Status: fact.Reported, Source: "s.x",
	}
}

func trade() []fact.Observation {
	dark := flow("o5", "DDD", "AAA", 0, "t", "2021")
	dark.Status = fact.Dark
	return []fact.Observation{
		flow("o1", "BBB", "AAA", 60, "t", "2021"), flow("o2", "CCC", "AAA", 40, "t", "2021"),
		flow("o3", "BBB", "EEE", 140, "t", "2021"), flow("o4", "BBB", "AAA", 30, "t", "2020"),
		dark, flow("o6", "BBB", "AAA", 999, "USD", "2021"),
	}
}

func year(y int) fact.Period { return fact.YearPeriod(y, y) }

func TestTableKeepsUnitsApart(t *testing.T) {
	g := NewLedger(trade())
	if n := len(g.Lenses()); n != 2 {
		t.Fatalf("%d lenses, want one for tonnes and one for dollars", n)
	}
	tonnes := g.Lenses()[1]
	if tonnes.Unit != "t" || g.Extent(tonnes).String() != "2020..2021" {
		t.Errorf("%v over %v", tonnes, g.Extent(tonnes))
	}
	tab := g.Table(tonnes, year(2021))
	f := func(name string, fig Figure, err error, want float64, rows ...string) {
		t.Helper()
		if err != nil || fig.Value != want || fmt.Sprint(fig.Rows) != fmt.Sprint(rows) {
			t.Errorf("%s = %g from %v, %v; want %g from %v", name, fig.Value, fig.Rows, err, want, rows)
		}
	}
	fig, err := tab.ImportShare("BBB", "AAA")
	f("import share", fig, err, 0.6, "o1", "o2")
	fig, err = tab.ExportShare("BBB", "AAA")
	f("export share", fig, err, 0.3, "o1", "o3")
	fig, err = tab.ImportShare("BBB", "AAA", "CCC")
	f("import share without CCC", fig, err, 1, "o1")
	fig, err = tab.ImportShare("EEE", "AAA")
	f("share of a seller without a row", fig, err, 0, "o1", "o2")
	if fig.Note == "" {
		t.Error("a share of nothing recorded says nothing about it")
	}
	fig, err = tab.Concentration("AAA")
	f("concentration", fig, err, 0.52, "o1", "o2")
	fig, err = tab.WorldShare("AAA", false)
	f("world share", fig, err, 100.0/240, "o1", "o2")
	_, _, asym, err := tab.Dependence("BBB", "AAA")
	f("asymmetry", asym, err, 0.3, "o1", "o2", "o3")
}

func TestTableKnowsDarkFromNone(t *testing.T) {
	g := NewLedger(trade())
	tab := g.Table(g.Lenses()[1], year(2021))
	if _, err := tab.ImportShare("DDD", "AAA"); !errors.Is(err, ErrUnknown) {
		t.Errorf("a share of a dark series: %v, want ErrUnknown", err)
	}
	if _, err := tab.Volume("DDD", "AAA"); !errors.Is(err, ErrUnknown) {
		t.Errorf("a volume of a dark series: %v", err)
	}
	if _, err := tab.ImportShare("BBB", "ZZZ"); !errors.Is(err, ErrNoFlow) {
		t.Errorf("a buyer without rows: %v", err)
	}
	if c := g.Table(g.Lenses()[1], fact.YearPeriod(2019, 2022)).Covered; c != 0.5 {
		t.Errorf("covered %g of 2019-22, want two years of four", c)
	}
	if c := g.Table(g.Lenses()[1], year(2024)).Covered; c != 0 {
		t.Errorf("covered %g of 2024", c)
	}
}

func TestRanksInATable(t *testing.T) {
	g := NewLedger(trade())
	tab := g.Table(g.Lenses()[1], year(2021))
	s, err := tab.SupplierRank("CCC", "AAA")
	if err != nil || s.Rank != 2 || s.Of != 2 {
		t.Errorf("CCC is %+v, %v", s.Place, err)
	}
	s, err = tab.BuyerRank("BBB", "EEE")
	if err != nil || s.Rank != 1 || len(s.Order) != 2 {
		t.Errorf("EEE is %+v, %v", s.Place, err)
	}
	if s, err = tab.WorldRank("BBB", true); err != nil || s.Rank != 1 {
		t.Errorf("BBB is %+v, %v", s.Place, err)
	}
	if _, err = tab.SupplierRank("ZZZ", "AAA"); !errors.Is(err, ErrUnknown) {
		t.Errorf("a seller without rows: %v", err)
	}
}

func TestIntervalsReachTheShare(t *testing.T) {
	o := flow("o1", "BBB", "AAA", 60, "t", "2021")
	lo, hi := 50.0, 90.0
	o.Low, o.High = &lo, &hi
	g := NewLedger([]fact.Observation{o, flow("o2", "CCC", "AAA", 40, "t", "2021")})
	fig, err := g.Table(g.Lenses()[0], year(2021)).ImportShare("BBB", "AAA")
	if err != nil || fig.Low == nil || fig.High == nil {
		t.Fatalf("%+v, %v", fig, err)
	}
	near(t, "low", *fig.Low, 50.0/90, 1e-12)
	near(t, "high", *fig.High, 90.0/130, 1e-12)
}

func TestStatedTotalIsTheDenominator(t *testing.T) {
	p := year(2021)
	total := flow("o9", "AAA", "", 200, "t", "2021")
	total.Measure, total.To = "total imports", ""
	g := NewLedger([]fact.Observation{flow("o1", "BBB", "AAA", 60, "t", "2021"), total})
	fig, err := g.Table(g.Lenses()[0], p).ImportShare("BBB", "AAA")
	if err != nil || fig.Value != 0.3 {
		t.Errorf("share %g of the stated total, %v; want 0.3", fig.Value, err)
	}
}

func TestMonthsAddUpToYearsAndSpansDoNot(t *testing.T) {
	g := NewLedger([]fact.Observation{
		flow("m1", "BBB", "AAA", 1, "t", "2021-01"), flow("m2", "BBB", "AAA", 2, "t", "2021-02"),
		flow("s1", "BBB", "AAA", 7, "t", "2021-01..2021-06"),
	})
	for _, l := range g.Lenses() {
		tab := g.Table(l, year(2021))
		switch l.Grain {
		case Monthly:
			if fig, err := tab.Volume("BBB", "AAA"); err != nil || fig.Value != 3 || tab.Covered != 2.0/12 {
				t.Errorf("months: %g, covered %g, %v", fig.Value, tab.Covered, err)
			}
		case Spans:
			if _, err := tab.Volume("BBB", "AAA"); !errors.Is(err, ErrUnknown) {
				t.Errorf("half a year passed for a year: %v", err)
			}
		}
	}
}

func TestMirrorsOf(t *testing.T) {
	seller, buyer, other := flow("r1", "BBB", "AAA", 60, "t", "2021"), flow("r2", "BBB", "AAA", 66, "t", "2021"), flow("r3", "CCC", "AAA", 5, "t", "2021")
	seller.Basis, buyer.Basis, other.Basis = fact.ExporterCustoms, fact.ImporterCustoms, fact.ImporterCustoms
	got := MirrorsOf([]fact.Observation{buyer, seller, other, flow("r4", "DDD", "AAA", 1, "t", "2021")}, "crude oil", "t", year(2021))
	if len(got) != 2 || got[0].BySeller != 60 || got[0].ByBuyer != 66 || got[1].BySeller == got[1].BySeller {
		t.Fatalf("%+v", got)
	}
	settled, err := Reconcile(got)
	if err != nil || settled[0].Low != 60 || settled[0].High != 66 || settled[1].Value != 5 {
		t.Errorf("%+v, %v", settled, err)
	}
}

func TestBasesOfOneSourceJoinUnlessAFlowHasBoth(t *testing.T) {
	estimate := flow("e1", "DDD", "AAA", 100, "t", "2021")
	estimate.Basis = fact.Estimate
	rows := []fact.Observation{flow("o1", "BBB", "AAA", 60, "t", "2021"), flow("o2", "CCC", "AAA", 40, "t", "2021"), estimate}
	g := NewLedger(rows)
	if n := len(g.Lenses()); n != 1 {
		t.Fatalf("%d lenses, want one", n)
	}
	if fig, err := g.Table(g.Lenses()[0], year(2021)).ImportShare("BBB", "AAA"); err != nil || fig.Value != 0.3 {
		t.Errorf("share %g of all, %v; want 0.3", fig.Value, err)
	}
	again := flow("e2", "BBB", "AAA", 70, "t", "2021")
	again.Basis = fact.Estimate
	if n := len(NewLedger(append(rows, again)).Lenses()); n != 2 {
		t.Errorf("%d lenses, want two: a flow has both bases", n)
	}
}
