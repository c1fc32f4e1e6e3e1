package read

import (
	"strings"

	"tightrope/fact"
)

// act is what a verb or noun of a sentence amounts to, before it becomes an item.
type act struct {
	verb      int // chunk of the verb, or of the noun
	code      string
	row       string
	weight    int
	sources   []party
	targets   []party
	modality  fact.Modality
	negative  bool
	withheld  bool // failed to, stopped short of
	intended  bool
	voice     string
	recip     bool
	noun      bool
	depth     int // clauses deep: 0 is the main one
	from, to  int // tokens
	place     string
	effect    string // of the operator that changed it
	said      bool   // inside reported speech
	lemma     uint16
	objBits   uint64
	condition bool
}

// acts finds what the verbs of the sentence do.
func (r *reader) acts() []act {
	out := r.actBuf[:0]
	used := r.flags(&r.usedBuf)
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chVerb || c.verb == 0 || c.auxOnly {
			continue
		}
		a, ok := r.fire(k, used)
		if !ok {
			continue
		}
		out = append(out, a)
	}
	fired := r.flags(&r.firedBuf)
	for i := range out {
		fired[out[i].verb] = true
	}
	for k := range r.cs {
		if c := &r.cs[k]; c.kind == chVerb && (len(r.l.ops[c.verb]) > 0 || c.copula) {
			if a, ok := r.governed(k, fired); ok {
				out = append(out, a)
			}
		}
	}
	return r.nounActs(r.withoutGovernors(out), used)
}

// flags gives one cleared mark per chunk.
func (r *reader) flags(buf *[]bool) []bool {
	if cap(*buf) < len(r.cs) {
		*buf = make([]bool, len(r.cs)+16)
	}
	*buf = (*buf)[:cap(*buf)]
	out := (*buf)[:len(r.cs)]
	clear(out)
	return out
}

// withoutGovernors drops the acts of verbs that only governed another act: in "asked it to send
// troops" the asking has become part of the sending.
func (r *reader) withoutGovernors(acts []act) []act {
	governs := r.flags(&r.governsBuf)
	for i := range acts {
		a := &acts[i]
		switch a.effect {
		case "", "allege", "blame", "enable":
			continue
		}
		for j := r.cs[a.verb].chain; j >= 0; j = r.cs[j].chain {
			governs[j] = true
		}
	}
	out := acts[:0]
	for _, a := range acts {
		if !governs[a.verb] {
			out = append(out, a)
		}
	}
	return out
}

// fire tries the frames of a verb and applies the operators above it.
func (r *reader) fire(k int, used []bool) (act, bool) {
	c := &r.cs[k]
	comp := r.complement(k)
	if c.passive {
		comp.iobj = -1
		if comp.obj < 0 {
			comp.obj, comp.objLast = c.subj, c.subj
		} else {
			comp.iobj = c.subj // "was given weapons"
		}
	}
	f := r.bestFrame(c, &comp)
	if f == nil || f.weight == 0 {
		if a, ok := r.lightVerb(k, &comp, used); ok {
			return a, true
		}
	}
	if f == nil || f.weight == 0 && comp.obj < 0 && comp.verb >= 0 && r.cs[comp.verb].inf && r.hasOp(c.verb, "to") {
		return act{}, false
	}
	a := act{verb: k, code: f.code, row: f.row, weight: f.weight, modality: fact.Asserted, lemma: c.verb}
	if comp.obj >= 0 {
		a.objBits = r.nounBits(comp.obj)
		if len(f.needs) > 0 && f.needs[0].kind == needObj {
			used[comp.obj] = true
		}
	}
	for _, n := range f.needs {
		if n.kind == needPrep {
			for _, p := range n.preps {
				if j := r.phrase(&comp, p); j >= 0 {
					used[j] = true
				}
			}
		}
	}
	a.from, a.to = r.extent(k, &comp)
	r.sources(&a, c, &comp)
	r.targets(&a, f, c, &comp)
	if strings.HasPrefix(a.row, "noun:") && c.subj >= 0 {
		used[c.subj] = true
		if at, n := r.actAt(&r.cs[c.subj]); n >= 0 {
			if own := r.withoutSources(&a, r.nounParties(c.subj, r.l.acts[n].target, &a, at)); len(own) > 0 && (len(a.targets) == 0 || own[0].actor != "" && a.targets[0].actor == "") {
				a.targets = own // whom the sanctions are on, not whom they hurt
			}
		}
	}
	if f.reversed {
		a.sources, a.targets = a.targets, a.sources
	}
	a.negative = c.neg != r.saysNone(comp.obj)
	if c.subj >= 0 && !c.passive && r.saysNone(c.subj) {
		a.sources = nil
	}
	r.modality(&a, k)
	r.operators(&a, k)
	r.settle(&a)
	r.remember(&a)
	return a, true
}

// remember keeps who acted last, and how, for "the visit" and "this accusation".
func (r *reader) remember(a *act) {
	if len(a.sources) > 0 && a.sources[0].direct && a.code[:2] != "01" {
		p := a.sources[0]
		r.lastSource, r.lastCode = &p, a.code
	}
}

// lightVerb reads a verb whose object says what is done: "ordered the release of", "announced
// a suspension of aid to", "called for an investigation into".
func (r *reader) lightVerb(k int, comp *complements, used []bool) (act, bool) {
	c := &r.cs[k]
	effect := r.l.light[c.verb]
	o := comp.obj
	if effect == "demand" && o < 0 {
		o = r.phrase(comp, r.l.vocab["for"])
	}
	if effect == "" || o < 0 || r.direct(o).found {
		return act{}, false
	}
	at, n := r.actAt(&r.cs[o])
	if n < 0 {
		return act{}, false
	}
	e := &r.l.acts[n]
	a := act{verb: k, code: e.code, row: "light:" + r.l.lemmas[c.verb] + " " + e.row, weight: 3, modality: fact.Asserted, lemma: c.verb}
	a.from, a.to = r.extent(k, comp)
	r.sources(&a, c, comp)
	own := a
	a.targets = r.withoutSources(&a, r.nounParties(o, e.target, &own, at))
	if len(a.targets) == 0 {
		for i := range comp.n {
			if p := r.anyone(comp.phrases[i]); p.found && !r.prepIs(comp.phrases[i], "by", "in", "at", "after", "during", "since") && !same(p, a.sources) {
				a.targets = []party{p}
				break
			}
		}
	}
	a.to = max(a.to, own.to)
	used[o] = true
	switch effect {
	case "demand":
		a.code = demandFor(e.code)
	case "refuse":
		a.code = "120"
	case "threaten":
		a.code = "130"
	case "end":
		a.code = cessation(e.code)
	case "promise":
		if e.code < "09" {
			a.code = intent(e.code)
		} else {
			a.code = "130"
		}
	}
	a.negative = c.neg
	r.modality(&a, k)
	r.operators(&a, k)
	r.settle(&a)
	return a, true
}

// governed makes an act of a verb such as "agree to" where the verb that it governs reports
// nothing by itself.
func (r *reader) governed(k int, fired []bool) (act, bool) {
	c := &r.cs[k]
	comp := r.complement(k)
	v := comp.verb
	if v < 0 || !r.cs[v].inf && !r.cs[v].ing || fired[v] || fired[k] {
		return act{}, false
	}
	code := map[string]string{"agree": "030", "plan": "030", "threaten": "130", "refuse": "120", "fail": "120", "demand": "100", "order": "172"}[r.effect(k, v)]
	if code == "" || r.cs[v].chain != k {
		return act{}, false
	}
	a := act{verb: k, code: code, row: "governs:" + r.l.lemmas[c.verb], weight: 1, modality: fact.Asserted, lemma: c.verb}
	a.from, a.to = r.extent(k, &comp)
	a.to = max(a.to, r.cs[v].last)
	r.sources(&a, c, &comp)
	inner := r.complement(v)
	if comp.obj >= 0 && (code == "100" || code == "172") {
		a.targets = r.following(comp.obj, len(r.cs))
	} else if code == "100" {
		return act{}, false // "asked to join"
	}
	if len(a.targets) == 0 {
		a.targets = r.withoutSources(&a, r.anyTarget(&a, &inner))
	}
	a.negative = c.neg
	a.withheld = code == "120" && r.effect(k, v) == "fail"
	if a.withheld {
		a.effect = "fail"
	}
	r.modality(&a, k)
	r.operators(&a, k)
	r.settle(&a)
	return a, true
}

// saysNone reads a negation that stands in a noun phrase: "none of them", "no weapons".
func (r *reader) saysNone(j int) bool {
	if j < 0 {
		return false
	}
	switch r.d.Tokens[r.cs[j].first].Norm {
	case "none", "no", "nothing", "nobody", "neither":
		return true
	}
	return false
}

func (r *reader) nounBits(j int) uint64 { return r.l.words[r.d.Tokens[r.cs[j].head].word].noun }

// bestFrame is the most specific frame whose needs are met; the first of equals in the table.
func (r *reader) bestFrame(c *chunk, comp *complements) *frame {
	var best *frame
	fs := r.l.frames[c.verb]
	for i := range fs {
		if f := &fs[i]; (best == nil || f.weight > best.weight) && r.meets(f, c, comp) {
			best = f
		}
	}
	return best
}

func (r *reader) meets(f *frame, c *chunk, comp *complements) bool {
	for i := range f.needs {
		n := &f.needs[i]
		ok := false
		switch n.kind {
		case needObj:
			ok = comp.obj >= 0 && (r.headIs(comp.obj, n) || comp.objLast != comp.obj && r.headIs(comp.objLast, n))
		case needPart:
			ok = comp.part != "" && r.isWord(n.heads, r.l.vocab[comp.part])
		case needAdj:
			ok = r.hasAdjective(n, c, comp)
		case needIObj:
			ok = comp.iobj >= 0 && r.direct(comp.iobj).found && !c.passive
		case needActor:
			ok = comp.obj >= 0 && r.direct(comp.obj).found
		case needPrep:
			for _, p := range n.preps {
				if j := r.phrase(comp, p); j >= 0 && (n.nouns == 0 && n.heads == nil || r.headIs(j, n)) {
					ok = true
					break
				}
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// hasAdjective looks for an adjective at a copula, behind the object ("found him guilty") or
// inside it ("a scathing attack").
func (r *reader) hasAdjective(n *need, c *chunk, comp *complements) bool {
	if c.adj >= 0 && r.isWord(n.heads, r.d.Tokens[c.adj].word) {
		return true
	}
	if comp.obj < 0 {
		return false
	}
	o := &r.cs[comp.obj]
	for i := o.first; i < o.last; i++ {
		if r.isWord(n.heads, r.d.Tokens[i].word) {
			return true
		}
	}
	return false
}

func (r *reader) isWord(list []wordID, w wordID) bool {
	for _, x := range list {
		if x == w {
			return w != 0
		}
	}
	return false
}

// headIs says whether the head of a phrase, or the noun in its "of" phrase after a word of
// amount, is what a need asks for.
func (r *reader) headIs(j int, n *need) bool {
	w := &r.l.words[r.d.Tokens[r.cs[j].head].word]
	if n.nouns == 0 && n.heads == nil || w.noun&n.nouns != 0 || r.isWord(n.heads, w.lemma) && w.lemma != 0 {
		return true
	}
	if len(n.heads) > 0 && r.isWord(n.heads, r.d.Tokens[r.cs[j].head].word) {
		return true
	}
	if j+1 < len(r.cs) && r.cs[j+1].kind == chNoun && r.prepIs(j+1, "of") && w.noun == 0 {
		v := &r.l.words[r.d.Tokens[r.cs[j+1].head].word]
		return v.noun&n.nouns != 0 || r.isWord(n.heads, v.lemma)
	}
	return false
}

// extent is the piece of the sentence that an act rests on: from its subject, where that is
// near, to the last complement.
func (r *reader) extent(k int, comp *complements) (from, to int) {
	c := &r.cs[k]
	from, to = c.first, c.last
	if s := c.subj; s >= 0 && s < k && c.finite && k-s <= 8 {
		from = r.cs[s].first
	}
	if c.prep >= 0 {
		from = c.first
	}
	if comp.end > k+1 {
		to = r.cs[comp.end-1].last
	}
	return from, to
}

// sources finds who acts.
func (r *reader) sources(a *act, c *chunk, comp *complements) {
	if c.passive {
		if j := r.phrase(comp, r.l.vocab["by"]); j >= 0 {
			a.sources = r.following(j, len(r.cs))
		}
		return
	}
	if c.subj >= 0 {
		if a.sources = r.members(c.subj); a.sources == nil {
			r.actingNoun(a, c.subj)
		}
	}
}

// actingNoun reads an act that is the subject of another verb: "protests in Istanbul targeted
// the consulate" is a protest, "attacks by rebels killed" an attack.
func (r *reader) actingNoun(a *act, subj int) {
	if a.code[:2] < "18" && a.code[:2] != "17" {
		return
	}
	at, n := r.actAt(&r.cs[subj])
	if n < 0 {
		return
	}
	e := &r.l.acts[n]
	switch e.code[:2] {
	case "14", "16", "17", "18", "19", "20":
	default:
		return
	}
	a.sources = r.nounParties(subj, e.source, a, at)
	if len(a.sources) == 0 && e.code[:2] == "14" {
		for j := subj + 1; j < a.verb; j++ {
			if p := r.place(j); r.cs[j].kind == chNoun && p.found {
				p.sector = "CVL"
				a.sources = []party{p}
				break
			}
		}
	}
	a.code, a.row = e.code, e.row
}

// targets finds who is acted on, in the order of the frame.
func (r *reader) targets(a *act, f *frame, c *chunk, comp *complements) {
	if c.passive && c.subj >= 0 && comp.obj == c.subj {
		if p := r.direct(c.subj); p.found && (f.targets[0].kind == slotObj || len(f.targets) > 1) {
			a.targets = r.members(c.subj)
			return
		}
	}
	for _, s := range f.targets {
		var got []party
		switch s.kind {
		case slotObj:
			if comp.iobj >= 0 {
				got = r.following(comp.iobj, len(r.cs))
				if got == nil {
					got = r.ofEarlier(comp.iobj)
				}
			}
			if got == nil && comp.obj >= 0 {
				got = r.objectParties(comp)
			}
		case slotIObj:
			if comp.iobj >= 0 {
				got = r.following(comp.iobj, len(r.cs))
				if got == nil {
					got = r.ofEarlier(comp.iobj)
				}
			}
		case slotObjOf:
			if comp.obj >= 0 {
				if p := r.ofOwner(comp.obj); p.found {
					got = []party{p}
				} else if p := r.owner(comp.obj); p.found {
					got = []party{p}
				}
			}
		case slotPrep:
			if j := r.phrase(comp, s.prep); j >= 0 {
				got = r.following(j, len(r.cs))
				if got == nil && r.where(s.prep) {
					if p := r.place(j); p.found {
						got = []party{p}
					}
				}
			}
		case slotAny:
			got = r.anyTarget(a, comp)
			if len(got) == 1 && got[0].actor != "" && len(a.sources) > 0 && got[0].actor.State() == a.sources[0].actor.State() {
				got = nil // "demanded money for its troops"
			}
		}
		if got = r.withoutSources(a, got); len(got) > 0 {
			a.targets = got
			return
		}
	}
	if comp.obj >= 0 {
		a.targets = r.withoutSources(a, r.ofEarlier(comp.obj))
	}
}

func (r *reader) where(prep wordID) bool {
	switch r.l.words[prep].text {
	case "in", "at", "near", "to", "into", "on", "from", "over", "through", "outside":
		return true
	}
	return false
}

func (r *reader) objectParties(comp *complements) []party {
	if p := r.direct(comp.obj); p.found {
		return r.following(comp.obj, len(r.cs))
	}
	if p := r.owner(comp.obj); p.found {
		return []party{p}
	}
	if r.nounBits(comp.obj)&(1<<r.l.classes["casualty"]) != 0 {
		return nil
	}
	if p := r.ofOwner(comp.obj); p.found {
		return []party{p}
	}
	return nil
}

// ofEarlier takes "the visit" or "this decision" for an act of whoever acted last.
func (r *reader) ofEarlier(j int) []party {
	c := &r.cs[j]
	switch r.d.Tokens[c.first].Norm {
	case "the", "this", "that":
	default:
		return nil
	}
	if r.lastSource == nil {
		return nil
	}
	if !r.sameAct(c) {
		return nil
	}
	p := *r.lastSource
	p.chunk, p.first, p.last = j, c.first, c.last
	return []party{p}
}

// sameAct says whether a phrase can mean the act that was reported last.
func (r *reader) sameAct(c *chunk) bool {
	last := r.lastCode[:2]
	if _, n := r.actAt(c); n >= 0 {
		return r.l.ofCode(r.l.acts[n].code).plover == r.l.ofCode(r.lastCode).plover
	}
	switch r.l.words[r.l.words[r.d.Tokens[c.head].word].lemma].text {
	case "decision", "move", "step", "announcement", "statement", "action":
		return true
	case "accusation", "allegation", "charge", "claim", "report":
		return last == "11" || last == "09"
	case "request", "demand", "call", "appeal":
		return last == "10"
	case "offer", "proposal", "plan", "invitation":
		return last == "03"
	case "remark", "comment":
		return last == "11" || last == "13"
	}
	return false
}

func (r *reader) anyTarget(a *act, comp *complements) []party {
	for i := range comp.n {
		if !r.prepIs(comp.phrases[i], "with", "to", "for", "on", "against", "of", "from", "over", "toward", "towards", "about", "between") {
			continue
		}
		if p := r.anyone(comp.phrases[i]); p.found {
			return []party{p}
		}
	}
	if comp.obj >= 0 {
		if p := r.anyone(comp.obj); p.found {
			return []party{p}
		}
	}
	if comp.clause >= 0 {
		for j := comp.clause; j < len(r.cs); j++ {
			if r.cs[j].kind == chStop {
				break
			}
			if p := r.direct(j); p.found && !same(p, a.sources) {
				return []party{p}
			}
		}
	}
	if comp.verb >= 0 {
		c := r.complement(comp.verb)
		if c.obj >= 0 {
			if p := r.anyone(c.obj); p.found {
				return []party{p}
			}
		}
		for i := range c.n {
			if p := r.anyone(c.phrases[i]); p.found {
				return []party{p}
			}
		}
	}
	return nil
}

func same(p party, list []party) bool {
	for _, q := range list {
		if p.actor == q.actor && p.sector == q.sector && p.name == q.name {
			return true
		}
	}
	return false
}

func (r *reader) withoutSources(a *act, got []party) []party {
	out := got[:0]
	for _, p := range got {
		if !same(p, a.sources) {
			out = append(out, p)
		}
	}
	return out
}

// settle splits joint acts without a target: "A and B met" has A and B facing each other.
func (r *reader) settle(a *act) {
	root := a.code[:2]
	joint := root == "04" && a.code != "045" || a.code == "057" || a.code == "050" || root == "06" || root == "03"
	if len(a.targets) == 0 && len(a.sources) > 1 && joint && !a.sources[1].same(a.sources[0]) {
		a.targets = a.sources[1:]
		a.sources = a.sources[:1]
	}
	if root == "04" && a.code != "045" || a.code == "057" || root == "06" && (a.code == "060" || a.code == "064") {
		a.recip = true
	}
	if strings.HasPrefix(a.code, "190") && a.effect == "" && r.d.Tokens[a.from].Norm == "protests" {
		a.code = "141"
	}
}

func (p party) same(q party) bool {
	return p.actor == q.actor && p.sector == q.sector && p.name == q.name
}
