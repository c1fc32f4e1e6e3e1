package check

import (
	"fmt"
	"slices"

	"tightrope/expose"
	"tightrope/fact"
)

// decide applies the rule to the values of one claim.
func (b *bench) decide(i int, f frame, values []value) fact.Check {
	c := fact.Check{Within: within(f)}
	var failed []value
	inside, outside := 0, 0
	for _, v := range values {
		if v.err != nil {
			failed = append(failed, v)
			continue
		}
		c.Values = append(c.Values, v.CheckValue)
		switch {
		case v.Reasonable && v.Inside:
			inside++
		case v.Reasonable:
			outside++
		}
	}
	c.Values = merged(c.Values)
	switch {
	case inside == 0 && brackets(f, c.Values) && lone(c.Values):
		c.Verdict, c.Settle = fact.DependsOnBasis, b.settle(f)
	case inside+outside == 0:
		c.Verdict, c.Settle = fact.NotCheckable, b.settle(f)
	case outside == 0:
		c.Verdict = fact.Supported
	case inside == 0:
		c.Verdict = fact.Contradicted
	default:
		c.Verdict = fact.DependsOnBasis
	}
	c.Reason = b.reason(f, c, failed)
	c.Alerts = b.alerts(i, f, c, values)
	return c
}

// merged joins values that two sources of the same rows state alike: same value, same period.
func merged(values []fact.CheckValue) []fact.CheckValue {
	var out []fact.CheckValue
	for _, v := range values {
		at := slices.IndexFunc(out, func(o fact.CheckValue) bool {
			return o.Basis == v.Basis && o.Period == v.Period && abs(o.Value-v.Value) <= 1e-9
		})
		if at < 0 {
			v.Rows = compacted(v.Rows)
			out = append(out, v)
			continue
		}
		out[at].Rows = compacted(append(out[at].Rows, v.Rows...))
	}
	slices.SortStableFunc(out, func(x, y fact.CheckValue) int {
		switch {
		case x.Reasonable == y.Reasonable:
			return 0
		case x.Reasonable:
			return -1
		}
		return 1
	})
	return out
}

func compacted(rows []string) []string {
	rows = slices.Clone(rows)
	slices.Sort(rows)
	return slices.Compact(rows)
}

// within says in words what counts as agreement.
func within(f frame) string {
	n := f.number
	switch {
	case f.form == trend, f.form == comparison && f.it.Value == nil:
		return "the direction as stated"
	case n.op == "is":
		return "exactly"
	case n.op == "nearly":
		return fmt.Sprintf("from 0.90 of it up to %s", show(n.value, f.unit))
	case n.op == "gt":
		return "more than " + show(n.value, f.unit)
	case n.op == "ge":
		return "at least " + show(n.value, f.unit)
	case n.op == "lt":
		return "less than " + show(n.value, f.unit)
	case n.op == "le":
		return "at most " + show(n.value, f.unit)
	}
	return fmt.Sprintf("%s, give or take %s", show(n.value, f.unit), show(n.slack(), f.unit))
}

// show writes a value with its unit for a reader.
func show(v float64, unit string) string {
	switch unit {
	case "share":
		return fmt.Sprintf("%.1f %%", 100*v)
	case "relative change", "change":
		return fmt.Sprintf("%+.1f %%", 100*v)
	case "percentage points":
		return fmt.Sprintf("%.1f points", v)
	case "times":
		return fmt.Sprintf("%.2f times", v)
	case "rank":
		return fmt.Sprintf("rank %.0f", v)
	case "comparison", "":
		return expose.Number(v)
	}
	return expose.Number(v) + " " + unit
}
