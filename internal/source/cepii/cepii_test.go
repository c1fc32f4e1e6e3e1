package cepii

import (
	"math"
	"strings"
	"testing"

	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const good = `iso_o,iso_d,contig,comlang_off,comlang_ethno,colony,comcol,curcol,col45,smctry,dist,distcap,distw,distwces
AZE,TUR,1,0,0,0,0,0,0,0,1500.5,1420,..,.
AZE,AZE,0,0,0,0,0,0,0,0,10,10,10,10
AZE,QQQ,0,0,0,0,0,0,0,0,10,10,10,10
`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, good)
	if report.Kept != 1 || report.Refused != 2 || len(c.Observations) != 3 {
		t.Errorf("%+v", report)
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, good, "distcap")
	sourcetest.Refuses(t, Read, strings.Replace(good, "1420", "-1420", 1), `"distcap"`, "-1420")
	sourcetest.Refuses(t, Read, strings.Replace(good, "1420", "far", 1), `"distcap"`, "far", "number")
}

func TestSample(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "gravity", "cepii_dist.csv.gz"))
	t.Logf("%d rows, %d kept, %v", report.Read, report.Kept, report.Reasons)
	// Baku lies 1,270 km from Jerusalem, by the great circle.
	if o := sourcetest.Find(t, c, "o.cepii.distcap.AZE.ISR"); math.Abs(o.Value-1450) > 200 {
		t.Errorf("%+v", o)
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, good) }
