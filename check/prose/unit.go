package prose

import (
	"strings"

	"tightrope/read/number"
)

// wanted turns the number of a part into the unit of a series; low and high are the ends of a
// range. False where the series counts something else.
func wanted(p part, s Series) (low, high float64, ok bool) {
	switch {
	case p.ratio:
		per := s.per()
		if per == 0 || p.value == 0 {
			return 0, 0, false
		}
		return per / p.high, per / p.value, true
	case p.value == 0 && (p.kind == number.Bare || p.kind == number.Count):
		return 0, 0, true
	case s.percent():
		switch p.kind {
		case number.Percent, number.Points:
			return p.value, p.high, true
		case number.Fraction:
			return 100 * p.value, 100 * p.high, true
		}
		return 0, 0, false
	case p.kind == number.Percent || p.kind == number.Fraction || p.kind == number.Points:
		return 0, 0, false
	}
	f := 1.0
	if p.yearly > 0 {
		f = p.yearly
	}
	unit := strings.ToLower(s.Unit)
	for _, w := range []struct {
		word string
		by   float64
	}{{"million", 1e6}, {"billion", 1e9}, {"thousand", 1e3}} {
		if strings.HasPrefix(unit, w.word) {
			f /= w.by
		}
	}
	if p.kind == number.Measure && p.unit == "tonne" && p.value < 10000 && strings.HasPrefix(unit, "t") {
		f *= 1e6 // "163.7 MT" is a million tonnes
	}
	return p.value * f, max(p.high, p.value) * f, true
}
