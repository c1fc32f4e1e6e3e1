package packing

import "math"

// When a new anchor is dropped: the steps have become this much shorter than the first one was,
// or somewhat shorter and longer again, or many of them have been made.
const (
	muchShorter = 0.2
	shorter     = 0.8
	longest     = 0.36
)

// Run makes n steps of the primal-dual hybrid gradient, each of them reflected and drawn
// towards the anchor (Halpern), with a new anchor when that helps. The length of a step is
// scaled for each tie by the number of its cycles and for each cycle by the number of its ties,
// and between the two sides by what they have moved.
//
// Source: A. Chambolle and T. Pock, J. Math. Imaging and Vision 40 (2011), and ICCV 2011 for
// the scaling; D. Applegate et al., Practical large-scale linear programming using primal-dual
// hybrid gradient, arXiv:2106.04756; H. Lu and J. Yang, Restarted Halpern PDHG for linear
// programming, arXiv:2407.16144.
//
// Products are rounded before they are added, so that every platform gives the same numbers.
func (p *Program) Run(n int) {
	p.anchor()
	for range n {
		p.steps++
		squared := p.stepPrices()
		pull := float64(1) / float64(p.epoch+2)
		squared += p.stepAmounts(1-pull, pull)
		for e, v := range p.reflected {
			p.x.at[e] = float64((1-pull)*v) + float64(pull*p.x.anchor[e])
		}
		length := math.Sqrt(max(0, squared))
		switch p.epoch++; {
		case p.epoch == 1:
			p.first = length
		case length <= muchShorter*p.first, length <= shorter*p.first && length > p.last, float64(p.epoch) > longest*float64(p.steps)+50:
			p.anchor()
		}
		p.last = length
	}
}

// stepPrices moves the prices by what the ties carry beyond their weights, and gives the
// squared length of the step.
func (p *Program) stepPrices() float64 {
	var squared float64
	at, step, reflected, weight, load := p.x.at, p.x.step, p.reflected, p.weight, p.load
	for e, degree := range p.degree {
		if degree == 0 {
			step[e], reflected[e] = 0, 0
			continue
		}
		slow, x := degree*p.balance, at[e]
		to := min(max(x-(weight[e]-load[e])/slow, 0), 1)
		d := to - x
		squared += float64(d * d * slow)
		step[e], reflected[e] = to, to+d
	}
	return squared
}

// stepAmounts moves the amounts by what their cycles lack of the price one, goes on beyond
// the step and back towards the anchor, and adds up what the ties carry then.
func (p *Program) stepAmounts(on, back float64) float64 {
	var squared float64
	at, step, anchor, reflected, load := p.y.at, p.y.step, p.y.anchor, p.reflected, p.load
	clear(load)
	from := p.from[0]
	for c, y := range at {
		ties := p.at[from:p.from[c+1]]
		from = p.from[c+1]
		price := 0.0
		for _, e := range ties {
			price += reflected[e]
		}
		quick := p.balance / float64(len(ties))
		to := max(0, y+float64(quick*(1-price)))
		step[c] = to
		if to == 0 && y == 0 && anchor[c] == 0 {
			continue
		}
		if d := to - y; d != 0 {
			moved := 0.0
			for _, e := range ties {
				moved += p.x.step[e] - p.x.at[e]
			}
			squared += float64(d*d/quick) - float64(2*d*moved)
			y = to + d
		}
		y = float64(on*y) + float64(back*anchor[c])
		at[c] = y
		for _, e := range ties {
			load[e] += y
		}
	}
	return squared
}

// anchor starts a new epoch from the last step, and balances the steps by how far the sides
// have moved in the one that ends.
func (p *Program) anchor() {
	if p.epoch > 0 {
		prices, amounts := 0.0, 0.0
		for e, x := range p.x.step {
			d := x - p.x.anchor[e]
			prices += float64(d * d * (p.degree[e] + 1))
		}
		for c, y := range p.y.step {
			d := y - p.y.anchor[c]
			amounts += float64(d * d * float64(p.from[c+1]-p.from[c]))
		}
		if prices > 1e-12 && amounts > 1e-12 {
			p.balance = math.Sqrt(p.balance * math.Sqrt(amounts/prices))
		}
	}
	copy(p.x.at, p.x.step)
	copy(p.x.anchor, p.x.step)
	copy(p.y.at, p.y.step)
	copy(p.y.anchor, p.y.step)
	clear(p.load)
	for c, y := range p.y.at {
		if y > 0 {
			for _, e := range p.cycle(c) {
				p.load[e] += y
			}
		}
	}
	p.epoch = 0
}
