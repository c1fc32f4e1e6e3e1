// Package packing solves the linear programme that bounds the frustration index from below:
// how much of the weight of a signed network can be packed with negative cycles,
//
//	max Σ y_C   subject to   Σ_{C ∋ e} y_C ≤ w_e for each tie e,   y ≥ 0.
//
// Each negative cycle holds at least one frustrated tie, so the value of every packing is a
// lower bound of the index. The dual programme is the covering of the cycles by ties
// (min Σ w_e x_e with Σ_{e ∈ C} x_e ≥ 1 and 0 ≤ x ≤ 1), whose cutting planes are the cycles.
//
// A simplex on these programmes loses its time in the fill of the basis: some thousand cycles
// overlap in every way. What is needed is not a vertex but a bound that rounds up to the index,
// so the two programmes are solved together by a first-order method, whose steps cost a pass
// over the cycles and which starts again, with cycles added, from where it was.
package packing

import "slices"

// Program is a packing and its covering under way. Its methods are not safe for concurrent use.
type Program struct {
	weight []float64
	from   []int32 // the ties of cycle c are at[from[c]:from[c+1]]
	at     []int32
	known  map[uint64]struct{}
	idle   []int32 // for each cycle, how many purges in a row it has been of no use

	degree []float64 // for each tie, the cycles that hold it
	load   []float64 // and what they carry

	x, y side // the prices of the ties and the amounts of the cycles

	balance   float64 // of the steps between the two sides
	steps     int     // since the start
	epoch     int     // since the anchor was dropped
	first     float64 // length of the first step of this epoch
	last      float64 // and of the one before
	reflected []float64
}

// side is one of the two sides: where the method is, where it last dropped anchor, and the
// step from here, which is what is shown.
type side struct{ at, anchor, step []float64 }

func (s *side) grow() {
	s.at, s.anchor, s.step = append(s.at, 0), append(s.anchor, 0), append(s.step, 0)
}

// New is a programme without cycles. Weights are the capacities of the ties and are positive.
func New(weights []int64) *Program {
	p := &Program{known: map[uint64]struct{}{}, from: []int32{0}}
	var total float64
	for _, w := range weights {
		p.weight = append(p.weight, float64(w))
		total += float64(w)
		p.x.grow()
	}
	p.degree = make([]float64, len(weights))
	p.load = make([]float64, len(weights))
	p.reflected = make([]float64, len(weights))
	p.balance = max(1, total/float64(max(1, len(weights))))
	return p
}

// Add offers a cycle, given by its distinct ties in order; false says that it is known.
func (p *Program) Add(ties []int32) bool {
	h := hash(ties)
	if _, ok := p.known[h]; ok {
		return false
	}
	p.known[h] = struct{}{}
	p.at = append(p.at, ties...)
	p.from = append(p.from, int32(len(p.at)))
	p.idle = append(p.idle, 0)
	p.y.grow()
	for _, e := range ties {
		p.degree[e]++
	}
	return true
}

// hash is FNV-1a over the numbers of the ties.
func hash(ties []int32) uint64 {
	var h uint64 = 14695981039346656037
	for _, t := range ties {
		h = (h ^ uint64(t)) * 1099511628211
	}
	return h
}

// Len is how many cycles the programme holds.
func (p *Program) Len() int { return len(p.idle) }

func (p *Program) cycle(c int) []int32 { return p.at[p.from[c]:p.from[c+1]:p.from[c+1]] }

// Prices are the covering: for each tie, what one more unit of its weight would add.
func (p *Program) Prices() []float64 { return p.x.step }

func (p *Program) price(ties []int32) float64 {
	var sum float64
	for _, e := range ties {
		sum += p.x.step[e]
	}
	return sum
}

// Bounds are what the packing is worth when each tie pays for what it carries beyond its
// weight, and what the covering costs. The first is a lower bound of the optimum whatever the
// state; the second is an upper one where the covering covers every cycle.
func (p *Program) Bounds() (packed, covered float64) {
	load := make([]float64, len(p.weight))
	for c, y := range p.y.step {
		if y > 0 {
			packed += y
			for _, e := range p.cycle(c) {
				load[e] += y
			}
		}
	}
	for e, w := range p.weight {
		packed -= max(0, load[e]-w)
		covered += float64(w * p.x.step[e])
	}
	return packed, covered
}

// Packed calls yield with each cycle that is in use, and how much of it. A tie may carry a
// little more than its weight.
func (p *Program) Packed(yield func(ties []int32, amount float64)) {
	for c, y := range p.y.step {
		if y > 0 {
			yield(p.cycle(c), y)
		}
	}
}

// Cycles are those in use and those that cost no more than the given price.
func (p *Program) Cycles(below float64) [][]int32 {
	var out [][]int32
	for c, y := range p.y.step {
		if ties := p.cycle(c); y > 0 || p.price(ties) <= below {
			out = append(out, slices.Clone(ties))
		}
	}
	return out
}

// Purge forgets the cycles that are not in use and cost more than the given price, when they
// did so the last time as well.
func (p *Program) Purge(above float64) {
	p.anchor()
	old, from, at, idle := p.y.at, p.from, p.at, p.idle
	p.y, p.from, p.at, p.idle = side{}, []int32{0}, nil, nil
	clear(p.known)
	clear(p.degree)
	for c, y := range old {
		ties, rest := at[from[c]:from[c+1]], int32(0)
		if y == 0 && p.price(ties) > above {
			if rest = idle[c] + 1; rest > 1 {
				continue
			}
		}
		p.Add(ties)
		k := len(p.idle) - 1
		p.idle[k] = rest
		p.y.at[k], p.y.anchor[k], p.y.step[k] = y, y, y
	}
}
