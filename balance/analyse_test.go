package balance

import (
	"context"
	"math/rand/v2"
	"os"
	"testing"
)

func TestAnalyseTriangle(t *testing.T) {
	g := Graph{Names: []string{"AZE", "ISR", "IRN"}, Edges: []Edge{{0, 1, 3}, {1, 2, -2}, {0, 2, 1}}}
	r, err := Analyse(g)
	if err != nil {
		t.Fatal(err)
	}
	if r.L != 1 || r.Lower != 1 || r.Total != 6 {
		t.Errorf("L %d, lower %d, total %d: want 1, 1, 6", r.L, r.Lower, r.Total)
	}
	if r.Strain[2] != Always || r.Strain[0] != Never {
		t.Errorf("strain %v: want the weakest tie always, the others never", r.Strain)
	}
	if r.Relief[2] != 1 || r.Tension[0] != 1 {
		t.Errorf("relief %v, tension %v: want one each", r.Relief, r.Tension)
	}
	if len(r.Triads) != 1 || r.Closed != 1 {
		t.Errorf("%d of %d triads unbalanced: want 1 of 1", len(r.Triads), r.Closed)
	}
}

func TestEnumerateEmpty(t *testing.T) {
	o, ok := Enumerate(Graph{Names: []string{"A", "B"}})
	if !ok || o.L != 0 || o.Count != 1 {
		t.Errorf("L %d, %d divisions, %v: want 0, 1, true", o.L, o.Count, ok)
	}
}

// randomGraph has parallel ties now and then, and either weights of one or up to nine.
func randomGraph(rng *rand.Rand, most int) Graph {
	n := 2 + rng.IntN(most-1)
	g := Graph{Names: make([]string, n)}
	heavy, density, negative := rng.IntN(2) == 0, rng.Float64(), rng.Float64()
	for a := range n {
		for b := a + 1; b < n; b++ {
			for range 1 + rng.IntN(20)/19 {
				if rng.Float64() > density {
					continue
				}
				w := int64(1)
				if heavy {
					w += rng.Int64N(9)
				}
				if rng.Float64() < negative {
					w = -w
				}
				g.Edges = append(g.Edges, Edge{a, b, w})
			}
		}
	}
	return g
}

// everyDivision tries all divisions: the index, how many reach it with the mirror of each
// component counted once, and for each tie in how many of all that reach it is frustrated.
func everyDivision(g Graph) (best int64, count int, in []int) {
	n := len(g.Names)
	adj := make([][]Edge, n)
	of := make([][]int, n)
	for i, e := range g.Edges {
		adj[e.A], adj[e.B] = append(adj[e.A], e), append(adj[e.B], e)
		of[e.A], of[e.B] = append(of[e.A], i), append(of[e.B], i)
	}
	camp := make([]int, n)
	cost := g.Cost(camp)
	best = cost + 1
	for s := 0; ; s++ {
		if cost < best {
			best, count, in = cost, 0, make([]int, len(g.Edges))
		}
		if cost == best {
			count++
			for i, e := range g.Edges {
				if e.frustrated(camp) {
					in[i]++
				}
			}
		}
		if s+1 == 1<<(n-1) {
			break
		}
		v := 1
		for (s+1)>>(v-1)&1 == 0 {
			v++
		}
		for _, e := range adj[v] {
			if e.frustrated(camp) {
				cost -= e.Size()
			} else {
				cost += e.Size()
			}
		}
		camp[v] ^= 1
	}
	p := newParity(n)
	joined := 1
	for _, e := range g.Edges {
		if p.join(int32(e.A), int32(e.B), 1) {
			joined++
		}
	}
	return best, count >> (n - joined), in
}

func TestScoreAgainstEveryDivision(t *testing.T) {
	rounds := 100
	if os.Getenv("TIGHTROPE_SCORE") != "" {
		rounds = 2000
	}
	for i := range rounds {
		rng := rand.New(rand.NewPCG(7, uint64(i)))
		most := 18
		if i%4 > 0 {
			most = 11
		}
		g := randomGraph(rng, most)
		want, count, in := everyDivision(g)
		r, err := AnalyseFor(context.Background(), g, AskAll, Options{Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		if r.L != want || r.Lower != want || g.Cost(r.Camps) != want || r.Count != count {
			t.Fatalf("graph %d: L in [%d, %d], camps cost %d, %d divisions: want %d, %d divisions", i, r.Lower, r.L, g.Cost(r.Camps), r.Count, want, count)
		}
		worth, load := r.Solution.proof.account(len(g.Edges), r.Solution.scale)
		if worth <= (want-1)*r.Solution.scale && want > 0 {
			t.Fatalf("graph %d: the proof is worth %d of %d", i, worth, want*r.Solution.scale)
		}
		all := 0
		for _, n := range in {
			all = max(all, n)
		}
		for e, used := range load {
			if used > g.Edges[e].Size()*r.Solution.scale {
				t.Fatalf("graph %d: tie %d is used %d of %d", i, e, used, g.Edges[e].Size())
			}
			if (r.Strain[e] == Never) != (in[e] == 0) {
				t.Fatalf("graph %d: tie %d is %s frustrated: in %d", i, e, r.Strain[e], in[e])
			}
		}
		if i%4 == 0 {
			continue
		}
		for e := range g.Edges {
			turned := Graph{Names: g.Names, Edges: append([]Edge(nil), g.Edges...)}
			turned.Edges[e].W *= -1
			if l, _, _ := everyDivision(turned); r.Relief[e] != want-l {
				t.Fatalf("graph %d: relief of tie %d (%s) is %d: want %d", i, e, r.Strain[e], r.Relief[e], want-l)
			}
		}
		for v := range g.Names {
			if l, _, _ := everyDivision(g.Without(v)); r.Tension[v] != want-l {
				t.Fatalf("graph %d: tension of %d is %d: want %d", i, v, r.Tension[v], want-l)
			}
		}
	}
}

func BenchmarkAnalyseBoard(b *testing.B) {
	rng := rand.New(rand.NewPCG(3, 3))
	g := Graph{Names: make([]string, 28)}
	for a := range 28 {
		for c := a + 1; c < 28; c++ {
			if rng.IntN(5) == 0 {
				w := 15 + rng.Int64N(86)
				if rng.IntN(3) == 0 {
					w = -w
				}
				g.Edges = append(g.Edges, Edge{a, c, w})
			}
		}
	}
	for b.Loop() {
		if _, err := Analyse(g); err != nil {
			b.Fatal(err)
		}
	}
}
