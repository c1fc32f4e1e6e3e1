package app

import (
	"fmt"
	"testing"

	"tightrope/fact"
	"tightrope/forecast"
)

// TestArmsHistory gives the rows of a case by year: the model that stands first depends on what
// they hold, and every row that is used is named.
func TestArmsHistory(t *testing.T) {
	row := func(layer fact.Layer, measure, item string, from, to fact.ActorID, year int, value float64, unit string) fact.Observation {
		return fact.Observation{
			ID: fmt.Sprintf("o.%s.%s.%s.%d", measure, from, to, year), Layer: layer, Measure: measure, Item: item, From: from, To: to,
			Value: value, Unit: unit, Period: fact.YearPeriod(year, year), Status: fact.Reported,
		}
	}
	var obs []fact.Observation
	for year := 2006; year <= 2020; year++ {
		obs = append(obs,
			row(fact.Arms, "flow", "arms", "MRV", "TAV", year, 20, "TIV million"),
			row(fact.Arms, "total imports", "arms", "TAV", "", year, 50, "TIV million"),
			row(fact.Arms, "total exports", "arms", "MRV", "", year, 400, "TIV million"))
	}
	f := func(wantModel string, wantRests int, more ...fact.Observation) {
		t.Helper()
		h, rests := armsHistory(append(obs[:len(obs):len(obs)], more...), "MRV", "TAV")
		o, err := forecast.Durability(h)
		if err != nil {
			t.Fatal(err)
		}
		if o.Cuts[0].Model != wantModel || len(rests) != wantRests {
			t.Errorf("%s on %d rows, want %s on %d: %s", o.Cuts[0].Model, len(rests), wantModel, wantRests, o.Chosen)
		}
	}
	client, supplier := row(fact.Power, "capability", "CINC", "TAV", "", 2020, .001, "share"), row(fact.Power, "capability", "CINC", "MRV", "", 2020, .004, "share")
	cuts := row(fact.Arms, earlierCut, "arms", "TAV", "", 2020, .3, "share")
	f("history17", 45)
	f("history17", 47, client, supplier)
	f("history20", 48, client, supplier, cuts)
	f("history17", 45, row(fact.Power, "capability", "CINC", "TAV", "", 2012, .001, "share")) // of another year
}
