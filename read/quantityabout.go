package read

import (
	"strings"

	"tightrope/fact"
)

// about tells the layer and the goods that a figure is about: the nearest such word of the
// clause, else of the sentence, else what was measured before.
func (z *quantifier) about(f *figure) (fact.Layer, string) {
	if i := z.nearest(f.clause, f); i >= 0 {
		w := z.words[z.norm(i)]
		return w.layer, z.refine(f.clause, w)
	}
	if z.has(f.verb, mAgree) && z.topic.layer == fact.Votes {
		return fact.Votes, ""
	}
	whole := run{z.s.Body, z.s.Last}
	if i := z.nearest(whole, f); i >= 0 && z.words[z.norm(i)].layer != fact.Power {
		w := z.words[z.norm(i)]
		return w.layer, z.refine(whole, w)
	}
	if z.topic.layer != "" {
		return z.topic.layer, z.topic.commodity
	}
	return z.heading()
}

// nearest finds the word of goods nearest to the figure in a range. "Trade" before statistics
// only says who counted.
func (z *quantifier) nearest(c run, f *figure) int {
	best, at := 1<<30, -1
	for i := c.first; i < c.last; i++ {
		w := z.words[z.d.Tokens[i].Norm]
		if w.class&(mGood|mSpending|mDistance|mPartner) == 0 || w.layer == "" || z.any(i+1, "statistics", "data", "figures", "press") {
			continue
		}
		dist := f.first - i
		if dist < 0 {
			dist = i - f.last
		}
		if w.layer == fact.Trade {
			dist += 20
		}
		if dist < best {
			best, at = dist, i
		}
	}
	return at
}

// refine names the goods where the word itself does not: "crude" beside "energy".
func (z *quantifier) refine(c run, w measureWord) string {
	if w.commodity != "" {
		return w.commodity
	}
	for i := c.first; i < c.last; i++ {
		if o := z.words[z.d.Tokens[i].Norm]; o.layer == w.layer && o.commodity != "" {
			return o.commodity
		}
	}
	if w.layer == z.topic.layer {
		return z.topic.commodity
	}
	if w.layer == fact.Arms {
		return "arms"
	}
	return ""
}

// heading looks for goods in the few sentences before, as in "Look at the arsenal."
func (z *quantifier) heading() (fact.Layer, string) {
	for s := z.si - 1; s >= max(0, z.si-4); s-- {
		sent := z.d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			if w := z.words[z.d.Tokens[i].Norm]; w.class&mGood != 0 && w.layer != fact.Trade {
				return w.layer, w.commodity
			}
		}
	}
	return "", ""
}

// basis is what the words say the figure is measured by: "by value", "in dollars", "volume".
func (z *quantifier) basis(f *figure) string {
	for i := f.clause.first; i < min(f.clause.last+8, z.s.Last); i++ {
		switch {
		case z.any(i, "by", "in") && z.any(i+1, "value", "volume", "weight", "tonnage", "quantity"):
			return z.norm(i + 1)
		case z.any(i, "in") && z.any(i+1, "dollars", "tonnes", "euros", "roubles"):
			return strings.TrimSuffix(z.norm(i+1), "s")
		case z.any(i, "volume", "value") && z.any(i+1, "measure", "terms", "basis"):
			return z.norm(i)
		}
	}
	return ""
}
