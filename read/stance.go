package read

import "tightrope/fact"

// stances finds votes, attitudes, aims, and what was left undone.
func (r *reader) stances(s *Sentence, acts []act) {
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind == chNoun {
			r.voteOwned(k)
		}
		if c.kind != chVerb {
			continue
		}
		comp := r.complement(k)
		switch lemma := r.l.lemmas[c.verb]; {
		case lemma == "vote" && (c.finite && !c.neg || c.ing && c.perfect || r.alsoVotes(k)):
			r.vote(k, &comp)
		case c.ing && unsaid[lemma] && r.prepIs(k, "without") && (c.chain < 0 || !r.fired(acts, k)):
			r.without(k, &comp)
		case lemma == "abstain" && (!c.inf || r.alsoVotes(k)):
			r.abstains(k, &comp)
		case r.backsText(k, &comp):
			r.backs(k, &comp)
		case lemma == "oppose" && comp.obj < 0 && comp.n == 0 && r.behindWith(k) >= 0:
			r.ballot(k, &comp, "N", "with opposed", nil)
		case r.castNoun(k, &comp), r.rollCall(k, &comp):
		case r.backedBy(k, &comp):
		case c.auxOnly && c.verb == 0 && r.soDid(k):
		case lemma == "stop" && comp.part == "short":
			r.stoppedShort(k, &comp)
		case r.omission(k, &comp, acts):
		case lemma == "remain" || lemma == "be" || lemma == "stay" || lemma == "stand" || lemma == "keep":
			r.attitude(k, &comp)
		case (lemma == "see" || lemma == "view" || lemma == "regard" || lemma == "consider" || lemma == "perceive") && comp.obj >= 0:
			r.regards(k, &comp)
		case c.finite && lemma != "like" && r.opEffect(c.verb) == "seek" && comp.verb >= 0 && comp.obj < 0 && !r.fired(acts, comp.verb):
			r.aims(k, &comp)
		case c.finite && wanting[lemma] != "":
			r.wants(k, &comp)
		}
	}
	r.apposed()
}

// chose says that the verb at chunk k tells of a choice that was made, or leads to what was done.
func (r *reader) chose(k int) bool {
	c := &r.cs[k]
	if c.neg || c.modal != 0 {
		return false
	}
	switch r.l.lemmas[c.verb] {
	case "choose", "decide", "elect", "opt", "prefer":
		return c.perfect || r.l.words[r.d.Tokens[c.head].word].form&formPast != 0
	}
	return r.opEffect(c.verb) == ""
}

func (r *reader) opEffect(verb uint16) string {
	for _, o := range r.l.ops[verb] {
		if o.link == "to" {
			return o.effect
		}
	}
	return ""
}

func (r *reader) fired(acts []act, k int) bool {
	for i := range acts {
		if acts[i].verb == k {
			return true
		}
	}
	return false
}

// stance makes an item whose holder is the subject of a verb; without an actor there is none.
func (r *reader) stance(k int, comp *complements, set func(*fact.Item), rule string) {
	if r.cs[k].subj < 0 || r.saysNone(comp.obj) {
		return
	}
	for i := range comp.n {
		if r.saysNone(comp.phrases[i]) {
			return // "abstained on nothing that matters"
		}
	}
	r.stanceOf(k, comp, r.members(r.cs[k].subj), set, rule)
}

// stanceOf makes a stance of the first of those who hold it; it reports whether there is one.
func (r *reader) stanceOf(k int, comp *complements, holders []party, set func(*fact.Item), rule string) bool {
	if len(holders) == 0 || holders[0].actor == "" {
		return false
	}
	from, to := r.extent(k, comp)
	it := r.item(fact.Stance, from, to)
	it.Holder = holders[0].actor
	a := act{verb: k, modality: fact.Asserted, sources: holders}
	r.modality(&a, k)
	r.speech(&a, nil)
	it.Modality, it.Voice = a.modality, a.voice
	if t := r.anyTarget(&a, comp); len(t) > 0 && t[0].actor != it.Holder {
		it.Toward = t[0].actor
	}
	set(&it)
	if it.Polarity == "-" && it.Modality == fact.Conditional {
		return false // what is left undone under a condition is not left undone
	}
	r.add(it, "stance:"+rule)
	return true
}

func (r *reader) words(first, last int) string {
	return r.d.Text[r.d.Tokens[first].Start:r.d.Tokens[last-1].End]
}

var attitudes = wordSet(`wary committed opposed critical hostile suspicious supportive sympathetic fearful mindful
	distrustful skeptical sceptical friendly loyal grateful indebted allergic receptive open averse neutral silent mum anxious nervous determined keen eager reluctant absent`)

// attitude reads "is wary of", "remains committed to".
func (r *reader) attitude(k int, comp *complements) {
	c := &r.cs[k]
	at := c.adj
	if at < 0 && c.last < len(r.d.Tokens) {
		at = c.last
	}
	if at < 0 || !attitudes[r.d.Tokens[at].Norm] {
		return
	}
	if n := r.right(k); n >= 0 && r.cs[n].kind == chVerb && r.cs[n].first == at { // committed
		inner := r.complement(n)
		comp = &inner
	}
	if w := r.d.Tokens[at].Norm; devoted[w] && !r.towardSomebody(comp) || w == "absent" && r.phrase(comp, r.l.find("from")) < 0 {
		return // "loyal to a habit"
	}
	r.stance(k, comp, func(it *fact.Item) {
		switch w := r.d.Tokens[at].Norm; {
		case c.neg != (w == "silent" || w == "mum" || w == "absent"), !c.neg && (w == "opposed" || w == "hostile"):
			it.Polarity = "-"
		}
		it.Toward = ""
		for i := range comp.n {
			if p := r.anyone(comp.phrases[i]); p.found && p.actor != it.Holder {
				it.Toward = p.actor
				break
			}
		}
	}, "attitude:"+r.d.Tokens[at].Norm)
}

var devoted = wordSet("loyal friendly grateful indebted allergic hostile sympathetic")

// towardSomebody says that a phrase behind an attitude is an actor or something of one.
func (r *reader) towardSomebody(comp *complements) bool {
	for i := range comp.n {
		if p := r.anyone(comp.phrases[i]); p.found && p.actor != "" {
			return true
		}
	}
	return false
}

// apposed reads an attitude that stands beside its holder: "Iran, already wary of …".
func (r *reader) apposed() {
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chNoun && c.kind != chWord || c.last-c.first != 1 || !attitudes[r.d.Tokens[c.first].Norm] {
			continue
		}
		n := r.left(k)
		if n < 0 || r.cs[n].kind != chComma {
			continue
		}
		h := r.direct(r.nounBefore(n))
		t := r.right(k)
		if !h.found || h.actor == "" || t < 0 || r.cs[t].kind != chNoun || r.cs[t].prep < 0 {
			continue
		}
		it := r.item(fact.Stance, c.first, r.cs[t].last)
		it.Holder = h.actor
		for i := range r.inside(&r.cs[t]) {
			if m := &r.mentions[i]; m.Actor != "" && m.Actor != h.actor {
				it.Toward = m.Actor
				break
			}
		}
		r.add(it, "stance:apposed")
	}
}

// regards reads "seeing X's ties as a betrayal".
func (r *reader) regards(k int, comp *complements) {
	as := -1
	for j := k + 1; j < len(r.cs) && j < k+6; j++ {
		if (r.cs[j].kind == chNoun || r.cs[j].kind == chVerb) && r.prepIs(j, "as") {
			as = j
		}
	}
	if as < 0 {
		return
	}
	t := r.anyone(comp.obj)
	c := &r.cs[k]
	h := r.direct(c.subj)
	if !h.found && c.ing { // after a comma the nearest actor may be the one who sees
		if n := r.left(k); n >= 0 && r.cs[n].kind == chComma {
			h = r.direct(r.left(n))
		}
	}
	if !h.found || h.actor == "" || !t.found {
		return
	}
	to := r.cs[as].last
	if o := r.right(as); o >= 0 && r.cs[as].kind == chVerb && r.cs[o].kind == chNoun {
		to = r.cs[o].last
	}
	it := r.item(fact.Stance, c.first, to)
	it.Holder, it.Toward = h.actor, t.actor
	r.add(it, "stance:sees as")
}

// wanting are the verbs of what somebody would have, with the modality of it.
var wanting = map[string]fact.Modality{
	"want": fact.Intended, "seek": fact.Intended, "covet": fact.Intended, "crave": fact.Intended, "desire": fact.Intended,
	"favour": fact.Asserted, "favor": fact.Asserted, "prefer": fact.Asserted, "advocate": fact.Asserted,
}

// wants reads "Morocco seeks a bigger role", "Ireland favours a ceasefire" and "what Rabat wants from
// Paris is a treaty".
func (r *reader) wants(k int, comp *complements) {
	c := &r.cs[k]
	cleft := r.cleft(k)
	if comp.verb >= 0 && (r.l.lemmas[c.verb] != "want" || comp.obj < 0 || r.cs[comp.verb].chain != k || r.anyone(comp.obj).actor == "") {
		return
	}
	if c.subj < 0 || c.neg || c.modal != 0 || c.passive || c.perfect || r.seenBySomebody() || !cleft && (comp.obj < 0 || c.subj > k) || r.supposed(k) || r.inRelative(k) || r.reported(k) {
		return
	}
	p := r.direct(c.subj)
	if !p.found || p.actor == "" || p.sector != "" && !ofState(p.sector) || r.isThey(c.subj) {
		return
	}
	modality := wanting[r.l.lemmas[c.verb]]
	r.stance(k, comp, func(it *fact.Item) {
		if it.Modality = modality; cleft {
			from, to := c.first, r.d.Sentences[r.sent].Last
			if c.subj < k {
				if from = r.cs[c.subj].first; r.d.Tokens[from].Norm != "what" {
					from--
				}
			}
			for j := k + 1; j < len(r.cs); j++ {
				if r.cs[j].kind == chComma || r.cs[j].kind == chStop {
					to = r.cs[j].first
					break
				}
			}
			n := r.item(fact.Stance, from, to)
			it.Span, it.Quote = n.Span, n.Quote
		}
	}, "wants")
}

// seenBySomebody says that the sentence opens with whose view it is: "in her opinion".
func (r *reader) seenBySomebody() bool {
	return len(r.cs) > 0 && r.cs[0].kind == chNoun && r.prepIs(0, "in", "to") && seenIn[r.d.Tokens[r.cs[0].head].Norm]
}

// unsaid are the verbs of what is left unsaid or unasked behind "without".
var unsaid = wordSet("mention name criticise criticize condemn consult inform invite endorse reject address recognise recognize")

// without reads "spoke for an hour without mentioning Russia", also at the head of the sentence.
func (r *reader) without(k int, comp *complements) {
	c := &r.cs[k]
	holders := r.members(c.subj)
	if v := r.nextFinite(k); len(holders) == 0 && v >= 0 {
		holders = r.members(r.cs[v].subj)
	}
	r.stanceOf(k, comp, holders, func(it *fact.Item) { it.Polarity = "-" }, "without")
}

// cleft says whether a verb of wanting stands in "what A wants is B".
func (r *reader) cleft(k int) bool {
	s := r.cs[k].subj
	if s < 0 || s > k || r.d.Tokens[r.cs[s].first].Norm != "what" && r.d.Tokens[max(r.cs[s].first-1, 0)].Norm != "what" {
		return false
	}
	for j := k + 1; j < len(r.cs); j++ {
		if c := &r.cs[j]; c.kind == chVerb {
			return c.copula
		}
	}
	return false
}

// supposed says whether a verb stands under a condition or in an "as" clause, or in a sentence that
// tells what would be.
func (r *reader) supposed(k int) bool {
	if r.hasIf() {
		return true
	}
	for j := k - 1; j >= 0; j-- {
		if c := &r.cs[j]; c.kind == chSub || c.kind == chNoun && c.prep >= 0 {
			i := c.first
			if c.kind == chNoun {
				i = c.prep
			}
			if r.d.Tokens[i].Norm == "as" && k-j <= 2 {
				return true
			}
		}
		if r.cs[j].kind == chVerb {
			return false
		}
	}
	return false
}

// aims reads "sought to maintain credibility within …", also the second aim after "and".
func (r *reader) aims(k int, comp *complements) {
	if r.cs[k].modal != 0 || r.supposed(k) || r.cs[k].subj >= 0 && r.isThey(r.cs[k].subj) && r.quoted(r.cs[k].head) {
		return
	}
	for v := comp.verb; v >= 0; {
		c := r.complement(v)
		from, to := r.extent(v, &c)
		if v == comp.verb {
			from = r.cs[k].first
		}
		h := r.members(r.cs[k].subj)
		if s := r.cs[k].subj; s > 0 && r.cs[s-1].kind == chNoun && r.cs[s].prep < 0 {
			return // "the disputes it hopes to settle"
		}
		if r.cs[k].subj < 0 || len(h) == 0 || h[0].actor == "" {
			return
		}
		it := r.item(fact.Stance, from, to)
		it.Holder, it.Modality = h[0].actor, fact.Intended
		a := act{sources: h}
		if t := r.anyTarget(&a, &c); len(t) > 0 {
			it.Toward = t[0].actor
		}
		for i := range c.n {
			if p := r.direct(c.phrases[i]); p.found && p.actor != "" {
				it.Toward = p.actor
			}
		}
		r.add(it, "stance:seeks")
		n := r.right(v)
		for n >= 0 && n < len(r.cs) && !(r.cs[n].kind == chVerb && r.cs[n].inf && r.cs[n].chain == k) {
			if n++; n >= len(r.cs) {
				n = -1
			}
		}
		v = n
	}
}
