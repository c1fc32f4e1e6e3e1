// Package idealpoints reads published ideal points from General Assembly voting (M. A. Bailey,
// A. Strezhnev, E. Voeten, Estimating Dynamic State Preferences from United Nations Voting Data,
// Journal of Conflict Resolution 2017): the files by session of 2020, also by issue, and the
// file by year of 2025 with three series.
package idealpoints

import (
	"fmt"
	"io"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// series are the columns of one estimate.
type series struct{ votes, point, low, high, item string }

// byYear are the series of the file of 2025. "legacy" goes on with the method of 2017.
var byYear = []series{
	{"nvotesall", "idealpointall", "q5all", "q95all", "General Assembly"},
	{"nvotesfp", "idealpointfp", "q5fp", "q95fp", "General Assembly, final passage"},
	{"nvoteslegacy", "idealpointlegacy", "q5legacy", "q95legacy", "General Assembly, legacy series"},
}

// bySession are the series of the files of 2020, of which each has one.
var bySession = []series{
	{"NVotes", "IdealPoint", "Q5%", "Q95%", "General Assembly"},
	{"NVotesAll", "IdealPointAll", "Q5%All", "Q95%All", "General Assembly"},
	{"NVotesImportant", "IdealPointImportant", "Q5%Important", "Q95%Important", "General Assembly, important votes"},
	{"NVotesMiddleEast", "IdealPointMiddleEast", "Q5%MiddleEast", "Q95%MiddleEast", "General Assembly, Middle East"},
}

// Read gives "ideal point" for each state, year and series, with the 5 and 95 % quantiles as
// the interval where they hold the mean. A session counts for the year in which it opens; the
// state is found by its COW number.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("idealpoints", name)
	t, err := source.NewTable("idealpoints", name, r, ',')
	if err != nil {
		return *report, err
	}
	list, time := found(t, byYear), "year"
	if len(list) == 0 {
		list, time = found(t, bySession), "session"
	}
	if len(list) == 0 {
		return *report, &source.Error{
			Reader: "idealpoints", File: name, Line: 1, Got: strings.Join(t.Header(), ","),
			Want: "columns year and idealpointall, idealpointfp (2025) or session and IdealPoint with Q5% and Q95% (2020)",
		}
	}
	c, err := t.Columns("ccode", time)
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
		year, err := when(t, c[1], time)
		if err != nil {
			return *report, err
		}
		id, ok := report.Code(t.Line(), "cow", t.Text(c[0]), year)
		if !ok {
			continue
		}
		given := 0
		for _, s := range list {
			o, known, err := s.observe(t, id, year)
			if err != nil {
				return *report, err
			}
			if !known || seen[o.ID] {
				continue
			}
			seen[o.ID] = true
			if err := sink.Observation(o); err != nil {
				return *report, err
			}
			given++
		}
		if given == 0 {
			report.Refuse(t.Line(), "no estimate, or a second row of the same actor and year")
			continue
		}
		report.Keep(given)
	}
}

// found gives the series whose columns are there.
func found(t *source.Table, list []series) []series {
	var out []series
	for _, s := range list {
		if t.Has(s.point, s.low, s.high, s.votes) {
			out = append(out, s)
		}
	}
	return out
}

func when(t *source.Table, column int, time string) (fact.Date, error) {
	if time == "year" {
		return t.Year(column)
	}
	n, err := t.Whole(column)
	if err != nil || n < 1 || n > 500 {
		return fact.Date{}, t.Fault(column, "a session")
	}
	return fact.Date{Year: 1945 + n}, nil
}

func (s series) observe(t *source.Table, id fact.ActorID, year fact.Date) (fact.Observation, bool, error) {
	c, err := t.Columns(s.votes, s.point, s.low, s.high)
	if err != nil {
		return fact.Observation{}, false, err
	}
	var n [4]float64
	var known [4]bool
	for i := range c {
		if n[i], known[i], err = t.Number(c[i]); err != nil {
			return fact.Observation{}, false, err
		}
	}
	v := n[1]
	if !known[1] {
		return fact.Observation{}, false, nil
	}
	if v < -20 || v > 20 {
		return fact.Observation{}, false, t.Fault(c[1], "an ideal point, within 20 of zero")
	}
	o := fact.Observation{
		ID:    fmt.Sprintf("o.idealpoints.%s.%s.%s", year, id, strings.ToLower(s.point)),
		Layer: fact.Votes, Measure: "ideal point", Item: s.item, From: id, Value: v, Unit: "index",
		Period: fact.Period{From: year, To: year}, Reporter: "Bailey, Strezhnev and Voeten", Basis: fact.Estimate,
		Status: fact.Reported, Source: "idealpoints", Locator: t.Locator(), Verified: true, Credibility: 2,
	}
	if v == 0 {
		o.Status = fact.Zero
	}
	if known[0] {
		o.Note = fmt.Sprintf("from %g votes", n[0])
	}
	if low, high := n[2], n[3]; known[2] && known[3] && low <= v && v <= high {
		o.Low, o.High = &low, &high
	}
	return o, true, nil
}
