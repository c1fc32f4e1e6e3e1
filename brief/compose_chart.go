package brief

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"tightrope/balance"
	"tightrope/board"
	"tightrope/fact"
)

// charts draws what there is enough of.
func (c *composer) charts(b Brief) []Chart {
	var out []Chart
	add := func(ch Chart, ok bool) {
		if ok {
			out = append(out, ch)
		}
	}
	add(c.mapChart())
	add(c.timeLine())
	add(c.network(b))
	if g := c.m.Game; g != nil {
		add(c.distribution(g), true)
		add(c.tornado(g))
		add(c.turns(g))
	}
	add(c.survival(b))
	return out
}

func (c *composer) sourceLine() Text {
	switch {
	case c.m.Case != nil:
		return Words("Rows of the casebook; each is in the annex.")
	case c.m.Article != nil:
		return Words("Items of the text, rows of the casebook and of what is loaded; each is in the annex.")
	}
	return Words("Rows of the casebook and of what is loaded; each is in the annex.")
}

// mapChart shows the ties of the balancer at the places of the actors.
func (c *composer) mapChart() (Chart, bool) {
	m := &Map{}
	placed := map[fact.ActorID]bool{}
	place := func(id fact.ActorID) bool {
		if placed[id] {
			return true
		}
		lat, lon, ok := c.names.Place(id)
		if ok {
			placed[id] = true
			m.Places = append(m.Places, Place{Party: c.party(id), Lon: lon, Lat: lat})
		}
		return ok
	}
	bal := c.m.Roles.Balancer
	for _, t := range c.m.Board.Ties {
		if (t.From != bal && t.To != bal) || t.Weight < 0.2 {
			continue
		}
		if place(t.From) && place(t.To) {
			m.Arcs = append(m.Arcs, Arc{Tie: c.tie(t), From: t.From, To: t.To, Layer: t.Layer, Sign: t.Sign, Weight: t.Weight, Status: t.Status, Label: t.Label})
		}
	}
	slices.SortFunc(m.Places, func(a, b Place) int { return cmp.Compare(a.ID, b.ID) })
	return Chart{
		ID: "chart-map", Section: "ledger", Title: Words("Ties of " + c.names.Name(bal)), Unit: "weight of the tie, from nought to one",
		Source: c.sourceLine(), Desc: "A map of the ties between the balancer and the other actors; solid lines are positive, dashed lines negative.", Map: m,
	}, len(m.Arcs) > 0
}

// maxMarks is the most acts that a time line shows: past it the marks hide one another.
const maxMarks = 150

// chronology is the acts of the last fifteen years, by date: those of the case, or those among
// the balancer, the partner and the pressers; the most intense where there are too many.
func (c *composer) chronology() []fact.Event {
	among := slices.Concat([]fact.ActorID{c.m.Roles.Balancer}, c.partners(), c.pressers())
	var out []fact.Event
	for _, e := range c.m.Evidence.Events {
		told := c.m.Case != nil || slices.Contains(among, e.From.State()) && slices.Contains(among, e.To.State())
		if told && !c.m.AsOf.Before(e.Date) && e.Date.Year >= c.m.AsOf.Year-15 {
			out = append(out, e)
		}
	}
	if len(out) > maxMarks {
		slices.SortStableFunc(out, func(a, b fact.Event) int {
			return cmp.Or(cmp.Compare(math.Abs(b.Intensity), math.Abs(a.Intensity)), cmp.Compare(a.ID, b.ID))
		})
		out = out[:maxMarks]
	}
	slices.SortFunc(out, func(a, b fact.Event) int { return cmp.Or(a.Date.Days()-b.Date.Days(), cmp.Compare(a.ID, b.ID)) })
	return out
}

// timeLine shows the chronology by tier.
func (c *composer) timeLine() (Chart, bool) {
	tl := &TimeLine{}
	for _, e := range c.chronology() {
		tl.Marks = append(tl.Marks, Mark{Ref: c.event(e), Date: e.Date, Lane: e.Tier, From: e.From, To: e.To, Intensity: e.Intensity, Title: e.Title, Shock: e.Shock})
	}
	if len(tl.Marks) < 3 {
		return Chart{}, false
	}
	tl.From, tl.To = tl.Marks[0].Date, c.m.AsOf
	return Chart{
		ID: "chart-time", Section: "gap", Title: Words("Words, votes and deeds"), Unit: "intensity on Goldstein's scale",
		Source: c.sourceLine(), Desc: "Acts by date in three lanes: words, votes, deeds. Shocks cross all lanes.", TimeLine: tl,
	}, true
}

// network shows the signed graph in its camps.
func (c *composer) network(b Brief) (Chart, bool) {
	n := c.m.Network
	if n == nil || len(n.Signed.Graph.Edges) == 0 {
		return Chart{}, false
	}
	out := &Network{}
	for v, a := range n.Signed.Actors {
		out.Nodes = append(out.Nodes, Node{Party: c.party(a), Camp: n.Report.Camps[v]})
	}
	refs := c.edgeRefs()
	for i, p := range n.Signed.Pairs {
		w := float64(n.Signed.Graph.Edges[i].Size())
		e := Edge{
			Tie: refs[i], A: p.A, B: p.B, Sign: n.Signed.Graph.Edges[i].Sign(),
			Weight: Figure{Show: board.Number(w), Ref: refs[i], Value: &w, Unit: "weight", Status: fact.Reported, Basis: string(fact.Computed), Period: fact.Period{From: c.m.AsOf, To: c.m.AsOf}},
		}
		if s := n.Report.Strain[i]; s == balance.Always || s == balance.Sometimes {
			e.Strain = string(s)
		}
		out.Edges = append(out.Edges, e)
	}
	return Chart{
		ID: "chart-network", Section: "structure", Title: Words("The signed network in two camps"), Unit: "weight of the net tie",
		Source: c.sourceLine(), Desc: "Actors in two columns, one for each camp; solid ties are positive, dashed negative; marked ties fit no division.", Network: out,
	}, true
}

// distribution shows where the outcome falls on the policy dimension.
func (c *composer) distribution(g *GameFinding) Chart {
	inputs := c.stakes(g)
	p := c.probability(g, inputs)
	d := &Distribution{Axis: c.m.Case.Dimension.Name, Op: g.Game.Event.Op, Event: g.Game.Event.Name, EventP: p}
	for _, a := range c.m.Case.Dimension.Anchors {
		d.Anchors = append(d.Anchors, Pin{At: a.At, Text: a.Means})
	}
	event := c.input("event", "", "")
	fig := func(v float64, ref, basis string) Figure {
		return Figure{Show: fmt.Sprintf("%.0f", v), Ref: ref, Value: &v, Unit: "index", Status: fact.Reported, Basis: basis, Period: p.Period}
	}
	d.Threshold = fig(g.Game.Event.At, event, "set in the case")
	d.StatusQuo = fig(c.m.Case.Dimension.StatusQuo, c.input("status-quo", "the status quo on the dimension", fmt.Sprintf("%g", c.m.Case.Dimension.StatusQuo)), "set in the case")
	for i, b := range g.Outcome.Bins {
		f := c.computed(fmt.Sprintf("bin.%d", i+1), fmt.Sprintf("probability that the outcome lies from %g to %g", b.From, b.To), b.P, "probability", g.Formula, p.Ref)
		d.Bins = append(d.Bins, Bin{From: b.From, To: b.To, Mass: f})
	}
	for _, m := range g.Models {
		if !m.Headline {
			d.Lines = append(d.Lines, Point{Name: m.Title, At: c.model(m, inputs, c.backtest(g.Backtest)).Mean})
		}
	}
	return Chart{
		ID: "chart-outcome", Section: "outlook", Title: Words("Where the outcome may fall"), Unit: "position on the policy dimension; height: probability",
		Source: Words("Monte Carlo over the ranges of the case."), Desc: "Distribution of the outcome on the policy dimension with the threshold of the event and the answers of the other models.", Distribution: d,
	}
}

// tornado shows how far each input moves the answer, the widest twelve.
func (c *composer) tornado(g *GameFinding) (Chart, bool) {
	p := c.probability(g, c.stakes(g))
	t := &Tornado{Base: p}
	for i, s := range widestSwings(g.Tornado) {
		player := c.playerID(s.Player)
		ref := c.stakeRef(player, s.Field, *player.Field(s.Field))
		end := func(v float64) Figure {
			return Figure{Show: board.Number(v), Ref: ref, Value: &v, Unit: "index", Status: fact.Reported, Basis: "end of the range of the case", Period: p.Period}
		}
		at := func(which string, v float64) Figure {
			return c.computed(fmt.Sprintf("swing.%d.%s", i+1, which), fmt.Sprintf("probability with %s of %s at its %s end", s.Field, s.Name, which), v, "probability", "as the headline, with this input fixed", ref, p.Ref)
		}
		t.Bars = append(t.Bars, Bar{
			Name: s.Field + " of " + s.Name, Ref: ref, Basis: s.Basis, LowAt: end(s.Low), HighAt: end(s.High), AtLow: at("low", s.PLow), AtHigh: at("high", s.PHigh),
			Crosses: (s.PLow-0.5)*(s.PHigh-0.5) < 0,
		})
	}
	return Chart{
		ID: "chart-tornado", Section: "outlook", Title: Words("What moves the probability"), Unit: "probability of the event over the range of one input",
		Source: Words("Monte Carlo over the ranges of the case, one input fixed at a time."), Desc: "Bars from the probability at the low end to that at the high end of each input.", Tornado: t,
	}, len(t.Bars) > 0
}

// survival shows the reference classes as curves.
func (c *composer) survival(b Brief) (Chart, bool) {
	d := c.m.Durable
	if d == nil || len(b.Outlook.Durability) == 0 {
		return Chart{}, false
	}
	s := &Survival{}
	for i, row := range b.Outlook.Durability {
		curve := Curve{Name: row.Name, N: row.N}
		for k, y := range row.Years {
			pt := CurvePoint{Year: float64(y), Share: row.Figures[k]}
			if k < len(d.Classes[i].Low) {
				pt.Low, pt.High = &d.Classes[i].Low[k], &d.Classes[i].High[k]
			}
			curve.Points = append(curve.Points, pt)
		}
		s.Curves = append(s.Curves, curve)
	}
	return Chart{
		ID: "chart-survival", Section: "durability", Title: Words("How long ties of this kind lasted"), Unit: "share of ties still on",
		Source: c.linked(d.Bound, d.Source), Desc: "Survival curves of the reference classes with their intervals.", Survival: s,
	}, true
}

// manifest explains its own numbers.
func (c *composer) manifest(b *Brief) {
	b.Manifest.AsOf, b.Manifest.Seed = c.m.AsOf, c.m.Seed
}
