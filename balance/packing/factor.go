package packing

import (
	"math"
	"slices"
)

// factor is the sparse triangular factorisation of the basis. Basic slacks are unit columns
// and need no step; each basic cycle is a step with the row that it pivots on, its column of L
// below the pivot and its column of U above it.
type factor struct {
	row  []int32 // pivot row of each step
	diag []float64
	lower,
	upper columns
}

// columns are sparse columns one after the other.
type columns struct {
	from []int32
	at   []int32
	v    []float64
}

func (c *columns) reset() {
	c.from, c.at, c.v = append(c.from[:0], 0), c.at[:0], c.v[:0]
}

func (c *columns) put(i int32, v float64) { c.at, c.v = append(c.at, i), append(c.v, v) }
func (c *columns) end()                   { c.from = append(c.from, int32(len(c.at))) }

func (f *factor) ftran(s *sparse) {
	for k, r := range f.row {
		t := s.v[r]
		if t == 0 {
			continue
		}
		for j := f.lower.from[k]; j < f.lower.from[k+1]; j++ {
			s.add(f.lower.at[j], -f.lower.v[j]*t)
		}
	}
	for k := len(f.row) - 1; k >= 0; k-- {
		r := f.row[k]
		t := s.v[r]
		if t == 0 {
			continue
		}
		t /= f.diag[k]
		s.v[r] = t
		for j := f.upper.from[k]; j < f.upper.from[k+1]; j++ {
			s.add(f.upper.at[j], -f.upper.v[j]*t)
		}
	}
}

func (f *factor) btran(s *sparse) {
	for k, r := range f.row {
		t := s.v[r]
		for j := f.upper.from[k]; j < f.upper.from[k+1]; j++ {
			t -= f.upper.v[j] * s.v[f.upper.at[j]]
		}
		if t != 0 {
			s.add(r, 0)
		}
		s.v[r] = t / f.diag[k]
	}
	for k := len(f.row) - 1; k >= 0; k-- {
		r := f.row[k]
		t := s.v[r]
		for j := f.lower.from[k]; j < f.lower.from[k+1]; j++ {
			t -= f.lower.v[j] * s.v[f.lower.at[j]]
		}
		if t != 0 {
			s.add(r, 0)
		}
		s.v[r] = t
	}
}

// refactor factorises the basis anew and computes values, prices and objective from it.
func (p *Program) refactor() {
	p.etas = p.etas[:0]
	p.fresh = true
	p.factorise()
	s := &p.alpha
	s.reset()
	for e, w := range p.cap {
		s.add(int32(e), w)
	}
	p.factor.ftran(s)
	copy(p.y, s.v)
	s.reset()
	p.obj = 0
	for row, v := range p.basic {
		if v >= 0 {
			p.obj += p.y[row]
			s.add(int32(row), 1)
		}
	}
	p.factor.btran(s)
	copy(p.x, s.v)
	s.reset()
	p.reprice()
}

// factorise orders the basic cycles: those that a single row or column decides first, the rest
// by their length, each pivoting on the row that is in the fewest of them among the stable ones.
func (p *Program) factorise() {
	var cols []int32
	for _, v := range p.basic {
		if v >= 0 {
			cols = append(cols, v)
		}
	}
	slices.Sort(cols)
	open := make([]bool, len(p.cap)) // rows that a cycle must pivot on
	for e := range open {
		open[e] = p.slack[e] < 0
	}
	for e, row := range p.slack {
		if row >= 0 {
			p.slack[e], p.basic[e] = int32(e), ^int32(e)
		}
	}
	f := &p.factor
	f.row, f.diag = f.row[:0], f.diag[:0]
	f.lower.reset()
	f.upper.reset()
	o := newOrder(p, cols, open)
	o.singletons()
	o.nucleus()
	for e := range open {
		if open[e] { // singular: a slack takes the place of a cycle that had no pivot
			p.slack[e], p.basic[e] = int32(e), ^int32(e)
		}
	}
}

// order is the state of one factorisation.
type order struct {
	p     *Program
	cols  []int32
	open  []bool
	done  []bool
	count []int32   // open rows of each column
	in    [][]int32 // for each open row, the columns that hold it
	left  []int32   // for each open row, how many of them are not done
	first int       // first step of the nucleus
}

func newOrder(p *Program, cols []int32, open []bool) *order {
	o := &order{p: p, cols: cols, open: open, done: make([]bool, len(cols)), count: make([]int32, len(cols)), left: make([]int32, len(open)), in: make([][]int32, len(open))}
	for k, c := range cols {
		for _, e := range p.cycles[c] {
			if open[e] {
				o.count[k]++
				o.left[e]++
			}
		}
	}
	total := 0
	for e := range open {
		total += int(o.left[e])
	}
	room := make([]int32, total)
	for e := range open {
		o.in[e], room = room[:0:o.left[e]], room[o.left[e]:]
	}
	for k, c := range cols {
		for _, e := range p.cycles[c] {
			if open[e] {
				o.in[e] = append(o.in[e], int32(k))
			}
		}
	}
	return o
}

// singletons takes, as long as there are any, a column with one open row or an open row in one
// column: such a pivot changes no other entry.
func (o *order) singletons() {
	var rows, cols []int32
	for k := range o.cols {
		if o.count[k] == 1 {
			cols = append(cols, int32(k))
		}
	}
	for e := range o.open {
		if o.open[e] && o.left[e] == 1 {
			rows = append(rows, int32(e))
		}
	}
	take := func(k, r int32) {
		o.plain(k, r)
		for _, e := range o.p.cycles[o.cols[k]] {
			if o.open[e] {
				if o.left[e]--; o.left[e] == 1 {
					rows = append(rows, e)
				}
			}
		}
		for _, j := range o.in[r] {
			if !o.done[j] {
				if o.count[j]--; o.count[j] == 1 {
					cols = append(cols, j)
				}
			}
		}
	}
	for len(rows)+len(cols) > 0 {
		if n := len(cols) - 1; n >= 0 {
			k := cols[n]
			cols = cols[:n]
			if o.done[k] || o.count[k] != 1 {
				continue
			}
			for _, e := range o.p.cycles[o.cols[k]] {
				if o.open[e] {
					take(k, e)
					break
				}
			}
			continue
		}
		r := rows[len(rows)-1]
		rows = rows[:len(rows)-1]
		if !o.open[r] || o.left[r] != 1 {
			continue
		}
		for _, k := range o.in[r] {
			if !o.done[k] {
				take(k, r)
				break
			}
		}
	}
	o.first = len(o.p.factor.row)
}

// plain is a step whose column has not been touched by any other.
func (o *order) plain(k, r int32) {
	f := &o.p.factor
	for _, e := range o.p.cycles[o.cols[k]] {
		switch {
		case e == r:
		case o.open[e]:
			f.lower.put(e, 1)
		default:
			f.upper.put(e, 1)
		}
	}
	o.close(k, r, 1)
}

func (o *order) close(k, r int32, diag float64) {
	f := &o.p.factor
	f.row, f.diag = append(f.row, r), append(f.diag, diag)
	f.lower.end()
	f.upper.end()
	o.open[r], o.done[k] = false, true
	o.p.basic[r], o.p.at[o.cols[k]] = o.cols[k], r
}

// nucleus eliminates what is left, column by column.
func (o *order) nucleus() {
	var rest []int32
	for k := range o.cols {
		if !o.done[k] {
			rest = append(rest, int32(k))
		}
	}
	slices.SortStableFunc(rest, func(a, b int32) int { return int(o.count[a] - o.count[b]) })
	f := &o.p.factor
	s := &o.p.rho
	for _, k := range rest {
		s.reset()
		for _, e := range o.p.cycles[o.cols[k]] {
			s.add(e, 1)
		}
		for j := o.first; j < len(f.row); j++ {
			t := s.v[f.row[j]]
			if t == 0 {
				continue
			}
			for q := f.lower.from[j]; q < f.lower.from[j+1]; q++ {
				s.add(f.lower.at[q], -f.lower.v[q]*t)
			}
		}
		r := o.pivotRow(s)
		if r < 0 {
			o.p.at[o.cols[k]] = -1
			continue
		}
		diag := s.v[r]
		for _, e := range s.at {
			v := s.v[e]
			switch {
			case e == r || math.Abs(v) < 1e-13:
			case o.open[e]:
				f.lower.put(e, v/diag)
			default:
				f.upper.put(e, v)
			}
		}
		o.close(k, r, diag)
	}
	s.reset()
}

// pivotRow is the open row in the fewest columns among those that are large enough.
func (o *order) pivotRow(s *sparse) int32 {
	var largest float64
	for _, e := range s.at {
		if o.open[e] {
			largest = max(largest, math.Abs(s.v[e]))
		}
	}
	if largest < 1e-8 {
		return -1
	}
	best := int32(-1)
	for _, e := range s.at {
		if o.open[e] && math.Abs(s.v[e]) >= 0.1*largest && (best < 0 || o.left[e] < o.left[best] || o.left[e] == o.left[best] && e < best) {
			best = e
		}
	}
	return best
}
