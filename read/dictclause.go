package read

// dictSentence finds the clauses and actors of the sentence that was chunked last.
func (r *reader) dictSentence() *dictSentence {
	first, last := r.cs[0].first, r.cs[len(r.cs)-1].last
	s := &dictSentence{first: first, last: last, off: make([]bool, last-first), clause: make([]int, last-first)}
	r.leaveOut(s)
	n, split := 0, false
	for k := range r.cs {
		c := &r.cs[k]
		if split = r.opensDictClause(k); split {
			n++
		}
		end := last
		if k+1 < len(r.cs) {
			end = r.cs[k+1].first
		}
		for i := c.first; i < end; i++ {
			s.clause[i-first] = n
		}
	}
	s.bits = make([][2]uint16, last-first)
	for i := range s.bits {
		t := &r.d.Tokens[first+i]
		b := beginning(t.Norm)
		s.bits[i] = [2]uint16{b, b}
		if t.word != 0 {
			s.bits[i][1] = beginning(r.l.words[r.l.words[t.word].lemma].text)
		}
		s.words.add(s.bits[i][0])
		s.words.add(s.bits[i][1])
	}
	s.groups = r.dictGroups(s.off, "")
	return s
}

// opensDictClause says whether a conjunction joins verbs or whole clauses rather than phrases.
func (r *reader) opensDictClause(k int) bool {
	c := &r.cs[k]
	if c.kind == chStop && r.d.Tokens[c.first].Norm == ";" {
		return true
	}
	if c.kind != chConj || !r.verbBetween(0, k) {
		return false
	}
	if n := r.left(k); n >= 0 && r.cs[n].kind == chVerb && (r.cs[n].copula || r.cs[n].auxOnly) {
		return false // was heavily and unjustly criticised
	}
	for n := k + 1; n < len(r.cs); n++ {
		switch r.cs[n].kind {
		case chVerb:
			return true
		case chNoun:
			return r.subjectAhead(n) && !r.listSubject(n)
		case chWord, chTime:
			continue
		}
		return false
	}
	return false
}

func (r *reader) verbBetween(a, b int) bool {
	for i := a; i < b; i++ {
		if r.cs[i].kind == chVerb {
			return true
		}
	}
	return false
}

// The words that a clause between commas, or between a comma and the end of the sentence, may have
// to be left out: an aside such as "a senior official said". Longer ones and members of lists stay.
const (
	shortestAside = 2
	longestAside  = 10
)

// leaveOut marks the asides and the words in brackets.
func (r *reader) leaveOut(s *dictSentence) {
	d := r.d
	for i := s.first; i < s.last; i++ {
		if d.Tokens[i].Is(InBracket) {
			s.off[i-s.first] = true
		}
	}
	comma := -1
	for k := 0; k <= len(r.cs); k++ {
		if k < len(r.cs) && r.cs[k].kind != chComma {
			continue
		}
		if comma >= 0 && !r.inList(comma, k) {
			from, to := r.cs[comma].first, s.last
			if k < len(r.cs) {
				to = r.cs[k].first
			}
			words := 0
			for i := from + 1; i < to; i++ {
				if t := &d.Tokens[i]; t.Kind != Punct && t.Norm != "'s" {
					words++
				}
			}
			if words >= shortestAside && words <= longestAside {
				for i := from; i < to; i++ {
					s.off[i-s.first] = true
				}
			}
		}
		comma = k
	}
}

// inList says whether what stands between two commas, or behind the last, belongs to a list of
// phrases or verbs.
func (r *reader) inList(a, b int) bool {
	n := a + 1
	if n >= len(r.cs) {
		return true
	}
	if c := &r.cs[n]; c.kind == chConj || c.kind == chVerb && c.finite && c.subj >= 0 && c.subj < a {
		return true // the aside stands before the comma: "A, tired of war, left B"
	}
	if r.cs[n].kind == chNoun && r.cs[n].prep < 0 && !r.verbBetween(a, min(b, len(r.cs))) && r.coordinated(n) {
		return true
	}
	return false
}
