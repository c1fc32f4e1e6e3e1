package read

import "strings"

// Acts that stand in the words and are not to be reported: told otherwise, in part only, or of nobody.

// otherwiseRead says whether an act is better told as something else: a vote as a stance, a tie
// that has grown as a relation, agreement counted in votes as a figure.
func (r *reader) otherwiseRead(a *act) bool {
	if len(a.targets) == 0 && r.cs[a.verb].kind == chVerb && a.code[:2] == "11" {
		if comp := r.complement(a.verb); r.rebuts(a.verb, &comp) {
			return true
		}
	}
	switch lemma := r.l.lemmas[a.lemma]; lemma {
	case "vote":
		return true
	case "leave", "keep", "stay", "steer":
		if r.cs[a.verb].kind != chVerb {
			return false
		}
		comp := r.complement(a.verb)
		return r.leftOut(a.verb, &comp) || lemma == "leave" && r.leavesSo(&comp)
	case "buy", "import", "purchase", "take", "sell", "export", "supply":
		return a.code == "061" && r.partOfAll(a)
	case "advise", "counsel":
		comp := r.complement(a.verb)
		return a.effect == "" && comp.verb < 0 && comp.clause < 0 && r.phrase(&comp, r.l.find("against")) < 0 // serves as an adviser
	case "be":
		c := &r.cs[a.verb]
		return a.code == "042" && c.kind == chVerb && c.adj >= 0 && c.adj < len(r.d.Tokens) && !there[r.d.Tokens[c.adj].Norm] // critical of an office in Lima
	case "try":
		return r.cs[a.verb].kind == chVerb && r.complement(a.verb).verb >= 0 // tries countering
	case "want", "need":
		return r.cs[a.verb].kind == chVerb && r.cleft(a.verb)
	case "ask":
		c := &r.cs[a.verb]
		return c.first > 0 && a.effect == "" && r.closesQuote(a) // "Why?" he asked
	case "back", "support", "endorse", "oppose", "recognise", "recognize", "reject":
		return r.objectIs(a, "resolution") // how one votes on it
	case "agree", "side", "differ":
		if a.code == "051" || a.code == "111" {
			return r.counts()
		}
		return a.effect == "" && r.agreesInPart(a.verb)
	case "establish", "restore", "resume", "normalise", "normalize", "open", "upgrade", "reestablish":
	default:
		return a.code == "050" && a.objBits&(1<<r.l.classes["alliance"]) != 0 && a.effect == ""
	}
	return false
}

// leavesSo says that an object is left in a state, and by nobody who goes: "leaving Chad unable to pay", "left
// it dependent on Niger", "leaves Togo with no fuel".
func (r *reader) leavesSo(comp *complements) bool {
	if comp.obj < 0 {
		return false
	}
	c := &r.cs[comp.obj]
	i := c.last
	if comp.iobj >= 0 {
		return true // what follows is a second phrase: "unable"
	}
	if i >= r.d.Sentences[r.sent].Last {
		return false
	}
	t := &r.d.Tokens[i]
	return t.class&(clsAdj|clsVerb) != 0 || t.Norm == "with" || t.Norm == "without" || leftSo[t.Norm]
}

var leftSo = wordSet(`unable vulnerable dependent exposed isolated alone reliant short weak weaker poor poorer stranded bankrupt powerless
	helpless defenceless defenseless open free unprotected uncertain ungoverned incapable indebted beholden adrift`)

// partOfAll says whether the object is a share of something: "buys a fifth of its garments".
func (r *reader) partOfAll(a *act) bool {
	comp := r.complement(a.verb)
	if comp.obj < 0 || r.d.Tokens[r.cs[comp.obj].head].Norm == "stake" || r.d.Tokens[r.cs[comp.obj].head].Norm == "holding" {
		return false // a share in a firm is what is bought
	}
	for i := r.cs[comp.obj].first; i < r.cs[comp.obj].last; i++ {
		switch r.d.Tokens[i].Norm {
		case "percent", "%", "cent", "third", "thirds", "quarter", "quarters", "half", "fifth", "tenth", "most", "share", "part", "fraction", "bulk":
			return true
		}
	}
	return false
}

// closesQuote says whether a quotation ends right before the verb of an act or before its subject.
func (r *reader) closesQuote(a *act) bool {
	at := r.cs[a.verb].first
	if s := r.cs[a.verb].subj; s >= 0 && s < a.verb {
		at = r.cs[s].first
	}
	for i := at - 1; i >= max(0, at-3); i-- {
		if r.d.Tokens[i].Quote >= 0 {
			return true
		}
	}
	return false
}

// objectIs says whether the object of the verb of an act is of a class of nouns.
func (r *reader) objectIs(a *act, class string) bool {
	if a.frame == nil || r.cs[a.verb].kind != chVerb {
		return false
	}
	comp := r.complement(a.verb)
	return comp.obj >= 0 && r.nounBits(comp.obj)&(1<<r.l.classes[class]) != 0
}

// agreesInPart says that what is agreed is a share of votes: "agreed in 68 percent of the roll
// calls".
func (r *reader) agreesInPart(k int) bool {
	comp := r.complement(k)
	for _, prep := range []string{"in", "on"} {
		if j := r.phrase(&comp, r.l.find(prep)); j >= 0 {
			for i := r.cs[j].first; i < r.cs[j].last; i++ {
				switch r.d.Tokens[i].Norm {
				case "percent", "%", "cent", "thirds", "third", "quarters", "half", "most", "votes", "calls":
					return true
				}
			}
		}
	}
	return false
}

// counts says whether the sentence counts or compares.
func (r *reader) counts() bool {
	s := &r.d.Sentences[r.sent]
	for i := s.Body; i < s.Last; i++ {
		switch r.d.Tokens[i].Norm {
		case "vote", "votes", "percent", "%", "than", "often", "resolution", "resolutions":
			return true
		}
	}
	return false
}

// namedSo says that the noun of an act is what somebody calls a deed: "was determined to be genocide by the
// court", "were declared a massacre by Chile".
func (r *reader) namedSo(k int) bool {
	n := r.left(k)
	if n >= 0 && r.cs[k].prep < 0 && r.cs[n].kind == chVerb && r.cs[n].copula && r.cs[n].inf {
		n = r.left(n)
	}
	return n >= 0 && r.cs[k].prep < 0 && r.cs[n].kind == chVerb && r.cs[n].passive && judged[r.l.lemmas[r.cs[n].verb]]
}

var there = wordSet("due present back expected safe")

var judged = wordSet("determine declare rule find consider deem call label judge brand recognise recognize describe classify designate term")

// onlyAhead says that the act that a noun names is the subject of what may be or is to come: "an attack by A
// on B was likely", "would be a mistake".
func (r *reader) onlyAhead(k int) bool {
	if t := &r.d.Tokens[r.cs[k].first]; t.Norm == "the" || t.class&clsDet == 0 && r.d.Tokens[r.cs[k].first].class&clsAdj == 0 {
		return false
	}
	for v := k + 1; v < len(r.cs); v++ {
		if c := &r.cs[v]; c.kind == chVerb && c.finite && c.subj == k {
			return c.modal != 0 || c.copula && c.adj >= 0 && toCome[r.d.Tokens[c.adj].Norm] && r.d.Tokens[c.adj+1].class&(clsDet|clsNoun|clsAdj) == 0
		} else if c.kind == chStop {
			return false
		}
	}
	return false
}

// onlyFeared says that the act that a noun names is what somebody fears, plans or would prevent: "fears of an
// attack by A on B", "wants to avert a raid".
func (r *reader) onlyFeared(k int) bool {
	if r.d.Tokens[r.cs[k].first].Norm == "the" {
		return false
	}
	n := r.left(k)
	if n < 0 {
		return false
	}
	switch c := &r.cs[n]; {
	case c.kind == chNoun && r.prepIs(k, "of", "about", "over", "for"):
		return dreads[strings.TrimSuffix(r.d.Tokens[c.head].Norm, "s")]
	case c.kind == chVerb && r.cs[k].prep < 0:
		return averting[r.l.lemmas[c.verb]]
	}
	return false
}

var (
	dreads = wordSet(`fear risk threat danger possibility prospect likelihood chance plan talk rumour rumor warning worry concern
		speculation probability scenario expectation preparation`)
	averting = wordSet(`avert prevent avoid deter fear plan prepare contemplate risk expect anticipate await propose consider threaten
		predict foresee oppose`)
)

var toCome = wordSet(`likely unlikely possible impossible probable improbable imminent inevitable unavoidable unthinkable conceivable
	inconceivable plausible near close looming`)

// reportable says whether a noun alone reports an act: force, sanctions and protests do; a
// meeting, an agreement or help may only be talked about.
func (r *reader) reportable(a *act) bool {
	switch a.code[:2] {
	case "18", "19", "20":
		if r.namedSo(a.verb) {
			return false
		}
		if len(a.sources) == 0 || a.sources[0].actor == "" || r.ofWords(a.verb) || r.onlyAhead(a.verb) || r.onlyFeared(a.verb) {
			return false
		}
		return len(a.targets) > 0 || r.d.Tokens[a.sources[0].first].class&clsPoss == 0 // "his war" is nobody's in particular
	case "16":
		return len(a.sources) > 0 && len(a.targets) > 0 && a.targets[0].actor != ""
	case "14":
		return len(a.targets) > 0
	case "15": // the build-up of forces on a border
		return len(a.sources) > 0 && a.sources[0].actor != "" && len(a.targets) > 0 && a.targets[0].actor != "" &&
			r.prepIs(a.targets[0].chunk, "on", "near", "along", "around", "against", "opposite", "off")
	case "05", "11", "12", "13":
		return a.effect == "drawn"
	case "04":
		return a.code == "042" && r.visited(a) || a.code == "040" && r.tookPlace(a)
	case "08":
		return a.code == "087" && r.tookPlace(a)
	}
	return false
}
