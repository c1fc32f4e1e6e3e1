package forecast

import (
	"cmp"
	"math"
	"slices"
)

// The layers of deeds, the kinds of hostility and of links by which episodes are defined.
const (
	DeedArms     = "arms"     // an arms tie is on
	DeedAlliance = "alliance" // an obligation of defence, offence or neutrality is in force
	DeedEither   = "either"

	HostileForce = "force"   // a use of force in the last five years; after the disputes end, an interstate conflict
	HostileRival = "rivalry" // a strategic rivalry
	HostileBoth  = "both"    // either of the two

	LinkStrong = "strong" // border, alliance or arms
	LinkAny    = "any"    // these, or votes: A agrees with C by 0.15 more than with B
)

// Definition says what counts as a balancing act in the coded record.
type Definition struct {
	Deed    string `json:"deed"`
	Hostile string `json:"hostile"`
	Link    string `json:"link"`
}

// Definitions are those of docs/durability.md.
var Definitions = []Definition{
	{DeedArms, HostileRival, LinkStrong},
	{DeedArms, HostileForce, LinkStrong},
	{DeedArms, HostileBoth, LinkStrong},
	{DeedAlliance, HostileRival, LinkStrong},
	{DeedAlliance, HostileForce, LinkStrong},
	{DeedEither, HostileBoth, LinkStrong},
	{DeedArms, HostileRival, LinkAny},
}

// The exits of an episode, in the order in which they take precedence.
const (
	Censored    = 0
	TieEnded    = 1 // the deed between A and B ended, or the two became hostile
	LinkHostile = 2 // A and C became hostile
	PeaceBC     = 3 // B and C are no longer hostile
	LinkLapsed  = 5 // the link between A and C lapsed
)

// Episode is an unbroken run of years in which A had a deed with B, B and C were hostile, A was
// linked with C and hostile to neither.
type Episode struct {
	A, B, C    State
	Start, End int
	Exit       int
	Flags      []int // every exit that holds in the year after
	Truncated  bool  // it began with the data
}

// Years is the length of the episode.
func (e Episode) Years() int { return e.End - e.Start + 1 }

// votesMargin is by how much A must agree more with C than with B for votes to be a link.
const votesMargin = 0.15

// deeds are the pairs with a deed, year by year; from and to are the years that the data allow.
func (l *Layers) deeds(kind string) (on [][]bool, from, to int) {
	arms := grid(l.years(), l.n*l.n, false)
	for k := warmUp; k <= l.ends.arms-l.First; k++ {
		for ij := range arms[k] {
			arms[k][ij] = l.tieOn(k, ij, arms[k-1][ij])
		}
	}
	switch kind {
	case DeedAlliance:
		return l.pact, 0, l.ends.pact - l.First
	case DeedEither:
		for k := range arms {
			for ij, p := range l.pact[k] {
				arms[k][ij] = arms[k][ij] || p
			}
		}
		return arms, warmUp, min(l.ends.arms, l.ends.pact) - l.First
	}
	return arms, warmUp, l.ends.arms - l.First
}

// force says whether the pair used force in the last five years; after the disputes end, the
// interstate conflicts speak for them.
func (l *Layers) force(k, ij int) bool {
	if k+l.First <= l.ends.dispute {
		return l.mid5[k][ij] >= useOfForce
	}
	for b := max(0, k-windowYears+1); b <= k; b++ {
		if l.war[b][ij] {
			return true
		}
	}
	return false
}

// hostileUntil is the last year for which hostility of a kind is known.
func (l *Layers) hostileUntil(kind string) int {
	if kind == HostileRival {
		return l.ends.rivalry - l.First
	}
	return l.ends.dispute - l.First
}

func (l *Layers) hostile(kind string, k, ij int) bool {
	switch kind {
	case HostileRival:
		return l.rival[k][ij]
	case HostileForce:
		return l.force(k, ij)
	}
	return l.rival[k][ij] || l.force(k, ij)
}

// Episodes finds the balancing acts by a definition, sorted by A, B, C and start.
func (l *Layers) Episodes(d Definition) (out []Episode, last int) {
	on, from, to := l.deeds(d.Deed)
	to = min(to, l.hostileUntil(d.Hostile))
	open := map[[3]int]int{}
	for k := from; k <= to; k++ {
		now := l.actsOf(d, on[k], k)
		for key, start := range open {
			if !now[key] {
				e := l.episode(key, start, k-1, from)
				l.closes(&e, d, on[k], k, key)
				out = append(out, e)
				delete(open, key)
			}
		}
		for key := range now {
			if _, ok := open[key]; !ok {
				open[key] = k
			}
		}
	}
	for key, start := range open {
		out = append(out, l.episode(key, start, to, from))
	}
	slices.SortFunc(out, func(x, y Episode) int {
		return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(x.C, y.C), cmp.Compare(x.Start, y.Start))
	})
	return out, to + l.First
}

func (l *Layers) episode(key [3]int, start, end, from int) Episode {
	return Episode{A: l.States[key[0]], B: l.States[key[1]], C: l.States[key[2]], Start: start + l.First, End: end + l.First, Truncated: start == from}
}

// actsOf lists the triads of a year.
func (l *Layers) actsOf(d Definition, on []bool, k int) map[[3]int]bool {
	out := map[[3]int]bool{}
	enemies, links := make([]set, l.n), make([]set, l.n)
	for i := range l.n {
		for j := range l.n {
			ij := i*l.n + j
			if l.exist[k][j] && l.hostile(d.Hostile, k, ij) {
				enemies[i].add(j)
			}
			if l.strong(k, ij) && !l.hostile(HostileBoth, k, ij) {
				links[i].add(j)
			}
		}
	}
	for ij, is := range on {
		i, j := ij/l.n, ij%l.n
		if !is || !l.exist[k][i] || !l.exist[k][j] || l.hostile(HostileBoth, k, ij) {
			continue
		}
		c := links[i]
		if d.Link == LinkAny {
			c = c.or(l.drawn(k, i, j))
		}
		c.and(enemies[j]).each(func(c int) {
			if c != i {
				out[[3]int{i, j, c}] = true
			}
		})
	}
	return out
}

// strong says whether the pair shares a border by land or up to 12 miles of water, an alliance,
// or arms either way.
func (l *Layers) strong(k, ij int) bool {
	return l.touch[k][ij] > 0 && l.touch[k][ij] <= 2 || l.pact[k][ij] || l.w5[k][ij] >= tieVolume || l.w5[k][ij%l.n*l.n+ij/l.n] >= tieVolume
}

// drawn are the states with which A votes by a margin more than with B.
func (l *Layers) drawn(k, i, j int) (out set) {
	row := l.agree[k][i*l.n : (i+1)*l.n]
	for c, v := range row {
		if v-row[j] >= votesMargin && !l.hostile(HostileBoth, k, i*l.n+c) {
			out.add(c)
		}
	}
	return out
}

// closes says why an episode did not go on into a year.
func (l *Layers) closes(e *Episode, d Definition, on []bool, k int, key [3]int) {
	i, j, c := key[0], key[1], key[2]
	if !l.exist[k][i] || !l.exist[k][j] || !l.exist[k][c] {
		return // a state is no more: censored
	}
	if !on[i*l.n+j] || l.hostile(HostileBoth, k, i*l.n+j) {
		e.Flags = append(e.Flags, TieEnded)
	}
	if l.hostile(HostileBoth, k, i*l.n+c) {
		e.Flags = append(e.Flags, LinkHostile)
	}
	if !l.hostile(d.Hostile, k, j*l.n+c) {
		e.Flags = append(e.Flags, PeaceBC)
	}
	if len(e.Flags) == 0 {
		e.Flags = []int{LinkLapsed}
	}
	e.Exit = e.Flags[0]
}

// Counts sums up the episodes of a definition.
type Counts struct {
	Definition
	From       int             `json:"from"`
	To         int             `json:"to"`
	Episodes   int             `json:"episodes"`
	Triads     int             `json:"triads"`
	Dyads      int             `json:"dyads"`
	Clients    int             `json:"clients"`
	Years      int             `json:"years"`
	Censored   float64         `json:"censored"`
	Share      map[int]float64 `json:"share"`        // of each exit among exits
	Several    float64         `json:"several"`      // share with more than one exit at once
	MedianAny  int             `json:"median_any"`   // years until half have ended; 0 = never
	MedianTie  int             `json:"median_tie"`   // the same of ties that ended
	Incidence5 map[int]float64 `json:"incidence_5"`  // cumulative incidence of each exit after five years
	TieEnded10 float64         `json:"tie_ended_10"` // of the end of the tie after ten
}

// counts sums up every definition of which the files show episodes that ended.
func (l *Layers) counts() []Counts {
	var out []Counts
	for _, d := range Definitions {
		episodes, last := l.Episodes(d)
		if !slices.ContainsFunc(episodes, func(e Episode) bool { return e.Exit != Censored }) {
			continue
		}
		c := Count(d, episodes, last)
		for _, v := range []*float64{&c.Censored, &c.Several, &c.TieEnded10} {
			*v = rounded(*v, 6)
		}
		for _, m := range []map[int]float64{c.Share, c.Incidence5} {
			for k, v := range m {
				m[k] = rounded(v, 6)
			}
		}
		out = append(out, c)
	}
	return out
}

// Count sums up. Medians and incidences leave out episodes that began with the data.
func Count(d Definition, episodes []Episode, last int) Counts {
	c := Counts{Definition: d, To: last, Episodes: len(episodes), Share: map[int]float64{}, Incidence5: map[int]float64{}}
	triads, dyads, clients := map[[3]State]bool{}, map[[2]State]bool{}, map[State]bool{}
	var fresh []Episode
	exits := 0
	for _, e := range episodes {
		triads[[3]State{e.A, e.B, e.C}], dyads[[2]State{e.A, e.B}], clients[e.A] = true, true, true
		c.Years += e.Years()
		if e.Exit == Censored {
			c.Censored++
		} else {
			exits++
			c.Share[e.Exit]++
		}
		if len(e.Flags) > 1 {
			c.Several++
		}
		if e.Truncated {
			c.From = e.Start
		} else {
			fresh = append(fresh, e)
		}
	}
	n := float64(len(episodes))
	c.Triads, c.Dyads, c.Clients, c.Censored, c.Several = len(triads), len(dyads), len(clients), c.Censored/n, c.Several/n
	for _, k := range []int{TieEnded, LinkHostile, PeaceBC, LinkLapsed} {
		c.Share[k] /= float64(exits)
		c.Incidence5[k] = incidence(fresh, k, 5)
	}
	c.TieEnded10 = incidence(fresh, TieEnded, 10)
	c.MedianAny = medianYears(fresh, func(e Episode) bool { return e.Exit != Censored })
	c.MedianTie = medianYears(fresh, func(e Episode) bool { return e.Exit == TieEnded })
	return c
}

// incidence is the cumulative incidence of an exit after some years with the others competing:
// Σ S(t−1)·dₖ(t)/n(t).
//
// Source: O. Aalen, Nonparametric estimation of partial transition probabilities, Annals of
// Statistics 6 (1978).
func incidence(episodes []Episode, exit, years int) float64 {
	stay, sum := 1.0, 0.0
	for t := 1; t <= years; t++ {
		var risk, of, any float64
		for _, e := range episodes {
			if e.Years() >= t {
				risk++
			}
			if e.Years() == t && e.Exit != Censored {
				any++
				if e.Exit == exit {
					of++
				}
			}
		}
		if risk == 0 {
			break
		}
		sum += stay * of / risk
		stay *= 1 - any/risk
	}
	return sum
}

// medianYears is the first year by which half have ended by the product-limit estimate; 0 where
// that never happens.
func medianYears(episodes []Episode, ended func(Episode) bool) int {
	longest := 0
	for _, e := range episodes {
		longest = max(longest, e.Years())
	}
	stay := 1.0
	for t := 1; t <= longest; t++ {
		var risk, ends float64
		for _, e := range episodes {
			if e.Years() >= t {
				risk++
			}
			if e.Years() == t && ended(e) {
				ends++
			}
		}
		if stay *= 1 - ends/risk; stay <= 0.5 && !math.IsNaN(stay) {
			return t
		}
	}
	return 0
}
