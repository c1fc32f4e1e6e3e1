package idealpoints

import (
	"math"
	"strings"
	"testing"

	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const sessions = `Row,ccode,session,NVotes,IdealPoint,QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%,iso3c,Countryname
1,373,74,80,-0.5,-1,-0.8,-0.7,-0.5,-0.3,-0.2,0,AZE,Azerbaijan
2,9999,74,80,-0.5,-1,-0.8,-0.7,-0.5,-0.3,-0.2,0,,Nowhere
`

const years = `ccode,iso3c,countryname,year,idealpointfp,idealpointall,idealpointlegacy,nvotesfp,q5fp,q95fp,nvotesall,q5all,q95all,nvotesLegacy,q5legacy,q95legacy
640,TUR,Turkey,2023,0.6,0.45,NA,2,-0.1,0.9,170,0.3,0.6,,,
`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, sessions)
	if report.Kept != 1 || report.Refused != 1 {
		t.Errorf("%+v", report)
	}
	if o := sourcetest.Find(t, c, "o.idealpoints.2019.AZE.idealpoint"); *o.Low != -0.8 || *o.High != -0.2 {
		t.Errorf("%+v", o)
	}
	c, _ = sourcetest.Collect(t, Read, years)
	if o := sourcetest.Find(t, c, "o.idealpoints.2023.TUR.idealpointfp"); o.Note != "from 2 votes" {
		t.Errorf("%+v", o)
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, sessions, "session")
	sourcetest.Broken(t, Read, years, "ccode")
	sourcetest.Refuses(t, Read, strings.Replace(sessions, "80,-0.5", "80,-500", 1), "fixture:2", "IdealPoint", "-500")
	sourcetest.Refuses(t, Read, strings.Replace(sessions, "80,-0.5", "80,left", 1), "IdealPoint", "left", "number")
}

// The values of 2023 that the methods cite.
func TestSample(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "unga", "idealpoints_bsv_jul2025.csv.gz"))
	t.Logf("%d rows, %d kept, %v", report.Read, report.Kept, report.Reasons)
	for id, want := range map[string]float64{"ISR": 1.101, "USA": 1.987, "TUR": 0.453, "AZE": -0.601, "IRN": -1.543, "RUS": -1.272} {
		if o := sourcetest.Find(t, c, "o.idealpoints.2023."+id+".idealpointall"); math.Abs(o.Value-want) > 5e-4 {
			t.Errorf("%s: %g", id, o.Value)
		}
	}
	for _, f := range []string{"All", "Important", "MiddleEast"} {
		_, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "unga", "idealpoints_bsv_apr2020_"+f+".csv.gz"))
		t.Logf("%s: %d rows, %d kept, %v", f, report.Read, report.Kept, report.Reasons)
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, sessions, years) }
