// Package ucdp reads the conflict-years of the UCDP/PRIO Armed Conflict Dataset: a conflict of
// at least 25 battle deaths in the year with a government on at least one side.
package ucdp

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// kinds are the ways in which the types of conflict are written.
var kinds = map[string]string{
	"1": "extrasystemic", "2": "interstate", "3": "intrastate", "4": "internationalised intrastate",
	"extrasystemic": "extrasystemic", "interstate": "interstate", "intrastate": "intrastate", "II": "internationalised intrastate",
}

// Read gives, for a conflict between states, "dispute" both ways: 4 (use of force) in a year of
// a minor conflict, 5 (war) in one of at least 1,000 deaths. For a conflict inside a state or a
// colonial one it gives "index" of the state: 1 minor, 2 war. States that joined a side are in
// the note: what they did is not said. Tables that have a row for each such state are joined
// again to one conflict and year.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	columns := []string{"conflict_id", "year", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd", "intensity_level", "type_of_conflict"}
	var all []*conflict
	at := map[string]*conflict{}
	report, err := source.Rows("ucdp", name, r, ',', columns, func(t *source.Table, c []int, report *source.Report) error {
		x, ok, err := readRow(t, c, report)
		if err != nil || !ok {
			return err
		}
		report.Keep(0)
		key := fmt.Sprintf("%s.%s.%s", x.id, x.year, x.kind)
		if old := at[key]; old != nil {
			old.join(x)
			return nil
		}
		at[key] = &x
		all = append(all, &x)
		return nil
	})
	if err != nil {
		return report, err
	}
	for _, x := range all {
		for _, o := range x.observe() {
			if err := sink.Observation(o); err != nil {
				return report, err
			}
			report.Given++
		}
	}
	return report, nil
}

// join adds the sides of another row of the same conflict and year.
func (x *conflict) join(y conflict) {
	x.level = max(x.level, y.level)
	for _, side := range []struct {
		to   *[]fact.ActorID
		more []fact.ActorID
	}{{&x.a, y.a}, {&x.b, y.b}, {&x.joined, y.joined}} {
		for _, id := range side.more {
			if !slices.Contains(*side.to, id) {
				*side.to = append(*side.to, id)
			}
		}
	}
}

type conflict struct {
	id, kind string
	year     fact.Date
	level    int
	a, b     []fact.ActorID
	joined   []fact.ActorID
	locator  string // of the first row
}

func readRow(t *source.Table, c []int, report *source.Report) (conflict, bool, error) {
	x := conflict{id: t.Text(c[0]), locator: t.Locator()}
	var err error
	if x.year, err = t.Year(c[1]); err != nil {
		return x, false, err
	}
	if x.level, err = t.Whole(c[6]); err != nil || x.level < 1 || x.level > 2 {
		return x, false, t.Fault(c[6], "an intensity of 1 or 2")
	}
	if x.kind = kinds[t.Text(c[7])]; x.kind == "" {
		return x, false, t.Fault(c[7], "a type of conflict: 1 to 4, or its name")
	}
	for i, to := range []*[]fact.ActorID{&x.a, &x.joined, &x.b, &x.joined} {
		for _, code := range strings.FieldsFunc(t.Text(c[2+i]), func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
			if source.Missing(code) {
				continue
			}
			id, ok := report.Code(t.Line(), "gw", code, x.year)
			if !ok {
				return x, false, nil
			}
			*to = append(*to, id)
		}
	}
	if len(x.a) == 0 {
		report.Refuse(t.Line(), "no government named")
		return x, false, nil
	}
	if x.kind == "interstate" && len(x.b) == 0 {
		report.Refuse(t.Line(), "a conflict between states that names one side only")
		return x, false, nil
	}
	return x, true, nil
}

func (x conflict) observe() []fact.Observation {
	base := fact.Observation{
		Layer: fact.Conflict, Unit: "index", Period: fact.Period{From: x.year, To: x.year}, Reporter: "UCDP",
		Basis: fact.Coding, Status: fact.Reported, Source: "ucdp", Locator: x.locator, Verified: true, Credibility: 1,
	}
	if len(x.joined) > 0 {
		s := make([]string, len(x.joined))
		for i, id := range x.joined {
			s[i] = string(id)
		}
		base.Note = "joined: " + strings.Join(s, ", ")
	}
	var out []fact.Observation
	if x.kind != "interstate" {
		for _, a := range x.a {
			o := base
			o.ID = fmt.Sprintf("o.ucdp.%s.%s.%s", x.year, x.id, a)
			o.Measure, o.Item, o.From, o.Value = "index", x.kind+" conflict "+x.id, a, float64(x.level)
			out = append(out, o)
		}
		return out
	}
	for _, a := range x.a {
		for _, b := range x.b {
			if a == b {
				continue
			}
			for _, pair := range [][2]fact.ActorID{{a, b}, {b, a}} {
				o := base
				o.ID = fmt.Sprintf("o.ucdp.%s.%s.%s.%s", x.year, x.id, pair[0], pair[1])
				o.Measure, o.Item, o.From, o.To, o.Value = "dispute", "interstate conflict "+x.id, pair[0], pair[1], float64(3+x.level)
				out = append(out, o)
			}
		}
	}
	return out
}
