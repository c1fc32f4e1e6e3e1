package align

import (
	"fmt"
	"math"
)

// MaxLevels is the most categories of an ordinal item: votes have 3 (yes, abstain, no),
// alliance obligations 4 (none, non-aggression, neutrality or consultation, defence).
const MaxLevels = 4

// Cross is the cross-table of two states over the items that both have a value for: Count[x][y]
// items on which the first has x and the second y, values 0 to Levels-1 in their order.
type Cross struct {
	Levels int
	Count  [MaxLevels][MaxLevels]int
}

// Cross-tabulates two vectors of the same items; a negative value is none, and its item does
// not count. Vectors of different lengths or a value past the levels are an error.
func CrossOf(levels int, x, y []int) (Cross, error) {
	c := Cross{Levels: levels}
	if levels < 2 || levels > MaxLevels {
		return c, fmt.Errorf("align: %d levels: want 2 to %d", levels, MaxLevels)
	}
	if len(x) != len(y) {
		return c, fmt.Errorf("align: %d values against %d", len(x), len(y))
	}
	for i := range x {
		if x[i] >= levels || y[i] >= levels {
			return c, fmt.Errorf("align: item %d has the values %d and %d: want below %d", i, x[i], y[i], levels)
		}
		if x[i] >= 0 && y[i] >= 0 {
			c.Count[x[i]][y[i]]++
		}
	}
	return c, nil
}

// N is the number of shared items.
func (c Cross) N() int {
	n := 0
	for _, row := range c.Count {
		for _, k := range row {
			n += k
		}
	}
	return n
}

// Marginals are how often each of the two has each value.
func (c Cross) Marginals() (x, y [MaxLevels]int) {
	for a := range c.Levels {
		for b := range c.Levels {
			x[a] += c.Count[a][b]
			y[b] += c.Count[a][b]
		}
	}
	return x, y
}

// Distance is how far two values lie apart.
type Distance func(a, b int) float64

// Linear is |a-b|.
func Linear(a, b int) float64 { return math.Abs(float64(a - b)) }

// Squared is (a-b)².
func Squared(a, b int) float64 { return float64((a - b) * (a - b)) }

// Nominal is 0 for equal values and 1 for others.
func Nominal(a, b int) float64 {
	if a == b {
		return 0
	}
	return 1
}

// sum adds the distances over all shared items.
func (c Cross) sum(d Distance) float64 {
	s := 0.0
	for a := range c.Levels {
		for b := range c.Levels {
			s += float64(c.Count[a][b]) * d(a, b)
		}
	}
	return s
}
