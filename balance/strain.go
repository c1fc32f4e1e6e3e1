package balance

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
)

// Strain says how often a tie is frustrated over all best divisions. Only Always is a fact
// about the network; Sometimes depends on which of equally good divisions is looked at.
type Strain string

// The strains.
const (
	Always    Strain = "always"
	Sometimes Strain = "sometimes"
	Never     Strain = "never"
	Unknown   Strain = "unknown" // the index itself is not known exactly
)

// strains solves the graph again for each tie with the tie forced to be what it is not in the
// camps of the solution. A tie that is frustrated in some best division gives relief of its
// whole weight: turning its sign satisfies it there. Of any other tie, with F the least cost
// with it frustrated, turning it leaves min(F - w, L + w).
func strains(ctx context.Context, g Graph, sol Solution, relief bool, o Options) ([]Strain, []int64, error) {
	again := newAgain(ctx, g, sol)
	strain := make([]Strain, len(g.Edges))
	var turned []int64
	if relief {
		turned = make([]int64, len(g.Edges))
	}
	err := again.each(len(g.Edges), o.Workers, func(i int) {
		e := g.Edges[i]
		if e.frustrated(sol.Camps) {
			strain[i] = Always
			if _, ok := again.least(i, e.Sign(), sol.L+1); ok {
				strain[i] = Sometimes
			}
			if relief {
				turned[i] = e.Size()
			}
			return
		}
		under := sol.L + 1
		if relief {
			under = sol.L + 2*e.Size()
		}
		strain[i] = Never
		cost, ok := again.least(i, -e.Sign(), under)
		if ok && cost == sol.L {
			strain[i] = Sometimes
		}
		if relief {
			if !ok {
				cost = under
			}
			turned[i] = sol.L + e.Size() - cost
		}
	})
	return strain, turned, err
}

// again solves a graph with something changed, from what its solution left.
type again struct {
	ctx    context.Context
	g      Graph
	n      net
	sol    Solution
	side   []int8
	worth  int64 // of the proof
	load   []int64
	cycles [][]int32 // of the proof
	sum    int64     // of its walks, when it has no cases
	plain  []int64

	loose       bool    // what follows is known, and elimination solves it without a node too
	same, apart []int64 // for each tie, the least cost with its ends on one side and apart
}

func newAgain(ctx context.Context, g Graph, sol Solution) *again {
	a := &again{ctx: ctx, g: g, n: wire(g), sol: sol, side: make([]int8, len(g.Names))}
	for v, c := range sol.Camps {
		a.side[v] = int8(1 - 2*c)
	}
	a.worth, a.load = sol.proof.account(len(g.Edges), sol.scale)
	sol.proof.cycles(&a.cycles)
	plain := make([]int64, len(g.Edges))
	if sum, ok := sol.proof.packing(plain); ok {
		a.sum, a.plain = sum, plain
	}
	if e, ok := eliminate(a.n); ok {
		a.loose = true
		a.same, a.apart = e.relations()
	}
	return a
}

// each calls work for every number below n, on as many goroutines as there are workers.
func (a *again) each(n, workers int, work func(int)) error {
	var wg sync.WaitGroup
	next := make(chan int)
	for range max(1, min(workers, n)) {
		wg.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := range n {
		if a.ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	return a.ctx.Err()
}

// least is the least cost of a division in which the ends of the tie stand as the sign says,
// false when that is not below the given cost.
func (a *again) least(edge, sign int, under int64) (int64, bool) {
	if a.loose {
		cost := a.same[edge]
		if sign < 0 {
			cost = a.apart[edge]
		}
		return cost, cost < under
	}
	t := a.n.ties[edge]
	scale := a.sol.scale
	if int(t.sign()) != sign && a.worth+t.size()*scale-a.load[edge] > (under-1)*scale {
		return 0, false // frustrating the tie uses weight that the proof has left unused
	}
	child, to, turn, _ := contract(a.n, []relation{{t.a, t.b, int8(sign)}})
	from := make([]int8, len(child.label))
	for v := range to {
		from[to[v]] = a.side[v] * turn[v]
	}
	o := a.solver().whole(child, hints{from, a.cycles}, under, 1, rand.New(rand.NewPCG(1, uint64(edge))))
	return o.upper, o.side != nil
}

func (a *again) solver() *solver {
	return &solver{ctx: a.ctx, scale: a.sol.scale, workers: 1}
}

// Tension is, for each actor, by how much the frustration index would fall without it:
// L(G) - L(G - v). Unlike the frustrated ties of one division it does not depend on which of
// several best divisions is looked at.
func Tension(ctx context.Context, g Graph, sol Solution, o Options) ([]int64, error) {
	again := newAgain(ctx, g, sol)
	adj := again.n.adjacency()
	out := make([]int64, len(g.Names))
	err := again.each(len(out), o.Workers, func(v int) { out[v] = sol.L - again.without(int32(v), adj) })
	return out, err
}

// without is the index of the graph without a node. The camps without it cost L less its own
// frustrated ties, and where the walks of the proof that avoid it are worth as much that is all.
func (a *again) without(v int32, adj adjacency) int64 {
	rest := net{label: a.n.label}
	var own, used int64
	for _, h := range adj.of(v) {
		t := a.n.ties[h.tie]
		if a.side[t.a]*a.side[t.b]*t.sign() < 0 {
			own += t.size()
		}
		if a.plain != nil {
			used += a.plain[h.tie]
		}
	}
	if a.plain != nil && a.sum-used/2 > (a.sol.L-own-1)*a.sol.scale {
		return a.sol.L - own // each walk through the node uses two of its ties
	}
	now := make([]int32, len(a.n.ties))
	for i, t := range a.n.ties {
		now[i] = int32(len(rest.ties))
		if t.a != v && t.b != v {
			rest.ties = append(rest.ties, t)
		} else {
			now[i] = -1
		}
	}
	if a.loose {
		if e, ok := eliminate(rest); ok {
			return e.least()
		}
	}
	var cycles [][]int32
	for _, ties := range a.cycles {
		left := make([]int32, 0, len(ties))
		for _, t := range ties {
			if now[t] >= 0 {
				left = append(left, now[t])
			}
		}
		if len(left) == len(ties) {
			cycles = append(cycles, left)
		}
	}
	o := a.solver().whole(rest, hints{a.side, cycles}, a.sol.L-own+1, 1, rand.New(rand.NewPCG(2, uint64(v))))
	if o.side == nil {
		return a.sol.L - own
	}
	return o.upper
}

// packing adds up a proof of walks alone; false when the proof has cases.
func (p *proof) packing(load []int64) (int64, bool) {
	if p == nil || p.choice != nil || p.settled != nil {
		return 0, false
	}
	var sum int64
	for _, w := range p.walks {
		sum += w.amount
		for _, t := range w.ties {
			load[t] += w.amount
		}
	}
	for _, part := range p.parts {
		s, ok := part.packing(load)
		if !ok {
			return 0, false
		}
		sum += s
	}
	return sum, true
}

// cycles lists the walks of a proof that use no relation.
func (p *proof) cycles(out *[][]int32) {
	if p == nil {
		return
	}
	for _, w := range p.walks {
		if len(w.ties) > 2 && !slices.ContainsFunc(w.ties, func(t int32) bool { return t < 0 }) {
			*out = append(*out, w.ties)
		}
	}
	for _, part := range p.parts {
		part.cycles(out)
	}
	if p.choice != nil {
		p.choice.same.cycles(out)
		p.choice.apart.cycles(out)
	}
	p.then.cycles(out)
}
