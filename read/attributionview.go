package read

// view reads "my own view is that …", "the general's verdict was that …": a noun for a thought,
// its owner, and a clause.
func (p *speaker) view(k int) (speech, bool) {
	c := &p.cs[k]
	for _, form := range [...]func(int) (speech, bool){p.sure, p.holds} {
		if s, ok := form(k); ok {
			return s, true
		}
	}
	if !c.copula || p.norm(c.last) != "that" || k == 0 || p.cs[k-1].kind != chNoun || !p.cues.view[p.norm(p.cs[k-1].head)] {
		return speech{}, false
	}
	np := &p.cs[k-1]
	owner := -1
	for i := np.first; i < np.head; i++ {
		if p.d.Tokens[i].class&clsPoss != 0 || p.d.Tokens[i].Is(Possessive) {
			owner = i
		}
	}
	s := speech{cue: run{np.head, c.last}, class: cueThink, rule: "view", head: owner, source: run{np.first, owner + 1}}
	if owner < 0 {
		if p.s.Speaker == "" || np.head-np.first < 2 {
			return speech{}, false
		}
		s.name, s.known, s.source = speakerName(p.s.Speaker), true, run{} // "the honest answer is that", in an interview
	}
	s.content = []run{{c.last, p.stopAt(c.last, p.contentEnd(p.s.Last))}}
	return s, s.content[0].last > s.content[0].first
}

// odds reads "puts the chance of a war at one in ten": all of it is the view.
func (p *speaker) odds(k int) (speech, bool) {
	c := &p.cs[k]
	if w := p.norm(c.head); w != "put" && w != "puts" || c.passive || c.inf || k+2 >= len(p.cs) || p.cs[k+1].kind != chNoun || p.cs[k+1].prep >= 0 {
		return speech{}, false
	}
	switch p.norm(p.cs[k+1].head) {
	case "odds", "chance", "chances", "probability", "likelihood", "risk":
	default:
		return speech{}, false
	}
	s := speech{cue: run{c.first, c.head + 1}, class: cueThink, rule: "odds"}
	if !p.subject(&s, k) {
		return s, false
	}
	at, end := false, c.last
	for j := k + 1; j < len(p.cs); j++ {
		n := &p.cs[j]
		if n.kind != chNoun && n.kind != chTime && n.kind != chWord {
			break
		}
		at = at || n.prep >= 0 && p.norm(n.prep) == "at"
		end = n.last
	}
	s.content = []run{{c.first, end}}
	return s, at
}

// sure reads "is sure that", "is adamant that".
func (p *speaker) sure(k int) (speech, bool) {
	c := &p.cs[k]
	if !c.copula || c.neg || c.adj < 0 || p.norm(c.adj+1) != "that" {
		return speech{}, false
	}
	switch p.norm(c.adj) {
	case "sure", "certain", "adamant", "confident", "hopeful", "afraid", "sceptical", "skeptical", "doubtful", "optimistic", "pessimistic":
	default:
		return speech{}, false
	}
	s := speech{cue: run{c.first, c.adj + 1}, class: cueThink, rule: "that"}
	if !p.subject(&s, k) {
		return s, false
	}
	s.content = []run{{c.adj + 1, p.stopAt(c.adj+1, p.contentEnd(p.s.Last))}}
	return s, s.content[0].last > s.content[0].first+3
}

// holds reads "has no doubt that", "takes the view that", "is of the opinion that".
func (p *speaker) holds(k int) (speech, bool) {
	c := &p.cs[k]
	if c.neg || c.passive || !c.finite || k+1 >= len(p.cs) || p.cs[k+1].kind != chNoun {
		return speech{}, false
	}
	np := &p.cs[k+1]
	word := p.norm(np.head)
	if p.norm(np.last) != "that" || !p.cues.view[word] && word != "doubt" || word == "doubt" && p.norm(np.first) != "no" {
		return speech{}, false
	}
	if c.copula != (np.prep >= 0) || !c.copula && !holding[p.l.lemmas[c.verb]] {
		return speech{}, false
	}
	s := speech{cue: run{c.first, np.last}, class: cueThink, rule: "that"}
	if !p.subject(&s, k) {
		return s, false
	}
	s.content = []run{{np.last, p.stopAt(np.last, p.contentEnd(p.s.Last))}}
	return s, s.content[0].last > s.content[0].first+3
}

var holding = wordSet("have take hold make share express voice come reach")

// seesAs reads "sees the loan as a trap", "considers the loan a trap" and "expects the loan to sink
// it", of people: what states see is a stance, what they expect a forecast.
func (p *speaker) seesAs(k int) (speech, bool) {
	c := &p.cs[k]
	if c.neg || c.passive || !c.finite || c.modal != 0 || k+2 >= len(p.cs) || p.cs[k+1].kind != chNoun || p.cs[k+1].prep >= 0 || p.quoteAt(c.head) >= 0 {
		return speech{}, false
	}
	as := -1
	switch p.l.lemmas[c.verb] {
	case "see", "view", "regard", "read", "interpret", "describe", "portray":
		for j := k + 2; j < len(p.cs) && j < k+6 && (p.cs[j].kind == chNoun || p.cs[j].kind == chVerb && p.cs[j].ing); j++ {
			if n := &p.cs[j]; n.prep >= 0 && p.norm(n.prep) == "as" {
				as = j
				break
			}
		}
	case "expect", "predict", "foresee", "anticipate":
		if t := p.d.Tokens[c.head]; t.word != 0 && p.l.words[t.word].form&formPast == 0 {
			as = k + 1 // expects the pact to hold: all of it is the view
		}
	case "consider", "deem", "think", "find":
		if n := &p.cs[k+2]; n.kind == chNoun && n.prep < 0 && n.first == p.cs[k+1].last && p.d.Tokens[n.first].class&(clsDet|clsAdj) != 0 {
			as = k + 2
		} else if n.kind == chWord && p.d.Tokens[n.first].class&clsAdj != 0 {
			as = k + 2
		}
	}
	s := speech{cue: run{c.first, c.head + 1}, class: cueThink, rule: "sees"}
	if as < 0 || !p.subject(&s, k) || !p.person(s.head, s.source) {
		return s, false
	}
	end := as + 1
	for as == k+1 && end < len(p.cs) && p.cs[end].kind == chVerb && p.cs[end].inf {
		end++
	}
	for end < len(p.cs) && (p.cs[end].kind == chNoun && p.cs[end].prep >= 0 || p.cs[end].kind == chNoun && p.cs[end-1].kind == chVerb) {
		end++
	}
	s.content = []run{{c.first, p.cs[end-1].last}}
	return s, true
}

// person says that a source is somebody or some people: a pronoun, a word for people, or a name of two
// words or more.
func (p *speaker) person(head int, source run) bool {
	switch n := p.norm(head); {
	case n == "he" || n == "she" || n == "i" || n == "many" || n == "some" || p.cues.who[n] || personWords.has(n):
		return true
	}
	if titled(p.d, &chunk{first: source.first}) {
		return true
	}
	given := givenNames()
	for i := source.first; i < head; i++ {
		if t := &p.d.Tokens[i]; t.Is(Capital) && given[t.Norm] != 0 && p.d.Tokens[head].Is(Capital) {
			return true
		}
	}
	return false
}

// afterColon reads what somebody is said to hold before a colon: "an official saw it differently: …",
// "the general is blunter: …", "she gave the policy its best line: …", "his answer was short: …".
func (p *speaker) afterColon(before int) {
	j := p.s.Body + 2
	for j < p.s.Last && (p.norm(j) != ":" || p.quoteAt(j) >= 0) {
		j++
	}
	for _, s := range p.out[before:] {
		if s.cue.first < j || s.rule == "behind" {
			return
		}
	}
	last := p.contentEnd(p.s.Last)
	content := run{j + 1, last}
	if j >= p.s.Last || last-j < 4 || !p.clauseIn(content) {
		return
	}
	v := -1
	for k := range p.cs {
		c := &p.cs[k]
		if c.first >= j {
			break
		}
		if c.kind == chVerb && c.finite {
			if v >= 0 || c.neg {
				return
			}
			v = k
		}
	}
	if v < 1 {
		return
	}
	s := speech{class: cueThink, rule: "view", cue: run{p.cs[v].first, j}, content: []run{content}, direct: p.isQuoteMark(j + 1)}
	if !p.subject(&s, v) || !(p.person(s.head, s.source) && p.speaksUp(v, j) || p.owned(&s)) {
		return
	}
	p.out = append(p.out, s)
}

// owned reads a subject that is somebody's thought, "her verdict", and makes him the source.
func (p *speaker) owned(s *speech) bool {
	if !p.cues.view[p.norm(s.head)] {
		return false
	}
	for i := s.head - 1; i >= s.source.first; i-- {
		if t := &p.d.Tokens[i]; (t.class&clsPoss != 0 || t.Is(Possessive)) && t.Norm != "its" && t.Norm != "their" {
			s.head, s.source = i, run{s.source.first, i + 1}
			return true
		}
	}
	return false
}

// speaksUp says that the words from the verb in chunk v up to the colon at token j announce a view.
func (p *speaker) speaksUp(v, j int) bool {
	c := &p.cs[v]
	for i := c.first; i < j; i++ {
		if n := p.norm(i); c.copula && frank[n] || !c.copula && (announcing[n] || n == "differently" || n == "otherwise" || n == "disagrees" || n == "disagreed") {
			return true
		}
	}
	return false
}

var (
	frank = wordSet(`blunt blunter frank franker clear clearer sure certain sceptical skeptical cautious gloomy gloomier brief terse categorical
		unmoved unimpressed scornful pessimistic optimistic dismissive succinct unequivocal convinced`)
	announcing = wordSet(`line word words answer reply advice verdict warning motto maxim message conclusion lesson formula summary explanation
		reason diagnosis prediction complaint`)
)

// besideColon gives what "he said" behind "An official saw it differently: …" to the one named before
// the colon.
func (p *speaker) besideColon(s *speech) {
	first := s.content[0].first
	if n := p.norm(s.head); n != "he" && n != "she" || first <= p.s.Body || p.norm(first-1) != ":" {
		return
	}
	for k := range p.cs {
		c := &p.cs[k]
		if c.first >= first || c.kind == chVerb {
			return
		}
		if c.kind == chNoun && c.prep < 0 && p.person(c.head, run{c.first, c.last}) {
			s.source, s.head = run{c.first, c.last}, c.head
			return
		}
	}
}

// hidden reads a view inside a relative clause, whose subject the clause is about: "a price that Rome
// says was never fixed".
func (p *speaker) hidden(s *speech, k int) bool {
	if s.class&(cueSay|cueThink) == 0 || k < 2 || k+1 >= len(p.cs) || p.cs[k].passive || p.cs[k-1].kind != chNoun && p.cs[k-1].kind != chWord && p.cs[k-1].kind != chTime {
		return false
	}
	v := &p.cs[k+1]
	if v.kind != chVerb || !v.finite || v.first != s.cue.last || p.d.Tokens[v.first].class&(clsBe|clsHave|clsModal|clsDo|clsAdv) == 0 {
		return false
	}
	h := p.headLeft(k - 1)
	if h < 1 || p.cs[h].prep >= 0 {
		return false
	}
	if n := p.norm(p.cs[h].first - 1); n != "that" && n != "which" && n != "who" {
		return false
	}
	s.source, s.head = run{p.cs[h].first, p.cs[h].last}, p.cs[h].head
	end := k + 1
	for end < len(p.cs) && p.cs[end].kind != chComma && p.cs[end].kind != chStop {
		end++
	}
	s.content, s.rule = []run{{v.first, p.cs[end-1].last}}, "that"
	return true
}
