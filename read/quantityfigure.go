package read

import (
	"slices"

	"tightrope/fact"
	"tightrope/read/number"
)

// candidate is a place in a sentence where a figure may be stated, and the rule that builds it.
type candidate struct {
	first, last int // tokens, last exclusive
	q           number.Quantity
	build       func(*quantifier, candidate) (figure, bool)
	arg         float64 // of a rank
	word        string  // of a trend: up, down, flat
	pair        int     // 1 or 2: first or second of "12 and 7 percent"
	prev        int     // end of the number before it in the sentence, or -1
	party       int     // of a remnant: the mention that it names, or -1
	lead        string  // of a remnant: the word that leads to that mention, or to the number
	verb        int     // of a remnant: its own verb, or 0
}

// candidates lists the places of the sentence in their order.
func (z *quantifier) candidates() []candidate {
	var out []candidate
	for _, q := range z.quants {
		build := builders[q.Kind]
		if q.Kind == number.Bare && z.bareCount(&q) {
			build, q.Kind = (*quantifier).amount, number.Count
		}
		if build == nil || q.Value < 0 {
			continue
		}
		first, last := z.d.At(q.Start), z.d.At(q.End-1)+1
		if last <= first {
			continue
		}
		out = append(out, candidate{first: first, last: last, q: q, build: build, prev: -1})
	}
	out = z.models(z.remnants(z.pairs(out)))
	for i := z.s.Body; i < z.s.Last; i++ {
		for _, find := range []func(int) (candidate, bool){z.rankAt, z.mostAt, z.trendAt, z.compareAt} {
			if c, ok := find(i); ok {
				c.prev = -1
				out = append(out, c)
				i = c.last - 1
				break
			}
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return a.first - b.first })
	for i := 1; i < len(out); i++ {
		out[i].prev = out[i-1].last
		if out[i-1].word != "" { // a trend or comparison states no number
			out[i].prev = out[i-1].prev
		}
	}
	return out
}

var builders = map[number.Kind]func(*quantifier, candidate) (figure, bool){
	number.Percent: (*quantifier).part, number.Fraction: (*quantifier).part, number.Points: (*quantifier).points,
	number.Multiple: (*quantifier).multiple, number.Measure: (*quantifier).amount, number.Money: (*quantifier).amount,
	number.Count: (*quantifier).amount,
}

// figure starts a figure with its clause, verb and what it is about.
func (z *quantifier) figure(c candidate) figure {
	f := figure{first: c.first, last: c.last}
	f.clause = z.clauseOf(c.first, c.last)
	f.verb = z.verbOf(f.clause, c.first, c.last)
	f.Op, f.Approx, f.Precision = c.q.Op, c.q.Approx, c.q.Precision
	f.begins = c.q.Series == number.From
	f.Layer, f.Commodity = z.about(&f)
	f.Denominator = z.basis(&f)
	return f
}

func value(v float64) *float64 { return &v }

// part builds a share ("40 percent of imports") or, where a word of going up or down governs
// the number, a relative change.
func (z *quantifier) part(c candidate) (figure, bool) {
	f := z.figure(c)
	v := c.q.Value
	if c.q.Kind == number.Percent {
		v, f.Precision = v/100, f.Precision/100
	}
	if c.q.High != c.q.Value {
		f.Approx = true
		v *= (1 + c.q.High/c.q.Value) / 2
	}
	if d := number.Direction(z.norm(f.verb)); c.q.Change == "" && d != "" && z.any(c.first-1, "by") && f.verb < c.first {
		c.q.Change = d // "cut supplies by half"
	}
	if c.q.Change == "" && changeNouns[z.norm(c.last)] != "" && z.any(c.last+1, "in", "of", "from", "on", "over") {
		c.q.Change = changeNouns[z.norm(c.last)] // "a 22 percent rise in"
	}
	if c.q.Change != "" && !z.any(c.first-1, "to", "from", "at") && c.q.Series == number.Alone {
		f.Rule, f.Unit, f.Manner = "quantity/change", "relative change", c.q.Change
		if c.q.Change == "down" {
			v = -v
		}
		f.Value = value(v)
		return f, z.flowActors(&f) || z.statistic(&f)
	}
	if z.any(c.last, "less", "fewer", "lower", "smaller", "more", "higher", "larger", "greater") && !z.any(c.last, "or") && (z.any(c.last+1, "than", "year", "in", ",", ".") || c.last+1 < z.s.Last && z.d.Tokens[c.last+1].class&(clsNoun|clsAdj) != 0) {
		f.Rule, f.Unit, f.Manner = "quantity/change", "relative change", "up"
		if z.any(c.last, "less", "fewer", "lower", "smaller") {
			f.Manner, v = "down", -v
		}
		f.Value = value(v)
		if r := z.rolesOf(&f); r.importer != "" && r.exporter != "" && r.importer != r.exporter { // "bought 40 percent more gas from Mali"
			f.Subject, f.Partner, f.Metric, f.Layer = r.importer, r.exporter, "flow", fact.Layer(or(fact.ActorID(f.Layer), fact.ActorID(fact.Trade)))
		} else if !z.flowActors(&f) {
			if !z.any(c.last+1, "than", "year", "in", ",", ".") {
				return f, false
			}
			z.inherit(&f)
		}
		return f, f.Subject != "" && f.Layer != ""
	}
	if z.any(c.last, "as") && z.any(c.last+1, "much", "many", "large", "big", "far", "often") {
		if std := z.standardAt(c.last); std >= 0 && z.rivalFrom(std) >= 0 { // "half as much as Russia"
			f.Rule, f.Unit, f.Value = "quantity/times", "times", value(v)
			return f, z.compareActors(&f, std)
		}
	}
	if z.any(c.last, "of") && (z.any(c.last+1, "what") && z.ownPast(c.last+1) || z.any(c.last+1, "its", "their") && z.any(c.last+2, "level", "peak", "size", "value", "volume")) && c.q.Series == number.Alone {
		f.Rule, f.Unit, f.Value = "quantity/times", "times", value(v) // "a third of what they were"
		return f, z.flowActors(&f)
	}
	f.Rule, f.Unit, f.Value = "quantity/share", "share", value(v)
	f.aside = z.any(c.first-1, "from") && number.Direction(z.norm(c.first-2)) != "" && c.q.Series == number.Alone
	if z.ofBefore(&f, v) {
		return f, true
	}
	if v <= 1 && (z.told(&f) || z.ofIt(&f)) {
		return f, true
	}
	if v > 1 || z.any(c.last, "of") && (z.any(c.last+1, "it", "them", "which", "whom", "this") || z.any(c.last+1, "that", "these", "those") && !z.any(c.last+2, "of", "in", "that") && z.d.Tokens[min(c.last+2, len(z.d.Tokens)-1)].class&(clsNoun|clsAdj) == 0) {
		return f, false
	}
	if z.votedAs(&f) || z.tariff(&f) {
		return f, true
	}
	if z.any(c.last+1, "tariff", "tariffs", "duty", "duties", "levy", "levies", "tax") && z.d.Tokens[c.last].class&clsAdj != 0 {
		return f, false // "faces a 40% punitive duty"
	}
	if z.any(c.first-1, "of", "at") && rates[z.norm(c.first-2)] { // "a tariff of 15 percent"
		return f, !z.supposed(&f) && z.statistic(&f)
	}
	if z.financed(&f) {
		return f, true
	}
	if z.ofRanked(&f) {
		return f, true
	}
	if z.notTraded(&f) {
		return f, z.statistic(&f)
	}
	if f.Layer == fact.Votes && z.votesSaid(&f) {
		return f, z.voteActors(&f, c)
	}
	return f, z.shareActors(&f, c)
}

// changeNouns are nouns of going up or down that a number stands before.
var changeNouns = map[string]string{
	"rise": "up", "increase": "up", "jump": "up", "surge": "up", "growth": "up", "gain": "up", "leap": "up", "hike": "up",
	"fall": "down", "drop": "down", "decline": "down", "decrease": "down", "cut": "down", "slump": "down", "plunge": "down", "reduction": "down", "dip": "down", "slide": "down",
}

// supposed says that the clause is one of "if".
func (z *quantifier) supposed(f *figure) bool {
	return z.any(f.clause.first, "if", "unless", "should") || z.any(f.clause.first+1, "if")
}

// rates are nouns whose percentage is no part of anything traded.
var rates = wordSet("tariff tariffs duty duties tax taxes levy stake interest rate probability chance turnout discount margin inflation approval")

// points builds a change in percentage points.
func (z *quantifier) points(c candidate) (figure, bool) {
	f := z.figure(c)
	v := c.q.Value
	if c.q.Unit == "basis point" {
		v /= 100
	}
	if c.q.Change == "down" || z.fallNear(c) {
		v = -v
	}
	f.Rule, f.Unit, f.Value = "quantity/points", "percentage points", value(v)
	if f.Layer == "" {
		return f, false
	}
	if (z.topic.sentence != z.si || z.topic.total == "") && f.Layer != fact.Votes && z.rolesOf(&f) != (roles{}) {
		return f, z.shareActors(&f, c)
	}
	z.inherit(&f)
	return f, f.Subject != ""
}

// fallNear says that a word of going down stands just before or behind the number.
func (z *quantifier) fallNear(c candidate) bool {
	for i := c.first - 4; i < c.last+3; i++ {
		if number.Direction(z.norm(i)) == "down" {
			return true
		}
	}
	return false
}

// multiple builds "doubled", "three times", "halved": how many times what it was or what
// another is.
func (z *quantifier) multiple(c candidate) (figure, bool) {
	f := z.figure(c)
	f.Rule, f.Unit, f.Value = "quantity/times", "times", value(c.q.Value)
	f.Manner = c.q.Verb
	if std := z.standardAt(c.last); std >= 0 && c.q.Verb == "" && !z.ownPast(std) && (z.rivalFrom(std) >= 0 || z.any(std, "what") || z.any(std, "it", "they") && z.dealing(std+1)) {
		return f, z.compareActors(&f, std)
	}
	switch moved := number.Direction(z.norm(f.verb)); {
	case c.q.Verb != "" || z.any(c.last, "the", "its", "their", "what", "that"):
	case moved == "" || f.verb > c.first:
		return f, false
	case moved == "down": // "fell tenfold"
		f.Value = value(1 / c.q.Value)
	}
	return f, z.flowActors(&f)
}

// ownPast says that a thing is measured at token i against what it was itself: "twice what they were",
// "than it was".
func (z *quantifier) ownPast(i int) bool {
	for z.any(i, "what", "that", "which", "it", "they", "of", "the") {
		i++
	}
	return z.any(i, "was", "were", "had", "used")
}

func or(ids ...fact.ActorID) fact.ActorID {
	for _, id := range ids {
		if id != "" {
			return id
		}
	}
	return ""
}
