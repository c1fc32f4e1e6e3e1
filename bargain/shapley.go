package bargain

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// Shapley shares the distance between P with nobody at the table and P with everybody out
// among the players.
type Shapley struct {
	Rows   []ShapleyRow `json:"rows"`
	Nobody float64      `json:"nobody"` // P with nobody: the status quo, erring by the residuals
	All    float64      `json:"all"`    // P with everybody, over the same draws
	Draws  int          `json:"draws"`
	Exact  bool         `json:"exact"` // all coalitions, not a sample of orders
	Text   string       `json:"text"`
}

// ShapleyRow is what one player adds to P on average over all orders in which the players
// could come to the table.
type ShapleyRow struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Basis string  `json:"basis"` // which of its inputs are measured and which judged
	Value float64 `json:"value"`
	SE    float64 `json:"se"` // over the draws and, where they are sampled, the orders
}

const (
	shapleyExact  = 16  // players up to which all coalitions are counted
	shapleyDraws  = 16  // from the ranges
	shapleyOrders = 400 // sampled beyond shapleyExact
)

// Shapley computes the Shapley value of every player in the game whose worth is P(event) of
// the players at the table: exact up to 16 players, over sampled orders beyond. The values
// add up to All - Nobody. Without a status quo, nobody at the table means the middle of the
// scale.
//
// Source: L. S. Shapley, "A Value for n-Person Games", in Contributions to the Theory of Games
// II (Princeton University Press, 1953).
func (g Game) Shapley(o Options) (Shapley, error) {
	if err := g.asked(); err != nil {
		return Shapley{}, err
	}
	o = o.withDefaults()
	n := len(g.Players)
	s := newDraws(g, shapleyDraws, o.Seed, o.Capability)
	quo := Scale / 2
	if g.StatusQuo != nil {
		quo = g.StatusQuo[g.Event.Dim]
	}
	out := Shapley{Draws: shapleyDraws, Exact: n <= shapleyExact, Nobody: o.Residuals.Chance(g.Event, quo) / 2}
	if g.Event.Happens(quo) {
		out.Nobody += 0.5
	}
	values := make([][]float64, shapleyDraws)
	all := make([]float64, shapleyDraws)
	forEach(shapleyDraws, o.Workers, func(_, d int) {
		t := newCoalitions(g, *o.Residuals, out.Nobody)
		s.fill(t.whole, d)
		if out.Exact {
			values[d], all[d] = t.exact()
		} else {
			values[d], all[d] = t.sampled(rand.New(rand.NewPCG(o.Seed, uint64(d))))
		}
	})
	for _, v := range all {
		out.All += v / shapleyDraws
	}
	for i, p := range g.Players {
		x := make([]float64, shapleyDraws)
		for d := range x {
			x[d] = values[d][i]
		}
		e := estimateOf(x)
		out.Rows = append(out.Rows, ShapleyRow{ID: p.ID, Name: p.Name, Basis: p.Basis(), Value: e.Value, SE: e.SE})
	}
	out.Text = "what each actor adds to P on average over all orders in which the actors could come to the table"
	return out, nil
}

// coalitions evaluates P for parts of the players at one draw.
type coalitions struct {
	g      Game
	res    Residuals
	nobody float64
	whole  Point
	part   Point
	elect  electorate
}

func newCoalitions(g Game, res Residuals, nobody float64) *coalitions {
	n, d := len(g.Players), len(g.Dimensions)
	return &coalitions{g: g, res: res, nobody: nobody, whole: NewPoint(n, d), part: NewPoint(n, d)}
}

// worth is P with the players for whom in is true. Players without weight bring nothing.
func (c *coalitions) worth(in func(int) bool) float64 {
	w, p, d := c.whole, &c.part, c.whole.D
	p.D, p.N = d, 0
	p.Capability, p.Position, p.Salience = p.Capability[:0], p.Position[:0], p.Salience[:0]
	for i := range w.N {
		if in(i) {
			p.N++
			p.Capability = append(p.Capability, w.Capability[i])
			p.Position = append(p.Position, w.At(i)...)
			p.Salience = append(p.Salience, w.Salience[i*d:(i+1)*d]...)
		}
	}
	if p.N == 0 || c.elect.elect(headline, *p) != nil {
		return c.nobody
	}
	e := c.g.Event
	return (c.elect.mass(e, d) + c.res.Chance(e, c.elect.mean(e.Dim, d))) / 2
}

// exact weighs every coalition without i by the share of orders in which exactly it comes
// before i: |S|! (n-|S|-1)! / n!.
func (c *coalitions) exact() (values []float64, all float64) {
	n := c.whole.N
	worth := make([]float64, 1<<n)
	for set := range worth {
		worth[set] = c.worth(func(i int) bool { return set>>i&1 == 1 })
	}
	share := make([]float64, n)
	for size := range share {
		share[size] = math.Exp(logFactorial(size) + logFactorial(n-size-1) - logFactorial(n))
	}
	values = make([]float64, n)
	for set, v := range worth {
		size := bits.OnesCount(uint(set))
		for i := range n {
			if set>>i&1 == 0 {
				values[i] += share[size] * (worth[set|1<<i] - v)
			}
		}
	}
	return values, worth[len(worth)-1]
}

func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n + 1))
	return v
}

// sampled averages over random orders, each with its reverse.
func (c *coalitions) sampled(rng *rand.Rand) (values []float64, all float64) {
	n := c.whole.N
	values = make([]float64, n)
	at := make([]bool, n)
	orders := fewer(shapleyOrders, n, 40, 2) / 2 * 2
	for range orders / 2 {
		order := rng.Perm(n)
		for range 2 {
			clear(at)
			before := c.nobody
			for _, i := range order {
				at[i] = true
				now := c.worth(func(k int) bool { return at[k] })
				values[i] += (now - before) / float64(orders)
				before = now
			}
			all = before
			for a, b := 0, n-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
		}
	}
	return values, all
}
