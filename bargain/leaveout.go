package bargain

// leaveOneOutDraws are enough for a difference under common random numbers.
const leaveOneOutDraws = 1000

// leaveOneOut fills in P without each player. A game of two has no such thing: alone one
// does not bargain.
func leaveOneOut(a *Assessment, o Options) {
	if len(a.Game.Players) < 3 {
		return
	}
	o.Draws = min(o.Draws, leaveOneOutDraws)
	base, err := chances(a.Game, o)
	if err != nil {
		return
	}
	for i := range a.Game.Players {
		out, err := chances(a.Game.Without(i), o)
		if err != nil {
			continue // the rest has no weight at all
		}
		delta := make([]float64, len(out))
		for d := range out {
			delta[d] = out[d] - base[d]
		}
		e := estimateOf(delta)
		p := Estimate{
			Value: clampP(a.P.Value + e.Value), SE: e.SE,
			Low: clampP(a.P.Value + e.Low), High: clampP(a.P.Value + e.High),
		}
		a.Players[i].POut, a.Players[i].Delta = &p, &e.Value
	}
}

// chances is the probability of the event in each draw.
func chances(g Game, o Options) ([]float64, error) {
	r, err := simulate(newDraws(g, o.Draws, o.Seed, o.Capability), o)
	if err != nil {
		return nil, err
	}
	return mixed(r.cols[colMass], r.cols[colErring]), nil
}
