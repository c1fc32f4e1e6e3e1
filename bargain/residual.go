package bargain

import (
	_ "embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// Residuals is the distribution of outcome minus expected outcome, in points of the scale, as
// its quantiles at even steps from 0 to 1.
type Residuals struct {
	Quantiles []float64
	Source    string // what they were fitted on
	N         int    // decisions behind them
}

//go:embed residuals.csv
var residualsCSV string

// DEUResiduals are the residuals of the Markov-uniform election on the 351 decisions of
// DEU III, each taken with both signs because the direction of a policy scale is a convention.
// The table is made by
//
//	go test ./bargain -run TestResidualTable -args -write
//
// Source of the decisions: J. Arregui and C. Perarnaud, DEU III, doi:10.34810/data53 (CC BY 4.0).
var DEUResiduals = sync.OnceValue(func() Residuals {
	r, err := parseResiduals(residualsCSV)
	if err != nil {
		panic(err) // the embedded table is part of the program; a test reads it
	}
	return r
})

func parseResiduals(text string) (Residuals, error) {
	var r Residuals
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if s, ok := strings.CutPrefix(line, "# "); ok {
			key, value, _ := strings.Cut(s, ": ")
			switch key {
			case "source":
				r.Source = value
			case "n":
				r.N, _ = strconv.Atoi(value)
			}
			continue
		}
		_, value, _ := strings.Cut(line, ",")
		if value == "residual" {
			continue
		}
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return r, fmt.Errorf("residuals: line %d: %q is no number", i+1, value)
		}
		if n := len(r.Quantiles); n > 0 && v < r.Quantiles[n-1] {
			return r, fmt.Errorf("residuals: line %d: %g is below the line before", i+1, v)
		}
		r.Quantiles = append(r.Quantiles, v)
	}
	if len(r.Quantiles) < 2 {
		return r, fmt.Errorf("residuals: %d quantiles: want at least two", len(r.Quantiles))
	}
	return r, nil
}

// quantileSorted interpolates linearly between the order statistics of x.
func quantileSorted(x []float64, p float64) float64 {
	if len(x) == 1 {
		return x[0]
	}
	at := p * float64(len(x)-1)
	i := min(int(at), len(x)-2)
	return x[i] + (at-float64(i))*(x[i+1]-x[i])
}

// CDF is the probability of a residual of at most z, linear between the quantiles.
func (r Residuals) CDF(z float64) float64 {
	q := r.Quantiles
	i := sort.SearchFloat64s(q, z)
	switch {
	case i == len(q):
		return 1
	case i == 0 && z < q[0]:
		return 0
	}
	// At a run of equal quantiles the whole of the step counts.
	for i+1 < len(q) && q[i+1] == z {
		i++
	}
	steps := float64(len(q) - 1)
	if q[i] == z {
		return float64(i) / steps
	}
	return (float64(i-1) + (z-q[i-1])/(q[i]-q[i-1])) / steps
}

// Chance is the probability of the event when the outcome is expected at mean and errs by
// the residuals. Outcomes stay on the scale: what errs beyond an end lies at the end.
func (r Residuals) Chance(e Event, mean float64) float64 {
	if e.Op == ">=" {
		switch {
		case e.At <= 0:
			return 1
		case e.At > Scale:
			return 0
		}
		return 1 - r.CDF(e.At-mean)
	}
	switch {
	case e.At >= Scale:
		return 1
	case e.At < 0:
		return 0
	}
	return r.CDF(e.At - mean)
}
