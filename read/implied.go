package read

import (
	"slices"
	"strings"

	"tightrope/fact"
)

// wantsTarget says that an act of this kind without a target is too little to report.
func (r *reader) wantsTarget(a *act) bool {
	switch a.code[:2] {
	case "03", "05", "06", "07", "08", "16":
		return true
	case "04":
		return r.l.lemmas[a.lemma] != "gather" && r.l.lemmas[a.lemma] != "convene"
	case "13":
		return a.weight == 0 && !r.between(a.verb, min(a.verb+3, len(r.cs)), chSub) && r.complement(a.verb).clause < 0
	case "09", "17", "18", "19", "20":
		return (a.weight == 0 || a.code == "172" || r.l.lemmas[a.lemma] == "take") && !a.noun
	case "10", "12":
		if r.inRelative(a.verb) {
			return true
		}
		c := &r.cs[a.verb]
		return a.weight == 0 && (a.verb+1 >= len(r.cs) || r.cs[a.verb+1].kind == chStop || c.kind == chNoun)
	}
	return false
}

// tellsEnough says that a frame whose object says what is done makes an act of a state worth telling though
// the sentence names nobody to whom it is done: "withdrew the bill", "offered assurances", "hit a refinery".
func (r *reader) tellsEnough(a *act) bool {
	if a.frame == nil || a.noun || a.modality != fact.Asserted || len(a.sources) == 0 || !r.l.states[a.sources[0].actor.State()] || !ofState(a.sources[0].sector) || r.inRelative(a.verb) {
		return false
	}
	switch a.code[:2] {
	case "03", "08", "16":
		return r.asksObject(a.frame) || a.code == "080" && r.complement(a.verb).obj < 0
	case "18", "19":
		comp := r.complement(a.verb)
		return comp.obj >= 0 && a.objBits&(1<<r.l.classes["works"]|1<<r.l.classes["site"]|1<<r.l.classes["goods"]) != 0
	}
	return false
}

// asksObject says whether a frame asks for an object of some kind.
func (r *reader) asksObject(f *frame) bool {
	return slices.ContainsFunc(f.needs, func(n need) bool { return n.kind == needObj })
}

// acceding verbs tell of a treaty that many have.
var acceding = wordSet("join rejoin ratify accede enter")

var (
	closing = wordSet("close shut seal")
	coming  = wordSet("come arrive land visit telephone phone fly")
	answers = wordSet("lodge summon protest complain")
	away    = wordSet("home back out up down away close under off third first last of after before")
)

// impliedTarget is the state that was spoken of last, where help or a cut in help names nobody.
func (r *reader) impliedTarget(a *act) (party, bool) {
	switch a.code[:2] {
	case "07", "16", "06", "03":
		if l := r.l.lemmas[a.lemma]; l == "spend" || l == "invest" {
			return party{}, false
		}
	case "17":
		if !closing[r.l.lemmas[a.lemma]] {
			return party{}, false
		}
	case "14":
		if len(a.sources) == 0 || a.sources[0].sector == "CVL" || a.sources[0].actor == "" {
			return party{}, false
		}
		p := r.answered(a)
		return p, p.found
	case "11":
		if !answers[r.l.lemmas[a.lemma]] || len(a.sources) == 0 {
			return party{}, false
		}
		if a.weight == 0 {
			p := r.answered(a)
			return p, p.found
		}
	case "04":
		if i := r.cs[a.verb].last; i < len(r.d.Tokens) && away[r.d.Tokens[i].Norm] {
			return party{}, false
		}
		if !coming[r.l.lemmas[a.lemma]] || len(a.sources) == 0 || a.sources[0].sector != "GOV" && a.code == "042" || r.topic == "" {
			return party{}, false
		}
		if a.weight == 0 { // came to where the talk is of
			p := r.aboutWhom(a)
			return p, p.found && !a.noun && a.modality != fact.Conditional
		}
	case "05":
		if a.code != "057" || acceding[r.l.lemmas[a.lemma]] {
			return party{}, false
		}
	case "08":
		if a.code[:3] == "087" || a.code[:3] == "084" || a.frame != nil && !r.asksObject(a.frame) && r.complement(a.verb).obj >= 0 {
			return party{}, false
		}
	case "13":
		if r.topic == "" || r.topicCount <= 2 || r.topic == a.sources0() {
			return party{}, false
		}
		return party{actor: r.topic, found: true}, a.modality != fact.Conditional
	default:
		return party{}, false
	}
	if a.noun || len(a.sources) == 0 || a.weight == 0 && a.code[:2] != "07" && a.code[:2] != "04" && a.code != "033" && a.code != "162" && r.l.lemmas[a.lemma] != "retaliate" || a.code == "030" {
		return party{}, false
	}
	if a.code[:2] == "06" && !r.abroad(a) && (a.objBits&(1<<r.l.classes["militaryaid"]) == 0 || r.counts()) {
		return party{}, false // goods may go to anybody
	}
	if a.modality == fact.Conditional {
		return party{}, false
	}
	if p := r.provoker(a); p.found {
		return p, true
	}
	if p := r.reply(a); p.found {
		return p, true
	}
	if h := r.lastHit; h != "" && r.hitSent >= r.sent-1 && a.code[:2] == "16" && h != a.sources[0].actor.State() {
		return party{actor: h, found: true}, true // as before
	}
	if p := r.aboutWhom(a); p.found {
		return p, true
	}
	if p := r.givenAlso(a); p.found {
		return p, true
	}
	if i := r.focus.prevSubj; i >= 0 && i < r.focus.sentFirst && r.mentions[i].Kind != PlaceMention {
		if s := r.mentions[i].Actor.State(); r.l.states[s] && s != a.sources[0].actor.State() {
			return party{actor: s, found: true}, true // what it answers
		}
	}
	for i := len(r.mentions) - 1; i >= max(0, r.focus.sentFirst-8); i-- {
		m := &r.mentions[i]
		if m.First > r.cs[a.verb].first {
			continue
		}
		if r.l.states[m.Actor] && m.Kind != PlaceMention && m.Kind != AdjectiveMention && m.Actor != a.sources[0].actor.State() {
			return party{actor: m.Actor, found: true}, true
		}
	}
	return party{}, false
}

// givenAlso is to whom the event told last gave something, where the sentence goes on with another giver:
// "India sold Armenia rockets. France sent three radars."
func (r *reader) givenAlso(a *act) party {
	if a.code[:2] != "07" || len(r.items) == 0 {
		return party{}
	}
	it := &r.items[len(r.items)-1]
	if it.Kind != fact.EventItem || it.Plover != "AID" && it.Plover != "COOPERATE" || it.Source == a.sources0() || it.Target == a.sources0() || it.Target == "" || r.focus.prevSubj < 0 || r.mentions[r.focus.prevSubj].Actor.State() != it.Source.State() {
		return party{}
	}
	return party{actor: it.Target.State(), found: true}
}

// tooLittle says whether an act that names nobody to whom it is done tells too little: one that has not
// happened, a question put ("he asked in a lecture"), a name given to a thing ("called the plan a
// mistake").
func (r *reader) tooLittle(a *act) bool {
	if a.noun {
		return false
	}
	if a.modality != fact.Asserted && a.modality != fact.Alleged && r.cs[a.verb].kind == chVerb {
		return true
	}
	if strings.HasPrefix(a.row, "governs:be") {
		return true // was reluctant to
	}
	switch r.l.lemmas[a.lemma] {
	case "ask":
		comp := r.complement(a.verb)
		return a.effect == "" && comp.obj < 0 && comp.verb < 0 && comp.clause < 0 && r.phrase(&comp, r.l.find("for")) < 0
	case "call", "brand", "label", "dub", "term", "describe", "deem", "consider", "find":
		return a.code == "111" && !r.namesAct(a)
	}
	return false
}

// aboutWhom is the state that the text is about, or, where that is the one that acts, the one that
// stands in the heading of the section.
func (r *reader) aboutWhom(a *act) party {
	own := a.sources0()
	switch {
	case r.topic != "" && r.topicCount > 2 && r.topic != own:
		return party{actor: r.topic, found: true}
	case r.heading != "" && r.heading != own:
		return party{actor: r.heading, found: true}
	}
	return party{}
}

// reply is who has just done something hostile to the source of an act: "Chad expelled a Sudanese
// consul. Sudan recalled its ambassador."
func (r *reader) reply(a *act) party {
	if len(a.sources) == 0 || r.lastHit == "" || r.hitBy == "" || r.hitSent < r.sent-1 || r.lastHit != a.sources0() || r.hitBy == r.lastHit {
		return party{}
	}
	return party{actor: r.hitBy, found: true}
}

// answered is whose deed a protest or a complaint without a target is about: one in the same sentence,
// one done to the source, else what the subject of the sentence before in the paragraph did.
func (r *reader) answered(a *act) party {
	if p := r.provoker(a); p.found {
		return p
	}
	if p := r.reply(a); p.found {
		return p
	}
	if i := r.focus.prevSubj; i >= r.focus.prevFirst && i < r.focus.sentFirst && r.sent > 0 && r.d.Sentences[r.sent-1].Para == r.d.Sentences[r.sent].Para {
		if s := r.mentions[i].Actor.State(); r.l.states[s] && s != a.sources0() {
			return party{actor: s, found: true}
		}
	}
	return party{}
}

// provoker is the state whose deed an act without a target answers: the subject of the clause with
// "after" or "when" in the same sentence.
func (r *reader) provoker(a *act) party {
	for k := a.verb - 1; k >= 0; k-- {
		c := &r.cs[k]
		if c.kind != chVerb || !c.finite || c.subj < 0 || c.subj >= k || r.cs[c.subj].kind != chNoun {
			continue
		}
		s := &r.cs[c.subj]
		opened := s.prep >= 0 && r.opensClause(s.prep)
		if n := r.left(c.subj); n >= 0 && r.cs[n].kind == chSub {
			switch r.d.Tokens[r.cs[n].first].Norm {
			case "when", "after", "because", "since", "once":
				opened = true
			}
		}
		if !opened {
			continue
		}
		if p := r.direct(c.subj); p.found && r.l.states[p.actor.State()] && p.actor.State() != a.sources[0].actor.State() {
			return party{actor: p.actor.State(), found: true}
		}
	}
	return r.provoked(a)
}

// provoked finds the same in a clause behind: "protested when Libya granted it".
func (r *reader) provoked(a *act) party {
	for k := a.verb + 1; k+1 < len(r.cs); k++ {
		c := &r.cs[k]
		switch c.kind {
		case chStop, chVerb, chRel:
			return party{}
		case chSub:
			switch r.d.Tokens[c.first].Norm {
			case "when", "after", "because", "once":
			default:
				return party{}
			}
			k++
		case chNoun:
			if !r.prepIs(k, "after") {
				continue
			}
		default:
			continue
		}
		if p := r.direct(k); p.found && r.subjectAhead(k) && r.l.states[p.actor.State()] && p.actor.State() != a.sources[0].actor.State() {
			return party{actor: p.actor.State(), found: true}
		}
		return party{}
	}
	return party{}
}

// namesAct says whether the first object of a verb of naming is an act: "called the tariff blackmail".
func (r *reader) namesAct(a *act) bool {
	comp := r.complement(a.verb)
	for _, j := range [...]int{comp.iobj, comp.obj} {
		if j >= 0 {
			c := r.cs[j]
			_, n := r.actAt(&c)
			if c.head--; n < 0 && c.head >= c.first { // the tariff blackmail
				_, n = r.actAt(&c)
			}
			return n >= 0
		}
	}
	return false
}

// abroad says whether an act of trade is one that needs a place to be done in: works built or opened,
// and what "them" stands for.
func (r *reader) abroad(a *act) bool {
	if r.counts() {
		return false
	}
	comp := r.complement(a.verb)
	return a.objBits&(1<<r.l.classes["works"]) != 0 && len(a.sources) > 0 && a.sources[0].sector == "BUS" ||
		comp.obj >= 0 && r.d.Tokens[r.cs[comp.obj].head].Norm == "them"
}
