package brief

import (
	"fmt"
	"strings"

	"tightrope/bargain"
	"tightrope/board"
	"tightrope/fact"
)

// standing says of every actor how heavy it is, what the answer would be without it, and what
// it adds to it.
func (c *composer) standing(g *GameFinding, p Figure) []StandingRow {
	var out []StandingRow
	for i, a := range g.Players {
		refs := c.playerRefs(a.ID)
		row := StandingRow{Actor: Text{{Text: a.Name}}, Basis: a.Basis}
		row.Weight = c.computed("weight."+a.ID, "weight of "+a.Name, a.Weight, "share", "capability × salience over the sum of all actors, at the most likely values", refs...)
		row.Weight.Denominator = "capability × salience of all actors"
		row.Without, row.Shapley, row.Ends = Missing(fact.NotInSample, p.Ref), Missing(fact.NotInSample, p.Ref), Missing(fact.NotInSample, p.Ref)
		if a.POut != nil {
			row.Without = c.computed("without."+a.ID, "probability without "+a.Name, a.POut.Value, "probability", "as the headline, without this actor, the same random numbers", p.Ref)
		}
		if s := g.Shapley; s != nil {
			v := 100 * s.Rows[i].Value
			row.Shapley = c.computed("shapley."+a.ID, "Shapley value of "+a.Name, v, "percentage points",
				"what the actor adds to the probability on average over all orders in which the actors could come to the table (L. S. Shapley 1953)", p.Ref)
			row.Shapley.Show = fmt.Sprintf("%+.0f points", v)
		}
		if f := g.Fan; f != nil {
			r := f.Players[i]
			row.Ends = c.computed("ends."+a.ID, fmt.Sprintf("where %s ends in the Spatial Model of Politics, median over the draws; a tenth of them below %s, a tenth above %s", a.Name, board.Number(round(r.Final.P10)), board.Number(round(r.Final.P90))),
				r.Final.P50, "index", "Spatial Model of Politics over draws from the ranges; a hair's difference of the inputs moves it by points", p.Ref)
			row.Ends.Show = fmt.Sprintf("%.0f", r.Final.P50)
		}
		out = append(out, row)
	}
	return out
}

func round(v float64) float64 { return float64(int(v + 0.5)) }

// playerRefs explains the three ranges of an actor of the case.
func (c *composer) playerRefs(id string) []string {
	p := c.playerID(id)
	var refs []string
	for _, field := range []string{"position", "salience", "capability"} {
		refs = append(refs, c.stakeRef(p, field, *p.Field(field)))
	}
	return refs
}

// readings are the same answer by other inputs: another index of capability, measured inputs in
// the place of judged ones.
func (c *composer) readings(g *GameFinding, p Figure) []ReadingRow {
	var out []ReadingRow
	for i, s := range g.Swaps {
		title := fmt.Sprintf("probability with %s", s.Name)
		row := ReadingRow{}
		row.Answer = c.computed(fmt.Sprintf("reading.%d", i+1), title, s.P.Value, "probability", "as the headline, with other inputs ("+s.Source+"), the same random numbers", p.Ref)
		v := 100 * s.Delta.Value
		row.Change = c.computed(fmt.Sprintf("reading.%d.points", i+1), "change by "+s.Name, v, "percentage points", "P after − P before, draw by draw", row.Answer.Ref, p.Ref)
		row.Change.Show = fmt.Sprintf("%+.0f points", v)
		row.Name, row.Basis = c.linked(s.Name, row.Answer.Ref), c.linked(s.Basis, row.Answer.Ref)
		out = append(out, row)
	}
	return out
}

// turns shows the bargains of the Spatial Model of Politics, a picture for each turn.
func (c *composer) turns(g *GameFinding) (Chart, bool) {
	if g.Fan == nil || len(g.Fan.Path.Turns) < 2 {
		return Chart{}, false
	}
	p := c.probability(g, c.stakes(g))
	d, dim := len(g.Game.Dimensions), g.Game.Event.Dim
	refs := make([]string, len(g.Game.Players))
	for i, pl := range g.Game.Players {
		var words string
		for k, v := range g.Fan.Path.Series(i, dim, d) {
			if k > 0 {
				words += " → "
			}
			words += fmt.Sprintf("%.0f", v)
		}
		refs[i] = c.computed("path."+pl.ID, fmt.Sprintf("path of %s in the Spatial Model of Politics at the most likely values: %s", pl.Name, words),
			g.Fan.Path.Turns[len(g.Fan.Path.Turns)-1].Position[i*d+dim], "index", bargain.SMP{}.Formula()+" ("+bargain.SMP{}.Source()+")", c.playerRefs(pl.ID)...).Ref
	}
	t := turnsOf(g.Report, func(i int, v float64) Figure {
		return Figure{Show: fmt.Sprintf("%.0f", v), Ref: refs[i], Value: &v, Unit: "index", Status: fact.Reported, Basis: string(fact.Computed), Period: p.Period}
	})
	t.At.Ref, t.At.Unit, t.At.Basis, t.At.Period = c.input("event", "", ""), "index", "set in the case", p.Period
	return Chart{
		ID: "chart-turns", Section: "outlook", Title: Words("Bargains by turn"), Unit: "position on the policy dimension",
		Source: Words("Spatial Model of Politics at the most likely values: one path of many, to look at and not to believe."),
		Desc:   "A small picture for each turn: every actor's position before and after it on the policy dimension, and whose bargain it took.",
		Turns:  &t,
	}, true
}

// stakesBasis says whether the stakes of a presser are measured or judged.
func stakesBasis(r PresserRow) string {
	kind := func(f Figure) []fact.Range {
		source, _ := strings.CutPrefix(f.Basis, stakeBasis)
		return []fact.Range{{Source: source}}
	}
	if r.Position.Value == nil {
		return "no stakes in the case"
	}
	return bargain.Player{Position: kind(r.Position), Salience: kind(r.Salience), Capability: kind(r.Capability)[0]}.Basis()
}
