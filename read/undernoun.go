package read

import (
	"slices"

	"tightrope/fact"
)

// nounAbove is the noun that governs the infinitive or gerund at chunk k: "a decision by Chad to leave", "the
// idea of leaving", "the prospect of Chad leaving", "the answer was to leave"; -1 if none does.
func (r *reader) nounAbove(k int) int {
	c := &r.cs[k]
	if c.finite {
		return r.predicated(k)
	}
	if !c.inf && !(c.ing && (c.prep < 0 || r.prepIs(k, "of", "at"))) {
		return -1
	}
	n := r.left(k)
	if n < 0 || r.cs[n].kind != chNoun || c.ing && c.prep < 0 && !r.prepIs(n, "of") {
		return -1
	}
	for n >= 0 && r.cs[n].kind == chNoun {
		if r.l.under[r.d.Tokens[r.cs[n].head].Norm] != "" {
			if p := r.cs[n].prep; p >= 0 && r.cs[n].last == r.cs[n].first+1 && r.d.Tokens[r.cs[n].head].Norm == "order" {
				return -1 // in order to
			}
			return n
		}
		if !r.prepIs(n, "by", "of", "from", "for", "on", "to", "against", "in") {
			return -1
		}
		n = r.left(n)
	}
	return -1
}

// predicated is the noun of which the verb at chunk k, behind a form of be and "to", tells what it is: "its answer was
// to leave"; -1 if there is none.
func (r *reader) predicated(k int) int {
	c := &r.cs[k]
	if c.modal == 0 || c.passive || c.subj < 0 || c.subj > k || r.cs[c.subj].kind != chNoun || r.d.Tokens[c.first].class&clsBe == 0 {
		return -1
	}
	if r.l.under[r.d.Tokens[r.cs[c.subj].head].Norm] == "" || r.cs[c.subj].mention >= 0 && r.mentions[r.cs[c.subj].mention].Kind == RoleMention {
		return -1
	}
	return c.subj
}

// owned verbs say of their subject that it has, takes or gives up what their object plans or must do.
var owned = wordSet(`be make take have reach announce unveil hatch draw launch begin start mount abandon drop scrap shelve cancel
	renew repeat reiterate issue show express voice declare signal set prepare confirm reverse reconsider delay postpone keep use
	exercise get win gain lose miss seize claim reserve hold lack feel find see retain carry implement execute fulfil fulfill honour
	honor give break withdraw sign adopt pass float hint defend justify explain face resist reject ignore heed obey follow defy
	bow yield answer accept receive rebuff spurn refuse dismiss cave bend succumb submit come remain stay entertain harbour harbor
	toy flirt dream speak talk play think step continue intensify pursue`)

// plans says whether the subject of the verb at chunk v is he whose plan the noun at chunk n tells.
func (r *reader) plans(v, n int) bool {
	if v < 0 || v > n || !r.cs[v].copula && !owned[r.l.lemmas[r.cs[v].verb]] {
		return false
	}
	for j := v + 1; j < n; j++ {
		switch r.cs[j].kind {
		case chComma, chSub, chStop, chRel, chConj:
			return false
		}
	}
	return true
}

// planners are those who would do what the verb at chunk k says, under the noun at chunk n: who stands behind
// "by" or "for" ("a decision by Chad to"), whose plan it is ("Chad's decision to"), else the subject of
// a verb that has it ("made a decision to"). What is called for is done by another than he who calls.
func (r *reader) planners(n, k int) []party {
	eff := r.l.under[r.d.Tokens[r.cs[n].head].Norm]
	asked := eff == "wish" || eff == "allege"
	for j := n + 1; j < k; j++ {
		if r.cs[j].kind != chNoun {
			continue
		}
		if asked && r.prepIs(j, "on", "for", "to", "against") || !asked && r.prepIs(j, "by", "of", "for") {
			if list := r.following(j, k); list != nil {
				return list
			}
		}
	}
	if !asked {
		if p := r.owner(n); p.found {
			return r.one(p)
		}
	}
	if v := r.earlierVerb(n); r.plans(v, n) && !r.cs[v].passive && r.cs[v].subj >= 0 {
		return r.members(r.cs[v].subj)
	}
	return nil
}

// underNoun applies what the noun above a verb makes of its act. A plan that there is not, or that is not
// made, is an act left undone.
func (r *reader) underNoun(a *act, n, k int) {
	eff := r.l.under[r.d.Tokens[r.cs[n].head].Norm]
	v := r.earlierVerb(n)
	if r.saysNone(n) != (r.plans(v, n) && r.cs[v].neg) {
		eff = "fail"
	}
	if r.cs[k].finite {
		a.modality = fact.Asserted // "its answer was to leave"
	}
	r.apply(a, eff, -1, k)
	a.effect = eff
	if n < k && r.cs[n].first < a.from && eff != "allege" {
		a.from = r.cs[n].first
	}
}

// freed cuts the infinitive at chunk k loose from a verb that says nothing of who does it: "Cuba welcomed
// Chad's decision to leave".
func (r *reader) freed(k int) {
	c := &r.cs[k]
	if n := r.nounAbove(k); n >= 0 && !r.plans(c.chain, n) {
		c.chain, c.subj = -1, -1
	}
}

// subjectAbove is the noun that is the subject of a finite verb behind the infinitive that it governs and
// the object of that: "the decision to condemn Chad angered Cuba"; -1 where the noun at chunk j is no
// such object.
func (r *reader) subjectAbove(j int) int {
	v := r.left(j)
	if v < 0 || r.cs[v].kind != chVerb || !r.cs[v].inf {
		return -1
	}
	n := r.nounAbove(v)
	if f := r.left(v); n < 0 && f >= 0 && f == r.firstChunk() && r.cs[f].kind == chNoun && r.cs[f].prep < 0 && anybody[r.d.Tokens[r.cs[f].head].Norm] {
		return f // the first to condemn it was Chad
	}
	if n < 0 {
		return -1
	}
	if r.cs[n].prep >= 0 {
		return -1
	}
	if l := r.left(n); l >= 0 && r.cs[l].kind == chVerb && !slices.Contains([]string{"say", "think", "believe"}, r.l.lemmas[r.cs[l].verb]) {
		return -1
	}
	return n
}
