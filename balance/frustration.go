package balance

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// Options say how hard to try. The zero value is the default.
type Options struct {
	Workers  int    // blocks solved at the same time; 0 and 1 are the same. The result is the same for any number
	Seed     uint64 // of the search for good divisions; the index does not depend on it, which of several best divisions is found may
	NoProof  bool   // leave the certificate out: a little faster
	Branches int    // the most branches of one block to look at, then bounds are given; 0 = no limit
}

// Solution is the frustration index with the division that reaches it.
type Solution struct {
	L     int64 // weight frustrated by the camps: an upper bound of the index
	Lower int64 // proved lower bound; equals L when the solution is exact
	Camps []int // 0 or 1 for each node; the first node of each component is in camp 0
	Nodes int   // branches that were looked at; 0 = reductions alone decided

	proof *proof
	scale int64
}

// Exact says that no division does better than the camps.
func (s Solution) Exact() bool { return s.Lower == s.L }

// Frustration computes the frustration index L of the graph with the camps that reach it and
// a proof: exactly, for any size and weights, unless the context ends first; then the index is
// proved to lie in [Lower, L].
//
// The method: reductions and biconnected blocks; for each block a tabu search for the upper
// bound, and for the lower bound the largest packing of negative cycles, found as a linear
// programme whose cycles come from shortest paths in the doubled network. Where the two do not
// meet, ties that a better division cannot frustrate are fixed, and the block is branched on
// two nodes being on one side or apart.
//
// Source: F. Barahona and A. R. Mahjoub, On the cut polytope, Mathematical Programming 36
// (1986); B. Guenin, A characterization of weakly bipartite graphs (2001); S. Aref and
// M. C. Wilson, arXiv:1611.09030.
func Frustration(ctx context.Context, g Graph, o Options) (Solution, error) {
	if err := g.Valid(); err != nil {
		return Solution{}, err
	}
	n := wire(g)
	s := &solver{ctx: ctx, keep: !o.NoProof, scale: scaleFor(n.total()), seed: o.Seed, workers: max(1, o.Workers), branches: o.Branches}
	r := s.whole(n, hints{}, math.MaxInt64, 0, rand.New(rand.NewPCG(o.Seed, 0)))
	out := Solution{L: n.cost(r.side), Camps: camps(n, r.side), Nodes: r.nodes, proof: r.proof, scale: s.scale}
	out.Lower = min(r.lower, out.L)
	return out, nil
}

// scaleFor is the number of units in which a weight of one is packed.
func scaleFor(total int64) int64 {
	scale := int64(1_000_000)
	for scale > 1 && total > math.MaxInt64/4/scale {
		scale /= 10
	}
	return scale
}

// camps are the sides as camps, with the first node of each component in camp 0.
func camps(n net, side []int8) []int {
	p := newParity(len(side))
	for _, t := range n.ties {
		p.join(t.a, t.b, 1)
	}
	first := make([]int8, len(side))
	out := make([]int, len(side))
	for v, s := range side {
		root, _ := p.find(int32(v))
		if first[root] == 0 {
			first[root] = s
		}
		if s != first[root] {
			out[v] = 1
		}
	}
	return out
}

type solver struct {
	ctx     context.Context
	keep    bool
	scale   int64
	seed    uint64
	workers int

	branches int // the most of one block; 0 = no limit
	visited  int
}

func (s *solver) stopped() bool { return s.ctx.Err() != nil }

// outcome is what is known of a network: no division costs less than lower, and side, if there
// is one, costs upper.
type outcome struct {
	lower, upper int64
	side         []int8
	proof        *proof
	nodes        int
}

// whole solves a network, as far as divisions that cost less than under are concerned. Level is
// how many relations the proof may already use.
func (s *solver) whole(n net, from hints, under int64, level int, rng *rand.Rand) outcome {
	r := reduce(n, s.keep)
	k, old, hold := r.kernel(n)
	parts := cutOut(k, blocks(k))
	slices.SortStableFunc(parts, func(a, b block) int { return len(a.ties) - len(b.ties) })
	out := outcome{lower: r.offset, upper: r.offset, proof: &proof{}}
	if s.keep {
		l := make([]walk, len(r.sure))
		for i, w := range r.sure {
			l[i] = walk{w.room * s.scale, pairless(w.walk.append(nil))}
		}
		out.proof.walks = l
	}
	sides := make([][]int8, len(parts))
	for i, o := range s.each(parts, from.inside(r, old, parts), under-r.offset, level, rng) {
		out.nodes += o.nodes
		out.lower += o.lower
		if s.keep && o.proof != nil {
			h := make([][]bunch, len(parts[i].ties))
			for j, t := range parts[i].ties {
				h[j] = hold[t]
			}
			out.proof.parts = append(out.proof.parts, lift(o.proof, h, newLedger(len(h)), s.scale))
		}
		sides[i] = o.side
		if o.side == nil {
			return outcome{lower: out.lower, nodes: out.nodes, proof: out.proof}
		}
		out.upper += o.upper
	}
	if out.upper >= under {
		out.upper = 0
		return out
	}
	side := rejoin(len(k.label), parts, sides)
	out.side = make([]int8, len(n.label))
	for v := range out.side {
		out.side[v] = 1
	}
	for v, u := range old {
		out.side[u] = side[v]
	}
	r.unfold(out.side)
	return out
}

// each solves the blocks; side by side where that is allowed and nothing is asked of the sum,
// so that no block's result depends on when another was done.
func (s *solver) each(parts []block, from []hints, under int64, level int, rng *rand.Rand) []outcome {
	seeds := make([]uint64, len(parts))
	for i := range seeds {
		seeds[i] = rng.Uint64()
	}
	solve := func(i int, allow int64) outcome {
		one := s
		if level == 0 {
			own := *s // so that each block counts its own branches
			one = &own
		}
		return one.block(parts[i], from[i], allow, level, rand.New(rand.NewPCG(s.seed, seeds[i])))
	}
	out := make([]outcome, len(parts))
	if level == 0 && s.workers > 1 && len(parts) > 1 {
		var wg sync.WaitGroup
		next := make(chan int, len(parts))
		for i := range parts {
			next <- len(parts) - 1 - i // the largest first
		}
		close(next)
		for range min(s.workers, len(parts)) {
			wg.Go(func() {
				for i := range next {
					out[i] = solve(i, math.MaxInt64)
				}
			})
		}
		wg.Wait()
		return out
	}
	for i := range parts {
		allow := int64(math.MaxInt64)
		if level > 0 {
			allow = under
		}
		out[i] = solve(i, allow)
		under -= out[i].lower
		if out[i].side == nil {
			return out[:i+1]
		}
	}
	return out
}
