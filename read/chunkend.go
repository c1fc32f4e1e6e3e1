package read

import "strings"

// Where a noun phrase ends that another follows without a word between them.

var givers = newQuickSet("give sell offer send grant lend award hand promise deny owe pay show teach buy ship")

// givenTo says whether a state stands right after a verb of giving and before what is given, so
// that the two are no single phrase: "sold Serbia missiles".
func (c *chunker) givenTo(j int) bool {
	m := c.r.name(j)
	if m == nil || m.p.kind != phName && m.p.kind != phSeat && m.p.kind != phLeader || c.prep > 0 || len(c.out) == 0 || c.class(m.last)&clsGen != 0 {
		return false
	}
	v := &c.out[len(c.out)-1]
	return v.kind == chVerb && givers.has(c.l.lemmas[v.verb])
}

// givenToBody says the same of a body of a state with its article: "offered the Polish government help".
func (c *chunker) givenToBody(first, j int) bool {
	if c.prep > 0 || len(c.out) == 0 || c.d.Tokens[first].class&(clsDet|clsPoss) == 0 || j == first {
		return false
	}
	if v := &c.out[len(c.out)-1]; v.kind == chVerb && c.class(j+1)&clsNoun != 0 && !c.d.Tokens[j+1].Is(Capital) && c.class(j+2)&clsNoun == 0 && givers.has(c.l.lemmas[v.verb]) {
		m := c.r.name(j)
		if m == nil && stateWords.has(c.d.Tokens[j].Norm) || m != nil && m.last == j+1 && (m.p.kind == phDemonym || m.p.kind == phName && c.d.Tokens[first].class&clsPoss != 0) {
			return true // gave the Chadians arms, the country arms, its neighbour Chad arms
		}
	}
	if c.d.Tokens[first].class&clsDet == 0 || !c.l.words[c.d.Tokens[j].word].title || c.r.name(j) != nil {
		return false
	}
	if v := &c.out[len(c.out)-1]; v.kind != chVerb || !givers.has(c.l.lemmas[v.verb]) {
		return false
	}
	named := false
	for i := first; i < j; i++ {
		named = named || c.r.name(i) != nil
	}
	if !named || j+1 >= c.last || c.d.Tokens[j+1].class != clsNoun || c.l.words[c.d.Tokens[j+1].word].title {
		return false
	}
	return c.class(j+2)&clsNoun == 0
}

// fronted says whether the name at token j is the subject behind phrases with prepositions that open
// the sentence and end in a name or in a plural: "At the United Nations Indonesia has voted", "Among
// Peru's creditors Japan came third".
func (c *chunker) fronted(j int, m *match) bool {
	if c.prep == 0 || m.p.kind != phName && m.p.kind != phSeat || c.d.Tokens[j].Is(Hyphen) {
		return false
	}
	for k := range c.out {
		if c.out[k].kind != chNoun || c.out[k].prep < 0 {
			return false
		}
	}
	if prev := &c.d.Tokens[j-1]; c.r.name(j-1) == nil && (prev.Kind != Word || prev.Is(Capital) || !strings.HasSuffix(prev.Norm, "s") || !c.l.states[m.p.actor]) {
		return false
	}
	return c.class(m.last)&(clsVerb|clsBe|clsHave|clsDo|clsModal|clsNeg) != 0 && c.class(m.last)&clsNoun == 0
}

// ends says whether the phrase with a noun at head stops before token j.
func (c *chunker) ends(j, head int) bool {
	t := &c.d.Tokens[j]
	prev := &c.d.Tokens[j-1]
	m := c.r.name(j)
	switch {
	case m != nil && m.first < j:
		return false
	case m != nil && m.p.kind == phName && c.l.states[m.p.actor] && c.bodyBefore(j):
		return true // In the General Assembly | Chad voted
	case m != nil && c.fronted(j, m):
		return true
	case t.Is(Capital) && !prev.Is(Possessive) && c.prep > 0 && c.l.words[t.word].title && c.placeBefore(j):
		return true // in Oslo | Prime Minister Ana Keller
	case t.class == clsNoun && t.Is(Capital) && prev.Kind == Number && len(prev.Norm) == 4 && !t.Is(Hyphen):
		return true // In 2021 China …
	case t.class == clsNoun && t.Is(Capital) && !t.Is(Hyphen) && prev.class == clsNoun && !prev.Is(Capital) && prev.Kind == Word &&
		!c.l.words[prev.word].title && (m == nil || m.p.kind != phAdjective && m.p.kind != phDemonym):
		return c.d.Tokens[head].Start == prev.Start && c.l.words[prev.word].class&clsNoun != 0
	case t.class&(clsDet|clsPoss) != 0:
		return prev.class&(clsNoun|clsTime|clsNum) != 0
	case t.class&clsAdj != 0 && prev.class&clsNoun != 0:
		return c.class(j+1)&(clsNoun|clsAdj|clsGen) == 0 && t.Flags&Hyphen == 0
	case t.class&clsNum != 0 && prev.class&clsNoun != 0:
		return !(prev.Is(Capital) && t.Is(Hyphen))
	}
	return false
}

// placeBefore says whether "in" or "at" leads to the name of a place that ends right before token j.
func (c *chunker) placeBefore(j int) bool {
	switch c.d.Tokens[c.prep].Norm {
	case "in", "at", "near", "outside":
	default:
		return false
	}
	m := c.r.name(j - 1)
	return m != nil && m.last == j && m.first == c.prep+1 && (m.p.kind == phSeat || m.p.kind == phName) && len(c.d.Tokens[j-1].Norm) > 3
}

// bodyBefore says whether the name of a body of several states ends right before token j.
func (c *chunker) bodyBefore(j int) bool {
	m := c.r.name(j - 1)
	return m != nil && m.last == j && m.p.kind == phName && !c.l.states[m.p.actor.State()]
}

// timeModifier says whether a noun after a word of time goes on the phrase: "Sunday talks" does,
// "Monday France" does not.
func (c *chunker) timeModifier(j int) bool {
	return !c.d.Tokens[j].Is(Capital) || c.d.Tokens[j-1].class&clsGen != 0
}
