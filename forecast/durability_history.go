package forecast

import (
	"fmt"
	"math"
)

// ErrNotInPanel is a state or a year that the data do not hold.
var ErrNotInPanel = fmt.Errorf("durability: the state or the year is not in the data")

// LastDeliveries is the last year of deliveries.
func (l *Layers) LastDeliveries() int { return l.ends.arms }

// Span is the first and the last year for which triads can be looked for.
func (l *Layers) Span() (first, last int) { return FirstYear, l.Last }

// FirstYear is the first year of ties: deliveries begin in 1950 and are summed over five years.
const FirstYear = firstYear + warmUp

// History is the deliveries of B to A up to a year, with both markets; what came after the year
// stands in Later.
func (l *Layers) History(a, b State, year int) (History, error) {
	i, okA := l.at[a]
	j, okB := l.at[b]
	k := year - l.First
	if !okA || !okB || i == j || k < warmUp || year > l.ends.arms || !l.exist[k][i] || !l.exist[k][j] {
		return History{}, ErrNotInPanel
	}
	h := History{Last: year, AltHHI: math.NaN(), Share: math.NaN(), Major: No, Power: l.cinc[k][i], PowerOf: l.cinc[k][j]}
	if l.major[k][j] {
		h.Major = Yes
	}
	for y := max(warmUp-windowYears+1, 0); y <= l.ends.arms-l.First; y++ {
		v := l.tiv[y][i*l.n+j]
		if y > k {
			h.Later = append(h.Later, v)
			continue
		}
		var total, exports float64
		for c := range l.n {
			total += l.tiv[y][i*l.n+c]
			exports += l.tiv[y][c*l.n+j]
		}
		h.Flow, h.Total, h.Exports = append(h.Flow, v), append(h.Total, total), append(h.Exports, exports)
	}
	var all, squares float64
	for c, v := range l.w5[k][i*l.n : (i+1)*l.n] {
		if c != j && v > 0 {
			all, squares = all+v, squares+v*v
			h.Suppliers++
		}
	}
	if all > 0 {
		h.AltHHI = squares / (all * all)
	}
	return h, nil
}

// History is that of the layers, with how often ties of the client were cut before the year.
func (p *Panel) History(a, b State, year int) (History, error) {
	h, err := p.Layers.History(a, b, year)
	if err == nil {
		r := p.rates(year - p.Layers.First)
		h.CutsBy = r.drawn(r.by[p.Layers.at[a]])
	}
	return h, err
}
