package eucrude

import (
	"math"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const good = `Reporting Country,Country of Origin,Type of crude oil,Volume (1000 bbl),Total Value ($ 1000),CIF price (2) ($/bbl),% of Total Imports,date
Italy,Azerbaijan,Azerbaijan Crude,100,11000,110,0.01,2019-01-31
Italy,Azerbaijan,Other Azeri Crude,50,5000,100,0.01,2019-01-31
Hungary,Russia,Urals,1000,,,0.1,2019-01-31
Italy,Libya,Es Sider,-5,1,1,0.1,2019-01-31
Italy,Atlantis,Es Sider,5,1,1,0.1,2019-01-31
Italy,Libya,Es Sider,..,,,,2019-01-31
`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, good)
	if report.Kept != 3 || report.Refused != 3 || len(c.Observations) != 8 {
		t.Errorf("%d: %+v", len(c.Observations), report)
	}
	o := sourcetest.Find(t, c, "o.eucrude.2019-01.AZE.ITA.crude-oil.USD")
	if o.Value != 16e6 || o.Item != "crude oil" {
		t.Errorf("%+v", o)
	}
	sourcetest.Find(t, c, "o.eucrude.2019-01.RUS.HUN.crude-oil.bbl")
	for _, o := range c.Observations {
		if o.To == "HUN" && o.Unit == "USD" {
			t.Errorf("Hungary gives no values: %+v", o)
		}
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, good, "Country of Origin")
	sourcetest.Refuses(t, Read, strings.Replace(good, "100,11000", "100,much", 1), "fixture:2", "Total Value", "much")
}

// Kazakhstan's first buyer in the register is France over the years up to 2019, and Germany
// in 2016; Hungary's volumes are there though it gives no values.
func TestSample(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "oil", "eu_crude_oil_import_register_2013_2019.csv.gz"))
	t.Logf("%d rows, %d kept, %v", report.Read, report.Kept, report.Reasons)
	barrels, hungary := map[int]map[fact.ActorID]float64{}, 0.0
	for _, o := range c.Observations {
		if o.Item != "crude oil" || o.Unit != "bbl" {
			continue
		}
		if o.To == "HUN" {
			hungary += o.Value
		}
		if o.From == "KAZ" {
			y := o.Period.From.Year
			if barrels[y] == nil {
				barrels[y] = map[fact.ActorID]float64{}
			}
			barrels[y][o.To] += o.Value
			if barrels[0] == nil {
				barrels[0] = map[fact.ActorID]float64{}
			}
			barrels[0][o.To] += o.Value
		}
	}
	f := func(year int, want fact.ActorID) {
		t.Helper()
		var best fact.ActorID
		most := math.Inf(-1)
		for id, v := range barrels[year] {
			if v > most {
				best, most = id, v
			}
		}
		if best != want {
			t.Errorf("%d: %s first, want %s: %v", year, best, want, barrels[year])
		}
	}
	f(0, "FRA")
	f(2016, "DEU")
	f(2019, "FRA")
	if hungary == 0 {
		t.Error("Hungary is lost")
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, good) }
