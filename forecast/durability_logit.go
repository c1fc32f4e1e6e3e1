package forecast

import (
	"errors"
	"math"
	"slices"
)

// ErrNoFit is a fit that cannot be made: too few rows, one outcome only, or no convergence.
var ErrNoFit = errors.New("durability: no fit")

// Fit is a discrete-time logit on standardised variables with a ridge. A missing value stands
// at the median of the training rows. The probability is
//
//	1 / (1 + exp(−(Intercept + Σ Coef·(x−Mean)/SD)))
type Fit struct {
	Vars      []string  `json:"vars"`
	Median    []float64 `json:"median"`
	Mean      []float64 `json:"mean"`
	SD        []float64 `json:"sd"`
	Coef      []float64 `json:"coef"` // of standardised variables
	Intercept float64   `json:"intercept"`
	N         int       `json:"n"`
	Clusters  int       `json:"clusters"`
	Cov       []float64 `json:"cov,omitempty"` // of (intercept, coef…), row by row, cluster-robust
}

// ridge is the inverse of C = 0.05 of the penalised likelihood Σw²/2 + C·Σ loss: it shrinks
// little on thousands of rows and keeps the coefficients of small training sets finite.
const ridge = 1 / 0.05

// FitLogit fits outcome y (0 or 1) on rows x of the named variables by Newton's method. The
// covariance is robust to correlation within clusters: H⁻¹ (Σ_g s_g s_gᵀ) H⁻¹ · G/(G−1), H with
// the ridge; cluster nil leaves it out.
//
// Source: N. Beck, J. N. Katz, R. Tucker, Taking Time Seriously, AJPS 42 (1998), for the
// discrete-time logit; K.-Y. Liang, S. L. Zeger, Biometrika 73 (1986), for the covariance.
func FitLogit(vars []string, x [][]float64, y []float64, cluster []int) (*Fit, error) {
	if len(x) <= len(vars)+1 {
		return nil, ErrNoFit
	}
	f := &Fit{Vars: vars, N: len(y)}
	z := f.standardise(x)
	beta, h, err := newton(z, y, len(vars)+1)
	if err != nil {
		return nil, err
	}
	f.Intercept, f.Coef = beta[0], beta[1:]
	if cluster != nil {
		f.Cov, f.Clusters = sandwich(z, y, beta, h, cluster)
	}
	return f, nil
}

// standardise learns medians, means and standard deviations, and gives the rows with a leading
// one.
func (f *Fit) standardise(x [][]float64) [][]float64 {
	p := len(f.Vars)
	f.Median, f.Mean, f.SD = make([]float64, p), make([]float64, p), make([]float64, p)
	col := make([]float64, 0, len(x))
	for v := range p {
		col = col[:0]
		for _, r := range x {
			if !math.IsNaN(r[v]) {
				col = append(col, r[v])
			}
		}
		f.Median[v] = median(col)
		var sum, squares float64
		for _, r := range x {
			sum += f.filled(r, v)
		}
		m := sum / float64(len(x))
		for _, r := range x {
			d := f.filled(r, v) - m
			squares += d * d
		}
		f.Mean[v], f.SD[v] = m, math.Sqrt(squares/float64(len(x)))
		if f.SD[v] == 0 {
			f.SD[v] = 1
		}
	}
	z := make([][]float64, len(x))
	for i, r := range x {
		z[i] = f.row(r)
	}
	return z
}

func (f *Fit) filled(r []float64, v int) float64 {
	if math.IsNaN(r[v]) {
		return f.Median[v]
	}
	return r[v]
}

func (f *Fit) row(r []float64) []float64 {
	z := make([]float64, len(f.Vars)+1)
	z[0] = 1
	for v := range f.Vars {
		z[v+1] = (f.filled(r, v) - f.Mean[v]) / f.SD[v]
	}
	return z
}

// median of values; 0 of none. It sorts them.
func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	if h := len(v) / 2; len(v)%2 == 1 {
		return v[h]
	} else {
		return (v[h-1] + v[h]) / 2
	}
}

// Score is the log odds of a row.
func (f *Fit) Score(r []float64) float64 {
	s := f.Intercept
	for v, z := range f.row(r)[1:] {
		s += f.Coef[v] * z
	}
	return s
}

// P is the probability of a row.
func (f *Fit) P(r []float64) float64 { return logistic(f.Score(r)) }

// StdErr is the standard error of the log odds of a row, from the cluster-robust covariance of
// the coefficients; NaN where there is none.
func (f *Fit) StdErr(r []float64) float64 {
	z := f.row(r)
	if len(f.Cov) != len(z)*len(z) {
		return math.NaN()
	}
	var v float64
	for i := range z {
		for j := range z {
			v += z[i] * f.Cov[i*len(z)+j] * z[j]
		}
	}
	return math.Sqrt(max(v, 0))
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// newton maximises the likelihood with a ridge on all but the intercept, halving steps that
// make it worse.
func newton(z [][]float64, y []float64, p int) (beta []float64, h square, err error) {
	beta = make([]float64, p)
	old := penalised(z, y, beta)
	for range 100 {
		g, h := derivatives(z, y, beta)
		factor, ok := h.cholesky()
		if !ok {
			return nil, h, ErrNoFit
		}
		step := factor.solve(g)
		size, scale := 0.0, 1.0
		next := make([]float64, p)
		var now float64
		for range 30 {
			size = 0
			for i := range next {
				d := scale * step[i]
				next[i], size = beta[i]+d, max(size, math.Abs(d))
			}
			if now = penalised(z, y, next); now <= old+1e-12*math.Abs(old) {
				break
			}
			scale /= 2
		}
		beta, old = next, now
		if size < 1e-9 {
			_, h = derivatives(z, y, beta)
			return beta, h, nil
		}
	}
	return nil, h, ErrNoFit
}

// penalised is the negative log likelihood with the ridge.
func penalised(z [][]float64, y, beta []float64) float64 {
	var l float64
	for i, r := range z {
		s := dot(r, beta)
		l += math.Max(s, 0) + math.Log1p(math.Exp(-math.Abs(s))) - y[i]*s
	}
	for _, b := range beta[1:] {
		l += ridge / 2 * b * b
	}
	return l
}

func derivatives(z [][]float64, y, beta []float64) (g []float64, h square) {
	p := len(beta)
	g = make([]float64, p)
	h = newSquare(p)
	flat := h.v
	for i, r := range z {
		q := logistic(dot(r, beta))
		e, w := y[i]-q, q*(1-q)
		for a, va := range r {
			if va == 0 {
				continue
			}
			g[a] += e * va
			wa := w * va
			row := flat[a*p : a*p+p]
			for b := a; b < p; b++ {
				row[b] += wa * r[b]
			}
		}
	}
	for a := 1; a < p; a++ {
		g[a] -= ridge * beta[a]
		flat[a*p+a] += ridge
	}
	return g, h
}

func dot(a, b []float64) float64 {
	var s float64
	for i, v := range a {
		s += v * b[i]
	}
	return s
}

// sandwich is the cluster-robust covariance and the number of clusters.
func sandwich(z [][]float64, y, beta []float64, h square, cluster []int) ([]float64, int) {
	at := map[int]int{}
	var sums [][]float64
	for i, r := range z {
		g, ok := at[cluster[i]]
		if !ok {
			g = len(sums)
			at[cluster[i]] = g
			sums = append(sums, make([]float64, len(beta)))
		}
		e := y[i] - logistic(dot(r, beta))
		for a, v := range r {
			sums[g][a] += e * v
		}
	}
	factor, ok := h.cholesky()
	if !ok || len(sums) < 2 {
		return nil, len(sums)
	}
	cov := factor.sandwich(sums)
	g := float64(len(sums))
	for i := range cov {
		cov[i] *= g / (g - 1)
	}
	return cov, len(sums)
}
