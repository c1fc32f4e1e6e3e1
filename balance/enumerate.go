package balance

import "math/bits"

// MaxEnumerate is the most nodes of the core (what is left when nodes with one tie are taken
// away, again and again) whose divisions are all tried.
const MaxEnumerate = 22

// Optima is every best division of a small graph.
type Optima struct {
	L     int64
	Camps []int   // the first best division in the order of enumeration; node 0 of each graph in camp 0
	Count int     // best divisions, a division and its mirror counted once
	In    []int   // for each edge, in how many of them it is frustrated
	All   [][]int // the best divisions, at most MaxOptima of them
}

// MaxOptima bounds the best divisions that are kept.
const MaxOptima = 64

// Enumerate tries every division of the core of the graph. A node with one tie follows its
// neighbour and is never strained, so it needs no trying. It is exact for any weights and
// needs 2^(n-1) steps for n nodes in the core; more than MaxEnumerate of them is false.
func Enumerate(g Graph) (Optima, bool) {
	nodes, leaves := peel(g)
	n := len(nodes)
	if n > MaxEnumerate {
		return Optima{}, false
	}
	out := Optima{Camps: make([]int, len(g.Names)), In: make([]int, len(g.Edges)), Count: 1}
	if n == 0 {
		hang(g, leaves, out.Camps)
		out.All = [][]int{out.Camps}
		return out, true
	}
	// A Gray code flips one node a step, so each step costs the ties of that node.
	adjacent := make([][]int, len(g.Names))
	for i, e := range g.Edges {
		adjacent[e.A] = append(adjacent[e.A], i)
		adjacent[e.B] = append(adjacent[e.B], i)
	}
	camp := make([]int, len(g.Names))
	core := Graph{Names: g.Names}
	hanging := make([]bool, len(g.Edges))
	for _, l := range leaves {
		hanging[l.edge] = true
	}
	for i, e := range g.Edges {
		if !hanging[i] {
			core.Edges = append(core.Edges, e)
		}
	}
	cost := core.Cost(camp)
	out.L, out.Count = cost+1, 0
	record := func() {
		if cost > out.L {
			return
		}
		if cost < out.L {
			out.L, out.Count, out.All = cost, 0, nil
			clear(out.In)
		}
		out.Count++
		if len(out.All) < MaxOptima {
			whole := append([]int(nil), camp...)
			hang(g, leaves, whole)
			out.All = append(out.All, whole)
		}
		for i, e := range g.Edges {
			if !hanging[i] && e.frustrated(camp) {
				out.In[i]++
			}
		}
	}
	record()
	for step := uint32(1); step < 1<<(n-1); step++ {
		v := nodes[1+bits.TrailingZeros32(step)]
		for _, i := range adjacent[v] {
			if hanging[i] {
				continue
			}
			if e := g.Edges[i]; e.frustrated(camp) {
				cost -= e.Size()
			} else {
				cost += e.Size()
			}
		}
		camp[v] ^= 1
		record()
	}
	copy(out.Camps, out.All[0])
	return out, true
}

// leaf is a node that hangs on the rest by one edge.
type leaf struct{ node, edge int }

// peel takes away nodes with one edge until none is left, and gives the core in ascending
// order and the leaves in the order in which they were taken.
func peel(g Graph) (core []int, leaves []leaf) {
	degree := make([]int, len(g.Names))
	for _, e := range g.Edges {
		degree[e.A]++
		degree[e.B]++
	}
	gone := make([]bool, len(g.Edges))
	for again := true; again; {
		again = false
		for i, e := range g.Edges {
			if gone[i] || (degree[e.A] != 1 && degree[e.B] != 1) {
				continue
			}
			v := e.A
			if degree[v] != 1 {
				v = e.B
			}
			leaves = append(leaves, leaf{v, i})
			gone[i], again = true, true
			degree[e.A]--
			degree[e.B]--
		}
	}
	for v, d := range degree {
		if d > 0 {
			core = append(core, v)
		}
	}
	return core, leaves
}

// hang gives each leaf the camp that its one edge asks for, the last taken first.
func hang(g Graph, leaves []leaf, camp []int) {
	for i := len(leaves) - 1; i >= 0; i-- {
		e := g.Edges[leaves[i].edge]
		other := e.A + e.B - leaves[i].node
		camp[leaves[i].node] = camp[other]
		if e.W < 0 {
			camp[leaves[i].node] = 1 - camp[other]
		}
	}
}
