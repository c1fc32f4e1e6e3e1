package read

import (
	"tightrope/fact"
	"tightrope/read/number"
)

// roles are the parts that the actors of a clause play in what is measured.
type roles struct {
	importer, exporter fact.ActorID
	second             fact.ActorID // of a vote or a comparison: with whom
	agent              fact.ActorID // subject of the verb
	total              fact.ActorID // whose total the share is of, where the words say so
	seller             bool         // that total is a seller's
	world              bool         // the total is the world's
}

// rolesOf gives the actors of the clause of a figure their parts.
func (z *quantifier) rolesOf(f *figure) roles {
	var r roles
	r.agent = z.agent(f)
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First < f.clause.first || m.Last > f.clause.last || !z.outside(f.clause, m.First, f.first) {
			continue
		}
		if id := z.stateOf(m); id != "" {
			z.role(&r, f, m, id)
		}
	}
	if z.impersonal(f, r) {
		r.agent = ""
	}
	z.roleOfVerb(&r, f)
	if r.importer != "" && r.importer == r.exporter { // "its purchases from Russia" are not Russia's
		if r.importer = z.otherThan(f, r.exporter); r.total == r.exporter {
			r.total = r.importer
		}
	}
	z.worldwide(&r, f)
	return r
}

// impersonal says that the subject of the figure is an "it" that stands for what was measured
// before: "in 2021 it was 18 percent".
func (z *quantifier) impersonal(f *figure, r roles) bool {
	if r.importer != "" || r.exporter != "" || r.second != "" || !z.has(f.verb, mBe) && number.Direction(z.norm(f.verb)) == "" {
		return false
	}
	for k := z.mi.first; k < z.mi.last; k++ {
		if m := z.ms[k]; m.First >= f.clause.first && m.First < f.clause.last && z.stateOf(m) != "" && !z.any(m.Head, "it") {
			return false
		}
	}
	return true
}

// someRegion stands for a part of the world while the parts of a clause are given out, so that
// nobody else is put in its place. It never leaves a figure.
const someRegion fact.ActorID = "~"

// stateOf is the state or organisation of a mention that can have trade, votes or a budget.
func (z *quantifier) stateOf(m Mention) fact.ActorID {
	if m.Kind == PronounMention {
		switch t := z.d.Tokens[m.Head]; t.Norm {
		case "we", "us", "our", "ours":
			if s := speechAt(z.speech, int(t.Start), int(t.End)); s != nil && s.actor != "" {
				return s.actor
			}
			fallthrough
		case "your", "you":
			if z.we != "" {
				return z.we
			}
		}
	}
	if m.Kind == RegionMention {
		return someRegion
	}
	id := m.Actor.State()
	switch {
	case id == "MNC" || id == "NGO" || id == "IGO":
		return ""
	case len(id) == 3 || id == "EU" || id == "NATO":
		return id
	}
	return ""
}

// role reads the part of one mention from the words around it.
func (z *quantifier) role(r *roles, f *figure, m Mention, id fact.ActorID) {
	if m.Kind == PronounMention && z.any(m.First, "it", "they", "we") && z.bringsTo(m) {
		z.relativeRole(r, f, m, id)
		return
	}
	noun, at := z.headBehind(m)
	before := z.leadOf(m)
	verb := z.classAt(f.verb)
	own := (m.Kind == PronounMention || m.Kind == OpenMention) && m.First > f.verb && z.any(m.First, "its", "their", "his", "our", "my", "your")
	if own && noun == 0 && z.shareOf(f, m) && verb&mSupply != 0 && r.agent != "" {
		noun = mGood
	}
	if own && verb&mMake != 0 && id == r.agent && z.shareOf(f, m) { // "holds most of its debt"
		if id = z.otherThan(f, id); id == "" {
			return
		}
		r.total = id
		return
	}
	if own && noun&mGood != 0 && verb&mTake != 0 {
		if seller := z.sellerBefore(f, r.agent); seller != "" { // "Qatar sells gas to Asia: China took a quarter of its LNG"
			r.exporter, r.total, r.seller = seller, seller, true
			return
		}
	}
	if own && noun&mGood != 0 && verb&(mTake|mSupply) != 0 && r.agent != "" && !z.any(m.First, "our", "my", "your") {
		id = r.agent // what a state buys or sells "of its gas" is its own
	}
	own = own && id == r.agent
	if own && noun&mExport != 0 && verb&mTake != 0 { // "took a third of its exports": not its own
		if id = z.otherThan(f, id); id == "" {
			return
		}
	}
	switch {
	case verb&mMake != 0 && z.shareOf(f, m) && m.Kind != PronounMention && (noun == 0 || noun&mGood != 0 && z.any(at, "trade", "commerce")) && z.possessive(m) && id != r.agent:
		r.total = id
	case verb&mBe != 0 && z.shareOf(f, m) && noun&mGood != 0 && f.verb > f.first: // "80 percent of the Vietnamese arsenal is Russian"
		r.importer, r.total, r.seller = id, id, false
	case m.Kind != PronounMention && (before == "in" || before == "of") && noun&(mImport|mExport|mLevel|mSeller|mBuyer) == 0 && z.partBefore(f, m):
		r.importer, r.total, r.seller = id, id, false
	case own && noun&mGood != 0 && verb&mTake != 0:
		r.importer, r.total, r.seller = id, id, false
	case own && noun&mGood != 0 && verb&mSupply != 0 && z.served(f) != "": // "sold Angola most of its arms"
		id = z.served(f)
		r.importer, r.total, r.seller = id, id, false
	case own && noun&mGood != 0 && verb&mSupply != 0 && z.any(f.verb, "supply", "supplies", "supplied", "provide", "provides", "provided", "deliver", "delivers", "delivered", "cover", "covers", "covered", "furnish", "furnishes", "furnished"):
		if id = z.otherThan(f, id); id != "" { // "Romania supplies two-thirds of its electricity": not its own
			r.importer, r.total, r.seller = id, id, false
		}
	case own && noun&mGood != 0 && verb&mSupply != 0:
		r.exporter, r.total, r.seller = id, id, true
	case before == "to" && verb&mSupply != 0 && m.First >= f.last && !z.goodsBetween(f.last, m.First):
		r.importer = id
		r.total, r.seller = r.agent, true
	case before == "from" && m.First >= f.last && z.quantityBetween(f.last, m.First):
	case noun&mSeller != 0, noun&mImport != 0, z.any(at, "market"):
		r.importer, r.total, r.seller = id, id, false
	case noun&mBuyer != 0, noun&mExport != 0, noun&mOutput != 0:
		r.exporter, r.total, r.seller = id, id, true
	case m.Kind == AdjectiveMention && noun == 0 && (before == "of" && z.has(z.clauseLeadOf(m)-1, mImport) || before == "on" && z.has(z.clauseLeadOf(m)-1, mLevel)): // "purchases of Brazilian beef"
		r.exporter = id
	case noun&mFlow != 0:
		r.exporter = id
	case noun&mLevel != 0, noun == 0 && z.possessive(m) && (z.any(m.Last, "part", "slice", "portion") || z.any(m.Last+1, "part", "slice", "portion")):
		r.second = id
	case noun&mGood != 0 && m.First > f.verb && f.verb >= 0 && verb&mSupply != 0 && !z.any(m.First-1, "from"):
		r.importer, r.total, r.seller = id, id, false
	case noun == 0 && m.Kind != AdjectiveMention && z.possessive(m) && z.shareOf(f, m) && before == "of" && id != r.agent && z.any(f.verb, "buy", "buys", "bought", "buying", "import", "imports", "imported", "purchase", "purchases", "purchased"),
		noun&mGood != 0 && z.shareOf(f, m) && verb&mTake != 0:
		r.exporter, r.total, r.seller = id, id, true
	case noun&mGood != 0 && noun&mSpending == 0:
		r.exporter = id
	case before == "from":
		r.exporter = id
	case before == "to" && m.First >= f.last && m.First <= f.last+3 && f.Rule == "quantity/amount":
		r.importer = id
	case before == "to" && (z.flowBefore(m.First) || z.any(m.First-2, "went", "goes", "go", "gone", "going")):
		r.importer = id
		if z.has(m.First-2, mExport) || z.any(m.First-1, "the") && z.has(m.First-3, mExport) { // "exports to Russia" are a part of the seller's
			if r.exporter != id && r.exporter != "" {
				r.total = r.exporter
			}
			r.seller = true
		} else if r.total == "" || !r.seller {
			r.total, r.seller = id, false
		}
	case m.Kind != PronounMention && verb&mBe != 0 && m.First > f.last && m.First <= f.verb+2 && noun == 0 && before == z.norm(f.verb): // "36 percent was Russian"
		r.exporter = id
	case z.bringsTo(m):
		z.relativeRole(r, f, m, id)
	case verb&mSupply != 0 && m.First == f.verb+1 && noun == 0 && !z.passive(f.verb) && f.verb < f.clause.last:
		r.importer, r.total, r.seller = id, id, false
	case verb&mBe == 0 && m.Kind == AdjectiveMention && z.any(m.First-1, "is", "are", "was", "were") && (m.Last >= f.clause.last || z.d.Tokens[m.Last].Kind == Punct):
		r.exporter = id // "40 percent of the arms that Mali bought were Chadian"
	case before == "with", before == "than":
		r.second = id
	}
}

// served is the state that stands as the indirect object right behind an active verb.
func (z *quantifier) served(f *figure) fact.ActorID {
	at := f.verb + 1
	if z.any(at, "the") {
		at++
	}
	k := z.mentionAt(at)
	if z.any(f.last, "of") && z.any(f.last+1, "all", "everything", "what") && z.any(at+1, "to") || z.any(f.verb, "provides", "provided", "provide", "supplies", "supplied", "supply") && z.any(at+1, "with") {
		return z.partyAt(at)
	}
	if k < 0 || z.ms[k].Last > f.first || z.passive(f.verb) || z.ms[k].Kind == AdjectiveMention || z.possessive(z.ms[k]) {
		return ""
	}
	return z.stateOf(z.ms[k])
}

// sellerBefore is who sells by a clause before in the sentence or by the figure before it, where
// the buyer here is somebody else.
func (z *quantifier) sellerBefore(f *figure, buyer fact.ActorID) fact.ActorID {
	if t := &z.topic; t.seller && t.share && t.sentence >= z.si-1 && t.total != buyer && (t.layer == f.Layer || f.Layer == "") {
		return t.total
	}
	for i := z.s.Body; i < f.clause.first; i++ {
		if !z.isVerb(i) || !z.has(i, mSupply) || z.passive(i) {
			continue
		}
		g := figure{clause: z.clauseOf(i, i+1), first: i + 1, last: i + 1, verb: i}
		if at := z.nearest(g.clause, &g); at >= 0 && z.words[z.norm(at)].layer == f.Layer && g.clause.last <= f.clause.first {
			if id := z.agent(&g); id != buyer {
				return id
			}
		}
	}
	return ""
}

// partBefore says that an actor's share stands just before the mention: "Moscow's part in Uzbek
// trade".
func (z *quantifier) partBefore(f *figure, m Mention) bool {
	at := m.First - 1
	for at > f.clause.first && !z.any(at, "in", "of") {
		at--
	}
	return at > f.clause.first+1 && z.any(at-1, "share", "part", "slice", "portion", "weight") && (z.any(at-2, "'s", "'", "its", "their") || z.d.Tokens[at-2].Is(Possessive))
}

// otherThan is the state of the clause before in the sentence, or of the figure before, that is
// not the one given.
func (z *quantifier) otherThan(f *figure, id fact.ActorID) fact.ActorID {
	for k := z.mi.first; k < z.mi.last; k++ {
		if o := z.stateOf(z.ms[k]); o != "" && o != id && z.ms[k].First < f.first {
			return o
		}
	}
	if z.topic.sentence == z.si-1 {
		for _, o := range []fact.ActorID{z.topic.total, z.topic.other} {
			if o != "" && o != id {
				return o
			}
		}
	}
	if z.si > 0 { // the subject of the sentence before
		before := z.mentionsIn(z.d.Sentences[z.si-1].First, z.s.First)
		for k := before.first; k < before.last; k++ {
			if o := z.stateOf(z.ms[k]); o != "" && o != id {
				return o
			}
		}
	}
	if z.focus != id {
		return z.focus
	}
	return ""
}

// goodsBetween says that goods or a flow stand between two tokens, so that what follows hangs
// on them and not on the verb: "of the weapons delivered to India".
func (z *quantifier) goodsBetween(first, last int) bool {
	for i := first; i < last; i++ {
		if z.has(i, mSupply|mFlow|mExport|mImport) {
			return true
		}
	}
	return false
}

// headBehind finds the noun that a possessive or adjective mention belongs to, with its token.
func (z *quantifier) headBehind(m Mention) (measureClass, int) {
	i := m.Last
	for k := m.Head; k < m.Last; k++ { // the phrase may hold its noun
		if c := z.classAt(k); c&(mSeller|mBuyer|mImport|mExport|mFlow|mLevel|mGood|mOutput) != 0 && k > m.First {
			i = k
			break
		}
	}
	possessive := false
	best, at := measureClass(0), -1
	for n := 0; n < 6 && i < z.s.Last; n, i = n+1, i+1 {
		w := z.norm(i)
		if w == "s" || w == "'s" || w == "'" || w == "’s" {
			possessive = true
			continue
		}
		if z.d.Tokens[i].Kind == Punct || prepositions[w] || clauseWords[w] || relativeWords[w] || w == "that" || z.d.Tokens[i].Kind == Number {
			break
		}
		c := z.classAt(i)
		if z.any(i, "imported", "exported", "purchased") && i+1 < z.s.Last && z.d.Tokens[i+1].class&clsNoun != 0 {
			continue // "Peru's imported weapons"
		}
		if c&mVerb != 0 && c&(mGood|mImport|mExport|mFlow) == 0 {
			break
		}
		if c != 0 && c&(mTopmost|mLeast) == 0 {
			best, at = c, i
		}
	}
	if !possessive && m.Kind != AdjectiveMention && m.Kind != PronounMention && !z.possessive(m) {
		return 0, -1
	}
	return best, at
}

// leadOf is the word before a mention, past an article. A number that the mention begins with
// belongs to a date before it.
func (z *quantifier) leadOf(m Mention) string {
	if z.d.Tokens[m.First].Kind == Number {
		return ""
	}
	lead := z.norm(m.First - 1)
	if lead == "the" {
		lead = z.norm(m.First - 2)
	}
	return lead
}

// possessive says that a mention stands in the genitive: "Israel's", "its", "our".
func (z *quantifier) possessive(m Mention) bool {
	for i := m.First; i < m.Last; i++ {
		if z.d.Tokens[i].Is(Possessive) {
			return true
		}
	}
	return z.any(m.Last-1, "its", "their", "his", "our", "your", "my", "whose") || z.any(m.First, "its", "their", "our", "your", "whose")
}

func (z *quantifier) classAt(i int) measureClass {
	if i < z.s.First || i >= z.s.Last {
		return 0
	}
	return z.words[z.d.Tokens[i].Norm].class
}

// flowBefore says that the words before token i make a flow go there: "delivered to",
// "exports to", "sales to".
func (z *quantifier) flowBefore(i int) bool {
	for j := i - 1; j >= max(i-5, z.s.First); j-- {
		if z.has(j, mSupply|mExport|mFlow|mGood) {
			return true
		}
	}
	return false
}

// shareOf says that the mention is what the figure is a share of: "17 percent of the Kazakh
// barrels".
func (z *quantifier) shareOf(f *figure, m Mention) bool {
	return m.First >= f.last && m.First <= f.last+4 && z.any(f.last, "of")
}

// bringsTo says that the mention is the subject of a relative clause about goods: "the weapons
// that Egypt imported", "the crude Egypt bought".
func (z *quantifier) bringsTo(m Mention) bool {
	return z.has(m.Last, mTake|mSupply) && (z.any(m.First-1, "that", "which", "what", "everything", "all") || z.has(m.First-1, mGood))
}

func (z *quantifier) relativeRole(r *roles, f *figure, m Mention, id fact.ActorID) {
	if z.has(m.Last, mTake) {
		if o := z.served(f); m.Kind == PronounMention && id == r.agent && o != "" { // "sells Angola most of what it imports"
			id = o
		}
		r.importer, r.total, r.seller = id, id, false
		return
	}
	r.exporter, r.total, r.seller = id, id, true
}

// agent is the subject of the verb of a figure: the last mention before it that no preposition
// leads to, else any mention before it.
func (z *quantifier) agent(f *figure) fact.ActorID {
	if f.verb < 0 {
		return ""
	}
	var agent, any fact.ActorID
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First < f.clause.first || m.First >= f.verb || !z.outside(f.clause, m.First, f.verb) {
			continue
		}
		id := z.stateOf(m)
		if id == "" {
			continue
		}
		lead := z.leadOf(m)
		noun, _ := z.headBehind(m)
		if lead == "with" && z.tradeBefore(m) {
			continue // "trade with China" is somebody else's
		}
		if noun&(mLevel|mImport|mExport|mFlow|mGood|mSpending|mOutput) != 0 || prepositions[lead] || m.Kind != PronounMention && z.possessive(m) {
			any = id
			continue
		}
		if agent == "" || m.Kind != PronounMention {
			agent = id
		}
	}
	if agent == "" {
		agent = any
	}
	return agent
}

// tradeBefore says that trade stands right before the "with" that leads to a mention.
func (z *quantifier) tradeBefore(m Mention) bool {
	i := m.First - 2
	if z.any(m.First-1, "the") {
		i--
	}
	return z.any(i, "trade", "commerce", "exchange", "turnover")
}

// roleOfVerb gives the subject of the verb its part.
func (z *quantifier) roleOfVerb(r *roles, f *figure) {
	if r.agent == "" {
		return
	}
	passive := z.passive(f.verb)
	switch c := z.classAt(f.verb); {
	case c&mSupply != 0 && !passive:
		if r.exporter == "" && r.importer != r.agent {
			r.exporter = r.agent
		}
	case c&mTake != 0 && !passive:
		if r.importer == "" && r.exporter != r.agent {
			r.importer = r.agent
		}
	}
}

// passive says that the participle at token i stands behind a form of "be".
func (z *quantifier) passive(i int) bool {
	for j := i - 1; j >= max(i-3, z.s.First); j-- {
		if z.any(j, "to") {
			return false
		}
		if z.any(j, "is", "are", "was", "were", "be", "been", "being") {
			return true
		}
		if z.d.Tokens[j].Kind == Punct {
			return false
		}
	}
	return false
}

// worldwide looks for a total that is everybody's: "of all deliveries", "of global exports",
// "importer in the world".
func (z *quantifier) worldwide(r *roles, f *figure) {
	for i := f.last; i < min(f.last+9, f.clause.last); i++ {
		switch {
		case z.any(i, "world", "global", "worldwide", "globe", "earth", "globally"):
			r.world = true
		case z.any(i, "all") && z.any(i-1, "of") && z.has(i+1, mFlow|mImport|mExport|mGood):
			r.world = r.total == ""
		}
	}
}
