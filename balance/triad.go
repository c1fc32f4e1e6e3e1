package balance

import (
	"cmp"
	"slices"
)

// Triad is three nodes that are all tied to one another, with the product of the signs.
type Triad struct {
	Nodes [3]int // ascending
	Edges [3]int // of 0-1, 1-2, 0-2
	Sign  int    // +1 balanced, -1 unbalanced
}

// Triads lists the triads of the graph in the order of their nodes. Parallel edges are taken
// by the first; merge them before.
func Triads(g Graph) []Triad {
	var out []Triad
	eachTriad(g, func(t Triad) { out = append(out, t) })
	slices.SortFunc(out, func(x, y Triad) int { return slices.Compare(x.Nodes[:], y.Nodes[:]) })
	return out
}

// Census counts triads by their number of negative ties.
type Census [4]int64

// Closed is the number of triads.
func (c Census) Closed() int64 { return c[0] + c[1] + c[2] + c[3] }

// Share is the part of the triads that is balanced, false where there is no triad: the share of
// nothing is not one.
func (c Census) Share() (float64, bool) {
	if c.Closed() == 0 {
		return 0, false
	}
	return float64(c[0]+c[2]) / float64(c.Closed()), true
}

// CountTriads is the triad census: +++, ++-, +--, ---; the second and the last are unbalanced.
//
// Source: D. Cartwright and F. Harary, Structural balance, Psychological Review 63 (1956).
func CountTriads(g Graph) Census {
	var c Census
	eachTriad(g, func(t Triad) {
		negative := 0
		for _, e := range t.Edges {
			if g.Edges[e].W < 0 {
				negative++
			}
		}
		c[negative]++
	})
	return c
}

// half is a tie seen from the end with the lower rank.
type half struct{ to, edge int }

// eachTriad visits every triad once, in time that grows with m^1.5: each tie points from the
// end with fewer ties to the other.
func eachTriad(g Graph, visit func(Triad)) {
	n := len(g.Names)
	degree := make([]int, n)
	for _, e := range g.Edges {
		degree[e.A]++
		degree[e.B]++
	}
	out := make([][]half, n)
	for i, e := range g.Edges {
		a, b := e.A, e.B
		if cmp.Or(cmp.Compare(degree[a], degree[b]), cmp.Compare(a, b)) > 0 {
			a, b = b, a
		}
		out[a] = append(out[a], half{b, i})
	}
	for v := range out {
		slices.SortStableFunc(out[v], func(x, y half) int { return x.to - y.to })
		out[v] = slices.CompactFunc(out[v], func(x, y half) bool { return x.to == y.to })
	}
	at := make([]int, n)
	for v := range out {
		for _, h := range out[v] {
			at[h.to] = h.edge + 1
		}
		for _, h := range out[v] {
			for _, k := range out[h.to] {
				if at[k.to] > 0 {
					visit(triad(g, v, h.to, k.to, h.edge, k.edge, at[k.to]-1))
				}
			}
		}
		for _, h := range out[v] {
			at[h.to] = 0
		}
	}
}

// triad puts nodes in ascending order, and their edges with them.
func triad(g Graph, a, b, c, ab, bc, ac int) Triad {
	if a > b {
		a, b, bc, ac = b, a, ac, bc
	}
	if b > c {
		b, c, ab, ac = c, b, ac, ab
	}
	if a > b {
		a, b, bc, ac = b, a, ac, bc
	}
	return Triad{
		Nodes: [3]int{a, b, c}, Edges: [3]int{ab, bc, ac},
		Sign: g.Edges[ab].Sign() * g.Edges[bc].Sign() * g.Edges[ac].Sign(),
	}
}
