package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"tightrope/expose"
	"tightrope/fact"
	"tightrope/internal/store"
)

// ExposeIn asks on whom a state depends.
type ExposeIn struct {
	Actor       string
	Item        string // a commodity, part of its name; none = all
	AsOf        fact.Date
	Since, Last int     // years; 0 = the newest year of each table, and all of them for trends
	Stock       float64 // what is in store, for days of cover; 0 = not given
	StockUnit   string  // as the tables write it: t, bbl
	Price       float64 // USD a kilogram, for the characterisation factor of the supply risk; 0 = none
}

// ExposeOut is what the state buys and sells, through each lens that has rows.
type ExposeOut struct {
	Actor   fact.ActorID       `json:"actor"`
	Name    string             `json:"name"`
	Tables  []ExposeTable      `json:"tables"`
	Mirrors []ExposeMirror     `json:"mirrors,omitempty"` // flows that both sides report
	Stated  []fact.Observation `json:"stated,omitempty"`  // share and concentration rows of the casebook
	Sources map[string]string  `json:"sources,omitempty"` // publishers of the lenses' sources
	Notes   []string           `json:"notes,omitempty"`
}

// ExposeTable is one commodity in one unit on one basis in its newest year.
type ExposeTable struct {
	Lens      expose.Lens    `json:"lens"`
	Period    fact.Period    `json:"period"`
	Coverage  float64        `json:"coverage"` // share of the period's years or months with any row
	Suppliers []ExposeRow    `json:"suppliers,omitempty"`
	Buyers    []ExposeRow    `json:"buyers,omitempty"`
	HHI       *expose.Figure `json:"hhi,omitempty"`
	Effective *float64       `json:"effective_suppliers,omitempty"` // 1/HHI
	Why       string         `json:"why,omitempty"`                 // why there is no concentration
	Risk      *ExposeRisk    `json:"geopolrisk,omitempty"`
	Cover     *ExposeCover   `json:"cover,omitempty"`
}

// ExposeRow is one counterpart. Back is the share that the counterpart's books give the state;
// Asymmetry is positive where the buyer needs the tie more, and Mine the same seen from the state
// asked about: positive where it needs the other more than the other needs it.
type ExposeRow struct {
	Actor     fact.ActorID `json:"actor"`
	Name      string       `json:"name"`
	Value     float64      `json:"value"`
	N         int          `json:"n"` // rows behind the value
	Share     float64      `json:"share"`
	Low       *float64     `json:"low,omitempty"` // of the share, where the rows give an interval
	High      *float64     `json:"high,omitempty"`
	Rank      int          `json:"rank"`
	Tied      int          `json:"tied,omitempty"` // others with the same value
	Back      *float64     `json:"back,omitempty"`
	Asymmetry *float64     `json:"asymmetry,omitempty"`
	Mine      *float64     `json:"dependence,omitempty"`
	Trend     *ExposeTrend `json:"trend,omitempty"`
}

// Expose measures the dependence of a state from the flows that are loaded; the share rows of
// the casebook, which see chosen flows only, are listed as stated and never made into totals.
func (a *App) Expose(ctx context.Context, in ExposeIn) (ExposeOut, error) {
	var out ExposeOut
	s, err := a.subject(in.Actor)
	if err != nil {
		return out, err
	}
	out.Actor, out.Name = s.actor, a.Name(s.actor)
	for _, o := range a.Book().Observations("") {
		about := o.From == s.actor || o.To == s.actor
		share := o.Measure == "import share" || o.Measure == "export share" || o.Measure == "concentration"
		if share && about && o.Known() && within(o.Item, in.Item) && in.spans(o.Period) && (in.AsOf.IsZero() || !in.AsOf.Before(o.KnownAt)) {
			out.Stated = append(out.Stated, o)
		}
	}
	var flows []fact.Observation
	all, err := a.ask(ctx, []store.Query{{Measure: "flow", Layer: fact.Energy, KnownAt: in.AsOf}, {Measure: "flow", Layer: fact.Arms, KnownAt: in.AsOf}, {Measure: "flow", Either: s.actor, KnownAt: in.AsOf}})
	if err != nil {
		return out, err
	}
	for _, o := range all.observations {
		if within(o.Item, in.Item) && in.spans(o.Period) && (in.AsOf.IsZero() || !in.AsOf.Before(o.Period.To.First())) {
			flows = append(flows, o)
		}
	}
	ledger := expose.NewLedger(flows)
	for _, lens := range ledger.Lenses() {
		t, ok := a.exposeYears(ledger, lens, s.actor, in)
		if !ok {
			continue
		}
		if t.Risk, err = a.supplyRisk(ctx, ledger.Table(lens, t.Period), s.actor, in); err != nil {
			return out, err
		}
		out.Tables = append(out.Tables, t)
	}
	if out.Mirrors, err = mirrorsOf(flows, s.actor); err != nil {
		return out, err
	}
	if len(out.Tables) == 0 && len(out.Stated) == 0 {
		return out, in.nothing(s.actor)
	}
	a.noteExposure(&out, in, flows)
	return out, ctx.Err()
}

// spans says whether a period lies in the years asked for.
func (in ExposeIn) spans(p fact.Period) bool {
	return (in.Since == 0 || p.From.Year >= in.Since) && (in.Last == 0 || p.To.Year != 0 && p.To.Year <= in.Last)
}

func (in ExposeIn) nothing(who fact.ActorID) error {
	what := "no flow"
	if in.Item != "" {
		what += fmt.Sprintf(" of %q", in.Item)
	}
	if in.Since > 0 || in.Last > 0 {
		what += fmt.Sprintf(" in %d to %d", in.Since, in.Last)
	}
	if !in.AsOf.IsZero() {
		what += fmt.Sprintf(" known by %s", in.AsOf)
	}
	return fmt.Errorf("%s of %s is at hand: tightrope load --list: %w", what, who, ErrInsufficient)
}

// noteExposure says what a reader of the tables must know.
func (a *App) noteExposure(out *ExposeOut, in ExposeIn, flows []fact.Observation) {
	if a.home != nil {
		out.Sources = map[string]string{}
		for _, s := range a.home.Sources() {
			out.Sources[s.ID], out.Sources["s."+s.Family] = s.Publisher, s.Publisher
		}
	}
	var newest fact.Date
	for _, o := range flows {
		if d := o.Period.To.Last(); (o.From == out.Actor || o.To == out.Actor) && d.After(newest) {
			newest = d
		}
	}
	switch {
	case len(out.Tables) == 0:
		out.Notes = append(out.Notes, in.nothing(out.Actor).Error()+"; what the casebook states is all there is.")
	case !in.AsOf.IsZero() && in.AsOf.First().After(newest):
		out.Notes = append(out.Notes, fmt.Sprintf("As of %s: the newest flow at hand ends %s; nothing later is loaded.", in.AsOf, newest))
	}
	covered := slices.ContainsFunc(out.Tables, func(t ExposeTable) bool { return t.Cover != nil })
	if in.Stock > 0 && !covered {
		out.Notes = append(out.Notes, fmt.Sprintf("No days of cover: no table of imports counts in %s.", in.StockUnit))
	}
}

// exposeTable is what a lens shows of a state in its newest year.
func (a *App) exposeTable(g *expose.Ledger, lens expose.Lens, who fact.ActorID) (ExposeTable, bool) {
	return a.exposeYears(g, lens, who, ExposeIn{})
}

func (a *App) exposeYears(g *expose.Ledger, lens expose.Lens, who fact.ActorID, in ExposeIn) (ExposeTable, bool) {
	years := g.Years(lens)
	if len(years) == 0 {
		return ExposeTable{}, false
	}
	last := years[len(years)-1]
	period := fact.YearPeriod(last, last)
	switch {
	case in.Since > 0:
		period = fact.YearPeriod(in.Since, cmp.Or(in.Last, last))
	case lens.Layer == fact.Arms:
		period = fact.YearPeriod(last-4, last) // single years of deliveries say little
	}
	t := g.Table(lens, period)
	out := ExposeTable{Lens: lens, Period: period, Coverage: t.Covered}
	into, outOf := t.Into(who), t.OutOf(who)
	for _, f := range into {
		out.Suppliers = append(out.Suppliers, a.exposeRow(t, f.From, f.From, who, f))
	}
	for _, f := range outOf {
		out.Buyers = append(out.Buyers, a.exposeRow(t, f.To, who, f.To, f))
	}
	for _, rows := range [][]ExposeRow{out.Suppliers, out.Buyers} {
		ranked(rows)
	}
	for i := range out.Suppliers {
		r := &out.Suppliers[i]
		r.Mine = r.Asymmetry
		r.Trend = trendOf(g, lens, years, r.Actor, who, func(t expose.Table) []expose.Flow { return t.Into(who) })
	}
	for i := range out.Buyers {
		r := &out.Buyers[i]
		if r.Asymmetry != nil {
			mine := -*r.Asymmetry
			r.Mine = &mine
		}
		r.Trend = trendOf(g, lens, years, who, r.Actor, func(t expose.Table) []expose.Flow { return t.OutOf(who) })
	}
	hhi, err := t.Concentration(who)
	switch {
	case err == nil:
		out.HHI = &hhi
		if n, err := expose.EffectiveSuppliers(amounts(into)); err == nil {
			out.Effective = &n
		}
	case !errors.Is(err, expose.ErrNoFlow):
		out.Why = err.Error()
	}
	out.Cover = coverOf(t, into, in)
	return out, len(out.Suppliers)+len(out.Buyers) > 0
}

func amounts(flows []expose.Flow) []float64 {
	var out []float64
	for _, f := range flows {
		if len(f.Rows) > 0 {
			out = append(out, f.Value)
		}
	}
	return out
}

// ranked sorts rows by value and gives each its place; equal values share the better one.
func ranked(rows []ExposeRow) {
	slices.SortFunc(rows, func(x, y ExposeRow) int { return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Actor, y.Actor)) })
	values := make([]float64, len(rows))
	for i, r := range rows {
		values[i] = r.Value
	}
	for i := range rows {
		p := expose.RankOf(values, i)
		rows[i].Rank, rows[i].Tied = p.Rank, p.Tied
	}
}

func (a *App) exposeRow(t expose.Table, other, seller, buyer fact.ActorID, f expose.Flow) ExposeRow {
	row := ExposeRow{Actor: other, Name: a.Name(other), Value: f.Value, N: len(f.Rows)}
	onSeller, onBuyer, asymmetry, err := t.Dependence(seller, buyer)
	if err != nil {
		return row
	}
	mine := onSeller
	row.Back = &onBuyer.Value
	if other == buyer {
		mine, row.Back = onBuyer, &onSeller.Value
	}
	row.Share, row.Low, row.High = mine.Value, mine.Low, mine.High
	row.Asymmetry = &asymmetry.Value
	return row
}
