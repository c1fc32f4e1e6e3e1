package gap

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"tightrope/fact"
)

// Options of a measurement. The zero value draws 1,000 samples and gives 90 % intervals.
type Options struct {
	Draws int     // bootstrap samples; 0 = 1,000, negative = none
	Level float64 // of the interval; 0 = 0.9
	Least int     // partners that a tier must rank; 0 = 5
}

// Estimate is a gap with its interval, or the reason why there is none.
type Estimate struct {
	Value     float64 // difference of two percentile ranks, -1 to 1
	Low, High float64 // bootstrap interval; equal to Value where nothing was drawn
	Reason    string  // empty = there is a value
}

// TierRank is where a partner stands in one tier: the mean percentile over the columns of the
// tier that rank it.
type TierRank struct {
	Percentile float64
	Low, High  float64
	N          int     // units behind it, over all columns
	Coverage   float64 // mean over the columns
	Columns    []Standing
	Names      []string // of the columns, in the same order
	Reason     string   // empty = there is a rank
}

// Gap is the say / vote / do comparison of one partner.
type Gap struct {
	Partner     fact.ActorID
	Say         TierRank
	Vote        TierRank
	Do          TierRank
	DoMinusVote Estimate
	DoMinusSay  Estimate
}

// Measure returns the gap of every partner that any column names, largest do-minus-vote
// first, then by name. The columns belong to one state and one period. The random source is
// the only chance in it: the same seed gives the same intervals.
//
// Percentiles are midranks, (lower + half of the equal)/(n − 1). Intervals are percentile
// bootstrap over the units of each column, drawn once for all partners, because a roll call
// that is drawn is drawn for everybody. Source: B. Efron and R. J. Tibshirani, An Introduction
// to the Bootstrap (1993), ch. 13.
func Measure(columns []Column, opt Options, rng *rand.Rand) ([]Gap, error) {
	opt.Draws, opt.Level, opt.Least = cmp.Or(opt.Draws, 1000), cmp.Or(opt.Level, 0.9), cmp.Or(opt.Least, 5)
	b, err := newBench(columns, opt)
	if err != nil {
		return nil, err
	}
	b.sample(rng)
	out := make([]Gap, len(b.partners))
	for i, p := range b.partners {
		out[i] = Gap{
			Partner: p, Say: b.tier(fact.Say, i), Vote: b.tier(fact.Vote, i), Do: b.tier(fact.Do, i),
			DoMinusVote: b.difference(fact.Vote, i), DoMinusSay: b.difference(fact.Say, i),
		}
	}
	slices.SortFunc(out, func(x, y Gap) int {
		return cmp.Or(
			cmp.Compare(min(len(x.DoMinusVote.Reason), 1), min(len(y.DoMinusVote.Reason), 1)), // those with a value first
			cmp.Compare(y.DoMinusVote.Value, x.DoMinusVote.Value), cmp.Compare(x.Partner, y.Partner))
	})
	return out, nil
}

// Of finds the gap of one partner.
func Of(gaps []Gap, partner fact.ActorID) (Gap, bool) {
	i := slices.IndexFunc(gaps, func(g Gap) bool { return g.Partner == partner })
	if i < 0 {
		return Gap{}, false
	}
	return gaps[i], true
}

// bench holds the columns of one measurement by tier, and the draws.
type bench struct {
	columns  []Column
	standing [][]Standing // by column, by partner; Reason is set where a partner has none
	partners []fact.ActorID
	at       map[fact.ActorID]int
	opt      Options
	draws    map[fact.Tier][][]float64 // by draw, by partner: mean percentile, NaN = none
}

func newBench(columns []Column, opt Options) (*bench, error) {
	b := &bench{columns: columns, at: map[fact.ActorID]int{}, opt: opt, draws: map[fact.Tier][][]float64{}}
	for _, c := range columns {
		for _, s := range c.Scores {
			b.partners = append(b.partners, s.Partner)
		}
	}
	slices.Sort(b.partners)
	b.partners = slices.Compact(b.partners)
	for i, p := range b.partners {
		b.at[p] = i
	}
	for _, c := range columns {
		ranked, err := Standings(c)
		if err != nil {
			return nil, err
		}
		row := make([]Standing, len(b.partners))
		for i, p := range b.partners {
			row[i] = Standing{Partner: p, Reason: "not in it"}
		}
		for _, s := range ranked {
			if s.Reason == "" && s.Of < opt.Least {
				s.Reason = fmt.Sprintf("only %d partners are ranked, fewer than %d", s.Of, opt.Least)
			}
			row[b.at[s.Partner]] = s
		}
		b.standing = append(b.standing, row)
	}
	return b, nil
}

// tier gathers the columns of a tier that rank the partner.
func (b *bench) tier(t fact.Tier, i int) TierRank {
	var r TierRank
	reason := "no evidence in this tier"
	for k, c := range b.columns {
		if c.Tier != t {
			continue
		}
		s := b.standing[k][i]
		if s.Reason != "" {
			reason = c.Name + ": " + s.Reason
			continue
		}
		r.Columns, r.Names = append(r.Columns, s), append(r.Names, c.Name)
		r.Percentile += s.Percentile
		r.Coverage += s.Coverage
		r.N += s.N
	}
	n := float64(len(r.Columns))
	if n == 0 {
		return TierRank{Reason: reason}
	}
	r.Percentile /= n
	r.Coverage /= n
	r.Low, r.High = b.interval(r.Percentile, func(d int) float64 { return b.draws[t][d][i] }, len(b.draws[t]))
	return r
}

// difference is do minus the other tier.
func (b *bench) difference(other fact.Tier, i int) Estimate {
	do, than := b.tier(fact.Do, i), b.tier(other, i)
	if do.Reason != "" {
		return Estimate{Reason: "do: " + do.Reason}
	}
	if than.Reason != "" {
		return Estimate{Reason: string(other) + ": " + than.Reason}
	}
	e := Estimate{Value: do.Percentile - than.Percentile}
	e.Low, e.High = b.interval(e.Value, func(d int) float64 { return b.draws[fact.Do][d][i] - b.draws[other][d][i] },
		min(len(b.draws[fact.Do]), len(b.draws[other])))
	return e
}

// interval takes the quantiles of a drawn value; without draws it is the value itself.
func (b *bench) interval(value float64, drawn func(int) float64, n int) (low, high float64) {
	var v []float64
	for d := range n {
		if x := drawn(d); !math.IsNaN(x) {
			v = append(v, x)
		}
	}
	if len(v) == 0 {
		return value, value
	}
	slices.Sort(v)
	tail := (1 - b.opt.Level) / 2
	return min(quantile(v, tail), value), max(quantile(v, 1-tail), value)
}

// quantile interpolates in sorted values (type 7 of Hyndman and Fan).
func quantile(sorted []float64, q float64) float64 {
	h := q * float64(len(sorted)-1)
	i := int(h)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}

// sample draws the units of every column anew and keeps each tier's mean percentiles.
func (b *bench) sample(rng *rand.Rand) {
	if b.opt.Draws < 0 || rng == nil {
		return
	}
	for range b.opt.Draws {
		sums := map[fact.Tier][]float64{}
		counts := map[fact.Tier][]float64{}
		for k, c := range b.columns {
			if sums[c.Tier] == nil {
				sums[c.Tier], counts[c.Tier] = make([]float64, len(b.partners)), make([]float64, len(b.partners))
			}
			score, _ := scores(c, redraw(len(c.Units), rng))
			for j, p := range percentiles(score) {
				i := b.at[c.Scores[j].Partner]
				if b.standing[k][i].Reason == "" && !math.IsNaN(p) {
					sums[c.Tier][i] += p
					counts[c.Tier][i]++
				}
			}
		}
		for t, s := range sums {
			for i := range s {
				s[i] /= counts[t][i] // 0/0 = NaN: not in this draw
			}
			b.draws[t] = append(b.draws[t], s)
		}
	}
}

func redraw(n int, rng *rand.Rand) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = rng.IntN(n)
	}
	return out
}
