// Package eucrude reads the register of crude oil imports into the European Union that the
// Commission publishes under Regulation (EC) 2964/95: by month, importing state, origin and
// grade, with volume and CIF value.
package eucrude

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// key is what one sum is about.
type key struct {
	month    fact.Date
	from, to fact.ActorID
}

// sum adds up the grades of one key.
type sum struct {
	barrels, dollars        float64
	grades, weighed, valued int
	firstLocator            string
}

// Read gives, for each row, "flow" of "crude oil: <grade>" in barrels and in USD, and for each
// importer, origin and month the sum over its grades as "crude oil". Hungary, Slovakia and
// Bulgaria report volumes without values: the volumes are kept. A sum of dollars is given only
// where every grade has a value, for a part is not the whole. Origin is what the importer says;
// Croatia for Hungary is transit, and the register is not changed for it.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("eucrude", name)
	t, err := source.NewTable("eucrude", name, r, ',')
	if err != nil {
		return *report, err
	}
	c, err := t.Columns("Reporting Country", "Country of Origin", "Type of crude oil", "Volume (1000 bbl)", "Total Value ($ 1000)", "date")
	if err != nil {
		return *report, err
	}
	sums := map[key]*sum{}
	seen := map[string]bool{}
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			break
		}
		if err := readRow(t, c, report, sink, sums, seen); err != nil {
			return *report, err
		}
	}
	n, err := giveSums(sums, sink)
	report.Given += n
	if err != nil {
		return *report, err
	}
	return report.Close()
}

func readRow(t *source.Table, c []int, report *source.Report, sink source.Sink, sums map[key]*sum, seen map[string]bool) error {
	day, err := t.Date(c[5])
	if err != nil {
		return err
	}
	barrels, weighed, err := t.Number(c[3])
	if err != nil {
		return err
	}
	dollars, valued, err := t.Number(c[4])
	if err != nil {
		return err
	}
	switch {
	case day.IsZero() || day.Month == 0:
		return t.Fault(c[5], "a date YYYY-MM-DD")
	case !weighed && !valued:
		report.Refuse(t.Line(), "neither volume nor value")
		return nil
	case barrels < 0 || dollars < 0:
		report.Refuse(t.Line(), "a negative volume or value")
		return nil
	case !report.Plausible(t.Line(), barrels*1000, "bbl") || !report.Plausible(t.Line(), dollars*1000, "USD"):
		return nil
	}
	k := key{month: fact.Date{Year: day.Year, Month: day.Month}}
	var ok bool
	if k.to, ok = report.Actor(t.Line(), t.Text(c[0]), day); !ok {
		return nil
	}
	if k.from, ok = report.Actor(t.Line(), origin(t.Text(c[1])), day); !ok {
		return nil
	}
	grade := t.Text(c[2])
	if !valued {
		report.Remark(t.Line(), "no value (the volume is kept)")
	}
	given := 0
	for _, f := range []struct {
		v     float64
		known bool
		unit  string
	}{{barrels * 1000, weighed, "bbl"}, {dollars * 1000, valued, "USD"}} {
		if !f.known {
			continue
		}
		o := observe(k, "crude oil: "+grade, f.v, f.unit, t.Locator())
		for n := 2; seen[o.ID]; n++ {
			o.ID = fmt.Sprintf("%s.%d", strings.TrimSuffix(o.ID, fmt.Sprintf(".%d", n-1)), n)
		}
		seen[o.ID] = true
		if err := sink.Observation(o); err != nil {
			return err
		}
		given++
	}
	report.Keep(given)
	add(sums, k, barrels, dollars, weighed, valued, t.Locator())
	return nil
}

// origin takes the words that the register adds to a name for the name.
func origin(s string) string {
	switch {
	case strings.HasPrefix(s, "Other"):
		return "Other countries"
	case s == "Abu Dhabi", s == "Dubai", s == "Sharjah":
		return "United Arab Emirates"
	case s == "Congo (DR)":
		return "Congo (Kinshasa)"
	}
	return s
}

func add(sums map[key]*sum, k key, barrels, dollars float64, weighed, valued bool, locator string) {
	s := sums[k]
	if s == nil {
		s = &sum{firstLocator: locator}
		sums[k] = s
	}
	s.grades++
	s.barrels += barrels
	s.dollars += dollars
	if weighed {
		s.weighed++
	}
	if valued {
		s.valued++
	}
}

func giveSums(sums map[key]*sum, sink source.Sink) (given int, err error) {
	keys := make([]key, 0, len(sums))
	for k := range sums {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y key) int {
		return cmp.Or(cmp.Compare(x.month.Days(), y.month.Days()), cmp.Compare(x.to, y.to), cmp.Compare(x.from, y.from))
	})
	for _, k := range keys {
		s := sums[k]
		for _, f := range []struct {
			v    float64
			n    int
			unit string
		}{{s.barrels * 1000, s.weighed, "bbl"}, {s.dollars * 1000, s.valued, "USD"}} {
			if f.n < s.grades {
				continue
			}
			o := observe(k, "crude oil", f.v, f.unit, s.firstLocator)
			o.Note = fmt.Sprintf("sum of %d grades, the first on the row given", s.grades)
			if err := sink.Observation(o); err != nil {
				return given, err
			}
			given++
		}
	}
	return given, nil
}

func observe(k key, item string, v float64, unit, locator string) fact.Observation {
	o := fact.Observation{
		ID:    fmt.Sprintf("o.eucrude.%s.%s.%s.%s.%s", k.month, k.from, k.to, slug(item), unit),
		Layer: fact.Energy, Measure: "flow", Item: item, From: k.from, To: k.to, Value: v, Unit: unit,
		Period: fact.Period{From: k.month, To: k.month}, Reporter: string(k.to), Basis: fact.ImporterCustoms,
		Status: fact.Reported, Source: "eucrude", Locator: locator, Verified: true, Credibility: 2,
	}
	if v == 0 {
		o.Status = fact.Zero
	}
	return o
}

func slug(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == ':' || r == ',' {
			return '-'
		}
		return r
	}, strings.ToLower(s))
}
