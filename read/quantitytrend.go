package read

import (
	"tightrope/fact"
	"tightrope/read/number"
)

// trendAt finds a verb of going up, down or apart at token i that no number measures, or a
// word of standing still behind "be".
func (z *quantifier) trendAt(i int) (candidate, bool) {
	if c, ok := z.growsAt(i); ok {
		return c, true
	}
	if c, ok := z.courseAt(i); ok {
		return c, true
	}
	n := z.norm(i)
	dir, last := z.driftAt(i)
	if dir != "" && !z.isVerbForm(i) {
		dir = ""
	}
	switch d := number.Direction(n); {
	case dir != "":
	case d != "" && z.trendVerb(i):
		dir = d
	case d != "" && z.any(i+1, "in") && z.any(i-1, "a", "steady", "sharp", "gradual", "slow", "continued", "continuous", "the", "marked", "constant", "long") && z.nounAhead(i+2):
		dir = d
	case z.any(i, "rise", "increase", "decline", "wane", "decrease") && z.any(i-1, "the", "in") && z.any(i-2, "on", "is", "are", "been"):
		dir = d
	case z.has(i, mFlat) && z.beBefore(i):
		dir = "flat"
	case z.has(i, mWiden) && z.isVerbForm(i):
		dir = "up"
	case z.has(i, mClose) && z.isVerbForm(i):
		dir = "down"
	}
	if dir == "" || z.numbered(i) {
		return candidate{}, false
	}
	return candidate{first: i, last: last, build: (*quantifier).trend, word: dir}, true
}

// nounAhead says that a noun of measure follows within a few words: "a steady rise in Israeli
// arms sales".
func (z *quantifier) nounAhead(i int) bool {
	for j := i; j < min(i+6, z.s.Last); j++ {
		if z.has(j, mImport|mExport|mFlow|mOutput|mSpending|mLevel) || z.any(j, "trade") {
			return true
		}
		if prepositions[z.norm(j)] || z.d.Tokens[j].Kind == Punct && z.norm(j) != "'" {
			return false
		}
	}
	return false
}

// trendVerb says that a word of going up or down is the verb of its clause: not "up", not an
// adjective or noun, and with no object behind it.
func (z *quantifier) trendVerb(i int) bool {
	if z.any(i, "up", "down", "upward", "upwards", "downward", "downwards", "higher", "lower", "add", "adds", "added", "growth", "loss", "reduction", "contraction", "improvement", "boost", "lose", "lost", "cut", "cuts", "slash", "reduced", "reduce") {
		return false
	}
	if !z.isVerbForm(i) {
		return false
	}
	if t := z.d.Tokens[min(i+1, z.s.Last-1)]; i+1 < z.s.Last && t.Kind == Word && (z.any(i+1, "the", "its", "their", "his", "a", "an", "our") || t.Is(Capital)) {
		return false
	}
	return true
}

// isVerbForm says that an auxiliary, an adverb or a noun of measure stands before, so that the
// word is a verb and not a noun or adjective.
func (z *quantifier) isVerbForm(i int) bool {
	for j := i - 1; j >= max(i-5, z.s.First); j-- {
		n := z.norm(j)
		switch {
		case z.has(j, mBe) || z.any(j, "kept", "keeps", "keep", "continued", "continue", "continues", "began", "will", "would", "to", "not", "never", "only"):
			return n != "to" || !z.any(j-1, "from")
		case z.has(j, mSteadily) || len(n) > 3 && n[len(n)-2:] == "ly" || z.any(j, "still", "also", "since", "all", ",") || z.any(j, "but") && z.any(j-1, "all"):
			continue
		case z.has(j, mImport|mExport|mFlow|mOutput|mSpending|mLevel|mDistance|mGood):
			return true
		case z.any(j, "told", "say", "says", "we", "are"):
			continue
		default:
			return false
		}
	}
	return false
}

func (z *quantifier) beBefore(i int) bool {
	for j := i - 1; j >= max(i-3, z.s.First); j-- {
		if z.has(j, mBe) || z.any(j, "been", "kept", "held", "stayed") {
			return true
		}
	}
	return false
}

// numbered says that a number measures the move at token i: "rose 28 percent", "fell by half",
// "rose from 45 percent".
func (z *quantifier) numbered(i int) bool {
	for _, q := range z.quants {
		if q.Kind == number.Duration || q.Kind == number.Bare || q.Kind == number.Age {
			continue
		}
		at := z.d.At(q.Start)
		if at > i && at <= i+4 && (!z.any(i+1, ",", ";", ".") || z.any(i+2, "from", "to", "by")) {
			return true
		}
	}
	return z.multipleBetween(i)
}

func (z *quantifier) multipleBetween(i int) bool {
	for _, q := range z.quants {
		if q.Kind == number.Multiple && z.d.At(q.NumStart) <= i+2 && z.d.At(q.End-1) >= i-1 {
			return true
		}
	}
	return false
}

// trend builds a trend of a flow, share, output, budget or of voting.
func (z *quantifier) trend(c candidate) (figure, bool) {
	f := z.figure(c)
	f.verb = c.first
	f.Rule, f.Unit, f.Op = "quantity/trend", "trend:"+c.word, ""
	class, owner := z.measured(&f)
	if class == mGood && z.any(f.clause.first, "trade", "commerce") {
		return f, z.bothWays(&f)
	}
	if class == mGood {
		if a, b := z.tradeWith(&f); b != "" { // "Malian trade with Togo has stagnated"
			f.Layer, f.Commodity, f.Metric, f.Subject, f.Partner, f.Manner = fact.Trade, "", "flow", a, b, z.manner(&f)
			return f, a != "" && a != b
		}
	}
	if z.leansOn(&f) {
		f.Manner = z.manner(&f)
		return f, true
	}
	if z.shareIn(&f) {
		f.Manner = z.manner(&f)
		return f, true
	}
	if class == 0 && z.topic.sentence == z.si && z.topic.total != "" && z.topic.layer != fact.Power && z.any(c.first-2, "it") && z.any(c.first-3, "and", "but") && z.any(c.first-1, "is", "was", "has", "keeps") {
		z.inherit(&f) // "trade with Iran came to 2 billion and it is growing"
		return f, f.Subject != "" && f.Partner != ""
	}
	if class == 0 || class == mGood {
		return f, false
	}
	f.Manner = z.manner(&f)
	if class&mDistance != 0 {
		f.Layer = fact.Votes
		return f, z.distance(&f)
	}
	if class&mLevel != 0 && owner == "" && z.topic.total != "" {
		z.inherit(&f)
		return f, true
	}
	if !z.flowActors(&f) {
		return f, false
	}
	return f, true
}

// bothWays fills the two between whom trade goes.
func (z *quantifier) bothWays(f *figure) bool {
	f.Layer, f.Metric, f.Commodity = fact.Trade, "flow", ""
	f.Manner = z.manner(f)
	var ids []fact.ActorID
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First >= f.clause.first && m.First < f.first {
			if id := z.stateOf(m); id != "" {
				ids = append(ids, id)
			}
		}
	}
	if a, b := z.theTwo(f.clause.first, f.first); a != "" && len(ids) == 0 {
		ids = append(ids, a, b)
	}
	switch {
	case len(ids) >= 2 && ids[0] != ids[1]:
		f.Subject, f.Partner = ids[0], ids[1]
	case len(ids) == 1:
		f.Subject, f.Partner = z.totalFor(f, ids[0]), ids[0]
	}
	return f.Subject != "" && f.Subject != f.Partner
}

// manner is how a trend went: every year, steadily.
func (z *quantifier) manner(f *figure) string {
	for i := f.clause.first; i < f.clause.last; i++ {
		switch {
		case z.any(i, "every", "each") && z.any(i+1, "year", "month", "quarter", "session"), z.any(i, "year") && z.any(i+1, "after", "on") && z.any(i+2, "year"):
			return "every"
		case z.has(i, mSteadily):
			return "steadily"
		}
	}
	return ""
}

// distance fills the two whose positions move apart or together.
func (z *quantifier) distance(f *figure) bool {
	var two []fact.ActorID
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		if id == "" || m.First < f.clause.first || m.First >= f.clause.last || len(two) == 1 && two[0] == id {
			continue
		}
		two = append(two, id)
	}
	f.Metric = "agreement"
	switch {
	case len(two) >= 2:
		f.Subject, f.Partner = two[0], two[1]
	case len(two) == 1 && two[0] != z.focus:
		f.Subject, f.Partner = z.focus, two[0]
	case len(two) == 0 && z.topic.layer == fact.Votes:
		f.Subject, f.Partner = z.topic.total, z.topic.other
	default:
		return false
	}
	return true
}
