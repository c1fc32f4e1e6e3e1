// Package board makes ties out of evidence: observations and events become signed, weighted
// ties of one layer and tier, as of a date; items of a text become the ties that the text
// itself supports. The construction follows the one of signed international networks: a score
// in [-1, 1] per pair and layer, shrunk where few acts speak, faded where they are old, and
// nothing at all inside a dead zone.
package board

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"tightrope/fact"
)

// Build makes the board as of a date out of what was known by then.
//
// Each (pair, layer, tier) gets one tie. Flows, acts, stances and disputes are directed;
// treaties, memberships and votes are not, and stand with the smaller id first. The score of a
// tie is the sum of its acts (Goldstein's intensity over ten, halved every half-life, shrunk by
// n/(n+shrink)) on top of the newest of its standing facts: measurements before statements, the strongest where several are as new; weight = |score|, and a score inside
// the dead zone gives no tie. A tie whose newest evidence is dark keeps its last known weight
// and the status dark: the record stopped, not the tie.
func Build(asOf fact.Date, observations []fact.Observation, events []fact.Event, rules Rules) (fact.Board, error) {
	if err := rules.Valid(); err != nil {
		return fact.Board{}, err
	}
	piles := map[key]*pile{}
	at := func(from, to fact.ActorID, layer fact.Layer, tier fact.Tier, directed bool) *pile {
		if !directed && to < from {
			from, to = to, from
		}
		k := key{from, to, layer, tier, directed}
		if piles[k] == nil {
			piles[k] = &pile{}
		}
		return piles[k]
	}
	recorded := totals(observations)
	for _, o := range observations {
		if ev, ok := scoreObservation(o, asOf, rules); ok && !recorded.trace(o, rules.TraceFlow) {
			at(o.From, o.To, ev.layer, ev.tier, ev.directed).add(ev)
		}
	}
	for _, e := range events {
		if ev, ok := scoreEvent(e, asOf, rules); ok {
			at(e.From, e.To, ev.layer, ev.tier, true).add(ev)
		}
	}
	shared(observations, asOf, rules, func(a, b fact.ActorID, ev evidence) {
		at(a, b, ev.layer, ev.tier, false).add(ev)
	})
	b := fact.Board{AsOf: asOf}
	for k, p := range piles {
		if t, ok := p.tie(k, rules); ok {
			b.Ties = append(b.Ties, t)
		}
	}
	b.Sort()
	return b, nil
}

type key struct {
	from, to fact.ActorID
	layer    fact.Layer
	tier     fact.Tier
	directed bool
}

// id names a tie; between two actors of one layer and tier there can be a directed tie and one
// without direction.
func (k key) id() string {
	id := fmt.Sprintf("t.%s.%s.%s.%s", k.from, k.to, k.layer, k.tier)
	if !k.directed {
		id += ".both"
	}
	return id
}

// evidence is what one observation or event says of a tie.
type evidence struct {
	id       string
	layer    fact.Layer
	tier     fact.Tier
	directed bool
	score    float64 // -1 to 1
	act      bool    // acts add up; standing facts do not
	soft     bool    // somebody says so, or nobody looked it up
	status   fact.Status
	basis    fact.Basis
	period   fact.Period
	label    string
}

// pile is all the evidence of one tie.
type pile struct{ all []evidence }

func (p *pile) add(e evidence) { p.all = append(p.all, e) }

func (p *pile) tie(k key, rules Rules) (fact.Tie, bool) {
	slices.SortFunc(p.all, func(x, y evidence) int {
		return cmp.Or(cmp.Compare(newest(y), newest(x)), cmp.Compare(x.id, y.id))
	})
	var acts, standing, n float64
	var best evidence
	for _, e := range p.all { // the newest first
		switch {
		case e.act:
			acts += e.score
			n++
		case e.score == 0:
		case best.id != "" && e.soft && !best.soft: // a statement never speaks before a measurement
		case best.id == "" || (best.soft && !e.soft) || (newest(e) == newest(best) && math.Abs(e.score) > math.Abs(standing)):
			standing, best = e.score, e
		}
	}
	score := clamp(standing + acts*n/(n+rules.Shrink))
	t := fact.Tie{
		ID:   k.id(),
		From: k.from, To: k.to, Layer: k.layer, Tier: k.tier, Directed: k.directed,
		Weight: round4(math.Abs(score)), Status: fact.Reported, Basis: best.basis, Period: best.period, Label: best.label,
	}
	newestFact, newestAct := "", ""
	for _, e := range p.all {
		t.Rests = append(t.Rests, e.id)
		if !e.act && newestFact == "" {
			newestFact = string(e.status)
			if e.status == fact.Dark || e.status == fact.Suppressed {
				t.Status = e.status
			}
		}
		if e.act && newestAct == "" {
			newestAct = e.label
		}
	}
	if t.Label == "" {
		t.Label = newestAct
		if n > 1 {
			t.Label = fmt.Sprintf("%s, and %d more", newestAct, int(n)-1)
		}
	}
	if math.Abs(score) < rules.DeadZone {
		return t, false
	}
	t.Sign = 1
	if score < 0 {
		t.Sign = -1
	}
	return t, true
}

func newest(e evidence) int {
	d := e.period.To
	if d.IsZero() {
		d = e.period.From
	}
	return d.Days()
}

func clamp(x float64) float64 { return max(-1, min(1, x)) }

func round4(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// fade is the weight left of something that happened on a day, as of another.
func fade(then, asOf fact.Date, halfLife float64) float64 {
	age := float64(asOf.Days() - then.Days())
	return math.Exp2(-max(age, 0) / halfLife)
}
