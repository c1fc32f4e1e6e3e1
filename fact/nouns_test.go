package fact

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestQuadOfCoversPlover(t *testing.T) {
	count := map[Quad]int{}
	for _, p := range Plover {
		count[QuadOf(p)]++
	}
	want := map[Quad]int{Neutral: 1, VerbalCooperation: 4, MaterialCooperation: 3, VerbalConflict: 4, MaterialConflict: 5}
	for q, n := range want {
		if count[q] != n {
			t.Errorf("quad class %d has %d types: want %d", q, count[q], n)
		}
	}
}

func TestActorID(t *testing.T) {
	f := func(id, state string, ok bool) {
		t.Helper()
		a := ActorID(id)
		if string(a.State()) != state || (a.Valid() == nil) != ok {
			t.Errorf("%q: state %q, %v", id, a.State(), a.Valid())
		}
	}
	f("AZE", "AZE", true)
	f("PSE:Hamas", "PSE", true)
	f("", "", false)
	f("A B", "A B", false)
	f("<b>", "<b>", false)
}

// A trace keeps each id once, in one order, and finds what leads nowhere.
func TestTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOf(rapid.StringMatching(`[a-z]\.[a-z0-9]{1,4}`)).Draw(t, "ids")
		var tr Trace
		for _, id := range ids {
			if tr.Add(Explanation{ID: id, Kind: "source"}) != id {
				t.Fatal("Add gives another id")
			}
		}
		var got []string
		for _, e := range tr.All() {
			got = append(got, e.ID)
		}
		want := slices.Clone(ids)
		slices.Sort(want)
		if want = slices.Compact(want); !slices.Equal(got, want) {
			t.Fatalf("%v: want %v", got, want)
		}
	})
}

func TestTraceDangling(t *testing.T) {
	f := func(want string, all ...Explanation) {
		t.Helper()
		var tr Trace
		for _, e := range all {
			tr.Add(e)
		}
		err := tr.Dangling()
		if (err == nil) != (want == "") || (err != nil && !strings.Contains(err.Error(), want)) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	f("", Explanation{ID: "s.a", Kind: "source"}, Explanation{ID: "x.b", Kind: "computation", Formula: "a", Inputs: []string{"s.a"}})
	f("not explained", Explanation{ID: "x.b", Kind: "computation", Formula: "a", Inputs: []string{"s.a"}})
	f("computed from nothing", Explanation{ID: "x.b", Kind: "computation", Formula: "a"})
}

func TestOutcomeEvent(t *testing.T) {
	if e := (OutcomeEvent{Op: "<=", At: 55}); !e.Happens(55) || e.Happens(55.1) {
		t.Error("at most 55 is 55 and less")
	}
	if e := (OutcomeEvent{Op: ">=", At: 90}); !e.Happens(90) || e.Happens(89.9) {
		t.Error("at least 90 is 90 and more")
	}
}

func TestItemValid(t *testing.T) {
	text := "Baku’s ties"
	it := Item{ID: "i.1", Quote: "’s", Span: Span{Start: 4, End: 6, BStart: 4, BEnd: 8}, Polarity: "+"}
	if err := it.Valid(text); err != nil {
		t.Error(err)
	}
	it.BEnd = 7
	if it.Valid(text) == nil {
		t.Error("a quote that is not the text at its place passes")
	}
	it.BEnd = 99
	if it.Valid(text) == nil {
		t.Error("a span outside the text passes")
	}
}
