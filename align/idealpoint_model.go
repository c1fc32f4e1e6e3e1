package align

import (
	"math"
	"sync"
	"sync/atomic"
)

// The priors, as in the published program.
const (
	slopeVariance = 1.0  // of a question's discrimination
	cutVariance   = 25.0 // of a cut point; the sampler holds it within cutEdge instead
	cutEdge       = 7.0
	pathVariance  = 0.5 // of a state about its previous session; see panel.precede
	placeEdge     = 5.0
)

// idealModel is the state of a fit: a vote is lowest, middle or highest as slope·place + noise
// lies below low, between the two cut points, or above high, with standard normal noise.
type idealModel struct {
	*panel
	place     []float64 // standardised mean
	raw       []float64 // before standardisation: what the next session's prior stands on
	spread    []float64 // variance of place within the fit
	slope     []float64
	low, high []float64 // equal for a binary question
	before    []int32
	variance  []float64
	blocks    []block
	workers   int
	normal    *normalTables
}

// blockCount is fixed: sums are formed block by block, so that their last digits do not depend
// on the number of workers.
const blockCount = 16

// block is what the questions of one block ask of each place: weight of evidence and its sum.
type block struct {
	sum, weight []float64
	z, mean     []float64 // of the votes of one question
}

func newIdealModel(p *panel, opt IdealOptions) *idealModel {
	n, k := len(p.member), len(p.questions)
	m := &idealModel{
		panel: p, place: p.start(p.find(opt.Above), p.find(opt.Below)), raw: make([]float64, n), spread: make([]float64, n),
		slope: make([]float64, k), low: make([]float64, k), high: make([]float64, k),
		workers: opt.Workers, normal: normal(),
	}
	m.before, m.variance = p.precede(pathVariance)
	longest := 0
	for j, q := range p.questions {
		longest = max(longest, int(q.end-q.lo))
		m.low[j], m.high[j] = p.margins(q)
	}
	for range blockCount {
		m.blocks = append(m.blocks, block{
			make([]float64, n), make([]float64, n), make([]float64, longest), make([]float64, longest),
		})
	}
	copy(m.raw, m.place)
	return m
}

// margins are the cut points of a question that does not divide: the normal quantiles of its
// answers.
func (p *panel) margins(q question) (low, high float64) {
	n := float64(q.end - q.lo)
	quantile := func(k int32) float64 { return math.Sqrt2 * math.Erfinv(2*float64(k)/n-1) }
	return quantile(q.mid - q.lo), quantile(q.high - q.lo)
}

// each does the questions of every block, some blocks at a time.
func (m *idealModel) each(do func(b int, q int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range max(m.workers, 1) {
		wg.Go(func() {
			for b := int(next.Add(1)) - 1; b < blockCount; b = int(next.Add(1)) - 1 {
				clear(m.blocks[b].sum)
				clear(m.blocks[b].weight)
				for q := b; q < len(m.questions); q += blockCount {
					do(b, q)
				}
			}
		})
	}
	wg.Wait()
}

// evidence adds up the blocks for one place.
func (m *idealModel) evidence(u int) (sum, weight float64) {
	for b := range m.blocks {
		sum += m.blocks[b].sum[u]
		weight += m.blocks[b].weight[u]
	}
	return sum, weight
}

// prior is the mean and variance of a place before its votes.
func (m *idealModel) prior(u int, raw []float64) (mean, variance float64) {
	if v := m.before[u]; v >= 0 {
		mean = raw[v]
	}
	return mean, m.variance[u]
}

// standardErrors come from the observed information at the solution; the variances of the
// variational fit itself are about half too small. The prior counts as one between two sessions
// of equally many votes: with its own variance, which falls with the number of votes, a session
// of two votes would look certain.
func (m *idealModel) standardErrors() []float64 {
	m.each(func(b, j int) {
		q, slope, weight := m.questions[j], m.slope[j], m.blocks[b].weight
		square := slope * slope
		for i := q.lo; i < q.end; i++ {
			u := m.votes[i]
			x := slope * m.place[u]
			switch {
			case i < q.mid:
				a := m.low[j] - x
				r := m.normal.mills(a)
				weight[u] += square * r * (a + r)
			case i < q.high:
				a, c := m.high[j]-x, m.low[j]-x
				up, down := m.normal.slice(a, c)
				weight[u] += square * max(0, up*(a+up)-down*(c-down)-2*up*down)
			default:
				a := x - m.high[j]
				r := m.normal.mills(a)
				weight[u] += square * r * (a + r)
			}
		}
	})
	out := make([]float64, len(m.place))
	for u := range out {
		_, weight := m.evidence(u)
		out[u] = 1 / math.Sqrt(weight+2/pathVariance)
	}
	return out
}
