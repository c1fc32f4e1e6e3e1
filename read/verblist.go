package read

// shareModals gives the bare verbs of a list the modal verb and the negation of its first: "would not
// buy jets, join a pact or send troops".
func (r *reader) shareModals() {
	head := -1
	for k := range r.cs {
		c := &r.cs[k]
		switch c.kind {
		case chVerb:
			w := &r.l.words[r.d.Tokens[c.head].word]
			bare := head >= 0 && c.first == c.head && c.modal == 0 && !c.inf && !c.ing && w.form&formBase != 0 && w.form&formPast == 0 && !sayers[r.l.lemmas[c.verb]]
			if bare && k > 0 && r.inVerbList(head, k) {
				h := &r.cs[head]
				c.modal, c.neg, c.finite = h.modal, h.neg, true
				continue
			}
			head = -1
			if c.modal != 0 && c.finite && !c.auxOnly && !c.passive && !c.perfect && c.first < c.head {
				head = k
			}
		case chStop, chSub, chRel:
			head = -1
		}
	}
}

// sharesNot says whether the verb at chunk k, behind "or" and without an auxiliary of its own, is under the
// negation of the finite verb before: "has not bombed Peru or asked for weapons".
func (r *reader) sharesNot(k int) bool {
	c := &r.cs[k]
	j := r.left(k)
	if c.neg || c.inf || c.ing || c.first != c.head || j < 0 || !r.orAt(j) && !(r.cs[j].kind == chComma && r.orBehind(k)) {
		return false
	}
	for i := j - 1; i >= 0; i-- {
		switch v := &r.cs[i]; v.kind {
		case chVerb:
			if v.finite {
				return v.neg && v.subj >= 0 && (c.subj == v.subj || c.subj < 0)
			}
		case chStop, chSub, chRel:
			return false
		}
	}
	return false
}

func (r *reader) orAt(j int) bool {
	n := r.d.Tokens[r.cs[j].first].Norm
	return r.cs[j].kind == chConj && (n == "or" || n == "nor")
}

// orBehind says that "or" and another verb without an auxiliary follow the verb at chunk k in its list.
func (r *reader) orBehind(k int) bool {
	for j := k + 1; j+1 < len(r.cs); j++ {
		switch r.cs[j].kind {
		case chConj:
			v := &r.cs[j+1]
			return r.orAt(j) && v.kind == chVerb && v.first == v.head
		case chVerb, chStop, chSub, chRel:
			return false
		}
	}
	return false
}

// shareTo gives a bare verb behind "and" or "or" the "to" of the infinitive before it, where it cannot go
// with the verb above that: "threatened to close the port and seize the ships".
func (r *reader) shareTo(k int) {
	b := k - 1
	if b < 1 || r.cs[b].kind != chConj {
		return
	}
	c := &r.cs[k]
	w := &r.l.words[r.d.Tokens[c.head].word]
	if !c.finite || c.first != c.head || c.modal != 0 || w.form&formBase == 0 || w.form&formPast != 0 || r.d.Tokens[r.cs[b].first].Norm == "but" {
		return
	}
	for j := b - 1; j >= 0; j-- {
		switch r.cs[j].kind {
		case chVerb:
			if v := r.cs[j].chain; r.cs[j].inf && !r.cs[j].passive && v >= 0 {
				g := &r.cs[v]
				c.inf = g.first < g.head || r.l.words[r.d.Tokens[g.head].word].form&formBase == 0
				c.finite = !c.inf
			}
			return
		case chStop, chSub, chRel, chComma:
			return
		}
	}
}

// inVerbList says that a comma or "or" stands right before the verb at k, and that "or" or "and" comes
// between or later in its list.
func (r *reader) inVerbList(head, k int) bool {
	b := r.left(k)
	if b <= head || r.cs[b].kind != chConj && r.cs[b].kind != chComma {
		return false
	}
	if r.cs[b].kind == chConj {
		return r.d.Tokens[r.cs[b].first].Norm != "but"
	}
	for j := k + 1; j < len(r.cs) && j < k+8; j++ {
		if r.cs[j].kind == chConj && j+1 < len(r.cs) && r.cs[j+1].kind == chVerb {
			return true
		}
		if r.cs[j].kind == chStop {
			return false
		}
	}
	return false
}
