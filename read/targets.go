package read

// remember keeps who acted last, and how, for "the visit" and "this accusation".
func (r *reader) remember(a *act) {
	if a.withheld || a.negative || r.subordinate(a.verb) {
		return
	}
	if s := r.cs[a.verb].subj; s >= 0 && r.cs[s].prep >= 0 && a.code < "18" {
		return // "as leaders were gathering"
	}
	if len(a.sources) > 0 && a.sources[0].direct && a.code[:2] != "01" {
		r.lastActor = a.sources[0]
		r.lastSource, r.lastCode = &r.lastActor, a.code
	}
}

// sources finds who acts.
func (r *reader) sources(a *act, c *chunk, comp *complements) {
	if c.passive {
		if j := r.phrase(comp, r.l.find("by")); j >= 0 {
			a.sources = r.following(j, len(r.cs))
		}
		return
	}
	if c.subj < 0 {
		r.understood(a)
		return
	}
	if a.sources = r.members(c.subj); a.sources == nil {
		r.actingNoun(a, c.subj)
	}
	if len(a.sources) == 0 {
		a.sources = r.authors(c.subj)
	}
}

// written things act for whoever wrote them.
var written = wordSet("order letter statement note decree declaration communique proclamation directive edict")

// heads lead something that a genitive before them names.
var heads = wordSet("chief head boss deputy number side")

// authors are those who speak through a written thing that is a subject: "a Chinese statement accused",
// "signed an order that accused".
func (r *reader) authors(j int) []party {
	if j >= 0 && r.cs[j].kind == chNoun && r.cs[j].mention < 0 && heads[r.d.Tokens[r.cs[j].head].Norm] {
		if p := r.owner(j); p.found && ofState(p.sector) {
			return r.one(p) // the army's chief
		}
		return nil
	}
	if p := r.behindBy(j); p.found {
		return []party{p}
	}
	if j < 0 || r.cs[j].kind != chNoun || !written[r.d.Tokens[r.cs[j].head].Norm] {
		return nil
	}
	if p := r.owner(j); p.found && p.actor != "" {
		return r.one(p)
	}
	if n := r.right(j); n < 0 || r.cs[n].kind != chRel {
		return nil
	}
	if v := r.earlierVerb(j); v >= 0 && r.cs[v].finite && !r.cs[v].passive && r.cs[v].subj >= 0 {
		return r.members(r.cs[v].subj)
	}
	return nil
}

var (
	inquiries   = wordSet("inquiry enquiry probe investigation commission panel audit report study committee review")
	delegations = wordSet("delegation mission team group convoy force")
)

// behindBy is who acts through an inquiry ("an inquiry by parliament accused") or leads a delegation ("a team
// led by the Omani minister toured").
func (r *reader) behindBy(j int) party {
	if j < 0 || r.cs[j].kind != chNoun {
		return party{}
	}
	word, n := r.d.Tokens[r.cs[j].head].Norm, r.right(j)
	if n >= 0 && delegations[word] && r.cs[n].kind == chVerb && !r.cs[n].finite && (r.l.lemmas[r.cs[n].verb] == "lead" || r.l.lemmas[r.cs[n].verb] == "head") {
		n = r.right(n)
	} else if !inquiries[word] {
		return party{}
	}
	if n < 0 || !r.prepIs(n, "by") {
		return party{}
	}
	if p := r.anyone(n); p.actor != "" {
		return p
	}
	return party{}
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
				a.sources = r.one(p)
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
	var dim []party // of a sector, but nobody in particular
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
					got = r.one(p)
				} else if p := r.owner(comp.obj); p.found {
					got = r.owners(comp, p)
				}
			}
		case slotGen:
			if comp.obj >= 0 {
				if p := r.owner(comp.obj); p.found {
					got = r.one(p) // "Ghana's membership of NATO"
				}
			}
		case slotPrep:
			j := r.phrase(comp, s.prep)
			if j < 0 && c.passive && comp.obj == c.subj {
				j = r.phraseOf(c.subj, s.prep)
			}
			if j > 0 && r.ofDeedBefore(j) {
				j = -1
			}
			if j >= 0 {
				got = r.following(j, len(r.cs))
				if len(got) == 2 && len(a.sources) == 0 && r.prepIs(j, "between") {
					a.sources, got, a.recip = got[:1:1], got[1:], true // a truce between A and B was declared
				}
				if len(got) == 1 && got[0].actor == "" && got[0].name != "" && r.spot(s.prep) {
					got = nil // near a place that no table knows
				}
				if got == nil && r.where(s.prep) {
					if p := r.placeAt(j); p.found {
						got = r.one(p)
					}
				}
				if got = r.withoutSources(a, got); len(got) == 0 {
					got = r.beyond(j)
				}
			}
		case slotAny:
			if got = r.anyTarget(a, comp); a.code[:2] == "13" && f.weight == 0 && len(got) > 0 && comp.clause >= 0 && got[0].chunk >= comp.clause {
				got = nil // what is warned of
			}
			if len(got) == 1 && got[0].actor != "" && len(a.sources) > 0 && got[0].actor.State() == a.sources[0].actor.State() {
				got = nil // "demanded money for its troops"
			}
		}
		got = r.withoutSources(a, got)
		if len(got) == 1 && got[0].actor == "" && got[0].name != "" && r.cs[got[0].chunk].kind == chNoun {
			if p := r.placeNamed(got[0].chunk); p.found {
				got = r.withoutSources(a, r.one(p))
			}
		}
		if s.kind == slotObj && !c.passive && len(got) == 1 && len(a.sources) > 0 && got[0].chunk == comp.obj && got[0].actor.State() == a.sources[0].actor.State() {
			if p := r.ofOwner(comp.obj); p.found && p.actor.State() != got[0].actor.State() {
				got = r.one(p) // raided the Paris office of a Swiss bank
			}
		}
		if f.outside && len(got) > 0 && len(a.sources) > 0 && got[0].actor.State() == a.sources[0].actor.State() {
			got = nil
		}
		if a.code[:2] == "11" && len(got) == 1 && !r.l.states[got[0].actor.State()] && organisation(got[0].actor) && r.prepIs(got[0].chunk, "to", "before", "with", "at") {
			got = nil // complained to the Security Council: of somebody
		}
		if len(got) > 0 && r.victimOf(a, comp, &got[0]) {
			got = nil
		}
		switch {
		case len(got) == 0:
		case got[0].actor != "" || got[0].name != "":
			a.targets = got
			return
		case dim == nil:
			dim = got
		}
	}
	if dim != nil {
		a.targets = dim
		return
	}
	if comp.obj >= 0 {
		a.targets = r.withoutSources(a, r.ofEarlier(comp.obj))
	}
	for j := comp.obj + 1; c.passive && comp.obj >= 0 && comp.obj == c.subj && a.code == "061" && j < len(r.cs) && r.cs[j].kind == chNoun; j++ {
		if p := r.place(j); p.found && r.prepIs(j, "in", "at", "near", "from", "to", "of", "between") {
			a.targets = r.one(p) // the road to the port was built by
			return
		}
	}
}

// phraseOf is the phrase with a preposition that belongs to a noun phrase before a verb, -1 if none.
func (r *reader) phraseOf(j int, prep wordID) int {
	for n := j + 1; j >= 0 && n < len(r.cs) && r.cs[n].kind == chNoun && r.cs[n].prep >= 0; n++ {
		if r.d.Tokens[r.cs[n].prep].word == prep {
			return n
		}
	}
	return -1
}

func (r *reader) where(prep wordID) bool {
	switch r.l.words[prep].text {
	case "in", "at", "near", "to", "into", "on", "from", "over", "through", "outside", "around", "across", "between":
		return true
	}
	return false
}

// victimOf says whether a party is only whom the force that is condemned was used on: "condemned the
// annexation of Ukrainian land".
func (r *reader) victimOf(a *act, comp *complements, p *party) bool {
	if a.code[:2] != "11" || p.sector != "" || comp.obj < 0 || p.chunk <= comp.obj || !r.prepIs(p.chunk, "of", "on", "against") {
		return false
	}
	_, n := r.actAt(&r.cs[comp.obj])
	if n < 0 {
		return false
	}
	code := r.l.acts[n].code
	return code >= "18" || code == "192" || code == "191"
}

// spot prepositions only say where.
func (r *reader) spot(prep wordID) bool {
	switch r.l.words[prep].text {
	case "in", "at", "near", "around", "outside", "across", "along":
		return true
	}
	return false
}

func (r *reader) objectParties(comp *complements) []party {
	if two := r.bothActedOn(comp.obj); two != nil {
		return two
	}
	if p := r.direct(comp.obj); p.found {
		if p.actor == "" && p.name == "" {
			if q := r.there(comp.obj); q.found {
				q.sector = p.sector
				return r.one(q)
			}
		}
		return r.following(comp.obj, len(r.cs))
	}
	if p := r.owner(comp.obj); p.found {
		return r.owners(comp, p)
	}
	if r.nounBits(comp.obj)&(1<<r.l.classes["casualty"]) != 0 {
		return nil
	}
	if p := r.ofOwner(comp.obj); p.found {
		return r.one(p)
	}
	if p := r.belongsTo(comp.objLast); p.found {
		return r.one(p)
	}
	return nil
}

// there is the state of the place named last, for "several firms there".
func (r *reader) there(j int) party {
	i := r.cs[j].last
	if i >= len(r.d.Tokens) || r.d.Tokens[i].Norm != "there" {
		return party{}
	}
	for n := len(r.mentions) - 1; n >= max(0, r.focus.prevFirst); n-- {
		if m := &r.mentions[n]; m.Last <= i && m.Kind == PlaceMention && m.Actor != "" {
			return party{actor: m.Actor.State(), chunk: j, first: r.cs[j].first, last: i + 1, found: true}
		}
	}
	return party{}
}

// owners adds to the owner of an object those of the other things in its list: "bought Israeli radars
// and Indian missiles".
func (r *reader) owners(comp *complements, p party) []party {
	out := r.one(p)
	for j := comp.obj + 1; j <= comp.objLast; j++ {
		if q := r.owner(j); r.cs[j].kind == chNoun && r.cs[j].prep < 0 && q.found && !same(q, out) {
			out = append(out, q)
		}
	}
	return out
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
	return r.one(p)
}

// sameAct says whether a phrase can mean the act that was reported last.
func (r *reader) sameAct(c *chunk) bool {
	last := r.lastCode[:2]
	if _, n := r.actAt(c); n >= 0 {
		return r.l.ofCode(r.l.acts[n].code).plover == r.l.ofCode(r.lastCode).plover
	}
	switch r.l.words[r.l.words[r.d.Tokens[c.head].word].lemma].text {
	case "announcement", "statement":
		return true
	case "decision", "move", "step", "action":
		return last != "11" && last != "10" && last != "13"
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
			return r.one(p)
		}
	}
	if comp.obj >= 0 {
		if p := r.anyone(comp.obj); p.found {
			return r.one(p)
		}
	}
	if comp.clause >= 0 {
		for j := comp.clause; j < len(r.cs); j++ {
			if r.cs[j].kind == chStop {
				break
			}
			p := r.direct(j)
			if !p.found && r.cs[j].kind == chNoun && j == comp.clause {
				p = r.owner(j)
			}
			if p.found && !same(p, a.sources) {
				return r.one(p)
			}
		}
	}
	if comp.verb >= 0 {
		c := r.complement(comp.verb)
		if c.obj >= 0 {
			if p := r.anyone(c.obj); p.found {
				return r.one(p)
			}
		}
		for i := range c.n {
			if p := r.anyone(c.phrases[i]); p.found {
				return r.one(p)
			}
		}
	}
	return nil
}
