package balance

import (
	"math"
	"slices"
)

// start moves single nodes to the camp that suits them best, from several orders.
func (s *weakSolver) start(n net) ([]int32, int64) {
	adj := n.adjacency()
	var best []int32
	least := int64(math.MaxInt64)
	rounds := 6
	if s.most > 0 {
		rounds = 24
	}
	for round := range rounds {
		camps := make([]int32, len(n.label))
		for v := range camps {
			camps[v] = int32(v)
		}
		if s.most > 0 && round%2 == 1 {
			for v := range camps {
				camps[v] = int32(s.rng.IntN(s.most))
			}
		}
		s.settle(n, adj, camps, s.most > 0 && round%2 == 1)
		camps = s.within(n, camps)
		if cost := s.settle(n, adj, camps, s.most > 0); cost < least {
			best, least = camps, cost
		}
		if s.stopped() {
			break
		}
	}
	return best, least
}

// settle moves nodes while that lowers the cost; where camps are limited no new one is opened
// beyond them.
func (s *weakSolver) settle(n net, adj adjacency, camps []int32, limited bool) int64 {
	pull := make([]int64, max(len(camps), s.most))
	for again, rounds := true, 0; again && rounds < 100; rounds++ {
		again = false
		for _, v := range s.rng.Perm(len(camps)) {
			for _, a := range adj.of(int32(v)) {
				pull[camps[a.to]] += n.ties[a.tie].w
			}
			to, most := camps[v], pull[camps[v]]
			for _, a := range adj.of(int32(v)) {
				if c := camps[a.to]; pull[c] > most {
					to, most = c, pull[c]
				}
			}
			if most < 0 { // better alone, or among strangers: into a camp that is empty or has no tie to it
				to = s.stranger(camps, pull, to, limited)
			}
			for _, a := range adj.of(int32(v)) {
				pull[camps[a.to]] = 0
			}
			if to != camps[v] {
				camps[v], again = to, true
			}
		}
	}
	return weakCost(n, camps)
}

// stranger is the first camp that the node has no pull from: an empty one, or where camps are
// limited any of them; else the camp that was best.
func (s *weakSolver) stranger(camps []int32, pull []int64, best int32, limited bool) int32 {
	if limited {
		for c := range min(s.most, len(pull)) {
			if pull[c] == 0 {
				return int32(c)
			}
		}
		return best
	}
	used := make([]bool, len(camps))
	for _, c := range camps {
		used[c] = true
	}
	if k := slices.Index(used, false); k >= 0 {
		return int32(k)
	}
	return best
}

// tooMany is the number of camps that are not joined pair by pair.
const tooMany = 300

// within joins camps, the pair that costs least first, until there are no more than may be, and
// numbers them from nought.
func (s *weakSolver) within(n net, camps []int32) []int32 {
	if s.most == 0 {
		return camps
	}
	number := map[int32]int32{}
	out := make([]int32, len(camps))
	for v, c := range camps {
		if _, ok := number[c]; !ok {
			number[c] = int32(len(number))
		}
		out[v] = number[c]
	}
	k := len(number)
	if k > tooMany { // to look for the best pairs would take too long
		for v := range out {
			out[v] %= int32(s.most)
		}
		return out
	}
	gain := make([][]int64, k)
	for i := range gain {
		gain[i] = make([]int64, k)
	}
	for _, t := range n.ties {
		a, b := out[t.a], out[t.b]
		gain[a][b] += t.w
		gain[b][a] += t.w
	}
	into := make([]int32, k)
	for i := range into {
		into[i] = int32(i)
	}
	for left := k; left > s.most; left-- {
		a, b, most := -1, -1, int64(math.MinInt64)
		for i := range gain {
			for j := range i {
				if into[i] == int32(i) && into[j] == int32(j) && gain[i][j] > most {
					a, b, most = j, i, gain[i][j]
				}
			}
		}
		for i := range gain {
			gain[a][i] += gain[b][i]
			gain[i][a] += gain[i][b]
			if into[i] == int32(b) {
				into[i] = int32(a)
			}
		}
	}
	last := map[int32]int32{}
	for v := range out {
		c := into[out[v]]
		if _, ok := last[c]; !ok {
			last[c] = int32(len(last))
		}
		out[v] = last[c]
	}
	return out
}

// joined keeps together what cheap positive ties join.
func joined(n net, x []float64) []int32 {
	p := newParity(len(n.label))
	for i, t := range n.ties {
		if t.w > 0 && x[i] < 0.4 {
			p.join(t.a, t.b, 1)
		}
	}
	camps := make([]int32, len(n.label))
	for v := range camps {
		camps[v], _ = p.find(int32(v))
	}
	return camps
}

// round makes camps of the prices, and lets single nodes move.
func (s *weakSolver) round(n net, adj adjacency, x []float64) ([]int32, int64) {
	camps := s.within(n, joined(n, x))
	return camps, s.settle(n, adj, camps, s.most > 0)
}
