package brief

import (
	"cmp"
	"fmt"
	"slices"

	"tightrope/balance"
	"tightrope/board"
	"tightrope/fact"
)

// NetworkFinding is the signed network of the board with what balance says of it, and the
// index again under other rules for what counts as a tie.
type NetworkFinding struct {
	Signed board.Signed
	Report balance.Report
	Bands  []RuleFinding
	Seal   string // SHA-256 of the certificate, when there is one
}

// RuleFinding is the index under one rule.
type RuleFinding struct {
	Rule     string
	L, Total int64
	F        float64
}

// structure words the signed network around the balancer.
func (c *composer) structure() Structure {
	n := c.m.Network
	out := Structure{Caveat: Statement{
		Tag:  IsFact,
		Text: Words("Balance does not say who will clash: it says only which sign is strained. As a stand-alone forecast of new disputes it has no skill."),
	}}
	if n == nil || len(n.Signed.Graph.Edges) == 0 {
		out.Statements = []Statement{{Tag: IsFact, Text: Words("Too few signed ties to speak of a structure.")}}
		return out
	}
	g, r := n.Signed.Graph, n.Report
	edges := c.edgeRefs()
	out.Ties = c.computed("structure.total", "total weight of the signed network", float64(r.Total), "weight", "Σ |w| over the ties of the signed network", edges...)
	out.Frustration = c.computed("structure.frustration", "frustration index L", float64(r.L), "weight", "least total weight of ties that are positive across two camps or negative inside one, over all divisions", edges...)
	out.LowerBound = c.computed("structure.lower", "proved lower bound of L", float64(r.Lower), "weight", c.boundFormula(), edges...)
	out.Balance = c.computed("structure.balance", "balance F", r.F(), "index", "1 − 2·L/m", out.Frustration.Ref, out.Ties.Ref)
	out.Balance.Show = fmt.Sprintf("%.2f", r.F())
	out.Certificate = c.certificate(n)
	out.Camps = c.camps(n)
	for i, e := range g.Edges {
		if r.Strain[i] == balance.Always || r.Strain[i] == balance.Sometimes {
			row := StrainRow{
				Tie: edges[i], A: c.party(n.Signed.Pairs[i].A), B: c.party(n.Signed.Pairs[i].B), Sign: e.Sign(), Always: r.Strain[i] == balance.Always,
			}
			if i < len(r.Relief) {
				row.Relief = c.computed(fmt.Sprintf("relief.%d", i+1), "fall of L if the tie turned its sign", float64(r.Relief[i]), "weight", "L − L with the sign of this tie turned", edges[i], out.Frustration.Ref)
			}
			out.Frustrated = append(out.Frustrated, row)
		}
	}
	slices.SortStableFunc(out.Frustrated, func(a, b StrainRow) int { return cmp.Compare(value(b.Relief), value(a.Relief)) })
	out.Triads = c.triads(n, edges)
	out.Tension = c.tension(n, out.Frustration.Ref, edges)
	for i, b := range n.Bands {
		out.Rules = append(out.Rules, RuleRow{
			Rule:        c.linked(b.Rule, out.Frustration.Ref),
			Frustration: c.computed(fmt.Sprintf("band.%d.l", i+1), "L under "+b.Rule, float64(b.L), "weight", "L of the network built by this rule", edges...),
			Balance:     c.index(fmt.Sprintf("band.%d.f", i+1), "F under "+b.Rule, b.F, "1 − 2·L/m of the network built by this rule", edges...),
		})
	}
	out.Statements = c.structureWords(n, out)
	return out
}

// index is a computed figure with two decimals.
func (c *composer) index(id, title string, v float64, formula string, inputs ...string) Figure {
	f := c.computed(id, title, v, "index", formula, inputs...)
	f.Show = fmt.Sprintf("%.2f", v)
	return f
}

func (c *composer) boundFormula() string {
	return "equal to L: every division of the actors was tried, or a packing of negative cycles proves that no division does better"
}

// edgeRefs explains each edge of the signed network and gives the ids in their order.
func (c *composer) edgeRefs() []string {
	var out []string
	for i, p := range c.m.Network.Signed.Pairs {
		e := c.m.Network.Signed.Graph.Edges[i]
		f := c.computed(fmt.Sprintf("edge.%s.%s", p.A, p.B), fmt.Sprintf("net tie of %s and %s", c.names.Name(p.A), c.names.Name(p.B)),
			float64(e.W), "weight", "weighted mean over the layers of sign × weight, times the scale, rounded; inside the dead zone no tie", p.Ties...)
		out = append(out, f.Ref)
	}
	return out
}

func (c *composer) certificate(n *NetworkFinding) Text {
	if n.Report.Lower == n.Report.L {
		t := Words("The index is exact: the division above reaches it and no division can do better.")
		if n.Seal != "" {
			t = Append(t, Write(" The certificate has the SHA-256 {}.", Link(n.Seal[:16], c.input("seal", "SHA-256 of the balance certificate", n.Seal))))
		}
		return t
	}
	return Words("The index lies between the two bounds; the solver stopped before it closed the gap.")
}

func (c *composer) camps(n *NetworkFinding) []Camp {
	var out []Camp
	home := 0
	for v, a := range n.Signed.Actors {
		if a == c.m.Roles.Balancer {
			home = n.Report.Camps[v]
		}
	}
	for _, side := range []int{home, 1 - home} {
		name := "With " + c.names.Name(c.m.Roles.Balancer)
		if side != home {
			name = "Across from it"
		}
		camp := Camp{Name: name}
		for v, a := range n.Signed.Actors {
			if n.Report.Camps[v] == side {
				camp.Members = append(camp.Members, c.party(a))
			}
		}
		if len(camp.Members) > 0 {
			out = append(out, camp)
		}
	}
	return out
}

// triads lists the unbalanced triads on the balancer, those with its partners first.
func (c *composer) triads(n *NetworkFinding, edges []string) []TriadRow {
	var out []TriadRow
	for _, t := range n.Report.Triads {
		members := []fact.ActorID{n.Signed.Actors[t.Nodes[0]], n.Signed.Actors[t.Nodes[1]], n.Signed.Actors[t.Nodes[2]]}
		if !slices.Contains(members, c.m.Roles.Balancer) {
			continue
		}
		row := TriadRow{Members: c.parties(members)}
		for _, e := range t.Edges {
			row.Ties = append(row.Ties, edges[e])
			row.Signs = append(row.Signs, n.Signed.Graph.Edges[e].Sign())
		}
		row.Text = Words(fmt.Sprintf("%s and %s %s, %s and %s %s, %s and %s %s.",
			row.Members[0].Name, row.Members[1].Name, mood(row.Signs[0]),
			row.Members[1].Name, row.Members[2].Name, mood(row.Signs[1]),
			row.Members[0].Name, row.Members[2].Name, mood(row.Signs[2])))
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(a, b TriadRow) int { return cmp.Compare(c.partnered(b), c.partnered(a)) })
	return out
}

func (c *composer) partnered(t TriadRow) int {
	for _, p := range t.Members {
		if p.Role == Partner {
			return 1
		}
	}
	return 0
}

func mood(sign int) string {
	if sign < 0 {
		return "are at odds"
	}
	return "are close"
}

func (c *composer) tension(n *NetworkFinding, index string, edges []string) []TensionRow {
	var out []TensionRow
	for v, a := range n.Signed.Actors {
		if v >= len(n.Report.Tension) || n.Report.Tension[v] == 0 {
			continue
		}
		var own []string
		for i, e := range n.Signed.Graph.Edges {
			if e.A == v || e.B == v {
				own = append(own, edges[i])
			}
		}
		out = append(out, TensionRow{
			Party:   c.party(a),
			Tension: c.computed("tension."+string(a), "tension of "+c.names.Name(a), float64(n.Report.Tension[v]), "weight", "L − L of the network without the actor", append(own, index)...),
		})
	}
	slices.SortStableFunc(out, func(a, b TensionRow) int { return cmp.Compare(value(b.Tension), value(a.Tension)) })
	return out
}

// structureWords says where the strain sits.
func (c *composer) structureWords(n *NetworkFinding, s Structure) []Statement {
	out := []Statement{{
		Tag:      IsFact,
		Text:     Write("Of a total weight of {}, {} fits no division into two camps (F = {}).", s.Ties.Run(), s.Frustration.Run(), s.Balance.Run()),
		Evidence: []string{s.Ties.Ref, s.Frustration.Ref, s.Balance.Ref},
	}}
	if len(s.Tension) > 0 {
		top := s.Tension[0]
		who := top.Party.Name
		if top.Party.Role == Balancer {
			who += ", the balancer itself"
		}
		words := "Most strain runs through " + who + ": the ties that fit no two camps weigh {}, and without it they would weigh {} less."
		if value(top.Tension) == value(s.Frustration) {
			words = "All strain runs through " + who + ": the ties that fit no two camps weigh {}, and without it none would be left ({} less)."
		}
		out = append(out, Statement{Tag: IsFact, Text: Write(words, s.Frustration.Run(), top.Tension.Run()), Evidence: []string{top.Tension.Ref}})
	}
	if len(s.Triads) > 0 {
		f := c.computed("triads", "unbalanced triads on the balancer", float64(len(s.Triads)), "count", "triads on the balancer whose signs multiply to −1", s.Triads[0].Ties...)
		out = append(out, Statement{Tag: IsFact, Text: Write("{} triads on the balancer are unbalanced.", f.Run()), Evidence: []string{f.Ref}})
	}
	if n.Report.Count > 1 {
		f := c.computed("optima", "equally good divisions", float64(n.Report.Count), "count", "divisions that reach L, a division and its mirror counted once", s.Frustration.Ref)
		out = append(out, Statement{Tag: IsFact, Text: Write("{} divisions are equally good, so the camps are not unique.", f.Run()), Evidence: []string{f.Ref}})
	}
	return out
}
