package forecast

import "math"

// square is a symmetric matrix of n by n, row by row; only the upper triangle need be filled.
type square struct {
	n int
	v []float64
}

func newSquare(n int) square { return square{n, make([]float64, n*n)} }

// cholesky gives the lower factor L with L·Lᵀ = s; false where s is not positive definite.
func (s square) cholesky() (square, bool) {
	n, l := s.n, newSquare(s.n)
	for i := range n {
		for j := range i + 1 {
			v := s.v[j*n+i]
			a, b := l.v[i*n:i*n+j], l.v[j*n:j*n+j]
			for k := range a {
				v -= a[k] * b[k]
			}
			if i == j {
				if v <= 1e-12*math.Abs(s.v[i*n+i]) {
					return l, false
				}
				l.v[i*n+i] = math.Sqrt(v)
			} else {
				l.v[i*n+j] = v / l.v[j*n+j]
			}
		}
	}
	return l, true
}

// solve gives x with L·Lᵀ·x = b for a lower factor.
func (s square) solve(b []float64) []float64 {
	n, x := s.n, make([]float64, s.n)
	for i := range n {
		v := b[i]
		for k := range i {
			v -= s.v[i*n+k] * x[k]
		}
		x[i] = v / s.v[i*n+i]
	}
	for i := n - 1; i >= 0; i-- {
		v := x[i]
		for k := i + 1; k < n; k++ {
			v -= s.v[k*n+i] * x[k]
		}
		x[i] = v / s.v[i*n+i]
	}
	return x
}

// sandwich gives B·M·B where B is the inverse of the matrix whose lower factor s is, and M the
// sum of the outer products of the vectors.
func (s square) sandwich(vectors [][]float64) []float64 {
	n := s.n
	out := make([]float64, n*n)
	for _, v := range vectors {
		x := s.solve(v)
		for i, a := range x {
			if a == 0 {
				continue
			}
			for j, b := range x {
				out[i*n+j] += a * b
			}
		}
	}
	return out
}
