package align

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tightrope/fact"
)

func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// blocs is an assembly of some members spread evenly from -2 (RUS) to 2 (USA) that votes as the
// model says, with ten bridged resolutions a session. Member C07 has two votes in the last one.
func blocs(t testing.TB, members, sessions, calls int) (*Chamber, IdealOptions, func(fact.ActorID) float64) {
	t.Helper()
	r := seeded()
	ids := make([]fact.ActorID, members)
	truth := map[fact.ActorID]float64{}
	for i := range ids {
		ids[i] = fact.ActorID(fmt.Sprintf("C%02d", i))
		switch i {
		case 0:
			ids[i] = "RUS"
		case members - 1:
			ids[i] = "USA"
		}
		truth[ids[i]] = -2 + 4*float64(i)/float64(members-1)
	}
	var list []Call
	var opt IdealOptions
	for s := range sessions {
		for k := range calls {
			list = append(list, Call{ID: fmt.Sprintf("%d-%d", s+1, k), Session: s + 1})
			if s > 0 && k < 10 {
				opt.Bridges = append(opt.Bridges, [2]string{fmt.Sprintf("%d-%d", s, k), fmt.Sprintf("%d-%d", s+1, k)})
			}
		}
	}
	c, err := NewChamber(list, ids)
	if err != nil {
		t.Fatal(err)
	}
	slope, low, high := make([]float64, calls), make([]float64, calls), make([]float64, calls)
	for i, call := range list {
		k := i % calls
		if k >= 10 || i < calls {
			slope[k], low[k] = 1.2*r.NormFloat64(), 1.5*r.NormFloat64()
			high[k] = low[k] + r.Float64()
			if k%4 == 3 {
				high[k] = low[k] // nobody abstains
			}
		}
		for m, id := range ids {
			z := slope[k]*truth[id] + r.NormFloat64()
			v := Abstain
			switch {
			case m == 7 && call.Session == sessions && k > 1:
				continue
			case z < low[k]:
				v = Yes
			case z > high[k]:
				v = No
			}
			if err := c.Vote(i, id, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	return c, opt, func(id fact.ActorID) float64 { return truth[id] }
}

func TestSimulatedAssembly(t *testing.T) {
	c, opt, truth := blocs(t, 40, 6, 60)
	f := func(name string, want float64) {
		t.Helper()
		got := fitted(t, c, opt)
		if !got.Converged || got.Bridged != 10 {
			t.Errorf("%s: %d sweeps to %g, reduction %g, %d bridged", name, got.Sweeps, got.Change, got.Reduction, got.Bridged)
		}
		var pairs [][2]float64
		for _, p := range got.Points {
			pairs = append(pairs, [2]float64{p.Mean, truth(p.Member)})
		}
		least(t, name, correlation(pairs), want)
		a, b := line(pairs)
		held := 0
		for _, p := range got.Points {
			if low, high := p.Interval(); low <= a+b*truth(p.Member) && a+b*truth(p.Member) <= high {
				held++
			}
		}
		if share := float64(held) / float64(len(pairs)); share < 0.8 {
			t.Errorf("%s: the 90 %% interval holds the truth in %.2f of the points", name, share)
		}
		usa, _ := got.At("USA", 6)
		rus, _ := got.At("RUS", 6)
		if usa.Mean <= rus.Mean {
			t.Errorf("%s: USA at %.2f, RUS at %.2f", name, usa.Mean, rus.Mean)
		}
		few, _ := got.At("C07", 6)
		many, _ := got.At("C07", 5)
		if few.Votes != 2 || few.SE < 2*many.SE {
			t.Errorf("%s: %+v after %+v: want a wide interval on two votes", name, few, many)
		}
	}
	f("fit", 0.97)
	opt.Exact, opt.Burn, opt.Draws = true, 200, 800
	f("draws", 0.97)
}

// The same bits for any number of workers.
func TestIdealPointsWorkers(t *testing.T) {
	c, opt, _ := blocs(t, 20, 3, 30)
	opt.Exact, opt.Burn, opt.Draws = true, 5, 20
	var first IdealResult
	for _, n := range []int{1, 2, 7} {
		opt.Workers = n
		got := fitted(t, c, opt)
		if n == 1 {
			first = got
		}
		if !slices.Equal(got.Points, first.Points) {
			t.Errorf("%d workers change the points", n)
		}
	}
}

func TestIdealPointsErrors(t *testing.T) {
	c, _, _ := blocs(t, 10, 2, 20)
	if _, err := IdealPoints(c, IdealOptions{Keep: func(Call) bool { return false }}, nil); err == nil {
		t.Error("points without a vote")
	}
	if _, err := IdealPoints(c, IdealOptions{Exact: true}, nil); err == nil {
		t.Error("draws without chance")
	}
	stop := errors.New("stop")
	heard := 0
	_, err := IdealPoints(c, IdealOptions{Progress: func(IdealProgress) error {
		if heard++; heard == 3 {
			return stop
		}
		return nil
	}}, nil)
	if !errors.Is(err, stop) || heard != 3 {
		t.Errorf("%v after %d sweeps", err, heard)
	}
}

// Votes of any kind give finite points or an error.
func TestIdealPointsAnyVotes(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		calls := make([]Call, rapid.IntRange(1, 12).Draw(r, "calls"))
		for i := range calls {
			calls[i] = Call{ID: fmt.Sprint(i), Session: rapid.IntRange(1, 3).Draw(r, "session")}
		}
		members := []fact.ActorID{"AZE", "ISR", "RUS", "TUR", "USA"}[:rapid.IntRange(1, 5).Draw(r, "members")]
		c, err := NewChamber(calls, members)
		if err != nil {
			r.Fatal(err)
		}
		for i := range calls {
			for _, m := range members {
				_ = c.Vote(i, m, Choice(rapid.IntRange(0, 3).Draw(r, "vote")))
			}
		}
		opt := IdealOptions{
			Bridges: [][2]string{{"0", "1"}, {"1", "2"}, {"2", "0"}, {"5", "absent"}}, Workers: 1,
			Exact: rapid.Bool().Draw(r, "exact"), Burn: 2, Draws: 5, MaxSweeps: 50,
		}
		got, err := IdealPoints(c, opt, seeded())
		for _, p := range got.Points {
			if math.IsNaN(p.Mean) || !(p.SE > 0) || math.IsInf(p.SE, 0) || p.Votes < 1 {
				r.Fatalf("%+v", p)
			}
		}
		if (err == nil) != (len(got.Points) > 0) {
			r.Fatalf("%d points, %v", len(got.Points), err)
		}
	})
}

func TestDistance(t *testing.T) {
	a, b := IdealPoint{Mean: 1, SE: 0.3}, IdealPoint{Mean: -0.5, SE: 0.4}
	d, low, high := a.Distance(b) // half-width 1.6449·0.5
	if d != 1.5 || math.Abs(low-0.6776) > 1e-4 || math.Abs(high-2.3224) > 1e-4 {
		t.Errorf("%g from %g to %g", d, low, high)
	}
	if _, low, _ = a.Distance(IdealPoint{Mean: 0.9, SE: 0.3}); low != 0 {
		t.Errorf("from %g", low)
	}
}

// Four sessions of the real Assembly.
func TestIdealPointsOfFourSessions(t *testing.T) {
	c, opt := general(t, 71, 74, false)
	got := fitted(t, c, opt)
	n := compare(got.Points, april2020(t))
	if !got.Converged || n.n < 770 {
		t.Errorf("%d sweeps to %g, %d points", got.Sweeps, got.Change, n.n)
	}
	for s, r := range n.pearson {
		least(t, fmt.Sprint("session ", s), r, 0.985)
	}
	aze, _ := got.At("AZE", 73)
	isr, _ := got.At("ISR", 73)
	if d, low, _ := aze.Distance(isr); low < 1 {
		t.Errorf("AZE to ISR is %.2f from %.2f: want them far apart", d, low)
	}
}

func BenchmarkIdealPoints(b *testing.B) {
	c, opt := general(b, 1, 74, false)
	for b.Loop() {
		fitted(b, c, opt)
	}
}

// A hundred sweeps of the sampler.
func BenchmarkIdealPointsDraws(b *testing.B) {
	c, opt := general(b, 1, 74, false)
	opt.MaxSweeps, opt.Exact, opt.Burn, opt.Draws = 1, true, 1, 99
	for b.Loop() {
		fitted(b, c, opt)
	}
}
