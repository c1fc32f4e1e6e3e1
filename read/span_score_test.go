package read

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tightrope/fact"
)

// TestScoreSpans prints exact-span F1 of sources and targets, beside the baseline that takes
// the first known actor for the source and the second for the target.
func TestScoreSpans(t *testing.T) {
	scoring(t)
	rows := jsonLines[struct {
		ID     string
		Tokens []string
		Tags   []string
	}](t, "read", "sets", "cameo_ner_train.jsonl")
	tp, pred, gold := 0, 0, 0
	btp, bpred := 0, 0
	for i, row := range rows {
		text, at := "", make([]int, len(row.Tokens))
		for j, tok := range row.Tokens {
			if j > 0 {
				text += " "
			}
			at[j] = len(text)
			text += tok
		}
		want := map[string]bool{}
		for j := 0; j < len(row.Tags); j++ {
			if !strings.HasPrefix(row.Tags[j], "B-") {
				continue
			}
			k := j + 1
			for k < len(row.Tags) && strings.HasPrefix(row.Tags[k], "I-") {
				k++
			}
			want[fmt.Sprint(row.Tags[j][2:], j, k)] = true
		}
		gold += len(want)
		c, err := Code(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		tokens := func(kind string, s *fact.Span) string {
			a, b := 0, len(at)
			for j := range at {
				if at[j] <= s.BStart {
					a = j
				}
				if at[j] < s.BEnd {
					b = j + 1
				}
			}
			return fmt.Sprint(kind, a, b)
		}
		var got []string
		for i := range c.Best.Source {
			got = append(got, tokens("S", &c.Best.Source[i]))
		}
		for i := range c.Best.Target {
			got = append(got, tokens("T", &c.Best.Target[i]))
		}
		for _, g := range got {
			pred++
			if want[g] || want["R"+g[1:]] {
				tp++ // R marks the parties of joint acts
			} else if os.Getenv("TIGHTROPE_ERRORS") != "" && i%5 != 4 {
				fmt.Println("SPAN", g, want, c.Best.Rule, text)
			}
		}
		if os.Getenv("TIGHTROPE_ERRORS") != "" && i%5 != 4 {
			for w := range want {
				hit := false
				for _, g := range got {
					hit = hit || g[:1] == w[:1]
				}
				if !hit {
					fmt.Println("NONE", w, got, c.Best.Rule, text)
				}
			}
		}
		d := Parse(text)
		r := newReader(standard(), d)
		for j, m := range r.matches[:min(2, len(r.matches))] {
			s := d.TokenSpan(m.first, m.last)
			bpred++
			if want[tokens([]string{"S", "T"}[j], &s)] {
				btp++
			}
		}
	}
	f1 := func(tp, pred, gold int) float64 { return 2 * float64(tp) / float64(pred+gold) }
	t.Logf("spans: F1 %.3f (precision %.3f recall %.3f), baseline of longest known actors %.3f", f1(tp, pred, gold), float64(tp)/float64(pred), float64(tp)/float64(gold), f1(btp, bpred, gold))
}
