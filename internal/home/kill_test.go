package home

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
)

// loading is the environment that makes the test binary a program that loads until it is killed.
const loading = "TIGHTROPE_LOAD_UNTIL_KILLED"

// numbered is a small table of its own for each number.
func numbered(n int) string {
	var b strings.Builder
	b.WriteString("supplier,recipient,year,value\n")
	for year := 1950; year < 2020; year++ {
		fmt.Fprintf(&b, "Israel,Azerbaijan,%d,%d\n", year, n)
	}
	return b.String()
}

// TestLoadUntilKilled is the program: it loads file after file and says on standard output
// which were acknowledged.
func TestLoadUntilKilled(t *testing.T) {
	dir := os.Getenv(loading)
	if dir == "" {
		t.Skip("only as a child of TestKill")
	}
	h := open(t, dir)
	for n := len(h.Ledger()); ; n++ {
		l := load(t, h, "sipri", fmt.Sprintf("%d.csv", n), numbered(n))
		fmt.Printf("acknowledged %d\n", l.Entry.Seq)
	}
}

// TestKill kills a loading program at random moments. Each time the home opens, nothing that
// was acknowledged is lost, and nothing is half there. $TIGHTROPE_KILLS says how often (3).
func TestKill(t *testing.T) {
	if os.Getenv(loading) != "" {
		t.Skip("a child")
	}
	times, err := strconv.Atoi(os.Getenv("TIGHTROPE_KILLS"))
	if err != nil {
		times = 3
	}
	dir := t.TempDir()
	chance := rand.New(rand.NewPCG(1, 2))
	for i := range times {
		acknowledged := killed(t, dir, time.Duration(30+chance.IntN(250))*time.Millisecond)
		h := open(t, dir)
		n := len(h.Ledger())
		if n < acknowledged {
			t.Fatalf("kill %d: %d loads were acknowledged, the ledger has %d", i, acknowledged, n)
		}
		size, err := h.Index().Size(context.Background())
		if err != nil || size.Loads != n || size.Observations != 70*n {
			t.Fatalf("kill %d: %d loads in the ledger, the index holds %+v, %v", i, n, size, err)
		}
		if faults, err := h.Verify(context.Background()); err != nil || len(faults) > 0 {
			t.Fatalf("kill %d: %v, %v", i, faults, err)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "evidence", "incoming-*")); len(left) > 0 {
			t.Fatalf("kill %d: left behind %v", i, left)
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
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	child.Wait() // killed: always an error
	last := 0
	for _, line := range strings.Split(out.String(), "\n") {
		if n, err := strconv.Atoi(strings.TrimPrefix(line, "acknowledged ")); err == nil {
			last = n
		}
	}
	return last
}
