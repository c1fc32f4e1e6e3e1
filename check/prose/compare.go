package prose

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
)

// groups of states that news compares within. Sources: the groups' own lists of members.
var groups = map[string][]fact.ActorID{
	"G7": {"CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"},
	"G20": {
		"ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND", "ITA", "JPN", "KOR", "MEX", "RUS", "SAU", "TUR",
		"USA", "ZAF",
	},
}

// members lists the states of a series that belong to a group or part of the world.
func (b *bench) members(s Series) []fact.ActorID {
	if g, ok := groups[b.group]; ok {
		return g
	}
	want := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(b.group), "n"), "an")
	var out []fact.ActorID
	for id := range s.Values {
		a, ok := actor.Default().Get(id)
		if !ok || a.Kind != fact.State {
			continue
		}
		region := strings.ToLower(actor.Default().Region(id))
		switch {
		case b.group == "EU":
			if actor.Default().IsMember(id, "EU", b.date) {
				out = append(out, id)
			}
		case want == "" || want == "world" || strings.Contains(region, strings.TrimSuffix(want, "e")):
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// extremePart judges "more than any other", "the most in Africa", "the only one".
func (b *bench) extremePart(p part) outcome {
	s := b.series[0]
	if len(b.actors) == 0 {
		return unknown
	}
	me := b.actors[0]
	years, ok := b.covered([]Series{s}, []fact.ActorID{me}, b.spanOf(p))
	if !ok {
		b.why = append(b.why, fmt.Sprintf("%s has no values of %s", s.Title, me))
		return unknown
	}
	b.used[s.ID] = append(b.used[s.ID], fact.YearPeriod(years[0], years[len(years)-1]))
	if b.how != always && len(years) > 1 {
		years = years[len(years)-1:]
	}
	others := b.members(s)
	for _, y := range years {
		mine := s.Values[me][y]
		if p.others == "only" && mine > 0 == cueNot.In(b.text) {
			b.why = append(b.why, fmt.Sprintf("%s: %g in %d", me, mine, y))
			return fails
		}
		for _, id := range others {
			v, has := s.Values[id][y]
			if id == me || !has {
				continue
			}
			worse := p.up > 0 && v > mine || p.up < 0 && v < mine
			if p.others == "only" {
				worse = v == 0 == cueNot.In(b.text)
			}
			if worse {
				b.why = append(b.why, fmt.Sprintf("%s: %g against %g of %s in %d", me, mine, v, id, y))
				b.value(p, []Series{s}, []fact.ActorID{me, id}, []int{y}, mine, false)
				return fails
			}
		}
		b.value(p, []Series{s}, []fact.ActorID{me}, []int{y}, mine, true)
	}
	b.why = append(b.why, fmt.Sprintf("%s stands out among %d", me, len(others)))
	return holds
}

// versusPart judges "higher than Slovakia's", year by year.
func (b *bench) versusPart(p part) outcome {
	s := b.series[0]
	me, than := b.actors[0], fact.ActorID(p.others)
	if me == than && len(b.actors) > 1 {
		me = b.actors[1]
	}
	years, ok := b.covered([]Series{s}, []fact.ActorID{me}, b.spanOf(p))
	theirs, okToo := b.covered([]Series{s}, []fact.ActorID{than}, b.spanOf(p))
	if !ok || !okToo {
		b.why = append(b.why, fmt.Sprintf("%s does not cover both %s and %s", s.Title, me, than))
		return unknown
	}
	b.used[s.ID] = append(b.used[s.ID], fact.YearPeriod(years[0], years[len(years)-1]))
	with, n := 0, 0
	for _, y := range years {
		if !slices.Contains(theirs, y) {
			continue
		}
		n++
		if d := s.Values[me][y] - s.Values[than][y]; d*float64(p.up) > 0 {
			with++
		}
	}
	if n == 0 {
		return unknown
	}
	b.value(p, []Series{s}, []fact.ActorID{me, than}, years, s.Values[me][years[len(years)-1]], with*2 > n)
	b.why = append(b.why, fmt.Sprintf("%s against %s: as stated in %d of %d years", me, than, with, n))
	if b.how == always {
		return verdict(with == n)
	}
	return verdict(float64(with) >= 0.75*float64(n))
}

// overtakesPart judges whether one series lies above the others of the same country.
func (b *bench) overtakesPart(p part) outcome {
	if len(b.series) < 2 {
		b.why = append(b.why, "there is nothing to compare the series with")
		return unknown
	}
	first := b.series[0]
	actors := b.subjects(first, p)
	if len(actors) == 0 {
		return unknown
	}
	years, ok := b.covered([]Series{first}, actors[:1], b.spanOf(p))
	if !ok {
		return unknown
	}
	if b.how != always {
		years = years[len(years)-1:]
	}
	me := actors[0]
	for _, y := range years {
		for _, s := range b.series[1:] {
			v, has := s.Values[me][y]
			if has && s.Unit == first.Unit && v > first.Values[me][y] {
				b.why = append(b.why, fmt.Sprintf("%s: %s %g, %s %g in %d", me, first.Title, first.Values[me][y], s.Title, v, y))
				b.value(p, []Series{first, s}, []fact.ActorID{me}, []int{y}, first.Values[me][y], false)
				return fails
			}
		}
	}
	b.value(p, b.series[:1], []fact.ActorID{me}, years, first.Values[me][years[len(years)-1]], true)
	return holds
}
