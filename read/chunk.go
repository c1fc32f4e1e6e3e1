package read

// chunkKind says what a chunk is.
type chunkKind uint8

const (
	chNoun  chunkKind = iota // a noun phrase with the preposition before it
	chVerb                   // a verb with its auxiliaries
	chConj                   // and, or, but
	chSub                    // that, while, because
	chRel                    // who, which
	chComma                  // ,
	chStop                   // ; : —
	chTime                   // on Monday, last week
	chWord                   // an adverb, a lone adjective or preposition
	chOpen                   // a quotation begins
	chClose                  // a quotation ends
)

// chunk is a run of tokens, first to last exclusive, that belong together.
type chunk struct {
	kind        chunkKind
	first, last int
	head        int // the noun, or the main verb
	prep        int // token of the preposition before, -1 if none
	prep0       int // of two prepositions in a row, the first

	verb    uint16 // lemma, 0 if not known
	passive bool
	neg     bool
	inf     bool // to supply
	ing     bool // supplying
	finite  bool
	perfect bool
	copula  bool // be with no verb after it
	auxOnly bool // will, has before its subject in a question
	modal   wordID
	adj     int // adjective of a copula, -1 if none

	mention int // of a noun phrase: index into the mentions, -1 if none
	subj    int // of a verb: chunk of its subject, -1 if none
	chain   int // of a verb: the verb that governs it, -1 if none
}

// chunks cuts a sentence into chunks. Words in brackets are passed over.
func (l *lexicon) chunks(d *Document, s *Sentence, out []chunk) []chunk {
	return (&reader{l: l, d: d}).chunks(s, out)
}

func (r *reader) chunks(s *Sentence, out []chunk) []chunk {
	c := chunker{r: r, l: r.l, d: r.d, out: out[:0], last: s.Last, quote: -1}
	for i := s.Body; i < s.Last; {
		i = c.step(i)
	}
	return c.out
}

var reflexive = wordSet("itself himself herself themselves")

// notOnly are the words behind a "not" that says that there is more.
var notOnly = wordSet("only just merely simply")

var idle = wordSet("now then once far long ever instance example")

type chunker struct {
	r     *reader
	l     *lexicon
	d     *Document
	out   []chunk
	last  int
	prep  int // pending preposition + 1
	prep0 int
	quote int32
}

func (c *chunker) add(k chunk) {
	k.mention, k.subj, k.chain = -1, -1, -1
	if k.kind == chNoun || k.kind == chVerb {
		k.prep, k.prep0 = c.prep-1, c.prep0-1
	} else {
		k.prep, k.prep0 = -1, -1
	}
	c.prep, c.prep0 = 0, 0
	c.out = append(c.out, k)
}

func (c *chunker) class(i int) class {
	if i >= c.last {
		return clsStop
	}
	return c.d.Tokens[i].class
}

const npClass = clsDet | clsPoss | clsNum | clsSym | clsAdj | clsNoun | clsTime | clsGen

func (c *chunker) step(i int) int {
	t := &c.d.Tokens[i]
	if t.Quote != c.quote {
		kind := chOpen
		if t.Quote < 0 {
			kind = chClose
		}
		c.quote = t.Quote
		if c.prep == 0 || kind == chClose {
			c.add(chunk{kind: kind, first: i, last: i, head: i, adj: -1})
		}
	}
	if t.Is(InBracket) || t.Kind == Punct && (t.Norm == "(" || t.Norm == ")" || t.Norm == "[") {
		return i + 1
	}
	switch cl := t.class; {
	case cl&clsMark != 0:
		return i + 1
	case cl&clsComma != 0:
		c.add(chunk{kind: chComma, first: i, last: i + 1, head: i, adj: -1})
	case cl&clsStop != 0:
		c.add(chunk{kind: chStop, first: i, last: i + 1, head: i, adj: -1})
	case cl&clsConj != 0:
		c.add(chunk{kind: chConj, first: i, last: i + 1, head: i, adj: -1})
	case cl&clsSub != 0:
		c.add(chunk{kind: chSub, first: i, last: i + 1, head: i, adj: -1})
	case cl&clsRel != 0:
		if c.prep > 0 { // "with whom"
			c.prep, c.prep0 = 0, 0
		}
		c.add(chunk{kind: chRel, first: i, last: i + 1, head: i, adj: -1})
	case cl&clsPrep != 0:
		if c.prep > 0 && c.prep0 == 0 {
			c.prep0 = c.prep
		} else if c.prep == 0 {
			c.prep0 = 0
		}
		if c.prep > 0 && c.class(i+1)&(npClass|clsPron|clsVerb|clsPrep|clsAdv) == 0 {
			return i + 1
		}
		if i+1 < c.last && c.amount(i) {
			if n := c.d.Tokens[i+1].Norm; n == "least" || n == "most" {
				return i + 2 // at least nineteen
			}
			return i + 1 // about forty
		}
		if i+1 < c.last && c.class(i+1)&clsAdv != 0 && idle[c.d.Tokens[i+1].Norm] {
			return i + 2 // for now, by then
		}
		c.prep = i + 1
		if c.class(i+1)&(npClass|clsPron|clsVerb|clsPrep|clsRel|clsBe|clsHave|clsMark|clsAdv) == 0 {
			c.add(chunk{kind: chWord, first: i, last: i + 1, head: i, adj: -1})
		}
	case cl&clsPron != 0 && reflexive[t.Norm] && c.prep == 0 && len(c.out) > 0 && c.out[len(c.out)-1].kind == chNoun && c.out[len(c.out)-1].last == i:
		c.add(chunk{kind: chWord, first: i, last: i + 1, head: i, adj: -1}) // Chad itself
	case cl&clsPron != 0:
		c.add(chunk{kind: chNoun, first: i, last: i + 1, head: i, adj: -1})
	case cl&(clsBe|clsHave|clsDo|clsModal|clsTo|clsNeg|clsVerb) != 0:
		return c.verbGroup(i)
	case cl&npClass != 0:
		return c.nounPhrase(i)
	case cl&clsAdv != 0 && c.class(i+1)&(clsVerb|clsModal|clsHave|clsBe|clsTo) != 0:
		return c.verbGroup(i)
	default:
		if c.prep > 0 {
			return i + 1
		}
		c.add(chunk{kind: chWord, first: i, last: i + 1, head: i, adj: -1})
	}
	return i + 1
}

func (c *chunker) nounPhrase(i int) int {
	first, head, j := i, -1, i
	timed := false
	for ; j < c.last; j++ {
		t := &c.d.Tokens[j]
		cl := t.class
		if t.Quote != c.quote && c.d.Tokens[first].Quote != t.Quote {
			if t.Quote >= 0 && j > first && cl&(clsNoun|clsAdj) != 0 && c.d.Tokens[j-1].class&(clsDet|clsAdj|clsPoss) != 0 {
				c.quote = t.Quote // the "quasi-states": the marks do not end the phrase
			} else if c.quote >= 0 && t.Quote < 0 && j > first && cl&clsNoun != 0 {
				c.quote = t.Quote
			} else {
				break
			}
		}
		if t.Is(InBracket) {
			break
		}
		if cl&clsMark != 0 && j > first && j+1 < c.last && (t.Norm == `"` || t.Norm == "“" || t.Norm == "”" || t.Norm == "'") && c.d.Tokens[j+1].class&(clsNoun|clsAdj) != 0 {
			continue
		}
		if cl&npClass == 0 {
			if cl&clsAdv != 0 && j > first && c.class(j+1)&(clsAdj|clsNum) != 0 && c.d.Tokens[j-1].class&(clsDet|clsPoss|clsGen) != 0 {
				continue
			}
			break
		}
		if (head >= 0 || timed && cl&(clsDet|clsPoss) != 0 || j > first && cl&clsNoun != 0) && c.ends(j, max(head, first)) {
			break
		}
		if j == first+1 && cl&clsDet != 0 && c.d.Tokens[first].Norm == "her" && (t.Norm == "the" || t.Norm == "a" || t.Norm == "an") {
			break // to her the pact is
		}
		if j == first+1 && cl&(clsDet|clsPoss) != 0 && c.d.Tokens[first].Kind == Number && len(c.d.Tokens[first].Norm) == 4 {
			break // In 1988 the navies …
		}
		if cl&clsTime != 0 {
			if head >= 0 && c.d.Tokens[j-1].class&clsGen == 0 {
				break
			}
			timed = true
		}
		if cl&clsNoun != 0 {
			if timed && !c.timeModifier(j) {
				break
			}
			head = j
		}
		if cl&clsGen != 0 {
			head = -1
		}
		if head == j && j > first && c.givenToBody(first, j) {
			j++
			break
		}
		if j == first && c.givenTo(j) {
			j = c.r.name(j).last
			head = j - 1
			break
		}
	}
	for j > first+1 && c.d.Tokens[j-1].class&clsMark != 0 {
		j--
	}
	kind := chNoun
	if head < 0 {
		head = j - 1
		if timed {
			kind = chTime
		}
	}
	c.add(chunk{kind: kind, first: first, last: j, head: head, adj: -1})
	return j
}

// amount says whether a preposition only blurs the number after it: "at least", "about 40".
func (c *chunker) amount(i int) bool {
	next := &c.d.Tokens[i+1]
	switch c.d.Tokens[i].Norm {
	case "at":
		return next.Norm == "least" || next.Norm == "most"
	case "about", "around", "over", "under":
		if next.Kind != Number && next.class&clsNum == 0 {
			return false
		}
		if len(c.out) == 0 {
			return len(next.Norm) != 4 // Around 243,000 refugees
		}
		return c.out[len(c.out)-1].kind == chVerb && c.prep == 0 && len(next.Norm) != 4
	}
	return false
}

// verbGroup reads auxiliaries, negation, adverbs and the verb.
func (c *chunker) verbGroup(i int) int {
	k := chunk{kind: chVerb, first: i, head: -1, adj: -1}
	j := i
	var aux class
	for ; j < c.last; j++ {
		t := &c.d.Tokens[j]
		cl := t.class
		if t.Is(InBracket) || t.Quote != c.quote {
			break
		}
		switch {
		case cl&clsModal != 0 && aux == 0:
			k.modal, k.finite = t.word, true
			if t.Norm == "cannot" {
				k.modal, k.neg = c.l.find("can"), true
			}
			aux |= clsModal
		case cl&clsTo != 0 && (aux == 0 && k.head < 0 || aux&clsBe != 0 && k.head < 0 && j == k.first+1):
			if aux&clsBe != 0 {
				k.modal = c.l.find("will")
				aux = clsModal
				continue
			}
			k.inf = true
			aux |= clsTo
		case cl&clsNeg != 0, t.Norm == "neither":
			k.neg = k.neg || j+1 >= c.last || !notOnly[c.d.Tokens[j+1].Norm]
		case cl&(clsHave|clsBe|clsDo) != 0:
			if aux&clsBe != 0 && cl&clsBe != 0 && t.Norm != "being" && t.Norm != "been" {
				return c.closeVerb(k, aux, j)
			}
			aux |= cl & (clsHave | clsBe | clsDo)
			k.finite = k.finite || !k.inf && aux&clsTo == 0 && t.Norm != "being" && t.Norm != "having" && t.Norm != "been"
			if t.Norm == "having" || t.Norm == "being" {
				k.ing = j == i || k.ing
			}
		case cl&clsComma != 0 && aux&(clsHave|clsBe|clsDo|clsModal) != 0 && c.class(j+1)&clsAdv != 0 && c.class(j+2)&clsComma != 0 && c.class(j+3)&clsVerb != 0:
			j += 2 // has not, however, met
		case cl&clsAdv != 0:
			if c.class(j+1)&(clsVerb|clsHave|clsBe|clsNeg|clsAdv|clsModal|clsDo|clsTo) == 0 && aux&clsBe == 0 {
				return c.closeVerb(k, aux, j)
			}
		case cl&clsVerb != 0:
			return c.mainVerb(k, aux, j)
		default:
			return c.closeVerb(k, aux, j)
		}
	}
	return c.closeVerb(k, aux, j)
}

func (c *chunker) mainVerb(k chunk, aux class, j int) int {
	t := &c.d.Tokens[j]
	w := &c.l.words[t.word]
	k.head, k.last, k.verb = j, j+1, w.verb
	form := w.form
	if t.word == 0 || w.verb == 0 {
		form = formPast | formPart
		if n := len(t.Norm); n > 3 && t.Norm[n-3:] == "ing" {
			form = formIng
		}
	}
	switch {
	case aux&clsBe != 0 && form&formPart != 0:
		k.passive = true
	case form&formIng != 0 && aux&clsBe == 0:
		k.ing, k.finite = true, false
	case aux == 0 && !k.inf:
		k.finite = form&(formPast|formS|formBase) != 0
	}
	k.perfect = aux&clsHave != 0
	if c.afterNor() {
		k.neg = true
	}
	c.add(k)
	return j + 1
}

// afterNor says whether the verb to come follows "nor" or another negation that stands in front, or its
// auxiliary and its subject do: "nor did it send", "at no point has it sent", "never did it send".
func (c *chunker) afterNor() bool {
	n := len(c.out) - 1
	if n >= 1 && c.out[n].kind == chNoun && c.out[n-1].auxOnly {
		return c.out[n-1].neg || c.denied(n-2)
	}
	return c.norAt(n)
}

// denied says whether a negation that turns auxiliary and subject round ends with chunk n.
func (c *chunker) denied(n int) bool {
	if n < 0 {
		return false
	}
	first := c.out[n].first
	word := c.d.Tokens[first].Norm
	switch c.out[n].kind {
	case chNoun, chTime:
		return word == "no" && first > 0 && c.d.Tokens[first-1].class&clsPrep != 0 // at no point
	case chSub:
		return word == "once" && first > 0 && c.d.Tokens[first-1].Norm == "not"
	}
	return c.norAt(n)
}

func (c *chunker) norAt(n int) bool {
	return n >= 0 && c.out[n].kind == chConj && c.d.Tokens[c.out[n].first].Norm == "nor"
}

// closeVerb ends a group that has no verb but an auxiliary: "is ready", "has", "will" before
// its subject.
func (c *chunker) closeVerb(k chunk, aux class, j int) int {
	if j == k.first {
		j++
	}
	k.last, k.head = j, j-1
	switch {
	case aux&clsBe != 0:
		k.copula = true
		k.verb = c.l.byVerb["be"]
		if c.class(j)&clsAdj != 0 && c.class(j+1)&(clsNoun|clsAdj) == 0 {
			k.adj = j
			k.last = j + 1
		}
	case aux&clsHave != 0 && (len(c.out) == 0 && c.d.Tokens[k.first].Norm == "had" || c.denied(len(c.out)-1) || c.d.Tokens[k.first].Norm == "never" && j > k.first+1):
		k.auxOnly = true // Had they known; nor has it joined; never has it joined
	case aux&clsHave != 0:
		k.verb = c.l.byVerb["have"]
	case aux&clsDo != 0 && j < c.last && c.d.Tokens[j].Norm == "business":
		k.verb = c.l.byVerb["do"]
	case aux&clsDo != 0, aux&clsModal != 0:
		k.auxOnly = true
	default:
		k.kind = chWord
	}
	if k.kind == chWord && c.prep > 0 {
		return k.last
	}
	c.add(k)
	return k.last
}
