package prose

import (
	"slices"
	"strconv"
	"strings"

	"tightrope/actor"
	"tightrope/check"
	"tightrope/check/cue"
	"tightrope/fact"
	"tightrope/read/number"
)

// What a part of a sentence says.
type form string

const (
	level     form = "level"      // a figure
	change    form = "change"     // by so much
	multiple  form = "multiple"   // so many times
	direction form = "direction"  // up or down
	versus    form = "comparison" // more or less than others
	extreme   form = "extreme"    // the most or the least of all
	overtakes form = "overtakes"  // one series above another
)

// How long a level must hold.
type manner string

const (
	always manner = "always" // every year
	mostly manner = "mostly" // four years of five
	mean   manner = "mean"   // on average
	once   manner = "once"   // at some time: the peak of a series of steps
	atEnd  manner = "at the end"
)

// part is one thing that a sentence asserts.
type part struct {
	form   form
	at     int // bytes of the text, to find the time that belongs to it
	end    int
	value  float64
	high   float64 // upper end of a range; equal to value otherwise
	op     string
	approx bool
	exact  float64 // half of the last digit written
	kind   number.Kind
	unit   string
	noun   string
	ratio  bool    // "1:600"
	yearly float64 // times that a year has the rate: 365 for "a day", 8,760 for "an hour"
	series number.Series
	up     int
	steady bool
	others string // comparison: "all" others of the group, or named ones
}

// sentence is a claim taken apart.
type sentence struct {
	text   string
	lower  string
	date   fact.Date
	parts  []part
	times  []number.Time
	actors []fact.ActorID
	area   string // "world", "africa" where the words mean the whole of it
	group  string // "G7", "G20", "africa": among whom a comparison is
	sum    bool   // of the countries together
	how    manner
}

var (
	ratioWord = cue.Of(`\b1\s?:\s?(\d[\d,]*)(?:\s?[-–]\s?(\d[\d,]*))?`)
	forEvery  = cue.Of(`(?i)\bone ([a-z]+(?: [a-z]+)?) (?:for|per|to) (?:every )?(\d[\d,]*)\b`)
	rateWords = []struct {
		cue   *cue.Cue
		times float64
	}{
		{cue.Of(`(?i)\b(?:per|every|an|each) hour\b|\bhourly\b`), 8760},
		{cue.Of(`(?i)\b(?:per|every|a|each) day\b|\bdaily\b`), 365},
		{cue.Of(`(?i)\b(?:per|every|a|each) week\b|\bweekly\b`), 52},
		{cue.Of(`(?i)\b(?:per|every|a|each) month\b|\bmonthly\b`), 12},
		{cue.Of(`(?i)\b(?:per|every|a|each) minute\b`), 525600},
	}
	cueAlways   = cue.Of(`(?i)\b(?:consistently|always|never|throughout|entire|remain(?:ed|s|ing)?|maintained|held true|for (?:the )?(?:over |past |last )?(?:\w+ )?decades|every year|each year|at any point|constantly|whole|any electricity)\b`)
	cueAlmost   = cue.Of(`(?i)\balmost (?:the entire|all|always|every)\b`)
	cueAverage  = cue.Of(`(?i)\bon average\b|\baverage of\b|\baveraged\b`)
	cueUp       = cue.Of(`(?i)\b(?:increas\w*|ris(?:e|es|en|ing)|rose|gr(?:ew|own|owing|ows)|climb\w*|surg\w*|expand\w*|doubl\w*|tripl\w*|enhanced|gain\w*|recover\w*|rebound\w*|higher than (?:ever|before))\b`)
	cueDown     = cue.Of(`(?i)\b(?:decreas\w*|declin\w*|f[ae]ll(?:en|ing|s)?|drop(?:s|ped|ping)?|shr[aiu]nk\w*|reduc\w*|halv\w*|plung\w*|lower(?:ed|ing))\b`)
	cueSteady   = cue.Of(`(?i)\b(?:steadily|consistently|constantly|continu\w*|every year|year after year)\b`)
	cueBelow    = cue.Of(`(?i)(?:f[ae]ll(?:s|en|ing)?|fell) (?:far |well )?(?:short of|below)|\bshort of\b|\bunder\b|\bbelow\b|\bfewer than\b|\bless than\b`)
	cueNeverUp  = cue.Of(`(?i)\b(?:never|not|n't|nor) (?:once )?(?:exceed\w*|rose above|risen above|surpass\w*|reach\w*|topp\w*)`)
	cueNeverDn  = cue.Of(`(?i)\b(?:never|not) (?:dropp?\w*|f[ae]ll\w*|fell|dip\w*) (?:below|under)`)
	cueAbove    = cue.Of(`(?i)\b(?:exceed\w*|above|surpass\w*|more than|over)\b`)
	cueBy       = cue.Of(`(?i)\bby (?:about |around |nearly |almost |over |more than |roughly |some |approximately )?$|\b(?:enhanced|increase|growth|rise|decline|drop|fall|decrease) of (?:about |over |nearly )?$`)
	cueNone     = cue.Of(`(?i)\b(?:no|zero|not any|without any)\b|\bn[o']t (?:used?|produced?|recorded?|have)\b|phased out|does(?:n[’']t| not) use|have not used|has not produced`)
	cueSum      = cue.Of(`(?i)\bcombined\b|\btogether\b|\bin total\b`)
	cueProject  = cue.Of(`(?i)\b(?:projected|forecast|is expected|will (?:reach|be|surpass|exceed))\b`)
	cueMonths   = cue.Of(`(?i)\b(?:(?:the )?month of|every month|(?:last|first|past) (?:\w+ )?(?:months|weeks|days|quarter)|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})\b`)
	cueNot      = cue.Of(`(?i)\bnot\b|n[’']t\b`)
	anyOther    = cue.Of(`(?i)\b(more|higher|greater|larger|less|lower|fewer|smaller)\b[^.]{0,40}?\bthan (?:in )?any other (?:G7|G20|EU|European|African|Asian|\w+)?\b`)
	highestIn   = cue.Of(`(?i)\b(highest|largest|most|biggest|greatest|lowest|fewest|smallest|least)\b`)
	thanNamed   = cue.Of(`(?i)\b(more|higher|greater|larger|above|less|lower|fewer|smaller|below)\b (?:\w+ ){0,3}?(?:than|that of)\b`)
	onlyOne     = cue.Of(`(?i)\bthe only (?:G7|G20|EU|European|African|Asian) (?:nation|country|state)\b`)
	overtaking  = cue.Of(`(?i)\bovert(?:ake|aken|ook)\b|\blargest source\b|\bdominant source\b`)
	ofCountries = cue.Of(`^\w+ [^.,]{0,40}\b(?:country|nation|spender|state|producer|in africa|in europe|in the g7|in the world)\b`)
	groupWord   = cue.Of(`\b(G7|G20|Africa|African|Europe|European|EU|Asia|Asian|world)\b`)
	bracketWord = cue.Of(`[\[\]]`)
)

// parse takes a sentence apart.
func parse(text string, date fact.Date) sentence {
	text = bracketWord.Replace(text, " ")
	s := sentence{text: text, lower: strings.ToLower(text), date: date}
	var quantities []number.Quantity
	quantities, s.times = number.Read(text, date)
	s.actors = actorsIn(text)
	s.area = areaOf(text, s.actors)
	s.sum = cueSum.In(text) && len(s.actors) > 1
	s.how = s.mannerOf()
	s.ratios()
	for _, q := range quantities {
		s.quantity(q)
	}
	s.comparisons()
	if len(s.parts) == 0 || s.directionOnly() {
		s.directions()
	}
	if len(s.parts) == 0 && cueNone.In(text) {
		s.parts = append(s.parts, part{form: level, op: "eq", kind: number.Bare, at: cueNone.At(text)[0]})
	}
	return s
}

// actorsIn lists the states of a sentence: a "South African" is one and "Africa" is none.
func actorsIn(text string) []fact.ActorID {
	var out []fact.ActorID
	for _, id := range check.Mentioned(text) {
		if a, ok := actor.Default().Get(id.State()); ok && a.Kind == fact.State && !slices.Contains(out, id.State()) {
			out = append(out, id.State())
		}
	}
	return out
}

// areaOf says whether the sentence is about a part of the world rather than states.
func areaOf(text string, actors []fact.ActorID) string {
	if len(actors) > 0 {
		return ""
	}
	l := strings.ToLower(text)
	for _, w := range []struct{ cue, area string }{
		{"africa", "africa"},
		{"europe", "europe"},
		{"asia", "asia"},
		{"world", "world"},
		{"global", "world"},
	} {
		if strings.Contains(l, w.cue) {
			return w.area
		}
	}
	return ""
}

func (s *sentence) mannerOf() manner {
	switch {
	case cueAverage.In(s.text):
		return mean
	case cueAlmost.In(s.text):
		return mostly
	case cueAlways.In(s.text):
		return always
	}
	return ""
}

// ratios finds "1:600" and "one police officer for every 242 citizens".
func (s *sentence) ratios() {
	num := func(t string) float64 {
		v, _ := strconv.ParseFloat(strings.ReplaceAll(t, ",", ""), 64)
		return v
	}
	if m := ratioWord.PartsAt(s.text); m != nil {
		p := part{form: level, ratio: true, at: m[0], value: num(s.text[m[2]:m[3]]), kind: number.Fraction}
		p.high = p.value
		if m[4] > 0 {
			p.high = num(s.text[m[4]:m[5]])
		}
		p.op, p.approx = s.opBefore(m[0], "eq"), strings.Contains(s.lower[max(0, m[0]-12):m[0]], "about")
		s.parts = append(s.parts, p)
	}
	if len(s.parts) == 0 {
		if m := forEvery.PartsAt(s.text); m != nil {
			v := num(s.text[m[4]:m[5]])
			s.parts = append(s.parts, part{form: level, ratio: true, at: m[0], value: v, high: v, op: "eq", kind: number.Fraction})
		}
	}
}

// quantity makes a part of a number, if it is one that a series can hold.
func (s *sentence) quantity(q number.Quantity) {
	for _, p := range s.parts {
		if p.ratio {
			return // the numbers of a ratio are not figures of their own
		}
	}
	switch q.Kind {
	case number.Duration, number.Age:
		return
	case number.Count, number.Measure:
		if q.Vague { // "hundreds of deaths"
			return
		}
	case number.Bare:
		if q.Value >= 1900 && q.Value <= 2100 && q.Value == float64(int(q.Value)) {
			return
		}
	}
	p := part{
		form: level, at: q.Start, end: q.End, value: q.Value, high: q.High, op: q.Op, approx: q.Approx, exact: q.Precision, kind: q.Kind,
		unit: q.Unit, noun: q.Noun, series: q.Series,
	}
	before := s.text[max(0, q.Start-30):q.Start]
	if q.Op == "eq" || q.Op == "gt" {
		p.op = s.opBefore(q.NumStart, q.Op)
	}
	switch {
	case q.Kind == number.Multiple:
		p.form = multiple
	case q.Kind == number.Percent && cueBy.In(before), q.Kind == number.Percent && strings.Contains(strings.ToLower(before), "enhanced"):
		p.form = change
		p.up = 1
		if cueDown.In(s.text[:q.Start]) && !cueUp.In(s.text[max(0, q.Start-40):q.Start]) {
			p.up = -1
		}
	}
	if p.form == level {
		for _, r := range rateWords {
			if r.cue.In(s.text) {
				p.yearly = r.times
				break
			}
		}
	}
	s.parts = append(s.parts, p)
}

// opBefore reads from the words just before a number whether it is a bound.
func (s *sentence) opBefore(at int, op string) string {
	before := s.text[max(0, at-60):at]
	if i := strings.LastIndexAny(before, ".;"); i >= 0 {
		before = before[i+1:]
	}
	last := func(r *cue.Cue) int {
		all := r.AllAt(before)
		if len(all) == 0 {
			return -1
		}
		return all[len(all)-1][1]
	}
	up, down := last(cueNeverUp), last(cueNeverDn)
	switch {
	case up >= 0 && up >= len(before)-25:
		return "le"
	case down >= 0 && down >= len(before)-25:
		return "ge"
	}
	below, above := last(cueBelow), last(cueAbove)
	// a ratio stands after the name of whoever recommends it, so the cue may stand further off
	near := func(i int) bool {
		return i >= 0 && (i >= len(before)-26 || op == "eq" && strings.Contains(before[i:], "ratio"))
	}
	switch {
	case near(below) && below > above:
		return "lt"
	case near(above) && above > below:
		return "gt"
	}
	return op
}

// directionOnly says that no part is about how the series moved although the words are. Two
// figures of different times say it by themselves.
func (s *sentence) directionOnly() bool {
	if len(s.times) > 1 && len(s.parts) > 1 {
		return false
	}
	for _, p := range s.parts {
		if p.form == change || p.form == multiple || p.form == direction || p.series != number.Alone {
			return false
		}
	}
	return cueUp.In(s.text) != cueDown.In(s.text)
}

func (s *sentence) directions() {
	up, down := cueUp.At(s.text), cueDown.At(s.text)
	p := part{form: direction, steady: cueSteady.In(s.text)}
	switch {
	case up != nil && down == nil:
		p.up, p.at = 1, up[0]
	case down != nil && up == nil && !cueBelowAfter(s.text, down[1]):
		p.up, p.at = -1, down[0]
	default:
		return
	}
	s.parts = append(s.parts, p)
}

// cueBelowAfter says that a fall is no movement but a place: "falls short of", "fell below".
func cueBelowAfter(text string, at int) bool {
	rest := strings.ToLower(strings.TrimSpace(text[at:]))
	for _, w := range []string{"short", "far short", "below", "well below", "under"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// comparisons finds "more than any other G7 country", "lower than in Japan", "the most obese
// country in Africa", "overtook".
func (s *sentence) comparisons() {
	if m := groupWord.First(s.text); m != "" {
		s.group = m
	}
	if m := anyOther.PartsAt(s.text); m != nil {
		word := s.text[m[2]:m[3]]
		s.parts = append(s.parts, part{form: extreme, at: m[0], up: sign(word)})
		return
	}
	if m := onlyOne.At(s.text); m != nil {
		s.parts = append(s.parts, part{form: extreme, at: m[0], others: "only"})
		return
	}
	if overtaking.In(s.text) {
		s.parts = append(s.parts, part{form: overtakes, at: strings.Index(s.lower, "source")})
		return
	}
	if m := thanNamed.PartsAt(s.text); m != nil && len(s.actors) > 1 {
		after := actorsIn(s.text[m[1]:])
		if len(after) > 0 {
			s.parts = append(s.parts, part{form: versus, at: m[0], up: sign(s.text[m[2]:m[3]]), others: string(after[0])})
			return
		}
	}
	if m := highestIn.PartsAt(s.text); m != nil && s.group != "" && s.superlativeOfCountries(m[0]) {
		s.parts = append(s.parts, part{form: extreme, at: m[0], up: sign(s.text[m[2]:m[3]])})
	}
}

// superlativeOfCountries tells "the most obese country in Africa" from "the highest total in
// decades", which compares years.
func (s *sentence) superlativeOfCountries(at int) bool {
	rest := s.lower[at:]
	return ofCountries.In(rest)
}

func sign(word string) int {
	switch strings.ToLower(word) {
	case "less", "lower", "fewer", "smaller", "below", "lowest", "fewest", "smallest", "least":
		return -1
	}
	return 1
}
