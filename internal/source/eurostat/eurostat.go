// Package eurostat reads Eurostat's monthly crude oil imports by grade (dataflow
// NRG_TI_COIFPM) as CSV: the bare columns indic_nrg, crudeoil, geo, TIME_PERIOD, OBS_VALUE, or
// the full SDMX form with OBS_FLAG.
package eurostat

import (
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
	c      []int
	flag   int // column of OBS_FLAG, -1 where there is none
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
	t, err := source.NewTable("eurostat", name, r, ',')
	if err != nil {
		return *report, err
	}
	c, err := t.Columns("indic_nrg", "crudeoil", "geo", "TIME_PERIOD", "OBS_VALUE")
	if err != nil {
		return *report, err
	}
	x := &reading{
		t: t, c: c, flag: -1, report: report, sink: sink, sums: map[key]float64{}, first: map[key]string{},
		listed: map[key]float64{}, total: map[key]float64{}, seen: map[string]bool{},
	}
	if at, err := t.Columns("OBS_FLAG"); err == nil {
		x.flag = at[0]
	}
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			break
		}
		if err := x.row(); err != nil {
			return *report, err
		}
	}
	if err := x.giveSums(); err != nil {
		return *report, err
	}
	x.compare()
	return report.Close()
}

func (x *reading) row() error {
	line := x.t.Line()
	what, flow := indicators[x.t.Text(x.c[0])]
	if !flow {
		x.report.Refuse(line, "%s is a property of a grade, no flow", x.t.Text(x.c[0]))
		return nil
	}
	month, err := x.t.Date(x.c[3])
	if err != nil {
		return err
	}
	if month.Month == 0 {
		return x.t.Fault(x.c[3], "a month YYYY-MM")
	}
	v, known, err := x.t.Number(x.c[4])
	if err != nil {
		return err
	}
	suppressed := x.flag >= 0 && strings.Contains(x.t.Text(x.flag), "c")
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
	if k.to, ok = x.reporter(x.t.Text(x.c[2])); !ok {
		return nil
	}
	grade := x.t.Text(x.c[1])
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
