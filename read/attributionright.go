package read

// contentEnd leaves out the full stop that ends a sentence, unless a quotation closes behind it.
func (p *speaker) contentEnd(last int) int {
	for last > p.s.Body && (p.norm(last-1) == "." || p.norm(last-1) == ";") {
		last--
	}
	return last
}

// contentRight reads what is said behind the verb in chunk k.
func (p *speaker) contentRight(s *speech, k int) bool {
	if p.colon(s, k) {
		return true
	}
	i := s.cue.last
	last := p.contentEnd(p.s.Last)
	if f := frontComma(p.d, p.cs); f > k {
		if n := p.norm(p.s.Body); n == "if" || n == "unless" {
			return false // nobody has said it
		}
		last = p.cs[f].first
	}
	if s.class&cueTell != 0 && s.class&(cueJudge|cueSay) == 0 || p.norm(p.cs[k].head) == "told" {
		i = p.listener(k, i)
	} else if j := p.listener(k, i); s.class&cueTell != 0 && p.norm(j) == "that" {
		i = j // answered the envoy that
	}
	if i >= last {
		return false
	}
	i = p.passTime(k, i)
	start := i
	for p.norm(start) == "," || p.norm(start) == ":" {
		start++
	}
	if p.isQuoteMark(start) && s.class&cueTell != 0 { // told "Morning Joe" that
		if end := p.quoteEnd(start, start); end > start && p.norm(end) == "that" {
			start = end
		}
	}
	n := p.norm(start)
	if start == i+1 && p.norm(i) == ":" && i == s.cue.last {
		s.cue.last++
	}
	switch {
	case (n == "no" || n == "yes") && (p.norm(start+1) == "," || start+1 >= last || p.d.Tokens[start+1].class&clsNoun == 0):
		return false // "if they say no, …"
	case p.isQuoteMark(start):
		s.direct, s.rule = true, "quotation"
		s.content = []run{{start, p.quoteEnd(start, last)}}
		p.following(s)
		return true
	case start > i && p.norm(i) == ",":
		return false
	case n == "that" || n == "whether" || n == "if" || n == "how" || n == "what" || n == "why" || n == "who" || n == "which" || n == "where" || n == "when":
		if s.class&(cueSay|cueTell|cueShow|cueThink|cueJudge) == 0 {
			return false
		}
		s.rule = "that"
	case s.class&cueSay != 0 && p.colonAfter(start) > 0: // "put it to me more bluntly: …"
		s.content, s.rule = []run{{p.colonAfter(start), last}}, "colon"
		return true
	case n == "to":
		if s.class&(cueWant|cueTell) == 0 || k+1 < len(p.cs) && p.cs[k+1].inf && p.cues.verbs[p.norm(p.cs[k+1].head)] != 0 {
			return false
		}
		s.rule = "to"
	case s.class&(cueSay|cueShow|cueTell) != 0 && p.finiteClause(start, last), s.class&cueThink != 0 && opines[p.norm(p.cs[k].head)] && p.finiteClause(start, last):
		s.rule, s.loose = "clause", p.loose(start)
	case s.class&cueJudge != 0 && p.nounAt(start) && k > 1 && p.cs[k-2].kind == chRel && p.cs[k-1].kind == chNoun && p.norm(p.cs[k-2].first) != "who":
		return false // "a report that Lima called false": the thing stands before
	case s.class&cueJudge != 0 && p.nounAt(start):
		s.rule, s.named = "thing", p.renamed(start)
	case s.class&(cueShow|cueSay) != 0 && p.nounAt(start) && s.class&cueWant == 0:
		s.rule = "noun"
	case s.class&cueWant != 0 && p.nounAt(start) && s.class&cueSay == 0:
		s.rule = "wanted"
	default:
		return false
	}
	last = p.stopAt(start, last)
	if s.rule == "thing" || s.rule == "noun" || s.rule == "to" || s.rule == "wanted" {
		last = p.phraseStop(start, last)
	}
	s.content = []run{{start, last}}
	return last > start
}

// renamed says that behind the thing at token i stands what it is called, with nothing between: a second
// phrase or a bare adjective.
func (p *speaker) renamed(i int) bool {
	for k := 0; k+1 < len(p.cs); k++ {
		if c, n := &p.cs[k], &p.cs[k+1]; c.first <= i && i < c.last && c.kind == chNoun {
			return n.first == c.last && (n.kind == chVerb && n.last == n.first+1 && p.d.Tokens[n.first].Norm == p.l.lemmas[n.verb] || n.kind == chNoun && n.prep < 0 || n.kind == chWord && p.d.Tokens[n.first].class&clsAdj != 0)
		}
	}
	return false
}

// phraseStop is where a thing or an infinitive that is the object of a cue ends: before a
// clause that the sentence adds to it.
func (p *speaker) phraseStop(start, last int) int {
	for k := range p.cs {
		c := &p.cs[k]
		if c.first <= start || c.last > last {
			continue
		}
		next := func(j int) chunkKind {
			if k+j < len(p.cs) {
				return p.cs[k+j].kind
			}
			return chStop
		}
		clause := next(1) == chVerb && p.cs[k+1].finite && !p.cs[k+1].inf || next(1) == chNoun && next(2) == chVerb && p.cs[k+2].finite
		switch {
		case c.kind == chComma && (next(1) == chRel || next(1) == chVerb && p.cs[k+1].ing && !p.cs[k+1].finite || p.norm(c.last) == "not" || next(1) == chSub || next(1) == chConj && (p.norm(p.cs[k+1].first) == "but" || next(2) == chNoun && next(3) == chVerb)),
			c.kind == chConj && clause,
			c.kind == chSub && (p.norm(c.first) == "while" || p.norm(c.first) == "because" || p.norm(c.first) == "when" || p.norm(c.first) == "so" || p.norm(c.first) == "although"):
			return c.first
		}
	}
	return last
}

// passTime passes over words of time and place between the verb and "that" or a quotation.
func (p *speaker) passTime(k, i int) int {
	end, timed := i, false
	for j := k + 1; j < len(p.cs); j++ {
		c := &p.cs[j]
		if c.last <= i {
			continue
		}
		if c.kind != chTime && (c.kind != chNoun || c.prep < 0) && c.kind != chComma && (c.kind != chWord || p.d.Tokens[c.head].class&(clsTime|clsAdv) == 0) {
			break
		}
		end, timed = c.last, c.kind == chTime
	}
	if end > i && timed && p.nounAt(end) && p.finiteClause(end, p.s.Last) {
		return end // said on Tuesday the talks had failed
	}
	if n := p.norm(end); end > i && (n == "that" || p.isQuoteMark(end)) || end == i+1 && p.d.Tokens[i].class&clsTime != 0 {
		return end
	}
	return i
}

// opines are the verbs of thinking that take a clause without "that".
var opines = wordSet(`believe believes believed think thinks thought hope hopes hoped hoping fear fears feared feel feels felt
	suspect suspects suspected doubt doubts doubted worry worries worried guess guesses thinking believing`)

// colonAfter is the token behind a colon that follows within a few words, with no verb or
// quotation before it, or 0.
func (p *speaker) colonAfter(i int) int {
	for j := i; j < min(i+7, p.s.Last-1); j++ {
		if p.norm(j) == ":" {
			return j + 1
		}
		if p.d.Tokens[j].class&(clsVerb|clsBe|clsHave|clsModal|clsSub|clsComma) != 0 || p.quoteAt(j) >= 0 {
			return 0
		}
	}
	return 0
}

// listener passes over the one who is told.
func (p *speaker) listener(k, i int) int {
	for j := k + 1; j < len(p.cs); j++ {
		c := &p.cs[j]
		name := j == k+2 && p.d.Tokens[c.first].Is(Capital) && p.cs[j-1].last == c.first
		if c.kind == chNoun && (j == k+1 || c.prep >= 0 || name) || c.kind == chTime {
			i = c.last
			continue
		}
		break
	}
	return i
}

// finiteClause says that a subject and a finite verb follow before a token, as in "said the talks failed".
func (p *speaker) finiteClause(i, last int) bool {
	noun := false
	for k := range p.cs {
		c := &p.cs[k]
		if c.last <= i {
			continue
		}
		if c.first >= last {
			return false
		}
		switch c.kind {
		case chNoun:
			noun = true
		case chVerb:
			return noun && c.finite
		case chStop, chSub, chRel:
			return false
		}
	}
	return false
}

// loose says that between what follows a verb of saying and the next finite verb stands a comma, an
// "and" or a word that opens a clause of time, so that it is no subject of that verb.
func (p *speaker) loose(start int) bool {
	commas := 0
	for k := range p.cs {
		c := &p.cs[k]
		switch {
		case c.last <= start:
		case c.kind == chVerb && c.finite:
			return k > 0 && (p.cs[k-1].kind == chConj || p.cs[k-1].kind == chComma && commas == 1)
		case c.kind == chComma:
			commas++
			if p.norm(c.last) == "and" {
				return true
			}
		case c.kind == chNoun && c.prep > start:
			switch p.norm(c.prep) {
			case "before", "after", "until", "since":
				return true
			}
		}
	}
	return false
}

func (p *speaker) nounAt(i int) bool {
	return i < p.s.Last && p.d.Tokens[i].class&(npClass|clsPron) != 0
}

// stopAt is where indirect speech ends: at the end of the sentence, or before what the author
// adds in a clause with "which" or a participle, or before a further attribution.
func (p *speaker) stopAt(start, last int) int {
	verb := false
	for k := range p.cs {
		c := &p.cs[k]
		if c.first <= start || c.last > last {
			continue
		}
		if c.kind == chVerb && c.finite {
			verb = true
		}
		switch {
		case c.kind == chStop && p.norm(c.first) == ";",
			c.kind == chComma && p.norm(c.last) == "which" && verb,
			c.kind == chComma && p.norm(c.last) == "according",
			c.kind == chComma && verb && k+1 < len(p.cs) && p.cs[k+1].kind == chVerb && p.cs[k+1].ing && !p.cs[k+1].finite:
			return c.first
		case (c.kind == chConj || c.kind == chSub && p.norm(c.first) != "that") && p.nextSpeaks(k):
			end := c.first
			if p.norm(end-1) == "," {
				end--
			}
			return end
		}
	}
	return last
}

// nextSpeaks says that a verb of saying follows the conjunction in chunk k, with or without a
// pronoun or name as its subject.
func (p *speaker) nextSpeaks(k int) bool {
	j := k + 1
	if j < len(p.cs) && p.cs[j].kind == chNoun && p.cs[j].prep < 0 {
		j++
	}
	return j < len(p.cs) && p.cs[j].kind == chVerb && p.cs[j].finite && p.cues.verbs[p.norm(p.cs[j].head)]&(cueSay|cueTell) != 0 && p.cues.verbs[p.norm(p.cs[j].head)]&cueWant == 0
}
