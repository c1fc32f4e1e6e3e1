package read

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tightrope/fact"
)

// prose are words that make sentences in which figures and speech can hide.
var prose = strings.Fields(`Russia India Moscow Israeli the share of imports rose fell to from 40 percent 46% two thirds
	barrels in five half doubled crude arms supplier largest second said that “ ” " , . ; : — and while which its it
	voted with sessions 2019-20 in 2021 since then $ billion 3.5 million a year than more often as much officials
	according ministry HOST: was is sold bought deliveries every steadily ? ( ) ' 's no. the five years before`)

// TestAnyProse: whatever the words, the items lie in the text, quote it exactly and name a
// measure; speeches have a source or none, and pieces of content that are in order.
func TestAnyProse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(prose), 0, 60).Draw(t, "words")
		text := strings.Join(words, rapid.SampledFrom([]string{" ", " ", "\n", ""}).Draw(t, "sep"))
		if err := soundFigures(text); err != nil {
			t.Fatal(err)
		}
	})
}

func soundFigures(text string) error {
	d := Parse(text)
	r := newReader(standard(), d)
	for i := range d.Sentences {
		r.sentence(i)
	}
	for _, it := range append(quantities(d, r.mentions), attributions(d, r.mentions)...) {
		if err := it.Valid(text); err != nil {
			return fmt.Errorf("%q: %w", text, err)
		}
		if _, ok := fact.MeasureNamed(it.Metric); it.Kind == fact.Quantity && !ok {
			return fmt.Errorf("%q: measure %q of %q is not in the list", text, it.Metric, it.Quote)
		}
		if it.Kind == fact.Quantity && it.Subject != "" && it.Subject == it.Partner {
			return fmt.Errorf("%q: %s is both sides of %q", text, it.Subject, it.Quote)
		}
	}
	for _, s := range speeches(d, r.mentions) {
		for _, c := range s.content {
			if c.first >= c.last || c.last > len(d.Tokens) {
				return fmt.Errorf("%q: content %v of %v", text, c, s)
			}
		}
		if len(s.content) == 0 || s.cue.first >= s.cue.last || s.source.first > s.source.last {
			return fmt.Errorf("%q: speech without cue or content: %+v", text, s)
		}
	}
	for _, q := range Quantities(text) {
		if q.Start < 0 || q.End > len(text) || q.Start >= q.End {
			return fmt.Errorf("%q: quantity outside the text: %+v", text, q)
		}
	}
	return nil
}

func FuzzFigures(f *testing.F) {
	f.Add("Russia supplied 46 percent of Indian arms, “more than ever”, officials said.")
	f.Add("HOST: How much?\n\nGUEST: Two barrels in five, it said: \"we 're 40% \xff")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<13 {
			return
		}
		if err := soundFigures(text); err != nil {
			t.Fatal(err)
		}
	})
}
