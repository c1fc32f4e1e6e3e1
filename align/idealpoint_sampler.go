package align

import (
	"math"
	"math/rand/v2"
	"slices"
)

// sampler draws from the posterior by Gibbs steps for latent answers, slopes and places and a
// Metropolis step for the two cut points of each question with the latent answers summed out
// (M. K. Cowles, Statistics and Computing 6 (1996), 101-111), started at the variational fit.
type sampler struct {
	*idealModel
	rng            []*rand.Rand // of each block
	own            *rand.Rand   // of the places
	shift, stretch []float64    // steps of the middle of the cut points and of their distance
	halves         [2]moments
}

// moments are running sums of the draws of each place.
type moments struct {
	n           int
	sum, square []float64
}

// latentEdge bounds the latent answers: two past the outermost cut point.
const latentEdge = cutEdge + 2

// sampler starts at the fit. Unlike the fit it has two cut points for every question: where
// nobody gave an answer the flat prior alone says where its cut point may be.
func (m *idealModel) sampler(rng *rand.Rand) *sampler {
	m = m.unfolded()
	s := &sampler{idealModel: m, own: rand.New(rand.NewPCG(rng.Uint64(), rng.Uint64()))}
	for range blockCount {
		s.rng = append(s.rng, rand.New(rand.NewPCG(rng.Uint64(), rng.Uint64())))
	}
	s.shift, s.stretch = make([]float64, len(m.questions)), make([]float64, len(m.questions))
	const reach = 1.7 // of two parameters at once: about 2.4/√2 posterior deviations
	for j := range m.questions {
		d := m.latent(j, m.blocks[0].z)
		s.shift[j] = reach / math.Sqrt(max(-d.lowLow-d.highHigh-2*d.lowHigh, 1))
		s.stretch[j] = reach / math.Sqrt(max((2*d.lowHigh-d.lowLow-d.highHigh)/4, 1))
	}
	for h := range s.halves {
		s.halves[h] = moments{sum: make([]float64, len(m.place)), square: make([]float64, len(m.place))}
	}
	return s
}

// unfolded is the model with the questions unfolded and the cut points within their edges.
func (m *idealModel) unfolded() *idealModel {
	out, p := *m, *m.panel
	out.panel = &p
	p.questions = slices.Clone(p.questions)
	for j, q := range p.questions {
		p.questions[j] = q.unfolded()
		switch q.without {
		case Yes:
			out.low[j] -= 2
		case No:
			out.high[j] += 2
		}
		out.low[j] = min(max(out.low[j], 0.1-cutEdge), cutEdge-0.2)
		out.high[j] = min(max(out.high[j], out.low[j]+0.02), cutEdge-0.1)
	}
	return &out
}

// run leaves out the first draws and keeps the moments of the rest, in two halves.
func (s *sampler) run(opt IdealOptions) error {
	at := IdealProgress{Stage: "sample", Of: opt.Burn + opt.Draws}
	for at.Sweep = 1; at.Sweep <= at.Of; at.Sweep++ {
		s.each(s.askDrawn)
		s.moveDrawn()
		if k := at.Sweep - opt.Burn; k > 0 {
			h := &s.halves[0]
			if 2*k > opt.Draws {
				h = &s.halves[1]
			}
			h.n++
			for u, x := range s.place {
				h.sum[u] += x
				h.square[u] += x * x
			}
		}
		if opt.Progress != nil {
			if err := opt.Progress(at); err != nil {
				return err
			}
		}
	}
	return nil
}

// askDrawn draws the cut points, the latent answers and the slope of one question.
func (s *sampler) askDrawn(b, j int) {
	q, blk, r := s.questions[j], &s.blocks[b], s.rng[b]
	votes := s.votes[q.lo:q.end]
	mean, z := blk.mean[:len(votes)], blk.z[:len(votes)]
	for i, u := range votes {
		mean[i] = s.slope[j] * s.place[u]
	}
	s.drawCuts(r, j, mean)
	s.drawLatent(r, j, mean, z)
	squares, product := 0.0, 0.0
	for i, u := range votes {
		x := s.place[u]
		squares += x * x
		product += x * z[i]
	}
	variance := 1 / (squares + 1/slopeVariance)
	slope := variance*product + math.Sqrt(variance)*r.NormFloat64()
	s.slope[j] = slope
	for i, u := range votes {
		blk.sum[u] += slope * z[i]
		blk.weight[u] += slope * slope
	}
}

// drawCuts proposes another middle and another distance, folded at zero: both symmetric.
func (s *sampler) drawCuts(r *rand.Rand, j int, mean []float64) {
	middle := (s.low[j]+s.high[j])/2 + s.shift[j]*r.NormFloat64()
	half := math.Abs(s.high[j]-s.low[j]+s.stretch[j]*r.NormFloat64()) / 2
	low, high := middle-half, middle+half
	if low < -cutEdge || high > cutEdge {
		return
	}
	if math.Log(1-r.Float64()) < s.logRatio(j, mean, low, high) {
		s.low[j], s.high[j] = low, high
	}
}

// logRatio is the log likelihood of one question under new cut points less that under the old.
func (s *sampler) logRatio(j int, mean []float64, low, high float64) float64 {
	const tiny, batch = 1e-15, 16 // products of 16 factors stay within a float
	q, n := s.questions[j], s.normal
	oldLow, oldHigh := s.low[j], s.high[j]
	mid, top := int(q.mid-q.lo), int(q.high-q.lo)
	total, above, below := 0.0, 1.0, 1.0
	for i, x := range mean {
		switch {
		case i < mid:
			above *= n.phi(low-x) + tiny
			below *= n.phi(oldLow-x) + tiny
		case i < top:
			above *= n.phi(high-x) - n.phi(low-x) + tiny
			below *= n.phi(oldHigh-x) - n.phi(oldLow-x) + tiny
		default:
			above *= n.phi(x-high) + tiny
			below *= n.phi(x-oldHigh) + tiny
		}
		if i%batch == batch-1 {
			total += math.Log(above / below)
			above, below = 1, 1
		}
	}
	return total + math.Log(above/below)
}

func (s *sampler) drawLatent(r *rand.Rand, j int, mean, z []float64) {
	q := s.questions[j]
	mid, top := int(q.mid-q.lo), int(q.high-q.lo)
	for i, x := range mean {
		switch {
		case i < mid:
			z[i] = max(x+drawBelow(r, s.low[j]-x), -latentEdge)
		case i < top:
			z[i] = x + drawBetween(r, s.low[j]-x, s.high[j]-x)
		default:
			z[i] = min(x-drawBelow(r, x-s.high[j]), latentEdge)
		}
	}
}

// moveDrawn draws every place, each about the mean that its neighbour in time had in the sweep
// before.
func (s *sampler) moveDrawn() {
	last := append([]float64(nil), s.raw...)
	total := 0.0
	for u := range s.place {
		sum, weight := s.evidence(u)
		from, variance := s.prior(u, last)
		weight += 1 / variance
		s.raw[u] = (sum + from/variance) / weight
		x := s.raw[u] + s.own.NormFloat64()/math.Sqrt(weight)
		s.place[u] = min(max(x, -placeEdge), placeEdge)
		total += s.place[u]
	}
	n := float64(len(s.place))
	centre, square := total/n, 0.0
	for _, x := range s.place {
		square += (x - centre) * (x - centre)
	}
	sd := math.Sqrt(square / max(n-1, 1))
	if sd == 0 { // a lone place
		sd = 1
	}
	for u, x := range s.place {
		s.place[u] = (x - centre) / sd
	}
}

// summary gives the mean and deviation of the draws of one place, and the potential scale
// reduction between the two halves (A. Gelman and D. B. Rubin, Statistical Science 7 (1992),
// 457-472): near 1 where they agree.
func (s *sampler) summary(u int) (mean, deviation, reduction float64) {
	var means, variances [2]float64
	for h, x := range s.halves {
		n := float64(max(x.n, 1))
		means[h] = x.sum[u] / n
		variances[h] = max(x.square[u]/n-means[h]*means[h], 1e-12)
	}
	a, b := s.halves[0], s.halves[1]
	n := float64(max(a.n+b.n, 1))
	mean = (a.sum[u] + b.sum[u]) / n
	deviation = math.Sqrt(max((a.square[u]+b.square[u])/n-mean*mean, 1e-12))
	within := (variances[0] + variances[1]) / 2
	between := (means[0] - means[1]) * (means[0] - means[1]) / 2
	return mean, deviation, math.Sqrt(1 + between/within)
}
