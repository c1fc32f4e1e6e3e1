package brief

import (
	"fmt"
	"slices"

	"tightrope/fact"
	"tightrope/gap"
)

// words sets deeds against words and votes, for the partners and pressers that have any.
func (c *composer) words() WordsDeeds {
	var out WordsDeeds
	for _, id := range append(slices.Clone(c.partners()), c.pressers()...) {
		g, ok := gap.Of(c.m.Gaps, id)
		if ok && (g.Say.Reason == "" || g.Vote.Reason == "" || g.Do.Reason == "") {
			out.Rows = append(out.Rows, c.gapRow(g))
		}
	}
	if len(out.Rows) == 0 {
		out.Statements = []Statement{{Tag: IsFact, Text: Words("Too few rows carry words, votes and deeds toward the same counterpart to rank it: no gap is shown.")}}
		return out
	}
	out.Statements = []Statement{{
		Tag:  IsFact,
		Text: Words("Each column is the place of the counterpart among all counterparts of the balancer in that tier, from the most distant (nought) to the closest (one). The tiers carry different information and are never added up."),
	}}
	return out
}

func (c *composer) gapRow(g gap.Gap) GapRow {
	row := GapRow{Toward: c.party(g.Partner)}
	row.Say, row.NSay = c.tier(g.Partner, fact.Say, g.Say)
	row.Vote, row.NVote = c.tier(g.Partner, fact.Vote, g.Vote)
	row.Do, row.NDo = c.tier(g.Partner, fact.Do, g.Do)
	e, kind, other := g.DoMinusVote, "do minus vote", row.Vote
	if e.Reason != "" && g.DoMinusSay.Reason == "" {
		e, kind, other = g.DoMinusSay, "do minus say", row.Say
	}
	if e.Reason != "" {
		row.Gap = Missing(fact.NotInSample, row.NDo.Ref)
		row.Gap.Period, row.Gap.Basis = row.NDo.Period, e.Reason
		row.Reading = c.linked("No gap: "+e.Reason+".", row.NDo.Ref)
		return row
	}
	row.Gap = c.index("gap."+string(g.Partner), kind+" toward "+c.names.Name(g.Partner), e.Value, kind+": difference of the two percentile ranks", row.Do.Ref, other.Ref)
	row.Gap.Show = fmt.Sprintf("%+.2f", e.Value)
	row.Gap.Basis = kind
	row.Gap.Check = &Recompute{Op: "difference", Inputs: []float64{value(row.Do), value(other)}}
	direction := "Deeds are closer than " + kind[len("do minus "):] + "s"
	switch {
	case e.Low <= 0 && e.High >= 0:
		direction = "No clear gap between deeds and " + kind[len("do minus "):] + "s"
	case e.Value < 0:
		direction = "Deeds are more distant than " + kind[len("do minus "):] + "s"
	}
	row.Reading = Write(direction+" ({}; interval {} to {}).", row.Gap.Run(),
		Link(fmt.Sprintf("%+.2f", e.Low), row.Gap.Ref), Link(fmt.Sprintf("%+.2f", e.High), row.Gap.Ref))
	return row
}

// tier is the rank of one counterpart in one tier, and the units behind it.
func (c *composer) tier(who fact.ActorID, t fact.Tier, r gap.TierRank) (rank, n Figure) {
	var rows []string
	formula := "mean over the columns of (lower + half of the equal) / (ranked − 1)"
	for i, s := range r.Columns {
		rows = append(rows, s.Rows...)
		formula += fmt.Sprintf("; %s: rank %d of %d", r.Names[i], s.Rank, s.Of)
		if n := len(s.Rows); n > 0 && n < s.N {
			formula += fmt.Sprintf(" over %d units, of which %d are cited", s.N, n)
		}
	}
	name := c.names.Name(who)
	if r.Reason != "" {
		ref := c.input(fmt.Sprintf("gap.%s.%s", who, t), "why there is no rank of "+name+" in the tier "+string(t), r.Reason)
		rank = Missing(fact.NotInSample, ref)
		rank.Period, rank.Basis = fact.Period{From: c.m.AsOf, To: c.m.AsOf}, r.Reason
		n = Missing(fact.NotInSample, ref)
		n.Period, n.Basis = rank.Period, r.Reason
		return rank, n
	}
	if len(rows) == 0 {
		rows = []string{c.input(fmt.Sprintf("gap.%s.%s.none", who, t), "the series behind the tier "+string(t)+" cover the balancer and hold no row with "+name, "counted as nought")}
	}
	rank = c.index(fmt.Sprintf("gap.%s.%s", who, t), "place of "+name+" in the tier "+string(t), r.Percentile, formula, rows...)
	n = c.computed(fmt.Sprintf("gap.%s.%s.n", who, t), "rows behind the place of "+name+" in the tier "+string(t), float64(r.N), "count", "count of votes, flows or acts", rows...)
	return rank, n
}
