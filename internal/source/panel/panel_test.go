package panel

import (
	"compress/gzip"
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"

	"tightrope/forecast"
	"tightrope/internal/sample"
)

var read *forecast.Panel

// theirs reads a table of reference results.
func theirs(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(sample.Dir(t, "durability", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(z).ReadAll()
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

func build(t testing.TB) *forecast.Panel {
	t.Helper()
	if read != nil {
		return read
	}
	rows, err := Read(sample.Dir(t, "ties"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := forecast.NewLayers(rows)
	if err != nil {
		t.Fatal(err)
	}
	read = forecast.NewPanel(l)
	return read
}

// flag is 1 for true.
func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func TestPanelIsThePublishedOne(t *testing.T) {
	p := build(t)
	want := theirs(t, "tie_panel_1954_2020.csv.gz")
	if len(p.Ties) != len(want) || p.Dyads() != 1148 {
		t.Errorf("%d tie-years of %d dyads, want %d of 1148", len(p.Ties), p.Dyads(), len(want))
	}
	wrong := map[string]int{}
	for i, w := range want[:min(len(want), len(p.Ties))] {
		x := p.Ties[i]
		f := func(name string, got float64) {
			v, err := strconv.ParseFloat(w[name], 64)
			if err != nil {
				v = math.NaN()
			}
			if math.IsNaN(v) != math.IsNaN(got) || math.Abs(v-got) > 2e-5+1e-6*math.Abs(v) {
				if wrong[name]++; wrong[name] < 3 {
					t.Logf("%s-%s %s: %s is %g, want %s", w["A"], w["B"], w["year"], name, got, w[name])
				}
			}
		}
		f("year", float64(x.Year))
		f("age", float64(x.Age))
		f("w5", x.W5)
		f("share", x.Share)
		f("since", float64(min(x.Since, 4)))
		f("trend", x.Trend)
		f("altvol", x.AltVolume)
		f("althhi", x.AltHHI)
		f("nsup", float64(x.Suppliers))
		f("bexpshare", x.ExportShare)
		f("bexp", x.Exports)
		f("atot", x.Import)
		f("majA", flag(x.Structure.MajorA))
		f("majB", flag(x.Structure.MajorB))
		f("ally", flag(x.Structure.Ally))
		f("agree", x.Structure.Agree)
		f("dagree", x.Structure.AgreeChange)
		f("n_tight", x.Triad.Tightropes)
		f("n_tight_tss", x.Triad.TightropesRival)
		f("n_shared", x.Triad.Shared)
		f("n_enemyB", x.Triad.Enemies)
		f("n_shared_tss", x.Triad.SharedRival)
		f("n_enemyB_tss", x.Triad.EnemiesRival)
		f("tss_noarm", x.Triad.RivalPlain)
		f("tss_arm", x.Triad.RivalArmed)
		f("shareC_tss", x.Triad.EnemyShareRival)
		f("onset_t", x.Triad.Onset)
		f("war_t", x.Triad.War)
		f("pull", x.Triad.Pull)
		f("pf", x.Triad.Against)
		f("pp", x.Triad.With)
		f("exit", flag(x.Exit))
		f("cut5", x.Cut5)
	}
	for name, n := range wrong {
		t.Errorf("%s: %d of %d values differ", name, n, len(want))
	}
}
