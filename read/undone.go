package read

import (
	"strings"

	"tightrope/fact"
)

// refrain makes a stance of an act that is denied or left undone.
func (r *reader) refrain(a *act) {
	if a.frame != nil && a.frame.reversed && len(a.sources) > 0 && len(a.targets) > 0 && r.cs[a.verb].kind == chVerb && a.targets[0].chunk == r.cs[a.verb].subj {
		a.sources, a.targets = a.targets, a.sources // who buys nothing
	}
	if len(a.sources) == 0 || a.sources[0].actor == "" && a.sources[0].name == "" || a.noun {
		return
	}
	if a.modality == fact.Conditional {
		return // not left undone, only under a condition
	}
	if a.modality == fact.Future && r.saysNone(r.cs[a.verb].subj) {
		return // "no government will ever join" foretells
	}
	sources := a.sources
	if s := r.cs[a.verb].subj; s >= 0 && s < a.verb && r.saysNone(s) {
		if a.code[:2] == "01" && r.between(s, a.verb, chVerb) {
			return // "Nobody in Cairo wants it, said …"
		}
		if len(sources) == 2 && sources[0].chunk == sources[1].chunk { // neither side: each towards the other
			a.targets, sources = sources[1:], sources[:1]
		}
	}
	for i, p := range sources {
		if i == 3 {
			break
		}
		it := r.item(fact.Stance, a.from, a.to)
		it.Holder = p.actor
		if len(a.targets) > 0 {
			it.Toward = a.targets[0].actor
		}
		it.Polarity, it.Modality, it.Voice = "-", a.modality, a.voice
		it.Withheld = r.l.ofCode(a.code).plover
		it.Rule = "not " + a.row
		r.items = append(r.items, it)
	}
}

// undelivered reads a deed in the passive that did not happen: "Swedish guns were not delivered to
// Latvia", "no contract with Peru has been signed". Who left it undone is the owner of the thing, or
// who stands behind "between" or, for a contract with somebody, the state that the text is about.
func (r *reader) undelivered(k int, comp *complements) bool {
	c := &r.cs[k]
	none := r.saysNone(c.subj)
	if !none && !c.neg || c.modal != 0 || c.subj < 0 || r.bestFrame(c, r.passiveObject(c, comp)) == nil && !r.deed(c) {
		return false
	}
	var h []party
	toward := fact.ActorID("")
	for j := c.subj; j < k && j < c.subj+3; j++ {
		if r.cs[j].kind != chNoun {
			continue
		}
		switch {
		case r.prepIs(j, "between"):
			if list := r.following(j, k); len(list) > 1 {
				h, toward = list[:1], list[1].actor
			}
		case none && j > c.subj && r.prepIs(j, "with", "for", "to"):
			toward = r.anyone(j).actor
		}
	}
	if p := r.direct(c.subj); h == nil && !p.found {
		if o := r.owner(c.subj); o.found && o.actor != "" {
			h = []party{o}
		}
	} else if h == nil && p.actor != "" && admitting[r.l.lemmas[c.verb]] {
		h = r.members(c.subj)
	}
	if h == nil && !none {
		if src, tgt := r.takenBy(c.subj); src != "" {
			h, toward = []party{{actor: src, chunk: c.subj, found: true}}, tgt
		}
	}
	if h == nil && none && r.topic != "" && r.topicCount > 2 && pacts[strings.TrimSuffix(r.d.Tokens[r.cs[c.subj].head].Norm, "s")] {
		h = []party{{actor: r.topic, chunk: c.subj, found: true}}
	}
	if h == nil {
		h = r.sender(k, comp)
	}
	if len(h) == 0 || h[0].actor == "" {
		return false
	}
	if len(h) > 1 && toward == "" {
		toward = h[1].actor
	}
	from, to := r.extent(k, comp)
	it := r.item(fact.Stance, from, to)
	a := act{verb: k, modality: fact.Asserted, sources: h}
	r.modality(&a, k)
	r.speech(&a, nil)
	if a.modality == fact.Conditional {
		return false
	}
	it.Holder, it.Polarity, it.Modality, it.Voice = h[0].actor, "-", a.modality, a.voice
	if toward == "" {
		if t := r.anyTarget(&a, comp); len(t) > 0 {
			toward = t[0].actor
		}
	}
	if toward.State() != it.Holder.State() {
		it.Toward = toward
	}
	r.add(it, "stance:undone")
	return true
}

var (
	answering  = wordSet("reply respond answer react")
	arriving   = wordSet("come arrive follow materialise materialize appear happen occur land reach")
	gatherings = wordSet(`meeting summit round session visit trip exercise drill talks call ceremony conference referendum vote
		election tour handover hearing parade launch`)
)

// neverCame reads what was awaited and did not come: "none has arrived", "the jets never came", "the
// second round did not take place".
func (r *reader) neverCame(k int, comp *complements) bool {
	c := &r.cs[k]
	if c.modal != 0 || c.subj < 0 || !c.neg && !r.saysNone(c.subj) || r.direct(c.subj).actor != "" {
		return false
	}
	lemma := r.l.lemmas[c.verb]
	if lemma == "take" && comp.obj >= 0 && r.d.Tokens[r.cs[comp.obj].head].Norm == "place" {
		return true
	}
	return arriving[lemma] && comp.obj < 0 || lemma == "reach" && comp.obj >= 0
}

// sender is who left undone what did not come or was not held, where its own words tell: the owner of
// the thing, the state behind "from" or "between", who has promised it in the sentence or the one
// before, and of a meeting the two sides spoken of.
func (r *reader) sender(k int, comp *complements) []party {
	c := &r.cs[k]
	for j := max(c.subj-2, 0); j < k && j < c.subj+4; j++ { // the list behind "between" may pass for the subject
		if r.cs[j].kind == chNoun && r.prepIs(j, "between") {
			return r.following(j, k)
		}
	}
	if p := r.owner(c.subj); p.found && p.actor != "" {
		return []party{p}
	}
	for i := range comp.n {
		if j := comp.phrases[i]; r.prepIs(j, "from") {
			if p := r.anyone(j); p.found && p.actor != "" {
				return []party{p}
			}
		}
	}
	head := r.d.Tokens[r.cs[c.subj].head].Norm
	if gatherings[head] || gatherings[strings.TrimSuffix(head, "s")] || ordinals[head] {
		return r.twoSides(&r.cs[c.subj], "")
	}
	if !r.saysNone(c.subj) {
		return nil
	}
	for i := len(r.items) - 1; i >= max(0, len(r.items)-8); i-- {
		it := &r.items[i]
		if it.Kind == fact.EventItem && it.Plover == "AGREE" && it.Source != "" && int(r.d.Sentences[max(r.sent-1, 0)].Start) <= it.BStart {
			return []party{{actor: it.Source, chunk: c.subj, found: true}, {actor: it.Target, chunk: c.subj, found: true}}
		}
	}
	return nil
}

var ordinals = wordSet("first second third fourth fifth sixth seventh eighth ninth tenth last next latest")

// admitting verbs, not done to somebody, leave it to him to have got nothing.
var admitting = wordSet("admit invite ask consult accept include approve inform receive pay")

// takenBy finds who took the measure that a phrase such as "the tariffs" or "the threat" takes up, and
// on whom: in the act last told whose words hold the same noun, or that was a threat.
func (r *reader) takenBy(j int) (source, target fact.ActorID) {
	c := &r.cs[j]
	if first := r.d.Tokens[c.first].Norm; first != "the" && first != "these" && first != "those" || c.last-c.first > 3 {
		return "", ""
	}
	noun := strings.TrimSuffix(r.d.Tokens[c.head].Norm, "s")
	for i := len(r.items) - 1; i >= max(0, len(r.items)-8); i-- {
		it := &r.items[i]
		if it.Kind == fact.EventItem && it.Source != "" && (noun == "threat" && it.Plover == "THREATEN" || len(noun) > 3 && strings.Contains(it.Quote, noun)) {
			return it.Source, it.Target
		}
	}
	return "", ""
}

var pacts = wordSet("contract deal agreement treaty accord pact memorandum order request")

// passiveObject is the complements of a verb in the passive with its subject as object.
func (r *reader) passiveObject(c *chunk, comp *complements) *complements {
	out := *comp
	if out.obj < 0 {
		out.obj, out.objLast = c.subj, c.subj
	}
	return &out
}
