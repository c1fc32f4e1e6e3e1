package casebook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
)

// Problem is one thing that is wrong in a file of a casebook.
type Problem struct {
	File string
	Line int
	Text string
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

type problemError struct{ Problem }

func (e problemError) Error() string { return e.String() }

var bases = []fact.Basis{
	fact.ExporterCustoms, fact.ImporterCustoms, fact.Reconciled, fact.ShipTracking, fact.Producer,
	fact.Register, fact.Record, fact.Coding, fact.Estimate, fact.Statement, fact.Computed,
}

// Lint checks every line of the book against its format and returns what is wrong, by file
// and line; none means that the book may ship. It refuses a row without source, unit, period
// or known actor, a share without a denominator or outside 0 to 1, a percentage in place of a
// fraction, unknown ids, ids that stand twice, a verified row without a locator, a remembered
// one that is graded, and a row that was known before it happened.
func (b *Book) Lint() []Problem {
	l := &linter{book: b, cited: map[string]bool{}}
	for _, f := range b.folders {
		for _, o := range f.observations.Rows {
			l.cited[o.Source] = l.cited[o.Source] || o.Verified
		}
		for _, e := range f.events.Rows {
			l.cited[e.Source] = l.cited[e.Source] || e.Verified
		}
	}
	for _, f := range b.folders {
		for i, s := range f.sources.Rows {
			l.file, l.line = f.sources.Name, f.sources.Lines[i]
			l.source(s)
		}
		for i, o := range f.observations.Rows {
			l.file, l.line = f.observations.Name, f.observations.Lines[i]
			l.observation(o)
		}
		for i, e := range f.events.Rows {
			l.file, l.line = f.events.Name, f.events.Lines[i]
			l.event(e)
		}
	}
	for _, c := range b.Cases {
		l.caseFile(c)
	}
	slices.SortStableFunc(l.found, func(x, y Problem) int {
		if c := strings.Compare(x.File, y.File); c != 0 {
			return c
		}
		return x.Line - y.Line
	})
	return l.found
}

type linter struct {
	book  *Book
	cited map[string]bool // sources behind verified rows
	file  string
	line  int
	found []Problem
}

func (l *linter) report(format string, a ...any) {
	l.found = append(l.found, Problem{l.file, l.line, fmt.Sprintf(format, a...)})
}

func (l *linter) check(err error) {
	if err != nil {
		l.report("%v", err)
	}
}

var idForms = map[byte]*regexp.Regexp{
	's': regexp.MustCompile(`^s\.[a-z0-9.-]+$`),
	'o': regexp.MustCompile(`^o\.[a-z]{3}\.[a-z0-9.-]+$`),
	'e': regexp.MustCompile(`^e\.[a-z]{3}\.[a-z0-9.-]+$`),
}

// id checks the spelling of an id and that this row is where it stands.
func (l *linter) id(id string, kind byte) {
	if !idForms[kind].MatchString(id) {
		l.report("id %q: want %s", id, idForms[kind])
	}
	if at := l.book.Where(id); at != (place{l.file, l.line}).String() {
		l.report("id %s stands already at %s", id, at)
	}
}

func (l *linter) source(s fact.Source) {
	l.id(s.ID, 's')
	l.check(s.Valid())
	if s.Reliability != "F" && s.URL == "" && s.SHA256 == "" {
		l.report("source %s: graded %s without an address: want url or sha256, or reliability F", s.ID, string(s.Reliability))
	}
	if s.URL != "" && s.Retrieved.IsZero() && l.cited[s.ID] {
		l.report("source %s: no retrieved date, yet a verified row cites it: want the day on which it was looked up", s.ID)
	}
}

func (l *linter) observation(o fact.Observation) {
	l.id(o.ID, 'o')
	l.check(o.Valid())
	l.rests(o.Source, o.Locator, o.Verified, o.Credibility)
	l.actor(o.From)
	if o.To != "" {
		l.actor(o.To)
	}
	if !slices.Contains(bases, o.Basis) {
		l.report("basis %q: want one of %v", string(o.Basis), bases)
	}
	if strings.Contains(o.Unit, "%") || strings.Contains(strings.ToLower(o.Unit), "percent") {
		l.report("unit %q: write a share or a change as a fraction, with its denominator", o.Unit)
	}
	if m, ok := fact.MeasureNamed(o.Measure); ok {
		l.unit(o, m)
	}
	l.known(o.KnownAt, o.Period.From, "the period "+o.Period.String()+" begins")
}

// unit holds a row to the unit family of its measure, where the family is a single unit.
func (l *linter) unit(o fact.Observation, m fact.Measure) {
	switch m.Unit {
	case "share", "change", "rank", "yes/no":
		if o.Unit != m.Unit {
			l.report("measure %q in unit %q: want %q", m.Name, o.Unit, m.Unit)
		}
	}
	if m.Unit == "yes/no" && o.Known() && o.Value != 0 && o.Value != 1 {
		l.report("measure %q is %g: want 1 for yes, 0 for no", m.Name, o.Value)
	}
	if m.Unit == "rank" && o.Known() && o.Value < 1 {
		l.report("measure %q is %g: want 1 for the first", m.Name, o.Value)
	}
	if m.Name == "vote" && o.Known() && (o.Unit != "vote" || !slices.Contains([]float64{0, 1, 2, 3}, o.Value)) {
		l.report("a vote of %g %s: want unit vote and 1 yes, 2 abstain, 3 no, 0 absent", o.Value, o.Unit)
	}
}

func (l *linter) event(e fact.Event) {
	l.id(e.ID, 'e')
	l.check(e.Valid())
	l.rests(e.Source, e.Locator, e.Verified, e.Credibility)
	l.actor(e.From)
	if e.To != "" {
		l.actor(e.To)
	}
	if e.From == e.To {
		l.report("event %s: from %s to itself", e.ID, string(e.From))
	}
	l.known(e.KnownAt, e.Date, "the date "+e.Date.String()+" comes")
}

// rests checks what a row rests on.
func (l *linter) rests(source, locator string, verified bool, c fact.Credibility) {
	s, ok := l.book.Source(source)
	switch {
	case source == "": // Valid has said so
	case !ok:
		l.report("source %q is not in a sources.csv", source)
	case verified && s.Reliability == "F":
		l.report("verified, but %s is remembered or cannot be judged: want a source that was looked up", source)
	}
	switch {
	case verified && locator == "":
		l.report("verified without a locator: want the row, page or query inside the source")
	case !verified && c != 6:
		l.report("credibility %d of a row that nobody looked up: want 6", c)
	case c < 1 || c > 6:
		l.report("credibility %d: want 1 to 6", c)
	}
}

// known refuses a row that was known before it happened, and one without a known date.
func (l *linter) known(at, happened fact.Date, what string) {
	switch {
	case at.IsZero():
		l.report("no known_at: want the date on which this could first be known")
	case happened.First().After(at.Last()):
		l.report("known_at %s is in the past when %s", at, what)
	}
}

// actor refuses an id that the registry does not know. A body, group or firm may be new as
// long as its state is known: "AZE:Defence".
func (l *linter) actor(id fact.ActorID) {
	if id == "" { // Valid has said so
		return
	}
	if err := id.Valid(); err != nil {
		l.report("%v", err)
		return
	}
	_, known := actor.Default().Get(id)
	_, stateKnown := actor.Default().Get(id.State())
	if !known && (id.State() == id || !stateKnown) {
		l.report("actor %q is not known: want an id of the registry, or one that begins with a known state and a colon", string(id))
	}
}
