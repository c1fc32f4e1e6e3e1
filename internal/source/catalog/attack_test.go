package catalog

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"tightrope/fact"
	"tightrope/internal/source"
	"tightrope/internal/source/table"
)

// victim is a good file of one layout of a reader: two rows at least, of which the first is
// spoiled. Partner and value are the cells of that row; a value may be signed.
type victim struct {
	reader, file, text string
	column             string // one that the reader needs
	partner, value     string // what stands in the first row, with what is before it
	signed             bool
}

func tabs(s string) string { return strings.ReplaceAll(s, "|", "\t") }

var victims = []victim{
	{"atop", "", "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n365,373,2018,1,0,0,1,1\n373,640,2018,1,0,0,0,1\n", "ccode2", "365,;373", "2018,;1", false},
	{"baci", "", "t,i,j,k,v,q\n2021,31,376,270900,10,20\n2021,31,380,270900,11,22\n", "k", "31,;376", "270900,;10", false},
	{"baci", "", ",year,product_id,export_value,Quantity (in metric tons),location_code,partner_code\n0,2021,270900,10,20,AZE,ISR\n1,2021,270900,11,22,AZE,ITA\n", "export_value", "AZE,;ISR", "270900,;10", false},
	{"cepii", "", "iso_o,iso_d,contig,comlang_off,comlang_ethno,colony,comcol,curcol,col45,smctry,dist,distcap,distw,distwces\nAZE,TUR,1,0,0,0,0,0,0,0,1500,1420,1450,1400\nAZE,GEO,1,0,0,0,0,0,0,0,500,450,500,480\n", "iso_d", "AZE,;TUR", "0,0,0,;1500", false},
	{"comtrade", "", "typeCode,period,reporterCode,partnerCode,flowCode,cmdCode,netWgt,primaryValue\nC,202407,31,376,X,2709,1000,500\nC,202407,31,380,X,2709,1000,600\n", "cmdCode", "31,;376", "1000,;500", false},
	{"comtrade", "", "{\"data\":[\n{\"period\":\"2021\",\"reporterCode\":376,\"partnerCode\":\"31\",\"flowCode\":\"M\",\"cmdCode\":\"270900\",\"netWgt\":5.5,\"primaryValue\":\"123\"},\n{\"period\":\"2021\",\"reporterCode\":376,\"partnerCode\":842,\"flowCode\":\"M\",\"cmdCode\":\"270900\",\"netWgt\":7,\"primaryValue\":9}]}", "primaryValue", "partnerCode\":\";31", "primaryValue\":\";123", false},
	{"cow", "", "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n373,2012,200,9,3,100,9000,40,0.001\n365,2012,1000,10,1,1,1,1,0.17\n", "milper", "cinc\n;373", "373,2012,;200", false},
	{"cow", "", "ccode1,ccode2,conttype,stdate,enddate\n373,630,1,1991-12-26,2016-12-01\n373,640,1,1991-12-26,2016-12-01\n", "conttype", "373,;630", "630,;1", false},
	{"cow", "", "ccode,year,igo,status\n373,2005,oic,1\n640,2005,oic,1\n", "status", "status\n;373", "oic,;1", false},
	{"cow", "", "dispnum,ccode1,ccode2,year,cowmidongoing,hiact1,hostlev1\n4642,371,373,2014,1,17,4\n4643,371,640,2014,1,17,4\n", "hiact1", "371,;373", "1,17,;4", false},
	{"eu-crude", "", "Reporting Country,Country of Origin,Type of crude oil,Volume (1000 bbl),Total Value ($ 1000),CIF price (2) ($/bbl),% of Total Imports,date\nItaly,Azerbaijan,Azerbaijan Crude,100,11000,110,0.01,2019-01-31\nItaly,Libya,Es Sider,50,5000,100,0.01,2019-01-31\n", "Type of crude oil", "Italy,;Azerbaijan", "Azerbaijan Crude,;100", false},
	{"eurostat", "", "indic_nrg,crudeoil,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nVOL_THS_BBL,AZ_AZR_BTC,EU_V,2023-06,100,\nVOL_THS_BBL,UK_BRE,EU_V,2023-06,50,\n", "OBS_VALUE", "THS_BBL,;AZ_AZR_BTC", "2023-06,;100", false},
	{"icews", "", tabs("Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|Target Country|Story ID\n1|2018-06-01|A|G|Azerbaijan|Consult|040|1|B|G|Turkey|9\n2|2018-06-01|A|G|Israel|Consult|040|1|B|G|Turkey|9\n"), "Intensity", "B\tG\t;Turkey", "040\t;1", true},
	{"idealpoints", "", "Row,ccode,session,NVotes,IdealPoint,QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%,iso3c,Countryname\n1,373,74,80,-0.5,-1,-0.8,-0.7,-0.5,-0.3,-0.2,0,AZE,Azerbaijan\n2,640,74,80,0.4,0,0.1,0.2,0.3,0.5,0.6,0.7,TUR,Turkey\n", "IdealPoint", "1,;373", "74,80,;-0.5", true},
	{"pipelines", "", "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"ProjectID\":\"P1\",\"PipelineName\":\"A-B\",\"Fuel\":\"Oil\",\"Status\":\"operating\",\"StartYear1\":\"2006\",\"Capacity\":\"1200\",\"CapacityUnits\":\"bpd\",\"CountriesOrAreas\":\"Azerbaijan, Georgia\",\"StartCountryOrArea\":\"Azerbaijan\",\"EndCountryOrArea\":\"Georgia\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[49.5,40.2],[44,41]]}},\n{\"type\":\"Feature\",\"properties\":{\"ProjectID\":\"P2\",\"PipelineName\":\"C-D\",\"Fuel\":\"Oil\",\"Status\":\"operating\",\"StartYear1\":\"2007\",\"Capacity\":\"900\",\"CapacityUnits\":\"bpd\",\"CountriesOrAreas\":\"Iraq, Turkey\",\"StartCountryOrArea\":\"Iraq\",\"EndCountryOrArea\":\"Turkey\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[44,35],[36,36.8]]}}]}", "features", "StartCountryOrArea\":\";Azerbaijan", "Capacity\":\";1200", false},
	{"rivalries", "", "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary,principal,aprin\n1,Armenia-Azerbaijan,371,373,1991,2020,,1,,,,\n2,Greece-Turkey,350,640,1955,2020,,1,,,,\n", "ccode2", "371,;373", "373,;1991", false},
	{"sipri", "", "supplier,recipient,year,value\nRussia,Azerbaijan,2010,80\nIsrael,Azerbaijan,2010,50\n", "recipient", "Russia,;Azerbaijan", "2010,;80", false},
	{"sipri", "", "\"TIV of arms exports from Israel, 2019-2020\",,,\nFigures are TIVs expressed in millions.,,,\n,,,\n,2019,2020,Total\nAzerbaijan,10,20,30\nIndia,100,120,220\nTotal,110,140,250\n", "Total\nAzerbaijan", "Total\n;Azerbaijan", "Azerbaijan,;10", false},
	{"table", "", "seller,buyer,kt,when\nAzerbaijan,Israel,94.5,2025\nAzerbaijan,Italy,50,2025\n", "buyer", "Azerbaijan,;Israel", "Israel,;94.5", false},
	{"ucdp", "", "conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,incompatibility,intensity_level,type_of_conflict\n13243,2020,371,,373,,territory,2,interstate\n333,2020,700,2,,,government,2,intrastate\n", "intensity_level", "371,,;373", "territory,;2", false},
	{"unga", "", "resid,session,date,ccode,vote\n77001,77,2022-11-01,640,1\n77001,77,2022-11-01,373,2\n", "vote", "2022-11-01,;640", "640,;1", false},
	{"unga", "", "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title,total_yes,total_no,total_abstentions\n4025,AZE,AZERBAIJAN,Y,2023-10-27,ES-10,A/RES/ES-10/21,Protection of civilians,1,1,0\n4025,ISR,ISRAEL,N,2023-10-27,ES-10,A/RES/ES-10/21,Protection of civilians,1,1,0\n", "ms_vote", "4025,;AZE,AZERBAIJAN", "AZERBAIJAN,;Y", false},
	{"wgi", "fixture_pv_estimate.csv", "Country/Territory,Code,2020,2021,country_code\nAzerbaijan,AZE,-0.7,-0.8,31\nIsrael,ISR,-1,-1.1,376\n", "Code", "Azerbaijan,;AZE", "AZE,;-0.7", true},
	{"wmd", "", "Country,Country_Code,Country_ISO,2020,2021,unit,data_source\nAzerbaijan,31,AZE,100,110,metr. t,r\nKazakhstan,398,KAZ,200,210,metr. t,r\n", "Country_ISO", "31,;AZE", "AZE,;100", false},
}

// mapping is that of the table among the victims.
const mapping = "kind = \"observation\"\n[columns]\nfrom = \"seller\"\nto = \"buyer\"\nvalue = \"kt\"\nperiod = \"when\"\n[set]\nlayer = \"energy\"\nmeasure = \"flow\"\nitem = \"crude oil\"\nunit = \"t\"\nbasis = \"ship tracking\"\nreporter = \"a tracker\"\n"

func read(v victim, text string) (*source.Collected, source.Report, error) {
	e, _ := Find(v.reader)
	if v.reader == "table" {
		m, err := table.Parse([]byte(mapping))
		if err != nil {
			return nil, source.Report{}, err
		}
		e.Read = m.Reader()
	}
	name := v.file
	if name == "" {
		name = "fixture"
	}
	var c source.Collected
	report, err := e.Read(strings.NewReader(text), name, &c)
	return &c, report, err
}

// spoil puts another text into a cell, given as "what is before;what stands there".
func spoil(t *testing.T, v victim, cell, with string) string {
	t.Helper()
	before, old, _ := strings.Cut(cell, ";")
	if !strings.Contains(v.text, before+old) {
		t.Fatalf("%s: no %q in the fixture", v.reader, before+old)
	}
	return strings.Replace(v.text, before+old, before+with, 1)
}

// TestAttack spoils one cell of a good file of every reader. A reader may stop with an *Error or
// leave the row out; it never makes a figure of what is none, and never loses the other row.
func TestAttack(t *testing.T) {
	for _, v := range victims {
		good, report, err := read(v, v.text)
		if err != nil || report.Refused > 0 {
			t.Fatalf("%s: the good file: %+v, %v", v.reader, report, err)
		}
		known := map[string]fact.Observation{}
		for _, o := range good.Observations {
			known[o.ID] = o
		}
		attack := func(what, cell, with string) {
			t.Helper()
			c, report, err := read(v, spoil(t, v, cell, with))
			var typed *source.Error
			if err != nil {
				if !errors.As(err, &typed) {
					t.Errorf("%s: %s %q: %v: want an *Error", v.reader, what, with, err)
				}
				return
			}
			if report.Kept == 0 || report.Read != report.Kept+report.Refused {
				t.Errorf("%s: %s %q: %+v", v.reader, what, with, report)
			}
			for _, o := range c.Observations {
				if err := o.Valid(); err != nil {
					t.Errorf("%s: %s %q: %v", v.reader, what, with, err)
				}
				was, ok := known[o.ID]
				if (!ok || was.Value != o.Value || was.From != o.From || was.To != o.To) && o.From != "XXA" && o.To != "XXA" && o.Known() {
					t.Errorf("%s: %s %q became %s %s -> %s %g %s, %s", v.reader, what, with, o.ID, o.From, o.To, o.Value, o.Unit, o.Status)
				}
			}
			for _, e := range c.Events {
				if err := e.Valid(); err != nil {
					t.Errorf("%s: %s %q: %v", v.reader, what, with, err)
				}
			}
		}
		for _, s := range []string{"", " ", "..", "NA", "Atlantis", "99999", "-1", "<b>x</b>", "\x00", "\xff", strings.Repeat("A", 5000)} {
			attack("partner", v.partner, s)
		}
		for _, s := range []string{"..", "NaN", "Inf", "-Inf", "1e999", "n/a", "1,5,7", "0x1F", "１２", "=1+1", "\x00", "--5", "1_000", "9e307", "1e300"} {
			attack("value", v.value, s)
		}
		if !v.signed {
			attack("value", v.value, "-5")
			attack("value", v.value, "-1e300")
		}
	}
}

// TestWritten reads the same file as spreadsheets and archives write it again: with semicolons or
// tabs, in UTF-16, and in Windows 1252.
func TestWritten(t *testing.T) {
	utf16 := func(s string) string {
		b := []byte{0xff, 0xfe}
		for _, r := range utf16.Encode([]rune(s)) {
			b = append(b, byte(r), byte(r>>8))
		}
		return string(b)
	}
	for _, v := range victims {
		want, _, _ := read(v, v.text)
		again := map[string]string{"UTF-16": utf16(v.text)}
		if !strings.ContainsAny(v.text, "\"{\t") {
			again["semicolons"] = strings.ReplaceAll(v.text, ",", ";")
			again["tabs"] = strings.ReplaceAll(v.text, ",", "\t")
			again["decimal commas"] = strings.ReplaceAll(strings.ReplaceAll(v.text, ",", ";"), "0.", "0,")
		}
		for how, text := range again {
			if got, _, err := read(v, text); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s with %s: %v", v.reader, how, err)
			}
		}
	}
	sipri, _ := Find("sipri")
	var c source.Collected
	if _, err := sipri.Read(strings.NewReader("supplier;recipient;year;value\nT\xfcrkiye;C\xf4te d\x92Ivoire;2010;1,5\n"), "x", &c); err != nil ||
		c.Observations[0].From != "TUR" || c.Observations[0].To != "CIV" || c.Observations[0].Value != 1.5 {
		t.Errorf("Windows 1252: %+v, %v", c.Observations, err)
	}
}

// TestBroken feeds every reader what servers and cables make of a good file.
func TestBroken(t *testing.T) {
	for _, v := range victims {
		refused := func(what, text string, words ...string) {
			t.Helper()
			_, _, err := read(v, text)
			var typed *source.Error
			if !errors.As(err, &typed) {
				t.Errorf("%s: %s: %v: want an *Error", v.reader, what, err)
				return
			}
			for _, w := range words {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("%s: %s: %q does not say %q", v.reader, what, err, w)
				}
			}
		}
		refused("nothing", "", "empty")
		refused("white space", " \n\r\n\t\n", "empty")
		for _, page := range []string{"<!DOCTYPE html><html><body>Log in</body></html>", "\ufeff<html>", "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html/>", "<!-- moved -->\n<html lang=en>"} {
			refused("a page", page, "HTML")
		}
		refused("JSON of an error", `{"message":"Rate limit exceeded","statusCode":429}`)
		refused("a renamed column", strings.Replace(v.text, v.column, "x_"+v.column, 1))
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		if _, err := io.WriteString(z, v.text); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		for _, n := range []int{11, packed.Len() / 2, packed.Len() - 1} {
			refused("a truncated archive", packed.String()[:n], "ends early")
		}
		refused("another archive", "PK\x03\x04"+strings.Repeat("x", 100), "ends early")
		if _, _, err := read(v, "\ufeff"+strings.ReplaceAll(v.text, "\n", "\r\n")); err != nil {
			t.Errorf("%s: a byte order mark and the line ends of Windows: %v", v.reader, err)
		}
	}
}
