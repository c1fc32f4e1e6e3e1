package app

import (
	"fmt"
	"math"
	"strings"

	"tightrope/brief"
	"tightrope/check"
	"tightrope/fact"
)

// maxDrawn is how many claims with figures a picture of verdicts shows, and maxBases how many
// values of each.
const (
	maxDrawn = 24
	maxBases = 6
)

// Plot draws each claim that figures bear on: the number of the text with its tolerance beside
// what each basis measures. The verdict stands in words, and a shape of its own tells what agrees,
// what differs and what is only shown.
func (out CheckOut) Plot(title string) brief.Plot {
	items := map[string]fact.Item{}
	for _, it := range out.Items {
		items[it.ID] = it
	}
	counts := map[fact.Verdict]int{}
	p := brief.Plot{Title: title}
	drawn, more := 0, 0
	for _, c := range out.Checks {
		counts[c.Verdict]++
		it := items[c.Item]
		if it.Kind != fact.Quantity || len(c.Values) == 0 {
			continue
		}
		if drawn++; drawn > maxDrawn {
			more++
			continue
		}
		p.Panels = append(p.Panels, brief.Panel{Head: fmt.Sprintf("%s: “%s”", c.Verdict, strings.Join(strings.Fields(it.Quote), " ")), Rows: verdictRows(it, c)})
	}
	var tally string
	for _, v := range fact.Verdicts {
		if counts[v] > 0 {
			tally += fmt.Sprintf("%s%s %d", map[bool]string{true: ", "}[tally != ""], v, counts[v])
		}
	}
	p.Note = fmt.Sprintf("%d claims checked: %s.", len(out.Checks), tally)
	if more > 0 {
		p.Note += fmt.Sprintf(" %d more claims with figures are not drawn.", more)
	}
	if drawn == 0 {
		p.Note += " No figure at hand bears on a number of the text, so there is nothing to draw."
	}
	p.Desc = p.Note + " Each panel is one claim: what the text says with its tolerance, and what each basis measures."
	return p
}

// verdictRows is one claim: a row for each basis, with the number of the text and the measured one.
func verdictRows(it fact.Item, c fact.Check) *brief.Rows {
	r := &brief.Rows{Marks: []string{"the text, with its tolerance", "measured, agrees", "measured, differs", "shown only"}, Words: unitWords(it)}
	r.Percent = it.Unit == "share" || it.Unit == "relative change"
	low, high := math.Inf(1), math.Inf(-1)
	reach := func(vs ...float64) {
		for _, v := range vs {
			low, high = min(low, v), max(high, v)
		}
	}
	text := brief.PlotPoint{Note: "the text gives no number"}
	if it.Value != nil {
		text = point(it.Value, "the text says "+it.Quote)
		text.Low, text.High = check.Tolerance(it)
		reach(text.Value, text.Low, text.High)
	}
	for i, v := range c.Values {
		if i == maxBases {
			r.More = fmt.Sprintf("and %d more values", len(c.Values)-maxBases)
			break
		}
		kind := 2
		switch {
		case !v.Reasonable:
			kind = 3
		case v.Inside:
			kind = 1
		}
		row := brief.PlotRow{Name: v.Basis, Points: make([]brief.PlotPoint, 4), Show: shown(v.Value, r.Percent)}
		row.Points[0] = text
		row.Points[kind] = point(&v.Value, v.Basis+": "+shown(v.Value, r.Percent))
		reach(v.Value)
		r.Rows = append(r.Rows, row)
	}
	if low > 0 && low < high/2 {
		low = 0
	}
	room := max((high-low)*.06, math.Abs(high)*.02, 1e-9)
	r.Low, r.High = low-room, high+room
	if low >= 0 {
		r.Low = max(0, r.Low)
	}
	return r
}

func shown(v float64, percent bool) string {
	if percent {
		return fmt.Sprintf("%.1f %%", 100*v)
	}
	return fmt.Sprintf("%.4g", v)
}

func unitWords(it fact.Item) string {
	switch it.Unit {
	case "share":
		return "share"
	case "relative change":
		return "change"
	case "":
		return "value"
	}
	return it.Unit
}
