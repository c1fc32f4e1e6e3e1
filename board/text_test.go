package board

import (
	"fmt"
	"slices"
	"testing"

	"tightrope/fact"
)

func ptr(v float64) *float64 { return &v }

// Fictional quarrel with real codes: Serbia buys gas from Russia, the European Union objects.
func serbia() []fact.Item {
	return []fact.Item{
		{ID: "i.1", Kind: fact.Quantity, Subject: "SRB", Partner: "RUS", Layer: fact.Energy, Metric: "import share", Unit: "share", Value: ptr(0.8), Modality: fact.Asserted, Polarity: "+"},
		{ID: "i.2", Kind: fact.EventItem, Source: "SRB", Target: "RUS", Plover: "CONSULT", Modality: fact.Asserted, Polarity: "+"},
		{ID: "i.3", Kind: fact.EventItem, Source: "EU", Target: "SRB", Plover: "REQUEST", Modality: fact.Asserted, Polarity: "+"},
		{ID: "i.4", Kind: fact.EventItem, Source: "EU", Target: "RUS", Plover: "SANCTION", Modality: fact.Asserted, Polarity: "+"},
		{ID: "i.5", Kind: fact.EventItem, Source: "SRB", Target: "EU", Plover: "REJECT", Modality: fact.Hypothetical, Polarity: "+"},
		{ID: "i.6", Kind: fact.EventItem, Source: "SRB", Target: "UKR", Plover: "AID", Modality: fact.Alleged, Polarity: "+"},
		{ID: "i.7", Kind: fact.EventItem, Source: "SRB", Target: "EU", Plover: "AGREE", Modality: fact.Future, Polarity: "+"},
	}
}

func TestCastRoles(t *testing.T) {
	r := CastRoles(serbia(), "", nil)
	if r.Balancer != "SRB" || r.Partner != "RUS" || !slices.Equal(r.Pressers, []fact.ActorID{"EU"}) {
		t.Errorf("%+v", r)
	}
	two := []fact.Item{
		{ID: "i.1", Kind: fact.EventItem, Source: "KEN", Target: "FRA", Plover: "CONSULT", Modality: fact.Asserted, Polarity: "+"},
		{ID: "i.2", Kind: fact.EventItem, Source: "KEN", Target: "ITA", Plover: "CONSULT", Modality: fact.Asserted, Polarity: "+"},
	}
	if r := CastRoles(two, "", map[fact.ActorID]int{"KEN": 9, "ITA": 5, "FRA": 2}); r.Balancer != "KEN" || r.Partner != "ITA" {
		t.Errorf("the one that the text names more often is no partner: %+v", r)
	}
	if r := CastRoles(two[1:], "ITA", nil); r.Balancer != "KEN" {
		t.Errorf("a headline outweighs the text: %+v", r)
	}
	if r := CastRoles([]fact.Item{two[0], {ID: "i.3", Kind: fact.EventItem, Source: "FRA", Target: "KEN", Plover: "AID", Modality: fact.Asserted}}, "KEN", nil); r.Balancer != "KEN" {
		t.Errorf("of two that weigh the same the headline decides: %+v", r)
	}
	two = append(two, fact.Item{ID: "i.3", Kind: fact.EventItem, Source: "ITA", Target: "KEN", Plover: "SANCTION", Modality: fact.Asserted, Polarity: "+"})
	if r := CastRoles(two, "", map[fact.ActorID]int{"KEN": 9, "ITA": 4, "FRA": 3}); r.Partner != "FRA" || !slices.Equal(r.Pressers, []fact.ActorID{"ITA"}) {
		t.Errorf("one that presses is the partner: %+v", r)
	}
	if r := CastRoles(nil, "", nil); r.Balancer != "" || r.Why == "" {
		t.Errorf("nothing to go by, yet %+v", r)
	}
}

func TestFromItems(t *testing.T) {
	type edge struct {
		from, to fact.ActorID
		layer    fact.Layer
		sign     int
	}
	var got []edge
	for _, tie := range FromItems(serbia()) {
		got = append(got, edge{tie.From, tie.To, tie.Layer, tie.Sign})
	}
	want := []edge{
		{"RUS", "SRB", fact.Energy, 1}, // from seller to buyer
		{"SRB", "RUS", fact.Diplomacy, 1},
		{"EU", "SRB", fact.Pressure, -1},
		{"EU", "RUS", fact.Pressure, -1},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
}

// What a text says of two states and how it stands on the board; fictional deeds with real codes.
func TestEdgesOfItems(t *testing.T) {
	f := func(want string, items ...fact.Item) {
		t.Helper()
		var got string
		for _, e := range FromItems(items) {
			got += fmt.Sprintf("%s>%s %s %+d;", e.From, e.To, e.Layer, e.Sign)
		}
		if got != want {
			t.Errorf("%+v\n got %q\nwant %q", items, got, want)
		}
	}
	figure := func(layer fact.Layer, metric, unit, quote string, v float64, session int) fact.Item {
		return fact.Item{Kind: fact.Quantity, Subject: "PER", Partner: "JPN", Layer: layer, Metric: metric, Unit: unit, Quote: quote, Value: &v, Period: &fact.When{Session: session}}
	}
	f("JPN>PER arms +1;", fact.Item{Kind: fact.EventItem, Source: "PER", Target: "JPN", Plover: "AGREE", Layer: fact.Arms, Role: "buyer"})
	f("PER>JPN diplomacy +1;", fact.Item{Kind: fact.EventItem, Source: "PER", Target: "JPN", Plover: "AGREE", Role: "buyer"})
	f("", fact.Item{Kind: fact.EventItem, Source: "PER", Target: "JPN", Plover: "RETREAT", Modality: fact.Intended})
	f("", fact.Item{Kind: fact.EventItem, Source: "PER", Target: "PER:Shining", Plover: "ASSAULT"})
	f("", fact.Item{Kind: fact.Relation, A: "PER", B: "UNSC", Sign: 1, Role: "member"})
	f("PER>UN diplomacy +1;", fact.Item{Kind: fact.Relation, A: "PER", B: "UN", Sign: 1, Role: "member"})
	f("JPN>PER trade +1;", figure(fact.Trade, "import share", "share", "a tenth of its imports", 0.1, 0))
	f("PER>JPN trade +1;", figure(fact.Trade, "flow", "relative change", "Exports to Japan fell by a fifth", -0.2, 0))
	f("", figure(fact.Energy, "flow", "USD", "2 billion dollars", 2e9, 0))
	f("", figure(fact.Trade, "tariff rate", "share", "a duty of 10 percent", 0.1, 0))
	f("", figure(fact.Trade, "flow", "comparison", "less than Japan", 0, 0))
	f("", figure(fact.Trade, "import share", "times", "twice the Japanese share", 2, 0))
	f("JPN>PER trade +1;", figure(fact.Trade, "flow", "times", "imports from Japan doubled", 2, 0))
	f("PER>JPN votes +1;", figure(fact.Votes, "agreement", "share", "up from 38 percent", 0.38, 70), figure(fact.Votes, "agreement", "share", "57 percent", 0.57, 78))
}

func TestAmount(t *testing.T) {
	f := func(v float64, unit, want string) {
		t.Helper()
		if got := Amount(v, unit); got != want {
			t.Errorf("%g %s is written %q: want %q", v, unit, got, want)
		}
	}
	f(0.6510, "share", "65.1 %")
	f(0.28, "change", "+28 %")
	f(887_500_000, "USD", "887.5 million USD")
	f(523.46, "kt", "523.5 kt")
	f(12345, "barrels", "12,345 barrels")
	f(1, "yes/no", "yes")
	f(0.0807818726, "index", "0.081")
	f(-0.7, "index", "-0.7")
	f(2, "rank", "2")
	f(3, "vote", "no")
	f(3, "status", "observer")
}
