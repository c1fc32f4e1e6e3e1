package read

// complements are the phrases that stand after a verb and belong to it.
type complements struct {
	obj, iobj  int // chunks, -1 if none
	objLast    int // last member of a list of objects
	part       string
	phrases    [8]int // chunks with prepositions, in order
	n          int
	verb       int // infinitive or -ing form that follows, -1 if none
	clause     int // chunk of "that", or of the first chunk of a clause without it, -1 if none
	end        int // chunk after the last that belongs here
	quoteAfter bool
}

var particles = newQuickSet("up down out off back over away forward on apart short aside along in free ablaze alight afire hostage captive closer together jointly dead abroad aside home")

// complement collects what stands after the verb at chunk k.
func (r *reader) complement(k int) complements {
	out := complements{obj: -1, iobj: -1, objLast: -1, verb: -1, clause: -1, end: k + 1}
	v := &r.cs[k]
	if v.last < len(r.d.Tokens) {
		if t := &r.d.Tokens[v.last]; v.adj < 0 && particles.has(t.Norm) {
			out.part = t.Norm
		}
	}
	last := -1
	for j := k + 1; j < len(r.cs); j++ {
		c := &r.cs[j]
		switch c.kind {
		case chWord, chTime, chClose:
			continue
		case chOpen:
			out.quoteAfter = true
			continue
		case chNoun:
			if r.subjectAhead(j) {
				if out.clause < 0 {
					out.clause = j
				}
				return out
			}
			out.take(r, j, v, last)
			last = j
			out.end = j + 1
			continue
		case chComma:
			if r.closesFellow(j) {
				continue
			}
			if !r.listGoesOn(j) {
				if out.clause < 0 && r.quoteFollows(j) {
					out.quoteAfter = true
				}
				return out
			}
			continue
		case chConj:
			n := r.right(j)
			if v.passive && n >= 0 && n+1 < len(r.cs) && r.cs[n].kind == chVerb && r.cs[n].passive && r.prepIs(n+1, "by") {
				out.take(r, n+1, v, last) // "trained and armed by": both by the same
				return out
			}
			if n < 0 || r.cs[n].kind != chNoun || r.subjectAhead(n) {
				return out
			}
			continue
		case chVerb:
			if c.inf && c.passive && out.obj >= 0 && out.verb < 0 {
				out.verb = j
				continue // "ordered rockets to be built for"
			}
			if c.ing && r.prepIs(j, "of") && out.obj >= 0 && j == out.objLast+1 && r.levelled(j) {
				continue // levelled charges of looting at Chad
			}
			if c.inf || c.ing {
				if out.verb < 0 {
					out.verb = j
				}
			} else if c.passive && !c.finite && j+1 < len(r.cs) || c.copula && out.obj < 0 && r.cleft(k) {
				continue // a participle that describes the phrase before it, or "what it wants is a treaty"
			}
			return out
		case chSub:
			if t := r.d.Tokens[c.first].Norm; t == "that" || t == "whether" {
				out.clause = j + 1
			}
			return out
		default:
			return out
		}
	}
	return out
}

// handing verbs have a meaning of their own with "over".
var handing = wordSet("take")

// levelled says whether the gerund at chunk j stands behind a noun of blame and before whom the blame is on.
func (r *reader) levelled(j int) bool {
	n := j + 1
	for n < len(r.cs) && r.cs[n].kind == chNoun && r.cs[n].prep < 0 {
		n++
	}
	return n < len(r.cs) && r.cs[n].kind == chNoun && r.prepIs(n, "at", "against") && r.nounBits(j-1)&(1<<r.l.classes["criticism"]) != 0
}

// closesFellow says whether a comma closes the name of a neighbour or ally: "asked its ally, Chad, for".
func (r *reader) closesFellow(j int) bool {
	if j < 3 || r.cs[j-1].kind != chNoun || r.cs[j-2].kind != chComma || r.cs[j-3].kind != chNoun || r.cs[j-3].mention < 0 || r.cs[j-1].mention < 0 {
		return false
	}
	m := &r.mentions[r.cs[j-3].mention]
	return m.Kind == DescriptionMention && m.Antecedent == r.cs[j-1].mention
}

func (r *reader) quoteFollows(j int) bool { return j+1 < len(r.cs) && r.cs[j+1].kind == chOpen }

// take gives a noun phrase its place: object, second object or phrase with a preposition.
func (out *complements) take(r *reader, j int, v *chunk, last int) {
	c := &r.cs[j]
	prep := c.prep
	if prep >= 0 && prep == v.last && out.part != "" && out.obj < 0 && particles.has(r.d.Tokens[prep].Norm) {
		switch r.d.Tokens[prep].Norm {
		case "over":
			if handing[r.l.lemmas[v.verb]] {
				prep = -1 // took over the mine
			}
		case "on", "in":
		default:
			prep = -1 // "toned down its claims"
		}
	}
	if prep < 0 {
		switch {
		case out.obj < 0 && out.n == 0:
			out.obj, out.objLast = j, j
		case out.obj >= 0 && last == out.objLast && r.joined(last, j):
			out.objLast = j
			return
		case out.obj >= 0 && out.iobj < 0 && last == out.objLast && j == r.right(last):
			out.iobj, out.obj, out.objLast = out.obj, j, j
		case out.obj >= 0 && out.iobj < 0 && out.n == 1 && last == out.phrases[0] && last == out.obj+1 && j == last+1 && r.prepIs(last, "of") && givers.has(r.l.lemmas[v.verb]):
			out.iobj, out.obj, out.objLast, out.n = out.obj, j, j, 0 // gave the envoy of Togo a warning
		case out.n > 0 && r.joined(last, j):
			return // a list under one preposition
		case out.obj < 0:
			out.obj, out.objLast = j, j
		}
		return
	}
	if out.n < len(out.phrases) {
		out.phrases[out.n] = j
		out.n++
	}
}

// joined says whether two phrases stand in one list.
func (r *reader) joined(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if k := r.cs[i].kind; k == chConj || k == chComma {
			return true
		}
	}
	return false
}

// subjectAhead says whether a noun phrase is the subject of a later finite verb.
func (r *reader) subjectAhead(j int) bool {
	for k := j + 1; k < len(r.cs) && k < j+8; k++ {
		if c := &r.cs[k]; c.kind == chVerb {
			if c.finite && c.subj == j && !r.relBetween(j, k) {
				return true
			}
			if c.finite {
				return false
			}
		}
	}
	return false
}

func (r *reader) relBetween(a, b int) bool { return r.between(a, b, chRel) }

// listGoesOn says whether a comma stands inside a list of noun phrases or before a phrase that
// still belongs to the verb.
func (r *reader) listGoesOn(j int) bool {
	n := r.right(j)
	if n < 0 || r.cs[n].kind != chNoun || r.subjectAhead(n) {
		return false
	}
	if m := r.right(n); m >= 0 {
		switch r.cs[m].kind {
		case chConj:
			k := r.right(m)
			return k >= 0 && r.cs[k].kind == chNoun && !r.subjectAhead(k)
		case chComma:
			return r.cs[n].prep < 0
		}
	}
	return false
}

// phrase finds the first phrase with the given preposition.
func (r *reader) phrase(out *complements, prep wordID) int {
	for i := range out.n {
		c := &r.cs[out.phrases[i]]
		if r.d.Tokens[c.prep].word == prep || c.prep0 >= 0 && r.d.Tokens[c.prep0].word == prep {
			return out.phrases[i]
		}
	}
	return -1
}
