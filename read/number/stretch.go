package number

import (
	"strings"

	"tightrope/fact"
)

// session reads "the 2019-20 session", "the 78th session", "session 78".
func (r *reader) session(i int) (Time, bool) {
	t := r.t
	if y, ok := r.year(i); ok {
		x := Time{first: i, last: i, When: years(y, y)}
		r.widen(&x, y)
		j := x.last + 1
		for isAny(t, j, "general", "assembly", "un", "regular") {
			j++
		}
		if isAny(t, j, "session") && y >= 1946 {
			x.last, x.Split = j, false
			x.When = fact.When{Session: y - 1945}
			return x, true
		}
		if isAny(t, j, "sessions") && y >= 1946 && x.When.To.Year > y {
			x.last, x.Split = j, false
			x.When = fact.When{SessionFrom: y - 1945, SessionTo: x.When.To.Year - 1946}
			if x.When.SessionTo <= x.When.SessionFrom {
				x.When.SessionTo = x.When.SessionFrom + 1
			}
			return x, true
		}
		return Time{}, false
	}
	n, j, ok := r.ordinalAt(i)
	if ok && t[i].kind == digits && n < 200 && isAny(t, i-1, "the") && r.sessionBefore(i) { // "… of the 73rd session, and of the 77th"
		return Time{first: i, last: j, When: fact.When{Session: n}}, true
	}
	if ok && isAny(t, j+1, "session") && n < 200 {
		return Time{first: i, last: j + 1, When: fact.When{Session: n}}, true
	}
	return Time{}, false
}

// sessionBefore says that a numbered session was the time named last.
func (r *reader) sessionBefore(i int) bool {
	n := len(r.out)
	return n > 0 && r.out[n-1].When.Session > 0 && i-r.out[n-1].last < 20
}

// ordinalAt reads "78th", "first", "seventy-eighth".
func (r *reader) ordinalAt(i int) (n, last int, ok bool) {
	t := r.t
	switch {
	case i >= len(t):
		return 0, 0, false
	case t[i].kind == digits && t[i].plain && t[i].value < 1e6 && isAny(t, i+1, "st", "nd", "rd", "th") && t[i+1].start == t[i].end:
		return int(t[i].value), i + 1, true
	case t[i].kind == word && t[i].lex.role == ordinal && t[i].low != "quarter":
		return int(t[i].lex.value), i, true
	case t[i].kind == word && t[i].lex.role == tens && is(t, i+1, "-") && i+2 < len(t) && t[i+2].lex.role == ordinal:
		return int(t[i].lex.value + t[i+2].lex.value), i + 2, true
	}
	return 0, 0, false
}

// Ordinal reads a word such as "second", "third" or "21st".
func Ordinal(s string) (int, bool) {
	if l, ok := lexicon()[s]; ok || s == "" || !isDigit(rune(s[0])) && strings.IndexByte(s, '-') < 0 {
		return int(l.value), l.role == ordinal && s != "quarter"
	}
	t := scan(s, nil)
	r := reader{text: s, t: t}
	n, last, ok := r.ordinalAt(0)
	return n, ok && last == len(t)-1
}

// part reads halves and quarters of a year and its first months: "the first half of 2024",
// "H1 2024", "the third quarter", "the first nine months of 2023".
func (r *reader) part(i int) (Time, bool) {
	t := r.t
	if i < len(t) && t[i].kind == word && (t[i].low == "h" || t[i].low == "q") && i+1 < len(t) && t[i+1].kind == digits && t[i+1].start == t[i].end && t[i+1].value >= 1 && t[i+1].value <= 4 {
		n := int(t[i+1].value)
		size := map[string]int{"h": 6, "q": 3}[t[i].low]
		if n*size > 12 {
			return Time{}, false
		}
		return r.ofYear(i, i+1, (n-1)*size+1, n*size), true
	}
	n, last, ok := r.ordinalAt(i)
	if !ok {
		return Time{}, false
	}
	j := last + 1
	if is(t, j, "-") {
		j++
	}
	switch {
	case isAny(t, j, "half") && n <= 2:
		return r.ofYear(i, j, 6*n-5, 6*n), true
	case isAny(t, j, "quarter") && n <= 4 && !isAny(t, j+1, "century"):
		return r.ofYear(i, j, 3*n-2, 3*n), true
	case n == 1 && j < len(t) && isAny(t, j+1, "months"):
		if m, ok := numeralAt(t, j); ok && m.last == j && m.low >= 2 && m.low <= 11 {
			x := r.ofYear(i, j+1, 1, int(m.low))
			x.durative = true
			return x, true
		}
	}
	return Time{}, false
}

// ofYear places months of a year named behind, or of the year of the document.
func (r *reader) ofYear(first, last, from, to int) Time {
	t := r.t
	x := Time{first: first, last: last, Kind: Relative, Shift: Shift{Unit: "year"}}
	j := last + 1
	if isAny(t, j, "of", "in") || is(t, j, ",") {
		j++
	}
	switch {
	case isAny(t, j, "this", "last", "next") && isAny(t, j+1, "year"):
		x.last, x.Shift.Dir = j+1, map[string]int{"last": -1, "next": 1}[t[j].low]
	case isAny(t, j, "the") && isAny(t, j+1, "year"):
		x.last = j + 1
	default:
		for isAny(t, j, "fiscal", "the") {
			j++
		}
		if y, ok := r.year(j); ok {
			x.Kind, x.last = Absolute, j
			x.When = fact.When{From: fact.Date{Year: y, Month: from}, To: fact.Date{Year: y, Month: to}}
			return x
		}
		if isAny(t, last, "half", "quarter") && isAny(t, last+1, "of") || !isAny(t, first-1, "the", "in", "for", "during", "of") {
			x.Kind = Clock // of a game, a century, a list: no time that can be placed
		}
	}
	x.When = fact.When{From: fact.Date{Month: from}, To: fact.Date{Month: to}}
	return x
}

// lengthAt reads "five years", "a decade", "the decade", "six months", "twelve months".
func (r *reader) lengthAt(i int) (n float64, unit string, last int, ok bool) {
	t := r.t
	if m, found := numeralAt(t, i); found && m.form == plainForm && m.low == m.high && m.low >= 1 && m.low < 1000 {
		j := m.last + 1
		if is(t, j, "-") {
			j++
		}
		if u := lengthUnit(r.low(j)); u != "" {
			return m.low, u, j, true
		}
		return 0, "", 0, false
	}
	if isAny(t, i, "a", "an", "few", "couple") {
		i++
	}
	if u := lengthUnit(r.low(i)); u != "" {
		return 1, u, i, true
	}
	return 0, "", 0, false
}

func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.t) {
		return ""
	}
	return r.t[i].low
}

func lengthUnit(w string) string {
	switch w {
	case "year", "years":
		return "year"
	case "month", "months":
		return "month"
	case "week", "weeks":
		return "week"
	case "day", "days":
		return "day"
	case "decade", "decades":
		return "decade"
	case "session", "sessions":
		return "session"
	case "century", "centuries":
		return "century"
	case "period":
		return "period"
	case "fortnight":
		return "fortnight"
	}
	return ""
}

// stretch reads lengths that stand against a date: "the decade to 2021", "the five years
// before", "the past three years", "two years ago", "six months earlier".
func (r *reader) stretch(i int) (Time, bool) {
	t := r.t
	past := 0
	j := i
	switch {
	case isAny(t, i, "past", "last", "previous", "preceding", "recent", "latest", "prior"):
		past, j = -1, i+1
	case isAny(t, i, "next", "coming", "following", "subsequent"):
		past, j = 1, i+1
	}
	n, unit, last, ok := r.lengthAt(j)
	if !ok {
		return Time{}, false
	}
	x := Time{first: i, last: last, durative: true, Shift: Shift{N: int(n), Unit: unit, Dir: past, Span: true}}
	if past != 0 {
		single := last == j // "last year": a deictic, not a stretch
		if single && unit != "decade" && unit != "century" && !isAny(t, i, "past", "previous", "preceding", "prior", "following") {
			return Time{}, false
		}
		x.Kind = Relative
		if isAny(t, i, "previous", "preceding", "prior", "following", "subsequent") {
			x.Kind, x.Shift.Span = Anaphoric, n > 1
		}
		return x, true
	}
	the := isAny(t, i-1, "the") || isAny(t, i, "the")
	switch k := last + 1; {
	case isAny(t, k, "to", "through", "until", "till", "ending", "ended", "before", "after", "up", "since", "from") && r.against(&x, k, the):
		return x, true
	case isAny(t, k, "ago"):
		x.last, x.Kind, x.Shift.Dir, x.Shift.Span = k, Relative, -1, false
		return x, true
	case isAny(t, k, "earlier", "before", "previously"):
		x.last, x.Kind, x.Shift.Dir, x.Shift.Span = k, Anaphoric, -1, the && n > 1
		return x, t[k].low != "before" || k+1 >= len(t) || t[k+1].kind == mark || t[k+1].lex.role == function && !isAny(t, k+1, "the", "its", "their", "his", "her", "they", "he", "she", "this", "that") && !(isAny(t, k+1, "it") && !isAny(t, k+2, "had", "was", "were", "has"))
	case isAny(t, k, "later", "after"):
		x.last, x.Kind, x.Shift.Dir, x.Shift.Span = k, Anaphoric, 1, the && n > 1
		return x, !isAny(t, k, "after") || k+1 >= len(t) || t[k+1].kind == mark
	}
	return Time{}, false
}

// against reads the year that a length is set against.
func (r *reader) against(x *Time, k int, the bool) bool {
	t := r.t
	w := t[k].low
	j := k + 1
	for isAny(t, j, "in", "to", "the", "end", "of") {
		j++
	}
	y, ok := r.year(j)
	if !ok || x.Shift.Unit != "year" && x.Shift.Unit != "decade" {
		return false
	}
	if !the && x.Shift.N == 1 && x.Shift.Unit == "year" {
		return false // "every year since 2017" is a plain "since 2017"
	}
	n := x.Shift.N
	if x.Shift.Unit == "decade" {
		n *= 10
	}
	x.Kind, x.last = Absolute, j
	switch w {
	case "before":
		x.When = years(y-n, y-1)
	case "after", "since", "from":
		x.When = years(y+1, y+n)
		if w != "after" {
			x.When = years(y, y+n-1)
			if end, ok := r.year(j + 2); ok && isAny(t, j+1, "to", "until", "till", "through") && end >= y {
				x.When, x.last = years(y, end), j+2 // "the five years from 2017 to 2021"
			}
		}
	default:
		x.When = years(y-n+1, y)
	}
	return the || w != "to" && w != "from"
}

// anaphor reads "the same period", "those years", "that year", "since then", "the year
// before", "the session before".
func (r *reader) anaphor(i int) (Time, bool) {
	t := r.t
	j := i
	for isAny(t, j, "the", "that", "those", "these", "this") && j < i+2 {
		j++
	}
	same := isAny(t, j, "same") && j > i
	if same {
		j++
	}
	demonstrative := isAny(t, i, "that", "those", "these")
	if (same || demonstrative) && j > i {
		if n, unit, last, ok := r.lengthAt(j); ok {
			return Time{first: i, last: last, Kind: Anaphoric, durative: true, Shift: Shift{N: int(n), Unit: unit, Span: true}}, true
		}
		if m, last, ok := r.monthAt(j); ok && demonstrative {
			return Time{first: i, last: last, Kind: Anaphoric, When: fact.When{From: fact.Date{Month: m}, To: fact.Date{Month: m}}, Shift: Shift{Unit: "month"}}, true
		}
	}
	if isAny(t, i, "then") && isAny(t, i-1, "since") {
		return Time{first: i, last: i, Kind: Anaphoric, Shift: Shift{Open: true}}, true
	}
	if isAny(t, i, "since") && (i+1 >= len(t) || t[i+1].kind == mark) && i > 0 && t[i-1].kind == word {
		return Time{first: i, last: i, Kind: Anaphoric, Shift: Shift{Open: true}}, true
	}
	return Time{}, false
}
