// Package rivalries reads lists of rival states: the strategic rivalries of Thompson, Sakuwa
// and Suhas (Analyzing Strategic Rivalries in World Politics, 2021) and the earlier list of
// Thompson and Dreyer (Handbook of International Rivalries, 2011).
package rivalries

import (
	"fmt"
	"io"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// list is one of the two forms.
type list struct {
	id, name, start, end, item string
	kinds                      []string // columns that say of what kind the rivalry is
}

var lists = []list{
	{"tssr_id", "rivalry", "start", "end", "strategic rivalry", []string{"positional", "spatial", "ideological", "interventionary"}},
	{"rivalryno", "rivalryname", "styear", "endyear", "strategic rivalry (Thompson and Dreyer)", []string{"type1", "type2", "type3"}},
}

// Read gives "rivalry" for each pair and spell, once, from the first state named.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("rivalries", name)
	t, err := source.NewTable("rivalries", name, r, ',')
	if err != nil {
		return *report, err
	}
	l := lists[0]
	if t.Has(lists[1].id) {
		l = lists[1]
	}
	c, err := t.Columns(append([]string{l.id, l.name, l.start, l.end, "ccode1", "ccode2"}, l.kinds...)...)
	if err != nil {
		return *report, err
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
		o, ok, err := l.observe(t, c, report)
		if err != nil {
			return *report, err
		}
		if !ok {
			continue
		}
		if seen[o.ID] {
			report.Refuse(t.Line(), "a second row of the same number")
			continue
		}
		seen[o.ID] = true
		if err := sink.Observation(o); err != nil {
			return *report, err
		}
		report.Keep(1)
	}
}

func (l list) observe(t *source.Table, c []int, report *source.Report) (fact.Observation, bool, error) {
	var o fact.Observation
	from, err := t.Year(c[2])
	if err != nil {
		return o, false, err
	}
	to, err := t.Year(c[3])
	if err != nil {
		return o, false, err
	}
	if to.Before(from) {
		report.Refuse(t.Line(), "ends before it begins")
		return o, false, nil
	}
	a, ok := report.Code(t.Line(), "cow", t.Text(c[4]), to)
	if !ok {
		return o, false, nil
	}
	b, ok := report.Code(t.Line(), "cow", t.Text(c[5]), to)
	if !ok {
		return o, false, nil
	}
	var kinds []string
	for i, k := range l.kinds {
		switch s := t.Text(c[6+i]); {
		case s == "1":
			kinds = append(kinds, k)
		case s != "" && s != "0" && s != "NA":
			kinds = append(kinds, s)
		}
	}
	o = fact.Observation{
		ID:    fmt.Sprintf("o.rivalries.%s.%s", l.id, t.Text(c[0])),
		Layer: fact.Conflict, Measure: "rivalry", Item: l.item, From: a, To: b, Value: 1, Unit: "yes/no",
		Period: fact.Period{From: from, To: to}, Reporter: "Thompson and others", Basis: fact.Coding, Status: fact.Reported,
		Source: "rivalries", Locator: t.Locator(), Verified: true, Credibility: 2,
		Note: strings.TrimSpace(t.Text(c[1]) + "; " + strings.Join(kinds, ", ")),
	}
	return o, true, nil
}
