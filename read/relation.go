package read

import (
	"tightrope/actor"
	"tightrope/fact"
)

// relations finds standing ties: a noun such as "ties" or "rivalry" with two parties,
// memberships, and arms that one state uses and another made.
func (r *reader) relations(*Sentence) {
	for k := range r.cs {
		c := &r.cs[k]
		switch c.kind {
		case chNoun:
			if t, ok := r.l.ties[r.l.words[r.d.Tokens[c.head].word].lemma]; ok {
				r.tie(k, &t)
			}
			r.armsOf(k)
		case chVerb:
			r.membership(k)
			r.standing(k)
		}
	}
}

// tie makes a relation of a tie noun: its owner stands before it or is the subject, the other
// party behind it.
func (r *reader) tie(k int, t *tie) {
	c := &r.cs[k]
	if n := r.left(k); n >= 0 && r.cs[n].kind == chVerb && r.cs[n].neg && c.prep < 0 {
		return // "has not normalised relations"
	}
	if r.isName(c) || r.saysNone(k) {
		return
	}
	b, end := r.otherParty(k, t)
	a := r.tieOwner(k)
	if !b.found {
		b, a, end = r.tiePair(k)
	}
	if b.found && !a.found && c.prep < 0 && r.topic != b.actor.State() {
		a = party{actor: r.topic, found: r.topic != ""}
	}
	if !b.found {
		a, b, end = r.allyOf(k)
	}
	if !a.found || !b.found || a.actor == "" || b.actor == "" || a.actor.State() == b.actor.State() {
		return
	}
	it := r.item(fact.Relation, c.first, max(end, c.last))
	it.A, it.B, it.Sign, it.Layer = a.actor, b.actor, t.sign, t.layer
	if it.Layer == "" {
		it.Layer = fact.Diplomacy
	}
	r.colour(&it, k, t)
	sub := act{verb: k, modality: fact.Asserted}
	r.speech(&sub, nil)
	it.Voice = sub.voice
	r.add(it, t.row)
}

// isName says that a phrase with the noun of a tie is the name of a body ("the Muslim Brotherhood")
// or means one that was named before ("the alliance"), or qualifies itself by what it is not ("a
// non-NATO ally").
func (r *reader) isName(c *chunk) bool {
	d := r.d
	head := &d.Tokens[c.head]
	if head.Is(Capital) && !head.Is(FirstWord) || r.name(c.head) != nil {
		return true
	}
	if bodyWords[head.Norm] && c.head == c.first+1 && d.Tokens[c.first].Norm == "the" {
		return true
	}
	for i := c.first; i+1 < c.head; i++ {
		if opposites[d.Tokens[i].Norm] && d.Tokens[i+1].Is(Hyphen) {
			return true
		}
	}
	return false
}

var opposites = wordSet("non anti pro ex")

func (r *reader) otherParty(k int, t *tie) (party, int) {
	for j := k + 1; j < len(r.cs) && j <= k+4; j++ {
		n := &r.cs[j]
		if n.kind == chWord || n.kind == chTime {
			continue
		}
		if n.kind != chNoun || n.prep < 0 {
			return party{}, 0
		}
		for _, p := range t.preps {
			if r.d.Tokens[n.prep].word != p {
				continue
			}
			if q := r.direct(j); q.found {
				return q, n.last
			}
			if q := r.place(j); q.found && r.prepIs(j, "in", "on", "over", "upon") {
				return q, n.last
			}
			if q := r.owner(j); q.found {
				return q, n.last
			}
		}
	}
	return party{}, 0
}

// tieOwner is who has the tie: named in the phrase, or the subject of the sentence.
func (r *reader) tieOwner(k int) party {
	if p := r.owner(k); p.found && p.actor != "" {
		return p
	}
	for v := k - 1; v >= 0; v-- {
		if g := &r.cs[v]; g.kind == chVerb && g.subj >= 0 {
			if p := r.direct(g.subj); p.found && p.actor != "" {
				return p
			}
			if p := r.owner(g.subj); p.found && p.actor != "" && !r.cs[v].passive {
				return p
			}
		}
	}
	return party{}
}

// tiePair reads "with whom ties have soured", "a steady friend in", "between A and B"
// and "Azerbaijani-Israeli cooperation".
func (r *reader) tiePair(k int) (b, a party, end int) {
	c := &r.cs[k]
	var two []party
	for i := range r.inside(c) {
		if m := &r.mentions[i]; m.Actor != "" && m.Kind != PlaceMention && m.Last <= c.head {
			two = append(two, party{actor: m.Actor, found: true})
		}
	}
	if len(two) == 2 {
		return two[1], two[0], c.last
	}
	if n := r.left(k); n >= 0 && r.cs[n].kind == chRel { // "Iran, with whom relations"
		b = r.direct(r.nounBefore(n))
		if !b.found {
			if m := r.left(n); m >= 0 && r.cs[m].kind == chComma {
				b = r.direct(r.left(m))
			}
		}
		if i := r.firstThing(r.focus.subject, r.focus.sentSubj, r.focus.state); i >= 0 {
			a = party{actor: r.mentions[i].Actor, found: true}
		}
		if b.actor == a.actor {
			a = party{actor: r.topic, found: r.topic != ""}
		}
		if v := r.right(k); v >= 0 && r.cs[v].kind == chVerb {
			end = r.cs[v].last
			if o := r.right(v); o >= 0 && r.cs[o].kind == chNoun {
				end = r.cs[o].last
			}
		}
		return b, a, end
	}
	if r.cs[k].prep < 0 { // "it has in Serbia a steady friend"
		if n := r.left(k); n >= 0 && r.cs[n].kind == chNoun && r.prepIs(n, "in") {
			if v := r.left(n); v >= 0 && r.cs[v].kind == chVerb && r.cs[v].subj >= 0 {
				if p := r.place(n); p.found {
					return p, r.direct(r.cs[v].subj), c.last
				}
			}
		}
	}
	return party{}, party{}, 0
}

// allyOf reads "Hungary, Serbia's closest ally" and "Pakistan remains China's ally".
func (r *reader) allyOf(k int) (a, b party, end int) {
	c := &r.cs[k]
	b = r.owner(k)
	if !b.found {
		b = party{actor: r.topic, found: r.topic != "" && c.last-c.first <= 3}
	}
	if !b.found || c.prep >= 0 {
		return party{}, party{}, 0
	}
	n := r.left(k)
	if n < 0 {
		return party{}, party{}, 0
	}
	switch r.cs[n].kind {
	case chComma:
		a = r.direct(r.nounBefore(n))
	case chConj:
	case chVerb:
		if v := &r.cs[n]; v.subj >= 0 && (v.copula || r.l.lemmas[v.verb] == "remain" || r.l.lemmas[v.verb] == "become") && !v.neg {
			a = r.direct(v.subj)
		}
	}
	return a, b, c.last
}

// colour takes layer and sign from the words of the phrase, and from what is said of it.
func (r *reader) colour(it *fact.Item, k int, t *tie) {
	c := &r.cs[k]
	for i := c.first; i < c.last; i++ {
		r.tone(it, i, t)
	}
	if n := r.left(k); n >= 0 && r.cs[n].kind == chVerb && c.prep < 0 && it.Sign > 0 && breaking[r.l.lemmas[r.cs[n].verb]] && !r.cs[n].neg {
		it.Sign = -1 // "soured relations with", "suspended all trade with"
	}
	for v := k + 1; v < len(r.cs) && v < k+6; v++ {
		g := &r.cs[v]
		if g.kind != chVerb || g.subj != k {
			continue
		}
		for j := v; j < len(r.cs) && j < v+5; j++ {
			if r.cs[j].kind == chStop || j > v && r.cs[j].kind == chComma {
				break
			}
			for i := r.cs[j].first; i < r.cs[j].last; i++ {
				r.tone(it, i, t)
			}
		}
		return
	}
}

var breaking = wordSet(`sour strain damage fray poison chill worsen hurt harm rupture sever break cut suspend freeze halt end downgrade
	jeopardise jeopardize undermine test destroy`)

func (r *reader) tone(it *fact.Item, i int, t *tie) {
	switch tone := r.l.tones[r.d.Tokens[i].word]; tone {
	case "":
	case "bad":
		it.Sign = -1
	default:
		if t.layer == "" {
			it.Layer = fact.Layer(tone)
		}
	}
}

var militaryBodies = map[fact.ActorID]bool{"NATO": true, "CSTO": true, "AUKUS": true, "WP": true, "SEATO": true, "CENTO": true, "QUAD": true, "FVEY": true, "AES": true}

// membership reads "is a member of", "sits in", "belongs to" and the list that follows; with a
// negation before the verb, the noun or an entry, that it is none.
func (r *reader) membership(k int) {
	c := &r.cs[k]
	if !c.finite || c.subj < 0 || c.modal != 0 || r.hasIf() {
		return // what would or may be is none
	}
	comp := r.complement(k)
	lemma := r.l.lemmas[c.verb]
	switch {
	case lemma == "sit" || lemma == "belong":
	case c.copula && comp.obj >= 0 && memberWords[r.l.words[r.l.words[r.d.Tokens[r.cs[comp.obj].head].word].lemma].text]:
	default:
		return
	}
	who := r.direct(c.subj)
	if !who.found || len(who.actor.State()) != 3 {
		return
	}
	no := c.neg && !r.notOnly(c) || r.saysNone(comp.obj) || r.saysNone(c.subj) || r.neitherSide(c.subj)
	from, _ := r.extent(k, &comp)
	if c.subj >= 0 && r.between(c.subj, k, chVerb) {
		from = c.first // its subject is that of another verb before
	}
	past := r.pastOnly(c)
	for j := k + 1; j < len(r.cs) && r.cs[j].kind != chStop && r.cs[j].kind != chVerb; j++ {
		n := &r.cs[j]
		if n.kind == chNoun && j != comp.obj && memberWords[r.l.words[r.l.words[r.d.Tokens[n.head].word].lemma].text] {
			from = n.first // "a member of the one and an observer in the other"
		}
		if n.kind == chNoun && !r.listed(j) && from >= 0 && n.mention < 0 && n.prep >= 0 {
			return // "sits in the shadow of NATO"
		}
		if n.kind == chNoun && n.prep < 0 && n.mention < 0 && from < 0 {
			return // "a member of the one and a partner of the other"
		}
		if n.last < len(r.d.Tokens) && r.d.Tokens[n.last].Norm == "+" {
			continue // OPEC+ is another body
		}
		if n.kind != chNoun || n.mention < 0 || r.mentions[n.mention].Kind != NameMention || !r.prepIs(j, "of", "in", "to") && !(n.prep < 0 && r.listed(j)) {
			continue
		}
		org := r.mentions[n.mention].Actor
		if a, ok := actor.Default().Get(org); !ok || a.Kind != fact.Organisation || org == who.actor {
			continue
		}
		if from < 0 {
			if from = n.first; n.prep >= 0 {
				from = n.prep
			}
		}
		it := r.memberOf(who.actor.State(), org, from, n.last, no || r.notBefore(j) || r.noneOf(j))
		if past {
			it.Manner = "past"
		}
		r.add(it, it.Rule)
		from = -1
	}
}

// memberOf makes the relation of a member, or of one that is said to be none: that is no tie.
func (r *reader) memberOf(state, org fact.ActorID, from, to int, no bool) fact.Item {
	it := r.item(fact.Relation, from, to)
	it.A, it.B, it.Sign, it.Layer, it.Role, it.Rule = state, org, 1, fact.Diplomacy, "member", "member"
	if militaryBodies[org] {
		it.Layer = fact.Security
	}
	if no {
		it.Polarity, it.Sign, it.Rule = "-", 0, "no member"
	}
	return it
}

// listed says that the phrase at chunk j goes on a list: a comma or "and" stands before it.
func (r *reader) listed(j int) bool {
	n := r.left(j)
	return n >= 0 && (r.cs[n].kind == chComma || r.cs[n].kind == chConj)
}

// notBefore says that a negation stands right before the phrase: "but not to BRICS".
func (r *reader) notBefore(j int) bool {
	n := &r.cs[j]
	i := n.first
	if n.prep >= 0 {
		i = n.prep
	}
	i--
	return i >= 0 && r.d.Tokens[i].class&clsNeg != 0
}

// noneOf says that the phrase itself is negated, or goes on after "nor": "belongs to neither NATO
// nor the CSTO".
func (r *reader) noneOf(j int) bool {
	n := &r.cs[j]
	if r.saysNone(j) || n.first > 0 && r.d.Tokens[n.first-1].Norm == "neither" {
		return true
	}
	i := n.first
	if n.prep >= 0 {
		i = n.prep
	}
	return i > 0 && r.d.Tokens[i-1].Norm == "nor"
}

// pastOnly says that a verb speaks of what was: "was", "had been", "belonged".
func (r *reader) pastOnly(c *chunk) bool {
	if r.d.Tokens[c.first].Norm == "had" {
		return true
	}
	switch r.d.Tokens[c.head].Norm {
	case "was", "were", "belonged", "sat":
		return true
	}
	return false
}

// notOnly says that the negation of a verb is half of "not only … but also".
func (r *reader) notOnly(c *chunk) bool {
	for i := c.first; i < min(c.last+2, len(r.d.Tokens)); i++ {
		switch r.d.Tokens[i].Norm {
		case "only", "just", "merely", "simply":
			return true
		}
	}
	return false
}

// neitherSide says that the subject opens with "neither" or "no".
func (r *reader) neitherSide(j int) bool {
	at := r.cs[j].first
	return at > 0 && (r.d.Tokens[at-1].Norm == "neither" || r.d.Tokens[at-1].Norm == "no")
}

var memberWords = wordSet("member observer founder")

// armsOf reads arms of one state that another uses: "won because of Turkish drones".
func (r *reader) armsOf(k int) {
	c := &r.cs[k]
	if r.nounBits(k)&(1<<r.l.classes["militaryaid"]) == 0 {
		return
	}
	maker := r.owner(k)
	if !maker.found || len(maker.actor.State()) != 3 {
		return
	}
	why := c.prep >= 0 && (r.prepIs(k, "with", "of", "by") && c.prep > 0 && causeBefore(r.d.Tokens[c.prep-1].Norm) || r.prepIs(k, "with"))
	if !why && k >= 2 && r.cs[k-1].kind == chConj && r.cs[k-2].kind == chNoun && r.cs[k-2].prep > 0 {
		why = causeBefore(r.d.Tokens[r.cs[k-2].prep-1].Norm)
	}
	if !why {
		return
	}
	for v := k - 1; v >= 0; v-- {
		if g := &r.cs[v]; g.kind == chVerb && g.subj >= 0 {
			user := r.direct(g.subj)
			if !user.found || len(user.actor.State()) != 3 || user.actor.State() == maker.actor.State() {
				return
			}
			it := r.item(fact.Relation, c.first, c.last)
			it.A, it.B, it.Sign, it.Layer = maker.actor, user.actor.State(), 1, fact.Arms
			r.add(it, "arms of")
			return
		}
	}
}

func causeBefore(s string) bool {
	switch s {
	case "because", "thanks", "due", "result":
		return true
	}
	return false
}
