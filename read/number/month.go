package number

import "tightrope/fact"

var monthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// monthAt reads the name of a month. "May" and "March" must be written with a capital and
// not begin a clause that goes on as a verb would.
func (r *reader) monthAt(i int) (m, last int, ok bool) {
	if i >= len(r.t) || r.t[i].kind != word {
		return 0, 0, false
	}
	w := r.t[i].low
	m = monthNames[w]
	if m == 0 {
		return 0, 0, false
	}
	if !r.t[i].upper && (w == "may" || w == "march" || w == "mar" || !(i+1 < len(r.t) && r.t[i+1].kind == digits) && !(is(r.t, i+1, ".") && i+2 < len(r.t) && r.t[i+2].kind == digits)) {
		return 0, 0, false
	}
	if w == "may" || w == "march" || w == "mar" || w == "jun" || w == "jan" || w == "dec" || w == "apr" {
		next := i+1 < len(r.t) && r.t[i+1].kind == digits
		before := i > 0 && (r.t[i-1].kind == digits || timeLead[r.t[i-1].low] || isAny(r.t, i-1, "on", "of", "last", "this", "next", "from", "to", "and", "early", "late"))
		if !next && !before {
			return 0, 0, false
		}
	}
	last = i
	if is(r.t, i+1, ".") && len(w) <= 4 && i+2 < len(r.t) && r.t[i+2].kind == digits {
		last = i + 1
	}
	return m, last, true
}

// month reads "July 12, 2024", "12 July 2024", "the 7th of October", "March 2023", "July",
// "January to June 2024" and "2024-07-12".
func (r *reader) month(i int) (Time, bool) {
	t := r.t
	if x, ok := r.isoDate(i); ok {
		return x, true
	}
	d, j := r.dayAt(i), i
	if d > 0 {
		j = i + 1
		if isAny(t, j, "st", "nd", "rd", "th") {
			j++
		}
		if isWord(t, j, "of") {
			j++
		}
	}
	for d == 0 && (isAny(t, j, "early", "late", "mid") || j > i && is(t, j, "-")) {
		j++
	}
	m, last, ok := r.monthAt(j)
	if !ok {
		return Time{}, false
	}
	x := Time{first: i, last: last}
	if d == 0 {
		if e := r.dayAt(last + 1); e > 0 && !isWord(t, last+2, "of") {
			d, x.last = e, last+1
			if isAny(t, x.last+1, "st", "nd", "rd", "th") {
				x.last++
			}
			if hyphened(t, x.last+1) && r.dayAt(x.last+2) > 0 { // "July 5-7"
				x.last += 2
			}
		}
	}
	return r.monthYear(x, m, d), true
}

// dayAt is the day of a month that a numeral can be, or 0.
func (r *reader) dayAt(i int) int {
	if i >= len(r.t) || r.t[i].kind != digits || !r.t[i].plain || r.t[i].end-r.t[i].start > 2 || r.t[i].value < 1 || r.t[i].value > 31 {
		return 0
	}
	return int(r.t[i].value)
}

// monthYear adds the year, or a second month with its year.
func (r *reader) monthYear(x Time, m, d int) Time {
	t := r.t
	second, j := 0, x.last+1
	if d == 0 && (isAny(t, j, "to", "through", "until") || isWord(t, j, "and") && isAny(t, x.first-1, "between") || is(t, j, "-") || is(t, j, "–")) {
		if n, last, ok := r.monthAt(j + 1); ok {
			second, x.last, j = n, last, last+1
		}
	}
	if is(t, j, ",") || isWord(t, j, "of") {
		j++
	}
	y, ok := r.year(j)
	if !ok && d > 0 && j < len(t) && t[j].kind == digits && t[j].plain && t[j].value >= 1400 && t[j].value < 2200 {
		y, ok = int(t[j].value), true // "the October 7, 2023 attacks"
	}
	if ok {
		x.last = j
	} else {
		x.Kind, x.Shift = Relative, Shift{Unit: "month"}
		if isAny(t, x.first-1, "last", "next", "this") {
			x.first--
			x.Shift.Dir = map[string]int{"last": -1, "next": 1, "this": 0}[t[x.first].low]
		}
	}
	x.When = fact.When{From: day(y, m, d), To: day(y, m, d)}
	if second > 0 {
		x.When.To = fact.Date{Year: y, Month: second}
		if second < m && y > 0 {
			x.When.From.Year = y - 1
		}
	}
	return x
}

// day is a date, without its day where the month has none such.
func day(y, m, d int) fact.Date {
	if d > 0 && (fact.Date{Year: max(y, 1), Month: m, Day: d}).Valid() {
		return fact.Date{Year: y, Month: m, Day: d}
	}
	return fact.Date{Year: y, Month: m}
}

func (r *reader) isoDate(i int) (Time, bool) {
	t := r.t
	if i+4 >= len(t) || t[i].kind != digits || t[i].end-t[i].start != 4 || !is(t, i+1, "-") || !is(t, i+3, "-") || t[i+2].kind != digits || t[i+4].kind != digits || t[i+4].gap {
		return Time{}, false
	}
	d, err := fact.ParseDate(r.text[t[i].start:t[i+4].end])
	return Time{first: i, last: i + 4, When: fact.When{From: d, To: d}}, err == nil
}

// clock reads "10:27 PM", "5am", "2.55 p.m.", "14:30".
func (r *reader) clock(i int) (Time, bool) {
	t := r.t
	if i >= len(t) || t[i].kind != digits || t[i].value >= 25 {
		return Time{}, false
	}
	x := Time{first: i, last: i, Kind: Clock}
	j := i + 1
	colon := is(t, j, ":") && !t[j].gap && j+1 < len(t) && t[j+1].kind == digits && !t[j+1].gap && t[j+1].end-t[j+1].start == 2
	if colon {
		x.last, j = j+1, j+2
	}
	if isAny(t, j, "am", "pm", "a.m.", "p.m.", "a.m", "p.m") {
		x.last, colon = j, true
	} else if isAny(t, j, "o") && is(t, j+1, "'") && isAny(t, j+2, "clock") {
		x.last, colon = j+2, true
	}
	return x, colon
}
