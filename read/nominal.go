package read

import "tightrope/fact"

// nounActs adds the acts that nouns report: "attacks by Hamas on Israel", "Western sanctions
// on Russia". A noun that a frame of a verb has used is not read again.
func (r *reader) nounActs(out []act, used []bool) []act {
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chNoun || used[k] || r.l.words[r.d.Tokens[c.head].word].noun == 0 && r.d.Tokens[c.head].class&clsNoun == 0 {
			continue
		}
		at, n := r.actAt(c)
		if n < 0 {
			continue
		}
		e := &r.l.acts[n]
		a := act{verb: k, code: e.code, row: e.row, weight: 1, modality: fact.Asserted, noun: true, from: c.first, to: c.last}
		if a.modality = r.supposedNoun(c, at); a.modality == fact.Hypothetical {
			continue // a possible attack
		}
		a.sources = r.nounParties(k, e.source, &a, at)
		a.targets = r.withoutSources(&a, r.nounParties(k, e.target, &a, at))
		if len(a.sources) > 0 && len(a.targets) == 0 {
			r.drawn(&a)
		}
		if len(a.sources) == 0 && len(a.targets) == 0 {
			continue
		}
		r.settle(&a)
		out = append(out, a)
	}
	return out
}

// supposedNoun is what an adjective before the noun at token at leaves of its being so: "a possible attack",
// "the alleged raid".
func (r *reader) supposedNoun(c *chunk, at int) fact.Modality {
	for i := c.first; i < at; i++ {
		switch r.d.Tokens[i].Norm {
		case "possible", "potential", "planned", "threatened", "imminent", "looming", "hypothetical", "feared", "future", "prospective", "would-be", "proposed", "any", "no":
			return fact.Hypothetical
		case "alleged", "reported", "purported", "supposed", "claimed", "rumoured", "rumored", "suspected", "apparent":
			return fact.Alleged
		}
	}
	return fact.Asserted
}

// drawing verbs bring somebody's words or acts upon who or what is their subject.
var drawing = wordSet("draw spark provoke prompt attract bring earn trigger elicit face incur invite meet unleash stir arouse evoke encounter suffer win receive get")

// drawn finds whom criticism, praise or a protest is about that something draws: "its raid on Chad drew protests
// from Niger", "bought drones, sparking criticism from Egypt". It is who did what drew it.
func (r *reader) drawn(a *act) {
	if root := a.code[:2]; root != "05" && (root < "11" || root > "14") || r.saysNone(a.verb) {
		return
	}
	v := r.left(a.verb)
	if v < 0 || r.cs[v].kind != chVerb || r.cs[v].passive || r.cs[v].neg || !drawing[r.l.lemmas[r.cs[v].verb]] || r.cs[v].subj < 0 {
		return
	}
	s := r.cs[v].subj
	p := r.anyone(s)
	if !p.found || p.actor == "" {
		p = r.behindBy(s)
	}
	if n := r.right(s); !p.found && n >= 0 && r.cs[n].kind == chVerb && r.nounAbove(n) == s {
		if list := r.planners(s, n); len(list) == 1 {
			p = list[0]
		}
	}
	if p.found && p.actor != "" {
		a.targets, a.effect, a.from = r.withoutSources(a, []party{p}), "drawn", r.cs[v].first
	}
}

// actAt finds the event noun that ends with the head of a phrase.
func (r *reader) actAt(c *chunk) (at, n int) {
	if c.last < len(r.d.Tokens) && r.d.Tokens[c.last].class&clsTime != 0 && !r.d.Tokens[c.last].Is(Capital) {
		switch r.d.Tokens[c.last].Norm {
		case "day", "week", "year", "anniversary":
			return 0, -1 // a genocide day
		}
	}
	for i := max(c.first, c.head-2); i <= c.head; i++ {
		if r.l.words[r.d.Tokens[i].word].root == 0 {
			continue
		}
		node := r.l.words[r.d.Tokens[i].word].root
		ok := true
		for j := i + 1; j <= c.head && ok; j++ {
			node = r.l.next(node, r.d.Tokens[j].word)
			ok = node != 0
		}
		if !ok || !r.l.others[node] {
			continue
		}
		for e := range r.l.ends[node] {
			if p := &r.l.ends[node][e]; p.kind == phAct {
				return i, p.act
			}
		}
	}
	return 0, -1
}

// nounParties fills a place of an event noun from the words before it and the phrases behind.
func (r *reader) nounParties(k int, slots []slot, a *act, at int) []party {
	c := &r.cs[k]
	for _, s := range slots {
		switch s.kind {
		case slotGen:
			for i := range r.inside(c) {
				m := &r.mentions[i]
				if m.First >= at || m.Kind == PlaceMention || r.whereBefore(m, at) {
					continue
				}
				return r.one(party{actor: m.Actor, sector: m.Sector, name: m.Name, chunk: k, first: m.First, last: m.Last, found: true, direct: true})
			}
		case slotPrep, slotObj, slotObjOf, slotAny, slotIObj:
			if s.kind != slotPrep {
				continue
			}
			for j := k + 1; j < len(r.cs) && j <= k+5; j++ {
				n := &r.cs[j]
				if n.kind == chTime || n.kind == chWord {
					continue
				}
				if n.kind != chNoun || n.prep < 0 || r.prepIs(j, "as", "than", "like") {
					break
				}
				if r.d.Tokens[n.prep].word != s.prep {
					if r.anotherSlot(slots, n.prep) && r.direct(j).found {
						break // sanctions against Iran after its attack on Oman
					}
					continue
				}
				got := r.following(j, len(r.cs))
				if got == nil && r.where(s.prep) {
					if p := r.place(j); p.found {
						got = r.one(p)
					}
				}
				if got != nil {
					a.to = max(a.to, n.last)
					return got
				}
			}
		}
	}
	return nil
}

// whereBefore says whether the name of a state right before a noun tells where or with whom it was, and
// not whose it is: "the Ukraine war", but "the US raid", "Ukraine's war".
func (r *reader) whereBefore(m *Mention, at int) bool {
	t := &r.d.Tokens[m.Last-1]
	return m.Kind == NameMention && m.Last == at && m.Sector == "" && len(m.Actor) == 3 && t.Kind == Word && len(t.Norm) > 3 && !t.Is(Possessive) && t.class&clsGen == 0
}

// anotherSlot says that a preposition leads to a party of an event noun.
func (r *reader) anotherSlot(slots []slot, prep int) bool {
	for _, s := range slots {
		if s.kind == slotPrep && s.prep == r.d.Tokens[prep].word {
			return true
		}
	}
	return false
}

// visited says whether a visit is told as made: "during Xi's visit to Sofia", "on a visit to Oslo, the emir
// promised", where the visitor is who acts in the clause.
func (r *reader) visited(a *act) bool {
	k := a.verb
	if !r.prepIs(k, "during", "after", "on", "following") || len(a.targets) == 0 || a.targets[0].actor == "" {
		return false
	}
	v := r.nextFinite(k)
	if v < 0 {
		v = r.mainBefore(k)
	}
	if v < 0 || r.cs[v].modal != 0 || r.hasIf() {
		return false
	}
	if len(a.sources) == 0 && r.prepIs(k, "during", "on") && !r.cs[v].passive {
		a.sources = r.members(r.cs[v].subj)
	}
	if len(a.sources) == 0 || a.sources[0].sector != "GOV" || a.sources[0].actor.State() == a.targets[0].actor.State() {
		return false
	}
	r.settle(a)
	return true
}

// happening verbs say of talks that they took place.
var happening = wordSet("begin start open resume continue conclude end follow hold convene restart reopen take")

// tookPlace says whether talks between two are the subject of a verb that says that they were held:
// "negotiations between Oman and Iran resumed in Muscat".
func (r *reader) tookPlace(a *act) bool {
	if len(a.sources) == 0 || len(a.targets) == 0 || a.sources[0].actor == "" || a.targets[0].actor == "" {
		return false
	}
	for v := a.verb + 1; v < len(r.cs); v++ {
		c := &r.cs[v]
		if c.kind == chVerb && c.finite && c.subj == a.verb {
			r.modality(a, v)
			if c.neg || a.modality == fact.Hypothetical {
				return false
			}
			comp := r.complement(v)
			if a.code == "087" {
				return r.inForce(v, &comp)
			}
			return happening[r.l.lemmas[c.verb]] && comp.obj < 0
		}
	}
	return false
}

// inForce says whether the verb at v says of a truce that it binds from now on: "took effect", "came into force".
func (r *reader) inForce(v int, comp *complements) bool {
	j := comp.obj
	switch r.l.lemmas[r.cs[v].verb] {
	case "begin", "start":
		return j < 0
	case "take":
	case "come", "go", "enter":
		j = r.phrase(comp, r.l.find("into"))
	default:
		return false
	}
	if j < 0 {
		return false
	}
	word := r.d.Tokens[r.cs[j].head].Norm
	return word == "effect" || word == "force" || word == "hold"
}
