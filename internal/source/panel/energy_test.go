package panel

import (
	"math/rand/v2"
	"testing"

	"tightrope/forecast"
	"tightrope/internal/sample"
)

func TestEnergyTies(t *testing.T) {
	flows, err := Energy(sample.Dir(t, "ties", "oil"))
	if err != nil {
		t.Fatal(err)
	}
	ties := forecast.EnergyTies(flows)
	years := map[int]int{}
	for _, x := range ties {
		years[x.Year]++
	}
	t.Log(len(flows), "flows,", len(ties), "ties", years)
	rng := rand.New(rand.NewPCG(1, 20))
	all := func(forecast.EnergyTie) bool { return true }
	notRussia := func(x forecast.EnergyTie) bool { return x.Origin != "RUS" }
	russia := func(x forecast.EnergyTie) bool { return x.Origin == "RUS" }
	mark := func(forecast.EnergyTie) float64 { return 0.20 }
	fifth := func(x forecast.EnergyTie) float64 { return x.Share / 5 }
	t.Logf("%+v", forecast.EnergyCurveOf("all, 20 %", ties, all, mark, rng))
	t.Logf("%+v", forecast.EnergyCurveOf("all, fifth", ties, all, fifth, rng))
	t.Logf("%+v", forecast.EnergyCurveOf("russia, 20 %", ties, russia, mark, rng))
	t.Logf("%+v", forecast.EnergyCurveOf("others, 20 %", ties, notRussia, mark, rng))
	for _, h := range []int{1, 3, 5} {
		s, err := forecast.EnergyForecast(ties, h, rng)
		t.Logf("%d %+v %v %v", h, s, s.Fit, err)
	}
}
