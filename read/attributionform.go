package read

import "strings"

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
	if p.asPut() || p.inTheView() || p.forSomebody() {
		return
	}
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
				if end := p.explanation(k, j); end > j {
					j = end + 1
				}
			}
			s.content = []run{{j, last}}
		} else {
			j := i
			if p.norm(j-1) == "," || p.norm(j-1) == "—" {
				j--
			}
			if p.verbTo(j) {
				first := p.s.Body
				for n := j - 1; n > first; n-- {
					if p.norm(n) == ";" {
						first = n + 1
					}
				}
				if r := (run{first, j}); p.clauseIn(r) {
					s.content = []run{r}
				}
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

// explanation is the comma that closes what explains the source at chunk k from token j on: "Abdullah
// bin Faisal, a trader in Dammam, …"; 0 where a clause begins there.
func (p *speaker) explanation(k, j int) int {
	if !p.d.Tokens[p.cs[k].head].Is(Capital) {
		return 0
	}
	for i := k + 1; i < len(p.cs); i++ {
		c := &p.cs[i]
		switch {
		case c.last <= j:
		case c.kind == chComma:
			return c.first
		case c.kind != chNoun || c.first > j && c.prep < 0:
			return 0
		}
	}
	return 0
}

// phraseOfSource is the length of a phrase at token i that leads to a source: "according to",
// "in the words of", "in the view of"; 0 for none.
func (p *speaker) phraseOfSource(i int) int {
	switch {
	case p.norm(i) == "according" && p.norm(i+1) == "to":
		return 2
	case p.norm(i) == "in" && p.norm(i+1) == "the" && p.norm(i+3) == "of" && (p.norm(i+2) == "words" || seenIn[p.norm(i+2)]):
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

// asPut reads "as Lucia Berg of Leiden puts it, the pact is a leash", before or behind what is said.
func (p *speaker) asPut() bool {
	for k := 1; k < len(p.cs); k++ {
		c := &p.cs[k]
		if c.kind != chVerb || !c.finite || c.passive {
			continue
		}
		switch p.norm(c.head) {
		case "put", "puts", "see", "sees", "saw", "tell", "tells", "has", "have":
		default:
			continue
		}
		if p.norm(c.head+1) != "it" {
			continue
		}
		h := k - 1
		for h > 0 && !(p.cs[h].kind == chNoun && (p.norm(p.cs[h].first-1) == "as" || p.norm(p.cs[h].first-1) == "way")) && p.cs[h].kind != chVerb && p.cs[h].kind != chStop {
			h--
		}
		as := p.cs[h].first - 1
		if p.cs[h].kind != chNoun || p.norm(as) != "as" && p.norm(as) != "way" {
			return false
		}
		if p.norm(as) == "way" { // the way she sees it
			as--
		}
		s := speech{class: cueSay, rule: "according", head: p.cs[h].head, source: run{p.cs[h].first, c.first}, cue: run{c.first, c.head + 2}}
		return p.beside(s, as, c.head+2)
	}
	return false
}

// beside takes what stands behind a phrase of source that opens the sentence, else what stands
// before it.
func (p *speaker) beside(s speech, from, to int) bool {
	for p.norm(to) == "," || p.norm(to) == ":" {
		to++
	}
	last := p.contentEnd(p.s.Last)
	if from <= p.s.Body+1 || !p.verbTo(from) {
		s.content = []run{{to, last}} // also behind the subject: "the strike, in her view, was"
	} else {
		for from > p.s.Body && p.norm(from-1) == "," {
			from--
		}
		s.content = []run{{p.s.Body, from}}
	}
	c := s.content[0]
	if c.last-c.first < 3 || !p.clauseIn(c) {
		return false
	}
	p.out = append(p.out, s)
	return true
}

// clauseIn says that a finite verb lies in a range.
func (p *speaker) clauseIn(c run) bool {
	for k := range p.cs {
		if v := &p.cs[k]; v.kind == chVerb && v.finite && v.first >= c.first && v.last <= c.last {
			return true
		}
	}
	return false
}

// inTheView reads "in her view", "in the general's opinion".
func (p *speaker) inTheView() bool {
	for k := range p.cs {
		c := &p.cs[k]
		if c.kind != chNoun || c.prep < 0 || p.norm(c.prep) != "in" && p.norm(c.prep) != "to" && p.norm(c.prep) != "by" {
			continue
		}
		head := c.first
		for head < c.last && !seenIn[p.norm(head)] {
			head++
		}
		if head == c.last {
			continue
		}
		owner := -1
		for i := c.first; i < head; i++ {
			if t := &p.d.Tokens[i]; t.class&clsPoss != 0 && t.Norm != "its" && t.Norm != "their" || t.Is(Possessive) {
				owner = i
			}
		}
		if owner < 0 {
			continue
		}
		s := speech{class: cueThink, rule: "view", head: owner, source: run{c.first, owner + 1}, cue: run{head, head + 1}}
		return p.beside(s, c.prep, head+1)
	}
	return false
}

// seenIn are the nouns behind "in" that tell whose thought a sentence is.
var seenIn = wordSet("view opinion judgment judgement telling mind estimation reading reckoning account eyes")

// toSomebody reads "To her the pact is a leash": the sentence opens with "to" and a person, and tells
// what something is.
func (p *speaker) toSomebody() bool {
	b := p.s.Body
	if p.norm(b) != "to" && p.norm(b) != "for" || len(p.cs) < 4 || p.cs[0].kind != chNoun || p.cs[0].prep != b {
		return false
	}
	c := &p.cs[0]
	end := p.sourceEnd(0)
	k := 1
	for k < len(p.cs) && p.cs[k].last <= end {
		k++
	}
	if k < len(p.cs) && p.cs[k].kind == chComma {
		k++
	}
	if k+1 >= len(p.cs) || p.cs[k].kind != chNoun || p.cs[k].prep >= 0 || p.cs[k+1].kind != chVerb || !p.cs[k+1].copula || p.cs[k+1].neg {
		return false
	}
	switch n := p.norm(c.head); {
	case n == "her" || n == "him" || n == "them":
	case p.norm(b) == "to" && (p.person(c.head, run{c.first, c.last}) || titled(p.d, c)):
	case titled(p.d, c):
	default:
		return false
	}
	return p.beside(speech{class: cueThink, rule: "view", head: c.head, source: run{c.first, end}, cue: run{b, b + 1}}, b, end)
}

// titled says that a phrase opens with "Mr" or the like.
func titled(d *Document, c *chunk) bool {
	switch strings.TrimSuffix(d.Tokens[c.first].Norm, ".") {
	case "mr", "mrs", "ms", "miss", "dr", "professor", "prof", "sir", "lady", "lord":
		return true
	}
	return false
}

// forSomebody reads "For Ivan Petrov, a historian in Sofia, the pact is a leash": the sentence opens
// with "for", the full name of a person who is explained, and a comma.
func (p *speaker) forSomebody() bool {
	b := p.s.Body
	if p.toSomebody() {
		return true
	}
	if p.norm(b) != "for" && p.norm(b) != "to" || len(p.cs) < 4 || p.cs[0].kind != chNoun || p.cs[1].kind != chComma || p.cs[2].kind != chNoun && p.cs[2].kind != chRel {
		return false
	}
	c := &p.cs[0]
	first := c.last
	for first > c.first && p.d.Tokens[first-1].Is(Capital) && p.d.Tokens[first-1].Kind == Word {
		first--
	}
	if c.last-first < 2 || p.d.Tokens[c.last-1].class&clsAdj != 0 {
		return false
	}
	if first > c.first && !p.cues.who[p.norm(first-1)] && !personWords.has(p.norm(first-1)) { // the professor Lucia Berg
		return false
	}
	for k := 3; k < len(p.cs); k++ {
		if p.cs[k].kind == chComma {
			return p.beside(speech{class: cueThink, rule: "view", head: c.head, source: run{c.first, c.last}, cue: run{b, b + 1}}, b, p.cs[k].first)
		}
	}
	return false
}
