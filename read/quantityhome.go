package read

import "tightrope/fact"

// homeState is the state that a text mentions most, the earlier one of two.
func homeState(ms []Mention) fact.ActorID {
	return mostMentioned(ms, nil)
}

// firstPerson is the state that speakers of the text call "we" or are asked about as "you":
// the state mentioned most among those that "we" and "our" are not set against in one
// sentence ("our exports cross Russian soil" is not said by Russia). Empty where nobody speaks
// in the first person outside quotations.
func firstPerson(d *Document, ms []Mention) fact.ActorID {
	if d.own != "" {
		return d.own
	}
	against := map[fact.ActorID]int{}
	spoken := false
	k := 0
	for _, s := range d.Sentences {
		ours := s.Speaker != "" && speaksOfUs(d, s)
		spoken = spoken || ours
		for ; k < len(ms) && ms[k].First < s.Last; k++ {
			if id := ms[k].Actor.State(); ours && len(id) == 3 && ms[k].Kind != PronounMention {
				against[id]++
			}
		}
	}
	if !spoken {
		return ""
	}
	return mostMentioned(ms, against)
}

var (
	ourWords = wordSet("we us our ours ourselves")
	// ofStates are what an author calls ours who writes as a citizen, not for a paper or a house.
	ofStates = wordSet(`government president minister ministers parliament ambassador ambassadors diplomats army soldiers navy
		economy exports imports country nation capital neighbour neighbor neighbours neighbors border borders currency constitution
		people voters citizens farmers sovereignty independence neutrality allies republic king queen chancellor premier treasury
		industry factories ports companies banks taxpayers arms oil gas crude electricity sky airspace soil territory waters coast
		frontier troops forces pilots embassy politicians budget`)
)

// authorState is the state that the author of an essay calls ours, outside quotations and talk with
// named speakers: where four sentences or more say we or our, and two call ours what states have, it
// is the state that the text names most and does not set against us ("we sell to France"). What the
// lines on the author, or on the one who answers, call that person ("a Bolivian consul in Lima")
// counts four times more. Empty where two states count the same.
func (r *reader) authorState() fact.ActorID {
	d := r.d
	count := map[fact.ActorID]int{}
	spoken, owned, k := 0, 0, 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Speaker != "" && !d.asked {
			return ""
		}
		ours := false
		for j := s.Body; j < s.Last; j++ {
			if t := &d.Tokens[j]; t.Quote >= 0 || !ourWords[t.Norm] {
				continue
			}
			ours = true
			for n := j + 1; d.Tokens[j].Norm == "our" && n < min(j+4, s.Last); n++ {
				if ofStates[d.Tokens[n].Norm] {
					owned++
					break
				}
			}
		}
		weight := 1
		if ours {
			spoken++
			weight = -1
		}
		who := r.tellsWho(i)
		for ; k < len(r.matches) && r.matches[k].first < s.Last; k++ {
			p := r.matches[k].p
			if id := p.actor.State(); len(id) == 3 && r.l.states[id] {
				count[id] += weight
				if who && (p.kind == phAdjective || p.kind == phDemonym) { // a Bolivian consul in Lima
					count[id] += 4
				}
			}
		}
	}
	if spoken < 4 || owned < 2 {
		return ""
	}
	var best fact.ActorID
	tied := false
	for id, n := range count {
		switch {
		case n <= 0:
		case best == "" || n > count[best]:
			best, tied = id, false
		case n == count[best]:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
}

func speaksOfUs(d *Document, s Sentence) bool {
	for i := s.Body; i < s.Last; i++ {
		switch d.Tokens[i].Norm {
		case "we", "us", "our", "your", "ours", "you":
			return true
		}
	}
	return false
}

// mostMentioned counts the mentions by name, three off for each one set against.
func mostMentioned(ms []Mention, against map[fact.ActorID]int) fact.ActorID {
	count := map[fact.ActorID]int{}
	for _, m := range ms {
		if m.Kind == PronounMention && against != nil {
			continue
		}
		if id := m.Actor.State(); len(id) == 3 {
			count[id]++
		}
	}
	var best fact.ActorID
	for _, m := range ms {
		id := m.Actor.State()
		if len(id) != 3 || id == best {
			continue
		}
		if best == "" || overall(id, count[id]-3*against[id]) > overall(best, count[best]-3*against[best]) {
			best = id
		}
	}
	return best
}

// overall weighs how often a text names a state: less where every text names it.
func overall(id fact.ActorID, n int) int {
	if everywhere[id] && n > 0 {
		return 7 * n
	}
	return 10 * n
}

// theTwo are the two states that "the two countries" or "both sides" between two tokens stands for:
// those of the sentence before, if it names two, else those that the paragraph has named most often.
func (z *quantifier) theTwo(first, last int) (a, b fact.ActorID) {
	at := -1
	for i := first; i < last; i++ {
		if z.any(i, "two", "both") && (sideWords[z.norm(i+1)] || z.any(i-1, "the") && z.any(i-2, "between")) || z.any(i, "between", "of") && z.any(i+1, "them") {
			at = i
		}
	}
	if at < 0 {
		return "", ""
	}
	para := z.si
	for para > 0 && z.d.Sentences[para-1].Para == z.d.Sentences[z.si].Para {
		para--
	}
	if a, b, n := z.mostNamed(z.d.Sentences[max(para, z.si-1)].First, at); n == 2 {
		return a, b
	}
	a, b, _ = z.mostNamed(z.d.Sentences[para].First, at)
	return a, b
}

// mostNamed are the two states that a range of tokens names most often, the state that the text is
// about before others, and how many states it names; empty where it names no two.
func (z *quantifier) mostNamed(first, last int) (a, b fact.ActorID, n int) {
	var ids [8]fact.ActorID
	var count [8]int
	r := z.mentionsIn(first, last)
	for k := r.first; k < r.last; k++ {
		id := z.ms[k].Actor.State()
		if len(id) != 3 || z.ms[k].Kind == PlaceMention || z.ms[k].First >= last-1 {
			continue
		}
		j := 0
		for j < n && ids[j] != id {
			j++
		}
		if j == n && n < len(ids) {
			ids[n], n = id, n+1
			if id == z.focus {
				count[j] += 100
			}
		}
		if j < n {
			count[j]++
		}
	}
	one, two := -1, -1
	for j := range n {
		switch {
		case one < 0 || count[j] > count[one]:
			one, two = j, one
		case two < 0 || count[j] > count[two]:
			two = j
		}
	}
	if two < 0 {
		return "", "", n
	}
	return ids[one], ids[two], n
}
