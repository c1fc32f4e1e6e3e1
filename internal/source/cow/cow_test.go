package cow

import (
	"math"
	"os"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source"
	"tightrope/internal/source/sourcetest"
)

const nmc = `ccode,year,milex,milper,irst,pec,tpop,upop,cinc
373,2012,2e+06,-9,0,100,9000,,0.001
365,1970,1000,10,1,1,1,1,0.17
9999,1970,1,1,1,1,1,1,0.1
373,2013,-9,NA,..,,,,
`

const mid = `dispnum,ccode1,ccode2,year,cowmidongoing,hiact1,hostlev1
4642,371,373,2014,1,17,4
4642,373,371,2014,1,17,4
4643,371,371,2014,1,17,4
4644,371,640,2014,1,17,-9
`

const igo = `ccode,year,igo,status
373,2005,oic,1
640,2005,nam,3
640,2005,nowhere,1
`

const contdir = `ccode1,ccode2,conttype,stdate,enddate
373,630,1,1991-12-26,2016-12-01
373,640,1,1991-12-26,2016-12-01
`

const states = `stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version
YUG,345,Yugoslavia,1941,1,1,1941,4,20,2016
AZE,373,Azerbaijan,1991,12,26,2016,12,31,2016
`

func TestRead(t *testing.T) {
	f := func(text string, kept, refused, given int) *source.Collected {
		t.Helper()
		c, report := sourcetest.Collect(t, Read, text)
		if report.Kept != kept || report.Refused != refused || report.Given != given {
			t.Errorf("%+v", report)
		}
		return c
	}
	c := f(nmc, 2, 2, 5+7)
	if o := sourcetest.Find(t, c, "o.cow.nmc.2012.AZE.milex"); o.Value != 2e9 {
		t.Errorf("spending of 2e+06 thousand dollars: %+v", o)
	}
	if o := sourcetest.Find(t, c, "o.cow.nmc.2012.AZE.irst"); o.Status != fact.Zero {
		t.Errorf("a reported 0 is a zero: %+v", o)
	}
	sourcetest.Find(t, c, "o.cow.nmc.1970.SUN.cinc")
	c = f(mid, 2, 2, 2)
	sourcetest.Find(t, c, "o.cow.mid.2014.4642.AZE.ARM")
	c = f(igo, 2, 1, 2)
	sourcetest.Find(t, c, "o.cow.igo.2005.TUR.IGONAM.observer")
	f(contdir, 2, 0, 2)
	c = f(states, 2, 0, 2)
	sourcetest.Find(t, c, "o.cow.states.in the state system.YUG.1941-01-01")
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, nmc, "milex")
	sourcetest.Broken(t, Read, mid, "hostlev1")
	sourcetest.Broken(t, Read, contdir, "conttype")
	sourcetest.Refuses(t, Read, "ccode,year,igo,status\n373,20x5,oic,1\n", "fixture:2", `"year"`)
	sourcetest.Refuses(t, Read, "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n373,2012,1,1,1,1,1,1,40\n", `"cinc"`, "share")
	sourcetest.Refuses(t, Read, "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n373,2012,lots,1,1,1,1,1,0.1\n", `"milex"`, "lots")
}

// Every table of the sample is read, without a state number that belongs to nobody.
func TestSample(t *testing.T) {
	for _, name := range []string{
		"cow_nmc_1816_2022.csv.gz", "cow_mid5_dirdyad_1816_2014.csv.gz", "gml_mid_dirdyad_1816_2010.csv.gz",
		"cow_igo_state_year.csv.gz", "igo_membership_selected_1991_2014.csv.gz", "cow_contdir_v3.2.csv",
		"cow_trade_state_year_1870_2014.csv.gz", "hief.csv.gz", "cow_states_2016.csv", "cow_majors.csv", "gw_states_2017.csv",
	} {
		report := sourcetest.Stream(t, Read, sample.Dir(t, "ties", "cow", name), func(fact.Observation) {})
		t.Logf("%s: %d rows, %d kept, %d given, %v", name, report.Read, report.Kept, report.Given, report.Reasons)
	}
}

// In 1816 the United States held 3.97 % of the material capability of all states. The shares
// of a year make about one: the project averages over components that some states lack.
func TestCapability(t *testing.T) {
	c, _ := sourcetest.File(t, Read, sample.Dir(t, "ties", "cow", "cow_nmc_1816_2022.csv.gz"))
	if o := sourcetest.Find(t, c, "o.cow.nmc.1816.USA.cinc"); math.Abs(o.Value-0.0397) > 5e-5 {
		t.Errorf("%+v", o)
	}
	sum := map[int]float64{}
	for _, o := range c.Observations {
		if o.Measure == "capability" {
			sum[o.Period.From.Year] += o.Value
		}
	}
	for y, s := range sum {
		if math.Abs(s-1) > 0.1 {
			t.Errorf("%d: the shares make %g", y, s)
		}
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, nmc, mid, igo, contdir, states) }

func BenchmarkJointMemberships(b *testing.B) {
	path := sample.Dir(b, "ties", "cow", "cow_igo_dyads_1946_2014.csv.gz")
	for b.Loop() {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		report, err := Read(f, "igo", source.Observations(func(fact.Observation) error { return nil }))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(report.Read), "rows")
		f.Close()
	}
}
