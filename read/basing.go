package read

import "tightrope/fact"

// Standing presences in another state: bases, soldiers, and what is owned there.

var (
	keepers = wordSet("have keep maintain retain operate run lease")
	bases   = wordSet("base bases airbase airbases garrison garrisons barracks")
	posted  = wordSet("station base post garrison deploy")
	staying = wordSet("live serve remain stay")
)

// based reads "keeps a base in Syria", "hosts 900 American soldiers", "soldiers are stationed in".
func (r *reader) based(k int, comp *complements) {
	c := &r.cs[k]
	lemma := r.l.lemmas[c.verb]
	switch {
	case posted[lemma] && c.passive || staying[lemma] && !c.passive:
		if a := r.troopsOf(c.subj); a.found {
			r.atPlace(k, comp, a, "standing:based")
		}
	case c.passive || comp.obj < 0:
	case keepers[lemma] && r.isBase(comp.obj):
		if a := r.statesOf(c.subj); len(a) > 0 {
			r.atPlace(k, comp, a[0], "standing:base")
		}
	case (lemma == "keep" || lemma == "station" || lemma == "maintain") && r.nounBits(comp.obj)&(1<<r.l.classes["troops"]) != 0:
		if a := r.statesOf(c.subj); len(a) > 0 {
			r.atPlace(k, comp, a[0], "standing:troops")
		}
	case lemma == "host" || lemma == "house":
		if a, host := r.troopsOf(comp.obj), r.statesOf(c.subj); a.found && len(host) > 0 {
			r.tieOf(k, a, host[0], r.cs[comp.obj].last, 1, fact.Security, "standing:host")
		}
	}
}

func (r *reader) isBase(j int) bool { return bases[r.d.Tokens[r.cs[j].head].Norm] }

// troopsOf is the state whose soldiers or base a phrase is.
func (r *reader) troopsOf(j int) party {
	if j < 0 || r.cs[j].kind != chNoun {
		return party{}
	}
	if head := r.d.Tokens[r.cs[j].head].Norm; !r.isBase(j) && head != "fleet" && head != "airmen" && r.nounBits(j)&(1<<r.l.classes["troops"]) == 0 {
		p := r.direct(j)
		if p.found && r.cs[j].mention >= 0 && r.mentions[r.cs[j].mention].Kind == AdjectiveMention {
			return p // "the Russians"
		}
		return party{}
	}
	if p := r.owner(j); p.found {
		return p
	}
	return r.direct(j)
}

// atPlace makes the tie of one who is present with the state where that is: the one in which the place
// lies, or, where no table knows the place, the one that the text is about.
func (r *reader) atPlace(k int, comp *complements, a party, rule string) {
	for i := range comp.n {
		j := comp.phrases[i]
		if !r.prepIs(j, "in", "at", "on", "near", "outside", "off", "around") {
			continue
		}
		b := r.place(j)
		for n := j + 1; !b.found && n < len(r.cs) && r.prepIs(n, "in", "of"); n++ {
			b = r.place(n)
		}
		if home := r.mostNamed(); !b.found && home != a.actor.State() && r.d.Tokens[r.cs[j].head].Is(Capital) {
			b = party{actor: home, found: home != ""}
		}
		if b.found {
			r.tieOf(k, a, b, r.cs[j].last, 1, fact.Security, rule)
			return
		}
	}
}

// homeTo reads "is home to an American base".
func (r *reader) homeTo(k int, comp *complements) bool {
	c := &r.cs[k]
	w := r.d.Tokens[c.last-1].Norm
	if comp.obj >= 0 {
		w = r.d.Tokens[r.cs[comp.obj].head].Norm
	}
	if w != "home" && w != "host" || comp.n == 0 || !r.prepIs(comp.phrases[0], "to") {
		return false
	}
	j := comp.phrases[0]
	if a, host := r.troopsOf(j), r.statesOf(c.subj); a.found && len(host) > 0 {
		r.tieOf(k, a, host[0], r.cs[j].last, 1, fact.Security, "standing:host")
	}
	return true
}

// present reads "there are 2,000 Russian soldiers in Belarus".
func (r *reader) present(k int, comp *complements) {
	if comp.obj >= 0 && !r.saysNone(comp.obj) && !r.past(k) {
		if a := r.troopsOf(comp.obj); a.found {
			r.atPlace(k, comp, a, "standing:based")
		}
	}
}

var (
	owners   = wordSet("own control hold possess operate run lease")
	holdings = wordSet(`refinery port harbour harbor stake share company firm pipeline pipe mine smelter field plant bank grid network railway
		terminal station dam land farm airline airport shipyard factory operator utility oilfield producer storage depot bond debt reserve`)
)

// owns reads what somebody from one state owns in another: "Lukoil owns a refinery in Romania", "holds
// a stake in the Nigerian field", "is owned by a Chinese group", "belongs to a Chinese company".
func (r *reader) owns(k int, comp *complements) {
	c := &r.cs[k]
	lemma := r.l.lemmas[c.verb]
	switch {
	case c.passive && owners[lemma]:
		r.ownedBy(k, comp, "by")
	case lemma == "belong":
		r.ownedBy(k, comp, "to")
	case owners[lemma] && comp.obj >= 0 && !c.passive && !r.past(k) && r.holding(comp.obj, comp.end):
		a := r.company(c.subj)
		if !a.found {
			return
		}
		for j := comp.obj; j < comp.end; j++ {
			if r.cs[j].kind != chNoun {
				continue
			}
			b := r.place(j)
			if !b.found {
				b = r.owner(j)
			}
			if b.found && b.actor.State() != a.actor.State() {
				r.tieOf(k, a, b, r.cs[j].last, 1, r.holdingLayer(r.cs[comp.obj].first, r.cs[comp.end-1].last), "standing:owns")
				return
			}
		}
	}
}

// company is the party that owns: a state, or a firm of a known state.
func (r *reader) company(j int) party {
	p := r.direct(j)
	if !p.found || p.actor == "" {
		p = r.owner(j)
	}
	if !p.found || !r.l.states[p.actor.State()] {
		return party{}
	}
	return p
}

// holding says whether the phrases from chunk j on name something that can be owned abroad.
func (r *reader) holding(j, end int) bool {
	for ; j < end; j++ {
		if r.cs[j].kind == chNoun && holdings[r.l.words[r.l.words[r.d.Tokens[r.cs[j].head].word].lemma].text] {
			return true
		}
	}
	return false
}

// ownedBy reads the passive: the thing and its state stand in the subject, the owner behind prep.
func (r *reader) ownedBy(k int, comp *complements, prep string) {
	s := r.cs[k].subj
	if !r.holding(s, k) {
		return
	}
	b := party{}
	for j := s; j < k && !b.found; j++ {
		if r.cs[j].kind == chNoun {
			if b = r.place(j); !b.found {
				b = r.owner(j)
			}
		}
	}
	for i := range comp.n {
		if j := comp.phrases[i]; r.prepIs(j, prep) {
			r.tieOf(k, r.company(j), b, r.cs[j].last, 1, r.holdingLayer(r.cs[s].first, r.cs[k].first), "standing:owns")
			return
		}
	}
}

func (r *reader) holdingLayer(first, last int) fact.Layer {
	if r.goodsIn(first, last) == fact.Energy {
		return fact.Energy
	}
	return fact.Trade
}
