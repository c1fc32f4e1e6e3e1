package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tightrope/brief"
	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/source/panel"
)

// durable is the finding of the brief: the arms ties of the partners with the balancer, or of
// the balancer with the partners where it is the supplier, from the rows at hand and the files
// that are loaded, and the crude oil between them.
func (a *App) durable(m brief.Material) *brief.DurableFinding {
	l := a.loadedPanel()
	crude, known := a.caseCrude(m)
	var beside []forecast.Deed
	if known {
		beside = append(beside, crudeDeed(crude))
	}
	d := a.durableArms(m, l, beside)
	if d == nil {
		d = a.durableLoaded(m, l)
	}
	if m.Case == nil || !slices.Contains(m.Case.Layers, fact.Energy) {
		return d
	}
	if s, err := forecast.Shipped(); err == nil && s.Energy != nil {
		if d == nil {
			d = &brief.DurableFinding{}
		}
		d.Energy, d.EnergySource = s.Energy.Sentence(), "s.eu-crude"
		if known {
			series, _, _ := strings.Cut(crude.Series, " ")
			d.EnergyOwn, d.EnergyOwnSource = a.crudeSentence(crude), a.loadedSource(series)
		}
	}
	return d
}

// caseCrude is what the loaded series of crude say of the case's own tie; false where none ever
// reached a fifth.
func (a *App) caseCrude(m brief.Material) (forecast.EnergyOutlook, bool) {
	s, err := forecast.Shipped()
	if err != nil || s.Energy == nil || m.Case == nil || !slices.Contains(m.Case.Layers, fact.Energy) {
		return forecast.EnergyOutlook{}, false
	}
	flows, err := a.crudeFlows(context.Background(), "")
	if err != nil {
		return forecast.EnergyOutlook{}, false
	}
	flows = slices.DeleteFunc(flows, func(f forecast.EnergyFlow) bool { return f.Year > m.AsOf.Year })
	for _, partner := range m.Case.Partners {
		for _, pair := range [][2]fact.ActorID{{partner, m.Case.Balancer}, {m.Case.Balancer, partner}} {
			if o, ok := s.Energy.Outlook(flows, pair[0], pair[1]); ok {
				return o, true
			}
		}
	}
	return forecast.EnergyOutlook{}, false
}

// crudeDeed is crude oil as a layer of deeds: cut where the share fell under a fifth of what it
// was.
func crudeDeed(o forecast.EnergyOutlook) forecast.Deed {
	d := forecast.Deed{Layer: string(fact.Energy), State: forecast.Active}
	if o.NowShare < o.Share/5 {
		d.State = forecast.CutOff
	}
	return d
}

func (a *App) crudeSentence(o forecast.EnergyOutlook) string {
	text := fmt.Sprintf("By the loaded series (%s) %s had %.0f %% of its recorded crude from %s in %d; by the level, the change and the age of the share, the chance to be under a fifth five years on is %.0f %% (90 %% interval of the parameters %.0f %% to %.0f %%).",
		panel.Means(o.Series), a.Name(o.Importer), 100*o.Share, a.Name(o.Origin), o.Year, 100*o.Lost, 100*o.Low, 100*o.High)
	if o.Now > o.Year {
		text += fmt.Sprintf(" In %d it was %.0f %%.", o.Now, 100*o.NowShare)
	}
	return text
}

// loadedSource is the newest loaded release of a reader.
func (a *App) loadedSource(reader string) fact.Source {
	var out fact.Source
	for _, s := range a.home.Sources() {
		if s.ID == "s."+reader || strings.HasPrefix(s.ID, "s."+reader+".") {
			out = s
		}
	}
	return out
}

func (a *App) durableArms(m brief.Material, l loadedPanel, beside []forecast.Deed) *brief.DurableFinding {
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
			l.fill(&h, pair[1], pair[0])
			if o, err := forecast.Durability(h); err == nil {
				d := finding(o, a.Name(pair[0]), a.Name(pair[1]), rests)
				d.Recalibrated, d.Rests = recalibrated(o, obs, pair[0], pair[1], d.Rests, beside)
				return d
			}
		}
	}
	return nil
}

// loadedPanel is the panel of the files that are loaded; empty where they make none.
type loadedPanel struct{ *forecast.Panel }

func (a *App) loadedPanel() loadedPanel {
	if a.home == nil {
		return loadedPanel{}
	}
	l, err := a.layers("")
	if err != nil {
		return loadedPanel{} // the home lacks the files of a panel
	}
	return loadedPanel{forecast.NewTies(l)}
}

// fill adds to a history of the case what only the loaded files know: capabilities, and how the
// client's earlier ties ended. Where the case has no yearly deliveries, the files' own stand.
func (l loadedPanel) fill(h *forecast.History, client, supplier fact.ActorID) {
	if l.Panel == nil {
		return
	}
	year := h.Last
	if len(h.Flow) == 0 {
		year = min(h.Last, l.Layers.LastDeliveries())
	}
	when := fact.Date{Year: year}
	full, err := l.History(stateNumber(client, when), stateNumber(supplier, when), year)
	if err != nil {
		return
	}
	if len(h.Flow) == 0 {
		full.Later = nil // what came after the last window of the case is not in its rows
		*h = full
		return
	}
	if h.Power == 0 || h.PowerOf == 0 {
		h.Power, h.PowerOf = full.Power, full.PowerOf
	}
	if h.CutsBy == 0 {
		h.CutsBy = full.CutsBy
	}
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

func finding(o forecast.Outlook, supplier, client string, rests []string) *brief.DurableFinding {
	d := &brief.DurableFinding{
		Source: "s.sipri-tiv-2022", Rests: rests, Bound: o.Bound + " " + o.FittedOn, Opposition: o.Opposition, State: string(o.State), Settled: o.Settled, Chosen: o.Chosen,
		Formula: "share of tie-years of the class whose deliveries over the five years that end h years later are at least a fifth of those over the five years before; 95 % interval by drawing clients with replacement",
	}
	if o.State != "" {
		d.StateWhy = fmt.Sprintf("Arms from %s to %s as of %d: %s (%s).", supplier, client, o.StateYear, o.State, o.StateWhy)
		if o.BelowFifth {
			d.StateWhy += " " + o.Below
		}
	}
	for _, c := range o.Curves {
		k := brief.DurableClass{Name: c.Name(), Means: c.Means(), Only: c.Only()}
		for i := range c.Stay {
			k.Years, k.Share = append(k.Years, i+1), append(k.Share, c.Stay[i])
			k.Low, k.High = append(k.Low, c.Low[i]), append(k.High, c.High[i])
		}
		k.N = c.Dyads[cutOutcome-1]
		d.Classes = append(d.Classes, k)
	}
	for _, c := range o.Cuts {
		cut := brief.DurableCut{Model: c.Model, P: c.P, Low: c.Low, High: c.High, From: o.Year + 1, To: o.Year + cutOutcome, Skill: c.Skill.Skill.Skill, SkillLow: c.Skill.Low, SkillHigh: c.Skill.High, AUC: c.Skill.AUC, N: c.Skill.N, Assumed: o.Assumed}
		for _, v := range c.Drivers[:min(len(c.Drivers), 6)] {
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
func recalibrated(o forecast.Outlook, obs []fact.Observation, from, to fact.ActorID, rests []string, beside []forecast.Deed) (string, []string) {
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
	yes, why := forecast.Recalibrated(append([]forecast.Deed{deed}, beside...), known)
	if yes {
		return "The deeds agree on a recalibration: " + why + ".", rests
	}
	return "No recalibration is read from deeds: " + why + ".", rests
}

// cutOutcome is the horizon in years of a deep cut.
const cutOutcome = 5
