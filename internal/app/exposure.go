package app

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"tightrope/expose"
	"tightrope/fact"
	"tightrope/internal/store"
)

// ExposeTrend is how a flow moved over the years of its lens, and which words for it hold.
type ExposeTrend struct {
	Years    []int     `json:"years"`
	Values   []float64 `json:"values"` // 0 in a year in which the state has rows, and none with this counterpart
	Ratio    *float64  `json:"ratio"`  // last over first; none from zero
	Up       int       `json:"steps_up"`
	Down     int       `json:"steps_down"`
	Every    bool      `json:"every_step"` // all go the way of the whole
	Steadily bool      `json:"steadily"`   // at least 80 % do, and more than 5 % from end to end
	Flat     bool      `json:"flat"`       // within 5 % of the largest value
	Doubled  bool      `json:"doubled"`    // last at least twice the first, less 5 %
	Halved   bool      `json:"halved"`     // last at most half the first, and 5 %
	Words    string    `json:"words"`
}

// trendOf follows one flow over the years in which the state has any row on that side of the lens.
func trendOf(g *expose.Ledger, lens expose.Lens, years []int, from, to fact.ActorID, side func(expose.Table) []expose.Flow) *ExposeTrend {
	var out ExposeTrend
	var points []expose.Point
	for _, y := range years {
		t := g.Table(lens, fact.YearPeriod(y, y))
		if len(side(t)) == 0 {
			continue
		}
		f, ok := t.Flow(from, to)
		if ok && len(f.Rows) == 0 {
			continue // dark or withheld: not known
		}
		points = append(points, expose.Point{Label: strconv.Itoa(y), Value: f.Value, Rows: f.Rows})
		out.Years, out.Values = append(out.Years, y), append(out.Values, f.Value)
	}
	if len(points) < 2 {
		return nil
	}
	direction := 1
	first, last := points[0].Value, points[len(points)-1].Value
	if last < first {
		direction = -1
	}
	test := func(direction int, m expose.Manner) expose.Trend {
		t, err := expose.TrendOf(points, direction, m)
		if err != nil {
			return expose.Trend{}
		}
		return t
	}
	out.Up, out.Down = test(1, expose.EndToEnd).With, test(-1, expose.EndToEnd).With
	out.Every, out.Steadily = test(direction, expose.Every).Holds, test(direction, expose.Steadily).Holds
	flat := test(direction, expose.Level)
	out.Flat = flat.Holds
	if r, err := expose.Ratio(first, last); err == nil {
		out.Ratio = &r
		out.Doubled, out.Halved = r >= 2*0.95, r <= 0.5*1.05
	}
	out.Words = out.inWords(direction)
	return &out
}

// inWords says the strongest thing that holds.
func (t ExposeTrend) inWords(direction int) string {
	way := map[int]string{1: "rises", -1: "falls"}[direction]
	n := len(t.Years)
	span := fmt.Sprintf("%d to %d: %d up, %d down", t.Years[0], t.Years[n-1], t.Up, t.Down)
	says := way + " from end to end only"
	switch {
	case t.Flat:
		says = "is flat"
	case t.Every:
		says = way + " at every step"
	case t.Steadily:
		says = way + " steadily"
	case t.Values[0] == t.Values[n-1]:
		says = "ends where it began"
	}
	switch {
	case t.Ratio == nil:
		says += ", from zero"
	case t.Doubled:
		says += fmt.Sprintf(", to %.3g times", *t.Ratio)
	case t.Halved:
		says += fmt.Sprintf(", to %.3g of it", *t.Ratio)
	default:
		says += fmt.Sprintf(", by %+.0f %%", 100*(*t.Ratio-1))
	}
	return says + " (" + span + ")"
}

// ExposeCover is how long a stock lasts.
type ExposeCover struct {
	Days  float64 `json:"days"`
	Stock float64 `json:"stock"`
	Use   float64 `json:"use_per_day"` // recorded imports of the period by day
	Basis string  `json:"basis"`
}

// coverOf sets the stock against the imports of a table in the same unit.
func coverOf(t expose.Table, into []expose.Flow, in ExposeIn) *ExposeCover {
	if in.Stock <= 0 || in.StockUnit != t.Lens.Unit || len(into) == 0 {
		return nil
	}
	total := 0.0
	for _, v := range amounts(into) {
		total += v
	}
	days := float64(t.Period.To.Last().Days() - t.Period.From.First().Days() + 1)
	use := total / (days * cmp.Or(t.Covered, 1))
	cover, err := expose.DaysOfCover(in.Stock, use)
	if err != nil {
		return nil
	}
	return &ExposeCover{
		Days: cover, Stock: in.Stock, Use: use,
		Basis: fmt.Sprintf("stock as given, against the recorded imports of %s (%.0f %% of it has rows), without production, exports or what no row shows", t.Period, 100*t.Covered),
	}
}

// ExposeRisk is the geopolitical supply risk of one commodity.
type ExposeRisk struct {
	Concentration float64  `json:"concentration"` // HHI of world production
	ImportRisk    float64  `json:"import_risk"`   // trade-weighted instability of the origins
	Score         float64  `json:"score"`
	Factor        *float64 `json:"characterisation,omitempty"` // at the price given, relative to copper
	Unknown       []string `json:"unknown,omitempty"`          // origins without a rating, taken as 0.5
	Basis         string   `json:"basis"`
}

// stabilityItem is the rating of the World Governance Indicators that the method takes.
const stabilityItem = "political stability and absence of violence"

// supplyRisk needs, beside imports by weight or volume, world production in the same unit and the
// ratings of the origins; without production there is none.
func (a *App) supplyRisk(ctx context.Context, t expose.Table, who fact.ActorID, in ExposeIn) (*ExposeRisk, error) {
	into := t.Into(who)
	if a.home == nil || len(into) == 0 || t.Lens.Unit == "USD" || t.Lens.Layer == fact.Arms {
		return nil, nil
	}
	q := store.Query{Measure: "production", Item: t.Lens.Item, KnownAt: in.AsOf, Since: t.Period.From, Until: t.Period.To}
	made, err := a.home.Index().Observations(ctx, q)
	if err != nil {
		return nil, err
	}
	q.Measure, q.Item = "index", stabilityItem
	rated, err := a.home.Index().Observations(ctx, q)
	if err != nil {
		return nil, err
	}
	production := mean(made, t.Lens.Unit)
	instability := mean(rated, "index")
	if len(production) == 0 {
		return nil, nil
	}
	out := &ExposeRisk{Basis: fmt.Sprintf("HHI of the production of %d states × Σ instability · imports / (own production + imports), %s, %s", len(production), t.Lens.Unit, t.Period)}
	var world []float64
	for _, id := range sortedIDs(production) {
		world = append(world, production[id])
	}
	var origins []expose.Origin
	for _, f := range into {
		g := math.NaN()
		if v, ok := instability[f.From]; ok {
			g = expose.Instability(v)
		} else {
			out.Unknown = append(out.Unknown, a.Name(f.From))
		}
		origins = append(origins, expose.Origin{Quantity: f.Value, Instability: g})
	}
	r, err := expose.GeoPolRisk(world, origins, production[who])
	if err != nil {
		return nil, nil //nolint:nilerr // nothing flows and nothing is made: no risk to speak of
	}
	out.Concentration, out.ImportRisk, out.Score = r.Concentration, r.ImportRisk, r.Score
	if in.Price > 0 {
		f := r.Characterisation(in.Price)
		out.Factor = &f
	}
	return out, nil
}

// mean averages the known rows of each actor in a unit over its years.
func mean(rows []fact.Observation, unit string) map[fact.ActorID]float64 {
	out, n := map[fact.ActorID]float64{}, map[fact.ActorID]float64{}
	for _, o := range rows {
		if o.Known() && o.Unit == unit {
			out[o.From] += o.Value
			n[o.From]++
		}
	}
	for id := range out {
		out[id] /= n[id]
	}
	return out
}

func sortedIDs(m map[fact.ActorID]float64) []fact.ActorID {
	out := make([]fact.ActorID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// ExposeMirror is one flow that both sides report, made into one value; the interval is kept.
type ExposeMirror struct {
	Item         string       `json:"item"`
	Unit         string       `json:"unit"`
	Period       fact.Period  `json:"period"`
	From         fact.ActorID `json:"from"`
	To           fact.ActorID `json:"to"`
	Value        float64      `json:"value"`
	Low          float64      `json:"low"`
	High         float64      `json:"high"`
	Gap          float64      `json:"gap"`           // |x − m| / (x + m)
	SellerWeight float64      `json:"seller_weight"` // of the seller's report
	Rows         []string     `json:"rows"`
}

// mirrorsOf reconciles, for each commodity, unit and newest period in which both sides report a
// flow of the state, all flows of which both sides report, and gives those of the state.
func mirrorsOf(flows []fact.Observation, who fact.ActorID) ([]ExposeMirror, error) {
	type good struct{ item, unit string }
	newest := map[good]fact.Period{}
	var goods []good
	var reports []fact.Observation
	for _, o := range flows {
		if (o.From == who || o.To == who) && (o.Basis == fact.ExporterCustoms || o.Basis == fact.ImporterCustoms) && o.Known() {
			reports = append(reports, o)
		}
	}
	for _, o := range reports {
		g := good{o.Item, o.Unit}
		p, seen := newest[g]
		if seen && !o.Period.From.After(p.From) || !bothReport(reports, o) {
			continue
		}
		if !seen {
			goods = append(goods, g)
		}
		newest[g] = o.Period
	}
	slices.SortFunc(goods, func(x, y good) int { return cmp.Or(cmp.Compare(x.item, y.item), cmp.Compare(x.unit, y.unit)) })
	var out []ExposeMirror
	for _, g := range goods {
		settled, err := expose.Reconcile(expose.MirrorsOf(flows, g.item, g.unit, newest[g]))
		if err != nil {
			return nil, err
		}
		for _, s := range settled {
			if (s.From == who || s.To == who) && len(s.Rows) == 2 {
				out = append(out, ExposeMirror{g.item, g.unit, newest[g], s.From, s.To, s.Value, s.Low, s.High, s.Gap, s.SellerWeight, s.Rows})
			}
		}
	}
	return out, nil
}

// bothReport looks for the other side's report of a flow.
func bothReport(reports []fact.Observation, o fact.Observation) bool {
	return slices.ContainsFunc(reports, func(m fact.Observation) bool {
		return m.From == o.From && m.To == o.To && m.Item == o.Item && m.Unit == o.Unit && m.Period == o.Period && m.Basis != o.Basis
	})
}
