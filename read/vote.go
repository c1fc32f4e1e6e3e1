package read

import "tightrope/fact"

// lastBallot is how the last votes that were told were cast, and in which sentence.
type lastBallot struct {
	vote string
	sent int
}

// vote reads "voted for", "voted against", also twice in a row, and "voted no".
func (r *reader) vote(k int, comp *complements) {
	c := &r.cs[k]
	if c.last < len(r.d.Tokens) && comp.n == 0 && r.d.Tokens[c.last].Norm == "against" && c.last+1 < len(r.d.Tokens) && r.d.Tokens[c.last+1].Kind == Punct && !c.neg {
		r.ballot(k, comp, "N", "vote against", nil)
		return
	}
	if c.neg {
		return // "has never voted for" says what was left undone, and is told as that
	}
	if v := comp.verb; comp.n == 0 && v >= 0 && r.cs[v].inf { // "voted to suspend Russia from the Council"
		inner := r.complement(v)
		one := *comp
		one.end = max(inner.end, v+1)
		r.ballot(k, &one, "Y", "vote to", func(it *fact.Item) { it.Object = r.words(r.cs[v].first, r.cs[one.end-1].last) })
		return
	}
	if c.last < len(r.d.Tokens) {
		switch r.d.Tokens[c.last].Norm {
		case "yes", "aye":
			r.ballot(k, comp, "Y", "vote yes", nil)
			r.sayToo(k)
			return
		case "no", "nay":
			if n := c.last + 1; n >= len(r.d.Tokens) || r.d.Tokens[n].class&(clsNoun|clsAdj) == 0 || r.d.Tokens[n].class&clsPrep != 0 {
				r.ballot(k, comp, "N", "vote no", nil)
				r.sayToo(k)
				return
			}
		}
	}
	if v := comp.verb; comp.n == 0 && v >= 0 && r.cs[v].ing && (r.prepIs(v, "against") || r.prepIs(v, "for")) { // "against throwing Russia out"
		inner := r.complement(v)
		one := *comp
		one.end = max(inner.end, v+1)
		r.ballot(k, &one, r.sideOfVote(v), "vote on doing", func(it *fact.Item) { it.Object = r.words(r.cs[v].first, r.cs[one.end-1].last) })
		return
	}
	found := false
	for i := range comp.n {
		j := comp.phrases[i]
		v := r.sideOfVote(j)
		if v == "" || found && !r.joined(comp.phrases[i-1], j) {
			continue // "for the resolution against the invasion"
		}
		if h := r.gapped(j); h.found {
			r.stanceOf(k, &complements{obj: -1, iobj: -1, verb: -1, clause: -1, end: j + 1}, []party{h}, func(it *fact.Item) {
				it.Vote, it.Toward = v, ""
				n := r.item(fact.Stance, h.first, r.cs[j].last)
				it.Span, it.Quote = n.Span, n.Quote
			}, "vote gapped")
			continue
		}
		found = true
		one := *comp
		one.end = j + 1
		if i+1 < comp.n && !r.prepIs(comp.phrases[i+1], "for", "against") {
			one.end = comp.phrases[i+1] + 1
		}
		first := i == 0 || r.prepIs(comp.phrases[0], "in", "on", "at")
		r.ballot(k, &one, v, "vote", func(it *fact.Item) {
			it.Object = r.words(r.cs[r.motion(j, &one)].first, r.cs[one.end-1].last)
			if !first {
				n := r.item(fact.Stance, r.cs[j].prep, r.cs[one.end-1].last)
				it.Span, it.Quote = n.Span, n.Quote
			}
		})
	}
	if found {
		r.further(k, comp.end, "")
	}
}

// sayToo reads the votes behind "voted yes" that share its verb: ", Niger no, and Benin yes".
func (r *reader) sayToo(k int) {
	for j := k + 2; j < len(r.cs); j++ {
		c := &r.cs[j]
		if c.kind == chVerb || c.kind == chStop {
			return
		}
		if c.kind != chNoun || c.prep >= 0 || r.cs[j-1].kind != chComma && r.cs[j-1].kind != chConj {
			continue
		}
		p := r.direct(j)
		i := c.last
		if last := r.d.Tokens[c.last-1].Norm; last == "no" || last == "yes" {
			i--
		}
		if !r.stateItself(p) || i+1 >= len(r.d.Tokens) || r.d.Tokens[i+1].Kind != Punct {
			continue
		}
		if vote := voteNouns[r.d.Tokens[i].Norm]; vote != "" {
			it := r.item(fact.Stance, c.first, i+1)
			it.Holder, it.Vote = p.actor, vote
			r.add(it, "stance:vote gapped")
		}
	}
}

// alsoVotes says whether a verb that is not finite tells a vote all the same: that of one of several
// ("among nine to vote yes"), behind "in" and a verb of joining, or with its own subject behind "with".
func (r *reader) alsoVotes(k int) bool {
	c := &r.cs[k]
	if c.neg || !c.inf && !c.ing {
		return false
	}
	if c.ing && c.prep < 0 && r.behindWith(k) >= 0 {
		return true
	}
	return c.inf && c.chain >= 0 && r.chose(c.chain) || len(r.oneOfThem(k)) > 0
}

// behindWith is the phrase with "with" that the list before chunk k begins with, -1 if there is none.
func (r *reader) behindWith(k int) int {
	j := k - 1
	for ; j >= 0 && (r.cs[j].kind == chNoun && r.cs[j].prep < 0 || r.cs[j].kind == chConj || r.cs[j].kind == chComma || r.cs[j].kind == chWord); j-- {
	}
	if j < 0 || !r.prepIs(j, "with") {
		return -1
	}
	return j
}

// gapped is who casts the vote of the phrase at chunk j where its verb is left out: "and Bhutan against
// it".
func (r *reader) gapped(j int) party {
	if j < 2 || r.cs[j-1].kind != chNoun || r.cs[j-1].prep >= 0 || r.cs[j-2].kind != chConj && r.cs[j-2].kind != chComma {
		return party{}
	}
	if p := r.direct(j - 1); p.found && p.actor != "" {
		return p
	}
	return party{}
}

// sideOfVote is the vote that the preposition of a phrase tells: "for", "against", "in favour of".
func (r *reader) sideOfVote(j int) string {
	switch {
	case r.prepIs(j, "for"):
		return "Y"
	case r.prepIs(j, "against"):
		return "N"
	case r.prepIs(j, "in") && (r.d.Tokens[r.cs[j].head].Norm == "favour" || r.d.Tokens[r.cs[j].head].Norm == "favor"):
		return "Y"
	}
	return ""
}

// further reads the votes that are joined to one from chunk j on, before the next verb: "and, weeks
// later, for the second", "and on the suspension of Russia". An abstention is on something.
func (r *reader) further(k, j int, vote string) {
	joined := false
	for ; j < len(r.cs); j++ {
		switch c := &r.cs[j]; c.kind {
		case chConj:
			joined = true
		case chComma, chWord, chTime:
		case chNoun:
			v := vote
			if vote == "" {
				v = r.sideOfVote(j)
			} else if !r.prepIs(j, "on", "over") {
				v = ""
			}
			if v == "" || !joined {
				joined = joined && c.prep < 0 && r.d.Tokens[c.last-1].class&clsTime != 0
				continue
			}
			joined = false
			to := r.phraseEnd(j)
			r.ballot(k, &complements{obj: -1, iobj: -1, verb: -1, clause: -1, end: to}, v, "vote too", func(it *fact.Item) {
				it.Object = r.words(c.first, r.cs[to-1].last)
				n := r.item(fact.Stance, c.prep, r.cs[to-1].last)
				it.Span, it.Quote = n.Span, n.Quote
			})
		default:
			return
		}
	}
}

// abstains reads "abstained on the first text and on the second".
func (r *reader) abstains(k int, comp *complements) {
	if v := comp.verb; v >= 0 && r.cs[v].ing && r.prepIs(v, "from") && r.l.lemmas[r.cs[v].verb] != "vote" {
		return // "abstained from attending": no vote
	}
	one := *comp
	for i := 1; i < comp.n; i++ {
		if j := comp.phrases[i]; r.prepIs(j, "on") && r.cs[j-1].kind == chConj && j-1 < one.end {
			one.end = j - 1
		}
	}
	r.ballot(k, &one, "A", "abstain", nil)
	r.further(k, one.end, "A")
}

// phraseEnd is the chunk behind the phrases with prepositions that follow chunk j.
func (r *reader) phraseEnd(j int) int {
	for j++; j < len(r.cs) && r.cs[j].kind == chNoun && r.cs[j].prep >= 0; j++ {
	}
	return j
}

// motion is the phrase that says what was voted on: behind "in favour of", what follows.
func (r *reader) motion(j int, one *complements) int {
	if r.prepIs(j, "in") && j+1 < len(r.cs) && r.prepIs(j+1, "of") {
		one.end = max(one.end, j+2)
		return j + 1
	}
	return j
}

// ballot makes the stance of everybody who casts the vote of the verb at chunk k; set, which may be
// nil, fills in what was voted on.
func (r *reader) ballot(k int, comp *complements, vote, rule string, set func(*fact.Item)) {
	r.ballots = lastBallot{vote, r.sent}
	for _, h := range r.voters(k) {
		if h.sector != "" && h.sector != "GOV" {
			continue // a parliament's vote is none of the state in an assembly of states
		}
		r.stanceOf(k, comp, []party{h}, func(it *fact.Item) {
			it.Vote = vote
			if vote != "A" {
				it.Toward = ""
			}
			if set != nil {
				set(it)
			}
		}, rule)
	}
}

// besides are the words for other states than the one whose they are.
var besides = wordSet("neighbours neighbors neighbour neighbor allies ally partners partner rivals rival others friends")

// voters are those who cast the vote of the verb at chunk k: its subject and all that are joined to
// it; where that names nobody, who is "among those that" voted so, or who is named behind "among
// them".
func (r *reader) voters(k int) []party {
	c := &r.cs[k]
	if c.subj >= 0 && besides[r.d.Tokens[r.cs[c.subj].head].Norm] {
		return nil // its neighbours abstained
	}
	if k+2 < len(r.cs) && r.cs[k+1].kind == chNoun && r.d.Tokens[r.cs[k+1].first].Norm == "included" && r.votersIn(0, k) {
		return r.following(k+1, len(r.cs)) // those who abstained included A
	}
	if list := r.oneOfThem(k); r.inRelative(k) || len(list) > 0 {
		return list
	}
	if j := r.behindWith(k); j >= 0 {
		return r.following(j, k)
	}
	if list := r.members(c.subj); len(list) > 0 && list[0].actor != "" {
		return list
	}
	for j := k + 1; j < len(r.cs); j++ {
		n := &r.cs[j]
		if n.kind == chStop {
			if r.d.Tokens[n.first].Norm == ":" && j+1 < len(r.cs) && r.cs[j+1].kind == chNoun {
				return r.following(j+1, len(r.cs)) // five voted against: Cuba, Iran …
			}
			return nil
		}
		if n.kind == chNoun && (r.prepIs(j, "including") || j > k+1 && r.prepIs(j-1, "among") && r.d.Tokens[r.cs[j-1].head].Norm == "them") {
			return r.following(j, len(r.cs))
		}
		if n.kind == chNoun && r.prepIs(j, "among") && r.d.Tokens[n.head].Norm == "them" && j+1 < len(r.cs) {
			return r.following(j+1, len(r.cs))
		}
	}
	return nil
}

// soDid reads "so did A and B" and ", as did A" behind a vote, in its sentence or at the head of the
// next.
func (r *reader) soDid(k int) bool {
	c := &r.cs[k]
	if c.first == 0 || k+1 >= len(r.cs) || r.cs[k+1].kind != chNoun || r.cs[k+1].prep >= 0 {
		return false
	}
	w := r.d.Tokens[c.first-1].Norm
	if w != "so" && w != "as" || r.ballots.vote == "" || r.ballots.sent != r.sent && (w != "so" || k > 1 || r.ballots.sent != r.sent-1) {
		return false
	}
	list := r.following(k+1, len(r.cs))
	if len(list) == 0 {
		return false
	}
	to := list[len(list)-1].last
	for _, p := range list {
		if p.actor == "" {
			continue
		}
		it := r.item(fact.Stance, c.first-1, to)
		it.Holder, it.Vote = p.actor, r.ballots.vote
		r.add(it, "stance:so did")
	}
	return true
}

var (
	backing = map[string]string{"back": "Y", "support": "Y", "endorse": "Y", "favour": "Y", "favor": "Y", "oppose": "N"}
	texts   = wordSet("resolution resolutions text draft motion")
)

// backedBy reads "the resolution was opposed by Eritrea and backed by Kenya".
func (r *reader) backedBy(k int, comp *complements) bool {
	c := &r.cs[k]
	vote := backing[r.l.lemmas[c.verb]]
	if !c.passive && (comp.obj >= 0 || comp.n == 0) || c.neg || c.modal != 0 || vote == "" || c.subj < 0 && !c.finite || c.subj >= 0 && !texts[r.d.Tokens[r.cs[c.subj].head].Norm] {
		return false
	}
	by := r.phrase(comp, r.l.find("by"))
	if by < 0 {
		return false
	}
	for _, h := range r.following(by, len(r.cs)) {
		r.stanceOf(k, comp, []party{h}, func(it *fact.Item) { it.Vote, it.Toward = vote, "" }, "backed by")
	}
	return true
}

// backsText reads "backed the resolution on Gaza" as a vote for it: texts of resolutions are there to
// be voted on; so is "the one on Syria" behind a vote.
func (r *reader) backsText(k int, comp *complements) bool {
	c := &r.cs[k]
	if !c.finite && !r.alsoVotes(k) || c.passive || c.neg || c.modal != 0 || comp.obj < 0 || backing[r.l.lemmas[c.verb]] == "" {
		return false
	}
	head := r.d.Tokens[r.cs[comp.obj].head].Norm
	return texts[head] || (head == "one" || head == "ones" || head == "another") && r.ballots.vote != "" && r.ballots.sent == r.sent
}

// backs casts the vote of "backed the resolution", also on what is joined to it: "and the suspension
// of Russia from the council".
func (r *reader) backs(k int, comp *complements) {
	vote := backing[r.l.lemmas[r.cs[k].verb]]
	one := *comp
	for j := comp.obj + 1; j < comp.end; j++ {
		c := &r.cs[j]
		if c.kind != chNoun || c.prep >= 0 || r.cs[j-1].kind != chConj || !texts[r.d.Tokens[c.head].Norm] && !measures[r.d.Tokens[c.head].Norm] {
			continue
		}
		if one.end == comp.end {
			one.end = j - 1
		}
		to := r.phraseEnd(j)
		r.ballot(k, &complements{obj: -1, iobj: -1, verb: -1, clause: -1, end: to}, vote, "back text too", func(it *fact.Item) {
			n := r.item(fact.Stance, c.first, r.cs[to-1].last)
			it.Span, it.Quote = n.Span, n.Quote
		})
	}
	r.ballot(k, &one, vote, "back text", nil)
}

// measures are what an assembly does to a member by a vote.
var measures = wordSet("suspension expulsion exclusion admission readmission ejection removal condemnation")
