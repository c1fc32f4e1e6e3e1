package read

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"tightrope/fact"
)

// spanRow is a tokenised sentence with its sources and targets as BIO tags.
type spanRow struct {
	ID     string
	Tokens []string
	Tags   []string
}

// spanCount counts spans found, spans returned and spans wanted.
type spanCount struct{ right, pred, gold int }

func (c spanCount) f1() float64 { return 2 * float64(c.right) / float64(c.pred+c.gold) }

// TestScoreSpans prints exact-span F1 of sources and targets, for the four fifths of the sentences whose
// errors can be looked at and the fifth whose errors are never shown, beside the baseline that takes the
// first known actor for the source and the second for the target.
func TestScoreSpans(t *testing.T) {
	scoring(t)
	var got, base [2]spanCount
	for i, row := range jsonLines[spanRow](t, "read", "sets", "cameo_ner_train.jsonl") {
		part := 0
		if i%5 == 4 {
			part = 1
		}
		row.score(t, part == 0 && os.Getenv("TIGHTROPE_ERRORS") != "", &got[part], &base[part])
	}
	for part, name := range []string{"seen", "held"} {
		c := got[part]
		t.Logf("spans, %s: F1 %.3f (precision %.3f recall %.3f), baseline of longest known actors %.3f", name,
			c.f1(), float64(c.right)/float64(c.pred), float64(c.right)/float64(c.gold), base[part].f1())
	}
	all := spanCount{got[0].right + got[1].right, got[0].pred + got[1].pred, got[0].gold + got[1].gold}
	t.Logf("spans, all: F1 %.3f", all.f1())
}

func (row *spanRow) score(t *testing.T, show bool, got, base *spanCount) {
	t.Helper()
	text, at := "", make([]int, len(row.Tokens))
	for j, tok := range row.Tokens {
		if j > 0 {
			text += " "
		}
		at[j] = len(text)
		text += tok
	}
	want := row.want()
	got.gold += len(want)
	base.gold += len(want)
	c, err := Code(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for i := range c.Best.Source {
		found = append(found, spanKey("S", at, &c.Best.Source[i]))
	}
	for i := range c.Best.Target {
		found = append(found, spanKey("T", at, &c.Best.Target[i]))
	}
	for _, g := range found {
		got.pred++
		if want[g] || want["R"+g[1:]] {
			got.right++ // R marks the parties of joint acts
		} else if show {
			fmt.Println("SPAN", g, want, c.Best.Rule, text)
		}
	}
	for w := range want {
		if show && !slices.ContainsFunc(found, func(g string) bool { return g[:1] == w[:1] }) {
			fmt.Println("NONE", w, found, c.Best.Rule, text)
		}
	}
	d := Parse(text)
	r := newReader(standard(), d)
	for j, m := range r.matches[:min(2, len(r.matches))] {
		s := d.TokenSpan(m.first, m.last)
		base.pred++
		if want[spanKey([]string{"S", "T"}[j], at, &s)] {
			base.right++
		}
	}
}

// want is the set of spans that the tags mark, each as kind, first token and end.
func (row *spanRow) want() map[string]bool {
	want := map[string]bool{}
	for j := range row.Tags {
		if !strings.HasPrefix(row.Tags[j], "B-") {
			continue
		}
		k := j + 1
		for k < len(row.Tags) && strings.HasPrefix(row.Tags[k], "I-") {
			k++
		}
		want[fmt.Sprint(row.Tags[j][2:], j, k)] = true
	}
	return want
}

func spanKey(kind string, at []int, s *fact.Span) string {
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
