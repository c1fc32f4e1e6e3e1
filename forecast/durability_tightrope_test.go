package forecast

import "testing"

// TestHostility holds that one dispute, or one loud crisis in the events, makes no enemies.
func TestHostility(t *testing.T) {
	const a, b, c = State(100), State(200), State(300)
	world := func(disputes []Dispute, events []EventYear) Tightrope {
		t.Helper()
		r := Rows{Deliveries: []Delivery{{Supplier: b, Recipient: a, Year: 2005, TIV: 50}}, Disputes: disputes}
		for y := firstYear; y <= 2006; y++ {
			for _, s := range []State{a, b, c} {
				r.States = append(r.States, StateYear{State: s, Year: y})
			}
		}
		r.Borders = []Border{{PairSpan{a, c, firstYear, 2006}, 1}}
		l, err := NewLayers(r)
		if err != nil {
			t.Fatal(err)
		}
		l.AddEvents(events)
		out, ok := l.Tightrope(a, b, c, 2006)
		if !ok || len(out.Deeds) == 0 || len(out.Links) == 0 {
			t.Fatalf("%+v: want a deed and a link", out)
		}
		return out
	}
	force := func(year, number int) Dispute { return Dispute{PairYear{b, c, year}, useOfForce, number} }
	heat := func(year, hostile, months, all int) EventYear {
		return EventYear{PairYear{b, c, year}, hostile, months, all}
	}
	f := func(want bool, disputes []Dispute, events ...EventYear) {
		t.Helper()
		if got := world(disputes, events); got.Whole() != want {
			t.Errorf("%+v %+v: whole %v, want %v (%+v)", disputes, events, got.Whole(), want, got.Hostility)
		}
	}
	f(false, nil)
	f(false, []Dispute{force(2004, 1)})
	f(false, []Dispute{force(2004, 1), force(2005, 1)}) // the same dispute goes on
	f(false, []Dispute{force(2001, 1), force(2005, 2)}) // the first is too long ago
	f(true, []Dispute{force(2004, 1), force(2005, 2)})
	f(false, nil, heat(2005, 900, 3, 1000))                         // one crisis
	f(false, nil, heat(2005, 100, 12, 5000))                        // big states have a little of everything
	f(true, nil, heat(2005, 100, 9, 250), heat(2006, 10, 3, 100))   // hostility that comes back
	f(false, nil, heat(2000, 100, 9, 250), heat(2006, 100, 9, 250)) // half of it too long ago
	f(false, []Dispute{force(2004, 1)}, heat(2005, 900, 3, 1000))   // two weak signs are not added up
}
