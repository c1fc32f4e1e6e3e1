package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tightrope/balance"
	"tightrope/board"
	"tightrope/brief"
	"tightrope/check"
	"tightrope/fact"
	"tightrope/gap"
	"tightrope/read"
)

// ErrNotAboutStates is a text that says nothing about states.
var ErrNotAboutStates = errors.New("the text is not about states")

// MaxChecked is the most statements of a text that a brief checks; a text with more is no
// article, and the brief says that it stopped.
const MaxChecked = 200

// BriefIn asks for a brief.
type BriefIn struct {
	Input    Input
	Partner  string    // of an actor without a case: the partner by any name; empty = found in the rows
	Pressers []string  // and those who press; none = found in the rows
	AsOf     fact.Date // zero = the date of the case, or the newest date of the casebook
	Seed     uint64
	Draws    int    // Monte Carlo draws; 0 = the default of package bargain
	Command  string // as it is printed in the manifest
}

// Brief is the main job: it reads, checks, measures and tests, and words what it found. A
// text that is not about states is ErrNotAboutStates; everything else yields a brief that says
// what it could not do.
func (a *App) Brief(ctx context.Context, in BriefIn) (brief.Brief, error) {
	m, err := a.material(ctx, in)
	if err != nil {
		return brief.Brief{}, err
	}
	return brief.Compose(m)
}

// material runs the engines, in the order of the way of the data.
func (a *App) material(ctx context.Context, in BriefIn) (brief.Material, error) {
	m := brief.Material{Slug: in.Input.Slug(), Seed: in.Seed, Limits: in.Input.Notes}
	var err error
	if m.Rules, err = a.rules(); err != nil {
		return m, err
	}
	if m.AsOf = in.AsOf; m.AsOf.IsZero() {
		m.AsOf = a.defaultAsOf(in.Input.Case)
	}
	var more rows
	if in.Input.Actor == "" {
		err = a.cast(&m, in)
	} else if more, err = a.neighbourhood(ctx, m.AsOf, in.Input.Actor); err == nil {
		err = a.castActor(&m, in, more)
	}
	if err != nil {
		return m, err
	}
	if in.AsOf.IsZero() {
		m.AsOf = a.defaultAsOf(m.Case)
	}
	if m.Case != nil {
		m.Horizon = m.Case.Horizon
		if m.AsOf.Before(m.Case.AsOf) {
			m.Limits = append(m.Limits, fmt.Sprintf("The case is judged as of %s: its actors, ranges, hypotheses and press claims, and the probability that follows from them, know what came after %s. Only rows and acts are taken back to that date.", m.Case.AsOf, m.AsOf))
		}
	}
	m.Evidence = a.evidence(m.Case, append(slices.Clone(partnersOf(m)), m.Roles.Balancer)...)
	m.Evidence.Where = a.whereOf(in.Input)
	if err := a.addLoaded(ctx, &m, more); err != nil {
		return m, err
	}
	if m.Case == nil {
		m.Evidence = around(m.Evidence, m.Roles)
	}
	if m.Article != nil {
		opt := check.Options{Text: m.Article.Text, Published: m.Article.Published}
		items := m.Items
		if len(items) > MaxChecked {
			m.Limits = append(m.Limits, fmt.Sprintf("The text makes %d statements; the first %d were checked. One article makes some dozens.", len(items), MaxChecked))
			items = items[:MaxChecked]
		}
		if m.Checks, err = a.checks(ctx, items, m.Slug, m.AsOf, opt); err != nil {
			return m, err
		}
	}
	if err := a.measure(ctx, &m, in); err != nil {
		return m, err
	}
	m.Manifest = a.manifest(m, in)
	return m, ctx.Err()
}

// cast reads the text and gives out the roles: from the case where there is one, else from
// what the text says.
func (a *App) cast(m *brief.Material, in BriefIn) error {
	m.Case = in.Input.Case
	text, title := in.Input.Text, titleOf(in.Input)
	if m.Case != nil {
		text, title = pressText(*m.Case), "What the press says of the case, in our words"
		m.Roles = board.Roles{Balancer: m.Case.Balancer, Partner: m.Case.Partners[0], Pressers: m.Case.Pressers, Why: "given by the case"}
	}
	if text == "" {
		return nil
	}
	res, err := read.Read(text, read.Options{})
	if err != nil {
		return fmt.Errorf("%s: %w", in.Input.Name, err)
	}
	for i := range res.Items {
		res.Items[i].ID = "i." + res.Items[i].ID[1:]
	}
	m.Items = res.Items
	m.Article = &brief.Article{Title: title, SHA256: sum([]byte(text)), Ref: "s.article." + m.Slug, Text: text, Published: res.Date}
	if m.Case != nil {
		return nil
	}
	if res.About.Reason != "" {
		return fmt.Errorf("%s: %w: %s", in.Input.Name, ErrNotAboutStates, res.About.Reason)
	}
	if m.Roles = board.CastRoles(m.Items, res.About.Headed, res.About.States); m.Roles.Balancer == "" {
		return fmt.Errorf("%s: %w: %s", in.Input.Name, ErrNotAboutStates, m.Roles.Why)
	}
	if m.Case = a.caseFor(m.Roles.Balancer, m.Roles.Partner); m.Case == nil {
		m.Limits = append(m.Limits, fmt.Sprintf("The casebook has no case of %s with %s: the brief works from the text and the rows at hand, and gives no probability.",
			a.Name(m.Roles.Balancer), a.Name(m.Roles.Partner)))
	}
	return nil
}

// titleOf is the first line of a text where that can be a headline, else the name of its file.
func titleOf(in Input) string {
	line, _, _ := strings.Cut(strings.TrimSpace(in.Text), "\n")
	line = strings.TrimSpace(line)
	if n := len([]rune(line)); n == 0 || n > 140 || strings.HasSuffix(line, ".") {
		return filepath.Base(in.Name)
	}
	return line
}

// addLoaded adds the rows of the home that tie the balancer to others, if they are not at hand
// yet. With a case the casebook has chosen its rows; without one the home is all there is.
func (a *App) addLoaded(ctx context.Context, m *brief.Material, more rows) (err error) {
	if m.Case != nil || m.Roles.Balancer == "" {
		return nil
	}
	if more.sources == nil {
		more, err = a.neighbourhood(ctx, m.AsOf, m.Roles.Balancer)
	}
	m.Evidence.Observations = append(m.Evidence.Observations, more.observations...)
	m.Evidence.Events = append(m.Evidence.Events, more.events...)
	m.Evidence.Sources = append(slices.Clone(m.Evidence.Sources), more.sources...)
	return err
}

// around keeps the rows about the balancer, those that the partner and the pressers share with
// one another, and quarrels: what else the casebook has of them was gathered for other cases.
func around(ev brief.Evidence, r board.Roles) brief.Evidence {
	others := append(slices.Clone(r.Pressers), r.Partner)
	keep := func(from, to fact.ActorID) bool {
		from, to = from.State(), to.State()
		return from == r.Balancer || to == r.Balancer || slices.Contains(others, from) && slices.Contains(others, to)
	}
	ev.Observations = slices.DeleteFunc(slices.Clone(ev.Observations), func(o fact.Observation) bool {
		return !keep(o.From, o.To) && !slices.Contains(quarrels, o.Measure)
	})
	ev.Events = slices.DeleteFunc(slices.Clone(ev.Events), func(e fact.Event) bool { return !keep(e.From, e.To) })
	return ev
}

func partnersOf(m brief.Material) []fact.ActorID {
	if m.Case != nil {
		return m.Case.Partners
	}
	if m.Roles.Partner == "" {
		return nil
	}
	return []fact.ActorID{m.Roles.Partner}
}

// defaultAsOf is the date of the case, or the newest of the casebook.
func (a *App) defaultAsOf(c *fact.Case) fact.Date {
	if c != nil {
		return c.AsOf
	}
	var newest fact.Date
	for _, k := range a.Book().Cases {
		if newest.Before(k.AsOf) {
			newest = k.AsOf
		}
	}
	return newest
}

// measure builds the board and asks the engines about it.
func (a *App) measure(ctx context.Context, m *brief.Material, in BriefIn) error {
	b, err := board.Build(m.AsOf, m.Evidence.Observations, m.Evidence.Events, m.Rules)
	if err != nil {
		return err
	}
	if m.Case == nil {
		b.Ties = append(b.Ties, board.FromItems(m.Items)...)
		b.Sort()
	}
	m.Board = b
	if degree(b, m.Roles.Balancer) < 2 {
		m.Limits = append(m.Limits, "The structure of the board was not measured: fewer than two counterparts are tied to "+a.Name(m.Roles.Balancer)+" in the evidence.")
	} else if m.Network, err = network(b, m.Rules); err != nil {
		m.Limits = append(m.Limits, "The structure of the board was not measured: "+err.Error()+".")
	}
	m.Gaps = a.gaps(ctx, *m)
	m.Durable = a.durable(*m)
	if m.Case != nil {
		if m.Game, err = a.game(ctx, *m, in); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// degree is the number of counterparts of an actor on the board.
func degree(b fact.Board, who fact.ActorID) int {
	seen := map[fact.ActorID]bool{}
	for _, t := range b.Ties {
		switch who {
		case t.From:
			seen[t.To] = true
		case t.To:
			seen[t.From] = true
		}
	}
	return len(seen)
}

// network puts the layers together and analyses the signed graph, again under two other dead
// zones: the index depends on what counts as a tie, and the reader should see how much.
func network(b fact.Board, rules board.Rules) (*brief.NetworkFinding, error) {
	signed := board.Sign(b, rules)
	report, err := balance.Analyse(signed.Graph)
	if err != nil {
		return nil, err
	}
	out := &brief.NetworkFinding{Signed: signed, Report: report}
	if out.Seal, err = balance.Certify(signed.Graph, report.Solution).Seal(); err != nil {
		return nil, err
	}
	for _, zone := range []float64{0.05, 0.15, 0.30} {
		r := rules
		r.DeadZone = zone
		rep, err := balance.Analyse(board.Sign(b, r).Graph)
		if err != nil {
			return nil, err
		}
		out.Bands = append(out.Bands, brief.RuleFinding{Rule: fmt.Sprintf("dead zone %.2f", zone), L: rep.L, Total: rep.Total, F: rep.F()})
	}
	return out, nil
}

// gaps ranks the counterparts of the balancer in words, votes and deeds.
func (a *App) gaps(ctx context.Context, m brief.Material) []gap.Gap {
	period := fact.Period{From: fact.Date{Year: m.AsOf.Year - gapYears}, To: m.AsOf}
	columns := gap.Columns(m.Roles.Balancer, period, knownBy(m.Evidence.Observations, m.AsOf), m.Evidence.Events, a.homeVotes(ctx, m, period)...)
	out, err := gap.Measure(columns, gap.Options{}, random(m.Seed, "gap"))
	if err != nil {
		return nil
	}
	return out
}
