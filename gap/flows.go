package gap

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"tightrope/fact"
)

// flowSeries is what one source counts of one good in one unit and direction.
type flowSeries struct {
	layer              fact.Layer
	item, source, unit string
	basis              fact.Basis
	selling            bool
}

func (k flowSeries) compare(o flowSeries) int {
	return cmp.Or(cmp.Compare(k.layer, o.layer), cmp.Compare(k.item, o.item), cmp.Compare(k.source, o.source),
		cmp.Compare(k.unit, o.unit), cmp.Compare(k.basis, o.basis), cmp.Compare(k.side(), o.side()))
}

func (k flowSeries) side() string {
	if k.selling {
		return "to"
	}
	return "from"
}

// byPartners says whether the partners report the series, each its own part: a partner that is
// not in it is then not in the sample, and sold or bought not nothing.
func (k flowSeries) byPartners() bool {
	return k.basis == fact.ImporterCustoms && k.selling || k.basis == fact.ExporterCustoms && !k.selling
}

// whole is the series that this one is a part of: "crude oil" of "crude oil: Azeri Light".
func (k flowSeries) whole() (flowSeries, bool) {
	item, _, part := strings.Cut(k.item, ": ")
	k.item = item
	return k, part
}

// flowColumns makes a column for each series of flows and each direction. A part of a series that
// is there as a whole is left out, and so is one of which all rows are of one partner: it cannot
// be told from one that was cut to the pair, and ranks nobody.
func flowColumns(focal fact.ActorID, period fact.Period, obs []fact.Observation, others map[fact.ActorID]bool) []Column {
	cells := map[flowSeries][]cell{}
	var keys []flowSeries
	for i := range obs {
		o := &obs[i]
		other, ok := otherOf(o, focal)
		if !ok || o.Measure != "flow" || !o.Known() || !within(o.Period, period) {
			continue
		}
		k := flowSeries{o.Layer, o.Item, o.Source, o.Unit, o.Basis, o.From == focal}
		if cells[k] == nil {
			keys = append(keys, k)
		}
		cells[k] = append(cells[k], cell{o.Period.String(), other, o.Value, o.ID})
	}
	slices.SortFunc(keys, flowSeries.compare)
	var out []Column
	for _, k := range keys {
		whole, part := k.whole()
		if part && cells[whole] != nil || single(cells[k]) {
			continue
		}
		name := fmt.Sprintf("%s %s the partner, %s, %s, %s", cmp.Or(k.item, string(k.layer)), k.side(), k.source, k.unit, period)
		absent, ranked := 0.0, others
		if k.byPartners() {
			absent, ranked = math.NaN(), nil
		}
		out = append(out, column(fact.Do, name, Sum, 1, cells[k], absent, ranked))
	}
	return out
}

func single(cells []cell) bool {
	return !slices.ContainsFunc(cells, func(c cell) bool { return c.partner != cells[0].partner })
}
