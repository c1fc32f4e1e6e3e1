package check

import (
	"slices"

	"tightrope/fact"
)

// changeReadings lists pairs of windows, earlier and later.
func (b *bench) changeReadings(f frame, s series, w when, last int) []reading {
	base := whenOf(f.it.Baseline)
	if !base.stated {
		if r, ok := b.textWindows(f, s, w); ok {
			return []reading{r}
		}
	}
	if s.kind == voting {
		base = base.inSessions()
	} else {
		base = base.inYears()
	}
	pair := func(a, z window) reading { return reading{windows: []window{a, z}} }
	if base.stated {
		a := b.windowOf(s, base)
		if w.stated && !w.open {
			return []reading{pair(a, b.windowOf(s, w))}
		}
		if w.stated && w.period.From.Year > endYear(a, s) {
			return []reading{pair(a, s.window(w.period.From.Year, last))}
		}
		return b.sinceReadings(f, s, a, last)
	}
	switch {
	case w.stated && w.open:
		first := startYear(b.windowOf(s, w), s)
		if first >= last {
			return []reading{pair(s.window(first, first), s.window(first+1, first+1))}
		}
		return []reading{pair(s.window(first, first), s.window(last, last))}
	case w.stated && !w.until:
		return b.withinReadings(f, s, w)
	case s.kind == register:
		var out []reading
		now := years(last-4, last)
		for _, a := range []int{last - 9, last - 14} {
			if a >= s.first {
				out = append(out, pair(years(a, a+4), now))
			}
		}
		return out
	}
	var out []reading
	if n := len(s.years); n > 1 && s.years[0] < last {
		at := slices.Index(s.years, last)
		if at > 0 {
			out = append(out, pair(s.window(s.years[at-1], s.years[at-1]), s.window(last, last)))
		}
		if at > 1 {
			out = append(out, pair(s.window(s.years[0], s.years[0]), s.window(last, last)))
		}
	}
	return out
}

// withinReadings: one period is stated for a change. Over several years it is from the first
// to the last; a window of deliveries may also be set against the one before it, and a year
// or part of one against the same a year earlier.
func (b *bench) withinReadings(f frame, s series, w when) []reading {
	now := b.windowOf(s, w)
	n := now.span()
	a, z := startYear(now, s), endYear(now, s)
	ends := reading{windows: []window{s.window(a, a), s.window(z, z)}}
	if n > 1 {
		if s.kind == register && !cueFromTo.In(f.it.Quote) {
			return []reading{{windows: []window{years(a-n, a-1), now}}, ends}
		}
		return []reading{ends}
	}
	before := now
	if s.kind == voting {
		before = sessions(a-1, a-1)
	} else {
		before.period.From.Year--
		before.period.To.Year--
		before.label = labelOf(before.period)
	}
	return []reading{{windows: []window{before, now}, note: "against the same period a year earlier"}}
}

// textWindows finds the two windows between which a change lies in the levels that the text
// gave just before: "46 percent in 2017-2021, down from 69 percent in 2012-2016, and the volume
// fell by half". The period of the change itself must not be another one.
func (b *bench) textWindows(f frame, s series, w when) (reading, bool) {
	if s.kind == voting {
		return reading{}, false
	}
	var spans []window
	for i := range b.items {
		it := &b.items[i]
		if it == f.it {
			break
		}
		v := whenOf(it.Period)
		if it.Kind != fact.Quantity || it.Subject != f.subject || it.Partner != f.partner || it.Layer != f.layer ||
			formOf(it) != level || !v.stated || v.open || v.until || v.from > 0 {
			continue
		}
		spans = append(spans, window{period: v.period, label: labelOf(v.period)})
	}
	if len(spans) < 2 {
		return reading{}, false
	}
	a, z := spans[len(spans)-2], spans[len(spans)-1]
	if z.period.From.Before(a.period.From) {
		a, z = z, a
	}
	if a.span() != z.span() || a.period.Overlaps(z.period) {
		return reading{}, false
	}
	if w.stated && !f.it.Period.Inferred && (w.open || w.until || w.period != z.period) {
		return reading{}, false
	}
	return reading{windows: []window{a, z}}, true
}

// sinceReadings: the earlier window is stated, the later one is the latest of its length, or
// the one that the text spoke of before.
func (b *bench) sinceReadings(f frame, s series, a window, last int) []reading {
	n := a.span()
	if n == 1 {
		return []reading{{windows: []window{a, s.window(last, last)}}}
	}
	if p, ok := b.earlierPeriod(f, a, s); ok {
		return []reading{{windows: []window{a, p}}}
	}
	return []reading{{windows: []window{a, s.window(last-n+1, last)}}}
}

// earlierPeriod is the period of an item before this one about the same subject and layer, as
// long as the baseline and later than it.
func (b *bench) earlierPeriod(f frame, a window, s series) (window, bool) {
	for i := range b.items {
		it := &b.items[i]
		if it == f.it {
			break
		}
		w := whenOf(it.Period)
		if it.Subject == f.subject && it.Layer == f.layer && w.stated && !w.open && !w.until && w.from == 0 && s.kind != voting {
			p := window{period: w.period, label: labelOf(w.period)}
			if p.span() == a.span() && p.period.From.Year > a.period.To.Year {
				return p, true
			}
		}
	}
	return window{}, false
}

func (b *bench) windowOf(s series, w when) window {
	if s.kind == voting {
		return sessions(w.from, max(w.to, w.from))
	}
	if w.open {
		return years(w.period.From.Year, w.period.From.Year)
	}
	if w.until {
		return years(w.period.To.Year, w.period.To.Year)
	}
	return window{period: w.period, label: labelOf(w.period)}
}
