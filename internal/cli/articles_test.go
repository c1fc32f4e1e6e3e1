package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tightrope/brief"
)

// floors are a few points under what was measured; raise them when the reader gets better.
type floors struct {
	recall, precision float64
	sprung, falseNo   int // at most
}

// What a careful analyst wants of articles that nothing was built on comes out, and little else.
func TestArticlesFound(t *testing.T) {
	t.Setenv("TIGHTROPE_HOME", t.TempDir())
	f := func(title string, development bool, least floors) {
		t.Helper()
		var all marks
		for _, name := range articles(t, development) {
			m := markArticle(t, name)
			if development {
				t.Logf("%s: %s", name, m)
			}
			all.add(m)
		}
		t.Logf("%s: %s", title, all)
		if development {
			for _, s := range slices.Concat(all.sprung, all.falseSupport, all.falseNo) {
				t.Log(s)
			}
		}
		if all.recall() < least.recall || all.precision() < least.precision || len(all.sprung) > least.sprung || len(all.falseSupport) > 0 || len(all.falseNo) > least.falseNo {
			t.Errorf("%s: %s: want at least %+v and no false support", title, all, least)
		}
	}
	f("development", true, floors{recall: 84, precision: 91, sprung: 2, falseNo: 0})
	f("held out", false, floors{recall: 57, precision: 80, sprung: 4, falseNo: 0})
}

// Every article gives a brief that passes the lint, about the right balancer, partner and presser
// for most.
func TestArticleBriefs(t *testing.T) {
	t.Setenv("TIGHTROPE_HOME", t.TempDir())
	raw, err := os.ReadFile(filepath.Join("testdata", "articles", "expect.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	right, n := 0, 0
	for line := range strings.Lines(string(raw)) {
		want := strings.Split(strings.TrimSpace(line), "\t")
		if len(want) != 4 || want[0] == "article" {
			continue
		}
		b := articleBrief(t, want[0])
		n++
		if triad(b, want[1:]) {
			right++
			continue
		}
		if !heldOut(want[0]) {
			t.Logf("%s: balancer %s, partners %v, pressers %v: want %v", want[0], b.Head.Balancer.ID, ids(b.Head.Partners), ids(b.Head.Pressers), want[1:])
		}
	}
	t.Logf("balancer, partner and a presser right in %d of %d", right, n)
	if right < 30 {
		t.Errorf("balancer, partner and a presser right in %d of %d: want 30", right, n)
	}
}

func articleBrief(t *testing.T, name string) (b brief.Brief) {
	t.Helper()
	code, out, errs := try("", "brief", filepath.Join("testdata", "articles", name+".txt"), "--json")
	if code != exitDone && code != exitInsufficient {
		t.Fatalf("%s: exit %d: %s", name, code, errs)
	}
	if err := json.Unmarshal([]byte(out), &b); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, p := range brief.Lint(b) {
		if p.IsError() {
			t.Errorf("%s: %v", name, p)
		}
	}
	for _, r := range b.Claims.Rows {
		if r.Span == nil || b.Head.Article.Text[r.Span.BStart:r.Span.BEnd] != r.Quote {
			t.Errorf("%s: the claim %q has no span", name, r.Quote)
		}
	}
	return b
}

func ids(parties []brief.Party) (out []string) {
	for _, p := range parties {
		out = append(out, string(p.ID))
	}
	return out
}

// triad says whether a brief has the wanted balancer, first partner and one of the pressers.
func triad(b brief.Brief, want []string) bool {
	among := func(list, id string) bool { return slices.Contains(strings.Split(list, "|"), id) }
	return among(want[0], string(b.Head.Balancer.ID)) &&
		len(b.Head.Partners) > 0 && among(want[1], string(b.Head.Partners[0].ID)) &&
		slices.ContainsFunc(ids(b.Head.Pressers), func(id string) bool { return among(want[2], id) })
}
