package gap

import (
	"math"

	"tightrope/fact"
)

// Tally is how many acts of each class a state did toward a partner in one unit of time.
type Tally struct {
	Partner fact.ActorID
	Unit    string // a month
	Quad    fact.Quad
	Acts    int
}

// TallyColumns makes a column of words and one of deeds from counts of machine-coded acts: a unit
// for each month, value (c − h)/(c + h) with c acts of cooperation and h hostile ones, for a
// partner with at least LeastEvents months.
func TallyColumns(period fact.Period, tallies []Tally) []Column {
	var out []Column
	for _, t := range []struct {
		tier          fact.Tier
		name          string
		good, hostile fact.Quad
	}{
		{fact.Say, "balance of coded words toward the partner, ", fact.VerbalCooperation, fact.VerbalConflict},
		{fact.Do, "balance of coded deeds toward the partner, ", fact.MaterialCooperation, fact.MaterialConflict},
	} {
		type key struct {
			unit    string
			partner fact.ActorID
		}
		var keys []key
		sums := map[key][2]float64{}
		for _, x := range tallies {
			k := key{x.Unit, x.Partner}
			s, seen := sums[k]
			switch x.Quad {
			case t.good:
				s[0] += float64(x.Acts)
			case t.hostile:
				s[1] += float64(x.Acts)
			default:
				continue
			}
			if !seen {
				keys = append(keys, k)
			}
			sums[k] = s
		}
		var cells []cell
		for _, k := range keys {
			s := sums[k]
			cells = append(cells, cell{k.unit, k.partner, (s[0] - s[1]) / (s[0] + s[1]), ""})
		}
		if len(cells) > 0 {
			out = append(out, column(t.tier, t.name+period.String(), Mean, LeastEvents, cells, math.NaN(), nil))
		}
	}
	return out
}
