package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tightrope/actor"
	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/home"
	"tightrope/internal/source/panel"
)

// ErrTwoRoles is one state named for two roles.
var ErrTwoRoles = errors.New("a state cannot have two roles")

// ErrYear is a year that the data do not hold.
var ErrYear = errors.New("no such year in the data")

// DurabilityIn asks how long the arms tie of a client with a supplier lasts.
type DurabilityIn struct {
	Client, Supplier, Presser string // any name or code of a state; the presser may be empty
	Folder                    string // publishers' files; empty = those in the home, else the casebook
	Layer                     string // "arms", "energy", or empty for both
	AsOf                      fact.Date
	Seed                      uint64
}

// DurabilityOut is the outlook, and the triad where a presser is named.
type DurabilityOut struct {
	Client   fact.ActorID            `json:"client"`
	Supplier fact.ActorID            `json:"supplier"`
	Presser  fact.ActorID            `json:"presser,omitempty"`
	Names    map[fact.ActorID]string `json:"names"`
	From     string                  `json:"from"` // where the history comes from
	Rests    []string                `json:"rests,omitempty"`
	Outlook  forecast.Outlook        `json:"outlook"`
	Triad    *TriadOut               `json:"triad,omitempty"`
	Energy   *forecast.EnergyOutlook `json:"energy,omitempty"`
	// EnergySeries says what series the crude is known by.
	EnergySeries string `json:"energy_series,omitempty"`
}

// TriadOut is a triad with the evidence for its three parts.
type TriadOut struct {
	A         string              `json:"a"`
	B         string              `json:"b"`
	C         string              `json:"c"`
	Year      int                 `json:"year"`
	Whole     bool                `json:"whole"`
	Deeds     []forecast.Evidence `json:"deeds"`
	Hostility []forecast.Evidence `json:"hostility"`
	Links     []forecast.Evidence `json:"links"`
}

// Durability tells how long ties like the one asked for lasted, how likely a deep cut is by its
// own history, and what opposition was measured to do. ErrInsufficient where no rows show a tie.
func (a *App) Durability(ctx context.Context, in DurabilityIn) (DurabilityOut, error) {
	out := DurabilityOut{Names: map[fact.ActorID]string{}}
	var err error
	for _, x := range []struct {
		name string
		into *fact.ActorID
	}{{in.Client, &out.Client}, {in.Supplier, &out.Supplier}, {in.Presser, &out.Presser}} {
		if x.name == "" {
			continue
		}
		id, err := a.Actors.Resolve(x.name, in.AsOf)
		if err != nil {
			return out, err
		}
		if stateNumber(id, in.AsOf) == 0 {
			return out, fmt.Errorf("%s is no member of the state system: ties and triads are known of states only: %w", a.Name(id), ErrInsufficient)
		}
		*x.into, out.Names[id] = id, a.Name(id)
	}
	if out.Client == out.Supplier || out.Presser != "" && (out.Presser == out.Client || out.Presser == out.Supplier) {
		return out, fmt.Errorf("%s stands twice: %w", a.Name(out.Client), ErrTwoRoles)
	}
	if !in.AsOf.IsZero() && in.AsOf.Year < forecast.FirstYear {
		return out, fmt.Errorf("%d: the record tells of ties from %d on: %w", in.AsOf.Year, forecast.FirstYear, ErrInsufficient)
	}
	if in.Layer != string(fact.Arms) {
		if err := a.energy(ctx, &out, in); err != nil || in.Layer == string(fact.Energy) {
			return out, err
		}
	}
	if out.Outlook, err = a.outlook(ctx, &out, in); errors.Is(err, forecast.ErrNoTie) || errors.Is(err, forecast.ErrNotInPanel) {
		err = fmt.Errorf("arms from %s to %s, %s: %w: %w", a.Name(out.Supplier), a.Name(out.Client), out.From, err, ErrInsufficient)
	}
	if err != nil && !(out.Energy != nil && errors.Is(err, ErrInsufficient)) {
		return out, err // with an energy tie the lack of an arms tie is no failure
	}
	return out, ctx.Err()
}

// outlook finds the deliveries in the folder, else in the casebook. A date and a folder together
// ask what could have been said then: the models are fitted on what was known by that year.
func (a *App) outlook(ctx context.Context, out *DurabilityOut, in DurabilityIn) (forecast.Outlook, error) {
	p, err := a.tiePanel(in.Folder)
	if err != nil && in.Folder == "" {
		return a.casebookOutlook(out, in) // the home lacks the files of a panel
	}
	if err != nil {
		return forecast.Outlook{}, err
	}
	l := p.Layers
	year := l.LastDeliveries()
	if !in.AsOf.IsZero() {
		year = min(year, in.AsOf.Year)
	}
	out.From = fmt.Sprintf("by the files, to %d", year)
	when := fact.Date{Year: year}
	client, supplier, presser := stateNumber(out.Client, when), stateNumber(out.Supplier, when), stateNumber(out.Presser, when)
	if out.Presser != "" {
		if err := a.addEvents(ctx, l, in.Folder, year, in.AsOf, out.Supplier); err != nil {
			return forecast.Outlook{}, err
		}
		t, _ := l.Tightrope(client, supplier, presser, year)
		out.Triad = a.triad(t)
	}
	if !in.AsOf.IsZero() {
		return p.Said(client, supplier, year, in.Seed)
	}
	h, err := p.History(client, supplier, year)
	if err != nil {
		return forecast.Outlook{}, err
	}
	return forecast.Durability(h)
}

func (a *App) casebookOutlook(out *DurabilityOut, in DurabilityIn) (forecast.Outlook, error) {
	out.From = "by the rows of the casebook"
	obs := a.evidence(nil, out.Client, out.Supplier).Observations
	if !in.AsOf.IsZero() {
		obs = knownBy(obs, in.AsOf)
	}
	h, rests := armsHistory(obs, out.Supplier, out.Client)
	out.Rests, h.Major = rests, majorPower(out.Supplier)
	if len(rests) == 0 {
		return forecast.Outlook{}, fmt.Errorf("the casebook has no deliveries from %s to %s: name a folder of publishers' files with --data: %w", a.Name(out.Supplier), a.Name(out.Client), ErrInsufficient)
	}
	return forecast.Durability(h)
}

func stateNumber(id fact.ActorID, when fact.Date) forecast.State {
	if id == "" {
		return 0
	}
	n, _ := panel.Number(string(id), when)
	return n
}

func (a *App) triad(t forecast.Tightrope) *TriadOut {
	return &TriadOut{
		A: a.stateName(t.A, t.Year), B: a.stateName(t.B, t.Year), C: a.stateName(t.C, t.Year), Year: t.Year,
		Whole: t.Whole(), Deeds: t.Deeds, Hostility: t.Hostility, Links: t.Links,
	}
}

// stateName is the name of a state number in a year.
func (a *App) stateName(s forecast.State, year int) string {
	if id, ok := actor.Default().ByCode("cow", fmt.Sprint(int(s)), fact.Date{Year: year}); ok {
		return a.Name(id)
	}
	return fmt.Sprintf("state %d", s)
}

// TightropesIn asks for all triads of a year.
type TightropesIn struct {
	Folder string
	Year   int
	Of     string // a balancer, or empty for all
	Layer  string // "arms" or "energy": only triads with such a deed; empty = alliances too
}

// Tightropes lists the triads of a year whose three parts hold, each with its evidence.
func (a *App) Tightropes(ctx context.Context, in TightropesIn) ([]TriadOut, error) {
	if in.Year < forecast.FirstYear {
		return nil, fmt.Errorf("%d: %w: want %d or later", in.Year, ErrYear, forecast.FirstYear)
	}
	l, err := a.layers(in.Folder)
	if err != nil {
		return nil, err
	}
	if first, last := l.Span(); in.Year < first || in.Year > last {
		return nil, fmt.Errorf("%d: %w: want %d to %d", in.Year, ErrYear, first, last)
	}
	if err := a.addEvents(ctx, l, in.Folder, in.Year, fact.Date{}, ""); err != nil {
		return nil, err
	}
	var of forecast.State
	if in.Of != "" {
		id, err := a.Actors.Resolve(in.Of, fact.Date{Year: in.Year})
		if err != nil {
			return nil, err
		}
		of = stateNumber(id, fact.Date{Year: in.Year})
	}
	var out []TriadOut
	for _, t := range l.Tightropes(in.Year) {
		deed := func(e forecast.Evidence) bool { return in.Layer == "" || e.Kind == in.Layer }
		if (of == 0 || t.A == of) && slices.ContainsFunc(t.Deeds, deed) {
			out = append(out, *a.triad(t))
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%d: no tightrope in the data: %w", in.Year, ErrInsufficient)
	}
	return out, ctx.Err()
}

// layers lays out the files of a folder, or those loaded into the home where none is named.
func (a *App) layers(folder string) (*forecast.Layers, error) {
	mine := folder == "" && a.home != nil
	if mine && a.laidOut != nil && a.entries == len(a.home.Ledger()) {
		return a.laidOut, nil
	}
	rows, err := a.panelRows(folder)
	if err != nil {
		return nil, err
	}
	l, err := forecast.NewLayers(rows)
	if mine && err == nil {
		a.laidOut, a.entries = l, len(a.home.Ledger())
	}
	return l, err
}

func (a *App) panelRows(folder string) (forecast.Rows, error) {
	if folder != "" {
		return panel.Read(folder)
	}
	if a.home == nil {
		return forecast.Rows{}, fmt.Errorf("%w; load capabilities, deliveries and the like, or name a folder of files with --data", ErrNoHome)
	}
	var set panel.Set
	for _, e := range a.home.Ledger() {
		if e.Kind != home.LoadEntry {
			continue
		}
		f, err := a.home.OpenLoad(e)
		if err != nil {
			return forecast.Rows{}, err
		}
		err = set.Add(e.Name(), f)
		f.Close()
		if err != nil {
			return forecast.Rows{}, err
		}
	}
	rows, err := set.Rows()
	if err != nil {
		return rows, err
	}
	flows, err := a.crudeFlows(context.Background(), "")
	rows.Energy = panel.CrudeRows(flows)
	return rows, err
}
