package prose

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tightrope/check"
	"tightrope/expose"
	"tightrope/fact"
	"tightrope/read/number"
)

// Answer is the verdict on a sentence, with the series and years that it used.
type Answer struct {
	fact.Check
	Series     []string                 // ids of the series used
	Years      map[string][]fact.Period // by series
	Confidence float64                  // 0 to 1: how much of the sentence was understood, and how well the series fit
}

// outcome of one part.
type outcome int

const (
	unknown outcome = iota // no data cover it
	holds
	fails
	mixed
)

// bench is one sentence with the series that it is checked on.
type bench struct {
	sentence
	series []Series
	values []fact.CheckValue
	why    []string
	used   map[string][]fact.Period
}

// Judge checks a sentence of a given date on the given series. All parts of the sentence must
// hold for SUPPORTED; one that fails is CONTRADICTED; one without data is NOT_CHECKABLE.
func Judge(text string, date fact.Date, series []Series) Answer {
	b := &bench{sentence: parse(text, date), series: series, used: map[string][]fact.Period{}}
	a := Answer{Years: b.used}
	b.series = slices.DeleteFunc(slices.Clone(b.series), Series.erratic)
	if why := b.beyond(); why != "" {
		a.Verdict, a.Reason, a.Settle = fact.NotCheckable, why, "a series that covers it"
		return a
	}
	b.series = b.relevant()
	for _, s := range b.series {
		a.Series = append(a.Series, s.ID)
	}
	counts := map[outcome]int{}
	for _, p := range b.parts {
		counts[b.judge(p)]++
	}
	a.Values = b.values
	a.Confidence = float64(counts[holds]+counts[fails]) / float64(max(len(b.parts), 1))
	switch {
	case counts[fails] > 0:
		a.Verdict = fact.Contradicted
	case counts[unknown] > 0 || len(b.parts) == 0:
		a.Verdict, a.Settle = fact.NotCheckable, "values of the series for the country and the years of the sentence"
	case counts[mixed] > 0:
		a.Verdict = fact.DependsOnBasis
	default:
		a.Verdict = fact.Supported
	}
	a.Reason = strings.Join(b.why, "; ") + "."
	if len(b.why) == 0 {
		a.Reason = "Nothing in the sentence can be measured on the series."
	}
	return a
}

// beyond says why yearly series of the past cannot decide the sentence at all.
func (b *bench) beyond() string {
	switch {
	case len(b.series) == 0:
		return "No series fits the sentence."
	case cueProject.In(b.text):
		return "It is about the future; no data can decide it yet."
	case cueMonths.In(b.text):
		return "It is about months, and the series are yearly."
	}
	return ""
}

func (b *bench) judge(p part) outcome {
	switch p.form {
	case extreme:
		return b.extremePart(p)
	case versus:
		return b.versusPart(p)
	case overtakes:
		return b.overtakesPart(p)
	}
	group := b.together(p)
	if len(group) == 0 {
		b.why = append(b.why, "no series given counts what the number counts")
		return unknown
	}
	actors := b.subjects(group[0], p)
	if len(actors) == 0 {
		b.why = append(b.why, "the sentence names no country that the series has")
		return unknown
	}
	if b.sum || b.area != "" && len(actors) > 1 {
		return b.one(p, group, actors)
	}
	all := holds
	for _, a := range actors {
		switch r := b.one(p, group, []fact.ActorID{a}); {
		case r == fails:
			return fails
		case r != holds:
			all = r
		}
	}
	return all
}

// one judges a level, change, multiple or direction for one actor (or several added up).
func (b *bench) one(p part, group []Series, actors []fact.ActorID) outcome {
	sp := b.spanOf(p)
	years, ok := b.covered(group, actors, sp)
	name := actorNames(actors) + ", " + group[0].Title
	if !ok {
		b.why = append(b.why, name+": no values cover "+sp.words())
		return unknown
	}
	for _, s := range group {
		b.used[s.ID] = append(b.used[s.ID], fact.YearPeriod(years[0], years[len(years)-1]))
	}
	switch p.form {
	case direction:
		return b.directionOf(p, group, actors, years, name)
	case change, multiple:
		return b.changeOf(p, group, actors, years, name)
	}
	return b.levelOf(p, group, actors, years, sp, name)
}

func (sp span) words() string {
	if sp.latest {
		return "the last years before the text"
	}
	return strings.Trim(fmt.Sprintf("%d to %d", sp.from, sp.to), " ")
}

func actorNames(ids []fact.ActorID) string {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = string(id)
	}
	return strings.Join(parts, "+")
}

// levelOf judges a figure over the years of its span.
func (b *bench) levelOf(p part, group []Series, actors []fact.ActorID, years []int, sp span, name string) outcome {
	low, high, _ := wanted(p, group[0])
	ok := func(v float64) bool {
		if high > low && p.op == "eq" {
			return v >= 0.9*low && v <= 1.1*high
		}
		return agrees(p, low, v)
	}
	how := b.how
	if how == always && !sp.stated {
		how = ""
	}
	if sp.latest && len(years) == 1 {
		return b.latestLevel(p, group, actors, years[0], ok, low, name)
	}
	if p.series != number.Alone && sp.to-sp.from <= 1 || len(years) == 1 {
		how = atEnd
	}
	var values []float64
	inside := 0
	for _, y := range years {
		v, _ := b.at(group, actors, y)
		values = append(values, v)
		if ok(v) {
			inside++
		}
	}
	last := values[len(values)-1]
	share := float64(inside) / float64(len(values))
	b.value(p, group, actors, years, last, share >= 0.75)
	b.why = append(b.why, fmt.Sprintf("%s: %s in %d, %s in %d; %d of %d years agree", name, expose.Number(values[0]), years[0], expose.Number(last), years[len(years)-1], inside, len(years)))
	switch how {
	case always:
		return verdict(inside == len(values))
	case mostly:
		return verdict(share >= 0.8)
	case mean:
		return verdict(ok(average(values)))
	case atEnd:
		return verdict(ok(last) || p.series == number.From && ok(values[0]))
	}
	if countable(p) && p.yearly == 0 && (ok(sumOf(values)) || ok(average(values))) {
		return holds
	}
	if cueUp.In(b.text) || cueDown.In(b.text) { // "rose to over 20 percent": the place where it ends
		if sp.to != sp.from && b.moves(p) {
			return verdict(ok(last) && (last > values[0]) == !cueDown.In(b.text))
		}
	}
	switch {
	case share >= 0.75:
		return holds
	case share <= 0.4:
		return fails
	}
	return mixed
}

// moves says that the number is where a movement ends: "to 5 %".
func (b *bench) moves(p part) bool {
	before := strings.ToLower(b.text[max(0, p.at-12):p.at])
	return strings.HasSuffix(strings.TrimSpace(before), " to") || strings.Contains(strings.ToLower(b.text[p.at:min(len(b.text), p.at+4)]), "to ")
}

func countable(p part) bool {
	return p.kind == number.Measure || p.kind == number.Count || p.kind == number.Money || p.kind == number.Bare && p.value != 0
}

// latestLevel judges a figure without a time: on the last year with data, or the one before.
func (b *bench) latestLevel(p part, group []Series, actors []fact.ActorID, year int, ok func(float64) bool, low float64, name string) outcome {
	v, _ := b.at(group, actors, year)
	b.value(p, group, actors, []int{year}, v, ok(v))
	b.why = append(b.why, fmt.Sprintf("%s: %s in %d against %s", name, expose.Number(v), year, expose.Number(low)))
	if ok(v) {
		return holds
	}
	if w, has := b.at(group, actors, year-1); has && ok(w) {
		return holds
	}
	return fails
}

func agrees(p part, want, v float64) bool {
	exact := p.exact
	if p.kind == number.Fraction {
		exact *= 100
	}
	if p.op == "eq" { // a number of a sentence about a country is rounded more freely than one about a flow
		return math.Abs(v-want) <= max(map[bool]float64{true: 0.15, false: 0.1}[p.approx]*math.Abs(want), exact)+1e-9
	}
	return check.Agrees(v, want, p.op, p.approx, exact)
}

func verdict(ok bool) outcome {
	if ok {
		return holds
	}
	return fails
}

func (b *bench) directionOf(p part, group []Series, actors []fact.ActorID, years []int, name string) outcome {
	if len(years) < 2 {
		years = b.lastYears(group, actors, 10)
	}
	if len(years) < 2 {
		return unknown
	}
	points := make([]expose.Point, len(years))
	for i, y := range years {
		v, _ := b.at(group, actors, y)
		points[i] = expose.Point{Label: fmt.Sprint(y), Value: v}
	}
	t, err := expose.TrendOf(points, p.up, expose.EndToEnd)
	if err != nil {
		return unknown
	}
	ok := t.Holds && (!p.steady || float64(t.With) >= 0.7*float64(t.Steps))
	b.value(p, group, actors, years, points[len(points)-1].Value, ok)
	b.why = append(b.why, fmt.Sprintf("%s: %s in %d, %s in %d", name, expose.Number(points[0].Value), years[0], expose.Number(points[len(points)-1].Value), years[len(years)-1]))
	return verdict(ok)
}

func (b *bench) changeOf(p part, group []Series, actors []fact.ActorID, years []int, name string) outcome {
	before, after, ok := b.ends(p, group, actors, years)
	if !ok {
		return unknown
	}
	ratio, err := expose.Ratio(before, after)
	if err != nil {
		return unknown
	}
	v, want := ratio, p.value
	if p.form == change {
		v, want = 100*(ratio-1), p.value*float64(p.up)
	}
	ok = check.Agrees(v, want, p.op, p.approx || p.op == "eq", 1)
	if p.form == change && group[0].percent() && check.Agrees(after-before, want, p.op, true, 0.5) {
		ok = true // "by 5 percent" of a percentage may mean points
	}
	b.value(p, group, actors, years, v, ok)
	b.why = append(b.why, fmt.Sprintf("%s: %s before, %s after", name, expose.Number(before), expose.Number(after)))
	return verdict(ok)
}

// ends are the values between which a change lies: of two spans that the sentence names, else
// of the first and last year.
func (b *bench) ends(p part, group []Series, actors []fact.ActorID, years []int) (before, after float64, ok bool) {
	var spans []span
	for _, t := range b.times {
		if t.Kind == number.Absolute && t.When.From.Year > 0 && t.When.To.Year > 0 {
			spans = append(spans, span{from: t.When.From.Year, to: t.When.To.Year, stated: true})
		}
	}
	if n := len(spans); n >= 2 && spans[n-2].to <= spans[n-1].from {
		x, okx := b.covered(group, actors, spans[n-2])
		y, oky := b.covered(group, actors, spans[n-1])
		if !okx || !oky {
			return 0, 0, false
		}
		return b.meanOver(group, actors, x), b.meanOver(group, actors, y), true
	}
	if len(years) < 2 {
		years = b.lastYears(group, actors, 10)
	}
	if len(years) < 2 {
		return 0, 0, false
	}
	before, _ = b.at(group, actors, years[0])
	after, _ = b.at(group, actors, years[len(years)-1])
	return before, after, true
}

func (b *bench) meanOver(group []Series, actors []fact.ActorID, years []int) float64 {
	var values []float64
	for _, y := range years {
		v, _ := b.at(group, actors, y)
		values = append(values, v)
	}
	return average(values)
}

func average(v []float64) float64 { return sumOf(v) / float64(max(len(v), 1)) }

func sumOf(v []float64) (t float64) {
	for _, x := range v {
		t += x
	}
	return t
}

// value records what was computed, with its rows.
func (b *bench) value(p part, group []Series, actors []fact.ActorID, years []int, v float64, inside bool) {
	cv := fact.CheckValue{
		Basis: group[0].Title, Value: v, Unit: group[0].Unit, Inside: inside, Reasonable: true,
		Period: fact.YearPeriod(years[0], years[len(years)-1]), Formula: string(p.form) + " of " + actorNames(actors),
	}
	for _, s := range group {
		for _, a := range actors {
			for _, y := range years {
				if id := s.Rows[a][y]; id != "" {
					cv.Rows = append(cv.Rows, id)
				}
			}
		}
	}
	b.values = append(b.values, cv)
}
