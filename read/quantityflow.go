package read

import (
	"tightrope/fact"
)

// flowActors fills the actors of a change: whose budget, output or flow it is.
func (z *quantifier) flowActors(f *figure) bool {
	r := z.rolesOf(f)
	t := &z.topic
	class, owner := z.measured(f)
	switch {
	case class == 0:
		return false
	case z.tradeBetween(f):
		return z.bothWays(f)
	case class&mSpending != 0:
		f.Layer, f.Metric, f.Commodity = fact.Power, "spending", ""
		f.Subject = or(owner, r.agent, z.focus)
		return f.Subject != ""
	case class&mOutput != 0:
		f.Metric = "production"
		f.Subject = or(owner, r.agent)
		if f.Subject == "" && !z.stranger(f) {
			f.Subject = z.focus
		}
		if f.Layer == "" {
			f.Layer = t.layer
		}
		return f.Subject != ""
	case f.Layer == fact.Votes:
		return z.voteActors(f, candidate{first: f.first, prev: -1})
	case f.Layer == "" && class&mLevel != 0 && r.second != "" && or(owner, r.agent) != "":
		f.Layer, f.Metric, f.Subject, f.Partner = fact.Trade, "import share", or(owner, r.agent), r.second
		return f.Subject != f.Partner
	case class&mLevel != 0 && r.exporter != "" && owner != "" && owner != r.exporter && z.leans(f):
		f.Metric, f.Subject, f.Partner = "import share", owner, r.exporter
		if f.Layer == "" {
			f.Layer = fact.Trade
		}
		return true
	case f.Layer == "" && class&mFlow != 0 && r.importer != "" && r.exporter != "": // "shipments from Mali to Togo"
		f.Layer = fact.Trade
	case f.Layer == "":
		return false
	}
	f.Metric = "flow"
	if class&mLevel != 0 {
		f.Metric = "import share"
	}
	importer, exporter := r.importer, r.exporter
	if importer == "" && exporter == "" && owner == "" && r.agent == "" {
		importer, exporter = z.clauseBefore(f)
	}
	if exporter == "" && importer == "" && owner != "" {
		exporter = owner
	}
	if class&mImport != 0 || z.any(f.last, "market") {
		importer = or(importer, owner)
	}
	if exporter == "" && class&mLevel != 0 && r.agent != importer {
		exporter = or(r.agent, r.second)
	}
	if r.second != "" && f.Layer == fact.Trade && class&(mImport|mExport) == 0 {
		if owner == r.second {
			owner = ""
		}
		r.agent = or(owner, exporter, r.agent)
		f.Subject, f.Partner = or(r.agent, z.totalFor(f, r.second)), r.second
		return f.Subject != "" && f.Subject != f.Partner
	}
	if importer == "" && exporter == "" && r.agent != "" && f.verb >= 0 && f.verb < f.first && f.Manner != "" { // "Moscow cut supplies by half"
		for i := f.verb + 1; i < f.first; i++ {
			switch {
			case z.any(i, "supplies", "supply") || z.has(i, mFlow|mExport):
				exporter = r.agent
			case z.has(i, mImport):
				importer = r.agent
			}
		}
		if exporter != "" && z.totalFor(f, exporter) == "" {
			f.Metric, f.Subject = "total exports", exporter
			return true
		}
	}
	if importer == "" && exporter == "" {
		z.inherit(f)
		return f.Subject != ""
	}
	if class&mExport != 0 {
		return z.exportsOf(f, exporter, importer)
	}
	f.Subject, f.Partner = importer, exporter
	if class&mImport != 0 && owner != "" && exporter == "" {
		f.Metric = "total imports"
		return f.Subject != ""
	}
	if f.Subject == "" {
		f.Subject = z.totalFor(f, exporter)
	}
	if f.Partner == "" && t.layer == f.Layer {
		switch f.Subject {
		case t.total:
			f.Partner = t.other
		case t.other:
			f.Partner = t.total
		}
	}
	if f.Subject == f.Partner {
		f.Partner = ""
	}
	return f.Subject != ""
}

// leans says that the clause tells of dependence on goods, and names them where no table knows them:
// "Chad's dependence on Russian wheat".
func (z *quantifier) leans(f *figure) bool {
	found := false
	for i := f.clause.first; i < f.verb; i++ {
		found = found || z.any(i, "dependence", "dependency", "reliance") && z.any(i+1, "on", "upon")
		if noun := z.unknownGoods(i); noun != "" && found && f.Commodity == "" {
			f.Commodity = noun
		}
	}
	return found
}

// leansOn fills who depends on whom where the clause tells of dependence with both: "Togo's dependence on
// Mali is growing".
func (z *quantifier) leansOn(f *figure) bool {
	for i := f.clause.first; i < f.verb; i++ {
		if !z.any(i, "dependence", "dependency", "reliance") || !z.any(i+1, "on", "upon") {
			continue
		}
		other, owner := z.stateIn(i+2, f.verb, true), z.ownerOfNoun(i)
		if owner == "" || other == "" || owner == other {
			return false
		}
		f.Subject, f.Partner, f.Metric = owner, other, "import share"
		if z.leans(f); f.Layer == "" {
			f.Layer = fact.Trade
		}
		return true
	}
	return false
}

// tradeWith is whose trade with whom a clause speaks of before its verb.
func (z *quantifier) tradeWith(f *figure) (owner, other fact.ActorID) {
	for i := f.clause.first; i+1 < f.first; i++ {
		if z.any(i, "trade", "commerce") && z.any(i+1, "with") {
			return or(z.ownerOfNoun(i), z.focus), z.partyAt(i + 2)
		}
	}
	return "", ""
}

// tradeBetween says that the clause is about trade between two.
func (z *quantifier) tradeBetween(f *figure) bool {
	for i := f.clause.first; i+1 < f.first; i++ {
		if z.any(i, "trade", "commerce") && z.any(i+1, "between") {
			return true
		}
	}
	return false
}

// stranger says that the subject before the verb is somebody who is no state: OPEC, a company.
func (z *quantifier) stranger(f *figure) bool {
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First >= f.clause.first && m.First < max(f.verb, f.clause.first+1) && z.stateOf(m) == "" && (m.Kind == OpenMention || m.Kind == NameMention) && z.classAt(m.Head) == 0 {
			return true
		}
	}
	return false
}

// inherit takes the actors of the figure before.
func (z *quantifier) inherit(f *figure) {
	t := &z.topic
	if t.total == "" {
		return
	}
	f.Subject, f.Partner, f.Metric = t.total, t.other, t.metric
	f.Layer, f.Commodity = t.layer, t.commodity
}

// measured finds the noun that goes up or down: the last word of measure before the verb, or
// behind a verb such as "doubled its share".
func (z *quantifier) measured(f *figure) (measureClass, fact.ActorID) {
	const nouns = mImport | mExport | mFlow | mOutput | mSpending | mLevel | mDistance | mGood
	v := f.verb
	if v < 0 || v > f.first {
		v = f.first
	}
	best, at := measureClass(0), -1
	for i := f.clause.first; i < v; i++ {
		if z.has(i, nouns) && !z.has(i, mVerb&^mSupply&^mTake) && z.outside(f.clause, i, v) {
			if c := z.classAt(i) & nouns; best == 0 || c != mGood || best == mGood {
				best, at = c, i
			}
		}
	}
	if best == 0 && f.verb >= 0 && f.verb < f.first { // "cut supplies by half"
		for i := f.verb + 1; i < f.first; i++ {
			if z.has(i, nouns&^mGood) {
				best, at = z.classAt(i)&nouns, i
			}
		}
	}
	if best == 0 {
		for i := f.last; i < min(f.last+6, f.clause.last); i++ {
			if z.has(i, nouns&^mGood) {
				best, at = z.classAt(i)&nouns, i
				break
			}
		}
	}
	if at < 0 {
		return 0, ""
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First >= f.clause.first && m.First <= at && at-m.Last < 4 {
			if id := z.stateOf(m); id != "" {
				if noun, _ := z.headBehind(m); noun != 0 {
					return best, id
				}
			}
		}
	}
	return best, ""
}

// clauseBefore gives the parts of the actors of the clause before in the sentence: "Israel has
// equipped Azerbaijan, and the purchases …".
func (z *quantifier) clauseBefore(f *figure) (importer, exporter fact.ActorID) {
	g := figure{first: f.clause.first, last: f.clause.first, clause: run{z.s.Body, f.clause.first}, verb: -1}
	for i := g.clause.first; i < g.clause.last; i++ {
		if z.has(i, mSupply|mTake) && z.isVerb(i) {
			g.verb, g.first, g.last = i, i+1, i+1
			break
		}
	}
	if g.verb < 0 {
		return "", ""
	}
	r := z.rolesOf(&g)
	return r.importer, r.exporter
}

// exportsOf fills the actors of a change in exports: the seller is the subject.
func (z *quantifier) exportsOf(f *figure, exporter, importer fact.ActorID) bool {
	if exporter == "" {
		exporter = z.totalFor(f, importer)
	}
	f.Subject, f.Partner = exporter, importer
	if f.Subject == f.Partner {
		f.Partner = ""
	}
	if f.Partner == "" {
		f.Metric = "total exports"
	}
	return f.Subject != ""
}
