package icews

import (
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

var good = strings.ReplaceAll(`Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|Target Country|Story ID
1|2018-06-01|Foreign Affairs (Azerbaijan)|Government|Azerbaijan|Consult|040|1|Head of Government (Turkey)|Government|Turkey|9
2|2018-06-01|A "quoted" man|NA|Israel|Make statement|010|0|Citizen|NA|Israel|9
3|2018-06-01|Somebody|NA|NA|Make statement|010|0|Citizen|NA|Israel|9
4|2018-06-01|Somebody|NA|Atlantis|Make statement|010|0|Citizen|NA|Israel|9
`, "|", "\t")

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, good)
	if report.Kept != 1 || report.Refused != 3 {
		t.Errorf("%+v", report)
	}
	e := c.Events[0]
	if e.From != "AZE" || e.To != "TUR" || e.Plover != "CONSULT" || e.Tier != fact.Say || e.Title != "Azerbaijan consults with Türkiye" {
		t.Errorf("%+v", e)
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Broken(t, Read, good, "Source Country")
	sourcetest.Refuses(t, Read, strings.Replace(good, "040\t1\t", "040\t100\t", 1), "fixture:2", `"Intensity"`, "100")
	sourcetest.Refuses(t, Read, strings.Replace(good, "2018-06-01", "June", 1), `"Event Date"`, "June")
}

func TestSample(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "events", "icews_events.2018.sample.tab.gz"))
	t.Logf("%d rows, %d kept, %v", report.Read, report.Kept, report.Reasons)
	if report.Read != 3705 || len(c.Events) < 1000 {
		t.Errorf("%d events of %d rows", len(c.Events), report.Read)
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, good) }
