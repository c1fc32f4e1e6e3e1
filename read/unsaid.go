package read

// Who acts or is acted on where the verb does not say it.

// cameTo reads "two boats came to Ghana from China": what is delivered is the subject, and no party.
func (r *reader) cameTo(a *act, comp *complements) {
	c := &r.cs[a.verb]
	if comp.obj >= 0 || c.subj < 0 || len(a.targets) > 0 && a.targets[0].actor != "" {
		return
	}
	a.objBits, a.targets = r.nounBits(c.subj), nil
	if j := r.phrase(comp, r.l.find("to")); j >= 0 {
		if p := r.anyone(j); p.found && p.actor != "" {
			a.targets = []party{p}
		}
	}
}

// unsaid finds who acts in a passive without "by": the owner of troops that are stationed
// somewhere, the state in whose capital a guest is received.
func (r *reader) unsaid(a *act, c *chunk, comp *complements) {
	switch {
	case a.code[:2] == "15":
		p := r.sideOf(c.subj)
		if !p.found {
			return
		}
		a.sources, a.targets = []party{p}, nil
		for i := range comp.n {
			j := comp.phrases[i]
			if !r.prepIs(j, "in", "to", "on", "near", "along", "at", "into", "against") {
				continue
			}
			q := r.anyone(j)
			if !q.found {
				q = r.place(j)
			}
			if q.found {
				a.targets = r.withoutSources(a, []party{q})
				return
			}
		}
	case r.l.lemmas[a.lemma] == "recall": // Spain's ambassador was recalled from
		if p := r.owner(c.subj); p.found {
			a.sources, a.targets = []party{p}, nil
			if j := r.phrase(comp, r.l.find("from")); j >= 0 {
				a.targets = r.following(j, len(r.cs))
			}
		}
	case a.code[:2] >= "18": // hit by rockets from Iraq, shelled from Chad
		for j := c.subj + 1; j > 0 && j < comp.end && j < len(r.cs); j++ {
			if p := r.direct(j); r.prepIs(j, "from") && p.found && r.l.states[p.actor.State()] && !same(p, a.targets) {
				a.sources = []party{p}
				return
			}
		}
	case a.code == "160" || a.code == "161" || a.code == "166" || a.code[:2] == "11" && a.weight > 0 || a.code == "120" && a.weight > 0: // expelled from Ottawa, rejected in Baku
		for _, prep := range [...]string{"from", "out", "in"} {
			j := r.phrase(comp, r.l.find(prep))
			if j < 0 || prep == "from" && a.code[:2] != "16" {
				continue
			}
			p := r.direct(j)
			if !p.found && prep == "out" {
				p = r.place(j) // ordered out of Tel Aviv
			}
			if p.found && (r.l.states[p.actor.State()] || prep == "from" && organisation(p.actor)) && !same(p, a.targets) {
				a.sources = []party{p}
				return
			}
		}
	case a.code[:2] == "07": // a load of Indian vaccines was given to
		p := r.owner(c.subj)
		if !p.found {
			p = r.ofOwner(c.subj)
		}
		if p.found && !same(p, a.targets) {
			a.sources = []party{p}
		}
	case a.code == "173": // arrested in Juba
		for i := range comp.n {
			if j := comp.phrases[i]; r.prepIs(j, "in", "at", "near") {
				if p := r.place(j); p.found && len(a.targets) > 0 && a.targets[0].actor != "" && a.targets[0].actor.State() != p.actor.State() {
					p.actor = p.actor.State()
					a.sources = []party{p}
					return
				}
			}
		}
	case a.code == "043":
		if j := r.phrase(comp, r.l.find("in")); j >= 0 {
			if p := r.place(j); p.found {
				a.sources = []party{p}
			}
		}
	}
}

// outward verbs are done to somebody from elsewhere.
var outward = newQuickSet("expel summon deport sanction blacklist penalise penalize")

// notOneself reads "A condemned B and expelled its ambassador": nobody expels an own envoy, so that
// "its" is the other state spoken of last.
func (r *reader) notOneself(a *act) {
	if len(a.sources) == 0 || len(a.targets) != 1 || !outward.has(r.l.lemmas[a.lemma]) {
		return
	}
	t := &a.targets[0]
	own := a.sources[0].actor.State()
	if t.actor.State() != own || r.d.Tokens[t.first].class&clsPoss == 0 && (t.chunk+1 >= len(r.cs) || r.d.Tokens[r.cs[t.chunk+1].first].class&clsPoss == 0 || !r.prepIs(t.chunk+1, "of")) {
		return
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if s := m.Actor.State(); m.First < t.first && m.Kind != PlaceMention && r.l.states[s] && s != own {
			t.actor = s
			return
		}
	}
}

// boughtFrom reads "China buys its coal": nobody buys what is one's own, so that "its" is the state
// that the sentence before was about.
func (r *reader) boughtFrom(a *act, comp *complements) {
	i := r.focus.prevSubj
	if comp.obj < 0 || i < 0 || len(a.sources) == 0 || r.d.Tokens[r.cs[comp.obj].first].class&clsPoss == 0 {
		return
	}
	if s := r.mentions[i].Actor.State(); r.l.states[s] && s != a.sources[0].actor.State() {
		c := &r.cs[comp.obj]
		a.targets = []party{{actor: s, chunk: comp.obj, first: c.first, last: c.last, found: true}}
	}
}
