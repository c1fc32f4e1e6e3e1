package align

import (
	"math"
	"slices"
)

// start places the members of each session on the first principal component of its votes, the
// missing ones at the mean of their question, with variance one.
func (p *panel) start(above, below int32) []float64 {
	x := make([]float64, len(p.member))
	for s, places := range p.sessions {
		m := p.table(places)
		v := x[places.lo:places.hi]
		m.component(v)
		if p.upsideDown(x, s, above, below) {
			for i := range v {
				v[i] = -v[i]
			}
		}
	}
	return x
}

// table is the votes of one session, sparse: what each vote adds to the mean of its question.
type sessionTable struct {
	lo    int32
	votes [][]int32    // by question
	value [][3]float64 // by question: of the lowest, middle and highest answer, centred
	ends  [][3]int     // where each answer ends
}

func (p *panel) table(places span) sessionTable {
	t := sessionTable{lo: places.lo}
	for _, q := range p.questions {
		var votes []int32
		var ends [3]int
		from := q.lo
		for k, to := range []int32{q.mid, q.high, q.end} {
			part := p.votes[from:to]
			i, _ := slices.BinarySearch(part, places.lo)
			j, _ := slices.BinarySearch(part, places.hi)
			votes = append(votes, part[i:j]...)
			ends[k] = len(votes)
			from = to
		}
		if len(votes) == 0 {
			continue
		}
		top := 2.0
		if q.binary() {
			top = 1
		}
		mean := (float64(ends[1]-ends[0]) + top*float64(ends[2]-ends[1])) / float64(ends[2])
		t.votes, t.ends = append(t.votes, votes), append(t.ends, ends)
		t.value = append(t.value, [3]float64{-mean, 1 - mean, top - mean})
	}
	return t
}

// component finds the first principal component by iteration, from a fixed start.
func (t sessionTable) component(v []float64) {
	for i := range v {
		v[i] = 0.5 + float64(i%7)/7
	}
	next := make([]float64, len(v))
	for range 200 {
		clear(next)
		for q, votes := range t.votes {
			w := 0.0
			t.each(q, votes, func(i int32, x float64) { w += x * v[i] })
			t.each(q, votes, func(i int32, x float64) { next[i] += w * x })
		}
		norm := 0.0
		for _, x := range next {
			norm += x * x
		}
		if norm = math.Sqrt(norm / float64(len(v))); norm == 0 {
			return
		}
		moved := 0.0
		for i, x := range next {
			moved += math.Abs(x/norm - v[i])
			v[i] = x / norm
		}
		if moved < 1e-4*float64(len(v)) {
			return
		}
	}
}

func (t sessionTable) each(q int, votes []int32, do func(i int32, x float64)) {
	k := 0
	for i, u := range votes {
		for i >= t.ends[q][k] {
			k++
		}
		do(u-t.lo, t.value[q][k])
	}
}

// upsideDown says whether the session must be turned over: above must not lie below the other
// pole (or the mean, where one of the two is absent); without either, the session must agree
// with the one before.
func (p *panel) upsideDown(x []float64, s int, above, below int32) bool {
	var high, low float64
	seen := false
	for u := p.sessions[s].lo; u < p.sessions[s].hi; u++ {
		switch p.member[u] {
		case above:
			high, seen = x[u], true
		case below:
			low, seen = x[u], true
		}
	}
	if seen || s == 0 {
		return high < low
	}
	last := map[int32]float64{}
	for u := p.sessions[s-1].lo; u < p.sessions[s-1].hi; u++ {
		last[p.member[u]] = x[u]
	}
	product := 0.0
	for u := p.sessions[s].lo; u < p.sessions[s].hi; u++ {
		product += x[u] * last[p.member[u]]
	}
	return product < 0
}
