package read

// Words joined by a hyphen.

func (l *lexicon) compound(d *Document, i, last int) class {
	t := &d.Tokens[i]
	if t.Is(Hyphen) && i > 0 && (d.Tokens[i-1].Norm == "re" || d.Tokens[i-1].Norm == "co" || d.Tokens[i-1].Norm == "test" && l.words[t.word].form&formPast != 0) && t.class&clsVerb != 0 {
		d.Tokens[i-1].class = clsAdv
		return clsVerb // re-exported
	}
	if t.Is(Hyphen) && i+1 < last && d.Tokens[i+1].class&(clsNoun|clsAdj) != 0 && !d.Tokens[i+1].Is(Hyphen) {
		return clsAdj
	}
	if t.class&clsNoun == 0 && t.Is(Hyphen) && l.words[t.word].form&(formPast|formPart) != 0 {
		return clsAdj
	}
	return clsNoun
}

// madeNoun says whether the particle at token i makes a noun with the verb before its hyphen: "a walk-out".
func (l *lexicon) madeNoun(d *Document, i, last int) bool {
	if i+1 < last && d.Tokens[i+1].Is(Hyphen) || l.words[d.Tokens[i-1].word].form&formBase == 0 {
		return false
	}
	switch d.Tokens[i].Norm {
	case "in", "up", "off", "out", "down", "over", "back", "away":
		return true
	}
	return false
}
