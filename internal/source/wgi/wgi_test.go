package wgi

import (
	"io"
	"math"
	"strings"
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

// The tables of the World Bank's own sites: a preamble or a footer, years in brackets, and rows that
// name their indicators.
func TestReadBank(t *testing.T) {
	const bulk = "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2026-07-01\",\n\n" +
		"\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2020\",\"2021\",\n" +
		"\"Azerbaijan\",\"AZE\",\"Political Stability\",\"PV.EST\",\"\",\"-0.8378\",\n" +
		"\"Africa Eastern\",\"AFE\",\"Political Stability\",\"PV.EST\",\"-1\",\"-1\",\n"
	const bank = "Country Name,Country Code,Series Name,Series Code,2020 [YR2020],2021 [YR2021]\n" +
		"Azerbaijan,AZE,Political Stability: Estimate,GOV_WGI_PV.EST,..,-0.8378\nAzerbaijan,AZE,Political Stability: Standard Error,PV.STD.ERR,..,0.2\n" +
		"Azerbaijan,AZE,Political Stability: Percentile Rank,PV.PER.RNK,..,20\n\n\nData from database: Worldwide Governance Indicators\nLast Updated: 09/30/2026\n"
	for text, kept := range map[string]int{bulk: 1, bank: 2} {
		c, report := sourcetest.Collect(t, Read, text)
		if o := c.Observations[0]; report.Kept != kept || report.Refused != 1 || o.Value != -0.8378 || o.Period.String() != "2021" {
			t.Errorf("%+v, %+v", report, o)
		}
		sourcetest.Broken(t, Read, text, "Country Code")
	}
	c, _ := sourcetest.Collect(t, Read, bulk)
	if !strings.HasSuffix(c.Observations[0].Locator, ":6") {
		t.Errorf("line 6 is called %s", c.Observations[0].Locator)
	}
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
