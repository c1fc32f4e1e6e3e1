package bargain

import (
	"math"
	"strings"
	"testing"

	"tightrope/fact"
)

// harbourCase: two states press a third over its partner.
func harbourCase() fact.Case {
	r := fact.Range{Low: 10, Mode: 20, High: 30, Source: "analyst"}
	player := func(id string, actor fact.ActorID) fact.Player {
		return fact.Player{ID: id, Actor: actor, Name: id, Position: r, Salience: r, Capability: r}
	}
	return fact.Case{
		Name: "harbour", Balancer: "AAA", Partners: []fact.ActorID{"PPP"}, Pressers: []fact.ActorID{"BBB", "CCC"},
		AsOf: fact.MustDate("2024-06-30"),
		Actors: []fact.Player{
			player("home", "AAA"), player("port", "AAA:Port"), player("partner", "PPP"), player("big", "BBB"), player("small", "CCC"),
		},
	}
}

func observed(id, measure, item string, from, to fact.ActorID, v float64, unit, period string) fact.Observation {
	p, err := fact.ParsePeriod(period)
	if err != nil {
		panic(err)
	}
	return fact.Observation{ID: id, Measure: measure, Item: item, From: from, To: to, Value: v, Unit: unit, Period: p, Status: fact.Reported, Source: "s." + measure}
}

func TestMeasureCapability(t *testing.T) {
	c := harbourCase()
	ev := Evidence{AsOf: c.AsOf, Observations: []fact.Observation{
		observed("o1", "capability", "CINC", "BBB", "", 0.03, "share", "2022"),
		observed("o2", "capability", "CINC", "CCC", "", 0.01, "share", "2022"),
		observed("o3", "capability", "CINC", "CCC", "", 0.09, "share", "2021"), // older
		observed("o4", "capability", "CINC", "BBB", "", 0.99, "share", "2025"), // not known yet
		observed("o5", "import share", "gas", "BBB", "AAA", 0.5, "share", "2023"),
		observed("o6", "distance", "capitals", "AAA", "CCC", 2500, "km", "2000.."),
		observed("o7", "distance", "capitals", "BBB", "AAA", 625, "km", "2000.."),
	}}
	in, not := MeasureCapability(c, ev)
	if len(in) != 2 || in[0].Player != "big" || in[1].Player != "small" || len(not) != 3 {
		t.Fatalf("%+v\n%+v", in, not)
	}
	// big: 3/4 × (1/4 + 3/4 × 1/2) × 4/5; small: 1/4 × 1/4 × 1/2; together 40 as judged.
	big, small := 0.75*0.625*0.8, 0.25*0.25*0.5
	near := func(got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%g, want %g", got, want)
		}
	}
	near(in[0].Range.Mode, 40*big/(big+small))
	near(in[1].Range.Mode, 40*small/(big+small))
	if r := in[0].Range; r.Source != "s.capability s.distance s.import share" || len(r.Rests) != 3 || KindOf(r) != Measured || r.Low >= r.Mode {
		t.Errorf("%+v", r)
	}
	if !strings.Contains(not[1].Why, "part of a state") || !strings.Contains(not[0].Why, "at home") {
		t.Errorf("%+v", not)
	}
	ev.Observations = ev.Observations[:6]
	if in, not := MeasureCapability(c, ev); len(in) != 1 || !strings.Contains(not[3].Why, "its distance") {
		t.Errorf("%+v %+v", in, not)
	}
	sets := CapabilitySets(c, ev)
	if len(sets) != 1 || sets[0].ByID["big"].Mode != 0.03 {
		t.Errorf("%+v", sets)
	}
}

func TestMeasureSalienceAndPosition(t *testing.T) {
	c := harbourCase()
	ev := Evidence{AsOf: c.AsOf}
	act := func(id string, from, to fact.ActorID, date string, tier fact.Tier, intensity float64) {
		ev.Events = append(ev.Events, fact.Event{ID: id, From: from, To: to, Date: fact.MustDate(date), Tier: tier, Intensity: intensity, Source: "s.events"})
	}
	for i, to := range []fact.ActorID{"AAA", "PPP", "CCC", "CCC", "CCC", "CCC", "CCC", "CCC", "CCC"} {
		act("e"+string(rune('a'+i)), "BBB", to, "2024-03-01", fact.Do, -6)
		ev.Tallies = append(ev.Tallies, Tally{From: "BBB", To: to, Month: fact.MustDate("2024-03"), Acts: 1, Source: "s.coded"})
	}
	act("old", "BBB", "PPP", "2022-01-01", fact.Do, -2) // too old for salience, not for position
	ev.Observations = []fact.Observation{observed("v1", "agreement", "votes", "PPP", "BBB", 0.2, "share", "2023")}
	in, not := Measure(c, ev)
	get := func(field string) fact.Range {
		for _, m := range in {
			if m.Player == "big" && m.Field == field {
				return m.Range
			}
		}
		t.Fatalf("no %s: %+v", field, not)
		return fact.Range{}
	}
	if s := get("salience"); math.Abs(s.Mode-(10+80*2.5/10)) > 1e-9 || s.Low < 10 || s.High > 90 || s.Low >= s.Mode || s.High <= s.Mode {
		t.Errorf("salience %+v", s)
	}
	// votes 2×0.2-1 = -0.6; deeds mean of -0.6 and -0.2 = -0.4; mean -0.5
	if p := get("position"); math.Abs(p.Mode-25) > 1e-9 || p.High-p.Mode < 8 {
		t.Errorf("position %+v", p)
	}
	ev.Ties = []fact.Tie{{From: "BBB", To: "PPP", Tier: fact.Do, Sign: 1, Weight: 0.4, Rests: []string{"v1"}}}
	in, _ = Measure(c, ev)
	if p := get("position"); math.Abs(p.Mode-45) > 1e-9 || p.Source != "s.agreement" {
		t.Errorf("by votes -0.6 and a tie of +0.4: %+v", p)
	}
	in, _ = Measure(c, Evidence{AsOf: c.AsOf, Observations: ev.Observations, Events: ev.Events})
	m := WithMeasured(c, in)
	if m.Actors[3].Position.Mode != 25 || c.Actors[3].Position.Mode != 20 {
		t.Errorf("%+v", m.Actors[3])
	}
	c.Overrides = []fact.Override{{On: c.AsOf, What: "big.position", Low: 1, Mode: 2, High: 3, Why: "seen"}}
	if c, err := c.Overridden(); err != nil || WithMeasured(c, in).Actors[3].Position.Mode != 2 {
		t.Errorf("what was measured stands above the analyst: %v", err)
	}
}
