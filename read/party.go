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
	if (c.mention < 0 || r.mentions[c.mention].Actor == "") && j+1 < len(r.cs) && r.prepIs(j+1, "of") && r.cs[j+1].kind == chNoun && (partitive[r.d.Tokens[c.head].Norm] || r.d.Tokens[c.head].class&clsNum != 0) {
		p := r.direct(j + 1)
		if p.found {
			p.first, p.chunk = c.first, j
			return p
		}
	}
	if c.mention < 0 {
		return r.memberStates(j)
	}
	m := &r.mentions[c.mention]
	if m.Head != c.head {
		return party{}
	}
	if m.Kind == PronounMention && m.Antecedent < 0 && m.Actor == "" {
		return party{}
	}
	if m.Kind == RoleMention && m.Actor == "" && r.nounBits(j)&(1<<r.l.classes["militaryaid"]) != 0 {
		return party{} // "twelve jets" are no party
	}
	return party{actor: m.Actor, sector: m.Sector, name: m.Name, chunk: j, first: c.first, last: c.last, found: true, direct: true}
}

// memberStates are the organisation whose name stands before a word for its members: "EU countries".
func (r *reader) memberStates(j int) party {
	c := &r.cs[j]
	switch r.d.Tokens[c.head].Norm {
	case "countries", "nations", "members", "capitals":
	default:
		return party{}
	}
	for i := range r.inside(c) {
		if m := &r.mentions[i]; organisation(m.Actor) && m.Kind != PronounMention {
			return party{actor: m.Actor, chunk: j, first: c.first, last: c.last, found: true, direct: true}
		}
	}
	return party{}
}

// partitive words stand before the ones who are meant: "thousands of students".
var partitive = wordSet(`thousands hundreds dozens scores tens millions group groups members member number series crowd crowds
	most some many several majority one all part pair couple handful half those any none each both few kingdom emirate sultanate principality republic`)

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

// belonging verbs tell in a participle behind a thing whose it is.
var belonging = wordSet("belong own operate")

// ofOwner looks into the phrase with "of" that follows.
func (r *reader) ofOwner(j int) party {
	if j < 0 {
		return party{}
	}
	for n := j + 1; n < len(r.cs) && n <= j+2; n++ {
		if n == j+1 && r.cs[n].kind == chVerb && !r.cs[n].finite && belonging[r.l.lemmas[r.cs[n].verb]] && n+1 < len(r.cs) && r.prepIs(n+1, "to", "by") {
			return r.anyone(n + 1) // villas belonging to the state, a tanker owned by a firm
		}
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
		example := c.prep >= 0 && r.givesExample(i)
		if c.kind != chNoun || !q.found || r.excluded(i) || c.prep >= 0 && r.cs[j].prep < 0 && !example || !r.coordinated(i) {
			break
		}
		if out = append([]party{q}, out...); example {
			break
		}
	}
	return named(out)
}

// givesExample says whether the phrase i opens a list of examples behind a noun: "states such as Iran,
// Russia and Peru".
func (r *reader) givesExample(i int) bool {
	if i == 0 || r.cs[i-1].kind != chNoun {
		return false
	}
	return r.prepIs(i, "like", "including") || r.prepIs(i, "as") && r.d.Tokens[r.cs[i].prep-1].Norm == "such"
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

// bothActedOn are two who are meant by an object or a phrase, none of them the subject: "urged both sides".
func (r *reader) bothActedOn(j int) []party {
	if v := r.earlierVerb(j); v >= 0 && r.cs[v].subj >= 0 && r.cs[v].subj < v {
		return r.bothSides(j, r.anyone(r.cs[v].subj).actor.State())
	}
	return nil
}

// following lists the party in a phrase and those joined to it on its right.
func (r *reader) following(j, end int) []party {
	if two := r.bothActedOn(j); two != nil {
		return two
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
	if r.nounBits(j)&(1<<r.l.classes["militaryaid"]|1<<r.l.classes["troops"]|1<<r.l.classes["armament"]) == 0 {
		return party{}
	}
	p := r.owner(j)
	if n := j + 1; !p.found && n < len(r.cs) && r.cs[n].kind == chNoun && r.prepIs(n, "from") {
		p = r.direct(n) // a shell from Syria hit
	}
	p.sector, p.direct = "MIL", p.found
	return p
}

func same(p party, list []party) bool {
	for _, q := range list {
		if p.actor == q.actor && p.sector == q.sector && p.name == q.name {
			return true
		}
	}
	return false
}

func (r *reader) withoutSources(a *act, got []party) []party {
	out := got[:0]
	for _, p := range got {
		if !same(p, a.sources) {
			out = append(out, p)
		}
	}
	return out
}

func (p party) same(q party) bool {
	return p.actor == q.actor && p.sector == q.sector && p.name == q.name
}
