package app

import (
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/forecast"
)

func TestTally(t *testing.T) {
	day := func(month int) fact.Date { return fact.Date{Year: 2018, Month: month, Day: 3} }
	y := tally{}
	y.add("ISR", "IRN", day(1), fact.MaterialConflict, 2)
	y.add("IRN", "ISR", day(1), fact.VerbalConflict, 5)
	y.add("IRN", "ISR", day(2), fact.MaterialConflict, 1)
	y.add("ISR", "HAMAS", day(2), fact.MaterialConflict, 9) // no member of the state system
	y.add("ISR", "ISR", day(2), fact.MaterialConflict, 9)
	got := y.years()
	if want := (forecast.EventYear{PairYear: forecast.PairYear{A: 630, B: 666, Year: 2018}, Hostile: 3, Months: 2, All: 8}); len(got) != 1 || got[0] != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestRecalibratedNeedsAgreement: deliveries that are cut are no recalibration while the crude
// flows or an order is open, and are one where both layers are cut.
func TestRecalibratedNeedsAgreement(t *testing.T) {
	o := forecast.Outlook{BelowFifth: true, State: forecast.CutOff, StateYear: 2025}
	order := fact.Observation{ID: "o.order", Layer: fact.Arms, Measure: "order", From: "ISR", To: "AZE", Value: 1, Period: fact.YearPeriod(2024, 2024), Status: fact.Reported}
	f := func(want string, obs []fact.Observation, share, now float64) {
		t.Helper()
		crude := crudeDeed(forecast.EnergyOutlook{Share: share, NowShare: now})
		if got, _ := recalibrated(o, obs, "ISR", "AZE", nil, []forecast.Deed{crude}); !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	f("No recalibration", nil, 0.6, 0.5)
	f("The deeds agree", nil, 0.6, 0.05)
	f("No recalibration", []fact.Observation{order}, 0.6, 0.05)
}
