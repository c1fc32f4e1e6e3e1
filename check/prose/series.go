package prose

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"tightrope/fact"
)

// Series is one figure of many countries by year.
type Series struct {
	ID          string
	Title       string
	Description string
	Unit        string // as its publisher writes it: "%", "TWh", "per 1,000 people"
	Values      map[fact.ActorID]map[int]float64
	Rows        map[fact.ActorID]map[int]string // ids of the observations; may be nil
}

// SeriesOf gathers the observations of one actor by source, item and unit into series, shares as
// percent. The item is the title, the note of the first row the description.
func SeriesOf(obs []fact.Observation) []Series {
	type key struct{ source, item, unit string }
	at := map[key]int{}
	var out []Series
	for i := range obs {
		o := &obs[i]
		if o.To != "" || !o.Known() || o.Period.From.Year == 0 {
			continue
		}
		unit, value := o.Unit, o.Value
		if unit == "share" || unit == "fraction" { // sentences speak of percent
			unit, value = "%", 100*value
		}
		k := key{o.Source, o.Item, unit}
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, Series{
				ID: o.Source + "/" + o.Item, Title: o.Item, Description: o.Note, Unit: unit,
				Values: map[fact.ActorID]map[int]float64{}, Rows: map[fact.ActorID]map[int]string{},
			})
		}
		s := &out[n]
		if s.Values[o.From] == nil {
			s.Values[o.From], s.Rows[o.From] = map[int]float64{}, map[int]string{}
		}
		s.Values[o.From][o.Period.From.Year] = value
		s.Rows[o.From][o.Period.From.Year] = o.ID
	}
	slices.SortFunc(out, func(a, b Series) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// percent says whether the values are percentages.
func (s Series) percent() bool {
	return strings.Contains(s.Unit, "%") || strings.Contains(strings.ToLower(s.Unit), "percent")
}

// per is the base of a rate: 1,000 of "per 1,000 people"; 0 where it is none.
func (s Series) per() float64 {
	words := strings.ToLower(strings.ReplaceAll(s.Unit+" "+s.Title, ",", ""))
	for _, p := range []struct {
		word string
		n    float64
	}{{"per 1000 ", 1000}, {"per 100000", 1e5}, {"per 10000 ", 1e4}, {"per million", 1e6}, {"per 100 ", 100}} {
		if strings.Contains(words+" ", p.word) {
			return p.n
		}
	}
	return 0
}

// aggregates are the names under which tables hold parts of the world.
var aggregates = map[string][]fact.ActorID{
	"world":  {"OWID_WRL", "WLD", "World"},
	"africa": {"OWID_AFR", "AFR", "Africa", "WB_SSA"},
	"europe": {"OWID_EUR", "Europe", "WB_ECA"},
	"eu":     {"OWID_EU27", "EU", "EUU"},
	"asia":   {"OWID_ASI", "Asia"},
}

// holder finds the actor under which the series has the part of the world; "" for none.
func (s Series) holder(part string) fact.ActorID {
	for _, id := range aggregates[part] {
		if len(s.Values[id]) > 0 {
			return id
		}
	}
	return ""
}

// years lists the years in which all the actors have a value, in order.
func (s Series) years(a fact.ActorID) []int {
	out := make([]int, 0, len(s.Values[a]))
	for y := range s.Values[a] {
		out = append(out, y)
	}
	slices.Sort(out)
	return out
}

// erratic says that the values of a series jump from one year to the next nearly as much as
// they differ between countries: such a table is noise, or shuffled, and supports nothing. The
// mean step in time is set against the mean difference of neighbours in the order of names.
func (s Series) erratic() bool {
	var step, apart float64
	var steps, pairs int
	last := map[int]float64{}
	for _, a := range slices.Sorted(maps.Keys(s.Values)) {
		years := s.years(a)
		for i, y := range years {
			v := s.Values[a][y]
			if i > 0 && y == years[i-1]+1 {
				step += math.Abs(v - s.Values[a][years[i-1]])
				steps++
			}
			if w, ok := last[y]; ok {
				apart += math.Abs(v - w)
				pairs++
			}
			last[y] = v
		}
	}
	if steps < 50 || pairs < 50 || apart == 0 {
		return false
	}
	return step/float64(steps) > 0.75*apart/float64(pairs)
}
