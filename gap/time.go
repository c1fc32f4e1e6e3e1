package gap

import (
	"math/rand/v2"

	"tightrope/fact"
)

// Moment is the gap of one partner in one period.
type Moment struct {
	Period fact.Period `json:"period"`
	Gap    Gap         `json:"gap"`
}

// OverTime measures one partner in several periods, for instance five-year windows; columns makes
// the evidence of each. Every period draws from a source of the same seed, so that periods differ
// by their data and not by chance. A period without evidence has a Gap whose estimates give the
// reason.
func OverTime(partner fact.ActorID, periods []fact.Period, columns func(fact.Period) []Column, opt Options, seed uint64) ([]Moment, error) {
	out := make([]Moment, 0, len(periods))
	for _, p := range periods {
		gaps, err := Measure(columns(p), opt, rand.New(rand.NewPCG(seed, 0)))
		if err != nil {
			return nil, err
		}
		g, ok := Of(gaps, partner)
		if !ok {
			const none = "no evidence on this partner in the period"
			tier, estimate := TierRank{Reason: none}, Estimate{Reason: none}
			g = Gap{Partner: partner, Say: tier, Vote: tier, Do: tier, DoMinusVote: estimate, DoMinusSay: estimate}
		}
		out = append(out, Moment{p, g})
	}
	return out, nil
}
