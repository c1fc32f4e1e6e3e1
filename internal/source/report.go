package source

import (
	"cmp"
	"fmt"
	"slices"

	"tightrope/actor"
	"tightrope/fact"
)

// Report counts what a reader did with the rows of a file.
type Report struct {
	Reader  string   `json:"reader"`
	File    string   `json:"file"`
	Read    int      `json:"read"`    // rows of data
	Kept    int      `json:"kept"`    // rows that gave at least one observation or event
	Refused int      `json:"refused"` // rows that gave none; Read = Kept + Refused
	Given   int      `json:"given"`   // observations and events
	Reasons []Reason `json:"reasons,omitempty"`
	Alerts  []string `json:"alerts,omitempty"` // what a reader of figures from this file must know
	// Vintage is the date of the publisher's release where the file states it.
	Vintage fact.Date `json:"vintage,omitzero"`
	counted map[string]*Reason
	unknown map[string]error // spellings that nobody has: to look for the nearest takes long
}

// Reason is why rows were refused, with the first of them.
type Reason struct {
	Why   string `json:"why"`
	Rows  int    `json:"rows"`
	First int    `json:"first"` // line
}

// NewReport starts the report of one file.
func NewReport(reader, file string) *Report {
	return &Report{Reader: reader, File: file, counted: map[string]*Reason{}}
}

// Keep counts a row that gave n observations or events; none is not kept, so say why instead.
func (r *Report) Keep(n int) {
	r.Read++
	r.Kept++
	r.Given += n
}

// Refuse counts a row that gave nothing.
func (r *Report) Refuse(line int, format string, args ...any) {
	r.Read++
	r.Refused++
	r.Remark(line, format, args...)
}

// RefuseMany counts rows that a reader has already counted for one reason.
func (r *Report) RefuseMany(rows, first int, why string) {
	if rows == 0 {
		return
	}
	r.Read += rows
	r.Refused += rows
	r.counted[why] = &Reason{Why: why, Rows: rows, First: first}
}

// Remark notes something about a row without deciding whether it is kept.
func (r *Report) Remark(line int, format string, args ...any) {
	why := fmt.Sprintf(format, args...)
	c := r.counted[why]
	if c == nil {
		c = &Reason{Why: why, First: line}
		r.counted[why] = c
	}
	c.Rows++
}

// Alert adds a warning about the whole file, each once.
func (r *Report) Alert(format string, args ...any) {
	if a := fmt.Sprintf(format, args...); !slices.Contains(r.Alerts, a) {
		r.Alerts = append(r.Alerts, a)
	}
}

// Close sorts the reasons and reports an *Error where not one row was kept: a file that gives
// nothing is never a success.
func (r *Report) Close() (Report, error) {
	r.Reasons = r.Reasons[:0]
	for _, c := range r.counted {
		r.Reasons = append(r.Reasons, *c)
	}
	slices.SortFunc(r.Reasons, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.First, b.First), cmp.Compare(a.Why, b.Why))
	})
	if r.Kept > 0 {
		return *r, nil
	}
	e := &Error{Reader: r.Reader, File: r.File, Want: "at least one row that can be used"}
	if r.Read == 0 {
		e.Got = "no rows"
	} else {
		e.Got = fmt.Sprintf("%d rows, all refused: %s", r.Read, r.Reasons[0].Why)
	}
	return *r, e
}

// most is more of a unit than the whole world makes, trades or delivers in a year, in round
// numbers: a flow beyond it is a slip of the pen or of a program.
var most = map[string]float64{"USD": 1e14, "t": 2e10, "bbl": 1e11, "TIV m": 1e6}

// Plausible says whether a flow can be, or counts why it cannot. The caller then refuses the row
// by returning.
func (r *Report) Plausible(line int, v float64, unit string) bool {
	if Beyond(v, unit) {
		r.Refuse(line, "more than %g %s, which is more than the world has in a year", most[unit], unit)
		return false
	}
	return true
}

// Beyond says that a flow is more than the world has in a year.
func Beyond(v float64, unit string) bool {
	limit, ok := most[unit]
	return ok && v > limit
}

// Actor resolves a spelling, or counts why it cannot and says no. The caller then refuses the
// row by returning.
func (r *Report) Actor(line int, text string, at fact.Date) (fact.ActorID, bool) {
	if Missing(text) { // "NA" is also Namibia's code
		r.Refuse(line, "no name of an actor")
		return "", false
	}
	key := text + "\t" + at.String()
	err := r.unknown[key]
	if err == nil {
		var id fact.ActorID
		if id, err = actor.Default().Resolve(text, at); err == nil {
			return id, true
		}
		if r.unknown == nil {
			r.unknown = map[string]error{}
		}
		r.unknown[key] = err
	}
	r.Refuse(line, "%v", err)
	return "", false
}

// Code resolves a code of one scheme, or counts why it cannot and says no.
func (r *Report) Code(line int, scheme, code string, at fact.Date) (fact.ActorID, bool) {
	id, ok := actor.Default().ByCode(scheme, code, at)
	if !ok {
		r.Refuse(line, "%s code %q belongs to no actor", scheme, code)
	}
	return id, ok
}
