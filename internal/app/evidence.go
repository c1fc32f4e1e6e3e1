package app

import (
	"slices"

	"tightrope/brief"
	"tightrope/fact"
)

// evidence gathers the rows that bear on a question: those of the case, and of the rest of
// the casebook those about the balancer or a partner.
func (a *App) evidence(c *fact.Case, roles ...fact.ActorID) brief.Evidence {
	ev := brief.Evidence{Where: a.where}
	own := ""
	if c != nil {
		own = c.Name
		ev.Observations = append(ev.Observations, a.Book().Observations(own)...)
		ev.Events = append(ev.Events, a.Book().Events(own)...)
	}
	seen := map[string]bool{}
	for _, o := range ev.Observations {
		seen[o.ID] = true
	}
	for _, e := range ev.Events {
		seen[e.ID] = true
	}
	about := func(from, to fact.ActorID) bool {
		return slices.Contains(roles, from.State()) || slices.Contains(roles, to.State())
	}
	for _, o := range a.Book().Observations("") {
		if !seen[o.ID] && about(o.From, o.To) {
			ev.Observations = append(ev.Observations, o)
		}
	}
	if c == nil {
		for _, e := range a.Book().Events("") {
			if !seen[e.ID] && about(e.From, e.To) {
				ev.Events = append(ev.Events, e)
			}
		}
	}
	ev.Sources = a.Book().Sources
	return ev
}

// where says in which line of which file a row stands, or in which file a case.
func (a *App) where(id string) string {
	if w := a.Book().Where(id); w != "" {
		return w
	}
	return a.Book().CaseFile(id)
}
