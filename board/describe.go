package board

import (
	"fmt"
	"strings"

	"tightrope/fact"
)

// Describe puts a figure into words: "65.1 % of imports, crude oil, 2021".
func Describe(o fact.Observation) string {
	parts := []string{}
	switch {
	case o.Status == fact.Dark:
		parts = append(parts, o.Measure+" went dark")
	case !o.Known():
		parts = append(parts, o.Measure+" "+strings.ReplaceAll(string(o.Status), "_", " "))
	default:
		parts = append(parts, Amount(o.Value, o.Unit)+" "+o.Measure)
	}
	if o.Item != "" {
		parts = append(parts, o.Item)
	}
	return strings.Join(append(parts, o.Period.String()), ", ")
}

// Amount writes a value with its unit, rounded as far as a reader can use: shares and changes
// in per cent, numbers with three significant digits or all digits before the point.
func Amount(v float64, unit string) string {
	switch unit {
	case "share":
		return trim(fmt.Sprintf("%.1f", 100*v)) + " %"
	case "change":
		return trim(fmt.Sprintf("%+.1f", 100*v)) + " %"
	case "yes/no":
		if v == 0 {
			return "no"
		}
		return "yes"
	case "vote":
		return word([]string{"absent", "yes", "abstained", "no"}, v)
	case "status":
		return word([]string{"no member", "member", "associate member", "observer"}, v)
	case "index", "rank", "text":
		return trim(fmt.Sprintf("%.3f", v))
	}
	return Number(v) + " " + unit
}

// word is the name of a coded value, or its number where it has none.
func word(names []string, v float64) string {
	if i := int(v); float64(i) == v && i >= 0 && i < len(names) {
		return names[i]
	}
	return Number(v)
}

// Number writes a bare number with thin grouping and no false precision.
func Number(v float64) string {
	a := v
	if a < 0 {
		a = -a
	}
	switch {
	case a >= 1e9:
		return trim(fmt.Sprintf("%.2f", v/1e9)) + " billion"
	case a >= 1e6:
		return trim(fmt.Sprintf("%.2f", v/1e6)) + " million"
	case a >= 1e4:
		return group(fmt.Sprintf("%.0f", v))
	case a >= 100:
		return trim(fmt.Sprintf("%.1f", v))
	}
	return trim(fmt.Sprintf("%.3g", v))
}

func trim(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func group(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}
