package read

import "strings"

// codedBy codes a sentence by the verb rules of a user's dictionary: the longest rule that
// matches around a verb gives code and parties.
func (r *reader) codedBy(dict *Dictionary, out []CodedEvent) []CodedEvent {
	s := &r.d.Sentences[r.sent]
	for i := s.Body; i < s.Last; i++ {
		rules := dict.verbs[r.d.Tokens[i].Norm]
		if rules == nil || r.nounHere(i) {
			continue
		}
		var best *verbPattern
		var m dictMatch
		rules.each(func(v *verbPattern) {
			if got, ok := r.matchRule(v, i, s); ok && (best == nil || got.weight > m.weight) {
				best, m = v, got
			}
		})
		if best == nil || best.code == "---" {
			continue
		}
		before := len(out)
		out = r.dictEvents(out, best, m, i, s)
		if len(out) > before {
			return out // one verb codes a sentence
		}
	}
	return out
}

func (r *reader) nounHere(i int) bool {
	return r.d.Tokens[i].class&(clsNoun|clsAdj) != 0 && r.name(i) != nil
}

// dictMatch is where the places of a rule were filled.
type dictMatch struct {
	weight         int
	source, target int // tokens, -1 if the rule names no place
	end            int
}

func (r *reader) matchRule(v *verbPattern, verb int, s *Sentence) (dictMatch, bool) {
	m := dictMatch{source: -1, target: -1, end: verb + 1}
	at := verb + 1
	for _, w := range v.form {
		if at >= s.Last || r.d.Tokens[at].Norm != w {
			return m, false
		}
		at++
		m.weight += 3
	}
	for _, e := range v.after {
		n := r.findElement(&e, at, s.Last, 1)
		if n < 0 {
			return m, false
		}
		m.take(&e, n)
		at = r.pass(&e, n, 1)
		m.end = at
	}
	at = verb - 1
	for _, e := range v.before {
		n := r.findElement(&e, at, s.Body-1, -1)
		if n < 0 {
			return m, false
		}
		m.take(&e, n)
		at = r.pass(&e, n, -1)
	}
	return m, true
}

func (m *dictMatch) take(e *patternWord, n int) {
	m.weight += 4
	switch e.place {
	case '$':
		m.source = n
	case '+':
		m.target = n
	}
}

// findElement looks for an element from a token on in one direction; what is between is passed
// over unless the element is tied to the one before.
func (r *reader) findElement(e *patternWord, from, stop, step int) int {
	for i := from; i != stop; i += step {
		if r.hasElement(e, i) {
			return i
		}
		if e.tight || step > 0 && i-from > 25 || step < 0 && from-i > 25 {
			return -1
		}
	}
	return -1
}

func (r *reader) hasElement(e *patternWord, i int) bool {
	if e.place != 0 {
		return r.name(i) != nil
	}
	t := &r.d.Tokens[i]
	for _, w := range e.words {
		if strings.IndexByte(w, ' ') >= 0 {
			if r.phraseHere(w, i) {
				return true
			}
			continue
		}
		if t.Norm == w || !e.whole && len(w) >= 3 && strings.HasPrefix(t.Norm, w) || t.word != 0 && r.l.words[r.l.words[t.word].lemma].text == w {
			return true
		}
	}
	return false
}

func (r *reader) phraseHere(w string, i int) bool {
	for part := range strings.FieldsSeq(w) {
		if i >= len(r.d.Tokens) || r.d.Tokens[i].Norm != part {
			return false
		}
		i++
	}
	return true
}

// pass gives the token after an element; a name is passed over as a whole.
func (r *reader) pass(e *patternWord, n, step int) int {
	if m := r.name(n); m != nil && e.place != 0 {
		if step > 0 {
			return m.last
		}
		return m.first - 1
	}
	return n + step
}

// dictEvents makes the events of a rule: the source is the actor that the rule names or the
// nearest before the verb, the target the one named or the first after it.
func (r *reader) dictEvents(out []CodedEvent, v *verbPattern, m dictMatch, verb int, s *Sentence) []CodedEvent {
	src, tgt := m.source, m.target
	if src < 0 {
		src = r.actorFrom(verb-1, s.Body-1, -1, tgt)
	}
	if tgt < 0 {
		tgt = r.actorFrom(verb+1, s.Last, 1, src)
	}
	if src < 0 || tgt < 0 {
		return out
	}
	for _, a := range r.codesAround(src) {
		for _, b := range r.codesAround(tgt) {
			if a == b {
				continue
			}
			span := r.d.TokenSpan(verb, max(m.end, verb+1))
			p := r.l.ofCode(v.code)
			e := CodedEvent{
				Source: a, Target: b, Plover: p.plover, Mode: p.mode, Cameo: v.code, Quote: r.d.Text[span.BStart:span.BEnd],
				Start: span.BStart, End: span.BEnd, Rule: v.row, Modality: "asserted",
			}
			if len(v.code) > 1 {
				e.Quad = quadOfCode(v.code)
			}
			out = append(out, e)
			if v.reverse != "" {
				e.Source, e.Target, e.Cameo = b, a, v.reverse
				out = append(out, e)
			}
		}
	}
	return out
}

// actorFrom finds the nearest name in one direction that is not the other party.
func (r *reader) actorFrom(from, stop, step, other int) int {
	for i := from; i != stop; i += step {
		m := r.name(i)
		if m == nil {
			continue
		}
		if m.p.actor != "" && (other < 0 || r.nameAt[i] != r.nameAt[other]) {
			return i
		}
	}
	return -1
}

// codesAround gives the code of a name with the agents beside it, and the codes of the names
// joined to it.
func (r *reader) codesAround(i int) []string {
	m := r.name(i)
	out := []string{r.codeOf(m)}
	for j := m.last; j+1 < len(r.d.Tokens) && r.d.Tokens[j].Sent == r.d.Tokens[i].Sent; {
		if t := &r.d.Tokens[j]; t.class&(clsConj|clsComma) == 0 {
			break
		}
		k := j + 1
		for k < len(r.d.Tokens) && r.d.Tokens[k].class&(clsDet|clsConj) != 0 {
			k++
		}
		n := (*match)(nil)
		if k < len(r.d.Tokens) {
			n = r.name(k)
		}
		if n == nil {
			break
		}
		out = append(out, r.codeOf(n))
		j = n.last
	}
	for j := m.first - 1; j > 0 && r.d.Tokens[j].Sent == r.d.Tokens[i].Sent; {
		t := &r.d.Tokens[j]
		if t.class&clsDet != 0 {
			j--
			continue
		}
		if t.class&(clsConj|clsComma) == 0 {
			break
		}
		if r.d.Tokens[j-1].class&clsConj != 0 || t.class&clsConj != 0 && r.d.Tokens[j-1].class&clsComma != 0 {
			j--
		}
		n := r.name(j - 1)
		if n == nil {
			break
		}
		out = append(out, r.codeOf(n))
		j = n.first - 1
	}
	return out
}

// codeOf writes the code of a name and of the agent before or after it.
func (r *reader) codeOf(m *match) string {
	code := m.p.code
	if code == "" {
		code = string(m.p.actor.State()) + m.p.sector
	}
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chNoun || m.first < c.first || m.first >= c.last {
			continue
		}
		for h := c.last - 1; h >= m.last; h-- {
			if _, sector := r.sectorAt(m.last, h); sector != "" && !strings.HasSuffix(code, sector) {
				return code + sector
			}
		}
		if m.first > c.first {
			for h := m.first - 1; h >= c.first; h-- {
				if _, sector := r.sectorAt(c.first, h); sector != "" && !strings.Contains(code, sector) {
					return code + sector
				}
			}
		}
		if k > 0 && c.prep >= 0 && r.prepIs(k, "of", "in", "from") && r.cs[k-1].kind == chNoun {
			if _, sector := r.sectorAt(r.cs[k-1].first, r.cs[k-1].head); sector != "" && !strings.Contains(code, sector) {
				return code + sector
			}
		}
		break
	}
	return code
}
