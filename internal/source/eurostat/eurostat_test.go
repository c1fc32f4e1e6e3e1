package eurostat

import (
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const good = `indic_nrg,crudeoil,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
VOL_THS_BBL,AZ_AZR_BTC,EU_V,2023-06,100,
VOL_THS_BBL,AZ_AZR_LGHT,EU_V,2023-06,50,
VOL_THS_BBL,UK_BRE,EU_V,2023-06,:,c
VOL_THS_BBL,ZZ_XXX,EU_V,2023-06,1,
VOL_THS_BBL,RU_URL,EU_V,2023-06,-1,
API_DEG,AZ_AZR_BTC,EU_V,2023-06,38,
VOL_THS_BBL,TOTAL,EU_V,2023-06,1000,
`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, good)
	if report.Kept != 4 || report.Refused != 3 || len(report.Alerts) != 1 {
		t.Errorf("%+v", report)
	}
	if o := sourcetest.Find(t, c, "o.eurostat.2023-06.AZE.EU.bbl"); o.Value != 150000 {
		t.Errorf("%+v", o)
	}
	if o := sourcetest.Find(t, c, "o.eurostat.2023-06.GBR.EU.bbl.UK_BRE"); o.Status != fact.Suppressed {
		t.Errorf("a confidential value: %+v", o)
	}
	if o := sourcetest.Find(t, c, "o.eurostat.2023-06..EU.bbl.total"); o.Measure != "total imports" || o.From != "EU" {
		t.Errorf("%+v", o)
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, good, "TIME_PERIOD")
	sourcetest.Refuses(t, Read, strings.Replace(good, ",100,", ",n/a,", 1), "fixture:2", "OBS_VALUE", "n/a")
	sourcetest.Refuses(t, Read, strings.Replace(good, "2023-06,100", "2023,100", 1), "month")
}

// The grades listed for Russia in 2021 make about 29 % of all listed grades, but about 17 % of
// TOTAL: they do not add up, and the report says so.
func TestListedGradesAreNoTotal(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "oil", "eurostat_nrg_ti_coifpm_2020_2023.csv.gz"))
	t.Logf("%d rows, %d kept, %v, %v", report.Read, report.Kept, report.Reasons, report.Alerts)
	var russia, listed, total float64
	for _, o := range c.Observations {
		if o.Unit != "bbl" || o.Period.From.Year != 2021 || o.Item != "crude oil" {
			continue
		}
		switch {
		case o.Measure == "total imports":
			total += o.Value
		case o.From == "RUS":
			russia += o.Value
			listed += o.Value
		default:
			listed += o.Value
		}
	}
	if s := russia / listed; s < 0.28 || s > 0.31 {
		t.Errorf("Russia is %.3f of the listed grades", s)
	}
	if s := russia / total; s < 0.15 || s > 0.19 {
		t.Errorf("Russia is %.3f of TOTAL", s)
	}
	if len(report.Alerts) == 0 {
		t.Error("no alert")
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, good) }

// The older form has a row for a series, flags behind the numbers and a colon where there is none.
func TestReadWide(t *testing.T) {
	const wide = "freq,indic_nrg,crudeoil,geo\\TIME_PERIOD\t2023-05 \t2023-06 \n" +
		"M,VOL_THS_BBL,AZ_AZR_BTC,EU_V\t: \t100 p\n" +
		"M,VOL_THS_BBL,UK_BRE,EU_V\t7 \t: c\n"
	c, report := sourcetest.Collect(t, Read, wide)
	if report.Kept != 3 || report.Refused != 1 {
		t.Errorf("%+v", report)
	}
	if o := sourcetest.Find(t, c, "o.eurostat.2023-06.AZE.EU.bbl.AZ_AZR_BTC"); o.Value != 100000 || o.Period.String() != "2023-06" {
		t.Errorf("%+v", o)
	}
	if o := sourcetest.Find(t, c, "o.eurostat.2023-06.GBR.EU.bbl.UK_BRE"); o.Status != fact.Suppressed {
		t.Errorf("%+v", o)
	}
	sourcetest.Broken(t, Read, wide, "crudeoil")
	sourcetest.Refuses(t, Read, strings.Replace(wide, "2023-05", "May", 1), "May", "a month")
	sourcetest.Refuses(t, Read, strings.Replace(wide, "100 p", "p 100", 1), "fixture:2", "2023-06", "a number")
	sourcetest.Refuses(t, Read, strings.Replace(wide, "M,VOL_THS_BBL,UK_BRE", "VOL_THS_BBL,UK_BRE", 1), "fixture:3")
	confidential := strings.Replace(good, "OBS_FLAG", "CONF_STATUS", 1)
	if c, _ := sourcetest.Collect(t, Read, strings.Replace(confidential, ":,c", ":,C", 1)); len(c.Observations) == 0 {
		t.Error("the status of confidence is not known")
	}
}
