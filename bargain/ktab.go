package bargain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tightrope/fact"
)

// Scenario is what a KTAB file holds: a point with names, and the options of the model.
type Scenario struct {
	Name        string
	Description string
	Seed        uint64
	Dimensions  []string
	Actors      []ScenarioActor
	Point       Point
	Model       SMP
}

// ScenarioActor names an actor of a scenario.
type ScenarioActor struct{ Name, Description string }

// Game makes a game of the scenario, each value a range without width. Actors keep their
// names as ids; the event is for the caller to set.
func (s Scenario) Game() Game {
	g := Game{Name: s.Name, Dimensions: s.Dimensions}
	exact := func(v float64) fact.Range {
		return fact.Range{Low: v, Mode: v, High: v, Source: analyst}
	}
	d := s.Point.D
	for i, a := range s.Actors {
		p := Player{ID: a.Name, Name: a.Name, Note: a.Description, Stream: i, Capability: exact(s.Point.Capability[i])}
		for k := range d {
			p.Position = append(p.Position, exact(s.Point.Position[i*d+k]))
			p.Salience = append(p.Salience, exact(s.Point.Salience[i*d+k]))
		}
		g.Players = append(g.Players, p)
	}
	return g
}

// ScenarioOf is the scenario of a game's most likely values.
func ScenarioOf(g Game, m SMP) Scenario {
	s := Scenario{Name: g.Name, Description: g.Name, Seed: m.Seed, Dimensions: g.Dimensions, Point: g.Modes(), Model: m}
	for _, p := range g.Players {
		s.Actors = append(s.Actors, ScenarioActor{Name: p.ID, Description: p.Name})
	}
	return s
}

// place says where in a file a value stands.
type place struct {
	file string
	line int
}

func (p place) errorf(format string, a ...any) error {
	return fmt.Errorf("ktab: %s:%d: "+format, append([]any{p.file, p.line}, a...)...)
}

// number reads a number in bounds; KTAB takes anything else for zero or stops.
func (p place) number(what, text string, low, high float64) (float64, error) {
	text = strings.TrimSpace(text)
	v, err := strconv.ParseFloat(text, 64)
	switch {
	case text == "":
		return 0, p.errorf("%s is empty: want a number", what)
	case err != nil || v != v:
		return 0, p.errorf("%s is %q: want a number", what, clip(text))
	case v < low || v > high:
		return 0, p.errorf("%s is %s: want %g to %g", what, text, low, high)
	}
	return v, nil
}

// capabilityLimit bounds capabilities; KTAB's schema allows 1000, its program more.
const capabilityLimit = 1e9

// actor adds an actor after checking it as KTAB's program does at a later stage, with asserts.
func (s *Scenario) actor(at place, name, description string, capability float64, position, salience []float64) error {
	switch {
	case name == "":
		return at.errorf("an actor has no name")
	case slices.ContainsFunc(s.Actors, func(a ScenarioActor) bool { return a.Name == name }):
		return at.errorf("actor %q stands twice", clip(name))
	case !(capability > 0):
		return at.errorf("actor %q has capability %g: want above zero", clip(name), capability)
	}
	sum := 0.0
	for _, v := range salience {
		sum += v
	}
	switch {
	case sum > Scale*(1+1e-9):
		return at.errorf("the saliences of actor %q add up to %g: want at most 100", clip(name), sum)
	case sum == 0:
		return at.errorf("every salience of actor %q is zero", clip(name))
	}
	s.Actors = append(s.Actors, ScenarioActor{Name: name, Description: description})
	p := &s.Point
	p.N++
	p.Capability = append(p.Capability, capability)
	p.Position = append(p.Position, position...)
	p.Salience = append(p.Salience, salience...)
	return nil
}

// clip shortens a text for a message.
func clip(s string) string {
	const most = 40
	r := []rune(s)
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// option is one entry of ModelParameters: its element and how to read and write it.
type option struct {
	element string
	names   []string
	other   map[string]string // spellings that the schema has and the program has not
	field   func(*SMP) (get int, set func(int))
}

func optionOf[T ~int](element string, names []string, other map[string]string, field func(*SMP) *T) option {
	return option{element, names, other, func(m *SMP) (int, func(int)) {
		p := field(m)
		return int(*p), func(v int) { *p = T(v) }
	}}
}

// options lists ModelParameters in the order of KTAB's schema.
var options = []option{
	optionOf("VictoryProbModel", VictoryRuleNames, nil, func(m *SMP) *VictoryRule { return &m.Victory }),
	optionOf("PCEModel", ElectionRuleNames, nil, func(m *SMP) *ElectionRule { return &m.Election }),
	optionOf("StateTransitions", TransitionNames, nil, func(m *SMP) *Transition { return &m.Transition }),
	optionOf("VotingRule", VotingRuleNames, map[string]string{"Proportional": "Prop"}, func(m *SMP) *VotingRule { return &m.Voting }),
	optionOf("BigRAdjust", RiskAdjustNames, map[string]string{"No": "None"}, func(m *SMP) *RiskAdjust { return &m.RiskAdjust }),
	optionOf("BigRRange", RiskRangeNames, nil, func(m *SMP) *RiskRange { return &m.RiskRange }),
	optionOf("ThirdPartyCommit", CommitmentNames, nil, func(m *SMP) *Commitment { return &m.Commitment }),
	optionOf("InterVecBrgn", InterpolationNames, nil, func(m *SMP) *Interpolation { return &m.Interpolation }),
	optionOf("BargnModel", ProposalNames, nil, func(m *SMP) *Proposal { return &m.Proposal }),
}

// SetOption sets one option of the model by the names that KTAB files use, such as
// "VotingRule" and "Cubic".
func (m *SMP) SetOption(element, value string) error {
	known := []string{}
	for _, o := range options {
		known = append(known, o.element)
		if o.element != element {
			continue
		}
		if v, ok := o.other[value]; ok {
			value = v
		}
		i := slices.Index(o.names, value)
		if i < 0 {
			return fmt.Errorf("%s is %q: want one of %s", element, clip(value), strings.Join(o.names, ", "))
		}
		_, set := o.field(m)
		set(i)
		return nil
	}
	return fmt.Errorf("no model option is called %q: want one of %s", clip(element), strings.Join(known, ", "))
}
