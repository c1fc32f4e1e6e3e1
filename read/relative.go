package read

import "strings"

// related is the phrase that a relative pronoun stands for: the nearest, but for "who" not a
// name behind "of", which is a country or a body more often than a person.
func (r *reader) related(rel int) int {
	j := rel
	if n := r.left(j); n >= 0 && r.cs[n].kind == chComma {
		j = n
	}
	n := r.left(j)
	for n > 1 && r.cs[n].kind == chNoun && r.excluded(n) { // Chad, and not Niger, that
		for n = r.left(n); n > 0 && (r.cs[n].kind == chComma || r.cs[n].kind == chConj); n = r.left(n) {
		}
	}
	if n < 0 || r.cs[n].kind != chNoun {
		return r.nounBefore(j)
	}
	if r.cs[n].prep < 0 || r.d.Tokens[r.cs[rel].first].Norm != "who" && j != rel || r.prepIs(n, "by", "with", "for", "under", "through", "on", "against", "to", "over") || r.prepIs(n, "of") && r.pluralVerb(rel) && strings.HasSuffix(r.d.Tokens[r.cs[n].head].Norm, "s") {
		return n
	}
	return r.nounBefore(j)
}

// inverse gives the verbs of a general subject the one who is named behind "was": "the country that condemned
// Chad was Niger", "among those condemning it was Niger".
func (r *reader) inverse() {
	first := r.firstChunk()
	if first < 0 || r.cs[first].kind != chNoun || !r.prepIs(first, "among", "amongst") && (r.cs[first].prep >= 0 || !anybody[r.d.Tokens[r.cs[first].head].Norm]) {
		return
	}
	if n := r.right(first); n < 0 || r.cs[n].kind != chRel && r.cs[n].kind != chSub && (r.cs[n].kind != chVerb || r.cs[n].finite) {
		return
	}
	for v := first + 2; v < len(r.cs); v++ {
		if !r.cs[v].copula || !r.cs[v].finite {
			continue
		}
		n := v + 1
		if n >= len(r.cs) || r.cs[n].kind != chNoun || r.cs[n].prep >= 0 || r.cs[n].first != r.cs[v].last {
			return
		}
		for k := first + 1; k < v; k++ {
			if c := &r.cs[k]; c.kind == chVerb && !c.passive && (c.subj == first || c.ing && c.subj < 0 || c.inf && c.chain < 0) {
				c.subj = n
			}
		}
		r.cs[v].subj = n
		return
	}
}

var anybody = wordSet("country countries state states nation nations government governments one ones first last those power powers member members")

// excluded says that a "not" stands before a phrase in a list: "not Chad but Niger".
func (r *reader) excluded(j int) bool {
	i := r.cs[j].first - 1
	return i >= 0 && r.d.Tokens[i].class&clsNeg != 0 && (j == 0 || r.cs[j-1].kind != chVerb)
}

// thatOfCleft says whether a "that" behind a comma belongs to "it was": "it was Chad, and not Niger, that left".
func (r *reader) thatOfCleft(j int) bool {
	return r.d.Tokens[r.cs[j].first].Norm == "that" && j > 3 && r.cs[j-1].kind == chComma && r.cs[0].kind == chNoun && r.d.Tokens[r.cs[0].head].Norm == "it" && r.cs[1].copula
}

// deniedCleft says that somebody else is said to be the subject: "it was not Chad that left".
func (r *reader) deniedCleft(j int) bool {
	if j < 2 {
		return false
	}
	v := r.left(j)
	return v > 0 && r.cs[v].copula && r.cs[v].neg && r.d.Tokens[r.cs[v-1].head].Norm == "it"
}

// pluralVerb says that the verb behind a relative pronoun is a present form of many: "a list of states
// that persecute".
func (r *reader) pluralVerb(rel int) bool {
	n := r.right(rel)
	if n < 0 || r.cs[n].kind != chVerb {
		return false
	}
	w := &r.l.words[r.d.Tokens[r.cs[n].first].word]
	return w.form&formBase != 0 && w.form&(formPast|formS) == 0 || r.d.Tokens[r.cs[n].first].Norm == "are" || r.d.Tokens[r.cs[n].first].Norm == "have"
}

// mainOfTense is the main verb to which the verb behind the conjunction j is joined where the nearest,
// at i, stands in a relative clause of another tense: "put it on a list of states that persecute them
// and ordered"; -1 if the nearest is the one.
func (r *reader) mainOfTense(i, j int) int {
	k := r.right(j)
	if k < 0 || r.cs[k].kind != chVerb || !r.inRelative(i) || r.past(i) == r.past(k) {
		return -1
	}
	for v := i - 1; v >= 0; v-- {
		switch c := &r.cs[v]; c.kind {
		case chStop:
			return -1
		case chVerb:
			if c.finite && c.subj >= 0 && !r.inRelative(v) && r.past(v) == r.past(k) {
				return v
			}
		}
	}
	return -1
}

// mainOfAside is the main verb to which the verb behind a comma and a conjunction at j is joined where the
// nearest, at i, stands in a relative clause that a comma parts from the main clause: "blamed Peru for the
// raid, which Chile condemned, and threatened it"; -1 if it stands in none.
func (r *reader) mainOfAside(i, j int) int {
	if j == 0 || r.cs[j-1].kind != chComma || !r.inRelative(i) {
		return -1
	}
	rel := i - 1
	for rel > 0 && r.cs[rel].kind != chRel {
		rel--
	}
	if rel < 1 || r.cs[rel-1].kind != chComma {
		return -1
	}
	for v := rel - 2; v >= 0; v-- {
		switch c := &r.cs[v]; c.kind {
		case chStop:
			return -1
		case chVerb:
			if c.finite && c.subj >= 0 && !r.inRelative(v) {
				return v
			}
		}
	}
	return -1
}

func (r *reader) past(k int) bool {
	t := &r.d.Tokens[r.cs[k].first]
	return r.l.words[t.word].form&formPast != 0 || t.Norm == "had" || t.Norm == "was" || t.Norm == "were" || t.Norm == "did"
}

// aboutNoun is the "that" before a list of subjects that opens a clause about the noun before it, -1
// if none does.
func (r *reader) aboutNoun(s int) int {
	for j := s - 1; j > 0; j-- {
		switch r.cs[j].kind {
		case chNoun, chConj:
			continue
		case chRel:
			return j
		case chSub:
			if r.thatOf(j) {
				return j
			}
		}
		return -1
	}
	return -1
}

// beforeAside is the subject that opens a sentence before an aside with a verb of its own, at v, that ends with the
// comma at chunk j: "Chad, after months in which grain grew dear and shops closed, freed"; -1 if there is
// none.
func (r *reader) beforeAside(v, j int) int {
	s := r.firstChunk()
	if s < 0 || r.cs[s].kind != chNoun || r.cs[s].prep >= 0 {
		return -1
	}
	n := r.right(s)
	if n < 0 || r.cs[n].kind != chComma || n+1 >= v || r.cs[v].subj <= n {
		return -1
	}
	a := &r.cs[n+1]
	prep := a.first > 0 && r.d.Tokens[a.first-1].class&clsPrep != 0
	if a.kind != chSub && a.kind != chRel && !(a.kind == chVerb && a.ing) && !((a.kind == chNoun || a.kind == chTime) && prep) {
		return -1
	}
	for i := n + 1; i < j; i++ {
		if c := &r.cs[i]; c.kind == chStop || c.kind == chVerb && c.finite && c.subj == s {
			return -1
		}
	}
	return s
}

// inAside says whether a verb stands in a clause that a conjunction opens behind a comma and a noun:
// "the bank, where the state has a vote, raised".
func (r *reader) inAside(v int) bool {
	s := r.cs[v].subj
	if s < 0 || s > v {
		return false
	}
	j := r.left(s)
	if j < 1 || r.cs[j].kind != chSub || r.d.Tokens[r.cs[j].first].Norm == "that" {
		return false
	}
	c := r.left(j)
	return c >= 1 && r.cs[c].kind == chComma && r.cs[c-1].kind == chNoun
}

// mainOfGerund is the finite verb of the clause in which the verb at v, behind a preposition, stands before a
// comma at n: the participle behind it belongs to the main subject, as in "anger at Mali for not paying, calling
// it"; -1 where v is no such verb.
func (r *reader) mainOfGerund(v, n int) int {
	if !r.cs[v].ing || r.cs[n].kind != chComma || r.cs[v].prep < 0 && (v == 0 || r.d.Tokens[r.cs[v-1].first].class&clsPrep == 0) {
		return -1
	}
	for i := v - 1; i >= 0; i-- {
		switch c := &r.cs[i]; {
		case c.kind == chStop || c.kind == chComma:
			return -1
		case c.kind == chVerb && c.finite && c.subj >= 0 && !r.inRelative(i):
			return i
		}
	}
	return -1
}

// frontComma is the chunk of the comma that closes a clause which a conjunction opens in front of the main
// one: "While Mali says that the pact stands, Niger denies it"; -1 where the sentence begins otherwise.
func frontComma(d *Document, cs []chunk) int {
	k := 0
	for k < len(cs) && (cs[k].kind == chWord || cs[k].kind == chConj) {
		k++
	}
	if k >= len(cs) || cs[k].kind != chSub || d.Tokens[cs[k].first].Norm == "that" {
		return -1
	}
	told := false
	for ; k+2 < len(cs); k++ {
		switch c := &cs[k]; {
		case c.kind == chStop:
			return -1
		case c.kind == chVerb:
			told = told || c.finite
		case c.kind == chComma && told && cs[k+1].kind == chNoun && cs[k+1].prep < 0 && d.Tokens[c.first].Quote < 0:
			j := k + 2
			for j < len(cs) && (cs[j].kind == chNoun && cs[j].prep >= 0 || cs[j].kind == chWord || cs[j].kind == chTime) {
				j++
			}
			if j < len(cs) && cs[j].kind == chVerb && cs[j].finite {
				return k
			}
		}
	}
	return -1
}

func (r *reader) mainBefore(j int) int {
	for i := j - 1; i >= 0; i-- {
		if r.cs[i].kind == chStop && r.d.Tokens[r.cs[i].first].Norm != ":" {
			return -1
		}
		if c := &r.cs[i]; c.kind == chVerb && c.subj >= 0 && !r.inRelative(i) {
			return i
		}
	}
	return -1
}
