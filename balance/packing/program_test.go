package packing

import (
	"math"
	"math/rand/v2"
	"testing"
)

// triangles of a complete network of n nodes whose ties are all negative: each is a cycle.
func triangles(n int) (weights []int64, cycles [][]int32) {
	number := map[[2]int]int32{}
	for a := range n {
		for b := a + 1; b < n; b++ {
			number[[2]int{a, b}] = int32(len(weights))
			weights = append(weights, 1)
		}
	}
	for a := range n {
		for b := a + 1; b < n; b++ {
			for c := b + 1; c < n; c++ {
				cycles = append(cycles, []int32{number[[2]int{a, b}], number[[2]int{a, c}], number[[2]int{b, c}]})
			}
		}
	}
	return weights, cycles
}

// Of n nodes that are all at odds each triangle takes 1/(n-2) of its ties: n(n-1)/6 in all.
func TestRivals(t *testing.T) {
	for n := 3; n <= 12; n++ {
		weights, cycles := triangles(n)
		p := New(weights)
		for _, c := range cycles {
			if !p.Add(c) || p.Add(c) {
				t.Fatalf("a new cycle is refused, or a known one taken")
			}
		}
		p.Run(3000)
		want := float64(n*(n-1)) / 6
		packed, covered := p.Bounds()
		if math.Abs(packed-want) > 1e-6*want || math.Abs(covered-want) > 1e-6*want {
			t.Errorf("%d rivals: %g packed, %g covered: want %g", n, packed, covered, want)
		}
	}
}

// cover lowers a covering to what it must be: scaled so that no cycle costs less than one.
func cover(p *Program) float64 {
	least := math.Inf(1)
	for c := range p.Len() {
		least = min(least, p.price(p.cycle(c)))
	}
	_, covered := p.Bounds()
	return covered / least
}

// A packing is never worth more than a covering costs, and in the end they meet; forgetting
// cycles of no use changes neither.
func TestPackingMeetsCovering(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 4))
		weights := make([]int64, 5+rng.IntN(60))
		most := []int64{1, 9, 1000, 1_000_000_000}[seed%4]
		for e := range weights {
			weights[e] = 1 + rng.Int64N(most)
		}
		p := New(weights)
		for range 3 * len(weights) {
			var ties []int32
			for e := range weights {
				if rng.IntN(len(weights)) < 4 {
					ties = append(ties, int32(e))
				}
			}
			if len(ties) > 0 {
				p.Add(ties)
			}
		}
		for range 200 {
			p.Run(50)
			if packed, _ := p.Bounds(); packed > cover(p)*(1+1e-9) {
				t.Fatalf("graph %d: %g packed, %g cover all", seed, packed, cover(p))
			}
		}
		packed, _ := p.Bounds()
		if top := cover(p); top-packed > 1e-4*top {
			t.Errorf("graph %d: %g packed, %g cover all", seed, packed, top)
		}
		before := p.Len()
		for range 3 {
			p.Purge(1.05)
		}
		after, _ := p.Bounds()
		if p.Len() > before || after < packed-1e-9*packed {
			t.Errorf("graph %d: %d cycles and %g packed after a purge, %d and %g before", seed, p.Len(), after, before, packed)
		}
		var sum float64
		p.Packed(func(_ []int32, amount float64) { sum += amount })
		if sum < packed || len(p.Cycles(0)) > p.Len() {
			t.Errorf("graph %d: amounts add up to %g: want at least %g", seed, sum, packed)
		}
	}
}
