package brief

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tightrope/bargain"
	"tightrope/board"
	"tightrope/fact"
	"tightrope/shock"
)

// GameFinding is what bargaining says of the case, with the shocks run beside it.
type GameFinding struct {
	bargain.Report
	Shocks   []shock.Row // the case after each shock, under the same random numbers
	Backtest BacktestFinding
}

// BacktestFinding is how the model did on cases with known outcomes.
type BacktestFinding struct {
	ID        string  `toml:"id"`
	Model     string  `toml:"model"`
	On        string  `toml:"on"`
	N         int     `toml:"n"`
	Brier     float64 `toml:"brier"`
	BaseRate  float64 `toml:"base_rate"`
	BaseBrier float64 `toml:"base_brier"`
	Source    string  `toml:"source"`
	Command   string  `toml:"command"`
	Verdict   string  `toml:"verdict"`
}

// outlook puts the probability, the models beside it, what would flip it and the shocks.
func (c *composer) outlook() Outlook {
	var out Outlook
	if g := c.m.Game; g != nil {
		c.game(g, &out)
	} else {
		out.Statements = append(out.Statements, Statement{
			Tag:  IsFact,
			Text: Words("No case in the casebook gives this balancer's actors and stakes, so no probability is computed. A case file with positions, salience and capability would allow it."),
		})
	}
	if d := c.m.Durable; d != nil {
		c.durability(d, &out)
	}
	return out
}

func (c *composer) game(g *GameFinding, out *Outlook) {
	inputs := c.stakes(g)
	p := c.probability(g, inputs)
	bt := c.backtest(g.Backtest)
	out.Statements = append(out.Statements,
		Statement{Tag: IsFact, Text: c.linked(g.Floor, bt), Evidence: []string{bt}},
		Statement{Tag: IsFact, Text: c.linked(g.Calibration, bt), Evidence: []string{bt}},
	)
	for _, n := range g.Notes {
		out.Statements = append(out.Statements, Statement{Tag: IsAssumption, Text: c.linked(n, p.Ref)})
	}
	for _, m := range g.Models {
		out.Models = append(out.Models, c.model(m, inputs, bt))
	}
	out.Standing = c.standing(g, p)
	out.Readings = c.readings(g, p)
	for i, f := range c.flips(g) {
		out.Flips = append(out.Flips, c.flip(i, f, p))
	}
	for _, s := range g.Shocks {
		out.Shocks = append(out.Shocks, c.shock(s, p))
	}
}

// stakes explains every range that went into the game.
func (c *composer) stakes(g *GameFinding) []string {
	var ids []string
	for _, p := range c.m.Case.Actors {
		ids = append(ids, c.stakeRef(p, "position", p.Position), c.stakeRef(p, "salience", p.Salience), c.stakeRef(p, "capability", p.Capability))
	}
	return append(ids, c.input("event", "what counts as "+g.Game.Event.Name, fmt.Sprintf("%s: outcome %s %s", g.Game.Event.Means, g.Game.Event.Op, board.Number(g.Game.Event.At))))
}

// probability is P(event), the number of the first screen.
func (c *composer) probability(g *GameFinding, inputs []string) Figure {
	return c.computed("p", "probability of "+g.Game.Event.Name+" by "+c.m.Horizon.String(), g.P.Value, "probability", g.Formula, inputs...)
}

func (c *composer) model(m bargain.ModelRow, inputs []string, bt string) ModelRow {
	row := ModelRow{
		Name:     m.Title,
		Mean:     c.computed("model."+m.Name+".mean", "expected outcome by "+m.Title, m.Expected.Value, "index", m.Formula+" ("+m.Source+")", inputs...),
		Backtest: bt,
	}
	row.Mean.Show = fmt.Sprintf("%.0f", m.Expected.Value)
	row.Probability = c.computed("model."+m.Name+".p", "probability of the event by "+m.Title, m.P, "probability", m.Formula+"; errors by the residuals of the back-test", inputs...)
	note := m.Skill
	if m.None != "" {
		note = m.None + "; " + note
	}
	row.Note, row.Basis = c.linked(note, bt), c.linked(c.m.Game.Basis, row.Probability.Ref)
	return row
}

// flips are the inputs whose change carries the answer across the line, the smallest first,
// and at most eight of them.
func (c *composer) flips(g *GameFinding) []bargain.Flip {
	var out []bargain.Flip
	for _, f := range g.Flips {
		if f.Flips {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b bargain.Flip) int {
		return compareFloat(effort(a), effort(b))
	})
	return out[:min(len(out), 8)]
}

// effort is the size of a change in points of 100: a capability counts by its factor, doubling
// it as much as ten points.
func effort(f bargain.Flip) float64 {
	if f.Field == "capability" {
		k := f.Change
		if k < 1 && k > 0 {
			k = 1 / k
		}
		return 10 * (k - 1)
	}
	return max(f.Change, -f.Change)
}

func compareFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (c *composer) flip(i int, f bargain.Flip, p Figure) FlipRow {
	player := c.playerID(f.Player)
	r := *player.Field(f.Field)
	ref := c.stakeRef(player, f.Field, r)
	before, to := f.Now, f.To
	row := FlipRow{
		Input:  Text{{Text: f.Field + " of " + f.Name}},
		From:   Figure{Show: board.Number(before), Ref: ref, Value: &before, Unit: "index", Status: fact.Reported, Period: p.Period, Basis: "mode of the range of the case"},
		Before: p,
		Inside: to >= r.Low && to <= r.High,
		Basis:  f.Basis,
	}
	row.To = c.computed(fmt.Sprintf("flip.%d.to", i+1), fmt.Sprintf("%s of %s at which the probability crosses the line", f.Field, f.Name), to, "index", "bisection on this input alone, the same random numbers", ref, p.Ref)
	row.To.Show = board.Number(to)
	row.After = c.computed(fmt.Sprintf("flip.%d.p", i+1), fmt.Sprintf("probability with %s of %s changed", f.Field, f.Name), f.P, "probability", "as the headline, with this input changed", row.To.Ref, p.Ref)
	return row
}

func (c *composer) playerID(id string) fact.Player {
	for _, p := range c.m.Case.Actors {
		if p.ID == id {
			return p
		}
	}
	return fact.Player{ID: id, Name: id}
}

func (c *composer) shock(s shock.Row, p Figure) ShockRow {
	row := ShockRow{ID: s.ID, Name: c.linked(s.Name, ""), Means: c.linked(s.Means, ""), Before: p}
	edits := c.input("shock."+s.ID, "the edits of the shock "+s.Name, strings.Join(s.Done, "; "))
	if s.Err != "" {
		row.After = Missing(fact.NotInSample, edits)
		row.After.Period, row.After.Basis = p.Period, s.Err
		row.Reads = c.linked(s.Err, edits)
		return row
	}
	row.After = c.computed("shock."+s.ID, "probability after "+s.Name, s.P.Value, "probability", "as the headline, with the edits of the shock, the same random numbers", edits, p.Ref)
	points := 100 * s.Delta.Value
	diff := c.computed("shock."+s.ID+".points", "change by "+s.Name, points, "percentage points", "P after − P before, draw by draw", row.After.Ref, p.Ref)
	diff.Show = fmt.Sprintf("%+.0f points", points)
	if math.Abs(points) < 0.5 || math.Abs(s.Delta.Value) <= 2*s.Delta.SE {
		diff.Show = "no change"
	}
	row.Reads, row.Basis = Text{diff.Run()}, c.linked(s.Basis, row.After.Ref)
	return row
}

// backtest explains how the model did on known cases and gives its id.
func (c *composer) backtest(b BacktestFinding) string {
	id := "x." + c.m.Slug + ".backtest." + b.ID
	if _, done := c.trace.Get(id); done {
		return id
	}
	src := c.source(b.Source)
	c.trace.Add(fact.Explanation{
		ID: id, Kind: "computation", Title: "back-test: " + b.Model, Value: fmt.Sprintf("Brier %.3f on %d cases, base rate %.2f", b.Brier, b.N, b.BaseRate), Unit: "index",
		Basis: b.On, Formula: "mean of (probability − outcome)²; skill = 1 − Brier / Brier of the base rate", Inputs: []string{src}, Source: b.Source, Locator: b.Command, Note: b.Verdict,
	})
	fig := func(v float64, unit, show string) Figure {
		return Figure{Show: show, Ref: id, Value: &v, Unit: unit, Status: fact.Reported, Basis: b.On, Period: fact.Period{From: c.m.AsOf, To: c.m.AsOf}, Denominator: "cases of the back-test"}
	}
	skill := 1 - b.Brier/b.BaseBrier
	c.backtests = append(c.backtests, Backtest{
		ID: id, Model: b.Model, On: c.linked(b.On, id),
		N: fig(float64(b.N), "count", fmt.Sprint(b.N)), Brier: fig(b.Brier, "index", fmt.Sprintf("%.3f", b.Brier)),
		BaseRate: fig(b.BaseRate, "share", percent(b.BaseRate)), Skill: fig(skill, "index", fmt.Sprintf("%+.2f", skill)), Verdict: c.linked(b.Verdict, id),
	})
	return id
}
