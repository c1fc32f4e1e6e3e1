package baci

import (
	"math"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source"
	"tightrope/internal/source/sourcetest"
)

const cepii = `t,i,j,k,v,q
2021,31,376,270900,1000.5,   2000
2021,842,490,270900,500,          NA
2021,24,376,270900,57900,1
2021,24,56,270900,600,1000
2021,566,380,270900,-1,1
2021,9999,380,270900,5,1
2021,643,156,930690,7,0.5
`

const atlas = `,year,product_id,export_value,Quantity (in metric tons),location_code,partner_code
0,2021,270900,1000500.0,   2000,AZE,ISR
1,2021,270900,500000.0,    900,AGO,
2,2021,270900,5.0,NA,AGO,ITA
3,2021,270900,7.0,NA,VEN,ITA
`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, cepii)
	if report.Read != 7 || report.Kept != 5 || report.Refused != 2 || len(c.Observations) != 9 {
		t.Errorf("%+v", report)
	}
	o := sourcetest.Find(t, c, "o.baci.2021.270900.AZE.ISR.USD")
	if o.Value != 1000500 || o.Item != "crude oil" || o.Layer != fact.Energy {
		t.Errorf("%+v", o)
	}
	sourcetest.Find(t, c, "o.baci.2021.270900.USA.TWN.USD") // 490 stands for Taiwan
	if o := sourcetest.Find(t, c, "o.baci.2021.270900.AGO.ISR.t"); o.Credibility != 5 {
		t.Errorf("57.9 million USD for a tonne of oil: %+v", o)
	}
	c, report = sourcetest.Collect(t, Read, atlas)
	if o := sourcetest.Find(t, c, "o.baci.2021.270900.AGO.XXA.USD.3"); o.Value != 500000 || len(report.Alerts) != 1 {
		t.Errorf("a blank partner: %+v, %v", o, report.Alerts)
	}
	if o := sourcetest.Find(t, c, "o.baci.2021.270900.VEN.ITA.USD"); o.Basis != fact.Estimate || o.Note == "" {
		t.Errorf("the vendor's imputation is not named: %+v", o)
	}
}

// A choice of products leaves the rows of others out, and says how many; a zero lost by a spreadsheet
// is found again.
func TestReadProducts(t *testing.T) {
	wanted, err := source.ParseProducts("93", "0902")
	if err != nil {
		t.Fatal(err)
	}
	c, report := sourcetest.Collect(t, ReadProducts(wanted), cepii+"2021,144,643,90240,12,3\n")
	if report.Read != 8 || report.Kept != 2 || report.Refused != 6 || len(c.Observations) != 4 {
		t.Errorf("%+v", report)
	}
	sourcetest.Find(t, c, "o.baci.2021.090240.LKA.RUS.USD")
	sourcetest.Refuses(t, ReadProducts(source.Products{"10"}), cepii, "7 rows, all refused", "not chosen")
	for _, bad := range []string{"9", "oil", "2709000", ""} {
		if _, err := source.ParseProducts(bad); err == nil {
			t.Errorf("%q is no code", bad)
		}
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, cepii, "q\n"[:1])
	sourcetest.Broken(t, Read, atlas, "export_value")
	sourcetest.Refuses(t, Read, "t,i,j,k,v,q\n2021,31,376,270900,n/a,1\n", "fixture:2", `column "v"`, "n/a", "number")
	sourcetest.Refuses(t, Read, "t,i,j,k,v,q\nsoon,31,376,270900,1,1\n", `column "t"`, "year")
	sourcetest.Refuses(t, Read, "t,i,j,k,v,q\n2021,31,376\n", "fixture:2", "6 columns")
	sourcetest.Refuses(t, Read, "t,i,j,k,v,q\n", "no rows")
	sourcetest.Refuses(t, Read, "t,i,j,k,v,q\n2021,31,376,270900,..,1\n", "all refused", "no value")
}

// Azerbaijan sold 887.5 of the 1,363.2 million USD of crude oil that BACI sees Israel import in
// 2021, 65.1 %; Nigeria's flow has no tonnes, and Angola's are not credible.
func TestSample(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "oil", "baci_hs270900_2021_bilateral.csv"))
	t.Logf("%d rows, %d kept, %v, %v", report.Read, report.Kept, report.Reasons, report.Alerts)
	var all, baku float64
	for _, o := range c.Observations {
		if o.To == "ISR" && o.Unit == "USD" {
			all += o.Value
			if o.From == "AZE" {
				baku += o.Value
			}
		}
	}
	if math.Abs(baku/all-0.6511) > 5e-5 || math.Abs(all-1363.2e6) > 5e4 {
		t.Errorf("%g of %g", baku, all)
	}
	if o := sourcetest.Find(t, c, "o.baci.2021.270900.AGO.ISR.t"); o.Credibility != 5 {
		t.Errorf("57.9 million USD on 951 t: %+v", o)
	}
	for _, o := range c.Observations {
		if o.ID == "o.baci.2021.270900.NGA.ISR.t" {
			t.Errorf("Nigeria's flow has tonnes: %+v", o)
		}
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, cepii, atlas) }
