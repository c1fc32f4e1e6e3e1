package forecast

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"tightrope/fact"
)

// EnergyFlow is the crude that an importer bought of an origin in a month, or in a year where the
// month is 0, by one series. A series has one unit and one reporter; shares are made within it.
type EnergyFlow struct {
	Series           string
	Importer, Origin fact.ActorID
	Year, Month      int
	Amount           float64
}

// EnergyTie is an importer and an origin in a year in which the origin's share of the recorded
// crude reached 20 %.
type EnergyTie struct {
	Series           string
	Importer, Origin fact.ActorID
	Year             int
	Share            float64
	Change           float64 // against the year before; NaN where that is not known
	HHI              float64 // concentration of the importer's origins
	Age              int     // years at 20 % or more without a break, as far as the data go back
	later            []float64
}

// energyMonths are the months that a year of an importer must show to count.
const energyMonths = 10

// place is an importer in a year by one series.
type place struct {
	series string
	who    fact.ActorID
	year   int
}

// crudeBook is what is recorded of each place.
type crudeBook struct {
	amount map[place]map[fact.ActorID]float64
	months map[place]map[int]bool
	total  map[place]float64
}

func newCrudeBook(flows []EnergyFlow) crudeBook {
	b := crudeBook{map[place]map[fact.ActorID]float64{}, map[place]map[int]bool{}, map[place]float64{}}
	for _, f := range flows {
		p := place{f.Series, f.Importer, f.Year}
		if b.amount[p] == nil {
			b.amount[p], b.months[p] = map[fact.ActorID]float64{}, map[int]bool{}
		}
		b.amount[p][f.Origin] += f.Amount
		b.total[p] += f.Amount
		b.months[p][f.Month] = true
	}
	return b
}

// share is the share of an origin; NaN where the year is not recorded, or not whole.
func (b crudeBook) share(p place, from fact.ActorID) float64 {
	if whole := b.months[p][0] || len(b.months[p]) >= energyMonths; !whole || b.total[p] == 0 {
		return math.NaN()
	}
	return b.amount[p][from] / b.total[p]
}

func (p place) later(years int) place { return place{p.series, p.who, p.year + years} }

// EnergyTies finds the ties of every series. Years of an importer with fewer than ten months are
// left out: a share of half a year is another thing.
func EnergyTies(flows []EnergyFlow) []EnergyTie {
	book := newCrudeBook(flows)
	var out []EnergyTie
	for p, origins := range book.amount {
		for origin := range origins {
			t := EnergyTie{Series: p.series, Importer: p.who, Origin: origin, Year: p.year, Share: book.share(p, origin)}
			if !(t.Share >= energyShare) {
				continue
			}
			t.Change = t.Share - book.share(p.later(-1), origin)
			for _, o := range slices.Sorted(maps.Keys(origins)) {
				s := book.share(p, o)
				t.HHI += s * s
			}
			for book.share(p.later(-t.Age), origin) >= energyShare {
				t.Age++
			}
			for h := 1; h <= cutHorizon; h++ {
				t.later = append(t.later, book.share(p.later(h), origin))
			}
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b EnergyTie) int {
		return cmp.Or(cmp.Compare(a.Importer, b.Importer), cmp.Compare(a.Origin, b.Origin), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Series, b.Series))
	})
	return out
}

// Lost says whether the share some years on is under a mark, as a fraction of 1: 1, 0 or NaN.
func (t EnergyTie) Lost(years int, below float64) float64 {
	v := t.later[years-1]
	if math.IsNaN(v) {
		return v
	}
	return flag(v < below)
}

// EnergyCurve is how many ties kept their share, year by year.
type EnergyCurve struct {
	Name  string    `json:"name"`
	N     []int     `json:"n"`
	Pairs []int     `json:"pairs"`
	Stay  []float64 `json:"stay"`
	Low   []float64 `json:"low"` // 95 %, importers drawn with replacement
	High  []float64 `json:"high"`
}

// EnergyCurveOf makes the curve of the ties that are in, with the mark that each must hold.
func EnergyCurveOf(name string, ties []EnergyTie, in func(EnergyTie) bool, mark func(EnergyTie) float64, rng *rand.Rand) EnergyCurve {
	c := EnergyCurve{Name: name}
	for h := 1; h <= cutHorizon; h++ {
		type tally struct{ kept, n float64 }
		at := map[fact.ActorID]int{}
		var groups []tally
		pairs := map[[2]fact.ActorID]bool{}
		var all tally
		for _, t := range ties {
			lost := t.Lost(h, mark(t))
			if !in(t) || math.IsNaN(lost) {
				continue
			}
			g, ok := at[t.Importer]
			if !ok {
				g = len(groups)
				at[t.Importer] = g
				groups = append(groups, tally{})
			}
			groups[g] = tally{groups[g].kept + 1 - lost, groups[g].n + 1}
			all = tally{all.kept + 1 - lost, all.n + 1}
			pairs[[2]fact.ActorID{t.Importer, t.Origin}] = true
		}
		if len(groups) < 2 {
			break
		}
		draws := make([]float64, curveDraws)
		for d := range draws {
			var s tally
			for range groups {
				g := groups[rng.IntN(len(groups))]
				s = tally{s.kept + g.kept, s.n + g.n}
			}
			draws[d] = s.kept / s.n
		}
		slices.Sort(draws)
		c.N, c.Pairs = append(c.N, int(all.n)), append(c.Pairs, len(pairs))
		c.Stay = append(c.Stay, rounded(all.kept/all.n, 3))
		c.Low, c.High = append(c.Low, rounded(percentile(draws, 0.025), 3)), append(c.High, rounded(percentile(draws, 0.975), 3))
	}
	return c
}

// EnergySkill is what the history of an energy tie says of its loss, each importer foreseen by a
// model fitted on the others.
type EnergySkill struct {
	N     int     `json:"n"`
	Base  float64 `json:"base_rate"`
	Brier float64 `json:"brier"`
	Skill float64 `json:"skill"` // over the base rate of the other importers
	Low   float64 `json:"skill_low"`
	High  float64 `json:"skill_high"`
	Fit   *Fit    `json:"fit"`
}

var energyVars = []string{"share", "change", "hhi", "lage"}

func (t EnergyTie) row() []float64 {
	return []float64{t.Share, t.Change, t.HHI, math.Log(float64(t.Age))}
}

// EnergyForecast fits a logit of the share falling under 20 % in some years on its level, last
// change, the concentration of origins and its age, and measures it importer by importer.
func EnergyForecast(ties []EnergyTie, years int, rng *rand.Rand) (EnergySkill, error) {
	var x [][]float64
	var y []float64
	var groups []int
	at := map[fact.ActorID]int{}
	for _, t := range ties {
		if v := t.Lost(years, energyShare); !math.IsNaN(v) {
			if _, ok := at[t.Importer]; !ok {
				at[t.Importer] = len(at)
			}
			x, y, groups = append(x, t.row()), append(y, v), append(groups, at[t.Importer])
		}
	}
	fit, err := FitLogit(energyVars, x, y, groups)
	if err != nil {
		return EnergySkill{}, err
	}
	out := EnergySkill{N: len(y), Fit: fit}
	losses := make([][2]float64, len(at))
	for g := range losses {
		var fx [][]float64
		var fy []float64
		var base float64
		for i := range x {
			if groups[i] != g {
				fx, fy, base = append(fx, x[i]), append(fy, y[i]), base+y[i]
			}
		}
		base /= float64(len(fy))
		f, err := FitLogit(energyVars, fx, fy, nil)
		if err != nil {
			return out, err
		}
		for i := range x {
			if groups[i] == g {
				p := f.P(x[i])
				losses[g][0] += (p - y[i]) * (p - y[i])
				losses[g][1] += (base - y[i]) * (base - y[i])
				out.Base += y[i] / float64(len(y))
			}
		}
	}
	ratio := func(pick func(i int) int) (skill, brier float64) {
		var a, b float64
		for i := range losses {
			e := losses[pick(i)]
			a, b = a+e[0], b+e[1]
		}
		return 1 - a/b, a / float64(len(y))
	}
	out.Skill, out.Brier = ratio(func(i int) int { return i })
	draws := make([]float64, curveDraws)
	for d := range draws {
		draws[d], _ = ratio(func(int) int { return rng.IntN(len(losses)) })
	}
	slices.Sort(draws)
	out.Low, out.High = percentile(draws, 0.025), percentile(draws, 0.975)
	return out, nil
}

// ShipEnergy makes the curves of energy ties: shares that stayed at 20 % or more, those that
// kept a fifth of themselves, and the first by whether the origin supplied half of the whole.
func ShipEnergy(flows []EnergyFlow, data string, seed uint64) (*Energy, error) {
	ties := EnergyTies(flows)
	if len(ties) == 0 {
		return nil, ErrNoRows
	}
	rng := rand.New(rand.NewPCG(seed, 20))
	e := &Energy{Series: ties[0].Series, From: ties[0].Year, Ties: len(ties), Data: data}
	importers := map[fact.ActorID]bool{}
	for _, t := range ties {
		importers[t.Importer] = true
		e.From, e.To = min(e.From, t.Year), max(e.To, t.Year)
	}
	e.Importers = len(importers)
	all := func(EnergyTie) bool { return true }
	twenty := func(EnergyTie) float64 { return energyShare }
	e.Curves = []EnergyCurve{
		EnergyCurveOf("still at 20 % or more", ties, all, twenty, rng),
		EnergyCurveOf("still at 20 % or more, from half or more", ties, func(t EnergyTie) bool { return t.Share >= 0.5 }, twenty, rng),
		EnergyCurveOf("still at 20 % or more, from under half", ties, func(t EnergyTie) bool { return t.Share < 0.5 }, twenty, rng),
		EnergyCurveOf("still at a fifth of the share or more", ties, all, func(t EnergyTie) float64 { return cutBelow * t.Share }, rng),
	}
	var err error
	if e.Skill, err = EnergyForecast(ties, cutHorizon, rng); err != nil {
		return nil, err
	}
	for _, v := range []*float64{&e.Skill.Base, &e.Skill.Brier, &e.Skill.Skill, &e.Skill.Low, &e.Skill.High} {
		*v = rounded(*v, 4)
	}
	f := e.Skill.Fit
	for _, v := range [][]float64{f.Median, f.Mean, f.SD, f.Coef, f.Cov} {
		roundAll(v, 6)
	}
	f.Intercept = rounded(f.Intercept, 6)
	return e, nil
}

// Sentence says how often a share above 20 % was lost, and what its history says.
func (e *Energy) Sentence() string {
	c := e.Curves[0]
	h := len(c.Stay)
	out := fmt.Sprintf("Of crude oil ties above 20 %% of an importer's recorded imports, %d to %d, %.0f %% (%.0f to %.0f %%) were still above it after %d years (%d tie-years of %d pairs)",
		e.From, e.To, 100*c.Stay[h-1], 100*c.Low[h-1], 100*c.High[h-1], h, c.N[h-1], c.Pairs[h-1])
	if e.Skill.Low <= 0 {
		return out + "; level, change, age and concentration foretell the loss with no proven skill." + e.ends()
	}
	return out + fmt.Sprintf("; level, change, age and concentration foretell the loss a little (Brier skill over the base rate %.2f, %.2f to %.2f).", e.Skill.Skill, e.Skill.Low, e.Skill.High) + e.ends()
}

// embargo is the year in which the Union forbade Russian crude by sea.
//
// Source: Council Regulation (EU) 2022/879 of 3 June 2022.
const embargo = 2022

// ends warns of a record that has not seen the largest break of the market.
func (e *Energy) ends() string {
	if e.To < embargo {
		return " The record ends before the embargo of 2022."
	}
	return ""
}
