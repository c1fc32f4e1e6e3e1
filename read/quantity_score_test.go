package read

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tightrope/internal/sample"
	"tightrope/read/number"
)

// newsQuantity is a quantity as the NewsQuant set writes it.
type newsQuantity struct {
	Value    string `json:"value"`
	Unit     string `json:"normalized_unit"`
	Change   string `json:"change"`
	Concepts string `json:"referred_concepts"`

	low, high float64
	words     []string
}

// newsForm writes a quantity in the conventions of NewsQuant: a series is a range, a fraction
// has the unit "% noun", a multiple is a count.
func newsForm(found []Measured) []newsQuantity {
	var out []newsQuantity
	for k, q := range found {
		if q.Kind == number.Multiple && q.Words && q.Unit == "times" {
			continue
		}
		if q.Series == number.From && k+1 < len(found) && found[k+1].Series == number.To {
			found[k+1].Value, found[k+1].Change, found[k+1].Approx, found[k+1].Concept = q.Value, q.Change, q.Approx, q.Concept
			continue
		}
		n := newsQuantity{low: q.Value, high: q.High, Unit: q.Unit, Change: "="}
		switch {
		case q.Kind == number.Count:
			n.Unit = q.Noun
		case q.Kind == number.Fraction && q.Noun != "":
			n.Unit = "% " + q.Noun
		case q.Kind == number.Fraction:
			n.Unit = "% -"
		case q.Kind == number.Multiple:
			n.Unit = "count"
		case q.Unit == "":
			n.Unit = "-"
		case q.Unit == "tonne":
			n.Unit = "metric ton"
		}
		switch {
		case q.Change != "":
			n.Change = q.Change
		case q.Op == "gt" || q.Op == "ge":
			n.Change = ">"
		case q.Op == "lt" || q.Op == "le":
			n.Change = "<"
		case q.Approx || q.Op == "nearly":
			n.Change = "~"
		}
		for _, w := range q.Concept {
			n.words = append(n.words, strings.ToLower(w))
		}
		if len(n.words) == 0 {
			n.words = []string{"-"}
		}
		out = append(out, n)
	}
	return out
}

// parse reads the value and the concepts of the gold standard.
func (n *newsQuantity) parse(t *testing.T) {
	low, high, ranged := strings.Cut(n.Value, "-")
	if !ranged || low == "" || strings.Contains(n.Value, "E") {
		low, high = n.Value, n.Value
	}
	var err error
	if n.low, err = strconv.ParseFloat(strings.TrimSpace(low), 64); err != nil {
		t.Fatal(err)
	}
	if n.high, err = strconv.ParseFloat(strings.TrimSpace(strings.SplitN(high, "-", 2)[0]), 64); err != nil && high != n.Value {
		t.Fatal(err)
	}
	if high == n.Value {
		n.high = n.low
	}
	n.words = strings.FieldsFunc(strings.ToLower(n.Concepts), func(r rune) bool { return r == ',' || r == ' ' })
}

func sameValue(a, b newsQuantity) bool {
	near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-8+1e-5*math.Abs(y) }
	return (a.low == a.high) == (b.low == b.high) && near(b.low, a.low) && near(b.high, a.high)
}

// TestScoreNewsQuant measures quantities in news on the half of NewsQuant that is here, by the
// greedy match of its authors: F1 of the value, and of the value with unit, change and any
// word of the concept.
func TestScoreNewsQuant(t *testing.T) {
	b, err := os.ReadFile(sample.Dir(t, "read", "newsquant", "NewsQuant_dev.json"))
	if err != nil {
		t.Fatal(err)
	}
	var set []struct {
		Text       string         `json:"text"`
		Quantities []newsQuantity `json:"quantities"`
	}
	if err := json.Unmarshal(b, &set); err != nil {
		t.Fatal(err)
	}
	var hit [4]int
	gold, found := 0, 0
	for _, s := range set {
		mine := newsForm(Quantities(s.Text))
		byUnit := func(a, b newsQuantity) int { return strings.Compare(a.Unit, b.Unit) }
		slices.SortStableFunc(mine, byUnit)
		slices.SortStableFunc(s.Quantities, byUnit)
		gold += len(s.Quantities)
		found += len(mine)
		left := len(s.Quantities)
		for _, q := range s.Quantities {
			q.parse(t)
			for k, m := range mine {
				if !sameValue(q, m) {
					continue
				}
				if left > 0 {
					hit[0]++
					left--
				}
				if m.Change == q.Change {
					hit[2]++
				}
				if slices.ContainsFunc(q.words, func(w string) bool { return slices.Contains(m.words, w) }) {
					hit[3]++
				}
				if strings.EqualFold(m.Unit, q.Unit) {
					hit[1]++
					mine = slices.Delete(slices.Clone(mine), k, k+1)
					break
				}
			}
		}
	}
	for i, m := range []struct {
		name  string
		floor float64
	}{{"value", 0.94}, {"value and unit", 0.82}, {"value and change", 0.88}, {"value and concept", 0.66}} {
		f := 2 * float64(hit[i]) / float64(gold+found)
		t.Logf("NewsQuant: %s: F1 %.1f", m.name, 100*f)
		if f < m.floor {
			t.Errorf("%s: F1 %.3f, want at least %.3f", m.name, f, m.floor)
		}
	}
}

// goldQuantity is a figure of a gold article.
type goldQuantity struct {
	Kind         string   `json:"kind"`
	ID           string   `json:"id"`
	Start        int      `json:"start"`
	End          int      `json:"end"`
	Quote        string   `json:"quote"`
	Level        string   `json:"level"`
	Subject      *string  `json:"subject"`
	Partner      *string  `json:"partner"`
	Value        *float64 `json:"value"`
	Unit         string   `json:"unit"`
	Symmetric    bool     `json:"symmetric"`
	Alternatives []struct {
		Value *float64 `json:"value"`
		Unit  string   `json:"unit"`
	} `json:"alt_forms"`
}

// TestScoreFigures counts the figures of the gold articles that are found with value, unit and
// actors, by the rules of the scorer beside them (which also measures everything else).
func TestScoreFigures(t *testing.T) {
	dir := sample.Dir(t, "read", "gold")
	hits, must, found := 0, 0, 0
	for _, article := range []string{"seed", "01", "02", "03", "04"} {
		text, err := os.ReadFile(filepath.Join(dir, article+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(dir, article+".gold.json"))
		if err != nil {
			t.Fatal(err)
		}
		var g struct {
			Sentences []struct {
				Items []goldQuantity `json:"items"`
			} `json:"sentences"`
		}
		if err := json.Unmarshal(b, &g); err != nil {
			t.Fatal(err)
		}
		r, err := Read(string(text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		used := map[string]bool{}
		for _, s := range g.Sentences {
			for _, q := range s.Items {
				if q.Kind != "quantity" || q.Level != "must" {
					continue
				}
				must++
				if matchFigure(r, q, used) {
					hits++
				} else {
					t.Logf("%s %s: not found: %q", article, q.ID, q.Quote)
				}
			}
		}
		for _, it := range r.Items {
			if it.Kind == "quantity" {
				found++
			}
		}
	}
	t.Logf("gold articles: %d of %d figures found with value, unit and actors; %d returned", hits, must, found)
	if hits*100 < must*90 {
		t.Errorf("%d of %d figures", hits, must)
	}
}

func matchFigure(r Result, q goldQuantity, used map[string]bool) bool {
	for _, it := range r.Items {
		overlap := min(it.End, q.End) - max(it.Start, q.Start)
		if it.Kind != "quantity" || used[it.ID] || overlap <= 0 || float64(overlap) < 0.3*float64(min(it.End-it.Start, q.End-q.Start)) {
			continue
		}
		form := valueMatches(it.Value, q.Value) && it.Unit == q.Unit
		for _, a := range q.Alternatives {
			form = form || valueMatches(it.Value, a.Value) && it.Unit == a.Unit
		}
		straight := actorMatches(string(it.Subject), q.Subject) && actorMatches(string(it.Partner), q.Partner)
		crossed := q.Symmetric && actorMatches(string(it.Partner), q.Subject) && actorMatches(string(it.Subject), q.Partner)
		if form && (straight || crossed || q.Unit == "times" && q.Value != nil) {
			used[it.ID] = true
			return true
		}
	}
	return false
}

func valueMatches(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) <= max(0.01*math.Abs(*b), 1e-9)
}

func actorMatches(a string, b *string) bool {
	if b == nil {
		return a == ""
	}
	return len(a) >= 2 && strings.HasPrefix(*b, a[:min(3, len(a))])
}
