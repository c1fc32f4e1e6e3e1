package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tightrope/board"
	"tightrope/brief"
	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/store"
)

// castActor gives out the roles around an actor of which there is neither a case nor a text:
// those that the user named, else those of the triads found in the loaded data, else the state
// with which the rows show the strongest deeds.
func (a *App) castActor(m *brief.Material, in BriefIn, more rows) error {
	m.Roles.Balancer = in.Input.Actor
	var err error
	if m.Roles.Partner, err = a.role(in.Partner, m.AsOf); err != nil {
		return err
	}
	if m.Roles.Partner == m.Roles.Balancer {
		return fmt.Errorf("%s is named as its own partner: %w", a.Name(m.Roles.Balancer), ErrTwoRoles)
	}
	for _, name := range in.Pressers {
		id, err := a.role(name, m.AsOf)
		if err != nil {
			return err
		}
		if id == m.Roles.Balancer || id != "" && id == m.Roles.Partner {
			return fmt.Errorf("%s is named to press beside its first role: %w", a.Name(id), ErrTwoRoles)
		}
		m.Roles.Pressers = append(m.Roles.Pressers, id)
	}
	named := m.Roles.Partner != ""
	var gone error
	m.Triads, gone = a.triadsOf(m.Roles.Balancer, m.AsOf)
	if gone != nil {
		m.Limits = append(m.Limits, "No triads were looked for: "+gone.Error()+".")
	}
	bonds, err := a.bonds(m, more)
	if err != nil {
		return err
	}
	if !named {
		m.Roles.Partner = partnerOf(m.Triads, bonds)
	}
	if m.Roles.Partner == "" {
		return fmt.Errorf("%s: neither a case nor a row that ties it to a state: load data (tightrope load --list), name a --partner, or give an article: %w", a.Name(m.Roles.Balancer), ErrInsufficient)
	}
	m.Triads = slices.DeleteFunc(m.Triads, func(t brief.TriadFinding) bool { return t.Partner != m.Roles.Partner })
	if len(in.Pressers) == 0 {
		for _, t := range m.Triads {
			m.Roles.Pressers = append(m.Roles.Pressers, t.Presser)
		}
	}
	found := "found in the rows"
	if named {
		found = "named on the command line"
	}
	if a.home == nil {
		m.Limits = append(m.Limits, "Nothing is loaded: the rows at hand were gathered for other cases and show only what those needed. What can be loaded: tightrope load --list.")
	}
	m.Limits = append(m.Limits, fmt.Sprintf("The casebook has no case of %s with %s: the partner is %s, there is no text to check, and no probability of recalibration is given. Name others with --partner and --presser.",
		a.Name(m.Roles.Balancer), a.Name(m.Roles.Partner), found))
	return nil
}

// role resolves a name that the user gave; an empty one is nobody.
func (a *App) role(name string, asOf fact.Date) (fact.ActorID, error) {
	if strings.TrimSpace(name) == "" {
		return "", nil
	}
	return a.Actors.Resolve(name, asOf)
}

// bonds adds up the weight of the deeds that tie the balancer to each state.
func (a *App) bonds(m *brief.Material, more rows) (map[fact.ActorID]float64, error) {
	ev := a.evidence(nil, m.Roles.Balancer)
	b, err := board.Build(m.AsOf, append(ev.Observations, more.observations...), append(ev.Events, more.events...), m.Rules)
	if err != nil {
		return nil, err
	}
	return board.Bonds(b, m.Roles.Balancer, m.Rules), nil
}

// partnerOf is the partner of the triads, or of all bonds where there is no triad, that has
// the strongest bond.
func partnerOf(triads []brief.TriadFinding, bonds map[fact.ActorID]float64) fact.ActorID {
	var ids []fact.ActorID
	for _, t := range triads {
		ids = append(ids, t.Partner)
	}
	if len(ids) == 0 {
		for id := range bonds {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	return slices.MinFunc(ids, func(x, y fact.ActorID) int { return cmp.Or(cmp.Compare(bonds[y], bonds[x]), cmp.Compare(x, y)) })
}

// triadsOf lists the triads that the loaded data show of a balancer in their newest year up to
// the date; none without a home, and an error where the home lacks the files of a panel.
func (a *App) triadsOf(balancer fact.ActorID, asOf fact.Date) ([]brief.TriadFinding, error) {
	l, err := a.layers("")
	if errors.Is(err, ErrNoHome) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	year := min(asOf.Year, l.Last)
	of := stateNumber(balancer, fact.Date{Year: year})
	var out []brief.TriadFinding
	for _, t := range l.Tightropes(year) {
		if t.A != of {
			continue
		}
		partner, okB := a.Actors.ByCode("cow", fmt.Sprint(int(t.B)), fact.Date{Year: year})
		presser, okC := a.Actors.ByCode("cow", fmt.Sprint(int(t.C)), fact.Date{Year: year})
		if okB && okC {
			out = append(out, brief.TriadFinding{Partner: partner, Presser: presser, Year: year, Deeds: texts(t.Deeds), Hostility: texts(t.Hostility), Links: texts(t.Links)})
		}
	}
	return out, nil
}

func texts(all []forecast.Evidence) []string {
	var out []string
	for _, e := range all {
		out = append(out, e.Kind+": "+e.Text)
	}
	return out
}

// durableLoaded is the outlook of the arms tie between a balancer without a case and its
// partner, from the deliveries that are loaded; nil where they show no tie.
func (a *App) durableLoaded(m brief.Material, p loadedPanel) *brief.DurableFinding {
	if m.Case != nil || m.Roles.Partner == "" || p.Panel == nil {
		return nil
	}
	year := min(p.Layers.LastDeliveries(), m.AsOf.Year)
	when := fact.Date{Year: year}
	for _, pair := range [][2]fact.ActorID{{m.Roles.Balancer, m.Roles.Partner}, {m.Roles.Partner, m.Roles.Balancer}} {
		h, err := p.History(stateNumber(pair[0], when), stateNumber(pair[1], when), year)
		if err != nil {
			continue
		}
		o, err := forecast.Durability(h)
		if err != nil {
			continue
		}
		var rests []string
		for _, r := range m.Evidence.Observations {
			if r.Layer == fact.Arms && r.From == pair[1] && r.To == pair[0] && r.Period.To.Year > year-10 && r.Period.To.Year <= year {
				rests = append(rests, r.ID)
			}
		}
		if len(rests) > 0 {
			return finding(o, a.Name(pair[1]), a.Name(pair[0]), rests)
		}
	}
	return nil
}

// quarrels are the measures that tell of hostility between two states.
var quarrels = []string{"rivalry", "dispute"}

// neighbourhood is the rows of the home about an actor, and those on the quarrels of its
// counterparts in deeds with one another: without them its network would be a star, and balanced.
func (a *App) neighbourhood(ctx context.Context, asOf fact.Date, who fact.ActorID) (rows, error) {
	out, err := a.loaded(ctx, asOf, who)
	if err != nil || a.home == nil {
		return out, err
	}
	near := map[fact.ActorID]bool{}
	for _, o := range out.observations {
		if o.Measure == "flow" || slices.Contains(quarrels, o.Measure) {
			near[o.From.State()], near[o.To.State()] = true, true
		}
	}
	for _, e := range out.events {
		near[e.From.State()], near[e.To.State()] = true, true
	}
	var queries []store.Query
	for _, measure := range quarrels {
		queries = append(queries, store.Query{Measure: measure, KnownAt: asOf, Since: fact.Date{Year: asOf.Year - lookBack}})
	}
	more, err := a.ask(ctx, queries)
	for _, o := range more.observations {
		from, to := o.From.State(), o.To.State()
		if near[from] && near[to] && from != who && to != who {
			out.observations = append(out.observations, o)
		}
	}
	return out, err
}
