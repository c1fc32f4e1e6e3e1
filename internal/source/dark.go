package source

import (
	"cmp"
	"fmt"
	"slices"

	"tightrope/fact"
)

// series is what one reporter says of one partner: flows one way, of one item and unit.
type series struct {
	reporter, item, unit, measure string
	from, to                      fact.ActorID
	basis                         fact.Basis
}

// Dark finds the partners that a reporter stopped listing. A reporter lists nothing where it
// sold nothing or where it keeps silent, and a table does not tell which; so a partner that
// stood in at least three periods and is missing from all of the later periods in which the
// reporter lists others becomes one observation with the status dark, from the first period
// missed to the last, with the last value in the note. It is never a zero.
//
// The flows may come in any order; periods are compared as they are written, so months and
// years must not be mixed in one call. Dates of the reporter's last period end the silence:
// what it has not yet reported at all is not dark.
func Dark(flows []fact.Observation) []fact.Observation {
	listed := map[series]map[fact.Date]fact.Observation{}
	periods := map[string][]fact.Date{} // by reporter, item and measure
	for _, o := range flows {
		if o.Measure != "flow" || o.Reporter == "" || !o.Known() || o.Period.From != o.Period.To {
			continue
		}
		k := series{o.Reporter, o.Item, o.Unit, o.Measure, o.From, o.To, o.Basis}
		if listed[k] == nil {
			listed[k] = map[fact.Date]fact.Observation{}
		}
		listed[k][o.Period.From] = o
		group := k.group()
		if !slices.Contains(periods[group], o.Period.From) {
			periods[group] = append(periods[group], o.Period.From)
		}
	}
	for _, p := range periods {
		slices.SortFunc(p, func(a, b fact.Date) int { return cmp.Compare(a.Days(), b.Days()) })
	}
	var out []fact.Observation
	for k, have := range listed {
		if o, ok := k.dark(have, periods[k.group()]); ok {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b fact.Observation) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func (k series) group() string {
	return k.reporter + "|" + k.item + "|" + k.unit + "|" + string(k.basis)
}

func (k series) dark(have map[fact.Date]fact.Observation, periods []fact.Date) (fact.Observation, bool) {
	last := -1
	for i, p := range periods {
		if _, ok := have[p]; ok {
			last = i
		}
	}
	if len(have) < 3 || last < 0 || last == len(periods)-1 {
		return fact.Observation{}, false
	}
	o := have[periods[last]]
	o.ID += ".dark"
	o.Note = fmt.Sprintf("listed in %d periods, last %s with %g %s; missing since while the reporter lists others", len(have), periods[last], o.Value, o.Unit)
	o.Period = fact.Period{From: periods[last+1], To: periods[len(periods)-1]}
	o.Value, o.Low, o.High, o.Status = 0, nil, nil, fact.Dark
	return o, true
}
