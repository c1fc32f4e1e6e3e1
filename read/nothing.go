package read

// saysNone reads a negation that stands in a noun phrase: "none of them", "no weapons".
func (r *reader) saysNone(j int) bool {
	if j < 0 {
		return false
	}
	switch r.d.Tokens[r.cs[j].first].Norm {
	case "none", "nothing", "nobody", "neither":
		return true
	case "no":
		return r.cs[j].last > r.cs[j].first+1 // not "said no"
	case "a", "an", "one":
		i := r.cs[j].first - 1
		return i >= r.d.Sentences[r.sent].Body && r.d.Tokens[i].Norm == "not" // not a single ship, not one tank
	}
	return false
}

// saysLittle reads a phrase that says that there is not much of a thing, which is neither that there is some
// nor that there is none: "little crude", "few goods", "hardly any aid".
func (r *reader) saysLittle(j int) bool {
	if j < 0 || r.cs[j].last < r.cs[j].first+2 {
		return false
	}
	switch r.d.Tokens[r.cs[j].first].Norm {
	case "little", "few":
		return true
	case "hardly", "scarcely", "barely":
		return r.d.Tokens[r.cs[j].first+1].Norm == "any"
	}
	return false
}

// asksNothing reads "asked for nothing", "fired at nobody".
func (r *reader) asksNothing(comp *complements) bool {
	if comp.n == 0 || comp.obj >= 0 && comp.obj < comp.phrases[0] || !r.prepIs(comp.phrases[0], "for", "at", "on", "to", "from", "with", "against") {
		return false
	}
	switch r.d.Tokens[r.cs[comp.phrases[0]].first].Norm {
	case "nothing", "nobody", "none":
		return true
	}
	return false
}
