package balance

import (
	"math"
)

// divide fixes the ties that a better division cannot frustrate, or branches where none is left.
func (b *bounding) divide() outcome {
	target := b.target()
	if fixed := b.fixable(target); len(fixed) > 0 {
		return b.fix(fixed, target)
	}
	return b.branch(target)
}

// fixable lists, as relations of the ends, the ties whose unused weight is more than the
// target is away: to frustrate one of them costs at least the target.
func (b *bounding) fixable(target int64) []int32 {
	var out []int32
	p := newParity(len(b.n.label))
	for i, t := range b.n.ties {
		spare := t.size()*b.s.scale - b.load[i]
		if b.worth+spare > (target-1)*b.s.scale && p.join(t.a, t.b, t.sign()) {
			out = append(out, int32(i))
		}
	}
	return out
}

// fix contracts the ties and solves what is left.
func (b *bounding) fix(ties []int32, target int64) outcome {
	relations := make([]relation, len(ties))
	for i, k := range ties {
		t := b.n.ties[k]
		relations[i] = relation{t.a, t.b, t.sign()}
	}
	inner := b.inside(relations, target)
	p := &proof{walks: b.walks, then: inner.proof}
	for i, k := range ties {
		r := relations[i]
		need := min(target*b.s.scale-b.worth, b.n.ties[k].size()*b.s.scale-b.load[k])
		p.settled = append(p.settled, settled{
			relation{b.n.label[r.a], b.n.label[r.b], r.sign},
			[]walk{{need, []int32{k, ^int32(b.level + i)}}},
		})
	}
	return b.done(min(target, max(inner.lower, b.lower())), p, inner.nodes+1)
}

// inside solves the block with some relations given, and takes over a better division.
func (b *bounding) inside(relations []relation, under int64) outcome {
	child, to, sign, forest := contract(b.n, relations)
	start := make([]int8, len(child.label))
	for v := range to {
		start[to[v]] = b.side[v] * sign[v]
	}
	o := b.s.whole(child, hints{start, b.prog.Cycles(1.2)}, under, b.level+len(forest), b.rng)
	unsplit(o.proof, b.n, forest, b.level)
	if o.side != nil {
		side := make([]int8, len(b.n.label))
		for v := range side {
			side[v] = o.side[to[v]] * sign[v]
		}
		if cost := b.n.cost(side); cost < b.upper {
			b.side, b.upper = side, cost
		}
	}
	return o
}

// branch puts the ends of one tie on one side, then apart, the likelier case first.
func (b *bounding) branch(target int64) outcome {
	x := b.prog.Prices()
	pick, most := 0, -1.0
	for i, t := range b.n.ties {
		ends := float64(len(b.adj.of(t.a)) + len(b.adj.of(t.b)))
		if v := (0.5 - math.Abs(x[i]-0.5)) * (1 + 0.01*ends); v > most {
			pick, most = i, v
		}
	}
	t := b.n.ties[pick]
	first := t.sign()
	if x[pick] > 0.5 {
		first = -first
	}
	c := &choice{a: b.n.label[t.a], b: b.n.label[t.b]}
	lower, nodes := target, 1
	for _, sign := range []int8{first, -first} {
		o := b.inside([]relation{{t.a, t.b, sign}}, b.target())
		lower = min(lower, o.lower)
		nodes += o.nodes
		if sign > 0 {
			c.same = o.proof
		} else {
			c.apart = o.proof
		}
	}
	if l := b.lower(); lower < l { // stopped in a branch: the packing itself says more
		return b.done(l, &proof{walks: b.walks}, nodes)
	}
	return b.done(lower, &proof{choice: c}, nodes)
}
