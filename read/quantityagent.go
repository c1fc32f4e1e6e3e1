package read

import "tightrope/fact"

// Who acts in the clause of a figure, and who else can be meant.

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
		if lead == "with" && z.tradeBefore(m) || lead == "including" || lead == "excluding" || z.any(m.First-1, "including", "excluding") {
			continue // "trade with China" is somebody else's, so is what a total holds
		}
		if noun&(mLevel|mImport|mExport|mFlow|mGood|mSpending|mOutput) != 0 || prepositions[lead] || m.Kind != PronounMention && z.possessive(m) {
			any = id
			continue
		}
		if agent == "" || m.Kind != PronounMention || z.any(m.First, "it", "they") && m.First < f.verb && f.verb <= m.Last+2 && !z.isVerb(m.First-1) {
			agent = id // also "assured Uganda that it will lend"
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
