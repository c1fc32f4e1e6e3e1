package read

// markQuotes takes over the quotations of the document and adds those between pairs of single
// marks, as some papers write them.
func (p *speaker) markQuotes() {
	t := p.d.Tokens
	p.quote = make([]int32, len(t))
	p.quotes = p.d.Quotes
	for i := range t {
		p.quote[i] = int32(t[i].Quote)
	}
	for i := 0; i+2 < len(t); i++ {
		if !p.doubleMark(i) || t[i].Is(Glued) || !t[i+2].Is(Glued) {
			continue
		}
		for j := i + 2; j+1 < min(len(t), i+400); j++ {
			if !p.doubleMark(j) || !t[j].Is(Glued) {
				continue
			}
			p.quotes = append(p.quotes[:len(p.quotes):len(p.quotes)], Quote{First: i + 2, Last: j, Start: t[i+2].Start, End: t[j-1].End})
			for k := i; k < j+2; k++ {
				p.quote[k] = int32(len(p.quotes) - 1)
				if k < i+2 || k >= j {
					p.quote[k] = -1
				}
			}
			i = j + 1
			break
		}
	}
}

// doubleMark says that two single quotation marks stand together at token i.
func (p *speaker) doubleMark(i int) bool {
	t := p.d.Tokens
	return i+1 < len(t) && t[i].Norm == "'" && t[i+1].Norm == "'" && t[i].End == t[i+1].Start
}

func (p *speaker) isQuoteMark(i int) bool {
	if i < 0 || i >= len(p.d.Tokens) || p.d.Tokens[i].Kind == Word {
		return false
	}
	switch p.d.Tokens[i].Norm {
	case `"`, "“", "”", "«", "»", "„":
		return true
	case "'", "‘", "’":
		if i > 0 && p.doubleMark(i-1) || p.doubleMark(i) {
			return true
		}
		return p.quoteAt(i) < 0 && (i+1 < len(p.quote) && p.quoteAt(i+1) >= 0 || i > 0 && p.quoteAt(i-1) >= 0)
	}
	return false
}

// colon reads a sentence that ends in "he said:" before a quotation in the next one.
func (p *speaker) colon(s *speech, k int) bool {
	i := s.cue.last
	if p.norm(i) != ":" || i+1 != p.s.Last || p.si+1 >= len(p.d.Sentences) {
		return false
	}
	n := p.d.Sentences[p.si+1]
	if !p.isQuoteMark(n.First) && !p.allQuoted(n) {
		return false
	}
	s.cue.last, s.direct, s.rule = i+1, true, "colon"
	s.content = []run{{n.First, n.Last}}
	for j := p.si + 2; j < len(p.d.Sentences) && p.allQuoted(p.d.Sentences[j]); j++ {
		s.content[0].last = p.d.Sentences[j].Last
	}
	return true
}

// opening is the first token of the marks that open a quotation.
func (p *speaker) opening(q Quote) int {
	i := q.First - 1
	if i > 0 && p.doubleMark(i-1) {
		i--
	}
	return max(i, 0)
}

// following adds the sentences of the paragraph that go on in quotation marks and have no
// attribution of their own.
func (p *speaker) following(s *speech) {
	for i := p.si + 1; i < len(p.d.Sentences); i++ {
		n := p.d.Sentences[i]
		if n.Para != p.s.Para || !p.allQuoted(n) {
			return
		}
		r := run{n.First, n.Last}
		last := &s.content[len(s.content)-1]
		if len(s.content) > 1 || last.last == n.First {
			if last.last >= n.First-1 && last.last <= n.First {
				last.last = n.Last
				continue
			}
		}
		if k := len(s.content) - 1; k > 0 && p.d.Sentences[i-1].First == s.content[k].first {
			s.content[k].last = n.Last
			continue
		}
		s.content = append(s.content, r)
	}
}

// allQuoted says that every word of a sentence stands in quotation marks.
func (p *speaker) allQuoted(n Sentence) bool {
	for i := n.First; i < n.Last; i++ {
		if p.d.Tokens[i].Kind == Word && p.quoteAt(i) < 0 {
			return false
		}
	}
	return n.Last > n.First
}

// quoteEnd is the end of a quotation that begins with the mark at token i, or of the sentence
// where words outside the marks go on.
func (p *speaker) quoteEnd(i, last int) int {
	if p.doubleMark(i) {
		i++
	}
	if i+1 < len(p.d.Tokens) && p.quoteAt(i+1) >= 0 {
		q := p.quotes[p.quoteAt(i+1)]
		end := q.Last
		for end < p.s.Last && end < q.Last+2 && p.isQuoteMark(end) {
			end++
		}
		if end >= p.s.Last-1 || p.norm(end) == "," || p.norm(end) == "." {
			return min(end, p.s.Last)
		}
	}
	return last
}

// quoteAt is the quotation that token i stands in, -1 for none.
func (p *speaker) quoteAt(i int) int32 {
	if i < 0 || i >= len(p.quote) {
		return -1
	}
	return p.quote[i]
}
