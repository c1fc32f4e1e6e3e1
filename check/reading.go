package check

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/expose"
	"tightrope/fact"
)

// A reading is one way to understand the time of a claim: one window for a level, two for a
// change, several for a trend.
type reading struct {
	windows []window
	against string // why it decides nothing: another period than the text's
	note    string
	manner  expose.Manner
}

// when is the time that a claim states, brought into one form.
type when struct {
	period   fact.Period
	from, to int // sessions
	stated   bool
	open     bool // "since X": no end
	until    bool // only an end: "as late as", "earlier than"
}

func whenOf(w *fact.When) when {
	switch {
	case w == nil:
		return when{}
	case w.Session > 0:
		return when{from: w.Session, to: w.Session, stated: true}
	case w.SessionFrom > 0 && w.SessionTo > 0:
		return when{from: w.SessionFrom, to: w.SessionTo, stated: true}
	case w.SessionFrom > 0:
		return when{from: w.SessionFrom, stated: true, open: true}
	case w.From.IsZero() && w.To.IsZero():
		return when{}
	}
	p := fact.Period{From: w.From, To: w.To}
	if first, last := w.From.First(), w.To.Last(); !w.From.IsZero() && !w.To.IsZero() &&
		first.Month == 1 && first.Day == 1 && last.Month == 12 && last.Day == 31 {
		p = fact.YearPeriod(first.Year, last.Year)
	}
	return when{period: p, stated: true, open: w.To.IsZero(), until: w.From.IsZero()}
}

// readings lists the readings of the frame for one series, best first.
func (b *bench) readings(f frame, s series) []reading {
	w := whenOf(f.it.Period)
	if !w.stated && s.kind != register && s.kind != fixed && b.opt.Published.Year > 0 && cueNow.In(f.it.Quote) {
		w = when{period: fact.Period{From: fact.Date{Year: b.opt.Published.Year - 1}}, stated: true, open: true} // "now" is the year of the text or the one before
	}
	if !w.stated && cueSince.In(f.it.Quote) && !whenOf(f.it.Baseline).stated {
		start, ok := b.eventDate(f.it.Quote)
		if !ok {
			return b.undated(f, s)
		}
		w = when{period: fact.Period{From: fact.Date{Year: start.Year}}, stated: true, open: true}
	}
	if s.kind == voting {
		w = w.inSessions()
	} else {
		w = w.inYears()
	}
	if s.kind == fixed {
		return []reading{{windows: []window{{label: "at any time"}}}}
	}
	last := b.latest(s)
	switch f.form {
	case trend:
		return b.trendReadings(f, s, w, last)
	case change, times, points:
		if f.form != times || f.third == "" {
			if s.change {
				return b.levelReadings(f, s, w, last)
			}
			return b.changeReadings(f, s, w, last)
		}
	}
	return b.levelReadings(f, s, w, last)
}

const undatedWords = "the text speaks of a time since an event that it does not date"

// undated lists the readings of a claim that holds since an event without a date: they are
// shown, and decide nothing, for the event may be later than the data.
func (b *bench) undated(f frame, s series) []reading {
	var out []reading
	switch f.form {
	case trend:
		out = b.trendReadings(f, s, when{}, b.latest(s))
	case change, times, points:
		out = b.changeReadings(f, s, when{}, b.latest(s))
	default:
		out = b.levelReadings(f, s, when{}, b.latest(s))
	}
	for i := range out {
		out[i].against = undatedWords
	}
	return out
}

// eventDate finds the shock of the chronology that the words after "since" name: the last one
// before the text whose title has the word.
func (b *bench) eventDate(quote string) (fact.Date, bool) {
	m := cueSince.Parts(quote)
	var best fact.Date
	for i := range b.events {
		e := &b.events[i]
		if !e.Shock || !strings.Contains(strings.ToLower(e.Title), strings.ToLower(m[1])) {
			continue
		}
		if p := b.opt.Published; !p.IsZero() && p.Before(e.Date) {
			continue
		}
		if best.Before(e.Date) {
			best = e.Date
		}
	}
	return best, !best.IsZero()
}

// inSessions turns years into sessions: a session opens in September of its year.
func (w when) inSessions() when {
	if w.from > 0 || !w.stated {
		return w
	}
	if y := w.period.From.Year; y > 0 {
		w.from = y - 1945
	}
	if y := w.period.To.Year; y > 0 {
		w.to = y - 1945
		if w.from > 0 && y > w.period.From.Year {
			w.to = y - 1946 // 2023-24 is the session that began in 2023
		}
	}
	return w
}

func (w when) inYears() when {
	if w.from == 0 && w.to == 0 {
		return w
	}
	w.period = fact.YearPeriod(1945+w.from, 1945+max(w.to, w.from))
	return w
}

// latest is the last year (or session) with data, not later than the text itself.
func (b *bench) latest(s series) int {
	last := s.last
	if p := b.opt.Published; p.Year > 0 {
		limit := p.Year
		if s.kind == voting {
			limit = p.Year - 1945
		}
		for i := len(s.years) - 1; i >= 0; i-- {
			if s.years[i] <= limit {
				return s.years[i]
			}
		}
		last = min(last, limit)
	}
	return last
}

func (s series) window(a, z int) window {
	if s.kind == voting {
		return sessions(a, z)
	}
	return years(a, z)
}

// levelReadings lists the windows in which one value is read.
func (b *bench) levelReadings(f frame, s series, w when, last int) []reading {
	if len(s.only) > 0 {
		return b.storedReadings(s, w, last)
	}
	switch {
	case s.kind == voting && w.from > 0 && !w.open:
		return []reading{{windows: []window{sessions(w.from, max(w.to, w.from))}}}
	case w.stated && w.open:
		first := w.period.From.Year
		if s.kind == voting {
			first = w.from
		}
		if first > last {
			return []reading{{windows: []window{s.window(first, first)}}}
		}
		out := []reading{{windows: []window{s.window(last, last)}}}
		if first < last {
			out = append(out, reading{windows: []window{s.window(first, last)}})
		}
		return out
	case w.stated && w.until:
		return b.untilReadings(s, w)
	case w.stated:
		return []reading{{windows: []window{endpoint(f, w)}}}
	case s.kind == register && f.form == rank && cueOnce.In(f.it.Quote):
		return append(registerReadings(s, last), pastReadings(s, last)...)
	case s.kind == register:
		return registerReadings(s, last)
	case s.kind == voting:
		return []reading{{windows: []window{sessions(last, last)}}, {windows: []window{sessions(max(s.first, last-1), max(s.first, last-1))}}}
	}
	return b.recentReadings(s, last)
}

// endpoint is the window of a stated period. Of "from 35 percent to 9 percent between 2013 and
// 2019" the first number is of the first year and the second of the last.
func endpoint(f frame, w when) window {
	a, z := w.period.From.Year, w.period.To.Year
	quote := strings.ToLower(f.it.Quote)
	switch {
	case z <= a:
	case strings.HasPrefix(quote, "from "):
		return years(a, a)
	case strings.HasPrefix(quote, "to "), strings.HasPrefix(quote, "down to "), strings.HasPrefix(quote, "up to "):
		return years(z, z)
	}
	return window{period: w.period, label: labelOf(w.period)}
}

// pastReadings: what was "once" so may have been in any five years before the latest ones.
func pastReadings(s series, last int) []reading {
	var out []reading
	for e := last - 5; e-4 >= s.first && len(out) < 12; e -= 5 {
		out = append(out, reading{windows: []window{years(e-4, e)}})
	}
	return out
}

// registerReadings: no period at all means the latest five years, windows that end up to two
// years earlier, and the long windows.
func registerReadings(s series, last int) []reading {
	var out []reading
	for _, w := range [][2]int{{last - 4, last}, {last - 5, last - 1}, {last - 6, last - 2}, {last - 2, last}, {last - 9, last}, {last - 19, last}, {last - 29, last}} {
		if w[0] >= s.first {
			out = append(out, reading{windows: []window{years(w[0], w[1])}})
		}
	}
	return out
}

// recentReadings: the last years with data, and all of them together.
func (b *bench) recentReadings(s series, last int) []reading {
	var out []reading
	i := len(s.years) - 1
	for ; i >= 0 && s.years[i] > last; i-- {
	}
	for n := 0; i >= 0 && n < 3; i, n = i-1, n+1 {
		out = append(out, reading{windows: []window{years(s.years[i], s.years[i])}})
	}
	if s.kind == trading && last-s.first >= 3 {
		out = append(out, reading{windows: []window{years(s.first, last)}})
	}
	return out
}

// untilReadings: only an end is stated, so every year up to it can be meant.
func (b *bench) untilReadings(s series, w when) []reading {
	end := w.period.To.Year
	if s.kind == voting {
		end = w.to
	}
	var out []reading
	for i := len(s.years) - 1; i >= 0 && len(out) < 8; i-- {
		if y := s.years[i]; y <= end && y > end-10 {
			out = append(out, reading{windows: []window{s.window(y, y)}})
		}
	}
	if len(out) > 1 {
		out = append(out, reading{windows: []window{s.window(max(s.first, end-9), min(s.last, end))}})
	}
	if len(out) == 0 {
		out = append(out, reading{windows: []window{s.window(end, end)}})
	}
	return out
}

// storedReadings meets the rows that a source states: those of the claimed period decide,
// others are shown.
func (b *bench) storedReadings(s series, w when, last int) []reading {
	var out []reading
	newest := fact.Date{}
	for _, o := range s.only {
		if e := endOf(o.period); !b.after(o) && newest.Before(e) {
			newest = e
		}
	}
	for _, o := range slices.Backward(s.only) {
		r := reading{windows: []window{o}}
		switch {
		case b.after(o):
			r.against = "later than the text"
		case s.kind == voting && w.from > 0:
			if o.from != w.from || o.to != max(w.to, w.from) && !w.open {
				r.against = "other sessions than the text's"
			}
		case w.stated && w.open:
			if o.period.From.Before(w.period.From) {
				r.against = "before the period of the text"
			}
		case w.stated && w.until:
			if w.period.To.Last().Before(endOf(o.period).First()) {
				r.against = "after the period of the text"
			}
		case w.stated:
			if !alike(o.period, w.period) {
				r.against = "another period than the text's"
			}
		case endOf(o.period).Year < newest.Year-2:
			r.against = "years before the latest figure"
		}
		out = append(out, r)
	}
	return out
}

func endOf(p fact.Period) fact.Date {
	if p.To.IsZero() {
		return p.From
	}
	return p.To
}

// after says whether a window lies after the text was published; where that is not known, in
// a year later than any that the text speaks of.
func (b *bench) after(w window) bool {
	if p := b.opt.Published; !p.IsZero() {
		return p.Last().Before(w.period.From.First())
	}
	return b.horizon > 0 && w.period.From.Year > b.horizon
}

// horizonOf is the latest year of which any item speaks; 0 where none speaks of a year.
func horizonOf(items []fact.Item) int {
	last := 0
	for i := range items {
		last = max(last, items[i].Date.Year)
		for _, w := range []*fact.When{items[i].Period, items[i].Baseline} {
			if w != nil {
				last = max(last, w.From.Year, w.To.Year)
			}
		}
	}
	return last
}

// alike says whether two periods are nearly the same: what they share is at least 80 % of
// what they cover together. January to November stands for the year.
func alike(a, b fact.Period) bool {
	if a.From.IsZero() || a.To.IsZero() || b.From.IsZero() || b.To.IsZero() || !a.Overlaps(b) {
		return false
	}
	f0, t0, f1, t1 := a.From.Days(), a.To.Last().Days()+1, b.From.Days(), b.To.Last().Days()+1
	shared := min(t0, t1) - max(f0, f1)
	together := max(t0, t1) - min(f0, f1)
	return float64(shared) >= 0.8*float64(together)
}

func labelOf(p fact.Period) string {
	if p.From.Month == 0 && p.To.Month == 0 && p.From.Year > 0 && p.To.Year > 0 {
		return years(p.From.Year, p.To.Year).label
	}
	return p.String()
}

func startYear(w window, s series) int {
	if s.kind == voting {
		return w.from
	}
	return w.period.From.Year
}

func endYear(w window, s series) int {
	if s.kind == voting {
		return w.to
	}
	return w.period.To.Year
}

func (r reading) label() string {
	switch len(r.windows) {
	case 0:
		return ""
	case 1:
		return r.windows[0].label
	}
	return fmt.Sprintf("%s to %s", r.windows[0].label, r.windows[len(r.windows)-1].label)
}
