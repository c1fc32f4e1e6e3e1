package actor

import (
	"compress/gzip"
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
)

// Every state-year of the countrycode panel whose ISO3, COW and GW codes are given resolves
// to one actor by each of them, and the actor's own codes lead back to the row.
func TestCodesRoundTrip(t *testing.T) {
	file, err := os.Open(sample.Dir(t, "ties", "codes", "countrycode_codelist_panel.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzip, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(unzip).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	year, iso, cow, gw := column("year"), column("iso3c"), column("cown"), column("gwn")
	r := Default()
	checked, given := 0, 0
	for _, row := range rows[1:] {
		y, err := strconv.Atoi(row[year])
		if err != nil {
			t.Fatal(err)
		}
		at := fact.Date{Year: y}
		byCow, okCow := r.ByCode("cow", row[cow], at)
		byGw, okGw := r.ByCode("gw", row[gw], at)
		if row[cow] != "" && row[gw] != "" {
			given++
			// COW leaves 345 to Serbia in June 2006, GW ends it with the union.
			split := row[cow] == "345" && y == 2006
			if !okCow || !okGw || byCow != byGw && !split {
				t.Errorf("%s: cow %s is %q, gw %s is %q", row[:2], row[cow], byCow, row[gw], byGw)
			}
		}
		if row[iso] == "" || row[cow] == "" || row[gw] == "" {
			continue
		}
		checked++
		byIso, ok := r.ByCode("iso3", row[iso], at)
		if !ok || byIso != byCow {
			t.Errorf("%s: iso3 %s is %q, cow %s is %q", row[:2], row[iso], byIso, row[cow], byCow)
		}
		a, _ := r.Get(byIso)
		for scheme, code := range map[string]string{"iso3": row[iso], "cow": row[cow], "gw": row[gw]} {
			if !slices.ContainsFunc(a.Codes, func(s fact.Spell) bool { return s.Scheme == scheme && s.Text == code }) {
				t.Errorf("%s: %s does not lead back to %s %s", row[:2], a.ID, scheme, code)
			}
		}
	}
	t.Logf("%d state-years with all three codes, %d with COW and GW, of %d", checked, given, len(rows)-1)
}

func TestTables(t *testing.T) {
	r := Default()
	for _, a := range r.All() {
		if a.Kind == fact.State || a.Kind == fact.Area && a.ID.State() == a.ID {
			if id, err := r.Resolve(string(a.ID), a.Lived.To); err != nil || id != a.ID {
				t.Errorf("%s leads to %s, %v", a.ID, id, err)
			}
		}
		for _, other := range []fact.ActorID{a.Predecessor, a.Successor} {
			if _, ok := r.Get(other); other != "" && !ok {
				t.Errorf("%s: %s before or after it is not known", a.ID, other)
			}
		}
		lat, lon, ok := r.Place(a.ID)
		if ok && (lat < -90 || lat > 90 || lon < -180 || lon > 180) {
			t.Errorf("%s lies at %g, %g", a.ID, lat, lon)
		}
		if a.Kind == fact.State && !ok {
			t.Errorf("%s has no place on the map", a.ID)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse(tables); err != nil {
			b.Fatal(err)
		}
	}
}
