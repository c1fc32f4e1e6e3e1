package panel

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"tightrope/fact"
	"tightrope/forecast"
)

// TestScoreHistoricTightropes says of each tightrope of the casebook what the models would have
// said in its year, fitted on what was known then, and what came: the table of
// docs/durability.md, misses included.
func TestScoreHistoricTightropes(t *testing.T) {
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1 to measure")
	}
	p := build(t)
	var s caseScore
	table := "| tightrope | the parts in the data | said: deep cut in five years | compact8 | like ties not cut | deliveries before → after, TIV million | what happened |\n|---|---|---|---|---|---|---|\n"
	for _, c := range tightropes(t) {
		table += s.row(t, p, c)
	}
	table += fmt.Sprintf("\n%.0f tightropes, %.0f deep cuts. Brier score %.2f; their own base rate of %.0f %% would have scored %.2f.\n", s.n, s.cuts, s.brier/s.n, 100*s.cuts/s.n, s.cuts/s.n*(1-s.cuts/s.n))
	onPage(t, "cases", table)
}

// caseScore adds up how the first model did.
type caseScore struct{ brier, cuts, n float64 }

func (s *caseScore) row(t *testing.T, p *forecast.Panel, c map[string]string) string {
	t.Helper()
	year, _ := strconv.Atoi(c["year"])
	when := fact.Date{Year: year}
	a, b, third := must(t, c["client"], when), must(t, c["supplier"], when), must(t, c["presser"], when)
	o, err := p.Said(a, b, year, 1)
	if err != nil {
		t.Fatalf("%s %d: %v", c["name"], year, err)
	}
	h, err := p.History(a, b, year)
	if err != nil {
		t.Fatal(err)
	}
	var five, ten float64
	for i, v := range h.Later {
		if i < 5 {
			five += v
		} else if i < 15 {
			ten += v
		}
	}
	rope, _ := p.Layers.Tightrope(a, b, third, year)
	cut, outcome := 0.0, "no deep cut"
	if five < o.W5/5 {
		cut, outcome = 1, "deep cut"
	}
	if cut == 1 && ten > 0 {
		outcome += ", delivered again"
	}
	first, small := o.Cuts[0], o.Cuts[len(o.Cuts)-1]
	s.brier, s.cuts, s.n = s.brier+(first.P-cut)*(first.P-cut), s.cuts+cut, s.n+1
	curve := "none"
	if len(o.Curves) > 0 && len(o.Curves[0].Stay) >= 5 {
		k := o.Curves[0]
		curve = fmt.Sprintf("%.0f %% (%.0f to %.0f)", 100*k.Stay[4], 100*k.Low[4], 100*k.High[4])
	}
	return fmt.Sprintf("| %s, %d | %s | %.0f %% (%.0f to %.0f) | %.0f %% | %s | %.0f → %.0f, %s | %s: %s |\n", c["name"], year, parts(rope), 100*first.P, 100*first.Low, 100*first.High, 100*small.P, curve, o.W5, five, outcome, c["event"], c["happened"])
}

func parts(r forecast.Tightrope) string {
	if r.Whole() {
		return "all three parts"
	}
	missing := ""
	for _, x := range []struct {
		name string
		has  bool
	}{{"deed", len(r.Deeds) > 0}, {"hostility", len(r.Hostility) > 0}, {"link", len(r.Links) > 0}} {
		if !x.has {
			if missing != "" {
				missing += ", "
			}
			missing += x.name
		}
	}
	return "no " + missing
}

func must(t *testing.T, name string, when fact.Date) forecast.State {
	t.Helper()
	s, ok := Number(name, when)
	if !ok {
		t.Fatalf("%s has no state number", name)
	}
	return s
}

func tightropes(t *testing.T) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "casebook", "tightropes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			m[h] = r[i]
		}
		out = append(out, m)
	}
	return out
}

// TestHistoricTightropesAreSourced holds the list to its form.
func TestHistoricTightropesAreSourced(t *testing.T) {
	all := tightropes(t)
	if len(all) < 20 {
		t.Errorf("%d tightropes, want 20", len(all))
	}
	for _, c := range all {
		for _, k := range []string{"client", "supplier", "presser", "year", "event", "happened", "publisher", "url", "retrieved"} {
			if c[k] == "" {
				t.Errorf("%s: no %s", c["name"], k)
			}
		}
	}
}
