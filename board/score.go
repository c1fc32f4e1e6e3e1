package board

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tightrope/fact"
)

// scoreEvent turns an act into evidence, unless it lies after the date or has no target.
func scoreEvent(e fact.Event, asOf fact.Date, rules Rules) (evidence, bool) {
	if e.To == "" || e.To == e.From || asOf.Before(e.Date) || later(e.KnownAt, asOf) {
		return evidence{}, false
	}
	half := rules.HalfLifeWords
	switch {
	case e.Layer == fact.Conflict:
		half = rules.HalfLifeDisputes
	case e.Tier != fact.Say:
		half = rules.HalfLifeDeeds
	}
	return evidence{
		id: e.ID, layer: e.Layer, tier: e.Tier, act: true, status: fact.Reported,
		score:  e.Intensity / 10 * fade(e.Date, asOf, half),
		period: fact.Period{From: e.Date, To: e.Date}, label: e.Title,
	}, true
}

// scoreObservation turns a figure into evidence of a tie. Attributes of one actor, distances
// and ranks make no tie; a figure known only later, or too old to speak of the present, none.
func scoreObservation(o fact.Observation, asOf fact.Date, rules Rules) (evidence, bool) {
	m, ok := fact.MeasureNamed(o.Measure)
	if !ok || !m.Pair || o.To == "" || o.From == o.To || later(o.KnownAt, asOf) || asOf.Before(o.Period.From) {
		return evidence{}, false
	}
	ev := evidence{
		id: o.ID, layer: o.Layer, tier: m.Tier, directed: true, status: o.Status, basis: o.Basis, period: o.Period,
		soft:  o.Basis == fact.Statement || o.Credibility >= 5,
		label: Describe(o),
	}
	end := o.Period.To
	if end.IsZero() || asOf.Before(end) {
		end = asOf
	}
	switch o.Measure {
	case "import share", "export share":
		ev.score = flowScore(o.Value)
	case "flow", "order", "route":
		if o.Known() && o.Value > 0 {
			ev.score = 0.3
		}
	case "agreement":
		ev.directed = false
		ev.score = clamp((o.Value - rules.VoteCentre) / (1 - rules.VoteCentre))
		if o.Value < rules.VoteCentre {
			ev.score = (o.Value - rules.VoteCentre) / rules.VoteCentre
		}
	case "treaty":
		ev.directed = false
		ev.score = o.Value * rules.treaty(o.Item)
	case "membership":
		ev.score = 0.5 * o.Value
	case "representation":
		ev.score = 0.2 * o.Value
	case "stance":
		ev.score = clamp(o.Value) * fade(end, asOf, rules.HalfLifeWords)
	case "dispute":
		ev.score = -max(0, o.Value-1) / 4 * fade(end, asOf, rules.HalfLifeDisputes)
	case "rivalry":
		ev.directed = false
		ev.score = -0.5 * o.Value
	default:
		return evidence{}, false
	}
	switch {
	case o.Status == fact.NotInSample || o.Status == fact.Suppressed:
		return evidence{}, false // nothing is known, which is no sign
	case !o.Known():
		ev.score = 0 // dark: the record stopped
	}
	if m.Tier == fact.Do && asOf.Year-end.Year > rules.maxAge(o.Layer) {
		return evidence{}, false
	}
	return ev, true
}

func (r Rules) maxAge(l fact.Layer) int {
	if l == fact.Arms {
		return r.MaxAgeArms
	}
	return r.MaxAgeFlows
}

// flowScore is 1 for the whole of a flow, 0.5 for a tenth, 0 for a hundredth or less: shares
// count by their logarithm.
func flowScore(share float64) float64 {
	if share <= 0 {
		return 0
	}
	return max(0, clamp(1+math.Log10(share)/2))
}

func (r Rules) treaty(item string) float64 {
	item = strings.ToLower(item)
	for _, words := range [][2]string{
		{"non-aggression", "non-aggression"},
		{"nonaggression", "non-aggression"},
		{"defen", "defence"},
		{"neutrality", "neutrality"},
		{"consult", "consultation"},
	} {
		if strings.Contains(item, words[0]) {
			return r.Treaty[words[1]]
		}
	}
	return r.Treaty["other"]
}

func later(known, asOf fact.Date) bool { return !known.IsZero() && asOf.Before(known) }

// shared makes undirected evidence out of what two actors have in common: the votes they cast
// on one item, and the organisations they both belong to.
func shared(observations []fact.Observation, asOf fact.Date, rules Rules, emit func(a, b fact.ActorID, ev evidence)) {
	type stand struct {
		who   fact.ActorID
		value string
		o     fact.Observation
	}
	votes, members := map[string][]stand{}, map[string][]stand{}
	var voteKeys, memberKeys []string
	for _, o := range observations {
		if !o.Known() || later(o.KnownAt, asOf) || asOf.Before(o.Period.From) {
			continue
		}
		switch o.Measure {
		case "vote":
			if votes[o.Item] == nil {
				voteKeys = append(voteKeys, o.Item)
			}
			votes[o.Item] = append(votes[o.Item], stand{o.From, VoteOf(o), o})
		case "membership":
			if o.Value == 1 && (o.Period.To.IsZero() || !o.Period.To.Before(asOf)) {
				if members[string(o.To)] == nil {
					memberKeys = append(memberKeys, string(o.To))
				}
				members[string(o.To)] = append(members[string(o.To)], stand{o.From, string(o.To), o})
			}
		}
	}
	slices.Sort(voteKeys)
	slices.Sort(memberKeys)
	for _, k := range voteKeys {
		all := votes[k]
		for i, a := range all {
			for _, b := range all[i+1:] {
				if a.who == b.who || !voted(a.value) || !voted(b.value) {
					continue
				}
				ev := evidence{
					id: a.o.ID, layer: fact.Votes, tier: fact.Vote, act: true, status: fact.Reported, period: a.o.Period,
					score: 0.25, label: fmt.Sprintf("both voted %s on %s", a.value, k),
				}
				if a.value != b.value {
					ev.score = -0.25
					ev.label = fmt.Sprintf("%s and %s on %s", a.value, b.value, k)
				}
				emit(a.who, b.who, ev)
			}
		}
	}
	for _, k := range memberKeys {
		all := members[k]
		for i, a := range all {
			for _, b := range all[i+1:] {
				if a.who != b.who {
					emit(a.who, b.who, evidence{
						id: a.o.ID, layer: fact.Member, tier: fact.Vote, status: fact.Reported, period: a.o.Period,
						score: 0.3, label: "both in " + k,
					})
				}
			}
		}
	}
}

// VoteOf reads how an actor voted: yes, no, abstain or absent. The value of the row is 1 yes,
// 2 abstain, 3 no, 0 absent, as in the published roll calls (ordered for the measures).
func VoteOf(o fact.Observation) string {
	switch o.Value {
	case 1:
		return "yes"
	case 2:
		return "abstain"
	case 3:
		return "no"
	}
	return "absent"
}

func voted(v string) bool { return v != "absent" }
