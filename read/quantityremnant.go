package read

import (
	"slices"
	"strconv"

	"tightrope/fact"
	"tightrope/read/number"
)

// remnants finds the shares of clauses that leave out the unit, and mostly the verb, that they have in
// common with the share before: "and Italy 20", "with those of Peru in 31", "behind Spain with 18",
// "against 33 in 2020", "76 in the 78th session", "Norway, with 18, came third", "Ghana takes 20".
func (z *quantifier) remnants(in []candidate) []candidate {
	before := z.topic.share && z.topic.total != "" && z.topic.sentence == z.si-1
	out, end := in, 0
	for i := z.s.Body; i < z.s.Last; i++ {
		k := -1 // the percentage before
		for j := range in {
			if in[j].last <= i && in[j].q.Kind == number.Percent {
				k = j
			}
		}
		if k >= 0 && z.any(i, "so") && z.any(i+1, "did", "does", "do") && z.partyAt(i+2) != "" { // "and so did Spain"
			c := candidate{first: i, last: i + 2, build: (*quantifier).remnant, prev: -1, q: in[k].q}
			if c.party = z.mentionAt(i + 2); c.party < 0 {
				c.party = z.mentionAt(i + 3)
			}
			out = append(out, c)
			continue
		}
		if k < 0 && !before || z.d.Tokens[i].Kind != Number {
			continue
		}
		c, ok := z.remnantAt(i)
		if !ok || k < 0 && !z.goesOnAlone(&c) || k >= 0 && z.otherNumber(max(in[k].last, end), c.first) && c.lead != "with" {
			continue
		}
		if z.quantityAt(i) == nil {
			at := 0
			for at < len(z.quants) && z.quants[at].Start < int(z.d.Tokens[i].Start) {
				at++
			}
			bare := number.Quantity{Start: int(z.d.Tokens[i].Start), End: int(z.d.Tokens[i].End), NumStart: int(z.d.Tokens[i].Start), NumEnd: int(z.d.Tokens[i].End)}
			z.quants = slices.Insert(z.quants, at, bare)
		}
		if c.party >= 0 && z.any(c.last, "each") && z.any(z.ms[c.party].First-1, "and") { // "Peru and Chile with 9 each"
			if m := z.mentionAt(z.ms[c.party].First - 2); m >= 0 && z.stateOf(z.ms[m]) != "" {
				one := c
				one.party = m
				out = append(out, one)
			}
		}
		out, end = append(out, c), c.last
	}
	return out
}

// remnantAt reads a bare number at token i with the words around it that make it a share.
func (z *quantifier) remnantAt(i int) (candidate, bool) {
	v, err := strconv.ParseFloat(z.norm(i), 64)
	q := z.quantityAt(i)
	if err != nil || v <= 0 || v > 100 || q != nil && q.Kind != number.Bare || !z.remnantEnds(i+1) {
		return candidate{}, false
	}
	c := candidate{first: i, last: i + 1, build: (*quantifier).remnant, prev: -1, party: -1}
	c.q = number.Quantity{Kind: number.Percent, Value: v, High: v, Precision: 0.5, Op: "eq"}
	if q != nil {
		c.first = z.d.At(q.Start)
		c.q.Op, c.q.Approx, c.q.Precision = q.Op, q.Approx, q.Precision
	}
	if z.inTime(i) {
		return c, false
	}
	j := c.first - 1
	for j > z.s.Body && z.any(j, "only", "just", "about", "some", "barely", "another", "still", "almost", "nearly", "a", "further", "each") {
		j--
	}
	return c, z.remnantLead(&c, j)
}

// remnantEnds says that nothing counted follows a number: its clause ends, or a time or an actor
// that a preposition leads to comes.
func (z *quantifier) remnantEnds(i int) bool {
	switch {
	case i >= z.s.Last || z.d.Tokens[i].Kind == Punct && !z.any(i, "-", "–", "'"), z.any(i, "and", "but", "while", "each"):
		return true
	case z.any(i, "in"):
		for _, t := range z.times {
			if t.first >= i && t.first <= i+2 {
				return true
			}
		}
	case z.any(i, "for", "from"):
		k := z.mentionAt(i + 1)
		if k < 0 && z.any(i+1, "the") {
			k = z.mentionAt(i + 2)
		}
		return k >= 0 && z.stateOf(z.ms[k]) != ""
	}
	return false
}

// remnantLead reads the words before a bare number, the last of them at token j: an actor, a
// preposition with an actor before it, a word that holds it against the share before, or a verb of
// trade with its subject.
func (z *quantifier) remnantLead(c *candidate, j int) bool {
	if k := z.stateBefore(j); k >= 0 {
		c.party = k
		lead := z.clauseLead(k)
		return z.any(lead, "and", ",", ";", "while", "but", ":") && !z.possessive(z.ms[k])
	}
	c.lead = z.norm(j)
	switch {
	case z.any(j, "with", "at"):
		i := j - 1
		for i > z.s.Body && (z.any(i, ",", "came", "comes", "was", "were", "is", "are", "followed", "follows", "next", "last") || ordinalAt(z.norm(i))) {
			i--
		}
		c.party = z.stateBefore(i)
		return c.party >= 0 && (i < j-1 || z.any(z.clauseLead(c.party), "behind", "by", "of", "and", ",", ";"))
	case z.any(j, "in", "on"):
		i := j - 1
		if z.any(i, "did", "does") {
			i--
		}
		if c.party = z.stateBefore(i); c.party < 0 {
			return false
		}
		c.lead = z.norm(z.clauseLead(c.party))
		if c.lead == "of" && z.any(z.clauseLead(c.party)-1, "those") {
			c.lead = "with"
		}
		return c.lead == "with" || c.lead == "as" || z.any(z.clauseLead(c.party), "and", ",", ";", "while")
	case z.any(j, "against", "versus"), z.any(j, "with", "to") && z.any(j-1, "compared"), z.any(j, "from") && z.any(j-1, "up", "down"):
		c.lead = "against"
		return z.any(c.last, "in", "for", "from")
	case z.any(j, ",", "and", "but", ";"): // "79 percent in the 75th session, 76 in the 78th"
		c.lead = "and"
		return z.any(c.last, "in", "from")
	case z.has(j, mTake|mSupply) && !z.passive(j) && !z.any(j, "put", "puts"):
		if k := z.stateBefore(j - 1); k >= 0 && z.any(z.clauseLead(k), "with") && z.topic.seller == z.has(j, mTake) { // "with Mali furnishing 42"
			c.verb, c.party = j, k
			return true
		}
		f := figure{first: c.first, last: c.last, clause: z.clauseOf(c.first, c.last), verb: j}
		c.verb, c.party = j, -1
		for k := z.mi.first; k < z.mi.last; k++ {
			if m := z.ms[k]; m.Last <= j && m.First >= f.clause.first && m.Kind != PronounMention && z.outside(f.clause, m.First, j) && z.stateOf(m) != "" && !prepositions[z.leadOf(m)] {
				c.party = k
			}
		}
		return c.party >= 0
	}
	return false
}

// stateBefore is the mention of a state, by name or by its people, that ends at token i; -1 if there
// is none.
func (z *quantifier) stateBefore(i int) int {
	k := z.mentionAt(i)
	if k < 0 || z.ms[k].Last != i+1 || z.ms[k].Kind == PronounMention || z.stateOf(z.ms[k]) == "" {
		return -1
	}
	if z.ms[k].Kind == AdjectiveMention && !z.any(z.ms[k].First-1, "the") && !z.any(z.ms[k].First, "the") {
		return -1
	}
	return k
}

// clauseLead is the token before a mention, past an article.
func (z *quantifier) clauseLead(k int) int { return z.clauseLeadOf(z.ms[k]) }

func (z *quantifier) clauseLeadOf(m Mention) int {
	i := m.First - 1
	if z.any(i, "the") {
		i--
	}
	return i
}

// goesOnAlone says that a share may go on with the list of the sentence before: it has a verb of
// trade of its own, or words that put it in an order.
func (z *quantifier) goesOnAlone(c *candidate) bool {
	if c.verb > 0 {
		return true
	}
	if c.lead != "with" && c.lead != "at" || c.party < 0 {
		return false
	}
	for i := z.ms[c.party].Last; i < min(c.last+4, z.s.Last); i++ {
		if z.any(i, "followed", "follows", "next", "last") || ordinalAt(z.norm(i)) {
			return true
		}
	}
	return false
}

func ordinalAt(word string) bool {
	n, ok := number.Ordinal(word)
	return ok && n < 30
}

// remnant builds a share out of the one before: what the words name changes, all else stays. An actor
// behind "with", "as" or an order of rank takes the place of the partner; one that stands as the
// subject takes that of the subject of the verb before, or of its own.
func (z *quantifier) remnant(c candidate) (figure, bool) {
	t := &z.topic
	f := figure{first: c.first, last: c.last, verb: -1}
	f.clause = z.clauseOf(c.first, c.last)
	if c.prev > f.clause.first {
		f.clause.first = c.prev
	}
	f.Op, f.Approx, f.Precision = c.q.Op, c.q.Approx, c.q.Precision/100
	f.Rule, f.Unit, f.Value = "quantity/share", "share", value(c.q.Value/100)
	f.Layer, f.Commodity, f.Metric, f.Subject, f.Partner, f.Doubt = t.layer, t.commodity, t.metric, t.total, t.other, t.doubt
	if !t.share || t.total == "" || t.sentence < z.si-1 {
		return f, false
	}
	switch f.Metric {
	case "supplier rank":
		f.Metric = "import share"
	case "buyer rank":
		f.Metric = "export share"
	}
	f.aside = c.lead == "against" && c.party < 0
	party := c.party
	if party < 0 && z.any(c.last, "for", "from") { // "against 40 from Saudi Arabia"
		if party = z.mentionAt(c.last + 1); party < 0 {
			party = z.mentionAt(c.last + 2)
		}
	}
	if party < 0 {
		return f, true
	}
	id := z.stateOf(z.ms[party])
	ofTotal := t.other == "" || c.lead == "" && t.byTotal
	if c.verb > 0 {
		ofTotal = z.has(c.verb, mTake) != t.seller
	}
	if t.layer == fact.Votes {
		ofTotal = c.lead != "" && c.lead != "with" && c.lead != "as" && !z.matched(c.first, t.other)
	}
	if ofTotal {
		f.Subject = id
		return f, id != "" && id != f.Partner
	}
	f.Partner = id
	return f, id != "" && id != f.Subject
}

// matched says that a state is the object of a verb of voting alike before token i: "matched Mali on 60
// percent of them and Togo on 20".
func (z *quantifier) matched(i int, other fact.ActorID) bool {
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.Last <= i && z.stateOf(m) == other && z.has(z.clauseLead(k), mAgree) {
			return true
		}
	}
	return false
}

// otherNumber says that a number stands between two tokens.
func (z *quantifier) otherNumber(first, last int) bool {
	for i := first; i < last; i++ {
		if z.d.Tokens[i].Kind == Number && z.norm(i-1) != "in" && !z.inTime(i) {
			return true
		}
	}
	return false
}

// inTime says that token i belongs to a time: "the 75th session".
func (z *quantifier) inTime(i int) bool {
	return slices.ContainsFunc(z.times, func(t timeRef) bool { return t.first <= i && i < t.last })
}

// ofBefore builds what a state buys or sells of the flow that the figure before measured: "last year it
// took a sixth of them"; of the figure itself it is so many times as much: "Italy managed a tenth of
// that".
func (z *quantifier) ofBefore(f *figure, v float64) bool {
	t := &z.topic
	if v > 1 || t.total == "" || t.sentence < z.si-1 || t.layer == fact.Votes || t.layer == fact.Power || !z.any(f.last, "of") || f.verb < 0 || f.verb > f.first {
		return false
	}
	if i := f.last + 2; i < z.s.Last && z.d.Tokens[i].Kind != Punct && !clauseWords[z.norm(i)] && !prepositions[z.norm(i)] {
		return false
	}
	id := z.agent(f)
	switch {
	case id == "" || id == t.total:
		return false
	case z.any(f.last+1, "that") && t.share && z.any(f.verb, "managed", "manages", "supplied", "supplies", "provided", "provides", "sold", "sells", "delivered", "delivers", "bought", "buys", "took", "takes", "got", "gets"):
		f.Rule, f.Unit, f.Value = "quantity/times", "times", value(v)
	case !z.any(f.last+1, "it", "them", "these", "those") || z.has(f.verb, mTake) != t.seller || !z.has(f.verb, mTake|mSupply):
		return false
	}
	f.Subject, f.Partner, f.Layer, f.Commodity, f.Metric = t.total, id, t.layer, t.commodity, "import share"
	if t.seller {
		f.Metric = "export share"
	}
	return true
}
