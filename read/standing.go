package read

import "tightrope/fact"

// standingVerb is a verb that says how two states stand to each other: what leads to the other
// party, the particle that the verb needs, the sign, and whether the other party is the one that
// gives.
type standingVerb struct {
	preps    []string
	particle string
	sign     int
	gives    bool
}

var standingVerbs = map[string]standingVerb{
	"depend": {[]string{"on", "upon"}, "", 1, true}, "rely": {[]string{"on", "upon"}, "", 1, true},
	"lean": {[]string{"on", "upon"}, "", 1, true}, "count": {[]string{"on", "upon"}, "", 1, true},
	"draw": {[]string{"to"}, "closer", 1, false}, "move": {[]string{"to"}, "closer", 1, false},
	"grow": {[]string{"to"}, "closer", 1, false}, "inch": {[]string{"to"}, "closer", 1, false},
	"quarrel": {[]string{"with"}, "", -1, false}, "feud": {[]string{"with"}, "", -1, false},
	"bicker": {[]string{"with"}, "", -1, false},
}

var (
	keepers = wordSet("have keep maintain retain operate run")
	bases   = wordSet("base bases airbase airbases garrison garrisons")
	buyers  = wordSet("buy get import obtain draw source")
)

// standing reads ties that a verb states without a noun for the tie: "depends on Russia", "has drawn
// closer to Japan", "keeps a base in Syria", "buys most of its gas from Iran". What may be, would be
// or is not is no tie.
func (r *reader) standing(k int) {
	c := &r.cs[k]
	if !c.finite || c.neg || c.passive || c.modal != 0 || c.subj < 0 || c.subj > k || r.hasIf() || r.saysNone(c.subj) || r.neitherSide(c.subj) || r.inRelative(k) {
		return
	}
	comp := r.complement(k)
	lemma := r.l.lemmas[c.verb]
	if v, ok := standingVerbs[lemma]; ok {
		if v.particle == "" || comp.part == v.particle || c.last < len(r.d.Tokens) && r.d.Tokens[c.last].Norm == v.particle {
			r.stands(k, &comp, &v)
		}
		return
	}
	if comp.obj < 0 || r.saysNone(comp.obj) {
		return
	}
	head := r.d.Tokens[r.cs[comp.obj].head].Norm
	switch {
	case keepers[lemma] && bases[head]:
		for i := range comp.n {
			if j := comp.phrases[i]; r.prepIs(j, "in", "at", "on", "near") {
				r.tieOf(k, r.direct(r.cs[k].subj), r.place(j), r.cs[j].last, 1, fact.Security, "standing:base")
				return
			}
		}
	case lemma == "host" && bases[head]:
		r.tieOf(k, r.owner(comp.obj), r.direct(c.subj), r.cs[comp.obj].last, 1, fact.Security, "standing:host")
	case buyers[lemma] && mostly[head]:
		layer := r.layerIn(c.last, r.cs[comp.end-1].last)
		for i := range comp.n {
			if j := comp.phrases[i]; layer != "" && r.prepIs(j, "from") {
				r.tieOf(k, r.direct(j), r.direct(c.subj), r.cs[j].last, 1, layer, "standing:buys")
				return
			}
		}
	}
}

var mostly = wordSet("most all half bulk")

// stands makes the tie of a verb with the party behind its preposition.
func (r *reader) stands(k int, comp *complements, v *standingVerb) {
	for i := range comp.n {
		j := comp.phrases[i]
		if !r.prepIs(j, v.preps...) {
			continue
		}
		other := r.direct(j)
		if !other.found {
			other = r.owner(j)
		}
		a, b := r.direct(r.cs[k].subj), other
		layer := fact.Diplomacy
		if v.gives {
			a, b = b, a
			if l := r.layerIn(r.cs[j].last, r.cs[comp.end-1].last); l != "" {
				layer = l
			}
		}
		r.tieOf(k, a, b, r.cs[j].last, v.sign, layer, "standing:"+r.l.lemmas[r.cs[k].verb])
		return
	}
}

// tieOf makes a relation of two states from the subject of verb k to token to.
func (r *reader) tieOf(k int, a, b party, to, sign int, layer fact.Layer, rule string) {
	if !a.found || !b.found || !r.l.states[a.actor.State()] || !r.l.states[b.actor.State()] || a.actor.State() == b.actor.State() {
		return
	}
	it := r.item(fact.Relation, r.cs[r.cs[k].subj].first, to)
	it.A, it.B, it.Sign, it.Layer = a.actor, b.actor, sign, layer
	sub := act{verb: k, modality: fact.Asserted}
	r.speech(&sub, nil)
	it.Voice = sub.voice
	r.add(it, rule)
}

// layerIn is the layer of the first goods named in a range of tokens.
func (r *reader) layerIn(first, last int) fact.Layer {
	for i := first; i < last; i++ {
		if w := measureWords()[r.d.Tokens[i].Norm]; w.class&mGood != 0 && (w.layer == fact.Energy || w.layer == fact.Arms || w.layer == fact.Trade) {
			return w.layer
		}
	}
	return ""
}
