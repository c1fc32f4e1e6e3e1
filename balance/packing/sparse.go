package packing

import "math"

// sparse is a vector over the rows with the list of the rows that may not be zero.
type sparse struct {
	v  []float64
	at []int32
	in []bool
}

func newSparse(n int) sparse {
	return sparse{v: make([]float64, n), in: make([]bool, n)}
}

func (s *sparse) reset() {
	for _, i := range s.at {
		s.v[i], s.in[i] = 0, false
	}
	s.at = s.at[:0]
}

func (s *sparse) add(i int32, d float64) {
	if !s.in[i] {
		s.in[i] = true
		s.at = append(s.at, i)
	}
	s.v[i] += d
}

// eta is one pivot: the entering column in terms of the basis before it.
type eta struct {
	row   int32
	pivot float64
	at    []int32
	v     []float64
}

func (s *sparse) eta(row int32) eta {
	n := 0
	for _, i := range s.at {
		if i != row && math.Abs(s.v[i]) > 1e-13 {
			n++
		}
	}
	e := eta{row: row, pivot: s.v[row], at: make([]int32, 0, n), v: make([]float64, 0, n)}
	for _, i := range s.at {
		if i != row && math.Abs(s.v[i]) > 1e-13 {
			e.at, e.v = append(e.at, i), append(e.v, s.v[i])
		}
	}
	return e
}

// ftran solves B z = v in place.
func (p *Program) ftran(s *sparse) {
	p.factor.ftran(s)
	for k := range p.etas {
		e := &p.etas[k]
		t := s.v[e.row]
		if t == 0 {
			continue
		}
		t /= e.pivot
		for j, i := range e.at {
			s.add(i, -e.v[j]*t)
		}
		s.v[e.row] = t
	}
}

// btran solves Bᵀ z = v in place.
func (p *Program) btran(s *sparse) {
	for k := len(p.etas) - 1; k >= 0; k-- {
		e := &p.etas[k]
		t := s.v[e.row]
		for j, i := range e.at {
			t -= e.v[j] * s.v[i]
		}
		if t /= e.pivot; t != 0 || s.in[e.row] {
			s.add(e.row, 0)
			s.v[e.row] = t
		}
	}
	p.factor.btran(s)
}
