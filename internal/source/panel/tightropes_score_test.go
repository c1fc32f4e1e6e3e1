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
// said in its year, fitted on what was known then, and what came. The table of
// docs/durability.md is its output.
func TestScoreHistoricTightropes(t *testing.T) {
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1 to measure")
	}
	p := build(t)
	var brier, base, n float64
	for _, c := range tightropes(t) {
		year, _ := strconv.Atoi(c["year"])
		when := fact.Date{Year: year}
		a, b, third := must(t, c["client"], when), must(t, c["supplier"], when), must(t, c["presser"], when)
		o, err := p.Said(a, b, year, 1)
		if err != nil {
			t.Errorf("%s %d: %v", c["name"], year, err)
			continue
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
		cut := 0.0
		outcome := "no deep cut"
		if five < o.W5/5 {
			cut, outcome = 1, "deep cut"
		}
		if cut == 1 && ten > 0 {
			outcome += ", delivered again"
		}
		brier, base, n = brier+(o.Cuts[0].P-cut)*(o.Cuts[0].P-cut), base+cut, n+1
		curve := "none"
		if len(o.Curves) > 0 && len(o.Curves[0].Stay) >= 5 {
			k := o.Curves[0]
			curve = fmt.Sprintf("%.0f %% (%.0f to %.0f)", 100*k.Stay[4], 100*k.Low[4], 100*k.High[4])
		}
		small := o.Cuts[len(o.Cuts)-1]
		t.Logf("| %s, %d | %s | %.0f %% (%.0f to %.0f) | %.0f %% | %s | %.0f → %.0f, %s | %s: %s |", c["name"], year, parts(rope), 100*o.Cuts[0].P, 100*o.Cuts[0].Low, 100*o.Cuts[0].High, 100*small.P, curve, o.W5, five, outcome, c["event"], c["happened"])
	}
	t.Logf("%.0f tightropes: Brier %.3f, their own base rate of cuts %.2f, which would score %.3f", n, brier/n, base/n, base/n*(1-base/n))
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
