package read

import (
	"slices"

	"tightrope/fact"
)

// lightVerb reads a verb whose object says what is done: "ordered the release of", "announced
// a suspension of aid to", "called for an investigation into".
func (r *reader) lightVerb(k int, comp *complements, used []bool) (act, bool) {
	c := &r.cs[k]
	effect := r.l.light[c.verb]
	o := comp.obj
	if effect == "demand" && o < 0 {
		o = r.phrase(comp, r.l.find("for"))
	}
	if effect == "" || o < 0 || r.direct(o).found {
		return act{}, false
	}
	at, n := r.actAt(&r.cs[o])
	if n < 0 {
		return act{}, false
	}
	e := &r.l.acts[n]
	if c.passive && e.code > "17" && judged[r.l.lemmas[c.verb]] && o != c.subj {
		return act{}, false // were declared a massacre
	}
	if o == comp.obj && r.l.lemmas[c.verb] == "call" && (c.passive || e.code > "09" && r.onlyNames(k, o)) {
		return act{}, false
	}
	a := act{verb: k, code: e.code, row: "light:" + r.l.lemmas[c.verb] + " " + e.row, weight: 3, modality: fact.Asserted, lemma: c.verb}
	a.from, a.to = r.extent(k, comp)
	r.sources(&a, c, comp)
	if n := r.nounAbove(k); n >= 0 {
		a.sources, a.under = r.planners(n, k), n+1
	}
	own := a
	a.targets = r.withoutSources(&a, r.nounParties(o, e.target, &own, at))
	if comp.iobj >= 0 && len(a.targets) == 0 {
		if p := r.anyone(comp.iobj); p.found {
			a.targets = r.withoutSources(&a, []party{p}) // refused the firm a concession
		}
	}
	if effect == "refuse" && len(a.targets) == 0 {
		a.targets = r.withoutSources(&a, r.nounParties(o, e.source, &own, at)) // a Ukrainian request
	}
	if len(a.targets) == 0 && e.code[:2] == "07" && c.inf && arranging[r.l.lemmas[c.verb]] {
		return act{}, false // "flew to Oslo to organise loans": for himself
	}
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

// arranging verbs leave open for whom a thing is got.
var arranging = wordSet("organise organize arrange secure negotiate obtain")

// onlyNames says that a "call" at chunk k gives a deed its name and asks for none: "for what it called the
// kidnapping of a general", "called the raid a crime".
func (r *reader) onlyNames(k, o int) bool {
	if r.d.Tokens[r.cs[o].first].Norm == "the" {
		return true
	}
	s := r.cs[k].subj
	return s >= 0 && s < k && r.cs[s].first > 0 && r.d.Tokens[r.cs[s].first-1].Norm == "what"
}

// ofEffect is the code of what an operator makes of a verb that reports nothing by itself.
func ofEffect(effect string) string {
	switch effect {
	case "agree", "plan":
		return "030"
	case "threaten":
		return "130"
	case "refuse", "fail":
		return "120"
	case "demand":
		return "100"
	case "order":
		return "172"
	case "ultimatum":
		return "139"
	case "aid":
		return "070"
	}
	return ""
}

// intent gives the CAMEO code of meaning to do a cooperative act.
func intent(code string) string {
	switch code[:2] {
	case "04", "05":
		return "036"
	case "06":
		return "031"
	case "07":
		return "033"
	case "08":
		return "035"
	}
	return "030"
}

// demandFor gives the CAMEO code of asking somebody to do an act.
func demandFor(code string) string {
	switch code[:2] {
	case "04":
		return "106"
	case "06":
		return "101"
	case "07":
		return "103"
	case "08":
		return "105"
	}
	return "100"
}

// cessation gives the CAMEO code of ending an act.
func cessation(code string) string {
	switch root := code[:2]; {
	case root == "16":
		return "085"
	case root >= "18":
		return "087"
	case root >= "09":
		return "080"
	case root == "04":
		return "164"
	case root == "06" || root == "07":
		return "162"
	}
	return "160"
}

// sendsAway reads "ordered its envoy to leave", said to a diplomat, as an expulsion; where nobody is named
// who says it, by the state that is to be left.
func (r *reader) sendsAway(a *act, v, j int) {
	switch r.l.lemmas[r.cs[j].verb] {
	case "leave", "depart", "go", "quit", "exit":
	default:
		return
	}
	switch r.l.lemmas[r.cs[v].verb] {
	case "order", "tell", "ask", "give", "instruct", "require", "request", "direct":
	default:
		return
	}
	if t := r.cs[j].subj; r.nounBits(t)&(1<<r.l.classes["ambassador"]) == 0 || len(a.targets) == 0 || a.targets[0].actor == "" {
		return
	}
	a.code = "161"
	if comp := r.complement(j); len(a.sources) == 0 && comp.obj >= 0 {
		if p := r.anyone(comp.obj); p.found && p.actor.State() != a.targets[0].actor.State() {
			a.sources = []party{p}
		}
	}
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
	if r.d.Tokens[r.cs[v].head].Norm == "do" {
		return act{}, false // threatened to do so
	}
	code := ofEffect(r.effect(k, v))
	if code == "130" && impairing[r.l.lemmas[r.cs[v].verb]] {
		return act{}, false // "threatens to strain its ties": what may come of it
	}
	if code == "" || r.cs[v].chain != k {
		return act{}, false
	}
	a := act{verb: k, code: code, row: "governs:" + r.l.lemmas[c.verb], weight: 1, modality: fact.Asserted, lemma: c.verb}
	a.from, a.to = r.extent(k, &comp)
	a.to = max(a.to, r.cs[v].last)
	r.sources(&a, c, &comp)
	inner := r.complement(v)
	if code == "139" {
		a.targets = r.following(r.cs[v].subj, len(r.cs))
	} else if comp.obj >= 0 && (code == "100" || code == "172") {
		a.targets = r.following(comp.obj, len(r.cs))
	} else if code == "100" {
		return act{}, false // "asked to join"
	}
	if len(a.targets) == 0 {
		a.targets = r.withoutSources(&a, r.anyTarget(&a, &inner))
	}
	if with := r.agreedWith(&a, k, v); code == "030" && len(with) > 0 {
		a.targets = with
	}
	if c.subj >= 0 && r.saysNone(c.subj) {
		return act{}, false
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

// impairing verbs tell what befalls relations, talks and plans, which nobody threatens anybody with.
var impairing = wordSet(`strain sour derail overshadow complicate worsen deepen upend undermine unravel erode weaken widen spill escalate
	plunge engulf destabilise destabilize jeopardise jeopardize dent hamper slow stall exacerbate reignite become turn divide
	spread grow eclipse unsettle poison scuttle imperil endanger`)

// barring verbs keep somebody from doing something by law or by force.
var barring = wordSet("ban bar prohibit forbid block")

// bars reads "barred the firm from selling chips to Cuba" as a sanction on the one barred, or, where
// that is of one's own, on whom the deed would have served.
func (r *reader) bars(a *act, v int) bool {
	c := &r.cs[v]
	if !barring[r.l.lemmas[c.verb]] || c.passive || c.subj < 0 {
		return false
	}
	by := r.members(c.subj)
	if len(by) == 0 || by[0].actor == "" {
		return false
	}
	served := slices.Concat(a.targets, a.sources)
	a.code, a.sources, a.negative, a.targets = "163", by, false, nil
	comp := r.complement(v)
	if comp.obj >= 0 {
		if p := r.anyone(comp.obj); p.found && p.actor != "" && p.actor.State() != by[0].actor.State() {
			a.targets = []party{p}
		}
	}
	for i := range served {
		if s := served[i].actor.State(); len(a.targets) == 0 && s != "" && s != by[0].actor.State() {
			a.targets = served[i : i+1]
		}
	}
	a.from = r.startOf(v)
	return true
}

// givesTime reads an ultimatum, "gave the envoy ten days to leave": the one to whom the verb at v gives
// hours, days or weeks for what the infinitive at k says, -1 if none.
func (r *reader) givesTime(v, k int) int {
	c := &r.cs[v]
	if lemma := r.l.lemmas[c.verb]; lemma != "give" && lemma != "set" || !r.cs[k].inf {
		return -1
	}
	to, time := -1, false
	if c.passive {
		to = c.subj
	}
	for j := v + 1; j < k; j++ {
		switch n := &r.cs[j]; n.kind {
		case chNoun:
			if to < 0 && n.prep < 0 {
				to = j
			}
		case chTime:
			if p := r.d.Tokens[n.first-1].Norm; r.d.Tokens[n.first-1].class&clsPrep != 0 && p != "until" && p != "till" {
				return -1
			}
			for i := n.first; i < n.last; i++ {
				switch r.d.Tokens[i].Norm {
				case "years", "year", "months", "decade", "decades":
					return -1
				}
			}
			time = true
		}
	}
	if !time {
		return -1
	}
	return to
}

// agreedWith is with whom the verb v agrees to do what the verb j says: "agreed with Chad to close the
// border".
func (r *reader) agreedWith(a *act, v, j int) []party {
	if v < 0 {
		return nil
	}
	for i := v + 1; i < j; i++ {
		if r.cs[i].kind == chNoun && r.prepIs(i, "with") {
			return r.withoutSources(a, r.following(i, j))
		}
	}
	return nil
}

// bargaining verbs have what is to come of them behind "to".
var bargaining = wordSet("negotiate talk discuss haggle bargain race rush struggle lobby campaign press work")
