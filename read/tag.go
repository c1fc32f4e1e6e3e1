package read

import "strings"

// lookup finds every word in the lexicon and notes what it can be. Words that the lexicon does
// not know are judged by their ending.
func (l *lexicon) lookup(d *Document) {
	d.dashes = false
	for i := range d.Tokens {
		t := &d.Tokens[i]
		switch t.Kind {
		case Word:
			t.word = l.find(t.Norm)
			t.class = l.words[t.word].class
			if t.word == 0 || t.class == 0 {
				t.class = guess(t)
			}
		case Number:
			t.class = clsNum
			if n := len(t.Norm); t.Is(Hyphen) && t.Norm[n-1] == 's' {
				t.class = clsNoun // F-16s
			}
			if len(t.Norm) < 3 {
				t.word = l.find(t.Norm) // of a name: Group of 77
			}
		case Symbol:
			t.class = clsSym
		default:
			t.class = punctClass(t)
			d.dashes = d.dashes || t.class == clsStop && isDash(t)
			if t.Norm == "'" && i > 0 && d.Tokens[i-1].Is(Possessive) && i+1 < len(d.Tokens) && !d.Tokens[i+1].Is(Glued) {
				t.class = clsGen
			}
		}
	}
}

// decideAll leaves each token one part of speech.
func (l *lexicon) decideAll(d *Document) {
	for s := range d.Sentences {
		d.uncapital(&d.Sentences[s])
		if d.dashes {
			d.pairDashes(&d.Sentences[s])
		}
		l.decide(d, d.Sentences[s].Body, d.Sentences[s].Last)
	}
}

// pairDashes reads two dashes of one sentence as the commas around an aside: "A — which had waited —
// left".
func (d *Document) pairDashes(s *Sentence) {
	first, second, n := -1, -1, 0
	for i := s.Body; i < s.Last; i++ {
		if t := &d.Tokens[i]; t.class&clsStop != 0 && isDash(t) {
			if n++; n == 1 {
				first = i
			} else {
				second = i
			}
		}
	}
	if n == 2 && second-first < 25 && second+1 < s.Last {
		d.Tokens[first].class, d.Tokens[second].class = clsComma, clsComma
	}
}

func isDash(t *Token) bool { return t.Norm == "—" || t.Norm == "–" || t.Norm == "--" }

func punctClass(t *Token) class {
	switch t.Norm {
	case ",":
		return clsComma
	case ";", ":", "—", "--", ".", "?", "!", "...", "…":
		return clsStop
	case "-", "–":
		if !t.Is(Glued) {
			return clsStop
		}
	}
	return clsMark
}

// guess judges an unknown word by its ending.
func guess(t *Token) class {
	s := t.Norm
	n := len(s)
	switch {
	case s == "'s":
		return clsGen
	case t.Is(Capital):
		return clsNoun
	case n > 5 && s[n-3:] == "est":
		return clsAdj
	case n > 4 && s[n-2:] == "ly":
		return clsAdv
	case n > 4 && (s[n-3:] == "ing" || s[n-2:] == "ed"):
		return clsVerb | clsNoun | clsAdj
	case n > 4 && s[n-3:] == "ful":
		return clsAdj
	case n > 5 && (s[n-3:] == "ous" || s[n-4:] == "able" || s[n-4:] == "ible" || s[n-3:] == "ive"):
		return clsAdj
	}
	return clsNoun
}

const nominal = clsNoun | clsNum | clsSym | clsTime

var armedWith = wordSet(`force forces group groups men man conflict wing attack uprising struggle militant militants gang
	police robbery service services faction factions opposition resistance organisation organization militia`)

// settled are the parts of speech that say nothing of what stands behind them.
const settled = clsPoss | clsPron | clsDet | clsNum | clsNeg | clsPrep | clsConj | clsAdv | clsAdj | clsNoun

// particular are all words that a case of decide names.
var particular = newQuickSet(`'s that to may march can will neither both because so once one yet since short back like armed down near all each own opposite opposed
	spring summer autumn winter fall`)

// decide leaves each token of a sentence one part of speech, from left to right.
func (l *lexicon) decide(d *Document, first, last int) {
	finite := false // a finite verb was seen in this clause
	for i := first; i < last; i++ {
		t := &d.Tokens[i]
		c := t.class
		if c&clsComma != 0 && i > first && d.Tokens[i-1].class&(clsHave|clsBe|clsDo|clsModal|clsNeg) != 0 {
			i = l.aside(d, i, last)
			continue
		}
		if t.Kind != Word {
			if c == clsStop {
				finite = false
			}
			continue
		}
		if c&(c-1) == 0 && c&settled != 0 && !particular.has(t.Norm) {
			continue // one part of speech, and no case below
		}
		prev := l.before(d, first, i)
		switch {
		case t.Norm == "'s":
			t.class = l.genitive(d, i)
		case t.Norm == "that":
			t.class = l.that(d, i, last, prev)
			finite = finite && t.class&(clsSub|clsRel) == 0
		case t.Norm == "to":
			t.class = l.to(d, i, last)
		case c == clsNoun && t.Is(Capital) && (t.Norm == "may" || t.Norm == "will"):
			// of a name: Theresa May
		case t.Norm == "may" || t.Norm == "march" || t.Norm == "can" || t.Norm == "will":
			t.class = l.monthOrModal(d, t, i, last, prev)
		case t.Norm == "sit" && i+1 < last && d.Tokens[i+1].Norm == "in" && d.Tokens[i+1].Is(Hyphen):
			t.class, d.Tokens[i+1].class = clsAdj, clsNoun
			i++
		case i+1 < last && d.Tokens[i+1].Is(Hyphen) && c&clsVerb != 0, t.Is(Hyphen) && c&clsVerb != 0:
			t.class = l.compound(d, i, last)
		case t.Norm == "neither" && (prev&(clsHave|clsBe|clsDo|clsModal) != 0 || !finite && l.pairedVerbs(d, i, last, "nor")):
			t.class = clsNeg
		case (t.Norm == "both" || t.Norm == "all" || t.Norm == "each") && !finite && prev&clsNoun != 0 && l.bothDo(d, i, last):
			t.class = clsAdv
		case t.class == clsVerb && c != l.words[t.word].class && t.word != 0:
			finite = true // behind "neither" or "nor"
		case i+1 < last && (t.Norm == "because" && d.Tokens[i+1].Norm == "of" || t.Norm == "so" && d.Tokens[i+1].Norm == "far" ||
			t.Norm == "once" && i+1 < last && l.words[d.Tokens[i+1].word].form&formIng != 0 && d.Tokens[i+1].class&clsVerb != 0 ||
			t.Norm == "once" && prev&(clsNoun|clsPron|clsRel) != 0 && d.Tokens[i+1].class&clsVerb != 0 && l.words[d.Tokens[i+1].word].form&formPast != 0):
			t.class = clsAdv
		case t.Norm == "one" && i+1 < last && (d.Tokens[i+1].class&(clsNoun|clsAdj) != 0 || strings.HasSuffix(d.Tokens[i+1].Norm, "ed")):
			t.class = clsDet
		case prev&(clsModal|clsHave) != 0 && t.Norm == "since", t.Norm == "yet" && i > first && d.Tokens[i-1].class&(clsComma|clsStop|clsConj|clsAdj|clsMark) == 0:
			t.class = clsAdv
		case t.Norm == "so" && prev&clsNeg != 0 && i+2 < last && d.Tokens[i+1].Norm == "much" && d.Tokens[i+2].Norm == "as":
			t.class, d.Tokens[i+1].class, d.Tokens[i+2].class = clsAdv, clsAdv, clsAdv
			i += 2
		case t.Norm == "short" && prev&clsVerb != 0 && i+1 < last && d.Tokens[i+1].class&clsPrep != 0:
			t.class = clsAdv
		case t.Norm == "back" && i > first && d.Tokens[i-1].class == clsVerb:
			t.class = clsAdv // sent back the migrants
		case seasons.has(t.Norm) && i > first && pointing[d.Tokens[i-1].Norm]:
			t.class = clsTime // this spring
		case t.Norm == "like" && i+1 < last && d.Tokens[i+1].Norm == "to":
			t.class = clsVerb
		case c&(clsBe|clsHave|clsDo|clsModal) != 0:
			t.class = c & (clsBe | clsHave | clsDo | clsModal)
			finite = true
		case t.Norm == "down" && prev&(nominal|clsVerb) != 0, t.Norm == "opposite" && prev&clsNoun != 0, t.Norm == "near" && prev&(clsTo|clsModal) == 0:
			t.class = clsPrep // turned it down, troops opposite the fort
		case t.Is(Hyphen) && c&(clsPrep|clsAdv) != 0 && i > first && l.madeNoun(d, i, last):
			t.class, d.Tokens[i-1].class = clsNoun, clsAdj // a sit-in, the build-up
		case t.Norm == "own" && i > first && d.Tokens[i-1].Norm == "whose", t.Norm == "opposed" && i+1 < last && d.Tokens[i+1].Norm == "to", t.Norm == "armed" && i+1 < last && armedWith[d.Tokens[i+1].Norm]:
			t.class = clsAdj
		case c&clsVerb != 0:
			t.class = l.verbOrNoun(d, i, last, prev, finite)
			if t.class == clsVerb && l.words[t.word].form&(formPast|formS|formBase) != 0 {
				finite = true
			}
		case c&clsSub != 0 || c&clsRel != 0:
			finite = false
			t.class = l.subOrPrep(d, i, last, c)
		case c&clsConj != 0:
			t.class = clsConj
		case c&clsTime != 0 && t.Is(Hyphen) && i > first && i+1 < last && d.Tokens[i+1].class&(clsNoun|clsAdj) != 0:
			t.class = clsAdj // a three-year contract
			if p := &d.Tokens[i-1]; p.class == clsNoun {
				p.class = clsAdj
			}
		case c&clsTime != 0:
			t.class = clsTime
		default:
			t.class = firstOf(c)
			if t.class == clsAdj && c&clsNoun != 0 && prev&(clsNoun|clsAdj|clsDet|clsPoss|clsGen|clsNum) != 0 && (i+1 >= last || d.Tokens[i+1].class&(nominal|clsAdj) == 0) {
				t.class = clsNoun // a senior official said
			}
		}
	}
}

// aside passes over a few words between commas that part an auxiliary from its verb: "has not, however,
// signed", "has, for its part, refused". They hold no name.
func (l *lexicon) aside(d *Document, i, last int) int {
	for j := i + 1; j < min(i+6, last-1); j++ {
		t := &d.Tokens[j]
		if t.class&clsComma == 0 {
			if t.Kind != Word || t.Is(Capital) || t.class&(clsSub|clsRel) != 0 && t.Norm != "so" {
				return i
			}
			continue
		}
		if v := &d.Tokens[j+1]; v.class&(clsVerb|clsBe|clsHave) == 0 || l.words[v.word].form&(formPast|formPart|formBase|formIng) == 0 && v.class&clsVerb != 0 {
			return i
		}
		for k := i; k <= j; k++ {
			d.Tokens[k].class = clsAdv
		}
		return j
	}
	return i
}

var (
	seasons  = newQuickSet("spring summer autumn winter fall")
	pointing = wordSet("this that last next each every")
)

// firstOf picks one part of speech of several, in the order in which they are likely.
func firstOf(c class) class {
	if c == clsNoun {
		return c
	}
	for _, k := range [...]class{clsPoss, clsPron, clsDet, clsNum, clsNeg, clsPrep, clsConj, clsAdv, clsAdj, clsNoun} {
		if c&k != 0 {
			return k
		}
	}
	return clsNoun
}

// before is the class of the token before, passing over adverbs and marks.
func (l *lexicon) before(d *Document, first, i int) class {
	for j := i - 1; j >= first; j-- {
		if c := d.Tokens[j].class; c&(clsAdv|clsMark) == 0 {
			return c
		}
	}
	return clsStop
}

// compound decides a word that is written together with another by a hyphen.
func (l *lexicon) genitive(d *Document, i int) class {
	if i > 0 && (d.Tokens[i-1].class&(clsPron|clsRel) != 0 || d.Tokens[i-1].Norm == "that" || d.Tokens[i-1].Norm == "there") {
		return clsBe
	}
	return clsGen
}

func (l *lexicon) that(d *Document, i, last int, prev class) class {
	if i+1 >= last || d.Tokens[i+1].class&clsStop != 0 {
		return clsPron
	}
	next := &d.Tokens[i+1]
	nc := next.class
	if next.class&clsVerb != 0 && l.words[next.word].form == formIng && prev&clsVerb != 0 {
		return clsSub // "warned that arresting him would"
	}
	verbNext := nc&(clsBe|clsHave|clsDo|clsModal|clsVerb) != 0 && nc&clsNoun == 0 || nc&clsVerb != 0 && l.words[next.word].form&(formPast|formS) != 0
	switch {
	case prev&clsVerb != 0 && nc&clsNoun != 0 && !next.Is(Capital) && stateWords.has(next.Norm) && !d.clauseAhead(i+2, last):
		return clsDet // condemned that country
	case prev&clsVerb != 0 && !verbNext, d.cleft(i) && !verbNext:
		return clsSub
	case verbNext && (prev&(clsNoun|clsPron|clsNum) != 0 || i > 0 && d.Tokens[i-1].Norm == "those"):
		return clsRel
	case verbNext:
		return clsPron
	case prev&(clsNoun|clsAdj) != 0:
		return clsSub
	}
	return clsDet
}

// cleft says that "it was" and a date stand before token i: "it was in May that".
func (d *Document) cleft(i int) bool {
	j := i - 1
	for j > 0 && d.Tokens[j].class&(clsTime|clsNum|clsPrep|clsAdv) != 0 {
		j--
	}
	return j > 0 && j < i-1 && d.Tokens[j].class&clsBe != 0 && d.Tokens[j-1].Norm == "it"
}

// clauseAhead says that a verb may stand between token i and the next stop or comma.
func (d *Document) clauseAhead(i, last int) bool {
	for ; i < last && d.Tokens[i].class&(clsStop|clsComma|clsTo) == 0; i++ {
		if c := d.Tokens[i].class; c&(clsBe|clsHave|clsDo|clsModal) != 0 || c&clsVerb != 0 && c&(clsNoun|clsAdj) == 0 {
			return true
		}
	}
	return false
}

func (l *lexicon) to(d *Document, i, last int) class {
	for j := i + 1; j < min(last, i+3); j++ {
		t := &d.Tokens[j]
		if t.Norm == "court" && j == i+1 && (j+1 >= last || d.Tokens[j+1].class&(clsDet|clsPoss|clsPron) == 0) {
			return clsPrep // took it to court
		}
		if t.class&clsVerb != 0 && l.words[t.word].form&formBase != 0 || t.class&(clsBe|clsHave|clsDo) != 0 {
			if t.class&clsNoun != 0 && j+1 < last && d.Tokens[j+1].class&(clsVerb|clsBe|clsHave) != 0 && d.Tokens[j+1].class&clsNoun == 0 && !(l.words[d.Tokens[j+1].word].form == formIng && l.governs(t, "ing")) {
				return clsPrep
			}
			return clsTo
		}
		if t.word == 0 && !t.Is(Capital) && j+1 < last && d.Tokens[j+1].class&(clsDet|clsPoss|clsAdj|clsPron) != 0 {
			t.class = clsVerb
			return clsTo
		}
		prefix := (t.Norm == "re" || t.Norm == "co") && j+1 < last && d.Tokens[j+1].Is(Hyphen)
		if t.class&clsAdv == 0 && !prefix {
			break
		}
	}
	return clsPrep
}

func (l *lexicon) monthOrModal(d *Document, t *Token, i, last int, prev class) class {
	if t.Norm == "can" || t.Norm == "will" {
		if prev&(clsDet|clsPoss|clsAdj|clsGen) != 0 && !(i > 1 && d.Tokens[i-2].Norm == "how") {
			return clsNoun
		}
		return clsModal // also "how long can"
	}
	if t.Is(Capital) && (!t.Is(FirstWord) || i+1 < last && d.Tokens[i+1].Kind == Number) {
		return clsTime
	}
	if t.Norm == "may" {
		return clsModal
	}
	if prev&(clsDet|clsAdj|clsPoss|clsPrep) != 0 {
		return clsNoun
	}
	return clsVerb
}

// subOrPrep tells "after the war" from "after the war ended" only where it must: a preposition
// is enough where no verb follows before the next stop.
func (l *lexicon) subOrPrep(d *Document, i, last int, c class) class {
	if c&clsRel != 0 {
		return clsRel
	}
	if c&clsPrep == 0 {
		if d.Tokens[i].Norm == "as" || d.Tokens[i].Norm == "than" {
			return clsPrep
		}
		return clsSub
	}
	return clsPrep
}

// uncapital takes the capitals of a line in which nearly every word has one for decoration:
// "Lifts" in "U.S. Lifts Travel Ban" is then read as the verb that it is.
func (d *Document) uncapital(s *Sentence) {
	words, capital := 0, 0
	for i := s.Body; i < s.Last; i++ {
		if t := &d.Tokens[i]; t.Kind == Word && len(t.Norm) > 3 {
			words++
			if t.Is(Capital) {
				capital++
			}
		}
	}
	if words < 4 || capital*10 < words*8 {
		return
	}
	for i := s.Body; i < s.Last; i++ {
		if t := &d.Tokens[i]; t.class&clsVerb != 0 && t.word != 0 {
			t.Flags |= FirstWord
		}
	}
}
