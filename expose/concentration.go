package expose

import "math"

// HerfindahlHirschman returns the concentration of the shares that the values make of their
// sum: Σ (v_i/Σv)², between 1/n (equal suppliers) and 1 (a single one).
//
// Values are flows of one commodity in one unit and period; zeros count as suppliers that
// sold nothing and leave the index unchanged. A negative or non-finite value, or a sum of
// zero, is ErrNoFlow: concentration of nothing is not zero.
//
// Source: A. O. Hirschman, National Power and the Structure of Foreign Trade (1945), ch. 6;
// in this form O. C. Herfindahl, Concentration in the Steel Industry (1950).
func HerfindahlHirschman(values []float64) (float64, error) {
	total, err := sum(values)
	if err != nil {
		return 0, err
	}
	var h float64
	for _, v := range values {
		s := v / total
		h += s * s
	}
	return h, nil
}

// EffectiveSuppliers returns 1/HHI: the number of equal suppliers that would be as
// concentrated as the values are. Errors are those of HerfindahlHirschman.
//
// Source: M. A. Adelman, "Comment on the H concentration measure as a numbers equivalent",
// Review of Economics and Statistics 51 (1969).
func EffectiveSuppliers(values []float64) (float64, error) {
	h, err := HerfindahlHirschman(values)
	if err != nil {
		return 0, err
	}
	return 1 / h, nil
}

// Share returns part/whole. A whole that is not positive, or a part outside it, is ErrNoFlow.
func Share(part, whole float64) (float64, error) {
	if !(whole > 0) || math.IsInf(whole, 0) || !(part >= 0) || part > whole*(1+1e-12) {
		return 0, ErrNoFlow
	}
	return min(part/whole, 1), nil
}

// sum adds flows up; it refuses what cannot be a flow.
func sum(values []float64) (float64, error) {
	var total float64
	for _, v := range values {
		if !(v >= 0) || math.IsInf(v, 1) {
			return 0, ErrNoFlow
		}
		total += v
	}
	if !(total > 0) || math.IsInf(total, 1) {
		return 0, ErrNoFlow
	}
	return total, nil
}
