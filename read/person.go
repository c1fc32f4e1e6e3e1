package read

import (
	"strings"

	"tightrope/fact"
)

// apposition gives a name that no table knows the country of the phrase that explains it: "NIS,
// the Serbian oil company", "the author, a Turkish general".
func (r *reader) apposition() {
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind == chNoun && c.mention >= 0 && r.fullName(&r.mentions[c.mention]) {
			r.explained(k)
		}
		if k+2 >= len(r.cs) {
			break
		}
		if c.kind == chNoun && c.mention < 0 && r.cs[k+1].kind == chComma && fellows[r.d.Tokens[c.head].Norm] {
			r.namedFellow(k)
		}
		if c.kind != chNoun || c.mention < 0 || r.mentions[c.mention].Actor != "" || r.cs[k+1].kind != chComma {
			continue
		}
		n := &r.cs[k+2]
		if n.kind != chNoun || n.prep >= 0 || n.mention < 0 || r.mentions[n.mention].Kind == PronounMention {
			continue
		}
		if m, e := &r.mentions[c.mention], &r.mentions[n.mention]; m.Kind == OpenMention && e.Kind == RoleMention && e.Sector != "BUS" && e.Sector != "PTY" {
			m.Kind = LeaderMention // a person with an office
			r.focus.person = c.mention
		}
		if r.mentions[n.mention].Actor == "" {
			continue
		}
		if k+3 < len(r.cs) && r.cs[k+3].kind == chConj {
			continue
		}
		m, e := &r.mentions[c.mention], &r.mentions[n.mention]
		if m.Kind != OpenMention && m.Kind != RoleMention && m.Kind != LeaderMention {
			continue
		}
		m.Actor = e.Actor
		if m.Sector == "" {
			m.Sector = e.Sector
		}
		if m.Kind != RoleMention && m.Name != "" {
			r.people[r.d.Tokens[m.Head].Norm], r.roles[r.d.Tokens[m.Head].Norm] = m.Actor, m.Sector
		}
	}
}

// namedFellow reads "its southern neighbour, Chad,": the phrase is the state named between the commas.
func (r *reader) namedFellow(k int) {
	n := &r.cs[k+2]
	if n.kind != chNoun || n.prep >= 0 || n.mention < 0 || k+3 >= len(r.cs) || r.cs[k+3].kind != chComma && r.cs[k+3].kind != chStop {
		return
	}
	m := r.mentions[n.mention]
	if m.Kind != NameMention || m.Head != n.head || !r.l.states[m.Actor] {
		return
	}
	c := &r.cs[k]
	c.mention = r.push(Mention{Actor: m.Actor, First: c.first, Last: c.last, Head: c.head, Kind: DescriptionMention, Antecedent: n.mention})
}

// explained knows a person by what stands beside a full name: a clause with "who", an office before it
// ("his deputy, Radu Pop") or behind it.
func (r *reader) explained(k int) {
	c := &r.cs[k]
	m := &r.mentions[c.mention]
	surname := r.d.Tokens[m.Head].Norm
	if id := r.electedBy(k); m.Actor == "" && id != "" {
		m.Actor, m.Sector, m.Kind = id, "GOV", LeaderMention
		r.introduce(c.mention)
		r.focus.person = c.mention
	}
	if n := k + 1; m.Actor == "" && c.prep < 0 && n+1 < len(r.cs) && r.cs[n].kind == chVerb && !r.cs[n].neg && r.cs[n+1].kind == chNoun && r.cs[n+1].prep < 0 {
		switch t := &r.d.Tokens[r.cs[n].head]; t.Norm {
		case "became":
			if e := r.cs[n+1].mention; e >= 0 && r.onePerson(&r.mentions[e]) && r.l.states[r.mentions[e].Actor.State()] {
				m.Actor, m.Sector, m.Kind = r.mentions[e].Actor, r.mentions[e].Sector, LeaderMention
				r.introduce(c.mention)
				r.focus.person = c.mention
			}
		case "leads", "rules", "governs":
			if p := r.direct(n + 1); r.l.states[p.actor] && p.sector == "" {
				m.Actor, m.Sector, m.Kind = p.actor, "GOV", LeaderMention
				r.introduce(c.mention)
				r.focus.person = c.mention
			}
		}
	}
	if id, sector := r.headedBy(k); id != "" && m.Actor == "" {
		m.Actor, m.Sector, m.Kind = id, sector, LeaderMention
	}
	next := k + 1
	for next < len(r.cs) && r.cs[next].kind == chNoun && r.prepIs(next, "of", "at", "in", "from") {
		next++
	}
	if next+1 < len(r.cs) && r.cs[next].kind == chComma {
		if n := &r.cs[next+1]; n.kind == chRel && r.d.Tokens[n.first].Norm == "who" || n.kind == chNoun && n.prep < 0 && r.calling(n) {
			if p := r.headOf(next + 1); p.found && m.Actor == "" {
				m.Actor, m.Sector, m.Kind = p.actor.State(), p.sector, LeaderMention
			}
			r.introduce(c.mention)
			r.focus.person = c.mention
		}
	}
	next = k + 1
	if next+1 < len(r.cs) && r.cs[next].kind == chComma {
		next++
	}
	if next < len(r.cs) && r.cs[next].kind == chNoun && r.prepIs(next, "of", "at", "from") && places[r.d.Tokens[r.cs[next].head].Norm] { // Li Wei, of a university in Xian
		r.introduce(c.mention)
		r.focus.person = c.mention
	}
	q := k - 2 // the office before the name
	if q > 0 && r.cs[q].kind == chNoun && r.prepIs(q, "of") && r.cs[q-1].kind == chNoun {
		q--
	}
	if q >= 0 && r.cs[k-1].kind == chComma && r.cs[q].kind == chNoun && r.cs[q].mention >= 0 && c.prep < 0 {
		e := &r.mentions[r.cs[q].mention]
		if r.onePerson(e) && e.Head == r.cs[q].head && !(q >= 1 && r.cs[q-1].kind == chComma) {
			if v := r.left(q); e.Actor == "" && v >= 0 && r.cs[v].kind == chVerb && r.cs[v].subj >= 0 && gaining.has(r.l.lemmas[r.cs[v].verb]) {
				if p := r.direct(r.cs[v].subj); r.l.states[p.actor] {
					e.Actor = p.actor // Chad has a new president, Ali Deby
				}
			}
			if m.Actor == "" && e.Actor != "" {
				m.Actor, m.Sector = e.Actor, e.Sector
			}
			m.Kind = LeaderMention
			r.introduce(c.mention)
			if r.focus.personSubj == r.cs[q].mention {
				r.focus.personSubj = c.mention
			}
			r.focus.person = c.mention
		}
	}
	if m.Kind == LeaderMention && m.Actor != "" {
		if _, ok := r.people[surname]; !ok {
			r.people[surname], r.roles[surname] = m.Actor, m.Sector
		}
	}
}

// electedBy is the state that a full name at chunk k leads by what stands before it: "Chad, led by Ali Deby,",
// "Chad elected Ali Deby"; empty if none.
func (r *reader) electedBy(k int) fact.ActorID {
	v := k - 1
	if v < 1 || r.cs[v].kind != chVerb {
		return ""
	}
	s := r.cs[v].subj
	switch lemma := r.l.lemmas[r.cs[v].verb]; {
	case lemma == "lead" && r.prepIs(k, "by") && r.cs[v].passive:
	case lemma == "elect" && r.cs[k].prep < 0 && !r.cs[v].passive && !r.cs[v].neg && r.cs[v].modal == 0 && r.cs[v].finite:
	default:
		return ""
	}
	if p := r.direct(s); s >= 0 && s < v && r.l.states[p.actor] && p.sector == "" {
		return p.actor
	}
	return ""
}

// gaining verbs have a state as subject and one who takes office there as object.
var gaining = newQuickSet("have get elect choose appoint")

// places are where people who are asked for their views work.
var places = wordSet("university institute office bureau college school centre center council academy foundation tank bank ministry")

// headOf is the body of a state whose head a phrase says somebody is: "the head of the interim
// government".
func (r *reader) headOf(j int) party {
	switch r.d.Tokens[r.cs[j].head].Norm {
	case "head", "chief", "leader", "commander", "chairman", "governor", "deputy", "spokesman", "spokeswoman":
	default:
		return party{}
	}
	if r.cs[j].mention >= 0 && r.mentions[r.cs[j].mention].Actor != "" || j+1 >= len(r.cs) || !r.prepIs(j+1, "of") {
		return party{}
	}
	p := r.direct(j + 1)
	if p.actor == "" || p.sector == "" || !ofState(p.sector) {
		return party{}
	}
	return p
}

// calling says that a phrase tells what somebody is: "a historian", "the author of a book".
func (r *reader) calling(n *chunk) bool {
	t := &r.d.Tokens[n.head]
	switch t.Norm {
	case "head", "chief":
		return true
	}
	if r.l.words[t.word].title || personWords.has(t.Norm) {
		return true
	}
	for _, end := range [...]string{"ist", "ian", "er", "or", "ant", "man", "woman"} {
		if strings.HasSuffix(t.Norm, end) && r.d.Tokens[n.first].class&(clsDet|clsPoss) != 0 && !t.Is(Capital) {
			return true
		}
	}
	return false
}

// stateOfOffice is the state of an office that a phrase names: "the presidency of Togo", or without a
// state in a text that is about one.
func (r *reader) stateOfOffice(j int) (fact.ActorID, string) {
	c := &r.cs[j]
	i := c.first
	for i < c.last && !stateOffices[r.d.Tokens[i].Norm] && !highOffices[r.d.Tokens[i].Norm] {
		i++
	}
	if i == c.last {
		return "", ""
	}
	id := r.possessor(c.first, c.last)
	if id == "" {
		id = r.ofPhrase(j)
	}
	if id == "" {
		id, _ = r.homeMeant()
	}
	if !r.l.states[id] {
		return "", ""
	}
	return id, "GOV"
}

var highOffices = wordSet("presidency premiership chancellery throne crown")

// headedBy gives a person the state of the body that the clause behind the name says he leads, or of
// the office that he has come to: "Maria Sousa, who heads the central bank of Angola", "Abel Diop, the
// banker who won the presidency".
func (r *reader) headedBy(k int) (fact.ActorID, string) {
	j := k + 1
	if j < len(r.cs) && r.cs[j].kind == chComma {
		j++
	}
	if j+1 < len(r.cs) && r.cs[j].kind == chNoun && r.cs[j].prep < 0 && r.cs[j+1].kind == chRel {
		j++ // the banker who
	}
	if j+2 >= len(r.cs) || r.cs[j].kind != chRel || r.d.Tokens[r.cs[j].first].Norm != "who" || r.cs[j+1].kind != chVerb || r.cs[j+2].kind != chNoun {
		return "", ""
	}
	switch r.l.lemmas[r.cs[j+1].verb] {
	case "head", "lead", "run", "chair", "command", "govern":
	case "inherit", "win", "take", "assume", "seize", "become":
		return r.stateOfOffice(j + 2)
	default:
		return "", ""
	}
	if r.cs[j+1].perfect && !r.cs[j+1].neg && r.d.Tokens[r.cs[j+1].first].Norm == "has" && r.cs[j+2].last < len(r.d.Tokens) && r.d.Tokens[r.cs[j+2].last].Norm == "since" {
		// has led it since May
	} else if r.cs[j+1].perfect || r.cs[j+1].neg || r.d.Tokens[r.cs[j+1].head].Norm != r.l.lemmas[r.cs[j+1].verb]+"s" {
		return "", "" // ran it once
	}
	p := r.anyone(j + 2)
	_, sector := r.sectorAt(r.cs[j+2].first, r.cs[j+2].head)
	if sector == "" {
		sector = "GOV"
	}
	if !p.found || p.actor == "" || !ofState(sector) {
		return "", ""
	}
	return p.actor.State(), sector
}

// personal says whether a mention is of a person: a leader, somebody in an office, or a full name
// that the text explains, that speaks, or that begins with a given name.
func (r *reader) personal(i int) bool {
	m := &r.mentions[i]
	switch m.Kind {
	case LeaderMention:
		return true
	case OpenMention:
		if _, ok := r.fullNames[r.d.Tokens[m.Head].Norm]; ok {
			return true
		}
		if !r.fullName(m) {
			return false
		}
		given := givenNames()
		for j := m.First; j < m.Head; j++ {
			if t := &r.d.Tokens[j]; t.Is(Capital) && given[t.Norm] != 0 {
				return true
			}
		}
		return false
	}
	return r.onePerson(m)
}

// fullName says that an open mention is written with two names or more.
func (r *reader) fullName(m *Mention) bool { return m.Kind == OpenMention && r.nameLength(m) > 1 }

func (r *reader) nameLength(m *Mention) int {
	n, in := 0, false
	for i := 0; i < len(m.Name); i++ {
		between := m.Name[i] == ' ' || m.Name[i] == '-'
		if !between && !in {
			n++
		}
		in = !between
	}
	return n
}

// nameStart is the first token of the name of a mention, behind its titles.
func (r *reader) nameStart(m *Mention) int {
	i := m.Head
	for i > m.First && (r.d.Tokens[i].Is(Hyphen) || r.d.Tokens[i-1].Is(Capital)) && !r.l.words[r.d.Tokens[i-1].word].title && m.Head-i < 4 {
		i--
	}
	return i
}

// familyFirst are family names that stand before the given name.
var familyFirst = wordSet(`kim lee park choi chung jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song moon roh ban
	wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo lin gao luo xi deng jiang mao
	nguyen tran pham vo dang bui ngo duong truong tan ng wong goh`)

// introduce remembers a full name as that of a person.
func (r *reader) introduce(i int) {
	m := &r.mentions[i]
	if m.Kind == OpenMention && !r.fullName(m) || m.Name == "" {
		return
	}
	if first := r.d.Tokens[r.nameStart(m)].Norm; r.nameLength(m) > 1 && familyFirst[first] && m.Kind != OpenMention {
		if _, ok := r.people[first]; !ok && m.Actor != "" {
			r.people[first], r.roles[first] = m.Actor, m.Sector
		}
	}
	if key := r.d.Tokens[m.Head].Norm; r.nameLength(m) > 1 {
		if _, ok := r.fullNames[key]; !ok {
			r.fullNames[key] = i
		}
	}
}
