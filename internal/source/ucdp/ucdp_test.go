package ucdp

import (
	"strings"
	"testing"

	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const good = `conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,incompatibility,intensity_level,type_of_conflict
13243,2020,371,,373,,territory,2,interstate
333,2020,700,"2, 20",,,government,2,II
333,2020,700,2,,,government,2,II
1,2020,99999,,,,government,1,3
2,2020,,,,,government,1,3
`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, good)
	if report.Kept != 3 || report.Refused != 2 || len(c.Observations) != 3 {
		t.Errorf("%+v", report)
	}
	if o := sourcetest.Find(t, c, "o.ucdp.2020.13243.AZE.ARM"); o.Value != 5 {
		t.Errorf("a year of war: %+v", o)
	}
	if o := sourcetest.Find(t, c, "o.ucdp.2020.333.AFG"); o.Note != "joined: USA, CAN" {
		t.Errorf("%+v", o)
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, good, "intensity_level")
	sourcetest.Refuses(t, Read, strings.Replace(good, ",2,interstate", ",7,interstate", 1), "fixture:2", `"intensity_level"`)
	sourcetest.Refuses(t, Read, strings.Replace(good, ",2,interstate", ",2,brawl", 1), "brawl")
}

// UCDP codes the war of 2020 over Nagorno-Karabakh as an internationalised conflict inside
// Azerbaijan which Türkiye and Armenia joined, not as one between states.
func TestSample(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "cow", "ucdp_acd_1946_2024.csv.gz"))
	t.Logf("%d rows, %d kept, %v", report.Read, report.Kept, report.Reasons)
	if o := sourcetest.Find(t, c, "o.ucdp.2020.388.AZE"); o.Value != 2 || o.Note != "joined: TUR, ARM" {
		t.Errorf("%+v", o)
	}
	sourcetest.Find(t, c, "o.ucdp.1967.11343.EGY.ISR")
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, good) }
