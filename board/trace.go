package board

import "tightrope/fact"

// flowKey names the flows that can be added up: those of one end, measure, item, unit, period
// and source.
type flowKey struct {
	end                 fact.ActorID
	seller              bool
	measure, item, unit string
	period              fact.Period
	source              string
}

// recordedFlows is the sum of the flows that the rows record for each end.
type recordedFlows map[flowKey]float64

func totals(observations []fact.Observation) recordedFlows {
	sums := recordedFlows{}
	for _, o := range observations {
		if o.Measure == "flow" && o.Known() && o.Value > 0 {
			for _, k := range keysOf(o) {
				sums[k] += o.Value
			}
		}
	}
	return sums
}

func keysOf(o fact.Observation) [2]flowKey {
	k := flowKey{o.From, true, o.Measure, o.Item, o.Unit, o.Period, o.Source}
	b := k
	b.end, b.seller = o.To, false
	return [2]flowKey{k, b}
}

// trace says that a flow is under a share of what the same rows record for one of its ends: a
// parcel is no tie.
func (r recordedFlows) trace(o fact.Observation, share float64) bool {
	if o.Measure != "flow" || !o.Known() || o.Value <= 0 {
		return false
	}
	for _, k := range keysOf(o) {
		if o.Value < share*r[k] {
			return true
		}
	}
	return false
}
