package read

import "tightrope/fact"

// shareActors fills the state whose total the share is of, and the other one.
func (z *quantifier) shareActors(f *figure, c candidate) bool {
	for i := f.clause.first; i < f.first; i++ {
		if z.any(i, "share", "stock", "bond") && z.any(i+1, "price", "prices", "market", "yield", "yields") {
			return false
		}
	}
	r := z.rolesOf(f)
	z.ellipsis(f, &r, c)
	z.there(f, &r)
	if r.total == "" && r.agent != z.focus && z.any(f.last, "of") && z.any(f.last+1, "the") && z.any(f.last+2, "country", "kingdom", "nation", "republic", "island") && z.mentionAt(f.last+2) < 0 && z.has(f.verb, mTake) {
		r.total, r.seller, r.exporter = z.focus, true, z.focus // of the state that the text is about
	}
	t := &z.topic
	if f.verb > f.clause.first && f.verb < f.first && !z.any(f.last, "of") && f.Layer != fact.Votes && (z.shareIn(f) || z.shareElided(f)) {
		return true
	}
	if z.any(f.first-1, "against", "versus") || z.any(f.first-2, "against", "versus", "compared") {
		return z.againstAnother(f)
	}
	if r == (roles{}) && f.clause.first > z.s.Body && z.norm(f.clause.first-1) == ":" {
		if r.importer, r.exporter = z.clauseBefore(f); r.importer != "" {
			r.total = r.importer
		}
	}
	if part := z.listed(f); part != "" {
		return z.listShare(f, part)
	}
	if r == (roles{}) && z.traded(f) && !z.topic.share {
		if r.total = z.sentenceState(f); r.total != "" {
			r.seller = z.exportsNamed(&figure{clause: f.clause, first: f.clause.last})
		}
	}
	if part := z.continued(f, c); part != "" {
		f.Subject, f.Partner, f.Layer, f.Commodity, f.Metric = t.total, part, t.layer, t.commodity, "import share"
		if t.seller {
			f.Metric = "export share"
		}
		if f.Period == nil && t.period != (fact.When{}) && t.sentence == z.si-1 {
			p := t.period
			p.Inferred = true
			f.Period = &p
		}
		return true
	}
	if f.Layer == "" || f.Layer == fact.Votes || !z.saysAnything(f, r) {
		return z.statistic(f)
	}
	if f.aside && r == (roles{}) {
		z.inherit(f)
		return f.Subject != ""
	}
	if z.ofOutput(f) {
		f.Metric, f.Layer, f.Commodity, f.Denominator = "spending", fact.Power, "", "gdp"
		f.Subject = or(r.agent, r.importer, r.exporter, z.focus)
		return true
	}
	if r.world && r.total == "" {
		f.Subject = or(r.agent, r.importer, r.exporter)
		f.Metric, f.Denominator = "total imports", "world"
		if r.exporter == f.Subject && f.verb >= 0 && z.has(f.verb, mSupply) {
			f.Metric = "total exports"
		}
		return f.Subject != ""
	}
	seller := r.seller
	total := r.total
	if total == "" && seller {
		total = z.totalFor(f, or(r.importer, r.agent))
	}
	if total == "" {
		seller = t.seller && t.layer == f.Layer || z.any(f.last, "of") && z.exportsIn(f.last, f.clause.last)
		if z.classAt(f.verb)&mTake != 0 && r.exporter != "" && r.exporter != r.importer && r.importer != "" && !seller {
			total = r.importer
		}
	}
	part := z.otherParty(r, total, seller)
	if c.pair > 0 {
		part = or(z.inTurn(f, c.pair), part)
	}
	if total == "" {
		total = z.totalFor(f, part)
	}
	if total == part || total == "" {
		part, total = "", or(total, part)
	}
	if part == "" {
		part = z.behindVerb(f, total)
		seller = seller || part != "" && z.has(f.verb, mTake) && z.passive(f.verb) // "is bought by the Swiss"
	}
	f.Subject, f.Partner = total, part
	z.bothDirections(f)
	if part == "" && t.layer == f.Layer && t.total == total && z.anaphoric(f) {
		f.Partner = t.other
	}
	f.Metric = "import share"
	if seller {
		f.Metric = "export share"
	}
	return true
}

// behindVerb is the other side that a preposition leads to behind the verb: "are bought up by India",
// "is owed to China", "were made in Japan", "came from its neighbour, Russia".
func (z *quantifier) behindVerb(f *figure, total fact.ActorID) fact.ActorID {
	if f.verb < 0 {
		return ""
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		if id == "" || id == total || id == someRegion || m.First <= max(f.verb, f.last) || m.First > f.verb+9 || m.Kind == AdjectiveMention && (!z.any(m.First-1, "the") && !z.any(m.First, "the") || m.Last < z.s.Last && z.d.Tokens[m.Last].class&(clsNoun|clsAdj) != 0) || z.possessive(m) {
			continue
		}
		at := z.clauseLead(k)
		if z.any(at, "in") && z.any(at-1, "made", "built", "originate", "originates", "originated", "originating", "produced", "assembled", "grown", "mined", "caught", "sewn") || z.any(at, "in", "at") && z.any(at-1, "up", "land", "lands", "landed") || z.any(at, "by", "from") || z.any(at, "to") && z.any(at-1, "owed", "sold", "sent", "shipped", "exported", "belongs", "belong", "belonged") {
			return id
		}
		if z.any(at, ",") && z.any(at-1, "neighbour", "neighbor", "ally", "patron", "partner", "rival", "enemy", "creditor", "master") {
			return id
		}
	}
	return ""
}

// bothDirections marks a share of what no series at hand counts: of trade in both directions, or of
// a stock of arms.
func (z *quantifier) bothDirections(f *figure) {
	if !z.any(f.last, "of") {
		return
	}
	for i := f.last + 1; i < min(f.last+6, f.clause.last) && !z.isVerb(i); i++ {
		switch {
		case z.any(i, "trade", "commerce", "turnover") && !z.has(i+1, mImport|mExport|mPartner):
			f.Doubt = "of what it is a share: trade in both directions, which no source at hand adds up"
		case z.any(i, "arsenal", "stockpile", "inventory", "fleet"):
			f.Doubt = "of what it is a share: a stock of arms, where the data at hand count deliveries"
		}
	}
}

// there gives a "there" behind a verb of trade its state: the one of the figure before that is not
// already in the clause.
func (z *quantifier) there(f *figure, r *roles) {
	t := &z.topic
	for i := f.clause.first; i < f.clause.last; i++ {
		if !z.any(i, "there") || z.has(i+1, mBe) || t.sentence < z.si-1 && t.sentence != z.si {
			continue
		}
		id := t.other
		if id == "" || id == r.agent || id == r.importer && z.any(i-1, "from") {
			return
		}
		if z.any(i-1, "from") {
			r.exporter = id
			return
		}
		if r.importer = id; r.total == "" || r.total == id {
			r.total, r.seller = or(r.exporter, t.total), true
		}
		return
	}
}

// otherParty is the actor that has the share.
func (z *quantifier) otherParty(r roles, total fact.ActorID, seller bool) fact.ActorID {
	list := []fact.ActorID{r.exporter, r.agent, r.second, r.importer}
	if seller {
		list = []fact.ActorID{r.importer, r.agent, r.second, r.exporter}
	}
	for _, id := range list {
		if id != "" && id != total {
			return id
		}
	}
	return ""
}

// totalFor finds whose total a share is of where the clause does not say: that of the figure
// before, if it measured the same, else the state that the text is about.
func (z *quantifier) totalFor(f *figure, part fact.ActorID) fact.ActorID {
	t := &z.topic
	if t.layer == f.Layer && t.total != "" && t.total != part {
		return t.total
	}
	if z.focus != part {
		return z.focus
	}
	return z.otherThan(f, part)
}

// saysAnything says that the clause has an actor or a word that measures, so that the number
// is not a share of something that has nothing to do with states.
func (z *quantifier) saysAnything(f *figure, r roles) bool {
	if r != (roles{}) {
		for i := f.clause.first; i < f.clause.last; i++ {
			if z.has(i, mGood|mImport|mExport|mFlow|mOutput|mLevel|mSupply|mTake|mCome|mMake|mSeller|mBuyer) {
				return true
			}
		}
	}
	return z.anaphoric(f) && z.topic.share && z.topic.sentence >= z.si-2
}

// anaphoric says that the clause speaks of the figure before: "that", "the share", "it".
func (z *quantifier) anaphoric(f *figure) bool {
	for i := f.clause.first; i < f.first; i++ {
		if z.has(i, mLevel) || z.any(i, "that", "this", "it", "dependence") {
			return true
		}
	}
	return f.verb < 0 || f.verb < f.clause.first
}

// ellipsis reads "and Russia on more than half": no verb stands between the number before and
// this one, so an actor named there takes the place of the one that changes.
func (z *quantifier) ellipsis(f *figure, r *roles, c candidate) {
	if c.prev < 0 || f.verb >= c.prev || f.verb < 0 {
		return
	}
	from := c.prev
	for i := c.prev; i < c.first; i++ {
		if z.any(i, "and", "but", ",", ";", "while") {
			from = i
		}
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First < from || m.First >= c.first {
			continue
		}
		if id := z.stateOf(m); id != "" {
			r.second, r.agent = id, id
			if r.exporter != "" && r.total != r.exporter {
				r.exporter = id
			}
		}
	}
}

// notTraded says that the share is of something that is neither bought nor voted on: "40 percent
// of its people", or that the number only qualifies a noun: "a 35 percent tariff".
func (z *quantifier) notTraded(f *figure) bool {
	i := f.last
	if t := z.norm(i); i < z.s.Last && t != "" && z.d.Tokens[i].Kind == Word && z.d.Tokens[i].class == clsNoun && !z.isVerb(i) {
		return z.classAt(i) == 0 && z.mentionAt(i) < 0
	}
	if !z.any(i, "of") {
		return false
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First > i && m.First < i+8 && z.bringsTo(m) {
			return false // "of the metal that Togo buys"
		}
	}
	head := -1
	for i++; i < z.s.Last && (z.d.Tokens[i].class&npClass != 0 || z.norm(i) == "the"); i++ {
		if z.classAt(i)&^(mTopmost|mLeast) != 0 && !z.isVerb(i) || z.any(i, "time", "cases", "crude", "ballots", "roll", "total", "whole", "occasions", "market", "trade", "those", "debt") {
			return false
		}
		if z.d.Tokens[i].class&clsNoun != 0 && z.mentionAt(i) < 0 {
			head = i
		}
	}
	return head >= 0 && !z.has(f.verb, mSupply|mTake|mCome)
}

// ofOutput says that the share is one of gross domestic product.
func (z *quantifier) ofOutput(f *figure) bool {
	return z.any(f.last, "of") && (z.any(f.last+1, "gdp") || z.any(f.last+2, "gdp") || z.any(f.last+1, "gross") || z.any(f.last+2, "gross"))
}

// statistic builds a share that has nothing to do with trade or votes: of a state's people,
// output or land, with that state as its subject.
func (z *quantifier) statistic(f *figure) bool {
	if f.Layer == fact.Votes && z.nearest(f.clause, f) >= 0 {
		f.Metric = "vote"
	} else {
		f.Layer, f.Commodity, f.Metric = fact.Power, "", "index"
	}
	for k := z.mi.first; k < z.mi.last; k++ { // "supplies half of Kenya's power"
		if m := z.ms[k]; m.Kind == NameMention && z.shareOf(f, m) && z.possessive(m) && f.verb >= 0 && f.verb < f.first {
			if f.Subject = z.stateOf(m); len(f.Subject) == 3 {
				return true
			}
		}
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First < f.clause.first || m.Last > f.clause.last || m.Kind == PronounMention || m.Kind == RoleMention {
			continue
		}
		if lead := z.leadOf(m); prepositions[lead] && lead != "of" && lead != "in" {
			continue
		}
		if id := z.stateOf(m); len(id) == 3 && (m.Kind == AdjectiveMention || m.Kind == NameMention) {
			f.Subject = id
			return true
		}
	}
	return false
}

// sentenceState is the first state named in the sentence, else that which the text is about.
func (z *quantifier) sentenceState(f *figure) fact.ActorID {
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First < f.clause.first && m.Kind != PronounMention {
			if id := z.stateOf(m); len(id) == 3 {
				return id
			}
		}
	}
	return z.focus
}
