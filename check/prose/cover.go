package prose

import (
	"slices"
	"strings"

	"tightrope/fact"
)

// relevant keeps the series that have the actors of the sentence, in the order in which their
// titles come up in it.
func (b *bench) relevant() []Series {
	at := func(s Series) int {
		best := len(b.lower)
		for _, w := range topic(s) {
			if i := strings.Index(b.lower, w); i >= 0 {
				best = min(best, i)
			}
		}
		return best
	}
	out := slices.Clone(b.series)
	slices.SortStableFunc(out, func(x, y Series) int { return at(x) - at(y) })
	return out
}

// subjects are the actors whose values the sentence is about.
func (b *bench) subjects(s Series, p part) []fact.ActorID {
	if p.form == versus {
		return b.actors[:1]
	}
	if len(b.actors) > 0 {
		if p.form == extreme {
			return b.actors[:1]
		}
		return b.actors
	}
	if b.area == "" {
		return nil // a country that nobody knows is not the world
	}
	if id := s.holder(b.area); id != "" {
		return []fact.ActorID{id}
	}
	if b.area == "world" || s.per() == 0 && !s.percent() {
		return nil
	}
	b.group = b.area
	return b.members(s)
}

// together is the series over which a part is read: those of one unit that the words name
// together ("wind and solar"), else the first that can hold the number.
func (b *bench) together(p part) []Series {
	var fit []Series
	for _, s := range b.series {
		if _, _, ok := wanted(p, s); ok || p.form == direction || p.form == change || p.form == multiple {
			fit = append(fit, s)
		}
	}
	if len(fit) < 2 {
		return fit
	}
	var named []Series
	for _, s := range fit {
		if slices.ContainsFunc(topic(s), func(w string) bool { return strings.Contains(b.lower, w) && !common(fit, w) }) && s.Unit == fit[0].Unit {
			named = append(named, s)
		}
	}
	if len(named) > 1 && strings.Contains(b.lower, " and ") {
		return named
	}
	if len(named) > 0 {
		return named[:1]
	}
	return fit[:1]
}

// common says whether a word is in the titles of all series, so that it tells none of them.
func common(series []Series, w string) bool {
	for _, s := range series {
		if !slices.Contains(topic(s), w) {
			return false
		}
	}
	return true
}

// at is the sum over series and actors in a year.
func (b *bench) at(group []Series, actors []fact.ActorID, year int) (float64, bool) {
	if b.area != "" && len(actors) > 1 {
		return b.meanOfStates(group, actors, year)
	}
	total := 0.0
	for _, a := range actors {
		any := false
		for _, s := range group {
			if v, ok := s.Values[a][year]; ok {
				total += v
				any = true
			}
		}
		if !any {
			return 0, false
		}
	}
	return total, true
}

// meanOfStates stands for a part of the world that the series has no row for: the plain mean of
// its states, where most of them have a value.
func (b *bench) meanOfStates(group []Series, actors []fact.ActorID, year int) (float64, bool) {
	total, n := 0.0, 0
	for _, a := range actors {
		if v, ok := group[0].Values[a][year]; ok {
			total += v
			n++
		}
	}
	if 2*n < len(actors) {
		return 0, false
	}
	return total / float64(n), true
}

// covered lists the years of a span that have a value, and says whether they cover it.
func (b *bench) covered(group []Series, actors []fact.ActorID, sp span) (years []int, ok bool) {
	all := group[0].years(actors[0])
	for _, s := range group[1:] {
		all = append(all, s.years(actors[0])...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	limit := b.date.Year
	if limit == 0 {
		limit = 9999
	}
	if sp.latest {
		for i := len(all) - 1; i >= 0; i-- {
			if all[i] <= limit && all[i] >= limit-6 {
				return []int{all[i]}, true
			}
		}
		return nil, false
	}
	from, to := sp.from, sp.to
	if len(all) == 0 {
		return nil, false
	}
	if from == 0 {
		from = all[0]
	}
	if to == 0 {
		to = min(limit, max(all[len(all)-1], from))
		if all[len(all)-1] < limit-6 && all[len(all)-1] < from {
			return nil, false
		}
	}
	for _, y := range all {
		if _, has := b.at(group, actors, y); has && y >= from && y <= to {
			years = append(years, y)
		}
	}
	if len(years) == 0 {
		return nil, false
	}
	// the ends must be there, give or take a year in a long span, and four years of five between
	slack := 0
	if to-from >= 3 {
		slack = 1
	}
	edge := years[0] <= from+slack && years[len(years)-1] >= to-slack
	return years, edge && float64(len(years)) >= 0.6*float64(to-from+1)
}

// lastYears are the years with data in the n years before the text.
func (b *bench) lastYears(group []Series, actors []fact.ActorID, n int) []int {
	years, _ := b.covered(group, actors, span{from: b.date.Year - n, to: b.date.Year})
	return years
}
