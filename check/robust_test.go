package check

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"tightrope/fact"
)

// anything draws an item with fields that need not make sense together.
func anything(t *rapid.T, id int) fact.Item {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	actors := []string{"", "AZE", "ISR", "TUR", "OIC", "XXX", "AZE:SOCAR"}
	it := fact.Item{
		ID:   fmt.Sprint("i", id),
		Kind: fact.ItemKind(pick("kind", "quantity", "stance", "relation", "claim", "forecast", "attributed_opinion", "event", "")),
		Quote: pick("quote", "", "more than doubled since 2012", "nearly half", "every year", "drifted apart", "than Israel",
			"as much as Türkiye", "observer", "mutual defence", "on 27 October", "in May 2024", "A/RES/ES-10/21", "crosses", "flat", "\xff\xfe"),
		Metric: pick("metric", "", "import share", "export share", "flow", "flow change", "supplier rank", "buyer rank", "agreement", "vote",
			"ideal point", "distance", "spending", "dispute", "rivalry", "production", "concentration", "total imports", "nonsense", "world rank", "membership"),
		Layer: fact.Layer(pick("layer", "", "energy", "arms", "votes", "power", "geography", "nonsense")),
		Unit: pick("unit", "", "share", "relative change", "percentage points", "times", "rank", "count", "comparison", "trend:up", "trend:down",
			"trend:flat", "barrels", "USD", "tonnes"),
		Op: pick("op", "", "eq", "gt", "ge", "lt", "le", "nearly", "nonsense"), Commodity: pick("commodity", "", "crude oil", "arms", "rockets"),
		Subject: fact.ActorID(pick("subject", actors...)), Partner: fact.ActorID(pick("partner", actors...)),
		Holder: fact.ActorID(pick("holder", actors...)), Toward: fact.ActorID(pick("toward", actors...)),
		A: fact.ActorID(pick("a", actors...)), B: fact.ActorID(pick("b", actors...)),
		Vote: pick("vote", "", "Y", "N", "A", "?"), Polarity: pick("polarity", "+", "-"), Modality: fact.Modality(pick("modality", "asserted", "future", "")),
		Span: fact.Span{BStart: rapid.IntRange(-5, 50).Draw(t, "bstart"), BEnd: rapid.IntRange(-5, 50).Draw(t, "bend")},
	}
	if rapid.Bool().Draw(t, "valued") {
		v := rapid.Float64().Draw(t, "value")
		it.Value = &v
	}
	it.Period, it.Baseline = someWhen(t), someWhen(t)
	return it
}

func someWhen(t *rapid.T) *fact.When {
	date := func() fact.Date {
		return rapid.SampledFrom([]fact.Date{{}, {Year: 2012}, {Year: 2021}, {Year: 2024, Month: 6}, {Year: 1, Month: 1, Day: 1}, {Year: 9999}}).Draw(t, "date")
	}
	switch rapid.IntRange(0, 3).Draw(t, "when") {
	case 0:
		return nil
	case 1:
		return &fact.When{Session: rapid.IntRange(-1, 200).Draw(t, "session")}
	case 2:
		return &fact.When{SessionFrom: rapid.IntRange(0, 80).Draw(t, "from"), SessionTo: rapid.IntRange(0, 80).Draw(t, "to")}
	}
	return &fact.When{From: date(), To: date()}
}

// Items come from texts, and texts can say anything: no item makes the checker fail, the same
// items give the same checks, and each check keeps its own rule.
func TestNoItemBreaksTheChecker(t *testing.T) {
	ev := sampleEvidence(t)
	rapid.Check(t, func(t *rapid.T) {
		items := make([]fact.Item, rapid.IntRange(1, 6).Draw(t, "n"))
		for i := range items {
			items[i] = anything(t, i)
		}
		opt := Options{Text: "Some text. With two sentences in it, and more.", Name: names}
		checks := Claims(items, ev, opt)
		again := Claims(items, ev, opt)
		for i, c := range checks {
			if fmt.Sprint(c) != fmt.Sprint(again[i]) {
				t.Fatalf("two runs differ:\n%+v\n%+v", c, again[i])
			}
			inside, outside := 0, 0
			for _, v := range c.Values {
				switch {
				case v.Reasonable && v.Inside:
					inside++
				case v.Reasonable:
					outside++
				}
				if v.Value != v.Value {
					t.Fatalf("%s: a value is not a number: %+v", c.Item, v)
				}
			}
			switch {
			case c.Reason == "":
				t.Fatalf("%s: no reason", c.Item)
			case c.Verdict == fact.Supported && (inside == 0 || outside > 0), c.Verdict == fact.Contradicted && (outside == 0 || inside > 0):
				t.Fatalf("%s: %s with %d inside and %d outside", c.Item, c.Verdict, inside, outside)
			}
		}
	})
}
