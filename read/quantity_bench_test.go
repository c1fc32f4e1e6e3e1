package read

import (
	"strings"
	"testing"

	"tightrope/fact"
)

const figuresText = "Between 2017 and 2021 Russia supplied 46 percent of Indian arms imports, down from 69 percent in the five years before, traders say. The ministry said that deliveries had doubled since 2012. Iraq was the largest seller of crude. The two foreign ministers met in Geneva on Thursday and spoke of their hopes for the region. "

// BenchmarkFigures reads the figures of an article of two hundred sentences whose mentions are
// known.
func BenchmarkFigures(b *testing.B) {
	d, ms := prepared(b)
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		quantities(d, ms)
	}
}

// BenchmarkSpeeches reads its attributions.
func BenchmarkSpeeches(b *testing.B) {
	d, ms := prepared(b)
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		speeches(d, ms)
	}
}

func prepared(b *testing.B) (*Document, []Mention) {
	b.Helper()
	r, err := Read(strings.Repeat(figuresText, 50), Options{Date: fact.MustDate("2024-01-01")})
	if err != nil {
		b.Fatal(err)
	}
	return r.Doc, r.Mentions
}

// TestLongTextIsLinear reads a long text without a full stop: the work must not grow with the
// square of its length.
func TestLongTextIsLinear(t *testing.T) {
	one := strings.ReplaceAll(figuresText, ". ", ", and ")
	text := strings.Repeat(one, 300)
	if _, err := Read(text, Options{}); err != nil {
		t.Fatal(err)
	}
}
