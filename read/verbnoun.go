package read

import "strings"

// verbOrNoun decides a word that can be a verb.
func (l *lexicon) verbOrNoun(d *Document, i, last int, prev class, finite bool) class {
	t := &d.Tokens[i]
	w := &l.words[t.word]
	other := t.class &^ clsVerb
	form := w.form
	if t.word == 0 || t.class != w.class {
		form = formIng
		if strings.HasSuffix(t.Norm, "ed") {
			form = formPast | formPart
		}
	}
	noun := clsNoun
	if other&clsAdj != 0 && other&clsNoun == 0 {
		noun = clsAdj
	}
	next := class(0)
	if i+1 < last {
		next = d.Tokens[i+1].class
	}
	capital := t.Is(Capital) && !t.Is(FirstWord)
	switch {
	case t.Norm == "arms" && i+1 < last && ofArms[strings.TrimSuffix(d.Tokens[i+1].Norm, "s")]:
		return clsNoun // a US arms embargo
	case capital && other&clsNoun != 0 && prev&(clsTo|clsModal|clsPron) == 0:
		return clsNoun
	case capital && form&(formPast|formS) == 0 && prev&(clsTo|clsModal|clsBe) == 0:
		return clsNoun
	case t.Is(FirstWord) && t.Is(Capital) && prev&clsStop != 0 && form&(formBase|formS) != 0 && next&clsVerb != 0:
		return noun
	case prev&clsTo != 0 && goals[t.Norm] && next&(clsDet|clsPoss|clsNoun|clsAdj) == 0:
		return clsNoun // took it to court, bowed to pressure
	case prev&(clsTo|clsModal|clsDo) != 0 || prev&clsNeg != 0 && form&(formBase|formPart) != 0:
		if form&(formBase|formPart|formIng|formPast) != 0 {
			return clsVerb
		}
		return noun
	case form&formIng != 0:
		return l.ing(d, t, prev, next, noun)
	case form&(formPast|formPart) != 0 && form&formBase == 0:
		if prev&clsDet != 0 && next&(clsPrep|clsStop|clsComma|clsAdv) != 0 && crowds[d.Tokens[i-1].Norm] {
			return clsVerb // thousands protested
		}
		if form&formPast != 0 && !finite && i > 1 && d.Tokens[i-2].Norm == "the" && ofSeveral[d.Tokens[i-1].Norm] && i+1 < last &&
			(next&(clsDet|clsPoss|clsPrep) != 0 || d.Tokens[i+1].Is(Capital)) && !l.verbAhead(d, i+1, last) {
			return clsVerb // the two condemned Chad
		}
		if prev&clsNum != 0 && form&formPast != 0 && d.dateBetween(i, finite) {
			return clsVerb // Egypt in April 2022 accused
		}
		if prev&(clsDet|clsPoss|clsGen|clsAdj|clsNum) != 0 && next&(clsNoun|clsAdj) != 0 && (next&clsVerb == 0 || articles[d.Tokens[i-1].Norm]) {
			return clsAdj
		}
		if prev&(clsDet|clsPoss|clsGen) != 0 && other&clsNoun != 0 {
			return clsNoun
		}
		if prev&(clsPrep|clsVerb) != 0 && next&(clsNoun|clsAdj) != 0 && next&clsVerb == 0 {
			return clsAdj
		}
		if prev&clsStop != 0 && other&clsAdj != 0 && next&(clsNoun|clsAdj) != 0 {
			return clsAdj // retired generals
		}
		return clsVerb
	case form&formS != 0 && prev&clsNoun != 0 && (i+1 >= last || next&(clsStop|clsComma) != 0) && l.inAside(d, i):
		return clsVerb // "It is a bluff, one diplomat suspects."
	case prev&clsDet != 0 && form&formBase != 0 && l.says(t.word) && someWords[d.Tokens[i-1].Norm]:
		return clsVerb // some say
	case prev&(clsDet|clsPoss|clsGen|clsAdj|clsNum|clsSym) != 0:
		return noun
	case prev&clsPrep != 0:
		return noun
	case prev&(clsBe|clsHave) != 0:
		if form&formPart != 0 {
			return clsVerb
		}
		return noun
	case prev&clsPron != 0 || prev&clsRel != 0:
		return clsVerb
	}
	if finite && prev&clsConj != 0 && form == formBase && i+1 < last && d.Tokens[i+1].Norm == "of" && !aboutOf[t.Norm] {
		return clsNoun // blamed it for the use of force and disregard of the law
	}
	return l.bareForm(d, i, last, form, prev, next, noun, other, finite)
}

// articles stand before no verb: "the alleged attack".
var articles = wordSet("the a an")

// aboutOf are verbs that take "of".
var aboutOf = wordSet("speak warn complain boast dream think know hear learn tell talk approve disapprove dispose despair die smell tire beware")

// ofSeveral are words that stand alone for some that were named.
var ofSeveral = wordSet("two three former latter")

// dateBetween says that a date ending in a year stands right before token i, and before the date a noun
// or a conjunction: between a subject and its verb where the clause has none, or before a second verb.
// At the beginning the word may belong to a noun behind it ("In 2021 imported goods fell").
func (d *Document) dateBetween(i int, finite bool) bool {
	j := i - 1
	if len(d.Tokens[j].Norm) != 4 || d.Tokens[j].Kind != Number {
		return false
	}
	for j--; j > 0 && (d.Tokens[j].class&(clsTime|clsNum) != 0 || d.Tokens[j].Norm == "early" || d.Tokens[j].Norm == "late" || d.Tokens[j].Norm == "mid"); j-- {
	}
	if j <= 0 || d.Tokens[j].class&clsPrep == 0 {
		return false
	}
	before := d.Tokens[j-1].class
	return before&clsConj != 0 || !finite && before&(clsNoun|clsPron) != 0
}

func (l *lexicon) ing(d *Document, t *Token, prev, next, noun class) class {
	switch {
	case t.class&clsPrep != 0 && prev&clsBe == 0:
		return clsPrep
	case prev&clsDet != 0 && (next&(clsDet|clsPoss) != 0 || d.namedNext(t)) && d.Tokens[max(d.At(int(t.Start))-1, 0)].Norm == "those":
		return clsVerb // those condemning Chad
	case prev&(clsDet|clsPoss|clsGen|clsAdj) != 0:
		if next&clsNoun != 0 && next&clsVerb == 0 {
			return clsAdj
		}
		return clsNoun
	case prev&clsBe != 0:
		return clsVerb
	case l.words[t.word].verb != 0 && next&(clsNoun|clsAdj) != 0 && d.namedNext(t) && (prev&clsPrep != 0 || prev&clsVerb != 0 && l.takesIng(d, t)):
		return clsVerb // after bombing Egyptian positions
	case prev&clsVerb != 0 && next&clsNoun != 0 && next&clsVerb == 0 && !l.takesIng(d, t):
		return clsAdj
	case l.words[t.word].noun != 0 && prev&(clsNoun|clsPrep|clsStop|clsConj|clsVerb|clsNum) != 0 && next&(clsDet|clsPoss|clsPron) == 0:
		return clsNoun
	case l.words[t.word].verb == 0 && prev&clsNoun == 0:
		return noun
	}
	return clsVerb
}

// namedNext says that a word with a capital follows a token.
func (d *Document) namedNext(t *Token) bool {
	i := d.At(int(t.Start)) + 1
	return i < len(d.Tokens) && d.Tokens[i].Is(Capital) && d.Tokens[i].Sent == t.Sent && !t.Is(Capital)
}

// takesIng says whether the verb before the token governs an -ing form: "continue supplying".
func (l *lexicon) takesIng(d *Document, t *Token) bool {
	i := d.At(int(t.Start)) - 1
	for ; i >= 0 && d.Tokens[i].class&clsAdv != 0; i-- {
	}
	if i < 0 {
		return false
	}
	return l.governs(&d.Tokens[i], "ing")
}

// governs says whether a word is a verb that governs others by a link.
func (l *lexicon) governs(t *Token, link string) bool {
	for _, op := range l.ops[l.words[t.word].verb] {
		if op.link == link {
			return true
		}
	}
	return false
}

// bareForm decides "attacks", "visit", "strike" after a noun, a stop or a conjunction.
func (l *lexicon) bareForm(d *Document, i, last int, form verbForm, prev, next, noun, other class, finite bool) class {
	if other&(clsNoun|clsAdj|clsPrep|clsAdv) == 0 {
		if form&formS != 0 && i > 0 && d.Tokens[i-1].class&clsNum != 0 {
			return clsNoun // the two sides
		}
		if form&formBase != 0 && next&clsRel != 0 && d.Tokens[i+1].Norm == "who" {
			return clsNoun // the graduate who
		}
		if form&formS != 0 && finite && prev&nominal != 0 && next&(clsDet|clsPron|clsPoss|clsTo|clsSub|clsNoun|clsAdj) == 0 && !l.says(d.Tokens[i].word) {
			return clsNoun // "gas masks": a plural of a noun that no table has
		}
		return clsVerb
	}
	if other&clsNoun != 0 && prev&nominal != 0 && l.words[d.Tokens[i].word].title && i+1 < last && next&clsVerb != 0 && l.words[d.Tokens[i+1].word].form&formPast != 0 {
		return clsNoun // border guards shot
	}
	if i+2 < last && next&clsComma != 0 && d.Tokens[i+2].Kind == Punct && prev&nominal != 0 && l.says(d.Tokens[i].word) {
		return clsVerb
	}
	if next&(clsSub|clsRel|clsTo) != 0 && prev&nominal != 0 && !finite && (l.says(d.Tokens[i].word) || next&clsTo != 0) {
		return clsVerb
	}
	if form&formBase != 0 && prev&nominal != 0 && l.inverted(d, i, last) {
		return clsVerb // at no point did Chile attack
	}
	if d.Tokens[i].Norm == "remains" && prev&nominal != 0 && !finite && next&(clsVerb|clsAdj) != 0 {
		return clsVerb // remains opposed to
	}
	takesObject := next&(clsDet|clsPron|clsPoss|clsTo) != 0 || i+1 < last && next&clsNoun != 0 && d.Tokens[i+1].Is(Capital)
	subject := prev&nominal != 0
	switch {
	case !subject && i > 0 && form&formBase != 0 && next&(clsDet|clsPoss|clsPron) != 0 && d.Tokens[i-1].class == clsAdv && strings.HasSuffix(d.Tokens[i-1].Norm, "ly"):
		return clsVerb // they, we hear, simply change their name
	case !subject:
		if form&formS != 0 && (prev&clsComma != 0 && next&(clsDet|clsPoss) != 0 ||
			prev&clsConj != 0 && finite && (next&(clsDet|clsPoss|clsPron|clsAdv) != 0 || next&clsNoun != 0 && d.Tokens[i+1].Is(Capital))) {
			return clsVerb
		}
		if takesObject && prev&clsVerb == 0 && form&formS == 0 && prev&clsConj != 0 {
			return clsVerb
		}
		if d.Tokens[i].Is(FirstWord) && form&formBase != 0 && next&(clsDet|clsPoss) != 0 && !l.verbAhead(d, i+1, last) {
			return clsVerb // Close the border
		}
		return noun
	case form&formS != 0 && i+2 < last && next&clsVerb != 0 && l.words[d.Tokens[i+1].word].form&(formPast|formBase) == formPast && d.Tokens[i+2].class&(clsPrep|clsDet|clsPoss|clsNum) != 0:
		return noun // border guards shot at
	case form&formS != 0:
		if t := &d.Tokens[i]; t.Norm == "accounts" && i+1 < last && d.Tokens[i+1].Norm == "for" {
			return clsVerb // whatever it accounts for
		}
		plural := l.pluralBefore(d, i)
		if !finite && !plural && (takesObject || next&(clsAdj|clsNum|clsNoun) != 0 && next&(clsPrep|clsConj) == 0) {
			return clsVerb
		}
		if !finite && !plural && next&clsPrep != 0 && !l.verbAhead(d, i+1, last) {
			return clsVerb
		}
		return noun
	}
	if form&formPast != 0 && !finite && next&(clsDet|clsPoss|clsPron|clsAdj|clsNum|clsNoun) != 0 && !l.verbAhead(d, i+1, l.nextConj(d, i+1, last)) {
		return clsVerb // "Chad cut ties"
	}
	if !finite && (l.pluralBefore(d, i) || takesObject && l.pluralBefore(d, l.beforePhrase(d, i))) && (takesObject || next&(clsPrep|clsAdj|clsNoun) != 0 || next&clsAdv != 0 && i+1 < last && d.Tokens[i+1].Norm == "together") && !l.verbAhead(d, i+1, last) {
		return clsVerb
	}
	return noun
}

// inverted says that a form of "do" and a subject stand before token i, which has an object or ends the
// sentence: "never did Chile attack Peru", "why did the army attack?"
func (l *lexicon) inverted(d *Document, i, last int) bool {
	if n := i + 1; n < last && d.Tokens[n].class&(clsDet|clsPoss|clsPron|clsStop) == 0 && !d.Tokens[n].Is(Capital) {
		return false
	}
	for j := i - 1; j >= 0 && j > i-5; j-- {
		switch c := d.Tokens[j].class; {
		case c&clsDo != 0, c&clsModal != 0 && d.Tokens[j].Is(FirstWord):
			return d.Tokens[j+1].Is(Capital) || d.Tokens[j+1].class&clsDet != 0
		case c&(clsNoun|clsAdj|clsDet) == 0:
			return false
		}
	}
	return false
}

func (l *lexicon) pluralBefore(d *Document, i int) bool {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		t := &d.Tokens[j]
		if t.class&clsNoun != 0 {
			n := len(t.Norm)
			return n > 2 && t.Norm[n-1] == 's' && (!t.Is(Capital) || t.Is(FirstWord) && t.word != 0) || j > 1 && t.Is(Capital) && j == i-1 && d.Tokens[j-1].Norm == "and" && d.Tokens[j-2].Is(Capital) || t.Norm == "people" || t.Norm == "police"
		}
	}
	return false
}

// beforePhrase is the preposition of the phrase that ends before token i, so that the noun before it is
// the subject: "officials in Oslo reject".
func (l *lexicon) beforePhrase(d *Document, i int) int {
	for j := i - 1; j > 0 && j > i-5; j-- {
		switch t := &d.Tokens[j]; {
		case t.class&clsPrep != 0:
			return j
		case t.class&(clsNoun|clsDet|clsAdj|clsPoss) == 0:
			return 0
		}
	}
	return 0
}

// verbAhead says whether a word that can only be a verb follows before the clause ends.
func (l *lexicon) verbAhead(d *Document, i, last int) bool {
	for ; i < last; i++ {
		c := d.Tokens[i].class
		if d.Tokens[i].Is(InBracket) {
			continue
		}
		if c&(clsStop|clsSub|clsRel) != 0 || opening[d.Tokens[i].Norm] || c&clsComma != 0 && i+1 < last && d.Tokens[i+1].class&clsConj != 0 {
			return false // the clause ends
		}
		if d.Tokens[i].Norm == "'s" {
			continue // a genitive
		}
		if c&(clsBe|clsHave|clsDo|clsModal) != 0 || c&clsVerb != 0 && c&(clsNoun|clsAdj) == 0 && l.words[d.Tokens[i].word].form&(formPast|formS) != 0 {
			return true
		}
	}
	return false
}

var crowds = wordSet("thousands hundreds dozens scores many some most")

// opening words begin a clause of their own, whatever else they can be.
var opening = wordSet("after before since until because when while as once if although though")

// goals are nouns as often as verbs behind "to", and as verbs want an object.
var goals = wordSet("court power account pressure trial task ransom blackmail")

// ofArms are nouns before which "arms" tells of what.
var ofArms = wordSet(`embargo deal sale export import race control package supply supplie shipment delivery deliverie purchase trade industry
	supplier maker contract transfer procurement market exporter importer dealer trafficking smuggling agreement manufacturer`)

var someWords = wordSet("some many most few others")

var sayers = wordSet("say claim state note add argue report warn announce think believe tell ask insist suggest reply")

// says tells whether a word is a form of a verb of saying.
func (l *lexicon) says(w wordID) bool { return sayers[l.lemmas[l.words[w].verb]] }

// nextConj is the next conjunction or the end: what follows "and" is another verb of the same
// subject and says nothing of this one.
func (l *lexicon) nextConj(d *Document, i, last int) int {
	for ; i < last; i++ {
		if d.Tokens[i].class&clsConj != 0 {
			return i
		}
	}
	return last
}

// inAside says that token i is a verb of speech or thought whose subject, a word for a person behind an
// article or "one", stands behind a comma or a quotation.
func (l *lexicon) inAside(d *Document, i int) bool {
	if i < 4 || d.Tokens[i-3].class&(clsComma|clsMark) == 0 {
		return false
	}
	switch d.Tokens[i-2].Norm {
	case "a", "an", "one", "the":
	default:
		return false
	}
	w := d.Tokens[i-1].Norm
	return cues().verbs[d.Tokens[i].Norm]&(cueSay|cueThink) != 0 && (cues().who[w] || personWords.has(w))
}

// pairedVerbs says that "neither" or "both" at token i and the "nor" or "and" behind it each stand before a verb
// in the same form: "neither sanctions Iran nor sells it arms". It makes the two words verbs.
func (l *lexicon) pairedVerbs(d *Document, i, last int, second string) bool {
	a := l.verbAfter(d, i, last)
	if a < 0 {
		return false
	}
	for j := a + 1; j+1 < last; j++ {
		if d.Tokens[j].Norm != second {
			continue
		}
		b := l.verbAfter(d, j, last)
		if b < 0 || l.words[d.Tokens[a].word].form&l.words[d.Tokens[b].word].form&(formS|formPast|formBase) == 0 {
			return false
		}
		d.Tokens[a].class, d.Tokens[b].class = clsVerb, clsVerb
		return true
	}
	return false
}

// bothDo says that "both", "all" or "each" at token i stands between its noun and the verb: "Chad and Niger
// both belong".
func (l *lexicon) bothDo(d *Document, i, last int) bool {
	if i+1 < last && d.Tokens[i+1].class&(clsBe|clsHave|clsDo|clsModal) != 0 {
		return true
	}
	if l.pairedVerbs(d, i, last, "and") {
		return true // Chad both raised taxes and closed
	}
	a := l.verbAfter(d, i, last)
	if a != i+1 || l.words[d.Tokens[a].word].form&(formBase|formPast) == 0 || a+1 < last && d.Tokens[a+1].class&(clsVerb|clsBe|clsHave|clsModal) != 0 {
		return false
	}
	d.Tokens[a].class = clsVerb
	return true
}

// verbAfter is the token behind token i and its adverbs, where it can be a finite verb, else -1.
func (l *lexicon) verbAfter(d *Document, i, last int) int {
	for i++; i < last; i++ {
		t := &d.Tokens[i]
		if t.class&clsVerb != 0 && !t.Is(Capital) && l.words[t.word].form&(formS|formPast|formBase) != 0 {
			return i
		}
		if t.class&clsAdv == 0 {
			break
		}
	}
	return -1
}
