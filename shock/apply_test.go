package shock

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tightrope/bargain"
	"tightrope/fact"
)

// islandCase is invented: an island between a partner and two pressers.
func islandCase() fact.Case {
	r := func(low, mode, high float64) fact.Range {
		return fact.Range{Low: low, Mode: mode, High: high, Source: "s.test"}
	}
	return fact.Case{
		Name: "island", Balancer: "ISL", Partners: []fact.ActorID{"NOR"}, Pressers: []fact.ActorID{"GBR", "DNK"},
		AsOf: fact.MustDate("2024-01-01"), Horizon: fact.MustDate("2025-01-01"),
		Dimension: fact.Dimension{Name: "partnership", StatusQuo: 75, Anchors: []fact.Anchor{{At: 0, Means: "none"}, {At: 100, Means: "full"}}},
		Event:     fact.OutcomeEvent{Name: "a downgrade", Op: "<=", At: 55},
		Actors: []fact.Player{
			{ID: "island", Actor: "ISL", Name: "Island", Position: r(65, 75, 85), Salience: r(60, 70, 80), Capability: r(80, 100, 120)},
			{ID: "partner", Actor: "NOR", Name: "Partner", Position: r(85, 95, 100), Salience: r(50, 60, 70), Capability: r(40, 50, 60)},
			{ID: "north", Actor: "GBR", Name: "North", Position: r(10, 20, 30), Salience: r(30, 50, 70), Capability: r(80, 90, 130)},
			{ID: "south", Actor: "DNK", Name: "South", Position: r(30, 40, 50), Salience: r(20, 30, 40), Capability: r(20, 30, 40)},
		},
	}
}

func islandBoard() fact.Board {
	b := fact.Board{Ties: []fact.Tie{
		{ID: "t1", From: "ISL", To: "NOR", Layer: fact.Energy, Tier: fact.Do, Directed: true, Rests: []string{"o"}, Label: "fuel"},
		{ID: "t2", From: "NOR", To: "ISL", Layer: fact.Arms, Tier: fact.Do, Directed: true, Rests: []string{"o"}, Label: "boats"},
		{ID: "t3", From: "ISL", To: "NOR", Layer: fact.Votes, Tier: fact.Vote, Rests: []string{"o"}, Label: "votes"},
	}}
	b.Sort()
	return b
}

func TestApply(t *testing.T) {
	f := func(op, what, value, want string) {
		t.Helper()
		c, b := islandCase(), islandBoard()
		a, err := Apply(c, b, []fact.Edit{{Op: op, What: what, Value: value}})
		got := ""
		switch {
		case err != nil:
			got = "error: " + err.Error()
		case len(a.Done) == 1:
			got = a.Done[0]
		}
		if !strings.Contains(got, want) {
			t.Errorf("%s %s %s: %q, want %q", op, what, value, got, want)
		}
		if len(c.Actors) != 4 || c.Actors[2].Position.Mode != 20 || len(b.Ties) != 3 {
			t.Errorf("%s %s changed what it was given", op, what)
		}
	}
	f("set", "north.position", "+10", "North: position 20 → 30")
	f("set", "north.position", "=55", "20 → 55")
	f("set", "partner.position", "+50", "95 → 100") // stays on the scale
	f("set", "north.capability", "*0.5", "90 → 45")
	f("set", "north.capability", "*0", "error: edit 1 (set north.capability *0): value \"*0\": capability must stay above zero")
	f("set", "north.patience", "+1", "no field is called \"patience\"")
	f("set", "west.position", "+1", "the case has no actor \"west\": want one of island, partner, north, south")
	f("set", "north.position", "10", "want one like =50")
	f("set", "north.position", "=120", "want 0 to 100")
	f("set", "north", "+1", "want an actor, a dot")
	f("drop", "south", "", "South drops out")
	f("drop", "west", "", "error")
	f("add", "west", "position=30 salience=20..50..70 capability=20", "west joins at 30 with salience 50")
	f("add", "west", "position=30", "has no salience")
	f("add", "north", "position=30 salience=20 capability=2", "does not have yet")
	f("add", "west", "position=130 salience=20 capability=2", "want a number from 0 to 100")
	f("cut", "ISL->NOR:diesel fuel", "", "diesel fuel from Iceland to Norway is cut (1 of the board's ties)")
	f("cut", "NOR->ISL:fuel", "", "the board had no such tie") // the flow runs the other way
	f("cut", "ISL->NOR", "", "(1 of the board's ties)")
	f("end", "ISL->NOR", "", "ends (3 of the board's ties)")
	f("end", "NOR->ISL:votes", "", "ends (1 of the board's ties)")
	f("cut", "ISL->FRA:fuel", "", "neither the case nor the board knows \"FRA\"")
	f("cut", "ISL", "", "want FROM->TO")
	f("sell", "ISL", "", "no edit is called \"sell\"")
}

func TestPair(t *testing.T) {
	f := func(text, from, to, item string) {
		t.Helper()
		a, b, c, err := Pair(text)
		if err != nil || string(a) != from || string(b) != to || c != item {
			t.Errorf("%q: %q %q %q %v", text, a, b, c, err)
		}
	}
	f("AZE->ISR:crude oil", "AZE", "ISR", "crude oil")
	f("AZE:SOCAR->ISR:crude oil", "AZE:SOCAR", "ISR", "crude oil")
	f("ISR->AZE:SOCAR", "ISR", "AZE:SOCAR", "")
	f("RUS -> TUR", "RUS", "TUR", "")
}

func TestParseEdit(t *testing.T) {
	f := func(op, text, what, value string) {
		t.Helper()
		e, err := ParseEdit(op, text)
		if err != nil || e.What != what || e.Value != value {
			t.Errorf("%s %q: %+v %v", op, text, e, err)
		}
	}
	f("set", "north.position=30", "north.position", "=30")
	f("set", "north.position=+10", "north.position", "+10")
	f("set", "north.capability=*0.5", "north.capability", "*0.5")
	f("cut", "ISL->NOR:fuel", "ISL->NOR:fuel", "")
	f("add", "west position=1 salience=2 capability=3", "west", "position=1 salience=2 capability=3")
}

func TestOverrideIsLogged(t *testing.T) {
	c := islandCase()
	got, err := Override(c, fact.Edit{Op: "set", What: "north.salience", Value: "=65", Why: "their minister said so"}, fact.MustDate("2024-03-01"))
	if err != nil {
		t.Fatal(err)
	}
	was := c.Actors[2].Salience
	want := fact.Override{
		On: fact.MustDate("2024-03-01"), What: "north.salience", Low: was.Low + 15, Mode: 65, High: was.High + 15,
		Why: "their minister said so", Was: fmt.Sprintf("%g..50..%g from s.test", was.Low, was.High),
	}
	if len(got.Overrides) != 1 || got.Overrides[0] != want {
		t.Errorf("log %+v, want %+v", got.Overrides, want)
	}
	if r := got.Actors[2].Salience; r.Source != "analyst" || r.Mode != 65 || c.Actors[2].Salience.Mode != 50 {
		t.Errorf("%+v", r)
	}
	if _, err := Override(c, fact.Edit{Op: "set", What: "north.salience", Value: "=65"}, fact.Date{}); err == nil {
		t.Error("an override without a reason was accepted")
	}
}

func TestStress(t *testing.T) {
	shocks := []fact.Shock{
		{ID: "none", Name: "Nothing happens", Edits: []fact.Edit{{Op: "set", What: "north.position", Value: "+0"}}},
		{ID: "push", Name: "The north pushes", Edits: []fact.Edit{{Op: "set", What: "north.salience", Value: "+25"}, {Op: "set", What: "north.capability", Value: "*2"}}},
		{ID: "calm", Name: "The north leaves", Edits: []fact.Edit{{Op: "drop", What: "north"}}},
		{ID: "bad", Name: "Nobody knows", Edits: []fact.Edit{{Op: "drop", What: "west"}}},
	}
	table, err := Stress(islandCase(), islandBoard(), shocks, bargain.Options{Seed: 4, Draws: 2000})
	if err != nil {
		t.Fatal(err)
	}
	r := table.Rows
	if r[0].Delta.Value != 0 || r[0].P != table.P || !strings.Contains(r[0].Reads, "stays at") {
		t.Errorf("no edit, and yet %+v", r[0].Delta)
	}
	if !(r[1].Delta.Value > 0.03) || !(r[2].Delta.Value < -0.03) || r[3].Err == "" {
		t.Errorf("%v %v %q", r[1].Delta, r[2].Delta, r[3].Err)
	}
	t.Log(r[1].Reads, r[2].Reads)
	one, _ := json.Marshal(table)
	again, err := Stress(islandCase(), islandBoard(), shocks, bargain.Options{Seed: 4, Draws: 2000, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	if two, _ := json.Marshal(again); string(one) != string(two) {
		t.Error("another number of workers gives another table")
	}
}
