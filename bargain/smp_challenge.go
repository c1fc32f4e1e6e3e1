package bargain

// start keeps both sides of a challenge above zero.
const startStrength = 1e-10

// challenge is what actor h expects if i challenges j: the probability that i wins, and the
// gain to i. Influence here is capability times total salience.
func (t *table) challenge(h, i, j int) (win, gain float64) {
	n := t.n
	u := t.u[h*n*n : (h+1)*n*n]
	atI, atJ := u[i*n:(i+1)*n], u[j*n:(j+1)*n]
	a, b := startStrength, startStrength
	rule := t.m.Voting
	for _, v := range [2]float64{rule.Vote(t.clout[i], atI[i], atJ[i]), rule.Vote(t.clout[j], atI[j], atJ[j])} {
		if v > 0 {
			a += v
		} else {
			b -= v
		}
	}
	if rule == VoteProp && t.m.Commitment == SemiCommit {
		a, b = t.proportionalThirdParties(atI, atJ, t.diagonal[h*n:(h+1)*n], i, j, a, b)
	} else {
		a, b = t.thirdParties(atI, atJ, t.diagonal[h*n:(h+1)*n], i, j, a, b)
	}
	win = a / (a + b)
	gain = (1-t.S[j])*2*atI[i] + t.S[j]*(win*2*atI[i]+(1-win)*2*atJ[i]) - (atI[i] + atJ[i])
	return win, gain
}

// thirdParties adds to both sides the support of everybody else. Each judges how the two
// would fare alone with its help, and joins the side with which it expects more: what it
// gains from the winner's position and, depending on its commitment, pays with the loser.
// atI, atJ and own are the utilities to everybody of i's position, of j's and of its own.
func (t *table) thirdParties(atI, atJ, own []float64, i, j int, a0, b0 float64) (a, b float64) {
	a, b = a0, b0
	for k, w := range t.clout {
		if k == i || k == j {
			continue
		}
		ki, kj := atI[k], atJ[k]
		v0 := t.m.Voting.Vote(w, ki, kj)
		p := a0 / (a0 + b0 - v0)
		if v0 > 0 {
			p = (a0 + v0) / (a0 + b0 + v0)
		}
		withI, withJ := t.m.Commitment.stakes(p, ki, kj, own[k])
		if v := t.m.Voting.Vote(w, withI, withJ); v > 0 {
			a += v
		} else {
			b -= v
		}
	}
	return a, b
}

// proportionalThirdParties is thirdParties under the default options, written out because a
// Monte Carlo run spends half of its time here.
func (t *table) proportionalThirdParties(atI, atJ, own []float64, i, j int, a0, b0 float64) (a, b float64) {
	a, b = a0, b0
	atI, atJ, own = atI[:len(t.clout)], atJ[:len(t.clout)], own[:len(t.clout)]
	for k, w := range t.clout {
		if k == i || k == j {
			continue
		}
		ki, kj, kk := atI[k], atJ[k], own[k]
		v0 := w * (ki - kj)
		p := a0 / (a0 + b0 - v0)
		if v0 > 0 {
			p = (a0 + v0) / (a0 + b0 + v0)
		}
		q := 1 - p
		v := w * ((p*(2*ki+kk) + q*3*kj) - (p*3*ki + q*(2*kj+kk)))
		if v > 0 {
			a += v
		} else {
			b -= v
		}
	}
	return a, b
}

// stakes is what a third party expects with i and with j when i wins with probability p; ki,
// kj and kk are the utilities to it of their positions and its own. Whoever loses moves to
// the winner's position, and a third party that committed itself moves too.
func (c Commitment) stakes(p, ki, kj, kk float64) (withI, withJ float64) {
	switch c {
	case NoCommit:
		v := p*(2*ki+kk) + (1-p)*(2*kj+kk)
		return v, v
	case FullCommit:
		v := p*3*ki + (1-p)*3*kj
		return v, v
	}
	return p*(2*ki+kk) + (1-p)*3*kj, p*3*ki + (1-p)*(2*kj+kk)
}

// propose fills offers and lists: first everybody's status quo, then for every actor the
// challenge from which it expects most, if it expects anything.
func (t *table) propose() {
	n, d := t.n, t.d
	t.offers = t.offers[:0]
	if cap(t.lists) < n {
		t.lists = make([][]int, n)
	}
	t.lists = t.lists[:n]
	for i := range n {
		at := t.x[i*d : (i+1)*d]
		t.offers = append(t.offers, Bargain{From: i, To: i, FromAt: at, ToAt: at})
		t.lists[i] = append(t.lists[i][:0], i)
	}
	for i := range n {
		const worthwhile = 1e-5
		target, win, most := -1, 0.0, worthwhile
		for j := range n {
			if j == i {
				continue
			}
			if p, gain := t.challenge(i, i, j); gain > most {
				target, win, most = j, p, gain
			}
		}
		if target >= 0 {
			t.offer(i, target, win, most)
		}
	}
}

// offer puts the bargains of the challenge from i to j on the table of both.
func (t *table) offer(i, j int, win, gain float64) {
	b := Bargain{From: i, To: j, Value: gain}
	b.FromAt, b.ToAt = t.meet(i, j, win)
	if t.m.Proposal == InitOnlyInterp {
		t.put(b)
		return
	}
	win2, gain2 := t.challenge(j, i, j)
	if t.m.Compat {
		win2 = gain2
	}
	second := Bargain{From: i, To: j, Value: gain}
	second.FromAt, second.ToAt = t.meet(i, j, win2)
	if t.m.Proposal == InitRcvrInterp {
		t.put(b)
		t.put(second)
		return
	}
	wi, wj := t.clout[i], t.clout[j]
	if t.m.Compat {
		wj = t.c[i] * t.S[j]
	}
	for k := range t.d {
		b.FromAt[k] = (wi*b.FromAt[k] + wj*second.FromAt[k]) / (wi + wj)
		b.ToAt[k] = (wi*b.ToAt[k] + wj*second.ToAt[k]) / (wi + wj)
	}
	t.put(b)
}

func (t *table) put(b Bargain) {
	at := len(t.offers)
	t.offers = append(t.offers, b)
	t.lists[b.From] = append(t.lists[b.From], at)
	t.lists[b.To] = append(t.lists[b.To], at)
}
