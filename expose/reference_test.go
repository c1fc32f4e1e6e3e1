package expose

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
)

// rowsOf reads a CSV file into one map a row.
func rowsOf(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := make([]map[string]string, 0, len(all))
	for _, r := range all[1:] {
		m := map[string]string{}
		for i, name := range all[0] {
			m[name] = strings.TrimSpace(r[i])
		}
		out = append(out, m)
	}
	return out
}

func num(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// taiwan fills the blank that BACI's file has in its place.
func taiwan(code string) fact.ActorID {
	if code == "" {
		return "TWN"
	}
	return fact.ActorID(code)
}

// crude is BACI's crude oil of 2021, in dollars and in tonnes.
func crude(t *testing.T) *Ledger {
	t.Helper()
	var obs []fact.Observation
	for _, r := range rowsOf(t, sample.Dir(t, "ties", "oil", "baci_hs270900_2021_bilateral.csv")) {
		from, to := string(taiwan(r["location_code"])), string(taiwan(r["partner_code"]))
		id := from + "-" + to
		obs = append(obs, flow(id+"-usd", from, to, num(r["export_value"]), "USD", "2021"))
		if q := num(r["Quantity (in metric tons)"]); !math.IsNaN(q) {
			obs = append(obs, flow(id+"-t", from, to, q, "t", "2021"))
		}
	}
	return NewLedger(obs)
}

func TestCrudeConcentrationOf2021(t *testing.T) {
	g := crude(t)
	usd := g.Table(g.Lenses()[0], year(2021))
	for _, r := range rowsOf(t, sample.Dir(t, "ties", "reference", "crude_import_hhi_2021.csv")) {
		fig, err := usd.Concentration(taiwan(r["imp"]))
		if err != nil {
			t.Fatal(err)
		}
		near(t, "HHI of "+r["imp"], fig.Value, num(r["hhi"]), 1e-9)
		top, err := usd.ImportShare(taiwan(r["top"]), taiwan(r["imp"]))
		if err != nil {
			t.Fatal(err)
		}
		near(t, "top share of "+r["imp"], top.Value, num(r["tops"]), 1e-9)
	}
}

func TestAzerbaijanAndIsrael2021(t *testing.T) {
	g := crude(t)
	usd := g.Table(g.Lenses()[0], year(2021))
	onSeller, onBuyer, asym, err := usd.Dependence("AZE", "ISR")
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Israel on Azerbaijan", onSeller.Value, 0.6510759318563464, 1e-12)
	near(t, "Azerbaijan on Israel", onBuyer.Value, 0.0658, 5e-5)
	near(t, "asymmetry", asym.Value, 0.585, 5e-4)
	s, err := usd.BuyerRank("AZE", "ISR")
	if err != nil || s.Rank != 2 || s.Of != 28 {
		t.Errorf("Israel is buyer %d of %d, %v; want 2 of 28", s.Rank, s.Of, err)
	}
}

func TestGeoPolRiskOfThreeMetals(t *testing.T) {
	dir := sample.Dir(t, "ties", "reference", "geopolrisk_testcase")
	trade := rowsOf(t, filepath.Join(dir, "Trade_Data.csv"))
	wgi := map[string]float64{}
	for _, r := range rowsOf(t, filepath.Join(dir, "WGI.csv")) {
		wgi[r["country_code"]] = num(r["2022"])
	}
	for _, want := range rowsOf(t, filepath.Join(dir, "GeoPolRisk.csv")) {
		metal := want["Raw Material"]
		var world []float64
		for _, r := range rowsOf(t, filepath.Join(dir, metal+".csv")) {
			if v := num(r["2022"]); r["Country_Code"] != "DELETE" && !math.IsNaN(v) { // the Total row is not a country
				world = append(world, v)
			}
		}
		var origins []Origin
		for _, r := range trade {
			if r["rawMaterial"] == metal {
				origins = append(origins, Origin{num(r["Quantity (mTonnes)"]), num(r["WGI"])})
			}
		}
		got, err := GeoPolRisk(world, origins, num(want["Domestic Production"]))
		if err != nil {
			t.Fatal(err)
		}
		near(t, metal+" HHI", got.Concentration, num(want["HHI"]), 1e-12)
		near(t, metal+" import risk", got.ImportRisk, num(want["Import Risk (WTA)"]), 1e-12)
		near(t, metal+" score", got.Score, num(want["GeoPolRisk Score"]), 1e-12)
		near(t, metal+" CF", got.Characterisation(num(want["Price"])), num(want["CF"]), 1e-9)
	}
}

func TestGeoPolRiskOfCrude(t *testing.T) {
	g := crude(t)
	tonnes := g.Table(g.Lenses()[1], year(2021))
	stability := map[string]float64{}
	for _, r := range rowsOf(t, sample.Dir(t, "ties", "gravity", "wgi_pv_estimate.csv")) {
		stability[r["Code"]] = Instability(num(r["2021"]))
	}
	var world []float64
	own := map[string]float64{}
	for _, r := range rowsOf(t, sample.Dir(t, "ties", "gravity", "wmd_petroleum_production_2018_2022.csv")) {
		if v := num(r["2021"]); r["Country_Code"] != "DELETE" && !math.IsNaN(v) {
			world = append(world, v)
			own[r["Country_ISO"]] = v
		}
	}
	for _, want := range rowsOf(t, sample.Dir(t, "ties", "reference", "geopolrisk_crude_2021.csv")) {
		var origins []Origin
		for _, f := range tonnes.Into(fact.ActorID(want["importer"])) {
			s, ok := stability[string(f.From)]
			if !ok {
				s = math.NaN()
			}
			origins = append(origins, Origin{f.Value, s})
		}
		got, err := GeoPolRisk(world, origins, own[want["importer"]])
		if err != nil {
			t.Fatal(err)
		}
		near(t, want["importer"]+" import risk", got.ImportRisk, num(want["import_risk_wta"]), 1e-9)
		near(t, want["importer"]+" score", got.Score, num(want["geopolrisk_score"]), 1e-9)
	}
}
