package read

import (
	"strings"

	"tightrope/fact"
)

// unsure are the adjectives before a clause that does not say what is so.
var unsure = wordSet("untrue false wrong unlikely impossible doubtful inconceivable unthinkable possible conceivable likely probable improbable")

// dropping are the verbs that undo a plan before it is carried out.
var dropping = wordSet("reverse rescind revoke reconsider scrap drop shelve abandon cancel withdraw ditch bury reject veto kill oppose resist delay postpone freeze suspend")

// planned says that the verb at chunk k tells what a plan was that is dropped: "scrapped a plan to buy jets".
func (r *reader) planned(k int) bool {
	n := r.nounAbove(k)
	if n < 0 {
		return false
	}
	v := r.left(n)
	if v < 0 || r.cs[v].kind != chVerb {
		return false
	}
	lemma := r.l.lemmas[r.cs[v].verb]
	return dropping[lemma] || lemma == "give" && r.cs[v].last < len(r.d.Tokens) && r.d.Tokens[r.cs[v].last].Norm == "up"
}

var (
	confirming = wordSet(`confirm prove show establish verify demonstrate substantiate say claim announce admit acknowledge believe
		think suggest mean imply guarantee ensure assume pretend conclude state declare report`)
	doubting = wordSet("doubt question wonder disprove")
	papers   = wordSet(`memo memorandum cable document paper letter magazine newspaper daily weekly leak dossier file tape recording
		transcript report account log email telegram note`)
	tales    = wordSet("film movie novel book play game simulation scenario wargame thriller drama story legend myth dream comedy comic")
	premises = wordSet(`understanding condition proviso premise stipulation assumption promise pledge assurance guarantee expectation hope
		prospect chance possibility likelihood probability risk danger demand insistence threat`)
	proofs = wordSet("evidence sign proof indication suggestion hint confirmation record trace")
	hearts = wordSet("claim report rumour rumor allegation suspicion story notion idea theory impression speculation hearsay fear")
)

// affirmed are the adjectives that, denied, leave a clause behind them unsaid.
var affirmed = wordSet("true certain clear sure proven evident case")

// supposing verbs open a sentence about what is only thought.
var supposing = wordSet("suppose imagine assume say")

// footing is how a text puts an act: as done, as not done, or neither.
type footing uint8

const (
	stated footing = iota
	denied
	open
)

// footingOf is how the noun or the preposition above the verb at chunk k, that of an act or one above it, puts
// the act: "dropped a plan to leave", "instead of leaving", "thought about asking it to leave".
func (r *reader) footingOf(a *act, k int) footing {
	c := &r.cs[k]
	if r.planned(k) {
		return denied
	}
	if !c.ing || c.prep < 0 || r.hasOp(c.verb, "saidto") {
		return stated
	}
	switch before := r.d.Tokens[max(c.prep-1, 0)].Norm; {
	case r.prepIs(k, "from") && before == "far":
		return denied // far from leaving
	case r.prepIs(k, "to") && before == "prior":
		return open // refused prior to reaching a deal
	case k == a.verb && a.effect != "" || k != a.verb && c.chain >= 0 && r.effect(c.chain, k) != "":
	case !r.prepIs(k, "on", "about", "over", "against", "without", "of", "than", "toward", "towards"):
	case r.prepIs(k, "without", "than"), before == "instead":
		return denied
	default:
		return open
	}
	return stated
}

// footing says whether the text states an act as done, or makes it what somebody alleges: not an act
// of which it is asked whether it was, of which nobody can prove or has confirmed that it was, that
// almost was, that is only what a vote or debate was about ("abstained on throwing it out"), or that
// happens in a film. Clauses in papers that leak and in "the claim that" are alleged.
func (r *reader) footing(a *act) footing {
	k := a.verb // of the verb that governs all others
	if r.cs[k].kind != chVerb {
		return stated
	}
	for n := 0; ; n++ {
		if f := r.footingOf(a, k); f != stated || r.cs[k].chain < 0 || n == 6 {
			if f != stated {
				return f
			}
			break
		}
		k = r.cs[k].chain
	}
	if a.under > 0 && (a.effect == "wish" || a.effect == "consider") {
		return open
	}
	c := &r.cs[k]
	for i := max(c.first-1, r.d.Sentences[r.sent].Body); i < c.head; i++ {
		switch r.d.Tokens[i].Norm {
		case "almost", "nearly", "practically", "virtually":
			return denied
		}
	}
	if r.fictional() {
		return open
	}
	if a.modality == fact.Asserted && r.byPaper() {
		a.modality = fact.Alleged
	}
	for j := k - 1; j >= 0; j-- {
		switch b := &r.cs[j]; b.kind {
		case chStop:
			return stated
		case chComma:
			if n := r.right(j); n >= 0 && r.cs[n].kind == chConj {
				return stated
			}
		case chSub:
			switch r.d.Tokens[b.first].Norm {
			case "whether":
				return open
			case "as":
				if i := b.first; i > 1 && r.d.Tokens[i-1].Norm == "long" && r.d.Tokens[i-2].Norm == "as" {
					return open // as long as it frees them
				}
			case "that":
				if v := r.left(j - 1); v >= 0 && r.cs[v].copula && r.cs[v].neg && affirmed[r.d.Tokens[b.first-1].Norm] {
					return denied // it is not true that
				}
				if b.first > 0 && unsure[r.d.Tokens[b.first-1].Norm] {
					return doubt(r.d.Tokens[b.first-1].Norm) // it is untrue that
				}
				return r.held(a, r.left(j))
			}
		case chVerb:
			if b.subj < 0 && supposing[r.l.lemmas[b.verb]] && j == r.firstChunk() {
				return open // suppose that it left
			}
			if b.finite && !b.auxOnly && r.clauseBelow(j, k) && r.cs[j+1].kind != chSub {
				return r.held(a, j)
			}
		}
	}
	return stated
}

// doubt is what an adjective before a clause says of it.
func doubt(adjective string) footing {
	switch adjective {
	case "untrue", "false", "wrong", "impossible", "inconceivable", "unthinkable":
		return denied
	}
	return open
}

// held says how the verb or noun at chunk g puts the clause that it opens.
func (r *reader) held(a *act, g int) footing {
	if g < 0 {
		return stated
	}
	c := &r.cs[g]
	lemma := r.l.lemmas[c.verb]
	switch {
	case c.kind == chNoun && (premises[r.d.Tokens[c.head].Norm] || premises[strings.TrimSuffix(r.d.Tokens[c.head].Norm, "s")]):
		return open
	case c.kind == chNoun && proofs[strings.TrimSuffix(r.d.Tokens[c.head].Norm, "s")] && (r.saysNone(g) || r.d.Tokens[c.first].Norm == "little" || r.d.Tokens[c.first].Norm == "any"):
		return open
	case c.kind == chNoun:
		if hearts[strings.TrimSuffix(r.d.Tokens[c.head].Norm, "s")] && a.modality == fact.Asserted {
			a.modality = fact.Alleged
		}
	case c.kind != chVerb:
	case c.subj < 0 && supposing[lemma] && g == r.firstChunk():
		return open // imagine that it left
	case lemma == "provide" && !c.neg && c.last < len(r.d.Tokens) && r.d.Tokens[c.last].Norm == "that":
		return open // provided that it frees them
	case c.neg && (confirming[lemma] || denials.has(lemma)), doubting[lemma] && !c.neg:
		return open
	case confirming[lemma] && c.subj >= 0 && r.saysNone(c.subj):
		return denied
	case a.modality == fact.Asserted && c.subj >= 0 && (confirming[lemma] || r.reports(c.verb)) && r.hearsayFrom(g):
		a.modality = fact.Alleged
	}
	return stated
}

// hearsayFrom says whether a verb of saying has a paper for its subject, or nobody: "a leaked memo
// says", "it is said that".
func (r *reader) hearsayFrom(g int) bool {
	s := &r.cs[r.cs[g].subj]
	t := &r.d.Tokens[s.head]
	return r.cs[g].passive && t.Norm == "it" || !r.cs[g].passive && papers[strings.TrimSuffix(t.Norm, "s")] && !t.Is(Capital)
}

// fictional says whether a sentence opens with a phrase that places it in a work of fiction.
func (r *reader) fictional() bool {
	return len(r.cs) > 1 && r.cs[0].kind == chNoun && r.prepIs(0, "in") && tales[r.d.Tokens[r.cs[0].head].Norm] && r.cs[1].kind == chComma
}

// byPaper says whether a sentence opens with "according to" a paper.
func (r *reader) byPaper() bool {
	s := &r.d.Sentences[r.sent]
	if s.Body+2 >= s.Last || r.d.Tokens[s.Body].Norm != "according" {
		return false
	}
	for k := range min(len(r.cs), 3) {
		if t := &r.d.Tokens[r.cs[k].head]; r.cs[k].kind == chNoun && !t.Is(Capital) && papers[strings.TrimSuffix(t.Norm, "s")] {
			return true
		}
	}
	return false
}
