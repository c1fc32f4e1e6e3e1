package read

import (
	"strings"

	"tightrope/actor"
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
	list       bool // the subject of the clause before is a list, which no "it" stands for
	sentList   bool // so is that of the sentence before
}

func newFocus() focus {
	return focus{
		subject: -1, state: -1, person: -1, personSubj: -1, prevSubj: -1, group: -1, plural: -1, sentSubj: -1, lastState2: -1,
		second: -1, owner: -1,
	}
}

// newSentence turns the focus to the next sentence.
func (r *reader) newSentence() {
	f := &r.focus
	f.prevFirst, f.sentFirst = f.sentFirst, len(r.mentions)
	f.prevSubj = f.sentSubj
	f.list = false
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
	f.subject, f.list = m, r.severalSubjects(c.subj)
	switch {
	case before == 0:
		f.sentSubj, f.sentList, f.second, f.owner = m, f.list, -1, -1
	case !f.list:
		f.second = m
	}
	r.personSubject(m)
	return before + 1
}

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
	professor banker businessman activist journalist lawyer dissident prince princess mayor colonel admiral deputy lawmaker`)

// onePerson says whether a role is a single person: "the American ambassador".
func (r *reader) onePerson(m *Mention) bool {
	return (m.Kind == RoleMention || m.Kind == DescriptionMention) && personWords[r.d.Tokens[m.Head].Norm]
}

// pronoun makes the mention of a pronoun at token i and finds what it refers to.
func (r *reader) pronoun(c *chunk, i int) {
	t := &r.d.Tokens[i]
	m := Mention{First: i, Last: i + 1, Head: i, Kind: PronounMention, Antecedent: r.antecedent(t)}
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
		if f.personSubj >= 0 && (f.personSubj >= f.prevFirst || f.person < f.prevFirst) {
			return f.personSubj
		}
		return f.person
	case "it", "its", "itself":
		return r.thing()
	case "them":
		for _, i := range [...]int{f.plural, f.prevSubj, f.group} {
			if i >= 0 && i != f.subject && (r.mentions[i].Actor != "" || r.mentions[i].Sector != "") {
				return i
			}
		}
		return -1
	case "they", "their", "themselves":
		if f.subject >= 0 {
			return f.subject
		}
		return r.firstThing(f.plural, f.sentSubj, f.group)
	}
	return -1
}

// nearOwner is whom an "its" belongs to inside its own clause, -1 where the clause does not tell:
// the object behind words of blame and punishment ("sanctions on Iran over its missiles"), else
// the subject of the infinitive that it follows ("pressed Serbia to cut its ties").
func (r *reader) nearOwner(i int) int {
	k := r.chunkAt(i)
	if k < 0 {
		return -1
	}
	v := r.earlierVerb(k)
	if v < 0 {
		return -1
	}
	if r.prepIs(k, "over", "for") && (r.hasOp(r.cs[v].verb, "foring") || r.blames(v, k)) {
		for j := k - 1; j > v; j-- {
			if m := r.cs[j].mention; r.cs[j].kind == chNoun && m >= 0 && r.isThing(m) && !r.prepIs(j, "in", "at", "since", "from", "with") {
				return m
			}
		}
	}
	c := &r.cs[v]
	if !c.inf || c.subj < 0 || c.subj > v || r.severalSubjects(c.subj) {
		return -1
	}
	if m := r.cs[c.subj].mention; m >= 0 && r.isThing(m) {
		return m
	}
	return -1
}

// blames says that a verb, or the noun that is its object, punishes somebody before chunk k.
func (r *reader) blames(v, k int) bool {
	if punishing[r.l.lemmas[r.cs[v].verb]] {
		return true
	}
	for j := v + 1; j < k; j++ {
		if r.cs[j].kind == chNoun && r.cs[j].prep < 0 && punishing[strings.TrimSuffix(r.d.Tokens[r.cs[j].head].Norm, "s")] {
			return true
		}
	}
	return false
}

var punishing = wordSet(`sanction punish penalise penalize boycott embargo blockade bomb attack strike rebuke scold shun fine isolate
	suspend expel tariff criticism pressure protest`)

// isThing says that a mention names a state or body and no person.
func (r *reader) isThing(m int) bool {
	return r.mentions[m].Actor != "" && r.mentions[m].Kind != LeaderMention && r.mentions[m].Kind != PlaceMention
}

// chunkAt finds the chunk that holds a token, -1 if none does.
func (r *reader) chunkAt(i int) int {
	for k := range r.cs {
		if r.cs[k].first <= i && i < r.cs[k].last {
			return k
		}
	}
	return -1
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

// speakerState resolves we and you in a transcript, whose talk is about one state.
func (r *reader) speakerState(t *Token) (fact.ActorID, bool) {
	if r.d.Sentences[t.Sent].Speaker == "" || r.topic == "" {
		return "", false
	}
	switch t.Norm {
	case "we", "us", "our", "ourselves", "you", "your":
		return r.topic, true
	}
	return "", false
}

func (r *reader) resolvePossessive(t *Token) *Mention {
	if i := r.antecedent(t); i >= 0 {
		return &r.mentions[i]
	}
	if a, ok := r.speakerState(t); ok {
		return &Mention{Actor: a}
	}
	return nil
}

// describe resolves a definite phrase such as "the government" or "the regime" to the state
// that was spoken of last.
func (r *reader) describe(m *Mention, c *chunk) {
	first := &r.d.Tokens[c.first]
	if first.Norm != "the" && first.Norm != "this" && first.Norm != "that" {
		return
	}
	switch m.Sector {
	case "GOV", "MIL", "LEG", "OPP", "JUD", "COP", "SPY", "PTY":
	default:
		return
	}
	subject := r.focus.subject
	if subject >= r.focus.sentFirst {
		subject = -1 // "Parliament criticised the government": not its own
	}
	if r.topic != "" && r.topicCount > 2 {
		m.Actor, m.Kind = r.topic, DescriptionMention
		return
	}
	for _, i := range [...]int{subject, r.focus.sentSubj} {
		if i >= 0 && i < r.focus.sentFirst && r.l.states[r.mentions[i].Actor.State()] {
			m.Actor, m.Kind, m.Antecedent = r.mentions[i].Actor.State(), DescriptionMention, i
			return
		}
	}
	if r.topic != "" && len(r.d.Sentences) > 3 {
		m.Actor, m.Kind = r.topic, DescriptionMention
	} else if i := r.firstThing(r.focus.state); i >= 0 && r.l.states[r.mentions[i].Actor.State()] {
		m.Actor, m.Kind, m.Antecedent = r.mentions[i].Actor.State(), DescriptionMention, i
	}
}

var (
	stateWords = wordSet("country nation kingdom republic state island emirate monarchy regime federation")
	bodyWords  = wordSet("alliance bloc organisation organization union group grouping movement militia body")
)

// definite resolves "the country", "this secular nation", "the bloc", "his host". It reports
// whether the phrase was one.
func (r *reader) definite(c *chunk) bool {
	d := r.d
	first, head := &d.Tokens[c.first], &d.Tokens[c.head]
	det := first.Norm == "the" || first.Norm == "this" || first.Norm == "that"
	at := -1
	switch {
	case det && stateWords[head.Norm]:
		at = r.theCountry()
	case det && bodyWords[head.Norm]:
		if at = r.theBody(head.Norm); at < 0 {
			return bodyWords[head.Norm] && c.head == c.first+1 // nobody: no other sense either
		}
	case first.class&clsPoss != 0 && head.Norm == "host":
		at = r.focus.state
		if p := r.antecedent(first); p >= 0 && at >= 0 && r.mentions[p].Actor.State() == r.mentions[at].Actor.State() {
			at = r.focus.lastState2
		}
	}
	if at < 0 {
		return false
	}
	m := r.mentions[at]
	c.mention = r.push(Mention{
		Actor: m.Actor, Sector: m.Sector, Name: m.Name, First: c.first, Last: c.last, Head: c.head,
		Kind: DescriptionMention, Antecedent: at,
	})
	return true
}

// theBody is the one body that the text has named and that a word such as "alliance" or "bloc"
// fits, as it was named last; -1 where it has named none, or several in one breath.
func (r *reader) theBody(word string) int {
	at := -1
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.Kind != NameMention || len(m.Actor) == 3 || m.Actor == "" || !fitsBody(m.Actor, word) || at >= 0 && m.Actor == r.mentions[at].Actor {
			continue
		}
		switch {
		case at < 0:
			at = i
		case r.d.Tokens[m.Head].Sent == r.d.Tokens[r.mentions[at].Head].Sent:
			return -1
		default:
			return at
		}
	}
	return at
}

// fitsBody says whether an organisation can be meant by the word: alliances are military, blocs
// and unions have states as members, movements and militias have none.
func fitsBody(id fact.ActorID, word string) bool {
	a, ok := actor.Default().Get(id)
	body := ok && a.Kind == fact.Organisation
	switch word {
	case "alliance":
		return militaryBodies[id]
	case "bloc", "grouping":
		return body && id != "UN" && id != "UNGA" && id != "UNSC"
	case "union":
		return body && strings.Contains(a.Name, "Union")
	case "movement", "militia", "group":
		return !body || word == "group"
	}
	return body
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
		if r.cs[i].kind == chVerb && r.cs[i].subj == k {
			return true
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
		if r.mentions[m].Kind == LeaderMention || r.onePerson(&r.mentions[m]) {
			r.focus.personSubj = m
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

// theCountry is what "the country" means: the state that the text names most, if it has been named,
// else the subject of the sentence before, else the one spoken of last; never the one of which the
// clause itself speaks.
func (r *reader) theCountry() int {
	f := &r.focus
	own, before := fact.ActorID(""), f.sentSubj
	if f.sentSubj >= f.sentFirst {
		before = f.prevSubj
	}
	if f.subject >= f.sentFirst {
		own = r.mentions[f.subject].Actor.State()
	}
	for _, i := range [...]int{r.lastOf(r.mostNamed()), before, f.second, f.owner, f.state, f.lastState2} {
		if i < 0 || r.mentions[i].Kind == LeaderMention {
			continue
		}
		if id := r.mentions[i].Actor.State(); id != own && r.l.states[id] {
			return i
		}
	}
	return -1
}

// mostNamed is the state that the whole text names most often.
func (r *reader) mostNamed() fact.ActorID {
	if r.home == "" {
		count := map[fact.ActorID]int{}
		for i := range r.matches {
			p := &r.matches[i].p
			s := p.actor.State()
			if p.kind == phRegion || len(s) != 3 || r.matches[i].modifier {
				continue
			}
			if count[s]++; r.home == "" || count[s] > count[r.home] {
				r.home = s
			}
		}
	}
	return r.home
}

// lastOf is the last mention of an actor, -1 if there is none.
func (r *reader) lastOf(id fact.ActorID) int {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if r.mentions[i].Actor == id && r.mentions[i].Kind != PlaceMention {
			return i
		}
	}
	return -1
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
	for _, i := range [...]int{main, topic, f.state, f.lastState2, f.prevSubj} {
		if i < 0 || i >= f.sentFirst && i != main {
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
