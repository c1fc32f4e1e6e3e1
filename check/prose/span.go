package prose

import (
	"strconv"
	"strings"

	"tightrope/check/cue"

	"tightrope/read/number"
)

// span is the years that a part is about.
type span struct {
	from, to int  // 0 = open
	stated   bool // the words name it
	latest   bool // "now", or no time at all: the last year with data
}

var (
	decadeBefore = cue.Of(`(?i)\b(decade|(\w+) years) (?:prior to|before|leading up to|up to|to) (\d{4})\b`)
	priorTo      = cue.Of(`(?i)\b(?:prior to|before|until|up to) (\d{4})\b`)
	forLong      = cue.Of(`(?i)\bfor (?:well )?(?:over |more than |almost |nearly |about |at least )?(?:the (?:last|past) )?(\w+)[ -](years|decades)\b`)
	forDecades   = cue.Of(`(?i)\bfor decades\b|\bdecades\b`)
	thisCentury  = cue.Of(`(?i)\b21st century\b`)
	introduction = cue.Of(`(?i)\bsince (?:their|its) introduction\b`)
	hasSince     = cue.Of(`(?i)\b(?:has|have) since\b[^,.;]*$`)
	earlyWord    = cue.Of(`(?i)\bearly (?:\w+ )?(\d{4})s\b|\bearly (\d{4})s\b`)
	lateWord     = cue.Of(`(?i)\blate (\d{4})s\b`)
	nowWord      = cue.Of(`(?i)\b(?:today|now|currently|nowadays|at present)\b`)
	afterWord    = cue.Of(`(?i)\b(?:after|since|following)\b[^.,;]*$`)
)

var counted = map[string]int{
	"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"several": 3, "few": 3, "last": 1, "past": 1,
}

func count(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	return counted[strings.ToLower(word)]
}

// spanOf finds the years of a part: the time that stands nearest to it, else the words for a
// long time, else the latest year.
func (s *sentence) spanOf(p part) span {
	year := s.date.Year
	if m := decadeBefore.Parts(s.text); m != nil {
		n := 10
		if m[2] != "" {
			n = count(m[2])
		}
		if y, _ := strconv.Atoi(m[3]); n > 0 {
			return collapse(span{from: y - n, to: y - 1 + toward(m[0]), stated: true}, p)
		}
	}
	if hasSince.In(s.text[max(0, p.at-40):p.at]) {
		return span{latest: true}
	}
	t, ok := s.nearest(p)
	if !ok {
		switch m := forLong.Parts(s.text); {
		case introduction.In(s.text):
			return span{from: 0, to: year, stated: true}
		case thisCentury.In(s.text):
			return span{from: 2001, to: 0, stated: true}
		case m != nil && count(m[1]) > 0:
			n := count(m[1])
			if strings.EqualFold(m[2], "decades") {
				n *= 10
			}
			return span{from: year - n, to: 0, stated: true}
		case forDecades.In(s.text):
			return span{from: year - 20, to: 0, stated: true}
		}
		return span{latest: true}
	}
	return s.spanOfTime(t, p)
}

// toward is 1 for "leading up to 2018", which ends in that year, and 0 for "before 2018".
func toward(words string) int {
	if strings.Contains(strings.ToLower(words), "leading up to") {
		return 1
	}
	return 0
}

func (s *sentence) spanOfTime(t number.Time, p part) span {
	from, to := t.When.From.Year, t.When.To.Year
	if t.Kind == number.Relative && from == to && from == s.date.Year || nowWord.In(s.text[t.Start:t.End]) {
		return span{latest: true}
	}
	words := s.text[max(0, t.Start-12):min(len(s.text), t.End+1)]
	if m := priorTo.Parts(s.text[max(0, t.Start-8):t.End]); m != nil {
		y, _ := strconv.Atoi(m[1])
		return span{from: 0, to: y - 1, stated: true}
	}
	switch {
	case earlyWord.In(words) && to-from == 9:
		to = from + 4
	case lateWord.In(words) && to-from == 9:
		from = to - 4
	}
	out := span{from: from, to: to, stated: true}
	if from == to && from > 0 && afterWord.In(s.text[max(0, t.Start-70):t.Start]) {
		out.to = 0
	}
	if to >= s.date.Year && s.date.Year > 0 {
		out.to = 0 // up to now: the data may lag
	}
	if s.dated() > 1 {
		return out
	}
	return collapse(out, p)
}

// collapse takes the first year of a span for the number after "from", and the last for the
// one after "to".
func collapse(sp span, p part) span {
	if sp.from == sp.to || sp.from == 0 {
		return sp
	}
	switch p.series {
	case number.From:
		sp.to = sp.from + 1 // figures of the start are often of the year before or after
	case number.To:
		if sp.to > 0 {
			sp.from = sp.to
		}
	}
	return sp
}

// dated counts the times of the sentence that have a year.
func (s *sentence) dated() int {
	n := 0
	for _, t := range s.times {
		if t.Kind == number.Absolute && t.When.From.Year > 0 {
			n++
		}
	}
	return n
}

// nearest is the time that belongs to a part: alone in the sentence, or the next to it, before
// the next part comes.
func (s *sentence) nearest(p part) (number.Time, bool) {
	best, least, found := number.Time{}, 1<<30, false
	for _, t := range s.times {
		if t.Kind == number.Anaphoric || t.Kind == number.Clock || t.When.From.Year == 0 && t.When.To.Year == 0 {
			continue
		}
		d := t.Start - max(p.end, p.at)
		if t.Start < p.at {
			d = p.at - t.End + 8
		}
		if strings.ContainsAny(s.text[min(t.End, max(p.end, p.at)):max(p.at, t.Start)], ",;") {
			d += 40 // another clause
		}
		for _, o := range s.parts {
			if o.at != p.at && (o.at > p.at && o.at < t.Start || o.at < p.at && o.at > t.End) {
				d += 200 // another part stands between
			}
		}
		if d < least {
			best, least, found = t, d, true
		}
	}
	return best, found
}
