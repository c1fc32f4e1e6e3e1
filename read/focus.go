package read

import "tightrope/fact"

// focus remembers who was spoken of last, as indexes of mentions.
type focus struct {
	subject    int // of the clause before, -1 if none
	state      int // last state or organisation
	person     int // last person
	personSubj int // last person that was a subject
	prevSubj   int // main subject of the sentence before this one
	prevFirst  int // first mention of the sentence before this one
	group      int // last organisation or group
	plural     int
	sentSubj   int  // subject of the main clause of the sentence before
	sentFirst  int  // first mention of this sentence
	lastState2 int  // the state before the last, for "his host"
	second     int  // subject of another main clause of the sentence before
	owner      int  // whose thing the subject of the sentence before was: "Algeria's imports shrank"
	subjSent   int  // the sentence in which personSubj was a subject
	front      int  // subject of a clause before the main one: "When Chad ran out of fuel, …"
	fronted    bool // the first subject of this sentence is that of a clause before the main one
	list       bool // the subject of the clause before is a list, which no "it" stands for
	sentList   bool // so is that of the sentence before
}

func newFocus() focus {
	return focus{
		subject: -1, state: -1, person: -1, personSubj: -1, prevSubj: -1, group: -1, plural: -1, sentSubj: -1, lastState2: -1,
		second: -1, owner: -1, front: -1,
	}
}

// newSentence turns the focus to the next sentence.
func (r *reader) newSentence() {
	f := &r.focus
	f.prevFirst, f.sentFirst = f.sentFirst, len(r.mentions)
	f.prevSubj = f.sentSubj
	f.list, f.fronted, f.front = false, false, -1
}

// endSentence closes the focus of a sentence that had so many subjects. Where none was an actor, what
// goes on is about the first one named: "With Niger there was a quarrel. Benin closed the border."
func (r *reader) endSentence(subjects int) {
	f := &r.focus
	for i := f.sentFirst; subjects == 0 && i < len(r.mentions); i++ {
		switch m := &r.mentions[i]; m.Kind {
		case NameMention, CapitalMention, DescriptionMention, PronounMention:
			if r.l.states[m.Actor.State()] {
				f.sentSubj, f.sentList, f.second, f.owner = i, false, -1, -1
				subjects = 1
			}
		}
	}
	f.subject = -1
}

// clauseSubject moves the focus to the subject of a finite verb; before counts the subjects that
// the sentence had so far.
func (r *reader) clauseSubject(k, before int) int {
	c, f := &r.cs[k], &r.focus
	if c.subj < 0 || c.subj >= k || !c.finite {
		return before
	}
	m := r.cs[c.subj].mention
	if m < 0 {
		if p := r.firstInside(c.subj); p >= 0 && before == 0 && f.subject < 0 {
			f.owner, f.second, f.sentSubj, f.sentList = p, -1, -1, false
			return before + 1
		}
		return before
	}
	if r.mentions[m].Kind == PlaceMention || before > 0 && r.subordinate(k) {
		return before
	}
	if r.fullName(&r.mentions[m]) && !c.passive && (sayers[r.l.lemmas[c.verb]] || learned[r.l.lemmas[c.verb]]) {
		r.introduce(m)
		f.person = m
		if before == 0 && c.subj+1 == k {
			r.nameOf(m, f.prevSubj)
		}
	}
	f.subject, f.list = m, r.severalSubjects(c.subj)
	switch {
	case before == 0 || f.fronted && !r.subordinate(k):
		if f.fronted = before == 0 && r.frontedClause(c.subj); f.fronted {
			f.front = m
		}
		f.sentSubj, f.sentList, f.second, f.owner = m, f.list, -1, -1
	case !f.list:
		f.second = m
	}
	r.personSubject(m)
	if p := r.ownerPerson(c.subj, m); p >= 0 && before == 0 {
		r.focus.personSubj, r.focus.subjSent = p, r.sent
	}
	return before + 1
}

// ownerPerson is the leader whose thing the subject at chunk j is, "President Mbeki's government": who "he" is
// in what follows; -1 where the subject, the mention m, is a person or nobody's.
func (r *reader) ownerPerson(j, m int) int {
	if r.personal(m) {
		return -1
	}
	for i := range r.inside(&r.cs[j]) {
		if o := &r.mentions[i]; i != m && o.Kind == LeaderMention && o.Last < r.cs[j].last {
			return i
		}
	}
	return -1
}

// nameOf gives a name that nothing explains the office of a single person in which the subject of the
// sentence before stood: "The Ghanaian envoy was blunt. Ama Owusu told reporters".
func (r *reader) nameOf(m, before int) {
	n := &r.mentions[m]
	if before < r.focus.prevFirst || before < 0 || n.Actor != "" {
		return
	}
	o := &r.mentions[before]
	if o.Name == "" && o.Actor != "" && r.onePerson(o) && ofState(o.Sector) {
		n.Actor, n.Sector, n.Kind = o.Actor, o.Sector, LeaderMention
		surname := r.d.Tokens[n.Head].Norm
		r.people[surname], r.roles[surname] = n.Actor, n.Sector
	}
}

// frontedClause says that the subject at chunk j stands in a clause that a conjunction or "after" opens
// before the main clause.
func (r *reader) frontedClause(j int) bool {
	if c := &r.cs[j]; c.prep >= 0 {
		return j <= 1 && r.opensClause(c.prep)
	}
	return j > 0 && j <= 2 && r.cs[0].kind == chSub
}

// learned are what persons do rather than bodies.
var learned = wordSet("teach study write doubt expect fear smile laugh shrug predict hope know")

// firstInside is the first actor named inside a noun phrase that is no actor itself.
func (r *reader) firstInside(j int) int {
	for i := range r.inside(&r.cs[j]) {
		if m := &r.mentions[i]; m.Actor != "" && m.Kind != PlaceMention && m.Kind != LeaderMention {
			return i
		}
	}
	return -1
}

// severalSubjects says that a subject is a list of actors.
func (r *reader) severalSubjects(j int) bool { return len(r.members(j)) > 1 }

// note moves the focus to a mention.
func (r *reader) note(i int) {
	m := &r.mentions[i]
	switch {
	case m.Kind == LeaderMention, r.onePerson(m):
		r.introduce(i)
		r.focus.person = i
	case m.Kind == OpenMention && r.personal(i):
		r.introduce(i)
		r.focus.person = i
	case m.Kind == RoleMention:
		r.focus.plural = i
	case m.Kind == PronounMention || m.Kind == PlaceMention:
		return
	}
	if m.Actor == "" {
		return
	}
	if f := r.focus.state; f >= 0 && r.mentions[f].Actor.State() != m.Actor.State() {
		r.focus.lastState2 = f
	}
	r.focus.state = i
	if len(m.Actor) != 3 {
		r.focus.group = i
	}
}

var personWords = newQuickSet(`president minister ambassador envoy chancellor king queen leader general spokesman spokeswoman secretary
	governor senator judge director commander premier emir sultan diplomat official cleric pope bishop scholar analyst expert
	professor banker businessman activist journalist lawyer captain pilot farmer teacher dissident prince princess mayor colonel admiral deputy lawmaker`)

// onePerson says whether a role is a single person: "the American ambassador".
func (r *reader) onePerson(m *Mention) bool {
	return (m.Kind == RoleMention || m.Kind == DescriptionMention) && personWords.has(r.d.Tokens[m.Head].Norm)
}

// keepSection remembers the one foreign state that a heading names, and the subject of a sentence that
// a list goes on.
func (r *reader) keepSection(s *Sentence) {
	switch {
	case s.Kind == Headline && r.sent > 0:
		r.heading = ""
		for i := r.focus.sentFirst; i < len(r.mentions); i++ {
			id := r.mentions[i].Actor.State()
			if !r.l.states[id] || id == r.topic || id == r.heading {
				continue
			}
			if r.heading != "" {
				r.heading = ""
				return // two of them
			}
			r.heading = id
		}
	case s.Kind == Prose && (r.sent == 0 || r.d.Sentences[r.sent-1].Para != s.Para || r.d.Sentences[r.sent-1].Kind != Bullet):
		r.stem = stem{}
		if r.d.Tokens[s.Last-1].Norm == ":" {
			r.keepStem(s)
		}
	}
}

// stem is the sentence before a list that its entries go on: "Since May Chad has:".
type stem struct {
	parties  []party       // its subject
	modality fact.Modality // of entries that begin with a bare verb; empty where these tell nothing
	denied   bool          // what the entries tell is denied: "None of this happened:"
}

// keepStem reads the sentence that a list goes on. An auxiliary at its end governs the entries; behind
// "to", or in a clause of what somebody says, nothing is known of them.
func (r *reader) keepStem(s *Sentence) {
	st := &r.stem
	st.denied = len(r.cs) > 0 && r.saysNone(0)
	subj, modal := -1, wordID(0)
	for k := range r.cs {
		switch c := &r.cs[k]; {
		case c.kind == chSub:
			subj = -2
		case c.kind == chVerb && c.finite && c.subj >= 0:
			st.denied = st.denied || c.neg || r.saysNone(c.subj)
			if modal = 0; c.auxOnly {
				modal = c.modal
			}
			if subj == -1 {
				subj = c.subj
			}
		}
	}
	if st.denied || subj < 0 || r.d.Tokens[s.Last-2].Norm == "to" {
		return
	}
	if w := r.l.words[modal].text; w == "will" || w == "shall" {
		st.modality = fact.Future
	} else if modal != 0 {
		st.modality = fact.Hypothetical
	}
	st.parties = append(st.parties, r.members(subj)...)
}

// understood gives a list entry that begins with its verb its subject: that of the sentence that the list
// goes on, else the state that the text is about. A bare verb that no auxiliary governs is advice.
func (r *reader) understood(a *act) {
	c := &r.cs[a.verb]
	if a.verb > 0 || r.d.Sentences[r.sent].Kind != Bullet || !c.finite || c.passive || r.stem.denied {
		return
	}
	w := &r.l.words[r.d.Tokens[c.head].word]
	if bare := c.first == c.head && w.form&formBase != 0 && w.form&formPast == 0; bare {
		if r.stem.modality == "" {
			return
		}
		a.modality = r.stem.modality
	}
	switch {
	case r.stem.parties != nil:
		a.sources = append(a.sources, r.stem.parties...)
	case r.topic != "" && r.topicCount > 2:
		a.sources = []party{{actor: r.topic, chunk: a.verb, first: c.first, last: c.last, found: true, direct: true}}
	}
}

// keepList remembers who the main subject was, where they were several.
func (r *reader) keepList() {
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chVerb || !c.finite || c.subj < 0 {
			continue
		}
		list := r.members(c.subj)
		if len(list) > 1 {
			r.lastList = list
		} else if !r.isThey(c.subj) {
			r.lastList = nil
		}
		return
	}
}

func (r *reader) isThey(j int) bool {
	switch r.d.Tokens[r.cs[j].head].Norm {
	case "they", "them", "both":
		return true
	}
	return false
}

// isSubject says whether the phrase at chunk k is the subject of a verb.
func (r *reader) isSubject(k int) bool {
	for i := range r.cs {
		if c := &r.cs[i]; c.kind == chVerb && c.subj == k && (c.finite || i < k || c.chain < 0) {
			return true // not "asked it to leave"
		}
	}
	return false
}

// subordinate says whether a verb stands in a clause that a conjunction opens behind another
// verb: the subject of the main clause stays in focus.
func (r *reader) subordinate(k int) bool {
	for j := k - 1; j >= 0; j-- {
		switch r.cs[j].kind {
		case chSub, chRel:
			for i := j - 1; i >= 0; i-- {
				if r.cs[i].kind == chVerb {
					return true
				}
			}
			return false
		case chVerb, chStop, chComma, chConj:
			return false
		}
	}
	return false
}

// personSubject keeps the person that a subject names or stands for.
func (r *reader) personSubject(m int) {
	for n := 0; m >= 0 && n < 4; n++ {
		if r.personal(m) {
			r.focus.personSubj, r.focus.subjSent = m, r.sent
			return
		}
		if r.mentions[m].Kind != PronounMention {
			return
		}
		m = r.mentions[m].Antecedent
	}
}

// newSpeaker turns the focus to the state that a transcript is about.
func (r *reader) newSpeaker() {
	if r.topic == "" {
		return
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if m := &r.mentions[i]; m.Actor == r.topic && m.Kind == NameMention {
			r.focus.state, r.focus.subject = i, -1
			if s := r.focus.sentSubj; s < 0 || len(r.mentions[s].Actor.State()) == 3 && r.mentions[s].Actor.State() != r.topic {
				r.focus.sentSubj = i
			}
			return
		}
	}
}
