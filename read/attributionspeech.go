package read

import (
	"sort"
	"strings"
)

// speech is a piece of text with the one who says it.
type speech struct {
	source, cue run   // tokens; empty when missing
	content     []run // one or more pieces
	class       cueClass
	head        int  // token of the noun of the source, -1 for none
	known       bool // a mention stands for the source
	name        string
	role        string
	direct      bool
	alleges     bool
	rule        string
	start, end  int // bytes from the first piece of content to the last
}

// speaker looks for attributions in a document whose words are tagged.
type speaker struct {
	d      *Document
	l      *lexicon
	cues   cueTable
	s      Sentence
	si     int
	cs     []chunk
	out    []speech
	quote  []int32 // per token: index into quotes, -1 outside
	quotes []Quote
	used   int // token up to which content of this sentence is taken
}

// speeches finds what is said by somebody, in text order.
func speeches(d *Document, ms []Mention) []speech {
	p := speaker{d: d, l: standard(), cues: cues()}
	p.markQuotes()
	for i, s := range d.Sentences {
		for _, piece := range pieces(s) {
			p.s, p.si = piece, i
			p.cs = p.l.chunks(d, &p.s, p.cs)
			p.sentence()
		}
	}
	for k := range p.out {
		p.name(k, ms)
	}
	return p.out
}

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

func (p *speaker) sentence() {
	p.used = -1
	before := len(p.out)
	for k := range p.cs {
		switch c := &p.cs[k]; {
		case c.kind == chVerb && c.head >= 0:
			s, ok := p.verb(k)
			if !ok {
				s, ok = p.view(k)
			}
			if ok {
				p.out = append(p.out, s)
			}
		}
	}
	p.accordingTo()
	if len(p.out) == before {
		p.labelled()
		p.signed()
	}
}

func (p *speaker) norm(i int) string {
	if i < p.s.First || i >= p.s.Last {
		return ""
	}
	return p.d.Tokens[i].Norm
}

// verb reads the attribution of the verb in chunk k.
func (p *speaker) verb(k int) (speech, bool) {
	c := &p.cs[k]
	word := p.norm(c.head)
	s := speech{cue: run{c.first, c.head + 1}}
	s.class = p.cues.verbs[word]
	if w := p.cues.particles[word+" "+p.norm(c.head+1)]; w != 0 {
		s.class = w
		s.cue.last = c.head + 2
	}
	if c.inf && p.fondOf(k) {
		s.cue.first = p.cs[k-1].first
		c = &chunk{kind: chVerb, first: s.cue.first, last: c.last, head: c.head, finite: true}
		if p.contentLeftOf(&s, k-1, k) {
			s.rule = "behind"
			return s, true
		}
	}
	if c.inf && s.class != 0 && k > 0 && p.cs[k-1].kind == chVerb && p.cs[k-1].finite && !p.cs[k-1].passive && p.quote[c.head] < 0 {
		s.cue.first = p.cs[k-1].first // "continues to insist"
		return s, p.subject(&s, k-1) && p.contentRight(&s, k)
	}
	if s.class == 0 || c.passive || c.inf || p.quote[c.head] >= 0 || !c.finite && !c.ing {
		return s, false
	}
	switch word {
	case "report", "reports", "reported", "allege", "alleges", "alleged", "claimed":
		s.alleges = true
	}
	if p.contentLeft(&s, k) {
		s.rule = "behind"
		return s, true
	}
	ok := p.subject(&s, k)
	if !ok {
		return s, false
	}
	return s, p.contentRight(&s, k)
}

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

// subject finds the source of the verb in chunk k: the noun phrase before it with what is
// attached to it.
func (p *speaker) subject(s *speech, k int) bool {
	j := k - 1
	end := p.cs[k].first
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
	for s.source.last > s.source.first && (p.d.Tokens[s.source.last-1].class&(clsAdv) != 0) {
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
			if p.cs[i-1].kind == chNoun && (p.cs[i+1].kind == chRel || p.cs[i+1].kind == chNoun && p.cs[i+1].prep < 0 || p.cs[i+1].kind == chVerb && p.cs[i+1].ing) {
				return i - 1
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
		if c := &p.cs[i]; c.kind == chVerb && c.finite {
			if h := p.headLeft(i - 1); h >= 0 {
				s.source, s.head = run{p.cs[h].first, p.cs[i].first}, p.cs[h].head
				return true
			}
		}
	}
	return false
}

// contentLeft reads "…, she said" and "…, said Hester": what is said stands before.
func (p *speaker) contentLeft(s *speech, k int) bool { return p.contentLeftOf(s, k, k) }

// contentLeftOf is contentLeft for a verb whose subject stands before chunk k and whose word of
// saying is in chunk v.
func (p *speaker) contentLeftOf(s *speech, k, v int) bool {
	if s.class&(cueSay|cueThink|cueTell|cueShow) == 0 {
		return false
	}
	word := p.norm(p.cs[v].head)
	if s.class&cueSay == 0 && word != "told" && word != "thinks" && word != "believes" && word != "show" && word != "showed" {
		return false
	}
	// inverted: the source follows the verb
	if prev := p.cs[k].first - 1; prev >= p.s.Body && p.breakBefore(prev) && p.finiteBefore(prev) {
		if k+1 < len(p.cs) && p.cs[k+1].kind == chNoun && p.cs[k+1].prep < 0 && p.cs[k].last-p.cs[k].first == 1 {
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
	if prev < p.s.Body || !p.breakBefore(prev) || !p.finiteBefore(prev) {
		return false
	}
	end := p.afterCue(s, v)
	if !p.isQuoteMark(prev) && (p.norm(end) == "that" || p.dependent() && p.quoteBehind(end)) {
		return false
	}
	if n := p.norm(end); end < p.s.Last && n != "," && n != "." && n != ";" && !p.isQuoteMark(end) && n != "" && !p.adverbial(end) {
		return false
	}
	s.source, s.head = run{p.cs[h].first, p.cs[k].first}, p.cs[h].head
	s.content = []run{p.leftPiece(prev)}
	p.resume(s, end)
	return true
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
		return p.quote[i] < 0 && (i+1 < len(p.quote) && p.quote[i+1] >= 0 || i > 0 && p.quote[i-1] >= 0)
	}
	return false
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
		if p.quote[j] >= 0 {
			return true
		}
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

// leftPiece is what is said before the break at token i: from the start of the sentence, or
// from the place where the content of an earlier attribution ended.
func (p *speaker) leftPiece(i int) run {
	first := p.s.Body
	last := i
	if p.isQuoteMark(i) {
		last = i + 1
		if p.quote[i-1] >= 0 { // a wholly quoted piece begins at its mark
			q := p.quotes[p.quote[i-1]]
			if q.First-1 < p.s.Body || p.onlyQuotes(p.s.Body, q.First-1) {
				first = p.opening(q)
			}
		}
	}
	if p.used > first && p.used < last {
		first = p.used
	}
	for j := last - 1; j > first; j-- { // "He put it bluntly: the jets, he said, …"
		if p.norm(j) == ":" && p.quote[j] < 0 {
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
		if p.quote[i] < 0 && !p.isQuoteMark(i) {
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
	if i > end && i < last && (p.isQuoteMark(i) || p.quote[i] >= 0 || p.clauseFrom(i) && p.d.Tokens[i].class&(clsVerb|clsSub|clsRel|clsConj|clsPrep) == 0) {
		s.content = append(s.content, run{i, last})
		p.used = last
	}
	if p.isQuoteMark(s.content[0].first) {
		p.following(s)
	}
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
		if p.d.Tokens[i].Kind == Word && p.quote[i] < 0 {
			return false
		}
	}
	return n.Last > n.First
}

// contentEnd leaves out the full stop that ends a sentence, unless a quotation closes behind it.
func (p *speaker) contentEnd(last int) int {
	for last > p.s.Body && (p.norm(last-1) == "." || p.norm(last-1) == ";") {
		last--
	}
	return last
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
		if end == i+1 || before < 0 || !p.isQuoteMark(before) || before < 1 || p.quote[before-1] < 0 {
			return
		}
		q := p.quotes[p.quote[before-1]]
		s := speech{class: cueSay, rule: "signed", direct: true, head: end - 1, source: run{i + 1, end}, cue: run{i, i + 1}}
		s.content = []run{{p.opening(q), i}}
		p.out = append(p.out, s)
		return
	}
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

// accordingTo reads "according to the ministry" before or behind what is said.
func (p *speaker) accordingTo() {
	for i := p.s.Body; i+2 < p.s.Last; i++ {
		if p.norm(i) != "according" || p.norm(i+1) != "to" {
			continue
		}
		s := speech{cue: run{i, i + 2}, class: cueSay, rule: "according"}
		k := 0
		for k < len(p.cs) && p.cs[k].last <= i+2 {
			k++
		}
		if k >= len(p.cs) {
			return
		}
		end := p.sourceEnd(k)
		s.source, s.head = run{i + 2, end}, p.cs[k].head
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

// verbTo says that a finite verb stands before token i in the sentence.
func (p *speaker) verbTo(i int) bool {
	for k := range p.cs {
		if c := &p.cs[k]; c.kind == chVerb && c.finite && c.last <= i {
			return true
		}
	}
	return false
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

// contentRight reads what is said behind the verb in chunk k.
func (p *speaker) contentRight(s *speech, k int) bool {
	if p.colon(s, k) {
		return true
	}
	i := s.cue.last
	last := p.contentEnd(p.s.Last)
	if s.class&cueTell != 0 && s.class&(cueJudge|cueSay) == 0 || p.norm(p.cs[k].head) == "told" {
		i = p.listener(k, i)
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
	case s.class&(cueSay|cueShow|cueTell) != 0 && p.finiteClause(start), s.class&cueThink != 0 && opines[p.norm(p.cs[k].head)] && p.finiteClause(start):
		s.rule = "clause"
	case s.class&cueJudge != 0 && p.nounAt(start):
		s.rule = "thing"
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
	end := i
	for j := k + 1; j < len(p.cs); j++ {
		c := &p.cs[j]
		if c.last <= i {
			continue
		}
		if c.kind != chTime && (c.kind != chNoun || c.prep < 0) && c.kind != chComma && (c.kind != chWord || p.d.Tokens[c.head].class&clsTime == 0) {
			break
		}
		end = c.last
	}
	if n := p.norm(end); end > i && (n == "that" || p.isQuoteMark(end)) || end == i+1 && p.d.Tokens[i].class&clsTime != 0 {
		return end
	}
	return i
}

// opines are the verbs of thinking that take a clause without "that".
var opines = wordSet(`believe believes believed think thinks thought hope hopes hoped hoping fear fears feared feel feels felt
	suspect suspects suspected doubt doubts doubted worry worries worried agree agrees agreed guess guesses thinking believing`)

// colonAfter is the token behind a colon that follows within a few words, with no verb or
// quotation before it, or 0.
func (p *speaker) colonAfter(i int) int {
	for j := i; j < min(i+7, p.s.Last-1); j++ {
		if p.norm(j) == ":" {
			return j + 1
		}
		if p.d.Tokens[j].class&(clsVerb|clsBe|clsHave|clsModal|clsSub|clsComma) != 0 || p.quote[j] >= 0 {
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

// quoteEnd is the end of a quotation that begins with the mark at token i, or of the sentence
// where words outside the marks go on.
func (p *speaker) quoteEnd(i, last int) int {
	if p.doubleMark(i) {
		i++
	}
	if i+1 < len(p.d.Tokens) && p.quote[i+1] >= 0 {
		q := p.quotes[p.quote[i+1]]
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

// finiteClause says that a subject and a finite verb follow, as in "said the talks failed".
func (p *speaker) finiteClause(i int) bool {
	noun := false
	for k := range p.cs {
		c := &p.cs[k]
		if c.last <= i {
			continue
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
			c.kind == chComma && p.norm(c.last) == "which",
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

// name gives a speech the name of its source: as mentioned, as the antecedent of a pronoun, or
// as written.
func (p *speaker) name(k int, ms []Mention) {
	s := &p.out[k]
	if len(s.content) > 0 {
		s.start = int(p.d.Tokens[s.content[0].first].Start)
		s.end = int(p.d.Tokens[s.content[len(s.content)-1].last-1].End)
	}
	if s.source.last <= s.source.first {
		return
	}
	s.name = strings.TrimRight(strings.TrimSpace(p.d.Text[p.d.Tokens[s.source.first].Start:p.d.Tokens[s.source.last-1].End]), ", ")
	sent := p.d.Sentences[p.d.Tokens[s.source.first].Sent]
	switch n := p.d.Tokens[s.head].Norm; n {
	case "i", "we", "my", "our":
		if sent.Speaker != "" {
			s.name, s.known = speakerName(sent.Speaker), true
		}
		return
	case "he", "she", "it", "they", "who", "which":
		if q := p.antecedent(k, sent); q != nil && n != "it" {
			s.name, s.role, s.known = q.name, q.role, q.known
			return
		}
	}
	after := sort.Search(len(ms), func(i int) bool { return ms[i].First > s.head })
	for k := after - 1; k >= max(0, after-6); k-- {
		m := &ms[k]
		if m.Last <= s.head {
			continue
		}
		s.known = true
		switch {
		case m.Kind == PronounMention && m.Antecedent >= 0 && m.Antecedent < len(ms):
			if a := ms[m.Antecedent]; a.Name != "" {
				s.name = a.Name
			}
		case m.Name != "" && m.Kind != AdjectiveMention:
			if m.First > s.source.first {
				s.role = strings.TrimSpace(p.d.Text[p.d.Tokens[s.source.first].Start:p.d.Tokens[m.First].Start])
			}
			s.name = m.Name
		}
		return
	}
	s.known = p.d.Tokens[s.head].Is(Capital) || p.cues.who[p.d.Tokens[s.head].Norm]
}

// antecedent is the speech of the same sentence whose source a pronoun takes up: "A general
// put it more bluntly: the jets, he said, …".
func (p *speaker) antecedent(k int, sent Sentence) *speech {
	for j := k - 1; j >= 0; j-- {
		q := &p.out[j]
		if q.cue.first < sent.First {
			return nil
		}
		if q.known && q.source.last <= p.out[k].source.first && p.d.Tokens[q.head].class&clsPron == 0 {
			return q
		}
	}
	return nil
}
