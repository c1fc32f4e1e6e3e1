package bargain

// leaveOneOutDraws are enough for a difference under common random numbers.
const leaveOneOutDraws = 400

// leaveOneOut fills in P without each player. A game of two has no such thing: alone one
// does not bargain.
func leaveOneOut(a *Assessment, o Options) {
	n := len(a.Game.Players)
	if n < 3 {
		return
	}
	draws := fewer(leaveOneOutDraws, n, 100, 1)
	base, err := chances(a.Game, draws, o)
	if err != nil {
		return
	}
	forEach(n, o.Workers, func(_, i int) {
		out, err := chances(a.Game.Without(i), draws, o)
		if err != nil {
			return // the rest has no weight at all
		}
		for d := range out {
			out[d] -= base[d]
		}
		e := estimateOf(out)
		p := Estimate{
			Value: clampP(a.P.Value + e.Value), SE: e.SE,
			Low: clampP(a.P.Value + e.Low), High: clampP(a.P.Value + e.High),
		}
		a.Players[i].POut, a.Players[i].Delta = &p, &e.Value
	})
}

// chances is the probability of the event in each of n draws.
func chances(g Game, n int, o Options) ([]float64, error) {
	s := newDraws(g, n, o.Seed, o.Capability)
	var elect electorate
	p := NewPoint(len(g.Players), s.d)
	out := make([]float64, n)
	for i := range out {
		s.fill(p, i)
		if err := elect.elect(headline, p); err != nil {
			return nil, err
		}
		mean := elect.mean(g.Event.Dim, p.D)
		out[i] = (elect.mass(g.Event, p.D) + o.Residuals.Chance(g.Event, mean)) / 2
	}
	return out, nil
}
