package read

// underIf says whether the verb stands in an if-clause.
func (r *reader) underIf(k int) bool {
	if r.invertedIf() {
		for j := k - 1; j > 0; j-- {
			if r.cs[j].kind == chComma {
				return false
			}
		}
		return true
	}
	for j := k - 1; j >= 0; j-- {
		switch c := &r.cs[j]; c.kind {
		case chSub:
			switch r.d.Tokens[c.first].Norm {
			case "if", "unless":
				return true
			case "that", "while", "because", "whether", "although":
				return false
			}
		case chStop, chComma:
			return false
		}
	}
	return false
}

// invertedIf reads "Should they attack, …" and "Were it to leave, …".
func (r *reader) invertedIf() bool {
	k := 0
	if len(r.cs) > 0 && r.cs[0].kind == chOpen {
		k = 1
	}
	if r.d.Sentences[r.sent].Question || len(r.cs) < k+3 || r.cs[k].kind != chVerb || r.cs[k+1].kind != chNoun {
		return false
	}
	switch r.d.Tokens[r.cs[k].first].Norm {
	case "should", "were", "had":
		return true
	}
	return false
}

func (r *reader) hasIf() bool {
	if r.invertedIf() {
		return true
	}
	for i := range r.cs {
		if c := &r.cs[i]; c.kind == chSub {
			if t := r.d.Tokens[c.first].Norm; t == "if" || t == "unless" {
				return true
			}
		}
	}
	return false
}
