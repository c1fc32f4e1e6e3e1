package expose

import "fmt"

// Asymmetry returns dep(a on b) − dep(b on a), where each dependence is the flow between the
// two as a share of the total of the one who depends: positive when a needs b more than b
// needs a. Both are fractions from 0 to 1, so the result lies in [-1, 1].
//
// Source: A. O. Hirschman, National Power and the Structure of Foreign Trade (1945), ch. 2:
// influence comes from being needed more than one needs.
func Asymmetry(depAonB, depBonA float64) (float64, error) {
	for _, d := range []float64{depAonB, depBonA} {
		if !(d >= 0 && d <= 1) {
			return 0, fmt.Errorf("a dependence of %g: want a fraction from 0 to 1", d)
		}
	}
	return depAonB - depBonA, nil
}

// DaysOfCover returns how many days a stock lasts: stock / (use per day). The two must be in
// the same unit; use is consumption, or net imports where that is the custom (the
// International Energy Agency's 90-day rule counts net imports). A use that is not positive,
// or a negative stock, is ErrNoFlow.
func DaysOfCover(stock, usePerDay float64) (float64, error) {
	if !(stock >= 0) || !(usePerDay > 0) {
		return 0, ErrNoFlow
	}
	return stock / usePerDay, nil
}
