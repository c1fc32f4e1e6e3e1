package read

import "tightrope/fact"

// mostAt finds a first place told without a noun of rank at token i: by the superlative adverb of a
// verb of trade or debt ("owes most to Japan", "trades the most with Iran"), by a comparison with all
// others ("sells more tea to Egypt than to anyone else"), or by nobody who does more ("no country buys
// more Peruvian copper than China"); and a lower one by those few who do ("only Mali sells more than").
func (z *quantifier) mostAt(i int) (candidate, bool) {
	c := candidate{first: i, last: i + 1, build: (*quantifier).most, arg: 1, word: z.norm(i)}
	switch {
	case z.any(i, "most") && !z.any(i+1, "of") && z.dealing(i-1):
		return c, z.any(i+1, "to", "from", "with") && z.partyAt(i+2) != ""
	case z.any(i, "most") && z.any(i-1, "the") && z.dealing(i-2):
		c.first--
		return c, z.any(i+1, "to", "from", "with") && z.partyAt(i+2) != ""
	case z.any(i, "more") && (z.dealing(i-1) || z.dealing(i-2) || z.dealing(i-3)):
		than := i + 1
		for than < min(i+14, z.s.Last) && !z.any(than, "than") {
			than++
		}
		if !z.any(than, "than") {
			return c, false
		}
		j := than + 1
		if z.any(j, "to", "from", "with", "by") {
			j++
		}
		switch {
		case z.any(j, "anyone", "anybody", "anywhere", "any", "all"):
			c.last = than + 1
			return c, z.any(j, "any", "all") && z.any(j+1, "other", "others") || z.any(j+1, "else")
		case z.nobody(i):
			c.last, c.word = than+1, "nobody"
			return c, z.partyAt(j) != ""
		}
		if n := z.onlyOnes(i); n > 0 {
			c.last, c.word, c.arg = than+1, "nobody", float64(n+1)
			return c, z.partyAt(j) != ""
		}
	}
	return c, false
}

// dealing says that token i is a verb of buying, selling, owing or trading.
func (z *quantifier) dealing(i int) bool {
	return z.has(i, mSupply|mTake) || z.any(i, "owe", "owes", "owed", "borrow", "borrows", "borrowed", "lend", "lends", "lent", "trade", "trades", "traded")
}

// partyAt is the state named at token i, past an article.
func (z *quantifier) partyAt(i int) fact.ActorID {
	if z.any(i, "the") {
		i++
	}
	k := z.mentionAt(i)
	if k < 0 {
		return ""
	}
	return z.stateOf(z.ms[k])
}

// nobody says that the subject before the verb before token i is "no country", "nobody".
func (z *quantifier) nobody(i int) bool {
	for j := i - 1; j >= max(i-6, z.s.Body); j-- {
		if z.any(j, "nobody", "none") || z.any(j, "no") && z.any(j+1, "country", "state", "nation", "one", "other", "buyer", "seller", "customer", "supplier") {
			return true
		}
	}
	return false
}

// onlyOnes is the number of states that "only" sets apart as the subjects of the verb before token i:
// "only Togo and Mali sell more"; 0 if there is no such word.
func (z *quantifier) onlyOnes(i int) (n int) {
	j := i - 1
	for j > max(i-9, z.s.Body) && !z.any(j, "only") {
		j--
	}
	if !z.any(j, "only") || z.mentionAt(j+1) < 0 && !z.any(j+1, "the") {
		return 0
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First > j && m.Last < i && !z.isVerbBetween(j, m.First) && !prepositions[z.leadOf(m)] && z.stateOf(m) != "" {
			n++
		}
	}
	return n
}

// most builds the first place: of the one traded with where the comparison is between those ("to Egypt
// than to anyone else"), of the subject where it is between subjects ("than anyone else").
func (z *quantifier) most(c candidate) (figure, bool) {
	f := z.rankFigure(c)
	v := c.first - 1
	for !z.dealing(v) && v > c.first-4 {
		v--
	}
	f.verb = v
	agent := z.agent(&f)
	var party, owner fact.ActorID // whom it is done with, and whose goods they are
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		switch {
		case id == "" || m.First <= v || m.First >= c.last+8:
		case z.any(z.clauseLead(k), "to", "from", "with") && m.First < max(c.last, c.first+5) && party == "":
			party = id
		case m.First > c.first && m.First < c.last && party == "" && owner == "":
			owner = id
		case m.First == v+1 && m.Last <= c.first:
			party = id // "sells India more crude"
		}
	}
	if f.Layer == "" || f.Layer == fact.Votes || f.Layer == fact.Power {
		f.Layer, f.Commodity = fact.Trade, ""
	}
	for i := v + 1; i < c.last; i++ {
		if noun := z.unknownGoods(i); noun != "" && !z.any(i, "times", "years", "things", "lot") {
			f.Layer, f.Commodity = fact.Trade, noun
		}
	}
	if z.any(v, "owe", "owes", "owed", "borrow", "borrows", "borrowed") {
		f.Layer, f.Commodity = fact.Trade, "debt and investment"
	}
	if z.any(v, "trade", "trades", "traded") {
		f.Layer, f.Commodity, f.Doubt = fact.Trade, "", "which order it is: trade in both directions, which no source at hand adds up"
	}
	sells := z.has(v, mSupply)
	among := c.word == "nobody" || c.last > c.first+2 && !z.any(c.last, "to", "from", "with") // subjects are compared
	if among {
		first := agent
		if c.word == "nobody" {
			first = z.partyAt(c.last)
		}
		f.Subject, f.Partner = or(party, owner), first
		if f.Subject == "" && z.topic.layer == f.Layer && z.topic.total != first {
			f.Subject = z.topic.total
		}
		sells = !sells
	} else {
		f.Subject, f.Partner = agent, party
	}
	f.Metric = "supplier rank"
	if sells {
		f.Metric = "buyer rank"
	}
	return f, f.Subject != "" && f.Partner != "" && f.Subject != f.Partner && f.Subject != someRegion && f.Partner != someRegion
}

// after is the number of states that a first place leaves out, behind it or before the clause: "the
// largest supplier after Chad", "after Chad and Mali, Togo is the largest".
func (z *quantifier) after(f *figure, c candidate) (n int) {
	at := c.last
	if z.any(f.clause.first, "after", "behind") {
		at = f.clause.first
	}
	for at < min(c.last+5, z.s.Last) && at >= c.last && !z.any(at, "after", "behind") && z.d.Tokens[at].Kind != Punct {
		at++
	}
	if !z.any(at, "after", "behind") {
		return 0
	}
	for at++; ; at += 2 {
		if z.any(at, "the") {
			at++
		}
		k := z.mentionAt(at)
		if k < 0 || z.stateOf(z.ms[k]) == "" || z.possessive(z.ms[k]) || z.ms[k].Kind == AdjectiveMention {
			return 0
		}
		n++
		if at = z.ms[k].Last - 1; !z.any(at+1, "and") {
			return n
		}
	}
}

// successor is who takes a place that the words tell from the side of who loses it: "was overtaken by
// Togo as", "lost its place as Mali's largest supplier to Togo", "gave way to Togo as".
// told is true where they do, whoever it is.
func (z *quantifier) successor(f *figure, c candidate) (id fact.ActorID, told bool) {
	for i := c.first - 1; i > f.clause.first; i-- {
		lost := z.any(i, "lost", "loses", "ceded", "cedes", "yielded", "yields", "surrendered", "conceded") && z.any(i+1, "its", "the", "that", "their", "first", "top", "pole")
		ousted := z.has(i, mOust) && z.passive(i)
		gave := z.any(i, "way") && z.any(i+1, "to")
		if !lost && !ousted && !gave {
			continue
		}
		for k := z.mi.first; k < z.mi.last; k++ {
			m, lead := z.ms[k], z.clauseLead(k)
			switch {
			case m.First <= i || m.First >= f.clause.last:
			case lost && z.any(lead, "to") && !z.has(lead-1, mExport), ousted && z.any(lead, "by"), gave && lead == i+1:
				id = z.stateOf(m)
			}
		}
		return id, true
	}
	return "", false
}

// nextInOrder says that an ordinal right behind a state goes on with an order: "Spain second and Brazil
// only fifth".
func (z *quantifier) nextInOrder(i int) bool {
	j := i - 1
	for z.any(j, "only", "just", "a", "distant", "close") {
		j--
	}
	k := z.stateBefore(j)
	if k < 0 || z.possessive(z.ms[k]) || !z.any(z.clauseLead(k), "and", ",", ";", "while", "but") {
		return false
	}
	if i+1 < z.s.Last && z.d.Tokens[i+1].Kind != Punct && !z.any(i+1, "and", "with", "but", "while") {
		return false
	}
	for j = z.s.Body; j < z.ms[k].First; j++ {
		if ordinalAt(z.norm(j)) && !z.inTime(j) {
			return true
		}
	}
	return false
}

// nextRank builds the rank of the state before an ordinal in the order of the figure before.
func (z *quantifier) nextRank(c candidate) (figure, bool) {
	f := z.rankFigure(c)
	t := &z.topic
	j := c.first - 1
	for z.any(j, "only", "just", "a", "distant", "close") {
		j--
	}
	f.Layer, f.Commodity, f.Subject, f.Partner, f.Doubt = t.layer, t.commodity, t.total, z.stateOf(z.ms[z.stateBefore(j)]), t.doubt
	f.Metric = "supplier rank"
	if t.seller {
		f.Metric = "buyer rank"
	}
	f.clause.first = max(f.clause.first, z.ms[z.stateBefore(j)].First)
	return f, t.sentence == z.si && t.layer != fact.Votes && f.Subject != "" && t.other != "" && f.Subject != f.Partner
}
