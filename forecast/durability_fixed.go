package forecast

import (
	"math"
	"slices"
)

// Effects is a logit with fixed effects for two groupings (suppliers and years), without a
// ridge: the coefficients of the covariates with their cluster-robust covariance.
type Effects struct {
	Vars     []string
	Coef, SE []float64
	N        int
	Clusters int
}

// sparse is one row of the design: places and values.
type sparse struct {
	at []int
	v  []float64
}

// FixedLogit fits y on x with one intercept for each level of both groupings. Levels in which
// the outcome never varies say nothing of the covariates and are left out with their rows.
// The errors are robust to correlation within clusters, scaled by G/(G−1).
func FixedLogit(vars []string, x [][]float64, y []float64, first, second, cluster []int) (*Effects, error) {
	keep := varied(y, first, second)
	if len(keep) <= len(vars) {
		return nil, ErrNoFit
	}
	levels := map[[2]int]int{}
	p := len(vars)
	place := func(which, level int) int {
		key := [2]int{which, level}
		if _, ok := levels[key]; !ok {
			levels[key] = p + len(levels)
		}
		return levels[key]
	}
	scale := make([]float64, len(vars))
	for v := range vars {
		var s, q, n float64
		for _, i := range keep {
			s, q, n = s+x[i][v], q+x[i][v]*x[i][v], n+1
		}
		scale[v] = math.Sqrt(max(q/n-s*s/n/n, 1e-12))
	}
	rows := make([]sparse, len(keep))
	outcome, groups := make([]float64, len(keep)), make([]int, len(keep))
	base := second[keep[0]] // one level of the second grouping is the base
	for r, i := range keep {
		s := sparse{}
		for v := range vars {
			s.at, s.v = append(s.at, v), append(s.v, x[i][v]/scale[v])
		}
		s.at, s.v = append(s.at, place(0, first[i])), append(s.v, 1)
		if second[i] != base {
			s.at, s.v = append(s.at, place(1, second[i])), append(s.v, 1)
		}
		rows[r], outcome[r], groups[r] = s, y[i], cluster[i]
	}
	beta, factor, err := newtonSparse(rows, outcome, p+len(levels))
	if err != nil {
		return nil, err
	}
	e := &Effects{Vars: vars, N: len(keep)}
	cov, clusters := clustered(rows, outcome, beta, factor, groups)
	e.Clusters = clusters
	for v := range vars {
		e.Coef = append(e.Coef, beta[v]/scale[v])
		e.SE = append(e.SE, math.Sqrt(cov[v*len(beta)+v])/scale[v])
	}
	return e, nil
}

// varied lists the rows whose levels all see both outcomes.
func varied(y []float64, groupings ...[]int) []int {
	keep := make([]int, len(y))
	for i := range keep {
		keep[i] = i
	}
	for {
		before := len(keep)
		for _, g := range groupings {
			ones, n := map[int]float64{}, map[int]float64{}
			for _, i := range keep {
				ones[g[i]], n[g[i]] = ones[g[i]]+y[i], n[g[i]]+1
			}
			keep = slices.DeleteFunc(keep, func(i int) bool { return ones[g[i]] == 0 || ones[g[i]] == n[g[i]] })
		}
		if len(keep) == before {
			return keep
		}
	}
}

func (s sparse) score(beta []float64) float64 {
	var sum float64
	for k, a := range s.at {
		sum += beta[a] * s.v[k]
	}
	return sum
}

// tinyRidge keeps collinear columns from stopping the fit; it moves nothing that is printed.
const tinyRidge = 1e-6

func newtonSparse(rows []sparse, y []float64, p int) (beta []float64, factor square, err error) {
	if p == 0 || len(rows) == 0 {
		return nil, factor, ErrNoFit
	}
	beta = make([]float64, p)
	for range 60 {
		g, h := make([]float64, p), newSquare(p)
		for i, r := range rows {
			q := logistic(r.score(beta))
			w := q * (1 - q)
			for k, a := range r.at {
				g[a] += (y[i] - q) * r.v[k]
				wa := w * r.v[k]
				for m, b := range r.at {
					if b >= a {
						h.v[a*p+b] += wa * r.v[m]
					}
				}
			}
		}
		for a := range p {
			h.v[a*p+a] += tinyRidge
			g[a] -= tinyRidge * beta[a]
		}
		ok := false
		if factor, ok = h.cholesky(); !ok {
			return nil, factor, ErrNoFit
		}
		size := 0.0
		for a, d := range factor.solve(g) {
			d = max(-5, min(5, d))
			beta[a] += d
			size = max(size, math.Abs(d))
		}
		if size < 1e-8 {
			return beta, factor, nil
		}
	}
	return nil, factor, ErrNoFit
}

func clustered(rows []sparse, y, beta []float64, factor square, cluster []int) ([]float64, int) {
	at := map[int]int{}
	var sums [][]float64
	for i, r := range rows {
		g, ok := at[cluster[i]]
		if !ok {
			g = len(sums)
			at[cluster[i]] = g
			sums = append(sums, make([]float64, len(beta)))
		}
		e := y[i] - logistic(r.score(beta))
		for k, a := range r.at {
			sums[g][a] += e * r.v[k]
		}
	}
	cov := factor.sandwich(sums)
	g := float64(len(sums))
	for i := range cov {
		cov[i] *= g / (g - 1)
	}
	return cov, len(sums)
}
