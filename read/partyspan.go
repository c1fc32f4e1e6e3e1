package read

import (
	"strings"

	"tightrope/fact"
)

// sourceWords gives the words of those who act, as the text has them: each member of a list by
// itself, with of-phrases, places and appositions up to the verb.
func (r *reader) sourceWords(a *act) []fact.Span {
	c := &r.cs[a.verb]
	var out []fact.Span
	if r.oneList(a) {
		first, last := r.partyWords(a.sources[0].chunk, a.verb), r.partyWords(a.targets[len(a.targets)-1].chunk, a.verb)
		return append(out, r.d.Span(first.BStart, last.BEnd))
	}
	for _, p := range a.sources {
		if p.found && p.last > p.first && r.cs[p.chunk].kind == chNoun {
			out = append(out, r.partyWords(r.named1(p.chunk), a.verb))
		}
	}
	if len(out) == 0 && c.kind == chVerb && !c.passive && c.subj >= 0 && r.cs[c.subj].kind == chNoun {
		out = append(out, r.partyWords(c.subj, a.verb))
	}
	return out
}

// oneList says whether the parties of a joint act stand together in one list: "A and B met".
func (r *reader) oneList(a *act) bool {
	if len(a.sources) != 1 || len(a.targets) == 0 {
		return false
	}
	s, t := a.sources[0], a.targets[len(a.targets)-1]
	return s.found && t.found && s.last > s.first && t.chunk > s.chunk && t.chunk < a.verb && r.joined(s.chunk, t.chunk)
}

// targetWords gives the words of those who are acted on.
func (r *reader) targetWords(a *act) []fact.Span {
	var out []fact.Span
	if r.oneList(a) {
		return nil
	}
	for _, p := range a.targets {
		if p.found && p.last > p.first && r.cs[p.chunk].kind == chNoun {
			out = append(out, r.partyWords(r.named1(p.chunk), a.verb))
		}
	}
	if c := &r.cs[a.verb]; len(out) == 0 && c.kind == chVerb && c.passive && c.subj >= 0 && r.cs[c.subj].kind == chNoun {
		out = append(out, r.partyWords(c.subj, a.verb))
	}
	if len(out) == 0 && r.cs[a.verb].kind == chVerb {
		if j := r.likelyTarget(a); j >= 0 {
			out = append(out, r.partyWords(j, a.verb))
		}
	}
	return out
}

// likelyTarget is the phrase that stands where a target would, though no table knows who it is:
// the object, or behind an object that only says what is done, the phrase after it.
func (r *reader) likelyTarget(a *act) int {
	comp := r.complement(a.verb)
	if comp.obj >= 0 && a.objBits == 0 && a.code[:2] != "01" && !r.saysWhat(a, comp.obj, nil) {
		return comp.obj
	}
	for i := range comp.n {
		if j := comp.phrases[i]; r.prepIs(j, "to", "on", "against", "with", "for", "at", "in", "into", "from", "of") && !r.yearly(j) && !r.saysWhat(a, j, &comp) {
			return j
		}
	}
	return -1
}

// saysWhat says whether a phrase tells what is done rather than to whom: the object of a light verb
// or one that the frame asks for ("stopped work", "went on strike").
func (r *reader) saysWhat(a *act, j int, comp *complements) bool {
	if a.frame == nil {
		return comp == nil && strings.HasPrefix(a.row, "light:")
	}
	for i := range a.frame.needs {
		n := &a.frame.needs[i]
		if n.nouns == 0 && n.heads == nil {
			continue
		}
		if comp == nil && n.kind == needObj {
			return true
		}
		if comp != nil && n.kind == needPrep {
			for _, p := range n.preps {
				if r.phrase(comp, p) == j {
					return true
				}
			}
		}
	}
	return false
}

// yearly says whether a phrase is a date.
func (r *reader) yearly(j int) bool { return r.d.Tokens[r.cs[j].head].Kind == Number }

// named1 is the phrase that a pronoun in chunk j stands for, where it lies in this sentence.
func (r *reader) named1(j int) int {
	m := r.cs[j].mention
	if m < 0 || r.mentions[m].Kind != PronounMention || r.mentions[m].Antecedent < 0 {
		return j
	}
	a := &r.mentions[r.mentions[m].Antecedent]
	for k := range j {
		if c := &r.cs[k]; c.kind == chNoun && c.first <= a.Head && a.Head < c.last {
			return k
		}
	}
	return j
}

var takesOf = wordSet("accuse convict suspect warn remind strip acquit deprive rid rob inform assure notify")

// partyWords extends a noun phrase by what belongs to it.
func (r *reader) partyWords(j, verb int) fact.Span {
	first, last := r.cs[j].first, r.cs[j].last
	if first >= 2 { // at least four
		switch a, b := r.d.Tokens[first-2].Norm, r.d.Tokens[first-1].Norm; {
		case a == "at" && (b == "least" || b == "most"), b == "than" && (a == "more" || a == "less" || a == "fewer"), a == "up" && b == "to":
			first -= 2
		}
	}
	if first >= 1 {
		switch r.d.Tokens[first-1].Norm {
		case "around", "about", "nearly", "almost", "some", "over":
			if r.cs[j].prep != first-1 {
				first--
			}
		}
	}
	n := j + 1
	if verb < j && r.cs[verb].kind == chVerb && takesOf[r.l.lemmas[r.cs[verb].verb]] {
		return r.d.TokenSpan(first, last) // what one is accused of is not part of one
	}
	for ; n < len(r.cs) && r.cs[n].kind == chNoun && r.cs[n].prep >= 0; n++ {
		if !r.prepIs(n, "of") && (verb < j || n > verb) && !(n == j+1 && r.sayWhich(j, n)) {
			break
		}
		last = r.cs[n].last
	}
	if n < len(r.cs) && r.cs[n].kind == chComma && verb > n {
		if end := r.appositionEnd(n, verb); end > 0 {
			last = end
		}
	}
	if last < len(r.d.Tokens) && r.d.Tokens[last].Norm == "(" { // the Nigeria Labour Congress (NLC)
		for i := last + 1; i < min(len(r.d.Tokens), last+5); i++ {
			if r.d.Tokens[i].Norm == ")" {
				last = i + 1
				break
			}
		}
	}
	return r.d.TokenSpan(first, last)
}

// sayWhich says whether a phrase of place tells who is meant before it: "protesters in the south" are
// those there, while a state or a leader is who it is anywhere.
func (r *reader) sayWhich(j, n int) bool {
	if !r.prepIs(n, "in") || !r.place(n).found && r.cs[n].mention < 0 {
		return false
	}
	m := r.cs[j].mention
	return m < 0 || r.mentions[m].Kind == RoleMention || r.mentions[m].Kind == PlaceMention
}

// appositionEnd is the token after an explanation between commas that ends at the verb, 0 if
// something else stands there.
func (r *reader) appositionEnd(comma, verb int) int {
	end := 0
	for i := comma + 1; i < verb; i++ {
		switch r.cs[i].kind {
		case chNoun, chWord:
			end = r.cs[i].last
		case chComma:
			return end
		default:
			return 0
		}
	}
	return 0
}

// plainParties gives the words of subject and object of the first verb of a sentence in which no
// frame fired.
func (r *reader) plainParties(b *Best) {
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chVerb || !c.finite || c.subj < 0 || r.cs[c.subj].kind != chNoun {
			continue
		}
		a := act{verb: k, code: "020"}
		b.Source = r.sourceWords(&a)
		b.Target = r.targetWords(&a)
		return
	}
}
