package balance

import (
	"math"
	"slices"
)

// cutWeak finds, for each negative tie, the shortest positive path between its ends, as a cycle
// when it costs too little with the tie.
func (c *cutter) cutWeak(x []float64, below float64, most int) ([]cycle, float64) {
	c.begin(x, below)
	for i, t := range c.n.ties {
		if t.w < 0 && x[i] < below {
			c.between(int32(i), below)
		}
	}
	return c.best(most), c.least
}

func (c *cutter) between(negative int32, below float64) {
	for _, i := range c.touched {
		c.reach[i] = math.Inf(1)
	}
	s, end := c.n.ties[negative].a, c.n.ties[negative].b
	limit := below - max(c.x[negative], 0)
	c.touched = append(c.touched[:0], s)
	c.reach[s], c.by[s] = 0, arc{-1, -1}
	c.heap = append(c.heap[:0], distance{0, s})
	for len(c.heap) > 0 {
		d := c.heap.pop()
		if d.at == end || d.d >= limit {
			break
		}
		if d.d > c.reach[d.at] {
			continue
		}
		for _, a := range c.adj.of(d.at) {
			if c.n.ties[a.tie].w < 0 {
				continue
			}
			far := d.d + max(c.x[a.tie], 0) + step
			if far >= c.reach[a.to] || far >= limit {
				continue
			}
			if math.IsInf(c.reach[a.to], 1) {
				c.touched = append(c.touched, a.to)
			}
			c.reach[a.to], c.by[a.to] = far, arc{d.at, a.tie}
			c.heap.push(distance{far, a.to})
		}
	}
	if math.IsInf(c.reach[end], 1) {
		return
	}
	c.least = min(c.least, max(c.x[negative], 0)+c.reach[end])
	ties := []int32{negative}
	for v := end; c.by[v].tie >= 0; v = c.by[v].to {
		ties = append(ties, c.by[v].tie)
	}
	c.keep(ties, below)
}

// odds looks for nodes that are all at odds, one more than there may be camps: two of them share
// a camp, so one of their ties is frustrated.
type odds struct {
	n    net
	most int
	at   []map[int32]int32 // for each node, its negative ties by the other end
}

func newOdds(n net, adj adjacency, most int) *odds {
	o := &odds{n: n, most: most}
	if most == 0 {
		return o
	}
	o.at = make([]map[int32]int32, len(n.label))
	for v := range o.at {
		o.at[v] = map[int32]int32{}
		for _, a := range adj.of(int32(v)) {
			if n.ties[a.tie].w < 0 {
				o.at[v][a.to] = a.tie
			}
		}
	}
	return o
}

// cut grows such a set from each negative tie, the cheapest node first, and gives those that
// cost less than below, and the least cost of all.
func (o *odds) cut(x []float64, below float64) (found []cycle, least float64) {
	least = below
	for i, t := range o.n.ties {
		if t.w > 0 || x[i] >= below {
			continue
		}
		nodes, ties, cost := []int32{t.a, t.b}, []int32{int32(i)}, x[i]
		for len(nodes) <= o.most && cost < below {
			next, add := o.nearest(x, nodes)
			if next < 0 {
				break
			}
			for _, v := range nodes {
				ties = append(ties, o.at[v][next])
			}
			nodes, cost = append(nodes, next), cost+add
		}
		if len(nodes) > o.most && cost < below {
			slices.Sort(ties)
			found = append(found, cycle{ties, cost})
			least = min(least, cost)
		}
	}
	return found, least
}

// nearest is the node at odds with all of them whose ties to them cost least; -1 = none.
func (o *odds) nearest(x []float64, nodes []int32) (int32, float64) {
	best, least := int32(-1), math.Inf(1)
	for v := range o.at[nodes[0]] {
		cost := 0.0
		for _, u := range nodes {
			i, ok := o.at[u][v]
			if !ok || v == u {
				cost = math.Inf(1)
				break
			}
			cost += x[i]
		}
		if cost < least || cost == least && !math.IsInf(cost, 1) && v < best {
			best, least = v, cost
		}
	}
	return best, least
}
