//go:build cgo && unix

package duck_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/home"
	"tightrope/internal/source/gdelt/gdelttest"
	"tightrope/internal/store"
	"tightrope/internal/store/duck"
)

// openHome opens a home with the index of this package.
func openHome(t testing.TB, dir string) *home.Home {
	t.Helper()
	h, err := home.Open(context.Background(), dir, home.Options{OpenIndex: duck.Open, Discard: duck.Discard})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// The index of a home answers after closing, rebuilding and damage as before.
func TestHome(t *testing.T) {
	paths, err := gdelttest.Write(t.TempDir(), 3, 200, 1)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	h := openHome(t, dir)
	if _, err := h.LoadMany(context.Background(), "gdelt", paths); err != nil {
		t.Fatal(err)
	}
	const dyads = "supplier,recipient,year,value\nIsrael,Azerbaijan,2016,250\nRussia,Azerbaijan,2016,80\n"
	if _, err := h.Load(context.Background(), "sipri", "dyads.csv", strings.NewReader(dyads)); err != nil {
		t.Fatal(err)
	}
	answers := func() string {
		o, err := h.Index().Observations(context.Background(), store.Query{Either: "AZE"})
		if err != nil {
			t.Fatal(err)
		}
		c, err := h.Index().Counts(context.Background(), store.Query{Since: fact.MustDate("2023")})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%+v %+v", o, c)
	}
	want := answers()
	reopen := func() {
		t.Helper()
		if err := h.Close(); err != nil {
			t.Fatal(err)
		}
		h = openHome(t, dir)
		if answers() != want {
			t.Error("the answers differ")
		}
	}
	reopen()
	if err := h.Rebuild(context.Background()); err != nil || answers() != want {
		t.Errorf("after rebuild: %v", err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, duck.File), []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	h = openHome(t, dir)
	if answers() != want {
		t.Error("after damage the answers differ")
	}
	if faults, err := h.Verify(context.Background()); err != nil || len(faults) > 0 {
		t.Errorf("%v %v", faults, err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
}
