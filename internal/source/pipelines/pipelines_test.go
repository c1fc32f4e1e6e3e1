package pipelines

import (
	"os"
	"slices"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const good = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"ProjectID":"P1","PipelineName":"A-B","Fuel":"Oil","Status":"operating","StartYear1":"2006",
"Capacity":"1,200,000.00","CapacityUnits":"bpd","CountriesOrAreas":"Azerbaijan, Georgia, Türkiye","StartCountryOrArea":"Azerbaijan",
"EndCountryOrArea":"Türkiye","FuelSource":"fields in Azerbaijan and Kazakhstan","LastUpdated":"2025-01-16"},
"geometry":{"type":"LineString","coordinates":[[49.5,40.2],[36.0,36.8]]}},
{"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":[[[49.5,40.2],[36.0,36.8]]]}}]}`

func TestRead(t *testing.T) {
	c, report := sourcetest.Collect(t, Read, good)
	if report.Kept != 1 || report.Refused != 1 || c.Observations[0].Value != 1.2e6 {
		t.Errorf("%+v", report)
	}
}

func TestReadBroken(t *testing.T) {
	sourcetest.Refuses(t, Read, "", "empty")
	sourcetest.Refuses(t, Read, "<html>", "HTML")
	sourcetest.Refuses(t, Read, good[:200], "ends early")
	sourcetest.Refuses(t, Read, `{"type":"FeatureCollection","features":[]}`, "at least one feature")
	sourcetest.Refuses(t, Read, `{"type":"FeatureCollection","features":[{"geometry":{"type":"LineString","coordinates":[[500,40]]}}]}`, "longitude")
}

// The line from Baku to Ceyhan carries oil of other states too: the load port is not the origin.
func TestSample(t *testing.T) {
	folder := sample.Dir(t, "ties", "pipelines")
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		file, err := os.Open(folder + "/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		routes, err := ReadRoutes(file, f.Name())
		file.Close()
		if err != nil || len(routes) == 0 || routes[0].points() < 2 {
			t.Errorf("%s: %d routes, %v", f.Name(), len(routes), err)
			continue
		}
		if f.Name() == "P0644.geojson" {
			p := routes[0]
			if p.From != "AZE" || p.To != "TUR" || !slices.Contains(p.Through, fact.ActorID("GEO")) || p.Capacity != 1.2e6 {
				t.Errorf("%+v", p)
			}
		}
	}
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, good) }
