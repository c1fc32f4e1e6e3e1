package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"tightrope/brief"
	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/source/panel"
)

// DurabilityFitIn asks for models and curves fitted on a folder of publishers' files.
type DurabilityFitIn struct {
	Folder string
	Seed   uint64
}

// DurabilityFit fits the models, curves and odds ratios on the user's own downloads: SIPRI's
// deliveries, capabilities, disputes, rivalries, alliances, borders, memberships, votes.
func (a *App) DurabilityFit(ctx context.Context, in DurabilityFitIn) (*forecast.Shipment, error) {
	p, err := a.tiePanel(in.Folder)
	if err != nil {
		return nil, err
	}
	var flows []forecast.EnergyFlow
	if in.Folder != "" {
		if flows, err = panel.Energy(in.Folder); err != nil {
			return nil, err
		}
	}
	s, err := p.Ship(panelData, "tightrope forecast durability --fit --data DIR", in.Seed, true)
	if err != nil {
		return nil, err
	}
	if s.Energy, err = forecast.ShipEnergy(flows, energyData, in.Seed); errors.Is(err, forecast.ErrNoRows) {
		err = nil // no crude imports in the folder
	}
	if err != nil {
		return nil, err
	}
	return s, ctx.Err()
}

const energyData = "European Commission, register of crude oil imports by origin and grade, by month"

const panelData = "SIPRI Arms Transfers Database (trend-indicator values to 2021), COW state system and capabilities, militarised disputes 5.0, direct contiguity 3.2, joint memberships 3.0, ATOP 5.0, strategic rivalries of Thompson, Sakuwa and Suhas, General Assembly votes"

func (a *App) tiePanel(folder string) (*forecast.Panel, error) {
	l, err := a.layers(folder)
	if err != nil {
		return nil, err
	}
	return forecast.NewPanel(l), nil
}

// WriteShipment writes a fit with one class of ties a line, as it ships.
func WriteShipment(s *forecast.Shipment) ([]byte, error) {
	curves := s.Curves
	head := *s
	head.Curves = nil
	b, err := json.Marshal(head)
	if err != nil {
		return nil, err
	}
	b = bytes.TrimSuffix(b, []byte(`"curves":null}`))
	for _, cut := range []string{`"models":`, `"odds":`, `"gains":`, `"returns":`, `"energy":`} {
		b = bytes.Replace(b, []byte(cut), append([]byte("\n"), cut...), 1)
	}
	b = append(b, "\n\"curves\":[\n"...)
	for i, c := range curves {
		line, err := json.Marshal(c)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = append(b, line...)
	}
	return append(b, "\n]}\n"...), nil
}

// durable is the finding of the brief: the arms ties of the partners with the balancer, or of
// the balancer with the partners where it is the supplier, from the rows at hand.
func (a *App) durable(m brief.Material) *brief.DurableFinding {
	d := a.durableArms(m)
	if d == nil {
		d = a.durableLoaded(m)
	}
	if m.Case == nil || !slices.Contains(m.Case.Layers, fact.Energy) {
		return d
	}
	if s, err := forecast.Shipped(); err == nil && s.Energy != nil {
		if d == nil {
			d = &brief.DurableFinding{}
		}
		d.Energy, d.EnergySource = s.Energy.Sentence(), "s.eu-crude"
	}
	return d
}

func (a *App) durableArms(m brief.Material) *brief.DurableFinding {
	if m.Case == nil || !slices.Contains(m.Case.Layers, fact.Arms) {
		return nil
	}
	obs := knownBy(m.Evidence.Observations, m.AsOf)
	for _, partner := range m.Case.Partners {
		for _, pair := range [][2]fact.ActorID{{partner, m.Case.Balancer}, {m.Case.Balancer, partner}} {
			h, rests := armsHistory(obs, pair[0], pair[1])
			if len(rests) == 0 {
				continue
			}
			h.Major = majorPower(pair[0])
			if o, err := forecast.Durability(h); err == nil {
				d := finding(o, a.Name(pair[0]), a.Name(pair[1]), rests)
				d.Recalibrated, d.Rests = recalibrated(o, obs, pair[0], pair[1], d.Rests)
				return d
			}
		}
	}
	return nil
}

// majors are the major powers of the Correlates of War since 1991.
//
// Source: Correlates of War Project, State System Membership (v2016), list of major powers.
var majors = []fact.ActorID{"USA", "GBR", "FRA", "DEU", "RUS", "CHN", "JPN"}

func majorPower(id fact.ActorID) forecast.Known {
	if slices.Contains(majors, id) {
		return forecast.Yes
	}
	return forecast.No
}

// armsHistory gathers the deliveries of a supplier to a client, and both markets, out of
// observations in TIV: by year where the rows are yearly, else the newest window of five years.
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

func has(m map[int]float64, year int) bool {
	_, ok := m[year]
	return ok
}

func finding(o forecast.Outlook, supplier, client string, rests []string) *brief.DurableFinding {
	d := &brief.DurableFinding{
		Source: "s.sipri-tiv-2022", Rests: rests, Bound: o.Bound + " " + o.FittedOn, Opposition: o.Opposition, State: string(o.State), Settled: o.Settled,
		Formula: "share of tie-years of the class whose deliveries over the five years that end h years later are at least a fifth of those over the five years before; 95 % interval by drawing clients with replacement",
	}
	if o.State != "" {
		d.StateWhy = fmt.Sprintf("Arms from %s to %s as of %d: %s (%s).", supplier, client, o.StateYear, o.State, o.StateWhy)
		if o.BelowFifth {
			d.StateWhy += " The last five years carry less than a fifth of the five before."
		}
	}
	for _, c := range o.Curves {
		k := brief.DurableClass{Name: c.Name(), Means: c.Means()}
		for i := range c.Stay {
			k.Years, k.Share = append(k.Years, i+1), append(k.Share, c.Stay[i])
			k.Low, k.High = append(k.Low, c.Low[i]), append(k.High, c.High[i])
		}
		k.N = c.Dyads[cutOutcome-1]
		d.Classes = append(d.Classes, k)
	}
	for _, c := range o.Cuts {
		cut := brief.DurableCut{Model: c.Model, P: c.P, Low: c.Low, High: c.High, From: o.Year + 1, To: o.Year + cutOutcome, Skill: c.Skill.Skill.Skill, SkillLow: c.Skill.Low, SkillHigh: c.Skill.High, AUC: c.Skill.AUC, N: c.Skill.N, Assumed: o.Assumed}
		for _, v := range c.Drivers[:min(len(c.Drivers), 4)] {
			cut.Drivers = append(cut.Drivers, brief.DurableDriver{Means: v.Means, LogOdds: v.LogOdds})
		}
		d.Cuts = append(d.Cuts, cut)
	}
	return d
}

// openOrders are the years before the state within which an order counts as open.
const openOrders = 3

// recalibrated says whether the deeds allow the word, by the deliveries and the orders of the
// register; the rows of the orders join those of the history.
func recalibrated(o forecast.Outlook, obs []fact.Observation, from, to fact.ActorID, rests []string) (string, []string) {
	if !o.BelowFifth && o.State != forecast.CutOff {
		return "", rests
	}
	deed := forecast.Deed{Layer: string(fact.Arms), State: o.State}
	if o.BelowFifth {
		deed.State = forecast.CutOff
	}
	known := false
	for _, x := range obs {
		if x.Layer == fact.Arms && x.Measure == "order" && x.From == from && x.To == to && x.Known() {
			known, rests = true, append(rests, x.ID)
			deed.Orders = deed.Orders || x.Value > 0 && x.Period.From.Year > o.StateYear-openOrders
		}
	}
	yes, why := forecast.Recalibrated([]forecast.Deed{deed}, known)
	if yes {
		return "The deeds agree on a recalibration: " + why + ".", rests
	}
	return "No recalibration is read from deeds: " + why + ".", rests
}

// cutOutcome is the horizon in years of a deep cut.
const cutOutcome = 5
