package balance

import (
	"context"
	"runtime"
)

// Report is what an analyst asks of a signed network.
type Report struct {
	L       int64    // frustration index
	Lower   int64    // proved lower bound; equals L when the solution is exact
	Total   int64    // m
	Camps   []int    // 0 or 1 for each node
	Count   int      // best divisions, the mirror of a component not counted; 0 = not counted
	Firm    []int    // for each node, its group: nodes of one group stand to each other alike in every best division
	Strain  []Strain // for each edge
	Relief  []int64  // for each edge: L minus the index with its sign turned
	Tension []int64  // for each node: L minus the index without it
	Triads  []Triad  // the unbalanced ones
	Closed  int      // triads in all

	Solution Solution // with the proof, for a certificate
}

// F is 1 - 2L/m, 1 for a network without ties.
func (r Report) F() float64 {
	if r.Total == 0 {
		return 1
	}
	return 1 - 2*float64(r.L)/float64(r.Total)
}

// Question is something that Analyse can leave out, because it costs as many solutions as the
// graph has ties or actors.
type Question uint

// The questions. Relief includes Strain; Divisions need it.
const (
	AskStrain Question = 1 << iota
	AskRelief
	AskTension
	AskTriads
	AskDivisions

	AskAll = AskStrain | AskRelief | AskTension | AskTriads | AskDivisions
)

// Analyse answers everything at once, exactly.
func Analyse(g Graph) (Report, error) {
	return AnalyseFor(context.Background(), g, AskAll, Options{Seed: 1, Workers: runtime.GOMAXPROCS(0)})
}

// AnalyseFor answers the questions asked. When the context ends before the index is exact the
// report holds its bounds, the strain of each tie is Unknown and relief, tension and count are
// left out: without the index they would be guesses. When it ends later the error says so, and
// the report holds the index and what was answered in full.
func AnalyseFor(ctx context.Context, g Graph, ask Question, o Options) (Report, error) {
	sol, err := Frustration(ctx, g, o)
	if err != nil {
		return Report{}, err
	}
	r := Report{L: sol.L, Lower: sol.Lower, Total: g.Total(), Camps: sol.Camps, Solution: sol}
	if ask&AskTriads != 0 {
		for _, t := range Triads(g) {
			r.Closed++
			if t.Sign < 0 {
				r.Triads = append(r.Triads, t)
			}
		}
	}
	r.Strain = make([]Strain, len(g.Edges))
	for i := range r.Strain {
		r.Strain[i] = Unknown
	}
	if !sol.Exact() {
		return r, nil
	}
	if ask&AskTension != 0 {
		tension, err := Tension(ctx, g, sol, o)
		if err != nil {
			return r, err
		}
		r.Tension = tension
	}
	if ask&(AskStrain|AskRelief|AskDivisions) != 0 {
		strain, relief, err := strains(ctx, g, sol, ask&AskRelief != 0, o)
		if err != nil {
			return r, err
		}
		r.Strain, r.Relief = strain, relief
		r.Firm, r.Count = divisions(g, sol, r.Strain)
	}
	return r, nil
}
