package read

import "strings"

// dictGroup is a run of phrases that name one or more actors of a user's dictionary, with the
// code of each: "lawmakers and officials in Fornost and Gondor" are four.
type dictGroup struct {
	first, last int // tokens, last exclusive
	codes       []string
}

// dictMember is one phrase of a list: whom it names, the agents in it, and the phrases that
// follow it with "of", "in", "from" or "at".
type dictMember struct {
	first, last int
	own         []string // codes of its actor, several where a name stands for several
	agents      []string
	pre         []string // of agents whose code stands before the actor's
	bare        bool     // begins without a determiner
	owned       bool     // begins with a possessive: "its embassy"
	places      []dictMember
}

// dictGroups finds the actors of the sentence from left to right. Agents of nobody count if there is a
// code for nobody.
func (r *reader) dictGroups(off []bool, nobody string) []dictGroup {
	var out []dictGroup
	for k := 0; k < len(r.cs); {
		c := &r.cs[k]
		if c.kind != chNoun && c.kind != chTime || off[c.first-r.cs[0].first] {
			k++
			continue
		}
		list, end := r.dictList(k)
		out = appendGroups(out, list, nobody)
		k = end
	}
	return out
}

// dictList collects the phrases that are joined by commas and conjunctions from chunk k on.
func (r *reader) dictList(k int) (list []dictMember, end int) {
	for {
		m := r.dictMember(k)
		k++
		if k+1 < len(r.cs) && r.cs[k].kind == chConj && r.cs[k+1].kind == chNoun && r.cs[k+1].prep < 0 && r.d.Tokens[r.cs[k-1].last-1].class&clsAdj != 0 {
			n := r.dictMember(k + 1) // Norland's old and tired minister
			if len(n.own) == 0 || len(m.own) > 0 {
				m.agents, m.pre, m.last = append(m.agents, n.agents...), append(m.pre, n.pre...), n.last
				k += 2
			}
		}
		for k < len(r.cs) && r.cs[k].kind == chNoun && r.prepIs(k, "of", "in", "from") {
			m.places = append(m.places, r.dictMember(k))
			k++
			for k+1 < len(r.cs) && r.dictJoins(k) && !r.dictOwn(&m) && r.cs[r.dictNext(k)].prep < 0 && len(m.places[0].own) > 0 {
				n := r.dictMember(r.dictNext(k)) // the ambassadors of A, B and C
				m.places = append(m.places, n)
				k = r.dictNext(k) + 1
			}
		}
		list = append(list, m)
		if k >= len(r.cs) || !r.dictJoins(k) || r.cs[r.dictNext(k)].prep >= 0 {
			return list, k
		}
		k = r.dictNext(k)
	}
}

func (r *reader) dictOwn(m *dictMember) bool { return len(m.own) > 0 }

// dictNext is the phrase behind the comma, the conjunction or both at chunk k, len(cs) if none.
func (r *reader) dictNext(k int) int {
	for ; k < len(r.cs); k++ {
		switch r.cs[k].kind {
		case chComma, chConj:
			continue
		case chWord:
			if r.d.Tokens[r.cs[k].first].Norm == "both" {
				continue
			}
		}
		break
	}
	return k
}

// dictJoins says whether the chunk at k is the comma or conjunction of a list that goes on.
func (r *reader) dictJoins(k int) bool {
	if r.cs[k].kind != chComma && r.cs[k].kind != chConj {
		return false
	}
	n := r.dictNext(k)
	if n >= len(r.cs) || r.cs[n].kind != chNoun || r.subjectAhead(n) && !r.listSubject(n) {
		return false
	}
	return r.cs[k].kind == chConj || r.cs[k+1].kind == chConj || r.coordinated(n)
}

// listSubject says whether what stands before the conjunction has no verb of its own, so that the
// phrase behind it is the last of a list of subjects.
func (r *reader) listSubject(n int) bool {
	for j := n - 1; j >= 0; j-- {
		switch r.cs[j].kind {
		case chVerb:
			return sayers[r.l.lemmas[r.cs[j].verb]] && n-j <= 4 // "believes A and B can"
		case chStop, chSub, chRel:
			return true
		}
	}
	return true
}

// dictMember reads one phrase: the first actor in it and all agents.
func (r *reader) dictMember(k int) dictMember {
	c := &r.cs[k]
	class := r.d.Tokens[c.first].class
	m := dictMember{first: -1, last: c.last, bare: class&(clsDet|clsPoss) == 0, owned: class&clsPoss != 0}
	if c.last-c.first == 1 && r.d.Tokens[c.first].class&clsPron != 0 {
		m.first = c.first
		if own := r.pronounMember(c); own != nil {
			m.own, m.agents, m.pre = own.own, own.agents, own.pre
		}
		return m
	}
	former := false
	for i := c.first; i < c.last; {
		if n := r.name(i); n != nil {
			if code := r.ownCode(n); m.own == nil && code != "" {
				m.own = strings.Split(code, "/")
			}
			m.saw(i, max(n.last, i+1))
			i = max(n.last, i+1)
			continue
		}
		switch r.d.Tokens[i].Norm {
		case "former", "ex", "retired":
			former = true
		}
		end, p := r.agentAt(i, c.last)
		if p == nil {
			i++
			continue
		}
		if p.prefix {
			m.pre = append(m.pre, p.sector)
		} else {
			m.agents = append(m.agents, p.sector)
		}
		m.saw(i, end)
		i = end
	}
	if former && len(m.agents) > 0 {
		m.agents = []string{"ELI"}
	}
	if m.first < 0 {
		m.first = c.first
	}
	return m
}

// pronounMember is the phrase that a pronoun stands for, of this sentence or of one before; nil if none
// is known.
func (r *reader) pronounMember(c *chunk) *dictMember {
	if c.mention < 0 || r.mentions[c.mention].Antecedent < 0 {
		return nil
	}
	whom := &r.mentions[r.mentions[c.mention].Antecedent]
	head := whom.Head
	for k := range r.cs {
		if n := &r.cs[k]; n.first <= head && head < n.last && n.last <= c.first && n.kind == chNoun {
			m := r.dictMember(k)
			return &m
		}
	}
	if whom.Actor != "" && whom.Last <= r.d.Sentences[r.sent].First {
		return &dictMember{own: []string{string(whom.Actor.State()) + whom.Sector}}
	}
	return nil
}

// saw widens a member by a name or agent.
func (m *dictMember) saw(first, last int) {
	if m.first < 0 {
		m.first = first
	}
	m.last = last
}

// ownCode is the code of a name, "" where the dictionary says that it is nobody at that time.
func (r *reader) ownCode(m *match) string {
	switch {
	case m.p.code == "---" || m.p.code == "###" || m.p.kind == phRegion:
		return ""
	case m.p.code != "":
		return m.p.code
	case m.p.kind == phPlace:
		return "" // where something happens
	}
	return string(m.p.actor.State()) + m.p.sector
}

// agentAt finds the longest agent of the dictionary that begins at token i.
func (r *reader) agentAt(i, last int) (end int, found *phrase) {
	node := r.l.words[r.d.Tokens[i].word].root
	for j := i; node != 0 && j < last; {
		for e := range r.l.ends[node] {
			if p := &r.l.ends[node][e]; p.kind == phSector && p.code != "" {
				end, found = j+1, p
				break
			}
		}
		j++
		if j >= last || r.d.Tokens[j].word == 0 {
			break
		}
		node = r.l.phrases.next(node, r.d.Tokens[j].word)
	}
	return end, found
}

// appendGroups gives each member its codes: agents are added to the actor in their phrase, else
// to those behind "of" and "in"; agents that stand alone belong to the actor of the member before
// or to the places of the member after.
func appendGroups(out []dictGroup, list []dictMember, nobody string) []dictGroup {
	g := dictGroup{first: list[0].first, last: list[len(list)-1].last}
	if m := &list[0]; len(list) == 1 && len(m.own)+len(m.agents)+len(m.pre) == 0 && len(m.places) > 0 {
		g.first = m.places[0].first // "money from A": A is the actor
	}
	var after []dictGroup
	for i := range list {
		m := &list[i]
		if n := len(m.places); n > 0 {
			g.last = max(g.last, m.places[n-1].last)
		}
		switch {
		case len(m.own) > 0:
			g.codes = append(g.codes, m.codes(m.own)...)
			for j := range m.places {
				if p := &m.places[j]; len(p.own) > 0 {
					after = append(after, dictGroup{first: p.first, last: p.last, codes: p.codes(p.own)})
				}
			}
		case len(m.places) > 0:
			g.codes = append(g.codes, m.placed(m.places)...)
		case len(m.agents)+len(m.pre) > 0 && i > 0 && len(list[i-1].own) > 0 && len(list[i-1].agents) > 0 && m.bare:
			g.codes = append(g.codes, m.codes(list[i-1].own)...)
		case len(m.agents)+len(m.pre) > 0 && i+1 < len(list) && len(list[i+1].places) > 0 && len(list[i+1].own) == 0:
			g.codes = append(g.codes, m.placed(list[i+1].places)...)
		case len(m.agents)+len(m.pre) > 0 && nobody != "" && !m.owned:
			g.codes = append(g.codes, m.codes([]string{nobody})...)
		}
	}
	if len(g.codes) > 0 {
		if len(after) > 0 {
			g.last = min(g.last, after[0].first)
		}
		out = append(out, g)
	}
	return append(out, after...)
}

func (m *dictMember) placed(places []dictMember) []string {
	var out []string
	for i := range places {
		if p := &places[i]; len(p.own) > 0 {
			out = append(out, m.codes(p.codes(p.own))...)
		}
	}
	return out
}

// codes adds the agents to actor codes. Three letters that a code has already are not added twice.
func (m *dictMember) codes(actors []string) []string {
	out := make([]string, 0, len(actors))
	for _, a := range actors {
		for _, g := range m.agents {
			for len(g) > 3 && hasPart(a, g[:3]) {
				g = g[3:]
			}
			if !hasPart(a, g) {
				a += g
			}
		}
		for _, g := range m.pre {
			if !strings.HasPrefix(a, g) {
				a = g + a
			}
		}
		out = append(out, a)
	}
	return out
}

// hasPart says whether a code has a part that begins at a multiple of three letters.
func hasPart(code, part string) bool {
	for i := 0; i+len(part) <= len(code); i += 3 {
		if code[i:i+len(part)] == part {
			return true
		}
	}
	return part == ""
}
