package bargain

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"tightrope/fact"
)

// riverGame is an invented case of n states that share a river; the event is a cut of the
// quota to 55 or less.
func riverGame(n int) Game {
	g := Game{Name: "river", Dimensions: []string{"quota"}, StatusQuo: []float64{75}}
	g.Event.Op, g.Event.At = "<=", 55
	at := func(low, mode, high float64) fact.Range {
		return fact.Range{Low: low, Mode: mode, High: high, Source: "analyst"}
	}
	for i := range n {
		x := math.Mod(float64(i)*37+20, 91) + 4
		g.Players = append(g.Players, Player{
			ID: fmt.Sprintf("p%d", i), Name: fmt.Sprintf("Player %d", i), Stream: i,
			Position:   []fact.Range{at(max(0, x-8), x, min(100, x+8))},
			Salience:   []fact.Range{at(20, 40+float64(i%5)*10, 95)},
			Capability: at(float64(5+i%4), float64(10+3*(i%4)), float64(20+5*(i%4))),
		})
	}
	return g
}

func assess(t *testing.T, g Game, o Options) Assessment {
	t.Helper()
	a, err := Assess(g, o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAssessIsTheSameForAnyWorkers(t *testing.T) {
	var first string
	for _, w := range []int{1, 2, 8} {
		b, err := json.Marshal(assess(t, riverGame(9), Options{Seed: 7, Draws: 1100, Workers: w}))
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(b)
		}
		if string(b) != first {
			t.Errorf("%d workers give another result", w)
		}
	}
}

func TestAssessAddsUp(t *testing.T) {
	a := assess(t, riverGame(14), Options{Seed: 1, Draws: 4000})
	near := func(what string, got, want, within float64) {
		t.Helper()
		if !(math.Abs(got-want) <= within) {
			t.Errorf("%s: %g, want %g", what, got, want)
		}
	}
	near("P", a.P.Value, (a.PMass.Value+a.PErring.Value)/2, 1e-12)
	for _, s := range []Spread{a.Outcome, a.Election, a.Compromise} {
		sum, below := 0.0, 0.0
		for _, b := range s.Bins {
			sum += b.P
			if b.To <= 55 {
				below += b.P
			}
		}
		near("bins", sum, 1, 1e-9)
	}
	below := 0.0
	for _, b := range a.Outcome.Bins {
		if b.To <= 55 {
			below += b.P
		}
	}
	near("P from the histogram", below, a.P.Value, 0.01)
	wins := 0.0
	for _, p := range a.Players {
		wins += p.Wins
	}
	if wins < 1-1e-9 {
		t.Errorf("the players' positions win with %g in all", wins)
	}
	if a.P.SE <= 0 || a.P.SE > 0.01 || a.Models[0].P != a.P.Value && math.Abs(a.Models[0].P-a.P.Value) > 1e-12 {
		t.Errorf("P %+v, model %+v", a.P, a.Models[0])
	}
}

// Exchanging the names of two players with everything else equal exchanges their rows and
// nothing else.
func TestAssessSwap(t *testing.T) {
	g := riverGame(8)
	h := g.Clone()
	h.Players[2].ID, h.Players[5].ID = g.Players[5].ID, g.Players[2].ID
	h.Players[2].Name, h.Players[5].Name = g.Players[5].Name, g.Players[2].Name
	a, b := assess(t, g, Options{Draws: 800}), assess(t, h, Options{Draws: 800})
	if a.P != b.P {
		t.Errorf("P %v became %v", a.P, b.P)
	}
	for i := range a.Players {
		x, y := a.Players[i], b.Players[i]
		if x.Wins != y.Wins || x.Weight != y.Weight || *x.Delta != *y.Delta {
			t.Errorf("row %d: %+v became %+v", i, x, y)
		}
	}
	if b.Players[2].ID != a.Players[5].ID {
		t.Errorf("names did not move")
	}
}

// A scale turned round turns the result round.
func TestAssessMirror(t *testing.T) {
	g := riverGame(7)
	h := g.Clone()
	h.Event.Op, h.Event.At = ">=", 45
	for i, p := range g.Players {
		r := p.Position[0]
		h.Players[i].Position[0] = fact.Range{Low: 100 - r.High, Mode: 100 - r.Mode, High: 100 - r.Low, Source: r.Source}
	}
	a, b := assess(t, g, Options{Draws: 20000, Bare: true}), assess(t, h, Options{Draws: 20000, Bare: true})
	if math.Abs(a.P.Value-b.P.Value) > 0.01 {
		t.Errorf("P %v, mirrored %v", a.P, b.P)
	}
}

func TestFlipsReachTheLine(t *testing.T) {
	g := riverGame(10)
	a := assess(t, g, Options{Seed: 3})
	if len(a.Flips) != 30 || len(a.Tornado) != 30 {
		t.Fatalf("%d flips, %d bars", len(a.Flips), len(a.Tornado))
	}
	some := 0
	for _, f := range a.Flips {
		if f.MeanTo != nil {
			meanReaches(t, g, f)
		}
		if !f.Flips {
			if (f.P >= a.Line) != (a.P.Value >= a.Line) {
				t.Errorf("%+v crosses the line and says it does not", f)
			}
			continue
		}
		some++
		h := g.Clone()
		p := &h.Players[g.Index(f.Player)]
		shift := func(r *fact.Range, by float64) {
			r.Low, r.Mode, r.High = max(0, min(100, r.Low+by)), max(0, min(100, r.Mode+by)), max(0, min(100, r.High+by))
		}
		switch f.Field {
		case "position":
			shift(&p.Position[0], f.Change)
		case "salience":
			shift(&p.Salience[0], f.Change)
		default:
			p.Capability.Low, p.Capability.Mode, p.Capability.High = p.Capability.Low*f.Change, p.Capability.Mode*f.Change, p.Capability.High*f.Change
		}
		b := assess(t, h, Options{Seed: 3, Bare: true})
		if math.Abs(b.P.Value-f.P) > 0.03 {
			t.Errorf("%s.%s %+.2f: the table says P = %.3f, a full run %.3f", f.Player, f.Field, f.Change, f.P, b.P.Value)
		}
	}
	if some == 0 {
		t.Errorf("nothing flips; P = %v", a.P)
	}
	t.Logf("P = %.3f; %d of %d inputs flip", a.P.Value, some, len(a.Flips))
}

// A second dimension that nobody cares about changes nothing on the first.
func TestAssessSecondDimension(t *testing.T) {
	g := riverGame(7)
	h := g.Clone()
	h.Dimensions = append(h.Dimensions, "colour")
	h.StatusQuo = []float64{75, 50}
	for i := range h.Players {
		p := &h.Players[i]
		p.Position = append(p.Position, fact.Range{Low: 10, Mode: 20, High: 90, Source: "x"})
		p.Salience = append(p.Salience, fact.Range{Source: "x"})
	}
	a, b := assess(t, g, Options{Draws: 4000}), assess(t, h, Options{Draws: 4000})
	// Positions are one option if they are near on every dimension, so that fewer are here.
	if math.Abs(a.P.Value-b.P.Value) > 0.03 || math.Abs(a.Compromise.Mean-b.Compromise.Mean) > 0.3 {
		t.Errorf("P %.3f and compromise %.2f became %.3f and %.2f", a.P.Value, a.Compromise.Mean, b.P.Value, b.Compromise.Mean)
	}
	h.Event.Dim = 1
	h.Players[0].Salience[1] = fact.Range{Low: 5, Mode: 10, High: 20, Source: "x"}
	if c := assess(t, h, Options{Draws: 500}); len(c.Flips) != 35 || c.Flips[1].Field != "position 2" {
		t.Errorf("%d flips, the second of %s", len(c.Flips), c.Flips[1].Field)
	}
}

// meanReaches checks that the compromise mean lies at the event's line when the input has the
// value that the flip table gives.
func meanReaches(t *testing.T, g Game, f Flip) {
	t.Helper()
	p := g.Modes()
	i := g.Index(f.Player)
	switch f.Field {
	case "position":
		p.Position[i] = *f.MeanTo
	case "salience":
		p.Salience[i] = *f.MeanTo
	default:
		p.Capability[i] = *f.MeanTo
	}
	o, err := Mean{}.Run(p)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(o.Expected[0]-g.Event.At) > 1e-9 {
		t.Errorf("%s.%s = %g puts the compromise at %g, not %g", f.Player, f.Field, *f.MeanTo, o.Expected[0], g.Event.At)
	}
}

func TestFromCaseRefuses(t *testing.T) {
	c := fact.Case{Name: "empty"}
	if _, err := FromCase(c); err == nil {
		t.Error("a case without actors was accepted")
	}
}

// An edit of an input to the new P with flip table, tornado and leave-one-out, 14 players.
func BenchmarkEditToNewPAndFlipTable14Actors(b *testing.B) {
	g := riverGame(14)
	for b.Loop() {
		if _, err := Assess(g, Options{Seed: 1, Draws: 10_000}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPCE100000DrawsOf14Actors(b *testing.B) {
	g := riverGame(14)
	for b.Loop() {
		if _, err := Assess(g, Options{Seed: 1, Draws: 100_000, Bare: true}); err != nil {
			b.Fatal(err)
		}
	}
}
