package read

import (
	"fmt"
	"strings"

	"tightrope/fact"
)

// standingRow is a row of standing.tsv: what leads to the other party, the particle that the verb needs,
// the sign, the layer, and whether the other party is the one that gives.
type standingRow struct {
	preps    []string
	particle string
	sign     int
	layer    fact.Layer
	needs    bool // goods must be named
	safety   bool // somebody's safety must be named: the object, or behind one of the prepositions where inPhrase
	inPhrase bool
	gives    bool // the other party sells, protects, trains
	row      string
}

// standings are the rows by what they go by.
type standings struct {
	verbs, goods map[uint16][]standingRow
	adjectives   map[wordID]standingRow
	phrases      map[string]standingRow // "at odds"
}

func (l *lexicon) addStanding(f []string) error {
	if len(f) != 6 {
		return fmt.Errorf("%d fields: want what, particle, prepositions, sign, layer, who gives", len(f))
	}
	s := standingRow{preps: strings.Split(f[2], ","), particle: f[1], gives: f[5] == "other", row: "standing:" + f[0]}
	switch f[3] {
	case "+":
		s.sign = 1
	case "-":
		s.sign = -1
	default:
		return fmt.Errorf("sign %q: want + or -", f[3])
	}
	switch f[4] {
	case "-":
	case "!":
		s.needs = true
	default:
		s.layer = fact.Layer(f[4])
	}
	if f[1] == "-" {
		s.particle = ""
	}
	if rest, ok := strings.CutPrefix(f[2], "safety"); ok {
		s.safety, s.inPhrase, s.preps = true, strings.HasPrefix(rest, ":"), strings.Split(strings.TrimLeft(rest, ":+"), ",")
	}
	kind, words, ok := strings.Cut(f[0], ":")
	if !ok {
		kind, words = "verb", f[0]
	}
	for w := range strings.SplitSeq(words, "|") {
		switch kind {
		case "verb":
			v := l.verb(w)
			l.standing.verbs[v] = append(l.standing.verbs[v], s)
		case "goods":
			v := l.verb(w)
			l.standing.goods[v] = append(l.standing.goods[v], s)
		case "adj":
			id := l.word(w)
			l.words[id].class |= clsAdj
			l.standing.adjectives[id] = s
		case "pp":
			l.standing.phrases[w] = s
		default:
			return fmt.Errorf("%q: want lemmas, or adj, pp or goods before a colon", f[0])
		}
	}
	return nil
}

// stands reads ties that a verb or a predicate states without a noun for the tie: "depends on Russia",
// "is at odds with Togo", "runs on Iranian gas". What may be, would be or is not is no tie.
func (r *reader) stands(k int) {
	c := &r.cs[k]
	if r.hasIf() {
		return
	}
	comp := r.complement(k)
	if c.copula && r.d.Tokens[c.first].Norm == "there" && !c.neg && c.modal == 0 {
		r.present(k, &comp)
		return
	}
	if c.subj < 0 || c.subj > k || r.saysNone(c.subj) || r.saysLittle(c.subj) || r.neitherSide(c.subj) {
		return
	}
	if c.auxOnly { // "cannot do without"
		r.cannotDo(k, &comp)
		return
	}
	if !c.finite || c.neg || c.modal != 0 || comp.obj >= 0 && (r.saysNone(comp.obj) || r.saysLittle(comp.obj)) {
		return
	}
	if c.copula {
		r.predicate(k, &comp)
		return
	}
	switch r.l.lemmas[c.verb] {
	case "share":
		r.shares(k, &comp)
	case "bind", "tie":
		r.bound(k, &comp)
	}
	r.based(k, &comp)
	r.owns(k, &comp)
	if rows := r.l.standing.goods[c.verb]; rows != nil && r.goodsSubject(k, &comp, rows) {
		return
	}
	for i := range r.l.standing.verbs[c.verb] {
		if s := &r.l.standing.verbs[c.verb][i]; r.fits(k, &comp, s) && r.standsBy(k, &comp, s) {
			return
		}
	}
	r.trades(k, &comp)
}

// fits says whether the particle and the voice of a verb are those of a row.
func (r *reader) fits(k int, comp *complements, s *standingRow) bool {
	c := &r.cs[k]
	if c.passive != (s.preps[0] == "by") && !(c.passive && s.particle == "" && s.preps[0] == "to") {
		return false
	}
	return s.particle == "" || comp.part == s.particle || c.last < len(r.d.Tokens) && r.d.Tokens[c.last].Norm == s.particle
}

// standsBy makes the tie of a verb or predicate with the party behind its preposition; where there is
// none, a subject of two states stands so to itself: "Ghana and Togo are at odds".
func (r *reader) standsBy(k int, comp *complements, s *standingRow) bool {
	subject := r.sideStates(r.cs[k].subj)
	if len(subject) == 0 {
		return false
	}
	if s.safety {
		return r.keepsSafe(k, comp, s, subject[0])
	}
	if s.preps[0] == "obj" {
		return r.standsTo(k, comp, s, subject[0], comp.obj)
	}
	if comp.part != "" && comp.obj >= 0 && has(s.preps, comp.part) {
		return r.standsTo(k, comp, s, subject[0], comp.obj) // "lives off"
	}
	for i := range comp.n {
		if j := comp.phrases[i]; r.prepIs(j, s.preps...) {
			made := false
			for _, a := range subject {
				made = r.standsTo(k, comp, s, a, j) || made
			}
			return made
		}
	}
	if j := r.frontedPhrase(k, s.preps); j >= 0 {
		return r.standsTo(k, comp, s, subject[0], j)
	}
	if len(subject) == 2 && (has(s.preps, "with") || has(s.preps, "from")) {
		return r.tieOf(k, subject[0], subject[1], r.cs[comp.end-1].last, s.sign, orDiplomacy(s.layer), s.row)
	}
	return false
}

func isFlow(l fact.Layer) bool { return l == fact.Energy || l == fact.Arms || l == fact.Trade }

// frontedPhrase is what "on which" stands for before the subject of verb k: "the gas, on which it has
// relied"; -1 if no such relative opens the clause.
func (r *reader) frontedPhrase(k int, preps []string) int {
	n := r.left(r.cs[k].subj)
	if n < 1 || r.cs[n].kind != chRel || r.cs[n].first == 0 || !has(preps, r.d.Tokens[r.cs[n].first-1].Norm) {
		return -1
	}
	return r.related(n)
}

// keepsSafe reads what is done for somebody's safety: "guarantees the security of Brunei", "looks after
// its defence", "entrusts its defence to France".
func (r *reader) keepsSafe(k int, comp *complements, s *standingRow, a party) bool {
	if s.inPhrase {
		for i := range comp.n {
			if j := comp.phrases[i]; r.prepIs(j, s.preps...) && safety[r.d.Tokens[r.cs[j].head].Norm] {
				return r.safetyOf(k, s, a, j)
			}
		}
		return false
	}
	if comp.obj < 0 || !safety[r.d.Tokens[r.cs[comp.obj].head].Norm] {
		return false
	}
	if s.preps[0] == "" {
		return r.safetyOf(k, s, a, comp.obj)
	}
	for i := range comp.n {
		if j := comp.phrases[i]; r.prepIs(j, s.preps...) {
			return r.tieOf(k, r.direct(j), a, r.cs[j].last, s.sign, s.layer, s.row)
		}
	}
	return false
}

func (r *reader) safetyOf(k int, s *standingRow, a party, j int) bool {
	b := r.owner(j)
	if !b.found {
		b = r.ofOwner(j)
	}
	return r.tieOf(k, a, b, max(r.cs[j].last, b.last), s.sign, s.layer, s.row)
}

func has(words []string, w string) bool {
	for _, v := range words {
		if v == w {
			return true
		}
	}
	return false
}

func orDiplomacy(l fact.Layer) fact.Layer {
	if l == "" {
		return fact.Diplomacy
	}
	return l
}

// standsTo makes the tie of a subject with the party in the phrase j.
func (r *reader) standsTo(k int, comp *complements, s *standingRow, a party, j int) bool {
	if j < 0 || s.preps[0] == "under" && !covers[r.d.Tokens[r.cs[j].head].Norm] {
		return false
	}
	b := r.direct(j)
	if !b.found || b.actor == "" || s.needs && s.preps[0] != "by" {
		if b = r.owner(j); !b.found && s.needs {
			b = r.madeBy(j)
		}
	}
	layer := s.layer
	if layer == "" {
		layer = r.goodsIn(r.cs[k].last, r.cs[comp.end-1].last)
		if j < k {
			layer = r.goodsIn(r.cs[j].first, r.cs[j].last)
		}
		if layer == "" && s.needs {
			return false
		}
	}
	if s.gives && (isFlow(layer) || s.preps[0] == "by" || s.preps[0] == "under") {
		a, b = b, a // goods and protection come from the other one; who leans stands first
	}
	return r.tieOf(k, a, b, max(r.cs[j].last, b.last), s.sign, orDiplomacy(layer), s.row)
}

var covers = wordSet("umbrella shield protection guarantee guarantees wing wings")

var safety = wordSet("security defence defense safety independence sovereignty integrity borders survival")

// predicate reads an adjective or a phrase behind a copula: "is dependent on", "are at loggerheads".
func (r *reader) predicate(k int, comp *complements) {
	c := &r.cs[k]
	if c.adj >= 0 {
		if s, ok := r.l.standing.adjectives[r.d.Tokens[c.adj].word]; ok {
			r.standsBy(k, comp, &s)
		}
		return
	}
	if r.goodsPredicate(k, comp) || r.homeTo(k, comp) || comp.n == 0 || comp.obj >= 0 {
		return
	}
	j := comp.phrases[0]
	if r.prepIs(j, "under") {
		r.standsBy(k, comp, &r.l.standing.verbs[c.verb][0])
		return
	}
	if s, ok := r.l.standing.phrases[r.phraseAt(j)]; ok {
		r.standsBy(k, comp, &s)
	}
}

// phraseAt is a short phrase with its preposition, as the table of standing ties writes it; "" where
// it is none of the kind.
func (r *reader) phraseAt(j int) string {
	if n := &r.cs[j]; r.prepIs(j, "at", "on", "in") && n.last-n.first <= 3 {
		return strings.ToLower(r.words(n.prep, n.last))
	}
	return ""
}

// cannotDo reads "cannot do without Iraqi fuel": what nobody can do without, he depends on.
func (r *reader) cannotDo(k int, comp *complements) {
	c := &r.cs[k]
	if last := r.d.Tokens[c.last-1].Norm; last != "do" && last != "manage" || !c.neg && r.d.Tokens[c.first].Norm != "cannot" {
		return
	}
	for j := k + 1; j < min(k+3, len(r.cs)); j++ {
		if r.cs[j].kind == chNoun && r.prepIs(j, "without") {
			s := standingRow{gives: true, sign: 1, preps: []string{"without"}, row: "standing:do without"}
			if a := r.sideStates(c.subj); len(a) > 0 {
				comp.end = max(comp.end, j+1)
				r.standsTo(k, comp, &s, a[0], j)
			}
			return
		}
	}
}

// sideStates are the states that a subject is or stands for: by name, or by what belongs to a state
// and acts or lives for it: "Mali's army", "the economy of Laos".
func (r *reader) sideStates(j int) []party {
	if list := r.statesOf(j); list != nil {
		return list
	}
	if j < 0 || r.cs[j].kind != chNoun {
		return nil
	}
	head := r.l.words[r.l.words[r.d.Tokens[r.cs[j].head].word].lemma].text
	if !ofNation[head] && r.nounBits(j)&(1<<r.l.classes["troops"]) == 0 {
		return nil
	}
	p := r.owner(j)
	if !p.found {
		p = r.ofOwner(j)
	}
	if !p.found || !r.l.states[p.actor.State()] {
		return nil
	}
	p.actor = p.actor.State()
	return []party{p}
}

var ofNation = wordSet(`army force military navy airforce economy industry grid government treasury budget household factory refinery
	power fleet defence defense security farmer pilot officer soldier growth stability survival bank kitchen railway
	station plant home house ruler leader general elite public light airspace sky coast coastline border currency debt`)

// tieOf makes a relation of two states from the subject of verb k to token to.
func (r *reader) tieOf(k int, a, b party, to, sign int, layer fact.Layer, rule string) bool {
	from := r.cs[k].first
	if s := r.cs[k].subj; s >= 0 && s < k && !r.between(s, k, chVerb) {
		from = r.cs[s].first
	}
	return r.tieFrom(k, from, to, a, b, sign, layer, rule)
}

// tieFrom makes a relation of two states over the tokens from and to, said by verb k.
func (r *reader) tieFrom(k, from, to int, a, b party, sign int, layer fact.Layer, rule string) bool {
	if !a.found || !b.found || !r.l.states[a.actor.State()] || !r.l.states[b.actor.State()] || a.actor.State() == b.actor.State() {
		return false
	}
	it := r.item(fact.Relation, from, to)
	it.A, it.B, it.Sign, it.Layer = a.actor.State(), b.actor.State(), sign, layer
	sub := act{verb: k, modality: fact.Asserted}
	r.speech(&sub, nil)
	it.Voice = sub.voice
	r.add(it, rule)
	return true
}

// goodsIn is the layer of what a range of tokens names as given: safety, energy or arms before other
// goods; "" if it names nothing of the kind.
func (r *reader) goodsIn(first, last int) fact.Layer {
	trade := fact.Layer("")
	for i := first; i < last; i++ {
		t := &r.d.Tokens[i]
		w := measureWords()[t.Norm]
		bits := r.l.words[t.word].noun
		switch {
		case safetyWords[t.Norm]:
			return fact.Security
		case w.class&mGood != 0 && (w.layer == fact.Energy || w.layer == fact.Arms):
			return w.layer
		case t.Norm == "power" || t.Norm == "hydropower":
			return fact.Energy
		case bits&(1<<r.l.classes["militaryaid"]) != 0 || r.weapon(i):
			return fact.Arms
		case trade == "" && (w.class&mGood != 0 && w.layer == fact.Trade || tradeWords[t.Norm] || bits&(1<<r.l.classes["wares"]) != 0):
			trade = fact.Trade
		}
	}
	return trade
}

var (
	safetyWords = wordSet("defence defense security protection safety survival")
	tradeWords  = wordSet("imports exports food clothes machinery textiles medicine medicines investment money loans credit tourism tourists income")
)
