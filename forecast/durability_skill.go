package forecast

import (
	"math"
	"slices"
)

// Foreseen is one tie of a test set with what was said at its origin and what came.
type Foreseen struct {
	Tie    *TieYear
	Origin int
	Y, P   float64
	ByAge  float64 // what its age alone says
}

// Sample is the ties on which a test is made.
type Sample struct {
	Name string
	Has  func(*TieYear) bool
}

// The samples. Disputes end in 2014, so tightropes that count them do too.
var (
	AllTies         = Sample{"all ties", func(*TieYear) bool { return true }}
	TightropeTies   = Sample{"tightropes (dispute or rivalry)", func(t *TieYear) bool { return t.Triad.Tightropes > 0 && t.Year <= 2014 }}
	RivalTightropes = Sample{"tightropes (rivalry)", func(t *TieYear) bool { return t.Triad.TightropesRival > 0 }}
)

// origins are the years at which the models are fitted anew.
func origins() []int {
	var out []int
	for t := 1975; t <= 2015; t += originStep {
		out = append(out, t)
	}
	return out
}

const originStep = 5

// Rolling fits the model at each origin on the ties of the training sample whose outcome was
// known by then, and tests it on those of the next five years. Origins with fewer than 30 tests
// or 200 training ties are passed over.
func (p *Panel) Rolling(s Spec, outcome Outcome, train, test Sample) ([]Foreseen, error) {
	var out []Foreseen
	for _, origin := range origins() {
		var known, next []*TieYear
		for i := range p.Ties {
			t := &p.Ties[i]
			if math.IsNaN(outcome.Of(t)) {
				continue
			}
			if t.Year+outcome.Horizon <= origin && train.Has(t) {
				known = append(known, t)
			}
			if t.Year >= origin && t.Year < origin+originStep && test.Has(t) {
				next = append(next, t)
			}
		}
		if len(known) < 200 || len(next) < 30 {
			continue
		}
		f, err := s.Fit(known, outcome, false)
		if err != nil {
			return nil, err
		}
		byAge := ageTable(known, outcome)
		for _, t := range next {
			out = append(out, Foreseen{Tie: t, Origin: origin, Y: outcome.Of(t), P: f.P(s.Row(t)), ByAge: byAge(t.Age)})
		}
	}
	return out, nil
}

// ageBands end the bands of age within which the baseline is constant.
var ageBands = []int{1, 2, 3, 5, 8, 12, 20, 99}

// ageTable is the baseline: the share of the outcome among ties of the same age, each band
// drawn toward the mean by five ties. Ages beyond the last band have none.
func ageTable(ties []*TieYear, outcome Outcome) func(age int) float64 {
	sum, n := make([]float64, len(ageBands)), make([]float64, len(ageBands))
	var mean float64
	for _, t := range ties {
		mean += outcome.Of(t)
		if b, _ := slices.BinarySearch(ageBands, t.Age); b < len(ageBands) {
			sum[b] += outcome.Of(t)
			n[b]++
		}
	}
	mean /= float64(len(ties))
	return func(age int) float64 {
		b, _ := slices.BinarySearch(ageBands, age)
		if b == len(ageBands) {
			return mean
		}
		return (sum[b] + 5*mean) / (n[b] + 5)
	}
}

// Skill is how forecasts did: n, base rate, area under the ROC curve, Brier score, and the
// Brier skill over age alone.
type Skill struct {
	N     int     `json:"n"`
	Base  float64 `json:"base_rate"`
	AUC   float64 `json:"auc"`
	Brier float64 `json:"brier"`
	Skill float64 `json:"skill"`
}

// SkillOf scores forecasts.
func SkillOf(f []Foreseen) Skill {
	s := Skill{N: len(f)}
	var age float64
	for _, x := range f {
		s.Base += x.Y
		s.Brier += (x.P - x.Y) * (x.P - x.Y)
		age += (x.ByAge - x.Y) * (x.ByAge - x.Y)
	}
	n := float64(len(f))
	s.Skill = 1 - s.Brier/age
	s.Base, s.Brier = s.Base/n, s.Brier/n
	s.AUC = areaUnderROC(f)
	return s
}

// areaUnderROC is the chance that a case with the outcome was given a higher probability than
// one without (ties count half): the rank-sum statistic over the product of the counts.
func areaUnderROC(f []Foreseen) float64 {
	order := make([]int, len(f))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return compare(f[a].P, f[b].P) })
	var ranks, ones float64
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && f[order[j]].P == f[order[i]].P {
			j++
		}
		for _, x := range order[i:j] {
			if f[x].Y == 1 {
				ranks += float64(i+j+1) / 2
				ones++
			}
		}
		i = j
	}
	zeros := float64(len(f)) - ones
	return (ranks - ones*(ones+1)/2) / (ones * zeros)
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
