package check

import (
	"slices"

	"tightrope/check/cue"
	"tightrope/expose"
)

// sinceWindow says that a trend runs from a window of years to now: "since 2012-16".
var sinceWindow = cue.Of(`(?i)\bsince (?:the )?\d{4}\s?[-–/]\s?\d{2,4}`)

// trendReadings lists the steps of a trend.
func (b *bench) trendReadings(f frame, s series, w when, last int) []reading {
	manner := mannerOf(f)
	if w.stated && !w.open && b.windowOf(s, w).span() == 1 {
		if manner != expose.EndToEnd { // nothing moves steadily, or stays flat, within one step: the year belongs to other words
			w = when{}
		} else {
			y := endYear(b.windowOf(s, w), s)
			return []reading{b.steps(s, y-1, y, manner)}
		}
	}
	if p := b.windowOf(s, w); w.stated && !w.open && !w.until && p.span() > 1 && sinceWindow.In(f.it.Quote) {
		n := p.span()
		return []reading{{windows: []window{p, s.window(last-n+1, last)}, manner: manner}}
	}
	if w.stated {
		p := b.windowOf(s, w)
		a, z := startYear(p, s), endYear(p, s)
		switch {
		case w.open:
			z = last
		case w.until:
			a = max(s.first, z-9)
		}
		if a < s.first || z > s.last {
			if !w.open && !w.until && s.kind != voting {
				return []reading{b.steps(s, a, z, manner)}
			}
		}
		if s.kind == register && z-a >= 14 {
			return []reading{windowSteps(a, z, manner), func() reading {
				r := b.steps(s, a, z, manner)
				r.against = "single years of deliveries are too lumpy for so long a time"
				return r
			}()}
		}
		return []reading{b.steps(s, a, z, manner)}
	}
	if s.kind == register {
		three := windowSteps(last-14, last, manner)
		var out []reading
		if last-14 >= s.first {
			out = append(out, three)
		}
		for _, n := range []int{6, 10} {
			if last-n+1 >= s.first {
				out = append(out, b.steps(s, last-n+1, last, manner))
			}
		}
		return out
	}
	if s.kind == voting {
		return []reading{b.steps(s, max(s.first, last-4), last, manner)}
	}
	return []reading{b.steps(s, max(s.first, last-9), last, manner)}
}

// steps is the single years (or sessions) from a to z.
func (b *bench) steps(s series, a, z int, manner expose.Manner) reading {
	r := reading{manner: manner}
	for y := a; y <= z && y < a+80; y++ {
		if len(s.only) > 0 && !slices.Contains(s.years, y) {
			continue
		}
		r.windows = append(r.windows, s.window(y, y))
	}
	return r
}

// windowSteps cuts the years from a to z into windows of five, from the end.
func windowSteps(a, z int, manner expose.Manner) reading {
	r := reading{manner: manner, note: "five-year windows"}
	for e := z; e-4 >= a; e -= 5 {
		r.windows = append(r.windows, years(e-4, e))
	}
	slices.Reverse(r.windows)
	return r
}

// mannerOf is how the words say that the series moved.
func mannerOf(f frame) expose.Manner {
	switch {
	case f.it.Unit == "trend:flat":
		return expose.Level
	case f.it.Manner == "every" || cueEvery.In(f.it.Quote):
		return expose.Every
	case f.it.Manner == "steadily" || cueSteadily.In(f.it.Quote):
		return expose.Steadily
	}
	return expose.EndToEnd
}
