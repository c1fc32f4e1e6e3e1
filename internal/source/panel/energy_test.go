package panel

import (
	"math"
	"slices"
	"testing"

	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/sample"
)

func TestEnergyOfTheUnion(t *testing.T) {
	flows, err := Energy(sample.Dir(t, "ties", "oil"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := forecast.EnergyReference(flows, Means, 1)
	if err != nil {
		t.Fatal(err)
	}
	if e.From != 2013 || e.To != 2019 || e.Ties != 161 {
		t.Errorf("%d to %d, %d ties: want the register of 2013 to 2019; Eurostat's file at hand has the Union alone", e.From, e.To, e.Ties)
	}
	s, err := forecast.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range e.Curves {
		for h := range c.Stay {
			if math.Abs(c.Stay[h]-s.Energy.Curves[i].Stay[h]) > 1e-9 {
				t.Errorf("%s after %d years: %g, shipped %g", c.Name, h+1, c.Stay[h], s.Energy.Curves[i].Stay[h])
			}
		}
	}
	o, ok := s.Energy.Outlook(flows, "HUN", "RUS")
	if !ok || o.Series != "baci" || o.Year != 2021 || o.Lost <= 0 || o.Lost >= o.High {
		t.Errorf("%+v: want the newest year at hand, of BACI", o)
	}
	register := slices.DeleteFunc(slices.Clone(flows), func(f forecast.EnergyFlow) bool { return f.Series != "eucrude" })
	if o, ok := s.Energy.Outlook(register, "HUN", "RUS"); !ok || o.Year != 2019 || o.Age != 7 {
		t.Errorf("%+v: want seven years of the register", o)
	}
	if o, ok := s.Energy.Outlook(flows, "ISR", "AZE"); !ok || math.Abs(o.Share-0.70) > 0.01 || len(o.Curves) != 4 {
		t.Errorf("%+v: want Azerbaijan's 70 %% of the tonnes of Israel's recorded crude of 2021", o)
	}
	if _, ok := s.Energy.Outlook(flows, "HUN", "NOR"); ok {
		t.Error("Norway never supplied a fifth of Hungary's crude")
	}
}

// TestEnergyTies is a hand-written importer with three origins over three years.
func TestEnergyTies(t *testing.T) {
	var flows []forecast.EnergyFlow
	for year, shares := range map[int][3]float64{2001: {60, 30, 10}, 2002: {50, 15, 35}, 2003: {5, 15, 80}} {
		for i, origin := range []fact.ActorID{"RUS", "NOR", "IRQ"} {
			for month := 1; month <= 12; month++ {
				flows = append(flows, forecast.EnergyFlow{Importer: "POL", Origin: origin, Year: year, Month: month, Amount: shares[i]})
			}
		}
	}
	flows = append(flows, forecast.EnergyFlow{Importer: "POL", Origin: "NOR", Year: 2004, Month: 1, Amount: 9}) // one month is no year
	ties := forecast.EnergyTies(flows)
	f := func(origin fact.ActorID, year int, share float64, age int, lost1 float64) {
		t.Helper()
		for _, x := range ties {
			if x.Origin == origin && x.Year == year {
				if got := x.Lost(1, 0.2); math.Abs(x.Share-share) > 1e-12 || x.Age != age || got != lost1 && !(math.IsNaN(got) && math.IsNaN(lost1)) {
					t.Errorf("%s %d: share %g, age %d, lost %g", origin, year, x.Share, x.Age, got)
				}
				return
			}
		}
		t.Errorf("%s %d is no tie", origin, year)
	}
	if len(ties) != 5 {
		t.Errorf("%d ties, want five", len(ties))
	}
	f("RUS", 2001, 0.6, 1, 0)
	f("RUS", 2002, 0.5, 2, 1)
	f("NOR", 2001, 0.3, 1, 1)
	f("IRQ", 2002, 0.35, 1, 0)
	f("IRQ", 2003, 0.8, 2, math.NaN())
}
