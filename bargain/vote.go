package bargain

import "math"

// VotingRule says how many votes an actor throws behind option a against option b.
type VotingRule int

// The voting rules, in the names that KTAB files use.
const (
	VoteProp VotingRule = iota
	VoteBinary
	VotePropBin
	VotePropCbc
	VoteCubic
	VoteASymProsp
)

// VotingRuleNames spells the voting rules.
var VotingRuleNames = []string{"Prop", "Binary", "PropBin", "PropCbc", "Cubic", "ASymProsp"}

// String spells the rule.
func (r VotingRule) String() string { return spell(VotingRuleNames, int(r)) }

// Vote is the signed vote of weight w for a (positive) or b (negative), given the utilities
// of the two: with t = ua-ub it is w·t for Prop, w·t³ for Cubic, their mean for PropCbc, the
// whole weight for the better one under Binary (blurred within 1e-8), 80 and 20 per cent of
// Prop and Binary for PropBin, and for ASymProsp losses in full but gains at two thirds.
//
// Source: B. P. Wise, L. Lester and B. Efird, "Multidimensional Bargaining using KTAB",
// KAPSARC Discussion Paper 22 (2015), section on voting rules.
func (r VotingRule) Vote(w, ua, ub float64) float64 {
	t := ua - ub
	switch r {
	case VoteBinary:
		return w * step(t)
	case VotePropBin:
		return w * (0.8*t + 0.2*step(t))
	case VotePropCbc:
		return w * (t + t*t*t) / 2
	case VoteCubic:
		return w * t * t * t
	case VoteASymProsp:
		if t > 0 {
			return w * t * (2.0 / 3)
		}
	}
	return w * t
}

func step(t float64) float64 { return max(-1, min(1, t/1e-8)) }

// VictoryRule turns the strengths of two coalitions into a probability of winning.
type VictoryRule int

// The victory rules, in the names that KTAB files use.
const (
	VictoryLinear VictoryRule = iota
	VictorySquare
	VictoryQuartic
	VictoryOctic
	VictoryBinary
)

// VictoryRuleNames spells the victory rules.
var VictoryRuleNames = []string{"Linear", "Square", "Quartic", "Octic", "Binary"}

// String spells the rule.
func (r VictoryRule) String() string { return spell(VictoryRuleNames, int(r)) }

// Win is the probability that strength a beats strength b, both above zero: a^m/(a^m+b^m)
// with m 1, 2, 4 or 8; under Binary the stronger wins almost surely from a ratio of 1.1 on
// and linearly in its share in between.
//
// Source: as for VotingRule.Vote.
func (r VictoryRule) Win(a, b float64) float64 {
	switch r {
	case VictorySquare:
		a, b = a*a, b*b
	case VictoryQuartic:
		a, b = a*a*a*a, b*b*b*b
	case VictoryOctic:
		a, b = math.Pow(a, 8), math.Pow(b, 8)
	case VictoryBinary:
		const ratio, sure = 1.1, 1e-6
		switch {
		case a >= ratio*b:
			return 1 / (1 + sure)
		case b >= ratio*a:
			return sure / (1 + sure)
		}
		return ((a/(a+b))*(ratio+1) - 1) / (ratio - 1)
	}
	return a / (a + b)
}

func spell(names []string, i int) string {
	if i < 0 || i >= len(names) {
		return "?"
	}
	return names[i]
}
