package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tightrope/align"
	"tightrope/fact"
)

// ErrSameState is a comparison of a state with itself.
var ErrSameState = errors.New("a state is always like itself: name two different ones")

// The ways in which items are put together.
const (
	BySession = "session"
	ByIssue   = "issue"
	ByWindow  = "window" // all of the span at once
	ByYear    = "year"   // alliances
)

// AlignIn asks how alike states are in what they vote for or whom they are allied with.
type AlignIn struct {
	A, B   string   // any name or code
	Others []string // more states: every pair of them all is then measured
	AsOf   fact.Date

	Alliances   bool   // compare portfolios of alliance obligations, not votes
	By          string // BySession or ByYear where empty
	Issue       string // only roll calls about it: me, nu, di, hr, co or ec
	Since, Last int    // sessions, or years of alliances; 0 = open
}

// AlignOut is the similarity of each pair, and what the casebook states of the first.
type AlignOut struct {
	A        fact.ActorID            `json:"a"`
	B        fact.ActorID            `json:"b"`
	By       string                  `json:"by"`
	Sessions []AlignScore            `json:"sessions,omitempty"` // of the first pair
	Pairs    []AlignPair             `json:"pairs,omitempty"`    // of all, where there are more than two states
	Stated   []fact.Observation      `json:"stated,omitempty"`   // agreement rows of the casebook
	Names    map[fact.ActorID]string `json:"names"`
	States   []fact.ActorID          `json:"states"`
	Issue    string                  `json:"issue,omitempty"`
	Weights  string                  `json:"weights,omitempty"` // what S weighted is weighted by
	Notes    []string                `json:"notes,omitempty"`
}

// AlignPair is one pair of states.
type AlignPair struct {
	A      fact.ActorID `json:"a"`
	B      fact.ActorID `json:"b"`
	Scores []AlignScore `json:"scores"`
}

// AlignScore is every measure of a pair over one set of items. A score that is missing has its
// reason under the same name.
type AlignScore struct {
	Label     string            `json:"label"`             // "session 74", "issue me", "2018"
	Session   int               `json:"session,omitempty"` // or year, where it is one
	N         int               `json:"n"`                 // items that both have
	Calls     int               `json:"calls"`             // items in all
	VotedA    int               `json:"voted_a"`
	VotedB    int               `json:"voted_b"`
	MarginalA []int             `json:"marginal_a"` // of the shared items: yes, abstain, no; or alliance levels 0 to 3
	MarginalB []int             `json:"marginal_b"`
	Same      *float64          `json:"same"`
	Agreement *float64          `json:"agreement"` // with half a point for an abstention
	S         *float64          `json:"s_abs"`
	SSq       *float64          `json:"s_sq"`
	SWeighted *float64          `json:"s_weighted"`
	Kappa     *float64          `json:"kappa_abs"`
	KappaSq   *float64          `json:"kappa_sq"`
	Pi        *float64          `json:"pi_abs"`
	PiSq      *float64          `json:"pi_sq"`
	TauB      *float64          `json:"tau_b"`
	Reasons   map[string]string `json:"reasons,omitempty"` // why a score is missing
	Alarm     string            `json:"alarm,omitempty"`   // a member whose record seems to have stopped
}

// Align measures the nearness of states in the General Assembly from the roll calls that are
// loaded, or in their alliances, and lists the agreement rows of the casebook. With neither it
// is ErrInsufficient.
func (a *App) Align(ctx context.Context, in AlignIn) (AlignOut, error) {
	out := AlignOut{By: in.By, Issue: in.Issue, Names: map[fact.ActorID]string{}}
	if out.By == "" {
		out.By = map[bool]string{true: ByYear, false: BySession}[in.Alliances]
	}
	var err error
	if out.States, err = a.states(append([]string{in.A, in.B}, in.Others...)); err != nil {
		return out, err
	}
	out.A, out.B = out.States[0], out.States[1]
	for _, id := range out.States {
		out.Names[id] = a.Name(id)
	}
	out.Stated = a.stated(in, out.A, out.B)
	if a.home != nil && in.Alliances {
		err = a.portfolios(ctx, in, &out)
	} else if a.home != nil {
		err = a.votes(ctx, in, &out)
	}
	if err != nil {
		return out, err
	}
	if len(out.Pairs) > 0 {
		out.Sessions = out.Pairs[0].Scores
	}
	if len(out.States) == 2 {
		out.Pairs = nil
	}
	switch {
	case len(out.Sessions) == 0 && len(out.Stated) == 0:
		return out, in.nothing(out)
	case len(out.Sessions) == 0:
		out.Notes = append(out.Notes, in.nothing(out).Error()+"; what the casebook states is all there is.")
	}
	return out, ctx.Err()
}

// stated is the agreement rows of the casebook on a pair, within the sessions asked for.
func (a *App) stated(in AlignIn, x, y fact.ActorID) []fact.Observation {
	var out []fact.Observation
	if in.Alliances || in.Issue != "" || in.By == ByIssue {
		return nil
	}
	for _, o := range a.Book().Observations("") {
		same := (o.From == x && o.To == y) || (o.From == y && o.To == x)
		opens := o.Period.From.Year - 1945 // the session that opens in the year
		if o.Measure != "agreement" || !o.Known() || !same || in.Since > 0 && opens < in.Since || in.Last > 0 && opens > in.Last {
			continue
		}
		if in.AsOf.IsZero() || !in.AsOf.Before(o.KnownAt) {
			out = append(out, o)
		}
	}
	return out
}

// nothing says what was not found, and what would bring it.
func (in AlignIn) nothing(out AlignOut) error {
	what, from := "no shared votes", "tightrope load unga FILE"
	if in.Alliances {
		what, from = "no alliance obligations", "tightrope load atop FILE"
	}
	if in.Issue != "" {
		what += " on the issue " + in.Issue
		from += ", also of the issues"
	}
	if in.Since > 0 || in.Last > 0 {
		what += fmt.Sprintf(" in %s %d to %d", map[bool]string{true: "the years", false: "sessions"}[in.Alliances], in.Since, in.Last)
	}
	if !in.AsOf.IsZero() {
		what += fmt.Sprintf(" known by %s", in.AsOf)
	}
	return fmt.Errorf("%s of %s and %s are at hand (%s): %w", what, out.A, out.B, from, ErrInsufficient)
}

// states finds actors by their names, each once.
func (a *App) states(names []string) ([]fact.ActorID, error) {
	var out []fact.ActorID
	for _, name := range names {
		id, err := a.Actors.Resolve(name, fact.Date{})
		if err != nil {
			return nil, err
		}
		if slices.Contains(out, id) {
			return nil, fmt.Errorf("%q is %s, who is named already: %w", name, a.Name(id), ErrSameState)
		}
		out = append(out, id)
	}
	return out, nil
}

// votes measures every pair over each set of roll calls.
func (a *App) votes(ctx context.Context, in AlignIn, out *AlignOut) error {
	f, err := a.floor(ctx, in.AsOf, "")
	if err != nil {
		return err
	}
	out.Notes = f.notes
	out.Weights = "how divided the assembly was on the roll call: 1 − Σ p², p the shares of yes, abstain and no"
	keep := func(c align.Call) bool {
		return f.once(c) && (in.Since == 0 || c.Session >= in.Since) && (in.Last == 0 || c.Session <= in.Last) &&
			(in.Issue == "" || slices.Contains(c.Issues, in.Issue))
	}
	weights := f.Divisions()
	for i, x := range out.States {
		for _, y := range out.States[i+1:] {
			p := AlignPair{A: x, B: y}
			for _, s := range spans(f.Calls, out.By, keep) {
				score, err := f.measure(x, y, s, weights)
				if err != nil {
					return err
				}
				if score.VotedA+score.VotedB > 0 {
					p.Scores = append(p.Scores, score)
				}
			}
			if len(p.Scores) > 0 {
				out.Pairs = append(out.Pairs, p)
			}
		}
	}
	return nil
}

// sessions measures one pair by session, from the votes of the two alone.
func (a *App) sessions(ctx context.Context, x, y fact.ActorID, asOf fact.Date) ([]AlignScore, error) {
	f, err := a.floor(ctx, asOf, "", x, y)
	if err != nil {
		return nil, err
	}
	var out []AlignScore
	weights := f.Divisions()
	for _, s := range spans(f.Calls, BySession, f.once) {
		score, err := f.measure(x, y, s, weights)
		if err != nil {
			return nil, err
		}
		out = append(out, score)
	}
	return out, nil
}

// callSpan is one set of roll calls.
type callSpan struct {
	label   string
	session int
	in      func(align.Call) bool
}

// spans splits the calls that are kept, in order.
func spans(calls []align.Call, by string, keep func(align.Call) bool) []callSpan {
	var sessions []int
	var issues []string
	for _, c := range calls {
		if keep(c) {
			sessions, issues = append(sessions, c.Session), append(issues, c.Issues...)
		}
	}
	slices.Sort(sessions)
	slices.Sort(issues)
	var out []callSpan
	switch {
	case len(sessions) == 0:
	case by == ByIssue:
		for _, issue := range slices.Compact(issues) {
			out = append(out, callSpan{"issue " + issue, 0, func(c align.Call) bool { return keep(c) && slices.Contains(c.Issues, issue) }})
		}
	case by == ByWindow:
		out = append(out, callSpan{fmt.Sprintf("sessions %d to %d", sessions[0], sessions[len(sessions)-1]), 0, keep})
	default:
		for _, n := range slices.Compact(sessions) {
			out = append(out, callSpan{fmt.Sprintf("session %d", n), n, func(c align.Call) bool { return keep(c) && c.Session == n }})
		}
	}
	return out
}

func (f *floor) measure(x, y fact.ActorID, s callSpan, weights []float64) (AlignScore, error) {
	w := f.Window(s.in)
	m := align.MeasuresOf(f.Cross(x, y, w), align.LeastShared)
	if m.N >= align.LeastShared {
		var err error
		if m.SWeighted, err = f.WeightedS(x, y, w, weights, align.Linear); err != nil {
			return AlignScore{}, err
		}
	}
	out := AlignScore{Label: s.label, Session: s.session, Calls: w.Size(), VotedA: f.Voted(x, w), VotedB: f.Voted(y, w)}
	out.fill(m)
	for _, id := range []fact.ActorID{x, y} {
		if alarm := f.Covers(id, w).Alarm; alarm != "" {
			out.Alarm = alarm
		}
	}
	return out, nil
}

// fill takes the measures over, and the reason of each that is missing.
func (s *AlignScore) fill(m align.Measures) {
	s.N, s.MarginalA, s.MarginalB = m.N, m.X, m.Y
	for _, x := range []struct {
		name string
		from align.Score
		to   **float64
	}{
		{"same", m.Same, &s.Same},
		{"agreement", m.Agreement, &s.Agreement},
		{"s_abs", m.SAbs, &s.S},
		{"s_sq", m.SSq, &s.SSq},
		{"s_weighted", m.SWeighted, &s.SWeighted},
		{"kappa_abs", m.KappaAbs, &s.Kappa},
		{"kappa_sq", m.KappaSq, &s.KappaSq},
		{"pi_abs", m.PiAbs, &s.Pi},
		{"pi_sq", m.PiSq, &s.PiSq},
		{"tau_b", m.TauB, &s.TauB},
	} {
		if x.from.Reason == "" {
			v := x.from.Value
			*x.to = &v
			continue
		}
		if s.Reasons == nil {
			s.Reasons = map[string]string{}
		}
		s.Reasons[x.name] = x.from.Reason
	}
}
