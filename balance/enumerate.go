package balance

import "math/bits"

// MaxEnumerate is the most connected nodes whose divisions are all tried.
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

// Enumerate tries every division of the nodes that have a tie. It is exact for any weights and
// needs 2^(n-1) steps; more than MaxEnumerate nodes with ties is false.
func Enumerate(g Graph) (Optima, bool) {
	nodes := tied(g)
	n := len(nodes)
	if n > MaxEnumerate {
		return Optima{}, false
	}
	out := Optima{Camps: make([]int, len(g.Names)), In: make([]int, len(g.Edges)), Count: 1}
	if n == 0 {
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
	cost := g.Cost(camp)
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
			out.All = append(out.All, append([]int(nil), camp...))
		}
		for i, e := range g.Edges {
			if e.frustrated(camp) {
				out.In[i]++
			}
		}
	}
	record()
	for step := uint32(1); step < 1<<(n-1); step++ {
		v := nodes[1+bits.TrailingZeros32(step)]
		for _, i := range adjacent[v] {
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

func tied(g Graph) []int {
	has := make([]bool, len(g.Names))
	for _, e := range g.Edges {
		has[e.A], has[e.B] = true, true
	}
	var nodes []int
	for v, h := range has {
		if h {
			nodes = append(nodes, v)
		}
	}
	return nodes
}
