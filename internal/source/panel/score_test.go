package panel

import (
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"tightrope/forecast"
)

// TestScoreDurability measures what is too slow for every run: rolling origins by origin, the
// calibration table, the search for a better model on early origins with its proof on later
// ones, the placebo of future exposure and the permutation of rivals.
func TestScoreDurability(t *testing.T) {
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1 to measure")
	}
	p := build(t)
	t.Run("models", func(t *testing.T) { scoreModels(t, p) })
	t.Run("search", func(t *testing.T) { scoreSearch(t, p) })
	t.Run("placebo", func(t *testing.T) { scorePlacebo(t, p) })
	t.Run("permutation", func(t *testing.T) { scorePermutation(t, p) })
}

func rolling(t *testing.T, p *forecast.Panel, s forecast.Spec, o forecast.Outcome, in forecast.Sample) []forecast.Foreseen {
	t.Helper()
	f, err := p.Rolling(s, o, in, in)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func between(f []forecast.Foreseen, from, to int) (out []forecast.Foreseen) {
	for _, x := range f {
		if x.Origin >= from && x.Origin <= to {
			out = append(out, x)
		}
	}
	return out
}

func scoreModels(t *testing.T, p *forecast.Panel) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, in := range []forecast.Sample{forecast.AllTies, forecast.TightropeTies, forecast.RivalTightropes} {
		for _, s := range []forecast.Spec{forecast.Compact, forecast.Momentum, forecast.Own, forecast.Historic, forecast.Structural, forecast.Triadic} {
			f := rolling(t, p, s, forecast.DeepCut, in)
			k := forecast.Score(f, rng)
			re := forecast.SkillOf(forecast.RecalibratedAtOrigins(f))
			t.Logf("%s, %s: n %d, AUC %.3f, Brier %.4f, skill %.3f (%.3f to %.3f), calibration error %.3f; recalibrated on the last decade %.3f", s.Name, in.Name, k.N, k.AUC, k.Brier, k.Skill.Skill, k.Low, k.High, forecast.CalibrationError(f), re.Skill)
		}
	}
	f := rolling(t, p, forecast.Historic, forecast.DeepCut, forecast.AllTies)
	for _, b := range forecast.Calibration(f) {
		t.Logf("said %.3f, seen %.3f, n %d", b.Said, b.Seen, b.N)
	}
	for origin := 1975; origin <= 2015; origin += 5 {
		k := forecast.SkillOf(between(f, origin, origin))
		t.Logf("origin %d: n %d, base rate %.3f, AUC %.3f, skill %.3f", origin, k.N, k.Base, k.AUC, k.Skill)
	}
}

// scoreSearch adds candidates one by one by their skill at the origins of 1975 to 1990; each must
// add 0.003 there. The origins from 1995 on have no say.
func scoreSearch(t *testing.T, p *forecast.Panel) {
	early := func(vars []forecast.Variable) (float64, float64) {
		f := rolling(t, p, forecast.Spec{Name: "search", Vars: vars}, forecast.DeepCut, forecast.AllTies)
		return forecast.SkillOf(between(f, 1975, 1990)).Skill, forecast.SkillOf(between(f, 1995, 2015)).Skill
	}
	vars := append([]forecast.Variable{}, forecast.Momentum.Vars...)
	best, late := early(vars)
	t.Logf("momentum: %.4f early, %.4f late", best, late)
	left := forecast.Candidates()
	for {
		at, top, topLate := -1, best, 0.0
		for i, v := range left {
			if e, l := early(append(vars[:len(vars):len(vars)], v)); e > top {
				at, top, topLate = i, e, l
			}
		}
		if at < 0 || top < best+0.003 {
			break
		}
		vars, best = append(vars, left[at]), top
		t.Logf("+ %s: %.4f early, %.4f late", left[at].Name, top, topLate)
		left = append(left[:at:at], left[at+1:]...)
	}
	if got, want := len(vars), len(forecast.Historic.Vars); got != want {
		t.Errorf("the search ends with %d variables, the default model has %d", got, want)
	}
	for i, v := range vars {
		if i < len(forecast.Historic.Vars) && v.Name != forecast.Historic.Vars[i].Name {
			t.Errorf("the search takes %s where the default model has %s", v.Name, forecast.Historic.Vars[i].Name)
		}
	}
}

// scorePlacebo asks whether a rivalry that has not begun yet does what a rivalry is said to do.
func scorePlacebo(t *testing.T, p *forecast.Panel) {
	for _, outcome := range []forecast.Outcome{forecast.DeepCut, forecast.NextExit} {
		for _, e := range p.Exposures() {
			odds, err := p.OddsRatios(outcome, e)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range odds {
				t.Logf("%s, %s, %s: %.3f (%.3f to %.3f)", o.Outcome, o.Spec, o.Exposure, o.Ratio, o.Low, o.High)
				if o.Exposure == "lead" && (o.Low > 1 || o.High < 1) {
					t.Errorf("the placebo of a future rivalry shows an effect on %s: %+v", o.Outcome, o)
				}
			}
		}
	}
}

func scorePermutation(t *testing.T, p *forecast.Panel) {
	rng := rand.New(rand.NewPCG(1, 40))
	const draws, top = 30, 25
	for _, outcome := range []forecast.Outcome{forecast.DeepCut, forecast.NextExit} {
		for _, x := range []struct {
			spec     int
			exposure string
		}{{1, "tts"}, {2, "tar"}} {
			ratio, share, err := p.Permuted(outcome, p.Exposures()[x.spec], x.exposure, draws, top, rng)
			if err != nil {
				t.Fatal(err)
			}
			if math.IsNaN(ratio) {
				t.Errorf("%s %s has no ratio", outcome.Name, x.exposure)
			}
			t.Logf("%s, %s: odds ratio %.3f, permutation p %.3f of %d draws among the %d largest suppliers", outcome.Name, x.exposure, ratio, share, draws, top)
		}
	}
}
