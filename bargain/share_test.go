package bargain

import (
	"encoding/json"
	"math"
	"testing"

	"tightrope/fact"
)

func TestShapleyAddsUp(t *testing.T) {
	for _, n := range []int{2, 9, 18} {
		g := riverGame(n)
		s, err := g.Shapley(Options{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for _, r := range s.Rows {
			sum += r.Value
		}
		if math.Abs(sum-(s.All-s.Nobody)) > 1e-9 || s.Exact != (n <= 16) {
			t.Errorf("%d players: %g, want %g - %g; exact %v", n, sum, s.All, s.Nobody, s.Exact)
		}
	}
}

// A player who sits where another one sits, with the same weight, adds the same; one who does
// not care adds nothing.
func TestShapleySymmetry(t *testing.T) {
	at := func(v float64) fact.Range { return fact.Range{Low: v, Mode: v, High: v, Source: "x"} }
	g := Game{Name: "g", Dimensions: []string{"d"}, StatusQuo: []float64{80}}
	g.Event.Op, g.Event.At = "<=", 50
	for i, v := range [][3]float64{{20, 50, 10}, {20, 50, 10}, {90, 60, 20}, {70, 40, 5}} {
		g.Players = append(g.Players, Player{
			ID: string(rune('a' + i)), Stream: i,
			Position: []fact.Range{at(v[0])}, Salience: []fact.Range{at(v[1])}, Capability: at(v[2]),
		})
	}
	s, err := g.Shapley(Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := s.Rows
	if math.Abs(r[0].Value-r[1].Value) > 1e-12 || !(r[0].Value > 0) || !(r[2].Value < 0) {
		t.Errorf("%+v", r)
	}
}

func TestSampledShapleyIsNearExact(t *testing.T) {
	g := riverGame(10)
	o := Options{Seed: 2}.withDefaults()
	s := newDraws(g, shapleyDraws, o.Seed, o.Capability)
	c := newCoalitions(g, *o.Residuals, 0.3)
	s.fill(c.whole, 0)
	exact, _ := c.exact()
	sampled, _ := c.sampled(randomSource(3))
	for i := range exact {
		if math.Abs(exact[i]-sampled[i]) > 0.02 {
			t.Errorf("player %d: %g, sampled %g", i, exact[i], sampled[i])
		}
	}
}

func TestSobol(t *testing.T) {
	g := riverGame(6)
	g.Players[2].Position[0] = fact.Range{Low: 50, Mode: 50, High: 50, Source: "x"}
	s, err := g.Sobol(Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	first, total := 0.0, 0.0
	for _, r := range s.Rows {
		first += r.First
		total += r.Total
		if r.First > r.Total+4*(r.FirstSE+r.TotalSE) {
			t.Errorf("%+v: first above total", r)
		}
		if r.Player == "p2" && r.Field == "position" && r.Total != 0 {
			t.Errorf("a fixed input has a part in the variance: %+v", r)
		}
	}
	if first > 1.3 || total < 0.7 {
		t.Errorf("first-order indices add up to %g, total ones to %g", first, total)
	}
	one, _ := json.Marshal(s)
	again, err := g.Sobol(Options{Seed: 1, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	if two, _ := json.Marshal(again); string(one) != string(two) {
		t.Error("another number of workers gives other indices")
	}
}

func TestSwapCapabilities(t *testing.T) {
	g := riverGame(5)
	same := CapabilitySet{Name: "ten times the same", ByID: map[string]fact.Range{}}
	for _, p := range g.Players[:4] {
		r := p.Capability
		r.Low, r.Mode, r.High = 10*r.Low, 10*r.Mode, 10*r.High
		same.ByID[p.ID] = r
	}
	swaps, err := g.SwapCapabilities([]CapabilitySet{same}, nil, Options{Seed: 1, Draws: 1000})
	if err != nil {
		t.Fatal(err)
	}
	last := swaps[len(swaps)-1]
	if math.Abs(last.Delta.Value) > 1e-9 || len(last.Missing) != 1 || last.Missing[0] != "p4" {
		t.Errorf("%+v", last)
	}
	if swaps[0].Delta.Value == 0 {
		t.Errorf("equal capabilities change nothing: %+v", swaps[0])
	}
}

func BenchmarkShapley14Actors(b *testing.B) {
	g := riverGame(14)
	for b.Loop() {
		if _, err := g.Shapley(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSobol14Actors(b *testing.B) {
	g := riverGame(14)
	for b.Loop() {
		if _, err := g.Sobol(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
