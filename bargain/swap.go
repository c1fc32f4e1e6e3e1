package bargain

import (
	"math"
	"slices"

	"tightrope/fact"
)

// CapabilitySet is another reading of who can do how much: ranges by player id, on any scale.
type CapabilitySet struct {
	Name   string                `json:"name"`
	Source string                `json:"source"`
	ByID   map[string]fact.Range `json:"by_id"`
}

// Swap is P under another capability index.
type Swap struct {
	Name    string   `json:"name"`
	Source  string   `json:"source"`
	Basis   string   `json:"basis"` // how many of the inputs are then measured and how many judged
	P       Estimate `json:"p"`
	Delta   Estimate `json:"delta"`
	Moved   float64  `json:"moved"`             // of the expected outcome, in points
	Missing []string `json:"missing,omitempty"` // players whom the set does not know: they keep their share
}

// Reading is the same game by other inputs, such as measured ones in the place of judged ones.
type Reading struct {
	Name, Source string
	Game         Game
}

// SwapCapabilities compares P under each of the sets and readings with P as it is, after three
// readings that need no data: capabilities that are all the same, that count by their square
// root, and by their square. Players whom a set does not know keep the share of capability
// that they have now.
func (g Game) SwapCapabilities(sets []CapabilitySet, others []Reading, o Options) ([]Swap, error) {
	if err := g.asked(); err != nil {
		return nil, err
	}
	out := []Swap{
		{Name: "equal capabilities", Source: "nobody counts for more"},
		{Name: "square root of capability", Source: "the strong count for less"},
		{Name: "square of capability", Source: "the strong count for more"},
	}
	games := []Game{g.bent(0), g.bent(0.5), g.bent(2)}
	for _, s := range sets {
		h, missing := g.WithCapabilities(s)
		games = append(games, h)
		out = append(out, Swap{Name: s.Name, Source: s.Source, Missing: missing})
	}
	for _, r := range others {
		games = append(games, r.Game)
		out = append(out, Swap{Name: r.Name, Source: r.Source})
	}
	ds, err := Compare(g, games, o)
	if err != nil {
		return nil, err
	}
	for i, d := range ds {
		out[i].P, out[i].Delta, out[i].Moved, out[i].Basis = d.P, d.Delta, d.Moved, games[i].Basis()
	}
	return out, nil
}

// bent is the game with every capability to the given power.
func (g Game) bent(power float64) Game {
	h := g.Clone()
	for i := range h.Players {
		c := &h.Players[i].Capability
		c.Low, c.Mode, c.High = math.Pow(c.Low, power), math.Pow(c.Mode, power), math.Pow(c.High, power)
	}
	return h
}

// WithCapabilities is the game with the capabilities of the set, scaled so that the players
// whom the set knows have together what they had. It names those whom it does not know.
func (g Game) WithCapabilities(s CapabilitySet) (Game, []string) {
	h := g.Clone()
	var missing []string
	before, after := 0.0, 0.0
	for _, p := range g.Players {
		if r, ok := s.ByID[p.ID]; ok && r.Low > 0 {
			before += p.Capability.Mode
			after += r.Mode
		} else {
			missing = append(missing, p.ID)
		}
	}
	for i, p := range g.Players {
		if slices.Contains(missing, p.ID) {
			continue
		}
		r := s.ByID[p.ID]
		k := before / after
		r.Low, r.Mode, r.High = r.Low*k, r.Mode*k, r.High*k
		h.Players[i].Capability = r
	}
	return h, missing
}
