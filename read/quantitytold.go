package read

import "tightrope/fact"

// leaning are words that say, with "on", who depends on whom.
var leaning = wordSet("depend depends depended depending rely relies relied relying lean leans leaned leant dependent reliant hooked")

// told reads shares whose construction alone says whose total it is and who has the part of it:
// "depends on Chad for 40 percent of its gas", "imports from Chad made up 40 percent of the Malian total",
// "is the market for 40 percent of Malian cotton".
func (z *quantifier) told(f *figure) bool {
	if f.Layer == fact.Votes || f.Layer == fact.Power || f.Layer == fact.Geography {
		return false
	}
	f.Metric = "import share"
	for i := f.clause.first; i < f.first; i++ {
		switch {
		case leaning[z.norm(i)] && z.any(i+1, "on", "upon") && z.forFigure(f):
			f.Partner, f.Subject = z.stateIn(i+2, f.first, true), z.before(f, i)
		case z.has(i, mImport) && z.any(i+1, "from") && z.partyAt(i+2) != "" && z.any(f.last, "of"):
			if z.totalBehind(f, "total", "whole", "bill") {
				f.Partner = z.partyAt(i + 2)
			}
		case z.any(i, "dependence", "dependency", "reliance") && z.any(i+1, "on", "upon"):
			f.Partner, f.Subject = z.stateIn(i+2, f.first, true), z.ownerOfNoun(i)
			if f.Subject == "" && z.any(f.last, "in") {
				f.Subject = z.partyAt(f.last + 1)
			}
		case z.any(i, "where") && z.has(i-1, mBe) && z.any(f.last, "of"): // "is where 40 percent of Malian exports end up"
			for at := f.last + 1; at < min(f.last+6, f.clause.last); at++ {
				if z.has(at, mExport) {
					f.Subject, f.Partner, f.Metric = z.stateIn(f.last+1, at, true), z.before(f, i-1), "export share"
				}
			}
		case z.any(i, "sourced", "sources", "source") && z.any(f.last, "of"):
			for at := f.last + 2; at < min(f.last+7, f.clause.last); at++ {
				if z.any(at, "in", "from") && z.partyAt(at+1) != "" {
					f.Subject, f.Partner = z.before(f, i), z.partyAt(at+1)
				}
			}
		case z.any(i, "market", "destination", "outlet", "buyer", "customer") && z.any(i+1, "for", "of") && z.forFigure(f) && z.any(f.last, "of"):
			if f.Subject = z.stateIn(f.last+1, min(f.last+4, f.clause.last), true); f.Subject != "" {
				f.Partner, f.Metric = z.before(f, i), "export share"
			}
		}
		if f.Subject != "" && f.Partner != "" && f.Subject != f.Partner {
			if f.Layer == "" {
				f.Layer = fact.Trade
			}
			return true
		}
		f.Subject, f.Partner = "", ""
	}
	return false
}

// forFigure says that "for" or "of" leads to the figure, past words such as "about".
func (z *quantifier) forFigure(f *figure) bool {
	i := f.first - 1
	for i > f.clause.first && z.any(i, "about", "around", "some", "roughly", "nearly", "almost", "only", "just", "up", "to", "more", "than", "over", "at", "least", "as", "much") {
		i--
	}
	return z.any(i, "for", "of")
}

// stateIn is the first state of a range of tokens, or the last.
func (z *quantifier) stateIn(first, last int, early bool) (id fact.ActorID) {
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First >= first && m.First < last {
			if s := z.stateOf(m); s != "" {
				if id = s; early {
					return id
				}
			}
		}
	}
	return id
}

// before is the state that acts before token i of the clause of a figure, else the one meant before.
func (z *quantifier) before(f *figure, i int) fact.ActorID {
	g := *f
	g.verb = i
	if id := z.agent(&g); id != "" {
		return id
	}
	return z.stateIn(f.clause.first, i, false)
}

// totalBehind reads "of the Malian total" right behind the figure.
func (z *quantifier) totalBehind(f *figure, words ...string) bool {
	for i := f.last + 1; i < min(f.last+6, f.clause.last); i++ {
		if z.any(i, words...) {
			f.Subject = z.stateIn(f.last+1, i+1, true)
			return f.Subject != ""
		}
	}
	return false
}

// ofIt reads a part of what has just been named: "40 percent of them from Chad", "Chad supplied 40
// percent of it". The goods are those of the sentence or of the one before.
func (z *quantifier) ofIt(f *figure) bool {
	if !z.any(f.last, "of") || !z.any(f.last+1, "it", "them", "these", "this", "that", "which") || f.verb < 0 {
		return false
	}
	if f.verb > f.first { // "40 percent of it is Malian", "of it comes from Mali"
		t, at := &z.topic, f.verb+1
		if z.any(at, "from") {
			at++
		}
		id := z.partyAt(at)
		if f.verb != f.last+2 || id == "" || id == t.total || t.total == "" || t.seller || t.layer == "" || t.layer == fact.Votes || t.sentence < z.si-1 || !z.has(f.verb, mBe) && !z.any(f.verb+1, "from") {
			return false
		}
		f.Subject, f.Partner, f.Layer, f.Commodity, f.Metric = t.total, id, t.layer, t.commodity, "import share"
		return true
	}
	who := z.agent(f)
	switch verb := z.classAt(f.verb); {
	case who == "" || z.passive(f.verb):
		return false
	case verb&mTake != 0:
		for i := f.last + 2; i < min(f.last+5, f.clause.last); i++ {
			if z.any(i, "from") {
				f.Subject, f.Partner = who, z.partyAt(i+1)
			}
		}
	case verb&mSupply != 0:
		f.Partner = who
		if f.Subject = z.served(f); f.Subject == "" {
			f.Subject = z.totalFor(f, who)
		}
	}
	if f.Subject == "" || f.Partner == "" || f.Subject == f.Partner {
		return false
	}
	f.Metric = "import share"
	if f.Layer == "" {
		f.Layer = fact.Trade
	}
	return true
}

// toldSum reads sums whose construction says between whom they are: trade between two, a balance with
// somebody, a debt to somebody, money put into a state, and what one pays, lends, forgives or sends to
// another.
func (z *quantifier) toldSum(f *figure) bool {
	if z.tradeBetween(f) {
		f.Doubt = "of what it is the sum: trade in both directions, which no source at hand adds up"
		return z.bothWays(f)
	}
	f.Metric = "flow"
	if !z.sumOfNoun(f) && !z.sumOfVerb(f) || f.Subject == "" || f.Partner == "" || f.Subject == f.Partner || f.Subject == someRegion || f.Partner == someRegion {
		return false
	}
	if f.Layer == "" || f.Layer == fact.Votes || f.Layer == fact.Power || f.Layer == fact.Geography {
		f.Layer, f.Commodity = fact.Trade, ""
	}
	return true
}

// sumOfNoun reads a sum that a noun of debt, of balance or of investment names, with its owner before
// and its other side behind a preposition: "Togo's debt to Mali amounts to", "Malian investment in Togo
// totals", "a deficit of 3 billion with Mali".
func (z *quantifier) sumOfNoun(f *figure) bool {
	for i := f.clause.first; i < f.first; i++ {
		var prep string
		switch {
		case z.any(i, "debt", "debts", "liabilities", "arrears", "indebtedness"):
			prep = "to"
		case z.any(i, "deficit", "surplus", "trade", "commerce", "turnover"):
			prep = "with"
		case z.any(i, "investment", "investments", "stake", "fdi"):
			prep = "in"
		default:
			continue
		}
		var other fact.ActorID
		for k := z.mi.first; k < z.mi.last && other == ""; k++ {
			if m := z.ms[k]; z.any(z.clauseLead(k), prep) && (m.First > i && m.First <= i+5 && m.First < f.first || m.First > f.last && m.First <= f.last+3) {
				other = z.stateOf(m)
			}
		}
		owner := z.ownerOfNoun(i)
		if owner == "" && f.verb >= f.clause.first && f.verb < i {
			owner = z.agent(f) // "runs a deficit with"
		}
		if other == "" || owner == "" || owner == other || f.verb > f.first {
			continue
		}
		switch prep {
		case "in":
			f.Subject, f.Partner = other, owner
		default:
			f.Subject, f.Partner = owner, other
		}
		if f.Layer, f.Commodity = fact.Trade, ""; prep != "with" {
			f.Commodity = "debt and investment"
		}
		return true
	}
	return false
}

// ownerOfNoun is whose the noun at token i is: in the genitive or as an adjective before it, or behind
// "of": "bilateral trade of Togo with Mali".
func (z *quantifier) ownerOfNoun(i int) fact.ActorID {
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First < i && m.First >= i-6 && (m.Kind == AdjectiveMention || z.possessive(m)) && !z.breakBetween(m.Last, i) && !prepositions[z.norm(z.clauseLead(k))] {
			return z.stateOf(m)
		}
		if m.First > i && z.clauseLead(k) == i+1 && z.any(i+1, "of") {
			return z.stateOf(m)
		}
	}
	return ""
}

// sumOfVerb reads a sum that is the object of a verb of paying, owing, lending or investing with its
// subject and its other side.
func (z *quantifier) sumOfVerb(f *figure) bool {
	if f.verb < 0 || f.verb > f.first || z.passive(f.verb) {
		return false
	}
	who := z.agent(f)
	if who == "" {
		return false
	}
	behind := func(words ...string) fact.ActorID {
		for i := f.last; i < min(f.last+6, f.clause.last) && (i == f.last || !z.isVerb(i) && z.d.Tokens[i].Kind != Punct); i++ {
			if z.any(i, words...) {
				return z.partyAt(i + 1)
			}
		}
		return ""
	}
	switch v := f.verb; {
	case z.any(v, "owe", "owes", "owed"):
		f.Subject, f.Partner, f.Layer, f.Commodity = who, or(z.stateIn(v+1, f.first, true), behind("to")), fact.Trade, "debt and investment"
	case z.any(v, "borrow", "borrows", "borrowed", "borrowing"):
		f.Subject, f.Partner, f.Layer, f.Commodity = who, or(behind("from"), z.stateIn(v+1, f.first, true)), fact.Trade, "debt and investment"
	case z.any(v, "invest", "invests", "invested", "investing", "pumped", "poured", "sank", "sunk", "ploughed", "plowed", "put", "puts"):
		f.Subject, f.Partner, f.Layer, f.Commodity = behind("in", "into"), who, fact.Trade, "debt and investment"
	case z.any(v, "wrote", "written", "write", "writes", "forgave", "forgiven", "forgives", "cancelled", "canceled", "cancels", "rescheduled", "restructured", "waived"):
		if z.any(f.last, "of") && z.stateIn(f.last+1, min(f.last+4, f.clause.last), true) != "" {
			f.Subject, f.Partner, f.Layer, f.Commodity = z.stateIn(f.last+1, min(f.last+4, f.clause.last), true), who, fact.Trade, "debt and investment"
		}
	case z.any(v, "pay", "pays", "paid", "paying"):
		f.Subject, f.Partner = who, or(z.served(f), behind("to"))
	case z.any(v, "transfer", "transfers", "transferred", "wired", "remitted", "disbursed", "earmarked", "allocated", "channelled", "channeled", "committed", "sent", "set"):
		f.Subject, f.Partner = behind("to", "for"), who
	case z.any(v, "trade", "trades", "traded", "trading"):
		f.Subject, f.Partner = who, z.partyAt(v+2)
		if !z.any(v+1, "with") {
			f.Partner = ""
		}
	default:
		f.Subject, f.Partner = z.jointly(f)
	}
	return true
}
