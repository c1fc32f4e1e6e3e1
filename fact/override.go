package fact

import (
	"fmt"
	"strings"
)

// Override is a line of a case's log: from that day on an analyst's range stands in the place
// of one input. Lines are added and never taken away; of several for one input the last counts.
type Override struct {
	On   Date    `json:"on" toml:"on"`
	What string  `json:"what" toml:"what"` // player.field: "turkiye.position"
	Low  float64 `json:"low" toml:"low"`
	Mode float64 `json:"mode" toml:"mode"`
	High float64 `json:"high" toml:"high"`
	Why  string  `json:"why" toml:"why"`
	Was  string  `json:"was,omitempty" toml:"was"` // the range until then, with its source
}

// Input finds the range of player.field, nil where the case has none.
func (c Case) Input(what string) *Range {
	id, field, _ := strings.Cut(what, ".")
	for i := range c.Actors {
		if c.Actors[i].ID == id {
			return c.Actors[i].Field(field)
		}
	}
	return nil
}

// Field is the range of position, salience or capability, nil for another word.
func (p *Player) Field(name string) *Range {
	switch name {
	case "position":
		return &p.Position
	case "salience":
		return &p.Salience
	case "capability":
		return &p.Capability
	}
	return nil
}

// Overridden is the case with its log of overrides in force. The actors are a copy; to do it
// twice changes nothing.
func (c Case) Overridden() (Case, error) {
	c.Actors = append([]Player(nil), c.Actors...)
	for i, o := range c.Overrides {
		r := c.Input(o.What)
		switch {
		case r == nil:
			return c, fmt.Errorf("case %s: override %d: %q is no input: want an actor, a dot and position, salience or capability", c.Name, i+1, o.What)
		case o.On.IsZero() || strings.TrimSpace(o.Why) == "":
			return c, fmt.Errorf("case %s: override %d (%s): a date in \"on\" and a reason in \"why\" are wanted", c.Name, i+1, o.What)
		}
		*r = Range{Low: o.Low, Mode: o.Mode, High: o.High, Source: "analyst", Because: o.because()}
		limit := 100.0
		if strings.HasSuffix(o.What, ".capability") {
			limit = 1e9
		}
		if err := r.valid(limit); err != nil {
			return c, fmt.Errorf("case %s: override %d (%s): %w", c.Name, i+1, o.What, err)
		}
	}
	return c, nil
}

func (o Override) because() string {
	was := ""
	if o.Was != "" {
		was = "; was " + o.Was
	}
	return fmt.Sprintf("%s (override of %s%s)", strings.TrimRight(strings.TrimSpace(o.Why), "."), o.On, was)
}
