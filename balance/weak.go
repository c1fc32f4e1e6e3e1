package balance

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"tightrope/balance/packing"
)

// Weak is the weak balance of a network: any number of camps instead of two.
type Weak struct {
	L     int64 // weight of positive ties across camps and negative ones inside them
	Lower int64 // proved lower bound; equals L when it is exact
	Camps []int // numbered from nought by the first node of each
	Count int   // of camps that have ties
}

// WeakBalance divides a network into as many camps as suit it: the enemy of my enemy need not
// be my friend. It is the same covering as for two camps, over fewer cycles: those with exactly
// one negative tie, whose other ties are the shortest positive path between its ends. Where
// bounds do not meet it branches on two nodes being together or apart, up to o.Branches times
// (nought: 500).
//
// Source: J. A. Davis, Clustering and structural balance in graphs, Human Relations 20 (1967);
// E. Demaine et al., Correlation clustering in general weighted graphs, TCS 361 (2006).
func WeakBalance(ctx context.Context, g Graph, o Options) (Weak, error) {
	if err := g.Valid(); err != nil {
		return Weak{}, err
	}
	limit := o.Branches
	if limit == 0 {
		limit = 500
	}
	s := &weakSolver{ctx: ctx, limit: limit, rng: rand.New(rand.NewPCG(o.Seed, 9))}
	n := wire(g)
	r := reduceless(n)
	camps, upper := s.start(r.net)
	lower, camps, upper := s.solve(r.net, camps, upper, upper)
	out := Weak{L: upper + r.offset, Lower: min(lower, upper) + r.offset, Camps: make([]int, len(camps))}
	number := map[int32]int{}
	tied := map[int]bool{}
	for v, c := range camps {
		if _, ok := number[c]; !ok {
			number[c] = len(number)
		}
		out.Camps[v] = number[c]
	}
	for _, t := range n.ties {
		tied[out.Camps[t.a]], tied[out.Camps[t.b]] = true, true
	}
	out.Count = len(tied)
	return out, nil
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
	visited int
	rng     *rand.Rand
}

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

// start moves single nodes to the camp that suits them best, from several orders.
func (s *weakSolver) start(n net) ([]int32, int64) {
	adj := n.adjacency()
	var best []int32
	least := int64(math.MaxInt64)
	for range 6 {
		camps := make([]int32, len(n.label))
		for v := range camps {
			camps[v] = int32(v)
		}
		if cost := s.settle(n, adj, camps); cost < least {
			best, least = camps, cost
		}
	}
	return best, least
}

func (s *weakSolver) settle(n net, adj adjacency, camps []int32) int64 {
	pull := make([]int64, len(camps))
	for again, rounds := true, 0; again && rounds < 100; rounds++ {
		again = false
		for _, v := range s.rng.Perm(len(camps)) {
			for _, a := range adj.of(int32(v)) {
				pull[camps[a.to]] += n.ties[a.tie].w
			}
			to, most := camps[v], max(pull[camps[v]], 0)
			for _, a := range adj.of(int32(v)) {
				if c := camps[a.to]; pull[c] > most {
					to, most = c, pull[c]
				}
			}
			if pull[camps[v]] < 0 && to == camps[v] { // better alone: into a camp that is empty
				to = s.empty(camps)
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

func (s *weakSolver) empty(camps []int32) int32 {
	used := make([]bool, len(camps))
	for _, c := range camps {
		used[c] = true
	}
	return int32(slices.Index(used, false))
}

// solve gives a lower bound for divisions that cost less than under, and the best of them.
func (s *weakSolver) solve(n net, camps []int32, upper, under int64) (int64, []int32, int64) {
	s.visited++
	weights := make([]int64, len(n.ties))
	for i, t := range n.ties {
		weights[i] = t.size()
	}
	prog := packing.New(weights)
	cut := newCutter(n, n.adjacency())
	stop := func() bool { return s.ctx.Err() != nil }
	var lower int64
	raise(prog, func(x []float64, below float64) ([]cycle, float64) {
		return cut.cutWeak(x, below, 4*(100+len(n.label)))
	}, func(packed float64) (int64, int64) {
		lower = max(lower, int64(math.Ceil(packed*(1-1e-9)-1e-6)))
		if lower < under {
			if c, cost := s.round(n, cut.adj, prog.Prices()); cost < upper {
				camps, upper = c, cost
				under = min(under, cost)
			}
		}
		return lower, under
	}, stop)
	if lower >= under || stop() || s.visited >= s.limit {
		return min(lower, under), camps, upper
	}
	return s.branch(n, prog.Prices(), lower, camps, upper, under)
}

// round keeps together what cheap positive ties join, and lets single nodes move.
func (s *weakSolver) round(n net, adj adjacency, x []float64) ([]int32, int64) {
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
	return camps, s.settle(n, adj, camps)
}

// branch puts the ends of the most doubtful tie together, then apart.
func (s *weakSolver) branch(n net, x []float64, lower int64, camps []int32, upper, under int64) (int64, []int32, int64) {
	pick, most := -1, 1e-6
	for i := range n.ties {
		if d := 0.5 - math.Abs(x[i]-0.5); d > most {
			pick, most = i, d
		}
	}
	if pick < 0 {
		return lower, camps, upper
	}
	t := n.ties[pick]
	together, to, _, _ := contract(n, []relation{{t.a, t.b, 1}})
	m := reduceless(together)
	start := make([]int32, len(m.label))
	for v := range start {
		start[v] = int32(v)
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
	var paid int64
	if t.w > 0 {
		paid = t.w
	}
	apart.ties[pick].w = -(n.total() + 1)
	l2, c2, _ := s.solve(apart, camps, math.MaxInt64, under-paid)
	if cost := weakCost(n, c2); cost < upper {
		camps, upper = c2, cost
	}
	return max(lower, min(l1+m.offset, l2+paid)), camps, upper
}

// cutWeak finds, for each negative tie, the shortest positive path between its ends, as a cycle
// when it costs too little with the tie.
func (c *cutter) cutWeak(x []float64, below float64, most int) ([]cycle, float64) {
	c.begin(x, below)
	for i, t := range c.n.ties {
		if t.w < 0 && x[i] < below {
			c.between(int32(i), below)
		}
	}
	return c.best(most), c.least
}

func (c *cutter) between(negative int32, below float64) {
	for _, i := range c.touched {
		c.reach[i] = math.Inf(1)
	}
	s, end := c.n.ties[negative].a, c.n.ties[negative].b
	limit := below - max(c.x[negative], 0)
	c.touched = append(c.touched[:0], s)
	c.reach[s], c.by[s] = 0, arc{-1, -1}
	c.heap = append(c.heap[:0], distance{0, s})
	for len(c.heap) > 0 {
		d := c.heap.pop()
		if d.at == end || d.d >= limit {
			break
		}
		if d.d > c.reach[d.at] {
			continue
		}
		for _, a := range c.adj.of(d.at) {
			if c.n.ties[a.tie].w < 0 {
				continue
			}
			far := d.d + max(c.x[a.tie], 0) + step
			if far >= c.reach[a.to] || far >= limit {
				continue
			}
			if math.IsInf(c.reach[a.to], 1) {
				c.touched = append(c.touched, a.to)
			}
			c.reach[a.to], c.by[a.to] = far, arc{d.at, a.tie}
			c.heap.push(distance{far, a.to})
		}
	}
	if math.IsInf(c.reach[end], 1) {
		return
	}
	c.least = min(c.least, max(c.x[negative], 0)+c.reach[end])
	ties := []int32{negative}
	for v := end; c.by[v].tie >= 0; v = c.by[v].to {
		ties = append(ties, c.by[v].tie)
	}
	c.keep(ties, below)
}
