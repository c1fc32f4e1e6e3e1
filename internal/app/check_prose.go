package app

import (
	"context"
	"fmt"
	"slices"

	"tightrope/check/prose"
	"tightrope/fact"
	"tightrope/internal/store"
	"tightrope/read"
)

// proseChecks holds the sentences with numbers that no claim was decided in against the yearly
// series of single states in the home, as far as their titles fit: shares of energy, deaths,
// spending, whatever was loaded with "load table". Each sentence that meets a series gives a claim
// and its check.
func (a *App) proseChecks(ctx context.Context, text string, asOf fact.Date, out *CheckOut) error {
	lib, err := a.proseLibrary(ctx, asOf)
	if err != nil || lib == nil {
		return err
	}
	decided := map[string]bool{}
	for _, c := range out.Checks {
		decided[c.Item] = c.Verdict != fact.NotCheckable
	}
	d := read.Parse(text)
	for i, s := range d.Sentences {
		if s.Kind == read.Headline || s.Question || !numbered(d, s) || slices.ContainsFunc(out.Items, func(it fact.Item) bool {
			return decided[it.ID] && it.Kind == fact.Quantity && it.BStart < int(s.End) && it.BEnd > int(s.Start)
		}) {
			continue
		}
		it := fact.Item{
			ID: fmt.Sprintf("p%d", i+1), Kind: fact.ClaimItem, Type: "fact", Modality: fact.Asserted, Polarity: "+", Voice: "author",
			Rule: "sentence", Span: d.Span(int(d.Tokens[s.Body].Start), int(s.End)),
		}
		it.Quote = d.Quotation(it.BStart, it.BEnd)
		answer := lib.Judge(it.Quote, out.date)
		if len(answer.Values) == 0 {
			continue
		}
		c := answer.Check
		c.Item = it.ID
		out.Items, out.Checks = append(out.Items, it), append(out.Checks, c)
	}
	return nil
}

func numbered(d *read.Document, s read.Sentence) bool {
	for i := s.Body; i < s.Last; i++ {
		if d.Tokens[i].Kind == read.Number {
			return true
		}
	}
	return false
}

// proseLibrary gathers the series of single states of the home; nil where it has none.
func (a *App) proseLibrary(ctx context.Context, asOf fact.Date) (*prose.Library, error) {
	var queries []store.Query
	for _, m := range fact.Measures {
		if !m.Pair {
			queries = append(queries, store.Query{Measure: m.Name, KnownAt: asOf})
		}
	}
	found, err := a.ask(ctx, queries)
	if err != nil {
		return nil, err
	}
	series := prose.SeriesOf(found.observations)
	if len(series) == 0 {
		return nil, nil
	}
	return prose.NewLibrary(series), nil
}
