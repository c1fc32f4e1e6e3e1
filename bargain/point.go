package bargain

import "tightrope/fact"

// Point is one set of values for every player: what a model computes on. Position and
// Salience hold D values a player, one after another, from 0 to 100.
type Point struct {
	N, D       int
	Capability []float64
	Salience   []float64
	Position   []float64
}

// NewPoint makes a point of n players on d dimensions, all zero.
func NewPoint(n, d int) Point {
	return Point{
		N: n, D: d,
		Capability: make([]float64, n), Salience: make([]float64, n*d), Position: make([]float64, n*d),
	}
}

// Modes is the point of the most likely values.
func (g Game) Modes() Point {
	return g.point(func(r fact.Range) float64 { return r.Mode })
}

func (g Game) point(pick func(fact.Range) float64) Point {
	p := NewPoint(len(g.Players), len(g.Dimensions))
	for i, pl := range g.Players {
		p.Capability[i] = pick(pl.Capability)
		for k := range p.D {
			p.Salience[i*p.D+k] = pick(pl.Salience[k])
			p.Position[i*p.D+k] = pick(pl.Position[k])
		}
	}
	return p
}

// At is the position of player i on every dimension.
func (p Point) At(i int) []float64 { return p.Position[i*p.D : (i+1)*p.D] }

// Weight is the clout that player i brings to the question: capability times the sum of its
// saliences as fractions.
func (p Point) Weight(i int) float64 {
	s := 0.0
	for k := range p.D {
		s += p.Salience[i*p.D+k]
	}
	return p.Capability[i] * s / Scale
}

// weights fills w with the weight of every player.
func (p Point) weights(w []float64) []float64 {
	w = w[:0]
	for i := range p.N {
		w = append(w, p.Weight(i))
	}
	return w
}
