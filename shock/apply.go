package shock

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/bargain"
	"tightrope/fact"
)

// Applied is a case and a board after the edits, with what each edit did, in words.
type Applied struct {
	Case  fact.Case
	Board fact.Board
	Done  []string
	Cut   []fact.Tie // the ties that went
}

// Apply makes the edits one after the other, on copies:
//
//	cut   FROM->TO or FROM->TO:item  removes the flow from the board
//	end   FROM->TO or FROM->TO:item  removes the tie, whichever way it runs
//	drop  player                     takes a player out of the case
//	add   player                     adds one; the value is "position=30 salience=50
//	                                 capability=20", each a number or low..mode..high, and
//	                                 actor=QAT and name=… where wanted
//	set   player.field               moves position, salience or capability by the value:
//	                                 "=50", "+10", "-10", "*0.5", or a range, "=30..40..55"
//
// A whole range moves, and stays on its scale. An unknown operation, player, field or value
// and an actor whom neither case nor board knows are errors; a flow that the board does not
// have is not, since ties are only as good as their evidence: Done says so.
func Apply(c fact.Case, b fact.Board, edits []fact.Edit) (Applied, error) {
	out := Applied{Case: clone(c), Board: b}
	out.Board.Ties = slices.Clone(b.Ties)
	for i, e := range edits {
		done, err := out.apply(e)
		if err != nil {
			return Applied{}, fmt.Errorf("edit %d (%s %s): %w", i+1, e.Op, strings.TrimSpace(e.What+" "+e.Value), err)
		}
		if e.Why != "" {
			done += ": " + e.Why
		}
		out.Done = append(out.Done, done)
	}
	return out, nil
}

func clone(c fact.Case) fact.Case {
	c.Actors = slices.Clone(c.Actors)
	c.Overrides = slices.Clone(c.Overrides)
	return c
}

func (a *Applied) apply(e fact.Edit) (string, error) {
	switch e.Op {
	case "cut", "end":
		return a.remove(e)
	case "drop":
		return a.drop(e.What)
	case "add":
		return a.add(e.What, e.Value)
	case "set":
		return a.set(e.What, e.Value)
	}
	return "", fmt.Errorf("no edit is called %q: want cut, end, drop, add or set", e.Op)
}

func (a *Applied) player(id string) (*fact.Player, error) {
	ids := []string{}
	for i := range a.Case.Actors {
		if a.Case.Actors[i].ID == id {
			return &a.Case.Actors[i], nil
		}
		ids = append(ids, a.Case.Actors[i].ID)
	}
	return nil, fmt.Errorf("the case has no actor %q: want one of %s", id, strings.Join(ids, ", "))
}

func (a *Applied) drop(id string) (string, error) {
	p, err := a.player(id)
	if err != nil {
		return "", err
	}
	if len(a.Case.Actors) <= 2 {
		return "", fmt.Errorf("without %s nobody is left to bargain with", id)
	}
	who := p.Name
	a.Case.Actors = slices.DeleteFunc(a.Case.Actors, func(p fact.Player) bool { return p.ID == id })
	return who + " drops out", nil
}

func (a *Applied) set(what, value string) (string, error) {
	id, field, ok := strings.Cut(what, ".")
	if !ok {
		return "", fmt.Errorf("want an actor, a dot and position, salience or capability")
	}
	p, err := a.player(id)
	if err != nil {
		return "", err
	}
	r, limit, err := fieldOf(p, field)
	if err != nil {
		return "", err
	}
	before := r.Mode
	if err := move(r, value, limit); err != nil {
		return "", err
	}
	if bargain.KindOf(*r) == bargain.Measured { // what an edit makes of it is a judgment
		r.Source = "analyst " + r.Source
	}
	return fmt.Sprintf("%s: %s %s → %s", p.Name, field, short(before), short(r.Mode)), nil
}

// remove takes ties off the board.
func (a *Applied) remove(e fact.Edit) (string, error) {
	from, to, item, err := Pair(e.What)
	if err != nil {
		return "", err
	}
	for _, id := range []fact.ActorID{from, to} {
		if !a.knows(id) {
			return "", fmt.Errorf("neither the case nor the board knows %q", id)
		}
	}
	layer, named := LayerOf(item)
	matches := func(t fact.Tie) bool {
		ways := t.From == from && t.To == to || t.From == to && t.To == from && (e.Op == "end" || !t.Directed)
		return ways && (item == "" && e.Op == "end" || item == "" && t.Tier == fact.Do || named && t.Layer == layer)
	}
	before := len(a.Cut)
	a.Board.Ties = slices.DeleteFunc(a.Board.Ties, func(t fact.Tie) bool {
		if !matches(t) {
			return false
		}
		a.Cut = append(a.Cut, t)
		return true
	})
	subject := fmt.Sprintf("the trade of %s with %s", name(string(from)), name(string(to)))
	if item != "" {
		subject = fmt.Sprintf("%s from %s to %s", item, name(string(from)), name(string(to)))
	}
	verb := map[string]string{"cut": "is cut", "end": "ends"}[e.Op]
	switch n := len(a.Cut) - before; {
	case len(a.Board.Ties) == 0 && n == 0:
		return fmt.Sprintf("%s %s", subject, verb), nil
	case n == 0:
		return fmt.Sprintf("%s %s; the board had no such tie", subject, verb), nil
	default:
		return fmt.Sprintf("%s %s (%d of the board's ties)", subject, verb, n), nil
	}
}

func (a *Applied) knows(id fact.ActorID) bool {
	c := a.Case
	return id == c.Balancer || slices.Contains(c.Partners, id) || slices.Contains(c.Pressers, id) ||
		slices.Contains(a.Board.Actors, id) ||
		slices.ContainsFunc(c.Actors, func(p fact.Player) bool { return p.Actor == id || p.Actor.State() == id }) ||
		slices.ContainsFunc(a.Board.Ties, func(t fact.Tie) bool { return t.From == id || t.To == id })
}
