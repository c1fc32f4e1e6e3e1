package comtrade

import (
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/source/sourcetest"
)

const table = `typeCode,period,reporterCode,partnerCode,partner2Code,flowCode,cmdCode,motCode,customsCode,netWgt,primaryValue
C,202407,31,376,0,X,2709,0,C00,1000000,500000
C,202408,31,376,0,X,2709,0,C00,1000000,500000
C,202409,31,376,0,X,2709,0,C00,,500000
C,202407,31,380,0,X,2709,0,C00,1000000,500000
C,202410,31,380,0,X,2709,0,C00,1000000,600000
C,202410,31,0,0,X,2709,0,C00,1000000,900000
C,202410,31,380,12,X,2709,0,C00,1000000,600000
C,202410,31,,0,X,2709,0,C00,1,1
C,202410,31,381,0,X,2709,0,C00,1,-1
C,202410,31,792,0,X,2709,0,C00,1,..
C,202410,31,31,0,M,2709,0,C00,1,5
`

const answered = `{"elapsedTime":"0.1","count":2,"error":"","data":[
{"typeCode":"C","period":"2021","reporterCode":376,"partnerCode":31,"flowCode":"M","cmdCode":"270900","netWgt":5.5,"primaryValue":123.0,"motCode":0},
{"typeCode":"C","period":"2021","reporterCode":376,"partnerCode":842,"flowCode":"M","cmdCode":"270900","netWgt":null,"primaryValue":0,"motCode":0}]}`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, table)
	if report.Kept != 6 || report.Refused != 5 {
		t.Errorf("%+v", report)
	}
	o := sourcetest.Find(t, c, "o.comtrade.2024-09.2709.AZE.X.ISR.USD.dark")
	if o.Status != fact.Dark || o.Period.String() != "2024-10" || o.To != "ISR" {
		t.Errorf("Israel is listed no more: %+v", o)
	}
	if o := sourcetest.Find(t, c, "o.comtrade.2024-10.2709.AZE.X.WLD.USD"); o.Measure != "total exports" || o.From != "AZE" || o.To != "" {
		t.Errorf("%+v", o)
	}
	c, _ = sourcetest.Collect(t, Read, answered)
	o = sourcetest.Find(t, c, "o.comtrade.2021.270900.ISR.M.AZE.USD")
	if o.From != "AZE" || o.To != "ISR" || o.Basis != fact.ImporterCustoms {
		t.Errorf("flows run from seller to buyer: %+v", o)
	}
	if o := sourcetest.Find(t, c, "o.comtrade.2021.270900.ISR.M.USA.USD"); o.Status != fact.Zero {
		t.Errorf("a reported 0: %+v", o)
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, table, "primaryValue")
	sourcetest.Broken(t, Read, answered, "primaryValue")
	sourcetest.Refuses(t, Read, answered[:120], "ends early")
	sourcetest.Refuses(t, Read, `{"error":"429 try again in 2 seconds","data":[]}`, "429")
	sourcetest.Refuses(t, Read, strings.Replace(table, "1000000,500000", "1000000,n/a", 1), "fixture:2", `"primaryValue" is "n/a"`, "number")
	sourcetest.Refuses(t, Read, strings.Replace(table, "202407", "2024Q3", 1), `"period"`)
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, table, answered) }
