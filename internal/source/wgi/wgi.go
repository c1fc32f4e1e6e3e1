// Package wgi reads the Worldwide Governance Indicators of the World Bank: the wide table of
// one indicator (Country/Territory, Code, a column a year) and the long file of all of them
// (code, year, indicator, estimate, stddev).
package wgi

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// indicators gives the names of the letters.
var indicators = map[string]string{
	"pv": "political stability and absence of violence", "va": "voice and accountability",
	"ge": "government effectiveness", "rq": "regulatory quality", "rl": "rule of law", "cc": "control of corruption",
}

// Read gives "index" of a state and year in the units of the file: estimates run from about
// -2.5 to +2.5. A wide table does not name its indicator: its file name must (wgi_pv_…), with
// "stderr" or "normalized" where it is not the estimate. In a normalised table 0.0 stands for
// no value, as nan does elsewhere.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("wgi", name)
	b, err := source.Open("wgi", name, r)
	if err != nil {
		return *report, err
	}
	t, err := source.TableFrom("wgi", name, b, ',', preamble(b))
	if err != nil {
		return *report, err
	}
	switch {
	case t.Has("code", "year", "indicator", "estimate"):
		return readLong(t, report, sink)
	case t.Has("Country Code"):
		return readBank(t, report, sink)
	}
	return readWide(t, report, name, sink)
}

// preamble passes over the lines above the header of the World Bank's own tables.
func preamble(b *bufio.Reader) int {
	head, _ := b.Peek(1 << 10)
	if !bytes.HasPrefix(head, []byte(`"Data Source"`)) && !bytes.HasPrefix(head, []byte("Data Source")) {
		return 0
	}
	lines := 0
	for ; lines < 6; lines++ {
		head, _ := b.Peek(1 << 10)
		if line, _, _ := bytes.Cut(head, []byte("\n")); bytes.Contains(line, []byte("Country Code")) {
			break
		}
		if _, err := b.ReadSlice('\n'); err != nil {
			break
		}
	}
	return lines
}

// readBank reads the wide tables of the World Bank's data sites, where each row names its
// indicator: PV.EST, GOV_WGI_PV.EST, PV.STD.ERR. Percentile ranks and numbers of sources are
// refused and counted.
func readBank(t *source.Table, report *source.Report, sink source.Sink) (source.Report, error) {
	series := "Indicator Code"
	if !t.Has(series) {
		series = "Series Code"
	}
	c, err := t.Columns("Country Code", series)
	if err != nil {
		return *report, err
	}
	t.EndAt("Data from database")
	return wideRows(t, c[0], report, sink, func() (string, string, bool) {
		letters, kind, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(t.Text(c[1])), "gov_wgi_"), ".")
		item, ok := indicators[letters]
		switch kind {
		case "est":
			return item, "estimate", ok
		case "std.err":
			return item, "standard error", ok
		}
		return "", "", false
	})
}

func readWide(t *source.Table, report *source.Report, name string, sink source.Sink) (source.Report, error) {
	c, err := t.Columns("Code")
	if err != nil {
		return *report, err
	}
	item, kind, err := fromName(name)
	if err != nil {
		return *report, err
	}
	return wideRows(t, c[0], report, sink, func() (string, string, bool) { return item, kind, true })
}

// wideRows reads rows with a column for each year; of says what figure a row is about.
func wideRows(t *source.Table, code int, report *source.Report, sink source.Sink, of func() (item, kind string, ok bool)) (source.Report, error) {
	years := map[int]fact.Date{}
	for i, h := range t.Header() {
		h, _, _ = strings.Cut(h, " [") // "1996 [YR1996]"
		if y, err := strconv.Atoi(strings.TrimPrefix(h, "X")); err == nil && y > 1900 && y < 2200 {
			years[i] = fact.Date{Year: y}
		}
	}
	if len(years) == 0 {
		return *report, t.HeaderFault(0, "columns of years")
	}
	seen := map[string]bool{}
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			return report.Close()
		}
		item, kind, ok := of()
		if !ok {
			report.Refuse(t.Line(), "neither an estimate of governance nor its error")
			continue
		}
		id, ok := report.Code(t.Line(), "iso3", t.Text(code), fact.Date{})
		if !ok {
			continue
		}
		n := 0
		for i := range t.Header() {
			year, ok := years[i]
			if !ok {
				continue
			}
			v, known, err := t.Number(i)
			if err != nil {
				return *report, err
			}
			o := observe(id, year, item, kind, v, t.Locator())
			if !known || kind == "normalised" && v == 0 || seen[o.ID] {
				continue
			}
			seen[o.ID] = true
			if err := sink.Observation(o); err != nil {
				return *report, err
			}
			n++
		}
		if n == 0 {
			report.Refuse(t.Line(), "no value in any year")
			continue
		}
		report.Keep(n)
	}
}

// fromName finds the indicator and the kind of figure in a file name.
func fromName(name string) (item, kind string, err error) {
	kind = "estimate"
	for _, part := range strings.FieldsFunc(strings.ToLower(filepath.Base(name)), func(r rune) bool { return r == '_' || r == '.' || r == '-' }) {
		if s, ok := indicators[part]; ok {
			item = s
		}
		switch part {
		case "stderr":
			kind = "standard error"
		case "normalized", "normalised":
			kind = "normalised"
		}
	}
	if item == "" {
		err = &source.Error{Reader: "wgi", File: name, Want: "a file name with the letters of the indicator: pv, va, ge, rq, rl or cc, as in wgi_pv_estimate.csv"}
	}
	return item, kind, err
}

func readLong(t *source.Table, report *source.Report, sink source.Sink) (source.Report, error) {
	c, err := t.Columns("code", "year", "indicator", "estimate")
	if err != nil {
		return *report, err
	}
	spread := -1
	if at, err := t.Columns("stddev"); err == nil {
		spread = at[0]
	}
	seen := map[string]bool{}
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			return report.Close()
		}
		year, err := t.Year(c[1])
		if err != nil {
			return *report, err
		}
		v, known, err := t.Number(c[3])
		if err != nil {
			return *report, err
		}
		item, ok := indicators[strings.ToLower(t.Text(c[2]))]
		switch {
		case !ok:
			return *report, t.Fault(c[2], "pv, va, ge, rq, rl or cc")
		case !known:
			report.Refuse(t.Line(), "no value")
			continue
		}
		id, ok := report.Code(t.Line(), "iso3", t.Text(c[0]), year)
		if !ok {
			continue
		}
		o := observe(id, year, item, "estimate", v, t.Locator())
		if seen[o.ID] {
			report.Refuse(t.Line(), "a second row of the same state, year and indicator")
			continue
		}
		seen[o.ID] = true
		if spread >= 0 {
			s, known, err := t.Number(spread)
			if err != nil {
				return *report, err
			}
			if known && s >= 0 { // the 90 % interval of a normal error
				low, high := v-1.645*s, v+1.645*s
				o.Low, o.High = &low, &high
			}
		}
		if err := sink.Observation(o); err != nil {
			return *report, err
		}
		report.Keep(1)
	}
}

func observe(id fact.ActorID, year fact.Date, item, kind string, v float64, locator string) fact.Observation {
	o := fact.Observation{
		ID:    fmt.Sprintf("o.wgi.%s.%s.%s.%s", year, id, strings.ReplaceAll(item, " ", "-"), strings.ReplaceAll(kind, " ", "-")),
		Layer: fact.Power, Measure: "index", Item: item, From: id, Value: v, Unit: "index",
		Period: fact.Period{From: year, To: year}, Reporter: "World Bank", Basis: fact.Estimate, Status: fact.Reported,
		Source: "wgi", Locator: locator, Verified: true, Credibility: 2,
	}
	if kind != "estimate" {
		o.Item += " (" + kind + ")"
	}
	if v == 0 {
		o.Status = fact.Zero
	}
	return o
}
