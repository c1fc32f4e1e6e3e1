package check

import (
	"fmt"
	"strings"

	"tightrope/expose"
	"tightrope/fact"
)

// barrelsPerTonne converts crude oil of average grade. Source: BP, Statistical Review of World
// Energy, approximate conversion factors (1 tonne = 7.33 barrels).
const barrelsPerTonne = 7.33

// enough is the part of a buyer's imports that a source must see for a share in them to mean
// anything.
const enough = 0.5

// visible says why a share in the imports of the subject rests on too little: another source
// counts its total imports, and this one sees less than half of that.
func (b *bench) visible(f frame, s series, w window) (why, note string) {
	seen, row, ok := b.seenTonnes(f, s.source, w)
	if !ok {
		return "", ""
	}
	whole, who, ok := b.countedTonnes(f, s.source, w)
	if !ok || seen >= enough*whole {
		return b.starved(f, s.source, w, seen)
	}
	part := seen / whole
	return fmt.Sprintf("low coverage: it sees about %.0f %% of what %s counts", 100*part, who),
		fmt.Sprintf("%s t recorded, %s t counted by %s (%s)", expose.Number(seen), expose.Number(whole), who, row)
}

// Oil and energy: a tonne of crude oil is about 1.43 tonnes of coal equivalent (International
// Energy Agency, 41.868 over 29.308 GJ), and oil is about 31 % of the world's primary energy
// (Energy Institute, Statistical Review of World Energy 2023). A state whose recorded crude
// covers less than a quarter of that part has imports that are not recorded.
const (
	coalPerOil = 1.43
	oilPart    = 0.31
)

// starved says that the crude oil which a source records for the subject, with its own output
// and less its exports, is far too little for the energy that it uses.
func (b *bench) starved(f frame, source string, w window, seen float64) (why, note string) {
	if f.item != "crude oil" || w.span() != 1 {
		return "", ""
	}
	energy, row, ok := b.yearOf("index", "primary energy consumption", f.subject, w.period.To.Year)
	if !ok || energy <= 0 {
		return "", ""
	}
	own, _, _ := b.yearOf("production", "crude oil", f.subject, w.period.To.Year)
	for _, l := range b.ledger.Lenses() {
		if l.Source == source && commodity(l.Item) == f.item && unitOf(l.Unit).family == "mass" {
			if v, known := b.ledger.Table(l, w.period).Total(f.subject, true); known {
				own -= v * unitOf(l.Unit).factor
			}
		}
	}
	part := (seen + own) * coalPerOil / energy
	if part >= oilPart/4 {
		return "", ""
	}
	return fmt.Sprintf("low coverage: the crude oil that it records is %.0f %% of the energy that %s uses, and oil is about 31 %% in the world", 100*max(part, 0), b.opt.Name(f.subject)),
		fmt.Sprintf("%s t recorded for %s t of coal equivalent used (%s)", expose.Number(seen), expose.Number(energy), row)
}

// yearOf is the value of an attribute of one actor in a year.
func (b *bench) yearOf(measure, item string, a fact.ActorID, year int) (v float64, row string, ok bool) {
	for _, i := range b.stored[storedKey{measure, a, ""}] {
		o := &b.obs[i]
		if o.Known() && strings.EqualFold(o.Item, item) && o.Period == fact.YearPeriod(year, year) {
			return o.Value, o.ID, true
		}
	}
	return 0, "", false
}

// seenTonnes is the total that a source records for the subject, in tonnes.
func (b *bench) seenTonnes(f frame, source string, w window) (tonnes float64, row string, ok bool) {
	for _, l := range b.ledger.Lenses() {
		if l.Source != source || commodity(l.Item) != f.item || unitOf(l.Unit).family != "mass" {
			continue
		}
		t := b.ledger.Table(l, w.period)
		if v, known := t.Total(f.subject, false); known && v*unitOf(l.Unit).factor > tonnes {
			tonnes, row, ok = v*unitOf(l.Unit).factor, l.Source, true
		}
	}
	return tonnes, row, ok
}

// countedTonnes is the yearly total of the subject's imports that another source states for
// the year nearest to the window, at most three years off, in tonnes a year.
func (b *bench) countedTonnes(f frame, source string, w window) (tonnes float64, who string, ok bool) {
	nearest := 3
	for _, i := range b.stored[storedKey{"total imports", f.subject, ""}] {
		o := &b.obs[i]
		if o.Source == source || !o.Known() || !sameItem(f.item, o.Item) || against(o) != "" && o.Credibility != 4 {
			continue
		}
		gap := absInt(o.Period.From.Year - w.period.To.Year)
		v, fits := yearlyTonnes(o)
		if fits && gap <= nearest && (gap < nearest || v > tonnes) {
			tonnes, nearest, ok = v, gap, true
			who = o.Reporter
			if who == "" {
				who = b.source(o.Source)
			}
		}
	}
	return tonnes, who, ok
}

func yearlyTonnes(o *fact.Observation) (float64, bool) {
	u := unitOf(o.Unit)
	years := float64(monthsOf(o.Period)) / 12
	switch u.family {
	case "mass":
		return o.Value * u.factor / years, true
	case "barrels":
		return o.Value * u.factor / barrelsPerTonne / years, true
	case "barrels a day":
		return o.Value * u.factor * 365 / barrelsPerTonne, true
	}
	return 0, false
}

// lone says whether everything that decides is a figure that a source states by itself, and
// not computed from a data set: too narrow a footing to contradict a claim of no stated time.
func lone(values []fact.CheckValue) bool {
	for _, v := range values {
		if v.Reasonable && v.Formula != statedFormula {
			return false
		}
	}
	return true
}

// brackets says whether measured values on several bases lie on both sides of a claim that
// names neither basis nor period. Each of them covers too little or another year to decide
// alone; together they show that the answer turns on the basis.
func brackets(f frame, values []fact.CheckValue) bool {
	if f.form != level || f.it.Value == nil || whenOf(f.it.Period).stated || f.measured != "" {
		return false
	}
	below, above, bases := false, false, map[string]bool{}
	for _, v := range values {
		if strings.Contains(v.Why, "somebody says so") || strings.Contains(v.Why, "looked the source up") || v.Why == undatedWords ||
			strings.HasPrefix(v.Why, "only chosen rows") || v.Unit != f.unit {
			continue
		}
		bases[v.Basis] = true
		if v.Inside {
			below, above = true, true
		} else if v.Value < f.number.value {
			below = true
		} else {
			above = true
		}
	}
	return below && above && len(bases) > 1
}
