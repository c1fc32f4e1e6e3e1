package read

import "tightrope/fact"

// Nouns that say what one state is to another: ally, rival, creditor, customer, threat. They make a
// tie only of somebody: behind a copula, in apposition, or behind "as".

// roleOf makes the ties of a noun that says what one state is to another, and reports whether it did.
func (r *reader) roleOf(k int, t *tie) bool {
	if a, b := r.hasIn(k); a.found {
		return r.tieBetween(k, t, a, b, r.cs[a.chunk].last)
	}
	holders, end := r.holders(k)
	if len(holders) == 0 {
		return false
	}
	base, last := r.baseOf(k, t)
	if !base.found && len(holders) == 2 && r.l.words[r.d.Tokens[r.cs[k].head].word].plural {
		base, holders = holders[1], holders[:1] // "Riyadh and Tehran are rivals"
	}
	if !base.found && t.role == "is" && len(holders) == 1 && (k+1 >= len(r.cs) || r.cs[k+1].kind != chNoun) {
		base = party{actor: r.mostNamed(), found: true} // "China is both neighbour and threat"
	}
	if !base.found {
		return false
	}
	made := false
	for _, a := range holders {
		b := base
		if t.role == "takes" {
			a, b = b, a
		}
		made = r.tieBetween(k, t, a, b, max(end, last)) || made
	}
	return made
}

// hasIn reads "Azerbaijan has a firm ally in Turkey": the one behind "in" is that to the subject.
func (r *reader) hasIn(k int) (holder, base party) {
	n, j := r.left(k), k+1
	if n < 0 || r.cs[k].prep >= 0 || r.cs[n].kind != chVerb || j >= len(r.cs) || r.cs[j].kind != chNoun || !r.prepIs(j, "in") {
		return party{}, party{}
	}
	v := &r.cs[n]
	switch r.l.lemmas[v.verb] {
	case "have", "find", "found", "see", "keep", "gain":
	default:
		return party{}, party{}
	}
	who := r.statesOf(v.subj)
	holder = r.direct(j)
	if !v.finite || v.neg || v.modal != 0 || len(who) == 0 || !holder.found || !r.l.states[holder.actor.State()] {
		return party{}, party{}
	}
	return holder, who[0]
}

// tieBetween makes the relation of a tie noun with two parties.
func (r *reader) tieBetween(k int, t *tie, a, b party, end int) bool {
	if a.actor == "" || b.actor == "" || a.actor.State() == b.actor.State() {
		return false
	}
	c := &r.cs[k]
	it := r.item(fact.Relation, c.first, max(end, c.last))
	it.A, it.B, it.Sign, it.Layer = a.actor, b.actor, t.sign, t.layer
	to := max(end, c.last)
	if k+1 < len(r.cs) && r.prepIs(k+1, "of", "for") {
		to = max(to, r.cs[k+1].last)
	}
	if l := r.goodsIn(c.first, to); t.role != "" && t.layer == fact.Trade && l != "" {
		it.Layer = l
	}
	if it.Layer == "" {
		it.Layer = fact.Diplomacy
	}
	r.colour(&it, k, t)
	sub := act{verb: k, modality: fact.Asserted}
	r.speech(&sub, nil)
	it.Voice = sub.voice
	r.add(it, t.row)
	return true
}

// holders are those who are said to be what the noun at chunk k says, and where they end if they stand
// behind it.
func (r *reader) holders(k int) ([]party, int) {
	c := &r.cs[k]
	if r.prepIs(k, "as") {
		return r.seenAs(k), 0
	}
	if c.prep >= 0 {
		return nil, 0
	}
	n := r.left(k)
	for n >= 0 && (r.cs[n].kind == chConj || r.cs[n].kind == chNoun && r.cs[n].prep < 0 && !r.l.states[r.owner(n).actor.State()]) {
		n = r.left(n) // "both customer and threat"
	}
	if n >= 0 {
		switch v := &r.cs[n]; v.kind {
		case chVerb:
			if list := r.isSaid(n); len(list) > 0 {
				return list, 0
			}
		case chComma:
			if m := r.left(n); n == r.left(k) && m >= 0 && r.cs[m].kind == chNoun && r.closes(k) {
				if p := r.direct(m); p.found && r.l.states[p.actor.State()] {
					return []party{p}, 0 // "Hungary, Serbia's closest ally,"
				}
			}
		}
	}
	return r.heldBehind(k)
}

// isSaid are the subjects of a copula, or of a verb of staying or becoming, that asserts what they are.
func (r *reader) isSaid(n int) []party {
	v := &r.cs[n]
	lemma := r.l.lemmas[v.verb]
	if !v.finite || v.neg || v.modal != 0 || v.subj < 0 || v.subj > n || r.hasIf() || !v.copula && lemma != "remain" && lemma != "become" && lemma != "stay" {
		return nil
	}
	if r.neitherSide(v.subj) || r.saysNone(v.subj) {
		return nil
	}
	return r.statesOf(v.subj)
}

// heldBehind reads "Kosovo's biggest friend is the United States" and "Togo's main donor, France, has".
func (r *reader) heldBehind(k int) ([]party, int) {
	for j := k + 1; j < min(k+6, len(r.cs)); j++ {
		c := &r.cs[j]
		switch {
		case c.kind == chVerb && c.subj == k && c.copula && c.finite && !c.neg && c.modal == 0 && !r.hasIf():
			comp := r.complement(j)
			if p := r.direct(comp.obj); p.found && r.l.states[p.actor.State()] {
				return []party{p}, r.cs[comp.obj].last
			}
			return nil, 0
		case c.kind == chVerb || c.kind == chStop:
			return nil, 0
		case c.kind == chComma:
			m := j + 1
			if m < len(r.cs) && r.cs[m].kind == chNoun && r.cs[m].prep < 0 && m+1 < len(r.cs) && (r.cs[m+1].kind == chComma || r.cs[m+1].kind == chStop) {
				if p := r.direct(m); p.found && r.l.states[p.actor.State()] && !r.listed(k) {
					return []party{p}, r.cs[m].last
				}
			}
			return nil, 0
		}
	}
	return nil, 0
}

// closes says that an apposition ends behind chunk k or the phrases that belong to it.
func (r *reader) closes(k int) bool {
	for j := k + 1; j < len(r.cs); j++ {
		switch c := &r.cs[j]; c.kind {
		case chComma, chStop:
			return true
		case chNoun:
			if c.prep >= 0 {
				continue
			}
			return false
		case chRel, chTime, chWord:
			return c.kind != chWord
		default:
			return false
		}
	}
	return true
}

var regards = wordSet("see regard view treat count describe consider")

// seenAs reads "India sees China as a rival": the object is one to the subject.
func (r *reader) seenAs(k int) []party {
	v := r.earlierVerb(k)
	if v < 0 || !regards[r.l.lemmas[r.cs[v].verb]] || !r.cs[v].finite || r.cs[v].neg || r.cs[v].modal != 0 || r.hasIf() {
		return nil
	}
	comp := r.complement(v)
	holder := r.direct(comp.obj)
	if !holder.found {
		return nil
	}
	return []party{holder}
}

// baseOf is to whom somebody is what the noun says: the owner inside the phrase or the party behind its
// preposition.
func (r *reader) baseOf(k int, t *tie) (party, int) {
	if b, end := r.otherParty(k, t); b.found {
		return b, end
	}
	if r.prepIs(k, "as") {
		if list := r.sideStates(r.cs[max(r.earlierVerb(k), 0)].subj); len(list) > 0 {
			return list[0], 0
		}
		return party{}, 0
	}
	if r.isName(&r.cs[k]) {
		return party{}, 0
	}
	p := r.owner(k)
	if r.isIts(k) && r.roleSent == r.sent && r.roleBase != "" {
		p.actor = r.roleBase // "China is the country's main market, and Japan is its main lender": of the same
	}
	r.roleSent = r.sent
	r.roleBase = p.actor.State()
	return p, 0
}

// isIts says that a phrase opens with "its" or "their".
func (r *reader) isIts(k int) bool {
	n := r.d.Tokens[r.cs[k].first].Norm
	return n == "its" || n == "their"
}

func (t *tie) hasPrep(l *lexicon, prep string) bool {
	for _, p := range t.preps {
		if l.words[p].text == prep {
			return true
		}
	}
	return false
}
