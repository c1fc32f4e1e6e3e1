package bargain

import (
	"math"
	"slices"
)

// minStrength keeps every coalition above zero, so that even an option that nobody wants has
// some chance; KTAB uses the same value.
const minStrength = 1e-8

// strengths fills strength[i*n+j] with the votes for option i against option j of n options,
// from the weights w and utilities of the voters.
func (r *electorate) strengths(rule VotingRule, voters, n int) {
	r.strength = resize(r.strength, n*n)
	for i := range n {
		r.strength[i*n+i] = minStrength
		for j := range i {
			a, b := minStrength, minStrength
			for k := range voters {
				var v float64
				if rule == VoteProp {
					v = r.w[k] * (r.utility[k*n+i] - r.utility[k*n+j])
				} else {
					v = rule.Vote(r.w[k], r.utility[k*n+i], r.utility[k*n+j])
				}
				if v > 0 {
					a += v
				} else {
					b -= v
				}
			}
			r.strength[i*n+j], r.strength[j*n+i] = a, b
		}
	}
}

// gather makes options of the positions: players in the order of their positions; a position
// within same points of the first one of an option joins it, on every dimension.
func (r *electorate) gather(p Point, same float64) {
	r.sortPlayers(p)
	r.options = r.options[:0]
	if cap(r.member) < p.N {
		r.member = make([]int, p.N)
	}
	r.member = r.member[:p.N]
	if p.D == 1 {
		r.gatherLine(p, same)
		return
	}
	first, size := r.order[0], 0
	for _, i := range r.order {
		if size > 0 && within(p.At(first), p.At(i), same) {
			size++
			last := r.options[len(r.options)-p.D:]
			for k, x := range p.At(i) {
				last[k] += (x - last[k]) / float64(size)
			}
		} else {
			first, size = i, 1
			r.options = append(r.options, p.At(i)...)
		}
		r.member[i] = len(r.options)/p.D - 1
	}
}

// gatherLine is gather on one dimension.
func (r *electorate) gatherLine(p Point, same float64) {
	first, size := 0.0, 0
	for _, i := range r.order {
		x := p.Position[i]
		if size > 0 && x-first <= same {
			size++
			last := &r.options[len(r.options)-1]
			*last += (x - *last) / float64(size)
		} else {
			first, size = x, 1
			r.options = append(r.options, x)
		}
		r.member[i] = len(r.options) - 1
	}
}

// sortPlayers puts the players into the order of their positions, equal ones in the order in
// which they stand. It starts from the order of the last election, which is often nearly right.
func (r *electorate) sortPlayers(p Point) {
	if len(r.order) != p.N {
		r.order = r.order[:0]
		for i := range p.N {
			r.order = append(r.order, i)
		}
	}
	before := func(a, b int) bool {
		if p.D == 1 {
			x, y := p.Position[a], p.Position[b]
			return x < y || x == y && a < b
		}
		c := slices.Compare(p.At(a), p.At(b))
		return c < 0 || c == 0 && a < b
	}
	for at := 1; at < p.N; at++ {
		i, to := r.order[at], at
		for ; to > 0 && before(i, r.order[to-1]); to-- {
			r.order[to] = r.order[to-1]
		}
		r.order[to] = i
	}
}

func within(a, b []float64, same float64) bool {
	for k := range a {
		if math.Abs(a[k]-b[k]) > same {
			return false
		}
	}
	return true
}

// lineStrengths is strengths for proportional votes on one dimension, where sums over the
// sorted positions give each pair in constant time. Of two options a < b, a voter at x up to a
// gains b-a from a; one between a and the middle gains a+b-2x; the rest mirrors that.
func (r *electorate) lineStrengths(p Point) {
	r.sums(p)
	n, voters := len(r.options), p.N
	r.strength = resize(r.strength, n*n)
	for i := range n {
		r.strength[i*n+i] = minStrength
		a, from := r.options[i]/Scale, r.upTo[i]
		mid := from // voters below the middle
		for j := i + 1; j < n; j++ {
			b, to := r.options[j]/Scale, r.upTo[j]
			for mid < to && 2*r.x[mid] < a+b {
				mid++
			}
			low := r.sumW[from]*(b-a) + (r.sumW[mid]-r.sumW[from])*(a+b) - 2*(r.sumWX[mid]-r.sumWX[from])
			high := (r.sumW[voters]-r.sumW[to])*(b-a) + 2*(r.sumWX[to]-r.sumWX[mid]) - (r.sumW[to]-r.sumW[mid])*(a+b)
			r.strength[i*n+j] = max(low, 0) + minStrength
			r.strength[j*n+i] = max(high, 0) + minStrength
		}
	}
}

// sums adds up the weights of the voters in the order of their positions, plain and times the
// position, and counts in upTo the voters at or below each option.
func (r *electorate) sums(p Point) {
	r.x = resize(r.x, p.N)
	r.sumW, r.sumWX = resize(r.sumW, p.N+1), resize(r.sumWX, p.N+1)
	r.sumW[0], r.sumWX[0] = 0, 0
	for at, i := range r.order {
		x := p.Position[i] / Scale
		r.x[at] = x
		r.sumW[at+1] = r.sumW[at] + r.w[i]
		r.sumWX[at+1] = r.sumWX[at] + r.w[i]*x
	}
	r.upTo = r.upTo[:0]
	at := 0
	for _, o := range r.options {
		for at < p.N && r.x[at] <= o/Scale {
			at++
		}
		r.upTo = append(r.upTo, at)
	}
}

// pairwise fills beat[i*n+j] with the probability that option i beats option j.
func (r *electorate) pairwise(rule VictoryRule, n int) {
	r.beat = resize(r.beat, n*n)
	if rule == VictoryLinear {
		for i := range n {
			r.beat[i*n+i] = 0.5
			for j := range i {
				a, b := r.strength[i*n+j], r.strength[j*n+i]
				r.beat[i*n+j] = a / (a + b)
				r.beat[j*n+i] = 1 - r.beat[i*n+j]
			}
		}
		return
	}
	for i := range n {
		r.beat[i*n+i] = 0.5
		for j := range i {
			win := rule.Win(r.strength[i*n+j], r.strength[j*n+i])
			r.beat[i*n+j], r.beat[j*n+i] = win, 1-win
		}
	}
}

// combine turns the pairwise contests into one probability for each of n options, in dst.
func (r *electorate) combine(rule ElectionRule, n int, dst []float64) []float64 {
	dst = resize(dst, n)
	switch rule {
	case Conditional:
		return r.condition(n, dst)
	case MarkovUniform:
		r.flow = resize(r.flow, n*n)
		for i := range n {
			for j := range n {
				r.flow[j*n+i] = r.beat[i*n+j]
			}
		}
	case MarkovIncentive:
		r.incentives(n)
		r.flow = resize(r.flow, n*n)
		for i := range n {
			for j := range n {
				r.flow[j*n+i] = r.beat[i*n+j] * r.incentive[i*n+j]
			}
		}
	}
	stationary(r.flow, n, dst)
	return dst
}

// condition multiplies each row of beat, in logarithms so that many options do not underflow.
func (r *electorate) condition(n int, dst []float64) []float64 {
	r.logs = resize(r.logs, n)
	best := math.Inf(-1)
	for i := range n {
		r.logs[i] = 0
		for j := range n {
			r.logs[i] += math.Log(r.beat[i*n+j])
		}
		best = max(best, r.logs[i])
	}
	sum := 0.0
	for i := range n {
		dst[i] = math.Exp(r.logs[i] - best)
		sum += dst[i]
	}
	for i := range n {
		dst[i] /= sum
	}
	return dst
}

// incentives fills incentive[i*n+j] with the chance that i is who challenges j.
func (r *electorate) incentives(n int) {
	r.incentive = resize(r.incentive, n*n)
	for j := range n {
		sum := 0.0
		for i := range n {
			v := r.strength[i*n+j] * r.beat[i*n+j]
			if i == j {
				v += 1e-10
			}
			r.incentive[i*n+j] = v
			sum += v
		}
		for i := range n {
			r.incentive[i*n+j] /= sum
		}
	}
}

// stationary fills p with the long-run shares of the states of a Markov process with the
// given flows, flow[a*n+b] from a to b in any unit of time; the diagonal is not used. The
// flows are overwritten. It subtracts nothing, so that small shares keep their digits.
//
// Source: W. K. Grassmann, M. I. Taksar and D. P. Heyman, "Regenerative Analysis and Steady
// State Distributions for Markov Chains", Operations Research 33 (1985), doi:10.1287/opre.33.5.1107.
func stationary(flow []float64, n int, p []float64) {
	for k := n - 1; k > 0; k-- {
		out := 0.0
		row := flow[k*n : k*n+k]
		for _, f := range row {
			out += f
		}
		for i := range k {
			f := flow[i*n+k] / out
			flow[i*n+k] = f
			to := flow[i*n : i*n+k]
			for j, g := range row {
				to[j] += f * g
			}
		}
	}
	p[0] = 1
	sum := 1.0
	for j := 1; j < n; j++ {
		p[j] = 0
		for i := range j {
			p[j] += p[i] * flow[i*n+j]
		}
		sum += p[j]
	}
	for j := range n {
		p[j] /= sum
	}
}
