package expose

import (
	"fmt"
	"math"
	"strings"
)

// Point is one step of a series.
type Point struct {
	Label string // the period in words: "2017", "2012-16", "session 74"
	Value float64
	Rows  []string
}

// Manner is how a text says that a series moved.
type Manner string

// The manners. An empty manner is EndToEnd.
const (
	EndToEnd Manner = "end"      // the last value lies beyond the first
	Every    Manner = "every"    // every single step goes that way
	Steadily Manner = "steadily" // at least 80 % of the steps, and more than 5 % end to end
	Level    Manner = "flat"     // range at most 5 % of the largest value
)

// Trend is the outcome of a test of direction.
type Trend struct {
	Holds  bool
	Change float64 // last/first − 1; NaN when the first value is zero
	Steps  int     // steps of the series
	With   int     // steps in the stated direction
	Words  string  // the series and the count, for a reader
	Rows   []string
}

// TrendOf says whether a series moved as stated. Direction is +1 (up) or -1 (down) and is
// ignored for Level. Fewer than two points are ErrUnknown.
//
//	every     all of the n−1 steps go strictly that way
//	steadily  at least 80 % of the steps do, and |last/first − 1| > 5 % that way
//	end       last > first (up), last < first (down)
//	flat      max − min <= 5 % of the largest absolute value
func TrendOf(points []Point, direction int, manner Manner) (Trend, error) {
	if len(points) < 2 {
		return Trend{}, fmt.Errorf("%w: a trend wants two points or more, there are %d", ErrUnknown, len(points))
	}
	t := Trend{Steps: len(points) - 1, Change: math.NaN()}
	first, last := points[0].Value, points[len(points)-1].Value
	if first != 0 {
		t.Change = last/first - 1
	}
	lo, hi := first, first
	for i, p := range points {
		lo, hi = min(lo, p.Value), max(hi, p.Value)
		t.Rows = append(t.Rows, p.Rows...)
		if i > 0 && float64(direction)*(p.Value-points[i-1].Value) > 0 {
			t.With++
		}
	}
	way := float64(direction) * (last - first)
	switch manner {
	case Level:
		t.Holds = hi-lo <= 0.05*max(math.Abs(hi), math.Abs(lo))
	case Every:
		t.Holds = t.With == t.Steps
	case Steadily:
		t.Holds = float64(t.With) >= 0.8*float64(t.Steps) && way > 0.05*math.Abs(first)
	default:
		t.Holds = way > 0
	}
	t.Words = seriesInWords(points)
	if manner != Level {
		t.Words += fmt.Sprintf("; %d of %d steps %s", t.With, t.Steps, map[bool]string{true: "up", false: "down"}[direction > 0])
	}
	t.Rows = listed(t.Rows)
	return t, nil
}

// seriesInWords writes "2017 1,118, 2018 860, 2019 763".
func seriesInWords(points []Point) string {
	parts := make([]string, len(points))
	for i, p := range points {
		parts[i] = p.Label + " " + Number(p.Value)
	}
	return strings.Join(parts, ", ")
}

// Ratio returns b/a, the multiple that the later value makes of the earlier one. An earlier
// value that is not positive is ErrNoFlow: nothing grows by a factor from zero.
func Ratio(a, b float64) (float64, error) {
	if !(a > 0) || !(b >= 0) || math.IsInf(a, 1) || math.IsInf(b, 1) {
		return 0, ErrNoFlow
	}
	return b / a, nil
}

// Change returns b/a − 1, the relative change from the earlier value to the later one.
// Errors are those of Ratio.
func Change(a, b float64) (float64, error) {
	r, err := Ratio(a, b)
	return r - 1, err
}

// Number writes a value for a reader: at most four significant digits below 10,000, and
// thousands grouped above.
func Number(v float64) string {
	if math.Abs(v) < 9999.5 {
		return fmt.Sprintf("%.4g", v)
	}
	s := fmt.Sprintf("%.0f", math.Abs(v))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if v < 0 {
		return "-" + s
	}
	return s
}
