// Package packing solves the linear programme that bounds the frustration index from below:
// how much of the weight of a signed network can be packed with negative cycles,
//
//	max Σ y_C   subject to   Σ_{C ∋ e} y_C ≤ w_e for each tie e,   y ≥ 0.
//
// Each negative cycle holds at least one frustrated tie, so the value of every packing is a
// lower bound of the index. The dual programme is the covering of the cycles by ties
// (min Σ w_e x_e with Σ_{e ∈ C} x_e ≥ 1), whose cutting planes are the columns here: a simplex
// on these columns is the dual simplex on those cuts, and stays feasible while cycles are added.
//
// The basis has one row for each tie, but only the rows whose slack is not basic are worth
// factorising; the factors are sparse and are extended by one eta column a pivot.
package packing

// Program is a packing under way. Its methods are not safe for concurrent use.
type Program struct {
	cap    []float64 // capacity of each tie, slightly lowered so that no two are alike
	cycles [][]int32 // ties of each cycle
	at     []int32   // for each cycle, the row where it is basic, or -1
	slack  []int32   // for each tie, the row where its slack is basic, or -1
	basic  []int32   // for each row, the cycle that is basic there, or ^tie for a slack
	y      []float64 // for each row, the value of its basic variable
	x      []float64 // for each tie, its price: the covering
	obj    float64

	factor factor
	etas   []eta
	alpha  sparse // the entering column in terms of the basis
	rho    sparse // the row of the inverse on which the pivot is
	fresh  bool
	pivots int

	holders                  [][]int32 // for each tie, the cycles that hold it
	d                        []float64 // for each cycle, its gain
	slackWeight, cycleWeight []float64
	waiting                  []int32
	slackWaits, cycleWaits   []bool
	row                      []float64 // the pivot row by cycle, while a pivot is made
	rowAt                    []int32
}

// The tolerances: a column is worth entering, a pivot is safe, a value is zero.
const (
	enough   = 1e-7
	tiny     = 1e-9
	slackest = 1e-9
	refresh  = 64 // pivots between two factorisations
	jitter   = 1e-5
)

// New is a programme without cycles. Weights are the capacities of the ties and are positive.
func New(weights []int64) *Program {
	m := len(weights)
	p := &Program{
		cap: make([]float64, m), slack: make([]int32, m), basic: make([]int32, m),
		y: make([]float64, m), x: make([]float64, m),
		alpha: newSparse(m), rho: newSparse(m), holders: make([][]int32, m),
		slackWeight: make([]float64, m), slackWaits: make([]bool, m),
	}
	for e, w := range weights {
		p.cap[e] = float64(w) - jitter*float64(w)/(1+float64(w)/8)*mix(uint64(e))
		p.slack[e], p.basic[e] = int32(e), ^int32(e)
		p.y[e] = p.cap[e]
	}
	p.rest()
	p.refactor()
	return p
}

// mix spreads the number of a tie over (0.5, 1): the same for every run.
func mix(z uint64) float64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return 0.5 + float64((z^z>>31)>>11)/float64(1<<54)
}

// Add offers a cycle, given by its distinct ties. The slice is kept.
func (p *Program) Add(ties []int32) {
	c := int32(len(p.cycles))
	p.cycles, p.at = append(p.cycles, ties), append(p.at, -1)
	p.d, p.cycleWeight = append(p.d, 1-p.price(ties)), append(p.cycleWeight, 1)
	p.cycleWaits, p.row = append(p.cycleWaits, false), append(p.row, 0)
	for _, e := range ties {
		p.holders[e] = append(p.holders[e], c)
	}
	p.wait(c)
}

// Len is how many cycles the programme holds.
func (p *Program) Len() int { return len(p.cycles) }

// Pivots is how many steps the simplex has made.
func (p *Program) Pivots() int { return p.pivots }

// Value is the weight packed so far.
func (p *Program) Value() float64 { return p.obj }

// Prices are the covering: for each tie, what one more unit of its weight would add.
func (p *Program) Prices() []float64 { return p.x }

// Packed calls yield with each cycle that is in use, and how much of it.
func (p *Program) Packed(yield func(ties []int32, amount float64)) {
	for row, v := range p.basic {
		if v >= 0 && p.y[row] > 0 {
			yield(p.cycles[v], p.y[row])
		}
	}
}

// Cycles are those that cost no more than the given price.
func (p *Program) Cycles(below float64) [][]int32 {
	var out [][]int32
	for c, ties := range p.cycles {
		if p.at[c] >= 0 || p.price(ties) <= below {
			out = append(out, ties)
		}
	}
	return out
}

// Purge forgets the cycles that are not in use and cost more than the given price.
func (p *Program) Purge(above float64) {
	old, at := p.cycles, p.at
	p.cycles, p.at, p.d, p.cycleWeight, p.cycleWaits, p.row = nil, nil, nil, nil, nil, nil
	for e := range p.holders {
		p.holders[e] = p.holders[e][:0]
	}
	for _, v := range p.waiting {
		if v < 0 {
			p.slackWaits[^v] = false
		}
	}
	p.waiting = p.waiting[:0]
	for c, ties := range old {
		if at[c] < 0 && p.price(ties) > above {
			continue
		}
		if at[c] >= 0 {
			p.basic[at[c]] = int32(len(p.cycles))
		}
		p.Add(ties)
		p.at[len(p.at)-1] = at[c]
	}
	p.rest()
	p.reprice()
}

func (p *Program) price(ties []int32) float64 {
	var sum float64
	for _, e := range ties {
		sum += p.x[e]
	}
	return sum
}

// Solve pivots until no cycle at hand improves the packing, until the value reaches the
// target, or until stop says so; it reports whether the optimum over the cycles was reached.
func (p *Program) Solve(target float64, stop func() bool) bool {
	for step := 0; ; step++ {
		if p.obj >= target || (step%64 == 63 && stop()) {
			return false
		}
		if len(p.etas) >= refresh {
			p.refactor()
		}
		in, gain := p.choose()
		if gain <= enough {
			if p.fresh {
				return true
			}
			p.refactor()
			continue
		}
		if !p.pivot(in, gain) {
			if p.fresh {
				return true // no safe pivot: the packing stands as it is
			}
			p.refactor()
		}
	}
}

// pivot lets the variable into the basis; it fails where no pivot is safe.
func (p *Program) pivot(in int32, gain float64) bool {
	p.alpha.reset()
	if in >= 0 {
		for _, e := range p.cycles[in] {
			p.alpha.add(e, 1)
		}
	} else {
		p.alpha.add(^in, 1)
	}
	p.ftran(&p.alpha)
	row := p.ratio()
	if row < 0 {
		return false
	}
	pivot := p.alpha.v[row]
	step := max(0, p.y[row]/pivot)
	for _, i := range p.alpha.at {
		p.y[i] -= step * p.alpha.v[i]
	}
	p.y[row] = step
	p.obj += step * gain

	p.rho.reset()
	p.rho.add(row, 1)
	p.btran(&p.rho)
	p.update(in, row, gain, pivot)

	if out := p.basic[row]; out >= 0 {
		p.at[out] = -1
	} else {
		p.slack[^out] = -1
	}
	if p.basic[row] = in; in >= 0 {
		p.at[in] = row
	} else {
		p.slack[^in] = row
	}
	p.etas = append(p.etas, p.alpha.eta(row))
	p.pivots++
	p.fresh = false
	return true
}

// ratio finds the row that blocks first, and of those within the tolerance the one with the
// largest pivot (Harris).
func (p *Program) ratio() int32 {
	limit := -1.0
	for _, i := range p.alpha.at {
		if a := p.alpha.v[i]; a > tiny {
			if t := (max(p.y[i], 0) + slackest) / a; limit < 0 || t < limit {
				limit = t
			}
		}
	}
	row, best := int32(-1), 1e-7
	for _, i := range p.alpha.at {
		if a := p.alpha.v[i]; a > best && max(p.y[i], 0)/a <= limit {
			row, best = i, a
		}
	}
	return row
}
