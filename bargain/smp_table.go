package bargain

import "math"

// table is the working memory of a run of the Spatial Model of Politics: positions, ideals
// and saliences as fractions, D values an actor.
type table struct {
	m       SMP
	n, d    int
	c, s, S []float64 // capability, salience, total salience
	norm    []float64 // Σ salience² of each actor
	x, y    []float64 // positions, ideals
	oldX    []float64
	dist    []float64 // [i*n+j]: i's distance from its ideal to where j stands
	risk    []float64
	u       []float64 // [(h*n+j)*n+i]: utility of j's position to i as h sees it
	clout   []float64 // capability × total salience
	// diagonal[h*n+i] is the utility to i of its own position as h sees it.
	diagonal []float64
	own      []float64 // [i*n+j]: the same as i sees it
	elect    electorate
	offers   []Bargain
	lists    [][]int // by actor: the bargains that it has a part in; the first is its status quo
	takes    []int
	values   []float64 // of each offer to each voter
	unsure   error     // why KTAB itself would not reproduce this run
}

// sit takes the actors of p to the table.
func (t *table) sit(m SMP, p Point) {
	n, d := p.N, p.D
	t.m, t.n, t.d, t.unsure = m, n, d, nil
	t.c = append(t.c[:0], p.Capability...)
	t.s, t.x = resize(t.s, n*d), resize(t.x, n*d)
	t.S, t.norm = resize(t.S, n), resize(t.norm, n)
	t.dist, t.own, t.u = resize(t.dist, n*n), resize(t.own, n*n), resize(t.u, n*n*n)
	t.risk, t.clout, t.diagonal = resize(t.risk, n), resize(t.clout, n), resize(t.diagonal, n*n)
	for i := range n {
		t.S[i], t.norm[i] = 0, 0
		for k := range d {
			s := p.Salience[i*d+k] / Scale
			t.s[i*d+k], t.x[i*d+k] = s, p.Position[i*d+k]/Scale
			t.S[i] += s
			t.norm[i] += s * s
		}
		t.clout[i] = t.c[i] * t.S[i]
	}
	t.y = append(t.y[:0], t.x...)
}

// from is actor i's distance between its ideal and the position at.
func (t *table) from(i int, at []float64) float64 {
	sum := 0.0
	for k, v := range at {
		d := t.s[i*t.d+k] * (t.y[i*t.d+k] - v)
		sum += d * d
	}
	return math.Sqrt(sum / t.norm[i])
}

// utility of a distance under a risk attitude: (1-d)(1+dR), beyond 1 straight on.
func utility(d, risk float64) float64 {
	if d <= 1 {
		return (1 - d) * (1 + d*risk)
	}
	return (1 - d) * (1 + risk)
}

func (t *table) distances() {
	for i := range t.n {
		for j := range t.n {
			t.dist[i*t.n+j] = t.from(i, t.x[j*t.d:(j+1)*t.d])
		}
	}
}

// attitudes works out risk attitudes and the utilities that everybody sees. Who stands where
// an election is likely to fall has little to fear and becomes bold; who does not, careful.
func (t *table) attitudes() error {
	t.distances()
	n := t.n
	r := &t.elect
	r.utility = resize(r.utility, n*n)
	for i, d := range t.dist {
		r.utility[i] = utility(d, 0)
	}
	p, err := t.vote(n)
	if err != nil {
		return err
	}
	low, high := p[0], p[0]
	for _, v := range p {
		low, high = min(low, v), max(high, v)
	}
	for i, v := range p {
		t.risk[i] = riskAttitude(t.m.RiskRange, v, low, high)
	}
	for h := range n {
		t.seenBy(h, t.u[h*n*n:(h+1)*n*n], t.diagonal[h*n:(h+1)*n])
	}
	return nil
}

func riskAttitude(r RiskRange, p, low, high float64) float64 {
	width := high - low
	if width <= 0 {
		return 0 // everybody is as secure as everybody else
	}
	switch r {
	case RiskMin:
		return (p - low) / width
	case RiskMax:
		return (2*p - high - low) / width
	}
	return (3*p - (high + 2*low)) / (2 * width)
}

// attitude is the risk attitude of i as actor h sees it: a mix of its own and i's.
func (t *table) attitude(h, i int) float64 {
	rh, ri := t.risk[h], t.risk[i]
	switch t.m.RiskAdjust {
	case AdjustNone:
		return rh
	case AdjustHalf:
		return (rh + ri) / 2
	case AdjustTwoThirds:
		return (rh + 2*ri) / 3
	case AdjustFull:
		return ri
	}
	return (2*rh + ri) / 3
}

// seenBy fills u[j*n+i] with the utility of j's position to i as actor h sees it, and own with
// that of everybody's own position.
func (t *table) seenBy(h int, u, own []float64) {
	n := t.n
	for i := range n {
		risk := t.attitude(h, i)
		for j := range n {
			v := utility(t.dist[i*n+j], risk)
			u[j*n+i] = v
			if i == h {
				t.own[i*n+j] = v
			}
		}
		own[i] = u[i*n+i]
	}
}

// vote holds an election over n options with the capabilities as weights and the utilities in
// t.elect.utility, by KTAB's iterations.
func (t *table) vote(options int) ([]float64, error) {
	r := &t.elect
	r.w = append(r.w[:0], t.c...)
	r.strengths(t.m.Voting, t.n, options)
	r.pairwise(t.m.Victory, options)
	r.prob = resize(r.prob, options)
	return r.prob, r.iterate(t.m.Election, options, t.m.Compat)
}

// move lets everybody take its bargain and its ideal follow, and returns how far they moved.
func (t *table) move() float64 {
	t.oldX = append(t.oldX[:0], t.x...)
	n, d := t.n, t.d
	moved := 0.0
	for i := range n {
		b := t.offers[t.takes[i]]
		at := b.FromAt
		if b.From != i {
			at = b.ToAt
		}
		ss := 0.0
		for k := range d {
			step := at[k] - t.x[i*d+k]
			ss += step * step
		}
		copy(t.x[i*d:(i+1)*d], at)
		moved += math.Sqrt(ss)
	}
	t.follow()
	return moved
}

// follow moves the ideals toward the positions by the accommodations.
func (t *table) follow() {
	if t.m.Accommodation == nil {
		copy(t.y, t.x)
		return
	}
	n, d := t.n, t.d
	for i := range n {
		row := t.m.Accommodation[i*n : (i+1)*n]
		rest := 1.0
		for _, a := range row {
			rest -= a
		}
		for k := range d {
			v := rest * t.y[i*d+k]
			for j, a := range row {
				if a != 0 {
					v += a * t.x[j*d+k]
				}
			}
			t.y[i*d+k] = v
		}
	}
}
