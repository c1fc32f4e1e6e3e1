//go:build cgo && unix

package duck_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tightrope/internal/home"
	"tightrope/internal/store"
	"tightrope/internal/store/duck"
)

// A table in Parquet is loaded by a mapping as one of separated values is, and read again from
// the evidence.
func TestParquet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "flows.parquet")
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Exec(`COPY (SELECT 'Azerbaijan' AS seller, 'Israel' AS buyer, 94.5 AS kt, DATE '2025-01-31' AS day
		UNION ALL SELECT 'Russia', NULL, 1, NULL) TO '` + path + `' (FORMAT parquet)`)
	if err != nil {
		t.Fatal(err)
	}
	const mapping = "kind = 'observation'\n[columns]\nfrom='seller'\nto='buyer'\nvalue='kt'\nperiod='day'\n" +
		"[set]\nlayer='energy'\nmeasure='flow'\nunit='kt'\nbasis='ship tracking'\n"
	h, err := home.Open(context.Background(), t.TempDir(), home.Options{OpenIndex: duck.Open, Discard: duck.Discard, Parquet: duck.ParquetCSV})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	l, err := h.LoadTable(context.Background(), strings.NewReader(mapping), "flows.parquet", f)
	if err != nil || l.Report.Kept != 1 || l.Report.Refused != 1 {
		t.Fatalf("%+v, %v", l.Report, err)
	}
	check := func() {
		t.Helper()
		o, err := h.Index().Observations(context.Background(), store.Query{From: "AZE"})
		if err != nil || len(o) != 1 || o[0].Value != 94.5 || o[0].Period.String() != "2025-01-31" {
			t.Errorf("%+v, %v", o, err)
		}
	}
	check()
	if err := h.Rebuild(context.Background()); err != nil {
		t.Fatal(err)
	}
	check()
	if _, err := h.LoadTable(context.Background(), strings.NewReader(mapping), "x.parquet", strings.NewReader("PAR1 and nothing else")); err == nil {
		t.Error("a broken Parquet file was taken")
	}
}
