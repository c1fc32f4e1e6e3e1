package read

import (
	"tightrope/fact"
	"tightrope/read/number"
)

// compareAt finds a comparison of two actors at token i: "almost as much as Russia", "more
// often than with Washington", "more than any other".
func (z *quantifier) compareAt(i int) (candidate, bool) {
	switch {
	case z.any(i, "as") && z.any(i+1, "much", "many", "often", "heavily") && z.any(i+2, "as"):
		if z.multipleBetween(i) || z.any(i-1, "half", "third", "quarter", "thirds", "quarters") {
			return candidate{}, false
		}
		if _, ok := z.comparedWith(i); ok {
			return candidate{first: i, last: i + 3, build: (*quantifier).compare, word: "as"}, true
		}
	case z.any(i, "more", "less", "fewer") && z.quantityAt(i+2) == nil:
		j := i + 1
		if z.any(j, "often", "frequently", "heavily") || z.has(j, mGood|mImport|mExport) {
			j++
		}
		for k := 0; k < 3 && !z.any(j, "than") && (z.any(j, "on", "of", "from", "to") || z.has(j, mGood|mSpending) || z.any(j, "defence", "defense")); k++ {
			j++
		}
		if !z.any(j, "than") || z.quantityAt(j+1) != nil {
			return candidate{}, false
		}
		if _, ok := z.comparedWith(j); ok {
			return candidate{first: i, last: j + 1, build: (*quantifier).compare, word: z.norm(i)}, true
		}
	}
	return candidate{}, false
}

// comparedWith finds the actor behind "as" or "than" near token i.
func (z *quantifier) comparedWith(i int) (fact.ActorID, bool) {
	for j := i; j < min(i+9, z.s.Last); j++ {
		if !z.any(j, "as", "than") {
			continue
		}
		for k := j + 1; k < min(j+4, z.s.Last); k++ {
			m := z.mentionAt(k)
			if m < 0 || z.ms[m].First != k || z.any(k, "any", "other", "all", "most", "every") || z.any(k-1, "any", "other") {
				continue
			}
			if id := z.stateOf(z.ms[m]); id != "" && z.norm(j) != "" {
				return id, true
			}
		}
	}
	return "", false
}

// compare builds a comparison without a number; "as much as" is one time.
func (z *quantifier) compare(c candidate) (figure, bool) {
	f := z.figure(c)
	other, _ := z.comparedWith(c.first)
	f.Rule, f.Unit = "quantity/comparison", "comparison"
	if c.word == "as" {
		f.Unit, f.Value, f.Op = "times", value(1), "eq"
		if z.any(c.first-1, "almost", "nearly") {
			f.Op, f.Approx = "nearly", true
		}
		if z.any(c.first-1, "about", "roughly") {
			f.Approx = true
		}
	} else {
		f.Op = map[string]string{"more": "gt", "less": "lt", "fewer": "lt"}[c.word]
	}
	return f, z.compareActors(&f, other)
}

// compareActors fills whose it is: in votes the two that agreed; in flows the total and the
// one compared; else the two compared.
func (z *quantifier) compareActors(f *figure, other fact.ActorID) bool {
	r := z.rolesOf(f)
	f.Denominator, f.Metric = "", "flow"
	if z.any(f.clause.first, "no", "none", "few", "nobody") {
		return false
	}
	switch {
	case (f.Layer == fact.Votes || z.topic.layer == fact.Votes) && z.has(f.verb, mAgree):
		f.Layer, f.Commodity = fact.Votes, ""
		f.Metric = "agreement"
		var with fact.ActorID
		for k := z.mi.first; k < z.mi.last; k++ {
			if m := z.ms[k]; m.First > f.verb && m.First < f.first && z.stateOf(m) != "" {
				with = z.stateOf(m)
			}
		}
		if r.agent == with || r.agent == other { // no "it" stands for a name in its own clause
			r.agent = ""
		}
		f.Subject, f.Partner = or(r.agent, z.topic.total, z.focus), with
		f.Toward = other // whom it is compared with
		return with != ""
	case z.has(f.verb, mSupply) && r.agent != "":
		f.Metric, f.Partner = "flow", r.agent
		f.Subject = z.totalFor(f, r.agent)
		if r.importer != "" {
			f.Subject = r.importer
		}
		f.Toward = other // whom it is compared with
		return f.Subject != "" && f.Subject != other
	case f.Layer == fact.Power && r.agent != "":
		f.Metric, f.Subject, f.Partner = "spending", r.agent, other
		return true
	case z.has(f.verb, mTake) && r.agent != "":
		f.Metric, f.Subject, f.Partner = "flow", r.agent, other
		return true
	}
	if r.agent == "" || r.agent == other {
		return false
	}
	f.Subject, f.Partner = r.agent, other
	if z.any(f.last, "as") && z.any(f.last+1, "far") || z.any(f.first, "farther", "closer") {
		f.Layer, f.Metric, f.Commodity = fact.Geography, "distance", ""
	}
	return f.Layer != ""
}

// tariff fills who puts a duty on whose goods: "a duty of 30 percent on Danish butter", "a 30 percent
// duty on goods from Denmark". The goods follow "on", and the state that puts it stands before.
func (z *quantifier) tariff(f *figure) bool {
	on := f.last
	if z.any(on, "tariff", "tariffs", "duty", "duties", "levy") {
		on++
	} else if !z.any(f.first-1, "of", "at") || !z.any(f.first-2, "tariff", "tariffs", "duty", "duties", "levy") {
		return false
	}
	if !z.any(on, "on", "against") {
		return false
	}
	var by, whose fact.ActorID
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		switch id := z.stateOf(m); {
		case id == "":
		case m.Last <= f.first && m.First >= f.clause.first && (!prepositions[z.leadOf(m)] || z.any(m.First-1, "by")):
			by = id
		case whose != "" || m.First <= on || m.First > on+5 || z.breakBetween(on+1, m.First):
		case m.Kind == AdjectiveMention || z.any(m.First-1, "from", "on", "against") || z.possessive(m):
			whose = id
		}
	}
	if by == "" || whose == "" || by == whose {
		return false
	}
	f.Layer, f.Commodity, f.Metric, f.Subject, f.Partner = fact.Trade, "", "tariff rate", by, whose
	return true
}

// breakBetween says that a stop or a verb stands between two tokens.
func (z *quantifier) breakBetween(first, last int) bool {
	for i := first; i < last; i++ {
		if z.d.Tokens[i].Kind == Punct || z.isVerb(i) && !z.has(i, mGood|mImport|mExport) {
			return true
		}
	}
	return false
}

// voteActors fills the two that voted alike.
func (z *quantifier) voteActors(f *figure, c candidate) bool {
	f.Metric = "agreement"
	var ids []fact.ActorID
	from := f.clause.first
	if c.prev >= 0 && f.verb < c.prev {
		from = c.prev
	} else if a, b := z.theTwo(f.clause.first, f.first); a != "" {
		f.Subject, f.Partner = a, b
		return z.votesSaid(f)
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		if id == "" || m.First < from || m.First >= f.clause.last || m.First > f.last && (z.quantityBetween(f.last, m.First) || z.quantityBetween(m.Last, m.Last+2)) {
			continue
		}
		if len(ids) == 0 || ids[len(ids)-1] != id {
			ids = append(ids, id)
		}
	}
	t := &z.topic
	switch {
	case len(ids) >= 2 && ids[0] != ids[1]:
		f.Subject, f.Partner = ids[0], ids[1]
	case len(ids) == 1 && from > f.clause.first && t.layer == fact.Votes && z.any(f.verb+1, "with") && !z.withBefore(ids[0], from, f.first):
		f.Subject, f.Partner = ids[0], t.other // "Hungary in 64 percent": the one they side with stays
	case len(ids) == 1:
		f.Subject, f.Partner = z.focus, ids[0]
		if t.layer == fact.Votes && t.total != "" && t.total != ids[0] {
			f.Subject = t.total
		}
	case t.layer == fact.Votes:
		f.Subject, f.Partner = t.total, t.other
	}
	if f.Subject == f.Partner {
		f.Subject = z.focus
	}
	if f.Subject == f.Partner {
		return false
	}
	return f.Subject != "" && f.Partner != "" && z.votesSaid(f)
}

// votedAs fills the two that voted alike where a clause of manner names the second: "Chad voted as
// Egypt did in nine cases of ten, and as Togo did in two", "cast the same vote as". The subject of
// the verb of voting is the first, however many such clauses hang on it.
func (z *quantifier) votedAs(f *figure) bool {
	as, k := -1, -1
	for i := f.first - 1; i >= z.s.Body && as < 0; i-- {
		if z.any(i, "as") {
			if as, k = i, z.mentionAt(i+1); k < 0 {
				k = z.mentionAt(i + 2)
			}
		}
	}
	if as < 0 || k < 0 || z.ms[k].First > as+2 || z.quantityBetween(as, f.first) {
		return false
	}
	if at := z.ms[k].Last; !z.any(at, "did", "does", "do") && !z.any(as-1, "way") && !z.any(as-2, "same") {
		return false
	}
	verb := as - 1
	for verb > z.s.Body && !z.any(verb, "vote", "votes", "voted", "voting", "cast", "casts") || verb > z.s.Body && z.any(verb-1, "same", "a", "the") {
		verb--
	}
	if verb <= z.s.Body {
		return false
	}
	var voter fact.ActorID
	for i := z.mi.first; i < z.mi.last; i++ {
		if m := z.ms[i]; m.Last <= verb && !prepositions[z.leadOf(m)] && !z.possessive(m) {
			voter = or(z.stateOf(m), voter)
		}
	}
	other := z.stateOf(z.ms[k])
	if voter == "" || other == "" || voter == other {
		return false
	}
	f.Layer, f.Commodity, f.Metric, f.Subject, f.Partner = fact.Votes, "", "agreement", voter, other
	return true
}

// withBefore says that "with" leads to the mention of an actor between two tokens: "with those of Spain".
func (z *quantifier) withBefore(id fact.ActorID, first, last int) bool {
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First >= first && m.First < last && z.stateOf(m) == id {
			return z.leadOf(m) == "with" || z.any(z.clauseLead(k), "of") && z.any(z.clauseLead(k)-1, "those")
		}
	}
	return false
}

// votesSaid says that the clause, or the figure before, is about voting alike.
func (z *quantifier) votesSaid(f *figure) bool {
	if z.topic.layer == fact.Votes && z.topic.sentence >= z.si-1 {
		return true
	}
	for i := f.clause.first; i < f.clause.last; i++ {
		if z.has(i, mAgree) || z.any(i, "identical", "agreement", "alike", "same", "coincidence") {
			return true
		}
	}
	return false
}

func (z *quantifier) quantityBetween(first, last int) bool {
	for _, q := range z.quants {
		if at := z.d.At(q.NumStart); at >= first && at < last && q.Kind != number.Duration {
			return true
		}
	}
	return false
}
