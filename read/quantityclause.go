package read

import (
	"strings"

	"tightrope/read/number"
)

var clauseWords = wordSet("and but while whereas yet although though because when where if so as or")

var relativeWords = wordSet("which who whose whom")

var prepositions = wordSet(`about above across after against along alongside amid among around at before behind below beneath
	beside between beyond by despite down during for from in inside into like near of off on onto out over past per since
	than through throughout to toward towards under until up upon via with within without`)

// isVerb says that token i can be the verb of a statement of quantity. It is asked of the same tokens
// for every figure of a sentence, but found once.
func (z *quantifier) isVerb(i int) bool {
	k := i - z.s.First
	if k < 0 || k >= len(z.verbs) {
		return z.verbal(i)
	}
	if z.verbs[k] == 0 {
		z.verbs[k] = knownOther
		if z.verbal(i) {
			z.verbs[k] = knownVerb
		}
	}
	return z.verbs[k] == knownVerb
}

// what is known of a token of the sentence, if anything
const (
	knownVerb  = 1
	knownOther = 2
)

// verbal says that a token is a word of the table, a word of going up or down, or whatever the lexicon
// tagged as a verb.
func (z *quantifier) verbal(i int) bool {
	if z.has(i, mGood|mFlow|mSeller|mBuyer|mOutput|mSpending) && !z.has(i, mVerb|mMove) && number.Direction(z.norm(i)) == "" {
		return false
	}
	if z.has(i, mImport|mExport) && z.any(i+1, "to", "from", "of") && (i == z.s.Body || clauseWords[z.norm(i-1)] || z.any(i-1, ",", ";", ":")) {
		return false // "while exports to it came to 3 billion"
	}
	if z.has(i, mSeller|mBuyer) && z.has(i-1, mTopmost) {
		return false // "the leading source"
	}
	if z.has(i, mVerb) {
		if t := z.d.Tokens[i]; (t.class == clsNoun || t.class == clsAdj) && t.word != 0 && !z.any(i-1, "to") && !z.verbBehindName(i) {
			return false
		}
		return !z.has(i, mImport|mExport) || !z.any(i-1, "the", "of", "its", "their", "his", "all", "s")
	}
	if n := z.norm(i); n != "" && number.Direction(n) != "" && !z.any(i-1, "a", "the", "of", "its", "their") && z.norm(i) != "up" && z.norm(i) != "down" && z.norm(i) != "higher" && z.norm(i) != "lower" {
		return true
	}
	if i >= z.s.First && i < z.s.Last {
		return z.d.Tokens[i].class&(clsVerb|clsBe|clsModal|clsDo) != 0 && z.d.Tokens[i].class&(clsNoun|clsAdj|clsPrep) == 0
	}
	return false
}

// verbBehindName says that a word that could be a noun stands between the name of a state and a
// number or article, or a plural and those, so that it is the verb: "Iraq exports four …", "banks hold a".
func (z *quantifier) verbBehindName(i int) bool {
	if i+1 >= z.s.Last || i <= z.s.First {
		return false
	}
	prev := z.d.Tokens[i-1]
	plural := prev.Kind == Word && prev.class&clsNoun != 0 && len(prev.Norm) > 3 && strings.HasSuffix(prev.Norm, "s")
	k := z.mentionAt(i - 1)
	if !plural && (k < 0 || z.ms[k].Kind == AdjectiveMention || z.possessive(z.ms[k])) {
		return false
	}
	next := z.d.Tokens[i+1]
	return next.Kind == Number || next.Kind == Symbol || next.class&(clsDet|clsPoss) != 0 || z.any(i+1, "about", "around", "nearly", "almost", "some", "two", "three", "four", "five", "more", "over")
}

// clauseOf is the clause around the tokens first to last: from the break before to the break
// behind. A break is a semicolon, colon or dash, or a conjunction with a verb on both sides.
func (z *quantifier) clauseOf(first, last int) run {
	c := run{z.s.Body, z.s.Last}
	for i := z.s.Body; i < first; i++ {
		if j := z.breakAt(i, c.first); j > 0 && j <= first {
			c.first = j
		}
	}
	for i := last; i < z.s.Last; i++ {
		if z.breakAt(i, c.first) > 0 || z.norm(i) == "," && z.multipleAhead(i+1) {
			c.last = i
			break
		}
	}
	if c.last > c.first && z.norm(c.last-1) == "," {
		c.last--
	}
	return c
}

// multipleAhead says that a comparison follows as an apposition: ", more than twice what it sold".
func (z *quantifier) multipleAhead(i int) bool {
	for k := range z.quants {
		if q := &z.quants[k]; q.Kind == number.Multiple && q.Verb == "" && q.Start == int(z.d.Tokens[min(i, len(z.d.Tokens)-1)].Start) {
			return z.standardAt(z.d.At(q.End-1)+1) >= 0
		}
	}
	return false
}

// breakAt gives the first token of the clause that begins at or behind token i, or 0.
func (z *quantifier) breakAt(i, from int) int {
	switch n := z.norm(i); {
	case n == ";" || n == ":" || n == "—" || n == "(" || n == ")":
		return i + 1
	case n == "–" || n == "-":
		if z.d.Tokens[i].Kind == Punct && !z.d.Tokens[i].Is(Glued) {
			return i + 1
		}
	case clauseWords[n] && i+1 < z.s.Last && z.d.Tokens[i+1].Kind == Number && i > 0 && z.d.Tokens[i-1].Kind == Number:
	case clauseWords[n]:
		if z.verbIn(from, i) >= 0 && z.subjectVerb(i+1) {
			return i + 1
		}
	case n == ",":
		if z.any(i+1, "and", "but") {
			return 0
		}
		if z.verbIn(from, i) >= 0 && !relativeWords[z.norm(i+1)] && z.startsNoun(i+1) && z.subjectVerb(i+1) && !z.inRelative(i, from) {
			return i + 1
		}
	}
	return 0
}

// startsNoun says that a mention or determiner begins at token i.
func (z *quantifier) startsNoun(i int) bool {
	if z.any(i, "the", "that", "its", "their", "those") {
		return true
	}
	m := z.mentionAt(i)
	return m >= 0 && z.ms[m].First == i
}

// subjectVerb says that a clause with its own subject begins at token i: a verb comes soon,
// but not at once.
func (z *quantifier) subjectVerb(i int) bool {
	for j := i; j < min(i+12, z.s.Last); j++ {
		if n := z.norm(j); n == ";" || n == "." || n == "—" {
			return false
		}
		if z.isVerb(j) && !(prepositions[z.norm(j-1)] && z.norm(j-1) != "up") {
			return j > i
		}
	}
	return false
}

// verbIn finds the first verb in a range of tokens, or -1.
func (z *quantifier) verbIn(first, last int) int {
	for i := first; i < last; i++ {
		if z.isVerb(i) {
			return i
		}
	}
	return -1
}

// relativeFrom is the range of a relative clause that begins at token i ("which is …"), up to
// the comma that ends it.
func (z *quantifier) relativeFrom(i, last int) run {
	j := i + 1
	for j < last && z.norm(j) != "," && z.norm(j) != ";" {
		j++
	}
	return run{i, j}
}

// inRelative says that token i lies in a relative clause that began behind a comma.
func (z *quantifier) inRelative(i, from int) bool {
	for j := i - 1; j > from; j-- {
		if relativeWords[z.norm(j)] && z.norm(j-1) == "," {
			return true
		}
		if z.norm(j) == "," {
			return false
		}
	}
	return false
}

// predicates finds the conjunctions of the sentence that join a further predicate to the one before: "but
// takes", "and never sold".
func (z *quantifier) predicates() {
	z.joins = z.joins[:0]
	for i := z.s.Body + 1; i+2 < z.s.Last; i++ {
		if !z.any(i, "and", "but", "yet") {
			continue
		}
		j := i + 1
		if z.any(j, "now", "then", "only", "still", "never", "also", "in", "just") && !z.isVerb(j) {
			j++
		}
		if z.isVerb(j) && z.has(j, mSupply|mTake|mMake|mAgree) && (z.d.Tokens[j].class&clsNoun == 0 || z.d.Tokens[j+1].Kind == Number || z.any(j+1, "less", "more", "about", "some", "a", "nearly", "almost", "only", "just", "over", "barely")) {
			z.joins = append(z.joins, i)
		}
	}
}

// outside leaves out the relative clauses of a clause that do not hold the token at, and what another of
// the predicates of its subject says.
func (z *quantifier) outside(c run, i, at int) bool {
	for _, q := range z.joins {
		if q >= c.first && q < c.last && (at < q && q < i || i < q && q < at && z.verbIn(c.first, i+1) >= 0) {
			return false
		}
	}
	for j := i; j >= c.first; j-- {
		if relativeWords[z.norm(j)] && z.norm(j-1) == "," {
			r := z.relativeFrom(j, c.last)
			return r.last <= i || r.first <= at && at < r.last
		}
	}
	return true
}

// verbOf finds the verb that the tokens first to last hang on: the nearest before them in the
// clause, else the first behind.
func (z *quantifier) verbOf(c run, first, last int) int {
	if last < c.last && z.any(last, "was", "is", "were", "are", "came", "comes", "come", "went", "goes", "go") && !z.auxiliary(last) {
		return last // "36 percent was Russian"
	}
	for i := first - 1; i >= c.first; i-- {
		if z.isVerb(i) && z.outside(c, i, first) && !z.auxiliary(i) {
			return i
		}
	}
	for i := last; i < c.last; i++ {
		if z.isVerb(i) && z.outside(c, i, first) && !z.auxiliary(i) {
			return i
		}
	}
	return -1
}

// auxiliary says that a further verb follows, which carries the meaning.
func (z *quantifier) auxiliary(i int) bool {
	if !z.any(i, "is", "are", "was", "were", "be", "been", "has", "have", "had", "being", "will", "would", "can", "could", "may", "might") {
		return false
	}
	for j := i + 1; j < min(i+4, z.s.Last); j++ {
		if z.isVerb(j) && !z.has(j, mFlat) {
			return true
		}
		if prepositions[z.norm(j)] || z.d.Tokens[j].Kind == Punct {
			return false
		}
	}
	return false
}

// mentionAt finds the mention that covers token i, or -1.
func (z *quantifier) mentionAt(i int) int {
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First <= i && i < m.Last {
			return k
		}
	}
	return -1
}
