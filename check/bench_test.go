package check

import (
	"testing"

	"tightrope/casebook"
	"tightrope/fact"
)

func BenchmarkClaims(b *testing.B) {
	book, err := casebook.Open()
	if err != nil {
		b.Fatal(err)
	}
	ev := Evidence{Sources: book.Sources, Observations: book.Observations("")}
	v := 0.4
	items := []fact.Item{{
		ID: "i1", Kind: fact.Quantity, Quote: "Around 40% of Israel’s crude oil imports", Metric: "import share", Subject: "ISR",
		Partner: "AZE", Layer: fact.Energy, Commodity: "crude oil", Value: &v, Unit: "share", Polarity: "+",
	}}
	for b.Loop() {
		Claims(items, ev, Options{})
	}
}
