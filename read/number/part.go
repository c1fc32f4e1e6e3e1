package number

import "strings"

// ratioOf widens "two barrels in five", "one in ten", "three out of four" to a ratio.
func (f *finder) ratioOf(n numeral) numeral {
	t := f.t
	if n.form != plainForm || n.low < 1 || n.low > 999 || n.low != n.high || n.step == 0 {
		return n
	}
	of := 0
	j := n.last + 1
	for k := 0; k < 3 && j < len(t) && t[j].kind == word && t[j].lex.role == none && !f.taken[j]; k++ {
		of = j
		j++
	}
	outOf := isWord(t, j, "out") && isWord(t, j+1, "of")
	switch {
	case outOf:
		j += 2
	case isWord(t, j, "in"), isWord(t, j, "of") && isWord(t, j+1, "every"):
		j++
	case isWord(t, j, "of") && of == 0 && n.low >= 2 && n.low < 10 && j+1 < len(t) && (t[j+1].lex.role == unit1 && t[j+1].lex.value == 10 || t[j+1].kind == digits && t[j+1].plain && t[j+1].value == 10):
		j++
		outOf = true // "nine of ten"
	default:
		return n
	}
	if isWord(t, j, "every") {
		outOf = true
		j++
	}
	if j >= len(t) || f.taken[j] {
		return n
	}
	m, ok := numeralAt(t, j)
	if !ok || m.form != plainForm || m.low <= n.low || m.low > 1e6 || m.low == 1 || !outOf && !ratioBase(m.low) {
		return n
	}
	free := m.last+1 >= len(t) || t[m.last+1].kind == mark && !is(t, m.last+1, "-") && !is(t, m.last+1, "%") || t[m.last+1].kind == word && t[m.last+1].lex.role != none
	if !free && !outOf && of > 0 && m.low <= 20 && m.last+1 < len(t) && (strings.HasSuffix(t[m.last+1].low, "ed") || isAny(t, m.last+1, "comes", "come", "came", "goes", "go", "went", "is", "are", "was", "were", "now", "still")) {
		free = true // "four barrels in five sailed east"
	}
	if !free && !outOf && of == 0 && n.low <= m.low/2 && m.low <= 100 {
		if u, _, ok := unitAfter(f.text, t, m, m.last+1); ok && (u.dimension == "volume" || u.dimension == "mass" || u.dimension == "money") {
			free = true // "four in ten barrels"
		}
	}
	if !free && !outOf && (of > 0 || n.low > m.low/2 || f.isUnit(m.last+1)) {
		return n
	}
	r := numeral{first: n.first, last: m.last, form: ratio, word: n.word, of: of}
	r.low, r.high = n.low/m.low, n.low/m.low
	return r
}

// ratioBase says that a number is round enough for "one in …".
func ratioBase(v float64) bool {
	switch v {
	case 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 200, 250, 500, 1000, 10000, 100000, 1000000:
		return true
	}
	return false
}

// fractionUnit reads what a fraction is of. "a quarter", "half" and the like beside a unit
// ("half a mile", "1/16 of a pint") are that unit; otherwise a share of the noun behind "of".
func (f *finder) fractionUnit(q *Quantity, n numeral) int {
	t := f.t
	q.Kind, q.Unit = Fraction, "fraction"
	j := n.last + 1
	if n.form == ratio {
		if n.of > 0 {
			q.Noun = Singular(f.text[t[n.of].start:t[n.of].end])
		} else if end, ok := f.nounGroup(j, false); ok {
			f.setNoun(q, j, end)
			q.Kind = Fraction
			return end
		}
		return n.last
	}
	if isWord(t, j, "of") {
		j++
	}
	for isAny(t, j, "a", "an", "us", "the") || j < len(t) && t[j].low == "u.s." {
		j++
	}
	if j < len(t) && !f.taken[j] {
		if m, end, ok := unitAfter(f.text, t, n, j); ok && m.dimension != "share" && m.dimension != "times" && j > n.last+1 && t[j-1].lex.role == article || ok && n.first == n.last && t[n.first].kind == digits || ok && is(t, n.last-1, "/") {
			return f.inUnit(q, m, j, end)
		}
	}
	if j > n.last+1 && isWord(t, n.last+1, "of") {
		if end, ok := f.nounGroup(j, true); ok && end < j+5 {
			noun := f.text[t[j].start:t[end].end]
			q.Noun, q.UnitStart, q.UnitEnd = Singular(noun), t[j].start, t[end].end
		}
	}
	return n.last
}

// isMultiple says that a word like "double" counts: not in "double standard" or "twice a
// year", where nothing is multiplied.
func (f *finder) isMultiple(n numeral) bool {
	t := f.t
	next := n.last + 1
	switch t[n.first].low {
	case "double", "triple", "treble", "quadruple":
		return isAny(t, next, "the", "its", "their", "his", "her", "our", "what", "that", "in", "by", "from", "to", "since", "over", "as", "last", "those") || next >= len(t) || t[next].kind == mark && !is(t, next, "-") || t[next].kind == digits
	case "twice", "thrice":
		return isAny(t, next, "as", "the", "that", "its", "what", "their", "those", "more")
	}
	return true
}
