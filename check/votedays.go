package check

import (
	"slices"

	"tightrope/fact"
)

// VoteDays lists the days on which the resolutions of the table of well-known ones were adopted,
// in order. A claim about a vote that names neither a day nor a number can mean no other.
func VoteDays() []fact.Date {
	var out []fact.Date
	for _, r := range resolutions() {
		out = append(out, r.date)
	}
	slices.SortFunc(out, func(a, b fact.Date) int { return a.Days() - b.Days() })
	return slices.Compact(out)
}
