package panel

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/source"
)

// votes gathers roll calls until all files are read: the year of a vote may stand in another
// table.
type votes struct {
	dates   map[string]fact.Date        // of roll calls
	named   []namedVote                 // by name of the state
	counted map[int]map[string][]ballot // by year and roll call
}

type namedVote struct {
	roll, country string
	choice        int8
}

type ballot struct {
	state  forecast.State
	choice int8
}

// enoughVotes are the roll calls that a pair must share for agreement to be measured.
const enoughVotes = 10

func (b *builder) rollCall(t *source.Table, at []int) error {
	d, err := t.Date(at[2])
	if err != nil {
		return err
	}
	if b.votes.dates == nil {
		b.votes.dates = map[string]fact.Date{}
	}
	b.votes.dates[t.Text(at[0])] = d
	return nil
}

func (b *builder) vote(t *source.Table, at []int) error {
	choice := int8(0)
	switch strings.ToLower(t.Text(at[2])) {
	case "y", "yes":
		choice = 1
	case "a", "abstain":
		choice = 2
	case "n", "no":
		choice = 3
	default:
		return errPass
	}
	b.votes.named = append(b.votes.named, namedVote{strings.Clone(t.Text(at[0])), strings.Clone(t.Text(at[1])), choice})
	return nil
}

// numberedVote reads votes with state numbers; years before the last of the named votes are theirs.
func (b *builder) numberedVote(t *source.Table, at []int) error {
	d, err := t.Date(at[1])
	if err != nil {
		return err
	}
	s, err := t.Whole(at[2])
	if err != nil {
		return err
	}
	v, err := t.Whole(at[3])
	if err != nil || v < 1 || v > 3 {
		return err
	}
	b.votes.cast(d.Year, "n"+t.Text(at[0]), forecast.State(s), int8(v))
	return nil
}

func (v *votes) cast(year int, roll string, s forecast.State, choice int8) {
	if v.counted == nil {
		v.counted = map[int]map[string][]ballot{}
	}
	if v.counted[year] == nil {
		v.counted[year] = map[string][]ballot{}
	}
	v.counted[year][roll] = append(v.counted[year][roll], ballot{s, choice})
}

// finish makes agreement out of the votes. A label is who it meant when it first voted: the
// files write "Federal Republic of Germany" and "Germany", "Yemen Arab Republic" and "Yemen".
func (b *builder) finish() {
	v := &b.votes
	last, first := 0, map[string]fact.Date{}
	for _, n := range v.named {
		d := v.dates[n.roll]
		last = max(last, d.Year)
		if old, seen := first[n.country]; !d.IsZero() && (!seen || d.Before(old)) {
			first[n.country] = d
		}
	}
	for year := range v.counted {
		if year < last {
			delete(v.counted, year)
		}
	}
	who := map[string]forecast.State{}
	for label, d := range first {
		who[label], _ = number(label, d)
	}
	for _, n := range v.named {
		if s := who[n.country]; s != 0 {
			v.cast(v.dates[n.roll].Year, n.roll, s, n.choice)
		}
	}
	var years []int
	for y := range v.counted {
		years = append(years, y)
	}
	slices.Sort(years)
	for _, y := range years {
		b.rows.Agreement = append(b.rows.Agreement, agreement(y, v.counted[y])...)
	}
}

// agreement of a pair in a year is 1 − Σ|vᵢ−vⱼ| / 2n over the n roll calls on which both voted
// (yes 1, abstain 2, no 3); pairs with fewer than ten have none.
//
// Source: A. Lijphart, The Analysis of Bloc Voting in the General Assembly, American Political
// Science Review 57 (1963).
func agreement(year int, rolls map[string][]ballot) []forecast.PairValue {
	var ids []string
	for id := range rolls {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		x, _ := strconv.Atoi(strings.TrimPrefix(a, "n"))
		y, _ := strconv.Atoi(strings.TrimPrefix(b, "n"))
		return x - y
	})
	words := (len(ids) + 63) / 64
	cast := map[forecast.State]*[3][]uint64{}
	var states []forecast.State
	for r, id := range ids {
		for _, b := range rolls[id] {
			m := cast[b.state]
			if m == nil {
				m = &[3][]uint64{make([]uint64, words), make([]uint64, words), make([]uint64, words)}
				cast[b.state] = m
				states = append(states, b.state)
			}
			for c := range m { // a second vote of the state replaces the first
				m[c][r/64] &^= 1 << (r % 64)
			}
			m[b.choice-1][r/64] |= 1 << (r % 64)
		}
	}
	slices.Sort(states)
	var out []forecast.PairValue
	for i, a := range states {
		for _, b := range states[i+1:] {
			n, apart := compare(cast[a], cast[b])
			if n >= enoughVotes {
				out = append(out, forecast.PairValue{PairYear: forecast.PairYear{A: a, B: b, Year: year}, Value: 1 - float64(apart)/(2*float64(n))})
			}
		}
	}
	return out
}

func compare(a, b *[3][]uint64) (n, apart int) {
	for i := range a {
		for j := range b {
			k := 0
			for w := range a[i] {
				k += bits.OnesCount64(a[i][w] & b[j][w])
			}
			n += k
			if i > j {
				apart += k * (i - j)
			} else {
				apart += k * (j - i)
			}
		}
	}
	return n, apart
}
