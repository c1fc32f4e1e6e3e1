package read

import (
	"slices"

	"tightrope/fact"
)

// party is one who acts or is acted on, as found in a noun phrase.
type party struct {
	actor       fact.ActorID
	sector      string
	name        string // of an actor that no table knows
	chunk       int
	first, last int // tokens
	found       bool
	direct      bool // the phrase is the actor, not something of the actor's
}

// one is a list of one party, in memory that serves again for the next text.
func (r *reader) one(p party) []party {
	n := len(r.parties)
	if n == cap(r.parties) {
		r.parties, n = make([]party, 0, 32), 0 // lists keep the old one as long as they need it
	}
	r.parties = append(r.parties, p)
	return r.parties[n : n+1 : n+1]
}

// direct gives the actor that a noun phrase is.
func (r *reader) direct(j int) party {
	if j < 0 || r.cs[j].kind != chNoun {
		return party{}
	}
	c := &r.cs[j]
	if (c.mention < 0 || r.mentions[c.mention].Actor == "") && j+1 < len(r.cs) && r.prepIs(j+1, "of") && r.cs[j+1].kind == chNoun && partitive[r.d.Tokens[c.head].Norm] {
		p := r.direct(j + 1)
		if p.found {
			p.first, p.chunk = c.first, j
			return p
		}
	}
	if c.mention < 0 || r.mentions[c.mention].Head != c.head {
		return party{}
	}
	m := &r.mentions[c.mention]
	if m.Kind == PronounMention && m.Antecedent < 0 && m.Actor == "" {
		return party{}
	}
	if m.Kind == RoleMention && m.Actor == "" && r.nounBits(j)&(1<<r.l.classes["militaryaid"]) != 0 {
		return party{} // "twelve jets" are no party
	}
	return party{actor: m.Actor, sector: m.Sector, name: m.Name, chunk: j, first: c.first, last: c.last, found: true, direct: true}
}

// partitive words stand before the ones who are meant: "thousands of students".
var partitive = wordSet(`thousands hundreds dozens scores tens millions group groups members member number series crowd crowds
	most some many several majority one all part pair couple handful half two three four five six seven eight nine ten
	those any none each both few kingdom emirate sultanate principality republic`)

// inside yields the mentions of this sentence that lie in a chunk.
func (r *reader) inside(c *chunk) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := r.focus.sentFirst; i < len(r.mentions); i++ {
			if m := &r.mentions[i]; m.First >= c.first && m.Last <= c.last && !yield(i) {
				return
			}
		}
	}
}

// anyone is the actor that a phrase is, or to whom it belongs, or who stands in the "of" phrase
// behind it.
func (r *reader) anyone(j int) party {
	if p := r.direct(j); p.found {
		return p
	}
	if p := r.owner(j); p.found {
		return p
	}
	return r.ofOwner(j)
}

// ofOwner looks into the phrase with "of" that follows.
func (r *reader) ofOwner(j int) party {
	if j < 0 {
		return party{}
	}
	for n := j + 1; n < len(r.cs) && n <= j+2; n++ {
		if r.cs[n].kind != chNoun || !r.prepIs(n, "of") {
			return party{}
		}
		if p := r.direct(n); p.found {
			return p
		}
		if p := r.owner(n); p.found {
			return p
		}
	}
	return party{}
}

// place gives the state in which a phrase of place lies.
func (r *reader) place(j int) party {
	if j < 0 {
		return party{}
	}
	c := &r.cs[j]
	for i := c.first; i < c.last; i++ {
		if m := r.name(i); m != nil && m.p.actor != "" && m.p.kind != phRegion {
			return party{actor: m.p.actor, chunk: j, first: c.first, last: c.last, found: true}
		}
	}
	return party{}
}

// members lists the parties of a list of phrases: "Jordan and Britain".
func (r *reader) members(j int) []party {
	if j < 0 {
		return nil
	}
	if two := r.bothSides(j, ""); two != nil {
		return two
	}
	if c := &r.cs[j]; r.lastList != nil && c.last-c.first == 1 && r.isThey(j) {
		out := append([]party(nil), r.lastList...)
		for i := range out {
			out[i].chunk, out[i].first, out[i].last = j, c.first, c.last
		}
		return out
	}
	if c := &r.cs[j]; r.lastList == nil && c.last-c.first == 1 && r.d.Tokens[c.head].Norm == "both" {
		return r.twoSides(c, "")
	}
	if list := r.officeHolders(j); list != nil {
		return list
	}
	p := r.direct(j)
	if !p.found {
		p = r.sideOf(j)
	}
	var out []party
	if p.found {
		out = r.one(p)
	} else if j < 2 || r.cs[j-1].kind != chConj || r.cs[j].mention >= 0 && r.mentions[r.cs[j].mention].Kind == PronounMention {
		return nil
	}
	for i := j - 1; i >= 0 && len(out) < 6; i-- { // to the left: A, B and [C]
		c := &r.cs[i]
		if c.kind == chComma && i+1 < j && r.cs[i+1].kind == chConj && r.verbBefore(i) {
			break
		}
		if c.kind == chConj || c.kind == chComma {
			continue
		}
		q := r.direct(i)
		if c.kind != chNoun || !q.found || c.prep >= 0 && r.cs[j].prep < 0 || !r.coordinated(i) {
			break
		}
		out = append([]party{q}, out...)
	}
	return named(out)
}

// verbBefore says whether a clause with a verb and no other comma ends at the comma i, so that what
// follows "and" begins another: "accused it of sheltering spies, and B denied it".
func (r *reader) verbBefore(i int) bool {
	closed := false // by an "and" of its own
	for k := i - 1; k >= 0; k-- {
		switch r.cs[k].kind {
		case chVerb:
			return true
		case chConj:
			closed = true
		case chComma:
			if !closed {
				return false
			}
		case chStop, chSub, chRel:
			return false
		}
	}
	return false
}

// named drops those of a list of whom nobody knows whose they are, where one is known: "the senator
// and nine colleagues".
func named(list []party) []party {
	unknown := func(p party) bool { return p.actor == "" && p.name == "" }
	if len(list) < 2 || !slices.ContainsFunc(list, unknown) {
		return list
	}
	out := list[:0:0]
	for _, p := range list {
		if !unknown(p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return list
	}
	return out
}

// coordinated says that a conjunction follows the phrase, directly or at the end of its list.
func (r *reader) coordinated(i int) bool {
	n := i + 1
	if n >= len(r.cs) {
		return false
	}
	if r.cs[n].kind == chConj {
		return true
	}
	if r.cs[n].kind != chComma {
		return false
	}
	for ; n < len(r.cs); n++ {
		switch r.cs[n].kind {
		case chConj:
			return true
		case chNoun, chComma:
		default:
			return false
		}
	}
	return false
}

// following lists the party in a phrase and those joined to it on its right.
func (r *reader) following(j, end int) []party {
	if v := r.earlierVerb(j); v >= 0 && r.cs[v].subj >= 0 && r.cs[v].subj < v {
		if two := r.bothSides(j, r.anyone(r.cs[v].subj).actor.State()); two != nil {
			return two // urged both sides
		}
	}
	var out []party
	if p := r.anyone(j); p.found {
		out = r.one(p)
	}
	for i := j + 1; i < len(r.cs) && len(out) < 6; i++ {
		c := &r.cs[i]
		if c.kind == chConj || c.kind == chComma {
			if !r.coordinated(i-1) && c.kind == chComma {
				break
			}
			continue
		}
		if c.kind != chNoun || !r.joined(j, i) || r.subjectAhead(i) {
			break
		}
		if c.prep >= 0 {
			if r.prepIs(i, "of") && !r.joined(i-1, i) {
				continue
			}
			if r.cs[j].prep < 0 || r.d.Tokens[c.prep].word != r.d.Tokens[r.cs[j].prep].word {
				break
			}
		}
		q := r.direct(i)
		if !q.found {
			break
		}
		out = append(out, q)
	}
	return out
}

// sideOf takes arms that belong to a state for the state that uses them: "Israeli missiles hit".
func (r *reader) sideOf(j int) party {
	if j < 0 {
		return party{}
	}
	if r.nounBits(j)&(1<<r.l.classes["militaryaid"]|1<<r.l.classes["troops"]) == 0 {
		return party{}
	}
	p := r.owner(j)
	p.sector, p.direct = "MIL", p.found
	return p
}

var sideWords = wordSet(`countries sides nations neighbours neighbors states governments leaders parties capitals navies
	armies militaries forces rivals powers allies partners envoys ministers presidents`)

// bothSides reads "the two countries" and "both sides" as the two states spoken of last. Where they are
// those on whom somebody acts it is given, and none of the two.
func (r *reader) bothSides(j int, not fact.ActorID) []party {
	if j < 0 {
		return nil
	}
	c := &r.cs[j]
	first, head := r.d.Tokens[c.first].Norm, r.d.Tokens[c.head].Norm
	if first == "each" && (r.d.Tokens[c.head].Norm == "side" || sideWords[head+"s"]) {
		return r.twoSides(c, not)
	}
	if first != "both" && (first != "two" || not != "") && !(c.head > c.first+1 && r.d.Tokens[c.first+1].Norm == "two") {
		return nil
	}
	if c.first+2 < c.last { // "the two countries' envoys"
		for i := c.first + 1; i < c.head; i++ {
			if sideWords[r.d.Tokens[i].Norm] && r.d.Tokens[i+1].class&clsGen != 0 {
				head = r.d.Tokens[i].Norm
			}
		}
	}
	if !sideWords[head] {
		return nil
	}
	return r.twoSides(c, not)
}

// twoSides are the two states that a phrase such as "the two countries" means, the one named first
// before: the two that stand between each other in its own sentence or the one before, or that its own
// sentence has named, else those of which that and the two sentences before
// it in the paragraph, or where these name fewer the text before them, speak most. An adjective counts
// half, the sentence before counts double, its own treble, and the state that the text is about has an
// advance; nil if there are no two.
func (r *reader) twoSides(c *chunk, not fact.ActorID) []party {
	if out := r.withOurs(c); out != nil {
		return out
	}
	var list [8]standing
	n := 0
	para := r.d.Sentences[r.sent].Para
	for i := len(r.mentions) - 1; i >= 0 && i > len(r.mentions)-24; i-- {
		m := &r.mentions[i]
		sent := int(r.d.Tokens[m.Head].Sent)
		if n == 2 && sent < r.sent && list[0].here && list[1].here {
			break // the two of its own sentence
		}
		if n > 1 && (r.d.Sentences[sent].Para != para || sent < r.sent-2) {
			break
		}
		s := m.Actor.State()
		if !r.l.states[s] || s == not || m.Kind == PlaceMention || m.First >= c.first {
			continue
		}
		if sent >= r.sent-1 && i > 0 && r.betweenThem(i) {
			list = [8]standing{{id: r.mentions[i-1].Actor.State(), at: i - 1, here: true}, {id: s, at: i, here: true}}
			n = 2
			break
		}
		k := 0
		for k < n && list[k].id != s {
			k++
		}
		if k == len(list) {
			continue
		}
		if k < n {
			list[k].weight++ // again
		} else {
			list[n].id = s
			if s == r.topic && r.topicCount > 2 {
				list[n].weight = topicAdvance
			}
			n++
		}
		w := 2
		if m.Kind == AdjectiveMention && !r.manyOf(i) || m.Kind == RoleMention && !ofState(m.Sector) {
			w = 1
		}
		list[k].here = list[k].here || w > 1 && sent == r.sent
		if i == r.focus.sentSubj {
			w++
		}
		if sent >= r.sent-1 {
			w *= 2 + sent - r.sent + 1
		}
		list[k].weight, list[k].at = list[k].weight+w, i
	}
	if named := n == 2 && list[0].here && list[1].here; n > 0 && n < len(list) && !named && r.topicCount > 2 && !slices.ContainsFunc(list[:n], func(s standing) bool { return s.id == r.topic }) {
		list[n] = standing{id: r.topic, weight: topicAdvance, at: -1}
		n++
	}
	if n < 2 {
		return nil
	}
	a, b := 0, -1
	for k := 1; k < n; k++ {
		switch {
		case list[k].weight >= list[a].weight:
			a, b = k, a
		case b < 0 || list[k].weight >= list[b].weight:
			b = k
		}
	}
	if list[b].at < list[a].at {
		a, b = b, a
	}
	k := r.chunkAt(c.first)
	return []party{
		{actor: list[a].id, chunk: k, first: c.first, last: c.last, found: true, direct: true},
		{actor: list[b].id, chunk: k, first: c.first, last: c.last, found: true, direct: true},
	}
}

// betweenThem says that a mention is the second of a pair: "between Iran and the United States".
func (r *reader) betweenThem(i int) bool {
	a, b := &r.mentions[i-1], &r.mentions[i]
	return a.First > 0 && r.d.Tokens[a.First-1].Norm == "between" && b.First == a.Last+1 && r.d.Tokens[a.Last].Norm == "and" && r.l.states[a.Actor.State()]
}

// topicAdvance is what it counts for that a text is about a state.
const topicAdvance = 4

// standing is how much a text has just spoken of a state, and where first.
type standing struct {
	id     fact.ActorID
	weight int
	at     int
	here   bool // by name in the sentence at hand
}

// officeHolders reads "the leaders of Japan, Korea and the United States" as one party for each.
func (r *reader) officeHolders(j int) []party {
	c := &r.cs[j]
	w := &r.l.words[r.d.Tokens[c.head].word]
	if !w.title || w.lemma == r.d.Tokens[c.head].word || j+2 >= len(r.cs) || !r.prepIs(j+1, "of") || r.cs[j+1].kind != chNoun {
		return nil
	}
	_, sector := r.sectorAt(c.first, c.head)
	list := r.following(j+1, len(r.cs))
	if len(list) < 2 {
		return nil
	}
	for i := range list {
		list[i].sector = sector
	}
	return list
}

// withOurs is "the two governments" of one who writes as a citizen: ours, and the other state that
// the paragraph named last, by name before by adjective; nil where it has named none.
func (r *reader) withOurs(c *chunk) []party {
	if r.d.own == "" || r.d.Tokens[c.first].Quote >= 0 {
		return nil
	}
	para := r.d.Sentences[r.sent].Para
	var other fact.ActorID
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if r.d.Sentences[r.d.Tokens[m.Head].Sent].Para != para {
			break
		}
		s := m.Actor.State()
		if !r.l.states[s] || s == r.d.own || m.Kind == PlaceMention || m.First >= c.first {
			continue
		}
		if m.Kind != AdjectiveMention && m.Kind != RoleMention {
			other = s
			break
		}
		if other == "" {
			other = s
		}
	}
	if other == "" {
		return nil
	}
	k := r.chunkAt(c.first)
	return []party{
		{actor: r.d.own, chunk: k, first: c.first, last: c.last, found: true, direct: true},
		{actor: other, chunk: k, first: c.first, last: c.last, found: true, direct: true},
	}
}
