package read

import (
	"tightrope/actor"
	"tightrope/fact"
)

var militaryBodies = map[fact.ActorID]bool{"NATO": true, "CSTO": true, "AUKUS": true, "WP": true, "SEATO": true, "CENTO": true, "QUAD": true, "FVEY": true, "AES": true}

// memberVerb is a verb that puts a state into a body of several or takes it out: the prepositions
// before the body, none where the body is the object.
type memberVerb struct {
	preps   []string
	passive bool // "was admitted to"
	enters  bool // tells of the day and not of the state of things: its past is no bygone membership
	out     bool
}

var memberVerbs = map[string]memberVerb{
	"belong": {preps: []string{"to"}}, "sit": {preps: []string{"in", "on", "of"}},
	"join": {enters: true}, "rejoin": {enters: true}, "enter": {enters: true}, "accede": {preps: []string{"to"}, enters: true},
	"admit": {preps: []string{"to", "into"}, passive: true, enters: true}, "readmit": {preps: []string{"to", "into"}, passive: true, enters: true},
	"return": {preps: []string{"to"}, enters: true},
	"leave":  {enters: true, out: true}, "quit": {enters: true, out: true}, "exit": {enters: true, out: true},
	"withdraw": {preps: []string{"from"}, enters: true, out: true}, "expel": {preps: []string{"from"}, passive: true, enters: true, out: true},
}

var (
	memberWords = wordSet("member observer founder pillar stalwart mainstay")
	insides     = []string{"in", "inside", "within"}
	ofBody      = []string{"of", "in", "to"}
)

// memberBy is how verb k says that its subject is in a body: by the verb, by a noun behind a copula
// ("is a member of", "has been part of") or by the place ("has been in").
func (r *reader) memberBy(k int, comp *complements) (v memberVerb, ok bool) {
	c := &r.cs[k]
	lemma := r.l.lemmas[c.verb]
	switch {
	case c.copula || lemma == "become" || lemma == "remain" || lemma == "stay":
		if comp.obj < 0 {
			return memberVerb{preps: insides}, lemma != "become" && comp.n > 0 && c.adj < 0
		}
		if r.isMember(comp.obj) || r.d.Tokens[r.cs[comp.obj].head].Norm == "part" {
			return memberVerb{preps: ofBody}, true
		}
		return memberVerb{}, false
	}
	v, ok = memberVerbs[lemma]
	if !ok || v.passive != c.passive || v.enters && (c.neg || comp.verb >= 0) {
		return memberVerb{}, false // "joined the Union in condemning"; who has not joined gives a stance
	}
	if v.preps == nil && comp.obj < 0 || lemma == "return" && comp.n > 1 && r.prepIs(comp.phrases[1], "for", "with") {
		return memberVerb{}, false
	}
	return v, true
}

func (r *reader) isMember(j int) bool {
	return j >= 0 && r.cs[j].kind == chNoun && memberWords[r.l.words[r.l.words[r.d.Tokens[r.cs[j].head].word].lemma].text]
}

// membership reads a verb that says that a state is in bodies of several, and the list of them that
// follows; with a negation before the verb, the noun or an entry, that it is not.
func (r *reader) membership(k int) {
	c := &r.cs[k]
	if !c.finite || c.subj < 0 || c.subj > k || c.modal != 0 || r.hasIf() {
		return // what would or may be is none
	}
	comp := r.complement(k)
	v, ok := r.memberBy(k, &comp)
	if !ok {
		return
	}
	who := r.statesOf(c.subj)
	if len(who) == 0 {
		return
	}
	no := v.out || c.neg && !r.notOnly(c) || r.saysNone(comp.obj) || r.saysNone(c.subj) || r.neitherSide(c.subj)
	from, _ := r.extent(k, &comp)
	if r.between(c.subj, k, chVerb) {
		from = c.first // its subject is that of another verb before
	}
	past, listing := r.pastOnly(c), false
	if r.isMember(comp.obj) {
		if org := r.bodyIn(comp.obj); org != "" { // "is a NATO member"
			r.addMembers(who, org, from, r.cs[comp.obj].last, no, past)
			return
		}
	}
	for j := k + 1; j < len(r.cs) && r.cs[j].kind != chStop && r.cs[j].kind != chVerb; j++ {
		n := &r.cs[j]
		if n.kind == chNoun && j != comp.obj && r.isMember(j) {
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
		behind := r.prepIs(j, v.preps...) && (n.prep0 < 0 || n.prep0 == n.prep) || n.prep < 0 && v.preps == nil && j == comp.obj
		org := r.bodyAt(j)
		if org == "" || !behind && !(listing && n.prep < 0 && r.listed(j)) {
			continue
		}
		listing = true
		if from < 0 {
			if from = n.first; n.prep >= 0 {
				from = n.prep
			}
		}
		r.addMembers(who, org, from, n.last, no || r.notBefore(j) || r.noneOf(j), past && !v.enters)
		from = -1
		if v.preps == nil && (j+1 >= len(r.cs) || r.cs[j+1].kind != chConj && r.cs[j+1].kind != chComma) {
			return // "joined the Union in its protest to the Council"
		}
	}
}

// bodyAt is the body of states that the phrase at chunk j names, "" if it names none.
func (r *reader) bodyAt(j int) fact.ActorID {
	n := &r.cs[j]
	if n.kind != chNoun || n.mention < 0 || r.mentions[n.mention].Head != n.head {
		return ""
	}
	switch m := &r.mentions[n.mention]; m.Kind {
	case NameMention, DescriptionMention:
		return bodyOf(m.Actor)
	}
	return ""
}

// bodyIn is the first body of states named inside the phrase at chunk j before its head.
func (r *reader) bodyIn(j int) fact.ActorID {
	for i := range r.inside(&r.cs[j]) {
		if m := &r.mentions[i]; m.Last <= r.cs[j].head {
			if id := bodyOf(m.Actor); id != "" {
				return id
			}
		}
	}
	return ""
}

func bodyOf(id fact.ActorID) fact.ActorID {
	if a, ok := actor.Default().Get(id); !ok || a.Kind != fact.Organisation {
		return ""
	}
	return id
}

// statesOf are the states that a subject is: a name, a pronoun, a list, or a word for a state and
// its name behind "of" ("the kingdom of Jordan").
func (r *reader) statesOf(j int) []party {
	if j < 0 || r.cs[j].kind != chNoun {
		return nil
	}
	list := r.members(j)
	if len(list) == 0 && stateWords.has(r.d.Tokens[r.cs[j].head].Norm) {
		if p := r.ofOwner(j); p.found {
			list = []party{p}
		}
	}
	for _, p := range list {
		if !r.l.states[p.actor.State()] || p.sector != "" && p.sector != "GOV" {
			return nil // soldiers and firms join for themselves
		}
	}
	return list
}

// addMembers makes the relations of the members of one body.
func (r *reader) addMembers(who []party, org fact.ActorID, from, to int, no, past bool) {
	for _, p := range who {
		it := r.memberOf(p.actor.State(), org, from, to, no)
		if past {
			it.Manner = "past"
		}
		r.add(it, it.Rule)
	}
}

// memberNoun reads a member without a verb of its own: "Kenya, a member of the court,", "as a member
// of the court, Kenya", "a candidate for the Union" behind a copula or a comma, "NATO member Croatia".
func (r *reader) memberNoun(k int) {
	c := &r.cs[k]
	word := r.l.words[r.l.words[r.d.Tokens[c.head].word].lemma].text
	candidate := word == "candidate" || word == "applicant"
	if !candidate && !memberWords[word] || r.saysNone(k) || r.hasIf() {
		if c.mention >= 0 {
			r.memberBefore(k)
		}
		return
	}
	who := r.ofWhom(k, candidate)
	if len(who) == 0 {
		return
	}
	org, to := r.bodyIn(k), c.last
	for j := k + 1; org == "" && j < len(r.cs) && j <= k+3 && r.cs[j].kind == chNoun && r.cs[j].prep >= 0; j++ {
		if org = r.bodyAt(j); org == "" {
			org = r.bodyIn(j) // "for EU membership"
		}
		to = r.cs[j].last
	}
	if org == "" {
		return
	}
	it := r.memberOf(who[0].actor.State(), org, min(c.first, max(who[0].first, c.first)), to, false)
	if candidate {
		it.Role, it.Rule, it.Layer = "candidate", "candidate", fact.Diplomacy
	}
	r.add(it, it.Rule)
}

// ofWhom is the state that a noun for a member describes: the one before the comma, the one in
// whose clause "as a member" stands, for candidates also the subject of a copula.
func (r *reader) ofWhom(k int, candidate bool) []party {
	n := r.left(k)
	if r.prepIs(k, "as") {
		if n >= 0 && r.cs[n].kind == chComma && r.left(n) >= 0 {
			return r.statesOf(r.left(n))
		}
		for j := k + 1; j < len(r.cs); j++ {
			if r.cs[j].kind == chVerb && r.cs[j].finite {
				return r.statesOf(r.cs[j].subj)
			}
		}
		return nil
	}
	if r.cs[k].prep >= 0 || n < 0 {
		return nil
	}
	switch v := &r.cs[n]; v.kind {
	case chComma:
		if m := r.left(n); m >= 0 && r.cs[m].kind == chNoun {
			if p := r.direct(m); p.found && r.l.states[p.actor.State()] {
				return []party{p}
			}
		}
	case chVerb:
		lemma := r.l.lemmas[v.verb]
		if candidate && !v.neg && v.modal == 0 && v.finite && (v.copula || lemma == "become" || lemma == "remain") {
			return r.statesOf(v.subj)
		}
	}
	return nil
}

// memberBefore reads "NATO member Croatia": the body and the word stand before the name.
func (r *reader) memberBefore(k int) {
	c := &r.cs[k]
	m := &r.mentions[c.mention]
	if m.Kind != NameMention || !r.l.states[m.Actor] {
		return
	}
	for i := c.first; i+1 < c.head; i++ {
		n := r.name(i)
		if n == nil || n.last >= c.head || bodyOf(n.p.actor) == "" || opposites[r.d.Tokens[max(i-1, c.first)].Norm] {
			continue
		}
		switch w := r.d.Tokens[n.last].Norm; w {
		case "member", "ally":
			it := r.memberOf(m.Actor, n.p.actor, c.first, c.last, false)
			r.add(it, it.Rule)
		}
		return
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
