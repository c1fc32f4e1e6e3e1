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
	Actor string
	Item  string // a commodity, part of its name; none = all
	AsOf  fact.Date
}

// ExposeOut is what the state buys and sells, through each lens that has rows.
type ExposeOut struct {
	Actor  fact.ActorID       `json:"actor"`
	Tables []ExposeTable      `json:"tables"`
	Stated []fact.Observation `json:"stated,omitempty"` // share and concentration rows of the casebook
}

// ExposeTable is one commodity in one unit on one basis in its newest year.
type ExposeTable struct {
	Lens      expose.Lens    `json:"lens"`
	Period    fact.Period    `json:"period"`
	Suppliers []ExposeRow    `json:"suppliers,omitempty"`
	Buyers    []ExposeRow    `json:"buyers,omitempty"`
	HHI       *expose.Figure `json:"hhi,omitempty"`
	Why       string         `json:"why,omitempty"` // why there is no concentration
}

// ExposeRow is one counterpart. Back is the share that the counterpart's books give the state;
// Asymmetry is positive where the buyer needs the tie more.
type ExposeRow struct {
	Actor     fact.ActorID `json:"actor"`
	Name      string       `json:"name"`
	Value     float64      `json:"value"`
	Share     float64      `json:"share"`
	Back      *float64     `json:"back,omitempty"`
	Asymmetry *float64     `json:"asymmetry,omitempty"`
}

// Expose measures the dependence of a state from the flows that are loaded; the share rows of
// the casebook, which see chosen flows only, are listed as stated and never made into totals.
func (a *App) Expose(ctx context.Context, in ExposeIn) (ExposeOut, error) {
	var out ExposeOut
	s, err := a.subject(in.Actor)
	if err != nil {
		return out, err
	}
	out.Actor = s.actor
	for _, o := range a.Book.Observations("") {
		about := o.From == s.actor || o.To == s.actor
		share := o.Measure == "import share" || o.Measure == "export share" || o.Measure == "concentration"
		if share && about && o.Known() && within(o.Item, in.Item) && (in.AsOf.IsZero() || !in.AsOf.Before(o.KnownAt)) {
			out.Stated = append(out.Stated, o)
		}
	}
	var flows []fact.Observation
	all, err := a.ask(ctx, []store.Query{{Measure: "flow", Layer: fact.Energy, KnownAt: in.AsOf}, {Measure: "flow", Layer: fact.Arms, KnownAt: in.AsOf}, {Measure: "flow", Either: s.actor, KnownAt: in.AsOf}})
	if err != nil {
		return out, err
	}
	for _, o := range all.observations {
		if within(o.Item, in.Item) {
			flows = append(flows, o)
		}
	}
	ledger := expose.NewLedger(flows)
	for _, lens := range ledger.Lenses() {
		if t, ok := a.exposeTable(ledger, lens, s.actor); ok {
			out.Tables = append(out.Tables, t)
		}
	}
	if len(out.Tables) == 0 && len(out.Stated) == 0 {
		return out, fmt.Errorf("no flow of %s is at hand: tightrope load --list: %w", s.actor, ErrInsufficient)
	}
	return out, ctx.Err()
}

func (a *App) exposeTable(g *expose.Ledger, lens expose.Lens, who fact.ActorID) (ExposeTable, bool) {
	years := g.Years(lens)
	if len(years) == 0 {
		return ExposeTable{}, false
	}
	last := years[len(years)-1]
	period := fact.YearPeriod(last, last)
	if lens.Layer == fact.Arms {
		period = fact.YearPeriod(last-4, last) // single years of deliveries say little
	}
	t := g.Table(lens, period)
	out := ExposeTable{Lens: lens, Period: period}
	for _, f := range t.Into(who) {
		out.Suppliers = append(out.Suppliers, a.exposeRow(t, f.From, f.From, who, f.Value))
	}
	for _, f := range t.OutOf(who) {
		out.Buyers = append(out.Buyers, a.exposeRow(t, f.To, who, f.To, f.Value))
	}
	byValue := func(x, y ExposeRow) int { return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Actor, y.Actor)) }
	slices.SortFunc(out.Suppliers, byValue)
	slices.SortFunc(out.Buyers, byValue)
	hhi, err := t.Concentration(who)
	switch {
	case err == nil:
		out.HHI = &hhi
	case !errors.Is(err, expose.ErrNoFlow):
		out.Why = err.Error()
	}
	return out, len(out.Suppliers)+len(out.Buyers) > 0
}

func (a *App) exposeRow(t expose.Table, other, seller, buyer fact.ActorID, value float64) ExposeRow {
	row := ExposeRow{Actor: other, Name: a.Name(other), Value: value}
	onSeller, onBuyer, asymmetry, err := t.Dependence(seller, buyer)
	if err != nil {
		return row
	}
	row.Share, row.Back = onSeller.Value, &onBuyer.Value
	if other == buyer {
		row.Share, row.Back = onBuyer.Value, &onSeller.Value
	}
	row.Asymmetry = &asymmetry.Value
	return row
}
