package rivalries

import (
	"strings"
	"testing"

	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const tss = `tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary,principal,aprin
1,Armenia-Azerbaijan,371,373,1991,2020,,1,,,,
2,Nobody,999,373,1991,2020,,1,,,,
3,Backward,371,373,1995,1991,,1,,,,
`

const td = `rivalryno,rivalryname,ccode1,ccode2,styear,endyear,region,type1,type2,type3
7,Armenia-Azerbaijan,371,373,1991,2010,Eurasia,spatial,,
`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, tss)
	if report.Kept != 1 || report.Refused != 2 {
		t.Errorf("%+v", report)
	}
	if o := sourcetest.Find(t, c, "o.rivalries.tssr_id.1"); o.Note != "Armenia-Azerbaijan; spatial" {
		t.Errorf("%+v", o)
	}
	sourcetest.Collect(t, Read, td)
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, tss, "ccode2")
	sourcetest.Broken(t, Read, td, "endyear")
	sourcetest.Refuses(t, Read, strings.Replace(td, "1991", "long ago", 1), "fixture:2", `"styear"`, "year")
}

func TestSample(t *testing.T) {
	for _, f := range []string{"tss_rivalries.csv", "td_rivalries.csv"} {
		_, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "cow", f))
		t.Logf("%s: %d rows, %d kept, %v", f, report.Read, report.Kept, report.Reasons)
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, tss, td) }
