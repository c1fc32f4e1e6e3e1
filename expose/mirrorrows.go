package expose

import (
	"cmp"
	"math"
	"slices"

	"tightrope/fact"
)

// MirrorsOf pairs what the two sides report about the flows of an item in one unit and period:
// rows of basis exporter customs are the seller's report, rows of importer customs the buyer's.
// A side without a row that carries a value is NaN. Where a side has several sources the first
// by id stands. Freight is not known from the rows and is 0: correct it before Reconcile where
// the buyer counts cost, insurance and freight.
func MirrorsOf(obs []fact.Observation, item, unit string, period fact.Period) []Mirror {
	at := map[[2]fact.ActorID]int{}
	var out []Mirror
	for _, o := range sortedByID(obs) {
		if o.Measure != "flow" || o.Item != item || o.Unit != unit || o.Period != period || !o.Known() {
			continue
		}
		if o.Basis != fact.ExporterCustoms && o.Basis != fact.ImporterCustoms {
			continue
		}
		key := [2]fact.ActorID{o.From, o.To}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, Mirror{From: o.From, To: o.To, BySeller: math.NaN(), ByBuyer: math.NaN()})
		}
		switch {
		case o.Basis == fact.ExporterCustoms && out[i].SellerRow == "":
			out[i].BySeller, out[i].SellerRow = o.Value, o.ID
		case o.Basis == fact.ImporterCustoms && out[i].BuyerRow == "":
			out[i].ByBuyer, out[i].BuyerRow = o.Value, o.ID
		}
	}
	slices.SortFunc(out, func(a, b Mirror) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return out
}

func sortedByID(obs []fact.Observation) []*fact.Observation {
	out := make([]*fact.Observation, len(obs))
	for i := range obs {
		out[i] = &obs[i]
	}
	slices.SortStableFunc(out, func(a, b *fact.Observation) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
