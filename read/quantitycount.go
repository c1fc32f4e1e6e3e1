package read

import (
	"tightrope/fact"
	"tightrope/read/number"
)

// count builds a number of weapons, troops, sanctions or other things that states send, order
// or hold, and of people who are killed, held or sent away. A small number of anything else is not a
// figure to check.
func (z *quantifier) count(f figure, c candidate) (figure, bool) {
	f.Unit = "count"
	q := c.q
	harmed := z.harmed(&f, c)
	thing := harmed || z.countable(c) || z.acted(&f, c)
	switch {
	case q.Vague, q.Words && q.Value < 3, !thing && (q.Value < 100 || ofMembers[z.norm(c.last-1)]):
		return f, false
	}
	r := z.rolesOf(&f)
	own := z.ownerOf(c)
	for k := z.mi.first; k < z.mi.last && own == ""; k++ { // "7,000 Russian soldiers"
		m := z.ms[k]
		if m.First >= c.first && m.First < c.last && m.Kind != OpenMention || m.Last == c.first-1 && z.any(c.first-1, ",", "—", "–") && z.any(c.last-1, "them") {
			own = z.stateOf(m) // also "the Kenyan peacekeepers, some 400 of them"
		}
	}
	if z.passive(f.verb) || f.verb >= c.last {
		r.agent = z.byWhom(&f)
	}
	f.Subject = or(own, r.agent, r.importer)
	f.Partner = ""
	if z.has(f.verb, mSupply) && r.importer != "" && r.exporter != "" && own == "" {
		f.Subject, f.Partner = r.importer, r.exporter
	}
	if own != "" && own != r.agent && own != someRegion {
		f.Partner = r.agent // "France expelled 15 Malian officers"
	}
	for k := z.mi.first; k < z.mi.last && f.Partner == ""; k++ {
		m := z.ms[k]
		if id := z.stateOf(m); id != "" && id != f.Subject && m.First >= c.last && m.First < f.clause.last && z.any(m.First-1, "for", "to", "from") {
			f.Partner = id
			break
		}
	}
	f.Commodity = q.Noun
	f.Metric = "event count"
	if !harmed && (f.Layer == fact.Arms || z.has(c.last-1, mGood)) {
		f.Metric = "order"
	}
	if harmed {
		f.Layer = fact.Conflict
	}
	if a, b := z.jointly(&f); a != "" && own == "" { // "Ghana and China signed 12 agreements"
		f.Subject, f.Partner = a, b
	}
	if f.Subject == someRegion {
		f.Subject = ""
	}
	return f, f.Subject != "" || harmed
}

// ofMembers are what bodies are counted in, which says nothing of any one of them.
var ofMembers = wordSet("countries states nations members governments parties economies signatories")

// countable says that the thing counted is a weapon, a flow, a sanction or a body of troops, or a
// model of arms: a name in the plural ("42 Rafales") where the clause tells of a purchase.
func (z *quantifier) countable(c candidate) bool {
	for i := c.first; i < c.last; i++ {
		if w := z.words[z.norm(i)]; w.class&mGood != 0 && (w.layer == fact.Arms || w.layer == fact.Energy) && !z.any(i, "pipeline", "pipelines", "refinery", "refineries", "refiners", "refiner") || w.class&mThing != 0 {
			return true
		}
	}
	last := z.d.Tokens[c.last-1]
	return last.Is(Capital) && c.last-1 > c.first && z.mentionAt(c.last-1) < 0 && z.bought(c.first)
}

// bought says that the words before token i tell of a purchase: "ordered", "the purchase of", "an
// order for".
func (z *quantifier) bought(i int) bool {
	if z.any(i-1, "of", "for", "over", "on") {
		return z.has(i-2, mImport|mFlow) || z.any(i-2, "order", "orders", "contract", "contracts", "deal", "sale", "acquisition", "batch")
	}
	return z.has(i-1, mTake|mSupply) || z.any(i-1, "it", "them") && z.has(i-2, mTake|mSupply)
}

// acted says that the thing counted is the object of an active verb of what states do to such things:
// "closed nearly 90 Dutch shops".
func (z *quantifier) acted(f *figure, c candidate) bool {
	return f.verb == c.first-1 && z.has(f.verb, mCurb) && !z.passive(f.verb) && z.agent(f) != ""
}

// harmed says that the people counted are killed, held or sent away: by a verb before or behind
// the number, or by a word such as "dead".
func (z *quantifier) harmed(f *figure, c candidate) bool {
	i := c.last
	for z.any(i, "were", "was", "had", "have", "been", "are", "of", "them", "others") {
		i++
	}
	return z.has(i, mHarm) || z.has(c.first-1, mHarm) || f.verb >= 0 && f.verb < c.first && f.verb > c.first-4 && z.has(f.verb, mHarm)
}

// bareCount says that a number without a noun counts people or things named before: "more than 500 of
// them", "some 3,500 of its troops", "80 dead", "killing 17".
func (z *quantifier) bareCount(q *number.Quantity) bool {
	first, last := z.d.At(q.Start), z.d.At(q.End-1)+1
	if q.Words && q.Value < 3 {
		return false
	}
	switch {
	case z.any(last, "dead", "wounded", "injured"), z.any(last, "were", "had", "have") && z.harmed(&figure{verb: -1}, candidate{first: first, last: last}),
		z.has(first-1, mHarm) && z.remnantEnds(last):
		return true
	case z.any(last, "of") && z.any(last+1, "them"):
		q.End = int(z.d.Tokens[last+1].End)
		return z.has(first-1, mHarm|mTake|mSupply) || z.any(first-1, ",", "—", "–")
	case z.any(last, "of") && z.any(last+1, "its", "their", "our", "his", "the", "these", "those"):
		if z.has(last+2, mThing) || z.has(last+2, mGood) && z.words[z.norm(last+2)].layer == fact.Arms {
			q.End, q.Noun = int(z.d.Tokens[last+2].End), z.norm(last+2)
			return true
		}
	}
	return false
}

// models adds numbers of a model of arms that keeps its singular: "the purchase of 17 Gripen".
func (z *quantifier) models(in []candidate) []candidate {
	for i := z.s.Body + 1; i+1 < z.s.Last; i++ {
		t, next := z.d.Tokens[i], z.d.Tokens[i+1]
		if t.Kind != Number || next.Kind != Word || !next.Is(Capital) || z.quantityAt(i) != nil || z.mentionAt(i+1) >= 0 && z.stateOf(z.ms[z.mentionAt(i+1)]) != "" || !z.bought(i) {
			continue
		}
		n := z.quantityLike(i)
		if n < 2 || z.inTime(i) {
			continue
		}
		c := candidate{first: i, last: i + 2, build: (*quantifier).amount, prev: -1, party: -1}
		c.q = number.Quantity{Kind: number.Count, Value: float64(n), High: float64(n), Op: "eq", Precision: 0.5, Noun: z.d.Raw(i + 1)}
		in = append(in, c)
	}
	return in
}

// jointly are the two states that are the subject of a verb of signing together.
func (z *quantifier) jointly(f *figure) (a, b fact.ActorID) {
	if f.verb < 0 || f.verb > f.first || !z.any(f.verb, "signed", "sign", "signs", "concluded", "conclude", "initialled", "exchanged", "agreed") {
		return "", ""
	}
	for k := z.mi.first + 1; k < z.mi.last; k++ {
		m, o := z.ms[k], z.ms[k-1]
		if m.Last <= f.verb && o.First >= f.clause.first && z.any(z.clauseLead(k), "and") && o.Last == z.clauseLead(k) {
			return z.stateOf(o), z.stateOf(m)
		}
	}
	return "", ""
}

// byWhom is the actor behind the "by" of a passive verb.
func (z *quantifier) byWhom(f *figure) fact.ActorID {
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First > f.verb && m.First < f.clause.last && z.any(z.clauseLead(k), "by") {
			return z.stateOf(m)
		}
	}
	return ""
}

// ownerOf is the actor in the genitive before a count: "the EU's 14 packages".
func (z *quantifier) ownerOf(c candidate) fact.ActorID {
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if gap := c.first - m.Last; gap >= 0 && gap <= 1 && m.First < c.first && (z.possessive(m) || z.any(m.Last, "s", "'s", "’s", "'")) {
			return z.stateOf(m)
		}
	}
	return ""
}
