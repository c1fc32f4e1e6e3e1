package brief

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/pagecheck"
)

var update = flag.Bool("update", false, "write the golden files again")

func render(t *testing.T, write func(io.Writer, Brief) error, b Brief) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	f := func(name string, write func(io.Writer, Brief) error) {
		t.Helper()
		got := render(t, write, sampleBrief())
		if again := render(t, write, sampleBrief()); again != got {
			t.Errorf("%s: two runs differ", name)
		}
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from the golden file at byte %d; look at it and run with -update", name, differ(got, string(want)))
		}
	}
	f("sample.html", HTML)
	f("sample.md", Markdown)
	f("sample.json", JSON)
	f("sample.txt", func(w io.Writer, b Brief) error { return Summary(w, b, 80) })
}

func differ(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func TestEveryNumberIsLinked(t *testing.T) {
	page := render(t, HTML, sampleBrief())
	for _, n := range pagecheck.NumbersWithoutLink(page) {
		t.Errorf("without a link: %s", n)
	}
	for _, d := range pagecheck.Dangling(page) {
		t.Error(d)
	}
}

// Every link of the page leads to something that explain can tell, down to a row, a span or an
// input.
func TestEveryLinkIsExplained(t *testing.T) {
	b := sampleBrief()
	var sections []string
	for _, s := range newPage(b).Sections {
		sections = append(sections, s.ID)
	}
	for _, id := range pagecheck.Refs(render(t, HTML, b)) {
		if slices.Contains(sections, id) || id == "annex" || id == "main" || id == "bottom-line" || strings.HasPrefix(id, "claim-") {
			continue
		}
		if _, err := Explain(b, id); err != nil {
			t.Error(err)
		}
	}
}

func TestLoadBrief(t *testing.T) {
	b := sampleBrief()
	f := func(name, file string) {
		t.Helper()
		got, err := LoadBrief(strings.NewReader(file))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(got, b) {
			t.Errorf("%s: what was read is not what was written", name)
		}
	}
	f("json", render(t, JSON, b))
	f("html", render(t, HTML, b))
	bad := func(file, want string) {
		t.Helper()
		if _, err := LoadBrief(strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want an error with %q", file, err, want)
		}
	}
	bad("", "no brief in the file")
	bad("<html><p>no</p></html>", "no brief in the file")
	bad(dataOpen+"{", "breaks off")
	bad(dataOpen+"{"+dataClose, "unexpected end")
	bad(`{"schema":"other/1"}`, `want "tightrope-brief/1"`)
}

func TestExplain(t *testing.T) {
	b := sampleBrief()
	f := func(id string, want ...string) {
		t.Helper()
		tree, err := Explain(b, id)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		if err := tree.WriteText(&out); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(out.String(), w) {
				t.Errorf("%s: want %q in\n%s", id, w, out.String())
			}
		}
	}
	f("i.1", "bytes 21 to 70", "⟦Marovia supplies around 40% of Istria's crude oil⟧", "The Harbour Review")
	f("c.1", "i.1", "o.mrv.flow", "row 12", "s.customs")
	f("x.mrv.p-event", "share of draws", "p.mrv.players", "case.toml")
	f("j.1", "unlikely 24 %", "o.mrv.dark")
	f("chart-map", "t.oil")
	f("w.1", "j.1")
	if _, err := Explain(b, "x.mrv.p-evnt"); err == nil || !strings.Contains(err.Error(), "near it: x.mrv.p-event") {
		t.Errorf("a misspelt id: %v", err)
	}
}

// An article, an actor or a source may say anything; the page stays a page.
func TestHostileText(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)> ` + "\u202eEVIL\u202c \x00\x1b[31m </title></script><!-- `] |*_"
	b := sampleBrief()
	b.Head.Title, b.Head.Article.Title, b.Head.Article.Text = Words(evil), evil, evil
	b.Head.Pressers[0].Name, b.Claims.Rows[0].Quote, b.Claims.Rows[0].Voice = evil, evil, evil
	b.Sources[0].Title, b.Sources[0].URL, b.Annex[0].Title, b.Annex[0].Quote = evil, "javascript:alert(1)", evil, evil
	b.Annex[1].ID = `x" onclick="alert(1)`
	b.Charts[0].Map.Places[0].Name, b.Charts[0].Map.Arcs[0].Label, b.Charts[0].ID = evil, evil, `chart" onload="x`
	b.Charts[1].TimeLine.Marks[0].Title = evil
	b.Charts[2].Network.Nodes[0].Name = evil
	page := render(t, HTML, b)
	shown, _, _ := strings.Cut(page, dataOpen)
	for _, bad := range []string{"<script", "<img", "onclick=\"alert", "onload=\"x", `href="javascript`, "\u202e", "\x1b", "\x00"} {
		if i := strings.Index(shown, bad); i >= 0 {
			t.Errorf("HTML holds %q: …%s…", bad, shown[max(0, i-80):min(len(shown), i+80)])
		}
	}
	if got, err := LoadBrief(strings.NewReader(page)); err != nil || got.Head.Article.Text != strings.ToValidUTF8(evil, "\uFFFD") {
		t.Errorf("the data in the page: %v", err)
	}
	md := render(t, Markdown, b)
	for _, bad := range []string{"<script", "<img", "\u202e", "\x1b"} {
		if strings.Contains(md, bad) {
			t.Errorf("Markdown holds %q", bad)
		}
	}
	text := render(t, func(w io.Writer, b Brief) error { return Summary(w, b, 80) }, b)
	for _, bad := range []string{"\x1b", "\u202e", "\x00"} {
		if strings.Contains(text, bad) {
			t.Errorf("the summary holds %q", bad)
		}
	}
}

// The least brief that can be: a text that is about something else.
func TestEmptyBrief(t *testing.T) {
	b := Brief{
		Schema: Schema, Head: Head{Title: Words("A recipe")},
		Limits:     []Statement{{Tag: IsFact, Text: Words("The text is not about states.")}},
		BottomLine: BottomLine{Statements: []Statement{{Tag: IsFact, Text: Words("Nothing in this text can be checked against data about states.")}}},
	}
	page := render(t, HTML, b)
	for _, d := range append(pagecheck.Dangling(page), pagecheck.NumbersWithoutLink(page)...) {
		t.Error(d)
	}
	for _, p := range Lint(b) {
		if p.IsError() {
			t.Error(p)
		}
	}
	render(t, Markdown, b)
	render(t, func(w io.Writer, b Brief) error { return Summary(w, b, 80) }, b)
}

func TestPicturesOfNothing(t *testing.T) {
	for _, c := range []Chart{
		{ID: "a", Map: &Map{}},
		{ID: "b", Network: &Network{}},
		{ID: "c", TimeLine: &TimeLine{}},
		{ID: "d", Distribution: &Distribution{}},
		{ID: "e", Tornado: &Tornado{}},
		{ID: "f", Survival: &Survival{}},
		{ID: "g"},
		{ID: "h", Network: &Network{Edges: []Edge{{A: "X", B: "Y"}}}},
		{ID: "i", Map: &Map{Arcs: []Arc{{From: "X", To: fact.ActorID("Y")}}}},
		{ID: "j", Survival: &Survival{Curves: []Curve{{}}}},
	} {
		if s := c.picture(); strings.Contains(s, "NaN") || strings.Contains(s, "Inf") {
			t.Errorf("%s: %s", c.ID, s)
		}
	}
}

func TestOutlines(t *testing.T) {
	rings := outlines()
	countries := map[fact.ActorID]bool{}
	for _, r := range rings {
		countries[r.country] = true
		for _, p := range r.pts {
			if p[0] < -540 || p[0] > 540 || p[1] < millerY(-90) || p[1] > millerY(84) {
				t.Fatalf("%s: a point at %v", r.country, p)
			}
		}
	}
	for _, id := range []fact.ActorID{"AZE", "ISR", "TUR", "IRN", "IND", "HUN", "EGY", "KAZ"} {
		if !countries[id] {
			t.Errorf("no outline of %s", id)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	s := sampleBrief()
	for b.Loop() {
		if err := HTML(io.Discard, s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLint(b *testing.B) {
	s := sampleBrief()
	for b.Loop() {
		Lint(s)
	}
}
