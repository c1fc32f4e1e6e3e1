package app

import (
	"context"
	"fmt"
	"io"
	"slices"

	"tightrope/board"
	"tightrope/check"
	"tightrope/fact"
)

// CheckIn asks for the verdicts on the claims of a text.
type CheckIn struct {
	Input Input
	AsOf  fact.Date   // zero = everything that is known
	Items []fact.Item // to check in place of those that reading finds
	Prose bool        // also hold sentences with numbers against the series of single states in the home
}

// CheckOut is the items of a text, their verdicts, and the ties that the text supports.
type CheckOut struct {
	ReadOut
	Checks []fact.Check `json:"checks"`
	Edges  []TextEdge   `json:"board_edges"`
}

// TextEdge is one tie of the text.
type TextEdge struct {
	A       fact.ActorID `json:"a"`
	B       fact.ActorID `json:"b"`
	Layer   fact.Layer   `json:"layer"`
	Sign    int          `json:"sign"`
	Support []string     `json:"support"`
}

// Check reads a text and holds its claims against the rows of the casebook.
func (a *App) Check(ctx context.Context, in CheckIn) (CheckOut, error) {
	out := CheckOut{Checks: []fact.Check{}, Edges: []TextEdge{}}
	var err error
	if out.ReadOut, err = a.Read(ctx, in.Input, nil); err != nil {
		return out, err
	}
	if in.Items != nil {
		out.Items = in.Items
	}
	text := in.Input.Text
	if in.Input.Case != nil {
		text = pressText(*in.Input.Case)
	}
	checks, err := a.checks(ctx, out.Items, in.Input.Slug(), in.AsOf, check.Options{Text: text, Published: out.date})
	if err != nil {
		return out, err
	}
	out.Checks = append(out.Checks, checks...)
	if in.Prose {
		if err := a.proseChecks(ctx, text, in.AsOf, &out); err != nil {
			return out, err
		}
		number(out.Checks[len(checks):], len(checks), in.Input.Slug())
	}
	for _, t := range board.FromItems(out.Items) {
		out.Edges = append(out.Edges, TextEdge{A: t.From, B: t.To, Layer: t.Layer, Sign: t.Sign, Support: t.Rests})
	}
	return out, ctx.Err()
}

// checks runs the checker over everything known by the date and numbers what it says.
func (a *App) checks(ctx context.Context, items []fact.Item, slug string, asOf fact.Date, opt check.Options) ([]fact.Check, error) {
	opt.Name = a.Name
	ev, err := a.checkEvidence(ctx, asOf, check.Needs(items, opt))
	if err != nil {
		return nil, err
	}
	out := check.Claims(items, ev, opt)
	number(out, 0, slug)
	return out, nil
}

// number gives checks and their values the ids by which they are explained.
func number(checks []fact.Check, before int, slug string) {
	for i := range checks {
		n := before + i + 1
		checks[i].ID = fmt.Sprintf("c.%d", n)
		for k := range checks[i].Values {
			checks[i].Values[k].ID = fmt.Sprintf("x.%s.c.%d.%d", slug, n, k+1)
		}
	}
}

// checkEvidence is every row of the casebook that was known by the date, and the rows of the home
// that the checks need.
func (a *App) checkEvidence(ctx context.Context, asOf fact.Date, needs []check.Need) (check.Evidence, error) {
	ev := check.Evidence{Sources: slices.Clone(a.Book().Sources), Observations: a.Book().Observations("")}
	if !asOf.IsZero() {
		ev.Observations = knownBy(ev.Observations, asOf)
	}
	for _, e := range a.Book().Events("") {
		if asOf.IsZero() || !asOf.Before(e.Date) {
			ev.Events = append(ev.Events, e)
		}
	}
	more, err := a.needed(ctx, asOf, needs)
	ev.Observations = append(ev.Observations, more.observations...)
	ev.Events = append(ev.Events, more.events...)
	ev.Sources = append(ev.Sources, more.sources...)
	return ev, err
}

// ItemsFrom reads items from a file: predictions of ours, or a file coded by hand.
func (a *App) ItemsFrom(r io.Reader, name string) ([]fact.Item, error) {
	items, err := check.ItemsFromGold(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return items, nil
}
