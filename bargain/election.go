package bargain

import (
	"math"
	"slices"
)

// ElectionRule says how the pairwise contests of a probabilistic Condorcet election add up to
// one probability for each option.
type ElectionRule int

// The election rules, in the names that KTAB files use.
const (
	Conditional ElectionRule = iota
	MarkovIncentive
	MarkovUniform
)

// ElectionRuleNames spells the election rules.
var ElectionRuleNames = []string{"Conditional", "MarkovIncentive", "MarkovUniform"}

// String spells the rule.
func (r ElectionRule) String() string { return spell(ElectionRuleNames, int(r)) }

// Election is the probabilistic Condorcet election over the positions that the players hold.
// Every two of these options meet; each player votes in proportion to its weight (capability
// times salience) and to how much nearer one is; the stronger coalition wins with the
// probability of its share. The probability of an option is, by Rule,
//
//	Conditional      in proportion to the probability of beating every other one
//	MarkovUniform    the long-run share of a process in which a challenger, drawn evenly
//	                 from the options, replaces the one it beats
//	MarkovIncentive  the same with challengers drawn by their chance and stake in winning
//
// The long-run shares are solved exactly (see stationary); KTAB approaches them by iteration
// and stops at 1e-6 to 1e-8.
//
// Source: B. P. Wise, L. Lester and B. Efird, "An Introduction to the KAPSARC Toolkit for
// Behavioral Analysis (KTAB) using One-dimensional Spatial Models", KAPSARC Discussion Paper
// 17 (2015).
type Election struct {
	Rule    ElectionRule
	Voting  VotingRule
	Victory VictoryRule
	// Same is the distance in points up to which two positions are one option, placed at
	// their mean; with 0 only equal positions are. Players keep their own positions as voters.
	Same float64
}

// Name is the word for the model: pce, pce-conditional or pce-incentive.
func (e Election) Name() string {
	return [...]string{"pce-conditional", "pce-incentive", "pce"}[e.Rule]
}

// Title names the model in a table.
func (e Election) Title() string {
	return "probabilistic Condorcet election, " +
		[...]string{"conditional", "Markov by incentive", "Markov-uniform"}[e.Rule]
}

// Formula states the model.
func (e Election) Formula() string {
	return "C_ij = Σ_k c_k s_k max(0, |x_k-x_j|-|x_k-x_i|), P_ij = C_ij/(C_ij+C_ji); " + [...]string{
		"p_i ∝ Π_j P_ij",
		"p_i = Σ_j P_ij (p_i K_ji + p_j K_ij), K_ij ∝ C_ij P_ij",
		"p_i = (1/n) Σ_j P_ij (p_i + p_j)",
	}[e.Rule]
}

// Source cites the model.
func (e Election) Source() string { return "Wise, Lester and Efird 2015, KAPSARC DP 17" }

// Run holds the election.
func (e Election) Run(p Point) (Outcome, error) {
	var r electorate
	if err := r.elect(e, p); err != nil {
		return Outcome{}, err
	}
	return r.outcome(p), nil
}

// electorate is the working memory of elections; one serves many elections, one at a time.
type electorate struct {
	// The result: options, D values each and in order, their probabilities, and the option
	// that each player's position is.
	options, prob []float64
	member        []int

	order                 []int
	x, w, sumW, sumWX     []float64
	upTo                  []int
	utility               []float64
	strength, beat        []float64
	incentive, flow, logs []float64
}

// elect leaves the options and their probabilities in r until the next election.
func (r *electorate) elect(e Election, p Point) error {
	r.w = p.weights(r.w)
	total := 0.0
	for _, w := range r.w {
		total += w
	}
	if !(total > 0) {
		return ErrNoWeight
	}
	r.gather(p, e.Same)
	n := len(r.options) / p.D
	if p.D == 1 && e.Voting == VoteProp {
		r.lineStrengths(p)
	} else {
		r.distanceUtilities(p)
		r.strengths(e.Voting, p.N, n)
	}
	r.pairwise(e.Victory, n)
	r.prob = r.combine(e.Rule, n, r.prob)
	return nil
}

// mean is the expected outcome on dimension k of d.
func (r *electorate) mean(k, d int) float64 {
	sum := 0.0
	for o, p := range r.prob {
		sum += p * r.options[o*d+k]
	}
	return sum
}

// mass is the probability of the event, of d dimensions.
func (r *electorate) mass(e Event, d int) float64 {
	sum := 0.0
	for o, p := range r.prob {
		if e.Happens(r.options[o*d+e.Dim]) {
			sum += p
		}
	}
	return sum
}

func (r *electorate) outcome(p Point) Outcome {
	out := Outcome{Expected: make([]float64, p.D)}
	best := 0
	for o, prob := range r.prob {
		at := slices.Clone(r.options[o*p.D : (o+1)*p.D])
		out.Atoms = append(out.Atoms, Atom{At: at, P: prob})
		if prob > r.prob[best] {
			best = o
		}
	}
	for i, o := range r.member {
		out.Atoms[o].Players = append(out.Atoms[o].Players, i)
	}
	for k := range p.D {
		out.Expected[k] = r.mean(k, p.D)
	}
	out.MostProbable = out.Atoms[best].At
	return out
}

// distanceUtilities fills utility[k*n+o] with 1 minus the distance that player k, weighing
// the dimensions by its saliences, sees between its position and option o.
func (r *electorate) distanceUtilities(p Point) {
	n := len(r.options) / p.D
	r.utility = resize(r.utility, p.N*n)
	for k := range p.N {
		for o := range n {
			r.utility[k*n+o] = 1 - p.distance(k, p.At(k), r.options[o*p.D:(o+1)*p.D])
		}
	}
}

// distance is √(Σ (s_d (a_d-b_d))² / Σ s_d²) as player i weighs the dimensions, in units of
// the scale; zero for a player without salience.
func (p Point) distance(i int, a, b []float64) float64 {
	if p.D == 1 {
		return math.Abs(a[0]-b[0]) / Scale
	}
	num, den := 0.0, 0.0
	for k, s := range p.Salience[i*p.D : (i+1)*p.D] {
		d := s * (a[k] - b[k]) / Scale
		num += d * d
		den += s * s
	}
	if den == 0 {
		return 0
	}
	return math.Sqrt(num / den)
}

func resize(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}
