package balance

import "slices"

// proof is why no division of a network frustrates less than its worth. Its walks are sets of
// ties in which every node is met an even number of times and the negative ties are odd in
// number: each holds a frustrated tie in every division. A proof has one of four forms:
//
//   - walks and parts alone: what they are worth adds up, because together they keep to the
//     weights of the ties;
//   - a choice: two nodes are on the same side or apart, and each case has a proof that may use
//     the relation as a tie of endless weight;
//   - settled relations: whoever breaks one of them pays enough already, as the walks of this
//     proof with some more for that case show; so the proof that follows may use them all.
//
// The walks name ties by their number, and relations by ^number in the order of their depth.
type proof struct {
	walks   []walk
	parts   []*proof
	choice  *choice
	settled []settled
	then    *proof
}

// walk is a set of ties with the amount packed of it, in units of 1/scale.
type walk struct {
	amount int64
	ties   []int32
}

// relation says of two nodes of the graph that they are on one side (+1) or apart (-1).
type relation struct {
	a, b int32
	sign int8
}

type choice struct {
	a, b        int32 // nodes of the graph
	same, apart *proof
}

// settled is a relation with the walks that whoever breaks it pays besides; in them the
// relation stands as its opposite.
type settled struct {
	relation
	walks []walk
}

// ledger is how much of each bundle has been given away.
type ledger struct {
	next []int32 // the bunch in use
	used []int64 // of it, in units of 1/scale
}

func newLedger(n int) ledger { return ledger{make([]int32, n), make([]int64, n)} }

func (l ledger) clone() ledger {
	return ledger{slices.Clone(l.next), slices.Clone(l.used)}
}

// lift turns a proof for a kernel into one for the network that was reduced to it.
func lift(p *proof, hold [][]bunch, l ledger, scale int64) *proof {
	if p == nil {
		return nil
	}
	out := &proof{}
	if p.settled != nil {
		before := l.clone()
		out.walks = spend(p.walks, hold, l, scale)
		for _, s := range p.settled {
			out.settled = append(out.settled, settled{s.relation, spend(s.walks, hold, l.clone(), scale)})
		}
		out.then = lift(p.then, hold, before, scale)
		return out
	}
	out.walks = spend(p.walks, hold, l, scale)
	for _, part := range p.parts {
		out.parts = append(out.parts, lift(part, hold, l, scale))
	}
	if c := p.choice; c != nil {
		out.choice = &choice{c.a, c.b, lift(c.same, hold, l.clone(), scale), lift(c.apart, hold, l, scale)}
	}
	return out
}

// spend gives each walk of the kernel room in the bundles of its ties.
func spend(walks []walk, hold [][]bunch, l ledger, scale int64) []walk {
	var out []walk
	for _, w := range walks {
		for left := w.amount; left > 0; {
			take := left
			for _, t := range w.ties {
				if t >= 0 {
					take = min(take, hold[t][l.next[t]].room*scale-l.used[t])
				}
			}
			var ties []int32
			for _, t := range w.ties {
				if t < 0 {
					ties = append(ties, t)
					continue
				}
				ties = hold[t][l.next[t]].walk.append(ties)
				if l.used[t] += take; l.used[t] == hold[t][l.next[t]].room*scale {
					l.next[t]++
					l.used[t] = 0
				}
			}
			out = append(out, walk{take, pairless(ties)})
			left -= take
		}
	}
	return out
}

// append lists the ties of a walk.
func (w *walkway) append(ties []int32) []int32 {
	stack := []*walkway{w}
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if at.l == nil {
			ties = append(ties, at.tie)
			continue
		}
		stack = append(stack, at.r, at.l)
	}
	return ties
}

// pairless sorts ties and drops those that come twice: a walk over a tie and back is no walk.
func pairless(ties []int32) []int32 {
	slices.Sort(ties)
	out := ties[:0]
	for _, t := range ties {
		if n := len(out); n > 0 && out[n-1] == t {
			out = out[:n-1]
		} else {
			out = append(out, t)
		}
	}
	return slices.Clip(out)
}

// unsplit turns a proof for a network in which some nodes have been put together into one for
// the network before: a walk that jumps between two such nodes uses their relation as a tie.
// The relations form a forest over the nodes of n and have the numbers first, first+1, …
func unsplit(p *proof, n net, forest []relation, first int) {
	if p == nil || len(forest) == 0 {
		return
	}
	odd := map[int32]bool{}
	parent := rooted(forest)
	fix := func(walks []walk) {
		for i := range walks {
			w := &walks[i]
			clear(odd)
			for _, t := range w.ties {
				if t >= 0 {
					odd[n.ties[t].a] = !odd[n.ties[t].a]
					odd[n.ties[t].b] = !odd[n.ties[t].b]
				}
			}
			for _, k := range parent { // leaves first
				if odd[k.node] {
					odd[k.up] = !odd[k.up]
					w.ties = append(w.ties, ^int32(first+k.relation))
				}
			}
		}
	}
	var visit func(p *proof)
	visit = func(p *proof) {
		if p == nil {
			return
		}
		fix(p.walks)
		for _, s := range p.settled {
			fix(s.walks)
		}
		for _, q := range p.parts {
			visit(q)
		}
		if p.choice != nil {
			visit(p.choice.same)
			visit(p.choice.apart)
		}
		visit(p.then)
	}
	visit(p)
}

// bough is a node of a rooted forest with the relation to the node above it.
type bough struct {
	node, up int32
	relation int
}

// rooted orders a forest of relations from the leaves to the roots.
func rooted(forest []relation) []bough {
	at := map[int32][]int{}
	for i, r := range forest {
		at[r.a] = append(at[r.a], i)
		at[r.b] = append(at[r.b], i)
	}
	var out []bough
	seen := map[int32]bool{}
	for _, r := range forest {
		if seen[r.a] {
			continue
		}
		seen[r.a] = true
		queue := []int32{r.a}
		for len(queue) > 0 {
			v := queue[0]
			queue = queue[1:]
			for _, i := range at[v] {
				u := forest[i].a + forest[i].b - v
				if !seen[u] {
					seen[u] = true
					out = append(out, bough{u, v, i})
					queue = append(queue, u)
				}
			}
		}
	}
	slices.Reverse(out)
	return out
}
