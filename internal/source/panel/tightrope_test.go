package panel

import (
	"testing"

	"tightrope/forecast"
)

// TestTightropesOfAYear looks for triads that any reader of the history knows.
func TestTightropesOfAYear(t *testing.T) {
	l := build(t).Layers
	found := func(year int) map[[3]forecast.State]forecast.Tightrope {
		m := map[[3]forecast.State]forecast.Tightrope{}
		for _, x := range l.Tightropes(year) {
			if !x.Whole() {
				t.Fatalf("%+v lacks a part", x)
			}
			m[[3]forecast.State{x.A, x.B, x.C}] = x
		}
		t.Log(year, len(m), "triads")
		return m
	}
	f := func(year int, m map[[3]forecast.State]forecast.Tightrope, a, b, c forecast.State, name string) {
		t.Helper()
		x, ok := m[[3]forecast.State{a, b, c}]
		if !ok {
			part, _ := l.Tightrope(a, b, c, year)
			t.Errorf("%s of %d is not found: %+v", name, year, part)
			return
		}
		t.Log(name, x.Deeds, x.Hostility, x.Links)
	}
	m := found(2018)
	f(2018, m, 373, 666, 630, "Azerbaijan between Israel and Iran")
	f(2018, m, 750, 365, 2, "India between Russia and the United States")
	f(2018, m, 640, 2, 365, "Türkiye between the United States and Russia")
	m = found(1971)
	f(1971, m, 816, 365, 710, "North Vietnam between the Soviet Union and China")
	f(1971, m, 770, 2, 710, "Pakistan between the United States and China")
}
