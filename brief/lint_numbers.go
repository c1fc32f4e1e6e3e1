package brief

import (
	"fmt"
	"math"
	"strings"

	"tightrope/fact"
)

// numbers is E6: no digit stands without a link, and what it leads to says all there is to say.
func (l *linter) numbers() {
	for _, t := range l.texts {
		for _, r := range t.v {
			if n := bareNumbers(r.Text); r.Ref == "" && len(n) > 0 {
				l.report("E6", t.where, "the number %q leads nowhere", n[0])
			}
		}
	}
	for _, w := range l.words {
		if n := bareNumbers(w.v); len(n) > 0 && !strings.HasPrefix(w.where, "manifest") && !linkedName(w.where) {
			l.report("E6", w.where, "the number %q of %q leads nowhere", n[0], w.v)
		}
	}
	for _, f := range l.figures {
		l.figure(f.where, f.v)
	}
	seen := map[string]bool{}
	for _, id := range l.ids {
		if e, ok := l.byID[id.v]; ok && !seen[id.v] {
			seen[id.v] = true
			l.explained(e)
		}
	}
}

// linkedName says that the string is the name of an input, a class or a scale, which the
// page links as a whole.
func linkedName(where string) bool {
	return where == "scale.name" || strings.Contains(where, ".bars[") || strings.Contains(where, ".curves[") || strings.Contains(where, ".durability[") || strings.Contains(where, ".figure.") || strings.HasSuffix(where, ".unit") && !strings.HasPrefix(where, "charts[")
}

func (l *linter) figure(where string, f Figure) {
	switch {
	case f.Show == "" && f.Value == nil && f.Ref == "":
		return // no figure at all
	case f.Ref == "":
		l.report("E6", where, "%q leads nowhere", f.Show)
	case f.Show == "":
		l.report("E6", where, "a value that is not shown")
	case f.Value == nil:
		return // E11 looks at what is missing
	case math.IsNaN(*f.Value) || math.IsInf(*f.Value, 0):
		l.report("E6", where, "the value is not finite")
	case f.Unit == "" || f.Period.IsZero() || f.Basis == "":
		l.report("E6", where, "%q: unit %q, period %q, basis %q: all three are wanted", f.Show, f.Unit, f.Period, f.Basis)
	}
}

// explained looks at one entry of the annex that is cited.
func (l *linter) explained(e fact.Explanation) {
	where := "annex[" + e.ID + "]"
	switch e.Kind {
	case "observation":
		if e.Value == "" || e.Unit == "" || e.Period == "" || e.Basis == "" {
			l.report("E6", where, "value %q, unit %q, period %q, basis %q: all four are wanted", e.Value, e.Unit, e.Period, e.Basis)
		}
		l.sourced(where, e)
	case "event":
		if e.Period == "" {
			l.report("E6", where, "an event without its date")
		}
		l.sourced(where, e)
	case "computation":
		if e.Value == "" || e.Unit == "" || e.Formula == "" || len(e.Inputs) == 0 {
			l.report("E6", where, "value %q, unit %q, formula %q, %d inputs: all four are wanted", e.Value, e.Unit, e.Formula, len(e.Inputs))
		}
	}
}

// sourced wants a source that was looked up; a row that is only remembered has credibility 6
// and is shown as such.
func (l *linter) sourced(where string, e fact.Explanation) {
	s, ok := l.sources[e.Source]
	switch {
	case e.Source == "":
		l.report("E6", where, "no source")
	case !ok:
		l.report("E6", where, "source %s is not in the list of sources", e.Source)
	case s.Retrieved.IsZero() && !strings.HasSuffix(e.Grade, "6"):
		l.report("E6", where, "source %s has no retrieval date, and the row is not marked as remembered only", e.Source)
	}
}

// missing is E11: what is missing has a reason, and no figure's sign.
func (l *linter) missing() {
	zeros := map[string]bool{}
	for _, f := range l.figures {
		if f.v.Value != nil && *f.v.Value == 0 {
			zeros[f.v.Show] = true
		}
	}
	for _, f := range l.figures {
		v := f.v
		gone := v.Status == fact.Dark || v.Status == fact.Suppressed || v.Status == fact.NotInSample
		switch {
		case v.Show == "" && v.Value == nil:
		case v.Value == nil && !gone:
			l.report("E11", f.where, "no value, and the status is %q: want dark, suppressed or not_in_sample", v.Status)
		case v.Value == nil && (zeros[v.Show] || len(bareNumbers(v.Show)) > 0):
			l.report("E11", f.where, "a missing figure is shown as %q, as a figure is", v.Show)
		case v.Value != nil && gone:
			l.report("E11", f.where, "a value of %g with the status %q", *v.Value, v.Status)
		case v.Status == fact.Zero && *v.Value != 0:
			l.report("E11", f.where, "reported as zero, but the value is %g", *v.Value)
		}
	}
}

// arithmetic is E12: what is shown is the value, and the value is what its parts make.
func (l *linter) arithmetic() {
	for _, f := range l.figures {
		v := f.v
		if v.Value == nil {
			continue
		}
		if v.Check != nil {
			want, err := v.Check.value()
			if err != nil {
				l.report("E12", f.where, "%v", err)
			} else if math.Abs(want-*v.Value) > 5e-4*max(1e-3, math.Abs(want)) {
				l.report("E12", f.where, "%s of %v is %.6g, not %.6g", v.Check.Op, v.Check.Inputs, want, *v.Value)
			}
		}
		if (v.Unit == "share" || v.Unit == "probability") && !showsPercent(v.Show, *v.Value) {
			l.report("E12", f.where, "shown as %q, but the value is %s", v.Show, percentWord(*v.Value))
		}
	}
	for i, c := range l.b.Charts {
		if c.Distribution != nil {
			l.masses(fmt.Sprintf("charts[%d].distribution", i), *c.Distribution)
		}
	}
	l.balance()
}

// value computes the figure again.
func (r Recompute) value() (float64, error) {
	two := len(r.Inputs) == 2
	switch {
	case r.Op == "sum", r.Op == "mean" && len(r.Inputs) > 0, r.Op == "hhi":
	case (r.Op == "share" || r.Op == "change") && two && r.Inputs[1] != 0:
	case r.Op == "difference" && two:
	default:
		return 0, fmt.Errorf("cannot compute %q of %v", r.Op, r.Inputs)
	}
	sum := 0.0
	for _, v := range r.Inputs {
		sum += v
	}
	switch r.Op {
	case "share":
		return r.Inputs[0] / r.Inputs[1], nil
	case "change":
		return r.Inputs[0]/r.Inputs[1] - 1, nil
	case "difference":
		return r.Inputs[0] - r.Inputs[1], nil
	case "mean":
		return sum / float64(len(r.Inputs)), nil
	case "hhi":
		h := 0.0
		for _, v := range r.Inputs {
			h += v / sum * v / sum
		}
		return h, nil
	}
	return sum, nil
}

// masses wants the bins to add up to one and those of the event to its probability, as far as
// the bin that the line cuts allows.
func (l *linter) masses(where string, d Distribution) {
	sum, event, cut := 0.0, 0.0, 0.0
	t := value(d.Threshold)
	for _, b := range d.Bins {
		m := value(b.Mass)
		sum += m
		if inEvent(d, b) {
			event += m
		}
		if b.From <= t && t <= b.To {
			cut += m
		}
	}
	if len(d.Bins) > 0 && math.Abs(sum-1) > .01 {
		l.report("E12", where, "the bins add up to %.3f, not to one", sum)
	}
	if d.EventP.Value != nil && math.Abs(event-*d.EventP.Value) > cut+.01 {
		l.report("E12", where, "the bins of the event add up to %.3f, its probability is %.3f", event, *d.EventP.Value)
	}
}

func (l *linter) balance() {
	s := l.b.Structure
	if s.Frustration.Value == nil {
		return
	}
	if s.LowerBound.Value != nil && *s.LowerBound.Value > *s.Frustration.Value+1e-9 {
		l.report("E12", "structure.lower_bound", "the lower bound %s is above the index %s", s.LowerBound.Show, s.Frustration.Show)
	}
	if s.Ties.Value != nil && s.Balance.Value != nil && *s.Ties.Value > 0 {
		if want := 1 - 2**s.Frustration.Value / *s.Ties.Value; math.Abs(want-*s.Balance.Value) > .005 {
			l.report("E12", "structure.balance", "one less twice %s over %s is %.3f, not %s", s.Frustration.Show, s.Ties.Show, want, s.Balance.Show)
		}
	}
}
