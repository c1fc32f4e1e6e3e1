package read

import (
	"slices"
	"strings"
)

// joinedIn adds to those who act the ones whom they join: "joined Oman and Iran in condemning".
func (r *reader) joinedIn(a *act, c *chunk) {
	if !c.ing || c.chain < 0 || len(a.sources) != 1 || !r.prepIs(a.verb, "in") || r.l.lemmas[r.cs[c.chain].verb] != "join" {
		return
	}
	if comp := r.complement(c.chain); comp.obj >= 0 {
		a.sources = append(slices.Clone(a.sources), r.following(comp.obj, a.verb)...)
	}
}

// eachOther turns what two do to each other into an act of the first on the second that goes both ways:
// "A and B accused each other", "each side blamed the other".
func (r *reader) eachOther(a *act) bool {
	if r.cs[a.verb].kind != chVerb || len(a.sources) < 2 || a.sources[1].same(a.sources[0]) {
		return false
	}
	comp := r.complement(a.verb)
	for i := -1; i < comp.n; i++ {
		j := comp.obj
		if i >= 0 {
			j = comp.phrases[i]
		}
		if j < 0 || r.cs[j].kind != chNoun {
			continue
		}
		c := &r.cs[j]
		first, last := r.d.Tokens[c.first].Norm, r.d.Tokens[c.last-1].Norm
		if last == "other" && (first == "each" || first == "the" && c.last-c.first == 2) || first == "one" && last == "another" {
			a.targets, a.sources, a.recip = a.sources[1:], a.sources[:1], true
			return true
		}
	}
	return false
}

// signedIn takes the state in whose capital somebody signs for the other side, where no other is named:
// "signed in Lisbon a treaty on fishing".
func (r *reader) signedIn(a *act) {
	if a.code != "057" || len(a.targets) > 0 || len(a.sources) != 1 || a.sources[0].actor == "" || r.cs[a.verb].kind != chVerb {
		return
	}
	switch r.l.lemmas[r.cs[a.verb].verb] {
	case "sign", "initial", "ink", "conclude", "seal":
	default:
		return
	}
	comp := r.complement(a.verb)
	for i := range comp.n {
		j := comp.phrases[i]
		if !r.prepIs(j, "in") {
			continue
		}
		if p := r.direct(j); p.found && r.l.states[p.actor.State()] && p.actor.State() != a.sources[0].actor.State() {
			a.targets = []party{p}
			return
		}
	}
}

// mutual verbs have both sides as subject: "A and B exchanged fire".
var mutual = wordSet("exchange swap trade clash fight battle skirmish")

// settle splits joint acts without a target: "A and B met" has A and B facing each other.
func (r *reader) settle(a *act) {
	root := a.code[:2]
	if r.eachOther(a) {
		return
	}
	if len(a.sources) == 0 && len(a.targets) == 2 && r.cs[a.verb].kind == chVerb && r.cs[a.verb].passive && (a.code == "057" || a.code[:2] == "04" || a.code[:3] == "087") {
		a.sources, a.targets = a.targets[:1], a.targets[1:] // a truce between A and B was signed
		a.recip = true
	}
	r.signedIn(a)
	if (len(a.targets) == 0 || len(a.targets) == 1 && a.targets[0].actor == "") && len(a.sources) > 1 && !a.sources[1].same(a.sources[0]) {
		if root == "04" && a.code != "045" || a.code == "057" || a.code == "050" || root == "06" || root == "03" || mutual[r.l.lemmas[a.lemma]] {
			a.targets = a.sources[1:]
			a.sources = a.sources[:1]
			a.recip = true
		}
	}
	if root == "04" && a.code != "045" || a.code == "057" || root == "06" && (a.code == "060" || a.code == "064") {
		a.recip = true
	}
	if strings.HasPrefix(a.code, "190") && a.effect == "" && r.d.Tokens[a.from].Norm == "protests" {
		a.code = "141"
	}
}
