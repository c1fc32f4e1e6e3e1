package balance

import (
	"tightrope/balance/packing"
)

// How the programme and the search for cycles take turns.
const (
	stepsRound = 40   // steps of the programme between two searches
	tooStale   = 24   // rounds without a new cycle after which the programme will not get further
	purgeRound = 8    // rounds between two purges
	dear       = 1.02 // the price of a cycle that may be purged
	clearly    = 0.95 // cycles cheaper than this are looked for first
	barely     = 1 - 1e-4
)

// finder gives cycles that cost less than below, and what the cheapest of all costs.
type finder func(x []float64, below float64) (cycles []cycle, least float64)

// raise packs negative cycles until the bound reaches its target or will not. Look is called
// with the value of the packing after each round, and gives the bound and the target.
//
// With the least price of a cycle, the covering is a bound from above of what all cycles could
// be worth. Where that stays below the target, the programme need not be solved to its end.
func raise(p *packing.Program, find finder, look func(packed float64) (lower, target int64), stop func() bool) {
	below := clearly
	for round, stale := 1, 0; stale < tooStale; round++ {
		if p.Len() > 0 {
			p.Run(stepsRound * (1 + stale))
		}
		packed, covered := p.Bounds()
		lower, target := look(packed)
		if lower >= target || stop() {
			return
		}
		cycles, least := find(p.Prices(), below)
		for len(cycles) == 0 && below < barely {
			below = 1 - (1-below)/4
			cycles, least = find(p.Prices(), below)
		}
		if p.Len() > 0 && hopeless(packed, covered/max(min(least, below), 1e-3), float64(target)) {
			return
		}
		if round%purgeRound == 0 {
			p.Purge(dear)
		}
		stale++
		for _, c := range cycles {
			if p.Add(c.ties) {
				stale = 0
			}
		}
	}
}

// hopeless says that the value, which is between packed and top, is as good as known and does
// not reach the target.
func hopeless(packed, top, target float64) bool {
	left := top - packed
	if left < max(1e-3, 1e-7*top) {
		return true
	}
	miss := target - 1 - top
	return miss > -0.01 && left < max(0.05, 0.1*miss)
}
