//go:build cgo && unix

package duck_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"tightrope/internal/source/gdelt/gdelttest"
	"tightrope/internal/store"
)

// loading is the environment that makes the test binary a program that loads until it is killed.
const loading = "TIGHTROPE_LOAD_UNTIL_KILLED"

// TestLoadUntilKilled is the program: it loads the files of the folder beside the home, four at
// a time, and says which were acknowledged.
func TestLoadUntilKilled(t *testing.T) {
	dir := os.Getenv(loading)
	if dir == "" {
		t.Skip("only as a child of TestKill")
	}
	h := openHome(t, filepath.Join(dir, "home"))
	files, err := filepath.Glob(filepath.Join(dir, "files", "*.zip"))
	if err != nil {
		t.Fatal(err)
	}
	for i := len(h.Ledger()); i < len(files); i = len(h.Ledger()) {
		if _, err := h.LoadMany(context.Background(), "gdelt", files[i:min(i+4, len(files))]); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("acknowledged %d\n", len(h.Ledger()))
	}
	h.Close()
}

// TestKill kills a loading program at random moments. Each time the home opens, nothing that
// was acknowledged is lost, and nothing is half there: every file of the ledger has all its
// rows. $TIGHTROPE_KILLS says how often (2).
func TestKill(t *testing.T) {
	if os.Getenv(loading) != "" {
		t.Skip("a child")
	}
	times, err := strconv.Atoi(os.Getenv("TIGHTROPE_KILLS"))
	if err != nil {
		times = 2
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "files"), 0o755); err != nil {
		t.Fatal(err)
	}
	const rows = 100
	if _, err := gdelttest.Write(filepath.Join(dir, "files"), 40*times, rows, 3); err != nil {
		t.Fatal(err)
	}
	chance := rand.New(rand.NewPCG(5, 6))
	for i := range times {
		acknowledged := killed(t, dir, time.Duration(50+chance.IntN(400))*time.Millisecond)
		h := openHome(t, filepath.Join(dir, "home"))
		n := len(h.Ledger())
		size, err := h.Index().Size(context.Background())
		if err != nil || n < acknowledged || size != (store.Size{Loads: n, Acts: n * rows}) {
			t.Fatalf("kill %d: %d files acknowledged, %d in the ledger, the index holds %+v, %v", i, acknowledged, n, size, err)
		}
		if faults, err := h.Verify(context.Background()); err != nil || len(faults) > 0 {
			t.Fatalf("kill %d: %v, %v", i, faults, err)
		}
		if err := h.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killed runs the program, kills it after a while and gives the last number it acknowledged.
func killed(t *testing.T, dir string, after time.Duration) int {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run", "^TestLoadUntilKilled$")
	child.Env = append(os.Environ(), loading+"="+dir)
	var out strings.Builder
	child.Stdout = &out
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	if err := child.Process.Kill(); err != nil && !strings.Contains(err.Error(), "finished") {
		t.Fatal(err)
	}
	if err := child.Wait(); err == nil {
		t.Log("the program had finished before it was killed")
	}
	last := 0
	for _, line := range strings.Split(out.String(), "\n") {
		if n, err := strconv.Atoi(strings.TrimPrefix(line, "acknowledged ")); err == nil {
			last = n
		}
	}
	return last
}
