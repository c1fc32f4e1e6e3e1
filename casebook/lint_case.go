package casebook

import (
	"regexp"
	"slices"
	"strings"

	"tightrope/fact"
)

// caseFile checks a case: what fact.Case.Valid asks, and that everything it names exists.
func (l *linter) caseFile(c fact.Case) {
	l.file, l.line = l.book.CaseFile(c.Name), 1
	if l.file == "" {
		l.report("case %q lies in a folder of another name", c.Name)
		return
	}
	if err := c.Valid(); err != nil {
		f, _ := l.book.File(l.file)
		l.line = lineOfTrouble(f.Bytes, c, err.Error())
		l.report("%v", err)
	}
	for _, a := range slices.Concat([]fact.ActorID{c.Balancer}, c.Partners, c.Pressers) {
		l.at(`"` + string(a) + `"`)
		l.actor(a)
	}
	for _, y := range c.Layers {
		l.at(`"` + string(y) + `"`)
		if !slices.Contains(fact.Layers, y) {
			l.report("layer %q is not one of %v", y, fact.Layers)
		}
	}
	l.players(c)
	l.shocks(c)
	l.watch(c)
	l.ach(c)
	for _, a := range c.Assume {
		l.at(`"` + a.ID + `"`)
		if a.Text == "" || a.IfWrong == "" {
			l.report("assumption %s: text and if_wrong are both wanted", a.ID)
		}
	}
	for _, p := range c.Claims {
		l.at(p.Text)
		l.named("press claim", p.Source)
	}
	if c.Dimension.StatusQuo < 0 || c.Dimension.StatusQuo > 100 {
		l.at("status_quo")
		l.report("status quo %g: want 0 to 100", c.Dimension.StatusQuo)
	}
}

// at moves to the first line of the case file that holds the text.
func (l *linter) at(text string) {
	f, _ := l.book.File(l.file)
	l.line = lineOf(f.Bytes, text)
}

// named checks a list of source ids, in which the word analyst may stand.
func (l *linter) named(what, list string) {
	for name := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		if _, ok := l.book.Source(name); !ok && name != "analyst" {
			l.report("%s: source %q is not in a sources.csv: want its id, or \"analyst\"", what, name)
		}
	}
	if strings.TrimSpace(list) == "" {
		l.report("%s: no source: name one, or write \"analyst\"", what)
	}
}

// exist checks ids of observations and events.
func (l *linter) exist(what string, ids []string) {
	for _, id := range ids {
		_, o := l.book.Observation(id)
		_, e := l.book.Event(id)
		if !o && !e {
			l.at(`"` + id + `"`)
			l.report("%s rests on %q, which is no observation or event of the casebook", what, id)
		}
	}
}

var playerID = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

func (l *linter) players(c fact.Case) {
	for _, p := range c.Actors {
		l.at(`id = "` + p.ID + `"`)
		if !playerID.MatchString(p.ID) {
			l.report("actor id %q: want letters, digits and hyphens", p.ID)
		}
		l.actor(p.Actor)
		here := l.line
		for _, r := range []struct {
			field string
			fact.Range
		}{{"position", p.Position}, {"salience", p.Salience}, {"capability", p.Capability}} {
			what := p.ID + "." + r.field
			l.line = here
			l.named(what, r.Source)
			if r.Because == "" {
				l.report("%s: no because: want the reason in a sentence", what)
			}
			l.exist(what, r.Rests)
		}
	}
}

var (
	editValue = regexp.MustCompile(`^[=*+-]\d+(\.\d+)?$`)
	editPair  = regexp.MustCompile(`^([A-Za-z0-9:-]+)->([A-Za-z0-9:-]+)(:.+)?$`)
)

func (l *linter) shocks(c fact.Case) {
	ids := []string{}
	for _, s := range c.Shocks {
		l.at(`id = "` + s.ID + `"`)
		if slices.Contains(ids, s.ID) {
			l.report("shock %s stands twice", s.ID)
		}
		ids = append(ids, s.ID)
		if s.Name == "" || s.Means == "" || len(s.Edits) == 0 {
			l.report("shock %s: name, means and at least one edit are wanted", s.ID)
		}
		for _, e := range s.Edits {
			l.edit(c, s.ID, e)
		}
	}
}

func (l *linter) edit(c fact.Case, shock string, e fact.Edit) {
	player := func(id string) bool {
		return slices.ContainsFunc(c.Actors, func(p fact.Player) bool { return p.ID == id })
	}
	switch e.Op {
	case "cut", "end":
		m := editPair.FindStringSubmatch(e.What)
		if m == nil {
			l.report("shock %s: %s %q: want FROM->TO or FROM->TO:item", shock, e.Op, e.What)
			return
		}
		l.actor(fact.ActorID(m[1]))
		l.actor(fact.ActorID(m[2]))
	case "drop":
		if !player(e.What) {
			l.report("shock %s: drop %q: no such actor in the case", shock, e.What)
		}
	case "set":
		id, field, _ := strings.Cut(e.What, ".")
		if !player(id) || !slices.Contains([]string{"position", "salience", "capability"}, field) {
			l.report("shock %s: set %q: want an actor of the case, a dot and position, salience or capability", shock, e.What)
		}
		if !editValue.MatchString(e.Value) {
			l.report("shock %s: set %s to %q: want a value like =50, +10, -10 or *0.5", shock, e.What, e.Value)
		}
	case "add":
		if player(e.What) || e.Value == "" {
			l.report("shock %s: add %q: want a new actor and its position, salience and capability", shock, e.What)
		}
	default:
		l.report("shock %s: op %q: want cut, drop, set, add or end", shock, e.Op)
	}
}

func (l *linter) watch(c fact.Case) {
	for _, w := range c.Watch {
		l.at(`id = "` + w.ID + `"`)
		if w.Name == "" || w.Direction == "" || w.Threshold == "" {
			l.report("indicator %s: name, direction and threshold are wanted", w.ID)
		}
		l.named("indicator "+w.ID, w.Source)
		if !w.Next.After(c.AsOf) {
			l.report("indicator %s: next %s: want a date after the case's as_of %s", w.ID, w.Next, c.AsOf)
		}
	}
}

// ach checks the matrix of competing hypotheses: every row rated against every hypothesis.
func (l *linter) ach(c fact.Case) {
	for _, e := range c.Evidence {
		l.at(e.Text)
		if !slices.Contains([]string{"low", "medium", "high"}, e.Relevance) {
			l.report("evidence: relevance %q: want low, medium or high", e.Relevance)
		}
		for _, h := range c.Hypos {
			if r := e.Ratings[h.ID]; !slices.Contains([]string{"CC", "C", "N", "I", "II"}, r) {
				l.report("evidence: rating %q of hypothesis %s: want CC, C, N, I or II", r, h.ID)
			}
		}
		if len(e.Ratings) > len(c.Hypos) {
			l.report("evidence: a rating of a hypothesis that the case does not have")
		}
		if len(e.Rests) == 0 {
			l.report("evidence rests on nothing: want ids of observations or events")
		}
		l.exist("evidence", e.Rests)
	}
}
