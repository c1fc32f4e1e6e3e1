package read

// dictEvents makes the events of a rule: the source is the actor that the rule names, the subject
// or the first before the verb in its clause, the target the one named or the first behind it. It
// returns the codes of the source too, which stands for that of a further clause without one.
func (r *reader) dictEvents(out []CodedEvent, v *verbPattern, m dictMatch, verb int, s *dictSentence, earlier []string) ([]CodedEvent, []string) {
	if m.paired >= 0 && m.source < 0 && m.target < 0 {
		return r.pairEvents(out, v, m, verb, s), nil
	}
	src, tgt := s.codesAt(m.source), s.codesAt(m.target)
	passive := m.source < 0 && m.target < 0 && r.passiveBy(verb, s)
	at := m.source
	if src == nil {
		at = r.dictSource(verb, m.begin, s, m.target)
		src = s.codesAt(at)
	}
	if src == nil {
		src = earlier
	}
	if tgt == nil {
		tgt = s.codesAt(s.firstAfter(verb, at, src, s.clause[verb-s.first]))
		if tgt == nil && m.source < 0 { // an act toward oneself: the first of the clause is meant
			at = s.firstBefore(verb, m.target)
			src = s.codesAt(at)
			tgt = s.codesAt(s.firstAfter(verb, at, src, s.clause[verb-s.first]))
		}
	}
	if len(src) == 0 || len(tgt) == 0 {
		return out, nil
	}
	subject := src
	if passive {
		src, tgt = tgt, src
	}
	for _, a := range src {
		for _, b := range tgt {
			if a != b {
				out = r.dictEvent(out, v, a, b, verb, m.end)
			}
		}
	}
	return out, subject
}

// pairEvents has the actors of one list act toward each other.
func (r *reader) pairEvents(out []CodedEvent, v *verbPattern, m dictMatch, verb int, s *dictSentence) []CodedEvent {
	codes := s.groups[m.paired].codes
	p := *v
	p.reverse = ""
	for i, a := range codes {
		for j, b := range codes {
			if a == b {
				continue
			}
			p.code = v.code
			if j < i && v.reverse != "" {
				p.code = v.reverse
			}
			out = r.dictEvent(out, &p, a, b, verb, m.end)
		}
	}
	return out
}

// dictEvent makes the event of a code and, of paired codes, the one the other way round. Either may be
// left out: [:173] is of whom the target charges.
func (r *reader) dictEvent(out []CodedEvent, v *verbPattern, source, target string, verb, end int) []CodedEvent {
	span := r.d.TokenSpan(verb, max(min(end, len(r.d.Tokens)), verb+1))
	e := CodedEvent{
		Quote: r.d.Text[span.BStart:span.BEnd], Start: span.BStart, End: span.BEnd,
		Rule: v.row, Modality: "asserted", Date: r.d.Dateline,
	}
	for _, way := range [2][3]string{{v.code, source, target}, {v.reverse, target, source}} {
		if e.Cameo, e.Source, e.Target = way[0], way[1], way[2]; e.Cameo == "" {
			continue
		}
		p := r.l.ofCode(e.Cameo)
		e.Plover, e.Mode, e.Quad = p.plover, p.mode, quadOfCode(e.Cameo)
		out = addEvent(out, e)
	}
	return out
}

// addEvent adds an event that is not there yet.
func addEvent(out []CodedEvent, e CodedEvent) []CodedEvent {
	for i := range out {
		if o := &out[i]; o.Source == e.Source && o.Target == e.Target && o.Cameo == e.Cameo && o.Start == e.Start {
			return out
		}
	}
	return append(out, e)
}

func (s *dictSentence) codesAt(g int) []string {
	if g < 0 {
		return nil
	}
	return s.groups[g].codes
}

// dictSource is the group of the verb's subject, else the first before the verb in its clause. Of a
// rule that begins with the verb above ("suggested + should"), it is the subject of that one.
func (r *reader) dictSource(verb, begin int, s *dictSentence, not int) int {
	at := verb
	for i := begin; i < verb; i++ {
		if r.d.Tokens[i].class&clsVerb != 0 {
			at = i
			break
		}
	}
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chVerb || at < c.first || at >= c.last || c.subj < 0 {
			continue
		}
		for g := range s.groups {
			if at := &s.groups[g]; g != not && at.first <= r.cs[c.subj].first && r.cs[c.subj].first < at.last && at.first < verb {
				return g
			}
		}
	}
	return s.firstBefore(verb, not)
}

func (s *dictSentence) firstBefore(verb, not int) int {
	for g := range s.groups {
		if at := &s.groups[g]; g != not && at.last <= verb && s.clause[at.first-s.first] == s.clause[verb-s.first] {
			return g
		}
	}
	return -1
}

// firstAfter is the first group behind the verb in its clause that is not the source.
func (s *dictSentence) firstAfter(verb, source int, codes []string, clause int) int {
	for g := range s.groups {
		at := &s.groups[g]
		if g == source || at.first <= verb || s.clause[at.first-s.first] != clause {
			continue
		}
		if len(codes) == 1 && len(at.codes) == 1 && codes[0] == at.codes[0] {
			continue
		}
		return g
	}
	return -1
}

// passiveBy says whether the verb is passive and says by whom.
func (r *reader) passiveBy(verb int, s *dictSentence) bool {
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chVerb || verb < c.first || verb >= c.last || !c.passive {
			continue
		}
		for j := k + 1; j < len(r.cs) && r.cs[j].kind != chVerb && r.cs[j].kind != chStop; j++ {
			if r.cs[j].kind == chNoun && r.prepIs(j, "by") {
				g := s.group(r.cs[j].first, 1, false)
				return g >= 0 && s.groups[g].first <= r.cs[j].last
			}
		}
	}
	return false
}
