package read

import (
	"tightrope/fact"
	"tightrope/read/number"
)

// compareAt finds a comparison of two actors at token i: "almost as much as Russia", "more
// often than with Washington", "more grain from Peru than from Chile and Mali combined", "dwarfs its
// trade with Togo".
func (z *quantifier) compareAt(i int) (candidate, bool) {
	c := candidate{first: i, last: i + 1, build: (*quantifier).compare, word: z.norm(i)}
	switch {
	case z.any(i, "as") && z.any(i+1, "much", "many", "often", "heavily") && z.any(i+2, "as"):
		if z.multipleBetween(i) || z.any(i-1, "half", "third", "quarter", "thirds", "quarters") {
			return c, false
		}
		c.last = i + 3
		return c, z.rivalFrom(i+3) >= 0
	case z.any(i, "as") && z.any(i+1, "large", "big", "high", "valuable") && z.any(i+2, "as") && z.any(i+3, "those", "that", "its", "their"):
		c.last = i + 3
		return c, !z.multipleBetween(i) && !z.any(i-1, "half", "third", "quarter", "thirds", "quarters") && z.rivalFrom(i+3) >= 0
	case z.any(i, "more", "less", "fewer") && z.quantityAt(i+2) == nil && !z.multipleBetween(i):
		than := z.standardAt(i)
		if than < 0 || z.quantityAt(than) != nil || z.nobody(i) {
			return c, false
		}
		for j := i + 1; j < than-1; j++ {
			if z.any(j, "often", "frequently", "heavily") || z.has(j, mGood|mImport|mExport|mSpending) || z.any(j, "on", "defence", "defense") || z.dealing(i-1) || z.dealing(i-2) || z.dealing(i-3) {
				continue
			}
			return c, false
		}
		c.last = than
		k := z.rivalFrom(than)
		return c, k >= 0 && (z.ms[k].First < than+4 || z.any(than, "those", "that", "its", "their")) && !z.quantityBetween(than, z.ms[k].First)
	case z.has(i, mOutdo):
		return c, z.outdone(i)
	}
	return c, false
}

// outdone says that the verb of outdoing at token i has a state, or the trade of one, as its object,
// and no number: "outsells Chile", "exceed exports to Mali", "dwarfs that with Togo".
func (z *quantifier) outdone(i int) bool {
	k := z.rivalFrom(i + 1)
	if k < 0 || z.passive(i) || z.any(i+1, "as") {
		return false
	}
	for j := i + 1; j < z.ms[k].First; j++ {
		if z.d.Tokens[j].Kind == Number || z.isVerb(j) && !z.has(j, mGood|mImport|mExport|mFlow) {
			return false
		}
	}
	return !z.any(z.ms[k].Last, "as") && !z.any(z.ms[k].Last+1, "become") && !z.quantityBetween(z.ms[k].Last, z.ms[k].Last+4)
}

// standardAt finds where what a thing is measured against begins, from the words of measure at token i
// on: behind "as much as", "more … than", "the size of", at "what", "those", "its" or a genitive; -1 if
// there is none.
func (z *quantifier) standardAt(i int) int {
	switch {
	case z.any(i, "as"):
		return z.behindWord(i+1, "as")
	case z.any(i, "more", "less", "fewer", "larger", "bigger", "greater", "higher", "smaller", "lower"):
		return z.behindWord(i+1, "than")
	case z.any(i, "the") && z.any(i+2, "of"):
		return i + 3
	case z.any(i, "what", "those", "that", "its", "their", "our"):
		return i
	}
	k := z.mentionAt(i)
	if k < 0 && z.any(i, "the") {
		k = z.mentionAt(i + 1)
	}
	if k >= 0 && (z.possessive(z.ms[k]) || z.ms[k].Kind == AdjectiveMention) {
		return i
	}
	return -1
}

// behindWord is the token behind the next such word within a phrase, or -1.
func (z *quantifier) behindWord(i int, word string) int {
	for j := i; j < min(i+13, z.s.Last) && (z.d.Tokens[j].Kind != Punct || z.any(j, "'")); j++ {
		if z.any(j, word) {
			return j + 1
		}
	}
	return -1
}

// rivalFrom is the first mention of a state in the phrase at token i, which is what another is held
// against; -1 where it is anybody, or nobody is named.
func (z *quantifier) rivalFrom(i int) int {
	for j := i; j < min(i+9, z.s.Last) && (z.d.Tokens[j].Kind != Punct || z.any(j, "'")); j++ {
		if z.any(j, "any", "other", "all", "most", "every", "ever", "before", "anyone", "used") {
			return -1
		}
		if k := z.mentionAt(j); k >= 0 && z.ms[k].First == j {
			if id := z.stateOf(z.ms[k]); id != "" && id != someRegion {
				return k
			}
		}
		if z.isVerb(j) && !z.has(j, mGood|mImport|mExport|mFlow) {
			break
		}
	}
	return -1
}

// compare builds a comparison without a number; "as much as" is one time.
func (z *quantifier) compare(c candidate) (figure, bool) {
	f := z.figure(c)
	std := c.last
	f.Rule, f.Unit = "quantity/comparison", "comparison"
	switch c.word {
	case "as":
		f.Unit, f.Value, f.Op = "times", value(1), "eq"
		if z.any(c.first-1, "almost", "nearly") {
			f.Op, f.Approx = "nearly", true
		}
		if z.any(c.first-1, "about", "roughly") {
			f.Approx = true
		}
	case "less", "fewer":
		f.Op = "lt"
	default:
		f.Op = "gt"
	}
	if z.has(c.first, mOutdo) {
		f.verb = c.first
	}
	return f, z.compareActors(&f, std) && (f.Toward != "" || f.Unit == "times")
}

// sides are the actors of a comparison: the subject of its verb, or else who owns what is compared; the
// other side of the trade or the votes; what it is held against, and who stands there too.
type sides struct {
	subject, owner, other, rival, rivalOther fact.ActorID
	bare                                     bool // no preposition leads to the rival, and it owns nothing
	share                                    bool // what the owner has is a share
}

// sidesOf finds the actors of a comparison whose standard begins at a token.
func (z *quantifier) sidesOf(f *figure, std int) sides {
	var s sides
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		if id == "" || id == someRegion || m.First < f.clause.first || m.First > std+9 || z.any(m.Last, "part") && z.any(m.First-1, "for") || !z.outside(f.clause, m.First, f.first) {
			continue
		}
		at := z.clauseLead(k)
		led := z.d.Tokens[m.First].Kind != Number && z.any(at, "from", "to", "with", "on", "in", "of", "against", "for", "by", "into", "at")
		owns := m.Kind == AdjectiveMention || z.possessive(m)
		behind := f.verb >= f.clause.first && m.First > f.verb
		switch {
		case m.First >= std && s.rival == "":
			s.rival, s.bare = id, !led && !owns
			if m.Kind == PronounMention && !owns && id == or(s.subject, s.owner) && z.any(m.Last+1, "there") {
				return s // "as it sells there"
			}
		case m.First >= std:
			if id != s.rival {
				s.rivalOther = or(s.rivalOther, id)
			}
		case z.any(at, "than", "as"):
		case led || behind:
			if s.other == "" && id != or(s.subject, s.owner) {
				s.other = id
			}
		case owns && s.owner == "":
			s.owner = id
			_, head := z.headBehind(m)
			s.share = z.any(head, "share", "part", "portion")
		case !owns && s.subject == "":
			s.subject = id
		}
	}
	return s
}

// ofShare says that what a thing is held against at token i is a share: "the Malian share".
func (z *quantifier) ofShare(i int) bool {
	for j := i; j < i+4; j++ {
		if z.any(j, "share", "part", "portion") {
			return true
		}
	}
	return false
}

// compareActors fills whose it is that is held against what begins at a token: in votes the two that
// agreed; of sellers the buyer and the seller; else the subject, or the owner of what is compared, with
// the other side of its trade, and where none is named with the one that it is held against.
func (z *quantifier) compareActors(f *figure, std int) bool {
	if z.any(f.clause.first, "no", "none", "few", "nobody") {
		return false
	}
	s := z.sidesOf(f, std)
	f.Denominator, f.Metric = "", "flow"
	who := or(s.subject, s.owner)
	rival := s.rival
	if rival == who || rival == s.other && who != "" {
		rival, s.bare = s.rivalOther, false
	}
	f.Toward = rival
	switch {
	case (f.Layer == fact.Votes || z.topic.layer == fact.Votes) && z.has(f.verb, mAgree):
		f.Layer, f.Commodity, f.Metric = fact.Votes, "", "agreement"
		f.Subject, f.Partner = or(who, z.topic.total, z.focus), s.other
		if f.Subject == f.Partner || f.Subject == rival {
			f.Subject = or(z.topic.total, z.focus)
		}
		return f.Partner != "" && f.Partner != f.Subject
	case z.has(f.verb, mOutdo) && who != "" && s.other == "" && s.rivalOther != "" && rival == s.rival && rival != "": // "Malian tea outsells Chadian in Togo"
		f.Subject, f.Partner, f.Layer = s.rivalOther, who, fact.Trade
	case z.has(f.verb, mSupply|mOutdo) && s.subject != "" && s.bare && rival != "" && f.Layer != fact.Power: // of two sellers
		f.Subject, f.Partner = s.other, s.subject
		if z.has(f.verb, mOutdo) { // "outsells Chile in Mali"
			f.Subject = or(s.rivalOther, s.other)
		}
		if f.Subject == "" || f.Subject == rival || f.Subject == f.Partner {
			f.Subject = z.totalFor(f, s.subject)
		}
		if f.Layer == "" {
			f.Layer = fact.Trade
		}
		return f.Subject != "" && f.Subject != rival
	case (z.ofShare(std) || s.bare && z.any(f.first-1, ",", "—", "–", "and")) && z.topic.share && z.topic.sentence == z.si && z.topic.other != rival: // "more than twice the Malian share"
		t := &z.topic
		f.Subject, f.Partner, f.Layer, f.Commodity, f.Metric, f.aside = t.total, t.other, t.layer, t.commodity, t.metric, true
	case s.share && s.other != "":
		f.Subject, f.Partner, f.Metric = s.other, s.owner, "import share"
	case who == "" && s.other == "":
		return false
	case who == "":
		if f.Subject, f.Partner = s.rival, s.other; s.rival == s.other || s.rivalOther == "" {
			f.Subject = or(s.rivalOther, z.focus)
		}
	default:
		f.Subject, f.Partner = who, or(s.other, rival)
	}
	if z.any(f.last, "as") && z.any(f.last+1, "far") || z.any(f.first, "farther", "closer") {
		f.Layer, f.Metric, f.Commodity = fact.Geography, "distance", ""
	}
	if f.Layer == fact.Power {
		f.Metric, f.Partner = "spending", or(rival, f.Partner)
	}
	if f.Layer == "" {
		if f.Layer = fact.Trade; !z.traded(f) {
			f.Layer, f.Metric = fact.Power, "index"
		}
	}
	return f.Subject != "" && f.Partner != "" && f.Subject != f.Partner
}

// tariff fills who puts a duty on whose goods: "a duty of 30 percent on Danish butter", "a 30 percent
// duty on goods from Denmark". The goods follow "on", and the state that puts it stands before.
func (z *quantifier) tariff(f *figure) bool {
	on := f.last
	if on < len(z.d.Tokens) && z.d.Tokens[on].class&clsAdj != 0 {
		on++ // a 25% retaliatory tariff
	}
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
