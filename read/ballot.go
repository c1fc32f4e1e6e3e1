package read

import "tightrope/fact"

// votersWords are those who vote where states are not named, and the votes themselves.
var votersWords = wordSet(`those states state countries country members member nations nation governments government ones
	one votes vote ballots abstentions abstention abstainers nays noes ayes opponents`)

// rollCall reads who voted how behind a copula, "include" or "come from" whose subject says how they
// voted: "against were A and B", "those who abstained included A", "the only state to vote no was A",
// "the no votes came from A".
func (r *reader) rollCall(k int, comp *complements) bool {
	c := &r.cs[k]
	if !c.copula && (!c.finite || c.passive) || c.neg || c.modal != 0 || k+1 >= len(r.cs) {
		return false
	}
	switch lemma := r.l.lemmas[c.verb]; {
	case c.copula && r.d.Tokens[c.first].Norm != "there", lemma == "include", lemma == "come" && r.prepIs(k+1, "from"):
	case c.copula:
		return r.thereWere(k, comp)
	default:
		return false
	}
	first := k
	for first > 0 && r.cs[first-1].kind != chStop && r.cs[first-1].kind != chComma {
		first--
	}
	from := r.cs[first].first
	if first < k && r.cs[first].prep >= 0 {
		from = r.cs[first].prep
	} else if first == k && c.prep >= 0 {
		from = c.prep
	}
	if from >= c.first {
		return false
	}
	vote := r.voteIn(from, c.first)
	if vote == "" || !r.votersIn(first, k) {
		return false
	}
	return r.castBy(k, k+1, from, vote)
}

// votersIn says that the first thing with a noun among the chunks from a to b, if there is one, means
// voters or votes: not "the senator who voted no".
func (r *reader) votersIn(a, b int) bool {
	for j := a; j < b; j++ {
		n := &r.cs[j]
		if n.kind != chNoun || n.prep >= 0 && !r.prepIs(j, "among") || r.d.Tokens[n.head].class&(clsDet|clsNoun|clsPron) == clsDet && !votersWords[r.d.Tokens[n.head].Norm] {
			continue
		}
		for i := n.first; i < n.last; i++ {
			if votersWords[r.d.Tokens[i].Norm] {
				return true
			}
		}
		return false
	}
	return true
}

// thereWere reads "there were four abstentions: A, B and C".
func (r *reader) thereWere(k int, comp *complements) bool {
	if comp.obj < 0 {
		return false
	}
	o := &r.cs[comp.obj]
	vote := r.voteIn(o.first, o.last)
	if vote == "" || comp.end >= len(r.cs) || r.cs[comp.end].kind != chStop && r.cs[comp.end].kind != chComma {
		return false
	}
	return r.castBy(k, comp.end+1, o.first, vote)
}

// castBy makes the votes of the states named from chunk j on, where a number of states stands there,
// those behind "including" or "among them".
func (r *reader) castBy(k, j, from int, vote string) bool {
	for ; j < len(r.cs); j++ {
		n := &r.cs[j]
		switch {
		case n.kind == chStop && r.d.Tokens[n.first].Norm != ":", n.kind == chVerb && r.l.lemmas[n.verb] != "include":
			return false
		case n.kind != chNoun:
			continue
		}
		list := r.following(j, len(r.cs))
		if len(list) == 0 || !r.stateItself(list[0]) {
			continue
		}
		to := max(list[len(list)-1].last, r.cs[k].last)
		for _, p := range list {
			if !r.stateItself(p) {
				break
			}
			it := r.item(fact.Stance, from, to)
			it.Holder, it.Vote = p.actor, vote
			r.add(it, "stance:roll call")
		}
		r.ballots = lastBallot{vote, r.sent}
		return true
	}
	return false
}

// stateItself says that a party is a state or its government.
func (r *reader) stateItself(p party) bool {
	return p.found && r.l.states[p.actor.State()] && (p.sector == "" || p.sector == "GOV")
}

// voteIn is the vote that the words of a range of tokens tell; "" if they tell none or two.
func (r *reader) voteIn(from, to int) string {
	vote := ""
	for i := from; i < to; i++ {
		v := ""
		next := ""
		if i+1 < to {
			next = r.d.Tokens[i+1].Norm
		}
		switch r.d.Tokens[i].Norm {
		case "abstain", "abstained", "abstaining", "abstention", "abstentions", "abstainers":
			v = "A"
		case "vote", "voted", "voting", "votes":
			if i+1 < to {
				v = voteWords[next]
			}
		case "no", "nay", "against":
			if next == "vote" || next == "votes" || i+1 == to && i == from {
				v = "N"
			}
		case "nays", "noes":
			v = "N"
		case "yes", "aye":
			if next == "vote" || next == "votes" {
				v = "Y"
			}
		case "ayes":
			v = "Y"
		case "favour", "favor":
			if i+1 == to && i == from+1 {
				v = "Y"
			}
		default:
			if t := r.d.Tokens[i].word; t != 0 && r.l.words[t].verb != 0 {
				if b := backing[r.l.lemmas[r.l.words[t].verb]]; b != "" && r.textAfter(i+1, to) {
					v = b
				}
			}
		}
		if v != "" && vote != "" && v != vote {
			return ""
		}
		if v != "" {
			vote = v
		}
	}
	return vote
}

var voteWords = map[string]string{"no": "N", "nay": "N", "against": "N", "yes": "Y", "aye": "Y", "for": "Y", "in": "Y"}

// textAfter says that "it" or a text of an assembly stands within a few words from token i.
func (r *reader) textAfter(i, to int) bool {
	for n := i; n < min(i+5, to); n++ {
		if w := r.d.Tokens[n].Norm; n == i && w == "it" || texts[w] {
			return true
		}
	}
	return false
}

// picked are the words that pick voters out of a number.
var picked = wordSet("among amongst one only sole lone first last few alone")

// oneOfThem is who is one of those of whom the verb at chunk k tells how they voted: "A was among nine
// states to support the text", "A joined the 52 that abstained", "A joined B in abstaining".
func (r *reader) oneOfThem(k int) []party {
	for j := k - 1; j >= 0; j-- {
		v := &r.cs[j]
		if v.kind == chStop {
			return nil
		}
		if v.kind != chVerb || v.subj < 0 || v.subj > j {
			continue
		}
		if v.neg || v.modal != 0 {
			return nil
		}
		switch lemma := r.l.lemmas[v.verb]; {
		case v.copula:
			for i := v.last; i < r.cs[k].first; i++ {
				if picked[r.d.Tokens[i].Norm] {
					return r.members(v.subj)
				}
			}
			return nil
		case lemma == "join", lemma == "side" && j+1 < k && r.prepIs(j+1, "with"):
			if r.cs[k].inf {
				return nil // joined to oppose
			}
			return r.members(v.subj)
		}
		return nil
	}
	return nil
}

// castNoun reads a vote as a noun: "cast its vote for the text", "recorded an abstention", "gave its
// vote to the motion", "raised its hand against it", "cast the only no".
func (r *reader) castNoun(k int, comp *complements) bool {
	c := &r.cs[k]
	if !c.finite || c.neg || c.modal != 0 || c.passive || comp.obj < 0 {
		return false
	}
	o := &r.cs[comp.obj]
	lemma := r.l.lemmas[c.verb]
	word := r.d.Tokens[o.head].Norm
	switch lemma {
	case "give", "lend":
		if word != "vote" {
			return false
		}
	case "raise":
		if word != "hand" {
			return false
		}
	default:
		if !casting[lemma] {
			return false
		}
	}
	vote := ""
	if word == "vote" || word == "ballot" || word == "hand" {
		for i := range comp.n {
			if vote = r.sideOfVote(comp.phrases[i]); vote != "" {
				break
			}
			if j := comp.phrases[i]; r.prepIs(j, "to") && texts[r.d.Tokens[r.cs[j].head].Norm] && word == "vote" {
				vote = "Y"
				break
			}
		}
	}
	if vote == "" && word != "hand" {
		if vote = r.voteIn(o.first, o.last); vote == "" {
			vote = voteNouns[word]
		}
	}
	if vote == "" {
		return false
	}
	r.ballot(k, comp, vote, "cast vote", nil)
	return true
}

var casting = wordSet("cast record register enter give lend")

var voteNouns = map[string]string{"veto": "N", "no": "N", "nay": "N", "yes": "Y", "aye": "Y"}

// voteOwned reads the noun of a vote with its owner: "Kuwait's abstention on the text", "35
// abstentions, Algeria's among them".
func (r *reader) voteOwned(k int) {
	c := &r.cs[k]
	vote := ""
	switch r.d.Tokens[c.head].Norm {
	case "abstention", "abstentions":
		vote = "A"
	case "vote", "votes":
		vote = r.voteIn(c.first, c.last)
		if vote == "" && k+1 < len(r.cs) && r.cs[k+1].kind == chNoun && r.prepIs(k+1, "against", "for") && texts[r.d.Tokens[r.cs[k+1].head].Norm] {
			vote = r.sideOfVote(k + 1)
		}
	}
	if vote == "" || c.last-c.first < 2 || r.saysNone(k) || r.hasIf() {
		return
	}
	if v := r.left(k); v >= 0 && r.cs[v].kind == chVerb && casting[r.l.lemmas[r.cs[v].verb]] {
		return
	}
	p := r.owner(k)
	if !r.stateItself(p) {
		return
	}
	to := c.last
	for j := k + 1; j < len(r.cs) && r.cs[j].kind == chNoun && r.cs[j].prep >= 0; j++ {
		to = r.cs[j].last
	}
	it := r.item(fact.Stance, c.first, to)
	it.Holder, it.Vote = p.actor, vote
	r.add(it, "stance:vote of")
}
