// Package cow reads the tables of the Correlates of War project and of those who build on its
// state numbers: states, national capabilities (NMC), militarised disputes by directed dyad
// (COW and the corrected ones of Gibler, Little and Miller), joint memberships, membership
// lists, direct contiguity, distances, total trade and ethnic fractionalisation. The columns
// tell which table it is.
package cow

import (
	"fmt"
	"io"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// form is one kind of table: the columns by which it is known and that it needs, and what a
// row of it gives.
type form struct {
	name    string
	columns []string
	row     func(*row) error
}

var forms = []form{
	{"capabilities", []string{"ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"}, capabilities},
	{"disputes", []string{"dispnum", "ccode1", "ccode2", "year", "hostlev1", "hiact1"}, dispute},
	{"joint memberships", []string{"ccode1", "ccode2", "year", "dyadigos"}, jointMemberships},
	{"membership counts", []string{"ccode", "year", "sum_igo_full"}, membershipCount},
	{"memberships", []string{"ccode", "year", "igo", "status"}, membership},
	{"contiguity", []string{"ccode1", "ccode2", "conttype", "stdate", "enddate"}, contiguity},
	{"distances", []string{"ccode1", "ccode2", "year", "mindist"}, distance},
	{"total trade", []string{"ccode", "year", "imports", "exports"}, trade},
	{"fractionalisation", []string{"ccode", "gwcode", "year", "efindex"}, fractionalisation},
	{"states", []string{"ccode", "stateabb", "styear", "stmonth", "stday", "endyear", "endmonth", "endday"}, spell("in the state system")},
	{"major powers", []string{"ccode", "styear", "stmonth", "stday", "endyear", "endmonth", "endday"}, spell("major power")},
	{"independent states", []string{"gwcode", "startdate", "enddate"}, independence},
}

// row is one row of a table while it is read.
type row struct {
	t      *source.Table
	at     map[string]int
	report *source.Report
	sink   source.Sink
	given  int
	why    string          // why nothing was given
	done   bool            // the row has been refused and counted
	seen   map[string]bool // ids given so far in the file
}

// Read reads any of the tables. Missing values (-9, NA, empty) give nothing; a state number
// that belongs to nobody refuses the row.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("cow", name)
	t, err := source.NewTable("cow", name, r, ',')
	if err != nil {
		return *report, err
	}
	f, at, err := recognise(t, name)
	if err != nil {
		return *report, err
	}
	x := &row{t: t, at: at, report: report, sink: sink, seen: map[string]bool{}}
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			return report.Close()
		}
		x.given, x.why, x.done = 0, "no value", false
		if err := f.row(x); err != nil {
			return *report, err
		}
		switch {
		case x.given > 0:
			report.Keep(x.given)
		case !x.done:
			report.Refuse(t.Line(), "%s", x.why)
		}
	}
}

func recognise(t *source.Table, name string) (form, map[string]int, error) {
	for _, f := range forms {
		if !t.Has(f.columns...) {
			continue
		}
		at := map[string]int{}
		for i, h := range t.Header() {
			at[strings.ToLower(h)] = i
		}
		return f, at, nil
	}
	var known []string
	for _, f := range forms {
		known = append(known, f.name+" ("+strings.Join(f.columns, ",")+")")
	}
	return form{}, nil, &source.Error{
		Reader: "cow", File: name, Line: 1, Got: strings.Join(t.Header(), ","),
		Want: "the columns of one of: " + strings.Join(known, "; "),
	}
}

// year reads the year of the row.
func (x *row) year() (fact.Date, error) { return x.t.Year(x.at["year"]) }

// state resolves a column of COW numbers; no counts the refusal.
func (x *row) state(column string, at fact.Date) (fact.ActorID, bool) {
	id, ok := x.report.Code(x.t.Line(), "cow", x.t.Text(x.at[column]), at)
	x.done = x.done || !ok
	return id, ok
}

// pair resolves the two states of a dyad.
func (x *row) pair(at fact.Date) (a, b fact.ActorID, ok bool) {
	if a, ok = x.state("ccode1", at); !ok {
		return a, b, false
	}
	if b, ok = x.state("ccode2", at); !ok {
		return a, b, false
	}
	if a == b {
		x.why = "both sides are the same actor"
		return a, b, false
	}
	return a, b, true
}

// number reads a figure; COW writes -9 (and other negative numbers) for what is not known.
func (x *row) number(column string) (float64, bool, error) {
	v, known, err := x.t.Number(x.at[column])
	return v, known && v >= 0, err
}

// give completes an observation with what the whole package has in common.
func (x *row) give(o fact.Observation) error {
	o.Source, o.Locator, o.Verified = "cow", x.t.Locator(), true
	if o.Reporter == "" {
		o.Reporter = "Correlates of War"
	}
	if o.Credibility == 0 {
		o.Credibility = 2
	}
	if o.Status == "" {
		o.Status = fact.Reported
		if o.Value == 0 {
			o.Status = fact.Zero
		}
	}
	if x.seen[o.ID] {
		x.why = "a second row of the same actors and time"
		return nil
	}
	x.seen[o.ID] = true
	x.given++
	return x.sink.Observation(o)
}

// id makes the id of an observation out of its parts.
func id(parts ...any) string {
	var b strings.Builder
	b.WriteString("o.cow")
	for _, p := range parts {
		fmt.Fprintf(&b, ".%v", p)
	}
	return b.String()
}

// inYear is the period of one year.
func inYear(d fact.Date) fact.Period { return fact.Period{From: d, To: d} }
