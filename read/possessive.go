package read

import (
	"strings"

	"tightrope/fact"
)

// nearOwner is whom an "its" belongs to inside its own clause, -1 where the clause does not tell:
// the object behind words of blame and punishment ("sanctions on Iran over its missiles"), else
// the subject of the infinitive that it follows ("pressed Serbia to cut its ties").
func (r *reader) nearOwner(i int) int {
	k := r.chunkAt(i)
	if k < 0 {
		return -1
	}
	v := r.earlierVerb(k)
	if v < 0 {
		return -1
	}
	if r.prepIs(k, "over", "for") && (r.hasOp(r.cs[v].verb, "foring") || r.blames(v, k) || r.prepIs(k, "for") && arming[r.l.lemmas[r.cs[v].verb]]) ||
		r.prepIs(k, "following", "after", "since", "amid", "of") && r.cs[k].first == i && r.blames(v, k) && r.deedAt(k) {
		for j := k - 1; j > v; j-- {
			if r.cs[j].kind != chNoun || r.prepIs(j, "in", "at", "since", "from", "with") {
				continue
			}
			if m := r.cs[j].mention; m >= 0 && r.isThing(m) {
				return m
			}
			if m := r.firstInside(j); m >= 0 && r.prepIs(j, "against", "on") {
				return m // sanctions against Iran's banks
			}
		}
	}
	c := &r.cs[v]
	if !c.inf || c.subj < 0 || c.subj > v || r.severalSubjects(c.subj) {
		return -1
	}
	if m := r.cs[c.subj].mention; m >= 0 && r.isThing(m) {
		return m
	}
	return -1
}

// ownerAhead is the state whose thing an "its" in a phrase that opens the sentence is, where the subject of
// the main clause behind the comma is a state by name: "Since its annexation of A, B has". It is not where
// that phrase has named somebody, or where the sentence goes on about the one that "its" would otherwise
// stand for; "" then.
func (r *reader) ownerAhead(i, antecedent int) fact.ActorID {
	if len(r.mentions) > r.focus.sentFirst || len(r.cs) < 3 || r.cs[0].kind != chNoun || r.cs[0].prep < 0 {
		return ""
	}
	j := 1
	for j < len(r.cs) && r.cs[j].kind == chNoun && r.cs[j].prep >= 0 || j < len(r.cs) && r.cs[j].kind == chTime {
		j++
	}
	if j+2 >= len(r.cs) || r.cs[j].kind != chComma || r.cs[j].first < i || r.cs[j+1].kind != chNoun || r.cs[j+1].prep >= 0 {
		return ""
	}
	main := r.right(j + 1)
	n := r.name(r.cs[j+1].head)
	if n == nil || main < 0 || r.cs[main].kind != chVerb || !r.cs[main].finite || r.cs[main].subj != j+1 || n.last <= r.cs[j+1].head || n.p.sector != "" && n.p.sector != "GOV" {
		return ""
	}
	id := n.p.actor.State()
	if !r.l.states[id] {
		return ""
	}
	for t := r.d.Sentences[r.sent].Body; t < r.d.Sentences[r.sent].Last; t++ {
		o := r.name(t)
		if o == nil {
			continue
		}
		if s := o.p.actor.State(); s == id && t < r.cs[j].first || antecedent >= 0 && s == r.mentions[antecedent].Actor.State() && s != id {
			return ""
		}
	}
	return id
}

// blames says that a verb, or the noun that is its object, punishes somebody before chunk k.
func (r *reader) blames(v, k int) bool {
	if punishing[r.l.lemmas[r.cs[v].verb]] {
		return true
	}
	for j := v + 1; j < k; j++ {
		if r.cs[j].kind == chNoun && punishing[strings.TrimSuffix(r.d.Tokens[r.cs[j].head].Norm, "s")] {
			return true
		}
	}
	return false
}

// deedAt says that a phrase names an act that is done to somebody: "its invasion".
func (r *reader) deedAt(k int) bool {
	_, n := r.actAt(&r.cs[k])
	return n >= 0
}

// ofDeedBefore says that a phrase belongs to the deed for which or after which something is done, and not to
// the verb: the "on Oman" of "sanctions against Iran over its attack on Oman".
func (r *reader) ofDeedBefore(j int) bool {
	c := &r.cs[j-1]
	return c.kind == chNoun && r.prepIs(j-1, "after", "following", "since", "amid", "over", "for", "despite", "during") && r.deedAt(j-1)
}

// arming verbs give somebody what a war is fought with.
var arming = wordSet("supply arm equip provide back fund finance help aid support")

var punishing = wordSet(`sanction punish penalise penalize boycott embargo blockade bomb attack strike rebuke scold shun fine isolate
	suspend expel tariff criticism pressure protest`)

// chunkAt finds the chunk that holds a token, -1 if none does.
func (r *reader) chunkAt(i int) int {
	for k := range r.cs {
		if r.cs[k].first <= i && i < r.cs[k].last {
			return k
		}
	}
	return -1
}

func (r *reader) resolvePossessive(t *Token) *Mention {
	if i := r.antecedent(t); i >= 0 {
		return &r.mentions[i]
	}
	if a, ok := r.speakerState(t); ok {
		return &Mention{Actor: a}
	}
	return nil
}

// owner gives the actor to whom the thing in a noun phrase belongs: Israel in "Israel's
// actions", "a US court decision" or "the leadership of Israel".
func (r *reader) owner(j int) party {
	if j < 0 || r.cs[j].kind != chNoun {
		return party{}
	}
	c := &r.cs[j]
	for i := range r.inside(c) {
		m := &r.mentions[i]
		if m.Kind == PlaceMention || m.Actor == "" && m.Name == "" {
			continue
		}
		if n := i + 1; m.Kind == PronounMention && n < len(r.mentions) && r.mentions[n].Kind == AdjectiveMention && r.mentions[n].Last <= c.last && fellows[r.d.Tokens[c.head].Norm] {
			continue // their Lao colleagues
		}
		return party{actor: m.Actor, sector: m.Sector, name: m.Name, chunk: j, first: c.first, last: c.last, found: true}
	}
	return party{}
}

// fellows are those who are somebody's by what they do together.
var fellows = wordSet(`colleague colleagues counterpart counterparts ally allies partner partners neighbour neighbours neighbor neighbors
	rival rivals friend friends foe foes enemy enemies host hosts guest guests opponent opponents patron patrons creditor
	creditors customer customers client clients supplier suppliers lender lenders protector protectors`)
