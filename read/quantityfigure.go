package read

import (
	"slices"

	"tightrope/fact"
	"tightrope/read/number"
)

// candidate is a place in a sentence where a figure may be stated, and the rule that builds it.
type candidate struct {
	first, last int // tokens, last exclusive
	q           number.Quantity
	build       func(*quantifier, candidate) (figure, bool)
	arg         float64 // of a rank
	word        string  // of a trend: up, down, flat
	pair        int     // 1 or 2: first or second of "12 and 7 percent"
	prev        int     // end of the number before it in the sentence, or -1
}

// candidates lists the places of the sentence in their order.
func (z *quantifier) candidates() []candidate {
	var out []candidate
	for _, q := range z.quants {
		build := builders[q.Kind]
		if build == nil || q.Value < 0 {
			continue
		}
		first, last := z.d.At(q.Start), z.d.At(q.End-1)+1
		if last <= first {
			continue
		}
		out = append(out, candidate{first: first, last: last, q: q, build: build, prev: -1})
	}
	out = z.pairs(out)
	for i := z.s.Body; i < z.s.Last; i++ {
		for _, find := range []func(int) (candidate, bool){z.rankAt, z.trendAt, z.compareAt} {
			if c, ok := find(i); ok {
				c.prev = -1
				out = append(out, c)
				i = c.last - 1
				break
			}
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return a.first - b.first })
	for i := 1; i < len(out); i++ {
		out[i].prev = out[i-1].last
	}
	return out
}

var builders = map[number.Kind]func(*quantifier, candidate) (figure, bool){
	number.Percent: (*quantifier).part, number.Fraction: (*quantifier).part, number.Points: (*quantifier).points,
	number.Multiple: (*quantifier).multiple, number.Measure: (*quantifier).amount, number.Money: (*quantifier).amount,
	number.Count: (*quantifier).amount,
}

// figure starts a figure with its clause, verb and what it is about.
func (z *quantifier) figure(c candidate) figure {
	f := figure{first: c.first, last: c.last}
	f.clause = z.clauseOf(c.first, c.last)
	f.verb = z.verbOf(f.clause, c.first, c.last)
	f.Op, f.Approx, f.Precision = c.q.Op, c.q.Approx, c.q.Precision
	f.Layer, f.Commodity = z.about(&f)
	f.Denominator = z.basis(&f)
	return f
}

func value(v float64) *float64 { return &v }

// part builds a share ("40 percent of imports") or, where a word of going up or down governs
// the number, a relative change.
func (z *quantifier) part(c candidate) (figure, bool) {
	f := z.figure(c)
	v := c.q.Value
	if c.q.Kind == number.Percent {
		v, f.Precision = v/100, f.Precision/100
	}
	if c.q.High != c.q.Value {
		f.Approx = true
		v *= (1 + c.q.High/c.q.Value) / 2
	}
	if c.q.Change != "" && !z.any(c.first-1, "to", "from", "at") && c.q.Series == number.Alone {
		f.Rule, f.Unit, f.Manner = "quantity/change", "relative change", c.q.Change
		if c.q.Change == "down" {
			v = -v
		}
		f.Value = value(v)
		return f, z.flowActors(&f)
	}
	if z.any(c.last, "less", "fewer", "lower", "smaller", "more", "higher", "larger", "greater") && !z.any(c.last, "or") && z.any(c.last+1, "than", "year", "in", ",", ".") {
		f.Rule, f.Unit, f.Manner = "quantity/change", "relative change", "up"
		if z.any(c.last, "less", "fewer", "lower", "smaller") {
			f.Manner, v = "down", -v
		}
		f.Value = value(v)
		if !z.flowActors(&f) {
			z.inherit(&f)
		}
		return f, f.Subject != "" && f.Layer != ""
	}
	f.Rule, f.Unit, f.Value = "quantity/share", "share", value(v)
	f.aside = z.any(c.first-1, "from") && number.Direction(z.norm(c.first-2)) != "" && c.q.Series == number.Alone
	if v > 1 {
		return f, false
	}
	if f.Layer == fact.Votes && z.votesSaid(&f) {
		return f, z.voteActors(&f, c)
	}
	return f, z.shareActors(&f, c)
}

// points builds a change in percentage points.
func (z *quantifier) points(c candidate) (figure, bool) {
	f := z.figure(c)
	v := c.q.Value
	if c.q.Unit == "basis point" {
		v /= 100
	}
	if c.q.Change == "down" || z.fallNear(c) {
		v = -v
	}
	f.Rule, f.Unit, f.Value = "quantity/points", "percentage points", value(v)
	if f.Layer == "" {
		return f, false
	}
	z.inherit(&f)
	return f, f.Subject != ""
}

// fallNear says that a word of going down stands just before or behind the number.
func (z *quantifier) fallNear(c candidate) bool {
	for i := c.first - 4; i < c.last+3; i++ {
		if number.Direction(z.norm(i)) == "down" {
			return true
		}
	}
	return false
}

// multiple builds "doubled", "three times", "halved": how many times what it was or what
// another is.
func (z *quantifier) multiple(c candidate) (figure, bool) {
	f := z.figure(c)
	f.Rule, f.Unit, f.Value = "quantity/times", "times", value(c.q.Value)
	f.Manner = c.q.Verb
	if other, ok := z.comparedWith(c.last); ok {
		return f, z.compareActors(&f, other)
	}
	if c.q.Verb == "" && !z.any(c.last, "the", "its", "their") {
		return f, false
	}
	return f, z.flowActors(&f)
}

// shareActors fills the state whose total the share is of, and the other one.
func (z *quantifier) shareActors(f *figure, c candidate) bool {
	r := z.rolesOf(f)
	z.ellipsis(f, &r, c)
	t := &z.topic
	if r == (roles{}) && f.clause.first > z.s.Body && z.norm(f.clause.first-1) == ":" {
		if r.importer, r.exporter = z.clauseBefore(f); r.importer != "" {
			r.total = r.importer
		}
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
	if total == "" {
		seller = t.seller && t.layer == f.Layer
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
	f.Subject, f.Partner = total, part
	if part == "" && t.layer == f.Layer && t.total == total && z.anaphoric(f) {
		f.Partner = t.other
	}
	f.Metric = "import share"
	if seller {
		f.Metric = "export share"
	}
	return true
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

func or(ids ...fact.ActorID) fact.ActorID {
	for _, id := range ids {
		if id != "" {
			return id
		}
	}
	return ""
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

// flowActors fills the actors of a change: whose budget, output or flow it is.
func (z *quantifier) flowActors(f *figure) bool {
	r := z.rolesOf(f)
	t := &z.topic
	class, owner := z.measured(f)
	switch {
	case class == 0:
		return false
	case class&mSpending != 0:
		f.Layer, f.Metric, f.Commodity = fact.Power, "spending", ""
		f.Subject = or(owner, r.agent, z.focus)
		return f.Subject != ""
	case class&mOutput != 0:
		f.Metric = "production"
		f.Subject = or(owner, r.agent, z.focus)
		if f.Layer == "" {
			f.Layer = t.layer
		}
		return f.Subject != ""
	case f.Layer == fact.Votes:
		return z.voteActors(f, candidate{first: f.first, prev: -1})
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
	if importer == "" && exporter == "" && r.second != "" && f.Layer == fact.Trade {
		f.Subject, f.Partner = or(r.agent, z.totalFor(f, r.second)), r.second
		return f.Subject != "" && f.Subject != f.Partner
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

// ofOutput says that the share is one of gross domestic product.
func (z *quantifier) ofOutput(f *figure) bool {
	return z.any(f.last, "of") && (z.any(f.last+1, "gdp") || z.any(f.last+2, "gdp") || z.any(f.last+1, "gross") || z.any(f.last+2, "gross"))
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

// pairs reads "A and B supplied 12 and 7 percent": a bare number joined to one with a unit has
// that unit, and the two belong to the two subjects in turn.
func (z *quantifier) pairs(in []candidate) []candidate {
	for _, q := range z.quants {
		if q.Kind != number.Bare || q.Value < 0 {
			continue
		}
		first, last := z.d.At(q.Start), z.d.At(q.End-1)+1
		for k := range in {
			c := &in[k]
			if !z.any(last, "and") || c.first != last+1 || c.q.Kind != number.Percent {
				continue
			}
			c.pair = 2
			one := candidate{first: first, last: last, q: c.q, build: c.build, prev: -1, pair: 1}
			one.q.Value, one.q.High, one.q.Precision = q.Value, q.High, q.Precision
			in = slices.Insert(in, k, one)
			break
		}
	}
	return in
}

// inTurn is the first or second of the two subjects of a pair.
func (z *quantifier) inTurn(f *figure, pair int) fact.ActorID {
	var ids []fact.ActorID
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First >= f.clause.first && m.First < f.first {
			if id := z.stateOf(m); id != "" {
				ids = append(ids, id)
			}
		}
	}
	if n := len(ids); n >= 2 {
		return ids[n-3+pair]
	}
	return ""
}

// statistic builds a share that has nothing to do with trade or votes: of a state's people,
// output or land, with that state as its subject.
func (z *quantifier) statistic(f *figure) bool {
	if f.Layer == fact.Votes {
		f.Metric = "vote"
	} else {
		f.Layer, f.Commodity, f.Metric = fact.Power, "", "index"
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
