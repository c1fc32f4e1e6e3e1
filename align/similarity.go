package align

import (
	"fmt"
	"math"
)

// Score is one measure. Reason says why there is none; Value is then NaN.
type Score struct {
	Value  float64
	Reason string
}

// The reasons for which a score does not exist.
const (
	NoItems  = "no shared item"
	NoWeight = "no shared item has any weight"
	NoSpread = "no disagreement is possible by chance: both always have one and the same value"
	NoOrder  = "one of the two always has the same value, so there is no order to compare"
)

func none(reason string) Score { return Score{math.NaN(), reason} }

// Agreement is the share of shared items with the same value.
func (c Cross) Agreement() Score {
	n := c.N()
	if n == 0 {
		return none(NoItems)
	}
	return Score{Value: 1 - c.sum(Nominal)/float64(n)}
}

// Nearness is 1 - Σ|x-y|/(n·dmax): half a point for an abstention against a vote. For votes it
// is Voeten's agreement score and the State Department's voting coincidence.
func (c Cross) Nearness() Score {
	n := c.N()
	if n == 0 {
		return none(NoItems)
	}
	return Score{Value: 1 - c.sum(Linear)/(float64(n)*float64(c.Levels-1))}
}

// S is Signorino and Ritter's similarity, 1 - 2·Σd/(n·dmax), from -1 to 1, with d linear
// (absolute) or squared, all items weighted alike.
//
// Source: C. S. Signorino and J. M. Ritter, Tau-b or Not Tau-b, International Studies
// Quarterly 43 (1999), 115-144.
func (c Cross) S(d Distance) Score {
	n := c.N()
	if n == 0 {
		return none(NoItems)
	}
	return Score{Value: 1 - 2*c.sum(d)/(float64(n)*d(0, c.Levels-1))}
}

// WeightedS is S with a weight for each item, such as the third state's share of world
// capability: 1 - 2·Σ w·d/(dmax·Σ w). Items with a negative value or weight do not count.
func WeightedS(levels int, x, y []int, w []float64, d Distance) (Score, error) {
	if len(x) != len(y) || len(x) != len(w) {
		return Score{}, fmt.Errorf("align: %d and %d values with %d weights", len(x), len(y), len(w))
	}
	sum, total, shared := 0.0, 0.0, 0
	for i := range x {
		if x[i] < 0 || y[i] < 0 || !(w[i] >= 0) {
			continue
		}
		shared++
		sum += w[i] * d(x[i], y[i])
		total += w[i]
	}
	switch {
	case shared == 0:
		return none(NoItems), nil
	case total == 0:
		return none(NoWeight), nil
	}
	return Score{Value: 1 - 2*sum/(d(0, levels-1)*total)}, nil
}

// Kappa is Cohen's chance-corrected similarity, 1 - Do/De: Do the mean distance observed, De the
// mean distance that the two states' own marginals give by chance. With De = 0 there is none.
//
// Source: F. M. Häge, Choice or Circumstance?, Political Analysis 19 (2011), 287-305.
func (c Cross) Kappa(d Distance) Score {
	x, y := c.Marginals()
	return c.corrected(d, func(a, b int) float64 { return float64(x[a]) * float64(y[b]) })
}

// Pi is Scott's: as Kappa, with chance taken from the marginals of the two put together.
func (c Cross) Pi(d Distance) Score {
	x, y := c.Marginals()
	return c.corrected(d, func(a, b int) float64 { return float64(x[a]+y[a]) / 2 * float64(x[b]+y[b]) / 2 })
}

func (c Cross) corrected(d Distance, chance func(a, b int) float64) Score {
	n := float64(c.N())
	if n == 0 {
		return none(NoItems)
	}
	expected := 0.0
	for a := range c.Levels {
		for b := range c.Levels {
			expected += chance(a, b) * d(a, b)
		}
	}
	if expected == 0 {
		return none(NoSpread)
	}
	return Score{Value: 1 - c.sum(d)*n/expected}
}

// TauB is Kendall's rank correlation with ties: (concordant - discordant) / √((n0-n1)(n0-n2)).
func (c Cross) TauB() Score {
	n := c.N()
	if n == 0 {
		return none(NoItems)
	}
	var conc, disc, tx, ty float64
	for a := range c.Levels {
		for b := range c.Levels {
			for p := a + 1; p < c.Levels; p++ {
				for q := range c.Levels {
					pairs := float64(c.Count[a][b]) * float64(c.Count[p][q])
					switch {
					case q > b:
						conc += pairs
					case q < b:
						disc += pairs
					}
				}
			}
		}
	}
	x, y := c.Marginals()
	choose := func(k int) float64 { return float64(k) * float64(k-1) / 2 }
	for a := range c.Levels {
		tx += choose(x[a])
		ty += choose(y[a])
	}
	n0 := choose(n)
	if n0 == tx || n0 == ty {
		return none(NoOrder)
	}
	return Score{Value: (conc - disc) / math.Sqrt((n0-tx)*(n0-ty))}
}
