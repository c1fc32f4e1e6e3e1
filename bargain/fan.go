package bargain

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Fan is what the Spatial Model of Politics says over the draws, and how far it can be
// trusted: its last positions hang on digits that nobody knows.
type Fan struct {
	Draws int `json:"draws"`
	// Refused is how many of the draws KTAB could not play or would play otherwise each time;
	// they are left out. Only with Compat are there any.
	Refused int     `json:"refused,omitempty"`
	Final   Band    `json:"final"` // mean of the last positions, weighted by capability × salience
	Side    float64 `json:"side"`  // share of draws in which that is the event
	Turns   float64 `json:"turns"` // median number of turns
	// Instability is the standard deviation, in points, of a player's last position when every
	// capability and salience is off by 1 % and every position by 0.2 points (standard
	// deviations), as the mean over the players; FinalJitter is that of Final.
	Instability float64  `json:"instability"`
	FinalJitter float64  `json:"final_jitter"`
	Players     []FanRow `json:"players"`
	// Path is the run at the most likely values, for looking at and not for forecasting.
	Path Path   `json:"path"`
	Text string `json:"text"`
}

// Band is the 10 %, 50 % and 90 % points of a value over the draws.
type Band struct {
	P10 float64 `json:"p10"`
	P50 float64 `json:"p50"`
	P90 float64 `json:"p90"`
}

// FanRow is where one player ends.
type FanRow struct {
	ID     string  `json:"id"`
	Name   string  `json:"name"`
	Basis  string  `json:"basis"` // which of its inputs are measured and which judged
	Final  Band    `json:"final"`
	Jitter float64 `json:"jitter"` // standard deviation of its last position under the jitter
}

// jitterRuns is how often the inputs are jittered.
const jitterRuns = 200

// SMPFan plays the model over o.Draws draws from the ranges of the game, and over jittered
// copies of the most likely values. Only seed, draws, workers and the shape of capabilities
// matter of the options.
func SMPFan(g Game, m SMP, o Options) (Fan, error) {
	if err := g.Valid(); err != nil {
		return Fan{}, err
	}
	o = o.withDefaults()
	modes := g.Modes()
	limitSalience(modes)
	path, err := m.Play(modes)
	if err != nil && !(errors.Is(err, ErrNotReproducible) && len(path.Turns) > 0) {
		return Fan{}, fmt.Errorf("game %s: %w", g.Name, err)
	}
	f := Fan{Draws: o.Draws, Path: path}
	s := newDraws(g, o.Draws, o.Seed, o.Capability)
	drawn, err := ends(g, m, o, o.Draws, s.fill)
	if err != nil {
		return Fan{}, fmt.Errorf("game %s: %w", g.Name, err)
	}
	jittered, err := ends(g, m, o, fewer(jitterRuns, len(g.Players), 20, 2.5), func(p Point, i int) { jitter(p, modes, o.Seed, i) })
	if err != nil {
		return Fan{}, fmt.Errorf("game %s: %w", g.Name, err)
	}
	f.Refused = o.Draws - len(drawn.final)
	f.Final, f.FinalJitter = bandOf(drawn.final), deviation(jittered.final)
	for _, x := range drawn.final {
		if g.Event.Happens(x) {
			f.Side += 1 / float64(len(drawn.final))
		}
	}
	f.Turns = bandOf(drawn.turns).P50
	for i, p := range g.Players {
		row := FanRow{ID: p.ID, Name: p.Name, Basis: p.Basis(), Final: bandOf(drawn.player[i]), Jitter: deviation(jittered.player[i])}
		f.Instability += row.Jitter / float64(len(g.Players))
		f.Players = append(f.Players, row)
	}
	f.Text = fmt.Sprintf("With inputs off by 1 %% and 0.2 points an actor's last position moves by %.1f points (standard deviation): "+
		"a single run is a story about who may press whom, not a forecast.", f.Instability)
	if f.Refused > 0 {
		f.Text += fmt.Sprintf(" KTAB itself could not reproduce %d of the %d draws; they are left out.", f.Refused, f.Draws)
	}
	if err != nil {
		f.Text += " " + err.Error() + "."
	}
	return f, nil
}

// jitter sets p to the values of modes, a little off.
func jitter(p, modes Point, seed uint64, i int) {
	rng := rand.New(rand.NewPCG(seed^0x6a09e667f3bcc908, uint64(i)))
	for k, c := range modes.Capability {
		p.Capability[k] = c * math.Exp(0.01*rng.NormFloat64())
	}
	for k, x := range modes.Position {
		p.Position[k] = max(0, min(Scale, x+0.2*rng.NormFloat64()))
	}
	for k, s := range modes.Salience {
		p.Salience[k] = max(0, min(Scale, s*(1+0.01*rng.NormFloat64())))
	}
}

// endings collects the last positions of many runs, by player and as their weighted mean.
type endings struct {
	player       [][]float64
	final, turns []float64
}

func ends(g Game, m SMP, o Options, n int, fill func(Point, int)) (endings, error) {
	e := endings{player: make([][]float64, len(g.Players)), final: make([]float64, n), turns: make([]float64, n)}
	for i := range e.player {
		e.player[i] = make([]float64, n)
	}
	type seat struct {
		t table
		p Point
	}
	seats := make([]seat, workerCount(o.Workers))
	errs, done := make([]error, n), make([]bool, n)
	d := len(g.Dimensions)
	forEach(n, o.Workers, func(worker, i int) {
		st := &seats[worker]
		if st.p.N == 0 {
			st.p = NewPoint(len(g.Players), d)
		}
		fill(st.p, i)
		limitSalience(st.p)
		run := m
		run.Seed = m.Seed ^ (uint64(i)+1)*0x9e3779b97f4a7c15 // each draw has its own luck under Stochastic
		path, err := st.t.play(run, st.p, false)
		if err != nil {
			errs[i] = err
			return
		}
		done[i] = true
		last := path.Turns[0].Position
		num, den := 0.0, 0.0
		sum := 0.0
		for k := range e.player {
			x := last[k*d+g.Event.Dim]
			w := st.p.Capability[k] * st.p.Salience[k*d+g.Event.Dim]
			e.player[k][i] = x
			num, den, sum = num+w*x, den+w, sum+x
		}
		if den == 0 { // nobody has a stake on the event's dimension
			num, den = sum, float64(len(e.player))
		}
		e.final[i], e.turns[i] = num/den, float64(len(path.Change))
	})
	var refused error
	for _, err := range errs {
		switch {
		case m.Compat && (errors.Is(err, ErrNoConvergence) || errors.Is(err, ErrNotReproducible)):
			refused = err
		case err != nil:
			return e, err
		}
	}
	e.final, e.turns = kept(e.final, done), kept(e.turns, done)
	for k := range e.player {
		e.player[k] = kept(e.player[k], done)
	}
	if len(e.final) == 0 {
		return e, refused
	}
	return e, nil
}

// kept leaves out the draws that were not played.
func kept(x []float64, done []bool) []float64 {
	out := x[:0]
	for i, v := range x {
		if done[i] {
			out = append(out, v)
		}
	}
	return out
}

// limitSalience scales the saliences of a player down to a sum of 100 where draws exceed it,
// and gives a player who drew none at all a trace, since it must weigh distances somehow.
func limitSalience(p Point) {
	for i := range p.N {
		s := p.Salience[i*p.D : (i+1)*p.D]
		sum := 0.0
		for _, v := range s {
			sum += v
		}
		for k := range s {
			switch {
			case sum > Scale:
				s[k] *= Scale / sum
			case sum == 0:
				s[k] = 1e-6
			}
		}
	}
}

func bandOf(x []float64) Band {
	s := slices.Clone(x)
	slices.Sort(s)
	return Band{quantileSorted(s, 0.1), quantileSorted(s, 0.5), quantileSorted(s, 0.9)}
}

// deviation is the standard deviation, 0 for fewer than two values.
func deviation(x []float64) float64 {
	if len(x) < 2 {
		return 0
	}
	mean, ss := 0.0, 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		ss += (v - mean) * (v - mean)
	}
	return math.Sqrt(ss / float64(len(x)-1))
}
