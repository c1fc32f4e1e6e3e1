package packing

import (
	"cmp"
	"slices"
)

// candidate is a variable that may be worth entering the basis.
type candidate struct {
	in   int32
	gain float64
}

// shortList is how many candidates one look at all the columns keeps.
const shortList = 40

// choose gives the variable with the largest gain. All columns are looked at only when the
// best of the short list has become much worse than the list once was.
func (p *Program) choose() (int32, float64) {
	if len(p.short) > 0 {
		if in, gain, ok := p.again(); ok {
			return in, gain
		}
	}
	p.short = p.short[:0]
	least := enough
	offer := func(in int32, gain float64) {
		if gain <= least {
			return
		}
		p.short = append(p.short, candidate{in, gain})
		if len(p.short) >= 4*shortList {
			p.trim()
			least = p.short[len(p.short)-1].gain
		}
	}
	for c, ties := range p.cycles {
		if p.at[c] < 0 {
			offer(int32(c), p.gain(ties))
		}
	}
	for e, row := range p.slack {
		if row < 0 {
			offer(^int32(e), -p.x[e])
		}
	}
	if len(p.short) == 0 {
		return 0, 0
	}
	p.trim()
	return p.short[0].in, p.gainOf(p.short[0].in)
}

// trim keeps the best of the short list, best first.
func (p *Program) trim() {
	slices.SortFunc(p.short, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.gain, a.gain), cmp.Compare(a.in, b.in))
	})
	p.short = p.short[:min(len(p.short), shortList)]
}

// again looks only at the short list.
func (p *Program) again() (int32, float64, bool) {
	var in int32
	best := 0.4 * p.short[0].gain
	found := false
	for _, c := range p.short {
		if p.inBasis(c.in) {
			continue
		}
		if g := p.gainOf(c.in); g > best {
			in, best, found = c.in, g, true
		}
	}
	return in, p.gainOf(in), found && best > enough
}

func (p *Program) inBasis(in int32) bool {
	if in >= 0 {
		return p.at[in] >= 0
	}
	return p.slack[^in] >= 0
}

// gainOf is the reduced cost, of a cycle divided by the square root of its length: a long
// cycle uses up more weight for the same gain. The pivot works with the plain one.
func (p *Program) gainOf(in int32) float64 {
	if in < 0 {
		return -p.x[^in]
	}
	return 1 - p.price(p.cycles[in])
}

func (p *Program) gain(ties []int32) float64 { return 1 - p.price(ties) }
