// Package atop reads the dyad-years of the Alliance Treaty Obligations and Provisions project
// (B. A. Leeds, J. M. Ritter, S. McLaughlin Mitchell, A. G. Long, 2002): which obligations bind
// two states in a year.
package atop

import (
	"fmt"
	"io"

	"tightrope/fact"
	"tightrope/internal/source"
)

// Obligation is what binds an undirected pair in a year. A binary alliance hides hedging:
// Azerbaijan had obligations of defence with both Russia and Türkiye in 2018, and of
// nonaggression with some fifty members of the OSCE.
type Obligation struct {
	A, B                                               fact.ActorID
	Year                                               int
	Defence, Offence, Neutral, Nonaggression, Consults bool
	Line                                               int
}

// kinds are the columns with the words for them.
var kinds = []struct {
	column, item string
	of           func(*Obligation) *bool
}{
	{"atop_defense", "defence obligation", func(o *Obligation) *bool { return &o.Defence }},
	{"atop_offense", "offence obligation", func(o *Obligation) *bool { return &o.Offence }},
	{"atop_neutral", "neutrality obligation", func(o *Obligation) *bool { return &o.Neutral }},
	{"atop_nonagg", "nonaggression obligation", func(o *Obligation) *bool { return &o.Nonaggression }},
	{"atop_consul", "consultation obligation", func(o *Obligation) *bool { return &o.Consults }},
}

// Read gives one observation "treaty" for each obligation that binds the two in the year, from
// the first state named to the second; obligations hold both ways. A pair and year that the
// file does not name has none.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	return Each(r, name, func(o Obligation) (int, error) {
		n := 0
		for _, k := range kinds {
			if !*k.of(&o) {
				continue
			}
			d := fact.Date{Year: o.Year}
			n++
			err := sink.Observation(fact.Observation{
				ID:    fmt.Sprintf("o.atop.%d.%s.%s.%s", o.Year, o.A, o.B, k.column[len("atop_"):]),
				Layer: fact.Alliance, Measure: "treaty", Item: k.item, From: o.A, To: o.B, Value: 1, Unit: "yes/no",
				Period: fact.Period{From: d, To: d}, Reporter: "ATOP", Basis: fact.Record, Status: fact.Reported,
				Source: "atop", Locator: fmt.Sprintf("%s:%d", name, o.Line), Verified: true, Credibility: 1,
			})
			if err != nil {
				return n, err
			}
		}
		return n, nil
	})
}

// Each calls do for every pair and year; do says how much it made of it.
func Each(r io.Reader, name string, do func(Obligation) (int, error)) (source.Report, error) {
	report := source.NewReport("atop", name)
	t, err := source.NewTable("atop", name, r, ',')
	if err != nil {
		return *report, err
	}
	columns := []string{"ccode1", "ccode2", "year"}
	for _, k := range kinds {
		columns = append(columns, k.column)
	}
	c, err := t.Columns(columns...)
	if err != nil {
		return *report, err
	}
	seen := map[[2]fact.ActorID]map[int]bool{}
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			return report.Close()
		}
		o, ok, err := obligation(t, c, report)
		if err != nil {
			return *report, err
		}
		if !ok {
			continue
		}
		pair := [2]fact.ActorID{o.A, o.B}
		if seen[pair] == nil {
			seen[pair] = map[int]bool{}
		}
		if seen[pair][o.Year] {
			report.Refuse(o.Line, "a second row of the same pair and year")
			continue
		}
		seen[pair][o.Year] = true
		n, err := do(o)
		if err != nil {
			return *report, err
		}
		if n == 0 {
			report.Refuse(o.Line, "no obligation")
			continue
		}
		report.Keep(n)
	}
}

func obligation(t *source.Table, c []int, report *source.Report) (Obligation, bool, error) {
	o := Obligation{Line: t.Line()}
	year, err := t.Year(c[2])
	if err != nil {
		return o, false, err
	}
	o.Year = year.Year
	for i, k := range kinds {
		switch t.Text(c[3+i]) {
		case "1":
			*k.of(&o) = true
		case "0", "", "NA", "-9":
		default:
			return o, false, t.Fault(c[3+i], "0 or 1")
		}
	}
	var ok bool
	if o.A, ok = report.Code(o.Line, "cow", t.Text(c[0]), year); !ok {
		return o, false, nil
	}
	if o.B, ok = report.Code(o.Line, "cow", t.Text(c[1]), year); !ok {
		return o, false, nil
	}
	if o.A == o.B {
		report.Refuse(o.Line, "both sides are the same actor")
		return o, false, nil
	}
	return o, true, nil
}
