package read

// link finds the subject of every verb of the sentence and the verb that governs each
// infinitive and -ing form.
func (r *reader) link() {
	r.shareModals()
	for k := range r.cs {
		if r.cs[k].kind == chVerb {
			r.linkVerb(k)
		}
	}
	r.inverse()
	for k := range r.cs { // sentence-initial participles look ahead
		c := &r.cs[k]
		if c.kind == chVerb && c.subj < 0 && c.chain < 0 && k == r.firstChunk() && !c.ing && r.participleBy(k) {
			if v := r.nextFinite(k); v >= 0 {
				c.passive, c.finite, c.subj = true, false, r.cs[v].subj
			}
		}
		if c.kind == chVerb && c.subj < 0 && c.ing && c.chain < 0 {
			if v := r.nextFinite(k); v >= 0 {
				c.subj = r.cs[v].subj
			}
		}
	}
}

func (r *reader) linkVerb(k int) {
	c := &r.cs[k]
	r.shareTo(k)
	switch {
	case c.inf:
		c.chain = r.governor(k)
		if c.chain >= 0 {
			c.subj = r.controller(c.chain, k)
		} else if k > 0 && k < 4 {
			r.toCome(k)
		}
		r.freed(k)
	case c.ing:
		r.linkIng(k)
	case r.alsoDone(k):
		c.passive = true
		c.subj = r.earlierSubject(r.left(k))
	case r.fronted(k):
		c.passive, c.finite = true, false
		if v := r.nextNounVerb(k); v >= 0 {
			c.subj = v
		}
	case r.doneBy(k):
		c.passive, c.finite = true, false
		c.subj = r.nounBefore(r.left(k))
	case r.standsDone(k):
		c.passive = true
		c.subj = r.cs[k-1].subj
	case r.reduced(k):
		c.passive, c.finite = true, false
		c.subj = r.nounBefore(k)
	default:
		c.subj = r.subject(k)
		c.neg = c.neg || r.sharesNot(k)
		if n := k + 1; c.subj < 0 && c.copula && k == r.firstChunk() && n < len(r.cs) && r.cs[n].kind == chNoun {
			c.subj = n // were it to leave; is it ready to leave
		}
		if n := k + 1; n < len(r.cs) && r.cs[n].kind == chVerb && r.cs[n].inf && !r.stopped() && c.first == c.head && c.finite && !c.passive && r.hasOp(c.verb, "objto") && !r.hasOp(c.verb, "to") && r.l.words[r.d.Tokens[c.head].word].form&formPart != 0 {
			c.passive = true // a headline: "Chad urged to free the crew"
		}
	}
}

// stopped says that the sentence ends in a full stop, which headlines do not.
func (r *reader) stopped() bool { return r.d.Tokens[r.d.Sentences[r.sent].Last-1].Norm == "." }

// toCome reads the infinitive of a headline, which tells what its subject will do: "Chad to free the crew".
func (r *reader) toCome(k int) {
	n := &r.cs[k-1]
	if n.kind != chNoun || n.prep >= 0 || r.stopped() {
		return
	}
	for i := range r.cs {
		if r.cs[i].kind == chVerb && r.cs[i].finite {
			return
		}
	}
	c := &r.cs[k]
	c.subj, c.inf, c.finite, c.modal = k-1, false, true, r.l.find("will")
}

// left is the nearest chunk to the left that is more than an adverb, a date or a mark; -1 if there is none.
func (r *reader) left(k int) int {
	for j := k - 1; j >= 0; j-- {
		switch r.cs[j].kind {
		case chWord, chTime, chOpen, chClose:
			continue
		}
		return j
	}
	return -1
}

// subject finds the subject of a finite verb.
func (r *reader) subject(k int) int {
	adjacent := true
	for j := r.left(k); j >= 0; j = r.left(j) {
		c := &r.cs[j]
		switch c.kind {
		case chNoun:
			if c.prep >= 0 && (!r.opensClause(c.prep) || r.prepIs(j, "as") && (r.d.Tokens[c.head].Norm == "whole" || r.d.Tokens[c.head].Norm == "group")) {
				adjacent = false // also "the bloc as a whole"
				continue
			}
			if n := j - 2; n >= 0 && r.excluded(j) && r.cs[n].kind == chConj {
				j = n // Chad but not Niger left
				continue
			}
			if v := r.left(j); v >= 0 && c.prep < 0 && r.cs[v].kind == chVerb && r.cs[v].finite && !r.cs[v].passive && !r.cs[v].copula && !r.cs[v].auxOnly && !sayers[r.l.lemmas[r.cs[v].verb]] {
				if rel := r.left(v); rel >= 0 && r.cs[rel].kind == chRel {
					if s := r.nounBefore(rel); s >= 0 {
						return s // a state that flies American jets cannot
					}
				}
			}
			if v := r.left(j); v > 0 && r.cs[v].kind == chVerb && r.cs[v].finite && r.cs[v].subj >= 0 && r.cs[v].subj < v && r.cs[k].finite {
				if rel := r.aboutNoun(r.cs[v].subj); rel >= 0 {
					return r.nounBefore(rel) // the claim that Chad sold oil was
				}
			}
			if s := r.subjectAbove(j); s >= 0 {
				return s
			}
			return r.ofList(j)
		case chConj:
			if adjacent {
				return r.earlierSubject(j)
			}
			if v := r.earlierVerb(j); v >= 0 && r.cs[v].finite {
				return r.cs[v].subj
			}
		case chComma:
			return r.acrossComma(j)
		case chRel:
			return r.related(j)
		case chVerb:
			if c.auxOnly || c.copula {
				return c.subj
			}
			if c.passive && !c.finite || c.ing || c.inf { // NP reduced-relative VG
				j = r.skipReduced(j)
				if j < 0 {
					return -1
				}
				adjacent = false
				continue
			}
			if rel := r.aboutNoun(c.subj); rel >= 0 && !adjacent {
				return r.nounBefore(rel)
			}
			return -1
		case chSub:
			if r.thatOfCleft(j) {
				return r.related(j)
			}
			return -1
		case chStop:
			return -1
		}
	}
	return -1
}

// skipReduced goes left past a participle to the phrase that it belongs to.
func (r *reader) skipReduced(j int) int {
	n := r.left(j)
	if n < 0 {
		return -1
	}
	if r.cs[n].kind == chNoun {
		return n + 1
	}
	return j
}

// opensClause says whether a preposition can also open a clause: "after Hamas attacked".
func (r *reader) opensClause(prep int) bool {
	switch r.d.Tokens[prep].Norm {
	case "after", "before", "since", "until", "till", "as", "than", "like", "because":
		return true
	}
	return false
}

// ofList goes from the last member of a list behind "of" to the head of the phrase: the subject
// of "the leaders of Japan and Korea agreed" are the leaders.
func (r *reader) ofList(j int) int {
	conj := false
	for i := j - 1; i >= 0; i-- {
		c := &r.cs[i]
		switch c.kind {
		case chConj:
			conj = true
			continue
		case chComma:
			continue
		case chNoun:
			if c.prep < 0 {
				if i == j-1 {
					return j
				}
				continue
			}
			if h := r.left(i); conj && h >= 0 && r.prepIs(i, "between") && r.cs[h].kind == chNoun && i == j-2 {
				return h // "the contract between A and B was signed"
			}
			if h := r.left(i); conj && h >= 0 && r.prepIs(i, "of") && r.cs[h].kind == chNoun && r.cs[h].prep < 0 {
				if w := &r.l.words[r.d.Tokens[r.cs[h].head].word]; w.title && w.lemma != r.d.Tokens[r.cs[h].head].word {
					return h
				}
			}
		}
		return j
	}
	return j
}

func (r *reader) earlierVerb(j int) int {
	for i := j - 1; i >= 0; i-- {
		switch r.cs[i].kind {
		case chVerb:
			return i
		case chStop:
			return -1
		}
	}
	return -1
}

// earlierSubject is the subject of the finite verb to which a coordinated one is joined.
func (r *reader) earlierSubject(j int) int {
	for i := j - 1; i >= 0; i-- {
		c := &r.cs[i]
		if c.kind == chStop {
			return -1
		}
		if c.kind == chVerb && c.subj >= 0 && (c.finite || i == 0) && !c.auxOnly {
			if v := r.mainOfAside(i, j); v >= 0 {
				return r.cs[v].subj
			}
			if v := r.mainOfTense(i, j); v >= 0 {
				return r.cs[v].subj
			}
			return c.subj
		}
	}
	return -1
}

// acrossComma finds the subject where a comma stands before the verb: the phrase before an
// apposition or clause between two commas, else the subject of the verb before.
func (r *reader) acrossComma(j int) int {
	depth := 0
	for i := r.left(j); i >= 0; i = r.left(i) {
		c := &r.cs[i]
		switch c.kind {
		case chComma:
			if n := r.left(i); n >= 0 && r.cs[n].kind == chNoun {
				if s := r.nounBefore(i); s >= 0 && (r.cs[s].prep < 0 || r.opensClause(r.cs[s].prep)) {
					return s
				}
			}
			depth++
		case chVerb:
			if c.finite && c.subj >= 0 && !r.inRelative(i) && !r.inAside(i) {
				if s := r.beforeAside(i, j); s >= 0 {
					return s
				}
				return c.subj
			}
		case chStop:
			return -1
		}
	}
	if n := r.left(j); n >= 0 && r.cs[n].kind == chNoun {
		return r.nounBefore(j)
	}
	return -1
}

func (r *reader) inRelative(v int) bool {
	for i := r.left(v); i >= 0; i = r.left(i) {
		switch r.cs[i].kind {
		case chRel:
			return true
		case chComma, chStop, chVerb, chConj, chSub:
			return false
		}
	}
	return false
}

// nounBefore is the head phrase to the left: over "of" phrases to the noun that they belong to.
func (r *reader) nounBefore(j int) int {
	for i := r.left(j); i >= 0; i = r.left(i) {
		c := &r.cs[i]
		if c.kind != chNoun {
			return -1
		}
		if c.prep < 0 || r.opensClause(c.prep) {
			return i
		}
		if n := r.left(i); n < 0 || r.cs[n].kind != chNoun {
			return i
		}
	}
	return -1
}

// right is the nearest such chunk to the right.
func (r *reader) right(k int) int {
	for j := k + 1; j < len(r.cs); j++ {
		switch r.cs[j].kind {
		case chWord, chTime, chOpen, chClose:
			continue
		}
		return j
	}
	return -1
}

// governor is the verb that governs an infinitive or gerund: the nearest to the left in the
// clause; the verb before "and to" governs both.
func (r *reader) governor(k int) int {
	for j := k - 1; j >= 0; j-- {
		c := &r.cs[j]
		switch c.kind {
		case chVerb:
			if r.cs[k].inf && c.inf && r.between(j, k, chConj) {
				return c.chain
			}
			return j
		case chStop:
			return -1
		}
	}
	return -1
}

func (r *reader) between(a, b int, kind chunkKind) bool {
	for i := a + 1; i < b; i++ {
		if r.cs[i].kind == kind {
			return true
		}
	}
	return false
}

// controller is the subject of a governed verb: the object of "ask somebody to", else the
// subject of the governor.
func (r *reader) controller(v, k int) int {
	if j := r.givesTime(v, k); j >= 0 {
		return j
	}
	if r.hasOp(r.cs[v].verb, "objto") || r.hasOp(r.cs[v].verb, "onto") && r.onSomebody(v, k) {
		for i := v + 1; i < k; i++ {
			if r.cs[i].kind == chNoun && (r.cs[i].prep < 0 || r.prepIs(i, "on", "for", "with", "to")) {
				return i
			}
		}
		if r.cs[v].passive {
			return r.cs[v].subj
		}
	}
	return r.cs[v].subj
}

func (r *reader) hasOp(verb uint16, link string) bool {
	for _, o := range r.l.ops[verb] {
		if o.link == link {
			return true
		}
	}
	return false
}

func (r *reader) prepIs(j int, words ...string) bool {
	if r.cs[j].prep < 0 {
		return false
	}
	p := r.d.Tokens[r.cs[j].prep].Norm
	for _, w := range words {
		if len(p) == len(w) && p[0] == w[0] && p == w {
			return true
		}
	}
	return false
}
