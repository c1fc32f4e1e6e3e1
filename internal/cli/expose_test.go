package cli

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"tightrope/internal/app"
)

// What Israel buys and who sells it in three years: Azerbaijan doubles, Russia falls at every step,
// Brazil and Nigeria sell the same.
const crudeYears = `t,i,j,k,v,q
2019,31,376,270900,400,1000
2020,31,376,270900,500,1000
2021,31,376,270900,800,2000
2019,643,376,270900,300,900
2020,643,376,270900,200,700
2021,643,376,270900,100,300
2021,76,376,270900,50,100
2021,566,376,270900,50,100
2021,31,380,270900,200,500
`

func exposed(t *testing.T, home string, args ...string) (int, app.ExposeOut, string) {
	t.Helper()
	code, out, errs := try("", append([]string{"--home", home, "--json", "expose"}, args...)...)
	var got app.ExposeOut
	if out != "" {
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	return code, got, errs
}

func TestExpose(t *testing.T) {
	home := filled(t, "baci", written(t, "baci.csv", crudeYears))
	code, got, _ := exposed(t, home, "Israel", "--item", "crude", "--stock", "1250 t")
	if code != exitDone || len(got.Tables) != 2 {
		t.Fatalf("exit %d, %+v", code, got.Tables)
	}
	usd, tonnes := got.Tables[0], got.Tables[1]
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %g: want %g", what, got, want)
		}
	}
	first := usd.Suppliers[0]
	near("share of Azerbaijan", first.Share, 0.8)
	near("what Azerbaijan sells to Israel", *first.Back, 0.8)
	near("asymmetry", *first.Asymmetry, 0)
	near("HHI", usd.HHI.Value, 0.8*0.8+0.1*0.1+2*0.05*0.05)
	near("effective suppliers", *usd.Effective, 1/usd.HHI.Value)
	if r := first.Trend; !r.Doubled || !r.Every || *r.Ratio != 2 || r.Up != 2 {
		t.Errorf("Azerbaijan doubles: %+v", r)
	}
	if r := usd.Suppliers[1].Trend; usd.Suppliers[1].Actor != "RUS" || r.Doubled || !r.Halved || !r.Every || r.Down != 2 || !strings.Contains(r.Words, "falls at every step") {
		t.Errorf("Russia falls: %+v", r)
	}
	if a, b := usd.Suppliers[2], usd.Suppliers[3]; a.Rank != 3 || b.Rank != 3 || a.Tied != 1 || a.Actor != "BRA" {
		t.Errorf("equal sellers share a place: %+v, %+v", a, b)
	}
	near("days of cover", tonnes.Cover.Days, 1250/(2500./365))
	if usd.Cover != nil || usd.Risk != nil || usd.Coverage != 1 {
		t.Errorf("%+v", usd)
	}
	if _, got, _ := exposed(t, home, "Azerbaijan", "--years", "2019-2020"); got.Tables[0].Buyers[0].Value != 900_000 || *got.Tables[0].Buyers[0].Mine != -*got.Tables[0].Buyers[0].Asymmetry {
		t.Errorf("%+v", got.Tables[0].Buyers)
	}
	if _, got, errs := exposed(t, home, "Israel", "--as-of", "9999"); len(got.Notes) != 1 || !strings.Contains(errs, "the newest flow at hand ends 2021-12-31") {
		t.Errorf("%v, %s", got.Notes, errs)
	}
}

// Supply risk needs production in the same unit and ratings of the origins; one without a rating
// counts half.
func TestExposeSupplyRisk(t *testing.T) {
	home := filled(t, "baci", written(t, "baci.csv", crudeYears))
	for reader, file := range map[string]string{
		"wmd": written(t, "wmd_petroleum.csv", "Country,Country_Code,Country_ISO,2021,unit,data_source\nAzerbaijan,31,AZE,300,metr. t,r\nRussia,643,RUS,100,metr. t,r\n"),
		"wgi": written(t, "wgi_pv_estimate.csv", "Country/Territory,Code,2021,country_code\nAzerbaijan,AZE,-1,31\nRussia,RUS,-2,643\nBrazil,BRA,0,76\n"),
	} {
		if code, _, errs := try("", "--home", home, "load", reader, file); code != exitDone {
			t.Fatalf("%s: %s", reader, errs)
		}
	}
	_, got, _ := exposed(t, home, "Israel", "--price", "0.5")
	r := got.Tables[1].Risk
	if r == nil || got.Tables[0].Risk != nil {
		t.Fatalf("%+v", got.Tables)
	}
	risk := (0.7*2000 + 0.9*300 + 0.5*100 + 0.5*100) / 2500
	if hhi := 0.75*0.75 + 0.25*0.25; math.Abs(r.Concentration-hhi) > 1e-12 || math.Abs(r.ImportRisk-risk) > 1e-12 || math.Abs(r.Score-hhi*risk) > 1e-12 {
		t.Errorf("%+v: want %g and %g", r, hhi, risk)
	}
	if len(r.Unknown) != 1 || r.Unknown[0] != "Nigeria" || math.Abs(*r.Factor-r.Score*0.5/0.409412948) > 1e-12 {
		t.Errorf("%+v, factor %g", r, *r.Factor)
	}
}

// Both sides report the flow: the reconciled value lies between the two, which stay as interval.
func TestExposeMirrors(t *testing.T) {
	home := filled(t, "comtrade", written(t, "m.csv", `typeCode,period,reporterCode,partnerCode,partner2Code,flowCode,cmdCode,motCode,customsCode,netWgt,primaryValue
C,2021,31,376,0,X,2709,0,C00,,800
C,2021,376,31,0,M,2709,0,C00,,1000
C,2021,31,380,0,X,2709,0,C00,,500
`))
	_, got, errs := exposed(t, home, "Israel")
	if len(got.Mirrors) != 1 {
		t.Fatalf("%+v %s", got, errs)
	}
	m := got.Mirrors[0]
	if m.From != "AZE" || m.Low != 800 || m.High != 1000 || m.Value < 800 || m.Value > 1000 || math.Abs(m.Gap-1./9) > 1e-12 || len(m.Rows) != 2 {
		t.Errorf("%+v", m)
	}
}

func TestExposeRefuses(t *testing.T) {
	home := t.TempDir()
	f := func(want int, says string, args ...string) {
		t.Helper()
		if code, _, errs := exposed(t, home, args...); code != want || !strings.Contains(errs, says) {
			t.Errorf("%v: exit %d, %q: want %d and %q", args, code, errs, want, says)
		}
	}
	f(exitFailed, "Atlantis", "Atlantis")
	f(exitInsufficient, `no flow of "tin" of CHL is at hand`, "Chile", "--item", "tin")
	f(exitInsufficient, "in 1950 to 1951", "Azerbaijan", "--years", "1950-1951")
	f(exitUsage, "want an amount and its unit", "Azerbaijan", "--stock", "12")
	f(exitUsage, "--years", "Azerbaijan", "--years", "2020-2010")
}
