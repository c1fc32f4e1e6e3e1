package read

import (
	"strings"

	"tightrope/actor"
	"tightrope/fact"
)

// describe resolves a definite phrase such as "the government" or "the regime" to the state
// that was spoken of last.
func (r *reader) describe(m *Mention, c *chunk) {
	first := &r.d.Tokens[c.first]
	if first.Norm != "the" && first.Norm != "this" && first.Norm != "that" {
		return
	}
	if m.Actor = r.bodyMeant(m, c); m.Actor != "" {
		m.Kind = DescriptionMention
		return
	}
	if foreign[r.d.Tokens[c.head].Norm] || r.d.Tokens[c.head].Norm == "states" {
		return
	}
	switch m.Sector {
	case "GOV", "MIL", "LEG", "OPP", "JUD", "COP", "SPY", "PTY":
	default:
		return
	}
	if id, at := r.homeMeant(); id != "" {
		m.Actor, m.Kind, m.Antecedent = id, DescriptionMention, at
	}
}

// homeMeant is the state of a government or an office that the text gives no state to: the one that it
// is about, else the subject of the sentence before, else the one named last; with the mention that
// tells so, -1 for the topic.
func (r *reader) homeMeant() (fact.ActorID, int) {
	if r.topic != "" && r.topicCount > 2 {
		return r.topic, -1
	}
	for _, i := range [...]int{r.focus.subject, r.focus.sentSubj} { // "Parliament criticised the government": not its own
		if i >= 0 && i < r.focus.sentFirst && r.l.states[r.mentions[i].Actor.State()] {
			return r.mentions[i].Actor.State(), i
		}
	}
	if r.topic != "" && len(r.d.Sentences) > 3 {
		return r.topic, -1
	}
	if i := r.firstThing(r.focus.state); i >= 0 && r.l.states[r.mentions[i].Actor.State()] {
		return r.mentions[i].Actor.State(), i
	}
	return "", -1
}

// foreign offices stand in the land of others: which, the words "the embassy" do not tell.
var foreign = wordSet("embassy embassies consulate ambassador envoy diplomat diplomats")

// bodyMeant is the body of several states that the text has named and that "the Commission", "the
// court" or "the judges" stand for: the one named last whose name ends with the word.
func (r *reader) bodyMeant(m *Mention, c *chunk) fact.ActorID {
	word := r.d.Tokens[c.head].Norm
	if word == "judges" {
		word = "court"
	}
	switch word {
	case "commission", "council", "court", "bank", "fund", "agency", "league", "tribunal":
	default:
		return ""
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		n := &r.mentions[i]
		if n.Kind == NameMention && n.Actor != "" && !r.l.states[n.Actor.State()] && r.d.Tokens[n.Head].Norm == word && n.Last-n.First > 1 {
			return n.Actor
		}
	}
	return ""
}

var (
	stateWords = newQuickSet("country nation kingdom republic state island emirate monarchy regime federation")
	bodyWords  = newQuickSet("alliance bloc organisation organization union group grouping movement militia body")
)

// definite resolves "the country", "this secular nation", "the bloc", "his host". It reports
// whether the phrase was one.
func (r *reader) definite(c *chunk) bool {
	d := r.d
	first, head := &d.Tokens[c.first], &d.Tokens[c.head]
	det := first.Norm == "the" || first.Norm == "this" || first.Norm == "that"
	at := -1
	switch {
	case first.Norm == "that" && stateWords.has(head.Norm):
		at = r.lastOther(r.speaking())
	case det && (stateWords.has(head.Norm) || greatWords[head.Norm]) && r.kindNamed(c) != "":
		at = r.lastOfKind(r.kindNamed(c), greatWords[head.Norm])
	case det && stateWords.has(head.Norm):
		at = r.theCountry()
	case det && bodyWords.has(head.Norm):
		if at = r.theBody(head.Norm); at < 0 {
			return bodyWords.has(head.Norm) && c.head == c.first+1 // nobody: no other sense either
		}
	case first.Norm == "the" && c.last-c.first == 2 && (head.Norm == "former" || head.Norm == "latter"):
		at = r.ofTwo(head.Norm == "latter")
	case first.class&clsPoss != 0 && tieWords.has(head.Norm) && !r.ranked(c):
		own := r.speaking()
		if p := r.antecedent(first); p >= 0 {
			own = r.mentions[p].Actor.State()
		}
		if at = r.lastOther(own); at < 0 {
			return true // somebody else, whoever it is
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

// greatWords end phrases such as "the Asian giant", which say of whom they speak by a part of the world.
var greatWords = wordSet("giant power superpower heavyweight neighbour neighbor")

// stateKinds are the states that a word for a kind of state can mean.
var stateKinds = map[string]map[string]bool{
	"kingdom":   wordSet("SAU MAR JOR BHR GBR NLD BEL DNK NOR SWE ESP THA KHM BTN LSO SWZ TON MYS"),
	"emirate":   wordSet("ARE QAT KWT"),
	"sultanate": wordSet("OMN BRN MYS"),
	"gulf":      wordSet("SAU ARE QAT KWT BHR OMN"),
	"baltic":    wordSet("EST LVA LTU"),
	"nordic":    wordSet("DNK FIN ISL NOR SWE"),
	"balkan":    wordSet("ALB BIH BGR GRC HRV KOS XKX MKD MNE ROU SRB SVN"),
	"andean":    wordSet("BOL COL ECU PER CHL VEN"),
	"island": wordSet(`TWN LKA CYP MLT ISL IRL MDG CUB JAM BRB MUS NRU SGP GRD LCA DMA BHR TLS GBR JPN PHL IDN FJI MDV SYC COM CPV
		SLB VUT KIR TUV PLW MHL FSM WSM TON BHS NZL TTO ATG KNA VCT STP`),
}

// kindNamed is the word of a phrase that says of what kind the state is that it means, or in what part
// of the world it lies; empty where none does.
func (r *reader) kindNamed(c *chunk) string {
	for i := c.first + 1; i < c.last; i++ {
		w := r.d.Tokens[i].Norm
		if stateKinds[w] != nil || regionWords[w] != "" {
			return w
		}
	}
	return ""
}

var regionWords = map[string]string{"asian": "Asia", "african": "Africa", "european": "Europe", "caribbean": "Caribbean"}

// lastOfKind is the mention of the state of a kind named last that is not the one of which the clause
// itself speaks, and for islands and kingdoms the one that the text is about before others; -1 if the
// text has named none.
func (r *reader) lastOfKind(kind string, great bool) int {
	own := r.speaking()
	fits := func(id fact.ActorID) bool {
		if set := stateKinds[kind]; set != nil {
			return set[string(id)]
		}
		return strings.Contains(actor.Default().Region(id), regionWords[kind]) && !(great && id == r.topic)
	}
	if id := r.mostNamed(); id != own && fits(id) {
		if i := r.lastOf(id); i >= 0 {
			return i
		}
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if id := r.mentions[i].Actor.State(); id != own && r.l.states[id] && r.mentions[i].Kind != LeaderMention && fits(id) {
			return i
		}
	}
	return -1
}

// tieWords are what one state is to another.
var tieWords = newQuickSet("neighbour neighbor rival ally patron protector coloniser colonizer foe enemy adversary benefactor")

// ranked says that a phrase tells what somebody is rather than who is meant: "is its ally", "its
// biggest supplier".
func (r *reader) ranked(c *chunk) bool {
	if k := r.chunkAt(c.first); k > 0 {
		if n := r.left(k); c.prep < 0 && n >= 0 && r.cs[n].kind != chVerb || n >= 0 && r.cs[n].copula || c.prep >= 0 && r.d.Tokens[c.prep].Norm == "as" {
			return true
		}
	}
	for i := c.first + 1; i < c.head; i++ {
		if t := &r.d.Tokens[i]; strings.HasSuffix(t.Norm, "est") || measureWords()[t.Norm].class&mTopmost != 0 {
			return true
		}
	}
	return false
}

// speaking is the state of the subject of the clause, "" if it has none yet.
func (r *reader) speaking() fact.ActorID {
	if f := &r.focus; f.subject >= f.sentFirst {
		return r.mentions[f.subject].Actor.State()
	}
	return ""
}

// lastOther is the mention of the state named last, in this sentence or the two before, that is not
// the one given; -1 if there is none.
func (r *reader) lastOther(own fact.ActorID) int {
	for i := len(r.mentions) - 1; i >= 0 && r.d.Tokens[r.mentions[i].Head].Sent >= int32(r.sent-2); i-- {
		m := &r.mentions[i]
		if s := m.Actor.State(); m.Kind != PlaceMention && s != own && r.l.states[s] {
			return i
		}
	}
	return -1
}

// ofTwo is the first or the second of the two states that were named last before this sentence; -1
// where there are no two.
func (r *reader) ofTwo(second bool) int {
	last, before := -1, -1
	for i := r.focus.sentFirst - 1; i >= 0 && i > r.focus.sentFirst-8; i-- {
		m := &r.mentions[i]
		if s := m.Actor.State(); !r.l.states[s] || m.Kind == PlaceMention || last >= 0 && r.mentions[last].Actor.State() == s {
			continue
		}
		if last < 0 {
			last = i
			continue
		}
		before = i
		break
	}
	if before < 0 || second {
		if before < 0 {
			return -1
		}
		return last
	}
	return before
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
	if r.home == "" && r.topicCount > 2 {
		r.home = r.topic
	}
	if r.home == "" {
		count := map[fact.ActorID]int{}
		for i := range r.matches {
			p := r.matches[i].p
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
