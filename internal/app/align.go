package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"tightrope/align"
	"tightrope/fact"
	"tightrope/internal/source/unga"
	"tightrope/internal/store"
)

// AlignIn asks how alike two states vote.
type AlignIn struct {
	A, B string // any name or code
	AsOf fact.Date
}

// AlignOut is the similarity of two states by session, and what the casebook states of it.
type AlignOut struct {
	A        fact.ActorID       `json:"a"`
	B        fact.ActorID       `json:"b"`
	Sessions []SessionScore     `json:"sessions,omitempty"`
	Stated   []fact.Observation `json:"stated,omitempty"` // agreement rows of the casebook
}

// SessionScore is the measures of one session of the General Assembly.
type SessionScore struct {
	Session   int      `json:"session"`
	N         int      `json:"n"`
	Calls     int      `json:"calls"` // roll calls on which either voted
	YesA      int      `json:"yes_a"` // marginals: how often each voted yes
	YesB      int      `json:"yes_b"`
	Agreement *float64 `json:"agreement"`
	S         *float64 `json:"s_abs"`
	Kappa     *float64 `json:"kappa_abs"`
	Pi        *float64 `json:"pi_abs"`
	TauB      *float64 `json:"tau_b"`
	Reason    string   `json:"reason,omitempty"` // why a score is missing
	Alarm     string   `json:"alarm,omitempty"`  // a member whose record seems to have stopped
}

// Align measures the nearness of two states in the General Assembly from the roll calls that
// are loaded, session by session, and lists the agreement rows of the casebook. With neither it
// is ErrInsufficient.
func (a *App) Align(ctx context.Context, in AlignIn) (AlignOut, error) {
	var out AlignOut
	var err error
	if out.A, err = a.Actors.Resolve(in.A, fact.Date{}); err != nil {
		return out, err
	}
	if out.B, err = a.Actors.Resolve(in.B, fact.Date{}); err != nil {
		return out, err
	}
	for _, o := range a.Book.Observations("") {
		same := (o.From == out.A && o.To == out.B) || (o.From == out.B && o.To == out.A)
		if o.Measure == "agreement" && o.Known() && same && (in.AsOf.IsZero() || !in.AsOf.Before(o.KnownAt)) {
			out.Stated = append(out.Stated, o)
		}
	}
	if a.home != nil {
		if out.Sessions, err = a.sessions(ctx, out.A, out.B, in.AsOf); err != nil {
			return out, err
		}
	}
	if len(out.Sessions) == 0 && len(out.Stated) == 0 {
		return out, fmt.Errorf("no shared votes of %s and %s are at hand: tightrope load unga FILE: %w", out.A, out.B, ErrInsufficient)
	}
	return out, ctx.Err()
}

func (a *App) sessions(ctx context.Context, x, y fact.ActorID, asOf fact.Date) ([]SessionScore, error) {
	votes := map[string][2]align.Choice{}
	day := map[string]fact.Date{}
	for i, id := range []fact.ActorID{x, y} {
		rows, err := a.home.Index().Observations(ctx, store.Query{Measure: "vote", From: id, KnownAt: asOf})
		if err != nil {
			return nil, err
		}
		for _, o := range rows {
			if !o.Known() || o.Value < 1 || o.Value > 3 {
				continue
			}
			key := o.Period.From.String() + " " + o.Item
			v := votes[key]
			v[i] = align.Choice(o.Value)
			votes[key], day[key] = v, o.Period.From
		}
	}
	keys := make([]string, 0, len(votes))
	for k := range votes {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	calls := make([]align.Call, len(keys))
	for i, k := range keys {
		calls[i] = align.Call{ID: k, Date: day[k], Session: unga.SessionAt(day[k])}
	}
	chamber, err := align.NewChamber(calls, []fact.ActorID{x, y})
	if err != nil {
		return nil, err
	}
	for i, k := range keys {
		for m, id := range []fact.ActorID{x, y} {
			if err := chamber.Vote(i, id, votes[k][m]); err != nil {
				return nil, err
			}
		}
	}
	return scores(chamber, x, y), nil
}

func scores(c *align.Chamber, x, y fact.ActorID) []SessionScore {
	seen := map[int]bool{}
	var out []SessionScore
	for _, call := range c.Calls {
		if seen[call.Session] {
			continue
		}
		seen[call.Session] = true
		w := c.Window(func(k align.Call) bool { return k.Session == call.Session })
		cross := c.Cross(x, y, w)
		mx, my := cross.Marginals()
		s := SessionScore{Session: call.Session, N: cross.N(), Calls: w.Size(), YesA: mx[0], YesB: my[0]}
		for _, id := range []fact.ActorID{x, y} {
			if alarm := c.Covers(id, w).Alarm; alarm != "" {
				s.Alarm = alarm
			}
		}
		if s.N < align.LeastShared {
			s.Reason = fmt.Sprintf("only %d shared votes, fewer than %d", s.N, align.LeastShared)
		} else {
			s.fill(cross)
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b SessionScore) int { return cmp.Compare(a.Session, b.Session) })
	return out
}

func (s *SessionScore) fill(c align.Cross) {
	take := func(score align.Score) *float64 {
		if score.Reason != "" {
			s.Reason = score.Reason
			return nil
		}
		v := score.Value
		return &v
	}
	s.Agreement, s.S = take(c.Nearness()), take(c.S(align.Linear))
	s.Kappa, s.Pi, s.TauB = take(c.Kappa(align.Linear)), take(c.Pi(align.Linear)), take(c.TauB())
}
