package balance

import "slices"

// Spell is one date of a network that is followed over time.
type Spell struct {
	Label  string // the date, as it is written
	Graph  Graph
	Report Report
}

// Stable is the camps of a network over time: which camp each name is in, with the camps of
// each spell turned so that they agree best with the one before.
type Stable struct {
	Names  []string // sorted
	Camps  [][]int  // by spell and name; -1 where the name has no tie then
	Always []string // in the same camp in every spell in which they are
	Moves  []int    // by spell: names that changed camps since the spell before that had them
}

// Align turns the camps of each spell so that most names stay where they were.
func Align(spells []Spell) Stable {
	var out Stable
	for _, s := range spells {
		out.Names = append(out.Names, s.Graph.Names...)
	}
	slices.Sort(out.Names)
	out.Names = slices.Compact(out.Names)
	last := make([]int, len(out.Names))
	moved := make([]bool, len(out.Names))
	for i := range last {
		last[i] = -1
	}
	for _, s := range spells {
		camps := make([]int, len(out.Names))
		for i := range camps {
			camps[i] = -1
		}
		for v, name := range s.Graph.Names {
			i, _ := slices.BinarySearch(out.Names, name)
			camps[i] = s.Report.Camps[v]
		}
		out.turn(s, camps, last)
		moves := 0
		for i, c := range camps {
			if c >= 0 && last[i] >= 0 && c != last[i] {
				moves++
				moved[i] = true
			}
			if c >= 0 {
				last[i] = c
			}
		}
		out.Camps = append(out.Camps, camps)
		out.Moves = append(out.Moves, moves)
	}
	for i, name := range out.Names {
		if !moved[i] {
			out.Always = append(out.Always, name)
		}
	}
	return out
}

// turn mirrors the components of a spell in which most names would otherwise move: nothing in
// the network says how two components stand to each other.
func (s *Stable) turn(spell Spell, camps, last []int) {
	p := newParity(len(spell.Graph.Names))
	for _, e := range spell.Graph.Edges {
		p.join(int32(e.A), int32(e.B), 1)
	}
	agree := map[int32]int{}
	at := make([]int, len(spell.Graph.Names))
	for v, name := range spell.Graph.Names {
		at[v], _ = slices.BinarySearch(s.Names, name)
		root, _ := p.find(int32(v))
		if l := last[at[v]]; l >= 0 {
			if l == camps[at[v]] {
				agree[root]++
			} else {
				agree[root]--
			}
		}
	}
	for v := range at {
		if root, _ := p.find(int32(v)); agree[root] < 0 {
			camps[at[v]] = 1 - camps[at[v]]
		}
	}
}
