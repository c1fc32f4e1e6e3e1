package number

import (
	"strings"
	"testing"

	"tightrope/fact"
)

const sentence = "Between 2017 and 2021 the seller shipped about 46 percent of the major weapons, down from 69 percent in the five years before, and $1.3 billion a year in aid. "

// BenchmarkRead reads a sentence that is full of numbers.
func BenchmarkRead(b *testing.B) {
	b.SetBytes(int64(len(sentence)))
	b.ReportAllocs()
	for b.Loop() {
		Read(sentence, fact.Date{})
	}
}

// BenchmarkPlain reads a sentence without any.
func BenchmarkPlain(b *testing.B) {
	const plain = "The foreign minister met his colleague in the capital and both spoke of their hope for better relations between the neighbours. "
	b.SetBytes(int64(len(plain)))
	b.ReportAllocs()
	for b.Loop() {
		Read(plain, fact.Date{})
	}
}

// BenchmarkLong reads a text of ten megabytes without a line break.
func BenchmarkLong(b *testing.B) {
	long := strings.Repeat(sentence, 10<<20/len(sentence))
	b.SetBytes(int64(len(long)))
	for b.Loop() {
		Read(long, fact.Date{})
	}
}
