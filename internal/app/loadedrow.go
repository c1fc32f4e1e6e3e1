package app

import (
	"context"
	"strconv"
	"strings"

	"tightrope/brief"
	"tightrope/fact"
	"tightrope/internal/store"
)

// LoadedRow explains an observation or event of the home by its id, down to the line of the file
// that was received; older vintages of the same id stand below. False says that the home has none.
func (a *App) LoadedRow(ctx context.Context, id string) (brief.Tree, bool, error) {
	if a.home == nil {
		return brief.Tree{}, false, nil
	}
	q := store.Query{ID: id, All: true}
	observations, err := a.home.Index().Observations(ctx, q)
	if err != nil {
		return brief.Tree{}, false, err
	}
	events, err := a.home.Index().Events(ctx, q)
	if err != nil {
		return brief.Tree{}, false, err
	}
	var all []brief.Tree
	for _, o := range observations {
		all = append(all, brief.Tree{Explanation: a.explainObservation(o)})
	}
	for _, e := range events {
		all = append(all, brief.Tree{Explanation: fact.Explanation{
			ID: e.ID, Kind: "event", Title: e.Title, Value: e.Plover, Period: e.Date.String(), Source: e.Source, Locator: e.Locator, Quote: e.Quote, Note: e.Note,
		}})
	}
	if len(all) == 0 {
		return brief.Tree{}, false, nil
	}
	latest := all[len(all)-1]
	for i := len(all) - 2; i >= 0; i-- {
		all[i].Title += " (an older load)"
		latest.Because = append(latest.Because, all[i])
	}
	sources := a.home.Sources()
	for _, t := range append([]*brief.Tree{&latest}, pointers(latest.Because)...) {
		for i := range sources {
			if sources[i].ID == t.Source {
				t.From = &sources[i]
			}
		}
	}
	a.ShowLines(&latest)
	return latest, true, nil
}

func pointers(list []brief.Tree) []*brief.Tree {
	out := make([]*brief.Tree, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

func (a *App) explainObservation(o fact.Observation) fact.Explanation {
	who := a.Actors.Name(o.From)
	if o.To != "" {
		who += " to " + a.Actors.Name(o.To)
	}
	value := strconv.FormatFloat(o.Value, 'g', -1, 64)
	if !o.Known() {
		value = string(o.Status)
	}
	return fact.Explanation{
		ID: o.ID, Kind: "observation", Title: strings.TrimSpace(who + ": " + o.Measure + " " + o.Item), Value: value, Unit: o.Unit, Period: o.Period.String(),
		Basis: string(o.Basis), Source: o.Source, Locator: o.Locator, Quote: o.Quote, Note: o.Note,
	}
}

// ShowLines puts the line of evidence to every row of an explanation that names one.
func (a *App) ShowLines(t *brief.Tree) {
	if a.home != nil && t.Words == "" && t.Locator != "" {
		if line, err := a.home.Excerpt(t.Source, t.Locator); err == nil {
			t.Words = line
		}
	}
	for i := range t.Because {
		a.ShowLines(&t.Because[i])
	}
}
