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
	for i := f.clause.first; i+1 < f.first; i++ {
		switch {
		case leaning[z.norm(i)] && z.any(i+1, "on", "upon") && z.forFigure(f):
			f.Partner, f.Subject = z.stateIn(i+2, f.first, true), z.before(f, i)
		case z.has(i, mImport) && z.any(i+1, "from") && z.partyAt(i+2) != "" && z.any(f.last, "of"):
			if z.totalBehind(f, "total", "whole", "bill") {
				f.Partner = z.partyAt(i + 2)
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
	if !z.any(f.last, "of") || !z.any(f.last+1, "it", "them", "these", "this", "that", "which") || f.verb < 0 || f.verb > f.first {
		return false
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

// toldSum reads sums whose construction says between whom they are: trade between two, a debt to
// somebody, money put into a state.
func (z *quantifier) toldSum(f *figure) bool {
	if z.tradeBetween(f) {
		f.Doubt = "of what it is the sum: trade in both directions, which no source at hand adds up"
		return z.bothWays(f)
	}
	if f.verb < 0 || f.verb > f.first {
		return false
	}
	who := z.agent(f)
	switch {
	case who == "":
		return false
	case z.any(f.verb, "owe", "owes", "owed") && !z.passive(f.verb):
		f.Subject, f.Metric = who, "flow"
		if f.Partner = z.stateIn(f.verb+1, f.first, true); f.Partner == "" && z.any(f.last, "to") {
			f.Partner = z.partyAt(f.last + 1)
		}
	case z.any(f.verb, "invest", "invests", "invested", "investing", "pumped", "poured", "sank", "ploughed"):
		f.Partner, f.Metric = who, "flow"
		for i := f.last; i < min(f.last+4, f.clause.last); i++ {
			if z.any(i, "in", "into") {
				f.Subject = z.partyAt(i + 1)
			}
		}
	}
	if f.Layer, f.Commodity = fact.Trade, "debt and investment"; f.Subject == "" || f.Partner == "" || f.Subject == f.Partner {
		return false
	}
	return true
}
