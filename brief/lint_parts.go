package brief

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/fact"
)

// assumptions is E15.
func (l *linter) assumptions() {
	for i, a := range l.b.Assumptions {
		if len(a.Text) == 0 || len(a.IfWrong) == 0 {
			l.report("E15", fmt.Sprintf("assumptions[%d]", i), "what follows if it is wrong is not said")
		}
	}
}

// indicators is E16.
func (l *linter) indicators() {
	l.each(func(where string, j Judgment) {
		if !slices.ContainsFunc(l.b.Indicators, func(i Indicator) bool { return slices.Contains(i.Judgments, j.ID) }) {
			l.report("E16", where, "no indicator would tell that %s is changing", j.ID)
		}
	})
	for n, i := range l.b.Indicators {
		where := fmt.Sprintf("indicators[%d]", n)
		switch {
		case i.Direction == "" || len(i.Threshold) == 0 || len(i.Source) == 0:
			l.report("E16", where, "direction, threshold and data source are all wanted")
		case i.Next.Date.IsZero():
			l.report("E16", where, "no next date")
		case i.Next.Date.Last().Before(l.b.Head.AsOf.Date):
			l.report("E16", where, "the next date %s is before the date of the brief", i.Next.Date)
		}
	}
}

// contrary is E17.
func (l *linter) contrary() {
	l.each(func(where string, j Judgment) {
		if len(j.Contrary) == 0 && len(j.Searched) == 0 {
			l.report("E17", where, "no contrary evidence, and not said where it was looked for")
		}
		if len(j.WouldTurn) == 0 {
			l.report("E17", where+".would_turn", "what would change it is not said")
		}
	})
}

// tags is E18.
func (l *linter) tags() {
	for _, s := range l.statements {
		if len(s.v.Text) == 0 {
			continue
		}
		switch s.v.Tag {
		case IsFact:
			if found := l.b.Scale.termsIn(s.v.Text.own()); len(found) > 0 {
				l.report("E18", s.where, "a fact with a likelihood word: %q", found[0])
			}
		case IsAssumption, IsJudgment:
		default:
			l.report("E18", s.where, "tag %q: want fact, assumption or judgment", s.v.Tag)
		}
	}
}

// changes is E19.
func (l *linter) changes() {
	c := l.b.Changes
	if c.Previous.Date.IsZero() {
		return
	}
	if len(c.Rows) == 0 {
		l.report("E19", "changes", "there was an issue of %s, and no table of what changed", c.Previous.Date)
	}
	for i, r := range c.Rows {
		if len(r.What) == 0 || len(r.Before) == 0 || len(r.After) == 0 || len(r.Why) == 0 {
			l.report("E19", fmt.Sprintf("changes.rows[%d]", i), "what, before, after and why are all wanted")
		}
	}
}

// backtests is E20.
func (l *linter) backtests() {
	tested := func(where, id string) {
		i := slices.IndexFunc(l.b.Manifest.Backtests, func(t Backtest) bool { return t.ID == id })
		switch {
		case id == "":
			l.report("E20", where, "a forecast number without a back-test")
		case i < 0:
			l.report("E20", where, "back-test %q is not in the brief", id)
		}
	}
	l.each(func(where string, j Judgment) {
		if j.Likelihood.Value != nil {
			tested(where+".likelihood", j.Likelihood.Backtest)
		}
	})
	if p := l.b.BottomLine.Likelihood; p != nil && p.Value != nil {
		tested("bottom_line.likelihood", p.Backtest)
	}
	for i, t := range l.b.Manifest.Backtests {
		where := fmt.Sprintf("manifest.backtests[%d]", i)
		if t.N.Value == nil || t.Brier.Value == nil || t.BaseRate.Value == nil {
			l.report("E20", where, "n, Brier score and base rate are all wanted")
		}
		if t.Skill.Value != nil && *t.Skill.Value <= 0 && !strings.Contains(strings.ToLower(t.Verdict.String()), "no skill") {
			l.report("E20", where, "it does not beat the base rate: say \"no skill\"")
		}
	}
}

// charts is W8 and W9.
func (l *linter) charts() {
	for i, c := range l.b.Charts {
		where := fmt.Sprintf("charts[%d]", i)
		if len(c.Title) == 0 || c.Unit == "" || len(c.Source) == 0 {
			l.report("W8", where, "title, unit and source line are all wanted")
		}
		if c.Illustrative {
			l.report("W9", where, "illustrative material")
		}
	}
}

// coverage is W6.
func (l *linter) coverage() {
	for i, r := range l.b.Claims.Rows {
		for k, v := range r.Values {
			if v.Decides && v.Coverage != nil && v.Coverage.Value != nil && *v.Coverage.Value < .8 {
				l.report("W6", fmt.Sprintf("claims.rows[%d].values[%d]", i, k), "the data see %s of the denominator", v.Coverage.Show)
			}
		}
	}
}

// age is W5: the newest evidence may lie back from the date of the brief as far as the horizon
// lies ahead, and at least a year.
func (l *linter) age() {
	asOf := l.b.Head.AsOf.Date
	if asOf.IsZero() {
		return
	}
	l.each(func(where string, j Judgment) {
		newest := fact.Date{}
		for _, id := range j.Evidence {
			p, err := fact.ParsePeriod(l.byID[id].Period)
			if err != nil || p.IsZero() {
				continue
			}
			end := p.To.Last()
			if p.To.IsZero() { // the period is open: it reaches to the date of the brief
				end = asOf
			}
			if newest.Before(end) {
				newest = end
			}
		}
		allowed := max(365, j.Horizon.Date.Days()-asOf.Days())
		if old := asOf.Days() - newest.Days(); !newest.IsZero() && old > allowed {
			l.report("W5", where+".evidence", "the newest evidence ends %d days before the date of the brief, and the horizon is %d days ahead", old, j.Horizon.Date.Days()-asOf.Days())
		}
	})
}
