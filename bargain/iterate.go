package bargain

import "math"

// iterate fills prob with the election's probabilities as KTAB computes them: Markov shares
// are approached step by step and left at a small error, which the Spatial Model of Politics
// goes on with. An incentive-weighted election that does not settle in 1000 steps is
// ErrNoConvergence with strict set; otherwise it is solved exactly.
func (r *electorate) iterate(rule ElectionRule, n int, strict bool) error {
	p := r.prob[:n]
	switch rule {
	case Conditional:
		r.multiply(n, p)
		return nil
	case MarkovUniform:
		r.iterateUniform(n, p)
		return nil
	}
	r.incentives(n)
	next := make([]float64, n)
	for i := range p {
		p[i] = 1 / float64(n)
	}
	for range 1000 {
		change := 0.0
		for i := range n {
			q := 0.0
			for j := range n {
				q += r.beat[i*n+j] * (p[i]*r.incentive[j*n+i] + p[j]*r.incentive[i*n+j])
			}
			change = max(change, math.Abs(q-p[i]))
			next[i] = (p[i] + q) / 2
		}
		copy(p, next)
		if change <= 1e-8 {
			return nil
		}
	}
	if strict {
		return ErrNoConvergence
	}
	r.prob = r.combine(MarkovIncentive, n, p)
	return nil
}

// multiply is condition by plain products, which round as KTAB's do; where they all vanish it
// falls back to logarithms.
func (r *electorate) multiply(n int, p []float64) {
	sum := 0.0
	for i := range n {
		p[i] = 1
		for j := range n {
			p[i] *= r.beat[i*n+j]
		}
		sum += p[i]
	}
	if sum < math.SmallestNonzeroFloat64*1e16 {
		r.prob = r.condition(n, p)
		return
	}
	for i := range n {
		p[i] /= sum
	}
}

func (r *electorate) iterateUniform(n int, p []float64) {
	next := resize(r.logs, n)
	r.logs = next
	for i := range p {
		p[i] = 1 / float64(n)
	}
	for {
		change := 0.0
		for i := range n {
			q := 0.0
			row := r.beat[i*n : (i+1)*n]
			for j, b := range row {
				q += b * (p[i] + p[j])
			}
			q /= float64(n)
			change = max(change, math.Abs(q-p[i]))
			next[i] = (p[i] + q) / 2
		}
		copy(p, next)
		if change <= 1e-6 {
			return
		}
	}
}
