package read

import (
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
				r.apposedPair(k, &t)
				r.tie(k, &t)
			}
			r.loveLost(k)
			r.armsOf(k)
			r.memberNoun(k)
		case chVerb:
			r.membership(k)
			r.stands(k)
			r.pairTies(k)
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
	if r.noLonger(k) {
		return
	}
	if n := r.left(k); n >= 0 && c.prep < 0 && r.cs[n].kind == chVerb && r.cs[n].inf && (r.cs[n].copula || r.l.lemmas[r.cs[n].verb] == "become") {
		return // "wants to be an ally of"
	}
	if n := r.left(k); n >= 0 && c.prep < 0 && r.cs[n].kind == chVerb && r.cs[n].inf && founding[r.l.lemmas[r.cs[n].verb]] {
		return // "wants to restore ties with"
	}
	if _, ok := r.l.standing.phrases[r.phraseAt(k)]; ok {
		return // "at war with"
	}
	if r.saysNone(k) || r.onlyPossible(k) {
		return
	}
	if t.role == "had" && !r.isHad(k) {
		return
	}
	if t.hasPrep(r.l, "of") && c.prep >= 0 && !r.prepIs(k, "as", "of", "in") {
		return // "bombed by an enemy of America": of whom, it does not say
	}
	if t.role != "had" && (t.role != "" || t.hasPrep(r.l, "of")) && (r.roleOf(k, t) || t.role != "") {
		return
	}
	if r.isName(c) {
		return
	}
	b, end := r.otherParty(k, t)
	a := r.tieOwner(k)
	if !b.found {
		b, a, end = r.tiePair(k, t)
	}
	if b.found && !a.found && c.prep < 0 && r.topic != b.actor.State() {
		a = party{actor: r.topic, found: r.topic != ""}
	}
	if !b.found {
		a, b, end = r.allyOf(k)
	}
	if a.found && b.found {
		r.tieBetween(k, t, a, b, end)
	}
}

// noLonger says that "no longer" stands before what chunk k says somebody is.
func (r *reader) noLonger(k int) bool {
	for i := r.cs[k].first - 1; i > max(r.cs[k].first-4, r.d.Sentences[r.sent].Body); i-- {
		if r.d.Tokens[i].Norm == "longer" && r.d.Tokens[i-1].Norm == "no" {
			return true
		}
	}
	return false
}

// onlyPossible says that a tie is spoken of as one that may come: "a war between A and B could".
func (r *reader) onlyPossible(k int) bool {
	c := &r.cs[k]
	if n := r.d.Tokens[c.first].Norm; n != "a" && n != "an" && n != "any" {
		return false
	}
	for j := k + 1; j < len(r.cs) && r.cs[j].kind != chStop; j++ { // made a treaty between A and B impossible, is unlikely
		switch r.cs[j].kind {
		case chWord, chVerb:
			for i := r.cs[j].first; i < r.cs[j].last; i++ {
				if toCome[r.d.Tokens[i].Norm] {
					return true
				}
			}
		case chComma:
			return false
		}
	}
	for v := k + 1; v < len(r.cs) && r.cs[v].kind != chStop; v++ {
		if r.cs[v].kind == chVerb && r.cs[v].finite {
			return r.cs[v].subj == k && r.cs[v].modal != 0
		}
	}
	return false
}

// isHad says that somebody has what chunk k names: "has had a free-trade agreement with".
func (r *reader) isHad(k int) bool {
	n := r.left(k)
	if n < 0 || r.cs[k].prep >= 0 || r.cs[n].kind != chVerb || r.hasIf() {
		return false
	}
	v := &r.cs[n]
	return v.finite && !v.neg && v.modal == 0 && (r.l.lemmas[v.verb] == "have" || r.d.Tokens[v.head].Norm == "had" && v.last-v.first > 1)
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
	if bodyWords.has(head.Norm) && c.head == c.first+1 && d.Tokens[c.first].Norm == "the" {
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
			if q := r.direct(j); q.found && !r.prepIs(j, "between") {
				return q, n.last
			}
			if q := r.place(j); q.found && r.prepIs(j, "in", "on", "over", "upon") {
				return q, n.last
			}
			if q := r.owner(j); q.found && !r.prepIs(j, "between") {
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
func (r *reader) tiePair(k int, t *tie) (b, a party, end int) {
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
	if n := k + 1; n < len(r.cs) && r.cs[n].kind == chNoun && r.prepIs(n, "between") {
		if list := r.following(n, len(r.cs)); len(list) > 1 {
			return list[1], list[0], r.cs[list[1].chunk].last
		}
	}
	n := r.left(k)
	if v := n; t.role == "had" && v >= 0 && r.cs[v].kind == chVerb && r.cs[v].subj >= 0 { // "with which it has an agreement"
		if rel := r.left(r.cs[v].subj); rel >= 1 && r.cs[rel].kind == chRel && r.d.Tokens[r.cs[rel].first-1].Norm == "with" {
			return r.direct(r.related(rel)), r.direct(r.cs[v].subj), c.last
		}
	}
	if n >= 0 && r.cs[n].kind == chRel { // "Iran, with whom relations"
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

// founding verbs have for their object what is not there yet.
var founding = wordSet("establish build forge restore normalise normalize open resume create start renew revive form found reestablish")

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
