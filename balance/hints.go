package balance

// hints are what is known of a network from one much like it: a good division, and cycles that
// are likely negative and worth packing.
type hints struct {
	side   []int8
	cycles [][]int32
}

// inside carries the hints through a reduction into its blocks. A cycle that is no longer a
// closed walk of one block, or no longer negative, is dropped.
func (h hints) inside(r *reduction, old []int32, parts []block) []hints {
	out := make([]hints, len(parts))
	if h.side == nil && len(h.cycles) == 0 {
		return out
	}
	of := make([]int32, len(r.ties)) // by tie of the kernel: its block and its number there
	at := make([]int32, len(r.ties))
	for i, b := range parts {
		if h.side != nil {
			out[i].side = make([]int8, len(b.nodes))
			for k, v := range b.nodes {
				out[i].side[k] = h.side[old[v]]
			}
		}
		for k, t := range b.ties {
			of[t], at[t] = int32(i), int32(k)
		}
	}
	carried := r.carried()
	for _, ties := range h.cycles {
		var now []int32
		for _, t := range ties {
			if k := carried[t]; k >= 0 {
				now = append(now, k)
			}
		}
		if now = pairless(now); len(now) < 3 {
			continue
		}
		i := of[now[0]]
		one := true
		for k, t := range now {
			one = one && of[t] == i
			now[k] = at[t]
		}
		if one && negative(parts[i].net, now) {
			out[i].cycles = append(out[i].cycles, now)
		}
	}
	return out
}

// negative says that the ties meet every node an even number of times and have an odd number
// of negative ones among them.
func negative(n net, ties []int32) bool {
	sign := int8(1)
	ends := make([]int32, 0, 2*len(ties))
	for _, t := range ties {
		sign *= n.ties[t].sign()
		ends = append(ends, n.ties[t].a, n.ties[t].b)
	}
	return sign < 0 && len(pairless(ends)) == 0
}
