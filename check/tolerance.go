package check

import (
	"math"

	"tightrope/fact"
)

// claimed is a number with the words around it.
type claimed struct {
	value     float64
	op        string // eq, gt, ge, lt, le, nearly, is (exact)
	approx    bool
	precision float64 // half of the last digit that the text writes
}

// slack is how far a value may lie from the claim: the larger of 5 % of the claim (10 % after
// "about") and the rounding of the text.
func (c claimed) slack() float64 {
	rel := 0.05
	if c.approx {
		rel = 0.10
	}
	return max(rel*math.Abs(c.value), c.precision)
}

// holds says whether a value agrees with the claim. A bound on a fall ("fell by more than
// half") is a bound on its size, so signs must agree and sizes are compared; nearly X is
// 0.90 X to X.
func (c claimed) holds(v float64) bool {
	const eps = 1e-9
	switch c.op {
	case "is":
		return math.Abs(v-c.value) < eps
	case "", "eq":
		return math.Abs(v-c.value) <= c.slack()+eps
	}
	size, want := v, c.value
	if want < 0 {
		size, want = -v, -want
	}
	switch c.op {
	case "gt":
		return size > want
	case "ge":
		return size >= want-eps
	case "lt":
		return size < want && (c.value >= 0 || size > 0)
	case "le":
		return size <= want+eps && (c.value >= 0 || size > 0)
	case "nearly":
		return size >= 0.9*want-eps && size <= want+eps
	}
	return false
}

// Agrees says whether a value agrees with a number of a text: op is eq, gt, ge, lt, le, nearly or
// is (exactly); approx widens 5 to 10 %; precision is half of the last digit written.
func Agrees(value, number float64, op string, approx bool, precision float64) bool {
	return claimed{value: number, op: op, approx: approx, precision: precision}.holds(value)
}

// Tolerance is the range of values that agree with the number of an item; a bound without an end
// ends at the number itself.
func Tolerance(it fact.Item) (low, high float64) {
	if it.Value == nil {
		return 0, 0
	}
	n := readNumber(&it)
	switch n.op {
	case "nearly":
		low, high = 0.9*n.value, n.value
	case "", "eq":
		low, high = n.value-n.slack(), n.value+n.slack()
	default:
		low, high = n.value, n.value
	}
	return min(low, high), max(low, high)
}
