package shock

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tightrope/fact"
)

// SupplyLoss is what the end of a flow does to supply: for the buyer alone, and in the network
// of all who trade the good. Each has its assumptions, or the reason why it is not known.
type SupplyLoss struct {
	Edit      string   `json:"edit"`
	Bilateral *Cut     `json:"bilateral,omitempty"`
	Tight     *Cut     `json:"bilateral_tight,omitempty"` // the same when nothing comes free elsewhere
	Rests     []string `json:"rests,omitempty"`           // rows behind the bilateral cut
	Notes     []string `json:"notes,omitempty"`           // what was read and assumed
	NoCut     string   `json:"no_bilateral,omitempty"`
	Spread    *Reach   `json:"cascade,omitempty"`
	NoSpread  string   `json:"no_cascade,omitempty"`
}

// Reach is how far the loss spreads through a trade network.
type Reach struct {
	Period      fact.Period `json:"period"`
	Item        string      `json:"item"`
	Unit        string      `json:"unit"`
	Source      string      `json:"source"`
	States      int         `json:"states"`
	Flows       int         `json:"flows"`
	Lost        float64     `json:"lost"`        // quantity that is no longer made
	Consumption float64     `json:"consumption"` // Σ of its changes, negative
	Reserves    float64     `json:"reserves"`    // Σ of their changes, negative
	Leak        float64     `json:"leak"`        // (consumption + reserves - lost) / lost: the invariant, zero but for rounding
	Rounds      int         `json:"rounds"`
	Settled     bool        `json:"settled"`
	Hit         []Hit       `json:"hit"` // whom it costs most, at most ten
	Raised      int         `json:"raised"`
	Reads       string      `json:"reads"`
	Assumptions []string    `json:"assumptions"`
}

// Hit is what the loss costs one state.
type Hit struct {
	ID          string  `json:"id"`
	Share       float64 `json:"share"` // of its consumption, negative
	Consumption float64 `json:"consumption"`
	Reserves    float64 `json:"reserves"`
}

// EndSupply works out the end of a flow, FROM->TO:item, from the rows that were known at the date.
func EndSupply(rows []fact.Observation, what string, asOf fact.Date, a CutAssumptions) SupplyLoss {
	out := SupplyLoss{Edit: what}
	from, to, item, err := Pair(what)
	if err != nil || item == "" {
		out.NoCut = "no good is named, so there is no supply to work out"
		out.NoSpread = out.NoCut
		return out
	}
	in, rests, notes, err := CutRows(rows, from, to, item, asOf, a)
	if err == nil {
		var c Cut
		if c, err = CutSupplier(in); err == nil {
			out.Bilateral, out.Rests = &c, rests
			out.Notes = append(notes, "the rows know neither routes nor grades: every supplier counts as one that can reach the buyer and whose grade it can use, but for those named as unable")
			out.Tight = tight(rows, from, to, item, asOf, a)
			if a.StockDays == nil {
				out.Notes = append(out.Notes, "no row gives the stocks of the buyer: days of stock are not known")
			}
		}
	}
	if err != nil {
		out.NoCut = err.Error()
	}
	if out.Spread, err = reach(rows, from, to, item, asOf, a); err != nil {
		out.NoSpread = err.Error()
	}
	return out
}

// tight is the cut when none of what the seller sells elsewhere comes free for the buyer; nil
// where that is assumed anyway.
func tight(rows []fact.Observation, from, to fact.ActorID, item string, asOf fact.Date, a CutAssumptions) *Cut {
	none := 0.0
	if a.freed(item) == 0 {
		return nil
	}
	a.Freed = &none
	in, _, _, err := CutRows(rows, from, to, item, asOf, a)
	if err != nil {
		return nil
	}
	c, err := CutSupplier(in)
	if err != nil {
		return nil
	}
	return &c
}

// leastFlows is how many flows make a network: with a handful there is nothing to spread through.
const leastFlows = 50

// reach runs the cascade on the newest year in which the flows of many states are known.
func reach(rows []fact.Observation, from, to fact.ActorID, item string, asOf fact.Date, a CutAssumptions) (*Reach, error) {
	flows := worldFlows(rows, item, asOf, func(o fact.Observation) bool { return o.From == from && o.To == to && o.Value > 0 })
	out, c, err := spreading(rows, flows, item, asOf, a, func(n *Network) (Cascade, error) { return n.Close(string(from), string(to), CascadeOptions{}) })
	if err != nil {
		return nil, err
	}
	buyer := 0.0
	for i, id := range c.IDs {
		if id == string(to) && c.Before[i] > 0 {
			buyer = c.Consumption[i] / c.Before[i]
		}
	}
	out.Reads = fmt.Sprintf("Lost to the world, %s of %s from %s to %s would cost %s %.1f %% of its consumption after the want has spread through the trade of %d states in %s; nobody's loss is larger than %.1f %%.",
		amountOf(-c.Lost, out.Unit), out.Item, name(string(from)), name(string(to)), name(string(to)), -100*buyer, len(c.IDs), out.Period, -100*worst(out.Hit))
	out.Assumptions = append(out.Assumptions, "the quantity is lost to the world; if the seller sells it elsewhere, nobody but the buyer is touched")
	return out, nil
}

// LoseSupply lets the loss of a share of what a state makes of a good spread through the trade
// of all states, as far as the rows known at the date have it.
func LoseSupply(rows []fact.Observation, who fact.ActorID, item string, share float64, asOf fact.Date, a CutAssumptions) (*Reach, error) {
	if !(share > 0 && share <= 1) {
		return nil, fmt.Errorf("%s loses %g of its %s: want a share above 0 and at most 1", who, share, item)
	}
	flows := worldFlows(rows, item, asOf, func(o fact.Observation) bool { return o.From == who && o.Value > 0 })
	out, c, err := spreading(rows, flows, item, asOf, a, func(n *Network) (Cascade, error) {
		return n.Lose(map[string]float64{string(who): share}, CascadeOptions{})
	})
	if err != nil {
		return nil, err
	}
	out.Reads = fmt.Sprintf("If %s lost %.0f %% of its %s, %s in %s, reserves would give %.0f %% of it and consumers all over the world the rest; the largest loss of consumption is %.1f %%.",
		name(string(who)), 100*share, out.Item, amountOf(-c.Lost, out.Unit), out.Period, 100*out.Reserves/c.Lost, -100*worst(out.Hit))
	return out, nil
}

// spreading runs a cascade on the flows and sums up what it does.
func spreading(rows, flows []fact.Observation, item string, asOf fact.Date, a CutAssumptions, run func(*Network) (Cascade, error)) (*Reach, Cascade, error) {
	if flows == nil {
		return nil, Cascade{}, fmt.Errorf("no trade network of %s with this flow is at hand: the flows among all states in one year are wanted (tightrope load baci FILE), and production (tightrope load wmd FILE)", item)
	}
	first := flows[0]
	if a.ReserveDays <= 0 {
		a.ReserveDays = 365.0 / 4
	}
	n, made, raised, err := networkOf(rows, flows, asOf, a.ReserveDays)
	if err != nil {
		return nil, Cascade{}, err
	}
	c, err := run(n)
	if err != nil {
		return nil, Cascade{}, err
	}
	out := &Reach{
		Period: first.Period, Item: first.Item, Unit: first.Unit, Source: first.Source, States: len(c.IDs), Flows: len(flows),
		Lost: c.Lost, Leak: c.Leak, Rounds: c.Rounds, Settled: c.Settled, Raised: raised,
	}
	for i, id := range c.IDs {
		out.Consumption += c.Consumption[i]
		out.Reserves += c.Reserves[i]
		h := Hit{ID: id, Consumption: c.Consumption[i], Reserves: c.Reserves[i]}
		if c.Before[i] > 0 {
			h.Share = c.Consumption[i] / c.Before[i]
		}
		if h.Share < 0 {
			out.Hit = append(out.Hit, h)
		}
	}
	slices.SortStableFunc(out.Hit, func(a, b Hit) int { return cmp.Or(cmp.Compare(a.Share, b.Share), cmp.Compare(a.ID, b.ID)) })
	out.Hit = out.Hit[:min(10, len(out.Hit))]
	out.Assumptions = append(c.Assumptions,
		fmt.Sprintf("every state holds %.0f days of consumption in reserve: assumed, for no row gives it", a.ReserveDays),
		fmt.Sprintf("production is known of %d of %d states; %d that sell more than they make and buy are raised to what they sell", made, len(c.IDs), raised),
	)
	return out, c, nil
}

func worst(h []Hit) float64 {
	if len(h) == 0 {
		return 0
	}
	return h[0].Share
}

func amountOf(v float64, unit string) string { return fmt.Sprintf("%.3g %s", v, unit) }

// worldFlows picks the flows of one good among all states, of one source, basis, unit and year:
// the newest that has many of them and the one in question, quantities before values.
func worldFlows(rows []fact.Observation, item string, asOf fact.Date, asked func(fact.Observation) bool) []fact.Observation {
	sets := map[string][]fact.Observation{}
	for _, o := range rows {
		if o.Measure != "flow" || o.From == "" || o.To == "" || o.From == o.To || !o.Known() || !about(o.Item, item) || !settled(o, asOf) {
			continue
		}
		key := strings.Join([]string{o.Item, o.Unit, o.Period.String(), string(o.Basis), o.Source}, "\x00")
		sets[key] = append(sets[key], o)
	}
	var best []fact.Observation
	bestKey := ""
	for key, set := range sets {
		if len(set) < leastFlows || !slices.ContainsFunc(set, asked) || money(set[0].Unit) == 1 {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(best[0].Period.To.Last().Days(), set[0].Period.To.Last().Days()), cmp.Compare(len(best), len(set)), cmp.Compare(key, bestKey)) < 0 {
			best, bestKey = set, key
		}
	}
	return best
}

// networkOf makes the network of the flows: production from the rows of the same good, unit and
// time, reserves as days of consumption. Where a state sells more than it makes and buys, its
// production is raised to that.
func networkOf(rows, flows []fact.Observation, asOf fact.Date, days float64) (n *Network, made, raised int, err error) {
	var ids []string
	seen := map[string]int{}
	bought, sold := map[string]float64{}, map[string]float64{}
	for _, f := range flows {
		for _, id := range []string{string(f.From), string(f.To)} {
			if _, ok := seen[id]; !ok {
				seen[id] = 1
				ids = append(ids, id)
			}
		}
		sold[string(f.From)] += f.Value
		bought[string(f.To)] += f.Value
	}
	slices.Sort(ids)
	rows = slices.DeleteFunc(slices.Clone(rows), func(o fact.Observation) bool { return o.Measure != "production" })
	production, reserves := make([]float64, len(ids)), make([]float64, len(ids))
	for i, id := range ids {
		if o, ok := madeIn(rows, fact.ActorID(id), flows[0], asOf); ok {
			production[i] = o.Value
			made++
		}
		if net := sold[id] - bought[id]; production[i] < net {
			production[i] = net
			raised++
		}
		reserves[i] = max(0, production[i]+bought[id]-sold[id]) * days / 365
	}
	if n, err = NewNetwork(ids, production, reserves); err != nil {
		return nil, 0, 0, err
	}
	for _, f := range flows {
		if err := n.Trade(string(f.From), string(f.To), f.Value); err != nil {
			return nil, 0, 0, err
		}
	}
	return n, made, raised, nil
}

// madeIn finds production in the year of the flows, else the newest.
func madeIn(rows []fact.Observation, id fact.ActorID, like fact.Observation, asOf fact.Date) (fact.Observation, bool) {
	for _, o := range rows {
		if o.Measure == "production" && o.From == id && o.Unit == like.Unit && o.Known() && about(o.Item, like.Item) && o.Period.String() == like.Period.String() && settled(o, asOf) {
			return o, true
		}
	}
	return made(rows, id, like, asOf)
}
