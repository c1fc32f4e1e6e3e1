package balance

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"tightrope/internal/sample"
)

func solved(b *testing.B, graphs ...Graph) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		for _, g := range graphs {
			s, err := Frustration(context.Background(), g, Options{Workers: 2})
			if err != nil || !s.Exact() {
				b.Fatalf("L in [%d, %d], %v", s.Lower, s.L, err)
			}
		}
	}
}

func BenchmarkWindows(b *testing.B) {
	var all []Graph
	for _, f := range windows(b) {
		all = append(all, edgeList(b, f))
	}
	solved(b, all...)
}

func BenchmarkStates2014(b *testing.B) { solved(b, yearlyBy(b, "any3w5", 2014)) }

func BenchmarkBitcoin(b *testing.B) {
	solved(b, edgeList(b, sample.Dir(b, "balance", "pc_bitcoin.csv")))
}

// blocs is a network of n nodes in k blocs: ties inside a bloc are positive, others negative,
// and the given share of them is turned.
func blocs(n, m, k int, noise float64, seed uint64) Graph {
	rng := rand.New(rand.NewPCG(seed, 1))
	g := Graph{Names: make([]string, n)}
	seen := map[[2]int]bool{}
	for len(g.Edges) < m {
		a, b := rng.IntN(n), rng.IntN(n)
		if a == b || seen[[2]int{min(a, b), max(a, b)}] {
			continue
		}
		seen[[2]int{min(a, b), max(a, b)}] = true
		w := int64(1)
		if a%k != b%k {
			w = -1
		}
		if rng.Float64() < noise {
			w = -w
		}
		g.Edges = append(g.Edges, Edge{a, b, w})
	}
	return g
}

func BenchmarkBlocs(b *testing.B) {
	for _, m := range []int{1500, 3000, 5000} {
		b.Run(fmt.Sprintf("k=4/m=%d", m), func(b *testing.B) { solved(b, blocs(180, m, 4, 0.05, 1)) })
	}
	b.Run("k=4/m=5000/ten", func(b *testing.B) {
		var all []Graph
		for seed := range uint64(10) {
			all = append(all, blocs(180, 5000, 4, 0.05, 1+seed))
		}
		solved(b, all...)
	})
	b.Run("k=2/m=5000", func(b *testing.B) { solved(b, blocs(180, 5000, 2, 0.1, 1)) })
}

func BenchmarkTension2014(b *testing.B) {
	g := yearlyBy(b, "any3w5", 2014)
	o := Options{Workers: 2}
	s, err := Frustration(context.Background(), g, o)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Tension(context.Background(), g, s, o); err != nil {
			b.Fatal(err)
		}
	}
}
