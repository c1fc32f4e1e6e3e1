package app

import (
	"context"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"tightrope/align"
	"tightrope/fact"
	"tightrope/internal/source"
)

// IdealIn asks for the ideal points of two states from all the roll calls that are loaded.
type IdealIn struct {
	A, B string // any name or code
	AsOf fact.Date
	// Exact samples the posterior instead of approximating it; minutes instead of seconds.
	Exact bool
	Seed  uint64
	// Calls is a file with the roll calls of the unvotes package, where it is not loaded: dates,
	// sessions and kinds for votes that were loaded without. Amendments and paragraphs after 1989
	// are then left out.
	Calls string
	// Bridges is a file of pairs of roll calls on one repeated resolution, in two columns whose
	// names begin with rcid; none = those that are loaded. They make sessions comparable; without,
	// only the states' own inertia does.
	Bridges  string
	Progress func(align.IdealProgress) // may be nil
}

// IdealOut is two states on one dimension, session by session.
type IdealOut struct {
	A         fact.ActorID   `json:"a"`
	B         fact.ActorID   `json:"b"`
	Sessions  []IdealSession `json:"sessions"`
	Method    string         `json:"method"`
	Votes     int            `json:"votes"`
	Questions int            `json:"questions"` // roll calls that divide, joined ones once
	Bridged   int            `json:"bridged"`
	States    int            `json:"states"`
	Twice     int            `json:"twice"` // roll calls left out because another file has their day
	Notes     []string       `json:"notes,omitempty"`
	Sweeps    int            `json:"sweeps"`
	Change    float64        `json:"change"` // of the last sweep
	Draws     int            `json:"draws,omitempty"`
	Reduction float64        `json:"reduction,omitempty"` // potential scale reduction of the draws
	Converged bool           `json:"converged"`
	Seed      uint64         `json:"seed"`
}

// IdealSession is one session. Points are in standard deviations of all states and sessions;
// the United States lie on the upper side. Intervals are of 90 %.
type IdealSession struct {
	Session  int         `json:"session"`
	A        *IdealPlace `json:"a"` // nil: no vote in the session
	B        *IdealPlace `json:"b"`
	Distance *float64    `json:"distance"`
	Low      *float64    `json:"low"`
	High     *float64    `json:"high"`
}

// IdealPlace is the point of a state in a session.
type IdealPlace struct {
	Mean  float64 `json:"mean"`
	SE    float64 `json:"se"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Votes int     `json:"votes"`
}

// Ideal places all states on one dimension by their votes and gives the two asked for. Roll
// calls without a date belong to no session and are left out, unless the list of calls dates
// them. Without votes of both, and where the run does not converge, it is ErrInsufficient.
func (a *App) Ideal(ctx context.Context, in IdealIn) (IdealOut, error) {
	out := IdealOut{Seed: in.Seed, Method: "dynamic ordinal probit, variational EM"}
	who, err := a.states([]string{in.A, in.B})
	if err != nil {
		return out, err
	}
	out.A, out.B = who[0], who[1]
	if a.home == nil {
		return out, fmt.Errorf("no votes are loaded: tightrope load unga FILE: %w", ErrInsufficient)
	}
	f, err := a.floor(ctx, in.AsOf, in.Calls)
	if err != nil {
		return out, err
	}
	if len(f.Calls) == 0 {
		return out, fmt.Errorf("no dated votes are loaded: tightrope load unga FILE, of the votes and of the list of roll calls: %w", ErrInsufficient)
	}
	opt := align.IdealOptions{Exact: in.Exact, Keep: f.keep, Bridges: f.list.Bridges, Progress: func(p align.IdealProgress) error {
		if in.Progress != nil {
			in.Progress(p)
		}
		return ctx.Err()
	}}
	if in.Bridges != "" {
		if opt.Bridges, err = readBridges(in.Bridges); err != nil {
			return out, err
		}
	}
	result, err := align.IdealPoints(f.Chamber, opt, rand.New(rand.NewPCG(in.Seed, 0)))
	if err != nil {
		return out, err
	}
	out.fill(result, len(f.Members()))
	out.Twice, out.Notes = len(f.twice), f.notes
	switch {
	case len(out.Sessions) == 0:
		err = fmt.Errorf("%s and %s have no vote on a roll call that divides: %w", out.A, out.B, ErrInsufficient)
	case !out.Converged:
		err = fmt.Errorf("the run did not converge: %d sweeps, last change %.2g, reduction %.2f: %w", out.Sweeps, out.Change, out.Reduction, ErrInsufficient)
	}
	return out, err
}

func (out *IdealOut) fill(r align.IdealResult, states int) {
	out.Votes, out.Questions, out.Bridged, out.States = r.Votes, r.Questions, r.Bridged, states
	out.Sweeps, out.Change, out.Draws, out.Reduction, out.Converged = r.Sweeps, r.Change, r.Draws, r.Reduction, r.Converged
	if r.Draws > 0 {
		out.Method = "dynamic ordinal probit, draws from the posterior"
	}
	var points [2]map[int]align.IdealPoint
	var sessions []int
	for i, id := range []fact.ActorID{out.A, out.B} {
		points[i] = map[int]align.IdealPoint{}
		for _, p := range r.Points {
			if p.Member == id {
				points[i][p.Session] = p
				sessions = append(sessions, p.Session)
			}
		}
	}
	slices.Sort(sessions)
	for _, n := range slices.Compact(sessions) {
		s := IdealSession{Session: n}
		x, okX := points[0][n]
		y, okY := points[1][n]
		if okX {
			s.A = place(x)
		}
		if okY {
			s.B = place(y)
		}
		if okX && okY {
			d, low, high := x.Distance(y)
			s.Distance, s.Low, s.High = &d, &low, &high
		}
		out.Sessions = append(out.Sessions, s)
	}
}

func place(p align.IdealPoint) *IdealPlace {
	low, high := p.Interval()
	return &IdealPlace{Mean: p.Mean, SE: p.SE, Low: low, High: high, Votes: p.Votes}
}

// readBridges reads the pairs: the first two columns whose names begin with rcid.
func readBridges(path string) ([][2]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r, err := source.Open("bridges", path, file)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("bridges: %s: %w", path, err)
	}
	var columns []int
	if len(rows) > 0 {
		for i, name := range rows[0] {
			if strings.HasPrefix(strings.ToLower(strings.TrimSpace(name)), "rcid") {
				columns = append(columns, i)
			}
		}
	}
	if len(columns) < 2 {
		return nil, fmt.Errorf("bridges: %s:1: want two columns rcid1 and rcid2", path)
	}
	var out [][2]string
	for _, row := range rows[1:] {
		out = append(out, [2]string{strings.TrimSpace(row[columns[0]]), strings.TrimSpace(row[columns[1]])})
	}
	return out, nil
}
