package read

// subject finds the source of the verb in chunk k: the noun phrase before it with what is
// attached to it.
func (p *speaker) subject(s *speech, k int) bool {
	j := k - 1
	end := p.cs[k].first
	if p.cs[k].ing && !p.cs[k].finite && j >= 0 && p.cs[j].kind == chNoun && p.cs[j].last == p.cs[k].first && !p.d.Tokens[p.cs[j].head].Is(Capital) && p.d.Tokens[p.cs[j].head].class&clsPron == 0 {
		s.source, s.head = run{p.cs[j].first, end}, p.cs[j].head // headlines claiming that
		return true
	}
	if p.cs[k].ing && !p.cs[k].finite {
		return p.mainSubject(s, k)
	}
	if j >= 0 && p.cs[j].kind == chRel {
		s.source, s.head = run{p.cs[j].first, p.cs[j].last}, p.cs[j].head
		return true
	}
	if j >= 0 && p.cs[j].kind == chComma {
		if open := p.apposition(j); open >= 0 {
			j = open
		} else {
			return false
		}
	}
	h := p.headLeft(j)
	if h < 0 {
		return p.sharedSubject(s, k)
	}
	s.source, s.head = run{p.cs[h].first, end}, p.cs[h].head
	for s.source.last > s.source.first && (p.d.Tokens[s.source.last-1].class&clsAdv != 0) {
		s.source.last--
	}
	return s.source.last > s.source.first
}

// apposition finds the noun phrase chunk before the comma that opens the apposition or relative
// clause closed by the comma at chunk j, or -1.
func (p *speaker) apposition(j int) int {
	for i := j - 1; i > 0; i-- {
		switch p.cs[i].kind {
		case chComma:
			if p.cs[i-1].kind == chNoun && (p.cs[i+1].kind == chRel || p.cs[i+1].kind == chNoun && (p.cs[i+1].prep < 0 || p.norm(p.cs[i+1].prep) == "of") || p.cs[i+1].kind == chVerb && p.cs[i+1].ing) {
				return i - 1
			}
			if i+2 < j && p.cs[i-1].kind == chNoun && (p.cs[i+1].kind == chWord || p.norm(p.cs[i+1].first) == "once") && p.cs[i+2].kind == chNoun && p.cs[i+2].prep < 0 {
				return i - 1 // once a minister
			}
			if p.cs[i+1].kind != chRel && p.cs[i+1].kind != chNoun && p.cs[i-1].kind == chNoun {
				continue
			}
		case chStop, chOpen, chClose, chSub:
			return -1
		}
	}
	return -1
}

// headLeft walks from chunk j left over prepositional phrases to the noun phrase that they hang
// on, and over "and" to the first of a list of such.
func (p *speaker) headLeft(j int) int {
	for ; j >= 0; j-- {
		c := &p.cs[j]
		switch {
		case c.kind == chWord || c.kind == chTime:
			continue
		case c.kind == chNoun && c.prep >= 0:
			continue
		case c.kind == chNoun:
			if j >= 2 && p.cs[j-1].kind == chConj && p.norm(p.cs[j-1].first) == "and" && p.cs[j-2].kind == chNoun && !p.verbBefore(j-2) {
				return p.headLeft(j - 2)
			}
			if j >= 1 && p.cs[j-1].kind == chNoun && p.cs[j-1].last == c.first && p.d.Tokens[c.first-1].Is(Abbrev) {
				return j - 1 // "a senior U.S. official"
			}
			return j
		case c.kind == chClose || c.kind == chOpen:
			continue
		default:
			return -1
		}
	}
	return -1
}

// verbBefore says that a verb stands before chunk j, so that the noun there is its object.
func (p *speaker) verbBefore(j int) bool {
	for i := j - 1; i >= 0; i-- {
		switch p.cs[i].kind {
		case chVerb:
			return true
		case chComma, chStop, chSub, chConj:
			return false
		}
	}
	return false
}

// sharedSubject takes the subject of the verb before in "said … and warned …".
func (p *speaker) sharedSubject(s *speech, k int) bool {
	if k == 0 || p.cs[k-1].kind != chConj && p.cs[k-1].kind != chComma {
		return false
	}
	return p.mainSubject(s, k)
}

// mainSubject takes the subject of the nearest finite verb before chunk k.
func (p *speaker) mainSubject(s *speech, k int) bool {
	for i := k - 1; i > 0; i-- {
		if c := &p.cs[i]; c.kind == chVerb && c.finite && !(p.cs[k].ing && p.cs[k-1].kind == chComma && p.toldClause(i)) {
			if h := p.headLeft(i - 1); h >= 0 {
				s.source, s.head = run{p.cs[h].first, p.cs[i].first}, p.cs[h].head
				return true
			}
		}
	}
	return false
}

// toldClause says that the verb in chunk i stands in a clause with "that" behind a verb that says so: the
// participle behind the comma in "told Chad that Niger wants peace, adding" is not of Niger.
func (p *speaker) toldClause(i int) bool {
	for j := i - 1; j > 0; j-- {
		switch c := &p.cs[j]; {
		case c.kind == chSub && p.norm(c.first) == "that":
			for n := j - 1; n >= 0 && p.cs[n].kind != chStop; n-- {
				if v := &p.cs[n]; v.kind == chVerb {
					return v.finite && p.cues.verbs[p.norm(v.head)]&(cueSay|cueTell) != 0
				}
			}
			return false
		case c.kind != chNoun && c.kind != chWord && c.kind != chTime:
			return false
		}
	}
	return false
}

// appositionRight is the end of the noun phrase at chunk k with what is attached behind it.
func (p *speaker) appositionRight(k int) int {
	end := p.cs[k].last
	for i := k + 1; i < len(p.cs); i++ {
		c := &p.cs[i]
		switch {
		case c.kind == chNoun && c.prep >= 0 && p.norm(c.prep) == "of", c.kind == chConj && i+1 < len(p.cs) && p.cs[i+1].kind == chNoun && p.cs[i+1].prep < 0:
			end = c.last
		case c.kind == chNoun && p.cs[i-1].kind == chConj:
			end = c.last
		case c.kind == chComma && i+1 < len(p.cs) && (p.cs[i+1].kind == chRel || p.cs[i+1].kind == chNoun && p.cs[i+1].prep < 0 && !p.startsQuote(p.cs[i+1].first)):
			return p.appositionEnd(i + 1)
		default:
			return end
		}
	}
	return end
}

func (p *speaker) startsQuote(i int) bool { return i > 0 && p.isQuoteMark(i-1) }

// appositionEnd is the end of the apposition that begins at chunk i: the next comma, or the
// end of the sentence.
func (p *speaker) appositionEnd(i int) int {
	for ; i < len(p.cs); i++ {
		if p.cs[i].kind == chOpen || p.cs[i].kind == chStop {
			break
		}
		if p.cs[i].kind == chComma {
			return p.cs[i].first
		}
	}
	if i < len(p.cs) {
		return p.cs[i].first
	}
	return p.contentEnd(p.s.Last)
}

// sourceEnd is the end of the noun phrase at chunk k with prepositional phrases, up to a comma.
func (p *speaker) sourceEnd(k int) int {
	end := p.cs[k].last
	for i := k + 1; i < len(p.cs); i++ {
		c := &p.cs[i]
		if c.kind == chNoun && c.prep >= 0 || c.kind == chConj || c.kind == chNoun && p.cs[i-1].kind == chConj || c.kind == chTime {
			end = c.last
			continue
		}
		break
	}
	return end
}
