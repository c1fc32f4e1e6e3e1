package forecast

import "fmt"

// TieState is what a series of deliveries looks like at its end. It is a description of
// deliveries, not of politics: arms come in batches.
type TieState string

// The states.
const (
	Active      TieState = "active"      // something was delivered in the last two years
	Interrupted TieState = "interrupted" // nothing for two years or more, but not yet below a fifth
	Resumed     TieState = "resumed"     // delivered again, in the last five years, after three empty years or more
	CutOff      TieState = "cut"         // the last five years carry less than a fifth of the five before
	NoTie       TieState = "no tie"      // never 10 TIV million in five years
)

// emptyYears without a delivery make an interruption of which a later delivery is a resumption.
const emptyYears = 3

// StateOf reads the state out of yearly deliveries, the last one last. Below says that the
// volume of the last five years is under a fifth of that five years ago, whatever the state.
func StateOf(flow []float64) (s TieState, below bool, why string) {
	window := func(end int) (sum float64) {
		for k := max(0, end-windowYears+1); k <= end; k++ {
			sum += flow[k]
		}
		return sum
	}
	last := len(flow) - 1
	delivery, peak := -1, 0.0
	for k, v := range flow {
		if v > 0 {
			delivery = k
		}
		peak = max(peak, window(k))
	}
	if peak < tieVolume {
		return NoTie, false, "the deliveries never reached 10 TIV million in five years"
	}
	now, idle := window(last), last-delivery
	then := 0.0
	if last >= windowYears {
		then = window(last - windowYears)
	}
	below = then >= tieVolume && now < cutBelow*then
	empty := 0
	if idle < 2 {
		k := delivery
		for k >= 0 && flow[k] > 0 {
			k--
		}
		recent := last-k <= windowYears // the run of deliveries began in the window
		for ; k >= 0 && flow[k] == 0; k-- {
			empty++
		}
		if k < 0 || !recent {
			empty = 0 // the beginning, or a return of long ago
		}
	}
	switch {
	case idle < 2 && empty >= emptyYears:
		return Resumed, below, fmt.Sprintf("delivered again after %d years without a delivery", empty)
	case idle < 2:
		return Active, below, "delivered within the last two years"
	case below || now == 0:
		return CutOff, below, fmt.Sprintf("no delivery for %d years, and the last five years carry less than a fifth of the five before", idle)
	}
	return Interrupted, below, fmt.Sprintf("no delivery for %d years, after years with deliveries", idle)
}

// Deed is the state of one layer of deeds of a partnership.
type Deed struct {
	Layer  string // "arms", "energy", "alliance"
	State  TieState
	Orders bool // orders were placed after the last delivery or in the last three years
}

// Recalibrated says whether deeds allow the word: two layers of deeds are cut, or one is cut
// and no order is open where orders are known. One silent layer is a procurement cycle until
// shown otherwise.
func Recalibrated(deeds []Deed, ordersKnown bool) (bool, string) {
	cut, open := 0, false
	for _, d := range deeds {
		if d.State == CutOff {
			cut++
		}
		open = open || d.Orders
	}
	switch {
	case cut >= 2 && !open:
		return true, "two layers of deeds are cut and no order is open"
	case cut == 1 && ordersKnown && !open && len(deeds) == 1:
		return true, "the only layer of deeds is cut and the register shows no open order"
	case cut >= 1 && open:
		return false, "deliveries are cut by the rule, but orders were placed: an interruption, not a recalibration"
	case cut == 1:
		return false, "one layer is cut; a second layer of deeds, or the orders, would have to agree before it is a recalibration"
	}
	return false, "no layer of deeds is cut"
}
