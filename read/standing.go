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
	if c.subj < 0 || c.subj > k || r.saysNone(c.subj) || r.neitherSide(c.subj) {
		return
	}
	if c.auxOnly { // "cannot do without"
		r.cannotDo(k, &comp)
		return
	}
	if !c.finite || c.neg || c.modal != 0 || comp.obj >= 0 && r.saysNone(comp.obj) {
		return
	}
	if c.copula {
		r.predicate(k, &comp)
		return
	}
	switch r.l.lemmas[c.verb] {
	case "share":
		r.shares(k, &comp)
	case "bind":
		r.bound(k, &comp)
	}
	r.based(k, &comp)
	r.owns(k, &comp)
	if rows := r.l.standing.goods[c.verb]; rows != nil && r.goodsSubject(k, &comp, rows) {
		return
	}
	for i := range r.l.standing.verbs[c.verb] {
		if s := &r.l.standing.verbs[c.verb][i]; r.fits(k, &comp, s) {
			r.standsBy(k, &comp, s)
			return
		}
	}
	if buyers[r.l.lemmas[c.verb]] {
		r.buysFrom(k, &comp)
	}
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
func (r *reader) standsBy(k int, comp *complements, s *standingRow) {
	subject := r.sideStates(r.cs[k].subj)
	if len(subject) == 0 {
		return
	}
	if s.preps[0] == "obj" || s.preps[0] == "security" {
		r.standsTo(k, comp, s, subject[0], comp.obj)
		return
	}
	for i := range comp.n {
		if j := comp.phrases[i]; r.prepIs(j, s.preps...) {
			for _, a := range subject {
				r.standsTo(k, comp, s, a, j)
			}
			return
		}
	}
	if len(subject) == 2 && (r.has(s.preps, "with") || r.has(s.preps, "from")) {
		r.tieOf(k, subject[0], subject[1], r.cs[comp.end-1].last, s.sign, orDiplomacy(s.layer), s.row)
	}
}

func (r *reader) has(words []string, w string) bool {
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
func (r *reader) standsTo(k int, comp *complements, s *standingRow, a party, j int) {
	if j < 0 {
		return
	}
	if s.preps[0] == "under" && !covers[r.d.Tokens[r.cs[j].head].Norm] {
		return
	}
	b := r.direct(j)
	if !b.found || s.needs && s.preps[0] != "by" {
		b = r.owner(j)
	}
	if !b.found && s.preps[0] == "security" || s.preps[0] == "security" && !safety[r.d.Tokens[r.cs[j].head].Norm] {
		if b = r.ofOwner(j); !safety[r.d.Tokens[r.cs[j].head].Norm] {
			return
		}
	}
	layer := s.layer
	if layer == "" {
		from := r.cs[k].last
		if layer = r.goodsIn(from, r.cs[comp.end-1].last); layer == "" && s.needs {
			return
		}
	}
	if s.gives {
		a, b = b, a
	}
	r.tieOf(k, a, b, max(r.cs[j].last, b.last), s.sign, orDiplomacy(layer), s.row)
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
	if n := &r.cs[j]; r.prepIs(j, "at", "on", "in") && n.last-n.first <= 3 {
		if s, ok := r.l.standing.phrases[strings.ToLower(r.words(n.prep, n.last))]; ok {
			r.standsBy(k, comp, &s)
		}
	}
}

// cannotDo reads "cannot do without Iraqi fuel": what nobody can do without, he depends on.
func (r *reader) cannotDo(k int, comp *complements) {
	c := &r.cs[k]
	if last := r.d.Tokens[c.last-1].Norm; last != "do" && last != "manage" || !c.neg && r.d.Tokens[c.first].Norm != "cannot" {
		return
	}
	for j := k + 1; j < min(k+3, len(r.cs)); j++ {
		if r.cs[j].kind == chNoun && r.prepIs(j, "without") {
			s := standingRow{gives: true, sign: 1, preps: withoutPreps, row: "standing:do without"}
			if a := r.sideStates(c.subj); len(a) > 0 {
				comp.end = max(comp.end, j+1)
				r.standsTo(k, comp, &s, a[0], j)
			}
			return
		}
	}
}

var withoutPreps = []string{"without"}

// shares reads two states that share what binds them: a field of oil or gas, a language, a faith. A
// border or a river that they share binds nobody.
func (r *reader) shares(k int, comp *complements) {
	if comp.obj < 0 {
		return
	}
	layer := fact.Layer("")
	switch head := r.d.Tokens[r.cs[comp.obj].head].Norm; {
	case commonTraits[head]:
		layer = fact.Culture
	case deposits[head] && r.goodsIn(r.cs[comp.obj].first, r.cs[comp.end-1].last) == fact.Energy:
		layer = fact.Energy
	default:
		return
	}
	s := standingRow{preps: withPreps, sign: 1, layer: layer, row: "standing:share"}
	r.standsBy(k, comp, &s)
}

var (
	withPreps    = []string{"with"}
	commonTraits = wordSet("language tongue faith religion culture history heritage ancestry roots creed script")
	deposits     = wordSet("field fields deposit deposits reservoir reservoirs basin oilfield pipeline grid")
)

// bound reads the passive of those whom a treaty binds: "is bound to Japan by a treaty", "is bound by
// treaty to defend Fiji". Who is only bound to do something is bound to nobody.
func (r *reader) bound(k int, comp *complements) {
	c := &r.cs[k]
	if !c.passive || !r.treatyNear(k, comp) {
		return
	}
	s := standingRow{preps: toPreps, sign: 1, layer: fact.Security, row: "standing:bound"}
	a := r.statesOf(c.subj)
	if len(a) == 0 {
		return
	}
	if v := comp.verb; v >= 0 && r.cs[v].inf {
		sub := r.complement(v)
		if p := r.direct(sub.obj); p.found {
			r.tieOf(k, a[0], p, p.last, 1, fact.Security, s.row)
		}
		return
	}
	if len(a) == 2 {
		r.tieOf(k, a[0], a[1], r.cs[comp.end-1].last, 1, fact.Security, s.row)
		return
	}
	r.standsBy(k, comp, &s)
}

var toPreps = []string{"to"}

func (r *reader) treatyNear(k int, comp *complements) bool {
	for i := r.cs[k].last; i < r.cs[comp.end-1].last; i++ {
		switch r.d.Tokens[i].Norm {
		case "treaty", "treaties", "pact", "alliance":
			return true
		}
	}
	return false
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
	power fleet defence defense security farmer pilot officer soldier growth stability survival bank kitchen railway`)

// tieOf makes a relation of two states from the subject of verb k to token to.
func (r *reader) tieOf(k int, a, b party, to, sign int, layer fact.Layer, rule string) {
	from := r.cs[k].first
	if s := r.cs[k].subj; s >= 0 && s < k && !r.between(s, k, chVerb) {
		from = r.cs[s].first
	}
	r.tieFrom(k, from, to, a, b, sign, layer, rule)
}

// tieFrom makes a relation of two states over the tokens from and to, said by verb k.
func (r *reader) tieFrom(k, from, to int, a, b party, sign int, layer fact.Layer, rule string) {
	if !a.found || !b.found || !r.l.states[a.actor.State()] || !r.l.states[b.actor.State()] || a.actor.State() == b.actor.State() {
		return
	}
	it := r.item(fact.Relation, from, to)
	it.A, it.B, it.Sign, it.Layer = a.actor.State(), b.actor.State(), sign, layer
	sub := act{verb: k, modality: fact.Asserted}
	r.speech(&sub, nil)
	it.Voice = sub.voice
	r.add(it, rule)
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
		case t.Norm == "power":
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
