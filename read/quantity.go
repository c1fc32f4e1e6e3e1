package read

import (
	"slices"

	"tightrope/fact"
	"tightrope/read/number"
)

// quantities finds the figures, trends, ranks and comparisons of a text: in each sentence the
// numbers and the words that make a rank, a trend or a comparison, each with the clause that
// it stands in; the actors take the parts that the verb and the nouns give them, and what a
// clause leaves out is taken over from what was measured before.
func quantities(d *Document, ms []Mention) []fact.Item {
	z := &quantifier{d: d, ms: ms, words: measureWords(), focus: homeState(ms)}
	z.we = firstPerson(d, ms)
	if z.we != "" {
		z.focus = z.we
	}
	z.speech = speeches(d, ms)
	slices.SortStableFunc(z.speech, func(a, b speech) int { return a.start - b.start })
	for i, s := range d.Sentences {
		for _, piece := range pieces(s) {
			z.s, z.si = piece, i
			z.sentence()
		}
	}
	return z.out
}

// longSentence is the number of tokens from which a sentence is read in pieces, so that text
// without full stops takes time in proportion to its length.
const longSentence = 200

// pieces cuts a sentence of excessive length.
func pieces(s Sentence) []Sentence {
	if s.Last-s.First <= longSentence {
		return []Sentence{s}
	}
	var out []Sentence
	for first := s.First; first < s.Last; first += longSentence {
		p := s
		p.First, p.Last = first, min(first+longSentence, s.Last)
		p.Body = max(p.First, min(s.Body, p.Last))
		out = append(out, p)
	}
	return out
}

type quantifier struct {
	d      *Document
	ms     []Mention
	words  map[string]measureWord
	focus  fact.ActorID // the state that the text is mostly about
	we     fact.ActorID // the state that a speaker calls "we"; empty when nobody does
	speech []speech

	s      Sentence
	si     int
	quants []number.Quantity // of the sentence, bytes of the document
	times  []timeRef
	mi     run // mentions of the sentence
	verbs  []uint8
	joins  []int // conjunctions that join predicates

	topic topic
	last  fact.When // the time named last
	out   []fact.Item
}

// topic is what was measured last; what a clause leaves out is taken from it.
type topic struct {
	layer     fact.Layer
	commodity string
	metric    string
	seller    bool         // the total is that of a seller: export shares, ranks of buyers
	total     fact.ActorID // whose total it is
	other     fact.ActorID
	period    fact.When
	baseline  fact.When
	share     bool // the last figure was a share
	byTotal   bool // whose total it is was the subject of the verb
	doubt     string
	timed     int // sentence in which the period was said or taken over
	sentence  int
}

// figure is a statement of quantity under construction.
type figure struct {
	fact.Item
	first, last int // tokens of the number or words that state it, last exclusive
	clause      run
	verb        int // token, or -1
	aside       bool
	begins      bool // the first of "from A to B"
}

func (z *quantifier) sentence() {
	if z.s.Last <= z.s.First {
		return
	}
	z.s.Start, z.s.End = z.d.Tokens[z.s.First].Start, z.d.Tokens[z.s.Last-1].End
	z.mi = z.mentionsIn(z.s.First, z.s.Last)
	z.verbs = slices.Grow(z.verbs[:0], z.s.Last-z.s.First)[:z.s.Last-z.s.First]
	clear(z.verbs)
	text := z.d.Text[z.s.Start:z.s.End]
	quants, times := number.Read(text, z.d.Dateline)
	z.quants = quants
	for k := range z.quants {
		z.quants[k] = quants[k].Shifted(int(z.s.Start))
	}
	z.places(times)
	z.predicates()
	found := false
	for _, c := range z.candidates() {
		if f, ok := c.build(z, c); ok {
			z.finish(&f)
			found = true
		}
	}
	if !found {
		z.introduce()
	}
	for _, t := range z.times {
		if t.Kind == number.Absolute || t.Kind == number.Relative && t.When.From.Month > 0 {
			z.last = t.when
		}
	}
}

// introduce makes a trade that a sentence without figures tells or asks of the topic of what
// follows: "How much gas does Austria buy from Russia?"
func (z *quantifier) introduce() {
	for i := z.s.Body; i < z.s.Last; i++ {
		if !z.has(i, mSupply|mTake|mCome) || !z.isVerb(i) {
			continue
		}
		f := figure{first: i + 1, last: i + 1, clause: run{z.s.Body, z.s.Last}, verb: i}
		at := z.nearest(f.clause, &f)
		if at < 0 {
			if z.has(i, mTake) { // "Who buys Ghana's gold?"
				z.introduceSeller(i)
			}
			continue
		}
		r := z.rolesOf(&f)
		if w := z.words[z.norm(at)]; r.importer == r.agent && r.importer != "" && r.exporter == "" && w.layer != fact.Votes && w.layer != fact.Power && z.has(i, mTake) {
			z.topic = topic{layer: w.layer, commodity: z.refine(f.clause, w), total: r.importer, sentence: z.si} // "Togo imports a lot of wheat."
		} else if r.exporter == r.agent && r.exporter != "" && r.importer == "" && w.layer != fact.Votes && w.layer != fact.Power && z.any(i, "export", "exports", "exported", "sells", "sell") {
			z.topic = topic{layer: w.layer, commodity: z.refine(f.clause, w), total: r.exporter, seller: true, sentence: z.si} // "Togo exports coal."
		} else if r.importer != "" && r.exporter != "" && r.importer != r.exporter && w.layer != fact.Votes {
			z.topic = topic{layer: w.layer, commodity: z.refine(f.clause, w), total: r.importer, other: r.exporter, share: true, sentence: z.si}
		}
		return
	}
}

// introduceSeller makes the goods of a state that somebody takes at token i the topic: shares that
// follow are of what it sells.
func (z *quantifier) introduceSeller(i int) {
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		if m.First != i+1 || !z.possessive(m) {
			continue
		}
		at := m.Last
		for z.any(at, "'s", "'", "s") {
			at++
		}
		if id, noun := z.stateOf(m), z.unknownGoods(at); id != "" && noun != "" {
			z.topic = topic{layer: fact.Trade, commodity: noun, total: id, seller: true, share: true, sentence: z.si}
		}
		return
	}
}

// finish gives a figure its span, voice and time, and hands it out unless it is only asked.
func (z *quantifier) finish(f *figure) {
	z.period(f)
	z.remember(f)
	if f.Subject == someRegion {
		f.Subject, f.Doubt = "", "whose total it is: a part of the world is named, which no data set adds up"
	}
	if f.Partner == someRegion {
		f.Partner, f.Doubt = "", "who the other side is: a part of the world is named, which no data set adds up"
	}
	if f.Subject == f.Partner {
		f.Partner = ""
	}
	if z.s.Question || f.Subject == "" && f.Partner == "" && f.Unit != "count" {
		return
	}
	f.Kind = fact.Quantity
	first, last := z.extent(f)
	f.Span = z.d.TokenSpan(first, last)
	f.Quote = z.d.Quotation(f.BStart, f.BEnd)
	f.Why = append(f.Why, z.d.TokenSpan(f.first, f.last))
	z.voice(f)
	z.out = append(z.out, f.Item)
}

// remember makes the figure the topic of what follows.
func (z *quantifier) remember(f *figure) {
	t := &z.topic
	if f.Subject == "" || f.Rule == "quantity/amount" && (f.Metric != "flow" || f.Partner == "" || f.Layer != t.layer && t.layer != "") {
		return
	}
	if f.Rule == "quantity/amount" { // the pair changes, what is measured stays
		t.total, t.other, t.seller, t.layer, t.sentence = f.Subject, f.Partner, false, f.Layer, z.si
		if f.Commodity != "" {
			t.commodity = f.Commodity
		}
		return
	}
	if f.aside { // "down from 69 percent": what came before stays the topic
		if f.Period != nil {
			t.baseline = *f.Period
		}
		return
	}
	t.share = f.Unit == "share" || f.Unit == "rank" && t.share && t.total == f.Subject && t.layer == f.Layer
	t.layer, t.commodity = f.Layer, f.Commodity
	t.total, t.other = f.Subject, f.Partner
	t.metric, t.sentence = f.Metric, z.si
	t.seller = f.Metric == "export share" || f.Metric == "buyer rank"
	t.doubt = f.Doubt
	t.byTotal = f.Subject != "" && z.agent(f) == f.Subject
	if f.Period != nil {
		t.period, t.timed = *f.Period, z.si
	}
	if f.Baseline != nil {
		t.baseline = *f.Baseline
	}
}

// mentionsIn gives the mentions that begin in a range of tokens.
func (z *quantifier) mentionsIn(first, last int) run {
	lo, hi := 0, len(z.ms)
	for lo < hi {
		mid := (lo + hi) / 2
		if z.ms[mid].First < first {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	end := lo
	for end < len(z.ms) && z.ms[end].First < last {
		end++
	}
	return run{lo, end}
}

func (z *quantifier) norm(i int) string {
	if i < z.s.First || i >= z.s.Last {
		return ""
	}
	return z.d.Tokens[i].Norm
}

// has says that the word at token i has one of the classes.
func (z *quantifier) has(i int, c measureClass) bool {
	if i < z.s.First || i >= z.s.Last {
		return false
	}
	return z.words[z.d.Tokens[i].Norm].class&c != 0
}

func (z *quantifier) any(i int, words ...string) bool {
	n := z.norm(i)
	for _, w := range words {
		if n == w && n != "" {
			return true
		}
	}
	return false
}
