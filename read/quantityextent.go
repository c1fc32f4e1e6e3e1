package read

import (
	"tightrope/fact"
)

// extent is the piece of text that a figure is quoted as: from the subject of its clause, or
// from the number before it, to the words that belong to it.
func (z *quantifier) extent(f *figure) (first, last int) {
	first, last = f.first, f.last
	if f.Unit == "count" || f.Unit == "USD" {
		return first, z.tail(f, last)
	}
	from := f.clause.first
	for k := len(z.out) - 1; k >= 0 && k >= len(z.out)-4; k-- {
		if end := z.d.At(z.out[k].BEnd-1) + 1; z.out[k].BStart >= int(z.s.Start) && end > from && end <= f.first {
			from = end
		}
	}
	for from < first && (z.d.Tokens[from].Kind == Punct || clauseWords[z.norm(from)]) {
		from++
	}
	first = min(from, first)
	return first, z.tail(f, last)
}

// tail goes on over "of …", a time and what follows the number up to the end of the clause or
// the next figure.
func (z *quantifier) tail(f *figure, last int) int {
	end := f.clause.last
	if z.any(last, "as") { // "twice as far from us as …"
		for j := last + 1; j < min(last+9, z.s.Last); j++ {
			if k := z.mentionAt(j); z.any(j-1, "as", "than") && k >= 0 {
				return z.ms[k].Last
			}
		}
	}
	if f.Unit == "count" || f.Unit == "USD" {
		end = min(end, last+4)
	}
	for _, q := range z.quants {
		if at := z.d.At(q.Start); at >= f.last && at < end {
			end = at
		}
	}
	i := last
	short := f.Unit == "count" || f.Unit == "USD"
	for i < end && !(clauseWords[z.norm(i)] && (short || z.turns(i+1, end))) && z.d.Tokens[i].Kind != Punct || i < end && (z.norm(i) == "'" || z.norm(i) == "-") {
		i++
	}
	for i > last && (prepositions[z.norm(i-1)] || clauseWords[z.norm(i-1)] || z.any(i-1, "the", "a", "an")) {
		i--
	}
	return i
}

// turns says that an actor or a verb stands between a conjunction and the next number, which is
// about that one then.
func (z *quantifier) turns(first, last int) bool {
	if last >= z.s.Last || last == 0 || !z.quantityBetween(last, last+1) {
		return false
	}
	for i := first; i < last; i++ {
		if z.isVerb(i) {
			return true
		}
		if k := z.mentionAt(i); k >= 0 && z.stateOf(z.ms[k]) != "" {
			return true
		}
	}
	return false
}

// voice gives a figure its speaker and modality: that of the speech it stands in, of hearsay
// words, of a condition or of a verb of the future.
func (z *quantifier) voice(f *figure) {
	f.Voice, f.Modality, f.Polarity = "author", fact.Asserted, "+"
	if z.s.Speaker != "" {
		f.Voice = speakerName(z.s.Speaker)
	}
	if s := speechAt(z.speech, f.BStart, f.BEnd); s != nil && s.name != "" {
		f.Voice = s.name
		if s.alleges {
			f.Modality = fact.Alleged
		}
	}
	for i := f.clause.first; i < f.clause.last; i++ {
		switch {
		case z.any(i, "said", "believed", "thought", "reported", "understood", "rumoured", "rumored") && z.any(i-1, "is", "are", "was", "were") && z.any(i+1, "to"),
			z.any(i, "reportedly", "allegedly", "supposedly", "purportedly"),
			z.any(i, "told") && z.any(i-1, "are") && z.any(i-2, "we"):
			f.Modality = fact.Alleged
			if f.Voice == "author" {
				f.Voice = "hearsay"
			}
		case z.any(i, "will", "shall") && i < f.first, z.any(i, "expected", "set", "forecast", "projected") && z.any(i+1, "to") && i < f.first:
			f.Modality = fact.Future
		case z.any(i, "may", "might", "could", "would") && i < f.first && f.Modality == fact.Asserted:
			f.Modality = fact.Hypothetical
		case z.any(i, "if", "unless") && i < f.last:
			f.Modality = fact.Conditional
		case z.any(i, "not", "never", "n't", "t") && i < f.first && i >= f.first-4 && !z.any(i+1, "only"):
			f.Polarity = "-"
		}
	}
}
