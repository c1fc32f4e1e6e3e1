package read

// The state in which a place lies, and to which a thing belongs.

// beyond is the state on the other side of a border: "along its frontier with Chad".
func (r *reader) beyond(j int) []party {
	switch r.d.Tokens[r.cs[j].head].Norm {
	case "border", "borders", "frontier", "frontiers", "boundary", "crossing", "crossings":
	default:
		return nil
	}
	if j+1 < len(r.cs) && r.cs[j+1].kind == chNoun && r.prepIs(j+1, "with", "to", "into") {
		if p := r.direct(j + 1); p.found {
			return []party{p}
		}
	}
	return nil
}

// placeAt is the state in which a phrase lies, or the phrase of place behind it: "on two camps in Chad".
func (r *reader) placeAt(j int) party {
	p := r.place(j)
	n := j + 1
	if p.found || n >= len(r.cs) || r.cs[n].kind != chNoun {
		return p
	}
	switch r.d.Tokens[r.cs[j].head].Norm {
	case "waters", "coast", "sea", "seas", "side", "shore", "shores", "coastline", "sky", "skies", "edge", "approaches", "area", "region":
		if r.prepIs(n, "off", "of", "near", "around", "over", "with") {
			return r.place(n) // to the waters off Japan
		}
	}
	if r.prepIs(j, "on", "at", "from", "through", "into") && r.prepIs(n, "in", "near", "outside") {
		p = r.place(n)
	}
	return p
}

// placeNamed is the state in which the unknown place at chunk j lies, where an aside tells: "Zorta, a town in
// Chad", "Zorta, Chad's main port".
func (r *reader) placeNamed(j int) party {
	n := j + 2
	if n >= len(r.cs) || r.cs[j+1].kind != chComma || r.cs[n].kind != chNoun || r.cs[n].prep >= 0 || r.nounBits(n)&(1<<r.l.classes["position"]|1<<r.l.classes["site"]) == 0 {
		return party{}
	}
	p := r.place(n)
	if m := n + 1; !p.found && m < len(r.cs) && r.cs[m].kind == chNoun && r.prepIs(m, "in", "of", "near", "on") {
		p = r.place(m)
	}
	return p
}

// keeping verbs say of a thing, as participles, whose it is.
var keeping = wordSet("own hold operate run register control flag lease crew man charter build fund back finance belong carry fly license")

// belongsTo is whose the thing at chunk j is by the participle behind it: "a villa belonging to Chad", "a mine
// owned by a Swiss firm", "a tanker flying the Greek flag", "a boat registered in Peru".
func (r *reader) belongsTo(j int) party {
	v, n := j+1, j+2
	if n >= len(r.cs) || r.cs[v].kind != chVerb || r.cs[v].finite || !keeping[r.l.lemmas[r.cs[v].verb]] || r.cs[n].kind != chNoun {
		return party{}
	}
	if r.cs[v].ing && !r.prepIs(n, "to") && r.cs[n].prep >= 0 || !r.cs[v].ing && !r.prepIs(n, "by", "in", "to") {
		return party{}
	}
	if p := r.anyone(n); p.found {
		return p
	}
	return r.place(n)
}
