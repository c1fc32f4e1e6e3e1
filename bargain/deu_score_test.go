package bargain

import (
	"cmp"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

// TestDEUScore measures the models on the 351 decisions of DEU III. What is fitted (the
// residuals) is fitted on other proposals than those that it is measured on.
func TestDEUScore(t *testing.T) {
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1 to measure")
	}
	ds := readDEU(t)
	miss := map[string][]float64{}
	for _, m := range models() {
		for _, d := range ds {
			o, err := m.Run(d.point)
			if err != nil {
				t.Fatal(m.Name(), d.id, err)
			}
			miss[m.Name()] = append(miss[m.Name()], math.Abs(o.Expected[0]-d.outcome))
		}
		t.Logf("MAE %-16s %.2f", m.Name(), mean(miss[m.Name()]))
	}
	code := ExpectedUtility{Denominator: DenominatorCode}
	var codeMiss []float64
	for _, d := range ds {
		o, err := code.Run(d.point)
		if err != nil {
			t.Fatal(d.id, err)
		}
		codeMiss = append(codeMiss, math.Abs(o.Expected[0]-d.outcome))
	}
	t.Logf("MAE %-16s %.2f", "eum, all contests", mean(codeMiss))
	near := func(what string, got, want, within float64) {
		t.Helper()
		if !(math.Abs(got-want) <= within) {
			t.Errorf("%s: %.3f, want %.3f ± %g", what, got, want, within)
		}
	}
	near("MAE of the compromise", mean(miss["mean"]), 23.03, 0.05)
	near("MAE of the Markov-uniform election", mean(miss["pce"]), 22.62, 0.05)
	near("MAE of the Spatial Model", mean(miss["smp"]), 23.84, 0.05)

	s := crossValidate(t, ds, 10)
	t.Logf("MAE of the forecast (median of the distribution behind P) %.2f", mean(s.miss))
	low, high := bootstrap(ds, s.miss, miss["pce"])
	t.Logf("forecast minus election mean %+.2f [%+.2f, %+.2f], 95 %% over proposals", mean(s.miss)-mean(miss["pce"]), low, high)
	t.Logf("CRPS %.2f", mean(s.crps))
	skill := 1 - s.brier/s.base
	t.Logf("at least 25 points from the reference point: n %d, base rate %.3f, Brier %.4f of %.4f, skill %+.3f, AUC %.3f", len(s.p), s.rate, s.brier, s.base, skill, s.auc())
	if mean(s.miss) >= 22.3 || mean(s.crps) > 15.7 || skill < 0.19 || s.auc() < 0.77 {
		t.Errorf("MAE %.3f, CRPS %.3f, skill %.3f, AUC %.3f", mean(s.miss), mean(s.crps), skill, s.auc())
	}
}

// score is what cross-validation gives: by decision the miss of the forecast and the CRPS,
// and for the decisions with a reference point the probability of a move and whether it came.
type score struct {
	miss, crps        []float64
	p                 []float64
	came              []bool
	brier, base, rate float64
}

// crossValidate fits the residuals on four fifths of the proposals and predicts the rest.
func crossValidate(t *testing.T, ds []decision, repeats int) score {
	t.Helper()
	n := len(ds)
	outs := make([]Outcome, n)
	for i, d := range ds {
		o, err := headline.Run(d.point)
		if err != nil {
			t.Fatal(d.id, err)
		}
		outs[i] = o
	}
	s := score{miss: make([]float64, n), crps: make([]float64, n)}
	sum := make([]float64, n)
	for r := range repeats {
		fold := folds(ds, 5, uint64(r))
		for k := range 5 {
			var errs []float64
			for i, d := range ds {
				if fold[i] != k {
					errs = append(errs, d.outcome-outs[i].Expected[0])
				}
			}
			res := Residuals{Quantiles: residualsOf(errs, 100)}
			for i, d := range ds {
				if fold[i] != k {
					continue
				}
				f := predictive(outs[i], res)
				s.miss[i] += math.Abs(middle(f)-d.outcome) / float64(repeats)
				s.crps[i] += rankedScore(f, d.outcome) / float64(repeats)
				sum[i] += farFrom(outs[i], res, d.refused) / float64(repeats)
			}
		}
	}
	for i, d := range ds {
		if math.IsNaN(d.refused) {
			continue
		}
		s.p = append(s.p, sum[i])
		s.came = append(s.came, math.Abs(d.outcome-d.refused) >= 25)
	}
	for i, p := range s.p {
		y := 0.0
		if s.came[i] {
			y = 1
		}
		s.rate += y / float64(len(s.p))
		s.brier += (p - y) * (p - y) / float64(len(s.p))
	}
	s.base = s.rate * (1 - s.rate)
	return s
}

// predictive is the distribution behind P at one point: half the election, half its mean with
// residuals, as a distribution function at every tenth of a point.
func predictive(o Outcome, res Residuals) []float64 {
	f := make([]float64, fineBins+1)
	for i := range f {
		x := float64(i) * Scale / fineBins
		below := Event{}
		below.Op, below.At = "<=", x
		mass, _ := o.Mass(below)
		f[i] = (mass + res.Chance(below, o.Expected[0])) / 2
	}
	return f
}

func farFrom(o Outcome, res Residuals, from float64) float64 {
	if math.IsNaN(from) {
		return 0
	}
	p := 0.0
	for _, side := range []struct {
		op string
		at float64
	}{{"<=", from - 25}, {">=", from + 25}} {
		if side.at < 0 || side.at > Scale {
			continue
		}
		e := Event{}
		e.Op, e.At = side.op, side.at
		mass, _ := o.Mass(e)
		p += (mass + res.Chance(e, o.Expected[0])) / 2
	}
	return p
}

func middle(f []float64) float64 {
	i, _ := slices.BinarySearchFunc(f, 0.5-1e-12, cmp.Compare[float64])
	return float64(i) * Scale / fineBins
}

// rankedScore is the continuous ranked probability score, in points.
func rankedScore(f []float64, y float64) float64 {
	sum := 0.0
	for i, p := range f {
		if float64(i)*Scale/fineBins >= y {
			p = 1 - p
		}
		sum += p * p * Scale / fineBins
	}
	return sum
}

// folds deals the proposals, not the issues: issues of one proposal are decided together.
func folds(ds []decision, k int, seed uint64) []int {
	rng := rand.New(rand.NewPCG(seed, 5))
	var proposals []string
	for _, d := range ds {
		if !slices.Contains(proposals, d.proposal) {
			proposals = append(proposals, d.proposal)
		}
	}
	rng.Shuffle(len(proposals), func(i, j int) { proposals[i], proposals[j] = proposals[j], proposals[i] })
	out := make([]int, len(ds))
	for i, d := range ds {
		out[i] = slices.Index(proposals, d.proposal) % k
	}
	return out
}

// auc is the chance that a decision that moved got a higher probability than one that did not.
func (s score) auc() float64 {
	wins, pairs := 0.0, 0.0
	for i, a := range s.p {
		for j, b := range s.p {
			if !s.came[i] || s.came[j] {
				continue
			}
			pairs++
			switch {
			case a > b:
				wins++
			case a == b:
				wins += 0.5
			}
		}
	}
	return wins / pairs
}

// bootstrap is the 95 % interval of the mean of a minus b over resampled proposals.
func bootstrap(ds []decision, a, b []float64) (low, high float64) {
	byProposal := map[string][]int{}
	var names []string
	for i, d := range ds {
		if byProposal[d.proposal] == nil {
			names = append(names, d.proposal)
		}
		byProposal[d.proposal] = append(byProposal[d.proposal], i)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	diffs := make([]float64, 2000)
	for r := range diffs {
		sum, n := 0.0, 0.0
		for range names {
			for _, i := range byProposal[names[rng.IntN(len(names))]] {
				sum += a[i] - b[i]
				n++
			}
		}
		diffs[r] = sum / n
	}
	slices.Sort(diffs)
	return quantileSorted(diffs, 0.025), quantileSorted(diffs, 0.975)
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}
