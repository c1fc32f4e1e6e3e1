package read

import (
	"fmt"
	"strings"

	"tightrope/fact"
)

// tie is a row of relations.tsv.
type tie struct {
	sign  int
	layer fact.Layer
	preps []wordID
	role  string // who gives, of a noun that says what one is to the other: see the table
	row   string
}

func (l *lexicon) addTie(f []string) error {
	if len(f) != 4 && len(f) != 5 {
		return fmt.Errorf("%d fields: want nouns, sign, layer, prepositions, and who gives if need be", len(f))
	}
	t := tie{row: "tie:" + f[0]}
	if len(f) == 5 {
		t.role = f[4]
	}
	switch f[1] {
	case "+":
		t.sign = 1
	case "-":
		t.sign = -1
	default:
		return fmt.Errorf("sign %q: want + or -", f[1])
	}
	if f[2] != "-" {
		t.layer = fact.Layer(f[2])
	}
	for p := range strings.SplitSeq(f[3], ",") {
		t.preps = append(t.preps, l.word(p))
	}
	for w := range strings.SplitSeq(f[0], "|") {
		id := l.noun(w, 0)
		l.ties[id] = t
	}
	return nil
}

func (l *lexicon) addTone(f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("%d fields: want a layer or bad, and words", len(f))
	}
	for w := range strings.FieldsSeq(f[1]) {
		words := tokensOf(w)
		l.tones[l.word(words[len(words)-1])] = f[0]
	}
	return nil
}

func (l *lexicon) addClaimVerbs(f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("%d fields: want a kind of claim and lemmas", len(f))
	}
	for w := range strings.FieldsSeq(f[1]) {
		l.claimKinds[l.verb(w)] = f[0]
	}
	return nil
}
