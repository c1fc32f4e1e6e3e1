package read

import (
	"slices"

	"tightrope/fact"
	"tightrope/read/number"
)

// ofRanked reads the share behind a rank in one clause: "the largest supplier of crude to China, with
// 18 percent of its imports" is of the state in whose order the rank was.
func (z *quantifier) ofRanked(f *figure) bool {
	if len(z.out) == 0 || !z.any(f.first-1, "with") {
		return false
	}
	o := &z.out[len(z.out)-1]
	if o.Unit != "rank" || o.Partner == "" || o.Subject == "" || o.BStart < int(z.s.Start) || o.Doubt != "" {
		return false
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First >= z.d.At(o.BEnd) && m.First < f.last+6 && !z.breakBetween(f.last, m.First) && m.Kind != PronounMention && z.stateOf(m) != "" {
			return false
		}
	}
	f.Subject, f.Partner, f.Layer, f.Commodity = o.Subject, o.Partner, o.Layer, o.Commodity
	f.Metric = map[string]string{"supplier rank": "import share", "buyer rank": "export share"}[o.Metric]
	return f.Metric != ""
}

// continued is whose share the number is where a clause goes on with the list of the figure
// before: "Germany followed with 10 percent, France with 5", "India, with 8 percent, was second".
func (z *quantifier) continued(f *figure, c candidate) fact.ActorID {
	t := &z.topic
	if !t.share || t.total == "" || t.sentence < z.si-1 || t.layer == fact.Votes || z.any(f.last, "of") {
		return ""
	}
	if v := f.verb; v >= 0 && v >= c.prev && !z.any(v, "followed", "follows", "came", "comes", "was", "is", "were", "ranked", "next") {
		return ""
	}
	from := max(f.clause.first, c.prev)
	for i := from; i < f.first-1; i++ {
		if z.any(i, "and", ",", ";", "while", "but") && z.mentionAt(i+1) >= 0 || z.any(i, "and", "while", "but") && z.any(i+1, "the") {
			from = i + 1
		}
	}
	var part fact.ActorID
	at := -1
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First < from || m.Last > f.first {
			continue
		}
		id := z.stateOf(m)
		if id == "" || m.Kind == PronounMention {
			continue
		}
		if part != "" {
			return "" // two are named: no bare continuation
		}
		part, at = id, m.Last
	}
	if part == "" || part == t.total {
		return ""
	}
	for i := at; i < f.first; i++ {
		if !z.any(i, "with", "at", "on", ",", "followed", "came", "next", "second", "third", "fourth", "another", "a", "further", "only", "just", "about", "around", "some", "nearly", "almost", "roughly", "by", "is", "was") {
			return ""
		}
	}
	return part
}

// againstAnother is the share of another state that a figure is held against: "50 percent, against 57 for
// the United States", "4 percent, against 40 percent from Norway". Whose it is must be said.
func (z *quantifier) againstAnother(f *figure) bool {
	t := &z.topic
	if !t.share || t.sentence < z.si-1 || t.total == "" {
		return false
	}
	if f.aside = z.any(f.last, "in") && (t.sentence == z.si || f.verb < 0); f.aside { // "compared with 10 percent in 2015"
		f.Subject, f.Partner, f.Layer, f.Commodity, f.Metric = t.total, t.other, t.layer, t.commodity, t.metric
		return t.other != ""
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if id := z.stateOf(m); m.First >= f.last && m.First <= f.last+4 && z.any(z.clauseLead(k), "for", "from", "to") && id != "" && id != t.total {
			f.Subject, f.Partner, f.Layer, f.Commodity, f.Metric = t.total, id, t.layer, t.commodity, t.metric
			return true
		}
	}
	return false
}

// pairs reads "A and B supplied 12 and 7 percent": a bare number joined to one with a unit has
// that unit, and the two belong to the two subjects in turn. "A and B each supplied 12 percent" is said
// of both.
func (z *quantifier) pairs(in []candidate) []candidate {
	for k := range in {
		c := &in[k]
		if c.q.Kind != number.Percent || !z.eachOf(c) {
			continue
		}
		c.pair = 2
		one := *c
		one.pair = 1
		in = slices.Insert(in, k, one)
		break
	}
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

// eachOf says that "each" makes a number one of both subjects: before its verb, or right behind it.
func (z *quantifier) eachOf(c *candidate) bool {
	at := c.last
	for i := c.first - 1; !z.any(at, "each") && i >= c.first-4; i-- {
		if z.any(i, "each") {
			at = i
		}
	}
	if !z.any(at, "each") {
		return false
	}
	for k := z.mi.first + 1; k < z.mi.last; k++ {
		if m := z.ms[k]; m.Last <= c.first && z.any(z.clauseLead(k), "and") && z.ms[k-1].Last == z.clauseLead(k) && z.stateOf(m) != "" && z.stateOf(z.ms[k-1]) != "" {
			return true
		}
	}
	return false
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

// listed is the actor of an entry such as "Russia (31 percent)" or "Turkey, 7.7 percent", which
// has no verb.
func (z *quantifier) listed(f *figure) fact.ActorID {
	mark := z.any(f.first-1, "(", ",", "–", "—", ":")
	if z.norm(f.first-1) != "(" && !(z.any(f.first-1, "with") && z.has(f.verb, mBe)) && f.verb >= f.clause.first && f.verb < f.clause.last {
		return ""
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; (mark && m.Last == f.first-1 || m.Last == f.first && z.enumerated(f) || m.Last == f.first-1 && z.any(m.Last, "with") && z.ofOrder(f, m)) && m.Kind != PronounMention {
			return z.stateOf(m)
		}
	}
	return ""
}

// ofOrder says that the subject of the clause is a noun of sellers or buyers, and the mention what they
// are: "the largest suppliers to Togo were Mali with 40 percent".
func (z *quantifier) ofOrder(f *figure, m Mention) bool {
	if f.verb >= m.First || !z.has(f.verb, mBe) {
		return false
	}
	for i := f.clause.first; i < f.verb; i++ {
		if z.has(i, mSeller|mBuyer) {
			return true
		}
	}
	return false
}

// enumerated says that the number is an entry of a list behind a colon or in brackets: "Buyers in
// 2023: India 14%, Spain 12%".
func (z *quantifier) enumerated(f *figure) bool {
	for i := f.first - 1; i >= z.s.Body; i-- {
		switch {
		case z.any(i, ":", "("):
			return true
		case z.isVerb(i), z.any(i, ";", ")"):
			return false
		}
	}
	return false
}

// listShare fills the actors of an entry of a list from the words before the list.
func (z *quantifier) listShare(f *figure, part fact.ActorID) bool {
	head := figure{first: f.first, last: f.first, clause: run{z.s.Body, f.first}, verb: -1}
	for i := z.s.Body; i < f.first; i++ {
		if z.norm(i) == "(" || z.norm(i) == ":" || i == f.verb && z.any(f.first-1, "with") {
			head.clause.last, head.first, head.last = i, i, i
			break
		}
	}
	head.verb = z.verbOf(head.clause, head.first, head.last)
	if i := z.nearest(head.clause, &head); i >= 0 {
		w := z.words[z.norm(i)]
		f.Layer, f.Commodity = w.layer, z.refine(head.clause, w)
	}
	r := z.rolesOf(&head)
	total, seller := r.total, r.seller
	for i := head.clause.first; i < head.clause.last; i++ {
		seller = seller || z.has(i, mBuyer) && !z.has(i, mSeller)
	}
	for k := z.mi.first; k < z.mi.last && total == ""; k++ {
		if m := z.ms[k]; m.Last <= head.clause.last {
			if id := z.stateOf(m); id != "" && id != part {
				total = id
			}
		}
	}
	if same := z.topic.share && z.topic.sentence == z.si && z.topic.total != part; same || total == "" && z.topic.share && z.topic.sentence >= z.si-1 {
		total, seller = z.topic.total, z.topic.seller
		f.Layer, f.Commodity = z.topic.layer, z.topic.commodity
	}
	if f.Layer == "" {
		f.Layer = fact.Trade
	}
	f.Subject, f.Partner, f.Metric = total, part, "import share"
	if seller {
		f.Metric = "export share"
	}
	return total != "" && total != part
}
