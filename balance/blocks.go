package balance

// blocks splits a network into its biconnected parts, which can be solved one by one: a cycle
// never leaves its block. Each block lists its ties; ties are in one block each.
//
// Source: J. Hopcroft and R. Tarjan, Algorithm 447: efficient algorithms for graph
// manipulation, CACM 16 (1973).
func blocks(n net) [][]int32 {
	adj := n.adjacency()
	num := make([]int32, len(n.label))
	low := make([]int32, len(n.label))
	next := append([]int32(nil), adj.from...)
	type visit struct{ v, by int32 } // a node on the path and the tie that led to it
	var path []visit
	var stack []int32
	var out [][]int32
	var clock int32
	for s := range n.label {
		if num[s] != 0 {
			continue
		}
		clock++
		num[s], low[s] = clock, clock
		path = append(path, visit{int32(s), -1})
		for len(path) > 0 {
			at := path[len(path)-1]
			if next[at.v] < adj.from[at.v+1] {
				a := adj.arcs[next[at.v]]
				next[at.v]++
				switch {
				case a.tie == at.by:
				case num[a.to] == 0:
					stack = append(stack, a.tie)
					clock++
					num[a.to], low[a.to] = clock, clock
					path = append(path, visit{a.to, a.tie})
				case num[a.to] < num[at.v]:
					stack = append(stack, a.tie)
					low[at.v] = min(low[at.v], num[a.to])
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) == 0 {
				continue
			}
			up := path[len(path)-1].v
			low[up] = min(low[up], low[at.v])
			if low[at.v] >= num[up] {
				k := len(stack) - 1
				for stack[k] != at.by {
					k--
				}
				out = append(out, append([]int32(nil), stack[k:]...))
				stack = stack[:k]
			}
		}
	}
	return out
}

// block is one biconnected part as a network of its own.
type block struct {
	net
	nodes []int32 // the node of the network for each of the block
	ties  []int32 // and the tie
}

// cutOut makes networks of the blocks.
func cutOut(n net, parts [][]int32) []block {
	now := make([]int32, len(n.label))
	for v := range now {
		now[v] = -1
	}
	out := make([]block, len(parts))
	for i, part := range parts {
		b := &out[i]
		b.ties = part
		id := func(v int32) int32 {
			if now[v] < 0 {
				now[v] = int32(len(b.nodes))
				b.nodes = append(b.nodes, v)
				b.label = append(b.label, n.label[v])
			}
			return now[v]
		}
		for _, t := range part {
			e := n.ties[t]
			b.net.ties = append(b.net.ties, tie{id(e.a), id(e.b), e.w})
		}
		for _, v := range b.nodes {
			now[v] = -1
		}
	}
	return out
}

// rejoin puts the sides of the nodes of the blocks together: each block may be mirrored so that
// it agrees with the others on the nodes that they share.
func rejoin(n int, parts []block, sides [][]int8) []int8 {
	in := make([][]int32, n) // blocks of each node
	for i, b := range parts {
		for _, v := range b.nodes {
			in[v] = append(in[v], int32(i))
		}
	}
	side := make([]int8, n)
	done := make([]bool, len(parts))
	var queue []int32
	for s := range n {
		if side[s] != 0 {
			continue
		}
		side[s] = 1
		queue = append(queue[:0], int32(s))
		for len(queue) > 0 {
			v := queue[0]
			queue = queue[1:]
			for _, i := range in[v] {
				if done[i] {
					continue
				}
				done[i] = true
				turn := int8(1)
				for k, u := range parts[i].nodes {
					if u == v {
						turn = sides[i][k] * side[v]
					}
				}
				for k, u := range parts[i].nodes {
					if side[u] == 0 {
						side[u] = sides[i][k] * turn
						queue = append(queue, u)
					}
				}
			}
		}
	}
	return side
}
