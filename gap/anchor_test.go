package gap

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
)

func read(t *testing.T, each func(r []string), path ...string) {
	t.Helper()
	f, err := os.Open(sample.Dir(t, path...))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(f.Name(), ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(in)
	r.ReuseRecord = true
	for first := true; ; first = false {
		rec, err := r.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if !first {
			each(rec)
		}
	}
}

// anchor is Azerbaijan's evidence: General Assembly sessions 70 to 74, arms deliveries of
// 2016-20, crude oil exports of 2021.
func anchor(t *testing.T) []Column {
	iso2, name := map[string]string{}, map[string]fact.ActorID{}
	read(t, func(r []string) { iso2[r[0]] = r[1] }, "ties", "codes", "world_countries_iso_borders.csv")
	read(t, func(r []string) {
		if iso3, ok := iso2[r[1]]; ok {
			name[r[0]] = fact.ActorID(iso3)
		} else {
			name[r[0]] = fact.ActorID(r[0])
		}
	}, "ties", "unga", "unvotes_countries.csv")

	unit := map[string]bool{}
	vote := Column{Tier: fact.Vote, Name: "sessions 70-74", Aggregate: Mean, Least: LeastVotes}
	read(t, func(r []string) {
		if s, _ := strconv.Atoi(r[1]); s >= 70 && s <= 74 {
			unit[r[0]] = true
		}
	}, "ties", "unga", "unvotes_rollcalls_1946_2019.csv.gz")
	ballots := map[fact.ActorID]map[string]float64{}
	read(t, func(r []string) {
		if _, ok := unit[r[0]]; ok {
			p := name[r[1]]
			if ballots[p] == nil {
				ballots[p] = map[string]float64{}
			}
			ballots[p][strings.Clone(r[0])] = map[string]float64{"y": 1, "a": 2, "n": 3}[r[2]]
		}
	}, "ties", "unga", "unvotes_votes_1946_2019.csv.gz")
	vote.Units = slices.Sorted(maps.Keys(ballots["AZE"]))
	universe := map[fact.ActorID]bool{}
	for p, cast := range ballots {
		if p == "AZE" {
			continue
		}
		universe[p] = true
		values := make([]float64, len(vote.Units))
		for i, id := range vote.Units {
			values[i] = math.NaN()
			if v, ok := cast[id]; ok {
				values[i] = 1 - math.Abs(v-ballots["AZE"][id])/2
			}
		}
		vote.Scores = append(vote.Scores, Score{Partner: p, Values: values})
	}

	var arms, crude []cell
	read(t, func(r []string) {
		y, _ := strconv.Atoi(r[2])
		v, _ := strconv.ParseFloat(r[3], 64)
		if p := name[r[0]]; r[1] == "Azerbaijan" && y >= 2016 && y <= 2020 && p != "" {
			arms = append(arms, cell{strings.Clone(r[2]), p, v, "sipri"})
		}
	}, "ties", "arms", "sipri_tiv_dyads_1950_2021.csv.gz")
	read(t, func(r []string) {
		v, _ := strconv.ParseFloat(strings.TrimSpace(r[3]), 64)
		if r[5] == "AZE" && r[6] != "" {
			crude = append(crude, cell{"2021", fact.ActorID(r[6]), v, "baci"})
		}
	}, "ties", "oil", "baci_hs270900_2021_bilateral.csv")
	return []Column{
		vote,
		column(fact.Do, "arms from the partner, 2016-20", Sum, 1, arms, 0, universe),
		column(fact.Do, "crude oil to the partner, 2021", Sum, 1, crude, 0, universe),
	}
}

// Israel is the least similar voter of 192 to Azerbaijan in sessions 70-74, its first arms
// supplier of 2016-20 and its second buyer of crude oil in 2021.
func TestAzerbaijanAnchor(t *testing.T) {
	columns := anchor(t)
	gaps, err := Measure(columns, Options{Draws: 60}, seeded())
	if err != nil {
		t.Fatal(err)
	}
	isr, _ := Of(gaps, "ISR")
	v, arms, crude := isr.Vote.Columns[0], isr.Do.Columns[0], isr.Do.Columns[1]
	if v.Rank != 192 || v.Of != 192 || v.Percentile != 0 || v.N != 452 {
		t.Errorf("votes: rank %d of %d, %g on n = %d; want 192 of 192 on 452", v.Rank, v.Of, v.Percentile, v.N)
	}
	if arms.Rank != 1 || crude.Rank != 2 || arms.Score != 696 {
		t.Errorf("arms rank %d (%g TIV), crude rank %d; want 1 (696) and 2", arms.Rank, arms.Score, crude.Rank)
	}
	e := isr.DoMinusVote
	if e.Reason != "" || e.Value < 0.99 || e.Low < 0.9 || e.High > 1 {
		t.Errorf("gap %+v, want close to 1", e)
	}
	if gaps[0].Partner != "ISR" {
		t.Errorf("the widest gap is with %s", gaps[0].Partner)
	}
	t.Logf("AZE-ISR: do %.3f [%.3f, %.3f], vote %.3f, gap %.3f [%.3f, %.3f], coverage of votes %.2f",
		isr.Do.Percentile, isr.Do.Low, isr.Do.High, isr.Vote.Percentile, e.Value, e.Low, e.High, isr.Vote.Coverage)
}
