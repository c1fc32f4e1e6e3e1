package read

import (
	"strings"

	"tightrope/fact"
)

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
		if id := r.ownerAhead(i, m.Antecedent); id != "" {
			m.Actor = id
			c.mention = r.push(m)
			return
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
	if i := r.judgedBefore(c, subject); i >= 0 {
		m := &r.mentions[i]
		c.mention = r.push(Mention{Actor: m.Actor, Sector: m.Sector, Name: m.Name, First: c.first, Last: c.last, Head: c.head, Kind: PronounMention, Antecedent: i})
		return true
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

// judgedBefore is whose deed an "it" behind a comma and a participle is, where the main verb has the deed for
// its object: "condemned Chad's silence, calling it a disgrace"; -1 otherwise.
func (r *reader) judgedBefore(c *chunk, subject fact.ActorID) int {
	k := r.chunkAt(c.first) - 1
	if k < 2 || r.cs[k].kind != chVerb || !r.cs[k].ing || r.cs[k-1].kind != chComma {
		return -1
	}
	v := r.earlierVerb(k - 1)
	if v < 0 || !r.cs[v].finite || v+1 >= len(r.cs) || r.cs[v+1].kind != chNoun || r.cs[v+1].prep >= 0 {
		return -1
	}
	if i := r.firstInside(v + 1); i >= 0 && r.cs[v+1].mention < 0 && r.mentions[i].Actor.State() != subject {
		return i
	}
	return -1
}

// metBefore is the state named last before an "it" that is the object of a second verb of one subject, or of
// a participle of it: "buys maize from Tanzania and sells it tea", "condemned Chad, accusing it of theft"; -1
// if the sentence has named none.
func (r *reader) metBefore(c *chunk, subject fact.ActorID) int {
	k := r.chunkAt(c.first)
	if k < 1 {
		return -1
	}
	v := r.earlierVerb(k)
	if v < 0 || !r.cs[v].finite && !r.cs[v].ing || r.cs[v].subj < 0 || r.cs[v].subj > v || !r.secondVerb(r.cs[v].subj, v) {
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
