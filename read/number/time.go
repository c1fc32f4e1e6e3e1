package number

import (
	"sync"

	"tightrope/fact"
)

// Time is an expression of time in a text.
type Time struct {
	Start, End int // bytes, with the preposition that belongs to it
	Lead       string
	Kind       TimeKind
	When       fact.When // of an absolute time; of a relative one once Resolve knows the date
	Split      bool      // two consecutive years written as one, "2019-20": may be a session
	Shift      Shift     // of a relative or anaphoric time

	first, last int  // tokens
	durative    bool // holds a length ("five years") that is a quantity of its own
}

// TimeKind says what a time hangs on.
type TimeKind uint8

// The kinds of time.
const (
	Absolute  TimeKind = iota // "2021", "July 2024", "the 78th session"
	Relative                  // to the date of the document: "last year", "over the past decade"
	Anaphoric                 // to a time named before: "the same period", "the five years before"
	Clock                     // "5 p.m.": no date
)

// Shift moves from an anchor: N units before it (Dir -1), the same (0), after it (+1). Span
// tells "the five years before" (a stretch of N) from "five years before" (a point).
type Shift struct {
	N    int
	Unit string // year, month, week, day, session, period, half, quarter
	Dir  int
	Span bool
	Open bool // from there on: "since then"
}

// scratch holds tokens that nobody needs any more.
var scratch = sync.Pool{New: func() any { return new([]token) }}

// Times lists the times of the text in their order. Relative times are resolved against the
// date of the document where one is given; anaphoric ones are left to Resolve.
func Times(text string, document fact.Date) []Time {
	t := scratch.Get().(*[]token)
	*t = scan(text, *t)
	out := timesIn(text, *t)
	scratch.Put(t)
	place(out, document)
	return out
}

// place gives relative times their date.
func place(times []Time, document fact.Date) {
	if document.IsZero() {
		return
	}
	for i, x := range times {
		if x.Kind == Relative {
			times[i].When = relative(x, document)
		}
	}
}

func timesIn(text string, t []token) []Time {
	r := reader{text: text, t: t}
	for i := 0; i < len(t); {
		if t[i].kind == mark || t[i].kind == word && !t[i].lex.time {
			i++
			continue
		}
		x, ok := r.at(i)
		if !ok {
			i++
			continue
		}
		r.lead(&x)
		x.Start, x.End = t[x.first].start, t[x.last].end
		i = x.last + 1
		r.out = append(r.out, x)
	}
	return r.out
}

type reader struct {
	text string
	t    []token
	out  []Time
}

var timeRules = []func(*reader, int) (Time, bool){
	(*reader).clock, (*reader).session, (*reader).part, (*reader).stretch, (*reader).month, (*reader).yearSpan, (*reader).anaphor, (*reader).deictic,
}

// at reads the time that starts at token i, without its preposition.
func (r *reader) at(i int) (Time, bool) {
	for _, rule := range timeRules {
		if x, ok := rule(r, i); ok {
			return x, true
		}
	}
	return Time{}, false
}

// year reads a year in token i: four digits that nothing shows to be a count.
func (r *reader) year(i int) (int, bool) {
	t := r.t
	if i >= len(t) || t[i].kind != digits || !t[i].plain || t[i].end-t[i].start != 4 || t[i].value < 1000 || t[i].value > 2199 {
		return 0, false
	}
	y := int(t[i].value)
	j := i + 1
	if i > 0 && (t[i-1].end == t[i].start && t[i-1].kind == word && !isAny(t, i-1, "fy") || is(t, i-1, "$") || is(t, i-1, "€") || is(t, i-1, "£") || is(t, i-1, "#")) {
		return 0, false
	}
	led := i > 0 && timeLead[t[i-1].low]
	if j >= len(t) || t[j].kind == mark {
		if is(t, j, "%") || is(t, j, "/") && j+1 < len(t) && t[j+1].kind == digits && !t[j+1].gap && t[j+1].end-t[j+1].start != 2 || is(t, j, "°") {
			return 0, false
		}
		return y, y >= 1400 && (led || y >= 1750)
	}
	if t[j].start == t[i].end && t[j].kind == word && t[j].low != "s" {
		return 0, false
	}
	if isWord(t, j, "s") && t[j].start == t[i].end {
		return y, y >= 1400
	}
	if _, _, ok := unitAfter(r.text, t, numeral{first: i, last: i}, j); ok || t[j].lex.role == scale || t[j].lex.role == hundred {
		return 0, false
	}
	if isAny(t, j, "levels", "level", "terms", "prices", "figures", "standards") {
		return y, y >= 1800
	}
	if led || t[j].lex.role != none {
		return y, y >= 1400
	}
	if t[j].kind == word && plural(t[j].low) && !t[j].upper {
		return y, y >= 1800 && i > 0 && (isAny(t, i-1, "the", "its", "their", "his", "her", "our", "a", "s") || t[i-1].upper || is(t, i-1, "'"))
	}
	return y, y >= 1800
}

// timeLead are words behind which four digits are a year.
var timeLead = map[string]bool{
	"in": true, "since": true, "by": true, "until": true, "till": true, "before": true, "after": true, "during": true, "through": true, "between": true,
	"early": true, "late": true, "mid": true, "year": true, "years": true, "fiscal": true, "january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true, "spring": true, "summer": true, "autumn": true, "winter": true,
}

// yearSpan reads "2021", "2017-2021", "2019-20", "2017 to 2021", "2018 and 2022" behind
// "between", "the 1990s", and "early 2024".
func (r *reader) yearSpan(i int) (Time, bool) {
	t := r.t
	first := i
	for isAny(t, i, "early", "late", "mid", "fiscal", "fy", "calendar", "year", "-") || is(t, i, "-") && i > first {
		i++
	}
	y, ok := r.year(i)
	if !ok {
		return Time{}, false
	}
	x := Time{first: first, last: i, When: years(y, y)}
	if isWord(t, i+1, "s") && t[i+1].start == t[i].end || is(t, i+1, "'") && isWord(t, i+2, "s") && y%10 == 0 && t[i+2].start == t[i+1].end && isAny(t, first-1, "the") {
		x.last = i + 1
		if is(t, i+1, "'") {
			x.last = i + 2
		}
		if y%10 == 0 {
			x.When = years(y, y+9)
		}
		return x, y%10 == 0
	}
	r.widen(&x, y)
	return x, true
}

// widen takes the second year of a span.
func (r *reader) widen(x *Time, y int) {
	t := r.t
	j := x.last + 1
	if j+1 >= len(t) {
		return
	}
	switch {
	case (is(t, j, "-") || is(t, j, "–") || is(t, j, "/")) && t[j+1].kind == digits && t[j+1].plain && (!t[j+1].gap || is(t, j, "–")):
		z, width := int(t[j+1].value), t[j+1].end-t[j+1].start
		if width == 2 && z != (y+1)%100 && z <= y%100 {
			return
		}
		if width == 2 {
			if z += y / 100 * 100; z < y {
				z += 100
			}
		} else if width != 4 {
			return
		}
		if z > y && z < 2200 {
			x.last, x.When = j+1, years(y, z)
			x.Split = z == y+1
		}
	case isAny(t, j, "to", "through", "until", "till", "and"):
		k := j + 1
		for isAny(t, k, "early", "late", "mid") || is(t, k, "-") {
			k++
		}
		between := isAny(t, x.first-1, "between")
		if t[j].low == "and" != between || t[j].low == "to" && !between && !isAny(t, x.first-1, "from", "in", "during", "over", "period", "for", "of", "(") && !is(t, x.first-1, "(") {
			return
		}
		if z, ok := r.year(k); ok && z > y {
			x.last, x.When = k, years(y, z)
		}
	}
}

func years(from, to int) fact.When {
	return fact.When{From: fact.Date{Year: from}, To: fact.Date{Year: to}}
}

// lead takes the preposition before a time into it and opens or shifts the period by it.
func (r *reader) lead(x *Time) {
	t := r.t
	i := x.first - 1
	for isAny(t, i, "the", "about", "around", "just", "only", "very", "financial") {
		if t[i].low != "the" && !isAny(t, i-1, "in", "since", "by", "until", "before", "after", "from") {
			break
		}
		i--
	}
	if i < 0 || t[i].kind != word || x.Kind == Clock {
		return
	}
	w := t[i].low
	switch w {
	case "since", "from", "after", "until", "till", "before", "by", "in", "during", "over", "between", "of", "for", "on", "through", "throughout", "to", "than", "at", "within", "as":
	default:
		return
	}
	x.Lead = w
	if w == "of" || w == "than" || w == "to" || w == "from" || w == "for" || w == "as" || w == "by" && x.durative {
		if w == "of" && isWord(t, i-1, "as") {
			x.Lead, x.first = "as of", i-1
		}
		if j := i - 3; w == "of" && x.Kind == Absolute && isAny(t, j, "since", "after", "until", "before") && isAny(t, j+1, "the", "its", "a") { // "since the coup of 2021"
			x.Lead, x.first = t[j].low, j
			x.open()
		}
		if (w == "to" || w == "from" || w == "for") && x.Kind == Absolute {
			x.first = i
		}
		return
	}
	x.first = i
	if x.Kind == Absolute {
		x.open()
	}
}

// open leaves the end open that "since" or "until" does not name.
func (x *Time) open() {
	w := &x.When
	switch {
	case w.Session > 0:
	case (x.Lead == "since" || x.Lead == "after") && w.From == w.To:
		w.To = fact.Date{}
	case x.Lead == "until" || x.Lead == "till" || x.Lead == "before":
		w.From = fact.Date{}
	}
}
