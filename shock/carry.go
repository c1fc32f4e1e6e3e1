package shock

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/bargain"
	"tightrope/fact"
)

// Carry adds to a shock what its cuts do to the stakes: a state from which the balancer buys
// less, or to which it sells less, has less to withhold. Its capability falls in proportion to
// the balancer's exposure to it, as the measure of capability has it, whether the capability
// was measured or judged. A capability that the shock's own edits set is left to them, and so
// is everything else that a cut may do: whether somebody then wants something else or cares
// more is for the analyst to say.
func Carry(c fact.Case, ev bargain.Evidence, s fact.Shock) fact.Shock {
	out := s
	out.Edits = slices.Clone(s.Edits)
	for _, e := range s.Edits {
		from, to, item, err := Pair(e.What)
		if (e.Op != "cut" && e.Op != "end") || err != nil {
			continue
		}
		other := from
		if from == c.Balancer {
			other = to
		}
		if from != c.Balancer && to != c.Balancer {
			continue
		}
		before, _ := ev.Exposure(c.Balancer, other)
		after, _ := without(ev, from, to, item, e.Op == "end").Exposure(c.Balancer, other)
		if !(after < before) {
			continue
		}
		for _, p := range c.Actors {
			what := p.ID + ".capability"
			own := slices.ContainsFunc(s.Edits, func(x fact.Edit) bool { return x.Op == "set" && x.What == what || x.Op == "drop" && x.What == p.ID })
			if p.Actor == other && !own {
				out.Edits = append(out.Edits, fact.Edit{
					Op: "set", What: what, Value: fmt.Sprintf("*%.4f", after/before),
					Why: fmt.Sprintf("the exposure of %s to %s falls from %.2f to %.2f", name(string(c.Balancer)), name(string(other)), before, after),
				})
			}
		}
	}
	return out
}

// without takes the shares of a flow out of the evidence.
func without(ev bargain.Evidence, from, to fact.ActorID, item string, bothWays bool) bargain.Evidence {
	layer, named := LayerOf(item)
	ev.Observations = slices.DeleteFunc(slices.Clone(ev.Observations), func(o fact.Observation) bool {
		way := o.From == from && o.To == to || bothWays && o.From == to && o.To == from
		is := item == "" || about(o.Item, item) || named && strings.EqualFold(string(layer), strings.TrimSpace(item)) && o.Layer == layer
		return way && is
	})
	return ev
}
