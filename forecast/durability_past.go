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

// past fills in Past for every tie.
func (p *Panel) past() {
	l := p.Layers
	type tally struct{ cut, n float64 }
	byYear := map[int][]*TieYear{}
	for i := range p.Ties {
		byYear[p.Ties[i].k] = append(byYear[p.Ties[i].k], &p.Ties[i])
	}
	for k := warmUp; k < l.years(); k++ {
		var all tally
		of, by := map[int]tally{}, map[int]tally{}
		for b := k - cutHorizon - 4; b <= k-cutHorizon; b++ {
			for _, t := range byYear[b] {
				if math.IsNaN(t.Cut5) {
					continue
				}
				x, y := of[t.j], by[t.i]
				of[t.j], by[t.i] = tally{x.cut + t.Cut5, x.n + 1}, tally{y.cut + t.Cut5, y.n + 1}
				all.cut, all.n = all.cut+t.Cut5, all.n+1
			}
		}
		mean := 0.35 // before anything is known; the panel's own rate takes over from the sixth year
		if all.n > 0 {
			mean = all.cut / all.n
		}
		rate := func(x tally) float64 { return (x.cut + shrink*mean) / (x.n + shrink) }
		for _, t := range byYear[k] {
			t.Past = p.pastOf(t)
			t.Past.CutsAll, t.Past.CutsOf, t.Past.CutsBy = mean, rate(of[t.j]), rate(by[t.i])
		}
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
