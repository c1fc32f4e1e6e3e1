package panel

import (
	"math"
	"testing"

	"tightrope/forecast"
)

func TestSkillOfTheModels(t *testing.T) {
	p := build(t)
	f := func(s forecast.Spec, test forecast.Sample, n int, auc, brier, skill float64) {
		t.Helper()
		got, err := p.Rolling(s, forecast.DeepCut, forecast.AllTies, test)
		if err != nil {
			t.Fatal(err)
		}
		k := forecast.SkillOf(got)
		if k.N != n || math.Abs(k.AUC-auc) > 5.1e-5 || math.Abs(k.Brier-brier) > 5.1e-5 || math.Abs(k.Skill-skill) > 5.1e-5 {
			t.Errorf("%s on %s: %+v, want %d %g %g %g", s.Name, test.Name, k, n, auc, brier, skill)
		}
	}
	f(forecast.Recency, forecast.AllTies, 10466, .7088, .2140, .1061)
	f(forecast.Compact, forecast.AllTies, 10466, .7409, .2086, .1288)
	f(forecast.Compact, forecast.TightropeTies, 3969, .7310, .1883, .1058)
	f(forecast.Momentum, forecast.AllTies, 10466, .7543, .2007, .1617)
	f(forecast.Momentum, forecast.TightropeTies, 3969, .7357, .1839, .1267)
	// Our own, for which there is no reference: what docs/decisions says of them.
	f(forecast.Own, forecast.AllTies, 10466, .7661, .1963, .1802)
	f(forecast.Historic, forecast.AllTies, 10466, .7741, .1919, .1986)
}

func TestAzerbaijanOf2020(t *testing.T) {
	p := build(t)
	var all []*forecast.TieYear
	var aze *forecast.TieYear
	for i := range p.Ties {
		all = append(all, &p.Ties[i])
		if x := p.Ties[i]; x.A == 373 && x.B == 666 && x.Year == 2020 {
			aze = &p.Ties[i]
		}
	}
	f := func(s forecast.Spec, want, within float64) {
		t.Helper()
		fit, err := s.Fit(all, forecast.DeepCut, true)
		if err != nil {
			t.Fatal(err)
		}
		if got := fit.P(s.Row(aze)); math.Abs(got-want) > within {
			t.Errorf("%s: %.5f, want %.5f", s.Name, got, want)
		}
		t.Log(s.Name, fit.StdErr(s.Row(aze)), fit.Coef)
	}
	f(forecast.Compact, .3418, 5e-5)
	f(forecast.Momentum, .444, 5e-4)
}
