package balance

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"tightrope/balance/packing"
)

// Weak is the weak balance of a network: more camps than two.
type Weak struct {
	L     int64 // weight of positive ties across camps and negative ones inside them
	Lower int64 // proved lower bound; equals L when it is exact
	Camps []int // numbered from nought by the first node of each
	Count int   // of camps that have ties
}

// WeakBalance divides a network into as many camps as suit it, or into at most the given number:
// the enemy of my enemy need not be my friend. It is the same covering as for two camps, over
// fewer cycles: those with exactly one negative tie, whose other ties are the shortest positive
// path between its ends; and where the camps are limited, over nodes that are all at odds, one
// more than there may be camps. Where bounds do not meet it branches on two nodes being together
// or apart, up to o.Branches times (nought: 500). Most is the number of camps, nought is any;
// two camps are those of Frustration.
//
// Source: J. A. Davis, Clustering and structural balance in graphs, Human Relations 20 (1967);
// E. Demaine et al., Correlation clustering in general weighted graphs, TCS 361 (2006);
// S. Chopra and M. R. Rao, The partition problem, Mathematical Programming 59 (1993).
func WeakBalance(ctx context.Context, g Graph, most int, o Options) (Weak, error) {
	if err := g.Valid(); err != nil {
		return Weak{}, err
	}
	if most == 2 {
		s, err := Frustration(ctx, g, o)
		return weakly(g, s.L, s.Lower, s.Camps), err
	}
	limit := o.Branches
	if limit == 0 {
		limit = 500
	}
	s := &weakSolver{ctx: ctx, limit: limit, most: max(0, most), rng: rand.New(rand.NewPCG(o.Seed, 9))}
	n := wire(g)
	r := reduceless(n)
	camps, upper := s.start(r.net)
	lower, camps, upper := s.solve(r.net, camps, upper, upper)
	out := make([]int, len(camps))
	for v, c := range camps {
		out[v] = int(c)
	}
	return weakly(g, upper+r.offset, min(lower, upper)+r.offset, out), nil
}

// weakly numbers the camps by their first nodes and counts those with ties.
func weakly(g Graph, upper, lower int64, camps []int) Weak {
	out := Weak{L: upper, Lower: lower, Camps: make([]int, len(camps))}
	number := map[int]int{}
	for v, c := range camps {
		if _, ok := number[c]; !ok {
			number[c] = len(number)
		}
		out.Camps[v] = number[c]
	}
	tied := map[int]bool{}
	for _, e := range g.Edges {
		tied[out.Camps[e.A]], tied[out.Camps[e.B]] = true, true
	}
	out.Count = len(tied)
	return out
}

// merged is a network without parallel ties, and what they cost.
type merged struct {
	net
	offset int64
}

// reduceless merges parallel ties and drops loops: of two ties between a pair with opposite
// signs one is frustrated, whether the pair is together or not.
func reduceless(n net) merged {
	out := merged{net: net{label: n.label}}
	at := map[[2]int32]int{}
	for _, t := range n.ties {
		if t.a == t.b {
			if t.w < 0 {
				out.offset -= t.w
			}
			continue
		}
		k := [2]int32{min(t.a, t.b), max(t.a, t.b)}
		i, ok := at[k]
		if !ok {
			at[k] = len(out.ties)
			out.ties = append(out.ties, tie{k[0], k[1], t.w})
			continue
		}
		if u := &out.ties[i]; (u.w > 0) == (t.w > 0) {
			u.w += t.w
		} else {
			out.offset += min(u.size(), t.size())
			u.w += t.w
		}
	}
	out.ties = slices.DeleteFunc(out.ties, func(t tie) bool { return t.w == 0 })
	return out
}

type weakSolver struct {
	ctx     context.Context
	limit   int
	most    int // camps; 0 = any number
	visited int
	rng     *rand.Rand
}

func (s *weakSolver) stopped() bool { return s.ctx.Err() != nil }

// weakCost is the weight that a division into any number of camps frustrates.
func weakCost(n net, camps []int32) int64 {
	var cost int64
	for _, t := range n.ties {
		if (camps[t.a] == camps[t.b]) != (t.w > 0) {
			cost += t.size()
		}
	}
	return cost
}

// solve gives a lower bound for divisions that cost less than under, and the best of them.
func (s *weakSolver) solve(n net, camps []int32, upper, under int64) (int64, []int32, int64) {
	s.visited++
	if under <= 0 {
		return 0, camps, upper
	}
	weights := make([]int64, len(n.ties))
	for i, t := range n.ties {
		weights[i] = t.size()
	}
	prog := packing.New(weights)
	adj := n.adjacency()
	cut := newCutter(n, adj, s.stopped)
	odds := newOdds(n, adj, s.most)
	var lower int64
	raise(prog, func(x []float64, below float64) ([]cycle, float64) {
		found, least := cut.cutWeak(x, below, 4*(100+len(n.label)))
		if s.most > 0 {
			cliques, cheapest := odds.cut(x, below)
			found, least = append(found, cliques...), min(least, cheapest)
		}
		return found, least
	}, func(packed float64) (int64, int64) {
		lower = max(lower, int64(math.Ceil(packed*(1-1e-9)-1e-6)))
		if lower < under {
			if c, cost := s.round(n, adj, prog.Prices()); cost < upper {
				camps, upper = c, cost
				under = min(under, cost)
			}
		}
		return lower, under
	}, s.stopped)
	if lower >= under || s.stopped() || s.visited >= s.limit {
		return min(lower, under), camps, upper
	}
	return s.branch(n, prog.Prices(), lower, camps, upper, under)
}

// branch puts two nodes together, then apart.
func (s *weakSolver) branch(n net, x []float64, lower int64, camps []int32, upper, under int64) (int64, []int32, int64) {
	pair, ok := s.doubtful(n, x)
	if !ok {
		return lower, camps, upper
	}
	together, to, _, _ := contract(n, []relation{{pair.a, pair.b, 1}})
	m := reduceless(together)
	start := make([]int32, len(m.label))
	for v := range to {
		start[to[v]] = camps[v]
	}
	l1, c, _ := s.solve(m.net, start, math.MaxInt64, under-m.offset)
	whole := make([]int32, len(to))
	for v := range whole {
		whole[v] = c[to[v]]
	}
	if cost := weakCost(n, whole); cost < upper {
		camps, upper = whole, cost
		under = min(under, cost)
	}
	// Apart: the tie becomes a negative one that no division below the bound breaks. Where it
	// was positive its weight is paid.
	apart := net{label: n.label, ties: slices.Clone(n.ties)}
	barrier := tie{pair.a, pair.b, -(n.total() + 1)}
	var paid int64
	if i := slices.IndexFunc(n.ties, func(t tie) bool { return t.a == pair.a && t.b == pair.b }); i >= 0 {
		paid = max(0, n.ties[i].w)
		apart.ties[i] = barrier
	} else {
		apart.ties = append(apart.ties, barrier)
	}
	l2, c2, _ := s.solve(apart, camps, math.MaxInt64, under-paid)
	if cost := weakCost(n, c2); cost < upper {
		camps, upper = c2, cost
	}
	return max(lower, min(l1+m.offset, l2+paid)), camps, upper
}

// doubtful is the pair to branch on: the ends of the tie whose price is nearest to a half, or,
// where all prices are plain and make too many camps, two nodes of camps that could be one.
func (s *weakSolver) doubtful(n net, x []float64) (tie, bool) {
	pick, most := -1, 1e-3
	for i := range n.ties {
		if d := 0.5 - math.Abs(x[i]-0.5); d > most {
			pick, most = i, d
		}
	}
	if pick >= 0 {
		return n.ties[pick], true
	}
	if s.most == 0 {
		return tie{}, false
	}
	camps := joined(n, x)
	first := map[int32]int32{} // of each camp, a node
	var heads []int32
	for v, c := range camps {
		if _, ok := first[c]; !ok {
			first[c] = int32(v)
			heads = append(heads, int32(v))
		}
	}
	barrier := map[[2]int32]bool{}
	for _, t := range n.ties {
		if t.w < 0 && t.size() > n.total()/2 {
			barrier[[2]int32{min(t.a, t.b), max(t.a, t.b)}] = true
		}
	}
	for i, a := range heads {
		for _, b := range heads[i+1:] {
			if !barrier[[2]int32{a, b}] {
				return tie{a: a, b: b}, len(heads) > s.most
			}
		}
	}
	return tie{}, false
}
