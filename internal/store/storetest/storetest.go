// Package storetest holds what every index must do.
package storetest

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"tightrope/fact"
	"tightrope/internal/store"
)

// Conformance runs every check on fresh indexes that open makes.
func Conformance(t *testing.T, open func(t *testing.T) store.Store) {
	for name, check := range map[string]func(*testing.T, store.Store){
		"Commit": commit, "Rollback": rollback, "Vintages": vintages, "Queries": queries, "Events": events, "Counts": counts,
		"RoundTrip": roundTrip, "Rolls": rolls, "Coverage": coverage, "AskedWhileWritten": askedWhileWritten,
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			check(t, s)
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// Observation is an observation for tests.
func Observation(id string, from, to fact.ActorID, year int, v float64) fact.Observation {
	d := fact.Date{Year: year}
	return fact.Observation{
		ID: id, Layer: fact.Energy, Measure: "flow", Item: "crude oil", From: from, To: to, Value: v, Unit: "USD",
		Period: fact.Period{From: d, To: d}, Reporter: "X", Basis: fact.Reconciled, Status: fact.Reported, Source: "s", Verified: true,
	}
}

func must[T any](t *testing.T) func(x T, err error) T {
	return func(x T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// write commits observations under one ledger entry.
func write(t *testing.T, s store.Store, seq int64, list ...fact.Observation) {
	t.Helper()
	b := must[store.Batch](t)(s.Begin(context.Background()))
	ok(t, b.Load(seq))
	for _, o := range list {
		ok(t, b.Observation(o))
	}
	ok(t, b.Commit())
}

func commit(t *testing.T, s store.Store) {
	write(t, s, 1, Observation("b", "AZE", "ISR", 2021, 2), Observation("a", "AZE", "ITA", 2021, 1))
	got := must[[]fact.Observation](t)(s.Observations(context.Background(), store.Query{}))
	if len(got) != 2 || got[0].ID != "a" || got[1].ID != "b" {
		t.Errorf("%+v", got)
	}
	b := must[store.Batch](t)(s.Begin(context.Background()))
	if err := b.Load(1); err == nil {
		t.Error("the same ledger entry twice is no error")
	}
	ok(t, b.Rollback())
	b = must[store.Batch](t)(s.Begin(context.Background()))
	if err := b.Observation(Observation("c", "AZE", "ITA", 2021, 1)); err == nil {
		t.Error("a row without a ledger entry is no error")
	}
	ok(t, b.Rollback())
	if loads := must[[]int64](t)(s.Loads(context.Background())); !reflect.DeepEqual(loads, []int64{1}) {
		t.Errorf("loads %v", loads)
	}
}

func rollback(t *testing.T, s store.Store) {
	b := must[store.Batch](t)(s.Begin(context.Background()))
	ok(t, b.Load(1))
	ok(t, b.Observation(Observation("a", "AZE", "ISR", 2021, 2)))
	ok(t, b.Event(fact.Event{ID: "e", Date: fact.MustDate("2021-01-01"), From: "AZE", Plover: "CONSULT"}))
	ok(t, b.Act(store.Act{ID: 1, From: "AZE", To: "ISR"}))
	ok(t, b.Rollback())
	if n := must[store.Size](t)(s.Size(context.Background())); n != (store.Size{}) {
		t.Errorf("after rollback: %+v", n)
	}
	write(t, s, 1, Observation("a", "AZE", "ISR", 2021, 2))
}

func vintages(t *testing.T, s store.Store) {
	write(t, s, 1, Observation("a", "AZE", "ISR", 2021, 1), Observation("b", "AZE", "ISR", 2020, 1))
	write(t, s, 2, Observation("a", "AZE", "ISR", 2021, 3))
	got := must[[]fact.Observation](t)(s.Observations(context.Background(), store.Query{}))
	if len(got) != 2 || got[0].Value != 3 {
		t.Errorf("the latest load stands: %+v", got)
	}
	got = must[[]fact.Observation](t)(s.Observations(context.Background(), store.Query{All: true}))
	if len(got) != 3 || got[0].Value != 1 || got[1].Value != 3 {
		t.Errorf("all vintages, oldest first: %+v", got)
	}
}

func queries(t *testing.T, s store.Store) {
	known := Observation("d", "ISR", "AZE", 2022, 4)
	known.KnownAt, known.Layer, known.Measure, known.Item, known.Source = fact.MustDate("2024-05"), fact.Arms, "order", "kite", "z"
	lasting := Observation("e", "ISR", "USA", 2000, 5)
	lasting.Period = fact.Period{From: fact.MustDate("1999-06-01")}
	write(t, s, 1, Observation("a", "AZE", "ISR", 2021, 1), Observation("b", "AZE", "ITA", 2020, 2), Observation("c", "RUS", "ISR", 2021, 3), known, lasting)
	f := func(q store.Query, want ...string) {
		t.Helper()
		var ids []string
		for _, o := range must[[]fact.Observation](t)(s.Observations(context.Background(), q)) {
			ids = append(ids, o.ID)
		}
		if !reflect.DeepEqual(ids, want) {
			t.Errorf("%+v: %v, want %v", q, ids, want)
		}
	}
	f(store.Query{From: "AZE"}, "a", "b")
	f(store.Query{To: "ISR"}, "a", "c")
	f(store.Query{From: "AZE", To: "ISR"}, "a")
	f(store.Query{Either: "ISR"}, "a", "c", "d", "e")
	f(store.Query{Layer: fact.Arms}, "d")
	f(store.Query{Measure: "flow", Item: "crude oil", From: "RUS"}, "c")
	f(store.Query{Source: "z"}, "d")
	f(store.Query{ID: "b"}, "b")
	f(store.Query{ID: "b", From: "RUS"})
	f(store.Query{Since: fact.MustDate("2021")}, "a", "c", "d", "e")
	f(store.Query{Until: fact.MustDate("2020")}, "b", "e")
	f(store.Query{Since: fact.MustDate("2021-03"), Until: fact.MustDate("2021-03")}, "a", "c", "e")
	f(store.Query{KnownAt: fact.MustDate("2024-04-30")}, "a", "b", "c", "e")
	f(store.Query{KnownAt: fact.MustDate("2024-05"), Layer: fact.Arms}, "d")
	f(store.Query{From: "'; drop table observations; --"})
}

func events(t *testing.T, s store.Store) {
	b := must[store.Batch](t)(s.Begin(context.Background()))
	ok(t, b.Load(7))
	for _, e := range []fact.Event{
		{ID: "y", Date: fact.MustDate("2020-09-27"), From: "AZE", To: "ARM", Plover: "ASSAULT", Layer: fact.Conflict, Tier: fact.Do, Title: "War", Source: "s", Intensity: -10, Shock: true, Verified: true},
		{ID: "x", Date: fact.MustDate("2020-09-27"), From: "TUR", To: "AZE", Plover: "SUPPORT", Layer: fact.Diplomacy, Tier: fact.Say, Title: "Words", Source: "s", Quote: "«naïve» 'quote'"},
		{ID: "z", Date: fact.MustDate("2019-01-01"), From: "AZE", Plover: "CONSULT", Layer: fact.Diplomacy, Tier: fact.Say, Title: "Talk", Source: "s"},
	} {
		ok(t, b.Event(e))
	}
	ok(t, b.Commit())
	got := must[[]fact.Event](t)(s.Events(context.Background(), store.Query{Since: fact.MustDate("2020"), Either: "AZE"}))
	if len(got) != 2 || got[0].ID != "x" || got[1].Intensity != -10 || !got[1].Shock || got[0].Quote != "«naïve» 'quote'" {
		t.Errorf("%+v", got)
	}
}

func counts(t *testing.T, s store.Store) {
	b := must[store.Batch](t)(s.Begin(context.Background()))
	ok(t, b.Load(1))
	day := int32(fact.MustDate("2024-02-29").Days())
	for i, d := range []int32{day, day, day + 1, day} {
		a := store.Act{ID: uint64(i + 1), Day: d, Added: d + 100, From: "AZE", To: "ISR", Cameo: "040", Quad: fact.VerbalCooperation, Goldstein: 1, Mentions: 3}
		if i == 3 {
			a.From, a.To = "ISR", "AZE"
		}
		ok(t, b.Act(a))
	}
	ok(t, b.Commit())
	got := must[[]store.Count](t)(s.Counts(context.Background(), store.Query{}))
	want := []store.Count{
		{From: "AZE", To: "ISR", Month: fact.MustDate("2024-02"), Quad: 1, Acts: 2, Mentions: 6},
		{From: "AZE", To: "ISR", Month: fact.MustDate("2024-03"), Quad: 1, Acts: 1, Mentions: 3},
		{From: "ISR", To: "AZE", Month: fact.MustDate("2024-02"), Quad: 1, Acts: 1, Mentions: 3},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	got = must[[]store.Count](t)(s.Counts(context.Background(), store.Query{From: "AZE", Until: fact.MustDate("2024-02")}))
	if len(got) != 1 {
		t.Errorf("%+v", got)
	}
	got = must[[]store.Count](t)(s.Counts(context.Background(), store.Query{KnownAt: fact.MustDate("2024-03")}))
	if len(got) != 0 {
		t.Errorf("coded in June, so not known in March: %+v", got)
	}
	b = must[store.Batch](t)(s.Begin(context.Background()))
	ok(t, b.Load(2))
	for _, m := range []store.Mention{{Act: 1, Day: day, Times: 2}, {Act: 1, Day: day + 200, Times: 8}, {Act: 2, Day: day, Times: 1}, {Act: 99, Day: day, Times: 5}} {
		ok(t, b.Mention(m))
	}
	ok(t, b.Commit())
	f := func(q store.Query, want int) {
		t.Helper()
		got := must[[]store.Count](t)(s.Counts(context.Background(), q))
		if len(got) == 0 || got[0].Acts != 2 || got[0].Mentions != want {
			t.Errorf("%+v: want %d mentions of two acts", got, want)
		}
	}
	f(store.Query{From: "AZE"}, 10+3)                                // more than the 3 that the event file knew
	f(store.Query{From: "AZE", KnownAt: store.Date(day + 100)}, 3+3) // the other mentions came later
	if n := must[store.Size](t)(s.Size(context.Background())); n.Mentions != 4 {
		t.Errorf("%+v", n)
	}
}

func coverage(t *testing.T, s store.Store) {
	open := Observation("c", "AZE", "ISR", 1990, 1)
	open.Source, open.Period = "z", fact.Period{From: fact.MustDate("1999-06")}
	write(t, s, 1, Observation("a", "AZE", "ISR", 2021, 1), Observation("b", "AZE", "ISR", 1950, 1), open)
	got := must[[]store.Coverage](t)(s.Coverage(context.Background()))
	want := []store.Coverage{
		{Source: "s", Rows: 2, Since: fact.MustDate("1950-01-01"), Until: fact.MustDate("2021-12-31")},
		{Source: "z", Rows: 1, Since: fact.MustDate("1999-06-01")},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

// askedWhileWritten checks that a question in the middle of a transaction is answered from what
// was there before it.
func askedWhileWritten(t *testing.T, s store.Store) {
	ctx := context.Background()
	write(t, s, 1, Observation("a", "AZE", "ISR", 2021, 1))
	b := must[store.Batch](t)(s.Begin(ctx))
	ok(t, b.Load(2))
	done := make(chan error)
	stop := make(chan struct{})
	go func() {
		for {
			o, err := s.Observations(ctx, store.Query{})
			if c, err2 := s.Counts(ctx, store.Query{}); err == nil && err2 != nil {
				err = err2
			} else if err == nil && (len(o) != 1 || len(c) != 0) {
				err = fmt.Errorf("%d observations and %d counts in the middle of a transaction", len(o), len(c))
			}
			select {
			case <-stop:
				done <- err
				return
			default:
			}
			if err != nil {
				<-stop
				done <- err
				return
			}
		}
	}()
	for i := range 3000 {
		id := fact.ActorID(fmt.Sprintf("AZE:%d", i))
		ok(t, b.Act(store.Act{ID: uint64(i), From: id, To: "ISR", Cameo: fmt.Sprint(i % 50)}))
	}
	ok(t, b.Observation(Observation("b", "AZE", "ISR", 2021, 1)))
	close(stop)
	ok(t, <-done)
	ok(t, b.Commit())
	if c := must[[]store.Count](t)(s.Counts(ctx, store.Query{})); len(c) != 3000 {
		t.Errorf("%d counts", len(c))
	}
}

// roundTrip checks that every field comes back as it was.
func roundTrip(t *testing.T, s store.Store) {
	low, high := -1.5, 1e300
	o := fact.Observation{
		ID: "o", Layer: fact.Arms, Measure: "order", Item: "Ξ \"x\"", From: "ISR", To: "PSE:Hamas", Value: 0.1, Unit: "TIV m",
		Low: &low, High: &high, Denominator: "d", Period: fact.Period{From: fact.MustDate("2020-02-29"), To: fact.MustDate("2021-03")},
		Reporter: "r", Basis: fact.Register, Status: fact.Dark, Source: "s", Locator: "l:1", KnownAt: fact.MustDate("2022"),
		Verified: true, Credibility: 3, Quote: "q\n", Language: "az", Note: "n\x00",
	}
	o.Note = "n\ttab"
	bare := Observation("p", "AZE", "", 2021, 5)
	open := Observation("q", "AZE", "ISR", 2021, 5)
	open.Period.To = fact.Date{}
	write(t, s, 1, o, bare, open)
	got := must[[]fact.Observation](t)(s.Observations(context.Background(), store.Query{}))
	if !reflect.DeepEqual(got, []fact.Observation{o, bare, open}) {
		t.Errorf("%+v\nwant %+v", got, []fact.Observation{o, bare, open})
	}
	e := fact.Event{
		ID: "e", Date: fact.MustDate("2020-09"), From: "AZE", To: "ARM", Plover: "ASSAULT", Mode: "m", Cameo: "190", Intensity: -10,
		Layer: fact.Conflict, Tier: fact.Do, Title: "t", Shock: true, Source: "s", Locator: "l", KnownAt: fact.MustDate("2020-10-01"),
		Verified: true, Credibility: 2, Quote: "q", Language: "tr", Note: "n",
	}
	b := must[store.Batch](t)(s.Begin(context.Background()))
	ok(t, b.Load(2))
	ok(t, b.Event(e))
	ok(t, b.Commit())
	if got := must[[]fact.Event](t)(s.Events(context.Background(), store.Query{})); !reflect.DeepEqual(got, []fact.Event{e}) {
		t.Errorf("%+v\nwant %+v", got, e)
	}
}
