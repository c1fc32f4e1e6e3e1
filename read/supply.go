package read

import "tightrope/fact"

// Standing supplies: whose goods go where, what somebody lives on, who built what somebody uses.

// goodsOf is the state whose goods a subject is, and their layer: "Kuwait's oil", "most of its weapons",
// "the gas of Iran", "whose arsenal".
func (r *reader) goodsOf(j int) (party, fact.Layer) {
	if j < 0 || r.cs[j].kind != chNoun {
		return party{}, ""
	}
	c := &r.cs[j]
	if partitive[r.d.Tokens[c.head].Norm] || mostly[r.d.Tokens[c.head].Norm] {
		if j+1 < len(r.cs) && r.prepIs(j+1, "of") {
			return r.goodsOf(j + 1)
		}
		return party{}, ""
	}
	layer := r.goodsIn(c.head, c.last)
	if layer == "" || layer == fact.Security {
		return party{}, ""
	}
	p := r.owner(j)
	if n := r.left(j); !p.found && n >= 0 && r.cs[n].kind == chRel && r.d.Tokens[r.cs[n].first].Norm == "whose" {
		p = r.direct(r.related(n))
	}
	if !p.found {
		p = r.ofOwner(j)
	}
	if !p.found || !r.l.states[p.actor.State()] {
		return party{}, ""
	}
	return p, layer
}

// goodsSubject reads verbs whose subject is what a state sells, buys or uses: "Oman's crude goes to
// China", "its jets come from Italy", "Peru's frigates were built in Korea".
func (r *reader) goodsSubject(k int, comp *complements, rows []standingRow) bool {
	c := &r.cs[k]
	owner, layer := r.goodsOf(c.subj)
	if !owner.found || r.l.lemmas[c.verb] == "come" && c.passive {
		return false
	}
	for i := range rows {
		s := &rows[i]
		passive := s.preps[0] == "by" || s.preps[0] == "in" || !movers[r.l.lemmas[c.verb]]
		if passive != c.passive {
			continue
		}
		for n := range comp.n {
			j := comp.phrases[n]
			if !r.prepIs(j, s.preps...) {
				continue
			}
			other := r.direct(j)
			if !other.found {
				other = r.owner(j)
			}
			a, b := owner, other
			if s.gives {
				a, b = b, a
			}
			before := len(r.items)
			r.tieOf(k, a, b, r.cs[j].last, s.sign, layer, s.row)
			return len(r.items) > before
		}
	}
	return false
}

// movers are the verbs that goods are the subject of in the active voice.
var movers = wordSet("go flow travel head come arrive stem")

// goodsPredicate reads "its arsenal is mostly Chinese", "Peru's tanks are Russian": goods of one state
// that another made.
func (r *reader) goodsPredicate(k int, comp *complements) bool {
	c := &r.cs[k]
	if c.subj < 0 {
		return false
	}
	user, layer := r.goodsOf(c.subj)
	if !user.found {
		return false
	}
	for i := c.last - 1; i < min(c.last+3, len(r.d.Tokens)); i++ {
		m := r.name(i)
		if m == nil || m.p.kind != phAdjective && m.p.kind != phDemonym {
			continue
		}
		if end := m.last; end < len(r.d.Tokens) && r.d.Tokens[end].class&(clsNoun|clsAdj) != 0 {
			return false // "is Russian property"
		}
		maker := party{actor: m.p.actor, found: true}
		r.tieOf(k, maker, user, m.last, 1, layer, "standing:made")
		return true
	}
	return false
}

var (
	buyers  = wordSet("buy get import obtain draw source purchase procure")
	sellers = wordSet("sell export ship pipe supply provide")
	mostly  = wordSet("most all half bulk much none")
)

// trades reads a habit of buying or selling: "buys its grain from Ukraine", "gets almost all of its
// gas from Israel", "sells its hydropower to India". What was bought or sold once is a deed.
func (r *reader) trades(k int, comp *complements) {
	lemma := r.l.lemmas[r.cs[k].verb]
	sells := sellers[lemma]
	if !sells && !buyers[lemma] || comp.obj < 0 || r.cs[k].passive || r.past(k) && !mostly[r.d.Tokens[r.cs[comp.obj].head].Norm] {
		return
	}
	layer := r.goodsIn(r.cs[k].last, r.cs[comp.end-1].last)
	a := r.sideStates(r.cs[k].subj)
	if layer == "" || layer == fact.Security || len(a) == 0 {
		return
	}
	if b := r.direct(comp.obj); sells && b.found && comp.n > 0 && r.prepIs(comp.phrases[0], "with") { // "supplies Libya with diesel"
		r.tieOf(k, a[0], b, r.cs[comp.phrases[0]].last, 1, layer, "standing:"+lemma)
		return
	}
	prep := "from"
	if sells {
		prep = "to"
	}
	for i := range comp.n {
		if j := comp.phrases[i]; r.prepIs(j, prep) {
			from, to := r.direct(j), a[0]
			if sells {
				from, to = to, from
			}
			r.tieOf(k, from, to, r.cs[j].last, 1, layer, "standing:"+lemma)
			return
		}
	}
}

// madeBy is whose the goods in a phrase are that no owner is named of: behind a participle ("gas piped
// from Indonesia") or by the type of a weapon ("flies F-16s").
func (r *reader) madeBy(j int) party {
	if n := j + 1; n+1 < len(r.cs) && r.cs[n].kind == chVerb && r.cs[n].passive && r.prepIs(n+1, "from", "by", "in") {
		p := r.direct(n + 1)
		p.last = r.cs[n+1].last
		return p
	}
	c := &r.cs[j]
	for i := c.first; i < c.last; i++ {
		if id := makerOf(r.d.Tokens[i].Norm); id != "" && (r.weapon(i) || weaponNames.has(r.d.Tokens[i].Norm)) {
			return party{actor: id, chunk: j, first: c.first, last: c.last, found: true}
		}
	}
	return party{}
}

// makerOf is the state that builds a type of weapon, by the first part of its designation.
func makerOf(word string) fact.ActorID {
	switch word {
	case "f", "c", "b", "m", "himars", "abrams", "patriot", "patriots", "javelin", "javelins", "stinger", "stingers", "thaad", "apache", "apaches", "chinook", "chinooks", "hercules", "tomahawk", "tomahawks":
		return "USA"
	case "mig", "migs", "su", "sukhoi", "sukhois", "t", "s", "mi", "iskander", "iskanders", "pantsir", "kalashnikov", "kalashnikovs":
		return "RUS"
	case "rafale", "rafales", "mirage", "mirages", "caesar", "caesars", "scalp":
		return "FRA"
	case "gripen", "gripens":
		return "SWE"
	case "leopard", "leopards", "taurus":
		return "DEU"
	case "j":
		return "CHN"
	case "bayraktar", "bayraktars":
		return "TUR"
	case "shahed", "shaheds":
		return "IRN"
	}
	return ""
}
