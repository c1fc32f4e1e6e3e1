package read

import (
	"strings"

	"tightrope/fact"
)

// omission finds what the verb at chunk k says was left undone, where no act that the frames know
// has told it: a deed denied, a deed without an object ("imposed nothing"), a verb of omitting
// ("skipped the summit"), a deed refused, avoided or failed. It reports whether it found one.
func (r *reader) omission(k int, comp *complements, acts []act) bool {
	c := &r.cs[k]
	if n := k + 2; comp.verb < 0 && comp.obj < 0 && n < len(r.cs) && r.cs[n].inf && r.cs[n].chain == k && r.d.Tokens[r.cs[k+1].first].Norm == "yet" {
		comp.verb, comp.end = n, n+1
	}
	if !c.finite || c.copula && !(comp.verb >= 0 && r.effect(k, comp.verb) == "fail") || c.auxOnly && c.verb == 0 && !r.didNeither(c) && !r.bareNot(k) {
		return false
	}
	if c.passive && !r.hasDoer(acts, k) {
		return r.undelivered(k, comp)
	}
	if r.calledFalse(k) && !r.emitted(acts, k) {
		return r.stanceOf(k, comp, r.members(c.subj), func(it *fact.Item) { it.Polarity, it.Toward = "-", "" }, "false")
	}
	if r.rebuts(k, comp) && !r.refused(acts, k) {
		return r.stanceOf(k, comp, r.members(c.subj), func(it *fact.Item) { it.Polarity, it.Toward = "-", "" }, "rebuts")
	}
	if r.caused(k) {
		return false
	}
	if r.leftOut(k, comp) {
		return r.stanceOf(k, comp, r.members(c.subj), func(it *fact.Item) { it.Polarity = "-" }, "omit")
	}
	if r.fired(acts, k) || comp.verb >= 0 && r.fired(acts, comp.verb) {
		return false
	}
	lemma := r.l.lemmas[c.verb]
	rule := ""
	switch {
	case r.didNeither(c):
		rule = "neither"
	case c.passive:
		return false
	case r.saidNot(k, acts):
		rule = "not"
	case c.neg && (joins[lemma] || r.deed(c) || r.bestFrame(c, comp) != nil && c.modal == 0):
		if r.saysNone(comp.obj) || r.onlyAfter(c.last) {
			return false
		}
		rule = "not"
	case r.bareNot(k), !c.neg && r.noAgent(c.subj) && r.deed(c):
		rule = "not"
	case r.neverCame(k, comp):
		rule = "never came"
	case c.neg || c.modal != 0:
		return false
	case lemma == "have" && comp.obj >= 0 && r.saysNone(comp.obj) && bonds[r.d.Tokens[r.cs[comp.obj].head].Norm]:
		rule = "no bond"
	case refusing[lemma] && comp.obj < 0 && r.whichBefore(c.subj):
		rule = "refused"
	case lightDo[lemma] && r.saysNone(comp.obj) && signs[r.d.Tokens[r.cs[comp.obj].head].Norm]:
		rule = "none"
	case lemma == "avoid" && comp.obj >= 0 && signs[r.d.Tokens[r.cs[comp.obj].head].Norm]:
		rule = "omit"
	case c.finite && trades[lemma] && comp.obj >= 0 && (r.d.Tokens[r.cs[comp.obj].head].Norm == "none" || r.d.Tokens[r.cs[comp.obj].head].Norm == "nothing"):
		rule = "none"
	case r.saysNone(comp.obj) && (r.deed(c) || lemma == "see" && needless[r.d.Tokens[r.cs[comp.obj].head].Norm]):
		rule = "none"
	case lemma == "resist" && comp.obj >= 0 && pleas[r.d.Tokens[r.cs[comp.obj].head].Norm],
		lemma == "leave" && comp.obj >= 0 && r.cs[comp.end-1].last < len(r.d.Tokens) && strings.HasPrefix(r.d.Tokens[r.cs[comp.end-1].last].Norm, "unanswer"),
		omitting[lemma] && comp.obj >= 0 && !r.saysNone(comp.obj), lemma == "stay" && (comp.part == "out" || comp.part == "away") && comp.n+max(comp.obj+1, 0) > 0,
		lemma == "remain" && r.phrase(comp, r.l.find("outside")) >= 0, lemma == "let" && r.letsPass(k):
		rule = "omit"
	case comp.verb >= 0 && comp.obj < 0 && (!sayers[r.l.lemmas[r.cs[comp.verb].verb]] || answering[r.l.lemmas[r.cs[comp.verb].verb]]):
		switch r.effect(k, comp.verb) {
		case "avoid", "fail", "refuse":
			rule = "leave"
		}
	}
	if rule == "" {
		return false
	}
	h := r.members(c.subj)
	switch {
	case rule == "never came" || h == nil && rule == "leave" && arriving[r.l.lemmas[r.cs[comp.verb].verb]]:
		h = r.sender(k, comp)
	case r.saysNone(c.subj):
		if h = r.sideOfNone(c.subj); h == nil && r.noAgent(c.subj) {
			h = []party{r.owner(c.subj)}
		}
	case h == nil && c.subj >= 0 && bodies[r.d.Tokens[r.cs[c.subj].head].Norm]:
		if p := r.owner(c.subj); p.found {
			h = []party{p}
		}
	}
	return r.stanceOf(k, comp, h, func(it *fact.Item) {
		it.Polarity = "-"
		last := 0
		for j := k + 1; j < len(r.cs); j++ {
			if r.cs[j].kind == chVerb && r.borrows(j) {
				inner := r.complement(j)
				last = r.cs[max(inner.end-1, j)].last
			}
		}
		if last > 0 {
			n := r.item(fact.Stance, r.d.At(it.BStart), last)
			it.Span, it.Quote = n.Span, n.Quote
		}
	}, rule)
}

var (
	pleas    = wordSet("call calls pressure demand demands plea pleas appeal appeals request requests temptation")
	joins    = wordSet("join follow adopt participate commit comply take fulfil fulfill heed embrace align")
	omitting = wordSet("skip forgo evade sidestep shirk eschew shun withhold spare")
	needless = wordSet("need reason point cause alternative benefit use")
	stative  = wordSet(`be have need want know mean matter seem appear exist belong contain deserve fear hate like love hope believe
		think doubt expect resemble look feel cost last lie remain stay stand work become happen occur suffice mind care help
		benefit differ depend fit rise fall grow die lose hear see understand remember forget realise realize end notice fail
		suffer prevent stop deter keep save survive profit bother seek prove show make`)
	stoppable = wordSet("stop make show seek")
)

// saidNot reads a deed that somebody says he will not do: "France will not send troops", "it said that
// it would not add planes".
func (r *reader) saidNot(k int, acts []act) bool {
	c := &r.cs[k]
	if s := c.subj; s >= 0 && r.quoted(c.head) && !selfWords[r.d.Tokens[r.cs[s].head].Norm] {
		return false // what somebody says of others foretells
	}
	if !c.neg || c.modal == 0 || r.borrows(k) || stative[r.l.lemmas[c.verb]] || r.hasIf() {
		return false
	}
	switch r.l.words[c.modal].text {
	case "will", "wo", "shall":
		return true
	case "would":
		return !c.perfect && r.reported(k)
	}
	return false
}

// borrows says that the verb at chunk k has its modal verb from the first of its list.
func (r *reader) borrows(k int) bool {
	c := &r.cs[k]
	return c.modal != 0 && c.first == c.head && !c.auxOnly
}

// calledFalse reads a denial: "a report that Lima called false", "dismissed the claim as baseless".
func (r *reader) calledFalse(k int) bool {
	c := &r.cs[k]
	if c.neg || !naming[r.l.lemmas[c.verb]] {
		return false
	}
	for i := c.last; i < r.d.Sentences[r.sent].Last && i < c.last+6; i++ {
		t := &r.d.Tokens[i]
		if untrue[t.Norm] {
			return true
		}
		if t.Kind == Punct && t.class&clsMark == 0 {
			return false
		}
	}
	return false
}

var (
	naming = wordSet("call brand label term dismiss describe reject deem")
	untrue = wordSet("false untrue baseless groundless unfounded inaccurate incorrect fabricated nonsense wrong fiction slander")
)

// refused says that the verb at chunk k gave an act of refusal of somebody, which tells all.
func (r *reader) refused(acts []act, k int) bool {
	for i := range acts {
		if a := &acts[i]; a.verb == k && len(a.sources) > 0 && a.sources[0].actor != "" && (a.code[:2] == "12" || len(a.targets) > 0 && a.targets[0].actor != "") {
			return true
		}
	}
	return false
}

// rebuts reads "officials reject this" and "the ministry denies the charge": what was said is the object.
func (r *reader) rebuts(k int, comp *complements) bool {
	c := &r.cs[k]
	if c.neg || c.passive || c.modal != 0 || comp.obj < 0 || comp.iobj >= 0 || !rebutting[r.l.lemmas[c.verb]] {
		return false
	}
	o := &r.cs[comp.obj]
	t := &r.d.Tokens[o.head]
	if o.last-o.first == 1 {
		switch t.Norm {
		case "this", "that", "it", "them", "these", "those":
			return comp.n == 0
		}
	}
	return charges[t.Norm] || charges[strings.TrimSuffix(t.Norm, "s")]
}

var (
	rebutting = wordSet("reject deny dispute refute contest rebut")
	charges   = wordSet("charge claim accusation allegation report suggestion notion story rumour rumor insinuation")
)

var (
	lightDo = wordSet("make take give offer issue show")
	signs   = wordSet("mention effort attempt comment move statement reference response reply apology step steps criticism condemnation commitment contact sign question subject issue topic gesture")
	trades  = wordSet("buy take import sell send supply lend receive export purchase order ship give")
)

// caused says that the verb at chunk k is a bare form behind "make", "let", "help" and the one who does
// it: "helped a bank evade the rules".
func (r *reader) caused(k int) bool {
	c := &r.cs[k]
	if c.subj < 1 || c.subj > k || c.first != c.head || r.d.Tokens[c.head].Norm != r.l.lemmas[c.verb] {
		return false
	}
	v := r.left(c.subj)
	if v < 0 || r.cs[v].kind != chVerb {
		return false
	}
	switch r.l.lemmas[r.cs[v].verb] {
	case "make", "let", "help", "have", "see", "watch", "hear":
		return true
	}
	return false
}

// noAgent reads "no Danish firm": somebody of a state's, one of those who can act.
func (r *reader) noAgent(j int) bool {
	if j < 0 || !r.saysNone(j) || r.cs[j].last-r.cs[j].first < 2 || r.d.Tokens[r.cs[j].first].Norm == "neither" {
		return false
	}
	c := &r.cs[j]
	if _, sector := r.sectorAt(c.first, c.head); sector == "" && !strings.HasSuffix(r.d.Tokens[c.head].Norm, "er") {
		return false
	}
	return r.owner(j).actor != ""
}

// bareNot reads "It has not." and "They did not." behind a sentence or before "but" that tells of a deed.
func (r *reader) bareNot(k int) bool {
	c, s := &r.cs[k], &r.d.Sentences[r.sent]
	if !c.neg || c.subj < 0 || r.d.Tokens[r.cs[c.subj].head].class&clsPron == 0 || c.last < s.Last-1 {
		return false
	}
	if i := r.cs[c.subj].first; s.Last-s.Body > 5 && (i == s.Body || r.d.Tokens[i-1].Norm != "but") {
		return false // could have closed the border, but it did not
	}
	switch r.d.Tokens[c.first].Norm {
	case "has", "have", "did", "had":
		return true
	}
	return false
}

// whichBefore says that "which" or "that" stands before a subject, so that the verb behind it has its
// object there.
func (r *reader) whichBefore(j int) bool {
	return j > 0 && r.cs[j-1].kind == chRel && (r.d.Tokens[r.cs[j-1].first].Norm == "which" || r.d.Tokens[r.cs[j-1].first].Norm == "that")
}

var (
	bonds    = wordSet("relations ties embassy treaty alliance pact links contacts plans")
	refusing = wordSet("refuse reject decline deny ignore rebuff spurn")
	bodies   = wordSet("panel commission committee inquiry team office court board parliament senate council ministry investigators side camp")
)

// deed says whether a verb tells something that can be done or left, and was not: past or perfect,
// no state of things or mind.
func (r *reader) deed(c *chunk) bool {
	lemma := r.l.lemmas[c.verb]
	if c.verb == 0 || c.modal != 0 || c.inf || c.ing || stative[lemma] && !(stoppable[lemma] && c.perfect) {
		return false
	}
	if lemma == "come" && !r.comes(c) {
		return false
	}
	if c.perfect {
		return true
	}
	for i := c.first; i < c.head; i++ {
		if r.d.Tokens[i].Norm == "did" {
			return true
		}
	}
	return r.l.words[r.d.Tokens[c.head].word].form&formPast != 0
}

// comes says that a verb of coming tells of a guest: with nothing behind it, or "to" somewhere.
func (r *reader) comes(c *chunk) bool {
	if c.last >= len(r.d.Tokens) {
		return true
	}
	t := &r.d.Tokens[c.last]
	return t.Kind == Punct || t.Norm == "either" || t.Norm == "to" && c.last+1 < len(r.d.Tokens) && r.d.Tokens[c.last+1].Is(Capital)
}

// hasDoer says that the verb at chunk k gave an act of somebody.
func (r *reader) hasDoer(acts []act, k int) bool {
	for i := range acts {
		if acts[i].verb == k && len(acts[i].sources) > 0 && acts[i].sources[0].actor != "" {
			return true
		}
	}
	return false
}

// emitted says that the verb at chunk k gave an act that has both sides.
func (r *reader) emitted(acts []act, k int) bool {
	for i := range acts {
		if a := &acts[i]; a.verb == k && len(a.sources) > 0 && a.sources[0].actor != "" && len(a.targets) > 0 && a.targets[0].actor != "" {
			return true
		}
	}
	return false
}

// onlyAfter says that what follows a negation takes it back: "did not act until", "not only".
func (r *reader) onlyAfter(i int) bool {
	for end := r.d.Sentences[r.sent].Last; i < end; i++ {
		switch r.d.Tokens[i].Norm {
		case "until", "only", "before", "merely", "because", "unless", "but":
			return true
		}
	}
	return false
}

// didNeither reads "did neither" at the end of a clause.
func (r *reader) didNeither(c *chunk) bool {
	if c.subj < 0 || c.head < c.first {
		return false
	}
	t := r.d.Tokens
	if n := t[c.first].Norm; n != "did" && n != "done" && n != "has" && n != "have" {
		return false
	}
	for _, i := range [...]int{c.last - 1, c.last} {
		if i < r.d.Sentences[r.sent].Last && t[i].Norm == "neither" {
			return i+1 >= len(t) || t[i+1].Kind == Punct
		}
	}
	return false
}

// letsPass reads "let the deadline pass" and "let the offer lapse".
func (r *reader) letsPass(k int) bool {
	for j := k + 1; j < len(r.cs) && j < k+5; j++ {
		if c := &r.cs[j]; c.kind == chVerb {
			switch r.l.lemmas[c.verb] {
			case "pass", "lapse", "expire", "slip":
				return true
			}
			return false
		}
	}
	return false
}

// sideOfNone finds on whose side nobody did something: "nobody in Ankara", "no minister in the
// government", "none of the Gulf states", "neither government".
func (r *reader) sideOfNone(j int) []party {
	c := &r.cs[j]
	switch r.d.Tokens[c.head].Norm {
	case "nobody", "none", "one":
		for n := j + 1; n < len(r.cs) && n <= j+2; n++ {
			if r.cs[n].kind != chNoun || !r.prepIs(n, "in", "of", "from", "at") {
				return nil
			}
			p := r.anyone(n)
			if !p.found || p.actor == "" {
				p = r.place(n)
			}
			if p.found && p.actor != "" {
				return []party{p}
			}
		}
		return nil
	}
	if r.d.Tokens[c.first].Norm == "neither" && (c.head == c.first || sidesOne[r.d.Tokens[c.head].Norm]) {
		two := r.twoSides(c, "")
		if len(two) == 2 && two[1].actor == r.topic {
			two[0], two[1] = two[1], two[0]
		}
		return two
	}
	if m := c.mention; m >= 0 && r.mentions[m].Actor != "" && r.mentions[m].Kind == RoleMention {
		return r.members(j)
	}
	return nil
}

var sidesOne = wordSet("side country government state party capital army nation leader president power")

// stoppedShort reads "stopped short of outright criticism of …": with a verb after it the frames
// have found it.
func (r *reader) stoppedShort(k int, comp *complements) {
	j := r.phrase(comp, r.l.find("of"))
	if j < 0 {
		return
	}
	r.stance(k, comp, func(it *fact.Item) {
		it.Polarity, it.Toward = "-", ""
		if p := r.anyone(j); p.found {
			it.Toward = p.actor
		}
		if _, n := r.actAt(&r.cs[j]); n >= 0 {
			it.Withheld = r.l.ofCode(r.l.acts[n].code).plover
		}
	}, "short of")
}
