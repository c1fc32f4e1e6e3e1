package read

import (
	"slices"

	"tightrope/fact"
)

var sideWords = wordSet(`countries sides nations neighbours neighbors states governments leaders parties capitals navies
	armies militaries forces rivals powers allies partners envoys ministers presidents`)

// bothSides reads "the two countries" and "both sides" as the two states spoken of last. Where they are
// those on whom somebody acts it is given, and none of the two.
func (r *reader) bothSides(j int, not fact.ActorID) []party {
	if j < 0 {
		return nil
	}
	c := &r.cs[j]
	first, head := r.d.Tokens[c.first].Norm, r.d.Tokens[c.head].Norm
	if first == "each" && (r.d.Tokens[c.head].Norm == "side" || sideWords[head+"s"]) {
		return r.twoSides(c, not)
	}
	if first == "the" && c.last-c.first == 2 && (head == "two" || head == "pair" || head == "duo") {
		return r.twoSides(c, not)
	}
	if first != "both" && (first != "two" || not != "") && !(c.head > c.first+1 && r.d.Tokens[c.first+1].Norm == "two") {
		return nil
	}
	if c.first+2 < c.last { // "the two countries' envoys"
		for i := c.first + 1; i < c.head; i++ {
			if sideWords[r.d.Tokens[i].Norm] && r.d.Tokens[i+1].class&clsGen != 0 {
				head = r.d.Tokens[i].Norm
			}
		}
	}
	if !sideWords[head] {
		return nil
	}
	return r.twoSides(c, not)
}

// twoSides are the two states that a phrase such as "the two countries" means, the one named first
// before: the two that stand between each other in its own sentence or the one before, or that its own
// sentence has named, else those of which that and the two sentences before it in the paragraph, or where
// these name fewer the text before them, speak most. An adjective counts
// half, the sentence before counts double, its own treble, and the state that the text is about has an
// advance; nil if there are no two.
func (r *reader) twoSides(c *chunk, not fact.ActorID) []party {
	if out := r.withOurs(c); out != nil {
		return out
	}
	var list [8]spoken
	n := 0
	para := r.d.Sentences[r.sent].Para
	for i := len(r.mentions) - 1; i >= 0 && i > len(r.mentions)-24; i-- {
		m := &r.mentions[i]
		sent := int(r.d.Tokens[m.Head].Sent)
		if n == 2 && sent < r.sent && list[0].here && list[1].here {
			break // the two of its own sentence
		}
		if n > 1 && (r.d.Sentences[sent].Para != para || sent < r.sent-2) {
			break
		}
		s := m.Actor.State()
		if !r.l.states[s] || s == not || m.Kind == PlaceMention || m.First >= c.first {
			continue
		}
		if sent >= r.sent-1 && i > 0 && r.betweenThem(i) {
			list = [8]spoken{{id: r.mentions[i-1].Actor.State(), at: i - 1, here: true}, {id: s, at: i, here: true}}
			n = 2
			break
		}
		k := 0
		for k < n && list[k].id != s {
			k++
		}
		if k == len(list) {
			continue
		}
		if k < n {
			list[k].weight++ // again
		} else {
			list[n].id = s
			if s == r.topic && r.topicCount > 2 {
				list[n].weight = topicAdvance
			}
			n++
		}
		w := 2
		if m.Kind == AdjectiveMention && !r.manyOf(i) || m.Kind == RoleMention && !ofState(m.Sector) {
			w = 1
		}
		list[k].here = list[k].here || w > 1 && sent == r.sent
		if i == r.focus.sentSubj {
			w++
		}
		if sent >= r.sent-1 {
			w *= 2 + sent - r.sent + 1
		}
		list[k].weight, list[k].at = list[k].weight+w, i
	}
	if named := n == 2 && list[0].here && list[1].here; n > 0 && n < len(list) && !named && r.topicCount > 2 && !slices.ContainsFunc(list[:n], func(s spoken) bool { return s.id == r.topic }) {
		list[n] = spoken{id: r.topic, weight: topicAdvance, at: -1}
		n++
	}
	if n < 2 {
		return nil
	}
	a, b := 0, -1
	for k := 1; k < n; k++ {
		switch {
		case list[k].weight >= list[a].weight:
			a, b = k, a
		case b < 0 || list[k].weight >= list[b].weight:
			b = k
		}
	}
	if list[b].at < list[a].at {
		a, b = b, a
	}
	k := r.chunkAt(c.first)
	return []party{
		{actor: list[a].id, chunk: k, first: c.first, last: c.last, found: true, direct: true},
		{actor: list[b].id, chunk: k, first: c.first, last: c.last, found: true, direct: true},
	}
}

// betweenThem says that a mention is the second of a pair: "between Iran and the United States".
func (r *reader) betweenThem(i int) bool {
	a, b := &r.mentions[i-1], &r.mentions[i]
	return a.First > 0 && r.d.Tokens[a.First-1].Norm == "between" && b.First == a.Last+1 && r.d.Tokens[a.Last].Norm == "and" && r.l.states[a.Actor.State()]
}

// topicAdvance is what it counts for that a text is about a state.
const topicAdvance = 4

// spoken is how much a text has just spoken of a state, and where first.
type spoken struct {
	id     fact.ActorID
	weight int
	at     int
	here   bool // by name in the sentence at hand
}

// withOurs is "the two governments" of one who writes as a citizen: ours, and the other state that
// the paragraph named last, by name before by adjective; nil where it has named none.
func (r *reader) withOurs(c *chunk) []party {
	if r.d.own == "" || r.d.Tokens[c.first].Quote >= 0 {
		return nil
	}
	para := r.d.Sentences[r.sent].Para
	var other fact.ActorID
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if r.d.Sentences[r.d.Tokens[m.Head].Sent].Para != para {
			break
		}
		s := m.Actor.State()
		if !r.l.states[s] || s == r.d.own || m.Kind == PlaceMention || m.First >= c.first {
			continue
		}
		if m.Kind != AdjectiveMention && m.Kind != RoleMention {
			other = s
			break
		}
		if other == "" {
			other = s
		}
	}
	if other == "" {
		return nil
	}
	k := r.chunkAt(c.first)
	return []party{
		{actor: r.d.own, chunk: k, first: c.first, last: c.last, found: true, direct: true},
		{actor: other, chunk: k, first: c.first, last: c.last, found: true, direct: true},
	}
}
