package read

// contentLeft reads "…, she said" and "…, said Hester": what is said stands before.
func (p *speaker) contentLeft(s *speech, k int) bool { return p.contentLeftOf(s, k, k) }

// contentLeftOf is contentLeft for a verb whose subject stands before chunk k and whose word of
// saying is in chunk v.
func (p *speaker) contentLeftOf(s *speech, k, v int) bool {
	if s.class&(cueSay|cueThink|cueTell|cueShow) == 0 {
		return false
	}
	word := p.norm(p.cs[v].head)
	if (word == "asked" || word == "asks") && !(p.cs[k].first > p.s.Body && p.quotedBefore(p.cs[k].first)) {
		return false
	}
	if s.class&cueSay == 0 && word != "told" && word != "asked" && word != "asks" && word != "thinks" && word != "believes" && word != "reckons" && word != "fears" && word != "suspects" && word != "show" && word != "showed" {
		return false
	}
	// inverted: the source follows the verb
	if prev := p.cs[k].first - 1; prev >= p.s.Body && p.breakBefore(prev) && (p.finiteBefore(prev) || p.parenthesis(k)) {
		if k+1 < len(p.cs) && p.cs[k+1].kind == chNoun && p.cs[k+1].prep < 0 && word != "told" && p.cs[k].last-p.cs[k].first == 1 && !p.clauseOn(k+2) {
			end := p.appositionRight(k + 1)
			s.source, s.head = run{p.cs[k+1].first, end}, p.cs[k+1].head
			s.content = []run{p.leftPiece(prev)}
			p.resume(s, end)
			return true
		}
	}
	j := k - 1
	h := -1
	if j >= 0 && p.cs[j].kind == chComma {
		if open := p.apposition(j); open >= 0 {
			h = p.headLeft(open)
		}
	} else {
		h = p.headLeft(j)
	}
	if h < 0 {
		return false
	}
	prev := p.cs[h].first - 1
	if prev < p.s.Body || !p.breakBefore(prev) {
		return false
	}
	end := p.afterCue(s, v)
	if !p.finiteBefore(prev) && !(p.norm(prev) == "," && p.norm(end) == "," && p.verbAt(end+1)) {
		return false
	}
	if !p.isQuoteMark(prev) && (p.norm(end) == "that" || p.dependent() && p.quoteBehind(end)) {
		return false
	}
	if f := frontComma(p.d, p.cs); f >= 0 && p.cs[f].first == prev && p.norm(end) != "," && p.cs[k].last < p.s.Last-1 {
		return false // "While Mali has left, Niger warned Chad"
	}
	if n := p.norm(end); !p.isQuoteMark(prev) && end < p.s.Last && n != "," && n != "." && n != ";" && !p.isQuoteMark(end) && n != "" && !p.adverbial(end) {
		return false
	}
	s.source, s.head = run{p.cs[h].first, p.cs[k].first}, p.cs[h].head
	s.content = []run{p.leftPiece(prev)}
	p.resume(s, end)
	return true
}

// parenthesis says that the verb in chunk k and the source behind it stand between commas before the
// verb of what is said: "Most of them, suggests Ana Petrovic, prefer …".
func (p *speaker) parenthesis(k int) bool {
	if k < 2 || p.cs[k-1].kind != chComma || p.cs[k].last-p.cs[k].first != 1 || k+3 >= len(p.cs) || p.cs[k+1].kind != chNoun || p.cs[k+1].prep >= 0 {
		return false
	}
	for j := k + 2; j < len(p.cs); j++ {
		switch c := &p.cs[j]; {
		case c.kind == chComma:
			return p.verbAt(c.last)
		case c.kind != chNoun:
			return false
		}
	}
	return false
}

// quotedBefore says that a quotation ends a few tokens before token i.
func (p *speaker) quotedBefore(i int) bool {
	for j := i - 1; j >= max(p.s.Body, i-8); j-- {
		if p.isQuoteMark(j) {
			return true
		}
	}
	return false
}

// dependent says that the sentence begins with a subordinate clause, a participle or a
// preposition, which is rarely what somebody says.
func (p *speaker) dependent() bool {
	return p.s.Body < p.s.Last && (p.d.Tokens[p.s.Body].class&(clsSub|clsPrep) != 0 || len(p.cs) > 0 && p.cs[0].kind == chVerb || p.norm(p.s.Body) == "asked")
}

// quoteBehind says that a quotation begins at token i, past a comma or colon.
func (p *speaker) quoteBehind(i int) bool {
	for p.norm(i) == "," || p.norm(i) == ":" {
		i++
	}
	return i < p.s.Last && p.isQuoteMark(i)
}

// afterCue passes over a listener and words of time and place behind a verb of saying.
func (p *speaker) afterCue(s *speech, k int) int {
	end := s.cue.last
	for i := k + 1; i < len(p.cs); i++ {
		c := &p.cs[i]
		if c.kind == chTime || c.kind == chNoun && c.prep >= 0 || c.kind == chWord || c.kind == chNoun && s.class&cueTell != 0 && i == k+1 {
			if c.first < end {
				continue
			}
			end = c.last
			continue
		}
		if c.kind == chVerb && c.last-c.first == 1 && i > k+1 && i+1 < len(p.cs) && p.cs[i-1].kind == chNoun && p.cs[i-1].prep >= 0 && (p.cs[i+1].kind == chTime || p.cs[i+1].kind == chNoun && p.cs[i+1].prep >= 0) {
			continue // in an interview published on Friday
		}
		break
	}
	return end
}

func (p *speaker) adverbial(i int) bool {
	return p.d.Tokens[i].class&(clsAdv|clsTime|clsPrep|clsSub) != 0
}

// breakBefore says that a comma or closing quotation mark stands at token i.
func (p *speaker) breakBefore(i int) bool {
	n := p.norm(i)
	return n == "," || p.isQuoteMark(i) || n == "?" || n == "!" || n == "—" || n == "--"
}

// finiteBefore says that what stands before token i is a quotation or holds a verb, so that it
// can be what somebody says.
func (p *speaker) finiteBefore(i int) bool {
	if p.isQuoteMark(i) {
		return true
	}
	for k := range p.cs {
		c := &p.cs[k]
		if c.first >= i {
			break
		}
		if c.kind == chVerb && c.finite && c.last <= i {
			return true
		}
	}
	for j := i - 1; j >= p.s.Body; j-- {
		if p.quoteAt(j) >= 0 {
			return true
		}
	}
	return false
}

// leftPiece is what is said before the break at token i: from the start of the sentence, or
// from the place where the content of an earlier attribution ended.
func (p *speaker) leftPiece(i int) run {
	first := p.s.Body
	last := i
	if p.isQuoteMark(i) {
		last = i + 1
		if p.quoteAt(i-1) >= 0 { // a wholly quoted piece begins at its mark
			q := p.quotes[p.quoteAt(i-1)]
			if q.First-1 < p.s.Body || p.onlyQuotes(p.s.Body, q.First-1) {
				first = p.opening(q)
			}
		}
	}
	if p.used > first && p.used < last {
		first = p.used
	}
	for j := last - 1; j > first; j-- { // "He put it bluntly: the jets, he said, …"
		if p.norm(j) == ":" && p.quoteAt(j) < 0 {
			first = j + 1
			break
		}
	}
	for first < last && (p.norm(first) == "," || p.norm(first) != "" && (p.d.Tokens[first].class&clsConj != 0 || p.norm(first+1) == "," && p.openers(first))) {
		first++
	}
	p.used = last
	return run{first, last}
}

// openers says that the word at token i only links the sentence to the one before.
func (p *speaker) openers(i int) bool {
	switch p.norm(i) {
	case "however", "moreover", "still", "instead", "meanwhile", "also", "furthermore", "besides", "otherwise":
		return true
	}
	return false
}

func (p *speaker) onlyQuotes(first, last int) bool {
	for i := first; i < last; i++ {
		if p.quoteAt(i) < 0 && !p.isQuoteMark(i) {
			return false
		}
	}
	return true
}

// resume adds the piece of content that goes on behind the attribution: `"A," he said, "B."`,
// and whole quotations of the next sentences.
func (p *speaker) resume(s *speech, end int) {
	i := end
	for i < p.s.Last && (p.norm(i) == "," || p.norm(i) == ":") {
		i++
	}
	last := p.contentEnd(p.s.Last)
	if i > end && i < last && (p.isQuoteMark(i) || p.quoteAt(i) >= 0 || p.clauseFrom(i) && p.d.Tokens[i].class&(clsVerb|clsSub|clsRel|clsConj|clsPrep) == 0 || p.verbAt(i)) {
		s.content = append(s.content, run{i, last})
		p.used = last
	}
	if p.isQuoteMark(s.content[0].first) {
		p.following(s)
	}
}

// clauseOn says that a finite verb stands in chunk k: what came before it is its subject, and
// not the source of a verb of saying ("…, said sanctions were likely").
func (p *speaker) clauseOn(k int) bool {
	return k < len(p.cs) && p.cs[k].kind == chVerb && p.cs[k].finite
}

// verbAt says that a finite verb begins at token i, so that its subject stands further left.
func (p *speaker) verbAt(i int) bool {
	for i < p.s.Last && p.d.Tokens[i].class&clsAdv != 0 && p.d.Tokens[i].class&(clsNoun|clsVerb) == 0 {
		i++ // "British officials say, simply change their name"
	}
	for k := range p.cs {
		if c := &p.cs[k]; c.first <= i && i < c.last {
			return c.kind == chVerb && c.finite
		}
	}
	return false
}

// clauseFrom says that a finite verb follows token i in the sentence.
func (p *speaker) clauseFrom(i int) bool {
	for k := range p.cs {
		if c := &p.cs[k]; c.first >= i && c.kind == chVerb && c.finite {
			return true
		}
	}
	return false
}
