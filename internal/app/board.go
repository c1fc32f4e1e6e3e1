package app

import (
	"context"
	"fmt"
	"slices"

	"tightrope/board"
	"tightrope/brief"
	"tightrope/fact"
)

// BoardIn asks for the ties of a case, or of a state, as of a date.
type BoardIn struct {
	Subject string // the name of a case, or any spelling or code of an actor
	AsOf    fact.Date
	Rules   map[string]float64 // overrides of rules.toml by key; none = the defaults
}

// BoardOut is the board with the rules that made it.
type BoardOut struct {
	fact.Board
	Names map[fact.ActorID]string `json:"names"`
	Rules board.Rules             `json:"rules"`
}

// Board makes the ties of a case from the rows of the casebook, or of a state without a case
// from those of the casebook and the home.
func (a *App) Board(ctx context.Context, in BoardIn) (BoardOut, error) {
	s, err := a.subject(in.Subject)
	if err != nil {
		return BoardOut{}, err
	}
	out := BoardOut{Names: map[fact.ActorID]string{}}
	if out.Rules, err = a.rules(); err != nil {
		return out, err
	}
	if in.AsOf.IsZero() {
		in.AsOf = a.defaultAsOf(s.kase)
	}
	ev, err := a.rowsOf(ctx, s, in.AsOf)
	if err != nil {
		return out, err
	}
	if out.Board, err = board.Build(in.AsOf, ev.Observations, ev.Events, out.Rules); err != nil {
		return out, err
	}
	for _, id := range out.Actors {
		out.Names[id] = a.Name(id)
	}
	if len(out.Ties) == 0 {
		return out, fmt.Errorf("%s as of %s: no tie: %w", in.Subject, in.AsOf, ErrInsufficient)
	}
	return out, ctx.Err()
}

// subject is what a measure is about: a case, or a state without one.
type subject struct {
	kase  *fact.Case
	actor fact.ActorID
}

func (a *App) subject(name string) (subject, error) {
	if c, ok := a.Book().Case(name); ok {
		return subject{&c, c.Balancer}, nil
	}
	id, err := a.Actors.Resolve(name, fact.Date{})
	if err != nil {
		return subject{}, err
	}
	s := subject{actor: id}
	if cs := a.Book().ForBalancer(id); len(cs) > 0 {
		s.kase = &cs[0]
	}
	return s, nil
}

// rowsOf is the evidence on a subject: for a case the rows that the casebook has chosen, for a
// state without one those of the home too.
func (a *App) rowsOf(ctx context.Context, s subject, asOf fact.Date) (brief.Evidence, error) {
	ev := a.evidence(s.kase, s.actor)
	if s.kase != nil {
		return ev, nil
	}
	more, err := a.neighbourhood(ctx, asOf, s.actor)
	ev.Observations = append(ev.Observations, more.observations...)
	ev.Events = append(ev.Events, more.events...)
	ev.Sources = append(slices.Clone(ev.Sources), more.sources...)
	return ev, err
}

// knownBy leaves out what was known only later.
func knownBy(all []fact.Observation, asOf fact.Date) []fact.Observation {
	var out []fact.Observation
	for _, o := range all {
		if o.KnownAt.IsZero() || !asOf.Before(o.KnownAt) {
			out = append(out, o)
		}
	}
	return out
}
