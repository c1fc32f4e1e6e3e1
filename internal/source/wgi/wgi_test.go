package wgi

import (
	"io"
	"math"
	"testing"

	"tightrope/internal/sample"
	"tightrope/internal/source"
	"tightrope/internal/source/sourcetest"
)

const wide = `Country/Territory,Code,2020,2021,country_code
Azerbaijan,AZE,nan,-0.8,31
Nowhere,NWH,1,1,1
Israel,ISR,..,,376
`

const long = `codeindyr,code,countryname,year,indicator,estimate,stddev
AZEpv2021,AZE,Azerbaijan,2021,pv,-0.8378,0.2
ISRpv2021,ISR,Israel,2021,pv,..,
`

// named gives the fixture a name that says what it is.
func named(r io.Reader, _ string, sink source.Sink) (source.Report, error) {
	return Read(r, "fixture_pv_estimate.csv", sink)
}

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, named, wide)
	if report.Kept != 1 || report.Refused != 2 || c.Observations[0].Value != -0.8 {
		t.Errorf("%+v", report)
	}
	c, report = sourcetest.Collect(t, Read, long)
	if report.Kept != 1 || report.Refused != 1 || math.Abs(*c.Observations[0].Low+1.1668) > 1e-9 {
		t.Errorf("%+v", report)
	}
	sourcetest.Refuses(t, Read, wide, "file name")
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, named, wide, "Code")
	sourcetest.Broken(t, Read, long, "estimate")
	sourcetest.Refuses(t, named, "Country/Territory,Code,2020\nAzerbaijan,AZE,low\n", ":2", `"2020"`, "low")
}

// Political stability of Azerbaijan in 2021 is -0.8378, of Israel -1.1223.
func TestSample(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "gravity", "wgi_pv_estimate.csv"))
	t.Logf("%d rows, %d kept, %v", report.Read, report.Kept, report.Reasons)
	for id, want := range map[string]float64{"AZE": -0.8378, "ISR": -1.1223} {
		o := sourcetest.Find(t, c, "o.wgi.2021."+id+".political-stability-and-absence-of-violence.estimate")
		if math.Abs(o.Value-want) > 5e-5 {
			t.Errorf("%s: %g", id, o.Value)
		}
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, named, wide, long) }
