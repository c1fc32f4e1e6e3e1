package bargain

import (
	"encoding/json"
	"testing"
)

func TestFanIsTheSameForAnyWorkers(t *testing.T) {
	for _, m := range []SMP{{}, {Transition: Stochastic, Election: MarkovIncentive}} {
		first := ""
		for _, w := range []int{1, 2, 8} {
			f, err := SMPFan(riverGame(8), m, Options{Seed: 5, Draws: 60, Workers: w})
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			if first == "" {
				first = string(b)
			}
			if string(b) != first {
				t.Errorf("%d workers give another result", w)
			}
		}
	}
}

func TestFanShowsChaos(t *testing.T) {
	f, err := SMPFan(riverGame(14), SMP{}, Options{Seed: 1, Draws: 300})
	if err != nil {
		t.Fatal(err)
	}
	if !(f.Final.P10 < f.Final.P50 && f.Final.P50 < f.Final.P90) || f.Instability < 0.5 {
		t.Errorf("band %+v, instability %g", f.Final, f.Instability)
	}
	t.Logf("band %+v, instability %.1f points, %g turns", f.Final, f.Instability, f.Turns)
}

// 10,000 draws of 14 actors.
func BenchmarkSMP10000DrawsOf14Actors(b *testing.B) {
	g := riverGame(14)
	for b.Loop() {
		if _, err := SMPFan(g, SMP{}, Options{Seed: 1, Draws: 10_000}); err != nil {
			b.Fatal(err)
		}
	}
}
