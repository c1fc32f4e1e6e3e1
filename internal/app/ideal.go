package app

import (
	"cmp"
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
	"tightrope/internal/source/unga"
	"tightrope/internal/store"
)

// IdealIn asks for the ideal points of two states from all the roll calls that are loaded.
type IdealIn struct {
	A, B string // any name or code
	AsOf fact.Date
	// Exact samples the posterior instead of approximating it; minutes instead of seconds.
	Exact bool
	Seed  uint64
	// Calls is a file with the roll calls of the unvotes package: dates, sessions and kinds for
	// votes that were loaded without. Amendments and paragraphs after 1989 are then left out.
	Calls string
	// Bridges is a file of pairs of roll calls on one repeated resolution, in two columns whose
	// names begin with rcid. They make sessions comparable; without, only the states' own inertia does.
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
	var err error
	if out.A, err = a.Actors.Resolve(in.A, fact.Date{}); err != nil {
		return out, err
	}
	if out.B, err = a.Actors.Resolve(in.B, fact.Date{}); err != nil {
		return out, err
	}
	if a.home == nil {
		return out, fmt.Errorf("no votes are loaded: tightrope load unga FILE: %w", ErrInsufficient)
	}
	f := floor{listed: map[string]unga.RollCall{}, numbers: map[string]int{}}
	opt := align.IdealOptions{Exact: in.Exact, Keep: f.keep, Progress: func(p align.IdealProgress) error {
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
	if in.Calls != "" {
		if err := f.list(in.Calls); err != nil {
			return out, err
		}
	}
	chamber, err := a.floor(ctx, &f, in.AsOf)
	if err != nil {
		return out, err
	}
	if len(chamber.Calls) == 0 {
		return out, fmt.Errorf("no dated votes are loaded: tightrope load unga FILE, or give the roll calls with --calls: %w", ErrInsufficient)
	}
	result, err := align.IdealPoints(chamber, opt, rand.New(rand.NewPCG(in.Seed, 0)))
	if err != nil {
		return out, err
	}
	out.fill(result, len(chamber.Members()))
	out.Twice = len(f.twice)
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

// floor collects the roll calls and votes of all states from the index.
type floor struct {
	listed  map[string]unga.RollCall // by id, from the list of calls
	numbers map[string]int
	calls   []align.Call
	files   []string // where each call was read from
	votes   []ballotOf
	twice   map[string]bool // calls that stand in a second file
}

type ballotOf struct {
	call   int32
	member fact.ActorID
	choice align.Choice
}

func (f *floor) keep(c align.Call) bool {
	d := f.listed[c.ID]
	return c.Session > 0 && !f.twice[c.ID] && (c.Date.Year <= 1989 || !d.Amendment && !d.Paragraph)
}

// rowsAtOnce is how many votes may be asked for in one go; of more, one state after the other,
// so that never all rows are held at once.
const rowsAtOnce = 200_000

func (a *App) floor(ctx context.Context, f *floor, asOf fact.Date) (*align.Chamber, error) {
	states, err := a.voters(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range states {
		rows, err := a.home.Index().Observations(ctx, store.Query{Measure: "vote", From: id, KnownAt: asOf, All: true})
		if err != nil {
			return nil, err
		}
		for i, o := range rows { // of several loads the last one stands
			if i+1 == len(rows) || rows[i+1].ID != o.ID {
				f.add(o, asOf)
			}
		}
	}
	var members []fact.ActorID
	for _, v := range f.votes {
		members = append(members, v.member)
	}
	slices.Sort(members)
	f.once()
	at := f.sort()
	c, err := align.NewChamber(f.calls, slices.Compact(members))
	if err != nil {
		return nil, err
	}
	for _, v := range f.votes {
		if err := c.Vote(at[v.call], v.member, v.choice); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// voters are the states to ask for; one empty id asks for all of them.
func (a *App) voters(ctx context.Context) ([]fact.ActorID, error) {
	covered, err := a.home.Index().Coverage(ctx)
	if err != nil {
		return nil, err
	}
	rows := 0
	for _, c := range covered {
		if c.Source == "unga" {
			rows += c.Rows
		}
	}
	if rows <= rowsAtOnce {
		return []fact.ActorID{""}, nil
	}
	var out []fact.ActorID
	for _, s := range a.Actors.All() {
		if s.Kind == fact.State {
			out = append(out, s.ID)
		}
	}
	return out, nil
}

// add takes a vote whose roll call has a date, of its own or by the list.
func (f *floor) add(o fact.Observation, asOf fact.Date) {
	if !o.Known() || o.Value < 1 || o.Value > 3 {
		return
	}
	id := strings.TrimSuffix(strings.TrimPrefix(o.ID, "o.unga."), "."+string(o.From))
	call := align.Call{ID: id, Date: o.Period.From}
	if d, ok := f.listed[id]; ok {
		call.Date, call.Session = d.Date, d.Session
	} else {
		call.Session = unga.SessionAt(call.Date)
	}
	if call.Session == 0 || !asOf.IsZero() && asOf.Before(call.Date) {
		return
	}
	n, ok := f.numbers[id]
	if !ok {
		n = len(f.calls)
		f.numbers[id] = n
		file, _, _ := strings.Cut(o.Locator, ":")
		f.calls, f.files = append(f.calls, call), append(f.files, file)
	}
	f.votes = append(f.votes, ballotOf{int32(n), o.From, align.Choice(o.Value)})
}

// once finds the calls of a day that is in more than one file: files number roll calls each in
// its own way, so the one with most calls on that day stands for it.
func (f *floor) once() {
	type source struct {
		date fact.Date
		file string
	}
	count, best := map[source]int{}, map[fact.Date]string{}
	for i, c := range f.calls {
		count[source{c.Date, f.files[i]}]++
	}
	for s, n := range count {
		b, ok := best[s.date]
		if m := count[source{s.date, b}]; !ok || n > m || n == m && s.file < b {
			best[s.date] = s.file
		}
	}
	f.twice = map[string]bool{}
	for i, c := range f.calls {
		if f.files[i] != best[c.Date] {
			f.twice[c.ID] = true
		}
	}
}

// sort orders the calls by session, date and id, and says where each one went.
func (f *floor) sort() []int {
	calls, at := slices.Clone(f.calls), make([]int, len(f.calls))
	slices.SortFunc(f.calls, func(x, y align.Call) int {
		return cmp.Or(cmp.Compare(x.Session, y.Session), cmp.Compare(x.Date.Days(), y.Date.Days()), cmp.Compare(x.ID, y.ID))
	})
	for i, c := range f.calls {
		f.numbers[c.ID] = i
	}
	for i, c := range calls {
		at[i] = f.numbers[c.ID]
	}
	return at
}

func (f *floor) list(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	calls, _, err := unga.ReadRollCalls(file, path)
	for _, c := range calls {
		f.listed[c.ID] = c
	}
	return err
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
