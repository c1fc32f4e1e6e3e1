package casebook

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"tightrope/fact"
)

func TestOpen(t *testing.T) {
	b, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	f := func(name string, balancer fact.ActorID, observations, events int) {
		t.Helper()
		c, ok := b.Case(name)
		if !ok || c.Balancer != balancer {
			t.Fatalf("case %q: balancer %q, want %q", name, c.Balancer, balancer)
		}
		if n := len(b.Observations(name)); n < observations {
			t.Errorf("case %s has %d observations: want at least %d", name, n, observations)
		}
		if n := len(b.Events(name)); n < events {
			t.Errorf("case %s has %d events: want at least %d", name, n, events)
		}
		if n := len(c.Actors); n < 10 || n > 15 {
			t.Errorf("case %s has %d actors: want 10 to 15", name, n)
		}
	}
	f("azerbaijan", "AZE", 80, 40)
	f("turkiye", "TUR", 40, 20)
	f("india", "IND", 40, 20)
	f("hungary", "HUN", 40, 20)
	if got := b.ForBalancer("AZE"); len(got) != 1 || got[0].Name != "azerbaijan" {
		t.Errorf("ForBalancer(AZE) = %d cases: want azerbaijan alone", len(got))
	}
}

// The figures that the design names must be in the book as what they are.
func TestAzerbaijanFigures(t *testing.T) {
	b, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	f := func(id string, status fact.Status, value float64) {
		t.Helper()
		o, ok := b.Observation(id)
		if !ok || o.Status != status || o.Value != value {
			t.Errorf("%s: %s %g, want %s %g", id, o.Status, o.Value, status, value)
		}
	}
	f("o.aze.isr-crude-import-share-2021-value", fact.Reported, 0.6511)    // 887.5 of 1363.2 million USD
	f("o.aze.isr-crude-import-share-2025-tracker", fact.Reported, 0.464)   // Kpler, as quoted
	f("o.aze.isr-crude-flow-dark-2024-10", fact.Dark, 0)                   // the exporter stopped listing Israel
	f("o.tur.isr-recorded-trade-since-2024-06", fact.Zero, 0)              // and cargoes went on
	f("o.aze.isr-arms-flow-2021-2024", fact.Zero, 0)                       // no identified delivery
	f("o.aze.isr-arms-flow-2025", fact.Reported, 121.8)                    // sum of seven lines of the register
	f("o.aze.tur-agreement-s78", fact.NotInSample, 0)                      // the file lost Türkiye
	f("o.aze.isr-agreement-palestine-s70-74", fact.Reported, 0)            // 0 of 74
	f("o.aze.vote-es1021", fact.Reported, 1)                               // yes
	f("o.aze.isr-arms-import-share-2016-20", fact.Reported, 0.6946)        // SIPRI published 69 %
	f("o.aze.tur-arms-import-share-2011-20", fact.Reported, 0.0293)        // SIPRI published 2.9 %
	f("o.aze.isr-arms-export-share-2014-18", fact.Reported, 0.1697)        // SIPRI published 17 %
	f("o.aze.isr-crude-export-share-2021-value", fact.Reported, 0.0658)    // second of 28 buyers
	f("o.aze.isr-crude-flow-2023-tonnes-quoted", fact.Reported, 2245000)   // eleven months of 2023
	f("o.aze.isr-crude-flow-2024-01-tonnes-quoted", fact.Reported, 523500) // January 2024 alone
}

func TestEmbeddedBookHasNoProblem(t *testing.T) {
	b, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range b.Lint() {
		t.Error(p)
	}
}

func TestWhere(t *testing.T) {
	b, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	at := b.Where("o.aze.isr-crude-import-share-2021-value")
	name, line, _ := strings.Cut(at, ":")
	file, ok := b.File(name)
	if !ok || len(file.SHA256) != 64 {
		t.Fatalf("Where = %q: no such file with a fingerprint", at)
	}
	text := strings.Split(string(file.Bytes), "\n")
	if line != "2" || !strings.HasPrefix(text[1], "o.aze.isr-crude-import-share-2021-value,") {
		t.Errorf("Where = %q, which is %.60q", at, text[1])
	}
	if got := b.Where("o.aze.none"); got != "" {
		t.Errorf("Where of an unknown id = %q", got)
	}
}

func TestReadErrors(t *testing.T) {
	header := "id,publisher,title,url,licence,published,retrieved,sha256,family,reliability,note\n"
	f := func(text, want string) {
		t.Helper()
		_, err := ReadSources(strings.NewReader(text), "mine.csv")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want %q", err, want)
		}
	}
	f("", "mine.csv:1: the file is empty: want a line of column names")
	f("id,publisher\n", `mine.csv:1: column "title" is missing`)
	f(strings.Replace(header, "note", "remark", 1), `mine.csv:1: column "note" is missing`)
	f(strings.Replace(header, "note", "note,mood", 1), `mine.csv:1: column "mood" is unknown`)
	f(header+"s.a,b\n", "mine.csv:2: 2 fields: want 11")
	f(header+"s.a,p,t,,,12 May,,,,B,\n", `mine.csv:2: column "published" is "12 May": want YYYY`)
	f(header+"s.a,p,t,,,,,,,B,\n"+"s.b,p,t,,,,,,,Z,\n", `mine.csv:3: source s.b: reliability "Z"`)
	f(header+"s.a,p,\"t,,,,,,,B,\n", "mine.csv:2")
	f("<!DOCTYPE html><html></html>\n", `mine.csv:1: column "id" is missing`)
}

// Columns may stand in any order.
func TestColumnOrder(t *testing.T) {
	text := "note,reliability,family,sha256,retrieved,published,licence,url,title,publisher,id\nn,B,fam,,2026-01-02,2025,free,https://example.org,T,P,s.a\n"
	table, err := ReadSources(strings.NewReader(text), "mine.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := fact.Source{
		ID: "s.a", Publisher: "P", Title: "T", URL: "https://example.org", Licence: "free",
		Published: fact.MustDate("2025"), Retrieved: fact.MustDate("2026-01-02"), Family: "fam", Reliability: "B", Note: "n",
	}
	if table.Rows[0] != want {
		t.Errorf("got %+v", table.Rows[0])
	}
}

func TestReadObservations(t *testing.T) {
	header := "id,layer,measure,item,from,to,value,unit,low,high,denominator,period,reporter,basis,status,source,locator,known_at,verified,credibility,quote,language,note\n"
	f := func(row, want string) {
		t.Helper()
		table, err := ReadObservations(strings.NewReader("\ufeff"+header+row), "mine.csv")
		switch {
		case want == "" && err != nil:
			t.Error(err)
		case want == "" && table.At(0) != "mine.csv:2":
			t.Errorf("row is at %s", table.At(0))
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("got error %v, want %q", err, want)
		}
	}
	const tail = ",,,,2021,X,register,reported,s.x,row 1,2022,yes,2,,,\n"
	f("o.aze.x,arms,flow,arms,ISR,AZE,5,TIV"+tail, "")
	f("o.aze.x,arms,flow,arms,ISR,AZE,n/a,TIV"+tail, `mine.csv:2: column "value" is "n/a": want a number`)
	f("o.aze.x,arms,flow,arms,ISR,AZE,,TIV"+tail, "want a number, or a status that says why there is none")
	f("o.aze.x,arms,flow,arms,ISR,AZE,NaN,TIV"+tail, "value is not finite")
	f("o.aze.x,arms,import share,arms,ISR,AZE,0.5,share"+tail, "a share without a denominator")
	f("o.aze.x,arms,flow,arms,ISR,AZE,5,TIV,,,,2021,X,register,dark,s.x,row 1,2022,yes,2,,,\n", "an empty cell, since the status is dark")
	f("o.aze.x,arms,flow,arms,ISR,AZE,5,TIV,,,,2021,X,register,reported,s.x,row 1,2022,maybe,2,,,\n", `column "verified" is "maybe": want yes or no`)
	f("o.aze.x,arms,flow,arms,ISR,AZE,5,TIV,,,,21,X,register,reported,s.x,row 1,2022,yes,2,,,\n", `column "period" is "21": want a period`)
	f("o.aze.x,arms,flow,arms,ISR,AZE,5,TIV,,,,2021,X,register,reported,s.x,row 1,2022,yes,two,,,\n", `column "credibility" is "two": want a whole number`)
}

func TestReadCase(t *testing.T) {
	whole := testCase
	if _, err := ReadCase(strings.NewReader(whole), "mine.toml"); err != nil {
		t.Fatal(err)
	}
	f := func(old, replacement, want string) {
		t.Helper()
		if !strings.Contains(whole, old) {
			t.Fatalf("the fixture does not hold %q", old)
		}
		_, err := ReadCase(strings.NewReader(strings.Replace(whole, old, replacement, 1)), "mine.toml")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got error %v, want %q", replacement, err, want)
		}
	}
	f(`title = "Mine"`, `titel = "Mine"`, `mine.toml:2: field "titel" is unknown`)
	f(`as_of = "2026-01-01"`, `as_of = "1 May"`, "mine.toml:6:")
	f(`mode = 75`, `mode = 95`, "mine.toml:18: case mine: actor palace: position: low 70, mode 95, high 80 are not in order")
	f(`op = "<="`, `op = "<"`, `op "<": want <= or >=`)
	f(`title = "Mine"`, `title = "Mine`, "mine.toml:2:")
	f(`title = "Mine"`, "title = \"Mine\"\ntitle = \"Yours\"", "mine.toml:3:")
}

// A book of one case without shared sources is whole: a user's folder has the same form.
func TestLoadOwnBook(t *testing.T) {
	b, err := Load(fstest.MapFS{"mine/case.toml": {Data: []byte(testCase)}}, "home")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := b.Case("Mine"); !ok {
		t.Error("case mine is not found under its name in capitals")
	}
	if got := b.CaseFile("mine"); got != "home/mine/case.toml" {
		t.Errorf("the case file is called %q", got)
	}
	if _, err := Load(fstest.MapFS{"mine/events.csv": {Data: []byte("id\n")}}, "home"); err == nil {
		t.Error("a table with a column missing was loaded")
	}
}

// Text from outside is data: whatever stands in a file, reading it ends in a value or an error.
func FuzzReadObservations(f *testing.F) {
	b, err := Open()
	if err != nil {
		f.Fatal(err)
	}
	file, _ := b.File("casebook/azerbaijan/observations.csv")
	f.Add(file.Bytes[:2000])
	f.Add([]byte("id,layer\n\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := ReadObservations(bytes.NewReader(data), "fuzz.csv")
		if err == nil && len(table.Rows) != len(table.Lines) {
			t.Errorf("%d rows on %d lines", len(table.Rows), len(table.Lines))
		}
		if err != nil && !strings.HasPrefix(err.Error(), "fuzz.csv") {
			t.Errorf("error %q does not name the file", err)
		}
	})
}

func FuzzReadCase(f *testing.F) {
	f.Add([]byte(testCase))
	f.Add([]byte("name = 1\n[[actor]]\nid = {}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ReadCase(bytes.NewReader(data), "fuzz.toml")
		if err == nil && c.Valid() != nil {
			t.Error(c.Valid())
		}
		if err != nil && !strings.HasPrefix(err.Error(), "fuzz.toml") {
			t.Errorf("error %q does not name the file", err)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Load(embedded, "casebook"); err != nil {
			b.Fatal(err)
		}
	}
}

const testCase = `name = "mine"
title = "Mine"
balancer = "AZE"
partners = ["ISR"]
pressers = ["TUR"]
as_of = "2026-01-01"
horizon = "2027-01-01"
[dimension]
name = "how close"
status_quo = 75
anchors = [{ at = 0, means = "break" }, { at = 100, means = "alliance" }]
[event]
name = "recalibration"
means = "lowered"
op = "<="
at = 55
[[actor]]
id = "palace"
actor = "AZE"
name = "The palace"
position = { low = 70, mode = 75, high = 80, source = "analyst", because = "guess" }
salience = { low = 50, mode = 60, high = 70, source = "analyst", because = "guess" }
capability = { low = 90, mode = 100, high = 110, source = "analyst", because = "guess" }
`
