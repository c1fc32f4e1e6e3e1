package home

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tightrope/internal/source"
	"tightrope/internal/store"
	"tightrope/internal/store/mem"
)

const dyads = "supplier,recipient,year,value\nIsrael,Azerbaijan,2016,250\nRussia,Azerbaijan,2016,80\nAtlantis,Azerbaijan,2016,1\n"

const contiguity = "ccode1,ccode2,conttype,stdate,enddate\n373,630,1,1991-12-26,2016-12-01\n"

func options(*testing.T) Options {
	return Options{
		OpenIndex: func(context.Context, string) (store.Store, error) { return mem.New(), nil },
		Now:       func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) },
	}
}

func open(t *testing.T, dir string) *Home {
	t.Helper()
	h, err := Open(context.Background(), dir, options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if h.index != nil {
			h.Close()
		}
	})
	return h
}

func load(t *testing.T, h *Home, reader, name, text string) Loaded {
	t.Helper()
	l, err := h.Load(context.Background(), reader, name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// answers is every row of the index as JSON.
func answers(t *testing.T, h *Home) string {
	t.Helper()
	o, err := h.Index().Observations(context.Background(), store.Query{All: true})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	h := open(t, dir)
	l := load(t, h, "sipri", "dyads.csv", dyads)
	if l.Already || l.Report.Kept != 2 || l.Report.Refused != 1 || l.Entry.Seq != 1 {
		t.Errorf("%+v", l)
	}
	if l := load(t, h, "sipri", "again.csv", dyads); !l.Already || len(h.Ledger()) != 1 {
		t.Errorf("a second load changes nothing: %+v", l)
	}
	load(t, h, "cow", "contdir.csv", contiguity)
	before := answers(t, h)
	if !strings.Contains(before, `"source":"s.sipri.`) {
		t.Error("the rows do not name their evidence")
	}
	if s := h.Sources(); len(s) != 2 || s[0].Valid() != nil || s[0].SHA256 != l.Entry.SHA256 {
		t.Errorf("%+v", s)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	h = open(t, dir) // the index of memory is made again
	if answers(t, h) != before {
		t.Error("after opening again the answers differ")
	}
	if err := h.Rebuild(context.Background()); err != nil {
		t.Fatal(err)
	}
	if answers(t, h) != before {
		t.Error("after rebuild the answers differ")
	}
	if faults, err := h.Verify(context.Background()); err != nil || len(faults) != 0 {
		t.Errorf("%v %v", faults, err)
	}
}

func TestLoadTable(t *testing.T) {
	const mapping = "kind = 'observation'\n[columns]\nfrom='supplier'\nto='recipient'\nvalue='value'\nperiod='year'\n" +
		"[set]\nlayer='arms'\nmeasure='flow'\nunit='TIV m'\nbasis='register'\n"
	dir := t.TempDir()
	h := open(t, dir)
	l, err := h.LoadTable(context.Background(), strings.NewReader(mapping), "mine.csv", strings.NewReader(dyads))
	if err != nil || l.Report.Kept != 2 {
		t.Fatalf("%+v, %v", l, err)
	}
	want := answers(t, h)
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if h = open(t, dir); answers(t, h) != want {
		t.Error("after opening again the answers differ")
	}
	if _, err := h.LoadTable(context.Background(), strings.NewReader("kind = 'x'"), "mine.csv", strings.NewReader(dyads)); err == nil {
		t.Error("a bad mapping was taken")
	}
	if _, err := h.Load(context.Background(), "table", "mine.csv", strings.NewReader(dyads)); err == nil {
		t.Error("a table without a mapping was taken")
	}
}

// Of several files a bad one is left out and named, a known one changes nothing, and the
// order of the ledger is the order given.
func TestLoadMany(t *testing.T) {
	from, dir := t.TempDir(), t.TempDir()
	var files []string
	for i, text := range []string{numbered(1), "<html>", numbered(2), numbered(1), numbered(3)} {
		path := filepath.Join(from, string(rune('a'+i))+".csv")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	h := open(t, dir)
	list, err := h.LoadMany(context.Background(), "sipri", files)
	if err != nil || len(list) != 5 {
		t.Fatalf("%d, %v", len(list), err)
	}
	if !strings.Contains(list[1].Refused, "HTML") || !list[3].Already || list[2].Entry.Seq != 2 || list[4].Entry.Seq != 3 || list[4].Entry.File != "e.csv" {
		t.Errorf("%+v", list)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "evidence", "incoming-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	want := answers(t, h)
	if list, err = h.LoadMany(context.Background(), "sipri", files); err != nil || !list[0].Already || len(h.Ledger()) != 3 || answers(t, h) != want {
		t.Errorf("a second time: %+v, %v", list, err)
	}
	if err := h.Rebuild(context.Background()); err != nil || answers(t, h) != want {
		t.Errorf("after rebuild the answers differ: %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := h.LoadMany(ctx, "sipri", files); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// A file with more rows than may wait in memory is loaded by itself in its turn, and a bad one
// of that kind leaves nothing of it behind.
func TestLoadManyLong(t *testing.T) {
	from, dir := t.TempDir(), t.TempDir()
	var long strings.Builder
	long.WriteString("rcid,country,vote\n")
	for i := range waiting + 10 {
		fmt.Fprintf(&long, "%d,%s,1\n", i/3, []string{"Israel", "Turkey", "Iran"}[i%3])
	}
	votes := long.String()
	var files []string
	for i, text := range []string{"rcid,country,vote\n1,Georgia,1\n", votes, votes + "1,Israel,maybe\n", "rcid,country,vote\n2,Georgia,1\n", votes} {
		path := filepath.Join(from, string(rune('a'+i))+".csv")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	h := open(t, dir)
	list, err := h.LoadMany(context.Background(), "unga", files)
	if err != nil || len(list) != 5 {
		t.Fatalf("%d, %v", len(list), err)
	}
	if list[0].Entry.Seq != 1 || list[1].Entry.Seq != 2 || list[1].Report.Kept != waiting+10 || !strings.Contains(list[2].Refused, "maybe") ||
		list[3].Entry.Seq != 3 || !list[4].Already {
		t.Errorf("%+v", list)
	}
	if size, err := h.Index().Size(context.Background()); err != nil || size.Observations != waiting+12 {
		t.Errorf("%+v, %v", size, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "evidence", "incoming-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What a reader refuses leaves nothing behind: no evidence, no line, no row.
func TestLoadRefused(t *testing.T) {
	h := open(t, t.TempDir())
	f := func(reader, text string) {
		t.Helper()
		_, err := h.Load(context.Background(), reader, "x", strings.NewReader(text))
		if err == nil {
			t.Fatalf("%s took %q", reader, text)
		}
		var left []string
		filepath.WalkDir(filepath.Join(h.Dir(), "evidence"), func(p string, d os.DirEntry, _ error) error {
			if !d.IsDir() {
				left = append(left, p)
			}
			return nil
		})
		if n, _ := h.Index().Size(context.Background()); len(left) > 0 || len(h.Ledger()) > 0 || n != (store.Size{}) {
			t.Errorf("left behind: %v, %v, %+v", left, h.Ledger(), n)
		}
	}
	f("sipri", "<html>")
	f("sipri", dyads[:len(dyads)-40]+"x,y\n")
	f("sipri", "supplier,recipient,year,value\nAtlantis,Azerbaijan,2016,1\n")
	f("nobody", dyads)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := h.Load(ctx, "sipri", "x", strings.NewReader(dyads)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestLedger(t *testing.T) {
	dir := t.TempDir()
	h := open(t, dir)
	load(t, h, "sipri", "name\xff.csv", dyads)
	if _, err := h.Decide("take the importer's customs \xfe"); err != nil {
		t.Fatal(err)
	}
	want := answers(t, h)
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "ledger.jsonl")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// A line that was being written when the power went.
	if err := os.WriteFile(path, append(bytes.Clone(whole), `{"seq":3,"at":"20`...), 0o644); err != nil {
		t.Fatal(err)
	}
	h = open(t, dir)
	if len(h.Ledger()) != 2 || answers(t, h) != want {
		t.Errorf("%+v", h.Ledger())
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, whole) {
		t.Error("the torn line is still there")
	}
	// A line that somebody changed.
	if err := os.WriteFile(path, bytes.Replace(whole, []byte(`"kept":2`), []byte(`"kept":3`), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), dir, options(t))
	var fault *LedgerError
	if !errors.As(err, &fault) || fault.Line != 1 {
		t.Errorf("%v", err)
	}
	if err := os.WriteFile(path, whole[bytes.IndexByte(whole, '\n')+1:], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err = Open(context.Background(), dir, options(t)); !errors.As(err, &fault) {
		t.Errorf("a line is missing: %v", err)
	}
}

func TestVerify(t *testing.T) {
	h := open(t, t.TempDir())
	l := load(t, h, "sipri", "dyads.csv", dyads)
	path := h.evidencePath(l.Entry.SHA256)
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	f := func(change func() error, want string) {
		t.Helper()
		if err := change(); err != nil {
			t.Fatal(err)
		}
		faults, err := h.Verify(context.Background())
		if err != nil || len(faults) != 1 || !strings.Contains(faults[0].What, want) {
			t.Errorf("%v, %v: want %q", faults, err, want)
		}
	}
	f(func() error { return os.WriteFile(path, []byte(strings.Replace(dyads, "250", "251", 1)), 0o644) }, "not those")
	f(func() error { return os.Remove(path) }, "gone")
}

func TestBackup(t *testing.T) {
	h := open(t, t.TempDir())
	load(t, h, "sipri", "dyads.csv", dyads)
	if err := os.WriteFile(filepath.Join(h.Dir(), "cases", "mine.toml"), []byte("name = 'x'\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := h.Backup(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "new")
	if err := Restore(context.Background(), bytes.NewReader(b.Bytes()), dir); err != nil {
		t.Fatal(err)
	}
	other := open(t, dir)
	if answers(t, other) != answers(t, h) {
		t.Error("the restored home answers otherwise")
	}
	if mine, err := os.ReadFile(filepath.Join(dir, "cases", "mine.toml")); err != nil || len(mine) == 0 {
		t.Errorf("the case is gone: %v", err)
	}
	if err := Restore(context.Background(), bytes.NewReader(b.Bytes()), dir); err == nil {
		t.Error("a home was overwritten")
	}
	if err := Restore(context.Background(), bytes.NewReader(b.Bytes()[:b.Len()/2]), filepath.Join(t.TempDir(), "half")); err == nil {
		t.Error("half a backup was taken")
	}
}

func TestBusy(t *testing.T) {
	h := open(t, t.TempDir())
	if _, err := Open(context.Background(), h.Dir(), options(t)); !errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
}

// A load whose evidence is gone does not keep the home shut: the others are there, and it is said.
func TestOpenWithoutEvidence(t *testing.T) {
	dir := t.TempDir()
	h := open(t, dir)
	l := load(t, h, "sipri", "dyads.csv", dyads)
	load(t, h, "cow", "contdir.csv", contiguity)
	if err := errors.Join(h.Close(), os.Remove(filepath.Join(dir, "evidence", l.Entry.SHA256))); err != nil {
		t.Fatal(err)
	}
	opt := options(t)
	var said []string
	opt.Say = func(format string, args ...any) { said = append(said, fmt.Sprintf(format, args...)) }
	h, err := Open(context.Background(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := h.Index().Size(context.Background()); n.Observations != 1 || !strings.Contains(strings.Join(said, "\n"), "lacks load 1") {
		t.Errorf("%+v, %q", n, said)
	}
	if faults, err := h.Verify(context.Background()); err != nil || len(faults) != 2 {
		t.Errorf("%v, %v", faults, err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
}

// An index that cannot be read is set aside and made again; it never blocks a start.
func TestDamagedIndex(t *testing.T) {
	dir := t.TempDir()
	h := open(t, dir)
	load(t, h, "sipri", "dyads.csv", dyads)
	want := answers(t, h)
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	opt := options(t)
	discarded := false
	opt.Discard = func(string) (string, error) { discarded = true; return "", nil }
	opt.OpenIndex = func(context.Context, string) (store.Store, error) {
		if !discarded {
			return nil, store.ErrDamaged
		}
		return mem.New(), nil
	}
	h, err := Open(context.Background(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	if answers(t, h) != want {
		t.Error("the answers differ")
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
}

var _ source.Sink = marked{}

func TestCoverage(t *testing.T) {
	h := open(t, t.TempDir())
	load(t, h, "sipri", "a.csv", numbered(1))
	load(t, h, "sipri", "b.csv", dyads)
	list, err := h.Coverage(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if c.Source == "sipri" && (c.Files != 2 || c.Rows != 72 || c.Since.String() != "1950-01-01" || c.Until.String() != "2019-12-31") {
			t.Errorf("%+v", c)
		}
		if c.Source == "baci" && c != (Covered{Source: "baci"}) {
			t.Errorf("%+v", c)
		}
	}
}
