package balance

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// MaxSpectral is the most nodes for which the measures from eigenvalues are computed: they need
// a dense matrix.
const MaxSpectral = 1500

// Walks is balance as closed walks see it.
type Walks struct {
	Global float64   // tr e^A / tr e^|A|, 1 = balanced
	Node   []float64 // (e^A)_vv / (e^|A|)_vv
}

// WalkBalance compares the closed walks of a signed network, each weighted by 1/length!, with
// those of the network without signs: a negative walk counts against. A holds the signs, not the
// weights, since e^A of large weights sees the heaviest tie only; parallel ties count by the sign
// of their sum. A node without ties has balance 1. More than MaxSpectral nodes are an error.
//
// Source: E. Estrada and M. Benzi, Walk-based measure of balance in signed networks, Physical
// Review E 90 (2014); F. Diaz-Diaz, P. Bartesaghi and E. Estrada, arXiv:2303.03774.
func WalkBalance(g Graph) (Walks, error) {
	signed, plain, err := signs(g)
	if err != nil {
		return Walks{}, err
	}
	n := len(g.Names)
	if n == 0 {
		return Walks{Global: 1}, nil
	}
	// Both diagonals are scaled by e^-r, r the largest eigenvalue of |A|, which bounds the
	// eigenvalues of A too: the ratio stays, and nothing overflows.
	var with, without mat.EigenSym
	if !with.Factorize(signed, true) || !without.Factorize(plain, true) {
		return Walks{}, fmt.Errorf("walk balance: the eigenvalues did not converge")
	}
	values := without.Values(nil)
	shift := values[n-1]
	a, b := exponential(&with, shift), exponential(&without, shift)
	out := Walks{Node: make([]float64, n)}
	var top, bottom float64
	for v := range n {
		top += a[v]
		bottom += b[v]
		if b[v] > 0 {
			out.Node[v] = min(1, a[v]/b[v])
		} else {
			out.Node[v] = 1 // no walk that the doubles can tell from none
		}
	}
	out.Global = min(1, top/bottom)
	return out, nil
}

// exponential is the diagonal of e^(A - shift·I).
func exponential(e *mat.EigenSym, shift float64) []float64 {
	var q mat.Dense
	e.VectorsTo(&q)
	values := e.Values(nil)
	out := make([]float64, len(values))
	for k, l := range values {
		f := math.Exp(l - shift)
		for v := range out {
			x := q.At(v, k)
			out[v] += f * x * x
		}
	}
	return out
}

// signs are the signed and the plain adjacency matrix.
func signs(g Graph) (signed, plain *mat.SymDense, err error) {
	n := len(g.Names)
	if n > MaxSpectral {
		return nil, nil, fmt.Errorf("%d nodes: eigenvalues are computed for at most %d", n, MaxSpectral)
	}
	if n == 0 {
		return nil, nil, nil
	}
	signed, plain = mat.NewSymDense(n, nil), mat.NewSymDense(n, nil)
	for _, e := range g.Edges {
		signed.SetSym(e.A, e.B, signed.At(e.A, e.B)+float64(e.W))
	}
	for a := range n {
		for b := a; b < n; b++ {
			if w := signed.At(a, b); w != 0 {
				signed.SetSym(a, b, math.Copysign(1, w))
				plain.SetSym(a, b, 1)
			}
		}
	}
	return signed, plain, nil
}

// AlgebraicConflict is the smallest eigenvalue of the signed Laplacian D - A, with weights: zero
// if, and only if, some component is balanced. It is computed for each component with ties, and
// the largest is given with the others, so that one balanced pair does not hide the rest.
//
// Source: J. Kunegis et al., Spectral analysis of signed graphs for clustering, prediction and
// visualization, SDM 2010.
func AlgebraicConflict(g Graph) ([]float64, error) {
	if len(g.Names) > MaxSpectral {
		return nil, fmt.Errorf("%d nodes: eigenvalues are computed for at most %d", len(g.Names), MaxSpectral)
	}
	var out []float64
	for _, part := range components(g) {
		n := len(part.Names)
		l := mat.NewSymDense(n, nil)
		for _, e := range part.Edges {
			w := float64(e.W)
			l.SetSym(e.A, e.B, l.At(e.A, e.B)-w)
			l.SetSym(e.A, e.A, l.At(e.A, e.A)+math.Abs(w))
			l.SetSym(e.B, e.B, l.At(e.B, e.B)+math.Abs(w))
		}
		var eig mat.EigenSym
		if !eig.Factorize(l, false) {
			return nil, fmt.Errorf("algebraic conflict: the eigenvalues did not converge")
		}
		out = append(out, max(0, eig.Values(nil)[0]))
	}
	return out, nil
}
