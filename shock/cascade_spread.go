package shock

import (
	"fmt"
	"math"
	"slices"
)

// spread is the state of a cascade. A node's shortage is what it wants to consume less what
// it has: production, imports less exports, and what it draws from reserves.
type spread struct {
	n                  int
	ids                []string
	production         []float64
	usable, drawn      []float64 // reserves left to draw, change of reserves so far (negative)
	wanted, short      []float64
	flow               []float64
	bought, sold, plan []float64
	boughtRest, open   []float64
}

func (n *Network) state(usable float64) *spread {
	k := len(n.IDs)
	s := &spread{
		n: k, ids: n.IDs, production: slices.Clone(n.Production), flow: slices.Clone(n.Flow),
		usable: make([]float64, k), drawn: make([]float64, k), wanted: make([]float64, k), short: make([]float64, k),
		bought: make([]float64, k), sold: make([]float64, k), plan: make([]float64, k),
		boughtRest: make([]float64, k), open: make([]float64, k*k),
	}
	for i, r := range n.Reserves {
		s.usable[i] = usable * r
	}
	return s
}

// supply is what every node has to consume.
func (s *spread) supply() []float64 {
	s.totals(s.flow)
	out := make([]float64, s.n)
	for i := range out {
		out[i] = s.production[i] + s.bought[i] - s.sold[i] - s.drawn[i]
	}
	return out
}

// totals sums the flows by buyer and by seller. The sums carry their rounding errors along: a
// node that has no reserves is told from one that has just used them up by exact zeros.
func (s *spread) totals(flow []float64) {
	clear(s.bought)
	clear(s.boughtRest)
	for i := range s.n {
		sold, rest := 0.0, 0.0
		for j, v := range flow[i*s.n : (i+1)*s.n] {
			if v == 0 {
				continue
			}
			sold, rest = carry(sold, rest, v)
			s.bought[j], s.boughtRest[j] = carry(s.bought[j], s.boughtRest[j], v)
		}
		s.sold[i] = sold + rest
	}
	for j, rest := range s.boughtRest {
		s.bought[j] += rest
	}
}

// carry adds v to sum and the error of that to rest.
//
// Source: A. Neumaier, Zeitschrift für Angewandte Mathematik und Mechanik 54 (1974).
func carry(sum, rest, v float64) (float64, float64) {
	t := sum + v
	if math.Abs(sum) >= math.Abs(v) {
		return t, rest + ((sum - t) + v)
	}
	return t, rest + ((v - t) + sum)
}

func (s *spread) shortages() {
	for i, v := range s.supply() {
		s.short[i] = s.wanted[i] - v
	}
}

// surplus reports a node that has markedly more than it wants.
func (s *spread) surplus() error {
	for i, v := range s.short {
		if v < -1 && v < -1e-9*math.Abs(s.wanted[i]) {
			return fmt.Errorf("%s has %g too much: %w", s.ids[i], -v, ErrSurplus)
		}
	}
	return nil
}

func (s *spread) round(o CascadeOptions) error {
	s.atHome(o.Belt)
	if o.Allocation == Proportional {
		s.proportional()
		s.shortages()
		return s.surplus()
	}
	s.cutExports()
	s.shortages()
	s.atHome(o.Belt)
	s.buyFromReserves(o.Offer)
	s.shortages()
	return s.surplus()
}

// atHome draws reserves, lets consumers bear their share, and swallows tiny shortages.
func (s *spread) atHome(belt float64) {
	const tiny = 1e-5
	for i := range s.n {
		draw := min(s.short[i], s.usable[i])
		s.drawn[i] -= draw
		s.usable[i] -= draw
	}
	s.shortages()
	for i := range s.n {
		s.wanted[i] -= belt * s.short[i]
	}
	s.shortages()
	for i := range s.n {
		if s.short[i] < tiny*s.wanted[i] {
			s.wanted[i] -= s.short[i]
		}
	}
	s.shortages()
}

// proportional changes all flows of every node in want by one proportion: it sells less and
// asks for more, of those alone who have reserves left to sell out of.
func (s *spread) proportional() {
	s.totals(s.flow)
	sold := slices.Clone(s.sold)
	for i := range s.n {
		copy(s.open[i*s.n:(i+1)*s.n], s.flow[i*s.n:(i+1)*s.n])
		if s.usable[i] == 0 {
			clear(s.open[i*s.n : (i+1)*s.n])
		}
	}
	s.totals(s.open)
	for i := range s.n {
		s.plan[i] = 0
		if all := sold[i] + s.bought[i]; all != 0 {
			s.plan[i] = min(s.short[i]/all, 1)
		}
	}
	for i := range s.n {
		for j := range s.n {
			change := -s.plan[i]
			if s.usable[i] != 0 {
				change += s.plan[j]
			}
			s.flow[i*s.n+j] *= 1 + change
		}
	}
}

// cutExports lets nodes in want sell less, to all buyers by one proportion.
func (s *spread) cutExports() {
	s.totals(s.flow)
	for i := range s.n {
		if s.sold[i] == 0 {
			continue
		}
		keep := 1 - min(s.short[i]/s.sold[i], 1)
		for j := range s.n {
			s.flow[i*s.n+j] *= keep
		}
	}
}

// buyFromReserves shares what sellers offer among the buyers in want, in proportion to trade,
// again and again until nothing more is offered to somebody who wants it.
func (s *spread) buyFromReserves(share float64) {
	n := s.n
	need, offer := slices.Clone(s.short), make([]float64, n)
	for i := range offer {
		offer[i] = share * s.usable[i]
	}
	more := make([]float64, n*n)
	deal := make([]float64, n*n)
	for range 1000 {
		for i := range n {
			toNeedy, rest := 0.0, 0.0
			for j := range n {
				if need[j] > 0 {
					toNeedy, rest = carry(toNeedy, rest, s.flow[i*n+j])
				}
			}
			toNeedy += rest
			for j := range n {
				deal[i*n+j] = 0
				if need[j] > 0 && toNeedy != 0 {
					deal[i*n+j] = s.flow[i*n+j] * (offer[i] / toNeedy)
				}
			}
		}
		s.totals(deal)
		taken := 0.0
		accept := slices.Clone(s.bought)
		for j, all := range accept {
			accept[j] = 0
			if all != 0 {
				accept[j] = min(need[j]/all, 1)
			}
		}
		for i := range n {
			for j := range n {
				deal[i*n+j] *= accept[j]
				more[i*n+j] += deal[i*n+j]
				taken += deal[i*n+j]
			}
		}
		s.totals(deal)
		for i := range n {
			need[i] -= s.bought[i]
			offer[i] -= s.sold[i]
		}
		if taken < 1 {
			break
		}
	}
	for k, v := range more {
		s.flow[k] += v
	}
}

// same says whether two sets of flows are equal: the mean change of those that changed, in
// relation to their mean, is below 1.5e-8.
func same(a, b []float64) bool {
	diff, size := 0.0, 0.0
	for k := range a {
		if a[k] != b[k] {
			diff += math.Abs(a[k] - b[k])
			size += math.Abs(a[k])
		}
	}
	return diff <= 1.5e-8*size
}
