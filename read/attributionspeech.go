package read

import "tightrope/fact"

// speech is a piece of text with the one who says it.
type speech struct {
	source, cue run   // tokens; empty when missing
	content     []run // one or more pieces
	class       cueClass
	head        int          // token of the noun of the source, -1 for none
	known       bool         // a mention stands for the source
	actor       fact.ActorID // the state of the source, where it is known
	name        string
	role        string
	direct      bool
	alleges     bool
	unsaid      bool // what is not said: "did not say that", "stopped believing"
	named       bool // a thing with the name that it is given: "called it blackmail"
	loose       bool // what looks like a clause is a thing and something after it: "said some kind words and left"
	rule        string
	start, end  int // bytes from the first piece of content to the last
}

// speaker looks for attributions in a document whose words are tagged.
type speaker struct {
	d      *Document
	l      *lexicon
	cues   cueTable
	s      Sentence
	si     int
	cs     []chunk
	out    []speech
	quote  []int32 // per token: index into quotes, -1 outside
	quotes []Quote
	used   int // token up to which content of this sentence is taken
}

// speeches finds what is said by somebody, in text order.
func speeches(d *Document, ms []Mention) []speech {
	p := speaker{d: d, l: d.lex, cues: cues()}
	p.markQuotes()
	for i, s := range d.Sentences {
		for _, piece := range pieces(s) {
			p.s, p.si = piece, i
			p.cs = p.l.chunks(d, &p.s, p.cs)
			p.sentence()
		}
	}
	for k := range p.out {
		p.name(k, ms)
	}
	return p.out
}

func (p *speaker) sentence() {
	p.used = -1
	before := len(p.out)
	for k := range p.cs {
		switch c := &p.cs[k]; {
		case c.kind == chVerb && c.head >= 0:
			s, ok := p.verb(k)
			if !ok {
				s, ok = p.view(k)
			}
			if ok {
				p.out = append(p.out, s)
			}
		}
	}
	p.accordingTo()
	p.afterColon(before)
	if len(p.out) == before {
		p.labelled()
		p.signed()
	}
}

var (
	ceasing = wordSet("stop cease quit avoid")
	certain = wordSet("convinced persuaded")
)

func (p *speaker) norm(i int) string {
	if i < p.s.First || i >= p.s.Last {
		return ""
	}
	return p.d.Tokens[i].Norm
}

// verb reads the attribution of the verb in chunk k.
func (p *speaker) verb(k int) (speech, bool) {
	c := &p.cs[k]
	word := p.norm(c.head)
	s := speech{cue: run{c.first, c.head + 1}}
	s.class = p.cues.verbs[word]
	if p.norm(c.head+1) == "that" && (word == "hold" || word == "holds" || word == "held") {
		s.class = cueThink
	}
	if o, ok := p.odds(k); ok {
		return o, true
	}
	if o, ok := p.seesAs(k); ok {
		return o, true
	}
	if w := p.cues.particles[word+" "+p.norm(c.head+1)]; w != 0 && !(p.norm(c.head+1) == "on" && p.norm(c.head+2) != ":" && p.norm(c.head+2) != "," && !p.isQuoteMark(c.head+2)) {
		s.class = w
		s.cue.last = c.head + 2
	}
	if c.inf && p.fondOf(k) {
		s.cue.first = p.cs[k-1].first
		c = &chunk{kind: chVerb, first: s.cue.first, last: c.last, head: c.head, finite: true}
		if p.contentLeftOf(&s, k-1, k) {
			s.rule = "behind"
			return s, true
		}
	}
	if c.inf && s.class != 0 && k > 0 && p.cs[k-1].kind == chVerb && p.cs[k-1].finite && p.cs[k-1].modal == 0 && p.quoteAt(c.head) < 0 && (!p.cs[k-1].passive || c.perfect && p.cues.verbs[p.norm(p.cs[k-1].head)] != 0) {
		s.cue.first = p.cs[k-1].first // "continues to insist", "is reported to have told"
		s.unsaid = p.cs[k-1].neg || refusing[p.l.lemmas[p.cs[k-1].verb]]
		if s.unsaid {
			s.class &^= cueThink
		}
		return s, p.subject(&s, k-1) && p.contentRight(&s, k)
	}
	s.unsaid = c.neg || k > 0 && p.cs[k-1].kind == chVerb && (p.cs[k-1].neg || c.ing && ceasing[p.l.lemmas[p.cs[k-1].verb]])
	if s.class == 0 || c.passive && !(certain[word] && p.norm(c.head+1) == "that") || c.inf || p.quoteAt(c.head) >= 0 || !c.finite && !c.ing {
		return s, false
	}
	switch word {
	case "report", "reports", "reported", "allege", "alleges", "alleged", "claimed":
		s.alleges = true
	}
	if p.contentLeft(&s, k) {
		s.rule = "behind"
		p.besideColon(&s)
		return s, true
	}
	if p.hidden(&s, k) {
		return s, true
	}
	ok := p.subject(&s, k)
	if !ok {
		return s, false
	}
	return s, p.contentRight(&s, k)
}
