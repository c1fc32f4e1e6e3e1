package bargain

import (
	"math"
	"slices"
)

// Nash is the asymmetric bargaining solution: the outcome that maximises the product of what
// everybody gains over no agreement, each gain to the power of the player's weight. Utility
// falls with the square of the distance that a player sees. No agreement means the status
// quo; where not everybody can gain over it at once, there is none and it stands. Without a
// status quo no agreement is as bad as the far end of the scale.
//
// Source: J. F. Nash, "The Bargaining Problem", Econometrica 18 (1950), doi:10.2307/1907266;
// for weights, K. Binmore, A. Rubinstein and A. Wolinsky, RAND Journal of Economics 17 (1986).
type Nash struct {
	StatusQuo []float64 // a position on each dimension, or nil
}

// Name is "nash".
func (Nash) Name() string { return "nash" }

// Title names the model in a table.
func (Nash) Title() string { return "Nash bargaining" }

// Formula states the model.
func (n Nash) Formula() string {
	if n.StatusQuo == nil {
		return "x maximises Σ c_i s_i ln(1 - d_i(x)²)"
	}
	return "x maximises Σ c_i s_i ln(d_i(status quo)² - d_i(x)²) where all gain; else the status quo"
}

// Source cites the model.
func (Nash) Source() string { return "Nash 1950, Econometrica 18" }

// Run finds the solution; there is no distribution. Players without weight have no say.
func (n Nash) Run(p Point) (Outcome, error) {
	out := Outcome{None: "Nash bargaining predicts a point"}
	b := bargaining{p: p}
	total := 0.0
	for i := range p.N {
		w := p.Weight(i)
		total += w
		b.w = append(b.w, w)
	}
	if !(total > 0) {
		return Outcome{}, ErrNoWeight
	}
	var start []float64
	if n.StatusQuo == nil {
		for range p.N {
			b.none = append(b.none, 1+1e-9) // the far end itself is just worth more than nothing
		}
		start = b.middle()
	} else {
		for i := range p.N {
			d := p.distance(i, p.At(i), n.StatusQuo)
			b.none = append(b.none, d*d)
		}
		start = b.agreeable(n.StatusQuo)
	}
	if start == nil {
		out.Expected = slices.Clone(n.StatusQuo)
		return out, nil
	}
	out.Expected = b.climb(start)
	return out, nil
}

// bargaining is a Nash problem: maximise Σ w ln(none - d²).
type bargaining struct {
	p    Point
	w    []float64
	none []float64 // what no agreement costs each, as a squared distance
}

// middle is the weighted mean of the positions.
func (b *bargaining) middle() []float64 {
	out := make([]float64, b.p.D)
	total := 0.0
	for i, w := range b.w {
		total += w
		for k, x := range b.p.At(i) {
			out[k] += w * x
		}
	}
	for k := range out {
		out[k] /= total
	}
	return out
}

// value is the objective at x, minus infinity where somebody with a say would not gain.
func (b *bargaining) value(x []float64) float64 {
	sum := 0.0
	for i, w := range b.w {
		if w == 0 {
			continue
		}
		d := b.p.distance(i, b.p.At(i), x)
		g := b.none[i] - d*d
		if !(g > 0) {
			return math.Inf(-1)
		}
		sum += w * math.Log(g)
	}
	return sum
}

// agreeable finds a point near the status quo at which everybody with a say gains, or nil.
// Everybody gains in the direction v if v has a positive product with every way from the
// status quo to a player's position (as the player weighs dimensions); the shortest vector in
// the hull of those ways is such a direction, and if it is zero there is none.
func (b *bargaining) agreeable(quo []float64) []float64 {
	d := b.p.D
	var ways [][]float64
	for i, w := range b.w {
		if w == 0 {
			continue
		}
		way := make([]float64, d)
		norm := 0.0
		for k, x := range b.p.At(i) {
			s := b.p.Salience[i*d+k]
			way[k] = s * s * (x - quo[k])
			norm += way[k] * way[k]
		}
		if norm == 0 {
			return nil // the status quo is the very best for this player
		}
		for k := range way {
			way[k] /= math.Sqrt(norm)
		}
		ways = append(ways, way)
	}
	v := shortest(ways)
	for step := Scale; step > 1e-9; step /= 2 {
		x := make([]float64, d)
		for k := range x {
			x[k] = max(0, min(Scale, quo[k]+step*v[k]))
		}
		if !math.IsInf(b.value(x), -1) {
			return x
		}
	}
	return nil
}

// shortest is the point nearest to zero in the hull of the vectors.
//
// Source: E. G. Gilbert, "An iterative procedure for computing the minimum of a quadratic form
// on a convex set", SIAM Journal on Control 4 (1966), doi:10.1137/0304007.
func shortest(hull [][]float64) []float64 {
	v := slices.Clone(hull[0])
	for range 1000 {
		least, at := math.Inf(1), 0
		for i, h := range hull {
			if dot := product(v, h); dot < least {
				least, at = dot, i
			}
		}
		way := make([]float64, len(v))
		for k := range v {
			way[k] = hull[at][k] - v[k]
		}
		length := product(way, way)
		if length < 1e-18 || product(v, v)-least < 1e-12 {
			break
		}
		t := max(0, min(1, -product(v, way)/length))
		for k := range v {
			v[k] += t * way[k]
		}
	}
	return v
}

func product(a, b []float64) float64 {
	sum := 0.0
	for k := range a {
		sum += a[k] * b[k]
	}
	return sum
}

// climb maximises the objective, which is smooth and concave where everybody gains, one
// dimension after the other by golden section until nothing moves.
func (b *bargaining) climb(x []float64) []float64 {
	x = slices.Clone(x)
	for range 200 {
		moved := 0.0
		for k := range x {
			before := x[k]
			x[k] = golden(func(v float64) float64 {
				at := x[k]
				x[k] = v
				f := b.value(x)
				x[k] = at
				return f
			}, before)
			moved = max(moved, math.Abs(x[k]-before))
		}
		if moved < 1e-7 || len(x) == 1 {
			break
		}
	}
	return x
}

// golden maximises a concave f on the scale from a point inside its domain, outside which f is
// minus infinity.
func golden(f func(float64) float64, inside float64) float64 {
	const ratio = 0.6180339887498949
	edge := func(far float64) float64 { // the last point of the domain toward far
		if !math.IsInf(f(far), -1) {
			return far
		}
		in, out := inside, far
		for range 60 {
			if mid := (in + out) / 2; math.IsInf(f(mid), -1) {
				out = mid
			} else {
				in = mid
			}
		}
		return in
	}
	a, c := edge(0), edge(Scale)
	l, r := c-ratio*(c-a), a+ratio*(c-a)
	fl, fr := f(l), f(r)
	for c-a > 1e-8 {
		if fl < fr {
			a, l, fl = l, r, fr
			r = a + ratio*(c-a)
			fr = f(r)
		} else {
			c, r, fr = r, l, fl
			l = c - ratio*(c-a)
			fl = f(l)
		}
	}
	return (a + c) / 2
}
