package align

import (
	"fmt"
	"math"
	"math/rand/v2"
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

// Sessions after the table of 2020, from the later file, against the series of votes on final
// passage of July 2025.
func TestIdealPointsLaterScore(t *testing.T) {
	scoring(t)
	c, opt := general(t, 1, 78, true)
	got := fitted(t, c, opt)
	var points []IdealPoint
	for _, p := range got.Points {
		if p.Session > 74 {
			points = append(points, p)
		}
	}
	n := compare(points, passage2025(t))
	t.Logf("later: by session %v, ranks %v: %v", n.pearson, n.ranks, n)
	for s := 75; s <= 78; s++ {
		least(t, fmt.Sprint("session ", s), n.pearson[s], 0.985)
	}
	last, _ := got.At("TUR", 78)
	before, _ := got.At("TUR", 77)
	t.Logf("TUR: %+v after %+v", last, before)
	if last.Votes != 2 || last.SE < 2*before.SE {
		t.Errorf("two votes do not show: %+v after %+v", last, before)
	}
}

// Votes drawn from the fitted model and fitted again: how often the 90 % interval holds what
// they were drawn from.
func TestIdealPointsCoverageScore(t *testing.T) {
	scoring(t)
	c, opt := general(t, 1, 74, false)
	opt = opt.filled()
	p, err := newPanel(c, opt)
	if err != nil {
		t.Fatal(err)
	}
	m := newIdealModel(p, opt)
	if _, err := m.expect(opt); err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(2) {
		again := newIdealModel(m.redrawn(rand.New(rand.NewPCG(seed, 5))), opt)
		if _, err := again.expect(opt); err != nil {
			t.Fatal(err)
		}
		var pairs [][2]float64 // truth, estimate
		for u, x := range again.place {
			pairs = append(pairs, [2]float64{m.place[u], x})
		}
		a, b := line(pairs)
		held := 0
		for u, e := range again.standardErrors() {
			if math.Abs(a+b*pairs[u][1]-pairs[u][0]) <= ninety*b*e {
				held++
			}
		}
		share := float64(held) / float64(len(pairs))
		t.Logf("simulated votes, seed %d: the 90 %% interval holds the truth in %.3f, correlation %.4f", seed, share, correlation(pairs))
		if share < 0.88 || share > 0.93 {
			t.Errorf("coverage %.3f: want 0.88 to 0.93", share)
		}
	}
}

// redrawn is the same panel with other answers. A question whose answers leave out one of its
// categories becomes binary, one with a single answer is dropped, as in a real panel.
func (m *idealModel) redrawn(r *rand.Rand) *panel {
	p := *m.panel
	p.votes, p.questions = nil, nil
	for j, q := range m.questions {
		var by [3][]int32
		for i := q.lo; i < q.end; i++ {
			u := m.votes[i]
			z, k := m.slope[j]*m.place[u]+r.NormFloat64(), 1
			switch {
			case z < m.low[j]:
				k = 0
			case z > m.high[j]:
				k = 2
			}
			by[k] = append(by[k], u)
		}
		p.add(by)
	}
	return &p
}
