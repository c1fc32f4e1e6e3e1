package read

// reduced says whether a past form is a participle after its noun: another verb of the same
// clause carries the tense.
func (r *reader) reduced(k int) bool {
	c := &r.cs[k]
	if w := &r.l.words[r.d.Tokens[c.head].word]; !c.finite || c.copula || c.first != c.head || w.verb != 0 && w.form&formPart == 0 {
		return false
	}
	n := r.left(k)
	if n < 0 || r.cs[n].kind != chNoun {
		return false
	}
	if r.d.Tokens[r.cs[n].head].class&clsPron != 0 && r.cs[n].last-r.cs[n].first == 1 {
		return false
	}
	if r.cs[n].prep >= 0 && r.opensClause(r.cs[n].prep) {
		return r.verbFollows(k) // after Biden warned him
	}
	for i := r.left(n); i >= 0; i = r.left(i) { // "sold weapons made in France"
		switch r.cs[i].kind {
		case chVerb:
			if r.cs[i].auxOnly {
				return false // Had they attacked
			}
			if r.cs[i].ing && r.left(r.left(i)) < 0 && !r.verbFollows(k) {
				return false // fishermen carrying flags marched on
			}
			if r.cs[i].finite || r.cs[i].inf || r.cs[i].ing {
				return !((sayers[r.l.lemmas[r.cs[i].verb]] || supposing[r.l.lemmas[r.cs[i].verb]]) && r.cs[n].prep < 0)
			}
			return false
		case chRel:
			return false // "a contract that A and B agreed on"
		case chConj:
			if l := r.left(i); l >= 0 && r.cs[l].kind == chNoun {
				if rel := r.left(l); rel >= 0 && (r.cs[rel].kind == chRel || r.thatOf(rel)) {
					return false
				}
			}
			i = -1
		case chSub:
			if r.thatOf(i) {
				return false // the embassy that Ghana opened
			}
			i = -1
		case chComma, chStop:
			i = -1
		}
		if i < 0 {
			break
		}
	}
	next := r.right(k)
	if next >= 0 && r.cs[next].kind == chNoun && r.cs[next].prep < 0 {
		return false
	}
	return r.verbFollows(k)
}

// verbFollows says whether a finite verb follows in the clause that has no other subject: "troops
// deployed in Syria attacked".
func (r *reader) verbFollows(k int) bool {
	for i := k + 1; i < len(r.cs); i++ {
		switch r.cs[i].kind {
		case chVerb:
			return r.cs[i].finite && r.cs[i].subjectless(r, i)
		case chComma, chStop, chSub, chRel, chConj:
			return false
		}
	}
	return false
}

// subjectless says that no bare noun phrase stands directly before the verb.
func (c *chunk) subjectless(r *reader, i int) bool {
	n := r.left(i)
	return n >= 0 && (r.cs[n].kind != chNoun || r.cs[n].prep >= 0 && !r.opensClause(r.cs[n].prep))
}

// doneBy reads the participle of "Rosneft, sanctioned by Washington, sold it": between a comma and "by", with
// phrases between ("asked for help by Chad").
func (r *reader) doneBy(k int) bool {
	c := &r.cs[k]
	w := &r.l.words[r.d.Tokens[c.head].word]
	if !c.finite || c.first != c.head || w.verb != 0 && w.form&formPart == 0 {
		return false
	}
	n, next := r.left(k), k+1
	for next+1 < len(r.cs) && r.cs[next].kind == chNoun && r.cs[next].prep >= 0 && !r.prepIs(next, "by") {
		next++
	}
	if n < 1 || r.cs[n].kind != chComma || r.cs[n-1].kind != chNoun || next >= len(r.cs) || r.cs[next].kind != chNoun || !r.prepIs(next, "by") {
		return false
	}
	for j := next + 1; j < len(r.cs); j++ {
		switch r.cs[j].kind {
		case chComma:
			return j+1 < len(r.cs) && r.cs[j+1].kind == chVerb && r.cs[j+1].finite
		case chVerb, chStop, chSub:
			return false
		}
	}
	return false
}

// fronted reads the participle that opens a sentence before its subject: "Urged by Lisbon to hold
// elections, the president set a date", "Asked to explain, …".
func (r *reader) fronted(k int) bool {
	c := &r.cs[k]
	w := &r.l.words[r.d.Tokens[c.head].word]
	if !c.finite || c.first != c.head || w.form&formPart == 0 || r.left(k) >= 0 {
		return false
	}
	n := r.right(k)
	if n < 0 || !(r.cs[n].kind == chVerb && r.cs[n].inf || r.cs[n].kind == chNoun && (r.prepIs(n, "by") || r.cs[n].prep >= 0 && w.form&formBase == 0)) {
		return false
	}
	return r.nextNounVerb(k) >= 0
}

// nextNounVerb is the subject of the clause behind the comma that ends a fronted participle, -1 if none.
func (r *reader) nextNounVerb(k int) int {
	for j := k + 1; j+1 < len(r.cs); j++ {
		switch r.cs[j].kind {
		case chStop:
			return -1
		case chComma:
			if n := r.right(j); n >= 0 && r.cs[n].kind == chNoun && r.cs[n].prep < 0 {
				for v := n + 1; v < len(r.cs) && v < n+6; v++ {
					if r.cs[v].kind == chVerb {
						if r.cs[v].finite {
							return n
						}
						break
					}
				}
			}
		}
	}
	return -1
}

// thatOf says whether a chunk is the "that" of a clause about the noun before it: "the boats that the
// navy bought".
func (r *reader) thatOf(j int) bool {
	if r.cs[j].kind != chSub || r.d.Tokens[r.cs[j].first].Norm != "that" {
		return false
	}
	n := r.left(j)
	return n >= 0 && r.cs[n].kind == chNoun
}

// alsoDone reads the second participle of "was arrested and tortured by the police": it stands right
// behind "and" and a passive, and who did both follows it.
func (r *reader) alsoDone(k int) bool {
	c := &r.cs[k]
	w := &r.l.words[r.d.Tokens[c.head].word]
	if !c.finite || c.first != c.head || w.form&formPart == 0 || k+1 >= len(r.cs) || r.cs[k+1].kind != chNoun || !r.prepIs(k+1, "by") {
		return false
	}
	n := r.left(k)
	if n < 1 || r.cs[n].kind != chConj {
		return false
	}
	v := r.left(n)
	return v >= 0 && r.cs[v].kind == chVerb && r.cs[v].passive && r.cs[v].finite
}

// standsDone reads the participle behind "stands" or "got": "stands accused", "got expelled".
func (r *reader) standsDone(k int) bool {
	c := &r.cs[k]
	w := &r.l.words[r.d.Tokens[c.head].word]
	if k < 1 || c.first != c.head || w.form&formPart == 0 || r.cs[k-1].kind != chVerb || r.cs[k-1].last != c.first {
		return false
	}
	switch r.l.lemmas[r.cs[k-1].verb] {
	case "stand", "get", "remain":
		return r.cs[k-1].subj >= 0
	}
	return false
}

// firstChunk is the first chunk of a sentence that is no mark or adverb.
func (r *reader) firstChunk() int { return r.right(-1) }

// participleBy says whether a bare participle has one who acts behind it: "Urged by Rome, …".
func (r *reader) participleBy(k int) bool {
	c := &r.cs[k]
	w := &r.l.words[r.d.Tokens[c.head].word]
	if c.first != c.head || w.verb != 0 && w.form&formPart == 0 {
		return false
	}
	n := r.right(k)
	return n >= 0 && r.cs[n].kind == chNoun && r.cs[n].prep >= 0 && r.d.Tokens[r.cs[n].prep].Norm == "by"
}

// nextFinite is the next verb with a tense and a subject, -1 if the clause has none.
func (r *reader) nextFinite(k int) int {
	for i := k + 1; i < len(r.cs); i++ {
		if r.cs[i].kind == chStop {
			return -1
		}
		if c := &r.cs[i]; c.kind == chVerb && c.finite && c.subj >= 0 {
			return i
		}
	}
	return -1
}
