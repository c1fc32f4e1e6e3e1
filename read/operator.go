package read

import "tightrope/fact"

// modality reads tense and modal verb, conditions and questions.
func (r *reader) modality(a *act, k int) {
	top := k
	for n := 0; r.cs[top].chain >= 0 && n < 6; n++ {
		top = r.cs[top].chain
	}
	t := &r.cs[top]
	switch m := r.l.words[t.modal].text; m {
	case "will", "shall", "'ll", "wo":
		a.modality = fact.Future
	case "may", "might", "could", "would", "can", "ca", "should", "'d":
		a.modality = fact.Hypothetical
		if m == "can" || m == "should" {
			a.modality = fact.Hypothetical
		}
		if m == "would" && r.reported(top) {
			a.modality = fact.Future // said that it would
		} else if m == "would" && !t.perfect && !t.neg && r.looksBack(t) {
			a.modality = fact.Asserted
		}
	case "must":
		a.modality = fact.Hypothetical
	}
	if c := &r.cs[k]; a.modality == fact.Asserted && c.inf && c.chain < 0 && a.under == 0 && c.subj < 0 {
		a.modality = fact.Intended // "To win votes, …" tells a purpose
	}
	if a.modality == fact.Asserted && r.hearsay(t) {
		a.modality = fact.Alleged
	}
	if c := &r.cs[k]; a.modality == fact.Asserted && c.copula && c.adj >= 0 && (r.d.Tokens[c.adj].Norm == "due" || r.d.Tokens[c.adj].Norm == "expected") {
		a.modality = fact.Future
	}
	if r.underIf(k) || top != k && r.underIf(top) {
		a.modality, a.condition = fact.Conditional, true
	} else if a.modality == fact.Hypothetical && r.hasIf() {
		a.modality, a.condition = fact.Conditional, true
	}
}

// looksBack says whether an adverb makes "would" tell of the past: "would later leave".
func (r *reader) looksBack(c *chunk) bool {
	for i := c.first; i < c.head; i++ {
		switch r.d.Tokens[i].Norm {
		case "later", "subsequently":
			return true
		}
	}
	return false
}

// hearsay says whether an adverb in or beside a verb leaves open whether it is so.
func (r *reader) hearsay(c *chunk) bool {
	for i := max(c.first-1, 0); i <= c.last && i < len(r.d.Tokens); i++ {
		switch r.d.Tokens[i].Norm {
		case "allegedly", "reportedly", "purportedly", "supposedly":
			return true
		}
	}
	return false
}

// operators applies what governs the verb, from the inside out.
func (r *reader) operators(a *act, k int) {
	j := k
	for range 5 {
		if n := r.nounAbove(j); n >= 0 {
			r.underNoun(a, n, j)
			if j = r.cs[j].chain; j < 0 {
				return
			}
			continue
		}
		v := r.cs[j].chain
		if v < 0 {
			return
		}
		eff := r.effect(v, j)
		if eff == "" && r.cs[j].inf && j == k && a.code[:2] == "05" && bargaining[r.l.lemmas[r.cs[v].verb]] {
			a.modality = r.mod(a, fact.Intended) // "have been negotiating for years to reach a deal"
		}
		if (eff == "demand" || eff == "order") && r.asksThing(v, j) {
			eff = "aspect"
			r.sourceOf(a, v)
		}
		neg := r.cs[v].neg
		if neg && (eff == "fail" || eff == "avoid" || eff == "prevent" || eff == "refuse" && r.l.lemmas[r.cs[v].verb] == "hesitate") {
			eff, neg = "aspect", false // did not hesitate to
		}
		if (eff == "cease" || a.effect == "cease") && r.cs[v].neg {
			a.sources, a.targets = nil, nil // "cannot stop buying": it goes on
			return
		}
		r.apply(a, eff, v, j)
		if eff != "" && neg != (r.cs[v].subj >= 0 && r.saysNone(r.cs[v].subj) && len(a.sources) > 0) {
			a.negative = !a.negative
		}
		if eff != "" {
			a.effect = eff
			if r.cs[v].first < a.from && eff != "allege" && eff != "demand" {
				a.from = r.startOf(v)
			}
		}
		j = v
	}
}

// asksThing says whether what is asked or ordered is no actor: "ordered rockets to be built".
func (r *reader) asksThing(v, j int) bool {
	s := r.cs[j].subj
	return s > v && r.cs[j].passive && !r.anyone(s).found
}

func (r *reader) startOf(v int) int {
	c := &r.cs[v]
	if c.subj >= 0 && c.subj < v && v-c.subj <= 8 && c.finite && !r.secondVerb(c.subj, v) {
		return r.cs[c.subj].first
	}
	return c.first
}

// effect is what the governing verb v makes of the verb j.
func (r *reader) effect(v, j int) string {
	g := &r.cs[v]
	if (g.copula || r.l.lemmas[g.verb] == "have") && r.cs[j].inf && (r.d.Tokens[g.last-1].Norm == "yet" || g.last < len(r.d.Tokens) && r.d.Tokens[g.last].Norm == "yet") {
		return "fail" // has yet to
	}
	if g.copula {
		return r.adjectiveEffect(g)
	}
	if r.givesTime(v, j) >= 0 {
		return "ultimatum"
	}
	link := "to"
	if r.cs[j].ing {
		link = "ing"
		if r.cs[j].prep >= 0 {
			link = r.d.Tokens[r.cs[j].prep].Norm + "ing"
			if r.cs[j].prep0 >= 0 && r.d.Tokens[r.cs[j].prep0].Norm == "short" {
				return "fail"
			}
			switch before := r.d.Tokens[max(r.cs[j].prep-1, 0)].Norm; {
			case link == "withouting":
				return "fail"
			case link == "toing" && (before == "close" || before == "closer" || before == "near"):
				return "consider"
			case link == "ofing" && before == "out":
				return "avoid" // talked it out of, backed out of
			}
		}
		if g.last < len(r.d.Tokens) && r.d.Tokens[g.last].Norm == "short" {
			return "fail" // stopped short of threatening
		}
	} else if lemma := r.l.lemmas[g.verb]; g.passive && !r.cs[j].perfect && (lemma == "suppose" || lemma == "mean") {
		return "seek" // was supposed to leave
	} else if g.passive && g.neg && lemma == "know" {
		return "consider" // is not known to have left
	} else if g.passive && r.hasOp(g.verb, "saidto") {
		return "allege"
	} else if g.passive && r.cs[j].inf && r.hasOp(g.verb, "setto") {
		return "expect"
	}
	if link == "to" && r.onSomebody(v, j) {
		for _, o := range r.l.ops[g.verb] {
			if o.link == "onto" {
				return o.effect
			}
		}
	}
	if link == "to" && r.objectBetween(v, j) {
		for _, o := range r.l.ops[g.verb] {
			if o.link == "objto" {
				return o.effect
			}
		}
	}
	if link == "ing" && r.cs[j].subj > v && r.objectBetween(v, j) { // "stop Chad attacking", not "stop attacking"
		link = "froming"
	}
	for _, o := range r.l.ops[g.verb] {
		if o.link == link {
			return o.effect
		}
	}
	if link == "to" && g.passive {
		for _, o := range r.l.ops[g.verb] {
			if o.link == "objto" {
				return o.effect
			}
		}
	}
	return ""
}

// objectBetween says whether a noun phrase stands between the governor and its infinitive.
func (r *reader) objectBetween(v, j int) bool {
	for i := v + 1; i < j; i++ {
		if r.cs[i].kind == chNoun {
			return true
		}
	}
	return false
}

// onSomebody reads "called on somebody to", "appealed to somebody to", "called for it to".
func (r *reader) onSomebody(v, j int) bool {
	for i := v + 1; i < j; i++ {
		if r.cs[i].kind == chNoun && r.prepIs(i, "on", "upon", "for", "to") {
			return true
		}
	}
	return false
}

// adjectiveEffect is what the adjective behind "be" makes of the infinitive behind it: "is ready to", "is too
// weak to", "is strong enough to".
func (r *reader) adjectiveEffect(g *chunk) string {
	at := g.adj
	if at < 0 && g.last < len(r.d.Tokens) {
		at = g.last
	}
	if at < 1 {
		return ""
	}
	word := r.d.Tokens[at].Norm
	switch {
	case word == "too" && at+1 < len(r.d.Tokens) && r.d.Tokens[at+1].class&clsAdj != 0, r.d.Tokens[at-1].Norm == "too" && r.d.Tokens[at-2].Norm != "only":
		return "fail"
	case at+1 < len(r.d.Tokens) && r.d.Tokens[at+1].Norm == "enough":
		return "consider"
	case word == "able" && r.d.Tokens[g.first].class&clsBe != 0 && (r.d.Tokens[g.first].Norm == "was" || r.d.Tokens[g.first].Norm == "were") || word == "able" && g.perfect:
		return ""
	}
	return r.l.over[word]
}

// apply changes an act by the effect of its governor.
func (r *reader) apply(a *act, eff string, v, j int) {
	root := a.code[:2]
	hostile := root >= "09" && root != "08"
	not := a.negative // "asked it not to attack" asks, "pledged not to attack" pledges
	switch eff {
	case "agree", "threaten", "refuse", "demand", "order", "ultimatum":
		a.negative = false
	}
	switch eff {
	case "agree":
		with := r.agreedWith(a, v, j)
		if len(with) > 0 {
			a.targets = with
		}
		if hostile && (not || len(with) > 0) {
			a.code = "030"
		} else if hostile {
			a.code = "130"
		} else {
			a.code = intent(a.code) // the word is given, whatever comes of it
		}
		r.sourceOf(a, v)
	case "plan":
		a.modality = r.mod(a, fact.Intended)
		if root >= "13" {
			break
		}
		if !hostile {
			a.code = intent(a.code)
		}
	case "threaten":
		a.code, a.modality = "130", r.mod(a, fact.Asserted)
		if root >= "18" {
			a.code = "138"
		}
		r.sourceOf(a, v)
	case "refuse":
		if root == "01" {
			break // declined to comment
		}
		a.code, a.modality = "120", r.mod(a, fact.Asserted)
		r.sourceOf(a, v)
	case "fail", "avoid":
		a.withheld = true
	case "demand":
		r.demand(a, v, j)
	case "ultimatum":
		if r.demand(a, v, j); a.code[:2] != "16" {
			a.code = "139"
		}
	case "order":
		if r.demand(a, v, j); a.code[:2] != "16" {
			a.code = "172"
		}
	case "seek":
		a.modality = r.mod(a, fact.Intended)
	case "expect":
		a.modality = r.mod(a, fact.Future)
	case "hint", "consider", "wish":
		if eff == "hint" && root >= "13" {
			a.code = "130" // spoke of closing the straits
			r.sourceOf(a, v)
			break
		}
		a.modality = r.mod(a, fact.Hypothetical)
	case "cease":
		if a.frame != nil && a.frame.reversed {
			a.sources, a.targets = a.targets, a.sources // who stops buying
		}
		a.code = cessation(a.code)
	case "allege":
		a.modality = fact.Alleged
		if v >= 0 && !r.cs[v].passive {
			a.voice = r.speakerName(r.cs[v].subj)
		}
	case "blame":
		a.said, a.voice = true, r.speakerName(r.cs[v].subj)
		a.modality = r.mod(a, fact.Alleged)
	case "drop":
		a.sources, a.targets = nil, nil
	case "aid":
		a.code, a.targets, a.objBits = "070", nil, 0
		r.sourceOf(a, v)
		inner := r.complement(a.verb)
		for i := range inner.n {
			if p := r.place(inner.phrases[i]); p.found && r.prepIs(inner.phrases[i], "over", "in", "near", "off") {
				a.targets = r.withoutSources(a, []party{p})
			}
		}
	case "prevent":
		if g := r.cs[v].chain; g >= 0 && (r.cs[g].neg || r.effect(g, v) == "fail") || r.cs[v].neg {
			a.sources, a.targets = nil, nil // "failed to prevent it from": it did
			break
		}
		a.withheld = !r.bars(a, v)
	case "deny":
		a.withheld = true
	}
}

// mod keeps a modality that is already weaker than asserted.
func (r *reader) mod(a *act, m fact.Modality) fact.Modality {
	if a.modality == fact.Asserted {
		return m
	}
	return a.modality
}

// sourceOf makes the subject of the governor the source.
func (r *reader) sourceOf(a *act, v int) {
	if v < 0 {
		return // a noun: who plans is known
	}
	if s := r.cs[v].subj; s >= 0 {
		m := r.members(s)
		if r.saysNone(s) {
			m = r.sideOfNone(s)
		}
		if m == nil {
			if m = r.authors(s); m == nil {
				return
			}
		}
		if len(a.targets) == 1 && len(m) == 1 && m[0].same(a.targets[0]) && len(a.sources) > 0 {
			a.targets = a.sources // "agreed to buy jets from": the seller is who it agreed with
		}
		a.sources = m
	}
}

// demand makes the one who asks the source and the one who is asked the target.
func (r *reader) demand(a *act, v, j int) {
	old := a.sources
	a.sources = nil
	r.sourceOf(a, v)
	if r.cs[v].passive {
		a.sources = nil
		comp := r.complement(v)
		if by := r.phrase(&comp, r.l.find("by")); by >= 0 && by < j {
			a.sources = r.following(by, j)
		}
	}
	a.code = demandFor(a.code)
	a.modality = r.mod(a, fact.Asserted)
	r.modality(a, v)
	if t := r.cs[j].subj; t >= 0 && t != r.cs[v].subj || r.cs[v].passive {
		if two := r.bothSides(t, a.sources0()); two != nil {
			a.targets = two
		} else if p := r.anyone(t); p.found {
			a.targets = []party{p}
			r.sendsAway(a, v, j)
		}
	} else if len(old) > 0 && !same(old[0], a.sources) {
		a.targets = old
	}
	a.from = r.startOf(v)
}
