package app

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"tightrope/align"
	"tightrope/fact"
	"tightrope/internal/source/unga"
	"tightrope/internal/store"
)

// floor is the General Assembly as the index has it: every roll call with everybody's votes.
type floor struct {
	*align.Chamber
	list  unga.List
	twice map[string]bool // calls that stand in a second file
	notes []string
	lost  int // roll calls without a date
}

// undated says how many roll calls are left out for want of a date.
func (f *floor) undated() []string {
	if f.lost == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%d roll calls have no date and are left out: load the list of roll calls too (tightrope load unga FILE).", f.lost)}
}

// keep leaves out, for ideal points, what the published series leaves out: after 1989 votes on
// amendments and paragraphs.
func (f *floor) keep(c align.Call) bool {
	d := f.list.Calls[c.ID]
	return c.Session > 0 && !f.twice[c.ID] && (c.Date.Year <= 1989 || !d.Amendment && !d.Paragraph)
}

// once leaves out what another file has too.
func (f *floor) once(c align.Call) bool { return !f.twice[c.ID] }

// floor gathers the roll calls known by a date, with the votes of all or only of some. Votes that were loaded without a date take it
// from the lists of roll calls that are loaded, or from a file of them; what no list dates is
// left out and counted in a note.
func (a *App) floor(ctx context.Context, asOf fact.Date, calls string, who ...fact.ActorID) (*floor, error) {
	f := &floor{twice: map[string]bool{}}
	var err error
	if f.list, err = a.rollCalls(ctx); err != nil {
		return nil, err
	}
	if calls != "" {
		if err := f.read(calls); err != nil {
			return nil, err
		}
	}
	if len(who) == 0 {
		who = []fact.ActorID{""} // all
	}
	var rolls []store.Roll
	for _, id := range who {
		more, err := a.home.Index().Rolls(ctx, store.Query{Measure: "vote", From: id, KnownAt: asOf})
		if err != nil {
			return nil, err
		}
		rolls = append(rolls, more...)
	}
	slices.SortFunc(rolls, store.CompareRolls)
	return f, f.fill(rolls, asOf)
}

// rollCalls is what the lists that are loaded say of roll calls.
func (a *App) rollCalls(ctx context.Context) (unga.List, error) {
	rows, err := a.home.Index().Observations(ctx, store.Query{Measure: "roll call"})
	return unga.ListOf(rows), err
}

func (f *floor) read(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	calls, _, err := unga.ReadRollCalls(file, path)
	for _, c := range calls {
		c.Issues = f.list.Calls[c.ID].Issues
		f.list.Calls[c.ID] = c
	}
	return err
}

// called is one roll call while the floor fills.
type called struct {
	align.Call
	file  string
	rolls []store.Roll // of one item, oldest load first
}

func (f *floor) fill(rolls []store.Roll, asOf fact.Date) error {
	var all []called
	for lo := 0; lo < len(rolls); {
		hi := lo + 1
		for hi < len(rolls) && rolls[hi].Item == rolls[lo].Item {
			hi++
		}
		c := f.call(rolls[lo:hi])
		switch {
		case c.Session == 0:
			f.lost++
		case asOf.IsZero() || !asOf.Before(c.Date):
			all = append(all, c)
		}
		lo = hi
	}
	slices.SortFunc(all, func(x, y called) int {
		return cmp.Or(cmp.Compare(x.Session, y.Session), cmp.Compare(x.Date.Days(), y.Date.Days()), cmp.Compare(x.ID, y.ID))
	})
	f.findTwice(all)
	f.notes = f.undated()
	if n := len(all); n > 0 && !asOf.IsZero() && asOf.After(all[n-1].Date) {
		f.notes = append(f.notes, fmt.Sprintf("As of %s: the newest roll call at hand is of %s; nothing later is loaded.", asOf, newest(all)))
	}
	return f.seat(all)
}

func newest(all []called) fact.Date {
	last := all[0].Date
	for _, c := range all {
		if c.Date.After(last) {
			last = c.Date
		}
	}
	return last
}

// call dates a roll call: by the list, else by the day that most of its rows bear.
func (f *floor) call(rolls []store.Roll) called {
	c := called{Call: align.Call{ID: strings.TrimPrefix(rolls[0].Item, "roll call ")}, rolls: rolls}
	most := 0
	for _, r := range rolls {
		if n := len(r.Marks); n > most {
			most, c.file = n, r.File
			c.Date = fact.Date{}
			if !r.Until.IsZero() {
				c.Date = r.Since
			}
		}
	}
	if d, ok := f.list.Calls[c.ID]; ok {
		c.Date, c.Session, c.Issues = d.Date, d.Session, d.Issues
	} else {
		c.Session = unga.SessionAt(c.Date)
	}
	return c
}

// findTwice finds the calls of a day that is in more than one file: files number roll calls each
// in its own way, so the one with most calls on that day stands for it.
func (f *floor) findTwice(all []called) {
	type source struct {
		date fact.Date
		file string
	}
	count, best := map[source]int{}, map[fact.Date]string{}
	for _, c := range all {
		count[source{c.Date, c.file}]++
	}
	for s, n := range count {
		b, ok := best[s.date]
		if m := count[source{s.date, b}]; !ok || n > m || n == m && s.file < b {
			best[s.date] = s.file
		}
	}
	for _, c := range all {
		if c.file != best[c.Date] {
			f.twice[c.ID] = true
		}
	}
}

// seat makes the chamber. Of several loads of one vote the last one stands.
func (f *floor) seat(all []called) error {
	var members []fact.ActorID
	seen := map[fact.ActorID]bool{}
	calls := make([]align.Call, len(all))
	for i, c := range all {
		calls[i] = c.Call
		for _, r := range c.rolls {
			for _, m := range r.Marks {
				if !seen[m.From] {
					seen[m.From] = true
					members = append(members, m.From)
				}
			}
		}
	}
	slices.Sort(members)
	chamber, err := align.NewChamber(calls, members)
	if err != nil {
		return err
	}
	f.Chamber = chamber
	for i, c := range all {
		for _, r := range c.rolls {
			for _, m := range r.Marks {
				v := align.Choice(m.Value)
				if v > align.No {
					v = align.None
				}
				if err := chamber.Vote(i, m.From, v); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
