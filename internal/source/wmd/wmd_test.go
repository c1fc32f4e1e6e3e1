package wmd

import (
	"math"
	"strings"
	"testing"

	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const good = `Country,Country_Code,Country_ISO,2020,2021,unit,data_source
Azerbaijan,31,AZE,100,nan,metr. t,r
Nowhere,0,NWH,1,1,metr. t,r
Total,DELETE,DELETE,101,1,metr. t,nan
`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, good)
	if report.Kept != 1 || report.Refused != 2 || len(c.Observations) != 1 {
		t.Errorf("%+v", report)
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, good, "Country_ISO")
	sourcetest.Refuses(t, Read, strings.Replace(good, "metr. t", "buckets", 1), "fixture:2", "buckets")
}

// Without the row Total the concentration of world oil production in 2021 is 0.0808; with it
// it would be 0.270.
func TestConcentrationWithoutTotal(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "gravity", "wmd_petroleum_production_2018_2022.csv"))
	t.Logf("%d rows, %d kept, %v", report.Read, report.Kept, report.Reasons)
	sum, squares := 0.0, 0.0
	for _, o := range c.Observations {
		if o.Period.From.Year == 2021 {
			sum += o.Value
			squares += o.Value * o.Value
		}
	}
	if hhi := squares / sum / sum; math.Abs(hhi-0.0807818726) > 1e-9 {
		t.Errorf("%.10f", hhi)
	}
	_, report = sourcetest.File(t, Read, sample.Dir(t, "ties", "gravity", "wmd_natural_gas_production_2018_2022.csv"))
	t.Logf("%d rows, %d kept, %v", report.Read, report.Kept, report.Reasons)
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, good) }
