//go:build cgo && unix

package duck_test

import (
	"archive/zip"
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"tightrope/internal/source/gdelt/gdelttest"
	"tightrope/internal/store"
	"tightrope/internal/store/duck"
)

// eventsPerFile is how many events a synthetic zip of a quarter of an hour holds.
const eventsPerFile = 2000

// taken is what one program of the measurement took.
type taken struct {
	Seconds, Processor float64
	PeakMB             int
	Unzip              float64 // seconds, of read_csv
	All, One           float64 // milliseconds of a question, median of five
	Groups             int
	Bytes              int64 // of the index
}

// TestScoreGDELT prints, as a table, how fast synthetic zips of GDELT 2.0 enter a home and how it
// answers, beside DuckDB's own reader on the same files unzipped. TIGHTROPE_SCORE=1 runs it,
// TIGHTROPE_FILES says how many zips of 2,000 events (2500 are the 5 million of the target).
func TestScoreGDELT(t *testing.T) {
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1")
	}
	n := zips(500) * eventsPerFile
	home, csv := measureGDELT(t, n/eventsPerFile)
	rate := func(seconds float64) string { return strconv.Itoa(int(float64(n)/seconds/1000)) + " thousand" }
	fmt.Printf("\n| %d synthetic events in %d zips, %d processors | into the ledgered table | `read_csv`, unzipped before |\n|---|--:|--:|\n", n, n/eventsPerFile, runtime.NumCPU())
	for _, row := range [][3]string{
		{"events a second", rate(home.Seconds), rate(csv.Seconds)},
		{"events a second, with the unzipping", rate(home.Seconds), rate(csv.Seconds + csv.Unzip)},
		{"events a second of one processor", rate(home.Processor), rate(csv.Processor)},
		{"peak memory of the process", fmt.Sprintf("%d MB", home.PeakMB), fmt.Sprintf("%d MB", csv.PeakMB)},
		{"bytes a row on disk", fmt.Sprintf("%.1f", float64(home.Bytes)/float64(n)), fmt.Sprintf("%.1f", float64(csv.Bytes)/float64(n))},
		{fmt.Sprintf("counts by pair, month and class (%d groups)", home.Groups), fmt.Sprintf("%.0f ms", home.All), fmt.Sprintf("%.0f ms", csv.All)},
		{"counts of one pair", fmt.Sprintf("%.1f ms", home.One), fmt.Sprintf("%.1f ms", csv.One)},
	} {
		fmt.Printf("| %s | %s | %s |\n", row[0], row[1], row[2])
	}
	fmt.Println()
}

// BenchmarkGDELT is the same measurement with few files, as metrics.
func BenchmarkGDELT(b *testing.B) {
	for b.Loop() {
		files := zips(50)
		home, csv := measureGDELT(b, files)
		n := float64(files * eventsPerFile)
		b.ReportMetric(n/home.Seconds, "events/s")
		b.ReportMetric(n/home.Processor, "events/cpu-s")
		b.ReportMetric(n/csv.Processor, "read_csv-events/cpu-s")
		b.ReportMetric(float64(home.PeakMB), "peak-MB")
		b.ReportMetric(float64(home.Bytes)/n, "B/row")
		b.ReportMetric(home.All, "ms-counts")
		b.ReportMetric(home.One, "ms-pair")
	}
}

func zips(usual int) int {
	if n, err := strconv.Atoi(os.Getenv("TIGHTROPE_FILES")); err == nil && n > 0 {
		return n
	}
	return usual
}

// measureGDELT makes the files and runs the two programs on them, each in a process of its own,
// so that the peak of its memory is its own.
func measureGDELT(tb testing.TB, files int) (home, csv taken) {
	tb.Helper()
	dir := tb.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "files"), 0o755); err != nil {
		tb.Fatal(err)
	}
	if _, err := gdelttest.Write(filepath.Join(dir, "files"), files, eventsPerFile, 1); err != nil {
		tb.Fatal(err)
	}
	for program, to := range map[string]*taken{"home": &home, "csv": &csv} {
		child := exec.Command(os.Args[0], "-test.run", "^TestMeasureGDELT$")
		child.Env = append(os.Environ(), measuring+"="+program, measuring+"_DIR="+dir)
		child.Stderr = os.Stderr
		out, err := child.Output()
		if err != nil {
			tb.Fatalf("%v\n%s", err, out)
		}
		line, _, _ := strings.Cut(string(out), "\n")
		if err := json.Unmarshal([]byte(line), to); err != nil {
			tb.Fatalf("%v\n%s", err, out)
		}
	}
	return home, csv
}

// measuring is the environment that makes the test binary one of the two programs.
const measuring = "TIGHTROPE_MEASURE_GDELT"

// TestMeasureGDELT is the program: it does its work and writes what it took.
func TestMeasureGDELT(t *testing.T) {
	dir := os.Getenv(measuring + "_DIR")
	files, err := filepath.Glob(filepath.Join(dir, "files", "*.zip"))
	if err != nil {
		t.Fatal(err)
	}
	var x taken
	switch os.Getenv(measuring) {
	case "home":
		x = intoHome(t, dir, files)
	case "csv":
		x = readCSV(t, dir, files)
	default:
		t.Skip("only as a child of TestScoreGDELT")
	}
	line, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%s\n", line)
}

func intoHome(t *testing.T, dir string, files []string) (x taken) {
	ctx := context.Background()
	h := openHome(t, filepath.Join(dir, "home"))
	x.timed(t, func() error { _, err := h.LoadMany(ctx, "gdelt", files); return err })
	size, err := h.Index().Size(ctx)
	if err != nil || size.Acts != len(files)*eventsPerFile || size.Loads != len(files) {
		t.Fatalf("%+v, %v", size, err)
	}
	ask := func(q store.Query) float64 {
		return median(t, func() error {
			c, err := h.Index().Counts(ctx, q)
			x.Groups = max(x.Groups, len(c))
			return err
		})
	}
	x.All, x.One = ask(store.Query{}), ask(store.Query{From: "AZE", To: "ISR"})
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	x.Bytes = bytesOf(t, filepath.Join(dir, "home", duck.File))
	return x
}

// readCSV measures DuckDB's own reader on the same files, unzipped first.
func readCSV(t *testing.T, dir string, zips []string) (x taken) {
	start := time.Now()
	for _, p := range zips {
		if err := unzip(p, strings.TrimSuffix(p, ".zip")); err != nil {
			t.Fatal(err)
		}
	}
	x.Unzip = time.Since(start).Seconds()
	path := filepath.Join(dir, "csv.duckdb")
	db, err := sql.Open("duckdb", path+"?memory_limit=320MB&threads=2&preserve_insertion_order=false")
	if err != nil {
		t.Fatal(err)
	}
	x.timed(t, func() error {
		_, err := db.Exec(`CREATE TABLE acts AS SELECT column00 id, column01 "day", column02 "month", column07 src, column17 dst, column26 cameo, column29 quad,
			column30 goldstein, column31 mentions, column34 tone, column59 added
			FROM read_csv('` + filepath.Join(dir, "files") + `/*.CSV', delim='\t', header=false, quote='', auto_detect=true)`)
		return err
	})
	ask := func(where string) float64 {
		return median(t, func() error {
			rows, err := db.Query(`SELECT src, dst, "month", quad, count(*), sum(mentions)::BIGINT FROM acts ` + where + ` GROUP BY ALL ORDER BY ALL`)
			if err != nil {
				return err
			}
			for rows.Next() {
			}
			return rows.Err()
		})
	}
	x.All, x.One = ask(``), ask(`WHERE src = 'AZE' AND dst = 'ISR'`)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	x.Bytes = bytesOf(t, path)
	return x
}

// timed notes the time and memory that the work takes.
func (x *taken) timed(t *testing.T, work func() error) {
	t.Helper()
	start, before := time.Now(), processorTime()
	if err := work(); err != nil {
		t.Fatal(err)
	}
	x.Seconds, x.Processor, x.PeakMB = time.Since(start).Seconds(), (processorTime() - before).Seconds(), peakMB()
}

// median is the time of a question in milliseconds, the middle of five.
func median(t *testing.T, ask func() error) float64 {
	t.Helper()
	var took []float64
	for range 5 {
		start := time.Now()
		if err := ask(); err != nil {
			t.Fatal(err)
		}
		took = append(took, float64(time.Since(start).Microseconds())/1000)
	}
	slices.Sort(took)
	return took[2]
}

func bytesOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
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
