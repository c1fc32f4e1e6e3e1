package forecast

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Class is a reference class of ties: a band of volume, of the supplier's share, of age, and
// whether something was delivered lately; Split narrows it by the supplier's power or by
// tightropes. Zero bands mean any.
type Class struct {
	Volume string `json:"volume"` // "10-50", "50-200", "200+"
	Share  string `json:"share"`  // "<0.4", "0.4+", ""
	Active string `json:"active"` // "yes", "no", ""
	Age    string `json:"age"`    // "1-2", "3-12", "13+", ""
	Split  string `json:"split"`  // "", "major", "minor", "rival tightrope", "no tightrope"
}

// Curve is how many ties of a class still carried at least a fifth of their volume after so
// many years. Years run from 1 to len(Stay). A tie that was cut and came back counts as there,
// so a curve may rise.
type Curve struct {
	Class
	N     []int     `json:"n"` // tie-years whose outcome is known
	Dyads []int     `json:"dyads"`
	Stay  []float64 `json:"stay"`
	Low   []float64 `json:"low"` // 95 % interval, clients drawn with replacement
	High  []float64 `json:"high"`
}

// The sizes of curves: years shown, draws of the interval, and the least that makes a class.
const (
	curveYears = 15
	curveDraws = 400
	minTies    = 40
	minDyads   = 12
)

// classOf finds the narrowest class of a tie, without a split.
func classOf(w5, share float64, since, age int) Class {
	c := Class{Volume: "200+", Share: "0.4+", Active: "yes", Age: "3-12"}
	switch {
	case w5 < 50:
		c.Volume = "10-50"
	case w5 < 200:
		c.Volume = "50-200"
	}
	if share < 0.4 {
		c.Share = "<0.4"
	}
	if since > 1 {
		c.Active = "no"
	}
	switch {
	case age <= 2:
		c.Age = "1-2"
	case age > 12:
		c.Age = "13+"
	}
	return c
}

// splits are the ways to narrow a class, and which ties belong.
var splits = []struct {
	name string
	has  func(*TieYear) bool
}{
	{"", func(*TieYear) bool { return true }},
	{"major", func(t *TieYear) bool { return t.Structure.MajorB }},
	{"minor", func(t *TieYear) bool { return !t.Structure.MajorB }},
	{"rival tightrope", func(t *TieYear) bool { return t.Triad.TightropesRival > 0 }},
	{"no tightrope", func(t *TieYear) bool { return t.Triad.Tightropes == 0 }},
}

// wider lists the class and the ones that it falls back on when it is too thin.
func (c Class) wider() []Class {
	b, d := c, c
	b.Age = ""
	d.Age, d.Share = "", ""
	return []Class{c, b, d}
}

// Name is the class in words without its bounds, which Means gives.
func (c Class) Name() string {
	parts := []string{map[string]string{"10-50": "small", "50-200": "middling", "200+": "large"}[c.Volume] + " arms ties"}
	for _, s := range []string{
		map[string]string{"<0.4": "with one supplier among several", "0.4+": "with a main supplier"}[c.Share],
		map[string]string{"yes": "still delivering", "no": "idle"}[c.Active],
		map[string]string{"1-2": "new", "3-12": "some years old", "13+": "old"}[c.Age],
		splitWords[c.Split],
	} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// Only says what sets a narrower class apart from the class itself; empty for that.
func (c Class) Only() string { return splitWords[c.Split] }

var splitWords = map[string]string{
	"major": "the supplier a major power", "minor": "the supplier not a major power",
	"rival tightrope": "a rival of the supplier tied to the client", "no tightrope": "no enemy of the supplier tied to the client",
}

// Means says in words what ties are in the class.
func (c Class) Means() string {
	volume := map[string]string{"10-50": "10 to 50", "50-200": "50 to 200", "200+": "200 or more"}[c.Volume]
	parts := []string{fmt.Sprintf("arms ties of %s TIV million in five years", volume)}
	if s := map[string]string{"<0.4": "under 40 %", "0.4+": "40 % or more"}[c.Share]; s != "" {
		parts = append(parts, s+" of the client's imports")
	}
	if s := map[string]string{"yes": "a delivery in the last two years", "no": "no delivery in the last two years"}[c.Active]; s != "" {
		parts = append(parts, s)
	}
	if s := map[string]string{"1-2": "on for one or two years", "3-12": "on for 3 to 12 years", "13+": "on for 13 years or more"}[c.Age]; s != "" {
		parts = append(parts, s)
	}
	if s := splitWords[c.Split]; s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

// Curves makes the curve of every class that holds enough ties. Intervals are the 2.5th and
// 97.5th percentile of the share when clients are drawn with replacement.
func (p *Panel) Curves(rng *rand.Rand) []Curve {
	members := map[Class][]*TieYear{}
	var order []Class
	for i := range p.Ties {
		t := &p.Ties[i]
		for _, c := range classOf(t.W5, t.Share, t.Since, t.Age).wider() {
			for _, s := range splits {
				if !s.has(t) {
					continue
				}
				if c.Split = s.name; members[c] == nil {
					order = append(order, c)
				}
				members[c] = append(members[c], t)
			}
		}
	}
	slices.SortFunc(order, func(a, b Class) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	var out []Curve
	for _, c := range order {
		curve := Curve{Class: c}
		for h := 1; h <= curveYears; h++ {
			n, dyads, stay, low, high := p.stay(members[c], h, rng)
			if n < minTies || dyads < minDyads {
				break
			}
			curve.N, curve.Dyads = append(curve.N, n), append(curve.Dyads, dyads)
			curve.Stay, curve.Low, curve.High = append(curve.Stay, stay), append(curve.Low, low), append(curve.High, high)
		}
		if len(curve.N) >= cutHorizon {
			out = append(out, curve)
		}
	}
	return out
}

// stay is the share of ties that are not cut some years on, with its interval.
func (p *Panel) stay(ties []*TieYear, years int, rng *rand.Rand) (n, dyads int, share, low, high float64) {
	type tally struct{ kept, all float64 }
	at, pairs := map[State]int{}, map[[2]State]bool{}
	var clients []tally
	var total tally
	for _, t := range ties {
		cut := p.Cut(t, years)
		if math.IsNaN(cut) {
			continue
		}
		g, ok := at[t.A]
		if !ok {
			g = len(clients)
			at[t.A] = g
			clients = append(clients, tally{})
		}
		clients[g].kept, clients[g].all = clients[g].kept+1-cut, clients[g].all+1
		total.kept, total.all = total.kept+1-cut, total.all+1
		pairs[[2]State{t.A, t.B}] = true
	}
	if total.all == 0 {
		return 0, 0, math.NaN(), math.NaN(), math.NaN()
	}
	draws := make([]float64, curveDraws)
	for d := range draws {
		var s tally
		for range clients {
			c := clients[rng.IntN(len(clients))]
			s.kept, s.all = s.kept+c.kept, s.all+c.all
		}
		draws[d] = s.kept / s.all
	}
	slices.Sort(draws)
	return int(total.all), len(pairs), total.kept / total.all, percentile(draws, 0.025), percentile(draws, 0.975)
}

// percentile of sorted values, by linear interpolation.
func percentile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
