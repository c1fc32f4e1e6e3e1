package home

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tightrope/internal/source"
	"tightrope/internal/store"
)

// release writes a zip as CEPII releases BACI: a table for each year, lists of codes, a note.
func release(t *testing.T, years ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "BACI_HS92_V202601.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("Readme.txt", "what the columns mean")
	for _, y := range years {
		add("BACI_HS92_Y"+y+"_V202601.csv", "t,i,j,k,v,q\n"+y+",31,376,270900,887.5,1709.2\n"+y+",31,380,270900,4000,8000\n")
	}
	add("country_codes_V202601.csv", "country_code,country_name,country_iso2,country_iso3\n31,Azerbaijan,AZ,AZE\n")
	add("product_codes_HS92_V202601.csv", "code,description\n270900,crude oil\n")
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// A release in one zip becomes a load for each of its years; the lists of codes are left out.
func TestLoadArchive(t *testing.T) {
	dir, path := t.TempDir(), release(t, "2019", "2020", "2021")
	h := open(t, dir)
	list, err := h.LoadFile(context.Background(), "baci", path)
	if err != nil || len(list) != 5 || len(h.Ledger()) != 3 {
		t.Fatalf("%+v, %v", list, err)
	}
	if e := list[1].Entry; e.Seq != 2 || e.File != "BACI_HS92_V202601.zip" || e.Member != "BACI_HS92_Y2020_V202601.csv" || list[1].Report.Kept != 2 {
		t.Errorf("%+v", list[1])
	}
	if !strings.Contains(list[3].Refused, "country_codes") || !strings.Contains(list[3].Refused, "want a column") {
		t.Errorf("%+v", list[3])
	}
	if evidence, _ := os.ReadDir(filepath.Join(dir, "evidence")); len(evidence) != 1 {
		t.Errorf("%d files of evidence: want the zip alone", len(evidence))
	}
	if s := h.Sources(); len(s) != 1 {
		t.Errorf("%d sources of one zip", len(s))
	}
	o, err := h.Index().Observations(context.Background(), store.Query{To: "ISR", Since: list[1].Report.Vintage})
	if err != nil || len(o) != 6 {
		t.Fatalf("%d observations, %v", len(o), err)
	}
	if line, err := h.Excerpt(o[2].Source, o[2].Locator); err != nil || line != "2020,31,376,270900,887.5,1709.2" {
		t.Errorf("%s: %q, %v", o[2].Locator, line, err)
	}
	want := answers(t, h)
	for _, again := range []func() ([]Loaded, error){
		func() ([]Loaded, error) { return h.LoadFile(context.Background(), "baci", path) },
		func() ([]Loaded, error) { return h.LoadMany(context.Background(), "baci", []string{path, path}) },
	} {
		if list, err := again(); err != nil || !list[0].Already || !list[2].Already || len(h.Ledger()) != 3 {
			t.Errorf("a second time: %+v, %v", list, err)
		}
	}
	if err := h.Rebuild(context.Background()); err != nil || answers(t, h) != want {
		t.Errorf("after rebuild the answers differ: %v", err)
	}
	if faults, err := h.Verify(context.Background()); err != nil || len(faults) > 0 {
		t.Errorf("%v, %v", faults, err)
	}
}

// A choice of products is a load of its own, which the ledger and a rebuilt index remember.
func TestLoadProducts(t *testing.T) {
	ctx, h := context.Background(), open(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "baci.csv")
	if err := os.WriteFile(path, []byte("t,i,j,k,v,q\n2021,31,376,270900,10,20\n2021,31,376,080222,1,2\n2021,842,376,930690,7,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	load := func(products ...string) Loaded {
		t.Helper()
		list, err := h.LoadMany(ctx, "baci", []string{path}, products...)
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		return list[0]
	}
	if l := load("93", "27"); l.Already || l.Report.Kept != 2 || l.Report.Refused != 1 {
		t.Errorf("%+v", l)
	}
	if !load("27", "93").Already || load("93").Already {
		t.Error("the same products in another order are the same load, fewer are another")
	}
	want := answers(t, h)
	if err := h.Rebuild(ctx); err != nil || answers(t, h) != want {
		t.Errorf("after rebuild the answers differ: %v", err)
	}
	if faults, err := h.Verify(ctx); err != nil || len(faults) > 0 {
		t.Errorf("%v, %v", faults, err)
	}
	if _, err := h.LoadMany(ctx, "sipri", []string{path}, "93"); err == nil || !strings.Contains(err.Error(), "no products") {
		t.Errorf("deliveries of arms have no products: %v", err)
	}
}

// What is no release leaves nothing behind, and says why.
func TestLoadArchiveRefused(t *testing.T) {
	h := open(t, t.TempDir())
	f := func(reader, path, want string) {
		t.Helper()
		_, err := h.LoadFile(context.Background(), reader, path)
		var typed *source.Error
		if !errors.As(err, &typed) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: want %q", err, want)
		}
		if left, _ := os.ReadDir(filepath.Join(h.Dir(), "evidence")); len(left) > 0 || len(h.Ledger()) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
	path := release(t, "2019", "2020")
	f("sipri", path, "want")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(t.TempDir(), "half.zip")
	if err := os.WriteFile(half, whole[:len(whole)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	f("baci", half, "ends early")
	bomb := filepath.Join(t.TempDir(), "bomb.zip")
	b, err := os.Create(bomb)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(b)
	for _, name := range []string{"a.csv", "b.csv"} {
		w, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CompressedSize64: 4, UncompressedSize64: 1 << 40})
		if err == nil {
			_, err = w.Write([]byte{1, 2, 3, 4})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), b.Close()); err != nil {
		t.Fatal(err)
	}
	f("baci", bomb, "at most 400 times")
}

// A large file of many is loaded alone; the order of the ledger stays that of the names.
func TestLoadManyLarge(t *testing.T) {
	from := t.TempDir()
	large := "supplier,recipient,year,value\nIsrael,Azerbaijan,2016,250\n" + strings.Repeat("\n", few)
	var files []string
	for i, text := range []string{numbered(1), large, numbered(2), "<html>"} {
		files = append(files, filepath.Join(from, string(rune('a'+i))+".csv"))
		if err := os.WriteFile(files[i], []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	h := open(t, t.TempDir())
	list, err := h.LoadMany(context.Background(), "sipri", files)
	if err != nil || len(list) != 4 || list[1].Report.Kept != 1 || list[2].Entry.Seq != 3 || list[3].Refused == "" {
		t.Errorf("%+v, %v", list, err)
	}
}
