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
	case z.leadOf(m) == "to" && (z.any(m.First-2, "according") || z.any(m.First-3, "according")):
		return "" // who says so
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
	case verb&mSupply != 0 && z.passive(f.verb) && z.shareOf(f, m) && m.First < f.verb && (z.possessive(m) || m.Kind == AdjectiveMention) && noun&(mImport|mSeller) == 0 && z.any(f.verb+1, "to"):
		r.exporter, r.total, r.seller = id, id, true // "two thirds of Togo's timber is shipped to Mali"
	case verb&mCome != 0 && z.shareOf(f, m) && m.Kind == AdjectiveMention && noun&mGood != 0 && z.any(f.verb+1, "from"): // "half of Malian weapons came from Togo"
		r.importer, r.total, r.seller = id, id, false
	case own && noun&mGood != 0 && verb&mTake != 0:
		r.importer, r.total, r.seller = id, id, false
	case own && noun&(mGood|mImport) != 0 && verb&mSupply != 0 && z.served(f) != "": // "sold Angola most of its arms"
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
	case noun&mFlow != 0, m.Kind == AdjectiveMention && z.any(at, "reliance", "dependence", "dependency"): // "its Russian gas dependence"
		r.exporter = id
	case noun&mLevel != 0, noun == 0 && z.possessive(m) && (z.any(m.Last, "part", "slice", "portion") || z.any(m.Last+1, "part", "slice", "portion")):
		r.second = id
	case m.Kind != PronounMention && f.verb >= 0 && f.verb < f.first && noun&mGood != 0 && z.shareOf(f, m) && z.possessive(m) && z.any(f.verb, "produce", "produces", "produced", "generate", "generates", "generated", "make", "makes", "refine", "refines", "refined"):
		r.importer, r.total, r.seller = id, id, false // "an Ugandan firm produces half of Kenya's fuel"
	case noun&mGood != 0 && m.First > f.verb && f.verb >= 0 && verb&mSupply != 0 && !z.any(m.First-1, "from"):
		r.importer, r.total, r.seller = id, id, false
	case noun == 0 && m.Kind != PronounMention && z.possessive(m) && z.shareOf(f, m) && verb&mSupply != 0 && id != r.agent && !z.passive(f.verb) && f.verb < f.first && z.any(f.verb, "supply", "supplies", "supplied", "provide", "provides", "provided", "deliver", "delivers", "delivered"):
		r.importer, r.total, r.seller = id, id, false // "supplies a third of Togo's cement"
	case noun == 0 && m.Kind != AdjectiveMention && z.possessive(m) && z.shareOf(f, m) && before == "of" && id != r.agent && z.any(f.verb, "buy", "buys", "bought", "buying", "import", "imports", "imported", "purchase", "purchases", "purchased"),
		noun&mGood != 0 && z.shareOf(f, m) && verb&mTake != 0:
		r.exporter, r.total, r.seller = id, id, true
	case noun&mGood != 0 && noun&mSpending == 0:
		r.exporter = id
	case before == "from":
		r.exporter = id
	case before == "to" && m.First >= f.last && m.First <= f.last+3 && f.Rule == "quantity/amount":
		r.importer = id
	case before == "in" && z.any(z.clauseLeadOf(m)-1, "sales"):
		r.importer = id // "car sales in Togo"
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
	return z.broughtAt(m) >= 0 && (z.contact(m) || z.any(m.First-1, "that", "which", "what", "everything", "all") || z.has(m.First-1, mGood))
}

// contact says that a relative clause without a pronoun begins at a mention, right behind a noun: "the
// metal Togo buys".
func (z *quantifier) contact(m Mention) bool {
	at := z.clauseLeadOf(m)
	return at > z.s.First && z.d.Tokens[at].Kind == Word && z.d.Tokens[at].class&clsNoun != 0 && !z.isVerb(at) && m.Kind != AdjectiveMention && !z.possessive(m)
}

// broughtAt is the verb of trade right behind a mention, past an auxiliary, or -1.
func (z *quantifier) broughtAt(m Mention) int {
	i := m.Last
	if z.any(i, "brings", "brought", "bring") && z.any(i+1, "in") {
		return i
	}
	for i < m.Last+2 && z.any(i, "has", "have", "had", "been", "is", "are") {
		i++
	}
	if z.has(i, mTake|mSupply) {
		return i
	}
	return -1
}

func (z *quantifier) relativeRole(r *roles, f *figure, m Mention, id fact.ActorID) {
	if at := z.broughtAt(m); z.has(at, mTake) || !z.has(at, mSupply) {
		if m.Kind == PronounMention && id == r.agent && z.has(f.verb, mSupply) { // "sells Angola most of what it imports"
			if id = or(z.served(f), z.otherThan(f, id)); id == "" {
				return
			}
		}
		r.importer, r.total, r.seller = id, id, false
		return
	}
	if m.Kind == PronounMention && id == r.agent && z.has(f.verb, mTake) { // "takes a tenth of what it exports": not its own
		if id = z.otherThan(f, id); id == "" {
			return
		}
	}
	r.exporter, r.total, r.seller = id, id, true
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
