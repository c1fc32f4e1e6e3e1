package read

import "tightrope/fact"

// stances finds votes, attitudes, aims, and what was left undone.
func (r *reader) stances(s *Sentence, acts []act) {
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chVerb {
			continue
		}
		comp := r.complement(k)
		switch lemma := r.l.lemmas[c.verb]; {
		case lemma == "vote" && c.finite:
			r.vote(k, &comp)
		case lemma == "abstain":
			r.stance(k, &comp, func(it *fact.Item) { it.Vote = "A" }, "abstain")
		case lemma == "stop" && comp.part == "short":
			r.stoppedShort(k, &comp)
		case lemma == "remain" || lemma == "be" || lemma == "stay" || lemma == "stand":
			r.attitude(k, &comp)
		case (lemma == "see" || lemma == "view" || lemma == "regard" || lemma == "consider" || lemma == "perceive") && comp.obj >= 0:
			r.regards(k, &comp)
		case c.finite && r.opEffect(c.verb) == "seek" && comp.verb >= 0 && comp.obj < 0 && !r.fired(acts, comp.verb):
			r.aims(k, &comp)
		case c.neg && c.finite && !c.copula && !r.fired(acts, k) && (joins[lemma] || r.bestFrame(c, &comp) != nil):
			r.stance(k, &comp, func(it *fact.Item) { it.Polarity = "-" }, "not")
		}
	}
	r.apposed()
}

var joins = wordSet("join follow adopt participate commit comply take fulfil fulfill heed embrace align")

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
	c := &r.cs[k]
	if c.subj < 0 || r.saysNone(comp.obj) {
		return
	}
	for i := range comp.n {
		if r.saysNone(comp.phrases[i]) {
			return // "abstained on nothing that matters"
		}
	}
	holders := r.members(c.subj)
	if len(holders) == 0 || holders[0].actor == "" {
		return
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
	r.add(it, "stance:"+rule)
}

// vote reads "voted for", "voted against", also twice in a row.
func (r *reader) vote(k int, comp *complements) {
	if r.cs[k].neg {
		return // "has never voted for" says what was left undone, and is told as that
	}
	if v := comp.verb; comp.n == 0 && v >= 0 && r.cs[v].inf { // "voted to suspend Russia from the Council"
		if p := r.direct(r.cs[k].subj); p.sector != "" && p.sector != "GOV" {
			return // a parliament's vote is none of the state in an assembly of states
		}
		inner := r.complement(v)
		one := *comp
		one.end = max(inner.end, v+1)
		r.stance(k, &one, func(it *fact.Item) {
			it.Vote, it.Toward = "Y", ""
			it.Object = r.words(r.cs[v].first, r.cs[one.end-1].last)
		}, "vote to")
		return
	}
	for i := range comp.n {
		j := comp.phrases[i]
		v := ""
		switch {
		case r.prepIs(j, "for"):
			v = "Y"
		case r.prepIs(j, "against"):
			v = "N"
		case r.prepIs(j, "in") && (r.d.Tokens[r.cs[j].head].Norm == "favour" || r.d.Tokens[r.cs[j].head].Norm == "favor"):
			v = "Y"
		default:
			continue
		}
		one := *comp
		one.end = j + 1
		if i+1 < comp.n && !r.prepIs(comp.phrases[i+1], "for", "against") {
			one.end = comp.phrases[i+1] + 1
		}
		first := i == 0 || r.prepIs(comp.phrases[0], "in", "on", "at")
		r.stance(k, &one, func(it *fact.Item) {
			it.Vote, it.Toward = v, ""
			it.Object = r.words(r.cs[r.motion(j, &one)].first, r.cs[one.end-1].last)
			if !first {
				n := r.item(fact.Stance, r.cs[j].prep, r.cs[one.end-1].last)
				it.Span, it.Quote = n.Span, n.Quote
			}
		}, "vote")
	}
}

// motion is the phrase that says what was voted on: behind "in favour of", what follows.
func (r *reader) motion(j int, one *complements) int {
	if r.prepIs(j, "in") && j+1 < len(r.cs) && r.prepIs(j+1, "of") {
		one.end = max(one.end, j+2)
		return j + 1
	}
	return j
}

func (r *reader) words(first, last int) string {
	return r.d.Text[r.d.Tokens[first].Start:r.d.Tokens[last-1].End]
}

// stoppedShort reads "stopped short of outright criticism of …": with a verb after it the frames
// have found it.
func (r *reader) stoppedShort(k int, comp *complements) {
	j := r.phrase(comp, r.l.vocab["of"])
	if j < 0 {
		return
	}
	r.stance(k, comp, func(it *fact.Item) {
		it.Polarity, it.Toward = "-", ""
		if p := r.anyone(j); p.found {
			it.Toward = p.actor
		}
		if _, n := r.actAt(&r.cs[j]); n >= 0 {
			it.Withheld = r.l.ofCode(r.l.acts[n].code).plover
		}
	}, "short of")
}

var attitudes = wordSet(`wary committed opposed critical hostile suspicious supportive sympathetic fearful mindful
	distrustful skeptical sceptical friendly loyal grateful indebted allergic receptive open averse neutral silent anxious nervous determined keen eager reluctant`)

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
	r.stance(k, comp, func(it *fact.Item) {
		if c.neg {
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

// aims reads "sought to maintain credibility within …", also the second aim after "and".
func (r *reader) aims(k int, comp *complements) {
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
