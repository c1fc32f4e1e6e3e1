package expose

import (
	"fmt"
	"math"
	"sort"

	"tightrope/fact"
)

// Mirror is what both sides say about one flow; NaN where a side reports nothing.
type Mirror struct {
	From, To  fact.ActorID
	BySeller  float64 // free on board
	ByBuyer   float64 // with cost, insurance and freight unless corrected before
	Freight   float64 // part of the buyer's figure that is freight, 0 to 0.2; larger is cut to 0.2
	SellerRow string
	BuyerRow  string
}

// Settled is one flow after reconciliation. The interval is kept: two reports that disagree
// do not become one certain number.
type Settled struct {
	From, To     fact.ActorID
	Value        float64 // the weighted value
	Low, High    float64 // the two reports, the buyer's without freight
	Gap          float64 // |x−m| / (x+m), 0 = the same, 1 = only one side; NaN with a single report
	SellerWeight float64 // weight of the seller's report, 0 to 1
	Rows         []string
}

// Reconcile makes one value of the two reports of each flow. The reliability of an actor as
// seller and as buyer is found by turns: an actor whose reports differ from those of
// reliable partners is unreliable. With d = |x−m|/(x+m) the discrepancy of a flow,
//
//	a_seller = n / Σ d·a_buyer   and   a_buyer = n / Σ d·a_seller
//
// for six rounds, each standardised to mean 0 and deviation 1; the weight of the seller's
// report is e^{a_seller} / (e^{a_seller} + e^{a_buyer}). A flow that one side reports takes
// that report. A negative report is an error. The order of the input does not matter.
//
// Source: the alternating estimation of reporter reliability of S. Bustos and M. A. Yıldırım,
// as used in the Atlas of Economic Complexity (Growth Lab at Harvard University).
func Reconcile(flows []Mirror) ([]Settled, error) {
	for _, f := range flows {
		if f.BySeller < 0 || f.ByBuyer < 0 || f.Freight < 0 {
			return nil, fmt.Errorf("%s to %s: a report is negative: %w", f.From, f.To, ErrNoFlow)
		}
	}
	seller, buyer := reliability(flows)
	out := make([]Settled, 0, len(flows))
	for _, f := range flows {
		out = append(out, settle(f, seller[f.From], buyer[f.To]))
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i].From < out[j].From || out[i].From == out[j].From && out[i].To < out[j].To
	})
	return out, nil
}

// fob is the buyer's report without freight.
func (f Mirror) fob() float64 { return f.ByBuyer * (1 - min(f.Freight, 0.2)) }

func (f Mirror) gap() float64 {
	x, m := f.BySeller, f.fob()
	if math.IsNaN(x) || math.IsNaN(m) || x+m == 0 {
		return math.NaN()
	}
	return math.Abs(x-m) / (x + m)
}

func settle(f Mirror, seller, buyer float64) Settled {
	s := Settled{From: f.From, To: f.To, Gap: f.gap()}
	for _, r := range []string{f.SellerRow, f.BuyerRow} {
		if r != "" {
			s.Rows = append(s.Rows, r)
		}
	}
	x, m := f.BySeller, f.fob()
	switch {
	case math.IsNaN(x) && math.IsNaN(m):
		s.Value, s.Low, s.High = math.NaN(), math.NaN(), math.NaN()
		return s
	case math.IsNaN(x):
		s.Value, s.SellerWeight = m, 0
	case math.IsNaN(m):
		s.Value, s.SellerWeight = x, 1
	default:
		s.SellerWeight = 1 / (1 + math.Exp(buyer-seller))
		s.Value = s.SellerWeight*x + (1-s.SellerWeight)*m
		s.Low, s.High = min(x, m), max(x, m)
		return s
	}
	s.Low, s.High = s.Value, s.Value
	return s
}

// reliability runs the alternation; actors without a mirrored flow stay at 0, the mean.
func reliability(flows []Mirror) (seller, buyer map[fact.ActorID]float64) {
	seller, buyer = map[fact.ActorID]float64{}, map[fact.ActorID]float64{}
	both := make([]Mirror, 0, len(flows))
	for _, f := range flows {
		if !math.IsNaN(f.gap()) {
			both = append(both, f)
		}
	}
	sort.SliceStable(both, func(i, j int) bool {
		return both[i].From < both[j].From || both[i].From == both[j].From && both[i].To < both[j].To
	})
	if len(both) == 0 {
		return seller, buyer
	}
	for _, f := range both {
		seller[f.From], buyer[f.To] = 1, 1
	}
	for range 6 {
		seller = turn(both, buyer, func(f Mirror) (fact.ActorID, fact.ActorID) { return f.From, f.To })
		buyer = turn(both, seller, func(f Mirror) (fact.ActorID, fact.ActorID) { return f.To, f.From })
	}
	return standard(seller), standard(buyer)
}

// turn is a_i = n_i / Σ d·a_partner, kept positive and of mean 1 so that the rounds converge.
func turn(flows []Mirror, partner map[fact.ActorID]float64, sides func(Mirror) (fact.ActorID, fact.ActorID)) map[fact.ActorID]float64 {
	n, d := map[fact.ActorID]float64{}, map[fact.ActorID]float64{}
	for _, f := range flows {
		me, other := sides(f)
		n[me]++
		d[me] += (f.gap() + 1e-3) * partner[other] // perfect agreement must not divide by zero
	}
	out := map[fact.ActorID]float64{}
	var mean float64
	for _, id := range sortedKeys(n) {
		out[id] = n[id] / d[id]
		mean += out[id] / float64(len(n))
	}
	for id := range out {
		out[id] /= mean
	}
	return out
}

func standard(a map[fact.ActorID]float64) map[fact.ActorID]float64 {
	keys := sortedKeys(a)
	var mean, dev float64
	for _, k := range keys {
		mean += a[k] / float64(len(keys))
	}
	for _, k := range keys {
		dev += (a[k] - mean) * (a[k] - mean) / float64(len(keys))
	}
	out := map[fact.ActorID]float64{}
	for _, k := range keys {
		if dev > 1e-18 {
			out[k] = (a[k] - mean) / math.Sqrt(dev)
		}
	}
	return out
}

func sortedKeys(m map[fact.ActorID]float64) []fact.ActorID {
	keys := make([]fact.ActorID, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}
