package align

import (
	"os"
	"syscall"
	"testing"
	"time"
)

func scoring(t *testing.T) {
	t.Helper()
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1 to measure")
	}
}

// spent runs do and gives the seconds of processor time and of the clock that it took.
func spent(do func()) (cpu, clock float64) {
	var a, b syscall.Rusage
	at := time.Now()
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &a)
	do()
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &b)
	return seconds(b.Utime) - seconds(a.Utime), time.Since(at).Seconds()
}

func seconds(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }

// The default run against the published points of April 2020. Their session 1 rests on other
// votes than the table.
func TestIdealPointsScore(t *testing.T) {
	scoring(t)
	var c *Chamber
	var opt IdealOptions
	reading, _ := spent(func() { c, opt = general(t, 1, 74, false) })
	var got IdealResult
	cpu, clock := spent(func() { got = fitted(t, c, opt) })
	n := compare(got.Points, april2020(t))
	t.Logf("default, %.1f s of processor (%.1f s by the clock) after %.1f s reading, %d sweeps, %d votes, %d questions (%d bridged): %v",
		cpu, clock, reading, got.Sweeps, got.Votes, got.Questions, got.Bridged, n)
	least(t, "median by session", median(n.pearson), 0.998)
	least(t, "median rank correlation", median(n.ranks), 0.999)
	for s, r := range n.pearson {
		if s > 1 && r < 0.994 {
			t.Errorf("session %d: %.4f", s, r)
		}
	}
	least(t, "pooled within sessions", n.pooled, 0.996)
	least(t, "path", n.path, 0.98)
}

func least(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(got >= want) {
		t.Errorf("%s is %.4f: want at least %g", what, got, want)
	}
}

func fitted(t testing.TB, c *Chamber, opt IdealOptions) IdealResult {
	t.Helper()
	got, err := IdealPoints(c, opt, seeded())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// The sampler against the same points.
func TestIdealPointsExactScore(t *testing.T) {
	scoring(t)
	c, opt := general(t, 1, 74, false)
	opt.Exact = true
	var got IdealResult
	cpu, clock := spent(func() { got = fitted(t, c, opt) })
	n := compare(got.Points, april2020(t))
	t.Logf("exact, %.0f s of processor (%.0f s by the clock), %d draws, reduction %.3f (converged: %v): %v",
		cpu, clock, got.Draws, got.Reduction, got.Converged, n)
	least(t, "median by session", median(n.pearson), 0.9995)
	least(t, "pooled within sessions", n.pooled, 0.999)
}
