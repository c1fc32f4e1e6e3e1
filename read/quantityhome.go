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
