// Package eurostat reads Eurostat's monthly crude oil imports by grade (dataflow
// NRG_TI_COIFPM) as CSV: the bare columns indic_nrg, crudeoil, geo, TIME_PERIOD, OBS_VALUE, or
// the full SDMX form with OBS_FLAG.
package eurostat

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
	"tightrope/internal/source"
)

// indicators are the flows among the indicators, with the factor to whole units. The others
// (API degree, sulphur, average price) are properties of a grade.
var indicators = map[string]struct {
	unit  string
	times float64
}{
	"VAL_THS_USD": {"USD", 1000},
	"VOL_THS_BBL": {"bbl", 1000},
}

type key struct {
	month    fact.Date
	from, to fact.ActorID
	unit     string
}

// reading is the state of one file.
type reading struct {
	t      *source.Table
	report *source.Report
	sink   source.Sink
	sums   map[key]float64
	first  map[key]string
	listed map[key]float64 // by month and unit: what the grades add up to
	total  map[key]float64 // by month and unit: TOTAL
	seen   map[string]bool
}

// Read gives "flow" of "crude oil: <grade>" for each grade and month, the sums over the grades
// of one origin as "crude oil", and the grade TOTAL as "total imports". A value with the flag c
// is suppressed. The listed grades need not add up to TOTAL; where they do not, the report says
// so: a share of the listed grades is not a share of the total.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("eurostat", name)
	b, err := source.Open("eurostat", name, r)
	if err != nil {
		return *report, err
	}
	comma := ','
	if head, _ := b.Peek(1 << 10); bytes.Contains(head, []byte("\\TIME_PERIOD\t")) {
		comma = '\t'
	}
	t, err := source.TableFrom("eurostat", name, b, comma, 0)
	if err != nil {
		return *report, err
	}
	x := &reading{
		t: t, report: report, sink: sink, sums: map[key]float64{}, first: map[key]string{},
		listed: map[key]float64{}, total: map[key]float64{}, seen: map[string]bool{},
	}
	next, err := x.layout()
	if err != nil {
		return *report, err
	}
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			break
		}
		if err := next(); err != nil {
			return *report, err
		}
	}
	if err := x.giveSums(); err != nil {
		return *report, err
	}
	x.compare()
	return report.Close()
}

// cell is one value with what it is of.
type cell struct {
	indicator, grade, place string
	month                   fact.Date
	value                   float64
	known                   bool
	flags                   string
}

// row takes one cell.
func (x *reading) row(r cell) error {
	line := x.t.Line()
	what, flow := indicators[r.indicator]
	if !flow {
		x.report.Refuse(line, "%s is a property of a grade, no flow", r.indicator)
		return nil
	}
	v, known, month, grade := r.value, r.known, r.month, r.grade
	suppressed := strings.ContainsAny(r.flags, "cC")
	switch {
	case v < 0:
		x.report.Refuse(line, "a negative value")
		return nil
	case !known && !suppressed:
		x.report.Refuse(line, "no value")
		return nil
	case !x.report.Plausible(line, v*what.times, what.unit):
		return nil
	}
	k := key{month: month, unit: what.unit}
	var ok bool
	if k.to, ok = x.reporter(r.place); !ok {
		return nil
	}
	if grade == "TOTAL" {
		x.total[k] = v * what.times
		return x.give(k.observe("total imports", "crude oil", v*what.times), suppressed, "total")
	}
	k.from, ok = origin(grade)
	if !ok {
		x.report.Refuse(line, "grade %q has no origin that is known", grade)
		return nil
	}
	x.sums[k] += v * what.times
	if x.first[k] == "" {
		x.first[k] = x.t.Locator()
	}
	x.listed[key{month: k.month, to: k.to, unit: k.unit}] += v * what.times
	return x.give(k.observe("flow", "crude oil: "+grade, v*what.times), suppressed, grade)
}

func (x *reading) give(o fact.Observation, suppressed bool, grade string) error {
	o.ID += "." + grade
	o.Locator = x.t.Locator()
	if suppressed {
		o.Value, o.Status = 0, fact.Suppressed
	}
	if x.seen[o.ID] {
		x.report.Refuse(x.t.Line(), "a second row of the same grade and month")
		return nil
	}
	x.seen[o.ID] = true
	x.report.Keep(1)
	return x.sink.Observation(o)
}

// reporter leads Eurostat's geo to an actor; EU_V is the Union as it was at the time.
func (x *reading) reporter(geo string) (fact.ActorID, bool) {
	if strings.HasPrefix(geo, "EU") {
		return "EU", true
	}
	return x.report.Code(x.t.Line(), "eurostat", geo, fact.Date{})
}

// origin is the state of a grade: the part of its code before the first underscore, by
// Eurostat's letters, except for emirates and remainders.
func origin(grade string) (fact.ActorID, bool) {
	head, _, ok := strings.Cut(grade, "_")
	if !ok && grade != "UNK" {
		return "", false // "NA" is no grade of Namibia but no grade
	}
	switch head {
	case "AUH", "DXB":
		return "ARE", true
	case "AG": // grades of Algeria stand under AG and DZ
		return "DZA", true
	case "AFR", "ASI", "EUR", "LA", "ME", "UNK", "OTH":
		return "XXA", true
	}
	return actor.Default().ByCode("eurostat", head, fact.Date{})
}

func (k key) observe(measure, item string, v float64) fact.Observation {
	o := fact.Observation{
		ID:    fmt.Sprintf("o.eurostat.%s.%s.%s.%s", k.month, k.from, k.to, k.unit),
		Layer: fact.Energy, Measure: measure, Item: item, From: k.from, To: k.to, Value: v, Unit: k.unit,
		Period: fact.Period{From: k.month, To: k.month}, Reporter: string(k.to), Basis: fact.ImporterCustoms,
		Status: fact.Reported, Source: "eurostat", Verified: true, Credibility: 2,
	}
	if measure == "total imports" {
		o.From, o.To = k.to, ""
	}
	if v == 0 {
		o.Status = fact.Zero
	}
	return o
}

func (x *reading) giveSums() error {
	for _, k := range sorted(x.sums) {
		o := k.observe("flow", "crude oil", x.sums[k])
		o.Locator, o.Note = x.first[k], "sum of the grades listed for the origin, the first on the row given"
		if err := x.sink.Observation(o); err != nil {
			return err
		}
		x.report.Given++
	}
	return nil
}

// compare sets what the grades of a month add up to against TOTAL.
func (x *reading) compare() {
	low, months := 1.0, map[fact.Date]bool{}
	for _, k := range sorted(x.total) {
		if x.total[k] <= 0 {
			continue
		}
		share := x.listed[k] / x.total[k]
		if share < 0.98 || share > 1.02 {
			months[k.month] = true
			low = min(low, share)
		}
	}
	if n := len(months); n > 0 {
		x.report.Alert("in %d months the listed grades do not add up to TOTAL (down to %.0f %% of it): a share of the listed grades is no share of the total", n, 100*low)
	}
}

func sorted[V any](m map[key]V) []key {
	keys := make([]key, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.month.Days(), b.month.Days()), cmp.Compare(a.to, b.to), cmp.Compare(a.from, b.from), cmp.Compare(a.unit, b.unit))
	})
	return keys
}
