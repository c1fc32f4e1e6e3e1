// Package wmd reads production tables of the World Mining Data (Austrian Federal Ministry of
// Finance) in wide form: a state a row, a year a column, and the unit in the row.
package wmd

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// units gives Tightrope's unit and the factor for the units of the tables.
var units = map[string]struct {
	unit  string
	times float64
}{
	"metr. t": {"t", 1}, "t": {"t", 1}, "Mio m3": {"m3", 1e6}, "1000 metr. t": {"t", 1000},
}

// Read gives "production" for each state and year. The item is the file's: "crude oil" where
// its name says petroleum, else its name in words. The row Total, which some tables code DELETE,
// is refused: with it every concentration would be wrong.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	var years map[int]fact.Date
	seen := map[string]bool{}
	return source.Rows("wmd", name, r, ',', []string{"Country", "Country_ISO", "unit"}, func(t *source.Table, c []int, report *source.Report) error {
		if years == nil {
			years = yearColumns(t)
			if len(years) == 0 {
				return &source.Error{Reader: "wmd", File: name, Line: 1, Got: strings.Join(t.Header(), ","), Want: "columns of years"}
			}
		}
		if code := t.Text(c[1]); code == "DELETE" || strings.EqualFold(t.Text(c[0]), "Total") {
			report.Refuse(t.Line(), "a total, not a state")
			return nil
		}
		u, ok := units[t.Text(c[2])]
		if !ok {
			return t.Fault(c[2], `one of the units "metr. t", "Mio m3", "1000 metr. t"`)
		}
		id, ok := report.Code(t.Line(), "iso3", t.Text(c[1]), fact.Date{})
		if !ok {
			return nil
		}
		given := 0
		for i := range t.Header() {
			year, ok := years[i]
			if !ok {
				continue
			}
			v, known, err := t.Number(i)
			if err != nil {
				return err
			}
			o := observe(id, year, name, v*u.times, u.unit, t.Locator())
			if !known || v < 0 || seen[o.ID] {
				continue
			}
			seen[o.ID] = true
			if err := sink.Observation(o); err != nil {
				return err
			}
			given++
		}
		if given == 0 {
			report.Refuse(t.Line(), "no value in any year")
			return nil
		}
		report.Keep(given)
		return nil
	})
}

func yearColumns(t *source.Table) map[int]fact.Date {
	out := map[int]fact.Date{}
	for i, h := range t.Header() {
		if y, err := strconv.Atoi(h); err == nil && y > 1900 && y < 2200 {
			out[i] = fact.Date{Year: y}
		}
	}
	return out
}

func observe(id fact.ActorID, year fact.Date, name string, v float64, unit, locator string) fact.Observation {
	item := itemOf(name)
	o := fact.Observation{
		ID:    fmt.Sprintf("o.wmd.%s.%s.%s", year, strings.ReplaceAll(item, " ", "-"), id),
		Layer: fact.Energy, Measure: "production", Item: item, From: id, Value: v, Unit: unit,
		Period: fact.Period{From: year, To: year}, Reporter: "World Mining Data", Basis: fact.Estimate,
		Status: fact.Reported, Source: "wmd", Locator: locator, Verified: true, Credibility: 2,
	}
	if v == 0 {
		o.Status = fact.Zero
	}
	return o
}

// itemOf finds the commodity in a file name.
func itemOf(name string) string {
	low := strings.ToLower(name)
	for _, k := range []struct{ part, item string }{
		{"petroleum", "crude oil"}, {"crude", "crude oil"}, {"natural_gas", "natural gas"}, {"coal", "coal"}, {"uranium", "uranium"},
	} {
		if strings.Contains(low, k.part) {
			return k.item
		}
	}
	base, _, _ := strings.Cut(low, ".")
	return strings.TrimSpace(strings.NewReplacer("_", " ", "production", "", "wmd", "").Replace(base))
}
