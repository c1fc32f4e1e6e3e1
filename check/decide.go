package check

import (
	"fmt"
	"slices"
	"strings"

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

// reason is one sentence that says the basis in words.
func (b *bench) reason(f frame, c fact.Check, failed []value) string {
	line := func(v fact.CheckValue) string {
		s := show(v.Value, v.Unit) + " (" + v.Basis + ")"
		if f.form == trend {
			s = v.Formula + " (" + v.Basis + ")"
		}
		return s
	}
	var in, out, shown []string
	for _, v := range c.Values {
		switch {
		case !v.Reasonable:
			shown = append(shown, line(v)+": "+v.Why)
		case v.Inside:
			in = append(in, line(v))
		default:
			out = append(out, line(v))
		}
	}
	switch c.Verdict {
	case fact.Supported:
		return "It holds: " + list(in) + "."
	case fact.Contradicted:
		return "It does not hold: " + list(out) + "."
	case fact.DependsOnBasis:
		if len(in) == 0 {
			return "It depends on the basis, and no single one decides: " + list(append(out, shown...)) + "."
		}
		return "It depends on the basis: it holds at " + list(in) + ", and not at " + list(out) + "."
	}
	switch {
	case len(shown) > 0:
		return "No figure covers the claim; shown beside it, and deciding nothing: " + list(shown) + "."
	case len(failed) > 0:
		why := failed[0].err.Error()
		if failed[0].reach != "" {
			why += "; it has data of " + failed[0].reach
		}
		return "No data cover the claim: " + failed[0].Basis + ": " + why + "."
	}
	return fmt.Sprintf("No data at hand measure it (%s).", b.about(f))
}

// list joins at most four entries and counts the rest.
func list(parts []string) string {
	if len(parts) > 4 {
		parts = append(parts[:4:4], fmt.Sprintf("%d more", len(parts)-4))
	}
	return strings.Join(parts, "; ")
}

// about names what the claim is about, for a reader.
func (b *bench) about(f frame) string {
	what := f.what
	if what == "" {
		what = "a figure of a kind that no data set measures"
	}
	parts := []string{what}
	if f.item != "" {
		parts = append(parts, f.item)
	}
	if f.subject != "" {
		parts = append(parts, b.opt.Name(f.subject))
	}
	if f.partner != "" {
		parts = append(parts, b.opt.Name(f.partner))
	}
	return strings.Join(parts, ", ")
}

// settle says what data would settle the claim.
func (b *bench) settle(f frame) string {
	period := "the period that the text means"
	if w := whenOf(f.it.Period); w.stated {
		switch {
		case w.from > 0:
			period = sessions(w.from, max(w.to, w.from)).label
		case w.open:
			period = "the time since " + w.period.From.String()
		default:
			period = labelOf(w.period)
		}
	}
	seller, buyer := f.pair()
	goods := f.item
	if goods == "" {
		goods = string(f.layer)
	}
	switch f.what {
	case "import share", "export share", "flow", "flow change", "supplier rank", "buyer rank":
		if f.partner == "" {
			return fmt.Sprintf("trade of %s by partner for %s in %s", b.opt.Name(f.subject), goods, period)
		}
		return fmt.Sprintf("deliveries of %s from %s to %s and the buyer's total, for %s, by the buyer's customs or by ship tracking",
			goods, b.opt.Name(seller), b.opt.Name(buyer), period)
	case "agreement":
		return fmt.Sprintf("recorded votes of both in the General Assembly for %s, at least %d shared", period, LeastVotes)
	case transit:
		return "flows by route for " + period
	case "":
		return "a figure with unit, period and source from whoever counts it"
	case "order":
		return "the contract or budget line that states it, for " + period
	}
	return fmt.Sprintf("a series of %s of %s for %s", f.what, b.opt.Name(f.subject), period)
}
