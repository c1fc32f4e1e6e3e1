package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tightrope/fact"
)

// goldText is an article with what is wanted of it and what must not come out of it.
type goldText struct {
	Sentences []struct {
		ID string
		fact.Span
		Items []goldItem
	}
	Traps []trap `json:"must_not"`
	Skip  []struct {
		fact.Span
		Kinds []fact.ItemKind
	} `json:"ignore_spans"`
}

// trap is what must not be said of a sentence, or of a part of it where Start and End are given:
// an item with all these fields, each one of a list.
type trap struct {
	ID, Sentence, Why string
	Start, End        int
	Not               map[string]any `json:"not_"`
}

// marks is how many things were wanted, found, said without reason and sprung.
type marks struct {
	must, found  int // of the level "must"
	right, wrong int // of the kinds that a reader takes for facts
	sprung       []string
	checks, ok   int
	falseSupport []string
	falseNo      []string
}

func (m *marks) add(n marks) {
	m.must += n.must
	m.found += n.found
	m.right += n.right
	m.wrong += n.wrong
	m.checks += n.checks
	m.ok += n.ok
	m.sprung = append(m.sprung, n.sprung...)
	m.falseSupport = append(m.falseSupport, n.falseSupport...)
	m.falseNo = append(m.falseNo, n.falseNo...)
}

func (m marks) recall() float64    { return 100 * float64(m.found) / float64(max(1, m.must)) }
func (m marks) precision() float64 { return 100 * float64(m.right) / float64(max(1, m.right+m.wrong)) }

func (m marks) String() string {
	return fmt.Sprintf("must found %d of %d = %.1f %%, precision %d of %d = %.1f %%, traps sprung %d, checks as expected %d of %d, false support %d, false contradiction %d",
		m.found, m.must, m.recall(), m.right, m.right+m.wrong, m.precision(), len(m.sprung), m.ok, m.checks, len(m.falseSupport), len(m.falseNo))
}

// checked is the answer of "tightrope check --json".
type checked struct {
	Items  []fact.Item
	Checks []fact.Check
}

var (
	counted = []fact.ItemKind{fact.EventItem, fact.Quantity, fact.Stance, fact.Opinion, fact.OpenQuestion, fact.Forecast}
	kinds   = append(slices.Clone(counted), fact.Relation, fact.ClaimItem, fact.EntityItem, fact.ShockItem)
)

// match pairs wanted and given items one to one, first those of the same kind, the best fields
// and spans first; it gives for each wanted item the index of its item and whether it agrees.
func match(want []goldItem, got []fact.Item) (pair map[int]int, agree map[int]bool) {
	pair, agree = map[int]int{}, map[int]bool{}
	used := map[int]bool{}
	for _, own := range []bool{true, false} {
		for _, k := range kinds {
			type candidate struct {
				g, p  int
				ok    bool
				whole float64
			}
			var all []candidate
			for i, g := range want {
				if _, done := pair[i]; g.Kind != k || done && (own || agree[i]) {
					continue
				}
				for j, p := range got {
					if used[j] || own && p.Kind != k || !own && !slices.Contains(g.AltKind, p.Kind) {
						continue
					}
					short, whole := shared(g.Span, p.Span)
					least, ok := enough(k), false
					if own {
						ok = g.agrees(p)
					} else {
						least, ok = min(least, enough(p.Kind)), g.agreesOtherwise(p)
					}
					if short >= least && (own || ok) {
						all = append(all, candidate{i, j, ok, whole})
					}
				}
			}
			slices.SortStableFunc(all, func(a, b candidate) int {
				if a.ok != b.ok {
					return map[bool]int{true: -1, false: 1}[a.ok]
				}
				return cmp.Compare(b.whole, a.whole)
			})
			taken := map[int]bool{}
			for _, c := range all {
				if !taken[c.g] && !used[c.p] {
					taken[c.g], used[c.p] = true, true
					pair[c.g], agree[c.g] = c.p, c.ok
				}
			}
		}
	}
	return pair, agree
}

// mark holds what came out of an article against what was wanted.
func (t goldText) mark(name string, out checked) marks {
	var m marks
	var want []goldItem
	for _, s := range t.Sentences {
		want = append(want, s.Items...)
	}
	pair, agree := match(want, out.Items)
	used := map[int]bool{}
	for i, g := range want {
		j, ok := pair[i]
		if ok {
			used[j] = true
		}
		must := g.Level == "must"
		if must {
			m.must++
			if agree[i] {
				m.found++
			}
		}
		if slices.Contains(counted, g.Kind) {
			switch {
			case agree[i]:
				m.right++
			case ok && must:
				m.wrong++
			}
		}
	}
	for j, p := range out.Items {
		if !used[j] && slices.Contains(counted, p.Kind) && !t.skips(p) && !slices.ContainsFunc(want, func(g goldItem) bool { return g.echoes(p) }) {
			m.wrong++
		}
	}
	for _, n := range t.Traps {
		for _, p := range out.Items {
			if t.holds(n, p) && n.caught(p) {
				m.sprung = append(m.sprung, fmt.Sprintf("%s %s (%s): %q", name, n.ID, n.Why, p.Quote))
			}
		}
	}
	m.verdicts(name, want, pair, out)
	return m
}

func (t goldText) skips(p fact.Item) bool {
	for _, s := range t.Skip {
		if _, whole := shared(s.Span, p.Span); whole > 0.3 && slices.Contains(s.Kinds, p.Kind) {
			return true
		}
	}
	return false
}

func (t goldText) holds(n trap, p fact.Item) bool {
	if n.End > 0 {
		short, _ := shared(fact.Span{Start: n.Start, End: n.End}, p.Span)
		return short >= 0.5
	}
	for _, s := range t.Sentences {
		if s.ID == n.Sentence {
			return p.Start < s.End && p.End > s.Start
		}
	}
	return false
}

// caught says whether an item has every field of the trap.
func (n trap) caught(p fact.Item) bool {
	raw, err := json.Marshal(p)
	if err != nil {
		return false
	}
	var has map[string]any
	if json.Unmarshal(raw, &has) != nil {
		return false
	}
	one := func(field string, want any) bool {
		switch field {
		case "source", "target", "subject", "partner":
			got, _ := has[field].(string)
			code, named := want.(string)
			return named && got != "" && country(code) == country(got) || !named && got == ""
		}
		return has[field] == want
	}
	for field, want := range n.Not {
		list, several := want.([]any)
		if !several {
			list = []any{want}
		}
		if !slices.ContainsFunc(list, func(w any) bool { return one(field, w) }) {
			return false
		}
	}
	return true
}

// verdicts counts the checks that say what can be said with no data loaded.
func (m *marks) verdicts(name string, want []goldItem, pair map[int]int, out checked) {
	of := map[string]fact.Check{}
	for _, c := range out.Checks {
		of[c.Item] = c
	}
	for i, g := range want {
		j, ok := pair[i]
		if g.Expected == nil || !ok {
			continue
		}
		c, ok := of[out.Items[j].ID]
		if !ok {
			continue
		}
		m.checks++
		fine := append([]fact.Verdict{g.Expected.Verdict, g.Expected.Bare}, g.Expected.AcceptAlso...)
		says := fmt.Sprintf("%s: %q is %s, want %s", name, g.Quote, c.Verdict, g.Expected.Bare)
		switch {
		case slices.Contains(fine, c.Verdict):
			m.ok++
		case c.Verdict == fact.Supported:
			m.falseSupport = append(m.falseSupport, says)
		case c.Verdict == fact.Contradicted:
			m.falseNo = append(m.falseNo, says)
		}
	}
}

// heldOut says that only the totals of an article are looked at.
func heldOut(name string) bool { return name >= "33" && name < "39" || name >= "44" }

// articles are the texts of testdata/articles: those for development, or those held out.
func articles(t *testing.T, development bool) (names []string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join("testdata", "articles", "*.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range all {
		name := strings.TrimSuffix(filepath.Base(path), ".gold.json")
		if heldOut(name) != development {
			names = append(names, name)
		}
	}
	return names
}

// markArticle checks an article with no data loaded and marks the answer.
func markArticle(t *testing.T, name string) marks {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "articles", name+".gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold goldText
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	code, answer, errs := try("", "check", "--json", filepath.Join("testdata", "articles", name+".txt"))
	if code != exitDone && code != exitInsufficient {
		t.Fatalf("%s: exit %d: %s", name, code, errs)
	}
	var out checked
	if err := json.Unmarshal([]byte(answer), &out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return gold.mark(name, out)
}
