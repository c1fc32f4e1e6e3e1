package read

import (
	"strings"

	"tightrope/fact"
	"tightrope/read/number"
)

// about tells the layer and the goods that a figure is about: the nearest such word of the
// clause, else of the sentence, else what was measured before.
func (z *quantifier) about(f *figure) (fact.Layer, string) {
	if i := z.ofGoods(f); i >= 0 {
		w := z.words[z.norm(i)]
		return w.layer, z.refine(run{f.last, min(i+3, z.s.Last)}, w)
	}
	if z.wholeTrade(f) {
		return fact.Trade, ""
	}
	if noun := z.namedGoods(f); noun != "" {
		return fact.Trade, noun
	}
	if z.ofFinance(f) {
		return fact.Trade, "debt and investment"
	}
	if i := z.nearest(f.clause, f); i >= 0 {
		w := z.words[z.norm(i)]
		return w.layer, z.refine(f.clause, w)
	}
	if z.has(f.verb, mAgree) && z.topic.layer == fact.Votes {
		return fact.Votes, ""
	}
	if (z.has(f.verb, mAgree) || z.alikeNamed(f)) && z.votesNear() {
		return fact.Votes, ""
	}
	if z.any(f.verb, "spend", "spends", "spent", "spending") {
		return fact.Power, ""
	}
	if !z.sameFlow(f) {
		return fact.Trade, ""
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

// alikeNamed says that the clause names the agreement of one state with another: "Ghana's agreement
// with France".
func (z *quantifier) alikeNamed(f *figure) bool {
	for i := f.clause.first; i+1 < f.first; i++ {
		if z.any(i, "agreement", "alignment", "concurrence", "coincidence", "concordance") && z.any(i+1, "with") {
			return true
		}
	}
	return false
}

// ofGoods is the word of goods in the phrase right behind the number, which is what the number
// is a part of whatever else the clause names: "four fifths of its crude".
func (z *quantifier) ofGoods(f *figure) int {
	if !z.any(f.last, "of") {
		return -1
	}
	for i := f.last + 1; i < min(f.last+8, f.clause.last); i++ {
		w := z.words[z.norm(i)]
		if w.class&mGood != 0 && (w.layer == fact.Energy || w.layer == fact.Arms) {
			return i
		}
		if z.isVerb(i) || z.d.Tokens[i].Kind == Punct && z.norm(i) != "'" || prepositions[z.norm(i)] || clauseWords[z.norm(i)] {
			break
		}
	}
	return -1
}

// wholeTrade says that the number is of all that a state named here buys or sells: "half of
// Bangladesh's exports", "of total imports", where no goods are named.
func (z *quantifier) wholeTrade(f *figure) bool {
	if !z.any(f.last, "of") && !z.any(f.last+1, "of") {
		return false
	}
	from := f.last + 1
	if !z.any(f.last, "of") {
		from++
	}
	named := false
	for i := from; i < min(from+7, f.clause.last); i++ {
		w := z.words[z.norm(i)]
		switch {
		case w.class&mGood != 0 && w.layer != fact.Trade || w.class&mFlow != 0:
			return false
		case w.class&(mImport|mExport) != 0 && !z.any(i, "demand", "consumption", "needs", "intake"):
			return named && z.nearest(run{f.clause.first, f.first}, f) < 0 && z.unknownGoods(i-1) == ""
		case z.any(i, "total", "all", "overall", "merchandise", "goods"):
			named = true
		}
		if k := z.mentionAt(i); k >= 0 && z.ms[k].Kind != PronounMention && z.ms[k].Kind != DescriptionMention {
			named = true
		}
		if z.isVerb(i) || prepositions[z.norm(i)] || clauseWords[z.norm(i)] {
			break
		}
	}
	return false
}

// namedGoods is a noun of goods that no table knows beside a word of trade: "exports of electronics
// to Russia", "a quarter of Brazil's fertiliser imports".
func (z *quantifier) namedGoods(f *figure) string {
	for i := f.clause.first; i < min(f.last+8, f.clause.last); i++ {
		if !z.has(i, mImport|mExport|mFlow) || z.isVerb(i) {
			continue
		}
		if z.any(i+1, "of") && i < f.first {
			if noun := z.unknownGoods(i + 2); noun != "" {
				return noun
			}
		}
		if i > f.clause.first && z.has(i, mImport|mExport) && (i < f.first || z.any(f.last, "of")) {
			if noun := z.unknownGoods(i - 1); noun != "" {
				return noun
			}
		}
	}
	return ""
}

// ofFinance says that the number is a part of a debt or of money invested, which is no trade.
func (z *quantifier) ofFinance(f *figure) bool {
	for i := f.clause.first; i < f.first; i++ {
		if z.any(i, "borrowing", "lending", "indebtedness") {
			return true
		}
	}
	if !z.any(f.last, "of") {
		return false
	}
	for i := f.last + 1; i < min(f.last+7, f.clause.last) && !z.isVerb(i); i++ {
		if financeWords[z.norm(i)] || z.any(i, "tourists", "visitors") {
			return true
		}
	}
	return false
}

// unknownGoods is the word at token i if it is a noun that can name goods and the table has it not.
func (z *quantifier) unknownGoods(i int) string {
	if i < z.s.Body || i >= z.s.Last {
		return ""
	}
	t := z.d.Tokens[i]
	if t.Kind != Word || t.class&clsNoun == 0 || t.Is(Capital) || t.Is(Possessive) || z.words[t.Norm].class != 0 || number.Direction(t.Norm) != "" || wholes[t.Norm] {
		return ""
	}
	if k := z.mentionAt(i); k >= 0 && z.ms[k].Kind != OpenMention && z.ms[k].Head == i {
		return ""
	}
	if z.d.Tokens[min(i+1, len(z.d.Tokens)-1)].class&clsNoun != 0 && i+1 < z.s.Last && !z.has(i+1, mImport|mExport|mFlow) {
		return "" // the first part of a longer name
	}
	return t.Norm
}

// wholes are words before "imports" and "exports" that name no goods.
var wholes = wordSet(`total overall all net gross annual yearly monthly quarterly world country kingdom island nation bloc state foreign trade
	service services year month quarter value record state`)

// sameFlow says that words of exports or imports without goods mean the flow of the figure before:
// its buyer's imports or its seller's exports, not what the buyer sells.
func (z *quantifier) sameFlow(f *figure) bool {
	t := &z.topic
	if t.total == "" || t.layer == fact.Votes || t.layer == fact.Power || t.layer == fact.Geography || t.layer == fact.Trade && t.commodity == "" {
		return true
	}
	buyer, seller := t.total, t.other
	if t.seller {
		buyer, seller = t.other, t.total
	}
	last := f.first
	if z.any(f.last, "of") {
		last = min(f.last+7, f.clause.last)
	}
	for i := f.clause.first; i < last; i++ {
		if i > f.last && (z.isVerb(i) || z.d.Tokens[i].Kind == Punct && !z.any(i, "'")) {
			break
		}

		out := z.has(i, mExport)
		if !out && !z.has(i, mImport) || z.isVerb(i) || z.any(i-1, "those", "these", "such") {
			continue
		}
		owner, other := z.aroundTrade(i)
		if !out {
			owner, other = other, owner
		}
		if owner != "" && owner != seller || other != "" && other != buyer {
			return false
		}
	}
	return true
}

// aroundTrade is whose exports or imports they are by the words before, and to or from whom by
// those behind; empty where the words do not tell.
func (z *quantifier) aroundTrade(i int) (owner, other fact.ActorID) {
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		switch {
		case m.First < i && m.First >= i-5:
			if _, at := z.headBehind(m); at == i {
				owner = z.stateOf(m)
			}
		case m.First > i && m.First <= i+3 && (z.any(m.First-1, "to", "from") || z.any(m.First-2, "to", "from")):
			other = z.stateOf(m)
		}
	}
	return owner, other
}

// exportsIn says that "exports" stands in a range of tokens.
func (z *quantifier) exportsIn(first, last int) bool {
	for i := first; i < min(last, first+6) && (z.d.Tokens[i].Kind != Punct || z.any(i, "'")); i++ {
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
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First > f.last && m.First < f.last+8 && z.bringsTo(m) {
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
	if w.commodity != "" && w.commodity != "crude oil" {
		return w.commodity
	}
	if w.layer == fact.Energy {
		for i := c.first; i+1 < c.last; i++ {
			if z.any(i+1, "products", "product") && z.any(i, "oil", "petroleum", "refined", "fuel") {
				return "oil products"
			}
		}
	}
	if w.commodity != "" {
		return w.commodity
	}
	for i := c.first; i < c.last; i++ {
		if o := z.words[z.d.Tokens[i].Norm]; o.layer == w.layer && o.commodity != "" {
			return o.commodity
		}
	}
	switch {
	case w.layer == z.topic.layer:
		return z.topic.commodity
	case w.layer == fact.Arms:
		return "arms"
	case w.layer == fact.Energy:
		return "energy" // of all kinds together
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
