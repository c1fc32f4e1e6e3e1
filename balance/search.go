package balance

import "math/rand/v2"

// many nodes are improved in their order: to look for the largest gain would take too long.
const many = 10_000

// improve flips nodes while that lowers the cost, the largest gain first, and gives the cost.
func improve(n net, adj adjacency, side []int8) int64 {
	pull := pulls(n, adj, side)
	for again := len(side) > many; again; {
		again = false
		for v, p := range pull {
			if p < 0 {
				flip(n, adj, side, pull, int32(v))
				again = true
			}
		}
	}
	for {
		best := int32(-1)
		for v, p := range pull {
			if p < 0 && (best < 0 || p < pull[best]) {
				best = int32(v)
			}
		}
		if best < 0 {
			return n.cost(side)
		}
		flip(n, adj, side, pull, best)
	}
}

// pulls is, for each node, by how much the cost would rise if it changed sides.
func pulls(n net, adj adjacency, side []int8) []int64 {
	pull := make([]int64, len(side))
	for _, t := range n.ties {
		w := int64(side[t.a]*side[t.b]) * t.w
		pull[t.a] += w
		pull[t.b] += w
	}
	return pull
}

func flip(n net, adj adjacency, side []int8, pull []int64, v int32) {
	for _, a := range adj.of(v) {
		pull[a.to] -= 2 * int64(side[v]*side[a.to]) * n.ties[a.tie].w
	}
	pull[v] = -pull[v]
	side[v] = -side[v]
}

// search is a tabu search with one flip a step from several starts: the first from the given
// division or from all on one side, then by turns from chance and from the best with a fifth
// of the nodes flipped. It ends when nothing is frustrated, or when stop says so.
//
// Source: F. Glover, Tabu search, ORSA Journal on Computing 1 (1989).
func search(n net, adj adjacency, from []int8, starts int, stop func() bool, rng *rand.Rand) ([]int8, int64) {
	nodes := len(n.label)
	side := make([]int8, nodes)
	for v := range side {
		side[v] = 1
	}
	if from != nil {
		copy(side, from)
	}
	if nodes > many {
		improve(n, adj, side)
	}
	best := append([]int8(nil), side...)
	least := n.cost(best)
	until := make([]int, nodes)
	patience := min(60+3*nodes, 1_000_000_000/(nodes+1))
	for start := range starts {
		if least == 0 || start > 0 && stop() {
			break
		}
		for v := range side {
			switch {
			case start == 0:
			case start%2 == 1:
				side[v] = int8(rng.IntN(2)*2 - 1)
			default:
				if side[v] = best[v]; rng.IntN(5) == 0 {
					side[v] = -side[v]
				}
			}
		}
		clear(until)
		pull := pulls(n, adj, side)
		cost := n.cost(side)
		for step, last := 1, 0; step-last < patience && least > 0; step++ {
			if step%256 == 0 && stop() {
				break
			}
			pick, ties := int32(-1), 0
			for v, p := range pull {
				if until[v] > step && cost+p >= least {
					continue
				}
				if pick < 0 || p < pull[pick] {
					pick, ties = int32(v), 1
				} else if p == pull[pick] {
					if ties++; rng.IntN(ties) == 0 {
						pick = int32(v)
					}
				}
			}
			if pick < 0 {
				continue
			}
			cost += pull[pick]
			flip(n, adj, side, pull, pick)
			until[pick] = step + 5 + rng.IntN(10) + nodes/40
			if cost < least {
				least, last = cost, step
				copy(best, side)
			}
		}
	}
	return best, least
}
