package bargain

// The columns that a run keeps for each draw.
const (
	colMass     = iota // election mass in the event
	colErring          // chance of the event around the election's mean
	colElection        // the election's mean
	colMean
	colMedian
	colCondMass
	colCond
	colIncMass
	colInc
	columns
)

// fineBins is the resolution at which distributions are collected: a tenth of a point.
const fineBins = 1000

// blockSize draws are summed by one worker; sums of blocks are added in order, so that the
// result does not depend on the number of workers.
const blockSize = 250

// run is a finished simulation.
type run struct {
	cols  [columns][]float64
	atoms []float64 // election mass by fine bin, mean over the draws
	wins  []float64 // probability of each player's position, mean over the draws
}

func simulate(s *draws, o Options) (*run, error) {
	n := len(s.g.Players)
	out := &run{atoms: make([]float64, fineBins+1), wins: make([]float64, n)}
	for c := range out.cols {
		out.cols[c] = make([]float64, s.n)
	}
	blocks := (s.n + blockSize - 1) / blockSize
	type part struct {
		atoms, wins []float64
		err         error
	}
	parts := make([]part, blocks)
	scratch := make([]drawScratch, min(workerCount(o.Workers), blocks))
	forEach(blocks, o.Workers, func(worker, b int) {
		p := &parts[b]
		p.atoms, p.wins = make([]float64, fineBins+1), make([]float64, n)
		sc := &scratch[worker]
		if sc.point.N == 0 {
			sc.point = NewPoint(n, s.d)
		}
		for i := b * blockSize; i < min(s.n, (b+1)*blockSize); i++ {
			s.fill(sc.point, i)
			if p.err = sc.draw(out, i, s.g.Event, *o.Residuals, p.atoms, p.wins); p.err != nil {
				return
			}
		}
	})
	for _, p := range parts {
		if p.err != nil {
			return nil, p.err
		}
		for i, v := range p.atoms {
			out.atoms[i] += v / float64(s.n)
		}
		for i, v := range p.wins {
			out.wins[i] += v / float64(s.n)
		}
	}
	return out, nil
}

// drawScratch is one worker's memory.
type drawScratch struct {
	point Point
	elect electorate
	other []float64
}

// draw computes one draw into row i of the run.
func (sc *drawScratch) draw(out *run, i int, e Event, res Residuals, atoms, wins []float64) error {
	p, r, k := sc.point, &sc.elect, e.Dim
	if err := r.elect(headline, p); err != nil {
		return err
	}
	mean := r.mean(k, p.D)
	out.cols[colMass][i] = r.mass(e, p.D)
	out.cols[colErring][i] = res.Chance(e, mean)
	out.cols[colElection][i] = mean
	for o, prob := range r.prob {
		atoms[fineBin(r.options[o*p.D+k])] += prob
	}
	for pl, o := range r.member {
		wins[pl] += r.prob[o]
	}
	uniform := r.prob
	n := len(r.prob)
	for _, c := range []struct {
		rule       ElectionRule
		mass, mean int
	}{{Conditional, colCondMass, colCond}, {MarkovIncentive, colIncMass, colInc}} {
		sc.other = r.combine(c.rule, n, sc.other)
		r.prob = sc.other
		out.cols[c.mass][i], out.cols[c.mean][i] = r.mass(e, p.D), r.mean(k, p.D)
	}
	r.prob = uniform
	var err error
	if out.cols[colMean][i], out.cols[colMedian][i], err = sc.centres(k); err != nil {
		return err
	}
	return nil
}

// centres gives the compromise mean and the weighted median on dimension k.
func (sc *drawScratch) centres(k int) (mean, median float64, err error) {
	p := sc.point
	num, den := 0.0, 0.0
	for i := range p.N {
		w := p.Capability[i] * p.Salience[i*p.D+k]
		num += w * p.Position[i*p.D+k]
		den += w
	}
	if den <= 0 {
		return 0, 0, ErrNoWeight
	}
	if p.D > 1 {
		x, w, err := p.dimension(k)
		if err != nil {
			return 0, 0, err
		}
		median, err = weightedMedian(x, w)
		return num / den, median, err
	}
	below := 0.0
	for _, i := range sc.elect.order {
		below += p.Capability[i] * p.Salience[i]
		median = p.Position[i]
		if below >= den*(0.5-1e-12) {
			break
		}
	}
	return num / den, median, nil
}

func fineBin(x float64) int {
	return max(0, min(fineBins, int(x*fineBins/Scale+0.5)))
}

func (r *run) estimate(col int) Estimate { return estimateOf(r.cols[col]) }
