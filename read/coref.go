package read

import (
	"strings"

	"tightrope/fact"
)

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
	return before + 1
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

var personWords = wordSet(`president minister ambassador envoy chancellor king queen leader general spokesman spokeswoman secretary
	governor senator judge director commander premier emir sultan diplomat official cleric pope bishop scholar analyst expert
	professor banker businessman activist journalist lawyer captain pilot farmer teacher dissident prince princess mayor colonel admiral deputy lawmaker`)

// onePerson says whether a role is a single person: "the American ambassador".
func (r *reader) onePerson(m *Mention) bool {
	return (m.Kind == RoleMention || m.Kind == DescriptionMention) && personWords[r.d.Tokens[m.Head].Norm]
}

// pronoun makes the mention of a pronoun at token i and finds what it refers to.
func (r *reader) pronoun(c *chunk, i int) {
	t := &r.d.Tokens[i]
	m := Mention{First: i, Last: i + 1, Head: i, Kind: PronounMention, Antecedent: r.antecedent(t)}
	if t.Norm == "him" && m.Antecedent >= 0 && r.subjectOf(i) == m.Antecedent {
		m.Antecedent = r.personBefore(m.Antecedent) // nobody writes to oneself
	}
	if t.Norm == "it" || t.Norm == "its" {
		m.Rival = r.rivalOf(m.Antecedent)
	}
	if t.Norm == "its" {
		if a := r.nearOwner(i); a >= 0 {
			m.Antecedent, m.Rival = a, ""
		}
	}
	if m.Antecedent >= 0 {
		a := &r.mentions[m.Antecedent]
		m.Actor, m.Sector, m.Name = a.Actor, a.Sector, a.Name
	} else if a, ok := r.speakerState(t); ok {
		m.Actor = a
	} else if t.class&clsPoss != 0 {
		return
	}
	c.mention = r.push(m)
}

// antecedent finds the mention that a pronoun stands for, -1 if none is likely.
func (r *reader) antecedent(t *Token) int {
	f := &r.focus
	switch t.Norm {
	case "he", "she", "him", "her", "his", "himself", "herself":
		who := f.person
		if f.personSubj >= 0 && (f.personSubj >= f.prevFirst || f.person < f.prevFirst || r.sent-f.subjSent <= 1) {
			who = f.personSubj
		}
		return r.whoFits(t, who)
	case "it", "its", "itself":
		return r.thing()
	case "them":
		for _, i := range [...]int{f.plural, f.prevSubj, f.group} {
			if i < max(0, f.prevFirst) || i == f.subject || i == f.prevSubj && !r.manyOf(i) {
				continue
			}
			m := &r.mentions[i]
			if own := r.speaking(); m.Actor != "" && m.Actor.State() != own || m.Actor == "" && m.Sector != "" {
				return i // nobody acts on oneself
			}
		}
		return -1
	case "they", "their", "themselves":
		if f.subject >= 0 {
			return f.subject
		}
		plural := f.plural
		if plural < f.prevFirst {
			plural = -1 // officials of long ago
		}
		if s := f.sentSubj; s >= f.prevFirst && r.manyOf(s) {
			return s
		}
		return r.firstThing(plural, f.sentSubj, f.group)
	}
	return -1
}

// subjectOf is the mention that is the subject of the verb before token i, -1 if none is.
func (r *reader) subjectOf(i int) int {
	if k := r.chunkAt(i); k >= 0 {
		if v := r.earlierVerb(k); v >= 0 && r.cs[v].subj >= 0 {
			return r.cs[r.cs[v].subj].mention
		}
	}
	return -1
}

// personBefore is the last person named before a mention of another, -1 if there is none.
func (r *reader) personBefore(i int) int {
	for j := i - 1; j >= 0 && j > i-16; j-- {
		if r.personal(j) && r.mentions[j].Name != "" && r.mentions[j].Name != r.mentions[i].Name {
			return j
		}
	}
	return -1
}

// manyOf says that a mention is of people that "they" can stand for: "the Turks", "officials", or an
// earlier "they".
func (r *reader) manyOf(i int) bool {
	m := &r.mentions[i]
	t := &r.d.Tokens[m.Head]
	switch m.Kind {
	case AdjectiveMention:
		return m.Last == m.Head+1 && (r.d.Tokens[m.First].Norm == "the" || strings.HasSuffix(t.Norm, "s"))
	case RoleMention:
		return r.l.words[t.word].lemma != t.word
	case PronounMention:
		return t.Norm == "they"
	}
	return false
}

// isThing says that a mention names a state or body and no person.
func (r *reader) isThing(m int) bool {
	return r.mentions[m].Actor != "" && r.mentions[m].Kind != LeaderMention && r.mentions[m].Kind != PlaceMention
}

// thing is what an "it" stands for: the subject of the clause before, else of the sentence
// before, for subjects are what texts go on about; no list of several; else whose thing that
// subject was, else the state named last.
func (r *reader) thing() int {
	f := &r.focus
	subject, sent := f.subject, f.sentSubj
	if f.list {
		subject = -1
	}
	if f.sentList {
		sent = -1
	}
	return r.firstThing(subject, sent, f.second, f.owner, f.state)
}

// rivalOf is another state that an "it" may mean as well as the mention taken for it: the subject of
// a second main clause of the sentence before, or, where no subject leads, the state named before
// the last.
func (r *reader) rivalOf(at int) fact.ActorID {
	f := &r.focus
	if at < 0 || at == f.subject || f.subject >= f.sentFirst && !f.list {
		return ""
	}
	other := -1
	switch at {
	case f.sentSubj:
		other = f.second
	case f.state:
		if other = f.lastState2; other < f.prevFirst {
			other = -1
		}
	}
	if other < 0 || !r.isThing(other) {
		return ""
	}
	if id := r.mentions[other].Actor.State(); id != r.mentions[at].Actor.State() && r.l.states[id] {
		return id
	}
	return ""
}

// firstThing is the first mention in the list that is no person.
func (r *reader) firstThing(list ...int) int {
	for _, i := range list {
		if i >= 0 && (r.mentions[i].Kind != LeaderMention) && r.mentions[i].Actor != "" {
			return i
		}
	}
	return -1
}

// speakerState resolves we and you in a transcript, whose talk is about one state, and we where the
// author writes of an own state.
func (r *reader) speakerState(t *Token) (fact.ActorID, bool) {
	if r.d.own != "" && t.Quote < 0 && ourWords[t.Norm] && (!r.d.asked || r.d.Sentences[t.Sent].Speaker != "") {
		return r.d.own, true
	}
	if r.d.Sentences[t.Sent].Speaker == "" || r.topic == "" {
		return "", false
	}
	switch t.Norm {
	case "we", "us", "our", "ourselves", "you", "your":
		return r.topic, true
	}
	return "", false
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

var ofThings = wordSet(`deny reject confirm admit call put make see do say know find regret welcome dispute believe doubt mean take
	think consider explain repeat want like need use keep get give hear feel broker negotiate mediate arrange make win lose`)

// saidOf says whether the verb before an "it" is about what was said rather than about somebody.
func (r *reader) saidOf(c *chunk) bool {
	for k := range r.cs {
		if r.cs[k].first == c.first && k > 0 {
			v := &r.cs[k-1]
			return v.kind == chVerb && ofThings[r.l.lemmas[v.verb]]
		}
	}
	return false
}

// objectIt resolves an "it" that is acted on: the state spoken of last that is not the subject.
func (r *reader) objectIt(c *chunk) bool {
	f := &r.focus
	if f.subject < f.sentFirst {
		return false
	}
	subject := r.mentions[f.subject].Actor.State()
	topic := -1
	if r.topic != "" {
		if topic = r.lastOf(r.topic); topic < f.prevFirst {
			topic = -1
		}
	}
	main := f.sentSubj
	if main < f.sentFirst || f.sentList {
		main = -1
	}
	if i := r.metBefore(c, subject); i >= 0 {
		main = i
	}
	for _, i := range [...]int{f.front, main, topic, f.state, f.lastState2, f.prevSubj} {
		if i < 0 || i >= f.sentFirst && i != main && i != f.front {
			continue
		}
		if m := &r.mentions[i]; m.Actor != "" && m.Actor.State() != subject && m.Kind != LeaderMention {
			c.mention = r.push(Mention{
				Actor: m.Actor, Sector: m.Sector, Name: m.Name, First: c.first, Last: c.last, Head: c.head,
				Kind: PronounMention, Antecedent: i,
			})
			return true
		}
	}
	return false
}

// metBefore is the state named last before an "it" that is the object of a second verb of one subject:
// "buys maize from Tanzania and sells it tea"; -1 if the sentence has named none.
func (r *reader) metBefore(c *chunk, subject fact.ActorID) int {
	k := r.chunkAt(c.first)
	if k < 1 {
		return -1
	}
	v := r.earlierVerb(k)
	if v < 0 || !r.cs[v].finite || r.cs[v].subj < 0 || r.cs[v].subj > v || !r.secondVerb(r.cs[v].subj, v) {
		return -1
	}
	for i := len(r.mentions) - 1; i >= r.focus.sentFirst; i-- {
		m := &r.mentions[i]
		if s := m.Actor.State(); r.l.states[s] && s != subject && (m.Kind == NameMention || m.Kind == DescriptionMention || m.Kind == CapitalMention) {
			return i
		}
	}
	return -1
}
