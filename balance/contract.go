package balance

// contract puts nodes together whose relation is known. The ties keep their numbers; one inside
// a new node becomes a loop. The forest is the relations that were needed: one that others imply
// is left out, and so is one that contradicts them.
func contract(n net, relations []relation) (child net, to []int32, sign []int8, forest []relation) {
	p := newParity(len(n.label))
	for _, r := range relations {
		if p.join(r.a, r.b, r.sign) {
			forest = append(forest, r)
		}
	}
	to = make([]int32, len(n.label))
	sign = make([]int8, len(n.label))
	number := make([]int32, len(n.label))
	for v := range n.label {
		if root, _ := p.find(int32(v)); root == int32(v) {
			number[v] = int32(len(child.label))
			child.label = append(child.label, n.label[v])
		}
	}
	for v := range n.label {
		root, s := p.find(int32(v))
		to[v], sign[v] = number[root], s
	}
	child.ties = make([]tie, len(n.ties))
	for i, t := range n.ties {
		child.ties[i] = tie{to[t.a], to[t.b], t.w * int64(sign[t.a]*sign[t.b])}
	}
	return child, to, sign, forest
}

// parity is a union-find whose nodes know on which side of their root they are.
type parity struct {
	up   []int32
	sign []int8
	size []int32
}

func newParity(n int) *parity {
	p := &parity{up: make([]int32, n), sign: make([]int8, n), size: make([]int32, n)}
	for v := range n {
		p.up[v], p.sign[v], p.size[v] = int32(v), 1, 1
	}
	return p
}

func (p *parity) find(v int32) (root int32, sign int8) {
	sign = 1
	root = v
	for p.up[root] != root {
		sign *= p.sign[root]
		root = p.up[root]
	}
	for s := sign; p.up[v] != root && v != root; {
		up, t := p.up[v], s*p.sign[v]
		p.up[v], p.sign[v] = root, s
		v, s = up, t
	}
	return root, sign
}

// join puts two nodes together unless they are already.
func (p *parity) join(a, b int32, sign int8) bool {
	ra, sa := p.find(a)
	rb, sb := p.find(b)
	if ra == rb {
		return false
	}
	if p.size[ra] < p.size[rb] {
		ra, rb = rb, ra
	}
	p.up[rb], p.sign[rb] = ra, sa*sb*sign
	p.size[ra] += p.size[rb]
	return true
}
