package balance

import "slices"

// divisions groups the nodes that stand to each other alike in every best division, because
// they hang together by ties that are always or never frustrated, and counts the best divisions
// by trying how the groups may be turned. A component and its mirror count once. The count is 0
// where a component has more than MaxEnumerate groups to turn.
func divisions(g Graph, sol Solution, strain []Strain) (firm []int, count int) {
	p := newParity(len(g.Names))
	for i, e := range g.Edges {
		switch strain[i] {
		case Always:
			p.join(int32(e.A), int32(e.B), int8(-e.Sign()))
		case Never:
			p.join(int32(e.A), int32(e.B), int8(e.Sign()))
		}
	}
	firm = make([]int, len(g.Names))
	number := map[int32]int{}
	turn := make([]int, len(g.Names))
	for v := range firm {
		root, sign := p.find(int32(v))
		if _, ok := number[root]; !ok {
			number[root] = len(number)
		}
		firm[v], turn[v] = number[root], int(sign)
	}
	small := Graph{Names: make([]string, len(number))}
	for i, e := range g.Edges {
		if strain[i] == Sometimes && firm[e.A] != firm[e.B] {
			small.Edges = append(small.Edges, Edge{firm[e.A], firm[e.B], e.W * int64(turn[e.A]*turn[e.B])})
		}
	}
	count = 1
	for _, part := range components(small) {
		o, ok := Enumerate(part)
		if !ok || count > 1<<40/o.Count {
			return firm, 0
		}
		count *= o.Count
	}
	return firm, count
}

// components are the connected parts of a graph that have ties, as graphs of their own.
func components(g Graph) []Graph {
	p := newParity(len(g.Names))
	for _, e := range g.Edges {
		p.join(int32(e.A), int32(e.B), 1)
	}
	var roots []int32
	parts := map[int32]*Graph{}
	node := make([]int, len(g.Names))
	for v := range g.Names {
		r, _ := p.find(int32(v))
		if parts[r] == nil {
			parts[r] = &Graph{}
			roots = append(roots, r)
		}
		node[v] = len(parts[r].Names)
		parts[r].Names = append(parts[r].Names, g.Names[v])
	}
	for _, e := range g.Edges {
		r, _ := p.find(int32(e.A))
		parts[r].Edges = append(parts[r].Edges, Edge{node[e.A], node[e.B], e.W})
	}
	roots = slices.DeleteFunc(roots, func(r int32) bool { return len(parts[r].Edges) == 0 })
	out := make([]Graph, len(roots))
	for i, r := range roots {
		out[i] = *parts[r]
	}
	return out
}
