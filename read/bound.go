package read

import "tightrope/fact"

// Ties of what two states share, and of what binds one to the other.

// shares reads two states that share what binds them: a field of oil or gas, a language, a faith. A
// border or a river that they share binds nobody.
func (r *reader) shares(k int, comp *complements) {
	if comp.obj < 0 {
		return
	}
	layer := fact.Layer("")
	switch head := r.d.Tokens[r.cs[comp.obj].head].Norm; {
	case commonTraits[head]:
		layer = fact.Culture
	case deposits[head] && r.goodsIn(r.cs[comp.obj].first, r.cs[comp.end-1].last) == fact.Energy:
		layer = fact.Energy
	default:
		return
	}
	s := standingRow{preps: withPreps, sign: 1, layer: layer, row: "standing:share"}
	r.standsBy(k, comp, &s)
}

var (
	withPreps    = []string{"with"}
	commonTraits = wordSet("language tongue faith religion culture history heritage ancestry roots creed script")
	deposits     = wordSet("field fields deposit deposits reservoir reservoirs basin oilfield pipeline grid")
)

// bound reads the passive of those whom a treaty binds: "is bound to Japan by a treaty", "is bound by
// treaty to defend Fiji". Who is only bound to do something is bound to nobody.
func (r *reader) bound(k int, comp *complements) {
	c := &r.cs[k]
	if !c.passive && comp.obj >= 0 && treaties[r.d.Tokens[r.cs[c.subj].head].Norm] { // "a pact binds Palau to Japan"
		for i := range comp.n {
			if j := comp.phrases[i]; r.prepIs(j, toPreps...) {
				r.tieOf(k, r.direct(comp.obj), r.direct(j), r.cs[j].last, 1, fact.Security, "standing:bound")
				return
			}
		}
	}
	s := standingRow{preps: toPreps, sign: 1, layer: r.treatyNear(k, comp), row: "standing:bound"}
	if !c.passive || s.layer == "" {
		return
	}
	a := r.statesOf(c.subj)
	if len(a) == 0 {
		return
	}
	if v := comp.verb; v >= 0 && r.cs[v].inf {
		sub := r.complement(v)
		if p := r.direct(sub.obj); p.found {
			r.tieOf(k, a[0], p, p.last, 1, s.layer, s.row)
		}
		return
	}
	if len(a) == 2 {
		r.tieOf(k, a[0], a[1], r.cs[comp.end-1].last, 1, s.layer, s.row)
		return
	}
	r.standsBy(k, comp, &s)
}

var (
	toPreps  = []string{"to"}
	treaties = wordSet("treaty treaties pact pacts alliance contract contracts agreement agreements")
)

// treatyNear says that a treaty or a contract stands in what follows the verb, and of which layer it is.
func (r *reader) treatyNear(k int, comp *complements) fact.Layer {
	for i := r.cs[k].last; i < r.cs[comp.end-1].last; i++ {
		if !treaties[r.d.Tokens[i].Norm] {
			continue
		}
		if l := r.goodsIn(r.cs[k].last, r.cs[comp.end-1].last); l == fact.Energy || l == fact.Trade {
			return l
		}
		return fact.Security
	}
	return ""
}
