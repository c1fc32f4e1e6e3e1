package forecast

import "fmt"

// EventYear is what machine-coded events say of an unordered pair in a year.
type EventYear struct {
	PairYear
	Hostile int // acts of material conflict between the two, in either direction
	Months  int // months with such an act
	All     int // acts of any kind between the two
}

// Coded events count as hostility where material conflict between the two came back in a fifth
// of the months of the last five years and made up a quarter of all that was coded between them.
// One crisis, however loud, fills a few months, and big states have a little of everything.
const (
	heatMonths = 12
	heatShare  = 0.25
)

// AddEvents lays coded events beside the other signs of hostility. Pairs and years outside the
// data are passed over.
func (l *Layers) AddEvents(all []EventYear) {
	if l.heat == nil {
		l.heat = map[[2]int]EventYear{}
	}
	for _, e := range all {
		if k, ij, ji, ok := l.place(e.PairYear); ok {
			l.heat[[2]int{k, ij}], l.heat[[2]int{k, ji}] = e, e
		}
	}
}

// heatOf says whether coded events show hostility of a pair.
func (l *Layers) heatOf(k, ij int) (Evidence, bool) {
	var sum EventYear
	for b := k; b > k-windowYears; b-- {
		e := l.heat[[2]int{b, ij}]
		sum.Hostile, sum.Months, sum.All = sum.Hostile+e.Hostile, sum.Months+e.Months, sum.All+e.All
	}
	if sum.Months < heatMonths || float64(sum.Hostile) < heatShare*float64(sum.All) {
		return Evidence{}, false
	}
	return Evidence{"events", fmt.Sprintf("%d coded acts of material conflict in %d months of five years, %d %% of all between the two", sum.Hostile, sum.Months, 100*sum.Hostile/sum.All)}, true
}
