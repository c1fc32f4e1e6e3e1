package storetest

import (
	"context"
	"reflect"
	"testing"

	"tightrope/fact"
	"tightrope/internal/store"
)

// vote is a row of one actor on one item.
func vote(item string, from fact.ActorID, day string, v float64) fact.Observation {
	o := Observation(item+string(from), from, "", 2021, v)
	d := fact.MustDate(day)
	o.Layer, o.Measure, o.Item, o.Unit, o.Locator, o.Period = fact.Votes, "vote", item, "vote", "votes.csv:7", fact.Period{From: d, To: d}
	return o
}

// rolls: one for each load, item and time; rows of pairs and values that are no digit stay out.
func rolls(t *testing.T, s store.Store) {
	open := vote("y", "ISR", "1946", 3)
	open.Period.To = fact.Date{}
	half := vote("x", "RUS", "2021-03-02", 1.5)
	write(t, s, 1, vote("x", "ISR", "2021-03-02", 3), vote("x", "AZE", "2021-03-02", 1), open, half, Observation("a", "AZE", "ISR", 2021, 1))
	write(t, s, 2, vote("x", "AZE", "2021-03-02", 2))
	day := fact.MustDate("2021-03-02")
	x1 := store.Roll{Load: 1, Item: "x", File: "votes.csv", Since: day, Until: day, Marks: []store.Mark{{From: "AZE", Value: 1}, {From: "ISR", Value: 3}}}
	x2 := store.Roll{Load: 2, Item: "x", File: "votes.csv", Since: day, Until: day, Marks: []store.Mark{{From: "AZE", Value: 2}}}
	y := store.Roll{Load: 1, Item: "y", File: "votes.csv", Since: fact.MustDate("1946-01-01"), Marks: []store.Mark{{From: "ISR", Value: 3}}}
	f := func(q store.Query, want ...store.Roll) {
		t.Helper()
		q.Measure = "vote"
		got := must[[]store.Roll](t)(s.Rolls(context.Background(), q))
		if len(want) == 0 && len(got) == 0 {
			return
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v\n%+v, want\n%+v", q, got, want)
		}
	}
	f(store.Query{}, x1, x2, y)
	f(store.Query{Item: "y"}, y)
	f(store.Query{Until: fact.MustDate("2000")}, y)
	f(store.Query{From: "RUS"})
}
