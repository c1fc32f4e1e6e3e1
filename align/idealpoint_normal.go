package align

import (
	"math"
	"math/rand/v2"
	"sync"
)

// Hermite tables on a grid of 64 nodes a unit: their error is below 1e-9, and a look-up costs a
// fraction of an exponential. A fit asks for some hundred million of these values.
const (
	gridEdge = 8
	gridStep = 1.0 / 64
	gridSize = 2*gridEdge*64 + 1
)

type hermite [gridSize + 1]struct{ value, slope float64 } // slope times gridStep

func (h *hermite) at(x float64) float64 {
	t := (x + gridEdge) * (1 / gridStep)
	i := int(t)
	t -= float64(i)
	p, q := &h[i], &h[i+1]
	rise := q.value - p.value
	return p.value + t*(p.slope+t*(3*rise-2*p.slope-q.slope+t*(p.slope+q.slope-2*rise)))
}

// normalTables holds the inverse Mills ratio φ/Φ and the distribution function Φ.
type normalTables struct{ ratio, cdf hermite }

var normal = sync.OnceValue(func() *normalTables {
	n := &normalTables{}
	for i := range gridSize + 1 {
		x := -gridEdge + float64(i)*gridStep
		density, below := math.Exp(-x*x/2)/math.Sqrt(2*math.Pi), 0.5*math.Erfc(-x/math.Sqrt2)
		r := density / below
		n.ratio[i].value, n.ratio[i].slope = r, -r*(x+r)*gridStep
		n.cdf[i].value, n.cdf[i].slope = below, density*gridStep
	}
	return n
})

// mills is the inverse Mills ratio φ(a)/Φ(a): how far, on average, a standard normal lies below
// zero once it is known to lie below a. Far below, where Φ vanishes, it is a continued fraction.
func (n *normalTables) mills(a float64) float64 {
	switch {
	case a >= gridEdge:
		return 0
	case a > -gridEdge:
		return n.ratio.at(a)
	}
	x := -a
	return x + 1/(x+2/(x+3/(x+4/(x+5/x))))
}

// phi is the distribution function of the standard normal.
func (n *normalTables) phi(x float64) float64 {
	switch {
	case x >= gridEdge:
		return 1
	case x > -gridEdge:
		return n.cdf.at(x)
	}
	return 0
}

// slice gives φ(a)/P and φ(c)/P for P = Φ(a) - Φ(c) with c < a, without ever forming a
// difference of two numbers next to one: it works on the side where both are small.
func (n *normalTables) slice(a, c float64) (upper, lower float64) {
	if a+c > 0 {
		lower, upper = n.slice(-c, -a)
		return upper, lower
	}
	e := math.Exp((a - c) * (a + c) / 2) // φ(c)... relative to φ(a), at most 1
	upper = 1 / max(1/n.mills(a)-e/n.mills(c), 1e-9)
	return upper, upper * e
}

// drawBelow draws a standard normal that lies below a: by trial where that is likely, else by
// the exponential envelope of C. P. Robert, Simulation of truncated normal variables, Statistics
// and Computing 5 (1995), 121-125.
func drawBelow(r *rand.Rand, a float64) float64 {
	if a >= 0 {
		for {
			if x := r.NormFloat64(); x < a {
				return x
			}
		}
	}
	rate := (math.Sqrt(a*a+4) - a) / 2
	for {
		x := -a + r.ExpFloat64()/rate
		if d := x - rate; r.Float64() < math.Exp(-d*d/2) {
			return -x
		}
	}
}

// drawBetween draws a standard normal that lies between c and a, c < a.
func drawBetween(r *rand.Rand, c, a float64) float64 {
	switch {
	case c > 0:
		return -drawBetween(r, -a, -c)
	case a >= 0 && a-c > 2.5:
		for {
			if x := r.NormFloat64(); x > c && x < a {
				return x
			}
		}
	case a < 0 && a-c > 1/max(-a, 0.5):
		for {
			if x := drawBelow(r, a); x > c {
				return x
			}
		}
	}
	top := min(a, 0) // where the density is highest
	for {
		x := c + r.Float64()*(a-c)
		if r.Float64() < math.Exp((top*top-x*x)/2) {
			return x
		}
	}
}
