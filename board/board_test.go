package board

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tightrope/fact"
)

var plain = Rules{
	DeadZone: 0.15, HalfLifeWords: 180, HalfLifeDeeds: 730, HalfLifeDisputes: 1826, Shrink: 2, VoteCentre: 0.75,
	MaxAgeFlows: 10, MaxAgeArms: 16, Scale: 100, Treaty: map[string]float64{"defence": 1, "non-aggression": 0.2, "other": 0.3},
	Layer: map[fact.Layer]float64{fact.Energy: 1, fact.Arms: 1, fact.Votes: 0.6, fact.Pressure: 0.7, fact.Alliance: 1, fact.Diplomacy: 0.6},
}

func share(id string, from, to fact.ActorID, v float64, year int) fact.Observation {
	return fact.Observation{
		ID: id, Layer: fact.Energy, Measure: "import share", Item: "crude oil", From: from, To: to, Value: v, Unit: "share",
		Denominator: "imports", Period: fact.YearPeriod(year, year), Basis: fact.Reconciled, Status: fact.Reported, Source: "s.x",
	}
}

func build(t *testing.T, asOf string, obs []fact.Observation, events ...fact.Event) fact.Board {
	t.Helper()
	b, err := Build(fact.MustDate(asOf), obs, events, plain)
	if err != nil {
		t.Fatal(err)
	}
	for _, tie := range b.Ties {
		if err := tie.Valid(); err != nil {
			t.Error(err)
		}
	}
	return b
}

func TestFlowScore(t *testing.T) {
	f := func(share, want float64) {
		t.Helper()
		if got := flowScore(share); math.Abs(got-want) > 1e-12 {
			t.Errorf("a share of %g scores %g: want %g", share, got, want)
		}
	}
	f(1, 1)
	f(0.1, 0.5)
	f(0.01, 0)
	f(0, 0)
}

func TestBuildFlow(t *testing.T) {
	b := build(t, "2022", []fact.Observation{share("o.1", "AZE", "ISR", 0.651, 2021)})
	if len(b.Ties) != 1 || b.Ties[0].Sign != 1 || b.Ties[0].Tier != fact.Do || b.Ties[0].From != "AZE" {
		t.Fatalf("%+v", b.Ties)
	}
}

// A record that stops is not a tie that stops: the weight of the last value stays, and the
// status says that the series went dark.
func TestDarkTie(t *testing.T) {
	dark := share("o.2", "AZE", "ISR", 0, 2024)
	dark.Status, dark.Period.To = fact.Dark, fact.Date{}
	b := build(t, "2026", []fact.Observation{share("o.1", "AZE", "ISR", 0.651, 2021), dark})
	if len(b.Ties) != 1 || b.Ties[0].Status != fact.Dark || b.Ties[0].Weight < 0.9 {
		t.Fatalf("%+v", b.Ties)
	}
}

// A pair of voters that a data set does not cover is neither near nor far.
func TestNotInSampleIsNoSign(t *testing.T) {
	o := fact.Observation{ID: "o.1", Layer: fact.Votes, Measure: "agreement", From: "AZE", To: "TUR", Unit: "share", Denominator: "shared votes", Period: fact.YearPeriod(2023, 2023), Basis: fact.Record, Status: fact.NotInSample, Source: "s.x"}
	if b := build(t, "2024", []fact.Observation{o}); len(b.Ties) != 0 {
		t.Errorf("%+v", b.Ties)
	}
}

// What somebody says, however new, does not outweigh what was measured.
func TestMeasurementBeforeStatement(t *testing.T) {
	said := share("o.2", "AZE", "ISR", 0.02, 2022)
	said.Basis = fact.Statement
	b := build(t, "2023", []fact.Observation{share("o.1", "AZE", "ISR", 0.651, 2021), said})
	if len(b.Ties) != 1 || b.Ties[0].Basis != fact.Reconciled || len(b.Ties[0].Rests) != 2 {
		t.Errorf("%+v", b.Ties)
	}
}

func TestAsOfMeansKnownThen(t *testing.T) {
	late := share("o.1", "AZE", "ISR", 0.651, 2021)
	late.KnownAt = fact.MustDate("2023-01")
	if b := build(t, "2022", []fact.Observation{late}); len(b.Ties) != 0 {
		t.Errorf("a figure published in 2023 makes a tie as of 2022: %+v", b.Ties)
	}
	if b := build(t, "2022", nil, fact.Event{ID: "e.1", Date: fact.MustDate("2023"), From: "TUR", To: "ISR", Plover: "SANCTION", Intensity: -8, Layer: fact.Pressure, Tier: fact.Do, Title: "x"}); len(b.Ties) != 0 {
		t.Errorf("an act of 2023 makes a tie as of 2022: %+v", b.Ties)
	}
}

func TestOldWordsFade(t *testing.T) {
	e := fact.Event{ID: "e.1", Date: fact.MustDate("2020-01-01"), From: "IRN", To: "AZE", Plover: "ACCUSE", Intensity: -9, Layer: fact.Pressure, Tier: fact.Say, Title: "accuses"}
	if b := build(t, "2020-01-02", nil, e); len(b.Ties) != 1 || b.Ties[0].Sign != -1 {
		t.Errorf("a fresh accusation makes no tie: %+v", b.Ties)
	}
	if b := build(t, "2025-01-01", nil, e); len(b.Ties) != 0 {
		t.Errorf("an accusation five years old still makes a tie: %+v", b.Ties)
	}
}

func TestVotesInCommon(t *testing.T) {
	vote := func(id string, who fact.ActorID, v float64) fact.Observation {
		return fact.Observation{ID: id, Layer: fact.Votes, Measure: "vote", Item: "ES-10/21", From: who, Value: v, Unit: "vote", Period: fact.YearPeriod(2023, 2023), Basis: fact.Record, Status: fact.Reported, Source: "s.x"}
	}
	r := plain
	r.DeadZone = 0.01
	b, err := Build(fact.MustDate("2024"), []fact.Observation{vote("o.1", "AZE", 1), vote("o.2", "ISR", 3), vote("o.3", "TUR", 1)}, nil, r)
	if err != nil {
		t.Fatal(err)
	}
	signs := map[fact.ActorID]int{}
	for _, tie := range b.Ties {
		if tie.From == "AZE" {
			signs[tie.To] = tie.Sign
		}
	}
	if signs["ISR"] != -1 || signs["TUR"] != 1 {
		t.Errorf("signs %v: want ISR -1, TUR +1", signs)
	}
}

// The board does not depend on the order of its evidence.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		actors := []fact.ActorID{"AZE", "ISR", "TUR", "IRN"}
		var obs []fact.Observation
		for i := range rapid.IntRange(0, 8).Draw(rt, "n") {
			a := rapid.SampledFrom(actors).Draw(rt, "a")
			b := rapid.SampledFrom(actors).Draw(rt, "b")
			if a != b {
				obs = append(obs, share("o."+string(rune('a'+i)), a, b, rapid.Float64Range(0, 1).Draw(rt, "v"), 2021))
			}
		}
		one, err := Build(fact.MustDate("2022"), obs, nil, plain)
		if err != nil {
			rt.Fatal(err)
		}
		two, _ := Build(fact.MustDate("2022"), rapid.Permutation(obs).Draw(rt, "order"), nil, plain)
		if len(one.Ties) != len(two.Ties) {
			rt.Fatalf("%d ties and %d", len(one.Ties), len(two.Ties))
		}
		for i := range one.Ties {
			if one.Ties[i].ID != two.Ties[i].ID || one.Ties[i].Weight != two.Ties[i].Weight || one.Ties[i].Label != two.Ties[i].Label {
				rt.Fatalf("%+v\n%+v", one.Ties[i], two.Ties[i])
			}
		}
	})
}

func TestSign(t *testing.T) {
	b := build(t, "2022", []fact.Observation{share("o.1", "AZE", "ISR", 0.651, 2021)},
		fact.Event{ID: "e.1", Date: fact.MustDate("2021-12-01"), From: "TUR", To: "ISR", Plover: "SANCTION", Intensity: -8, Layer: fact.Pressure, Tier: fact.Do, Title: "x"})
	s := Sign(b, plain)
	if len(s.Graph.Edges) != 2 || s.Graph.Valid() != nil {
		t.Fatalf("%+v", s.Graph)
	}
	for i, e := range s.Graph.Edges {
		if (e.W > 0) != (s.Pairs[i].A == "AZE") {
			t.Errorf("%v has weight %d", s.Pairs[i], e.W)
		}
	}
}
