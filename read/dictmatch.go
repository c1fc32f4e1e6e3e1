package read

import "strings"

// dictSentence is what the rules of a user's dictionary see of one sentence.
type dictSentence struct {
	first, last int         // tokens
	off         []bool      // per token from first on: in a short clause between commas, left out
	groups      []dictGroup // actors from left to right
	clause      []int       // per token: number of its clause
	words       wordMask    // of its words and their base forms
	bits        [][2]uint16 // per token: the bits of the word and of its base form
}

// codedBy codes a sentence by the verb rules of a user's dictionary, in the way of TABARI and
// PETRARCH: short clauses between commas are left out; in each of the clauses that conjunctions
// part, the first verb with a code, a source and a target makes the events; of the rules of a
// verb the longest that matches decides.
//
// Source: P. Schrodt, TABARI Manual 0.8 (2014), ch. 2 and 5; PETRARCH documentation, Open Event Data
// Alliance.
func (r *reader) codedBy(dict *Dictionary, out []CodedEvent) []CodedEvent {
	if len(r.cs) == 0 || r.discarded(dict) {
		return out
	}
	s := r.dictSentence()
	before := len(out)
	out, drop := r.ruleEvents(dict, s, out)
	if len(out) == before && !drop && dict.agents > 0 {
		s.groups = r.dictGroups(s.off, dict.nobody())
		out, _ = r.ruleEvents(dict, s, out)
	}
	return out
}

// nobody is the code of the actor that agents have of whom the sentence does not say whose they are:
// "police arrested students". They count where no event of named actors is found.
func (d *Dictionary) nobody() string {
	if d.stems {
		return "~" // TABARI
	}
	return "---"
}

// ruleEvents goes through the verbs of a sentence. It says too whether the user marks the sentence as
// not to be coded.
func (r *reader) ruleEvents(dict *Dictionary, s *dictSentence, out []CodedEvent) ([]CodedEvent, bool) {
	done := -1
	var source []string     // of the clause before
	var lesser []CodedEvent // of codes that count only where nothing else is coded
	before := len(out)
	for i := s.first; i < s.last; i++ {
		if s.off[i-s.first] || s.clause[i-s.first] == done || r.name(i) != nil {
			continue
		}
		v, m := r.bestRule(dict, i, s)
		if v == nil || v.code == "---" {
			continue
		}
		if v.code == "###" || v.code == "+++" {
			return out[:before], true
		}
		if v.lesser {
			if lesser == nil {
				lesser, _ = r.dictEvents(nil, v, m, i, s, source)
			}
			continue
		}
		n := len(out)
		var src []string
		out, src = r.dictEvents(out, v, m, i, s, source)
		if len(out) > n {
			done, source = s.clause[i-s.first], src
		}
	}
	if len(out) == before {
		out = append(out, lesser...)
	}
	return out, false
}

// discarded says whether the sentence has a phrase that the user does not want coded.
func (r *reader) discarded(dict *Dictionary) bool {
	s := &r.d.Sentences[r.sent]
	for i := s.Body; i < s.Last; i++ {
		if m := r.name(i); m != nil && m.p.code == "###" {
			return true
		}
		for _, words := range dict.discards[r.d.Tokens[i].Norm] {
			if r.phraseHere(words, i) {
				return true
			}
		}
	}
	return false
}

// bestRule is the longest rule of a verb that matches; the verb's own code counts only where the
// word is not a noun.
func (r *reader) bestRule(dict *Dictionary, i int, s *dictSentence) (*verbPattern, dictMatch) {
	var best *verbPattern
	var m dictMatch
	if r.surelyNoun(i, s) {
		return nil, m
	}
	noun := r.nounHere(i)
	dict.eachRule(r.d.Tokens[i].Norm, func(v *verbPattern) {
		if noun && len(v.before)+len(v.after)+len(v.form) == 0 {
			return
		}
		if !v.canStand(&s.words) {
			return
		}
		if got, ok := r.matchRule(v, i, s); ok && (best == nil || got.weight > m.weight || got.weight == m.weight && v.file < best.file) {
			best, m = v, got
		}
	})
	return best, m
}

// canStand says whether a sentence with these words may have all that a rule asks for.
func (v *verbPattern) canStand(words *wordMask) bool {
	for i := range v.before {
		if e := &v.before[i]; e.set != nil && !e.set.first.meets(words) {
			return false
		}
	}
	for i := range v.after {
		if e := &v.after[i]; e.set != nil && !e.set.first.meets(words) {
			return false
		}
	}
	return true
}

// surelyNoun says whether a word stands behind an article, or with a capital in the middle of a
// sentence.
func (r *reader) surelyNoun(i int, s *dictSentence) bool {
	if t := &r.d.Tokens[i]; t.Is(Capital) && !t.Is(FirstWord) {
		return true
	}
	if i == s.first {
		return false
	}
	switch r.d.Tokens[i-1].Norm {
	case "the", "a", "an":
		return true
	}
	return false
}

// nounHere says whether a word is likely a noun, so that only a rule with further words is sure.
func (r *reader) nounHere(i int) bool {
	if i == 0 {
		return false
	}
	p := &r.d.Tokens[i-1]
	if t := &r.d.Tokens[i]; r.l.words[t.word].verb == 0 && p.class&clsNoun != 0 && !p.Is(Capital) {
		return true // "peace activists" where ACT is a stem
	}
	return p.class&(clsPoss|clsGen) != 0 || r.d.Tokens[i].class&(clsNoun|clsAdj) != 0 && p.class&(clsDet|clsAdj|clsPrep|clsNum) != 0
}

// dictMatch is where the places of a rule were filled: groups of actors, -1 if the rule names none.
type dictMatch struct {
	weight                 int
	source, target, paired int
	begin, end             int // tokens
}

func (r *reader) matchRule(v *verbPattern, verb int, s *dictSentence) (dictMatch, bool) {
	m := dictMatch{source: -1, target: -1, paired: -1, begin: verb, end: verb + 1}
	at := verb + 1
	for _, w := range v.form {
		if at >= s.last || r.d.Tokens[at].Norm != w {
			return m, false
		}
		at++
		m.weight += 3
	}
	m.end = at
	for i := range v.after {
		next, ok := r.element(&v.after[i], at, s.last, 1, s, &m)
		if !ok {
			return m, false
		}
		at = next
		m.end = at
	}
	at = verb - 1
	for i := range v.before {
		next, ok := r.element(&v.before[i], at, s.first-1, -1, s, &m)
		if !ok {
			return m, false
		}
		at = next
		m.begin = at + 1
	}
	return m, true
}

// reach is how many tokens a rule may pass over between two of its words.
const reach = 25

// element looks for an element from a token on in one direction and gives the token behind it;
// what is between is passed over unless the element is tied to the one before.
func (r *reader) element(e *patternWord, from, stop, step int, s *dictSentence, m *dictMatch) (int, bool) {
	if e.place == '^' {
		return r.anyPhrase(from, step)
	}
	if e.place != 0 {
		g := s.group(from, step, e.place == '%')
		if g < 0 {
			return 0, false
		}
		switch e.place {
		case '$':
			m.source = g
		case '+':
			m.target = g
		case '%':
			m.paired = g
		}
		m.weight += 3
		if step > 0 {
			return s.groups[g].last, true
		}
		return s.groups[g].first - 1, true
	}
	for i, n := from, 0; i != stop && n < reach; i, n = i+step, n+1 {
		if s.off[i-s.first] {
			continue
		}
		if first, last := r.wordsAt(e, i, step, s); last > first {
			m.weight += 2 + 2*(last-first)
			if step > 0 {
				return last, true
			}
			return first - 1, true
		}
		if e.tight && r.d.Tokens[i].Kind == Word {
			return 0, false
		}
	}
	return 0, false
}

// anyPhrase passes over the next noun phrase, whoever it names.
func (r *reader) anyPhrase(from, step int) (int, bool) {
	if step > 0 {
		for k := range r.cs {
			if c := &r.cs[k]; c.kind == chNoun && c.first >= from {
				return c.last, true
			}
		}
		return 0, false
	}
	for k := len(r.cs) - 1; k >= 0; k-- {
		if c := &r.cs[k]; c.kind == chNoun && c.last <= from+1 {
			return c.first - 1, true
		}
	}
	return 0, false
}

// group is the nearest group of actors from a token on, with more than one actor if wanted.
func (s *dictSentence) group(from, step int, many bool) int {
	best := -1
	for i := range s.groups {
		g := &s.groups[i]
		if many && len(g.codes) < 2 {
			continue
		}
		if step > 0 && g.first >= from {
			return i
		}
		if step < 0 && g.last <= from+1 {
			best = i
		}
	}
	return best
}

// wordsAt finds one of the phrases of an element that begins, or looking back ends, at token i.
func (r *reader) wordsAt(e *patternWord, i, step int, s *dictSentence) (first, last int) {
	mask := &e.set.first
	if step < 0 {
		mask = &e.set.last
	}
	if bits := &s.bits[i-s.first]; !mask.has(bits[0]) && !mask.has(bits[1]) {
		return 0, 0
	}
	t := &r.d.Tokens[i]
	for _, parts := range e.set.parts {
		if n := len(parts) - 1; n > 0 {
			at := i
			if step < 0 {
				at = i - n
			}
			if n >= last-first && r.partsHere(parts, at) {
				first, last = at, at+n+1
			}
			continue
		}
		if last > first {
			continue
		}
		w := parts[0]
		if t.Norm == w || !e.whole && len(w) >= 3 && strings.HasPrefix(t.Norm, w) || t.word != 0 && !e.whole && r.l.words[r.l.words[t.word].lemma].text == w {
			first, last = i, i+1
		}
	}
	return first, last
}

func (r *reader) partsHere(parts []string, i int) bool {
	if i < 0 || i+len(parts) > len(r.d.Tokens) {
		return false
	}
	for j, part := range parts {
		if r.d.Tokens[i+j].Norm != part {
			return false
		}
	}
	return true
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
