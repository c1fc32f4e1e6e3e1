package panel

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"testing"

	"tightrope/forecast"
	"tightrope/internal/sample"
)

// published names the exposures of the published table by ours.
var published = map[string]string{
	"MID or rivalry, any structural link": "dispute or rivalry, any structural link", "TSS rivalry, any structural link": "rivalry, any structural link",
	"TSS by link type": "rivalry by link type", "TSS + enemy supply share": "rivalry and the rivals' share of supply",
	"placebo: rivalry that starts within 4y": "placebo: rivalry that starts within four years",
}

// TestOddsRatios compares with the published ones: exposed ties and n must be the same, ratios
// to 0.01 and the ends of the intervals to a hundredth of themselves.
func TestOddsRatios(t *testing.T) {
	f, err := os.Open(sample.Dir(t, "durability", "odds_ratios_primary.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	p := build(t)
	got := map[string]forecast.Odds{}
	for _, outcome := range []forecast.Outcome{forecast.DeepCut, forecast.NextExit} {
		for _, e := range p.Exposures() {
			odds, err := p.OddsRatios(outcome, e)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range odds {
				got[o.Outcome+o.Spec+o.Exposure] = o
			}
		}
	}
	farthest := 0.0
	for _, r := range rows[1:] {
		var exposed, n int
		var ratio, low, high float64
		fmt.Sscan(r[3]+" "+r[4]+" "+r[6]+" "+r[7]+" "+r[8], &exposed, &n, &ratio, &low, &high)
		o := got[r[0]+published[r[1]]+r[2]]
		if o.Exposed != exposed || o.N != n {
			t.Errorf("%s %s: %d of %d exposed, want %d of %d", r[0], r[2], o.Exposed, o.N, exposed, n)
		}
		if math.Abs(o.Ratio-ratio) > 0.01 || math.Abs(o.Low/low-1) > 0.01 || math.Abs(o.High/high-1) > 0.01 {
			t.Errorf("%s, %s, %s: %.3f (%.3f to %.3f), want %.3f (%.3f to %.3f)", r[0], r[1], r[2], o.Ratio, o.Low, o.High, ratio, low, high)
		}
		farthest = max(farthest, math.Abs(o.Ratio-ratio))
	}
	t.Logf("%d ratios, the farthest %.4f off", len(rows)-1, farthest)
}
