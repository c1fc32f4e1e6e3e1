package shock

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tightrope/fact"
)

// CutAssumptions fill what the rows of a cut do not say. The zero value gives the defaults,
// which are placeholders for an analyst's own numbers: every other supplier could sell a tenth
// more, by sea and of the right grade, for 1 to 6 % more; and of goods with a world market by
// sea as much comes free elsewhere as the seller now sells elsewhere.
type CutAssumptions struct {
	Spare     float64    // share of what a supplier sells that it could sell more; 0.1
	Detour    [2]float64 // 0.01 to 0.06
	StockDays *float64   // of the buyer; nil = not known
	// Freed is the share of the lost quantity that comes free elsewhere and reaches the buyer;
	// nil means all for crude oil, oil products, coal and LNG, and nothing for other goods.
	Freed   *float64
	Without []string // suppliers who cannot reach the buyer or whose grade it cannot use
	// ReserveDays is what every state of a cascade holds, in days of consumption; 91, a quarter.
	ReserveDays float64
}

// CutRows makes the input of CutSupplier from observations: of the flows to the buyer, or
// where there are none of its import shares, the newest period in which the seller stands,
// in one unit, on one basis and from one source, with the most suppliers. It gives the ids of
// the rows and says what was assumed. A flow of the seller alone says nothing of its share and
// is left out. Without a row for the seller there is nothing to cut.
func CutRows(rows []fact.Observation, seller, buyer fact.ActorID, item string, asOf fact.Date, a CutAssumptions) (in CutInput, rests, notes []string, err error) {
	if a.Spare == 0 {
		a.Spare = 0.1
	}
	if a.Detour == [2]float64{} {
		a.Detour = [2]float64{0.01, 0.06}
	}
	set := newest(rows, seller, buyer, item, asOf)
	if set == nil {
		return in, nil, nil, fmt.Errorf("cut %s->%s:%s: no import share of it is known, and no flow beside those of other suppliers", seller, buyer, item)
	}
	first := set[0]
	in = CutInput{Buyer: string(buyer), Seller: string(seller), Item: first.Item, Unit: first.Unit, StockDays: a.StockDays}
	known := 0.0
	for _, o := range set {
		rests = append(rests, o.ID)
		s := Supply{From: string(o.From), Now: o.Value, Reach: 1, Fits: 1, Detour: a.Detour, Spare: a.Spare * o.Value}
		if slices.Contains(a.Without, s.From) {
			s.Reach, s.Note = 0, "cannot stand in"
		}
		known += o.Value
		in.Supplies = append(in.Supplies, s)
	}
	notes = append(notes, fmt.Sprintf("suppliers of %s as of %s, %s, from %s; each other one could sell %.0f %% more, %.0f to %.0f %% dearer",
		name(string(buyer)), first.Period, first.Basis, first.Source, 100*a.Spare, 100*a.Detour[0], 100*a.Detour[1]))
	if rest := 1 - known; first.Measure == "import share" && rest > 1e-9 {
		in.Supplies = append(in.Supplies, Supply{From: "others", Now: rest, Spare: a.Spare * rest, Reach: 1, Fits: 1, Detour: a.Detour})
		notes = append(notes, fmt.Sprintf("suppliers that no row names sell the other %.0f %%", 100*rest))
	}
	if freed := a.freed(first.Item); freed > 0 {
		lost := in.Supplies[slices.IndexFunc(in.Supplies, func(s Supply) bool { return s.From == in.Seller })].Now
		in.Supplies = append(in.Supplies, Supply{From: "the world market", Spare: freed * lost, Reach: 1, Fits: 1, Detour: a.Detour})
		notes = append(notes, fmt.Sprintf("the seller sells elsewhere what the buyer loses, and %.0f %% as much comes free there for the buyer", 100*freed))
	}
	if p, ok := made(rows, buyer, first, asOf); ok {
		in.Production = p.Value
		rests = append(rests, p.ID)
	} else {
		notes = append(notes, "the buyer's own production is not known in that unit and counts as none")
	}
	return in, rests, notes, nil
}

// seaborne are words for goods with a world market by sea.
var seaborne = []string{"crude", "oil", "petroleum", "diesel", "fuel", "coal", "lng", "liquefied"}

func (a CutAssumptions) freed(item string) float64 {
	if a.Freed != nil {
		return *a.Freed
	}
	low := strings.ToLower(item)
	if slices.ContainsFunc(seaborne, func(w string) bool { return strings.Contains(low, w) }) {
		return 1
	}
	return 0
}

// newest picks the set of rows to cut from.
func newest(rows []fact.Observation, seller, buyer fact.ActorID, item string, asOf fact.Date) []fact.Observation {
	sets := map[string][]fact.Observation{}
	var keys []string
	for _, o := range rows {
		if (o.Measure != "flow" && o.Measure != "import share") || o.To != buyer || !o.Known() || !about(o.Item, item) || !settled(o, asOf) {
			continue
		}
		key := strings.Join([]string{o.Measure, o.Item, o.Unit, o.Period.String(), string(o.Basis), o.Source, o.Denominator}, "\x00")
		if sets[key] == nil {
			keys = append(keys, key)
		}
		if !slices.ContainsFunc(sets[key], func(x fact.Observation) bool { return x.From == o.From }) {
			sets[key] = append(sets[key], o)
		}
	}
	keys = slices.DeleteFunc(keys, func(k string) bool {
		alone := len(sets[k]) == 1 && sets[k][0].Measure == "flow"
		return alone || !slices.ContainsFunc(sets[k], func(o fact.Observation) bool { return o.From == seller && o.Value > 0 })
	})
	if len(keys) == 0 {
		return nil
	}
	best := slices.MinFunc(keys, func(a, b string) int {
		x, y := sets[a], sets[b]
		return cmp.Or(
			cmp.Compare(x[0].Measure, y[0].Measure), // flows before shares
			cmp.Compare(y[0].Period.To.Last().Days(), x[0].Period.To.Last().Days()),
			cmp.Compare(len(y), len(x)),                     // a seller without a quantity is still a seller
			cmp.Compare(money(x[0].Unit), money(y[0].Unit)), // tonnes before dollars
			cmp.Compare(a, b))
	})
	set := sets[best]
	slices.SortFunc(set, func(a, b fact.Observation) int { return cmp.Compare(a.From, b.From) })
	return set
}

// money is 1 for a unit of value, 0 for one of quantity.
func money(unit string) int {
	if strings.Contains(strings.ToUpper(unit), "USD") || strings.Contains(strings.ToUpper(unit), "EUR") {
		return 1
	}
	return 0
}

// made finds the buyer's newest production of the item in the same unit.
func made(rows []fact.Observation, buyer fact.ActorID, like fact.Observation, asOf fact.Date) (fact.Observation, bool) {
	var best fact.Observation
	found := false
	for _, o := range rows {
		if o.Measure == "production" && o.From == buyer && o.Unit == like.Unit && o.Known() && about(o.Item, like.Item) && settled(o, asOf) {
			if !found || best.Period.To.Before(o.Period.To) {
				best, found = o, true
			}
		}
	}
	return best, found
}

// settled says whether the row's period is over, and the row known, at the date.
func settled(o fact.Observation, asOf fact.Date) bool {
	if o.Period.To.IsZero() {
		return false // a period without an end is no quantity a year
	}
	return asOf.IsZero() || !asOf.Last().Before(o.Period.To) && !asOf.Last().Before(o.KnownAt)
}

// about says whether a row's item is what the analyst named: "crude" is "crude oil".
func about(item, asked string) bool {
	item, asked = strings.ToLower(item), strings.ToLower(strings.TrimSpace(asked))
	return asked == "" || strings.Contains(item, asked) || item != "" && strings.Contains(asked, item)
}
