package atop

import (
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const good = `ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul
365,373,2018,1,0,0,1,1
373,640,2018,1,0,0,0,1
373,9999,2018,1,0,0,0,1
2,20,2018,0,0,0,0,0
365,373,2018,1,0,0,1,1
`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, good)
	if report.Kept != 2 || report.Refused != 3 || len(c.Observations) != 5 {
		t.Errorf("%+v", report)
	}
	sourcetest.Find(t, c, "o.atop.2018.AZE.TUR.defense")
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, good, "atop_nonagg")
	sourcetest.Refuses(t, Read, strings.Replace(good, "1,0,0,1,1", "1,0,0,yes,1", 1), "fixture:2", `"atop_nonagg"`, "yes")
}

// In 2018 Azerbaijan has obligations of defence with both Russia and Türkiye, and of
// nonaggression with about fifty states.
func TestHedging(t *testing.T) {
	defence, peace := map[fact.ActorID]bool{}, 0
	report := sourcetest.Stream(t, Read, sample.Dir(t, "ties", "cow", "atop5_dyad_year_1815_2018.csv.gz"), func(o fact.Observation) {
		if o.Period.From.Year != 2018 || o.From != "AZE" && o.To != "AZE" {
			return
		}
		switch o.Item {
		case "defence obligation":
			defence[o.From], defence[o.To] = true, true
		case "nonaggression obligation":
			peace++
		}
	})
	t.Logf("%d rows, %d kept, %v", report.Read, report.Kept, report.Reasons)
	if !defence["RUS"] || !defence["TUR"] || peace < 45 {
		t.Errorf("defence with %v, nonaggression with %d", defence, peace)
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, good) }
