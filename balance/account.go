package balance

// account adds up a proof over m ties: what it is worth and how much of each tie it needs, both
// in units of 1/scale. Within a part and within each case of a choice both are whole weights,
// because a part of a network with whole weights frustrates a whole weight.
func (p *proof) account(m int, scale int64) (worth int64, load []int64) {
	load = make([]int64, m)
	if p == nil {
		return 0, load
	}
	spend := func(walks []walk, load []int64) int64 {
		var sum int64
		for _, w := range walks {
			sum += w.amount
			for _, t := range w.ties {
				if t >= 0 {
					load[t] += w.amount
				}
			}
		}
		return sum
	}
	raise := func(load, other []int64) {
		for t := range load {
			load[t] = max(load[t], other[t])
		}
	}
	worth = spend(p.walks, load)
	for _, part := range p.parts {
		w, l := part.account(m, scale)
		worth += whole(w, scale)
		for t := range load {
			load[t] += whole(l[t], scale)
		}
	}
	if c := p.choice; c != nil {
		same, l := c.same.account(m, scale)
		apart, r := c.apart.account(m, scale)
		raise(l, r)
		worth += min(whole(same, scale), whole(apart, scale))
		for t := range load {
			load[t] += whole(l[t], scale)
		}
	}
	if p.settled != nil {
		then, l := p.then.account(m, scale)
		least := whole(then, scale)
		for _, s := range p.settled {
			own := make([]int64, m)
			least = min(least, worth+spend(s.walks, own))
			for t := range own {
				if own[t] > 0 {
					l[t] = max(l[t], load[t]+own[t])
				}
			}
		}
		raise(load, l)
		worth = least
	}
	return worth, load
}

func whole(units, scale int64) int64 { return (units + scale - 1) / scale * scale }
