package bargain

import (
	"cmp"
	"errors"
	"slices"
)

// ErrNoWeight says that capability times salience is zero for every player.
var ErrNoWeight = errors.New("capability times salience is zero for every actor")

// Mean is the compromise model: the outcome is the mean of the positions, weighted on each
// dimension by capability times salience. It predicted European Union decisions at least as
// well as procedural models did.
//
// Source: C. H. Achen, "Institutional Realism and Bargaining Models", in R. Thomson et al.
// (eds), The European Union Decides (Cambridge University Press, 2006), ch. 4.
type Mean struct{}

// Name is "mean".
func (Mean) Name() string { return "mean" }

// Title names the model in a table.
func (Mean) Title() string { return "compromise mean" }

// Formula states the model.
func (Mean) Formula() string {
	return "x = Σ c_i s_i x_i / Σ c_i s_i (capability × salience × position)"
}

// Source cites the model.
func (Mean) Source() string {
	return "Achen 2006, in Thomson et al., The European Union Decides, ch. 4"
}

// Run computes the mean; it has no distribution. Nobody with weight at all is ErrNoWeight; a
// dimension on which nobody has any counts everybody alike.
func (Mean) Run(p Point) (Outcome, error) {
	out := Outcome{Expected: make([]float64, p.D), None: "the compromise model predicts a point"}
	err := p.eachDimension(func(k int, x, w []float64) error {
		num, den := 0.0, 0.0
		for i := range x {
			num += w[i] * x[i]
			den += w[i]
		}
		out.Expected[k] = num / den
		return nil
	})
	return out, err
}

// eachDimension calls f with the positions and weights on each dimension. On a dimension where
// nobody has weight everybody has the same; nowhere any weight is ErrNoWeight.
func (p Point) eachDimension(f func(k int, x, w []float64) error) error {
	all := 0.0
	for i := range p.N {
		all += p.Weight(i)
	}
	if !(all > 0) {
		return ErrNoWeight
	}
	for k := range p.D {
		x, w, err := p.dimension(k)
		if err != nil {
			for i := range w {
				w[i] = 1
			}
		}
		if err := f(k, x, w); err != nil {
			return err
		}
	}
	return nil
}

// dimension gives the positions and weights on one dimension, and ErrNoWeight with them where
// nobody has weight there.
func (p Point) dimension(k int) (x, w []float64, err error) {
	x, w = make([]float64, p.N), make([]float64, p.N)
	sum := 0.0
	for i := range p.N {
		x[i], w[i] = p.Position[i*p.D+k], p.Capability[i]*p.Salience[i*p.D+k]
		sum += w[i]
	}
	if !(sum > 0) {
		err = ErrNoWeight
	}
	return x, w, err
}

// Median is the weighted median voter on each dimension: the smallest position with at least
// half of the weight (capability times salience) at or below it.
//
// Source: D. Black, The Theory of Committees and Elections (Cambridge University Press, 1958).
type Median struct{}

// Name is "median".
func (Median) Name() string { return "median" }

// Title names the model in a table.
func (Median) Title() string { return "weighted median" }

// Formula states the model.
func (Median) Formula() string {
	return "the smallest position x with Σ_{x_i ≤ x} c_i s_i at least half of Σ c_i s_i"
}

// Source cites the model.
func (Median) Source() string { return "Black 1958, The Theory of Committees and Elections" }

// Run computes the median; it has no distribution. Weights are as for Mean.
func (Median) Run(p Point) (Outcome, error) {
	out := Outcome{Expected: make([]float64, p.D), None: "the median voter predicts a point"}
	err := p.eachDimension(func(k int, x, w []float64) (err error) {
		out.Expected[k], err = weightedMedian(x, w)
		return err
	})
	return out, err
}

func weightedMedian(x, w []float64) (float64, error) {
	order := make([]int, len(x))
	total := 0.0
	for i := range order {
		order[i] = i
		total += w[i]
	}
	if total <= 0 {
		return 0, ErrNoWeight
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	// A relative margin far above rounding and far below any weight that means something:
	// sums of the same weights in another order must not move the median.
	half, below := total*(0.5-1e-12), 0.0
	for _, i := range order {
		below += w[i]
		if below >= half {
			return x[i], nil
		}
	}
	return x[order[len(order)-1]], nil
}
