package read

import "tightrope/fact"

var (
	having   = wordSet("enjoy have maintain keep nurse wage fight conduct nurture cultivate forge")
	mired    = wordSet("lock embroil mire entangle engage stick trap")
	dividing = wordSet("divide separate estrange embitter part poison bind unite link connect")
)

// pairTies reads ties of two states that stand in one list: "A and B enjoy cordial relations", "A and B
// are locked in a feud", "distrust divides A and B", "A and B see eye to eye".
func (r *reader) pairTies(k int) {
	c := &r.cs[k]
	if !c.finite || c.neg || c.modal != 0 || c.subj < 0 || c.subj > k || r.hasIf() {
		return
	}
	lemma := r.l.lemmas[c.verb]
	switch {
	case having[lemma] && !c.passive, mired[lemma] && c.passive:
		comp := r.complement(k)
		j := comp.obj
		if c.passive {
			j = r.phrase(&comp, r.l.find("in"))
		}
		if j < 0 || r.saysNone(j) {
			return
		}
		t, ok := r.l.ties[r.l.words[r.d.Tokens[r.cs[j].head].word].lemma]
		if !ok || t.role != "" && t.role != "had" || t.hasPrep(r.l, "of") || j+1 < len(r.cs) && r.prepIs(j+1, "with", "between", "to") {
			return
		}
		if two := r.statesOf(c.subj); len(two) == 2 {
			r.tieBetween(j, &t, two[0], two[1], r.cs[j].last)
		}
	case dividing[lemma] && !c.passive && k+1 < len(r.cs) && r.cs[k+1].kind == chNoun:
		t, ok := r.l.ties[r.l.words[r.d.Tokens[r.cs[c.subj].head].word].lemma]
		if two := r.following(k+1, len(r.cs)); ok && t.role == "" && len(two) == 2 && r.l.states[two[0].actor.State()] && r.l.states[two[1].actor.State()] {
			r.tieBetween(c.subj, &t, two[0], two[1], two[1].last)
		}
	case lemma == "see" && r.follow(c.last, eyeToEye):
		comp := r.complement(k)
		r.standsBy(k, &comp, &standingRow{preps: []string{"with"}, sign: 1, layer: fact.Diplomacy, row: "standing:see eye to eye"})
	case lemma == "owe":
		if comp := r.complement(k); comp.iobj >= 0 {
			if a := r.sideStates(c.subj); len(a) > 0 {
				r.tieOf(k, r.direct(comp.iobj), a[0], r.cs[comp.obj].last, 1, fact.Trade, "standing:owe")
			}
		}
	case supplying[lemma] && !c.passive:
		r.meetsNeed(k)
	}
}

var (
	eyeToEye  = []string{"eye", "to", "eye"}
	supplying = wordSet("supply provide cover meet furnish satisfy")
)

// meetsNeed reads "A supplies most of B's gas": what is B's before A gives it.
func (r *reader) meetsNeed(k int) {
	comp := r.complement(k)
	a := r.sideStates(r.cs[k].subj)
	if len(a) == 0 || comp.obj < 0 || r.saysNone(comp.obj) {
		return
	}
	j := comp.obj
	if j+1 < len(r.cs) && r.prepIs(j+1, "of") {
		j++
	}
	b := r.owner(j)
	layer := r.goodsIn(r.cs[comp.obj].first, r.cs[j].last)
	if b.found && layer != "" && b.actor.State() != a[0].actor.State() {
		r.tieOf(k, a[0], b, r.cs[j].last, 1, layer, "standing:supply")
	}
}

// loveLost reads "there is no love lost between A and B" and "bad blood between A and B".
func (r *reader) loveLost(k int) {
	c := &r.cs[k]
	switch w := r.d.Tokens[c.head].Norm; {
	case w == "love" && r.d.Tokens[c.first].Norm == "no", w == "blood" && r.d.Tokens[max(c.head-1, c.first)].Norm == "bad":
	default:
		return
	}
	for j := k + 1; j < min(k+3, len(r.cs)); j++ {
		if r.cs[j].kind == chNoun && r.prepIs(j, "between") {
			if two := r.following(j, len(r.cs)); len(two) == 2 {
				r.tieFrom(k, c.first, two[1].last, two[0], two[1], -1, fact.Diplomacy, "standing:no love lost")
			}
			return
		}
	}
}

// apposedPair reads "old foes Iraq and Iran": the plural of a tie noun right before two names.
func (r *reader) apposedPair(k int, t *tie) {
	c := &r.cs[k]
	if !t.hasPrep(r.l, "of") || t.role != "" || k+3 >= len(r.cs) || r.cs[k+1].kind != chNoun || r.cs[k+1].prep >= 0 || r.cs[k+1].first != c.last || r.cs[k+2].kind != chConj {
		return
	}
	if !r.l.words[r.d.Tokens[c.head].word].plural || r.owner(k).found {
		return
	}
	a, b := r.direct(k+1), r.direct(k+3)
	if r.cs[k+3].prep < 0 && a.found && b.found && r.l.states[a.actor.State()] && r.l.states[b.actor.State()] {
		r.tieBetween(k, t, a, b, b.last)
	}
}
