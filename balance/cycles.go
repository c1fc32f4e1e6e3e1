package balance

import (
	"cmp"
	"math"
	"slices"
)

// cutter finds negative cycles that the covering does not cover yet: cycles with Σ x_e < 1.
//
// In the doubled network, where a negative tie changes the copy, such a cycle is a path shorter
// than one from a node to its other copy. Two halves of such a path start at the same node by
// symmetry, so no search goes farther than one half; and each negative cycle holds a tie that
// the division at hand frustrates, so searches start only at a cover of those ties.
type cutter struct {
	n       net
	adj     adjacency
	x       []float64
	starts  []int32
	reach   []float64 // for each copy of each node, the distance from the start
	by      []arc     // and the arc that led there, from its other end
	touched []int32
	heap    distances
	seen    map[uint64]bool
	found   []cycle
	used    []uint8 // cycles found on each tie
	least   float64 // the price of the cheapest cycle
	meets   []meet
	last    []int32 // for extraction: position of each node on the path, +1
	walk    closed
	stop    func() bool
}

type cycle struct {
	ties []int32
	cost float64
}

// closed is room for a closed walk: its ties with the copy of the node before each, and what of
// it is on the way at the moment.
type closed struct{ ties, at, path, way []int32 }

// meet is a node whose two copies were both reached, with the length of the way through them.
type meet struct {
	cost float64
	at   int32
}

// share is the most cycles of one search that a tie is in.
const share = 2

// perStart is the most cycles that one start gives: small networks need few.
func (c *cutter) perStart() int { return min(8, 2+len(c.n.label)/60) }

// step makes cycles with fewer ties the shorter ones among equals.
const step = 1e-6

func newCutter(n net, adj adjacency, stop func() bool) *cutter {
	nodes := len(n.label)
	c := &cutter{n: n, adj: adj, stop: stop, reach: make([]float64, 2*nodes), by: make([]arc, 2*nodes), last: make([]int32, nodes), seen: map[uint64]bool{}, used: make([]uint8, len(n.ties))}
	for i := range c.reach {
		c.reach[i] = math.Inf(1)
	}
	return c
}

// aim chooses the starts: nodes that cover the ties frustrated by the division.
func (c *cutter) aim(side []int8) {
	open := make([]int, len(side))
	var bad []tie
	for _, t := range c.n.ties {
		if side[t.a]*side[t.b]*t.sign() < 0 {
			bad = append(bad, t)
			open[t.a]++
			open[t.b]++
		}
	}
	order := make([]int32, len(side))
	for v := range order {
		order[v] = int32(v)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return open[b] - open[a] })
	in := make([]bool, len(side))
	rank := make([]int, len(side))
	for i, v := range order {
		rank[v] = i
	}
	slices.SortStableFunc(bad, func(s, t tie) int { return min(rank[s.a], rank[s.b]) - min(rank[t.a], rank[t.b]) })
	c.starts = c.starts[:0]
	for _, t := range bad {
		if in[t.a] || in[t.b] {
			continue
		}
		v := t.a
		if rank[t.b] < rank[v] {
			v = t.b
		}
		in[v] = true
		c.starts = append(c.starts, v)
	}
}

// cut finds at most the given number of cycles that cost less than below, and the price of the
// cheapest, which is below where there is none.
func (c *cutter) cut(x []float64, below float64, most int) ([]cycle, float64) {
	c.begin(x, below)
	for k, s := range c.starts {
		if k%64 == 63 && c.stop() {
			break
		}
		c.from(s, below)
	}
	return c.best(most), c.least
}

func (c *cutter) begin(x []float64, below float64) {
	c.x, c.least = x, below
	clear(c.seen)
	clear(c.used)
	c.found = c.found[:0]
}

// best is the cheapest of the cycles found, short ones first among equals.
func (c *cutter) best(most int) []cycle {
	slices.SortStableFunc(c.found, func(a, b cycle) int {
		return cmp.Or(cmp.Compare(a.cost+step*float64(len(a.ties)), b.cost+step*float64(len(b.ties))), slices.Compare(a.ties, b.ties))
	})
	return c.found[:min(most, len(c.found))]
}

// from searches around one start and keeps the best cycles through it.
// Once it has met enough of them it goes no farther than the last.
func (c *cutter) from(s int32, below float64) {
	nodes := int32(len(c.n.label))
	for _, i := range c.touched {
		c.reach[i] = math.Inf(1)
	}
	c.touched = append(c.touched[:0], s)
	c.reach[s], c.by[s] = 0, arc{-1, -1}
	c.heap = append(c.heap[:0], distance{0, s})
	best := below
	c.meets = c.meets[:0]
	for len(c.heap) > 0 {
		d := c.heap.pop()
		if 2*d.d >= best {
			break
		}
		if d.d > c.reach[d.at] {
			continue
		}
		v, copy := d.at, int32(0)
		if v >= nodes {
			v, copy = v-nodes, 1
		}
		for _, a := range c.adj.of(v) {
			to, twin := a.to, a.to+nodes
			if (copy == 1) != (c.n.ties[a.tie].w < 0) {
				to, twin = twin, to
			}
			far := d.d + max(c.x[a.tie], 0) + step
			if far >= c.reach[to] || far >= best {
				continue
			}
			if math.IsInf(c.reach[to], 1) {
				c.touched = append(c.touched, to)
			}
			c.reach[to], c.by[to] = far, arc{d.at, a.tie}
			c.heap.push(distance{far, to})
			if round := far + c.reach[twin]; round < best {
				c.least = min(c.least, round)
				c.meets = append(c.meets, meet{round, a.to})
				if len(c.meets) >= 12*c.perStart() {
					best = min(best, round)
				}
			}
		}
	}
	slices.SortStableFunc(c.meets, func(a, b meet) int { return cmp.Compare(a.cost, b.cost) })
	kept := 0
	for _, m := range c.meets[:min(len(c.meets), 4*c.perStart())] {
		if kept == c.perStart() {
			break
		}
		if c.keep(c.loop(s, m.at), below) {
			kept++
		}
	}
}

// loop is the closed walk from the start to both copies of a node, cut down to one simple
// negative cycle. It is good until the next call.
func (c *cutter) loop(s, meet int32) []int32 {
	nodes := int32(len(c.n.label))
	w := &c.walk
	w.ties, w.at = w.ties[:0], w.at[:0]
	for v := meet; c.by[v].tie >= 0; v = c.by[v].to {
		w.ties, w.at = append(w.ties, c.by[v].tie), append(w.at, v)
	}
	w.at = append(w.at, s)
	slices.Reverse(w.ties)
	slices.Reverse(w.at) // s … meet
	for v := meet + nodes; c.by[v].tie >= 0; v = c.by[v].to {
		w.ties = append(w.ties, c.by[v].tie)
		w.at = append(w.at, (c.by[v].to+nodes)%(2*nodes)) // the mirrored copy
	}
	return c.simple()
}

// simple walks along the closed walk: a node met again in the same copy closes an even loop,
// which is dropped, and one met again in the other copy closes the cycle.
func (c *cutter) simple() []int32 {
	nodes := int32(len(c.n.label))
	w := &c.walk
	w.path, w.way = w.path[:0], w.way[:0]
	defer func() {
		for _, v := range w.path {
			c.last[v%nodes] = 0
		}
	}()
	for k, v := range w.at {
		if k > 0 {
			w.way = append(w.way, w.ties[k-1])
		}
		if p := c.last[v%nodes]; p > 0 {
			if w.path[p-1] != v {
				return w.way[p-1:]
			}
			for _, u := range w.path[p:] {
				c.last[u%nodes] = 0
			}
			w.path, w.way = w.path[:p], w.way[:p-1]
			continue
		}
		w.path = append(w.path, v)
		c.last[v%nodes] = int32(len(w.path))
	}
	return nil
}

// keep files a cycle, unless it is there or shares a tie with too many that are: cycles apart
// from one another raise the bound more than as many in one place.
func (c *cutter) keep(ties []int32, below float64) bool {
	if len(ties) < 3 {
		return false
	}
	slices.Sort(ties)
	var h uint64 = 14695981039346656037
	var cost float64
	for k, t := range ties {
		if k > 0 && ties[k-1] == t {
			return false
		}
		h = (h ^ uint64(t)) * 1099511628211
		cost += max(c.x[t], 0)
	}
	for _, t := range ties {
		if c.used[t] >= share {
			return false
		}
	}
	if cost < below && !c.seen[h] {
		c.seen[h] = true
		for _, t := range ties {
			c.used[t]++
		}
		c.found = append(c.found, cycle{slices.Clone(ties), cost})
		return true
	}
	return false
}

// distances is a heap of the copies reached, nearest first.
type distances []distance

type distance struct {
	d  float64
	at int32
}

func (h *distances) push(x distance) {
	*h = append(*h, x)
	q := *h
	i := len(q) - 1
	for i > 0 {
		up := (i - 1) / 2
		if q[up].d <= x.d {
			break
		}
		q[i] = q[up]
		i = up
	}
	q[i] = x
}

func (h *distances) pop() distance {
	q := *h
	top, x := q[0], q[len(q)-1]
	q = q[:len(q)-1]
	*h = q
	if len(q) == 0 {
		return top
	}
	i := 0
	for {
		k := 2*i + 1
		if k >= len(q) {
			break
		}
		if k+1 < len(q) && q[k+1].d < q[k].d {
			k++
		}
		if q[k].d >= x.d {
			break
		}
		q[i] = q[k]
		i = k
	}
	q[i] = x
	return top
}
