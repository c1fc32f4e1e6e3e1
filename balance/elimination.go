package balance

import (
	"math"
	"slices"
)

// elimination solves a network that hangs together loosely, as boards do: nodes are taken out one
// by one, the one with the fewest neighbours first, and what each costs is kept for every way
// its neighbours can stand. Passed back, that gives the least cost for every relation of every
// tie at once. It needs 2^k steps for a node with k neighbours then.
//
// Source: U. Bertelè and F. Brioschi, Nonserial Dynamic Programming (1972).
type elimination struct {
	n    net
	bags []bag // in the order in which their nodes go
}

// bag is a node with its neighbours when it goes. A way they stand is a number whose bit i is
// the side of nodes[i].
type bag struct {
	nodes []int32
	ties  []int32 // of the node to its neighbours
	other []int   // for each of them, the bit of the other end
	up    int     // the bag that holds all the neighbours; -1 = there are none
	cost  []int64 // by way: the ties of this bag and of those below
	gone  []int64 // by way of the neighbours: cost with the node on its better side
}

// The limits beyond which packing cycles is quicker.
const (
	widest  = 14      // nodes of a bag
	allWays = 1 << 17 // of all bags together
	loosest = 500     // nodes of a network
)

// eliminate orders the nodes; false where bags would be too large.
func eliminate(n net) (*elimination, bool) {
	if len(n.label) > loosest || len(n.ties) > widest*loosest {
		return nil, false
	}
	near := make([]map[int32]bool, len(n.label))
	for v := range near {
		near[v] = map[int32]bool{}
	}
	for _, t := range n.ties {
		if t.a != t.b {
			near[t.a][t.b], near[t.b][t.a] = true, true
		}
	}
	e := &elimination{n: n}
	at := make([]int, len(n.label)) // the bag of each node that is gone, +1
	ways := 0
	for range n.label {
		v := -1
		for u := range near {
			if at[u] == 0 && (v < 0 || len(near[u]) < len(near[v])) {
				v = u
			}
		}
		b := bag{nodes: []int32{int32(v)}, up: -1}
		for u := range near[v] {
			b.nodes = append(b.nodes, u)
		}
		slices.Sort(b.nodes[1:])
		if ways += 1 << len(b.nodes); len(b.nodes) > widest || ways > allWays {
			return nil, false
		}
		for _, u := range b.nodes[1:] {
			delete(near[u], int32(v))
			for _, w := range b.nodes[1:] {
				if u != w {
					near[u][w] = true
				}
			}
		}
		e.bags = append(e.bags, b)
		at[v] = len(e.bags)
	}
	e.settle(at)
	return e, true
}

// settle puts each tie and each bag where the first of its nodes goes.
func (e *elimination) settle(at []int) {
	for i, t := range e.n.ties {
		if t.a == t.b {
			continue
		}
		v, u := t.a, t.b
		if at[u] < at[v] {
			v, u = u, v
		}
		b := &e.bags[at[v]-1]
		b.ties = append(b.ties, int32(i))
		b.other = append(b.other, slices.Index(b.nodes, u))
	}
	for k := range e.bags {
		first := math.MaxInt
		for _, u := range e.bags[k].nodes[1:] {
			first = min(first, at[u])
		}
		if first < math.MaxInt {
			e.bags[k].up = first - 1
		}
	}
}

// least is the least cost of a division.
func (e *elimination) least() int64 {
	var sum int64
	for _, t := range e.n.ties {
		if t.a == t.b && t.w < 0 {
			sum += t.size()
		}
	}
	for k := range e.bags {
		b := &e.bags[k]
		ways := 1 << len(b.nodes)
		if b.cost == nil {
			b.cost = make([]int64, ways)
		}
		for j, i := range b.ties {
			t := e.n.ties[i]
			for way := range ways {
				if apart := (way^way>>b.other[j])&1 == 1; apart == (t.w > 0) {
					b.cost[way] += t.size()
				}
			}
		}
		b.gone = make([]int64, ways/2)
		for way := range b.gone {
			b.gone[way] = min(b.cost[2*way], b.cost[2*way+1])
		}
		if b.up < 0 {
			sum += b.gone[0]
			continue
		}
		up := &e.bags[b.up]
		if up.cost == nil {
			up.cost = make([]int64, 1<<len(up.nodes))
		}
		b.through(up, func(way, below int) { up.cost[way] += b.gone[below] })
	}
	return sum
}

// through calls visit with each way of the bag above and what it is for the neighbours here.
func (b *bag) through(up *bag, visit func(way, below int)) {
	bit := make([]int, len(b.nodes)-1)
	for i, u := range b.nodes[1:] {
		bit[i] = slices.Index(up.nodes, u)
	}
	for way := range 1 << len(up.nodes) {
		below := 0
		for i, k := range bit {
			below |= way >> k & 1 << i
		}
		visit(way, below)
	}
}

// relations is, for each tie, the least cost of a division with its ends on one side and apart.
func (e *elimination) relations() (same, apart []int64) {
	least := e.least()
	same, apart = make([]int64, len(e.n.ties)), make([]int64, len(e.n.ties))
	rest := make([][]int64, len(e.bags)) // by way of the neighbours: the least cost of all else
	for k := len(e.bags) - 1; k >= 0; k-- {
		b := &e.bags[k]
		if rest[k] = make([]int64, len(b.gone)); b.up < 0 {
			rest[k][0] = least - b.gone[0]
		} else {
			for way := range rest[k] {
				rest[k][way] = math.MaxInt64
			}
			up := &e.bags[b.up]
			b.through(up, func(way, below int) {
				rest[k][below] = min(rest[k][below], up.cost[way]-b.gone[below])
			})
		}
		for way := range b.cost {
			b.cost[way] += rest[k][way>>1]
		}
		for j, i := range b.ties {
			best := [2]int64{math.MaxInt64, math.MaxInt64}
			for way, cost := range b.cost {
				side := (way ^ way>>b.other[j]) & 1
				best[side] = min(best[side], cost)
			}
			same[i], apart[i] = best[0], best[1]
		}
	}
	return same, apart
}
