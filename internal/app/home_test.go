package app

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/md5"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tightrope/fact"
	"tightrope/internal/fetch"
	"tightrope/internal/home"
	"tightrope/internal/store"
)

// gdeltServer serves a master list like GDELT's and its files: two quarters of an hour of each of
// three days, with one act and two mentions of it, and a graph. The list has a line cut short, as
// the real one has, and a file that is not what it says.
func gdeltServer(t *testing.T) (string, *atomic.Int32) {
	t.Helper()
	files, list, asked := map[string][]byte{}, &strings.Builder{}, &atomic.Int32{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/masterfilelist.txt" {
			fmt.Fprint(w, list)
			return
		}
		asked.Add(1)
		w.Header().Set("ETag", `"1"`)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(files[r.URL.Path]))
	}))
	t.Cleanup(s.Close)
	id := 100
	for _, day := range []string{"20240101", "20240102", "20240103"} {
		for _, clock := range []string{"000000", "234500"} {
			id++
			act, mention, document := make([]string, 61), make([]string, 16), make([]string, 27)
			act[0], act[1], act[7], act[17], act[26], act[29], act[30], act[31], act[34], act[59] = fmt.Sprint(id), day, "AZE", "ISR", "040", "1", "1", "1", "0", day+clock
			mention[0], mention[1], mention[2], mention[11] = fmt.Sprint(id), day+clock, day+clock, "100"
			document[0], document[1] = day+clock+"-0", day+clock
			m := strings.Join(mention, "\t") + "\n"
			for _, f := range []struct{ name, text string }{
				{"export.CSV", strings.Join(act, "\t") + "\n"}, {"mentions.CSV", m + m}, {"gkg.csv", strings.Join(document, "\t") + "\n"},
			} {
				var b bytes.Buffer
				z := zip.NewWriter(&b)
				w, err := z.Create(day + clock + "." + f.name)
				if err == nil {
					_, err = w.Write([]byte(f.text))
				}
				if err == nil {
					err = z.Close()
				}
				if err != nil {
					t.Fatal(err)
				}
				path := "/" + day + clock + "." + f.name + ".zip"
				files[path] = b.Bytes()
				fmt.Fprintf(list, "%d %x %s%s\n", b.Len(), md5.Sum(b.Bytes()), s.URL, path)
			}
		}
	}
	fmt.Fprintf(list, "%s/20240104000000.export.CSV.zip\n5 00000000000000000000000000000000 %s/20240105000000.export.CSV.zip\n", s.URL, s.URL)
	return s.URL + "/masterfilelist.txt", asked
}

// A row of loaded data leads to its line in the file, newest load first.
func TestLoadedRow(t *testing.T) {
	a := homeWith(t, "sipri", map[string]string{"a.csv": "supplier,recipient,year,value\nIsrael,Azerbaijan,2016,250\n"})
	tree, ok, err := a.LoadedRow(context.Background(), "o.sipri.2016.ISR.AZE")
	if err != nil || !ok || tree.Words != "Israel,Azerbaijan,2016,250" || tree.From == nil || tree.Value != "250" || tree.Title != "Israel to Azerbaijan: flow arms" {
		t.Errorf("%+v, %v", tree, err)
	}
	if _, ok, err := a.LoadedRow(context.Background(), "o.none"); ok || err != nil {
		t.Errorf("a row that nobody has: %v, %v", ok, err)
	}
}

// A range of the master list: only the files of its days and parts are asked for, once; they
// become evidence, a line of the ledger each, and answers.
func TestLoadRange(t *testing.T) {
	list, asked := gdeltServer(t)
	a := homeWith(t, "gdelt", nil)
	in := LoadIn{
		Reader: "gdelt", Cache: t.TempDir(), From: list, Parts: []string{"export", "mentions", "gkg"},
		Since: fact.MustDate("2024-01-02"), Until: fact.MustDate("2024-01-03"), Fetch: fetch.Options{Private: true, Every: time.Microsecond},
	}
	var got []home.Loaded
	load := func() error {
		got = nil
		return a.Load(context.Background(), in, func(l home.Loaded) { got = append(got, l) })
	}
	if err := load(); err != nil || len(got) != 12 || asked.Load() != 12 {
		t.Fatalf("%d files of 12, %d asked for, %v", len(got), asked.Load(), err)
	}
	counts, err := a.home.Index().Counts(context.Background(), store.Query{From: "AZE"})
	if err != nil || len(counts) != 1 || counts[0].Acts != 4 || counts[0].Mentions != 8 {
		t.Errorf("%+v, %v", counts, err)
	}
	if graph := got[11].Report; graph.Kept != 1 || graph.Given != 0 || len(graph.Alerts) != 1 {
		t.Errorf("%+v", graph)
	}
	if err := load(); err != nil || !got[0].Already || !got[11].Already || asked.Load() != 12 {
		t.Errorf("a second time: %d asked for, %v", asked.Load(), err)
	}
	f := func(change func(*LoadIn), want string) {
		t.Helper()
		before := in
		change(&in)
		if err := load(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: want %q", err, want)
		}
		in = before
	}
	f(func(in *LoadIn) { in.Since = fact.Date{} }, "--since")
	f(func(in *LoadIn) { in.Parts = []string{"everything"} }, "want export, mentions or gkg")
	f(func(in *LoadIn) { in.Since, in.Until = fact.MustDate("2024-01-05"), fact.MustDate("2024-01-05") }, "the list says 5")
	f(func(in *LoadIn) { in.Since, in.Until = fact.MustDate("2030"), fact.MustDate("2030") }, "refused")
	f(func(in *LoadIn) { in.Fetch.Private, in.Cache = false, t.TempDir() }, "private network")
	if len(a.home.Ledger()) != 12 {
		t.Errorf("%d lines of the ledger", len(a.home.Ledger()))
	}
}
