package forecast

import "math"

// Past is what else the record up to the year says of the tie and of the two markets. Rates are
// of outcomes that were known by then.
type Past struct {
	Before     float64 // TIV of the window that ended five years ago
	Deliveries int     // years with a delivery among the last ten
	Peak       float64 // share of the largest year in the window
	Recent     float64 // TIV of this year
	ExportsWas float64 // exports of the supplier in the window that ended five years ago
	ImportsWas float64 // imports of the client in that window
	Clients    int     // clients of the supplier in the window
	CutsOf     float64 // share of the supplier's ties of five to nine years ago that were cut, drawn to the mean
	CutsBy     float64 // the same of the client's ties
	CutsAll    float64 // the same of all ties
}

// shrink is how many ties at the mean rate are added to a rate of few.
const shrink = 5

// cutRates are how often ties were cut by what was known at a year: all of them, and by
// supplier and client, each drawn to the mean.
type cutRates struct {
	mean   float64
	of, by map[int]rate
}

type rate struct{ cut, n float64 }

func (r cutRates) drawn(x rate) float64 { return (x.cut + shrink*r.mean) / (x.n + shrink) }

// firstRate stands for the rate of cuts before any outcome is known, in the first years of the
// panel: a third, as in the seventies.
const firstRate = 1.0 / 3

// rates looks at the ties of five to nine years before a year, whose outcomes are known by it.
func (p *Panel) rates(k int) cutRates {
	r := cutRates{mean: firstRate, of: map[int]rate{}, by: map[int]rate{}}
	var all rate
	for i := range p.Ties {
		t := &p.Ties[i]
		if t.k > k-cutHorizon || t.k < k-cutHorizon-4 || math.IsNaN(t.Cut5) {
			continue
		}
		x, y := r.of[t.j], r.by[t.i]
		r.of[t.j], r.by[t.i] = rate{x.cut + t.Cut5, x.n + 1}, rate{y.cut + t.Cut5, y.n + 1}
		all = rate{all.cut + t.Cut5, all.n + 1}
	}
	if all.n > 0 {
		r.mean = all.cut / all.n
	}
	return r
}

// past fills in Past for every tie.
func (p *Panel) past() {
	at := -1
	var r cutRates
	for i := range p.Ties {
		t := &p.Ties[i]
		if t.k != at {
			r, at = p.rates(t.k), t.k
		}
		t.Past = p.pastOf(t)
		t.Past.CutsAll, t.Past.CutsOf, t.Past.CutsBy = r.mean, r.drawn(r.of[t.j]), r.drawn(r.by[t.i])
	}
}

func (p *Panel) pastOf(t *TieYear) Past {
	l, ij := p.Layers, t.i*p.Layers.n+t.j
	was := max(0, t.k-windowYears)
	out := Past{Before: l.w5[was][ij], ExportsWas: l.expo5[was][t.j], ImportsWas: l.total5[was][t.i], Recent: l.tiv[t.k][ij]}
	for b := max(0, t.k-2*windowYears+1); b <= t.k; b++ {
		if v := l.tiv[b][ij]; v > 0 {
			out.Deliveries++
			if b > t.k-windowYears {
				out.Peak = max(out.Peak, v/t.W5)
			}
		}
	}
	for a := range l.n {
		if l.w5[t.k][a*l.n+t.j] > 0 {
			out.Clients++
		}
	}
	return out
}

var pastVars = []Variable{
	{"l_before", "the volume of the five years before", log1p(func(t *TieYear) float64 { return t.Past.Before })},
	{"growth", "the volume against that of the five years before", func(t *TieYear) float64 { return math.Log((t.W5 + 1) / (t.Past.Before + 1)) }},
	{"deliveries", "the years with a delivery among the last ten", func(t *TieYear) float64 { return float64(t.Past.Deliveries) }},
	{"peak", "the weight of the largest year", func(t *TieYear) float64 { return t.Past.Peak }},
	{"l_recent", "this year's volume", log1p(func(t *TieYear) float64 { return t.Past.Recent })},
	{"exports_growth", "the trend of the supplier's exports", func(t *TieYear) float64 { return math.Log((t.Exports + 1) / (t.Past.ExportsWas + 1)) }},
	{"imports_growth", "the trend of the client's imports", func(t *TieYear) float64 { return math.Log((t.Import + 1) / (t.Past.ImportsWas + 1)) }},
	{"l_clients", "the number of the supplier's clients", log1p(func(t *TieYear) float64 { return float64(t.Past.Clients) })},
	{"cuts_of", "how often ties of the supplier were cut", func(t *TieYear) float64 { return t.Past.CutsOf }},
	{"cuts_by", "how often ties of the client were cut", func(t *TieYear) float64 { return t.Past.CutsBy }},
	{"cuts_all", "how often all ties were cut lately", func(t *TieYear) float64 { return t.Past.CutsAll }},
}
