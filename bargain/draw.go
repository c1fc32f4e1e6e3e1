package bargain

import (
	"math"
	"math/rand/v2"

	"tightrope/fact"
)

// Shape is the distribution of a value inside its range.
type Shape string

// The shapes. Capabilities may be lognormal: Mode is then the median, and Low and High the 5 %
// and 95 % points, each side with its own spread; positions and saliences are triangular.
const (
	Triangular Shape = "triangular"
	Lognormal  Shape = "lognormal"
)

// z95 is the 95 % point of the standard normal distribution.
const z95 = 1.6448536269514722

// valueAt is the value of range r at probability u.
func valueAt(r fact.Range, shape Shape, u float64) float64 {
	if shape == Lognormal && r.Mode > 0 {
		z := math.Sqrt2 * math.Erfinv(2*u-1)
		side := r.High
		if z < 0 {
			side = r.Low
		}
		return math.Exp(math.Log(r.Mode) + math.Abs(math.Log(side/r.Mode))*z/z95)
	}
	width := r.High - r.Low
	if width <= 0 {
		return r.Mode
	}
	if left := r.Mode - r.Low; u*width < left {
		return r.Low + math.Sqrt(u*width*left)
	}
	return r.High - math.Sqrt((1-u)*width*(r.High-r.Mode))
}

// draws holds the uniform numbers of a Monte Carlo run: for each player and field one number
// a draw. The numbers of a field are a Latin hypercube: one in every slice of width 1/n, in
// random order. They depend on the seed, the player's stream and the field alone, so two
// scenarios differ by their inputs and not by luck.
type draws struct {
	n, d  int
	shape Shape
	u     [][]float64 // [player*(2d+1)+field][draw]; fields: capability, positions, saliences
	g     Game
}

func newDraws(g Game, n int, seed uint64, shape Shape) *draws {
	s := &draws{n: n, d: len(g.Dimensions), shape: shape, g: g}
	fields := 2*s.d + 1
	order := make([]int32, n)
	for _, p := range g.Players {
		for f := range fields {
			rng := rand.New(rand.NewPCG(seed, uint64(p.Stream)<<16|uint64(f)))
			u := make([]float64, n)
			for i := range order {
				order[i] = int32(i)
			}
			rng.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
			for i, slice := range order {
				u[i] = (float64(slice) + rng.Float64()) / float64(n)
			}
			s.u = append(s.u, u)
		}
	}
	return s
}

// fill sets p, of the right size, to draw i.
func (s *draws) fill(p Point, i int) {
	fields := 2*s.d + 1
	for k, pl := range s.g.Players {
		u := s.u[k*fields : (k+1)*fields]
		p.Capability[k] = valueAt(pl.Capability, s.shape, u[0][i])
		for d := range s.d {
			p.Position[k*s.d+d] = valueAt(pl.Position[d], Triangular, u[1+d][i])
			p.Salience[k*s.d+d] = valueAt(pl.Salience[d], Triangular, u[1+s.d+d][i])
		}
	}
}

// seats is the number of players up to which every part of a report has its full number of
// draws; KTAB's own cases have 7 to 27 actors and those of the casebook 8 to 14.
const seats = 20

// fewer is a number of draws for n players: base up to the usual number of seats, and beyond it
// fewer by the power at which the cost of a draw grows, down to least.
func fewer(base, n, least int, power float64) int {
	if n <= seats {
		return base
	}
	return max(least, int(float64(base)*math.Pow(seats/float64(n), power)))
}
