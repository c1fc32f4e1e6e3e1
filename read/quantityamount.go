package read

import (
	"strings"

	"tightrope/fact"
	"tightrope/read/number"
)

// amount builds a sum of money, a volume or a number of things.
func (z *quantifier) amount(c candidate) (figure, bool) {
	f := z.figure(c)
	q := c.q
	f.Rule, f.Value = "quantity/amount", value(q.Value)
	if q.High != q.Value {
		f.Value, f.Approx = value((q.Value+q.High)/2), true
	}
	switch {
	case q.Kind == number.Money:
		return z.money(f, q)
	case q.Kind == number.Count:
		return z.count(f, c)
	}
	f.Unit = q.Unit
	switch {
	case q.Unit == "barrel" || q.Unit == "barrel of oil":
		f.Unit, f.Layer, f.Commodity = "barrels", fact.Energy, "crude oil"
	case strings.Contains(q.Unit, "barrel") && f.Layer != fact.Energy:
		f.Layer, f.Commodity = fact.Energy, "crude oil"
	}
	if q.Unit == "kilometre" || q.Unit == "mile" {
		return z.apart(f, q)
	}
	if f.Layer == "" || q.Unit == "point" || !z.relevant(q.Unit) || z.marginal(&f) {
		return f, false
	}
	r := z.rolesOf(&f)
	if class, owner := z.measured(&f); class&mOutput != 0 {
		f.Metric, f.Subject = "production", or(owner, r.agent)
		if f.Subject == "" && !z.stranger(&f) {
			f.Subject = z.focus
		}
		return f, f.Subject != ""
	}
	return z.flowAmount(f, r)
}

// marginal says that an amount is no level: a gap ("half a million barrels below the quota") or a
// limit ("a quota of 1.7 million").
func (z *quantifier) marginal(f *figure) bool {
	if z.any(f.first-1, "by") && f.verb >= 0 && f.verb < f.first && number.Direction(z.norm(f.verb)) != "" {
		return true // "cut output by two million barrels a day"
	}
	return z.any(f.last, "below", "above", "short", "behind", "beneath") || z.any(f.last, "more", "less", "fewer") && z.any(f.last+1, "than") ||
		z.any(f.first-1, "of") && z.any(f.first-2, "quota", "target", "ceiling", "capacity", "limit", "cap", "goal", "reserves", "potential")
}

// relevant says that a unit can measure trade, output or reach.
func (z *quantifier) relevant(unit string) bool {
	unit, _, _ = strings.Cut(unit, " per ")
	switch unit {
	case "barrel", "barrel of oil", "tonne", "ton", "million barrels", "cubic metre", "billion cubic metres", "million cubic metres", "cubic foot", "billion cubic feet", "megawatt", "gigawatt", "gigawatt hour", "terawatt hour", "megawatt hour", "bushel":
		return true
	}
	return false
}

// flowAmount fills the actors of a flow; imports are the importer's.
func (z *quantifier) flowAmount(f figure, r roles) (figure, bool) {
	f.Metric = "flow"
	f.Subject, f.Partner = r.importer, r.exporter
	if r.seller && r.importer != "" && r.exporter == "" { // "exports to the United States": of whom the text is about
		if r.exporter = z.totalFor(&f, r.importer); r.exporter != "" {
			f.Subject, f.Partner = r.exporter, r.importer
			return f, true
		}
	}
	if r.total != "" && r.seller && r.importer == "" {
		f.Subject, f.Metric = r.total, "total exports"
		f.Partner = ""
	}
	if f.Subject == "" && f.Partner != "" {
		f.Subject = z.totalFor(&f, f.Partner)
	}
	if z.has(f.verb, mSupply) && r.importer == "" && r.exporter != "" && !(z.topic.layer == f.Layer && z.topic.sentence >= z.si-1 && z.topic.total == f.Subject) {
		f.Subject, f.Partner, f.Metric = r.exporter, "", "total exports" // "shipped 68 million tonnes abroad"
		return f, true
	}
	if f.Subject == "" {
		f.Subject = r.agent
	}
	if f.Subject == "" && f.Partner == "" && z.topic.layer == f.Layer {
		f.Subject = z.topic.total
		if z.topic.seller || z.exportsNamed(&f) {
			f.Metric = "total exports"
			if !z.topic.seller && z.topic.other != "" {
				f.Subject = z.topic.other
			}
			return f, f.Subject != ""
		}
	}
	if f.Subject == f.Partner {
		f.Partner = ""
	}
	if t := &z.topic; f.Partner == "" && f.Subject == t.total && t.sentence == z.si {
		f.Partner = t.other
	}
	if f.Partner == "" && f.Metric == "flow" {
		f.Metric = "total imports"
		if z.has(f.verb, mSupply) && r.importer != "" {
			f.Metric, f.Doubt = "flow", "who delivers it: no state is named"
		}
	}
	return f, f.Subject != ""
}

// money builds a sum in a currency; sums in other currencies keep their code as the unit.
func (z *quantifier) money(f figure, q number.Quantity) (figure, bool) {
	f.Unit = q.Code
	if q.Code == "" || q.Code == "XXX" || q.Words && q.Value <= 1 && !z.perPiece(q.Unit) { // "not one dollar"
		return f, false
	}
	switch {
	case q.Unit == "dollar per year" || q.Unit == "euro per year":
		f.Unit += " per year"
	case z.perPiece(q.Unit):
		f.Unit = q.Unit
	case z.any(f.last, "annually", "yearly") || z.yearly(&f):
		f.Unit += " per year"
	}
	if g := f; z.toldSum(&g) {
		return g, true
	}
	r := z.rolesOf(&f)
	class, owner := z.measured(&f)
	switch {
	case class&mSpending != 0 && z.any(f.verb, "is", "was", "are", "were", "reached", "rose", "fell", "stood", "stands", "grew", "totals", "totalled") || class&mSpending != 0 && (owner != "" || r.agent != ""):
		f.Layer, f.Metric = fact.Power, "spending"
		f.Subject = or(owner, r.agent, z.focus)
		return f, f.Subject != ""
	case z.aid(&f) && (r.exporter != "" || r.agent != ""):
		if f.Layer == "" {
			f.Layer = fact.Trade
		}
		f.Metric, f.Partner = "flow", or(r.exporter, r.agent)
		f.Subject = or(r.importer, z.object(&f, f.Partner), z.totalFor(&f, f.Partner))
		if f.Subject == "" && z.focus != f.Partner {
			f.Subject = z.focus
		}
		return f, f.Subject != "" && f.Partner != ""
	}
	if f.Layer == "" || (f.Layer == fact.Votes || f.Layer == fact.Geography || f.Layer == fact.Power) && z.goodsNamed(&f) {
		f.Layer, f.Commodity = fact.Trade, ""
	}
	if r == (roles{}) {
		return f, false
	}
	if r.second != "" && z.balance(&f) { // "Kenya's trade deficit with China"
		f.Metric, f.Subject, f.Partner = "flow", or(owner, r.agent, r.exporter, z.focus), r.second
		return f, f.Subject != f.Partner
	}
	if !z.goodsNamed(&f) && (r.importer == "" || r.exporter == "") { // a sum of something else: whose it is, and no more
		f.Layer, f.Metric, f.Commodity = fact.Power, "index", ""
		f.Subject = or(r.agent, r.total)
		return f, f.Subject != ""
	}
	if z.exportsNamed(&f) && r.exporter != "" {
		f.Metric, f.Subject, f.Partner = "flow", r.exporter, r.importer
		if f.Partner == "" {
			f.Metric = "total exports"
		}
		return f, true
	}
	return z.flowAmount(f, r)
}

// yearly says that "annual" stands before the sum in its clause.
func (z *quantifier) yearly(f *figure) bool {
	for i := max(f.clause.first, f.first-6); i < f.first; i++ {
		if z.any(i, "annual", "yearly") {
			return true
		}
	}
	return false
}

// balance says that the sum is a balance or both ways of trade.
func (z *quantifier) balance(f *figure) bool {
	for i := f.clause.first; i < f.clause.last; i++ {
		if z.any(i, "deficit", "surplus", "turnover", "trade", "debt") {
			return true
		}
	}
	return false
}

func (z *quantifier) perPiece(unit string) bool {
	return strings.Contains(unit, " per ")
}

// aid says that the money is given or withheld rather than earned.
func (z *quantifier) aid(f *figure) bool {
	for i := f.clause.first; i < f.clause.last; i++ {
		if z.any(i, "aid", "assistance", "grant", "grants", "subsidy", "subsidies", "loan", "loans") {
			return true
		}
	}
	return z.has(f.verb, mSupply) || z.any(f.verb, "withheld", "withhold", "withholds", "pledged", "pledge", "froze", "lent", "lends", "donated", "promised")
}

// object is the actor behind the verb that is not the giver.
func (z *quantifier) object(f *figure, giver fact.ActorID) fact.ActorID {
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if id := z.stateOf(m); id != "" && id != giver && m.First > f.verb && m.First < f.clause.last && (m.First <= f.verb+2 || z.any(m.First-1, "to", "for", "from")) {
			return id
		}
	}
	return ""
}

// exportsNamed says that the clause speaks of exports or sales.
func (z *quantifier) exportsNamed(f *figure) bool {
	for i := f.clause.first; i < f.first; i++ {
		if z.has(i, mExport) {
			return true
		}
	}
	return false
}

// goodsNamed says that the clause speaks of goods or of trade.
func (z *quantifier) goodsNamed(f *figure) bool {
	for i := f.clause.first; i < f.clause.last; i++ {
		w := z.words[z.norm(i)]
		if w.class&(mImport|mExport|mFlow|mPartner) != 0 || w.class&mGood != 0 && (w.layer == fact.Arms || w.layer == fact.Energy || w.layer == fact.Trade) || z.any(i, "contract", "deal", "order", "worth") {
			return true
		}
	}
	return false
}

// apart builds a distance between two states or their capitals.
func (z *quantifier) apart(f figure, q number.Quantity) (figure, bool) {
	var ids []fact.ActorID
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First >= f.clause.first && m.First < f.clause.last {
			if id := z.stateOf(m); id != "" && (len(ids) == 0 || ids[0] != id) {
				ids = append(ids, id)
			}
		}
	}
	if z.any(f.last, "of") && z.mentionAt(f.last+1) < 0 || z.any(f.last+1, "border", "coast", "frontier") && !z.any(f.last, "from") {
		return f, false // "1,300 km of border"
	}
	if len(ids) < 2 || !z.any(f.last, "from", "away", "apart", "of", "separate", "separates") && !z.any(f.last+1, "from", "border") {
		return f, false
	}
	f.Layer, f.Metric, f.Commodity, f.Unit = fact.Geography, "distance", "", "km"
	if q.Unit == "mile" {
		f.Unit = "miles"
	}
	f.Subject, f.Partner = ids[0], ids[1]
	return f, true
}
