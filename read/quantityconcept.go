package read

import "tightrope/read/number"

// Measured is a quantity of any text with the words for what it measures.
type Measured struct {
	number.Quantity
	Concept []string // nouns with their adjectives, as written; empty when the text names none
}

// Quantities finds the quantities of a text, whoever it is about, with what each measures: the
// noun behind "of" or behind the unit, and the subject of the clause. [Read] gives those that
// are about states as items.
func Quantities(text string) []Measured {
	d := Parse(text)
	newReader(standard(), d)
	c := conceptFinder{d: d, l: standard()}
	var out []Measured
	for _, s := range d.Sentences {
		for _, piece := range pieces(s) {
			c.s = piece
			out = append(out, c.sentence()...)
		}
	}
	return out
}

// conceptFinder looks for what the quantities of a sentence measure.
type conceptFinder struct {
	d  *Document
	l  *lexicon
	s  Sentence
	cs []chunk
}

func (c *conceptFinder) sentence() []Measured {
	if c.s.Last <= c.s.First {
		return nil
	}
	start, end := int(c.d.Tokens[c.s.First].Start), int(c.d.Tokens[c.s.Last-1].End)
	found := number.Find(c.d.Text[start:end])
	if len(found) == 0 {
		return nil
	}
	c.cs = c.l.chunks(c.d, &c.s, c.cs)
	out := make([]Measured, len(found))
	for i, q := range found {
		q = q.Shifted(start)
		out[i] = Measured{q, c.concept(q)}
	}
	return out
}

func (c *conceptFinder) concept(q number.Quantity) []string {
	first, last := c.d.At(q.Start), c.d.At(max(q.End, q.UnitEnd)-1)+1
	var out []string
	if q.Kind != number.Count {
		out = c.behind(out, last)
	}
	out = c.subject(out, first, last)
	if len(out) == 0 && q.Kind != number.Count {
		out = c.before(out, first)
	}
	return out
}

// behind takes the noun phrase that follows at once ("a 5 percent fee") or behind "of", "in",
// "for".
func (c *conceptFinder) behind(out []string, last int) []string {
	i := last
	if i < c.s.Last && c.d.Tokens[i].Kind == Word && c.d.Tokens[i].class&(clsNoun|clsAdj) != 0 {
		return c.words(out, i, c.phraseEnd(i))
	}
	for n := 0; n < 2 && i < c.s.Last; n++ {
		switch c.d.Tokens[i].Norm {
		case "of", "in", "for", "on":
			out = c.words(out, i+1, c.phraseEnd(i+1))
			i = c.phraseEnd(i + 1)
			continue
		}
		break
	}
	return out
}

// phraseEnd is the end of the noun phrase at token i.
func (c *conceptFinder) phraseEnd(i int) int {
	for i < c.s.Last && c.d.Tokens[i].class&npClass != 0 {
		i++
	}
	return i
}

// subject takes the noun phrase before the verb that the quantity stands behind.
func (c *conceptFinder) subject(out []string, first, last int) []string {
	v := -1
	for k := range c.cs {
		ch := &c.cs[k]
		if ch.first >= first {
			break
		}
		if ch.kind == chVerb && (ch.finite || v < 0) {
			v = k
		}
	}
	if v < 0 {
		return out
	}
	for k := v - 1; k >= 0; k-- {
		switch ch := &c.cs[k]; ch.kind {
		case chNoun:
			if c.d.Tokens[ch.head].class&clsPron != 0 {
				continue
			}
			from := k
			for from > 0 && c.cs[from].prep >= 0 && c.cs[from-1].kind == chNoun {
				from--
			}
			for j := from; j <= k; j++ {
				out = c.words(out, c.cs[j].first, c.cs[j].last)
			}
			return out
		case chStop:
			return out
		}
	}
	return out
}

// before takes the nearest noun phrase before a quantity that hangs on no verb.
func (c *conceptFinder) before(out []string, first int) []string {
	for k := len(c.cs) - 1; k >= 0; k-- {
		if ch := &c.cs[k]; ch.kind == chNoun && ch.last <= first {
			return c.words(out, ch.first, ch.last)
		}
	}
	return out
}

// words adds the nouns, adjectives and names of a range of tokens.
func (c *conceptFinder) words(out []string, first, last int) []string {
	for i := first; i < last; i++ {
		t := &c.d.Tokens[i]
		if t.Kind == Word && t.class&(clsNoun|clsAdj) != 0 {
			out = append(out, c.d.Raw(i))
		}
	}
	return out
}
