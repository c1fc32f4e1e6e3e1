package app

import (
	"math"

	"tightrope/fact"
	"tightrope/forecast"
)

// armsHistory gathers the deliveries of a supplier to a client, and both markets, out of
// observations in TIV: by year where the rows are yearly, else the newest window of five years.
// Shares of world capability (CINC) and the share of the client's earlier ties that were cut
// stand beside them where rows of the last year give them.
func armsHistory(obs []fact.Observation, from, to fact.ActorID) (forecast.History, []string) {
	y := yearly{flow: map[int]float64{}, total: map[int]float64{}, exports: map[int]float64{}, windows: map[int]window{}}
	for _, o := range obs {
		if o.Layer == fact.Arms && o.Known() {
			y.take(o, from, to)
		}
	}
	h := forecast.History{AltHHI: math.NaN(), Suppliers: -1, Share: math.NaN()}
	if first, last := y.run(); last-first+1 >= 5 {
		h.Last = last
		for year := first; year <= last; year++ {
			h.Flow, h.Total = append(h.Flow, y.flow[year]), append(h.Total, y.total[year])
		}
		for year := last; has(y.exports, year); year-- {
			h.Exports = append([]float64{y.exports[year]}, h.Exports...)
		}
		for year := last + 1; has(y.flow, year); year++ {
			h.Later = append(h.Later, y.flow[year])
		}
		y.beside(&h, obs, from, to)
		return h, y.rests
	}
	newest := 0
	for year, w := range y.windows {
		if w.flow > 0 && w.share > 0 {
			newest = max(newest, year)
		}
	}
	w := y.windows[newest]
	h.Last, h.Window = newest, w.flow
	if newest > 0 {
		h.Share = w.share
	}
	return h, w.rests
}

// yearly collects the rows of a pair.
type yearly struct {
	flow, total, exports map[int]float64
	rests                []string
	windows              map[int]window // of five years, by the last
}

// window is what the rows say of five years.
type window struct {
	flow, share float64
	rests       []string
}

func (y *yearly) take(o fact.Observation, from, to fact.ActorID) {
	first, last := o.Period.From.Year, o.Period.To.Year
	pair := o.From == from && o.To == to
	single := first == last && o.Unit == "TIV million"
	switch {
	case single && pair && o.Measure == "flow":
		y.flow[first] = o.Value
	case single && o.Measure == "total imports" && o.From == to:
		y.total[first] = o.Value
	case single && o.Measure == "total exports" && o.From == from:
		y.exports[first] = o.Value
	case pair && last-first == 4 && (o.Measure == "flow" && o.Unit == "TIV million" || o.Measure == "import share"):
		y.windowed(o, last)
		return
	default:
		return
	}
	y.rests = append(y.rests, o.ID)
}

func (y *yearly) windowed(o fact.Observation, last int) {
	w := y.windows[last]
	if o.Measure == "flow" {
		w.flow = o.Value
	} else {
		w.share = o.Value
	}
	w.rests = append(w.rests, o.ID)
	y.windows[last] = w
}

// run is the newest unbroken run of years for which both the flow and the total are known.
func (y *yearly) run() (first, last int) {
	for year := range y.total {
		if has(y.flow, year) {
			last = max(last, year)
		}
	}
	for first = last; has(y.flow, first-1) && has(y.total, first-1); first-- {
	}
	if last == 0 {
		return 0, -1
	}
	return first, last
}

// earlierCut is the measure of a row that says which share of the client's ties of five to nine
// years before were cut, as forecast.Past.CutsBy.
const earlierCut = "earlier ties cut"

// beside takes the rows of the last year that are no deliveries.
func (y *yearly) beside(h *forecast.History, obs []fact.Observation, from, to fact.ActorID) {
	for _, o := range obs {
		if !o.Known() || o.Period.From.Year != h.Last || o.Period.To.Year != h.Last {
			continue
		}
		var into *float64
		switch {
		case o.Layer == fact.Power && o.Item == "CINC" && o.From == to:
			into = &h.Power
		case o.Layer == fact.Power && o.Item == "CINC" && o.From == from:
			into = &h.PowerOf
		case o.Layer == fact.Arms && o.Measure == earlierCut && o.From == to:
			into = &h.CutsBy
		default:
			continue
		}
		*into = o.Value
		y.rests = append(y.rests, o.ID)
	}
}

func has(m map[int]float64, year int) bool {
	_, ok := m[year]
	return ok
}
