package bargain

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tightrope/fact"
)

// powerIndex is one way to measure what a state can do.
type powerIndex struct {
	name, measure string
	item          string // a word that the item must hold, for measures that have many
}

var powerIndices = []powerIndex{
	{"CINC", "capability", ""},
	{"GDP", "gdp", ""},
	{"military spending", "spending", "military"},
}

// Constants of the capability measure: half the weight is lost at 2,500 km, and a state on
// which the balancer depends for nothing keeps a quarter of the weight of one on which it
// depends for everything.
const (
	halfWeightKM  = 2500.0
	floorExposure = 0.25
)

// MeasureCapability gives every state of the case, but the balancer, a capability:
//
//	capability = power × exposure × proximity
//	power      = geometric mean of its shares of CINC, GDP and military spending, as far as known
//	exposure   = ¼ + ¾ (1 - Π (1 - share)) over the balancer's import and export shares with it
//	proximity  = 1 / (1 + distance / 2,500 km), 1 for all where no distance is known
//
// Shares are of the sum over the states of the case that the index covers. Low and high are
// the smallest and largest of the single indices, and at least 20 % away. The values are
// scaled so that the measured states have together what they had by judgment: only ratios are
// measured. An index that covers fewer than two of the states is left out, and so is a state
// without a distance where others have one.
//
// Source of the loss by distance: K. E. Boulding, Conflict and Defense (Harper, 1962), ch. 12.
func MeasureCapability(c fact.Case, ev Evidence) ([]Input, []Unmeasured) {
	ev = ev.known()
	shares := ev.powerShares(c)
	how := ev.distances(c)
	var out []Input
	var not []Unmeasured
	judged, measured := 0.0, 0.0
	for _, p := range c.Actors {
		id, why := state(p, c)
		if id != "" && len(shares[id].by) == 0 {
			id, why = "", "no index of capability, GDP or military spending covers it beside another state of the case"
		}
		if _, ok := ev.distance(how, c.Balancer, id); id != "" && how != "" && !ok {
			id, why = "", "its distance from the balancer is not known, while that of others is"
		}
		if id == "" {
			not = append(not, Unmeasured{p.ID, "capability", why})
			continue
		}
		s := shares[id]
		exposure, rows1 := ev.exposure(c.Balancer, id)
		near, rows2 := ev.proximity(how, c.Balancer, id)
		k := exposure * near
		low, high := slices.Min(s.by)*k, slices.Max(s.by)*k
		mode := geometric(s.by) * k
		r := rangeOf(min(low, 0.8*mode), mode, max(high, 1.2*mode), math.MaxFloat64, slices.Concat(s.rows, rows1, rows2))
		r.Because = fmt.Sprintf("%s, exposure %.2f, proximity %.2f", strings.Join(s.names, ", "), exposure, near)
		out = append(out, Input{
			Player: p.ID, Field: "capability", Range: r,
			Formula: "geometric mean of shares of power among the case's states × exposure × proximity; " + r.Because,
		})
		judged += p.Capability.Mode
		measured += mode
	}
	for i := range out {
		k := judged / measured
		r := &out[i].Range
		r.Low, r.Mode, r.High = r.Low*k, r.Mode*k, r.High*k
	}
	return out, not
}

func geometric(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += math.Log(v)
	}
	return math.Exp(sum / float64(len(x)))
}

// powerOf is what the indices say of a state: its shares, the names of the indices, the rows.
type powerOf struct {
	by    []float64
	names []string
	rows  []row
}

func (ev Evidence) powerShares(c fact.Case) map[fact.ActorID]powerOf {
	out := map[fact.ActorID]powerOf{}
	for _, ix := range powerIndices {
		values, total := map[fact.ActorID]fact.Observation{}, 0.0
		for _, p := range c.Actors {
			id, _ := state(p, c)
			if _, twice := values[id]; id == "" || twice {
				continue
			}
			if o, ok := ev.power(ix, id); ok {
				values[id] = o
				total += o.Value
			}
		}
		if len(values) < 2 {
			continue
		}
		for id, o := range values {
			s := out[id]
			s.by = append(s.by, o.Value/total)
			s.names = append(s.names, fmt.Sprintf("%s %.3f", ix.name, o.Value/total))
			s.rows = append(s.rows, rowOf(o))
			out[id] = s
		}
	}
	return out
}

func (ev Evidence) power(ix powerIndex, id fact.ActorID) (fact.Observation, bool) {
	return ev.latest(func(o fact.Observation) bool {
		return o.From == id && o.To == "" && o.Measure == ix.measure && o.Value > 0 &&
			strings.Contains(strings.ToLower(o.Item), ix.item)
	})
}

// Exposure is how much the balancer depends on a state, from ¼ for nothing to 1 for all of
// some trade, and the rows that say so; see MeasureCapability. Rows known only after the
// evidence's date do not count.
func (ev Evidence) Exposure(balancer, id fact.ActorID) (float64, []string) {
	e, rows := ev.known().exposure(balancer, id)
	var ids []string
	for _, r := range rows {
		ids = append(ids, r.id)
	}
	return e, ids
}

// exposure is how much of its trade the balancer has with the state, over all items of which
// a share is known.
func (ev Evidence) exposure(balancer, id fact.ActorID) (float64, []row) {
	free := 1.0
	var rows []row
	seen := []string{}
	for _, o := range ev.Observations {
		depends := o.Measure == "import share" && o.From == id && o.To == balancer ||
			o.Measure == "export share" && o.From == balancer && o.To == id
		key := o.Measure + "\x00" + o.Item
		if !depends || slices.Contains(seen, key) {
			continue
		}
		seen = append(seen, key)
		newest, _ := ev.latest(func(x fact.Observation) bool {
			return x.Measure == o.Measure && x.Item == o.Item && x.From == o.From && x.To == o.To
		})
		free *= 1 - newest.Value
		rows = append(rows, rowOf(newest))
	}
	return floorExposure + (1-floorExposure)*(1-free), rows
}

func (ev Evidence) proximity(how string, a, b fact.ActorID) (float64, []row) {
	o, ok := ev.distance(how, a, b)
	if !ok {
		return 1, nil
	}
	return 1 / (1 + o.Value/halfWeightKM), []row{rowOf(o)}
}

// distance is the newest distance of two states that is measured in the given way.
func (ev Evidence) distance(how string, a, b fact.ActorID) (fact.Observation, bool) {
	return ev.latest(func(o fact.Observation) bool {
		return o.Measure == "distance" && o.Unit == "km" && o.Item == how && (o.From == a && o.To == b || o.From == b && o.To == a)
	})
}

// distances is the way of measuring distance (between capitals, between borders) that covers
// most states of the case: the distances of one case are all of one kind. It is empty where no
// distance is known.
func (ev Evidence) distances(c fact.Case) string {
	covers := map[string][]fact.ActorID{}
	for _, o := range ev.Observations {
		other := o.From
		if other == c.Balancer {
			other = o.To
		}
		if o.Measure != "distance" || o.Unit != "km" || (o.From != c.Balancer && o.To != c.Balancer) || slices.Contains(covers[o.Item], other) {
			continue
		}
		if slices.ContainsFunc(c.Actors, func(p fact.Player) bool { id, _ := state(p, c); return id == other }) {
			covers[o.Item] = append(covers[o.Item], other)
		}
	}
	best := ""
	for how, ids := range covers {
		if n := len(covers[best]); len(ids) > n || len(ids) == n && how < best {
			best = how
		}
	}
	return best
}

// CapabilitySets are the single indices as readings of capability for SwapCapabilities: for
// each index that covers at least two states of the case, its shares.
func CapabilitySets(c fact.Case, ev Evidence) []CapabilitySet {
	ev = ev.known()
	var out []CapabilitySet
	for _, ix := range powerIndices {
		set := CapabilitySet{Name: ix.name, ByID: map[string]fact.Range{}}
		var rows []row
		for _, p := range c.Actors {
			id, _ := state(p, c)
			if o, ok := ev.power(ix, id); ok && id != "" {
				low, high := 0.9*o.Value, 1.1*o.Value
				if o.Low != nil {
					low = *o.Low
				}
				if o.High != nil {
					high = *o.High
				}
				set.ByID[p.ID] = rangeOf(low, o.Value, high, math.MaxFloat64, []row{rowOf(o)})
				rows = append(rows, rowOf(o))
			}
		}
		if len(set.ByID) >= 2 {
			set.Source = sourcesOf(rows)
			out = append(out, set)
		}
	}
	return out
}
