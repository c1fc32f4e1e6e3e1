package read

import (
	"tightrope/fact"
)

func newReader(l *lexicon, d *Document) *reader {
	r := emptyReader(l)
	l.lookup(d)
	r.start(d)
	return r
}

func emptyReader(l *lexicon) *reader {
	return &reader{l: l, people: map[string]fact.ActorID{}, roles: map[string]string{}, fullNames: map[string]int{}}
}

// start turns the reader to a document whose words are looked up; what it knew of another is forgotten,
// its memory kept.
func (r *reader) start(d *Document) {
	l := r.l
	d.lex = l
	r.d, r.at, r.focus = d, d.Dateline, newFocus()
	r.matches, r.mentions, r.items, r.parties = r.matches[:0], r.mentions[:0], nil, r.parties[:0]
	r.lastHit, r.hitBy, r.hitSent = "", "", 0
	r.lastDone = act{}
	r.lastSource, r.lastCode, r.lastList, r.sent, r.timed, r.gameSent = nil, "", nil, 0, 0, 0
	r.ballots = lastBallot{}
	clear(r.fullNames)
	if len(r.people) > 0 {
		clear(r.people)
		clear(r.roles)
	}
	r.findNames()
	l.decideAll(d)
	r.topic, r.topicCount, r.home = "", 0, ""
	r.heading, r.stem = "", stem{}
	if len(d.Sentences) > 1 {
		r.topic, r.topicCount = r.topicState()
		if d.own = r.authorState(); d.own != "" {
			r.topic, r.topicCount = d.own, max(r.topicCount, 3)
		}
		r.pastOffices()
		r.meetLeaders()
	}
}

// run reads the sentences in order.
func (r *reader) run() {
	for i := range r.d.Sentences {
		s := &r.d.Sentences[i]
		acts := r.sentence(i)
		r.emit(s, acts)
		r.claims(s, acts)
	}
}

// sentence chunks a sentence, finds its mentions and subjects, and returns its acts.
func (r *reader) sentence(i int) []act {
	s := &r.d.Sentences[i]
	r.sent = i
	r.cs = r.chunks(s, r.cs)
	r.newSentence()
	r.link()
	if s.Speaker != "" && (i == 0 || r.d.Sentences[i-1].Speaker != s.Speaker) {
		r.newSpeaker()
	}
	subjects := 0
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chNoun && c.kind != chTime {
			if c.kind == chVerb {
				subjects = r.clauseSubject(k, subjects)
			}
			continue
		}
		before := len(r.mentions)
		r.mention(k)
		for m := before; m < len(r.mentions); m++ {
			r.note(m)
		}
	}
	r.apposition()
	acts := r.acts()
	r.actBuf = acts
	r.keepList()
	r.keepSection(s)
	r.endSentence(subjects)
	return acts
}

// name is the match that covers a token, nil if none.
func (r *reader) name(i int) *match {
	if i < len(r.nameAt) {
		if n := r.nameAt[i]; n > 0 {
			return &r.matches[n-1]
		}
	}
	return nil
}

// watersAndLands end the names of places that belong to nobody in particular.
var watersAndLands = newQuickSet("sea ocean strait straits river gulf bay canal desert peninsula archipelago mountains plateau")

// mention makes the mention of a noun phrase, or several where its head is no actor: in
// "Israel's actions" Israel is mentioned, the actions are not an actor.
func (r *reader) mention(k int) {
	c := &r.cs[k]
	d := r.d
	head := &d.Tokens[c.head]
	switch {
	case head.class&clsPron != 0 && c.last-c.first == 1:
		if head.Norm == "it" && !r.isSubject(k) && (c.prep < 0 && r.saidOf(c) || (c.prep < 0 || r.prepIs(k, "with", "to", "on", "from", "against")) && r.objectIt(c)) {
			return
		}
		r.pronoun(c, c.head)
		return
	case c.kind == chTime:
		r.inner(c)
		return
	}
	if m := r.name(c.head); m != nil && (!m.modifier || c.first == m.first && c.last == m.last) && m.last > c.head && m.p.kind != phRegion {
		if m.p.kind != phPlace {
			r.named(c, m)
			return
		}
		r.inner(c)
		return
	}
	if head.Is(Capital) && watersAndLands.has(head.Norm) && c.last-c.first > 1 {
		return // the South China Sea
	}
	if r.definite(c) {
		return
	}
	if first, sector := r.sectorAt(c.first, c.head); sector != "" {
		r.role(k, first, sector)
		return
	}
	if head.Is(Capital) && head.Kind == Word && (r.people[head.Norm] != "" || !(head.Is(FirstWord) && c.last-c.first == 1 && head.word != 0)) && !r.weapon(c.head) {
		if r.open(k) {
			return
		}
	}
	r.inner(c)
}

func (r *reader) push(m Mention) int {
	r.mentions = append(r.mentions, m)
	return len(r.mentions) - 1
}

// named makes the mention of a phrase whose head the tables know.
func (r *reader) named(c *chunk, m *match) {
	out := Mention{
		Actor: m.p.actor, Sector: m.p.sector, First: c.first, Last: c.last, Head: c.head, Antecedent: -1,
		Name: r.d.Text[r.d.Tokens[m.first].Start:r.d.Tokens[m.last-1].End],
	}
	switch m.p.kind {
	case phAdjective, phDemonym:
		out.Kind = AdjectiveMention
	case phSeat:
		out.Kind = CapitalMention
	case phLeader:
		out.Kind = LeaderMention
		if !r.inUse(m.p.valid) && !r.at.IsZero() && !m.p.valid.To.IsZero() && m.p.valid.To.Last().Before(r.at) {
			out.Sector = "ELI"
		}
		if _, s := r.titleBefore(c.first, m.first); s != "" {
			out.Sector = s
		}
	}
	if out.Kind != LeaderMention && m.first > c.first {
		if a := r.possessor(c.first, m.first); a != "" && a != out.Actor && m.p.sector != "" && (out.Actor == "" || m.p.kind == phName && r.l.states[a]) {
			out.Actor = a
		}
	}
	c.mention = r.push(out)
}

// titleBefore finds a title or sector phrase that ends before a name.
func (r *reader) titleBefore(first, end int) (int, string) {
	for e := end; e > first; e-- {
		if at, s := r.sectorAt(first, e-1); s != "" {
			return at, s
		}
	}
	return 0, ""
}

// sectorAt finds the longest sector phrase that ends with token head and begins at or after
// first.
func (r *reader) sectorAt(first, head int) (at int, sector string) {
	d := r.d
	if !r.l.words[d.Tokens[head].word].title {
		return 0, ""
	}
	if m := r.name(head); m != nil && m.last-m.first > 1 {
		return 0, "" // the Union of the European Union is no trade union
	}
	for i := max(first, head-3); i <= head; i++ {
		if r.l.words[d.Tokens[i].word].root == 0 {
			continue
		}
		if s := r.sectorOf(i, head); s != "" {
			return i, s
		}
	}
	return 0, ""
}

// sectorOf gives the sector of the phrase from one token to another inclusive.
func (r *reader) sectorOf(first, last int) string {
	node := r.l.words[r.d.Tokens[first].word].root
	for j := first + 1; j <= last; j++ {
		if node = r.l.next(node, r.d.Tokens[j].word); node == 0 {
			return ""
		}
	}
	if !r.l.others[node] {
		return ""
	}
	for i := range r.l.ends[node] {
		if p := &r.l.ends[node][i]; p.kind == phSector {
			return p.sector
		}
	}
	return ""
}

// possessor finds the state or organisation that a phrase names before its head: "Turkish
// officials", "Syria's Assad regime". The nearest one counts.
func (r *reader) possessor(first, end int) fact.ActorID {
	for i := end - 1; i >= first; i-- {
		if m := r.name(i); m != nil && m.p.kind != phRegion && m.p.actor != "" {
			return m.p.actor
		}
		t := &r.d.Tokens[i]
		if t.class&clsPoss != 0 {
			if a := r.resolvePossessive(t); a != nil {
				return a.Actor
			}
		}
		if t.Is(Possessive) && r.people[t.Norm] != "" {
			return r.people[t.Norm] // Merkel's party
		}
		if t.Is(Possessive) && stateWords.has(t.Norm) && i > first && r.d.Tokens[i-1].class&clsDet != 0 {
			if a := r.theCountry(); a >= 0 { // the kingdom's army
				return r.mentions[a].Actor
			}
		}
	}
	return ""
}

// role makes the mention of a phrase whose head is a sector word. Its actor stands before it,
// or after it behind of, in, at or from.
func (r *reader) role(k, first int, sector string) {
	c := &r.cs[k]
	m := Mention{
		Sector: sector, First: c.first, Last: c.last, Head: c.head, Kind: RoleMention, Antecedent: -1,
		Actor: r.possessor(c.first, first),
	}
	if m.Actor == "" {
		m.Actor = r.ofPhrase(k)
	}
	r.refine(&m, k)
	r.sided(&m, c, first)
	if m.Actor == "" && k >= 2 && r.cs[k-1].kind == chConj && r.cs[k-2].mention >= 0 && c.first == first {
		if p := &r.mentions[r.cs[k-2].mention]; p.Kind == RoleMention && r.d.Tokens[p.Head].class == r.d.Tokens[c.head].class {
			m.Actor = p.Actor // Turkish conservatives and Islamists
		}
	}
	if m.Actor == "" {
		r.describe(&m, c)
	}
	c.mention = r.push(m)
}

// ofPhrase finds the actor or place in the phrases after chunk k that say whose or where it is.
func (r *reader) ofPhrase(k int) fact.ActorID {
	for j := k + 1; j < min(len(r.cs), k+3); j++ {
		n := &r.cs[j]
		if n.kind != chNoun || n.prep < 0 {
			return ""
		}
		switch r.d.Tokens[n.prep].Norm {
		case "of", "in", "at", "from", "within", "for":
		default:
			return ""
		}
		if m := r.name(n.head); m != nil && m.p.actor != "" && m.p.kind != phRegion {
			return m.p.actor
		}
		for i := n.first; i < n.last; i++ {
			if m := r.name(i); m != nil && m.p.actor != "" && m.p.kind != phRegion {
				return m.p.actor
			}
		}
	}
	return ""
}

// open makes the mention of a capitalised name that no table has: a person with a title and a
// country, a body whose last word tells its sector, or just a name.
func (r *reader) open(k int) bool {
	d, c := r.d, &r.cs[k]
	from := c.head
	for from > c.first && d.Tokens[from-1].Is(Capital) && d.Tokens[from-1].Kind == Word && r.name(from-1) == nil &&
		d.Tokens[from-1].class&(clsNoun|clsAdj) != 0 && d.Tokens[from-1].class&clsGen == 0 {
		from--
	}
	for i := c.head - 1; i >= from; i-- { // Prime Minister | Edi Rama
		if r.l.words[d.Tokens[i].word].title || d.Tokens[i].class&clsAdj != 0 {
			from = i + 1
			break
		}
	}
	m := Mention{First: c.first, Last: c.last, Head: c.head, Kind: OpenMention, Antecedent: -1}
	m.Name = d.Text[d.Tokens[from].Start:d.Tokens[c.head].End]
	surname := d.Tokens[c.head].Norm
	if _, s := r.titleBefore(c.first, from); s != "" {
		m.Sector, m.Kind = s, LeaderMention
		if m.Actor = r.possessor(c.first, from); m.Actor == "" && k+1 < len(r.cs) && r.prepIs(k+1, "of") {
			m.Actor = r.ofPhrase(k) // Prime Minister Rama of Albania
		}
		if m.Actor == "" {
			m.Actor = r.ownOffice(surname, from)
		}
	} else if a, ok := r.people[surname]; ok {
		m.Actor, m.Sector, m.Kind = a, r.roles[surname], LeaderMention
	} else {
		m.Actor = r.possessor(c.first, from)
	}
	if m.Kind == LeaderMention && m.Actor != "" && m.Sector != "" {
		r.people[surname], r.roles[surname] = m.Actor, m.Sector
	}
	c.mention = r.push(m)
	return true
}

// inner makes mentions of the names inside a phrase whose head is no actor.
func (r *reader) inner(c *chunk) {
	for i := c.first; i < c.last; i++ {
		t := &r.d.Tokens[i]
		if m := r.name(i); m != nil {
			if m.p.kind != phRegion && !m.modifier && i == m.first {
				r.innerName(m)
			}
			i = m.last - 1
			continue
		}
		if t.class&clsPoss != 0 {
			r.pronoun(c, i)
			c.mention = -1
			continue
		}
		if t.Is(Possessive) && stateWords.has(t.Norm) && i > c.first && r.d.Tokens[i-1].class&clsDet != 0 {
			if a := r.theCountry(); a >= 0 { // the country's oldest friend
				r.push(Mention{Actor: r.mentions[a].Actor, First: i - 1, Last: i + 1, Head: i, Kind: DescriptionMention, Antecedent: a})
				continue
			}
		}
		if t.Is(Possessive) {
			if _, s := r.sectorAt(c.first, i); s != "" {
				m := Mention{Sector: s, First: i, Last: i + 1, Head: i, Kind: RoleMention, Antecedent: -1, Actor: r.possessor(c.first, i)}
				if m.Actor == "" {
					r.describe(&m, c)
				}
				r.push(m)
			} else if a, ok := r.people[t.Norm]; ok {
				r.push(Mention{Actor: a, Sector: r.roles[t.Norm], First: i, Last: i + 1, Head: i, Kind: LeaderMention, Name: r.d.Raw(i), Antecedent: -1})
			}
		}
	}
}

func (r *reader) innerName(m *match) {
	out := Mention{
		Actor: m.p.actor, Sector: m.p.sector, First: m.first, Last: m.last, Head: m.last - 1, Antecedent: -1,
		Name: r.d.Text[r.d.Tokens[m.first].Start:r.d.Tokens[m.last-1].End],
	}
	switch m.p.kind {
	case phAdjective, phDemonym:
		out.Kind = AdjectiveMention
	case phSeat:
		out.Kind = CapitalMention
	case phLeader:
		out.Kind = LeaderMention
	case phPlace:
		out.Kind = PlaceMention
	}
	r.push(out)
}
