package bargain

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
)

// The options of the Spatial Model of Politics beside voting, victory and election rules, in
// the names that KTAB files use. Each zero value is KTAB's default.
type (
	// Transition says whether an actor takes its most probable bargain or draws one.
	Transition int
	// RiskRange is the span of risk attitudes: Mid from -1/2 to 1, Min from 0 to 1, Max from -1 to 1.
	RiskRange int
	// RiskAdjust says how far an actor sees others' risk attitudes as theirs and not its own.
	RiskAdjust int
	// Commitment says what a third party has to gain or lose with the side that it joins.
	Commitment int
	// Interpolation says how two actors meet between their positions.
	Interpolation int
	// Proposal says which bargains a challenge brings to the table.
	Proposal int
)

// The values of the options.
const (
	Deterministic Transition = iota
	Stochastic
)

const (
	RiskMid RiskRange = iota
	RiskMin
	RiskMax
)

const (
	AdjustOneThird RiskAdjust = iota
	AdjustNone
	AdjustHalf
	AdjustTwoThirds
	AdjustFull
)

const (
	SemiCommit Commitment = iota
	NoCommit
	FullCommit
)

const (
	S2P2 Interpolation = iota
	S1P1
	S2PMax
)

const (
	InitOnlyInterp Proposal = iota
	InitRcvrInterp
	PWCompInterp
)

// The spellings of the options, by value.
var (
	TransitionNames    = []string{"Deterministic", "Stochastic"}
	RiskRangeNames     = []string{"Mid", "Min", "Max"}
	RiskAdjustNames    = []string{"OneThird", "None", "Half", "TwoThirds", "Full"}
	CommitmentNames    = []string{"SemiCommit", "NoCommit", "FullCommit"}
	InterpolationNames = []string{"S2P2", "S1P1", "S2PMax"}
	ProposalNames      = []string{"InitOnlyInterp", "InitRcvrInterp", "PWCompInterp"}
)

// SMP is the Spatial Model of Politics: turn by turn every actor looks for the challenge that
// it expects to gain most from, the two sides of a challenge work out a compromise, and each
// actor takes the bargain that a probabilistic Condorcet election over its bargains makes most
// probable. It ends when positions hardly move any more.
//
// The zero value has KTAB's defaults and repairs its defects; Compat computes what KTAB
// computes. The model is chaotic: see Fan. A single run is a story, not a forecast.
//
// Source: B. P. Wise, L. Lester and B. Efird, "Multidimensional Bargaining using KTAB",
// KAPSARC Discussion Paper 22 (2015); options as in the KTAB program, smpc 0.1 (2017).
type SMP struct {
	Victory       VictoryRule
	Voting        VotingRule
	Election      ElectionRule
	Transition    Transition
	RiskRange     RiskRange
	RiskAdjust    RiskAdjust
	Commitment    Commitment
	Interpolation Interpolation
	Proposal      Proposal

	// Accommodation[i*n+j] is how far the ideal point of actor i moves to where j stands each
	// turn; a row sums to at most 1 and its rest keeps the old ideal. Nil is the identity.
	Accommodation []float64
	// MaxTurns ends a run that does not settle; 0 means 100.
	MaxTurns int
	// Seed is of the draws of Stochastic.
	Seed uint64
	// Compat reproduces KTAB's two formula defects: a receiver's view of a challenge uses its
	// expected gain as if it were a probability, and a compromise between both views weighs
	// the receiver by the initiator's capability.
	Compat bool
}

// Name is "smp".
func (SMP) Name() string { return "smp" }

// Title names the model in a table.
func (SMP) Title() string { return "Spatial Model of Politics" }

// Formula states the model.
func (SMP) Formula() string {
	return "each turn: every actor challenges where its expected gain is largest; challenged and challenger meet at " +
		"x' = (w_i x_i + w_j x_j)/(w_i+w_j), w = (salience × win probability)²; each actor takes the bargain that an election over its bargains favours"
}

// Source cites the model.
func (SMP) Source() string { return "Wise, Lester and Efird 2015, KAPSARC DP 22" }

// Run plays the model to its end. Expected is the mean of the last positions, weighted by
// capability times salience. The last positions' own win probabilities do not predict: on
// known decisions they do worse than the base rate, so there is no distribution.
func (m SMP) Run(p Point) (Outcome, error) {
	path, err := m.play(p, false)
	if err != nil {
		return Outcome{}, err
	}
	last := p
	last.Position = path.Turns[len(path.Turns)-1].Position
	out, err := Mean{}.Run(last)
	out.None = "the model's last positions are no forecast: with inputs a hair apart they differ by points"
	return out, err
}

// Path is a run of the model.
type Path struct {
	Turns []Turn `json:"turns"`
	// Change is, for each turn from the first, how far positions moved relative to the first.
	Change  []float64 `json:"change"`
	Settled bool      `json:"settled"` // it ended by itself and not for the number of turns
}

// Turn is the state at one turn, positions from 0 to 100, and the bargains struck in it.
type Turn struct {
	Position []float64 `json:"position"` // D values an actor
	Ideal    []float64 `json:"ideal"`
	Win      []float64 `json:"win"`  // probability that the actor's position wins
	Risk     []float64 `json:"risk"` // risk attitude; nil in the last turn
	Bargains []Bargain `json:"bargains,omitempty"`
}

// Series is where a player stands on a dimension turn by turn, in a game of d dimensions.
func (p Path) Series(player, dim, d int) []float64 {
	out := make([]float64, len(p.Turns))
	for t, turn := range p.Turns {
		out[t] = turn.Position[player*d+dim]
	}
	return out
}

// Bargain is a compromise that an actor offered another, or an actor's own status quo
// (From == To). Value is the gain that the initiator expects of the challenge.
type Bargain struct {
	From      int       `json:"from"`
	To        int       `json:"to"`
	Value     float64   `json:"value"`
	FromAt    []float64 `json:"from_at"` // where each side would go, 0 to 100
	ToAt      []float64 `json:"to_at"`
	FromP     float64   `json:"from_p"` // its probability in the election over each side's bargains
	ToP       float64   `json:"to_p"`
	FromTakes bool      `json:"from_takes"`
	ToTakes   bool      `json:"to_takes"`
}

// Errors of the model.
var (
	ErrNotReproducible = errors.New("KTAB gives another result each time")
	ErrNoConvergence   = errors.New("the incentive-weighted election does not settle in 1000 rounds")
)

// Play runs the model and keeps every turn. With Compat and VotingRule ASymProsp the error may
// be ErrNotReproducible beside a whole path: the one in which bargains come in the order of
// their initiators, which KTAB's threads keep or not.
func (m SMP) Play(p Point) (Path, error) { return m.play(p, true) }

// valid reports what the model cannot compute.
func (m SMP) valid(p Point) error {
	if err := p.valid(); err != nil {
		return err
	}
	if m.Compat {
		switch {
		case m.RiskAdjust == AdjustFull:
			return errors.New("smp: KTAB aborts on BigRAdjust=Full, so there is nothing to be compatible with")
		case m.Transition == Stochastic:
			return fmt.Errorf("smp: StateTransitions=Stochastic, even with a fixed seed: %w", ErrNotReproducible)
		}
	}
	if m.Accommodation == nil {
		return nil
	}
	if len(m.Accommodation) != p.N*p.N {
		return fmt.Errorf("smp: %d accommodation values for %d actors: want %d", len(m.Accommodation), p.N, p.N*p.N)
	}
	for i := range p.N {
		sum := 0.0
		for _, a := range m.Accommodation[i*p.N : (i+1)*p.N] {
			if !(a >= 0) {
				return fmt.Errorf("smp: actor %d has an accommodation of %g", i, a)
			}
			sum += a
		}
		if sum > 1+1e-9 {
			return fmt.Errorf("smp: the accommodations of actor %d add up to %g: want at most 1", i, sum)
		}
	}
	return nil
}

// valid reports the first value outside its bounds.
func (p Point) valid() error {
	if p.N < 2 || p.D < 1 || len(p.Capability) != p.N || len(p.Position) != p.N*p.D || len(p.Salience) != p.N*p.D {
		return fmt.Errorf("%d actors on %d dimensions: want at least two on one, with a value for each", p.N, p.D)
	}
	for i := range p.N {
		if !(p.Capability[i] > 0) {
			return fmt.Errorf("actor %d: capability %g: want above zero", i, p.Capability[i])
		}
		sum := 0.0
		for k := range p.D {
			x, s := p.Position[i*p.D+k], p.Salience[i*p.D+k]
			if !(x >= 0 && x <= Scale) {
				return fmt.Errorf("actor %d: position %g: want 0 to 100", i, x)
			}
			if !(s >= 0 && s <= Scale) {
				return fmt.Errorf("actor %d: salience %g: want 0 to 100", i, s)
			}
			sum += s
		}
		if sum > Scale*(1+1e-9) {
			return fmt.Errorf("actor %d: saliences add up to %g: want at most 100", i, sum)
		}
		if sum == 0 {
			return fmt.Errorf("actor %d: every salience is zero, so it weighs no distance", i)
		}
	}
	return nil
}

func (m SMP) play(p Point, keep bool) (Path, error) {
	var t table
	return t.play(m, p, keep)
}

// play runs the model at this table, whose memory is used again.
func (t *table) play(m SMP, p Point, keep bool) (Path, error) {
	if err := m.valid(p); err != nil {
		return Path{}, err
	}
	t.sit(m, p)
	rng := rand.New(rand.NewPCG(m.Seed, uint64(p.N)))
	most := m.MaxTurns
	if most <= 0 {
		most = 100
	}
	var path Path
	first := 0.0
	for turn := 1; ; turn++ {
		if err := t.attitudes(); err != nil {
			return Path{}, err
		}
		t.propose()
		if err := t.resolve(rng); err != nil {
			return Path{}, err
		}
		if keep {
			if err := t.record(&path, true); err != nil {
				return Path{}, err
			}
		}
		moved := t.move()
		if turn == 1 {
			first = moved
		}
		change := moved / (first + 1e-4)
		path.Change = append(path.Change, change)
		path.Settled = turn >= 2 && change < 0.02
		if path.Settled || turn >= most {
			break
		}
	}
	if keep {
		t.distances()
		if err := t.record(&path, false); err != nil {
			return Path{}, err
		}
	} else {
		path.Turns = []Turn{{Position: scaled(t.x)}}
	}
	return path, t.unsure
}

func scaled(x []float64) []float64 {
	out := slices.Clone(x)
	for i := range out {
		out[i] *= Scale
	}
	return out
}
