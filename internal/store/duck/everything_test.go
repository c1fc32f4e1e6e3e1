//go:build cgo && unix

package duck_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tightrope/internal/sample"
	"tightrope/internal/store"
)

// readerOf says which reader takes which of the sample's files; the first pattern that fits
// counts. A dash says why a file is not loaded.
var readerOf = []struct{ pattern, reader string }{
	{"arms/raw_tiv_export_2022/*", "sipri"},
	{"arms/*", "sipri"},
	{"borders/*", "- shapes for the map"},
	{"codes/*", "- tables to test the resolver against"},
	{"reference/*", "- expected results"},
	{"reference/*/*", "- expected results"},
	{"cow/atop*", "atop"},
	{"cow/*rivalries.csv", "rivalries"},
	{"cow/ucdp*", "ucdp"},
	{"cow/cow_capitals*", "- places; the actors have theirs"},
	{"cow/peacesciencer*", "- a list of versions"},
	{"cow/*", "cow"},
	{"events/*sample50*", "gdelt"},
	{"events/icews*", "icews"},
	{"events/*", "- labels of columns, and mentions as a database wrote them"},
	{"gravity/wgi*", "wgi"},
	{"gravity/wmd*", "wmd"},
	{"gravity/cepii_dist*", "cepii"},
	{"gravity/cepii_geo*", "- places; the actors have theirs"},
	{"oil/baci*", "baci"},
	{"oil/eu_crude*", "eu-crude"},
	{"oil/eurostat*", "eurostat"},
	{"oil/claims*", "- statements to check"},
	{"pipelines/*", "pipelines"},
	{"unga/idealpoints*", "idealpoints"},
	{"unga/unvotes_countries*", "- names"},
	{"unga/*", "unga"},
}

func readerFor(t *testing.T, name string) string {
	t.Helper()
	for _, r := range readerOf {
		if ok, err := filepath.Match(r.pattern, name); ok && err == nil {
			return r.reader
		}
	}
	t.Errorf("no reader is named for %s", name)
	return "-"
}

// TestScoreLoadEverything loads the whole of the sample's ties into a home, prints what was
// read, kept and refused, and loads it again: nothing may change. It runs with TIGHTROPE_SCORE=1
// (make load-testdata).
func TestScoreLoadEverything(t *testing.T) {
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1")
	}
	root := sample.Dir(t, "ties")
	h := openHome(t, t.TempDir())
	defer func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	}()
	ctx := context.Background()
	each := func(do func(reader, path, name string)) {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err == nil {
				do(readerFor(t, filepath.ToSlash(name)), path, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	start := time.Now()
	each(func(reader, path, name string) {
		if strings.HasPrefix(reader, "-") {
			t.Logf("%-60s not loaded:%s", name, reader[1:])
			return
		}
		list, err := h.LoadFile(ctx, reader, path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		r := list[0].Report
		t.Logf("%-60s %-11s %7d rows, %7d kept, %6d refused, %8d given", name, reader, r.Read, r.Kept, r.Refused, r.Given)
		for _, why := range r.Reasons {
			t.Logf("    %6d %s (first on line %d)", why.Rows, why.Why, why.First)
		}
		for _, a := range r.Alerts {
			t.Logf("    alert: %s", a)
		}
	})
	size, err := h.Index().Size(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v in %v", size, time.Since(start).Round(time.Second))
	before := h.Ledger()
	each(func(reader, path, name string) {
		if strings.HasPrefix(reader, "-") {
			return
		}
		if list, err := h.LoadFile(ctx, reader, path); err == nil && !list[0].Already {
			t.Errorf("%s was loaded a second time", name)
		}
	})
	if again, err := h.Index().Size(ctx); err != nil || again != size || len(h.Ledger()) != len(before) {
		t.Errorf("the second load changed something: %+v, %v", again, err)
	}
	o, err := h.Index().Observations(ctx, store.Query{From: "AZE", To: "ISR", Measure: "flow"})
	if err != nil || len(o) == 0 {
		t.Fatalf("no flow from Azerbaijan to Israel: %v", err)
	}
	b, err := json.Marshal(o[0])
	t.Logf("%d flows from Azerbaijan to Israel, first %s, %v", len(o), b, err)
}
