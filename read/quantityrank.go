package read

import (
	"strings"

	"tightrope/fact"
	"tightrope/read/number"
)

// rankAt finds a rank that begins at token i: "the second-largest seller", "ranked second",
// "stood first", "climbed to third place", "only two states imported more".
func (z *quantifier) rankAt(i int) (candidate, bool) {
	if z.any(i, "only", "just") {
		return z.outranked(i)
	}
	if c, ok := z.numberOne(i); ok {
		return c, true
	}
	n, ordinal := number.Ordinal(z.norm(i))
	j := i
	if ordinal {
		j = i + 1
	} else {
		n = 1
	}
	if z.has(j, mTopmost) && !z.any(j-1, "one", "of") {
		return z.topRank(i, j, n)
	}
	if z.any(j, "most") && z.any(j+1, "important", "valuable", "significant", "lucrative") && !z.any(j-1, "one", "of") { // "second most important customer"
		return z.topRank(i, j+1, n)
	}
	if !ordinal || n > 200 {
		return candidate{}, false
	}
	for k := i + 1; k < min(i+3, z.s.Last); k++ { // "its first trading partner"
		if z.has(k, mSeller|mBuyer|mPartner) && (z.any(i-1, "the", "its", "their", "our") || i > z.s.First && (z.d.Tokens[i-1].Is(Possessive) || z.any(i-1, "'s", "'"))) {
			if z.has(k, mPartner) || k == i+1 {
				return candidate{first: i, last: k + 1, build: (*quantifier).rank, arg: float64(n)}, true
			}
		}
	}
	c := candidate{first: i, last: i + 1, build: (*quantifier).rank, arg: float64(n)}
	switch {
	case z.nextInOrder(i):
		c.build = (*quantifier).nextRank
		return c, true
	case z.any(i+1, "only") && z.any(i+2, "to"), // "second only to China"
		z.any(i+1, "with") && z.quantityAt(i+2) != nil && z.quantityAt(i+2).Kind == number.Percent && z.any(i-1, "is", "was", "are", "were", "came", "comes"): // "first with 19 percent"
		return c, true
	case z.any(i+1, "place", "position", "spot", "rank") && z.rankVerb(i) >= 0:
		c.last = i + 2
		return c, true
	case z.any(i-1, "ranked", "ranks", "rank", "stood", "stands", "came", "comes", "placed", "is", "was", "are", "were") && z.any(i+1, "among", "of"):
		for j := i + 2; j < min(i+7, z.s.Last); j++ {
			if z.has(j, mSeller|mBuyer) {
				c.last = j + 1
				return c, true
			}
		}
		return c, !z.any(i-1, "is", "was", "are", "were", "came", "comes")
	case z.any(i-1, "ranked", "ranks", "rank", "stood", "stands", "came", "comes", "placed", "finished", "remains", "remained", "remain") && !z.any(i+1, "time", "half") && (i+1 >= z.s.Last || z.d.Tokens[i+1].class&clsNoun == 0):
		return c, true
	}
	return candidate{}, false
}

// numberOne reads "No. 2 supplier" and "tops the list of buyers".
func (z *quantifier) numberOne(i int) (candidate, bool) {
	switch {
	case z.any(i, "no.", "no", "number") && i+2 < z.s.Last:
		j := i + 1
		if z.any(j, ".") {
			j++
		}
		q := z.quantityLike(j)
		if q < 1 || q > 50 || !z.has(j+1, mSeller|mBuyer|mPartner) && !z.has(j+2, mSeller|mBuyer|mPartner) {
			return candidate{}, false
		}
		last := j + 2
		if !z.has(j+1, mSeller|mBuyer|mPartner) {
			last++
		}
		return candidate{first: i, last: last, build: (*quantifier).rank, arg: float64(q)}, true
	case z.any(i, "tops", "topped", "top", "heads", "headed", "leads", "led") && z.any(i+1, "the") && z.any(i+2, "list", "table", "ranking", "field") && z.any(i+3, "of"):
		for j := i + 4; j < min(i+8, z.s.Last) && z.d.Tokens[j].Kind == Word && !prepositions[z.norm(j)]; j++ {
			if z.has(j, mSeller|mBuyer|mPartner) {
				return candidate{first: i, last: j + 1, build: (*quantifier).rank, arg: 1}, true
			}
		}
	}
	return candidate{}, false
}

// quantityLike is the small whole number that token i writes, or 0.
func (z *quantifier) quantityLike(i int) int {
	n := z.norm(i)
	if i < z.s.Last && z.d.Tokens[i].Kind == Number && len(n) <= 2 {
		v := 0
		for _, c := range []byte(n) {
			if c < '0' || c > '9' {
				return 0
			}
			v = 10*v + int(c-'0')
		}
		return v
	}
	for v, w := range []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"} {
		if v > 0 && n == w {
			return v
		}
	}
	return 0
}

// topRank reads "(second-)largest … supplier", with up to three words between.
func (z *quantifier) topRank(i, j, n int) (candidate, bool) {
	if z.any(j-1, "among", "of") && z.any(j-2, "one") || z.any(j-2, "one", "among") || z.any(j-3, "one", "among") && z.any(j-2, "of") {
		return candidate{}, false
	}
	for k := j + 1; k < min(j+5, z.s.Last); k++ {
		w := z.norm(k)
		if z.d.Tokens[k].Kind == Punct && w != "'" && w != "-" || prepositions[w] || clauseWords[w] {
			break
		}
		if z.has(k, mSeller|mBuyer|mPartner) {
			return candidate{first: i, last: k + 1, build: (*quantifier).rank, arg: float64(n)}, true
		}
	}
	return candidate{}, false
}

// rankVerb finds a verb that leads to a place: climbed to, fell to, took, is in.
func (z *quantifier) rankVerb(i int) int {
	for j := i - 1; j >= max(i-4, z.s.First); j-- {
		if z.has(j, mMove|mTake|mBe) || number.Direction(z.norm(j)) != "" && !z.any(j, "up", "down") {
			return j
		}
	}
	return -1
}

// outranked reads "only three states bought more": the next rank.
func (z *quantifier) outranked(i int) (candidate, bool) {
	q := z.quantityAt(i + 1)
	if q == nil || q.Kind != number.Count && q.Kind != number.Bare || q.Value < 1 || q.Value > 50 {
		return candidate{}, false
	}
	for j := i + 2; j < min(i+10, z.s.Last); j++ {
		if z.any(j, "more", "less", "fewer") && z.has(j-1, mTake|mSupply) {
			return candidate{first: i, last: j + 1, build: (*quantifier).worldRank, arg: q.Value + 1}, true
		}
	}
	return candidate{}, false
}

// quantityAt finds the quantity whose number begins at token i.
func (z *quantifier) quantityAt(i int) *number.Quantity {
	if i >= z.s.Last {
		return nil
	}
	for k := range z.quants {
		if z.quants[k].NumStart == int(z.d.Tokens[i].Start) {
			return &z.quants[k]
		}
	}
	return nil
}

func (z *quantifier) rankFigure(c candidate) figure {
	f := z.figure(c)
	f.Rule, f.Unit, f.Op, f.Value = "quantity/rank", "rank", "eq", value(c.arg)
	if noun := z.rankedGoods(c); noun != "" {
		f.Layer, f.Commodity = fact.Trade, noun
	}
	for i := c.first; i < c.last; i++ {
		switch {
		case z.has(i, mPartner) && z.any(i-1, "trading", "trade", "commercial"):
			f.Doubt = "which order it is: trade in both directions, which no source at hand adds up"
			fallthrough
		case z.any(i, "export", "import") && z.any(i+1, "market", "destination", "source"):
			f.Layer, f.Commodity = fact.Trade, ""
		case financiers[z.norm(i)]:
			f.Layer, f.Commodity = fact.Trade, "debt and investment"
		}
	}
	return f
}

// financiers are those in whose order a state owes money or is given it, which is no trade.
var financiers = wordSet("creditor creditors lender lenders investor investors donor donors")

// rankedGoods is a noun of goods that no table knows behind a rank: "the second largest market for
// Georgian wine".
func (z *quantifier) rankedGoods(c candidate) string {
	if !z.any(c.last, "for", "of") {
		return ""
	}
	for i := c.last + 1; i < min(c.last+4, z.s.Last); i++ {
		if noun := z.unknownGoods(i); noun != "" {
			return noun
		}
		if k := z.mentionAt(i); k < 0 || z.ms[k].Kind != AdjectiveMention && z.ms[k].Kind != PronounMention && !z.possessive(z.ms[k]) {
			return ""
		}
	}
	return ""
}

// worldRank builds a rank among all states, of whoever the text speaks of.
func (z *quantifier) worldRank(c candidate) (figure, bool) {
	f := z.rankFigure(c)
	f.Metric, f.Denominator = "total imports", "world"
	if z.has(c.last-2, mSupply) {
		f.Metric = "total exports"
	}
	f.Subject = or(z.topic.total, z.focus)
	return f, f.Layer != ""
}

// rank builds the rank of a seller among a state's suppliers, of a buyer among its customers,
// or of a state in the world.
func (z *quantifier) rank(c candidate) (figure, bool) {
	f := z.rankFigure(c)
	if *f.Value == 1 {
		f.Value = value(float64(1 + z.after(&f, c)))
	}
	seller, buyer := false, false // what the ranked one is
	for i := c.first; i < c.last; i++ {
		seller = seller || z.has(i, mSeller)
		buyer = buyer || z.has(i, mBuyer|mPartner)
	}
	owner := z.ownerBefore(c)
	if at, id := z.amongWhom(&f, c); id != "" && owner == "" && !seller && !buyer {
		owner, seller, buyer = id, z.has(at, mSeller), z.has(at, mBuyer|mPartner)
		if financiers[z.norm(at)] {
			f.Layer, f.Commodity = fact.Trade, "debt and investment"
		}
	}
	if f.Layer == "" && owner != "" && (seller || buyer) {
		f.Layer = fact.Trade // of all goods
	}
	if f.Layer == "" {
		return f, false
	}
	if owner == someRegion {
		owner = ""
	}
	ranked, passed := z.successor(&f, c)
	switch {
	case passed && (ranked == "" || ranked == owner):
		return f, false
	case !passed:
		ranked = z.rankedOne(&f, c, owner)
	}
	if z.inTheWorld(c) && owner == "" {
		f.Subject, f.Denominator, f.Metric = ranked, "world", "total exports"
		if buyer {
			f.Metric = "total imports"
		}
		return f, ranked != ""
	}
	if region := z.regionBefore(c); region != "" && owner == "" {
		f.Subject, f.Denominator, f.Metric = ranked, region, "total exports"
		f.Doubt = "which states it is an order of: " + region + " is a part of the world, which no data set at hand ranks by itself"
		if buyer {
			f.Metric = "total imports"
		}
		return f, ranked != ""
	}
	t := &z.topic
	sellersTotal := buyer
	if !seller && !buyer {
		sellersTotal = t.seller
	}
	total := owner
	if total == "" && t.layer == f.Layer && t.total != ranked {
		total = t.total
	}
	if total == "" && z.focus != ranked {
		total = z.focus
	}
	if total == "" && ranked != "" {
		total = z.otherThan(&f, ranked)
	}
	f.Metric = "supplier rank"
	if sellersTotal {
		f.Metric = "buyer rank"
	}
	f.Subject, f.Partner = total, ranked
	return f, total != "" && ranked != "" && total != ranked
}

// ownerBefore is the state in whose ranking it is: "Egypt's biggest supplier", "the main buyer
// of your oil", "the largest supplier to India".
func (z *quantifier) ownerBefore(c candidate) fact.ActorID {
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		if id == "" {
			continue
		}
		gap := c.first - m.Last
		if gap >= 0 && gap <= 2 && m.First < c.first && (z.possessive(m) || z.any(m.Last, "s", "'s", "’s", "'")) || m.First < c.first && m.Last > c.first && z.possessive(m) {
			return id
		}
		if after := m.First - c.last; after >= 0 && after <= 3 && z.any(c.last, "of", "to", "for", "in") {
			return id
		}
		if m.First >= c.first && m.Last <= c.last && m.Kind != PronounMention {
			return id
		}
	}
	return ""
}

// amongWhom finds whose sellers or buyers an order is of that is told behind them: "among Jordan's
// creditors Japan ranked third"; the token of that noun and the state.
func (z *quantifier) amongWhom(f *figure, c candidate) (int, fact.ActorID) {
	for i := f.clause.first; i < c.first; i++ {
		if !z.has(i, mSeller|mBuyer|mPartner) {
			continue
		}
		for k := z.mi.first; k < z.mi.last; k++ {
			m := z.ms[k]
			if m.First < i && m.First >= i-5 && z.any(z.clauseLead(k), "among", "of") && (m.Last > i || z.possessive(m)) {
				return i, z.stateOf(m)
			}
		}
	}
	return -1, ""
}

// regionBefore is the part of the world in the genitive before a rank: "Africa's largest".
func (z *quantifier) regionBefore(c candidate) string {
	for i := c.first - 1; i >= max(c.first-2, z.s.First); i-- {
		if t := z.d.Tokens[i]; t.Kind == Word && t.Is(Possessive) && t.Is(Capital) {
			if m := z.mentionAt(i); m < 0 || z.stateOf(z.ms[m]) == "" || z.stateOf(z.ms[m]) == someRegion {
				return z.d.Raw(i)
			}
		}
	}
	return ""
}

// rankedOne is the actor that holds the rank: the subject before, or what stands behind "was".
func (z *quantifier) rankedOne(f *figure, c candidate, owner fact.ActorID) fact.ActorID {
	var found fact.ActorID
	relative := -1
	for i := c.first - 1; i >= f.clause.first; i-- {
		if relativeWords[z.norm(i)] {
			relative = i
			break
		}
		if z.norm(i) == "," && relative < 0 && !z.isVerbBetween(i, c.first) {
			relative = i + 1 // apposition: "India, the largest importer"
			break
		}
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		if id == "" || id == owner && m.Kind != PronounMention || m.First >= c.first || m.First < f.clause.first && relative < 0 {
			continue
		}
		if relative >= 0 && m.Last > relative || relative < 0 && m.First > f.clause.first && z.has(z.clauseLead(k), mOust) {
			continue // nor is it the one whose place is taken: "overtook Mali to become"
		}
		if relative < 0 && (!z.outside(f.clause, m.First, c.first) || f.verb > f.clause.first && f.verb < c.first && m.First > f.verb && found != "") {
			continue
		}
		lead := z.leadOf(m)
		if (prepositions[lead] || z.possessive(m)) && found != "" || lead == "inside" || lead == "in" {
			continue
		}
		found = id
	}
	if found != "" && found != owner {
		return found
	}
	at := c.last
	for at < min(c.last+7, f.clause.last) && !z.has(at, mBe) && (z.any(at, "of", "to", "for", "in", "the", "'s", "'") || z.mentionAt(at) >= 0 || z.d.Tokens[at].class&(clsNoun|clsAdj) != 0 && !z.isVerb(at)) {
		at++ // past whose order it is: "the biggest investor in Togo is"
	}
	if z.has(at, mBe) && !strings.HasSuffix(z.norm(c.last-1), "s") {
		for k := z.mi.first; k < z.mi.last; k++ {
			if m := z.ms[k]; m.First > at && m.First <= at+3 {
				if id := z.stateOf(m); id != "" {
					return id
				}
			}
		}
	}
	return found
}

func (z *quantifier) isVerbBetween(first, last int) bool {
	for i := first + 1; i < last; i++ {
		if z.isVerb(i) {
			return true
		}
	}
	return false
}

// inTheWorld says that the rank is among all states.
func (z *quantifier) inTheWorld(c candidate) bool {
	for i := c.first - 3; i < c.last+6 && (i < c.last || z.d.Tokens[min(i, len(z.d.Tokens)-1)].Kind != Punct); i++ {
		if z.any(i, "world", "earth", "globe", "global", "globally", "worldwide") {
			return true
		}
	}
	return false
}
