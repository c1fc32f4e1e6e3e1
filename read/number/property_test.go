package number

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tightrope/fact"
)

// TestDigitsRoundTrip writes a number in digits with separators and reads it back.
func TestDigitsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 999_999_999).Draw(t, "n")
		text := grouped(n) + " tonnes"
		q := Find(text)
		if len(q) != 1 || q[0].Value != float64(n) || q[0].Unit != "tonne" {
			t.Fatalf("%q: %+v", text, q)
		}
	})
}

// TestWordsRoundTrip writes a number in words and reads it back.
func TestWordsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 999_999_999).Draw(t, "n")
		text := spelled(n) + " percent"
		q := Find(text)
		if len(q) != 1 || q[0].Value != float64(n) || q[0].Kind != Percent {
			t.Fatalf("%q is %d: %+v", text, n, q)
		}
	})
}

// TestScaleIsProportional: a number times a scale is the scale times the number.
func TestScaleIsProportional(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9999).Draw(t, "n")
		scale := rapid.SampledFrom([]string{"thousand", "million", "billion", "trillion"}).Draw(t, "scale")
		v := float64(n) / 10
		q := Find(fmt.Sprintf("$%.1f %s", v, scale))
		want := v * lexicon()[scale].value
		if len(q) != 1 || math.Abs(q[0].Value-want) > 1e-9*want {
			t.Fatalf("%v %s: %+v, want %v", v, scale, q, want)
		}
	})
}

// TestYearSpans: any two years in order are read back in all the ways of writing them.
func TestYearSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.IntRange(1800, 2090).Draw(t, "a")
		b := rapid.IntRange(a+1, 2100).Draw(t, "b")
		form := rapid.SampledFrom([]string{"in %d-%d", "from %d to %d", "between %d and %d", "in %d–%d", "over %d to %d"}).Draw(t, "form")
		text := fmt.Sprintf(form, a, b)
		got := Times(text, fact.Date{})
		if len(got) != 1 || got[0].When.From.Year != a || got[0].When.To.Year != b {
			t.Fatalf("%q: %+v", text, got)
		}
	})
}

// TestAnyText: whatever the bytes, the spans lie inside the text, in order, on whole runes.
func TestAnyText(t *testing.T) {
	pieces := []string{"1", "2,000", " ", ".", "-", "–", "$", "%", "million", "a", "third", "half", "in", "to", "from", "and", "2021", "the", "years", "before", "'", "¼", "×10^9", "\xff", "é", "barrels", "per", "day", "m", "$", "more than", "last", "session", "between", "Q3", "/"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringN(0, 6, -1))).Draw(t, "text"), rapid.SampledFrom([]string{"", " "}).Draw(t, "sep"))
		if err := inside(text); err != nil {
			t.Fatal(err)
		}
	})
}

// inside checks the invariants of everything found in a text.
func inside(text string) error {
	quantities, times := Read(text, fact.MustDate("2024-02-29"))
	at := 0
	for _, q := range quantities {
		switch {
		case q.Start < 0 || q.End > len(text) || q.Start >= q.End || q.NumStart < q.Start || q.NumEnd > q.End:
			return fmt.Errorf("%q: quantity outside its text or number outside the quantity: %+v", text, q)
		case q.UnitStart < 0 || q.UnitEnd > len(text) || q.UnitStart > q.UnitEnd:
			return fmt.Errorf("%q: unit outside the text: %+v", text, q)
		case q.NumStart < at:
			return fmt.Errorf("%q: quantities out of order: %+v", text, q)
		case math.IsNaN(q.Value) || math.IsInf(q.Value, 0) || math.IsInf(q.High, 0):
			return fmt.Errorf("%q: value is not finite: %+v", text, q)
		case utf8.ValidString(text) && !utf8.ValidString(text[q.Start:q.End]+q.Noun):
			return fmt.Errorf("%q: a rune is cut: %+v", text, q)
		}
		at = q.NumStart
	}
	at = 0
	for _, x := range times {
		if x.Start < at || x.End > len(text) || x.Start >= x.End {
			return fmt.Errorf("%q: time outside the text or out of order: %+v", text, x)
		}
		at = x.Start
	}
	return nil
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"two barrels in five", "$1.3 billion a year in 2017-21", "over the decade to 2021", "5½×10−30", "'' \xff 1,00,0.0.0", "the first nine months of the year before"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		if err := inside(text); err != nil {
			t.Fatal(err)
		}
	})
}

var ones = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}

var tensWords = []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

// spelled writes a number in English words.
func spelled(n int) string {
	switch {
	case n < 20:
		return ones[n]
	case n < 100:
		if n%10 == 0 {
			return tensWords[n/10]
		}
		return tensWords[n/10] + "-" + ones[n%10]
	}
	for _, s := range []struct {
		size int
		name string
	}{{1_000_000, "million"}, {1000, "thousand"}, {100, "hundred"}} {
		if n >= s.size {
			out := spelled(n/s.size) + " " + s.name
			if rest := n % s.size; rest > 0 {
				if rest < 100 {
					out += " and"
				}
				out += " " + spelled(rest)
			}
			return out
		}
	}
	return ""
}

func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
