package balance

import "fmt"

// Strain says how often a tie is frustrated over all best divisions. Only Always is a fact
// about the network; Sometimes depends on which of equally good divisions is looked at.
type Strain string

// The strains.
const (
	Always    Strain = "always"
	Sometimes Strain = "sometimes"
	Never     Strain = "never"
)

// Report is what an analyst asks of a signed network.
type Report struct {
	L       int64    // frustration index
	Lower   int64    // proved lower bound; equals L when the solution is exact
	Total   int64    // m
	Camps   []int    // 0 or 1 for each node
	Count   int      // best divisions; 0 = not counted
	Strain  []Strain // for each edge
	Relief  []int64  // for each edge: L minus the index with its sign turned
	Tension []int64  // for each node: L minus the index without it
	Triads  []Triad  // the unbalanced ones
	Closed  int      // triads in all
}

// F is 1 - 2L/m, 1 for a network without ties.
func (r Report) F() float64 {
	if r.Total == 0 {
		return 1
	}
	return 1 - 2*float64(r.L)/float64(r.Total)
}

// Analyse answers everything at once for a graph of at most MaxEnumerate nodes with ties.
func Analyse(g Graph) (Report, error) {
	if err := g.Valid(); err != nil {
		return Report{}, err
	}
	best, ok := Enumerate(g)
	if !ok {
		core, _ := peel(g)
		return Report{}, fmt.Errorf("a core of %d actors: more than %d cannot be tried one by one", len(core), MaxEnumerate)
	}
	r := Report{L: best.L, Lower: best.L, Total: g.Total(), Camps: best.Camps, Count: best.Count}
	for i, e := range g.Edges {
		r.Strain = append(r.Strain, strainOf(best.In[i], best.Count))
		turned := Graph{Names: g.Names, Edges: append([]Edge(nil), g.Edges...)}
		turned.Edges[i].W = -e.W
		o, _ := Enumerate(turned)
		r.Relief = append(r.Relief, best.L-o.L)
	}
	for v := range g.Names {
		o, _ := Enumerate(g.Without(v))
		r.Tension = append(r.Tension, best.L-o.L)
	}
	for _, t := range Triads(g) {
		r.Closed++
		if t.Sign < 0 {
			r.Triads = append(r.Triads, t)
		}
	}
	return r, nil
}

func strainOf(in, of int) Strain {
	switch in {
	case 0:
		return Never
	case of:
		return Always
	}
	return Sometimes
}
