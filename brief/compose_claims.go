package brief

import (
	"fmt"
	"strings"

	"tightrope/board"
	"tightrope/fact"
)

// claims puts each check beside the words that it is about.
func (c *composer) claims() ClaimCheck {
	var out ClaimCheck
	var rest []string
	for _, ch := range c.m.Checks {
		it, ok := c.items[ch.Item]
		switch {
		case !ok:
		case measurable(it, ch):
			out.Rows = append(out.Rows, c.claim(it, ch))
		default:
			rest = append(rest, c.item(it))
		}
	}
	switch {
	case c.m.Article == nil:
		out.Empty = Words("There is no text to check: give one with the command brief or check.")
	case len(out.Rows) == 0:
		out.Empty = Words("No claim that data could decide was found in the text.")
	default:
		out.Intro = c.tally(out.Rows)
	}
	out.Told = c.told(out.Rows)
	if len(rest) > 0 && len(out.Told) == 0 {
		f := c.computed("claims.rest", "statements in words alone", float64(len(rest)), "count", "count of items that name no measure and no other speaker", rest...)
		out.Intro = append(out.Intro, Statement{Tag: IsFact, Text: Write(furtherWords(len(rest)), f.Run()), Evidence: []string{f.Ref}})
	}
	return out
}

func furtherWords(n int) string {
	if n == 1 {
		return "{} further statement of the author is a judgment or names no measure; it is left as it is."
	}
	return "{} further statements of the author are judgments or name no measure; they are left as they are."
}

// measurable says whether the claim is worth a row: a figure, a vote, something left unsaid,
// a view with a speaker, or anything that rows bear on.
func measurable(it fact.Item, ch fact.Check) bool {
	switch it.Kind {
	case fact.Quantity:
		return true
	case fact.Opinion:
		return it.Speaker != ""
	case fact.Stance:
		return it.Vote != "" || it.Withheld != "" || it.Denies != "" || len(ch.Values) > 0
	}
	return len(ch.Values) > 0
}

// tally says how many claims got which verdict.
func (c *composer) tally(rows []ClaimRow) []Statement {
	count := map[fact.Verdict]int{}
	inputs := map[fact.Verdict][]string{}
	for _, r := range rows {
		count[r.Verdict]++
		inputs[r.Verdict] = append(inputs[r.Verdict], r.Check)
	}
	var runs []Run
	var parts []string
	var all []string
	for _, v := range fact.Verdicts {
		if count[v] == 0 {
			continue
		}
		f := c.computed("verdicts."+strings.ToLower(string(v)), "claims with the verdict "+verdictWord(v), float64(count[v]), "count", "count of checks with this verdict", inputs[v]...)
		runs = append(runs, f.Run())
		parts = append(parts, "{} "+verdictWord(v))
		all = append(all, f.Ref)
	}
	return []Statement{{Tag: IsFact, Text: Write("Claims by verdict: "+strings.Join(parts, ", ")+".", runs...), Evidence: all}}
}

// verdictWord is the verdict as it is read in a sentence.
func verdictWord(v fact.Verdict) string {
	switch v {
	case fact.Supported:
		return "supported"
	case fact.Contradicted:
		return "contradicted"
	case fact.DependsOnBasis:
		return "depending on the basis"
	case fact.NotCheckable:
		return "not checkable with the data at hand"
	}
	return "opinion"
}

func (c *composer) claim(it fact.Item, ch fact.Check) ClaimRow {
	row := ClaimRow{
		Item: c.item(it), Quote: it.Quote, Span: &it.Span, Voice: it.Voice, Verdict: ch.Verdict, Within: ch.Within,
	}
	if it.Period != nil {
		row.Period = fact.Period{From: it.Period.From, To: it.Period.To}
	}
	inputs := []string{row.Item}
	for i, v := range ch.Values {
		if c.hearsay(v) {
			continue
		}
		cv := c.claimValue(ch, i, v, row.Period)
		row.Values = append(row.Values, cv)
		inputs = append(inputs, cv.Figure.Ref)
	}
	row.Check = c.trace.Add(fact.Explanation{
		ID: ch.ID, Kind: "check", Title: "Verdict on: " + it.Quote, Value: string(ch.Verdict), Inputs: inputs,
		Formula: "a basis is reasonable if it has data for the subject, partner and period of the claim, with coverage; all reasonable bases inside the tolerance = supported, none = contradicted, some = depends on the basis, no such basis = not checkable",
		Note:    ch.Reason,
	})
	row.Reason = c.linked(ch.Reason, row.Check)
	for _, a := range ch.Alerts {
		row.Alerts = append(row.Alerts, c.linked(a, row.Check))
	}
	if ch.Settle != "" {
		row.Settle = c.linked(ch.Settle, row.Check)
	}
	return row
}

// hearsay says that a value is no evidence: a sum over no row, or arithmetic on the text that
// is examined (which the reason of the verdict tells).
func (c *composer) hearsay(v fact.CheckValue) bool {
	if len(v.Rows) == 0 {
		return !v.Reasonable
	}
	for _, id := range v.Rows {
		if _, own := c.items[id]; !own {
			return false
		}
	}
	return true
}

func (c *composer) claimValue(ch fact.Check, i int, v fact.CheckValue, claimed fact.Period) ClaimValue {
	id := v.ID
	if id == "" {
		id = fmt.Sprintf("x.%s.%s.%d", c.m.Slug, ch.ID, i+1)
	}
	value := v.Value
	if v.Period.IsZero() {
		v.Period = fact.Period{From: c.m.AsOf, To: c.m.AsOf}
	}
	formula := v.Formula
	if formula == "" {
		formula = "as recorded in the row"
	}
	ref := c.trace.Add(fact.Explanation{
		ID: id, Kind: "computation", Title: v.Basis, Value: board.Amount(value, unitOf(v.Unit)), Unit: v.Unit, Period: v.Period.String(),
		Basis: v.Basis, Formula: formula, Inputs: c.rows(v), Note: v.Why,
	})
	out := ClaimValue{
		Basis: c.linked(v.Basis, ref), Inside: v.Inside, Decides: v.Reasonable, Formula: formula, Rows: c.rows(v),
		Figure: Figure{
			Show: board.Amount(value, unitOf(v.Unit)), Ref: ref, Value: &value, Unit: v.Unit, Status: fact.Reported, Period: v.Period,
			Basis: v.Basis, Denominator: denominator(v),
		},
		OtherPeriod: !claimed.IsZero() && !v.Period.IsZero() && !claimed.Overlaps(v.Period),
	}
	if why := strings.Trim(v.Why+"; "+v.Coverage, "; "); why != "" {
		out.Why = c.linked(why, ref)
	}
	return out
}

// rows explains what a value rests on; a value over more rows than a reader can follow names
// its data set and the count.
func (c *composer) rows(v fact.CheckValue) []string {
	const most = 40
	ids := unique(v.Rows)
	if len(ids) == 0 {
		return []string{c.input("none."+short(v.Basis+v.Formula), "no row of the data: "+v.Basis, "counted as nought")}
	}
	if len(ids) <= most {
		return c.all(ids)
	}
	out := c.all(ids[:most])
	return append(out, c.trace.Add(fact.Explanation{
		ID: fmt.Sprintf("x.%s.rows.%s", c.m.Slug, short(strings.Join(ids, " "))), Kind: "computation", Title: "the other rows of the same data set",
		Value: fmt.Sprintf("%d rows in all", len(ids)), Unit: "rows", Formula: "rows selected by the formula of the value", Inputs: out[:1],
	}))
}

func denominator(v fact.CheckValue) string {
	if v.Unit == "share" {
		return v.Basis
	}
	return ""
}

// unitOf maps the units of claims to those of figures.
func unitOf(unit string) string {
	switch unit {
	case "relative change":
		return "change"
	case "true/false":
		return "yes/no"
	}
	return unit
}
