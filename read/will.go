package read

import "strings"

// wills are nouns that an infinitive fills in, "Poland's decision to halt flights", and what they make
// of it: the effects of operators.tsv.
var wills = func() map[string]string {
	out := map[string]string{}
	for effect, nouns := range map[string]string{
		"aspect":   "decision move choice order verdict",
		"agree":    "promise pledge offer agreement commitment willingness readiness consent undertaking",
		"plan":     "plan intention intent proposal scheme",
		"threaten": "threat vow",
		"refuse":   "refusal reluctance unwillingness",
		"fail":     "failure inability",
		"seek":     "attempt effort bid desire wish hope ambition push drive campaign",
		"consider": "ability right power freedom licence license chance option",
		"demand":   "call demand request appeal plea",
	} {
		for n := range strings.FieldsSeq(nouns) {
			out[n] = effect
		}
	}
	return out
}()

// will is the noun phrase that the infinitive at chunk k fills in, and what the noun makes of it:
// "its refusal to sign", "the decision by Kenya to leave"; -1 where there is none.
func (r *reader) will(k int) (int, string) {
	n := k - 1
	if n > 0 && r.cs[n].kind == chNoun && r.prepIs(n, "by", "of") {
		n--
	}
	if n < 0 || !r.cs[k].inf || r.cs[n].kind != chNoun {
		return -1, ""
	}
	head := r.d.Tokens[r.cs[n].head].Norm
	effect := wills[head]
	if effect == "" {
		effect = wills[strings.TrimSuffix(head, "s")]
	}
	if effect == "" {
		return -1, ""
	}
	return n, effect
}

// willing is whose will the phrase n before the infinitive k names, by a genitive, a pronoun or "by".
func (r *reader) willing(n, k int) party {
	if n < k-1 {
		return r.anyone(k - 1)
	}
	return r.owner(n)
}

// owned says whether the will that the infinitive at chunk k fills in is said to be somebody's.
func (r *reader) owned(k int) int {
	n, _ := r.will(k)
	if n < 0 {
		return -1
	}
	if n < k-1 {
		return n
	}
	for i := r.cs[n].first; i < r.cs[n].head; i++ {
		if t := &r.d.Tokens[i]; t.class&clsGen != 0 || t.Is(Possessive) {
			return n
		}
	}
	return -1
}

// byWill changes an act by the noun that it fills in.
func (r *reader) byWill(a *act, effect string, n, k int) {
	switch effect {
	case "aspect":
		return
	case "demand":
		a.code = demandFor(a.code)
	default:
		r.apply(a, effect, n, k)
	}
	if r.cs[k].chain < 0 {
		a.effect = effect
	}
}
