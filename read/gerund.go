package read

func (r *reader) linkIng(k int) {
	c := &r.cs[k]
	n := r.left(k)
	if n < 0 {
		return
	}
	if c.prep >= 0 {
		c.chain = r.governor(k)
		if c.chain < 0 {
			return
		}
		c.subj = r.cs[c.chain].subj
		if r.prepIs(k, "of", "at") {
			r.freed(k)
		}
		if c.chain < 0 {
			return
		}
		switch r.d.Tokens[c.prep].Norm {
		case "of", "for", "from", "with", "over", "into":
			if o := r.objectOf(c.chain, k); o >= 0 {
				c.subj = o
			}
		}
		return
	}
	switch r.cs[n].kind {
	case chNoun:
		if r.cs[n].prep < 0 && r.left(n) >= 0 && r.cs[r.left(n)].kind == chVerb && r.hasOp(r.cs[r.left(n)].verb, "ing") {
			c.chain = r.left(n)
		}
		if c.subj = r.nounBefore(k); r.prepIs(n, "of") && r.nounAbove(k) >= 0 {
			c.subj = n // the prospect of Chad leaving
		}
	case chVerb:
		c.chain = n
		c.subj = r.cs[n].subj
	case chComma, chConj, chSub:
		if v := r.mainBefore(n); v >= 0 {
			if m := r.mainOfGerund(v, n); m >= 0 {
				v = m
			}
			c.subj = r.cs[v].subj
			if r.cs[n].kind == chConj && r.cs[v].ing {
				c.chain, c.prep, c.prep0 = r.cs[v].chain, r.cs[v].prep, r.cs[v].prep0 // one preposition for both
			}
		}
	}
}

func (r *reader) objectOf(v, k int) int {
	for i := v + 1; i < k; i++ {
		if r.cs[i].kind == chNoun && r.cs[i].prep < 0 {
			for n := i + 2; n < k && r.cs[n].kind == chNoun && r.cs[n].prep < 0 && r.cs[n-1].kind == chConj; n += 2 {
				i = n // blamed A and B for: both
			}
			return i
		}
	}
	if r.cs[v].passive {
		return r.cs[v].subj
	}
	return -1
}
