package read

// view reads "my own view is that …", "the general's verdict was that …": a noun for a thought,
// its owner, and a clause.
func (p *speaker) view(k int) (speech, bool) {
	c := &p.cs[k]
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
	if owner < 0 {
		return speech{}, false
	}
	s := speech{cue: run{np.head, c.last}, class: cueThink, rule: "view", head: owner}
	s.source = run{np.first, owner + 1}
	s.content = []run{{c.last, p.stopAt(c.last, p.contentEnd(p.s.Last))}}
	return s, s.content[0].last > s.content[0].first
}

// fondOf says that the infinitive in chunk k hangs on "like to", "love to", "tend to".
func (p *speaker) fondOf(k int) bool {
	if k == 0 || p.cs[k-1].kind != chVerb {
		return false
	}
	switch p.norm(p.cs[k-1].head) {
	case "like", "likes", "liked", "love", "loves", "prefer", "prefers", "tend", "tends", "tended", "used", "continue", "continues", "continued":
		return true
	}
	return false
}

// labelled reads a heading such as "Poll: the two are level" or "Pence: no debate".
func (p *speaker) labelled() {
	if p.s.Kind != Headline && p.si > 0 {
		return
	}
	for i := p.s.Body + 1; i < min(p.s.Body+6, p.s.Last-2); i++ {
		if p.norm(i) != ":" {
			continue
		}
		s := speech{class: cueSay, rule: "label", head: i - 1, source: run{p.s.Body, i}, cue: run{i, i + 1}}
		s.content = []run{{i + 1, p.contentEnd(p.s.Last)}}
		if p.d.Tokens[i-1].Kind == Word && s.content[0].last > i+1 {
			p.out = append(p.out, s)
		}
		return
	}
}

// signed reads a quotation with the name of its author behind a dash.
func (p *speaker) signed() {
	for i := p.s.First; i+1 < p.s.Last; i++ {
		n := p.norm(i)
		if n != "—" && n != "―" && n != "--" && n != "–" {
			continue
		}
		end := i + 1
		for end < p.s.Last && end < i+6 && p.d.Tokens[end].Kind == Word && p.d.Tokens[end].Is(Capital) {
			end++
		}
		before := i - 1
		if end == i+1 || before < 0 || !p.isQuoteMark(before) || before < 1 || p.quoteAt(before-1) < 0 {
			return
		}
		q := p.quotes[p.quoteAt(before-1)]
		s := speech{class: cueSay, rule: "signed", direct: true, head: end - 1, source: run{i + 1, end}, cue: run{i, i + 1}}
		s.content = []run{{p.opening(q), i}}
		p.out = append(p.out, s)
		return
	}
}

// accordingTo reads "according to the ministry" before or behind what is said.
func (p *speaker) accordingTo() {
	for i := p.s.Body; i+2 < p.s.Last; i++ {
		n := p.phraseOfSource(i)
		if n == 0 {
			continue
		}
		s := speech{cue: run{i, i + n}, class: cueSay, rule: "according"}
		k := 0
		for k < len(p.cs) && p.cs[k].last <= i+n {
			k++
		}
		if k >= len(p.cs) {
			return
		}
		end := p.sourceEnd(k)
		s.source, s.head = run{i + n, end}, p.cs[k].head
		last := p.contentEnd(p.s.Last)
		if i <= p.s.Body+1 {
			j := end
			if p.norm(j) == "," {
				j++
			}
			s.content = []run{{j, last}}
		} else {
			j := i
			if p.norm(j-1) == "," || p.norm(j-1) == "—" {
				j--
			}
			if p.verbTo(j) {
				s.content = []run{{p.s.Body, j}}
			}
			if p.norm(end) == "," && end+1 < last && p.norm(i-1) == "," {
				s.content = append(s.content, run{end + 1, last})
			}
		}
		if len(s.content) > 0 && s.content[0].last > s.content[0].first && s.source.last > s.source.first {
			p.out = append(p.out, s)
		}
		return
	}
}

// phraseOfSource is the length of a phrase at token i that leads to a source: "according to",
// "in the words of", "in the view of"; 0 for none.
func (p *speaker) phraseOfSource(i int) int {
	switch {
	case p.norm(i) == "according" && p.norm(i+1) == "to":
		return 2
	case p.norm(i) == "in" && p.norm(i+1) == "the" && p.norm(i+3) == "of" && (p.norm(i+2) == "words" || p.norm(i+2) == "view" || p.norm(i+2) == "opinion" || p.norm(i+2) == "eyes"):
		return 4
	}
	return 0
}

// verbTo says that a finite verb stands before token i in the sentence.
func (p *speaker) verbTo(i int) bool {
	for k := range p.cs {
		if c := &p.cs[k]; c.kind == chVerb && c.finite && c.last <= i {
			return true
		}
	}
	return false
}
