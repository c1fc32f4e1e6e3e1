package read

import (
	"strings"

	"tightrope/actor"
	"tightrope/fact"
)

// nounBits are the classes of the head of a phrase; names of weapons are weapons.
func (r *reader) nounBits(j int) uint64 {
	i := r.cs[j].head
	if bits := r.l.words[r.d.Tokens[i].word].noun; bits != 0 || !r.weapon(i) {
		return bits
	}
	return 1 << r.l.classes["militaryaid"]
}

var (
	weaponNames = newQuickSet(`rafale rafales gripen gripens eurofighter eurofighters typhoon typhoons sukhoi sukhois mig migs mirage
		mirages bayraktar bayraktars himars abrams leopard leopards patriot patriots caesar caesars javelin javelins stinger
		stingers thaad iskander iskanders shahed shaheds chinook chinooks apache apaches kalashnikov kalashnikovs hercules
		pantsir pantsirs tomahawk tomahawks taurus scalp storm`)
	noWeapons = wordSet("g p cop e u q h un eu fifa")
)

// weapon says whether a token names a type of weapon: by a name, or letters and a number, as J-10,
// Su-57 and TB2.
func (r *reader) weapon(i int) bool {
	t := &r.d.Tokens[i]
	if t.Kind == Number && t.Is(Hyphen) && i > 0 { // F-16s
		i--
		t = &r.d.Tokens[i]
	}
	if !t.Is(Capital) || r.name(i) != nil {
		return false
	}
	if weaponNames.has(t.Norm) {
		return !t.Is(FirstWord)
	}
	if n := len(t.Norm); n > 4 || noWeapons[t.Norm] {
		return false
	} else if strings.ContainsAny(t.Norm, "0123456789") {
		return n < 4 && !noWeapons[strings.TrimRight(t.Norm, "0123456789")]
	}
	if i+1 >= len(r.d.Tokens) || len(t.Norm) > 3 {
		return false
	}
	n := &r.d.Tokens[i+1]
	return n.Is(Hyphen|Glued) && (n.Kind == Number || n.Norm[0] >= '0' && n.Norm[0] <= '9') // F-16, F-16s
}

// bestFrame is the most specific frame whose needs are met; the first of equals in the table.
func (r *reader) bestFrame(c *chunk, comp *complements) *frame {
	fs, can := r.l.frames[c.verb], comp.kinds(c)
	for i := range fs {
		if f := &fs[i]; f.kinds&^can == 0 && !(f.outside && r.atHomeOnly) && r.meets(f, c, comp) {
			return f
		}
	}
	return nil
}

// kinds are the kinds of need for which something stands beside a verb.
func (comp *complements) kinds(c *chunk) kindSet {
	can := kindSet(1 << needAdj)
	if comp.obj >= 0 {
		can |= 1<<needObj | 1<<needActor | 1<<needOrg | 1<<needPart
	} else {
		can |= 1 << needNoObj
	}
	if comp.part != "" {
		can |= 1 << needPart
	}
	if comp.iobj >= 0 {
		can |= 1 << needIObj
	}
	if comp.n > 0 {
		can |= 1 << needPrep
	}
	if comp.clause >= 0 {
		can |= 1 << needThat
	}
	if c.subj >= 0 {
		can |= 1 << needSubj
	}
	return can
}

func (r *reader) meets(f *frame, c *chunk, comp *complements) bool {
	for i := range f.needs {
		n := &f.needs[i]
		ok := false
		switch n.kind {
		case needObj:
			ok = comp.obj >= 0 && (r.headIs(comp.obj, n) || comp.objLast != comp.obj && r.headIs(comp.objLast, n))
		case needPart:
			ok = comp.part != "" && r.isWord(n.heads, r.l.find(comp.part)) || r.partBehind(n, comp)
		case needAdj:
			ok = r.hasAdjective(n, c, comp)
		case needIObj:
			ok = comp.iobj >= 0 && r.direct(comp.iobj).found && (!c.passive || comp.iobj == c.subj && c.finite)
		case needActor:
			ok = comp.obj >= 0 && r.direct(comp.obj).found
		case needOrg:
			ok = comp.obj >= 0 && !c.ing && organisation(r.direct(comp.obj).actor)
		case needNoObj:
			ok = comp.obj < 0
		case needSubj:
			ok = c.subj >= 0 && r.subjectIs(c.subj, n)
		case needThat:
			ok = r.clauseVerbIs(comp, n)
		case needPrep:
			for _, p := range n.preps {
				if j := r.phrase(comp, p); j >= 0 && (n.nouns == 0 && n.heads == nil || r.headIs(j, n)) && (!n.actor || r.direct(j).found) && (!n.party || r.anyone(j).found) {
					ok = true
					break
				}
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// subjectIs says whether a subject is what a need asks for.
func (r *reader) subjectIs(j int, n *need) bool {
	switch {
	case n.actor:
		return r.direct(j).sector == "GOV"
	case n.force:
		return r.direct(j).sector == "MIL" || r.sideOf(j).found
	case n.civil:
		switch r.direct(j).sector {
		case "CVL", "EDU", "LAB", "AGR", "OPP":
			return true
		}
		return false
	}
	return r.headIs(j, n)
}

// clauseVerbIs says whether the first verb of the clause behind a verb is what a need asks for.
func (r *reader) clauseVerbIs(comp *complements, n *need) bool {
	if comp.clause < 0 || n.heads == nil {
		return comp.clause >= 0 && !comp.quoteAfter
	}
	for j := comp.clause; j < len(r.cs); j++ {
		if c := &r.cs[j]; c.kind == chVerb && c.finite {
			return r.isWord(n.heads, r.l.find(r.l.lemmas[c.verb]))
		}
	}
	return false
}

// partBehind looks for a particle behind the object and the phrases that belong to it, where no phrase
// goes on from it: "turned the offer down", "called the talks with Iran off", "drove the boats away".
func (r *reader) partBehind(n *need, comp *complements) bool {
	if comp.obj < 0 || comp.part != "" {
		return false
	}
	for j := comp.obj; j < len(r.cs) && (j == comp.obj || r.cs[j].kind == chNoun && r.cs[j].prep >= 0); j++ {
		i := r.cs[j].last
		if i >= len(r.d.Tokens) || !r.isWord(n.heads, r.d.Tokens[i].word) {
			continue
		}
		k := j + 1
		return k >= len(r.cs) || r.cs[k].kind != chNoun || r.cs[k].prep != i || r.cs[k].prep0 >= 0 || r.d.Tokens[i].Norm == "off" || r.d.Tokens[i].Norm == "away"
	}
	return false
}

// organisation says whether an actor is an organisation of states.
func organisation(id fact.ActorID) bool {
	if id == "" {
		return false
	}
	a, ok := actor.Default().Get(id)
	return ok && a.Kind == fact.Organisation
}

// hasAdjective looks for an adjective at a copula, behind the object ("found him guilty") or
// inside it ("a scathing attack").
func (r *reader) hasAdjective(n *need, c *chunk, comp *complements) bool {
	if c.adj >= 0 && r.isWord(n.heads, r.d.Tokens[c.adj].word) {
		return true
	}
	if comp.obj < 0 {
		return false
	}
	o := &r.cs[comp.obj]
	for i := o.first; i < o.last; i++ {
		if r.isWord(n.heads, r.d.Tokens[i].word) {
			return true
		}
	}
	return false
}

func (r *reader) isWord(list []wordID, w wordID) bool {
	for _, x := range list {
		if x == w {
			return w != 0
		}
	}
	return false
}

// sum says whether a phrase is an amount of money: "$60m in aid", "two billion dollars of loans".
func (r *reader) sum(j int) bool {
	c := &r.cs[j]
	for i := c.first; i < c.last; i++ {
		if r.d.Tokens[i].class&(clsNum|clsSym) != 0 {
			return r.d.Tokens[c.first].class&clsSym != 0 || i > c.first && r.d.Tokens[i-1].class&clsSym != 0 || r.nounBits(j)&(1<<r.l.classes["money"]) != 0
		}
	}
	return false
}

// headIs says whether the head of a phrase, or the noun in its "of" phrase after a word of
// amount, is what a need asks for.
func (r *reader) headIs(j int, n *need) bool {
	w := &r.l.words[r.d.Tokens[r.cs[j].head].word]
	if n.nouns == 0 && n.heads == nil || w.noun&n.nouns != 0 || n.nouns != 0 && w.noun == 0 && r.nounBits(j)&n.nouns != 0 || r.isWord(n.heads, w.lemma) && w.lemma != 0 {
		return true
	}
	if len(n.heads) > 0 && r.isWord(n.heads, r.d.Tokens[r.cs[j].head].word) {
		return true
	}
	if n.nouns != 0 && w.noun == 0 && n.nouns&r.l.moneyBit != 0 && r.cs[j].head > r.cs[j].first && r.d.Tokens[r.cs[j].head-1].class&clsNum != 0 && r.sum(j) {
		return true // "$300m"
	}
	if j+1 < len(r.cs) && r.cs[j+1].kind == chNoun && (r.prepIs(j+1, "of") && w.noun == 0 || r.prepIs(j+1, "of", "in") && r.sum(j)) {
		v := &r.l.words[r.d.Tokens[r.cs[j+1].head].word]
		return v.noun&n.nouns != 0 || r.isWord(n.heads, v.lemma)
	}
	return false
}
