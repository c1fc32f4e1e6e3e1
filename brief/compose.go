package brief

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/actor"
	"tightrope/board"
	"tightrope/fact"
	"tightrope/gap"
)

// Material is what the engines found, in the order of the way of the data. Everything but the
// roles may be missing; what is missing is said in the brief, never filled.
type Material struct {
	Slug     string // short name for ids: azerbaijan, or the article's file
	Case     *fact.Case
	Article  *Article
	Items    []fact.Item
	Checks   []fact.Check
	Roles    board.Roles
	Triads   []TriadFinding // that gave the roles, where neither a case nor a text did
	AsOf     fact.Date
	Horizon  fact.Date
	Seed     uint64
	Rules    board.Rules
	Evidence Evidence
	Board    fact.Board
	Network  *NetworkFinding
	Gaps     []gap.Gap
	Game     *GameFinding
	Durable  *DurableFinding
	Limits   []string // what could not be done, one sentence each
	Manifest Manifest
}

// TriadFinding is a tightrope found in the data: the deeds that tie the balancer to the
// partner, the hostility between partner and presser, what links the presser to the balancer.
type TriadFinding struct {
	Partner, Presser        fact.ActorID
	Year                    int
	Deeds, Hostility, Links []string
}

// Evidence is the rows that the brief may rest on.
type Evidence struct {
	Observations []fact.Observation
	Events       []fact.Event
	Sources      []fact.Source
	Where        func(id string) string // file and line of a row, "" when it has none
}

// knownBy leaves out the rows and acts that could not be known by the date: those published
// later, those whose period had not begun, and figures of a year or more that had not ended.
func (e Evidence) knownBy(asOf fact.Date) Evidence {
	out := e
	out.Observations, out.Events = nil, nil
	for _, o := range e.Observations {
		end := o.Period.To
		late := asOf.Before(o.KnownAt) || asOf.Before(o.Period.From) || (o.KnownAt.IsZero() && !end.IsZero() && asOf.Last().Before(end.Last()))
		if asOf.IsZero() || !late {
			out.Observations = append(out.Observations, o)
		}
	}
	for _, a := range e.Events {
		if asOf.IsZero() || !(asOf.Before(a.Date) || asOf.Before(a.KnownAt)) {
			out.Events = append(out.Events, a)
		}
	}
	return out
}

// Compose makes the brief of the material: it words what was found, links every number to its
// explanation, and adds nothing of its own.
func Compose(m Material) (Brief, error) {
	c := newComposer(m)
	b := Brief{Schema: Schema, Scale: c.scale(), Manifest: m.Manifest}
	b.Head = c.head()
	for _, l := range m.Limits {
		b.Limits = append(b.Limits, Statement{Tag: IsFact, Text: c.plain(l)})
	}
	b.Claims = c.claims()
	b.Ledger = c.ledger()
	b.Gap = c.words()
	b.Pressure = c.pressure()
	b.Structure = c.structure()
	b.Outlook = c.outlook()
	b.Alternatives = c.alternatives()
	b.Judgments = c.judgments(b)
	b.BottomLine = c.bottomLine(b)
	b.Indicators = c.indicators(b)
	b.Assumptions = c.assumptions(b)
	b.Gaps = c.unknowns(b)
	b.Charts = c.charts(b)
	b.Manifest.Backtests = c.backtests
	c.manifest(&b)
	b.Sources = c.usedSources()
	b.Annex = c.trace.All()
	if err := c.trace.Dangling(); err != nil {
		return Brief{}, fmt.Errorf("the brief does not hold together: %w", err)
	}
	return b, nil
}

// composer gathers the explanations while the sections are worded.
type composer struct {
	m         Material
	names     *actor.Registry
	trace     fact.Trace
	sources   map[string]fact.Source
	used      map[string]bool
	obs       map[string]fact.Observation
	events    map[string]fact.Event
	ties      map[string]fact.Tie
	items     map[string]fact.Item
	later     map[string]bool // rows and acts that were known only after the date of the brief
	backtests []Backtest
}

func newComposer(m Material) *composer {
	c := &composer{
		m: m, names: actor.Default(), sources: map[string]fact.Source{}, used: map[string]bool{},
		later: map[string]bool{}, obs: map[string]fact.Observation{}, events: map[string]fact.Event{}, ties: map[string]fact.Tie{}, items: map[string]fact.Item{},
	}
	for _, s := range m.Evidence.Sources {
		c.sources[s.ID] = s
	}
	for _, o := range m.Evidence.Observations {
		c.later[o.ID] = true
	}
	for _, e := range m.Evidence.Events {
		c.later[e.ID] = true
	}
	c.m.Evidence = m.Evidence.knownBy(m.AsOf)
	for _, o := range c.m.Evidence.Observations {
		c.obs[o.ID] = o
		delete(c.later, o.ID)
	}
	for _, e := range c.m.Evidence.Events {
		c.events[e.ID] = e
		delete(c.later, e.ID)
	}
	for _, t := range m.Board.Ties {
		c.ties[t.ID] = t
	}
	for _, it := range m.Items {
		c.items[it.ID] = it
	}
	return c
}

// party is an actor with its name and its role in this brief.
func (c *composer) party(id fact.ActorID) Party {
	p := Party{ID: id, Name: c.names.Name(id), Role: Other}
	switch {
	case id.State() == c.m.Roles.Balancer:
		p.Role = Balancer
	case c.isPartner(id):
		p.Role = Partner
	case slices.Contains(c.pressers(), id), slices.Contains(c.pressers(), id.State()):
		p.Role = Presser
	}
	return p
}

func (c *composer) partners() []fact.ActorID {
	if c.m.Case != nil {
		return c.m.Case.Partners
	}
	if c.m.Roles.Partner == "" {
		return nil
	}
	return []fact.ActorID{c.m.Roles.Partner}
}

func (c *composer) pressers() []fact.ActorID {
	if c.m.Case != nil {
		return c.m.Case.Pressers
	}
	return c.m.Roles.Pressers
}

func (c *composer) isPartner(id fact.ActorID) bool {
	return slices.Contains(c.partners(), id) || slices.Contains(c.partners(), id.State())
}

func (c *composer) parties(ids []fact.ActorID) []Party {
	var out []Party
	for _, id := range ids {
		out = append(out, c.party(id))
	}
	return out
}

// list joins names as English does.
func list(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func (c *composer) nameList(ids []fact.ActorID) string {
	var names []string
	for _, id := range ids {
		names = append(names, c.names.Name(id))
	}
	return list(names)
}

func (c *composer) head() Head {
	h := Head{
		Balancer: c.party(c.m.Roles.Balancer),
		Partners: c.parties(c.partners()),
		Pressers: c.parties(c.pressers()),
		AsOf:     c.dated(c.m.AsOf, "asof", "The date of the brief: nothing known only later was used"),
		Article:  c.article(),
	}
	h.Balancer.Role = Balancer
	if k := c.m.Case; k != nil {
		h.Case = k.Name
		h.Title = Words(k.Title)
		h.Horizon = c.dated(c.m.Horizon, "horizon", "The horizon of the judgments, set in the case")
		h.Question = Words(fmt.Sprintf("Will pressure on %s force it to loosen its tie with %s?", c.names.Name(k.Balancer), c.nameList(k.Partners)))
		return h
	}
	title := c.names.Name(c.m.Roles.Balancer)
	switch {
	case c.m.Roles.Partner == "":
	case c.m.Article == nil && len(c.m.Roles.Pressers) > 0:
		other := "those at odds with it"
		if len(c.m.Roles.Pressers) == 1 {
			other = c.names.Name(c.m.Roles.Pressers[0])
		}
		title = fmt.Sprintf("%s between %s and %s", title, c.names.Name(c.m.Roles.Partner), other)
		h.Question = Words(fmt.Sprintf("What ties %s to %s, and who presses on the tie?", h.Balancer.Name, c.names.Name(c.m.Roles.Partner)))
	case c.m.Article == nil:
		title = fmt.Sprintf("%s and %s", title, c.names.Name(c.m.Roles.Partner))
		h.Question = Words(fmt.Sprintf("What ties %s?", title))
	default:
		title = fmt.Sprintf("%s and %s", title, c.names.Name(c.m.Roles.Partner))
		h.Question = Words(fmt.Sprintf("What of this text about %s holds, and on which data?", title))
	}
	h.Title = Words(title)
	return h
}

func (c *composer) article() *Article {
	a := c.m.Article
	if a == nil {
		return nil
	}
	s := fact.Source{
		ID: a.Ref, Publisher: "the reader", Title: a.Title, SHA256: a.SHA256, Reliability: "F", Published: a.Published,
		Note: "The text that this brief examines; it is the object of the checks, never evidence for them.",
	}
	c.sources[s.ID] = s
	c.source(s.ID)
	return a
}
