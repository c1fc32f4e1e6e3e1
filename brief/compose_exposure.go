package brief

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"tightrope/board"
	"tightrope/expose"
	"tightrope/fact"
)

// exposure says who needs whom: for each commodity that goes between the balancer and a
// partner, the buyer's import share beside the seller's export share of the same source and
// period, their asymmetry, and how concentrated the buyer's suppliers are.
func (c *composer) exposure() []Statement {
	var out []Statement
	seen := map[string]bool{} // the newest pair of shares of each commodity, direction and kind
	for _, o := range c.shares("import share") {
		for _, back := range c.shares("export share") {
			key := fmt.Sprint(o.Item, o.From, o.To, kindOf(o))
			if !seen[key] && back.Item == o.Item && back.Source == o.Source && back.Basis == o.Basis && back.Period == o.Period &&
				back.From == o.From && back.To == o.To && kindOf(back) == kindOf(o) {
				seen[key] = true
				out = append(out, c.asymmetry(o, back))
				break
			}
		}
	}
	return append(out, c.concentration()...)
}

// kindOf tells value shares from quantity shares by their denominators.
func kindOf(o fact.Observation) string {
	for _, word := range []string{"tonne", "barrel", "TIV", "trend-indicator"} {
		if containsFold(o.Denominator, word) {
			return "quantity"
		}
	}
	return "value"
}

// shares are the known share rows between the balancer and its partners, by item, the newest
// first. What was estimated, computed or only said is left out.
func (c *composer) shares(measure string) []fact.Observation {
	var out []fact.Observation
	for _, o := range c.m.Evidence.Observations {
		between := (o.From == c.m.Roles.Balancer && c.isPartner(o.To)) || (c.isPartner(o.From) && o.To == c.m.Roles.Balancer)
		if o.Measure == measure && o.Known() && between && measured(o) && !c.m.AsOf.Before(o.Period.From) {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b fact.Observation) int {
		return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(endDay(b.Period), endDay(a.Period)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func measured(o fact.Observation) bool {
	return o.Verified && !slices.Contains([]fact.Basis{fact.Estimate, fact.Computed, fact.Statement}, o.Basis)
}

func (c *composer) asymmetry(imports, exports fact.Observation) Statement {
	in, ex := c.figure(imports), c.figure(exports)
	buyer, seller := c.names.Name(imports.To), c.names.Name(imports.From)
	a, err := expose.Asymmetry(imports.Value, exports.Value)
	if err != nil {
		return Statement{Tag: IsFact, Text: c.linked(err.Error(), in.Ref)}
	}
	f := c.index("asymmetry."+imports.ID, "asymmetry of dependence in "+imports.Item, a, "import share of the buyer − export share of the seller (Hirschman)", imports.ID, exports.ID)
	f.Show = fmt.Sprintf("%+.2f", a)
	who := buyer + " needs the tie more"
	switch {
	case math.Abs(a) < 0.05:
		who = "the two need it alike"
	case a < 0:
		who = seller + " needs the tie more"
	}
	return Statement{
		Tag: IsFact, Evidence: []string{in.Ref, ex.Ref, f.Ref},
		Text: Write(fmt.Sprintf("%s bought {} of its %s from %s and %s sold {} of its own there ({}, %s, %s, by %s): asymmetry {}, so %s.", buyer, imports.Item, seller, seller, c.sources[imports.Source].Publisher, imports.Basis, kindOf(imports), who),
			in.Run(), ex.Run(), Link(imports.Period.String(), in.Ref), f.Run()),
	}
}

// concentration gives the Herfindahl-Hirschman index of the balancer or a partner where a row
// states it, with the number of equal suppliers that it amounts to.
func (c *composer) concentration() []Statement {
	var out []Statement
	for _, o := range c.m.Evidence.Observations {
		if o.Measure != "concentration" || !o.Known() || o.Value <= 0 || (o.From != c.m.Roles.Balancer && !c.isPartner(o.From)) {
			continue
		}
		f := c.figure(o)
		f.Show = fmt.Sprintf("%.2f", o.Value)
		n := c.index("suppliers."+o.ID, "effective suppliers", 1/o.Value, "1 / HHI", o.ID)
		n.Show = board.Number(1 / o.Value)
		out = append(out, Statement{
			Tag: IsFact, Evidence: []string{f.Ref},
			Text: Write(fmt.Sprintf("The suppliers of %s to %s have a concentration (HHI) of {} in {}: as good as {} equal ones.", o.Item, c.names.Name(o.From)),
				f.Run(), Link(o.Period.String(), f.Ref), n.Run()),
		})
	}
	return out
}
