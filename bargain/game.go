package bargain

import (
	"fmt"
	"math"

	"tightrope/fact"
)

// Scale is the length of every policy dimension: positions and saliences go from 0 to 100.
const Scale = 100.0

// Game is a question that actors decide among themselves: their stakes as ranges on one or
// more policy dimensions, and the event that the question asks about.
type Game struct {
	Name       string   `json:"name"`
	Dimensions []string `json:"dimensions"`
	Players    []Player `json:"players"`
	// StatusQuo is the reference point on each dimension, or nil where there is none.
	StatusQuo []float64 `json:"status_quo,omitempty"`
	Event     Event     `json:"event"`
}

// Event is an outcome that can be said to have happened or not, on one dimension of a game.
type Event struct {
	fact.OutcomeEvent
	Dim int `json:"dim"`
}

// Player is one actor of a game, with a range on each dimension for position and salience.
// The saliences of one player over all dimensions add up to at most 100.
type Player struct {
	ID         string       `json:"id"`
	Actor      fact.ActorID `json:"actor,omitempty"`
	Name       string       `json:"name"`
	Note       string       `json:"note,omitempty"`
	Position   []fact.Range `json:"position"`
	Salience   []fact.Range `json:"salience"`
	Capability fact.Range   `json:"capability"`
	// Stream numbers the random numbers of this player. Scenarios of one game keep it, so
	// that a player who stays draws the same numbers when another one leaves.
	Stream int `json:"stream"`
}

// FromCase makes the game of a case: one dimension, the case's actors in their order, its
// event. It needs at least two actors, one of them with a salience above zero.
func FromCase(c fact.Case) (Game, error) {
	g := Game{
		Name:       c.Name,
		Dimensions: []string{c.Dimension.Name},
		StatusQuo:  []float64{c.Dimension.StatusQuo},
		Event:      Event{OutcomeEvent: c.Event},
	}
	for i, a := range c.Actors {
		g.Players = append(g.Players, Player{
			ID: a.ID, Actor: a.Actor, Name: a.Name, Note: a.Note, Stream: i,
			Position: []fact.Range{a.Position}, Salience: []fact.Range{a.Salience}, Capability: a.Capability,
		})
	}
	if err := g.Valid(); err != nil {
		return Game{}, err
	}
	return g, nil
}

// Valid reports the first invariant that the game breaks.
func (g Game) Valid() error {
	bad := func(format string, a ...any) error {
		return fmt.Errorf("game %s: "+format, append([]any{g.Name}, a...)...)
	}
	d := len(g.Dimensions)
	switch {
	case d == 0:
		return bad("no policy dimension")
	case len(g.Players) < 2:
		return bad("%d actors: bargaining takes at least two", len(g.Players))
	case g.Event.Dim < 0 || g.Event.Dim >= d:
		return bad("the event is on dimension %d: want 0 to %d", g.Event.Dim, d-1)
	case g.StatusQuo != nil && len(g.StatusQuo) != d:
		return bad("%d status quo values for %d dimensions", len(g.StatusQuo), d)
	}
	stakes := 0.0
	for _, p := range g.Players {
		if err := p.valid(d); err != nil {
			return bad("actor %s: %v", p.ID, err)
		}
		for _, s := range p.Salience {
			stakes += s.High
		}
	}
	if stakes == 0 {
		return bad("every salience is zero: nobody cares about the question")
	}
	return nil
}

// asked is Valid and that the game asks about an event.
func (g Game) asked() error {
	if err := g.Valid(); err != nil {
		return err
	}
	if g.Event.Op != "<=" && g.Event.Op != ">=" {
		return fmt.Errorf("game %s: the event's op is %q: want <= or >=", g.Name, g.Event.Op)
	}
	return nil
}

func (p Player) valid(d int) error {
	if len(p.Position) != d || len(p.Salience) != d {
		return fmt.Errorf("%d positions and %d saliences for %d dimensions", len(p.Position), len(p.Salience), d)
	}
	check := func(what string, r fact.Range, low, high float64) error {
		// Written so that a NaN fails too.
		if !(low <= r.Low && r.Low <= r.Mode && r.Mode <= r.High && r.High <= high) {
			return fmt.Errorf("%s %g, %g, %g: want low, mode, high in order, from %g to %g", what, r.Low, r.Mode, r.High, low, high)
		}
		return nil
	}
	for k := range d {
		if err := check("position", p.Position[k], 0, Scale); err != nil {
			return err
		}
		if err := check("salience", p.Salience[k], 0, Scale); err != nil {
			return err
		}
	}
	if p.Capability.Low <= 0 {
		return fmt.Errorf("capability %g: want above zero", p.Capability.Low)
	}
	return check("capability", p.Capability, 0, math.MaxFloat64)
}

// Index finds a player by id, or gives -1.
func (g Game) Index(id string) int {
	for i, p := range g.Players {
		if p.ID == id {
			return i
		}
	}
	return -1
}

// Align gives the players of g the random numbers that the players of the same id have in
// base, so that a difference between the two games is no difference in luck. Players whom
// base does not know get numbers of their own.
func (g Game) Align(base Game) Game {
	next := 0
	for _, p := range base.Players {
		next = max(next, p.Stream+1)
	}
	out := g
	out.Players = append([]Player(nil), g.Players...)
	for i := range out.Players {
		if j := base.Index(out.Players[i].ID); j >= 0 {
			out.Players[i].Stream = base.Players[j].Stream
			continue
		}
		out.Players[i].Stream = next
		next++
	}
	return out
}

// Without is the game without player i.
func (g Game) Without(i int) Game {
	out := g
	out.Players = append(append([]Player(nil), g.Players[:i]...), g.Players[i+1:]...)
	return out
}

// Clone copies the game with its players and their ranges, so that edits of one leave the
// other alone.
func (g Game) Clone() Game {
	out := g
	out.Players = append([]Player(nil), g.Players...)
	for i, p := range g.Players {
		out.Players[i].Position = append([]fact.Range(nil), p.Position...)
		out.Players[i].Salience = append([]fact.Range(nil), p.Salience...)
	}
	return out
}
