package read

import (
	"fmt"
	"strings"
)

// addPassing reads a row of passing.tsv.
func (l *lexicon) addPassing(f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("%d fields: want lemmas and what stands behind them", len(f))
	}
	for lemma := range strings.SplitSeq(f[0], "|") {
		v := l.verb(lemma)
		for words := range strings.SplitSeq(f[1], "|") {
			l.passing[v] = append(l.passing[v], strings.Fields(words))
		}
	}
	return nil
}

// leftOut reads what is passed over by leaving it, by staying away or in a set phrase: "left the
// question alone", "left the canal out of its speech", "kept out of the quarrel", "held its tongue".
func (r *reader) leftOut(k int, comp *complements) bool {
	c := &r.cs[k]
	if c.neg || c.passive || r.hasIf() {
		return false
	}
	if c.modal == 0 && r.l.lemmas[c.verb] == "leave" && comp.obj >= 0 {
		return r.leftAlone(comp.obj)
	}
	for _, words := range r.l.passing[c.verb] {
		if r.follow(c.last, words) {
			return c.modal == 0 || words[0] == "nothing" || words[0] == "no"
		}
	}
	return false
}

// leftAlone says that what is left, in chunk o, is left alone, out or unanswered.
func (r *reader) leftAlone(o int) bool {
	for i := r.cs[o].first + 1; i < min(r.cs[o].last+5, len(r.d.Tokens)-1); i++ {
		switch r.d.Tokens[i].Norm {
		case "alone", "unmentioned", "untouched", "unsaid", "unsigned", "unanswered", "aside":
			return true
		case "out":
			return r.d.Tokens[i+1].Norm == "of"
		case ".", ",", ";", "and", "for", "with":
			return false
		}
	}
	return false
}

// follow says that the tokens from i on are these words; behind a lone "by" or "on" the clause ends
// ("stood by while …", not "stood by Peru").
func (r *reader) follow(i int, words []string) bool {
	if i+len(words) > r.d.Sentences[r.sent].Last {
		return false
	}
	for n, w := range words {
		t := &r.d.Tokens[i+n]
		switch {
		case w == "'s" && t.class&clsPoss != 0, w == t.Norm, w == "no" && (t.Norm == "little" || t.Norm == "scant"):
		default:
			return false
		}
	}
	if words[0] != "by" && words[0] != "on" || len(words) > 1 {
		return true
	}
	t := &r.d.Tokens[i+1]
	return t.Kind == Punct || t.class&clsSub != 0 || t.Norm == "as"
}
