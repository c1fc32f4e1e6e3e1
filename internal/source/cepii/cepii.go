// Package cepii reads CEPII's GeoDist (T. Mayer, S. Zignago, Notes on CEPII's distances measures,
// 2011): distances between states, common borders, languages and colonial past.
package cepii

import (
	"fmt"
	"io"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

var distances = []struct{ column, item string }{
	{"dist", "between main cities"}, {"distcap", "between capitals"}, {"distw", "between cities, weighted by people"},
}

var traits = []struct{ column, item string }{
	{"contig", "border"},
	{"comlang_off", "official language"},
	{"comlang_ethno", "language spoken by a tenth of both"},
	{"colony", "one was the colony of the other"},
	{"comcol", "coloniser after 1945"},
	{"smctry", "were or are the same country"},
}

// Read gives, for each directed pair, "distance" in km three ways, and "common trait" for each
// trait that the two share. A state with itself is refused; a distance of dots is none.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	columns := []string{"iso_o", "iso_d"}
	for _, d := range distances {
		columns = append(columns, d.column)
	}
	for _, d := range traits {
		columns = append(columns, d.column)
	}
	seen := map[string]bool{}
	return source.Rows("cepii", name, r, ',', columns, func(t *source.Table, c []int, report *source.Report) error {
		from, ok := report.Code(t.Line(), "iso3", t.Text(c[0]), fact.Date{})
		if !ok {
			return nil
		}
		to, ok := report.Code(t.Line(), "iso3", t.Text(c[1]), fact.Date{})
		if !ok {
			return nil
		}
		pair := string(from) + "." + string(to)
		switch {
		case from == to:
			report.Refuse(t.Line(), "a state with itself")
			return nil
		case seen[pair]:
			report.Refuse(t.Line(), "a second row of the same pair")
			return nil
		}
		seen[pair] = true
		list, err := observe(t, c[2:], from, to)
		if err != nil {
			return err
		}
		for _, o := range list {
			if err := sink.Observation(o); err != nil {
				return err
			}
		}
		if len(list) == 0 {
			report.Refuse(t.Line(), "no value")
			return nil
		}
		report.Keep(len(list))
		return nil
	})
}

func observe(t *source.Table, c []int, from, to fact.ActorID) ([]fact.Observation, error) {
	// The period is the edition of the table; what it says does not change by the year.
	base := fact.Observation{
		Layer: fact.Geography, From: from, To: to, Period: fact.Period{From: fact.Date{Year: 2011}}, Reporter: "CEPII",
		Basis: fact.Estimate, Status: fact.Reported, Source: "cepii", Locator: t.Locator(), Verified: true, Credibility: 1,
	}
	var list []fact.Observation
	for i, d := range distances {
		v, known, err := t.Number(c[i])
		if err != nil {
			return nil, err
		}
		if v < 0 || v > 20100 { // half the way round the Earth
			return nil, t.Fault(c[i], "a distance from 0 to 20100 km")
		}
		if !known {
			continue
		}
		o := base
		o.ID = fmt.Sprintf("o.cepii.%s.%s.%s", d.column, from, to)
		o.Measure, o.Item, o.Value, o.Unit = "distance", d.item, v, "km"
		list = append(list, o)
	}
	for i, d := range traits {
		switch s := t.Text(c[len(distances)+i]); {
		case s == "1":
			o := base
			o.ID = fmt.Sprintf("o.cepii.%s.%s.%s", d.column, from, to)
			o.Measure, o.Item, o.Value, o.Unit = "common trait", d.item, 1, "yes/no"
			if strings.Contains(d.column, "lang") {
				o.Layer = fact.Culture
			}
			list = append(list, o)
		case s != "0" && !source.Missing(s):
			return nil, t.Fault(c[len(distances)+i], "0 or 1")
		}
	}
	return list, nil
}
