package packing

// Variables that may enter are numbered: ^tie for a slack, else the cycle. Those whose gain is
// positive wait in a list; the one with the largest gain for the length of its step enters. The
// length is Devex's estimate of the steepest edge, which the pivot row keeps up to date.
//
// Source: P. M. J. Harris, Pivot selection methods of the Devex LP code, Mathematical
// Programming 5 (1973).

// gain is by how much the value rises with each unit of a variable.
func (p *Program) gain(in int32) float64 {
	if in < 0 {
		return -p.x[^in]
	}
	return p.d[in]
}

// weight is the estimated squared length of the step of a variable.
func (p *Program) weight(in int32) *float64 {
	if in < 0 {
		return &p.slackWeight[^in]
	}
	return &p.cycleWeight[in]
}

func (p *Program) isBasic(in int32) bool {
	if in < 0 {
		return p.slack[^in] >= 0
	}
	return p.at[in] >= 0
}

// wait lists a variable whose gain is worth it.
func (p *Program) wait(in int32) {
	if p.gain(in) <= enough || p.isBasic(in) {
		return
	}
	listed := &p.slackWaits
	k := ^in
	if in >= 0 {
		listed, k = &p.cycleWaits, in
	}
	if !(*listed)[k] {
		(*listed)[k] = true
		p.waiting = append(p.waiting, in)
	}
}

// choose gives the variable to enter, and strikes off the list those that no longer gain.
func (p *Program) choose() (int32, float64) {
	var in int32
	var best float64
	keep := p.waiting[:0]
	for _, v := range p.waiting {
		g := p.gain(v)
		if g <= enough || p.isBasic(v) {
			if v < 0 {
				p.slackWaits[^v] = false
			} else {
				p.cycleWaits[v] = false
			}
			continue
		}
		keep = append(keep, v)
		if score := g * g / *p.weight(v); score > best {
			in, best = v, score
		}
	}
	p.waiting = keep
	if best == 0 {
		return 0, 0
	}
	return in, p.gain(in)
}

// reprice computes the gain of every cycle anew and lists what is worth it.
func (p *Program) reprice() {
	for c, ties := range p.cycles {
		p.d[c] = 1 - p.price(ties)
		p.wait(int32(c))
	}
	for e := range p.slack {
		p.wait(^int32(e))
	}
}

// update moves prices, gains and weights along the pivot row, which is in rho.
func (p *Program) update(in, row int32, gain, pivot float64) {
	own := *p.weight(in)
	rate := gain / pivot
	for _, e := range p.rho.at {
		r := p.rho.v[e]
		if r == 0 {
			continue
		}
		p.x[e] += rate * r
		if p.slack[e] < 0 {
			q := r / pivot
			p.slackWeight[e] = max(p.slackWeight[e], q*q*own)
			p.wait(^e)
		}
		for _, c := range p.holders[e] {
			if p.at[c] >= 0 {
				continue
			}
			if p.row[c] == 0 {
				p.rowAt = append(p.rowAt, c)
			}
			p.row[c] += r
		}
	}
	for _, c := range p.rowAt {
		r := p.row[c]
		p.row[c] = 0
		p.d[c] -= rate * r
		q := r / pivot
		p.cycleWeight[c] = max(p.cycleWeight[c], q*q*own)
		p.wait(c)
	}
	p.rowAt = p.rowAt[:0]
	// The variable that leaves is measured from the one that came.
	out := max(own/(pivot*pivot), 1)
	if v := p.basic[row]; v < 0 {
		p.slackWeight[^v] = out
	} else {
		p.cycleWeight[v], p.d[v] = out, -rate
	}
}

// rest forgets the lengths: the variables that are not basic are the new reference.
func (p *Program) rest() {
	for e := range p.slackWeight {
		p.slackWeight[e] = 1
	}
	for c := range p.cycleWeight {
		p.cycleWeight[c] = 1
	}
}
