package number

import (
	"time"

	"tightrope/fact"
)

var weekdays = map[string]time.Weekday{"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0}

// deictic reads "last year", "this month", "yesterday", "on Thursday", "next week".
func (r *reader) deictic(i int) (Time, bool) {
	t := r.t
	x := Time{first: i, last: i, Kind: Relative}
	dir, j := 0, i
	switch r.low(i) {
	case "last":
		dir, j = -1, i+1
	case "next":
		dir, j = 1, i+1
	case "this", "current":
		j = i + 1
	case "now", "currently", "nowadays":
		x.Shift = Shift{Unit: "year"}
		return x, !is(t, i+1, "-") && !is(t, i-1, "-")
	case "yesterday":
		x.Shift = Shift{N: 1, Unit: "day", Dir: -1}
		return x, true
	case "today":
		x.Shift = Shift{Unit: "day"}
		return x, true
	case "tomorrow":
		x.Shift = Shift{N: 1, Unit: "day", Dir: 1}
		return x, true
	}
	if _, ok := weekdays[r.low(j)]; ok && t[j].upper {
		x.last, x.Shift = j, Shift{N: 1, Unit: "weekday", Dir: dir}
		return x, true
	}
	if j == i || dir != 0 && isAny(t, i-1, "the", "its", "their", "his", "her", "a") {
		return x, false // "the last year before the war"
	}
	if isAny(t, j, "fiscal", "calendar") {
		j++
	}
	u := lengthUnit(r.low(j))
	if u == "" || u == "period" || r.low(j) != u {
		return x, false
	}
	x.last, x.Shift = j, Shift{N: 1, Unit: u, Dir: dir}
	if dir == 0 {
		x.Shift.N = 0
	}
	return x, true
}

// relative places a relative time by the date of the document.
func relative(x Time, doc fact.Date) fact.When {
	s := x.Shift
	switch {
	case s.Unit == "month" && x.When.From.Month > 0:
		return nearMonth(x, doc)
	case s.Unit == "year" && x.When.From.Month > 0:
		y := doc.Year + s.Dir
		return fact.When{From: fact.Date{Year: y, Month: x.When.From.Month}, To: fact.Date{Year: y, Month: x.When.To.Month}}
	case s.Unit == "weekday" || s.Unit == "day" && doc.Day == 0:
		return fact.When{From: doc, To: doc}
	}
	return shift(fact.When{From: doc, To: doc}, s, true)
}

// nearMonth gives a month without a year the year that puts it last before the document
// (or next after it).
func nearMonth(x Time, doc fact.Date) fact.When {
	y := doc.Year
	m := x.When.From.Month
	switch {
	case x.Shift.Dir > 0 && doc.Month > 0 && m <= doc.Month:
		y++
	case x.Shift.Dir < 0 && doc.Month > 0 && m >= doc.Month, x.Shift.Dir == 0 && doc.Month > 0 && m > doc.Month && x.Lead != "by" && x.Lead != "until":
		y--
	}
	w := x.When
	w.From, w.To = day(y, m, w.From.Day), day(y, w.To.Month, w.To.Day)
	if w.To.Month < m {
		w.To.Year++
	}
	return w
}

// Resolve places an anaphoric time by the time that was named before it, or a relative one
// by the date of the document; ok is false where the anchor is missing.
func (x Time) Resolve(before fact.When, document fact.Date) (w fact.When, ok bool) {
	switch x.Kind {
	case Absolute:
		return x.When, true
	case Relative:
		if document.IsZero() {
			return fact.When{}, false
		}
		return relative(x, document), true
	case Anaphoric:
		if x.When.From.Month > 0 { // "that same October"
			y := max(before.From.Year, before.To.Year)
			return fact.When{From: fact.Date{Year: y, Month: x.When.From.Month}, To: fact.Date{Year: y, Month: x.When.To.Month}, Inferred: true}, y > 0
		}
		if before == (fact.When{}) {
			return fact.When{}, false
		}
		w = shift(before, x.Shift, false)
		w.Inferred = true
		return w, true
	}
	return fact.When{}, false
}

// shift moves a period by N units; a stretch covers the N units on that side of it.
func shift(w fact.When, s Shift, fromDocument bool) fact.When {
	if s.Open {
		end := w.To
		if end.IsZero() {
			end = w.From
		}
		return fact.When{From: end}
	}
	if s.Unit == "session" {
		return shiftSession(w, s)
	}
	if s.Dir == 0 {
		return stretchOf(w, s, fromDocument)
	}
	n := max(s.N, 1)
	if s.Unit == "decade" {
		n *= 10
	}
	switch s.Unit {
	case "year", "decade":
		first, last := w.From.Year, w.To.Year
		if first == 0 {
			first = last
		}
		if last == 0 {
			last = first
		}
		switch {
		case s.Span && fromDocument && s.Dir < 0:
			return years(last-n, last)
		case s.Span && fromDocument:
			return years(last, last+n)
		case s.Span && s.Dir < 0:
			return years(first-n, first-1)
		case s.Span:
			return years(last+1, last+n)
		case s.Dir < 0:
			return years(first-n, first-n)
		}
		return years(last+n, last+n)
	case "century":
		return years(w.From.Year+s.Dir*100*n, w.From.Year+s.Dir*100*n)
	}
	from := addDays(w.From, s.Unit, s.Dir*n)
	if s.Span && fromDocument {
		if s.Dir < 0 {
			return fact.When{From: from, To: w.To}
		}
		return fact.When{From: w.From, To: from}
	}
	return fact.When{From: from, To: from}
}

// stretchOf is the period itself, cut to the unit that a word such as "that month" names.
func stretchOf(w fact.When, s Shift, fromDocument bool) fact.When {
	cut := func(d fact.Date) fact.Date {
		switch s.Unit {
		case "year":
			d.Month, d.Day = 0, 0
		case "month":
			d.Day = 0
		}
		return d
	}
	if fromDocument || s.N <= 1 && s.Unit != "period" && w.From.Year == w.To.Year {
		return fact.When{From: cut(w.From), To: cut(w.To)}
	}
	return w
}

func shiftSession(w fact.When, s Shift) fact.When {
	n := w.Session
	if n == 0 && !w.From.IsZero() {
		n = SessionOf(w.From)
	}
	if n == 0 {
		return fact.When{}
	}
	return fact.When{Session: n + s.Dir*max(s.N, 1)}
}

// SessionOf is the session of the General Assembly that sits on a date: the n-th opens in
// September of 1945+n. A year alone means the session that opens in it.
func SessionOf(d fact.Date) int {
	if d.Year < 1946 {
		return 0
	}
	if d.Month > 0 && d.Month < 9 {
		return d.Year - 1946
	}
	return d.Year - 1945
}

// addDays moves a date by whole months, weeks or days and keeps its precision.
func addDays(d fact.Date, unit string, n int) fact.Date {
	f := d.First()
	if d.IsZero() {
		return d
	}
	when := time.Date(f.Year, time.Month(f.Month), f.Day, 0, 0, 0, 0, time.UTC)
	switch unit {
	case "month":
		m := time.Date(f.Year, time.Month(f.Month+n), 1, 0, 0, 0, 0, time.UTC)
		return fact.Date{Year: m.Year(), Month: int(m.Month())}
	case "week":
		when = when.AddDate(0, 0, 7*n)
	case "fortnight":
		when = when.AddDate(0, 0, 14*n)
	default:
		when = when.AddDate(0, 0, n)
	}
	if d.Day == 0 {
		return fact.Date{Year: when.Year(), Month: int(when.Month())}
	}
	return fact.Date{Year: when.Year(), Month: int(when.Month()), Day: when.Day()}
}
