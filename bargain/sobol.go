package bargain

// Sobol says how much of the spread of P over the draws each input is behind.
type Sobol struct {
	Variance float64    `json:"variance"` // of P over the draws
	Draws    int        `json:"draws"`
	Rows     []SobolRow `json:"rows"`
	Text     string     `json:"text"`
}

// SobolRow is one input of one player.
type SobolRow struct {
	Player string `json:"player"`
	Name   string `json:"name"`
	Field  string `json:"field"`
	Basis  string `json:"basis"` // measured or judged
	// First is the share of the variance that would go if the input were known; Total the
	// share that would stay if everything else were. SE are their standard errors.
	First   float64 `json:"first"`
	FirstSE float64 `json:"first_se"`
	Total   float64 `json:"total"`
	TotalSE float64 `json:"total_se"`
}

const sobolDraws = 1024

// Sobol computes first-order and total indices of P(event), by draw, over the inputs' ranges.
// The Spatial Model of Politics has no such indices worth showing: chaos looks like
// interaction of everything with everything. Without any spread of P the rows are empty.
//
// Source: A. Saltelli et al., "Variance based sensitivity analysis of model output",
// Computer Physics Communications 181 (2010), doi:10.1016/j.cpc.2009.09.018, table 2:
// estimators (b), centred, and (f).
func (g Game) Sobol(o Options) (Sobol, error) {
	if err := g.asked(); err != nil {
		return Sobol{}, err
	}
	o = o.withDefaults()
	n := fewer(sobolDraws, len(g.Players), 128, 1.5)
	a := points(newDraws(g, n, o.Seed, o.Capability))
	b := points(newDraws(g, n, o.Seed^0xbb67ae8584caa73b, o.Capability))
	pr := &probe{g: g, res: *o.Residuals}
	fa, fb := pr.each(a, nil, input{}), pr.each(b, nil, input{})
	out := Sobol{Variance: variance(append(append([]float64(nil), fa...), fb...)), Draws: n}
	out.Text = "first: the share of the variance of P that knowing this input would remove; total: the share that it has a part in"
	mean := estimateOf(fb).Value
	if !(out.Variance > 1e-18) {
		return out, nil
	}
	inputs := g.inputs()
	out.Rows = make([]SobolRow, len(inputs))
	forEach(len(inputs), o.Workers, func(_, i int) {
		in := inputs[i]
		pl := g.Players[in.player]
		row := SobolRow{Player: pl.ID, Name: pl.Name, Field: in.field, Basis: pl.basisOf(in.field)}
		if in.low < in.high {
			mixed := pr.each(a, b, in)
			first, total := make([]float64, len(mixed)), make([]float64, len(mixed))
			for k, v := range mixed {
				first[k] = (fb[k] - mean) * (v - fa[k]) / out.Variance
				total[k] = (fa[k] - v) * (fa[k] - v) / 2 / out.Variance
			}
			f, t := estimateOf(first), estimateOf(total)
			row.First, row.FirstSE, row.Total, row.TotalSE = f.Value, f.SE, t.Value, t.SE
		}
		out.Rows[i] = row
	})
	return out, nil
}

func points(s *draws) []Point {
	out := make([]Point, s.n)
	for i := range out {
		out[i] = NewPoint(len(s.g.Players), s.d)
		s.fill(out[i], i)
	}
	return out
}

// each is P at each point of a, with the input taken from b where b is given.
func (pr *probe) each(a, b []Point, in input) []float64 {
	var elect electorate
	e := pr.g.Event
	out := make([]float64, len(a))
	for i, p := range a {
		if b != nil {
			p = p.clone()
			*in.at(p) = *in.at(b[i])
		}
		if elect.elect(headline, p) != nil {
			continue // nobody has weight at this point: P counts as zero
		}
		out[i] = (elect.mass(e, p.D) + pr.res.Chance(e, elect.mean(e.Dim, p.D))) / 2
	}
	return out
}

func (p Point) clone() Point {
	q := NewPoint(p.N, p.D)
	copy(q.Capability, p.Capability)
	copy(q.Salience, p.Salience)
	copy(q.Position, p.Position)
	return q
}

func variance(x []float64) float64 {
	d := deviation(x)
	return d * d
}
