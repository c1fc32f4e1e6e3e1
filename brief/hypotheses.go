package brief

import (
	"fmt"
	"math"
)

// Score fills the weights, the diagnosticity, the scores and the leader of the matrix.
//
// A rating counts against its hypothesis: I = 1, II = 2; CC, C and N = 0. An item weighs
// credibility times relevance, each low 1/√2, medium 1, high √2. A hypothesis scores the
// weighted sum of what counts against it, and the lowest is the least refuted, not the proved.
// An item's diagnosticity is its highest count less its lowest over the hypotheses; an item
// rated alike for all says nothing and is not counted, nor is one that repeats a family.
// With equal lowest scores there is no leader.
//
// Source: R. J. Heuer, Psychology of Intelligence Analysis (CIA, 1999), ch. 8; the counts and
// weights are those of L. Good, J. Shrager, M. Stefik, P. Pirolli, S. Card, "ACH1.1: A tool for
// analyzing competing hypotheses", technical description (PARC).
func (a *Alternatives) Score() error {
	for i := range a.Hypotheses {
		a.Hypotheses[i].Score = 0
	}
	for r := range a.Evidence {
		row := &a.Evidence[r]
		counts, err := row.counts(len(a.Hypotheses))
		if err != nil {
			return err
		}
		for i, c := range counts {
			if row.Diagnostic > 0 && !row.FamilyRepeat {
				a.Hypotheses[i].Score += row.Weight * c
			}
		}
	}
	a.Leader = a.leastRefuted()
	return nil
}

// counts reads the ratings of a row, and sets its weight and diagnosticity.
func (r *AchRow) counts(n int) ([]float64, error) {
	if len(r.Ratings) != n {
		return nil, fmt.Errorf("evidence %s: %d ratings for %d hypotheses", r.ID, len(r.Ratings), n)
	}
	out := make([]float64, n)
	low, high := math.Inf(1), math.Inf(-1)
	for i, rating := range r.Ratings {
		switch rating {
		case "CC", "C", "N":
		case "I":
			out[i] = 1
		case "II":
			out[i] = 2
		default:
			return nil, fmt.Errorf("evidence %s: rating %q: want CC, C, N, I or II", r.ID, rating)
		}
		low, high = min(low, out[i]), max(high, out[i])
	}
	cred, okC := achWeight[r.Credibility]
	rel, okR := achWeight[r.Relevance]
	if !okC || !okR {
		return nil, fmt.Errorf("evidence %s: credibility %q, relevance %q: want low, medium or high", r.ID, r.Credibility, r.Relevance)
	}
	r.Weight = cred * rel
	r.Diagnostic = max(0, high-low)
	return out, nil
}

var achWeight = map[string]float64{"low": 1 / math.Sqrt2, "medium": 1, "high": math.Sqrt2}

func (a *Alternatives) leastRefuted() string {
	leader, least, tied := "", math.Inf(1), false
	for _, h := range a.Hypotheses {
		switch d := h.Score - least; {
		case d < -1e-9:
			leader, least, tied = h.ID, h.Score, false
		case d <= 1e-9:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return leader
}
