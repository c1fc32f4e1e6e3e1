package read

import (
	"strings"

	"tightrope/fact"
	"tightrope/read/number"
)

// timeRef is a time of a sentence, placed.
type timeRef struct {
	number.Time
	first, last int // tokens, last exclusive
	when        fact.When
	known       bool
}

// places puts the times of the sentence where the earlier ones lead: "those years" are the
// years named last.
func (z *quantifier) places(times []number.Time) {
	z.times = z.times[:0]
	before := z.last
	for _, x := range times {
		x.Start += int(z.s.Start)
		x.End += int(z.s.Start)
		if x.Kind == number.Clock {
			continue
		}
		r := timeRef{Time: x, first: z.d.At(x.Start), last: z.d.At(x.End-1) + 1}
		if r.first < z.s.Body {
			continue // of the dateline
		}
		r.when, r.known = x.Resolve(before, z.d.Dateline)
		if !r.known && x.Kind == number.Relative && x.When.From.Year > 0 {
			r.when, r.known = x.When, true
		}
		if r.known {
			z.times = append(z.times, r)
			if x.Kind == number.Absolute || x.Kind == number.Relative && x.When.From.Month > 0 {
				before = r.when
			}
		}
	}
}

// period gives a figure its period, and a change its baseline.
func (z *quantifier) period(f *figure) {
	z.against(f)
	t := z.timeOf(f)
	if f.begins && (t == nil || t.last <= f.clause.first || t.first >= f.clause.last) {
		f.Doubt = "of which time it is: the text says only what it has become since"
		return // "dropped from 52 to 42 percent"
	}
	if t != nil && f.Period == nil {
		w := t.when
		if f.Layer == fact.Votes {
			w = inSessions(w, t.Split)
		}
		if f.Baseline == nil && z.baselineLead(f, t) {
			f.Baseline = &w
		} else {
			f.Period = &w
		}
		if f.aside {
			t.known = false // "up from 17 percent in 2015": of nobody else
		}
	}
	if z.any(f.first-1, "once", "formerly", "previously") || z.any(f.first-2, "once", "formerly", "previously") {
		f.Period, f.Doubt = nil, "when that was: the text says only that it once was so"
		return
	}
	if f.Period == nil && strings.HasPrefix(f.Unit, "trend:") {
		f.Period = z.lasting(f)
	}
	if f.Period != nil || !z.takesOver(f) {
		return
	}
	w := z.topic.period
	if w == (fact.When{}) {
		return
	}
	w.Inferred = true
	f.Period = &w
}

// against finds the time that a change is measured from: "from a year earlier", "than in 2021",
// "compared with 2019", the first of "between 2014-18 and 2019-23".
func (z *quantifier) against(f *figure) {
	if f.Unit != "relative change" && f.Unit != "times" && f.Unit != "percentage points" {
		return
	}
	for k := range z.times {
		t := &z.times[k]
		if t.first < f.last || t.first > f.clause.last+2 {
			continue
		}
		if z.any(t.first-1, "against") || z.any(t.first, "against") || z.any(t.first-1, "the") && z.any(t.first-2, "against") {
			w := t.when
			f.Baseline, t.known = &w, false
			return
		}
		two := t.Lead == "between" && k+1 < len(z.times) && z.any(t.last, "and") && z.times[k+1].first == t.last+1
		if two || t.Lead == "from" && !z.any(t.last, "to") || t.Lead == "than" || z.any(t.first-1, "than") || z.any(t.first-1, "with", "to", "against") && z.any(t.first-2, "compared", "relative") {
			w := t.when
			f.Baseline = &w
			if two {
				p := z.times[k+1].when
				f.Period = &p
			}
			t.known = false // spent
			return
		}
	}
}

// lasting is the stretch of a trend that goes on "for twenty years": up to the end of the
// period spoken of, else to the year of the text.
func (z *quantifier) lasting(f *figure) *fact.When {
	for _, q := range z.quants {
		at := z.d.At(q.Start)
		if q.Kind != number.Duration || q.Unit != "year" && q.Unit != "decade" || at < f.clause.first || at > f.clause.last+1 || !z.any(at-1, "for", "over", "in", "past", "last") {
			continue
		}
		n := int(q.Value)
		if q.Unit == "decade" {
			n *= 10
		}
		end := z.topic.period.To.Year
		if end == 0 {
			end = z.d.Dateline.Year
		}
		if end == 0 || n < 1 || n > 300 {
			return nil
		}
		return &fact.When{From: fact.Date{Year: end - n + 1}, To: fact.Date{Year: end}, Inferred: true}
	}
	return nil
}

// baselineLead says that the time only tells what a change is measured against: "more than
// doubled since 2012-2016".
func (z *quantifier) baselineLead(f *figure, t *timeRef) bool {
	if t.Lead == "than" || z.any(t.first-1, "than") || z.any(t.first, "than") {
		return true
	}
	return t.Lead == "since" && !t.when.From.IsZero() && !t.when.To.IsZero() && (f.Unit == "times" || f.Unit == "relative change")
}

// timeOf finds the time that belongs to a figure: behind it before the next number, else in
// its clause before it, else at the head of the sentence.
func (z *quantifier) timeOf(f *figure) *timeRef {
	var behind, before, head *timeRef
	next := z.nextNumber(f)
	for k := range z.times {
		t := &z.times[k]
		if t.Lead == "since" && z.superlative(t.first) {
			continue // "the highest level since 2018"
		}
		if !t.known {
			continue
		}
		switch {
		case t.first >= f.first && t.first < f.last:
			behind = t
		case t.first >= f.last && t.first < min(next, f.clause.last) && behind == nil && !z.leaves(f, t.first):
			behind = t
		case t.last <= f.first && t.first >= f.clause.first && !z.quantityBetween(t.last, f.first):
			before = t
		case t.last <= f.first:
			head = t
		}
	}
	switch {
	case behind != nil:
		return behind
	case before != nil:
		return before
	case head == nil && len(z.times) == 1 && z.times[0].known && !z.heldAgainst(f.last, z.times[0].first) && (f.Unit == "rank" || z.times[0].first < f.clause.last && z.times[0].Lead != "since"):
		return &z.times[0]
	}
	return head
}

// heldAgainst says that a number between two tokens is one that the figure before is held against:
// "45 percent, against 33 in 2020" is 45 percent now.
func (z *quantifier) heldAgainst(first, last int) bool {
	for i := first; i < last; i++ {
		if (z.any(i, "against", "versus") || z.any(i, "from") && z.any(i-1, "up", "down") || z.any(i, "with") && z.any(i-1, "compared")) && z.quantityBetween(i, last) {
			return true
		}
	}
	return false
}

// leaves says that a relative clause that holds the figure ends before token i: "Spain, which took
// a quarter of it, had led until 2021".
func (z *quantifier) leaves(f *figure, i int) bool {
	if !z.inRelative(f.first, f.clause.first) {
		return false
	}
	for j := f.last; j < i; j++ {
		if z.any(j, ",") {
			return z.verbIn(j, i) >= 0
		}
	}
	return false
}

// superlative says that a word such as "highest" or "first" stands in the four tokens before
// token i.
func (z *quantifier) superlative(i int) bool {
	for j := max(i-4, z.s.First); j < i; j++ {
		if z.any(j, "highest", "lowest", "first", "largest", "biggest", "smallest", "most", "fewest", "worst", "best", "steepest") {
			return true
		}
	}
	return false
}

// nextNumber is the token at which the next quantity of the sentence begins.
func (z *quantifier) nextNumber(f *figure) int {
	for _, q := range z.quants {
		if at := z.d.At(q.Start); at >= f.last && q.Kind != number.Duration {
			return at
		}
	}
	return z.s.Last
}

// takesOver says that a figure without a time speaks of the period before: it stands in the
// same sentence as the figure before, or points back to it.
func (z *quantifier) takesOver(f *figure) bool {
	t := &z.topic
	if t.layer != f.Layer || f.Unit == "count" || f.Metric == "spending" {
		return false
	}
	if t.sentence == z.si && t.timed == z.si {
		return f.Unit != "percentage points" && f.Unit != "relative change"
	}
	return false
}

// inSessions turns years of voting into sessions of the General Assembly: "2022-23" is one.
func inSessions(w fact.When, split bool) fact.When {
	switch {
	case w.Session > 0 || w.SessionFrom > 0:
	case split:
		return fact.When{Session: number.SessionOf(fact.Date{Year: w.From.Year}), Inferred: w.Inferred}
	}
	return w
}
