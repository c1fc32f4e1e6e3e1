package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"tightrope/brief"
	"tightrope/internal/pagecheck"
	"tightrope/internal/sample"
)

func loaded(t *testing.T, raw string) brief.Brief {
	t.Helper()
	b, err := brief.LoadBrief(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// page is the brief of a case, made once for all tests, on eight processors.
func page(t *testing.T, name string) string {
	t.Helper()
	pages.Lock()
	defer pages.Unlock()
	if pages.of[name] == "" {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
		code, out, errs := try("", "brief", name, "-o", "-")
		if code != 0 {
			t.Fatalf("%s: exit %d: %s", name, code, errs)
		}
		pages.of[name] = out
	}
	return pages.of[name]
}

var pages = struct {
	sync.Mutex
	of map[string]string
}{of: map[string]string{}}

func TestBriefsPassTheLint(t *testing.T) {
	for _, name := range cases(t) {
		for _, p := range brief.Lint(loaded(t, page(t, name))) {
			if p.IsError() {
				t.Errorf("%s: %v", name, p)
			}
		}
	}
}

// The same command gives the same bytes, on one processor and on eight.
func TestSameBytes(t *testing.T) {
	for _, name := range cases(t) {
		eight := page(t, name)
		before := runtime.GOMAXPROCS(1)
		_, one, _ := try("", "brief", name, "-o", "-")
		runtime.GOMAXPROCS(before)
		if one != eight {
			t.Errorf("%s: other bytes with one processor than with eight", name)
		}
	}
}

// Every number of the page stands in a link, every link leads to an explanation, and every
// explanation ends in rows, spans or inputs.
func TestEveryNumberResolves(t *testing.T) {
	for _, name := range cases(t) {
		html := page(t, name)
		for _, d := range append(pagecheck.Dangling(html), pagecheck.NumbersWithoutLink(html)...) {
			t.Errorf("%s: %s", name, d)
		}
		b := loaded(t, html)
		for _, e := range b.Annex {
			if _, err := brief.Explain(b, e.ID); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if n := len(pagecheck.Refs(html)); n < 100 {
			t.Errorf("%s: only %d links", name, n)
		}
	}
}

// Explain finds an id of a case without being told the brief, and one of a written brief.
func TestExplain(t *testing.T) {
	f := func(says string, args ...string) {
		t.Helper()
		code, out, errs := try("", append([]string{"explain"}, args...)...)
		if code != 0 || !strings.Contains(out, says) {
			t.Errorf("explain %v: exit %d: %s%s", args, code, out, errs)
		}
	}
	f("probabilistic Condorcet election", "x.azerbaijan.p")
	f("casebook/azerbaijan/observations.csv:", "o.aze.isr-crude-flow-dark-2024-10")
	file := filepath.Join(t.TempDir(), "h.html")
	if err := os.WriteFile(file, []byte(page(t, "hungary")), 0o600); err != nil {
		t.Fatal(err)
	}
	f("probability of recalibration", "x.hungary.p", file)
}

// Bad input gives a message or a brief that says what it could not do, and never a crash.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, raw []byte) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	f := func(want int, says, name string, raw []byte) {
		t.Helper()
		code, out, errs := try("", "brief", write(name, raw), "-o", "-")
		if code != want || !strings.Contains(out+errs, says) {
			t.Errorf("%s: exit %d, %.300q: want %d and %q", name, code, errs+out, want, says)
		}
		out, _, _ = strings.Cut(out, `<script type="application/json"`) // the data behind the page keeps the text as it is
		if strings.Contains(out, "<script>alert") || strings.ContainsAny(out, "\u202e\u200f") {
			t.Errorf("%s: markup or a direction mark of the text reaches the page as it is", name)
		}
	}
	f(exitFailed, "empty", "empty.txt", nil)
	f(exitFailed, "empty", "blank.txt", []byte(" \n\t\n"))
	f(exitFailed, "binary", "binary.txt", []byte("\x7fELF\x02\x01\x01\x00\x00\x00"))
	f(exitFailed, "longer than", "huge.txt", bytes.Repeat([]byte("Azerbaijan sells oil to Israel. "), 50<<20/32))
	f(exitDone, "were checked", "endless.txt", bytes.Repeat([]byte("Serbia bought 40 percent of its gas from Russia in 2021. "), 200<<10/57))
	f(exitFailed, "not about states", "recipe.txt", []byte("Whisk two eggs with 200 grams of sugar. Fold in the flour and bake for 40 minutes."))
	f(exitDone, "Windows-1252", "latin1.txt", []byte("T\xfcrkiye accused Israel of aggression on Monday. Israel rejected the accusation. T\xfcrkiye bought 20 percent of its gas from Iran in 2021."))
	f(exitDone, "Azerbaijan", "markup.txt", []byte("<script>alert(1)</script> Iran accused Azerbaijan of \u202eaiding Israel\u202c. Azerbaijan rejected the \u200fcharge\u200e <b>flatly</b>. Azerbaijan sold 65 percent of Israel's crude in 2021."))
}

// A state without a case is told of from the rows at hand, with the roles that they show or that
// the user names; without any row it is insufficient evidence, and a name in another spelling
// finds its case.
func TestBriefOfAState(t *testing.T) {
	f := func(want int, says string, args ...string) {
		t.Helper()
		code, out, errs := try("", append([]string{"--home", t.TempDir(), "brief"}, append(args, "-o", "-")...)...)
		if code != want || !strings.Contains(out+errs, says) {
			t.Fatalf("%v: exit %d, %.300q: want %d and %q", args, code, errs+out, want, says)
		}
		if want != exitDone {
			return
		}
		for _, d := range append(pagecheck.Dangling(out), pagecheck.NumbersWithoutLink(out)...) {
			t.Errorf("%v: %s", args, d)
		}
		for _, p := range brief.Lint(loaded(t, out)) {
			if p.IsError() {
				t.Errorf("%v: %v", args, p)
			}
		}
	}
	f(exitDone, "Israel and Azerbaijan", "ISR")
	f(exitDone, "Serbia between Russia and European Union", "serbia", "--partner", "Russian Federation", "--presser", "EU")
	f(exitInsufficient, "load data", "Viet Nam")
	f(exitUsage, "give the roles themselves", "azerbaijan", "--partner", "Russia")
	f(exitUsage, "its own partner", "serbia", "--partner", "SRB")
	f(exitUsage, "two roles", "serbia", "--partner", "Russia", "--presser", "Russia")
	f(exitFailed, "is not known", "serbia", "--partner", "atlantis")
	f(exitFailed, "is not known", "atlantis")
}

// The development articles give briefs about the right balancer and partner.
func TestBriefOfArticles(t *testing.T) {
	f := func(file, balancer, partner, note string) {
		t.Helper()
		code, out, errs := try("", "brief", sample.Dir(t, "read", "gold", file), "--json")
		if code != 0 {
			t.Fatalf("%s: exit %d: %s", file, code, errs)
		}
		var b brief.Brief
		if err := json.Unmarshal([]byte(out), &b); err != nil {
			t.Fatal(err)
		}
		if string(b.Head.Balancer.ID) != balancer || len(b.Head.Partners) == 0 || string(b.Head.Partners[0].ID) != partner {
			t.Errorf("%s: balancer %s, partners %v: want %s and %s", file, b.Head.Balancer.ID, b.Head.Partners, balancer, partner)
		}
		for _, r := range b.Claims.Rows {
			if r.Span == nil || b.Head.Article.Text[r.Span.BStart:r.Span.BEnd] != r.Quote {
				t.Errorf("%s: the claim %q has no span", file, r.Quote)
			}
		}
		for _, p := range brief.Lint(b) {
			if p.IsError() {
				t.Errorf("%s: %v", file, p)
			}
		}
		if note != "" && !strings.Contains(out, note) {
			t.Errorf("%s: the brief does not say %q", file, note)
		}
	}
	f("seed.txt", "AZE", "ISR", "")
	f("01.txt", "IND", "RUS", "")
	f("02.txt", "HUN", "RUS", "")
	f("03.txt", "EGY", "RUS", "has no case of Egypt")
	f("04.txt", "KAZ", "RUS", "has no case of Kazakhstan")
}
