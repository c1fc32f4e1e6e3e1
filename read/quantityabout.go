package read

import (
	"strings"

	"tightrope/fact"
)

// about tells the layer and the goods that a figure is about: the nearest such word of the
// clause, else of the sentence, else what was measured before.
func (z *quantifier) about(f *figure) (fact.Layer, string) {
	if i := z.nearest(f.clause, f); i >= 0 {
		w := z.words[z.norm(i)]
		return w.layer, z.refine(f.clause, w)
	}
	if z.has(f.verb, mAgree) && z.topic.layer == fact.Votes {
		return fact.Votes, ""
	}
	if z.has(f.verb, mAgree) && z.votesNear() {
		return fact.Votes, ""
	}
	if z.any(f.verb, "spend", "spends", "spent", "spending") {
		return fact.Power, ""
	}
	whole := run{z.s.Body, z.s.Last}
	if i := z.nearest(whole, f); i >= 0 && z.words[z.norm(i)].layer != fact.Power {
		w := z.words[z.norm(i)]
		return w.layer, z.refine(whole, w)
	}
	if noun := z.otherGoods(f); noun != "" {
		return fact.Trade, noun
	}
	traded := z.traded(f)
	switch z.topic.layer {
	case "":
	case fact.Arms:
		if !z.topic.seller && z.any(f.last, "of") && z.exportsIn(f.last, f.clause.last) {
			return fact.Trade, "" // all that it sells abroad, not the arms spoken of before
		}
		return z.topic.layer, z.topic.commodity
	case fact.Power, fact.Votes, fact.Geography:
		if traded {
			return fact.Trade, ""
		}
		return z.topic.layer, z.topic.commodity
	default:
		return z.topic.layer, z.topic.commodity
	}
	if layer, goods := z.heading(); layer != "" {
		return layer, goods
	}
	if traded {
		return fact.Trade, ""
	}
	return "", ""
}

// exportsIn says that "exports" stands in a range of tokens.
func (z *quantifier) exportsIn(first, last int) bool {
	for i := first; i < min(last, first+6); i++ {
		if z.any(i, "exports") {
			return true
		}
	}
	return false
}

// traded says that the clause speaks of imports, exports, sellers or buyers, of whatever.
func (z *quantifier) traded(f *figure) bool {
	for i := f.clause.first; i < f.clause.last; i++ {
		if z.has(i, mImport|mExport|mPartner|mBuyer) || z.any(i, "debt", "debts", "loans", "investment", "investments") {
			return true
		}
	}
	return f.verb >= 0 && z.any(f.verb, "sold", "sell", "sells", "bought", "buy", "buys", "delivered", "exported", "imported", "shipped", "supplied")
}

// votesNear says that this sentence or the one before speaks of voting in an assembly.
func (z *quantifier) votesNear() bool {
	first := z.s.First
	if z.si > 0 {
		first = max(z.d.Sentences[z.si-1].First, z.s.First-60)
	}
	for i := first; i < z.s.Last; i++ {
		switch z.d.Tokens[i].Norm {
		case "session", "sessions", "assembly", "un", "u.n.", "unga", "roll", "ballot", "votes", "vote", "voted", "resolutions", "resolution":
			return true
		}
	}
	return false
}

// otherGoods is the noun of goods that no table knows: what a state buys or sells "percent of
// its fertiliser".
func (z *quantifier) otherGoods(f *figure) string {
	if !z.has(f.verb, mTake|mSupply) || !z.any(f.last, "of") || !z.any(f.last+1, "its", "their", "our", "all", "the") {
		return ""
	}
	i := f.last + 2
	if i >= z.s.Last || z.d.Tokens[i].Kind != Word || z.d.Tokens[i].class&clsNoun == 0 || z.words[z.norm(i)].class != 0 {
		return ""
	}
	return z.norm(i)
}

// nearest finds the word of goods nearest to the figure in a range. "Trade" before statistics
// only says who counted.
func (z *quantifier) nearest(c run, f *figure) int {
	best, at := 1<<30, -1
	for i := c.first; i < c.last; i++ {
		w := z.words[z.d.Tokens[i].Norm]
		if w.class&(mGood|mSpending|mDistance|mPartner) == 0 || w.layer == "" || z.any(i+1, "statistics", "data", "figures", "press") {
			continue
		}
		dist := f.first - i
		if dist < 0 {
			dist = i - f.last
		}
		if w.layer == fact.Trade {
			dist += 20
		}
		if dist < best {
			best, at = dist, i
		}
	}
	return at
}

// refine names the goods where the word itself does not: "crude" beside "energy".
func (z *quantifier) refine(c run, w measureWord) string {
	if w.commodity != "" {
		return w.commodity
	}
	for i := c.first; i < c.last; i++ {
		if o := z.words[z.d.Tokens[i].Norm]; o.layer == w.layer && o.commodity != "" {
			return o.commodity
		}
	}
	if w.layer == z.topic.layer {
		return z.topic.commodity
	}
	if w.layer == fact.Arms {
		return "arms"
	}
	return ""
}

// heading looks for goods in the few sentences before, as in "Look at the arsenal."
func (z *quantifier) heading() (fact.Layer, string) {
	for s := z.si - 1; s >= max(0, z.si-4); s-- {
		sent := z.d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			if w := z.words[z.d.Tokens[i].Norm]; w.class&mGood != 0 && w.layer != fact.Trade {
				return w.layer, w.commodity
			}
		}
	}
	return "", ""
}

// basis is what the words say the figure is measured by: "by value", "in dollars", "volume".
func (z *quantifier) basis(f *figure) string {
	for i := f.clause.first; i < min(f.clause.last+8, z.s.Last); i++ {
		switch {
		case z.any(i, "by", "in") && z.any(i+1, "value", "volume", "weight", "tonnage", "quantity"):
			return z.norm(i + 1)
		case z.any(i, "in") && z.any(i+1, "dollars", "tonnes", "euros", "roubles"):
			return strings.TrimSuffix(z.norm(i+1), "s")
		case z.any(i, "volume", "value") && z.any(i+1, "measure", "terms", "basis"):
			return z.norm(i)
		}
	}
	return ""
}
