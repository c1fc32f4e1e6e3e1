package read

import (
	"strings"

	"tightrope/fact"
)

// act is what a verb or noun of a sentence amounts to, before it becomes an item.
type act struct {
	verb      int // chunk of the verb, or of the noun
	code      string
	row       string
	weight    int
	sources   []party
	targets   []party
	modality  fact.Modality
	negative  bool
	withheld  bool // failed to, stopped short of
	voice     string
	recip     bool
	noun      bool
	from, to  int    // tokens
	effect    string // of the operator that changed it
	said      bool   // inside reported speech
	lemma     uint16
	objBits   uint64
	condition bool
	frame     *frame // that fired, nil for nouns and light verbs
	under     int    // one more than the chunk of the noun that governs the verb
}

// acts finds what the verbs of the sentence do.
func (r *reader) acts() []act {
	out := r.actBuf[:0]
	used := r.flags(&r.usedBuf)
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chVerb || c.verb == 0 || c.auxOnly {
			continue
		}
		a, ok := r.fire(k, used)
		if !ok {
			continue
		}
		out = append(out, a)
	}
	fired := r.flags(&r.firedBuf)
	for i := range out {
		fired[out[i].verb] = true
	}
	for k := range r.cs {
		if c := &r.cs[k]; c.kind == chVerb && (len(r.l.ops[c.verb]) > 0 || c.copula || r.l.lemmas[c.verb] == "give") {
			if a, ok := r.governed(k, fired); ok {
				out = append(out, a)
			}
		}
	}
	out = r.withoutGovernors(out)
	out = r.likewise(out)
	r.sharedTarget(out)
	return r.nounActs(out, used)
}

// flags gives one cleared mark per chunk.
func (r *reader) flags(buf *[]bool) []bool {
	if cap(*buf) < len(r.cs) {
		*buf = make([]bool, len(r.cs)+16)
	}
	*buf = (*buf)[:cap(*buf)]
	out := (*buf)[:len(r.cs)]
	clear(out)
	return out
}

// withoutGovernors drops the acts of verbs that only governed another act: in "asked it to send
// troops" the asking has become part of the sending.
func (r *reader) withoutGovernors(acts []act) []act {
	governs := r.flags(&r.governsBuf)
	for i := range acts {
		a := &acts[i]
		switch a.effect {
		case "", "allege", "blame", "praise", "enable", "drop", "wish":
			continue
		case "consider", "aspect":
			if a.under > 0 {
				continue
			}
		default:
			if r.planned(a.verb) {
				continue
			}
		}
		for j := r.cs[a.verb].chain; j >= 0; j = r.cs[j].chain {
			governs[j] = true
		}
	}
	out := acts[:0]
	for _, a := range acts {
		if !governs[a.verb] {
			out = append(out, a)
		}
	}
	return out
}

// fire tries the frames of a verb and applies the operators above it.
func (r *reader) fire(k int, used []bool) (act, bool) {
	c := &r.cs[k]
	comp := r.complement(k)
	if j := r.relativeObject(k, &comp); j >= 0 {
		comp.obj, comp.objLast = j, j
	}
	if c.passive {
		comp.iobj = -1
		if comp.obj < 0 {
			comp.obj, comp.objLast = c.subj, c.subj
			for j := c.subj + 1; j < k && c.subj >= 0 && r.cs[j].kind == chNoun && r.cs[j].prep >= 0 && comp.n < len(comp.phrases); j++ {
				comp.phrases[comp.n] = j // "a contract with Chad was signed"
				comp.n++
			}
		} else {
			comp.iobj = c.subj // "was given weapons"
		}
	}
	f := r.bestFrame(c, &comp)
	if f == nil || f.weight == 0 {
		if a, ok := r.lightVerb(k, &comp, used); ok {
			return a, true
		}
	}
	if f == nil || f.weight == 0 && comp.obj < 0 && comp.verb >= 0 && r.cs[comp.verb].inf && r.hasOp(c.verb, "to") {
		return act{}, false
	}
	if f.code[:2] == "01" && comp.verb >= 0 && r.cs[comp.verb].inf && r.cs[comp.verb].chain == k && r.hasOp(c.verb, "objto") {
		return act{}, false // told it to stop
	}
	a := act{verb: k, code: f.code, row: f.row, weight: f.weight, modality: fact.Asserted, lemma: c.verb, frame: f}
	if comp.obj >= 0 {
		a.objBits = r.nounBits(comp.obj)
		if len(f.needs) > 0 && f.needs[0].kind == needObj {
			used[comp.obj] = true
		}
	}
	for _, n := range f.needs {
		if n.kind == needPrep {
			for _, p := range n.preps {
				if j := r.phrase(&comp, p); j >= 0 {
					used[j] = true
				}
			}
		}
	}
	a.from, a.to = r.extent(k, &comp)
	r.sources(&a, c, &comp)
	if n := r.nounAbove(k); n >= 0 {
		a.sources, a.under = r.planners(n, k), n+1
	}
	r.joinedIn(&a, c)
	if len(a.sources) > 1 && a.sources[0].first < a.from && a.from-a.sources[0].first < 25 && c.finite {
		a.from = a.sources[0].first // the whole list of those who act
	}
	if len(a.sources) == 0 && a.code[:2] == "14" && !c.passive && c.subj >= 0 && partitive[r.d.Tokens[r.cs[c.subj].head].Norm] {
		a.sources = []party{{sector: "CVL", chunk: c.subj, first: r.cs[c.subj].first, last: r.cs[c.subj].last, found: true}} // tens of thousands
	}
	r.targets(&a, f, c, &comp)
	if len(a.targets) == 0 && c.finite {
		r.movedTarget(&a, f)
	}
	r.notOneself(&a)
	if f.outside && !outside(&a) { // then as the rows that ask for nobody tell it
		r.atHomeOnly = true
		a, ok := r.fire(k, used)
		r.atHomeOnly = false
		return a, ok
	}
	if a.code == "100" && r.l.lemmas[c.verb] == "call" && r.callsOn(&a, &comp) {
		a.code = "042"
	}
	if f.reversed && len(a.targets) == 0 {
		r.boughtFrom(&a, &comp)
	}
	if f.reversed && len(a.sources) == 0 && f.code > "18" && c.subj >= 0 {
		if p := r.anyone(c.subj); p.found {
			a.sources = r.one(p) // Chadian villages came under fire
		}
	}
	if strings.HasPrefix(a.row, "noun:") && c.subj >= 0 {
		used[c.subj] = true
		if at, n := r.actAt(&r.cs[c.subj]); n >= 0 {
			if own := r.withoutSources(&a, r.nounParties(c.subj, r.l.acts[n].target, &a, at)); len(own) > 0 && (len(a.targets) == 0 || own[0].actor != "" && a.targets[0].actor == "") {
				a.targets = own // whom the sanctions are on, not whom they hurt
			}
		}
	}
	if c.passive && len(a.sources) == 0 {
		r.unsaid(&a, c, &comp)
	}
	if f.reversed {
		a.sources, a.targets = a.targets, a.sources
		r.cameTo(&a, &comp)
	}
	if len(a.targets) > 0 && a.targets[0].chunk != comp.obj && a.targets[0].found && r.cs[a.targets[0].chunk].kind == chNoun && r.d.Tokens[r.cs[a.targets[0].chunk].first].Norm == "no" {
		c.neg = !c.neg // fired on no ship
	}
	if r.saysLittle(comp.obj) || r.saysLittle(c.subj) {
		return act{}, false
	}
	a.negative = c.neg != (r.saysNone(comp.obj) || r.asksNothing(&comp) || r.neitherNor(c.subj) || c.finite && r.deniedCleft(c.subj))
	if c.subj >= 0 && !c.passive && r.saysNone(c.subj) {
		a.sources = r.sideOfNone(c.subj)
		a.negative = len(a.sources) > 0 && !c.neg
	}
	r.modality(&a, k)
	r.operators(&a, k)
	r.settle(&a)
	r.remember(&a)
	return a, true
}

// outside says whether an act is done to a state, or somebody of one, other than the one that acts.
func outside(a *act) bool {
	return len(a.targets) > 0 && a.targets[0].actor != "" && (len(a.sources) == 0 || a.sources[0].actor.State() != a.targets[0].actor.State())
}

// sharedTarget gives an act that names nobody the target of the act that is joined to it and has
// the same subject: "lodged a protest and summoned its ambassador".
func (r *reader) sharedTarget(acts []act) {
	for i := range acts {
		a := &acts[i]
		if a.noun || len(a.targets) > 0 || len(a.sources) == 0 || r.cs[a.verb].kind != chVerb || a.frame != nil && a.code[:2] == "10" && len(a.frame.needs) > 1 {
			continue // also "and called on its allies"
		}
		aside := r.cs[a.verb].ing && r.cs[a.verb].chain < 0 && r.cs[a.verb].prep < 0
		for j := range acts {
			if j == i || !aside && j != i-1 && j != i+1 {
				continue
			}
			b := &acts[j]
			if !b.noun && len(b.targets) > 0 && (a.code > "09") == (b.code > "09") && r.cs[b.verb].kind == chVerb && r.cs[b.verb].subj == r.cs[a.verb].subj && (r.between(min(a.verb, b.verb), max(a.verb, b.verb), chConj) || aside && r.between(min(a.verb, b.verb), max(a.verb, b.verb), chComma)) && !r.prepIs(b.targets[0].chunk, "on", "about", "over", "of", "for") && !(b.code[:2] == "11" && r.prepIs(b.targets[0].chunk, "to")) {
				if a.targets = r.withoutSources(a, b.targets); len(a.targets) > 0 {
					break
				}
			}
		}
	}
}

// neitherNor says whether a subject is the second of "neither A nor B".
func (r *reader) neitherNor(j int) bool {
	nor := false
	for ; j >= 0; j-- {
		switch c := &r.cs[j]; c.kind {
		case chConj:
			nor = nor || r.d.Tokens[c.first].Norm == "nor"
		case chNoun, chComma, chWord, chSub:
		default:
			return false
		}
		if nor && r.d.Tokens[r.cs[j].first].Norm == "neither" {
			return true
		}
	}
	return false
}

// relativeObject is what a relative clause with a subject of its own is about, the object of its
// verb: "the jets that France sold to Greece", "Haftar, whom they armed"; -1 if there is none.
func (r *reader) relativeObject(k int, comp *complements) int {
	c := &r.cs[k]
	if !c.finite || c.passive || comp.obj >= 0 || comp.clause >= 0 || comp.verb >= 0 || c.subj < 0 || c.subj >= k || r.left(k) != c.subj {
		return -1
	}
	rel := r.left(c.subj)
	if rel < 1 || r.cs[rel].kind != chRel && !r.thatOf(rel) {
		return -1
	}
	switch r.d.Tokens[r.cs[rel].first].Norm {
	case "that", "which", "whom":
		return r.related(rel)
	}
	return -1
}

// movedTarget takes the target from the phrase with a preposition that a relative clause or "it was" puts in
// front: "Chad, with which it signed a treaty", "it was with Chad that it signed a treaty".
func (r *reader) movedTarget(a *act, f *frame) {
	s := r.cs[a.verb].subj
	if s < 0 || s > a.verb {
		return
	}
	rel := r.left(s)
	if rel < 1 {
		return
	}
	j, prep := -1, r.cs[rel].first-1
	switch {
	case r.cs[rel].kind == chRel && prep >= 0 && r.d.Tokens[prep].class&clsPrep != 0:
		j = r.related(rel)
	case r.cs[rel].kind == chSub && r.d.Tokens[r.cs[rel].first].Norm == "that" && rel == 3 && r.cs[1].copula && r.d.Tokens[r.cs[0].head].Norm == "it":
		j, prep = 2, r.cs[2].prep
	}
	if j < 0 || prep < 0 || r.cs[j].kind != chNoun {
		return
	}
	for _, t := range f.targets {
		if t.kind == slotAny || t.kind == slotPrep && t.prep == r.d.Tokens[prep].word {
			if p := r.anyone(j); p.found {
				a.targets = r.withoutSources(a, r.one(p))
			}
			return
		}
	}
}

// callsOn reads "called on the president in Kyiv", a visit, where nothing is asked of him.
func (r *reader) callsOn(a *act, comp *complements) bool {
	if len(a.targets) != 1 || comp.verb >= 0 || comp.clause >= 0 || r.phrase(comp, r.l.find("for")) >= 0 {
		return false
	}
	j := a.targets[0].chunk
	if r.cs[j].kind != chNoun || !r.prepIs(j, "on") || r.cs[j].mention < 0 {
		return false
	}
	m := &r.mentions[r.cs[j].mention]
	return m.Kind == LeaderMention || r.onePerson(m)
}

// extent is the piece of the sentence that an act rests on: from its subject, where that is
// near, to the last complement.
func (r *reader) extent(k int, comp *complements) (from, to int) {
	c := &r.cs[k]
	from, to = c.first, c.last
	if s := c.subj; s >= 0 && s < k && c.finite && k-s <= 8 && !r.secondVerb(s, k) {
		from = r.cs[s].first
	}
	if c.prep >= 0 {
		from = c.first
	}
	if comp.end > k+1 {
		to = r.cs[comp.end-1].last
	}
	return from, to
}

// secondVerb says whether a verb shares its subject with one joined before it: the words of "sold it
// tea" in "A buys maize and sold it tea" are its own.
func (r *reader) secondVerb(s, k int) bool {
	for j := s + 1; j < k; j++ {
		if c := &r.cs[j]; c.kind == chVerb && c.finite && c.subj == s && !c.auxOnly && !r.inRelative(j) {
			return true
		}
	}
	return false
}
