package app

import (
	"context"
	"slices"
	"strings"

	"tightrope/check"
	"tightrope/fact"
	"tightrope/internal/store"
)

// ballots is the votes of the home that checks need, each with the date, the resolution and the
// title that the lists of roll calls give it. Of everybody's votes, which tell a roll call by its
// tally, only those come that no list names by a number: the others are found by it.
func (a *App) ballots(ctx context.Context, asOf fact.Date, needs []check.Need) ([]fact.Observation, error) {
	votes := slices.DeleteFunc(slices.Clone(needs), func(n check.Need) bool { return n.Measure != "vote" })
	if len(votes) == 0 || a.home == nil {
		return nil, nil
	}
	list, err := a.rollCalls(ctx)
	if err != nil {
		return nil, err
	}
	var out []fact.Observation
	for _, n := range votes {
		rows, err := a.ballotsFor(ctx, asOf, n)
		if err != nil {
			return nil, err
		}
		for _, o := range rows {
			list.Describe(&o)
			if (n.Period.IsZero() || o.Period.Overlaps(n.Period)) && (asOf.IsZero() || o.KnownAt.IsZero() || !asOf.Before(o.KnownAt)) {
				out = append(out, o)
			}
		}
	}
	return out, nil
}

// ballotsFor asks for the votes of the actors of a need, or for everybody's.
func (a *App) ballotsFor(ctx context.Context, asOf fact.Date, n check.Need) ([]fact.Observation, error) {
	q := store.Query{Measure: "vote", KnownAt: asOf, Since: n.Period.From, Until: n.Period.To}
	var out []fact.Observation
	for _, id := range n.Actors {
		q.From = id
		rows, err := a.home.Index().Observations(ctx, q)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	if len(n.Actors) > 0 {
		return out, nil
	}
	if n.All {
		return a.home.Index().Observations(ctx, q)
	}
	items, err := a.unnamed(ctx, q, n.Period)
	for _, item := range items {
		q.Item = item
		rows, err := a.home.Index().Observations(ctx, q)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, err
}

// unnamed lists the roll calls without a number of a resolution that were held in the period, or
// where there is none on the day of a well-known resolution.
func (a *App) unnamed(ctx context.Context, q store.Query, period fact.Period) ([]string, error) {
	rolls, err := a.home.Index().Rolls(ctx, q)
	if err != nil {
		return nil, err
	}
	days := check.VoteDays()
	var out []string
	for _, r := range rolls {
		held := period.IsZero() && slices.Contains(days, r.Since) || !period.IsZero() && period.Contains(r.Since)
		if held && !r.Until.IsZero() && strings.HasPrefix(r.Item, "roll call ") {
			out = append(out, r.Item)
		}
	}
	return slices.Compact(out), nil
}
