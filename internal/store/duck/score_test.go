//go:build cgo && unix

package duck_test

import (
	"archive/zip"
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

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

// TestScoreGDELT loads synthetic zips of GDELT 2.0 into a home and asks it. It runs with
// TIGHTROPE_SCORE=1; TIGHTROPE_FILES says how many zips of 2,000 events (500).
func TestScoreGDELT(t *testing.T) {
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1")
	}
	files := 500
	if n, err := strconv.Atoi(os.Getenv("TIGHTROPE_FILES")); err == nil {
		files = n
	}
	const rows = 2000
	paths, err := gdelttest.Write(t.TempDir(), files, rows, 1)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	h := openHome(t, dir)
	resetPeak(t)
	start, work := time.Now(), processorTime()
	if _, err := h.LoadMany(context.Background(), "gdelt", paths); err != nil {
		t.Fatal(err)
	}
	took, worked := time.Since(start), processorTime()-work
	size, err := h.Index().Size(context.Background())
	if err != nil || size.Acts != files*rows || size.Loads != files {
		t.Fatalf("%+v, %v", size, err)
	}
	ask := func(q store.Query) (time.Duration, int) {
		start := time.Now()
		c, err := h.Index().Counts(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		return time.Since(start), len(c)
	}
	peak := peakMB()
	ask(store.Query{From: "AZE", To: "ISR"})
	all, groups := ask(store.Query{})
	one, _ := ask(store.Query{From: "AZE", To: "ISR"})
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, duck.File))
	if err != nil {
		t.Fatal(err)
	}
	n := float64(files * rows)
	t.Logf("%d events in %d zips: %.0f thousand a second into the ledgered table (%.0f a second of one processor), peak %d MB, %.1f bytes a row; counts by pair, month and class (%d groups) %v, one pair %v; %d processors",
		files*rows, files, n/took.Seconds()/1000, n/worked.Seconds()/1000, peak, float64(info.Size())/n, groups, all.Round(time.Millisecond), one.Round(time.Millisecond/10), runtime.GOMAXPROCS(0))
	readCSV(t, paths)
}

// readCSV measures DuckDB's own reader on the same files, unzipped first.
func readCSV(t *testing.T, zips []string) {
	dir := t.TempDir()
	start := time.Now()
	for i, p := range zips {
		if err := unzip(p, filepath.Join(dir, fmt.Sprintf("%d.csv", i))); err != nil {
			t.Fatal(err)
		}
	}
	unzipped := time.Since(start)
	db, err := sql.Open("duckdb", filepath.Join(dir, "x.duckdb")+"?memory_limit=320MB&threads=2")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	start = time.Now()
	work := processorTime()
	_, err = db.Exec(`CREATE TABLE acts AS SELECT column00 id, column01 "day", column07 src, column17 dst, column26 cameo, column29 quad,
		column30 goldstein, column31 mentions, column34 tone, column59 added, column60 url
		FROM read_csv('` + dir + `/*.csv', delim='\t', header=false, quote='', auto_detect=true)`)
	if err != nil {
		t.Fatal(err)
	}
	took, worked := time.Since(start), processorTime()-work
	n := float64(len(zips)) * 2000
	t.Logf("read_csv of the same: %.0f thousand a second (%.0f a second of one processor) after unzipping (%v), %.0f with it", n/took.Seconds()/1000, n/worked.Seconds()/1000, unzipped.Round(time.Millisecond*10), n/(took+unzipped).Seconds()/1000)
}

func unzip(path, to string) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		return err
	}
	defer z.Close()
	r, err := z.File[0].Open()
	if err != nil {
		return err
	}
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, r); err != nil {
		return err
	}
	return f.Close()
}

// resetPeak starts the system's count of peak memory anew, where it can.
func resetPeak(t *testing.T) {
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Logf("peak memory counts from the start of the process: %v", err)
	}
}

// processorTime is how long this process has kept processors busy; unlike the clock it does not
// count what others do on the same machine.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMB is the most memory that the process held, as Linux counts it.
func peakMB() int {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for s.Scan() {
		if rest, ok := strings.CutPrefix(s.Text(), "VmHWM:"); ok {
			n, _ := strconv.Atoi(strings.Fields(rest)[0])
			return n / 1024
		}
	}
	return 0
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
