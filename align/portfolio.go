package align

import (
	"slices"

	"tightrope/fact"
)

// The levels of an alliance obligation, as an ordinal item of 4 levels.
const (
	NoPledge      = 0
	NonAggression = 1
	Neutrality    = 2 // or consultation
	Defence       = 3 // or offence
)

// Portfolio is a state's obligations toward every state of a system, in the order of the system,
// and full defence toward itself. A state that pledges does not name is NoPledge: the source must
// cover the whole system.
//
// Source: C. S. Signorino and J. M. Ritter, Tau-b or Not Tau-b, International Studies Quarterly
// 43 (1999), 115-144, with the self-alliance that they count.
func Portfolio(self fact.ActorID, pledges map[fact.ActorID]int, system []fact.ActorID) []int {
	out := make([]int, len(system))
	for i, id := range system {
		out[i] = pledges[id]
		if id == self {
			out[i] = Defence
		}
	}
	return out
}

// System is the states of one or several lists, each once, in order.
func System(lists ...[]fact.ActorID) []fact.ActorID {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(lists...))))
}
