package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tightrope/board"
	"tightrope/fact"
)

// ledger lists the ties between the balancer and each partner and presser, in both directions.
func (c *composer) ledger() Ledger {
	var out Ledger
	for _, id := range c.counterparts() {
		pair := LedgerPair{A: c.party(c.m.Roles.Balancer), B: c.party(id)}
		for _, t := range c.m.Board.Ties {
			if c.joins(t, id) {
				pair.Rows = append(pair.Rows, c.ledgerRow(t))
			}
		}
		if len(pair.Rows) > 0 {
			out.Pairs = append(out.Pairs, pair)
		}
	}
	out.Intro = c.exposure()
	if len(out.Pairs) == 0 {
		out.Intro = []Statement{{Tag: IsFact, Text: Words("No tie between the balancer and its counterparts could be made from the evidence at hand.")}}
	}
	return out
}

// counterparts are the partners, the pressers, and every other actor with a tie to the
// balancer that is as strong as the middle of the scale.
func (c *composer) counterparts() []fact.ActorID {
	out := append(slices.Clone(c.partners()), c.pressers()...)
	var more []fact.ActorID
	for _, t := range c.m.Board.Ties {
		for _, pair := range [][2]fact.ActorID{{t.From, t.To}, {t.To, t.From}} {
			if pair[0] == c.m.Roles.Balancer && t.Weight >= 0.5 && !slices.Contains(out, pair[1]) {
				more = append(more, pair[1])
			}
		}
	}
	slices.Sort(more)
	return append(out, slices.Compact(more)...)
}

func (c *composer) joins(t fact.Tie, id fact.ActorID) bool {
	bal := c.m.Roles.Balancer
	return (t.From.State() == bal && t.To == id) || (t.To.State() == bal && t.From == id)
}

func (c *composer) ledgerRow(t fact.Tie) LedgerRow {
	row := LedgerRow{
		Tie: c.tie(t), From: c.party(t.From), To: c.party(t.To), Layer: t.Layer, Tier: t.Tier, Sign: t.Sign, Weight: t.Weight,
		Status: t.Status, Rests: c.all(t.Rests),
	}
	row.What = c.linked(t.Label, row.Tie)
	for _, o := range c.behind(t) {
		row.Figures = append(row.Figures, c.figure(o))
		if row.Grade == "" {
			row.Grade = c.grade(o.Source, o.Credibility, o.Verified)
		}
	}
	if row.Grade == "" {
		for _, id := range t.Rests {
			if e, ok := c.events[id]; ok {
				row.Grade = c.grade(e.Source, e.Credibility, e.Verified)
				break
			}
		}
	}
	return row
}

// behind lists the observations of a tie, the newest first, at most six: the whole list is in
// the annex.
func (c *composer) behind(t fact.Tie) []fact.Observation {
	var out []fact.Observation
	for _, id := range unique(t.Rests) {
		if o, ok := c.obs[id]; ok && o.Measure != "vote" {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b fact.Observation) int {
		return cmp.Or(cmp.Compare(endDay(b.Period), endDay(a.Period)), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(len(out), 6)]
}

func endDay(p fact.Period) int {
	if p.To.IsZero() {
		return 1 << 30
	}
	return p.To.Last().Days()
}

// pressure says who presses, by which means, and what the case gives each for stakes.
func (c *composer) pressure() Pressure {
	var out Pressure
	ids := c.pressers()
	for _, id := range ids {
		row, ok := c.presser(id)
		if ok {
			out.Rows = append(out.Rows, row)
		}
	}
	out.Statements = c.tightropes()
	if len(out.Rows)+len(out.Statements) == 0 {
		out.Statements = []Statement{{Tag: IsFact, Text: Words("The evidence names nobody who presses the balancer.")}}
	}
	return out
}

// tightropes tells why the rows make somebody a presser, where neither a case nor a text does.
func (c *composer) tightropes() []Statement {
	var out []Statement
	for _, t := range c.m.Triads {
		who := c.names.Name(t.Presser)
		id := fmt.Sprintf("x.%s.triad.%s", c.m.Slug, t.Presser)
		ref := c.trace.Add(fact.Explanation{
			ID: id, Kind: "computation", Title: fmt.Sprintf("%s, %s and %s", c.names.Name(c.m.Roles.Balancer), c.names.Name(t.Partner), who),
			Value: "yes", Unit: "yes/no", Period: fmt.Sprint(t.Year), Basis: string(fact.Computed), Note: strings.Join(slices.Concat(t.Deeds, t.Hostility, t.Links), "; "),
			Formula: "a deed of the balancer with the partner, hostility between partner and presser, a link between balancer and presser, none of them hostile themselves",
			Inputs:  []string{c.trace.Add(fact.Explanation{ID: "p." + c.m.Slug + ".panel", Kind: "input", Title: "the yearly panel of states", Value: fmt.Sprint(t.Year), Basis: "files loaded into the home: deliveries of arms, treaties, rivalries, conflicts, disputes, borders, votes"})},
		})
		out = append(out, Statement{Tag: IsFact, Evidence: []string{ref}, Text: c.linked(fmt.Sprintf(
			"In %d %s keeps %s (%s), with which %s is at odds (%s) while it is linked to %s too (%s). Whether it presses is for the reader to confirm.",
			t.Year, c.names.Name(c.m.Roles.Balancer), c.names.Name(t.Partner), strings.Join(t.Deeds, "; "), who, strings.Join(t.Hostility, "; "), c.names.Name(c.m.Roles.Balancer), strings.Join(t.Links, "; ")), ref)})
	}
	return out
}

func (c *composer) presser(id fact.ActorID) (PresserRow, bool) {
	row := PresserRow{Party: c.party(id)}
	var acts []fact.Event
	for _, e := range c.m.Evidence.Events {
		toward := e.To.State() == c.m.Roles.Balancer || c.m.Case != nil && c.isPartner(e.To)
		if e.From.State() == id && toward && e.Intensity < 0 && !c.m.AsOf.Before(e.Date) {
			acts = append(acts, e)
		}
	}
	slices.SortFunc(acts, func(a, b fact.Event) int { return cmp.Or(b.Date.Days()-a.Date.Days(), cmp.Compare(a.ID, b.ID)) })
	var ids []string
	means := map[string]bool{}
	for _, e := range acts {
		ids = append(ids, e.ID)
		means[tierMeans(e)] = true
	}
	var words []string
	for _, w := range []string{"words", "votes", "sanctions and demands", "force"} {
		if means[w] {
			words = append(words, w)
		}
	}
	if len(acts) > 0 {
		row.Means = Words(strings.Join(words, ", "))
		row.Latest = Append(c.linked(acts[0].Date.String()+": ", c.event(acts[0])), c.linked(acts[0].Title, c.event(acts[0])))
	} else {
		items, means := c.pressItems(id)
		row.Means, row.Latest = means, Words("no dated act in the evidence")
		ids = items
	}
	if len(ids) > 0 {
		row.Acts = c.computed("press."+string(id), "hostile acts of "+c.names.Name(id)+" toward the balancer or its partners", float64(len(ids)), "count", "count of events with negative intensity up to the date of the brief", ids...)
	} else {
		row.Acts = Missing(fact.NotInSample, c.input("press."+string(id), c.names.Name(id)+" is named as a presser by the case", "named"))
	}
	if p, ok := c.player(id); ok {
		row.Position = c.stake(p, "position", p.Position)
		row.Salience = c.stake(p, "salience", p.Salience)
		row.Capability = c.stake(p, "capability", p.Capability)
	}
	return row, len(ids) > 0 || c.m.Case != nil
}

// pressItems are the hostile acts and stances of the article when there is no chronology.
func (c *composer) pressItems(id fact.ActorID) (ids []string, means Text) {
	for _, it := range c.m.Items {
		from, to := it.Source, it.Target
		if it.Kind == fact.Stance {
			from, to = it.Holder, it.Toward
		}
		if it.Modality == fact.Conditional || it.Modality == fact.Hypothetical || it.Modality == fact.Questioned {
			continue
		}
		hostile := it.Polarity == "-" || fact.QuadOf(it.Plover) >= fact.VerbalConflict
		if from.State() == id && hostile && (to.State() == c.m.Roles.Balancer || c.isPartner(to)) {
			ids = append(ids, c.item(it))
		}
	}
	if len(ids) == 0 {
		return nil, Words("not said in the text")
	}
	return ids, Text{Quoted("“"+c.items[ids[0]].Quote+"”", ids[0])}
}

func tierMeans(e fact.Event) string {
	switch {
	case e.Layer == fact.Conflict:
		return "force"
	case e.Tier == fact.Vote:
		return "votes"
	case e.Tier == fact.Do:
		return "sanctions and demands"
	}
	return "words"
}

// player is the actor of the case that stands for the presser: the state itself, or its first.
func (c *composer) player(id fact.ActorID) (fact.Player, bool) {
	if c.m.Case == nil {
		return fact.Player{}, false
	}
	for _, p := range c.m.Case.Actors {
		if p.Actor == id {
			return p, true
		}
	}
	for _, p := range c.m.Case.Actors {
		if p.Actor.State() == id {
			return p, true
		}
	}
	return fact.Player{}, false
}

// stake is the mode of a range of the case, explained with its low, high and source.
// stakeBasis begins the basis of a figure that is the mode of a range.
const stakeBasis = "range of the case: "

func (c *composer) stake(p fact.Player, field string, r fact.Range) Figure {
	ref := c.stakeRef(p, field, r)
	v := r.Mode
	return Figure{Show: board.Number(v), Ref: ref, Value: &v, Unit: "index", Status: fact.Reported, Period: fact.Period{From: c.m.AsOf, To: c.m.AsOf}, Basis: stakeBasis + r.Source}
}

func (c *composer) stakeRef(p fact.Player, field string, r fact.Range) string {
	inputs := c.all(r.Rests)
	judged, src := false, ""
	var from []string
	for _, word := range strings.Fields(r.Source) {
		if _, ok := c.sources[word]; ok {
			src = c.source(word)
			inputs = append(inputs, src)
			from = append(from, word)
			continue
		}
		judged = judged || word == "analyst"
	}
	basis := "measured from " + list(from)
	switch {
	case judged && len(from) > 0:
		basis = "judged by the analyst on " + list(from)
	case judged:
		basis = "judged by the analyst"
	}
	return c.trace.Add(fact.Explanation{
		ID: fmt.Sprintf("p.%s.%s.%s", c.m.Slug, p.ID, field), Kind: "input", Title: field + " of " + p.Name,
		Value: fmt.Sprintf("%s (low %s, high %s)", board.Number(r.Mode), board.Number(r.Low), board.Number(r.High)), Basis: basis,
		Inputs: unique(inputs), Source: src, Locator: c.caseFile(), Note: r.Because,
	})
}
