package balance

// Triad is three nodes that are all tied to one another, with the product of the signs.
type Triad struct {
	Nodes [3]int // ascending
	Edges [3]int // of 0-1, 1-2, 0-2
	Sign  int    // +1 balanced, -1 unbalanced
}

// Triads lists the triads of the graph in the order of their nodes. Parallel edges are taken
// by the first; merge them before.
func Triads(g Graph) []Triad {
	n := len(g.Names)
	at := make([]map[int]int, n)
	for i, e := range g.Edges {
		a, b := min(e.A, e.B), max(e.A, e.B)
		if at[a] == nil {
			at[a] = map[int]int{}
		}
		if _, ok := at[a][b]; !ok {
			at[a][b] = i
		}
	}
	var out []Triad
	for a := range n {
		for b := a + 1; b < n; b++ {
			ab, ok := at[a][b]
			if !ok {
				continue
			}
			for c := b + 1; c < n; c++ {
				bc, ok1 := at[b][c]
				ac, ok2 := at[a][c]
				if ok1 && ok2 {
					out = append(out, Triad{
						Nodes: [3]int{a, b, c}, Edges: [3]int{ab, bc, ac},
						Sign: g.Edges[ab].Sign() * g.Edges[bc].Sign() * g.Edges[ac].Sign(),
					})
				}
			}
		}
	}
	return out
}
