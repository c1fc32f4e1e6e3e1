package balance

// net is a signed network on its way through the solver: nodes numbered from nought, no names,
// parallel ties and loops allowed where a function says so.
type net struct {
	label []int32 // for each node, the node of the graph that it stands for
	ties  []tie
}

type tie struct {
	a, b int32
	w    int64
}

func (t tie) size() int64 {
	if t.w < 0 {
		return -t.w
	}
	return t.w
}

func (t tie) sign() int8 {
	if t.w < 0 {
		return -1
	}
	return 1
}

func (n net) total() int64 {
	var m int64
	for _, t := range n.ties {
		m += t.size()
	}
	return m
}

// cost is the weight frustrated by a division into the sides +1 and -1.
func (n net) cost(side []int8) int64 {
	var cost int64
	for _, t := range n.ties {
		if side[t.a]*side[t.b]*t.sign() < 0 {
			cost += t.size()
		}
	}
	return cost
}

// arc is a tie seen from one of its ends.
type arc struct{ to, tie int32 }

// adjacency lists the arcs of each node one after the other.
type adjacency struct {
	from []int32
	arcs []arc
}

func (n net) adjacency() adjacency {
	adj := adjacency{from: make([]int32, len(n.label)+1), arcs: make([]arc, 2*len(n.ties))}
	for _, t := range n.ties {
		adj.from[t.a+1]++
		adj.from[t.b+1]++
	}
	for v := range n.label {
		adj.from[v+1] += adj.from[v]
	}
	next := append([]int32(nil), adj.from...)
	for i, t := range n.ties {
		adj.arcs[next[t.a]] = arc{t.b, int32(i)}
		next[t.a]++
		adj.arcs[next[t.b]] = arc{t.a, int32(i)}
		next[t.b]++
	}
	return adj
}

func (a adjacency) of(v int32) []arc { return a.arcs[a.from[v]:a.from[v+1]] }

// wire is the graph as the solver sees it.
func wire(g Graph) net {
	n := net{label: make([]int32, len(g.Names)), ties: make([]tie, len(g.Edges))}
	for v := range n.label {
		n.label[v] = int32(v)
	}
	for i, e := range g.Edges {
		n.ties[i] = tie{int32(e.A), int32(e.B), e.W}
	}
	return n
}
