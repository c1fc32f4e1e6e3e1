package read

import (
	"tightrope/fact"
	"tightrope/read/number"
)

// driftAt finds a trend told by a verb with a particle ("has all but dried up", "tapered off"), by a verb
// of moving denied ("has not budged", "barely changed"), or by one of ceasing to be there.
func (z *quantifier) driftAt(i int) (dir string, last int) {
	last = i + 1
	switch {
	case z.any(i, "dried", "dries", "dry", "drying") && z.any(i+1, "up"), z.any(i, "tapered", "tapers", "taper", "tapering", "fallen", "fell", "dropped", "tailed") && z.any(i+1, "off", "away"),
		z.any(i, "petered", "peters") && z.any(i+1, "out"):
		return "down", i + 2
	case z.any(i, "picked", "picks", "picking") && z.any(i+1, "up") && z.remnantEnds(i+2), z.any(i, "taken", "took", "takes") && z.any(i+1, "off") && z.remnantEnds(i+2):
		return "up", i + 2
	case z.any(i, "levelled", "leveled", "flattened") && z.any(i+1, "off", "out"):
		return "flat", i + 2
	case z.any(i, "budged", "budge", "moved", "changed", "change", "shifted", "varied") && z.any(i-1, "not", "n't", "hardly", "barely", "scarcely", "never"):
		return "flat", last
	case z.any(i, "vanished", "evaporated", "withered", "disappeared", "faded", "fading", "withering"):
		return "down", last
	}
	return "", last
}

// growsAt finds a trend told by a comparison of a verb of trade or voting with its own past: "buys ever
// more crude from Iraq", "votes with Peru less and less", "buys fewer arms from Italy than it used to".
func (z *quantifier) growsAt(i int) (candidate, bool) {
	c := candidate{first: i, last: i + 1, build: (*quantifier).grows}
	more := i
	switch {
	case z.any(i, "ever", "increasingly") && z.any(i+1, "more", "less", "fewer", "larger", "smaller"):
		more, c.last = i+1, i+2
	case z.any(i, "more", "less", "fewer") && z.any(i+1, "and") && z.norm(i+2) == z.norm(i):
		c.last = i + 3
	case z.any(i, "more", "less", "fewer"):
		than := -1
		for j := i + 1; j < min(i+10, z.s.Last); j++ {
			if z.any(j, "than") {
				than = j
				break
			}
		}
		if than < 0 || !(z.any(than+1, "it", "they", "he", "she", "we") && z.any(than+2, "used", "did", "once") || z.any(than+1, "before", "ever", "once", "formerly") && z.remnantEnds(than+2)) {
			return c, false
		}
	default:
		return c, false
	}
	if c.word = "up"; z.any(more, "less", "fewer", "smaller") {
		c.word = "down"
	}
	for v := i - 1; v >= max(i-6, z.s.Body); v-- {
		if z.isVerb(v) && z.has(v, mTake|mSupply|mAgree) {
			c.verb = v
			return c, v == i-1 || z.has(v, mAgree)
		}
		if z.isVerb(v) || z.d.Tokens[v].Kind == Punct {
			break
		}
	}
	return c, false
}

// courseAt finds a trend whose verb has the flow as its object ("has steadily reduced its purchases of
// Malian oil") or whose noun stands behind a verb of showing ("show a steady decline", "are in decline").
// The verb must tell of a course, in the perfect or the progressive or with an adverb, and not of one cut.
func (z *quantifier) courseAt(i int) (candidate, bool) {
	d := number.Direction(z.norm(i))
	if d == "" {
		if d = courses[z.norm(i)]; d == "" {
			return candidate{}, false
		}
	}
	c := candidate{first: i, last: i + 1, build: (*quantifier).trend, word: d}
	if z.numbered(i) {
		return c, false
	}
	j := i - 1
	for j > z.s.Body && (z.has(j, mSteadily) || z.any(j, "a", "an", "sharp", "steady", "slow", "gradual", "marked", "long", "clear", "continuous", "continued", "constant")) {
		j--
	}
	if z.any(j, "show", "shows", "showed", "shown", "saw", "seen", "experienced", "registered", "recorded") && j < i-1 || z.any(j, "in") && z.has(j-1, mBe) && (i+1 >= z.s.Last || z.d.Tokens[i+1].class&clsNoun == 0) {
		c.verb = j
		return c, true
	}
	at := i + 1
	for z.any(at, "up", "back", "down", "its", "their") {
		at++
	}
	if !z.any(at-1, "its", "their") || !z.has(at, mImport|mExport|mFlow|mLevel) && !z.has(at+1, mImport|mExport|mFlow) {
		return c, false
	}
	steady := j < i-1 && !z.any(i-1, "a", "an")
	if !steady && !z.any(i-1, "has", "have", "had", "been", "is", "are") || z.any(j, "to", "will", "would", "may", "might", "could", "must", "should") {
		return c, false
	}
	c.last, c.build = at+1, (*quantifier).course
	return c, true
}

// courses are verbs of making more or less of a flow beside those of going up or down.
var courses = map[string]string{
	"stepped": "up", "stepping": "up", "ramped": "up", "ramping": "up", "raised": "up", "raising": "up", "deepened": "up", "increasing": "up",
	"scaled": "down", "scaling": "down", "trimmed": "down", "trimming": "down", "pared": "down", "curbed": "down", "wound": "down", "halted": "down", "cutting": "down", "slashing": "down",
}

// course builds such a trend: the subject is the one whose purchases or sales they are, and the other
// side follows behind "of", "from", "to" or "on". It must be named.
func (z *quantifier) course(c candidate) (figure, bool) {
	f := z.figure(c)
	f.verb = c.first
	f.Rule, f.Unit, f.Op, f.Metric = "quantity/trend", "trend:"+c.word, "", "flow"
	who := z.agent(&f)
	var other fact.ActorID
	for k := z.mi.first; k < z.mi.last && other == ""; k++ {
		if m := z.ms[k]; m.First >= c.last && m.First <= c.last+5 && m.First < f.clause.last && z.any(z.clauseLead(k), "of", "from", "to", "on") {
			other = z.stateOf(m)
		}
	}
	if f.Layer == "" || f.Layer == fact.Votes || f.Layer == fact.Power {
		f.Layer, f.Commodity = fact.Trade, ""
	}
	f.Subject, f.Partner, f.Manner = who, other, z.manner(&f)
	return f, who != "" && other != "" && who != other && who != someRegion && other != someRegion
}

// grows builds the trend of such a comparison. Who is traded with must be named.
func (z *quantifier) grows(c candidate) (figure, bool) {
	f := z.figure(c)
	f.verb = c.verb
	f.Rule, f.Unit, f.Op, f.Metric = "quantity/trend", "trend:"+c.word, "", "flow"
	agent := z.agent(&f)
	var from, to, with, goods fact.ActorID
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		lead := z.clauseLead(k)
		switch {
		case id == "" || m.First <= c.verb || m.First >= f.clause.last || id == agent || m.Kind == PronounMention:
		case z.any(lead, "from"):
			from = id
		case z.any(lead, "to"):
			to = id
		case z.any(lead, "with", "alongside"):
			with = id
		case m.Kind == AdjectiveMention && m.First >= c.last && m.First < c.last+3 && !prepositions[z.norm(lead)]:
			goods = id
		}
	}
	switch {
	case agent == "" || agent == someRegion:
		return f, false
	case z.has(c.verb, mAgree):
		f.Layer, f.Commodity, f.Metric, f.Subject, f.Partner = fact.Votes, "", "agreement", agent, with
	case z.has(c.verb, mTake):
		f.Subject, f.Partner = agent, or(from, goods)
	default:
		f.Subject, f.Partner = to, agent
	}
	if f.Layer == "" || !z.has(c.verb, mAgree) && (f.Layer == fact.Votes || f.Layer == fact.Power) {
		f.Layer, f.Commodity = fact.Trade, ""
	}
	if noun := z.unknownGoods(c.last); noun != "" {
		f.Layer, f.Commodity = fact.Trade, noun
	}
	return f, f.Subject != "" && f.Partner != "" && f.Partner != someRegion
}

// shareIn reads whose share of whose trade the subject of a verb is: "the share of Germany in Czech
// exports", "the Cuban share in Venezuelan oil exports", "China's share of Peruvian imports", "its
// share". It fills the figure and says whether it could.
func (z *quantifier) shareIn(f *figure) bool {
	at := -1
	for i := f.clause.first; i < min(f.verb, f.first+1) && !z.has(f.verb, mTake|mSupply|mMake); i++ {
		if z.any(i, "share", "part", "portion", "weight") && !z.any(i+1, "price", "prices") {
			at = i
			break
		}
	}
	if at < 0 {
		return false
	}
	var part, total fact.ActorID
	in := at + 1
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		switch {
		case id == "" || m.First < f.clause.first || m.First >= f.verb:
		case m.First < at && m.Last >= at-1 && (m.Kind == AdjectiveMention || z.possessive(m)) && !z.any(z.clauseLead(k), "for", "on"):
			if part = id; m.Kind == PronounMention && id == z.topic.total && z.topic.metric == "supplier rank" && z.topic.other != "" {
				part = z.topic.other // "Togo's largest supplier is Mali. Its share"
			}
		case m.First > at && m.First <= at+3 && z.any(at+1, "of") && part == "":
			part, in = id, m.Last
		}
	}
	if part == "" || part == someRegion {
		return false
	}
	seller := z.topic.seller
	if z.any(in, "in", "of") {
		for k := z.mi.first; k < z.mi.last; k++ {
			if m := z.ms[k]; m.First > in && m.First <= in+2 {
				total = z.stateOf(m)
			}
		}
		seller = false
		for i := in; i < f.verb; i++ {
			seller = seller || z.has(i, mExport)
		}
	} else if f.Layer == "" || z.topic.layer == f.Layer || z.topic.layer != "" && z.topic.sentence >= z.si-1 {
		if total = z.topic.total; z.topic.layer == fact.Votes {
			total = ""
		}
		if total == "" || total == part {
			total, seller = z.topic.other, !seller
		}
		if z.topic.layer != "" {
			f.Layer, f.Commodity = z.topic.layer, z.topic.commodity
		}
	}
	if total == "" || total == part || total == someRegion {
		return false
	}
	if f.Layer == "" {
		f.Layer = fact.Trade
	}
	f.Subject, f.Partner, f.Metric = total, part, "import share"
	if seller {
		f.Metric = "export share"
	}
	return true
}

// shareElided reads the share of another told on without the noun: "while America's dwindled from 14
// percent", "Namibia's part is 8 percent".
func (z *quantifier) shareElided(f *figure) bool {
	t := &z.topic
	if !t.share || t.sentence != z.si || t.other == "" || t.layer == fact.Votes {
		return false
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First < f.clause.first || m.Last > f.verb || m.Kind == PronounMention || !z.possessive(m) {
			continue
		}
		i := m.Last
		for i < f.verb && (z.any(i, "'s", "'", "s", "own") || z.any(i, "has", "had", "is", "was")) {
			i++
		}
		if id := z.stateOf(m); i >= f.verb && id != "" && id != t.total && id != someRegion {
			f.Subject, f.Partner, f.Layer, f.Commodity, f.Metric = t.total, id, t.layer, t.commodity, "import share"
			if t.seller {
				f.Metric = "export share"
			}
			return true
		}
	}
	return false
}
