package align

import "math"

// warmSweeps fit the questions to the start before the places move.
const warmSweeps = 10

// expect runs the variational EM until the places move by less than the tolerance (root mean
// square, in standard deviations of all places).
//
// The scheme takes each Gibbs step of Bailey, Strezhnev and Voeten at its expectation: places,
// slopes and the latent answers are independent normals, the cut points are at their mode by
// one Newton step a sweep.
func (m *idealModel) expect(opt IdealOptions) (IdealProgress, error) {
	at := IdealProgress{Stage: "fit", Of: opt.MaxSweeps, Change: math.Inf(1)}
	for range warmSweeps {
		m.each(m.askExpected)
	}
	for at.Sweep = 1; ; at.Sweep++ {
		m.each(m.askExpected)
		at.Change = m.moveExpected()
		if opt.Progress != nil {
			if err := opt.Progress(at); err != nil {
				return at, err
			}
		}
		if at.Change < opt.Tolerance || at.Sweep >= opt.MaxSweeps {
			return at, nil
		}
	}
}

// cutSlopes are the first and second derivatives of the log likelihood of a question's votes in
// its cut points.
type cutSlopes struct{ low, high, lowLow, highHigh, lowHigh float64 }

// askExpected does one question: the expected latent answers, the cut points, the slope, and
// what the places should make of it.
func (m *idealModel) askExpected(b, j int) {
	q, blk := m.questions[j], &m.blocks[b]
	z := blk.z[:q.end-q.lo]
	d := m.latent(j, z)
	squares, product := 0.0, 0.0
	for i, u := range m.votes[q.lo:q.end] {
		x := m.place[u]
		squares += x*x + m.spread[u]
		product += x * z[i]
	}
	m.moveCuts(j, d)
	variance := 1 / (squares + 1/slopeVariance)
	slope := variance * product
	m.slope[j] = slope
	weight := slope*slope + variance
	for i, u := range m.votes[q.lo:q.end] {
		blk.sum[u] += slope * z[i]
		blk.weight[u] += weight
	}
}

// latent fills in the expected latent answers of one question.
func (m *idealModel) latent(j int, z []float64) (d cutSlopes) {
	q, n, slope := m.questions[j], m.normal, m.slope[j]
	low, high := m.low[j], m.high[j]
	votes := m.votes[q.lo:q.end]
	mid, top := int(q.mid-q.lo), int(q.high-q.lo)
	for i, u := range votes[:mid] {
		x := slope * m.place[u]
		a := low - x
		r := n.mills(a)
		z[i] = x - r
		d.low += r
		d.lowLow -= r * (a + r)
	}
	for i, u := range votes[mid:top] {
		x := slope * m.place[u]
		a, c := high-x, low-x
		up, down := n.slice(a, c)
		z[mid+i] = x - up + down
		d.high += up
		d.low -= down
		d.highHigh -= up * (a + up)
		d.lowLow += down * (c - down)
		d.lowHigh += up * down
	}
	for i, u := range votes[top:] {
		x := slope * m.place[u]
		a := x - high
		r := n.mills(a)
		z[top+i] = x + r
		d.high -= r
		d.highHigh -= r * (a + r)
	}
	return d
}

// moveCuts makes one Newton step, of at most half a unit, that never more than halves the gap.
func (m *idealModel) moveCuts(j int, d cutSlopes) {
	q := m.questions[j]
	if q.binary() {
		step := (d.low + d.high - m.low[j]/cutVariance) / (1/cutVariance - d.lowLow - d.highHigh)
		m.low[j] += min(max(step, -0.5), 0.5)
		m.high[j] = m.low[j]
		return
	}
	g1, g2 := d.low-m.low[j]/cutVariance, d.high-m.high[j]/cutVariance
	a, b, c := 1/cutVariance-d.lowLow, -d.lowHigh, 1/cutVariance-d.highHigh
	var s1, s2 float64
	if det := a*c - b*b; det > 1e-12 {
		s1, s2 = (c*g1-b*g2)/det, (a*g2-b*g1)/det
	} else {
		s1, s2 = g1/a, g2/c
	}
	scale := 1.0
	if most := max(math.Abs(s1), math.Abs(s2)); most > 0.5 {
		scale = 0.5 / most
	}
	if gap, closing := m.high[j]-m.low[j], scale*(s1-s2); closing > gap/2 {
		scale *= gap / 2 / closing
	}
	m.low[j] += scale * s1
	m.high[j] += scale * s2
}

// moveExpected gives every place its expectation under its votes and its prior, standardises
// all of them, and says how far they moved.
func (m *idealModel) moveExpected() float64 {
	last := append([]float64(nil), m.raw...)
	mean, within := 0.0, 0.0
	for u := range m.raw {
		sum, weight := m.evidence(u)
		from, variance := m.prior(u, last)
		weight += 1 / variance
		m.raw[u] = min(max((sum+from/variance)/weight, -placeEdge), placeEdge)
		m.spread[u] = 1 / weight
		mean += m.raw[u]
		within += m.spread[u]
	}
	n := float64(len(m.raw))
	mean /= n
	between := 0.0
	for _, x := range m.raw {
		between += (x - mean) * (x - mean)
	}
	sd := math.Sqrt((between + within) / max(n-1, 1))
	moved := 0.0
	for u, x := range m.raw {
		x = (x - mean) / sd
		moved += (x - m.place[u]) * (x - m.place[u])
		m.place[u] = x
		m.spread[u] /= sd * sd
	}
	return math.Sqrt(moved / n)
}
