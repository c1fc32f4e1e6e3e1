package read

import "slices"

// withRest adds the names that stand in brackets, which the chunks pass over, and the parts of the
// world, which are no actors but own and buy things all the same: "(Ukraine: 29 percent)",
// "Europe's gas".
func (r *reader) withRest() {
	covered := make([]bool, len(r.d.Tokens))
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Kind == OpenMention && m.Actor == "" {
			if n := r.name(m.Head); n != nil && n.p.kind == phRegion {
				m.Kind = RegionMention
			}
		}
		first := m.First
		if m.Kind == OpenMention {
			first = m.Head // what stands before a name may be whose it is
		}
		for j := first; j < m.Last; j++ {
			covered[j] = true
		}
	}
	kept := len(r.mentions)
	for i := range r.matches {
		m := &r.matches[i]
		region := m.p.kind == phRegion && !covered[m.last-1]
		if m.modifier || !region && (covered[m.first] || !r.d.Tokens[m.first].Is(InBracket)) {
			continue
		}
		r.innerName(m)
		if m.p.kind == phRegion {
			last := &r.mentions[len(r.mentions)-1]
			last.Kind, last.Actor, last.Sector = RegionMention, "", ""
		}
	}
	if len(r.mentions) > kept {
		r.sortMentions()
	}
}

// sortMentions brings the mentions into the order of the text and keeps what they point to.
func (r *reader) sortMentions() {
	order := make([]int, len(r.mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return r.mentions[a].First - r.mentions[b].First })
	place := make([]int, len(order))
	sorted := make([]Mention, len(order))
	for at, i := range order {
		place[i], sorted[at] = at, r.mentions[i]
	}
	for i := range sorted {
		if a := sorted[i].Antecedent; a >= 0 {
			sorted[i].Antecedent = place[a]
		}
	}
	r.mentions = sorted
}
