package read

import (
	"slices"

	"tightrope/fact"
)

// likewise adds the acts of those who did what another did: "as did Chad", "and so has Chad", "So did Chad.", "Chad
// did the same", "Chad followed suit".
func (r *reader) likewise(out []act) []act {
	n := len(out)
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chVerb || !c.finite || c.neg || c.modal != 0 {
			continue
		}
		who := r.follower(k)
		if who < 0 {
			continue
		}
		list := r.members(who)
		if len(list) == 0 || list[0].actor == "" {
			continue
		}
		model := -1
		for i := range out[:n] {
			if a := &out[i]; a.verb < min(k, who) && r.imitable(a) {
				model = i
			}
		}
		a := r.lastDone
		if model >= 0 {
			a = out[model]
		} else if r.lastSent != r.sent-1 || a.code == "" {
			continue
		}
		a.verb, a.under, a.effect, a.sources = k, 0, "", list
		if a.targets = r.withoutSources(&a, slices.Clone(a.targets)); len(a.targets) == 0 {
			continue
		}
		for i := range a.targets {
			a.targets[i].chunk, a.targets[i].first, a.targets[i].last = k, c.first, c.last
		}
		a.from, a.to = min(r.cs[who].first, c.first), max(r.cs[who].last, c.last)
		out = append(out, a)
	}
	for i := len(out) - 1; i >= 0; i-- {
		if r.imitable(&out[i]) {
			r.lastDone, r.lastSent = out[i], r.sent
			break
		}
	}
	return out
}

// imitable says whether an act is one that the next words can say others did too.
func (r *reader) imitable(a *act) bool {
	return !a.noun && r.cs[a.verb].kind == chVerb && r.cs[a.verb].finite && a.modality == fact.Asserted && !a.negative && !a.withheld && len(a.sources) > 0 && len(a.targets) > 0 && a.code[:2] != "01"
}

// follower is the subject of the verb at chunk k where that only says that he did the same, -1 if it says more.
func (r *reader) follower(k int) int {
	c := &r.cs[k]
	if k+1 < len(r.cs) && c.last-c.first == 1 && r.d.Tokens[c.first].class&(clsDo|clsHave) != 0 && c.first > 0 && r.cs[k+1].kind == chNoun && r.cs[k+1].prep < 0 {
		i := c.first - 1
		for i > 0 && (r.d.Tokens[i].class&clsComma != 0 || r.d.Tokens[i].Norm == "too") { // So, too, did Chad
			i--
		}
		if before := r.d.Tokens[i].Norm; (before == "so" || before == "as") && r.endsClause(k+1) {
			return k + 1
		}
		if c.subj >= 0 && c.subj < k && r.d.Tokens[c.first].class&clsDo != 0 && r.d.Tokens[r.cs[k+1].head].Norm == "same" {
			return c.subj
		}
	}
	if c.verb != 0 && r.l.lemmas[c.verb] == "follow" && c.last < len(r.d.Tokens) && r.d.Tokens[c.last].Norm == "suit" {
		return c.subj
	}
	return -1
}

// endsClause says whether nothing but others of its list follows the phrase at chunk j in the clause.
func (r *reader) endsClause(j int) bool {
	for j++; j < len(r.cs); j++ {
		switch r.cs[j].kind {
		case chNoun, chConj, chTime, chWord, chComma:
		case chStop:
			return true
		default:
			return false
		}
	}
	return true
}
