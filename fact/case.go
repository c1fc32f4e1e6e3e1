package fact

import (
	"fmt"
	"slices"
)

// Case is a balancer, its partners, those who press it, and the question: will it give way?
// Positions lie on Dimension, 0 to 100.
type Case struct {
	Name      string        `json:"name" toml:"name"` // the word after "brief": azerbaijan
	Title     string        `json:"title" toml:"title"`
	Summary   string        `json:"summary" toml:"summary"`
	Balancer  ActorID       `json:"balancer" toml:"balancer"`
	Partners  []ActorID     `json:"partners" toml:"partners"`
	Pressers  []ActorID     `json:"pressers" toml:"pressers"`
	Layers    []Layer       `json:"layers" toml:"layers"` // the layers in which the partnership lives
	AsOf      Date          `json:"as_of" toml:"as_of"`   // the date to which the judged inputs refer
	Horizon   Date          `json:"horizon" toml:"horizon"`
	Dimension Dimension     `json:"dimension" toml:"dimension"`
	Event     OutcomeEvent  `json:"event" toml:"event"` // what counts as recalibration
	Actors    []Player      `json:"actors" toml:"actor"`
	Shocks    []Shock       `json:"shocks,omitempty" toml:"shock"`
	Watch     []Indicator   `json:"watch,omitempty" toml:"watch"`
	Assume    []Assumption  `json:"assume,omitempty" toml:"assume"`
	Hypos     []Hypothesis  `json:"hypotheses,omitempty" toml:"hypothesis"`
	Evidence  []AchEvidence `json:"evidence,omitempty" toml:"evidence"`
	Claims    []PressClaim  `json:"claims,omitempty" toml:"claim"`       // what the press says of the case, to be checked
	Overrides []Override    `json:"overrides,omitempty" toml:"override"` // the analyst's changes, logged; see Overridden
}

// Dimension is the policy scale of a case, with its anchors in words.
type Dimension struct {
	Name      string   `json:"name" toml:"name"`
	Anchors   []Anchor `json:"anchors" toml:"anchors"`
	StatusQuo float64  `json:"status_quo" toml:"status_quo"`
}

// Anchor says what a position means.
type Anchor struct {
	At    float64 `json:"at" toml:"at"`
	Means string  `json:"means" toml:"means"`
}

// OutcomeEvent is an outcome on the dimension that can be said to have happened or not.
type OutcomeEvent struct {
	Name  string  `json:"name" toml:"name"`   // "recalibration"
	Means string  `json:"means" toml:"means"` // observable, in words
	Op    string  `json:"op" toml:"op"`       // "<=" or ">="
	At    float64 `json:"at" toml:"at"`
}

// Happens says whether an outcome at x is the event.
func (e OutcomeEvent) Happens(x float64) bool {
	if e.Op == ">=" {
		return x >= e.At
	}
	return x <= e.At
}

// Player is an actor of a case with its stakes: ranges for position (0 to 100), salience
// (0 to 100) and capability (any positive scale, the same for all players).
type Player struct {
	ID         string  `json:"id" toml:"id"`       // unique in the case: letters, digits, hyphen
	Actor      ActorID `json:"actor" toml:"actor"` // whose it is: AZE, TUR, "AZE:SOCAR"
	Name       string  `json:"name" toml:"name"`
	Position   Range   `json:"position" toml:"position"`
	Salience   Range   `json:"salience" toml:"salience"`
	Capability Range   `json:"capability" toml:"capability"`
	Note       string  `json:"note,omitempty" toml:"note"`
}

// Range is a low, most likely and high value, and where they come from: source ids, or the
// word "analyst" for a judgment.
type Range struct {
	Low     float64  `json:"low" toml:"low"`
	Mode    float64  `json:"mode" toml:"mode"`
	High    float64  `json:"high" toml:"high"`
	Source  string   `json:"source" toml:"source"`
	Because string   `json:"because,omitempty" toml:"because"`
	Rests   []string `json:"rests,omitempty" toml:"rests"` // ids of observations or events
}

// Shock is a list of edits to a board or case, with a name an analyst can say aloud.
type Shock struct {
	ID    string `json:"id" toml:"id"`
	Name  string `json:"name" toml:"name"`
	Date  Date   `json:"date,omitzero" toml:"date"` // of a shock that happened
	Means string `json:"means" toml:"means"`
	Edits []Edit `json:"edits" toml:"edit"`
}

// Edit is one change: "cut" AZE->ISR:crude oil, "drop" a player, "set" player.field to a value
// ("=50", "+10", "*0.5"), "add" a player, "end" a tie.
type Edit struct {
	Op    string `json:"op" toml:"op"`
	What  string `json:"what" toml:"what"`
	Value string `json:"value,omitempty" toml:"value"`
	Why   string `json:"why,omitempty" toml:"why"`
}

// Indicator is something to watch that would move the judgment.
type Indicator struct {
	ID        string `json:"id" toml:"id"`
	Name      string `json:"name" toml:"name"`
	Direction string `json:"direction" toml:"direction"` // which way it points when it crosses
	Threshold string `json:"threshold" toml:"threshold"`
	Source    string `json:"source" toml:"source"`
	Next      Date   `json:"next" toml:"next"`
}

// Assumption is a premise with the consequence if it is wrong.
type Assumption struct {
	ID      string `json:"id" toml:"id"`
	Text    string `json:"text" toml:"text"`
	IfWrong string `json:"if_wrong" toml:"if_wrong"`
}

// PressClaim is one sentence of the kind that articles print about a case, in our words, and
// the source in which such a statement was found ("analyst" when none was looked up).
type PressClaim struct {
	Text   string `json:"text" toml:"text"`
	Source string `json:"source" toml:"source"`
}

// Hypothesis is one of the competing answers to the question of a case.
type Hypothesis struct {
	ID   string `json:"id" toml:"id"`
	Text string `json:"text" toml:"text"`
}

// AchEvidence rates one observation or event against each hypothesis: "CC", "C", "N", "I", "II".
type AchEvidence struct {
	Rests     []string          `json:"rests" toml:"rests"`
	Text      string            `json:"text" toml:"text"`
	Relevance string            `json:"relevance" toml:"relevance"` // low, medium, high
	Ratings   map[string]string `json:"ratings" toml:"ratings"`
}

// Valid reports the first invariant that the case breaks.
func (c Case) Valid() error {
	bad := func(format string, a ...any) error {
		return fmt.Errorf("case %s: "+format, append([]any{c.Name}, a...)...)
	}
	switch {
	case c.Name == "":
		return fmt.Errorf("a case has no name")
	case c.Balancer.Valid() != nil:
		return bad("balancer: %v", c.Balancer.Valid())
	case len(c.Partners) == 0 || len(c.Pressers) == 0:
		return bad("at least one partner and one presser are wanted")
	case c.Event.Op != "<=" && c.Event.Op != ">=":
		return bad("event: op %q: want <= or >=", c.Event.Op)
	case len(c.Dimension.Anchors) < 2:
		return bad("dimension: at least two anchors are wanted")
	case c.AsOf.IsZero() || c.Horizon.IsZero() || !c.AsOf.Before(c.Horizon):
		return bad("as_of and a later horizon are wanted")
	}
	seen := []string{}
	for _, p := range c.Actors {
		if slices.Contains(seen, p.ID) {
			return bad("actor %s stands twice", p.ID)
		}
		seen = append(seen, p.ID)
		for _, f := range []struct {
			name  string
			r     Range
			limit float64
		}{{"position", p.Position, 100}, {"salience", p.Salience, 100}, {"capability", p.Capability, 1e9}} {
			if err := f.r.valid(f.limit); err != nil {
				return bad("actor %s: %s: %v", p.ID, f.name, err)
			}
		}
		if p.Capability.Low <= 0 {
			return bad("actor %s: capability must be above zero", p.ID)
		}
	}
	return nil
}

func (r Range) valid(limit float64) error {
	switch {
	case !(r.Low <= r.Mode && r.Mode <= r.High):
		return fmt.Errorf("low %g, mode %g, high %g are not in order", r.Low, r.Mode, r.High)
	case r.Low < 0 || r.High > limit:
		return fmt.Errorf("%g to %g: want 0 to %g", r.Low, r.High, limit)
	case r.Source == "":
		return fmt.Errorf("no source: name one, or write \"analyst\"")
	}
	return nil
}
