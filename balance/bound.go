package balance

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"tightrope/balance/packing"
)

// bounding is the work on one block: an upper bound that falls and a lower bound that rises.
type bounding struct {
	s     *solver
	n     net
	adj   adjacency
	rng   *rand.Rand
	prog  *packing.Program
	cut   *cutter
	level int

	side  []int8 // the best division so far
	upper int64
	allow int64 // only divisions that cost less matter

	walks []walk // the packing in whole units
	load  []int64
	worth int64
}

// target is what a lower bound must reach for the block to be done.
func (b *bounding) target() int64 { return min(b.upper, b.allow) }

// lower is what the packing proves: the index is a whole number.
func (b *bounding) lower() int64 { return (b.worth + b.s.scale - 1) / b.s.scale }

func (s *solver) block(k block, from hints, allow int64, level int, rng *rand.Rand) outcome {
	n := k.net
	b := &bounding{s: s, n: n, adj: n.adjacency(), rng: rng, level: level, allow: allow}
	b.side, b.upper = search(n, b.adj, from.side, b.starts(), s.stopped, rng)
	weights := make([]int64, len(n.ties))
	for i, t := range n.ties {
		weights[i] = t.size()
	}
	b.prog = packing.New(weights)
	for _, c := range from.cycles {
		b.prog.Add(c)
	}
	b.cut = newCutter(n, b.adj, s.stopped)
	b.raise()
	s.visited++
	if b.lower() >= b.target() || s.stopped() || s.branches > 0 && s.visited >= s.branches {
		return b.done(b.lower(), &proof{walks: b.walks}, 1)
	}
	return b.divide()
}

// starts is how many tabu searches the block is worth.
func (b *bounding) starts() int {
	n := len(b.n.label)
	most := 8
	if b.level > 0 {
		most = 2
	}
	return max(1, min(most, 40_000_000/(n*n*6+1)))
}

// done closes the block with a bound and its proof.
func (b *bounding) done(lower int64, p *proof, nodes int) outcome {
	out := outcome{lower: lower, nodes: nodes}
	if b.s.keep {
		out.proof = p
	}
	if b.upper < b.allow {
		out.side, out.upper = b.side, b.upper
		out.lower = min(lower, b.upper)
	}
	return out
}

// raise packs negative cycles until the bounds meet or no more is to be had of them.
func (b *bounding) raise() {
	b.cut.aim(b.side)
	most := 4 * (60 + 2*len(b.n.label))
	raise(b.prog, func(x []float64, below float64) ([]cycle, float64) {
		return b.cut.cut(x, below, most)
	}, func(float64) (int64, int64) {
		b.pack()
		if b.lower() < b.target() {
			b.round()
		}
		return b.lower(), b.target()
	}, b.s.stopped)
}

// pack makes whole units of the packing, and fills what room is left.
func (b *bounding) pack() {
	scale := b.s.scale
	load := make([]int64, len(b.n.ties))
	var walks []walk
	var worth int64
	room := func(ties []int32) int64 {
		least := int64(math.MaxInt64)
		for _, t := range ties {
			least = min(least, b.n.ties[t].size()*scale-load[t])
		}
		return least
	}
	put := func(w *walk, amount int64) {
		w.amount += amount
		worth += amount
		for _, t := range w.ties {
			load[t] += amount
		}
	}
	b.prog.Packed(func(ties []int32, amount float64) {
		walks = append(walks, walk{ties: ties})
		w := &walks[len(walks)-1]
		put(w, max(0, min(int64(amount*float64(scale)), room(ties))))
	})
	for i := range walks {
		put(&walks[i], room(walks[i].ties))
	}
	if worth >= b.worth {
		b.walks = slices.DeleteFunc(walks, func(w walk) bool { return w.amount == 0 })
		b.load, b.worth = load, worth
	}
}

// round makes a division of the prices: ties that cost little are satisfied first.
func (b *bounding) round() {
	x := b.prog.Prices()
	order := make([]int32, len(b.n.ties))
	for i := range order {
		order[i] = int32(i)
	}
	satisfied := func(i int32) int {
		if t := b.n.ties[i]; b.side[t.a]*b.side[t.b]*t.sign() > 0 {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(order, func(i, j int32) int {
		return cmp.Or(cmp.Compare(x[i], x[j]), satisfied(i)-satisfied(j))
	})
	p := newParity(len(b.n.label))
	for _, i := range order {
		t := b.n.ties[i]
		p.join(t.a, t.b, t.sign())
	}
	side := make([]int8, len(b.n.label))
	for v := range side {
		_, side[v] = p.find(int32(v))
	}
	if cost := improve(b.n, b.adj, side); cost < b.upper {
		b.side, b.upper = side, cost
		b.cut.aim(side)
	}
}
