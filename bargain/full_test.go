package bargain

import (
	"encoding/json"
	"strings"
	"testing"

	"tightrope/fact"
)

// The whole report, on one dimension and on three, is the same bytes for any number of workers.
func TestFullIsTheSameForAnyWorkers(t *testing.T) {
	wide := riverGame(6)
	wide.Dimensions = []string{"toll", "water", "fish"}
	wide.StatusQuo = nil
	wide.Event.Dim = 1
	for i := range wide.Players {
		p := &wide.Players[i]
		for k := 1; k < 3; k++ {
			x := float64((i*37 + k*23) % 100)
			p.Position = append(p.Position, fact.Range{Low: max(0, x-5), Mode: x, High: min(100, x+5), Source: "s.test"})
			p.Salience = append(p.Salience, fact.Range{Low: 5, Mode: 10, High: 20, Source: "analyst"})
		}
	}
	for _, g := range []Game{riverGame(7), riverGame(17), wide} {
		first := ""
		o := FullOptions{Options: Options{Seed: 3, Draws: 300, SMP: SMP{Transition: Stochastic}}, FanDraws: 12}
		if len(g.Players) > shapleyExact { // orders are sampled there; the rest is as for few
			o.Bare, o.Parts = true, []string{PartShapley}
		}
		for _, w := range []int{1, 2, 8} {
			o.Workers = w
			r, err := Full(g, o)
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			if first == "" {
				first = string(b)
			}
			if string(b) != first {
				t.Errorf("%d players on %d dimensions: %d workers give another report", len(g.Players), len(g.Dimensions), w)
			}
		}
	}
}

// Exchanging two names exchanges their rows in every part of the report and nothing else.
func TestFullSwap(t *testing.T) {
	g := riverGame(7)
	h := g.Clone()
	h.Players[1].ID, h.Players[4].ID = g.Players[4].ID, g.Players[1].ID
	h.Players[1].Name, h.Players[4].Name = g.Players[4].Name, g.Players[1].Name
	text := func(g Game) string {
		r, err := Full(g, FullOptions{Options: Options{Seed: 2, Draws: 400}, FanDraws: 20})
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	swap := func(s string, a, b string) string {
		s = strings.ReplaceAll(s, `"`+a+`"`, `"\x00"`)
		s = strings.ReplaceAll(s, `"`+b+`"`, `"`+a+`"`)
		return strings.ReplaceAll(s, `"\x00"`, `"`+b+`"`)
	}
	want := swap(text(g), g.Players[1].ID, g.Players[4].ID)
	if g.Players[1].Name != g.Players[1].ID {
		want = swap(want, g.Players[1].Name, g.Players[4].Name)
	}
	if got := text(h); got != want {
		t.Error("a part of the report hangs on the names")
	}
}

// Every row of every table says whether its inputs are measured or judged.
func TestBasis(t *testing.T) {
	f := func(want string, sources ...string) {
		t.Helper()
		r := func(i int) fact.Range { return fact.Range{Source: sources[i]} }
		p := Player{Position: []fact.Range{r(0)}, Salience: []fact.Range{r(1)}, Capability: r(2)}
		if got := p.Basis(); got != want {
			t.Errorf("%q: %q, want %q", sources, got, want)
		}
	}
	f("judged", "analyst", "analyst s.x", "")
	f("measured", "s.x", "s.y", "s.z")
	f("capability measured; position, salience judged", "analyst", "analyst s.x", "s.cow")
	r, err := Full(riverGame(5), FullOptions{Options: Options{Draws: 200}, FanDraws: 5})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{r.Basis, r.Players[0].Basis, r.Flips[0].Basis, r.Tornado[0].Basis, r.Shapley.Rows[0].Basis, r.Sobol.Rows[0].Basis, r.Swaps[0].Basis, r.Fan.Players[0].Basis} {
		if !strings.Contains(s, "judged") && !strings.Contains(s, "measured") {
			t.Errorf("a row says %q", s)
		}
	}
}

// The whole report of a case of the usual size.
func BenchmarkFullReport14Actors(b *testing.B) {
	g := riverGame(14)
	for b.Loop() {
		if _, err := Full(g, FullOptions{Options: Options{Seed: 1}}); err != nil {
			b.Fatal(err)
		}
	}
}
