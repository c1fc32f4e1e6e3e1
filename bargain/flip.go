package bargain

import "math"

// Flip is the smallest change of one input of one player that carries P across the line,
// everything else drawn as before.
type Flip struct {
	Player string  `json:"player"`
	Name   string  `json:"name"`
	Field  string  `json:"field"`
	Basis  string  `json:"basis"` // measured or judged
	Now    float64 `json:"now"`   // most likely value
	// Flips is false where no admissible change of this input alone crosses the line; P is
	// then the nearest that it comes.
	Flips  bool    `json:"flips"`
	To     float64 `json:"to"`     // the most likely value after the change
	Change float64 `json:"change"` // points added to the whole range, or the factor on a capability
	P      float64 `json:"p"`
	// MeanTo is the value of this input at which the compromise mean of the most likely values
	// lies just at the event's line, nil where no admissible value does that.
	MeanTo *float64 `json:"mean_to,omitempty"`
}

// Swing is P with one input at the low and at the high end of its range, everything else
// drawn as before: one bar of a tornado chart.
type Swing struct {
	Player string  `json:"player"`
	Name   string  `json:"name"`
	Field  string  `json:"field"`
	Basis  string  `json:"basis"` // measured or judged
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	PLow   float64 `json:"p_low"`
	PHigh  float64 `json:"p_high"`
}

// Width is the length of the bar.
func (s Swing) Width() float64 { return math.Abs(s.PHigh - s.PLow) }

// probeDraws are enough for differences of P under common random numbers: what is shown is
// P of the full run plus the difference.
const probeDraws = 200

// capabilityReach is the largest factor by which a flip may change a capability.
const capabilityReach = 10.0

// probe answers what P would be if one input were another.
type probe struct {
	g      Game
	res    Residuals
	points []Point
	same   float64 // P of the full run minus P of the unchanged points
}

func newProbe(g Game, p float64, o Options) *probe {
	n := fewer(probeDraws, len(g.Players), 40, 2)
	s := newDraws(g, n, o.Seed, o.Capability)
	pr := &probe{g: g, res: *o.Residuals, points: make([]Point, n)}
	for i := range pr.points {
		pr.points[i] = NewPoint(len(g.Players), s.d)
		s.fill(pr.points[i], i)
	}
	var sc drawScratch
	pr.same = p - pr.chance(&sc, func(Point) {})
	return pr
}

// chance is P over the probe's points, each changed by edit.
func (pr *probe) chance(sc *drawScratch, edit func(Point)) float64 {
	e := pr.g.Event
	if sc.point.N == 0 {
		sc.point = NewPoint(len(pr.g.Players), len(pr.g.Dimensions))
	}
	sum := 0.0
	for _, p := range pr.points {
		copy(sc.point.Capability, p.Capability)
		copy(sc.point.Position, p.Position)
		copy(sc.point.Salience, p.Salience)
		edit(sc.point)
		if sc.elect.elect(headline, sc.point) != nil {
			return math.NaN()
		}
		sum += sc.elect.mass(e, p.D) + pr.res.Chance(e, sc.elect.mean(e.Dim, p.D))
	}
	return pr.same + sum/2/float64(len(pr.points))
}

// input is one field of one player as the probe changes it.
type input struct {
	player    int
	field     string
	now       float64
	low, high float64 // ends of its range
	at        func(Point) *float64
	factor    bool // changes multiply (capability) rather than add
}

func (g Game) inputs() []input {
	var out []input
	d := len(g.Dimensions)
	for i, p := range g.Players {
		for k, r := range p.Position {
			out = append(out, input{
				i, fieldName("position", k), r.Mode, r.Low, r.High,
				func(p Point) *float64 { return &p.Position[i*d+k] }, false,
			})
		}
		for k, r := range p.Salience {
			out = append(out, input{
				i, fieldName("salience", k), r.Mode, r.Low, r.High,
				func(p Point) *float64 { return &p.Salience[i*d+k] }, false,
			})
		}
		r := p.Capability
		out = append(out, input{
			i, "capability", r.Mode, r.Low, r.High,
			func(p Point) *float64 { return &p.Capability[i] }, true,
		})
	}
	return out
}

// moved is the edit that changes the input by t, in [-1, 1] of its reach.
func (in input) moved(t float64) func(Point) {
	if in.factor {
		f := math.Pow(capabilityReach, t)
		return func(p Point) { *in.at(p) *= f }
	}
	by := in.shift(t)
	return func(p Point) { x := in.at(p); *x = max(0, min(Scale, *x+by)) }
}

func (in input) shift(t float64) float64 {
	if t < 0 {
		return t * in.now
	}
	return t * (Scale - in.now)
}

// sensitivity makes the flip table and the tornado, in the order of the players.
func sensitivity(g Game, p float64, o Options) ([]Flip, []Swing) {
	pr := newProbe(g, p, o)
	inputs := g.inputs()
	modes := g.Modes()
	flips, swings := make([]Flip, len(inputs)), make([]Swing, len(inputs))
	scratch := make([]drawScratch, workerCount(o.Workers))
	forEach(len(inputs), o.Workers, func(worker, i int) {
		in, sc := inputs[i], &scratch[worker]
		pl := g.Players[in.player]
		flips[i] = pr.flip(sc, in, p, o.Line)
		flips[i].Player, flips[i].Name, flips[i].Field, flips[i].Now = pl.ID, pl.Name, in.field, in.now
		flips[i].Basis = pl.basisOf(in.field)
		flips[i].MeanTo = g.meanFlip(modes, in)
		set := func(v float64) float64 {
			return clampP(pr.chance(sc, func(p Point) { *in.at(p) = v }))
		}
		swings[i] = Swing{
			Player: pl.ID, Name: pl.Name, Field: in.field, Basis: flips[i].Basis, Low: in.low, High: in.high,
			PLow: set(in.low), PHigh: set(in.high),
		}
	})
	return flips, swings
}

func clampP(p float64) float64 { return max(0, min(1, p)) }

// flip looks for the nearest crossing of the line in both directions: first on a coarse scan,
// since P need not be monotone in an input, then by bisection.
func (pr *probe) flip(sc *drawScratch, in input, p0, line float64) Flip {
	const scan, halvings = 3, 6
	best := Flip{P: p0}
	bestT := math.Inf(1)
	crossed := func(p float64) bool { return (p >= line) != (p0 >= line) }
	for _, sign := range []float64{-1, 1} {
		inside := 0.0
		for k := 1; k <= scan; k++ {
			t := float64(k) / scan
			if t >= bestT {
				break
			}
			p := pr.chance(sc, in.moved(sign*t))
			if math.Abs(p-line) < math.Abs(best.P-line) && !best.Flips {
				best.P = p
			}
			if !crossed(p) {
				inside = t
				continue
			}
			outside, reached := t, p
			for range halvings {
				mid := (inside + outside) / 2
				if p := pr.chance(sc, in.moved(sign*mid)); crossed(p) {
					outside, reached = mid, p
				} else {
					inside = mid
				}
			}
			if outside < bestT {
				bestT = outside
				best = in.flipped(sign*outside, reached)
			}
			break
		}
	}
	best.P = clampP(best.P)
	if !best.Flips {
		best.To = in.now
		if in.factor {
			best.Change = 1
		}
	}
	return best
}

func (in input) flipped(t, p float64) Flip {
	if in.factor {
		f := math.Pow(capabilityReach, t)
		return Flip{Flips: true, Change: f, To: in.now * f, P: p}
	}
	by := in.shift(t)
	return Flip{Flips: true, Change: by, To: in.now + by, P: p}
}

// meanFlip solves Σ w x = at · Σ w for the input, w = capability × salience on the event's
// dimension: a position by shifting it, a salience or capability by changing the weight.
func (g Game) meanFlip(p Point, in input) *float64 {
	k, at := g.Event.Dim, g.Event.At
	x, w, err := p.dimension(k)
	if err != nil {
		return nil
	}
	num, den := 0.0, 0.0
	for i := range x {
		num += w[i] * x[i]
		den += w[i]
	}
	i := in.player
	var to, limit float64
	switch in.field {
	case fieldName("position", k):
		to, limit = x[i]+(at*den-num)/w[i], Scale
	case fieldName("salience", k), "capability":
		weight := (at*(den-w[i]) - (num - w[i]*x[i])) / (x[i] - at)
		limit = math.Inf(1)
		if to = weight / w[i] * in.now; in.field != "capability" {
			limit = Scale
		}
	default:
		return nil // an input of another dimension
	}
	if !(to > 0 || to == 0 && !in.factor) || !(to <= limit) || math.IsInf(to, 0) {
		return nil
	}
	return &to
}
