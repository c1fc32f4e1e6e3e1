package app

import (
	"fmt"
	"slices"

	"tightrope/brief"
	"tightrope/fact"
	"tightrope/gap"
)

// mostTables is how many tables of flows one picture shows.
const mostTables = 4

// Plot draws who sells to the state and buys from it in the first tables, and the largest flows
// over time.
func (out ExposeOut) Plot(top int) brief.Plot {
	p := brief.Plot{Title: "On whom " + out.Name + " depends, and who on it"}
	shown := out.Tables[:min(mostTables, len(out.Tables))]
	for _, t := range shown {
		if r := shareBars(t.Suppliers, top); r != nil {
			p.Panels = append(p.Panels, brief.Panel{Head: "Bought: " + out.tableText(t) + hhiText(t), Rows: r})
		}
		if r := shareBars(t.Buyers, top); r != nil {
			p.Panels = append(p.Panels, brief.Panel{Head: "Sold: " + out.tableText(t), Rows: r})
		}
		for _, side := range [][]ExposeRow{t.Suppliers, t.Buyers} {
			if l := flowLines(t, side); l != nil {
				p.Panels = append(p.Panels, brief.Panel{Head: "Over time: " + t.Lens.Item + ", " + t.Lens.Unit, Lines: l})
			}
		}
	}
	p.Note = "Each table is of one source, basis and unit; whiskers are the interval of the rows, where they give one."
	switch n := len(out.Tables) - len(shown); {
	case len(shown) == 0:
		p.Note = "No flows are loaded: shares as the casebook states them, each on its own basis."
		r := stated(out.Stated)
		for i, o := range out.Stated {
			r.Rows[i].Name = fmt.Sprintf("%s→%s %s", o.From, o.To, o.Period)
		}
		p.Panels = append(p.Panels, brief.Panel{Head: "Shares", Rows: r})
	case n > 0:
		p.Note += fmt.Sprintf(" %d more tables are not drawn; choose with --item.", n)
	}
	p.Desc = p.Title + ". " + p.Note
	return p
}

func (out ExposeOut) tableText(t ExposeTable) string {
	source := out.Sources[t.Lens.Source]
	if source == "" {
		source = t.Lens.Source
	}
	return fmt.Sprintf("%s, %s, %s, %s, %s, %.0f %% covered", t.Lens.Item, t.Lens.Unit, t.Period, t.Lens.Basis, source, 100*t.Coverage)
}

func hhiText(t ExposeTable) string {
	if t.HHI == nil {
		return ""
	}
	return fmt.Sprintf("; HHI %.2f, as %.1f equal suppliers", t.HHI.Value, *t.Effective)
}

func shareBars(rows []ExposeRow, top int) *brief.Rows {
	if len(rows) == 0 {
		return nil
	}
	most := 0.0
	out := &brief.Rows{Percent: true, Words: "share of the recorded total; n = rows behind it"}
	for i, r := range rows {
		if i == top {
			out.More = fmt.Sprintf("and %d more", len(rows)-top)
			break
		}
		share := r.Share
		pt := point(&share, fmt.Sprintf("%.1f %%, %d rows", 100*share, r.N))
		if r.Low != nil && r.High != nil {
			pt.Low, pt.High = *r.Low, *r.High
		}
		most = max(most, pt.High)
		out.Rows = append(out.Rows, brief.PlotRow{Name: r.Name, Points: []brief.PlotPoint{pt}, Show: fmt.Sprintf("%.1f %%, n %d", 100*share, r.N)})
	}
	out.High = min(1, max(most*1.05, .01))
	return out
}

// flowLines is the four largest flows that have at least two years.
func flowLines(t ExposeTable, rows []ExposeRow) *brief.Lines {
	var years []int
	var list []ExposeRow
	for _, r := range rows {
		if r.Trend != nil && len(list) < 4 {
			list = append(list, r)
			years = append(years, r.Trend.Years...)
		}
	}
	if len(list) == 0 {
		return nil
	}
	slices.Sort(years)
	years = slices.Compact(years)
	out := &brief.Lines{Words: t.Lens.Unit + " a year; 0 = no row with this counterpart"}
	for _, y := range years {
		out.Steps = append(out.Steps, fmt.Sprint(y))
	}
	for _, r := range list {
		s := brief.Series{Name: r.Name}
		for _, y := range years {
			pt := brief.PlotPoint{}
			if i := slices.Index(r.Trend.Years, y); i >= 0 {
				pt = point(&r.Trend.Values[i], fmt.Sprint(y))
			}
			s.Points = append(s.Points, pt)
		}
		out.Series = append(out.Series, s)
	}
	return out
}

// mostCounterparts is how many counterparts a gap shows: half from each end of the order.
const mostCounterparts = 20

// Plot draws the place of each counterpart in words, votes and deeds, with intervals, and toward
// one of them over time.
func (out GapOut) Plot() brief.Plot {
	p := brief.Plot{Title: "Words, votes and deeds of " + out.Subject}
	var ranked []gap.Gap
	for _, g := range out.Gaps {
		if g.DoMinusVote.Reason == "" || g.DoMinusSay.Reason == "" {
			ranked = append(ranked, g)
		}
	}
	more := ""
	if n := len(ranked); n > mostCounterparts {
		more = fmt.Sprintf("%d counterparts between are not drawn", n-mostCounterparts)
		ranked = append(slices.Clone(ranked[:mostCounterparts/2]), ranked[n-mostCounterparts/2:]...)
	}
	rows := &brief.Rows{Marks: []string{"say", "vote", "do"}, Low: 0, High: 1, Words: "place among all counterparts: 0 the most distant, 1 the closest", More: more}
	for _, g := range ranked {
		rows.Rows = append(rows.Rows, brief.PlotRow{
			Name: out.Names[g.Partner], Show: gapShow(g),
			Points: []brief.PlotPoint{tierPoint("say", g.Say), tierPoint("vote", g.Vote), tierPoint("do", g.Do)},
		})
	}
	if len(rows.Rows) > 0 {
		p.Panels = append(p.Panels, brief.Panel{Head: "Largest gaps between deeds and votes first", Rows: rows})
	}
	if len(out.Over) > 0 {
		p.Panels = append(p.Panels, out.overPanel())
	}
	p.Note = fmt.Sprintf("%s. Behind it: %s. Whiskers are bootstrap intervals of 90 %%, seed %d.", out.Period, out.evidence(), out.Seed)
	if len(rows.Rows) == 0 {
		p.Note += " No counterpart has a place in two tiers."
	}
	p.Desc = p.Title + ". " + p.Note
	return p
}

// evidence counts the units of each tier.
func (out GapOut) evidence() string {
	text := ""
	for _, t := range []fact.Tier{fact.Say, fact.Vote, fact.Do} {
		series, units := 0, 0
		for _, c := range out.Columns {
			if c.Tier == t && c.Partners > 0 {
				series++
				units += c.Units
			}
		}
		if text != "" {
			text += "; "
		}
		text += fmt.Sprintf("%s %d series, n %d", t, series, units)
	}
	return text
}

func gapShow(g gap.Gap) string {
	if g.DoMinusVote.Reason == "" {
		return fmt.Sprintf("do−vote %+.2f", g.DoMinusVote.Value)
	}
	return fmt.Sprintf("do−say %+.2f", g.DoMinusSay.Value)
}

func tierPoint(tier string, r gap.TierRank) brief.PlotPoint {
	if r.Reason != "" {
		return brief.PlotPoint{}
	}
	return brief.PlotPoint{
		Known: true, Value: r.Percentile, Low: r.Low, High: r.High,
		Note: fmt.Sprintf("%s %.2f (%.2f to %.2f), n %d, coverage %.0f %%", tier, r.Percentile, r.Low, r.High, r.N, 100*r.Coverage),
	}
}

func (out GapOut) overPanel() brief.Panel {
	say, vote, do := brief.Series{Name: "say"}, brief.Series{Name: "vote"}, brief.Series{Name: "do"}
	var steps []string
	for _, m := range out.Over {
		steps = append(steps, fmt.Sprintf("%d–%02d", m.Period.From.Year, m.Period.To.Year%100))
		say.Points = append(say.Points, tierPoint("say", m.Gap.Say))
		vote.Points = append(vote.Points, tierPoint("vote", m.Gap.Vote))
		do.Points = append(do.Points, tierPoint("do", m.Gap.Do))
	}
	return brief.Panel{
		Head:  "Toward " + out.Names[out.Toward] + " over time",
		Lines: &brief.Lines{Steps: steps, Series: []brief.Series{say, vote, do}, Low: 0, High: 1.0001, Words: "place among all counterparts"},
	}
}
