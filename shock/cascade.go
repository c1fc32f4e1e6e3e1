package shock

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Network is the trade of one commodity in one unit and period: what every node produces,
// holds in reserve and sells to whom. What a node consumes follows: production plus imports
// minus exports; it may be negative where the data do not fit together, and Odd lists those.
type Network struct {
	IDs        []string
	Production []float64
	Reserves   []float64
	Flow       []float64 // [i*n+j]: what i sells to j
	index      map[string]int
}

// NewNetwork makes a network of nodes without trade. An id twice, or a quantity that is
// negative or not finite, is an error.
func NewNetwork(ids []string, production, reserves []float64) (*Network, error) {
	n := len(ids)
	if n == 0 || len(production) != n || len(reserves) != n {
		return nil, fmt.Errorf("cascade: %d nodes, %d productions, %d reserves: want as many of each", n, len(production), len(reserves))
	}
	net := &Network{
		IDs: slices.Clone(ids), Production: slices.Clone(production), Reserves: slices.Clone(reserves),
		Flow: make([]float64, n*n), index: map[string]int{},
	}
	for i, id := range ids {
		if _, twice := net.index[id]; twice {
			return nil, fmt.Errorf("cascade: node %q stands twice", id)
		}
		if !amount(production[i]) || !amount(reserves[i]) {
			return nil, fmt.Errorf("cascade: node %q: production %g, reserves %g: want zero or more", id, production[i], reserves[i])
		}
		net.index[id] = i
	}
	return net, nil
}

func amount(v float64) bool { return v >= 0 && !math.IsInf(v, 0) }

// Trade adds a flow. An unknown node, a node that trades with itself and a negative quantity
// are errors.
func (n *Network) Trade(from, to string, quantity float64) error {
	i, ok1 := n.index[from]
	j, ok2 := n.index[to]
	switch {
	case !ok1 || !ok2:
		return fmt.Errorf("cascade: flow %s->%s: no such node", from, to)
	case i == j:
		return fmt.Errorf("cascade: %s trades with itself", from)
	case !amount(quantity):
		return fmt.Errorf("cascade: flow %s->%s is %g: want zero or more", from, to, quantity)
	}
	n.Flow[i*len(n.IDs)+j] += quantity
	return nil
}

// Odd lists the nodes whose apparent consumption is negative: they export more than they make
// and import, so the cascade says little about them.
func (n *Network) Odd() []string {
	var out []string
	for i, c := range n.state(1).supply() {
		if c < 0 {
			out = append(out, n.IDs[i])
		}
	}
	return out
}

// Allocation says how a node in want passes it on.
type Allocation string

// The allocations.
const (
	// Proportional cuts all exports and raises all imports of the node by one and the same
	// proportion; sellers without reserves refuse.
	Proportional Allocation = "proportional"
	// FromReserves first cuts exports, and then imports more out of what sellers offer from
	// their reserves.
	FromReserves Allocation = "reserves"
)

// CascadeOptions are the assumptions of a cascade; the zero value gives the defaults.
type CascadeOptions struct {
	Allocation Allocation // Proportional
	Usable     float64    // share of the reserves that may be drawn; 0.5
	Belt       float64    // share of a shortage that consumers bear before trade moves; 0.01
	Offer      float64    // share of its usable reserves that a seller offers each round; 0.2
	Rounds     int        // at most; 50
}

func (o CascadeOptions) withDefaults() CascadeOptions {
	if o.Allocation == "" {
		o.Allocation = Proportional
	}
	if o.Usable == 0 {
		o.Usable = 0.5
	}
	if o.Belt == 0 {
		o.Belt = 0.01
	}
	if o.Offer == 0 {
		o.Offer = 0.2
	}
	if o.Rounds == 0 {
		o.Rounds = 50
	}
	return o
}

// Cascade is what the loss of a supply does to every node.
type Cascade struct {
	IDs         []string  `json:"ids"`
	Before      []float64 `json:"before"`      // consumption
	After       []float64 `json:"after"`       // consumption
	Consumption []float64 `json:"consumption"` // its change
	Reserves    []float64 `json:"reserves"`    // change of reserves
	Exports     []float64 `json:"exports"`     // after
	Imports     []float64 `json:"imports"`     // after
	Lost        float64   `json:"lost"`        // production lost, as a negative number
	Rounds      int       `json:"rounds"`
	Settled     bool      `json:"settled"`
	// Leak is (Σ changes of consumption and reserves - Lost) / Lost: zero but for rounding.
	Leak        float64  `json:"leak"`
	Odd         []string `json:"odd,omitempty"`
	Assumptions []string `json:"assumptions"`
}

// ErrSurplus says that a rule left a node with more than it wants, which its authors take for
// a fault of the rule on such data.
var ErrSurplus = errors.New("the allocation leaves a node with a surplus")

// Lose takes away a share of the production of some nodes and lets the want spread. In every
// round a node in want draws its usable reserves, lets consumers bear a small share of the
// rest, swallows what is below 1e-5 of its consumption and passes on the remainder through
// trade. It ends when flows no longer change (in relative terms by less than 1.5e-8).
//
// It assumes that want is shared out in proportion to existing trade, at once, without prices,
// routes or grades: it says who is tied to whom, not what will happen. The loss of one
// buyer's supplier is another matter: see Cut.
//
// Source: P. Marchand et al., "Reserves and trade jointly determine exposure to food supply
// shocks", Environmental Research Letters 11 (2016), doi:10.1088/1748-9326/11/9/095009; the
// allocation from reserves is of A. Heslin et al., Frontiers in Sustainable Food Systems 4
// (2020), doi:10.3389/fsufs.2020.00026.
func (n *Network) Lose(shares map[string]float64, o CascadeOptions) (Cascade, error) {
	return n.lose(o, func(s *spread) error {
		for _, id := range slices.Sorted(maps.Keys(shares)) {
			share := shares[id]
			i, ok := n.index[id]
			if !ok || !(share >= 0 && share <= 1) {
				return fmt.Errorf("cascade: %q loses %g of its production: want a node and a share from 0 to 1", id, share)
			}
			s.production[i] -= share * n.Production[i]
		}
		return nil
	})
}

// Close ends the flow between two nodes and takes what was sold off the seller's production:
// the quantity is lost to the world, which is the most that the end of a trade can do. The
// want begins with the buyer and spreads as in Lose.
func (n *Network) Close(from, to string, o CascadeOptions) (Cascade, error) {
	return n.lose(o, func(s *spread) error {
		i, ok1 := n.index[from]
		j, ok2 := n.index[to]
		if !ok1 || !ok2 || n.Flow[i*s.n+j] == 0 {
			return fmt.Errorf("cascade: %s sells nothing to %s, so there is nothing to end", from, to)
		}
		quantity := n.Flow[i*s.n+j]
		if quantity > n.Production[i] {
			return fmt.Errorf("cascade: %s sells %g to %s and makes %g: it sells on what others make", from, quantity, to, n.Production[i])
		}
		s.flow[i*s.n+j] = 0
		s.production[i] -= quantity
		return nil
	})
}

// lose lets the want spread that a change of production or flows leaves behind.
func (n *Network) lose(o CascadeOptions, change func(*spread) error) (Cascade, error) {
	o = o.withDefaults()
	if o.Allocation != Proportional && o.Allocation != FromReserves {
		return Cascade{}, fmt.Errorf("cascade: no allocation is called %q: want %s or %s", o.Allocation, Proportional, FromReserves)
	}
	s := n.state(o.Usable)
	before := s.supply()
	copy(s.wanted, before)
	if err := change(s); err != nil {
		return Cascade{}, err
	}
	lost := 0.0
	for i, p := range n.Production {
		lost += s.production[i] - p
	}
	s.shortages()
	settled := false
	rounds := 0
	for !settled && rounds < o.Rounds {
		rounds++
		old := slices.Clone(s.flow)
		if err := s.round(o); err != nil {
			return Cascade{}, fmt.Errorf("cascade: round %d: %w", rounds, err)
		}
		settled = same(old, s.flow)
	}
	return s.result(n, before, lost, rounds, settled, o), nil
}

func (s *spread) result(n *Network, before []float64, lost float64, rounds int, settled bool, o CascadeOptions) Cascade {
	c := Cascade{
		IDs: slices.Clone(n.IDs), Before: before, After: s.supply(), Lost: lost, Rounds: rounds, Settled: settled, Odd: n.Odd(),
		Assumptions: []string{
			fmt.Sprintf("%.0f %% of reserves can be drawn; consumers bear %.0f %% of a shortage before trade moves", 100*o.Usable, 100*o.Belt),
			"trade gives way in proportion to existing flows, at once, without prices, routes or grades",
		},
	}
	sum := 0.0
	for i := range c.IDs {
		c.Consumption = append(c.Consumption, c.After[i]-before[i])
		c.Reserves = append(c.Reserves, s.drawn[i])
		exports, imports := 0.0, 0.0
		for j := range c.IDs {
			exports += s.flow[i*s.n+j]
			imports += s.flow[j*s.n+i]
		}
		c.Exports, c.Imports = append(c.Exports, exports), append(c.Imports, imports)
		sum += c.Consumption[i] + c.Reserves[i]
	}
	if lost != 0 {
		c.Leak = (sum - lost) / lost
	}
	return c
}
