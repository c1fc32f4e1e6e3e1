package brief

import (
	"fmt"
	"math"

	"tightrope/fact"
)

// drawTimeLine sets each event in the lane of its tier, above the lane's middle when it is
// cooperative and below when it is hostile, as far as its intensity on Goldstein's scale.
// Shocks are lines across all lanes.
func (d *drawing) drawTimeLine(t TimeLine) {
	const left, lane, top = 54.0, 72.0, 22.0
	d.w, d.h = 520, top+3*lane+40
	first, last := t.From.First().Days(), t.To.Last().Days()
	if last <= first {
		last = first + 1
	}
	at := func(day int) float64 { return left + (d.w-left-12)*float64(day-first)/float64(last-first) }
	lanes := map[fact.Tier]float64{fact.Say: top + lane/2, fact.Vote: top + 1.5*lane, fact.Do: top + 2.5*lane}
	for i, tier := range []fact.Tier{fact.Say, fact.Vote, fact.Do} {
		d.rect(left, top+float64(i)*lane, d.w-left-12, lane, fmt.Sprintf("lane lane%d", i))
		d.text(left-8, lanes[tier]+4, "end", "label", map[fact.Tier]string{fact.Say: "Words", fact.Vote: "Votes", fact.Do: "Deeds"}[tier])
		d.line(left, lanes[tier], d.w-12, lanes[tier], "zero")
	}
	d.years(t, at, top+3*lane)
	var shocks []string
	taken := -99.0
	for _, m := range t.Marks {
		if x := at(m.Date.Days()); m.Shock && x >= left && x <= d.w-12 {
			taken = max(x, taken+9)
			d.shock(m, x, taken, top, top+3*lane, letter(len(shocks)))
			shocks = append(shocks, m.Title)
		}
	}
	for _, m := range t.Marks {
		x := at(m.Date.Days())
		if mid, ok := lanes[m.Lane]; ok && x >= left && x <= d.w-12 {
			d.event(m, x, mid, lane/2-6)
		}
	}
	d.text(0, d.h-4, "start", "key", "Up: cooperative. Down: hostile. Length: intensity. Dotted: shock:")
	d.list(shocks, letter)
}

// shock draws the line of a shock with its letter; labelX is where the letter has room.
func (d *drawing) shock(m Mark, x, labelX, top, bottom float64, name string) {
	d.open(m.Date.String() + ": " + m.Title)
	d.line(x, top-6, x, bottom, "shock")
	d.raw(`<path class="shockmark" d="M%s %sl4 -7h-8z"/>`, num(x), num(top))
	d.shut()
	d.text(labelX, top-9, "middle", "letter", name)
}

// letter names the i-th thing of a picture: a, b, c.
func letter(i int) string { return string(rune('a' + i%26)) }

// list sets the names of lettered things under the picture, a line each.
func (d *drawing) list(names []string, letter func(int) string) {
	for i, n := range names {
		d.h += 14
		d.text(4, d.h-4, "start", "letter", letter(i))
		d.text(18, d.h-4, "start", "key", shorten(n, 11, d.w-22))
	}
}

func (d *drawing) event(m Mark, x, mid, reach float64) {
	y := mid - m.Intensity/10*reach
	class := "ev " + signClass(sgn(m.Intensity))
	d.open(fmt.Sprintf("%s: %s", m.Date, m.Title))
	d.line(x, mid, x, y, class)
	switch {
	case m.Intensity > 0:
		d.raw(`<path class="%s" d="M%s %sl4 6h-8z"/>`, class, num(x), num(y-3))
	case m.Intensity < 0:
		d.raw(`<path class="%s" d="M%s %sl4 -6h-8z"/>`, class, num(x), num(y+3))
	default:
		d.circle(x, y, 3, class)
	}
	d.shut()
}

func sgn(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// years marks the years, thinned so that their labels do not meet.
func (d *drawing) years(t TimeLine, at func(int) float64, y float64) {
	from, to := t.From.Year, t.To.Last().Year
	step := max(1, int(math.Ceil(float64(to-from+1)/11)))
	for year := from; year <= to; year += step {
		x := at(fact.Date{Year: year}.Days())
		if first := at(t.From.First().Days()); x < first {
			if from != to {
				continue
			}
			x = first
		}
		d.line(x, y, x, y+5, "tick")
		d.text(x+2, y+17, "start", "axis", fmt.Sprint(year))
	}
}
