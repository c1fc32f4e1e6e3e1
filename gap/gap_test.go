package gap

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"tightrope/fact"
)

func seeded() *rand.Rand { return rand.New(rand.NewPCG(7, 0)) }

func col(tier fact.Tier, agg Aggregate, least int, scores map[fact.ActorID][]float64) Column {
	c := Column{Tier: tier, Name: string(tier), Aggregate: agg, Least: least}
	for _, p := range []fact.ActorID{"A", "B", "C", "D", "E", "F"} {
		if v, ok := scores[p]; ok {
			c.Scores = append(c.Scores, Score{Partner: p, Values: v})
			for len(c.Units) < len(v) {
				c.Units = append(c.Units, fmt.Sprint(len(c.Units)))
			}
		}
	}
	return c
}

var nan = math.NaN()

func TestStandings(t *testing.T) {
	got, err := Standings(col(fact.Do, Sum, 1, map[fact.ActorID][]float64{
		"A": {5, 5}, "B": {1, 0}, "C": {0, 0}, "D": {0, 0}, "E": {nan, nan},
	}))
	if err != nil {
		t.Fatal(err)
	}
	f := func(i int, p fact.ActorID, rank int, pct float64, reason bool) {
		t.Helper()
		s := got[i]
		if s.Partner != p || s.Rank != rank || math.Abs(s.Percentile-pct) > 1e-12 || (s.Reason != "") != reason {
			t.Errorf("%d: %+v, want %s at %d, %g", i, s, p, rank, pct)
		}
	}
	f(0, "A", 1, 1, false)
	f(1, "B", 2, 2.0/3, false)
	f(2, "C", 3, 1.0/6, false) // two at the bottom share the middle of 0 and 1/3
	f(3, "D", 3, 1.0/6, false)
	f(4, "E", 0, 0, true)
}

func TestTooFewUnitsIsAReason(t *testing.T) {
	c := col(fact.Vote, Mean, 3, map[fact.ActorID][]float64{
		"A": {1, nan, nan}, "B": {1, 1, 0}, "C": {0, 0, 0}, "D": {1, 1, 1}, "E": {0, 1, 0}, "F": {1, 0, 0},
	})
	got, err := Measure([]Column{c}, Options{Draws: 50}, seeded())
	if err != nil {
		t.Fatal(err)
	}
	a, _ := Of(got, "A")
	if a.Vote.Reason == "" || a.DoMinusVote.Reason == "" {
		t.Errorf("one vote of three passed for a rank: %+v", a.Vote)
	}
	b, _ := Of(got, "B")
	if b.Vote.Reason != "" || b.DoMinusVote.Reason == "" {
		t.Errorf("B: %+v; there is no tier of deeds", b)
	}
	if _, ok := Of(got, "Z"); ok {
		t.Error("a partner out of nothing")
	}
}

func TestGapHasItsSign(t *testing.T) {
	vote := col(fact.Vote, Mean, 1, map[fact.ActorID][]float64{
		"A": {0, 0, 0, 0}, "B": {1, 1, 1, 1}, "C": {1, 1, 0, 0}, "D": {1, 0, 0, 0}, "E": {1, 1, 1, 0},
	})
	do := col(fact.Do, Sum, 1, map[fact.ActorID][]float64{
		"A": {9, 9}, "B": {0, 0}, "C": {1, 1}, "D": {2, 1}, "E": {3, 3},
	})
	got, err := Measure([]Column{vote, do}, Options{}, seeded())
	if err != nil {
		t.Fatal(err)
	}
	if got[0].Partner != "A" || got[0].DoMinusVote.Value != 1 || got[len(got)-1].Partner != "B" {
		t.Errorf("first %+v, last %+v", got[0], got[len(got)-1])
	}
	for _, g := range got {
		if e := g.DoMinusVote; e.Low > e.Value || e.High < e.Value {
			t.Errorf("%s: %+v", g.Partner, e)
		}
		if g.DoMinusSay.Reason == "" {
			t.Errorf("%s: a gap to words that nobody recorded", g.Partner)
		}
	}
	again, _ := Measure([]Column{vote, do}, Options{}, seeded())
	if !reflect.DeepEqual(got, again) {
		t.Error("the same seed gave other intervals")
	}
}

func TestPercentilesAreMidranks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 30).Draw(t, "n")
		v := make([]float64, n)
		for i := range v {
			v[i] = float64(rapid.IntRange(0, 5).Draw(t, "v"))
		}
		var mean float64
		for i, p := range percentiles(v) {
			mean += p / float64(n)
			below, equal := 0, 0
			for j := range v {
				if v[j] < v[i] {
					below++
				} else if v[j] == v[i] && j != i {
					equal++
				}
			}
			if want := (float64(below) + float64(equal)/2) / float64(n-1); math.Abs(p-want) > 1e-12 {
				t.Fatalf("%v: percentile %d is %g, want %g", v, i, p, want)
			}
		}
		if math.Abs(mean-0.5) > 1e-9 {
			t.Fatalf("%v: the mean percentile is %g, want 0.5", v, mean)
		}
	})
}

func TestMismatchedColumnIsRefused(t *testing.T) {
	c := Column{Name: "x", Units: []string{"u"}, Scores: []Score{{Partner: "A"}}}
	if _, err := Measure([]Column{c}, Options{}, seeded()); err == nil {
		t.Error("a column with missing values was taken")
	}
}

func row(id, measure, from, to, item string, v float64, period string) fact.Observation {
	p, err := fact.ParsePeriod(period)
	if err != nil {
		panic(err)
	}
	return fact.Observation{
		ID: id, Layer: fact.Arms, Measure: measure, Item: item, From: fact.ActorID(from), To: fact.ActorID(to),
		Value: v, Unit: "TIV", Period: p, Basis: fact.Register, Status: fact.Reported, Source: "s.y",
	}
}

func TestColumnsOfObservations(t *testing.T) {
	obs := []fact.Observation{
		row("v1", "vote", "AZE", "", "R/1", 1, "2020-12-01"), row("v2", "vote", "ISR", "", "R/1", 3, "2020-12-01"),
		row("v3", "vote", "TUR", "", "R/1", 1, "2020-12-01"), row("v4", "vote", "AZE", "", "R/2", 1, "2012-12-01"),
		row("a1", "flow", "ISR", "AZE", "arms", 246, "2020"), row("a2", "flow", "RUS", "AZE", "arms", 10, "2020"),
		row("s1", "stance", "AZE", "ISR", "", 0.5, "2020-03-01"),
	}
	events := []fact.Event{{ID: "e1", Date: fact.MustDate("2020-05-05"), From: "AZE", To: "ISR", Plover: "CONSULT", Intensity: 4, Tier: fact.Say}}
	got := Columns("AZE", fact.YearPeriod(2020, 2020), obs, events)
	if len(got) != 3 {
		t.Fatalf("%d columns: %+v", len(got), got)
	}
	vote, do, say := got[0], got[1], got[2]
	if vote.Tier != fact.Vote || len(vote.Units) != 1 || vote.Scores[0].Values[0] != 0 || vote.Scores[1].Values[0] != 1 {
		t.Errorf("votes: %+v", vote)
	}
	if do.Tier != fact.Do || len(do.Scores) != 3 || do.Scores[2].Partner != "TUR" || do.Scores[2].Values[0] != 0 {
		t.Errorf("deliveries: %+v; Türkiye votes and sells nothing", do)
	}
	if say.Tier != fact.Say || len(say.Units) != 2 || say.Scores[0].Rows[1] != "e1" {
		t.Errorf("words: %+v", say)
	}
	over, err := OverTime("ISR", []fact.Period{fact.YearPeriod(2020, 2020), fact.YearPeriod(1999, 1999)},
		func(p fact.Period) []Column { return Columns("AZE", p, obs, events) }, Options{Draws: 10}, 1)
	if err != nil || len(over) != 2 || over[1].Gap.DoMinusVote.Reason == "" {
		t.Errorf("%+v, %v", over, err)
	}
}

// Ideal points stand in for votes where there are none: the nearest point is the closest.
func TestIdealColumn(t *testing.T) {
	point := func(id fact.ActorID, item string, year int, v float64) fact.Observation {
		return fact.Observation{ID: string(id) + item, Measure: "ideal point", Item: item, From: id, Value: v, Status: fact.Reported, Source: "s", Period: fact.YearPeriod(year, year)}
	}
	obs := []fact.Observation{
		point("AZE", "all", 2020, -0.5), point("ISR", "all", 2020, 2.5), point("IRN", "all", 2020, -1.5), point("KAZ", "all", 2020, -0.4),
		point("AZE", "legacy", 2020, 0), point("ISR", "legacy", 2020, 0), point("ISR", "all", 1999, -0.5),
	}
	period := fact.YearPeriod(2015, 2020)
	c, ok := IdealColumn("AZE", period, obs)
	if !ok || len(c.Units) != 1 || len(c.Scores) != 3 {
		t.Fatalf("%+v", c)
	}
	ranked, err := Standings(c)
	if err != nil || ranked[0].Partner != "KAZ" || ranked[2].Partner != "ISR" || ranked[2].Score != -3 {
		t.Errorf("%+v, %v", ranked, err)
	}
	if got := Columns("AZE", period, obs, nil); len(got) != 1 || got[0].Name != c.Name {
		t.Errorf("%+v", got)
	}
	if got := Columns("AZE", period, obs, nil, Column{Tier: fact.Vote, Name: "given"}); len(got) != 1 || got[0].Name != "given" {
		t.Errorf("a column that is given stands in place of the rows: %+v", got)
	}
	if _, ok := IdealColumn("TUR", period, obs); ok {
		t.Error("a state without a point has no column")
	}
}

// A month of words is the share of kind ones less that of hostile ones; a partner with too few
// months has no place.
func TestTallyColumns(t *testing.T) {
	var tallies []Tally
	for m := range 6 {
		unit := fact.Date{Year: 2020, Month: m + 1}.String()
		tallies = append(tallies,
			Tally{"ISR", unit, fact.VerbalCooperation, 3}, Tally{"ISR", unit, fact.VerbalConflict, 1}, Tally{"ISR", unit, fact.Neutral, 9},
			Tally{"ARM", unit, fact.VerbalConflict, 2}, Tally{"ARM", unit, fact.MaterialConflict, 2})
	}
	tallies = append(tallies, Tally{"TUR", "2020-01", fact.VerbalCooperation, 5})
	c := TallyColumns(fact.YearPeriod(2020, 2020), tallies)
	if len(c) != 2 || c[0].Tier != fact.Say || c[1].Tier != fact.Do || len(c[1].Scores) != 1 || len(c[0].Units) != 6 {
		t.Fatalf("%+v", c)
	}
	ranked, err := Standings(c[0])
	if err != nil || ranked[0].Partner != "ISR" || ranked[0].Score != 0.5 || ranked[1].Score != -1 || ranked[2].Reason == "" {
		t.Errorf("%+v, %v", ranked, err)
	}
}
