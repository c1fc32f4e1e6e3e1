package number

import "strings"

// designators are the words behind which a number only says which one: "chapter 7".
var designators = map[string]bool{
	"no": true, "no.": true, "number": true, "chapter": true, "article": true, "articles": true, "section": true, "page": true, "pages": true, "paragraph": true, "resolution": true, "resolutions": true, "category": true, "level": true, "unit": true, "room": true, "version": true, "type": true, "phase": true, "grade": true, "class": true, "round": true, "stage": true, "week": true, "day": true, "game": true, "act": true, "route": true, "line": true, "tier": true, "step": true, "size": true, "channel": true, "model": true, "mark": true, "block": true, "item": true, "table": true, "flight": true, "brigade": true, "division": true, "highway": true, "protocol": true, "part": true, "volume": true, "episode": true, "season": true, "lane": true, "gate": true, "platform": true, "zone": true, "area": true, "formula": true,
}

// isName says that the numeral at token i only names something: "Su-35", "XC40", "FTSE 100",
// "Article 5", "21st", "3D".
func (f *finder) isName(i int) bool {
	t := f.t
	if t[i].kind != digits {
		return f.capName7(i)
	}
	if i+1 < len(t) && t[i+1].kind == word && t[i+1].start == t[i].end && f.gluedWord(i) {
		return true
	}
	if is(t, i+1, "/") && !t[i+1].gap && i+2 < len(t) && t[i+2].kind == digits && !t[i+2].gap {
		n, _ := digitsAt(t, i)
		return n.form != fraction // "24/7"
	}
	if i == 0 {
		return false
	}
	p := t[i-1]
	switch {
	case is(t, i-1, "#"), is(t, i-1, ":") && !t[i].gap, is(t, i-1, "/") && !t[i].gap && i > 1 && t[i-2].kind == digits:
		return true
	case p.kind == word && p.end == t[i].start:
		_, _, money := currencyBefore(f.text, t, i)
		return !money
	case p.kind == mark && p.low == "-" && !p.gap && !t[i].gap && i > 1 && t[i-2].kind == word:
		_, _, money := currencyBefore(f.text, t, i-1)
		return t[i-2].lex.role == none && !isAny(t, i-2, "sub", "minus", "plus", "near", "over", "under") && !money
	case p.low == "-" && !t[i].gap && i > 1 && t[i-2].upper && t[i-2].end-t[i-2].start > 2 && f.text[t[i-2].start:t[i-2].end] == strings.ToUpper(t[i-2].low):
		return true // "COVID -19"
	case p.kind == word && t[i].gap && f.namesBefore(i):
		return !f.countsSomething(i)
	}
	return false
}

// capName7 catches a number word in a name: "Seven Sisters", "Group of Seven", "Big Three".
func (f *finder) capName7(i int) bool {
	t := f.t
	if t[i].kind != word || !t[i].upper || t[i].lex.role == article || i == 0 || t[i-1].kind != word {
		return false
	}
	switch t[i].lex.role {
	case unit1, tens, hundred, scale, half:
		return t[i-1].upper && t[i-1].lex.role != function || isWord(t, i-1, "of") || isWord(t, i-1, "the")
	}
	return false
}

// gluedWord says that the letters right behind a numeral are no unit, scale or currency.
func (f *finder) gluedWord(i int) bool {
	t := f.t
	w := t[i+1].low
	switch w {
	case "st", "nd", "rd", "th", "s":
		return true
	}
	if attachedScale[w] != 0 || f.countScale(i) != 0 {
		return false
	}
	if len(w) == 1 {
		switch w {
		case "k", "m", "b", "t":
			return i > 0 && t[i-1].kind != mark && !f.isUnit(i+1)
		}
	}
	_, _, ok := unitAfter(f.text, t, numeral{first: i, last: i}, i+1)
	return !ok && t[i+1].lex.role == none
}

// namesBefore says that the word before token i can be the front of a name that ends in a
// number: a designator, or a capitalised word that does not merely begin its sentence.
func (f *finder) namesBefore(i int) bool {
	p := f.t[i-1]
	if designators[p.low] {
		return true
	}
	if p.lex.role != none || moves()[p.low] != "" || f.taken[i-1] {
		return false
	}
	for k, r := range f.text[p.start:p.end] {
		if r >= 'A' && r <= 'Z' {
			_, _, money := currencyBefore(f.text, f.t, i)
			return !money && (k > 0 || i > 1 && !f.startsSentence(i-1) || f.t[i].plain && f.t[i].value < 100)
		}
	}
	return false
}

func (f *finder) startsSentence(i int) bool {
	return i == 0 || is(f.t, i-1, ".") || is(f.t, i-1, "?") || is(f.t, i-1, "!") || is(f.t, i-1, ":") || is(f.t, i-1, "\"") || is(f.t, i-1, "“")
}

// countsSomething says that a unit, scale or lower-case plural follows the numeral, so that
// it is a quantity whatever stands before it.
func (f *finder) countsSomething(i int) bool {
	n, ok := numeralAt(f.t, i)
	if !ok {
		return false
	}
	if n.last > i {
		return true
	}
	j := n.last + 1
	if is(f.t, j, "-") {
		j++
	}
	if m, _, ok := unitAfter(f.text, f.t, n, j); ok {
		return m.dimension != "duration" || f.t[i-1].low != "week" && f.t[i-1].low != "day"
	}
	if j >= len(f.t) || f.t[j].kind != word || f.t[j].lex.role != none || f.t[j].upper {
		return false
	}
	end, ok := f.nounGroup(j, false)
	return ok && end == j && !designators[f.t[i-1].low]
}

// isScore says that the number is half of a result, as in "won 3-1", or of a telephone
// number: two bare numerals joined by a dash that nothing counts.
func (f *finder) isScore(n numeral) bool {
	t := f.t
	i := n.last
	if n.first != n.last || t[i].kind != digits || !t[i].plain {
		return false
	}
	if hyphened(t, i+1) && i+2 < len(t) && t[i+2].kind == digits {
		m, _ := digitsAt(t, i+2)
		return !f.unitFollows(m)
	}
	if hyphened(t, i-1) && i >= 2 && t[i-2].kind == digits && t[i-2].plain {
		return !f.unitFollows(n) && (i < 3 || !f.isMoneyMark(i-3))
	}
	return false
}

func (f *finder) isMoneyMark(i int) bool { return i >= 0 && len(units().before[f.textAt(i)]) > 0 }

func hyphened(t []token, i int) bool {
	return (is(t, i, "-") || is(t, i, "–")) && !t[i].gap && i+1 < len(t) && !t[i+1].gap
}

func (f *finder) unitFollows(n numeral) bool {
	if n.last < n.first {
		return false
	}
	if f.t[n.last].kind == word || f.countScale(n.last) != 0 {
		return true
	}
	j := n.last + 1
	if is(f.t, j, "-") {
		j++
	}
	if _, _, ok := unitAfter(f.text, f.t, n, j); ok {
		return true
	}
	end, ok := f.nounGroup(j, false)
	return ok && end <= j+1 && !f.t[end].upper
}

// joined says that the mark at token i stands between two pieces without any space.
func joined(t []token, i int) bool {
	return i > 0 && !t[i].gap && i+1 < len(t) && !t[i+1].gap && t[i-1].end == t[i].start && t[i-1].kind != mark
}
