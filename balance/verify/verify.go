package verify

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Claim is what an accepted certificate proves: the index of the network is in [Lower, Upper].
type Claim struct{ Nodes, Ties, Total, Lower, Upper int64 }

type certificate struct {
	Format              string
	Nodes               []string
	Ties                [][3]int64 // node, node, signed weight
	Scale, Lower, Upper int64
	Camps               []int
	Proof               node
	err                 error
}

type node struct {
	Walks  [][]int64 // amount, then ties; -1-k is the k-th relation that holds
	Parts  []node
	Choice *struct {
		A, B        int64
		Same, Apart node
	}
	Settled []struct {
		A, B, Sign int64
		Walks      [][]int64
	}
	Then *node
}

const limit = 1 << 61 // no amount, and no sum of amounts, may reach it

// Check reads a certificate and accepts it, or says what is wrong with it.
func Check(r io.Reader) (Claim, error) {
	var c certificate
	if err := json.NewDecoder(r).Decode(&c); err != nil {
		return Claim{}, fmt.Errorf("not a certificate: %w", err)
	}
	if c.Format != "tightrope balance certificate 1" || c.Scale < 1 || c.Scale >= limit || len(c.Camps) != len(c.Nodes) {
		return Claim{}, fmt.Errorf("format %q, scale %d, %d camps for %d nodes", c.Format, c.Scale, len(c.Camps), len(c.Nodes))
	}
	n := int64(len(c.Nodes))
	out, cost := Claim{Nodes: n, Ties: int64(len(c.Ties)), Lower: c.Lower, Upper: c.Upper}, int64(0)
	for i, t := range c.Ties {
		w := max(t[2], -t[2])
		if min(t[0], t[1]) < 0 || max(t[0], t[1]) >= n || w < 1 || w > limit/c.Scale-out.Total {
			return Claim{}, fmt.Errorf("tie %d: nodes %d and %d of %d, weight %d", i, t[0], t[1], n, t[2])
		}
		if out.Total += w; (c.Camps[t[0]] == c.Camps[t[1]]) != (t[2] > 0) {
			cost += w
		}
	}
	worth, load := c.prove(c.Proof, nil)
	for i, used := range load {
		if w := max(c.Ties[i][2], -c.Ties[i][2]); used > w*c.Scale {
			c.err = cmp.Or(c.err, fmt.Errorf("tie %d carries %d units of 1/%d: its weight is %d", i, used, c.Scale, w))
		}
	}
	if cost != c.Upper || c.Lower > c.Upper || c.Lower > worth/c.Scale {
		c.err = cmp.Or(c.err, fmt.Errorf("the index is in [%d, %d]: the certificate says [%d, %d]", worth/c.Scale, cost, c.Lower, c.Upper))
	}
	return out, c.err
}

// prove gives what a proof is worth and what it needs of each tie, both in whole weights.
func (c *certificate) prove(p node, held [][3]int64) (worth int64, load map[int64]int64) {
	load = map[int64]int64{}
	c.pack(&worth, load, p.Walks, held)
	for _, part := range p.Parts {
		w, l := c.prove(part, held)
		c.add(&worth, load, w, l)
	}
	if q := p.Choice; q != nil {
		same, l := c.prove(q.Same, append(held[:len(held):len(held)], [3]int64{q.A, q.B, 1}))
		apart, r := c.prove(q.Apart, append(held[:len(held):len(held)], [3]int64{q.A, q.B, -1}))
		most(l, r)
		c.add(&worth, load, min(same, apart), l)
	}
	if p.Then != nil {
		least, cases, given := int64(limit-1), map[int64]int64{}, held
		for i, s := range p.Settled {
			broken := append(held[:len(held):len(held)], make([][3]int64, i)...) // the others may not be used
			w, own := int64(0), map[int64]int64{}
			c.pack(&w, own, s.Walks, append(broken, [3]int64{s.A, s.B, -s.Sign}))
			c.add(&w, own, worth, load)
			least = min(least, w)
			most(cases, own)
			given = append(given[:len(given):len(given)], [3]int64{s.A, s.B, s.Sign})
		}
		w, l := c.prove(*p.Then, given)
		most(l, cases)
		worth, load = min(least, w), l
	}
	for t := range load {
		load[t] = (load[t] + c.Scale - 1) / c.Scale * c.Scale
	}
	return (worth + c.Scale - 1) / c.Scale * c.Scale, load
}

// pack adds walks, each of which must hold a frustrated tie in every division.
func (c *certificate) pack(worth *int64, load map[int64]int64, walks [][]int64, held [][3]int64) {
	for i, w := range walks {
		odd, sign, amount := map[int64]bool{}, int64(1), append(w, -1)[0]
		*worth = c.sum(*worth, amount)
		for _, t := range w[min(1, len(w)):] {
			var tie [3]int64
			if t >= 0 && t < int64(len(c.Ties)) {
				tie, load[t] = c.Ties[t], c.sum(load[t], amount)
			} else if t < 0 && -1-t < int64(len(held)) {
				tie = held[-1-t]
			}
			odd[tie[0]] = !odd[tie[0]]
			odd[tie[1]] = !odd[tie[1]]
			sign *= max(-1, min(1, tie[2]))
		}
		if sign != -1 || slices.Contains(slices.Collect(maps.Values(odd)), true) {
			c.err = cmp.Or(c.err, fmt.Errorf("walk %d has no amount, is not closed or is not negative", i))
		}
	}
}

func (c *certificate) add(worth *int64, load map[int64]int64, w int64, more map[int64]int64) {
	*worth = c.sum(*worth, w)
	for t, l := range more {
		load[t] = c.sum(load[t], l)
	}
}

func (c *certificate) sum(a, b int64) int64 {
	if a < 0 || b < 0 || a >= limit || b >= limit-a {
		c.err = cmp.Or(c.err, fmt.Errorf("amounts larger than the checker holds"))
		return 0
	}
	return a + b
}

func most(load, other map[int64]int64) {
	for t, l := range other {
		load[t] = max(load[t], l)
	}
}
