package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"tightrope/check"
	"tightrope/fact"
	"tightrope/internal/home"
	"tightrope/internal/store"
	"tightrope/internal/store/mem"
)

// homeWith is the operations with a home in memory that holds files of one reader.
func homeWith(t *testing.T, reader string, files map[string]string) *App {
	t.Helper()
	a := New()
	opt := home.Options{OpenIndex: func(context.Context, string) (store.Store, error) { return mem.New(), nil }}
	if err := a.OpenHome(context.Background(), t.TempDir(), opt); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.CloseHome() })
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := a.Load(context.Background(), LoadIn{Reader: reader, Files: []string{path}}, func(home.Loaded) {}); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// A vote that was loaded without a date is found under the number of its resolution; everybody's
// votes come only where no number tells the roll call.
func TestBallots(t *testing.T) {
	a := homeWith(t, "unga", map[string]string{
		"votes.csv": "rcid,country,vote\n5309,Azerbaijan,y\n5309,Armenia,n\n77,Azerbaijan,n\n",
		"calls.csv": "rcid,session,importantvote,date,unres,amend,para,short,descr\n5309,68,0,2014-03-27,R/68/262,,,UKRAINE,Territorial integrity\n",
		"late.csv":  "resid,session,date,ccode,vote\n74001,78,2023-12-12,373,1\n74001,78,2023-12-12,666,3\n74002,78,2023-12-13,666,3\n",
	})
	f := func(n check.Need, asOf string, want ...string) {
		t.Helper()
		d, _ := fact.ParseDate(asOf)
		rows, err := a.ballots(context.Background(), d, []check.Need{n})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range rows {
			got = append(got, string(o.From)+" "+o.Item+" "+o.Period.String())
		}
		if len(got) != len(want) {
			t.Fatalf("%+v: %q, want %q", n, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%+v: %q, want %q", n, got, want)
			}
		}
	}
	day := func(s string) fact.Period { return fact.Period{From: fact.MustDate(s), To: fact.MustDate(s)} }
	armenia := []fact.ActorID{"ARM"}
	f(check.Need{Measure: "vote", Actors: armenia}, "", "ARM A/RES/68/262 2014-03-27")
	f(check.Need{Measure: "vote", Actors: armenia, Period: day("2014")}, "", "ARM A/RES/68/262 2014-03-27")
	f(check.Need{Measure: "vote", Actors: armenia, Period: day("2015")}, "")
	f(check.Need{Measure: "vote", Actors: armenia}, "2013")
	f(check.Need{Measure: "vote", Period: day("2023-12-12")}, "", "AZE roll call 74001 2023-12-12", "ISR roll call 74001 2023-12-12")
	f(check.Need{Measure: "vote"}, "", "AZE roll call 74001 2023-12-12", "ISR roll call 74001 2023-12-12") // the day of ES-10/22
	f(check.Need{Measure: "flow"}, "")
}
