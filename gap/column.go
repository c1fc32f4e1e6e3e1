package gap

import (
	"fmt"
	"math"
	"slices"

	"tightrope/fact"
)

// Aggregate is how the units of one partner become its score.
type Aggregate string

// The aggregates.
const (
	Mean Aggregate = "mean" // of votes alike, of intensities
	Sum  Aggregate = "sum"  // of flows
)

// Column is one body of evidence on all partners of one state: a set of roll calls, a register
// of deliveries, a series of statements. Units are what chance is drawn over; every partner
// has one value for each unit, NaN where the unit says nothing about it.
type Column struct {
	Tier      fact.Tier
	Name      string // for a reader: "General Assembly, sessions 70-74", "arms from the partner"
	Aggregate Aggregate
	Units     []string // ids of roll calls, rows or events
	Scores    []Score
	Least     int // units that a partner must have for a rank; 0 = 1
}

// Score is the values of one partner, one for each unit of its column.
type Score struct {
	Partner fact.ActorID
	Values  []float64
	Rows    []string // ids of the observations or events behind it
}

// Valid reports the first thing that is wrong with the column.
func (c Column) Valid() error {
	seen := map[fact.ActorID]bool{}
	for _, s := range c.Scores {
		if len(s.Values) != len(c.Units) {
			return fmt.Errorf("%s: %s has %d values for %d units", c.Name, s.Partner, len(s.Values), len(c.Units))
		}
		if seen[s.Partner] {
			return fmt.Errorf("%s: %s is there twice", c.Name, s.Partner)
		}
		seen[s.Partner] = true
	}
	return nil
}

// Standing is the place of one partner in a column.
type Standing struct {
	Partner    fact.ActorID
	Score      float64
	N          int     // units with a value; of flows, the rows
	Coverage   float64 // N over all units of the column
	Rank       int     // 1 = the closest; equal scores share the better rank
	Of         int     // partners that have a rank
	Percentile float64 // (lower + half of the equal) / (Of − 1): 0 the most distant, 1 the closest
	Reason     string  // why there is no rank; empty = there is one
	Rows       []string
}

// Standings ranks the partners of a column, ordered by rank and name. Partners with fewer
// units than the column's Least have a reason in place of a rank, and come last.
func Standings(c Column) ([]Standing, error) {
	if err := c.Valid(); err != nil {
		return nil, err
	}
	score, n := scores(c, nil)
	pct := percentiles(score)
	var out []Standing
	of := 0
	for i, s := range c.Scores {
		st := Standing{Partner: s.Partner, Score: score[i], N: n[i], Percentile: pct[i], Rows: s.Rows}
		if len(c.Units) > 0 {
			st.Coverage = float64(n[i]) / float64(len(c.Units))
		}
		if s.Rows != nil && c.Aggregate == Sum {
			st.N = len(s.Rows) // a flow that is absent in a unit is 0, but no evidence
		}
		if math.IsNaN(score[i]) {
			st.Reason = fmt.Sprintf("%d of at least %d units", n[i], max(c.Least, 1))
			st.Score, st.Percentile = 0, 0
		} else {
			of++
		}
		out = append(out, st)
	}
	for i := range out {
		if out[i].Reason == "" {
			out[i].Of, out[i].Rank = of, 1
			for j := range out {
				if out[j].Reason == "" && out[j].Score > out[i].Score {
					out[i].Rank++
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Standing) int { return compareStanding(a, b) })
	return out, nil
}

func compareStanding(a, b Standing) int {
	switch {
	case (a.Reason == "") != (b.Reason == ""):
		if a.Reason == "" {
			return -1
		}
		return 1
	case a.Rank != b.Rank:
		return a.Rank - b.Rank
	case a.Partner < b.Partner:
		return -1
	}
	return 1
}

// scores aggregates every partner over the drawn units (nil = each once). A partner with too
// few units is NaN.
func scores(c Column, draw []int) (score []float64, n []int) {
	score, n = make([]float64, len(c.Scores)), make([]int, len(c.Scores))
	for i, s := range c.Scores {
		var total float64
		if draw == nil {
			for _, v := range s.Values {
				if !math.IsNaN(v) {
					total += v
					n[i]++
				}
			}
		} else {
			for _, u := range draw {
				if v := s.Values[u]; !math.IsNaN(v) {
					total += v
					n[i]++
				}
			}
		}
		least := max(c.Least, 1)
		if draw != nil {
			least = 1 // a draw may hold fewer; the minimum is asked of the data, not of a draw
		}
		switch {
		case n[i] < least:
			score[i] = math.NaN()
		case c.Aggregate == Mean:
			score[i] = total / float64(n[i])
		default:
			score[i] = total
		}
	}
	return score, n
}

// percentiles turns scores into midranks between 0 and 1; NaN stays NaN, and a single score
// is NaN too: among one there is no rank.
func percentiles(score []float64) []float64 {
	order := make([]int, 0, len(score))
	out := make([]float64, len(score))
	for i, v := range score {
		out[i] = math.NaN()
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	if len(order) < 2 {
		return out
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case score[a] < score[b]:
			return -1
		case score[a] > score[b]:
			return 1
		}
		return a - b
	})
	for lo := 0; lo < len(order); {
		hi := lo
		for hi+1 < len(order) && score[order[hi+1]] == score[order[lo]] {
			hi++
		}
		for k := lo; k <= hi; k++ {
			out[order[k]] = (float64(lo) + float64(hi-lo)/2) / float64(len(order)-1)
		}
		lo = hi + 1
	}
	return out
}
