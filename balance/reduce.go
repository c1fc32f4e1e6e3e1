package balance

// reduction takes ties and nodes out of a network without changing what is left to decide:
//
//   - a loop is frustrated for certain or never;
//   - parallel ties of one sign add up; of opposite signs, the lesser is frustrated whatever
//     the division, and only the difference is left;
//   - a node follows its neighbour over a tie that weighs at least half of all its ties, so it
//     is moved there with them. A node with one tie or two always has such a tie.
//
// Each tie that is left knows which walks of the network before it stands for (its bundle), so
// that a packing of the small network becomes one of the large network.
type reduction struct {
	ties   []bundled
	at     [][]int32 // ties of each node, gone ones among them
	gone   []bool    // nodes that have been moved
	moves  []move
	offset int64
	sure   []bunch // negative closed walks that pay for the offset
	keep   bool    // whether bundles are kept
	into   []int32 // for each tie, the parallel that it was joined to, or itself; -1 = it decides a move
	mark   []int32
	queue  []int32
	queued []bool
}

type bundled struct {
	tie
	gone bool
	hold []bunch
}

// bunch is a walk of the network before the reduction with the weight that it may carry.
type bunch struct {
	room int64
	walk *walkway
}

// walkway is a tie, or two walks one after the other.
type walkway struct {
	tie  int32
	l, r *walkway
}

// move says that a node takes the side of another, times a sign.
type move struct {
	node, to int32
	sign     int8
}

func reduce(n net, keep bool) *reduction {
	r := &reduction{
		at: make([][]int32, len(n.label)), gone: make([]bool, len(n.label)), keep: keep,
		mark: make([]int32, len(n.label)), queued: make([]bool, len(n.label)),
	}
	for v := range r.mark {
		r.mark[v] = -1
	}
	adj := n.adjacency()
	for v := range n.label {
		arcs := adj.of(int32(v))
		r.at[v] = make([]int32, len(arcs))
		for k, a := range arcs {
			r.at[v][k] = a.tie
		}
	}
	r.ties = make([]bundled, len(n.ties))
	r.into = make([]int32, len(n.ties))
	for i, t := range n.ties {
		r.into[i] = int32(i)
		b := bundled{tie: t, gone: t.w == 0}
		if keep {
			b.hold = []bunch{{t.size(), &walkway{tie: int32(i)}}}
		}
		if t.a == t.b {
			if b.gone = true; t.w < 0 {
				r.offset += t.size()
				r.sure = append(r.sure, b.hold...)
			}
		}
		r.ties[i] = b
	}
	for v := range n.label {
		r.push(int32(v))
	}
	for len(r.queue) > 0 {
		v := r.queue[0]
		r.queue = r.queue[1:]
		r.queued[v] = false
		if !r.gone[v] {
			r.settle(v)
		}
	}
	return r
}

func (r *reduction) push(v int32) {
	if !r.queued[v] {
		r.queued[v] = true
		r.queue = append(r.queue, v)
	}
}

// settle merges the parallel ties of a node and moves it where one of them decides.
func (r *reduction) settle(v int32) {
	var total int64
	heavy := int32(-1)
	r.merge(v)
	for _, i := range r.at[v] {
		total += r.ties[i].size()
		if heavy < 0 || r.ties[i].size() > r.ties[heavy].size() {
			heavy = i
		}
	}
	if heavy >= 0 && r.ties[heavy].size() >= total-r.ties[heavy].size() {
		r.follow(v, heavy)
	}
}

// merge leaves at most one tie between the node and each other, and drops those that are gone.
func (r *reduction) merge(v int32) {
	live := r.at[v][:0]
	for _, i := range r.at[v] {
		t := &r.ties[i]
		if t.gone {
			continue
		}
		o := t.a + t.b - v
		j := r.mark[o]
		if j < 0 {
			r.mark[o] = i
			live = append(live, i)
			continue
		}
		r.join(j, i)
		r.push(o)
	}
	n := 0
	for _, i := range live {
		t := &r.ties[i]
		r.mark[t.a+t.b-v] = -1
		if t.gone = t.gone || t.w == 0; !t.gone {
			live[n] = i
			n++
		}
	}
	r.at[v] = live[:n]
}

// join adds tie i to its parallel j.
func (r *reduction) join(j, i int32) {
	a, b := &r.ties[j], &r.ties[i]
	b.gone = true
	r.into[i] = j
	if a.sign() == b.sign() || a.w == 0 {
		a.w += b.w
		a.hold = append(a.hold, b.hold...)
		b.hold = nil
		return
	}
	lesser := min(a.size(), b.size())
	r.offset += lesser
	if r.keep {
		var both []bunch
		both, a.hold, b.hold = splice(a.hold, b.hold, lesser)
		r.sure = append(r.sure, both...)
		a.hold = append(a.hold, b.hold...)
		b.hold = nil
	}
	a.w += b.w
}

// follow moves the node over the tie that decides for it.
func (r *reduction) follow(v, heavy int32) {
	h := &r.ties[heavy]
	to := h.a + h.b - v
	r.moves = append(r.moves, move{v, to, h.sign()})
	r.gone[v], h.gone = true, true
	r.into[heavy] = -1
	for _, i := range r.at[v] {
		if i == heavy {
			continue
		}
		t := &r.ties[i]
		if r.keep {
			t.hold, _, h.hold = splice(t.hold, h.hold, t.size())
		}
		o := t.a + t.b - v
		t.a, t.b = to, o
		if h.sign() < 0 {
			t.w = -t.w
		}
		r.at[to] = append(r.at[to], i)
		r.push(o)
	}
	h.hold = nil
	r.at[v] = nil
	r.push(to)
}

// splice takes walks from the front of two bundles and joins them end to end until they carry
// the weight asked for; it gives the joined walks and what is left of both.
func splice(a, b []bunch, weight int64) (joined, resta, restb []bunch) {
	var ua, ub int64 // used of the first of each
	for weight > 0 {
		take := min(weight, a[0].room-ua, b[0].room-ub)
		joined = append(joined, bunch{take, &walkway{l: a[0].walk, r: b[0].walk}})
		weight -= take
		if ua += take; ua == a[0].room {
			a, ua = a[1:], 0
		}
		if ub += take; ub == b[0].room {
			b, ub = b[1:], 0
		}
	}
	return joined, trimmed(a, ua), trimmed(b, ub)
}

func trimmed(a []bunch, used int64) []bunch {
	if used > 0 {
		a[0].room -= used
	}
	return a
}

// kernel is the network that is left, with the node of the old network behind each new one and
// the bundle of each tie.
func (r *reduction) kernel(n net) (k net, old []int32, hold [][]bunch) {
	now := make([]int32, len(n.label))
	for v := range now {
		now[v] = -1
		if len(r.at[v]) > 0 && !r.gone[v] {
			now[v] = int32(len(old))
			old = append(old, int32(v))
			k.label = append(k.label, n.label[v])
		}
	}
	for i := range r.ties {
		if t := &r.ties[i]; !t.gone {
			k.ties = append(k.ties, tie{now[t.a], now[t.b], t.w})
			hold = append(hold, t.hold)
		}
	}
	return k, old, hold
}

// carried is where each tie of the old network has gone: a tie of the kernel, or -1.
func (r *reduction) carried() []int32 {
	now := make([]int32, len(r.ties))
	next := int32(0)
	for i := range r.ties {
		now[i] = -1
		if !r.ties[i].gone {
			now[i] = next
			next++
		}
	}
	out := make([]int32, len(r.ties))
	for i := range out {
		j := int32(i)
		for j >= 0 && r.into[j] != j {
			j = r.into[j]
		}
		if out[i] = -1; j >= 0 {
			out[i] = now[j]
		}
	}
	return out
}

// unfold gives each moved node its side, the last moved first.
func (r *reduction) unfold(side []int8) {
	for i := len(r.moves) - 1; i >= 0; i-- {
		m := r.moves[i]
		side[m.node] = side[m.to] * m.sign
	}
}
