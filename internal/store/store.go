// Package store says what an index of the evidence must do. An index can be thrown away: it is
// made again from the evidence and the ledger, and then answers every query with the same rows
// in the same order. The packages below it hold the implementations, and storetest what each
// must stand.
package store

import (
	"cmp"
	"context"
	"errors"

	"tightrope/fact"
)

// ErrDamaged says that an index cannot be read and must be made again.
var ErrDamaged = errors.New("the index is damaged")

// Store is an index.
type Store interface {
	// Loads lists the numbers of the ledger entries that the index holds, in order.
	Loads(ctx context.Context) ([]int64, error)
	// Begin opens the one transaction of one or several ledger entries.
	Begin(ctx context.Context) (Batch, error)
	// Observations lists what matches, sorted by id. Where several loads hold the same id the
	// latest one stands, unless the query asks for all.
	Observations(ctx context.Context, q Query) ([]fact.Observation, error)
	// Rolls gathers the known rows of one measure without a partner, such as votes: by item and
	// time, in a fraction of the room that the rows take. Every vintage is there, as with All.
	Rolls(ctx context.Context, q Query) ([]Roll, error)
	// Events lists what matches, sorted by date and id.
	Events(ctx context.Context, q Query) ([]fact.Event, error)
	// Counts adds up acts by direction, month and class, sorted. An act counts as many mentions
	// as its event file says or as mentions were loaded, whichever is more.
	Counts(ctx context.Context, q Query) ([]Count, error)
	// Coverage says, for each source, how many observations and events it gave and for what
	// time, sorted; acts stand under "gdelt".
	Coverage(ctx context.Context) ([]Coverage, error)
	// Size counts the rows.
	Size(ctx context.Context) (Size, error)
	Close() error
}

// Batch is a transaction. Everything given after Load belongs to that ledger entry. Nothing is
// there before Commit, and nothing remains after Rollback.
type Batch interface {
	Load(seq int64) error
	Observation(fact.Observation) error
	Event(fact.Event) error
	Act(Act) error
	Mention(Mention) error
	Commit() error
	Rollback() error
}

// Act is an event of a machine-coded set, of which there are tens of millions: no title, no
// note, an address instead of a quote.
type Act struct {
	ID        uint64
	Day       int32 // days since 1970-01-01
	Added     int32 // when it could be known, in the same days; the archives code old events too
	From, To  fact.ActorID
	Cameo     string
	Quad      fact.Quad
	Goldstein float32
	Mentions  uint16
	Tone      float32
}

// Roll is what one load says of one item at one time: a whole number from 0 to 9 for each actor.
// Rows with other values are left out.
type Roll struct {
	Load  int64
	Item  string
	File  string    // of the locator
	Since fact.Date // first and last day, zero where the period is open
	Until fact.Date
	Marks []Mark // by actor
}

// Mark is the value of one actor; 0 also where the row carries none.
type Mark struct {
	From  fact.ActorID
	Value uint8
}

// CompareRolls orders rolls: by item, load, time and file.
func CompareRolls(a, b Roll) int {
	return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(a.Load, b.Load), cmp.Compare(a.Since.Days(), b.Since.Days()), cmp.Compare(a.File, b.File))
}

// Mention is how often one file of mentions names an act: an event file knows only the articles
// of its own quarter of an hour.
type Mention struct {
	Act   uint64 // Act.ID
	Day   int32  // of the first of them, in days since 1970-01-01
	Times uint16
}

// Query says what is asked for; an empty field asks for everything.
type Query struct {
	ID       string // of an observation or event
	Layer    fact.Layer
	Measure  string
	Item     string
	From, To fact.ActorID // of the directed pair; To is ignored where From is empty and Either set
	Either   fact.ActorID // stands on one of the two sides
	Source   string
	Since    fact.Date // the period overlaps, or the event lies in, Since to Until
	Until    fact.Date
	KnownAt  fact.Date // only what could be known then
	All      bool      // every vintage of an id, not only the latest
}

// Count is how many acts of a class one actor did toward another in a month.
type Count struct {
	From, To fact.ActorID
	Month    fact.Date
	Quad     fact.Quad
	Acts     int
	Mentions int
}

// Coverage is what an index has of one source. Open ends of periods do not count.
type Coverage struct {
	Source string    `json:"source"`
	Rows   int       `json:"rows"`
	Since  fact.Date `json:"since,omitzero"`
	Until  fact.Date `json:"until,omitzero"`
}

// Size counts the rows of an index.
type Size struct{ Loads, Observations, Events, Acts, Mentions int }

// MatchesObservation says whether an observation is asked for.
func (q Query) MatchesObservation(o fact.Observation) bool {
	return (q.ID == "" || o.ID == q.ID) && (q.Layer == "" || o.Layer == q.Layer) &&
		(q.Measure == "" || o.Measure == q.Measure) &&
		(q.Item == "" || o.Item == q.Item) &&
		q.actors(o.From, o.To) &&
		(q.Source == "" || o.Source == q.Source) &&
		(q.Since.IsZero() && q.Until.IsZero() || o.Period.Overlaps(fact.Period{From: q.Since, To: q.Until})) &&
		q.knew(o.KnownAt)
}

// MatchesEvent says whether an event is asked for; Item is its PLOVER type.
func (q Query) MatchesEvent(e fact.Event) bool {
	return (q.ID == "" || e.ID == q.ID) && (q.Layer == "" || e.Layer == q.Layer) &&
		(q.Item == "" || e.Plover == q.Item) &&
		q.actors(e.From, e.To) &&
		(q.Source == "" || e.Source == q.Source) &&
		(q.Since.IsZero() && q.Until.IsZero() || (fact.Period{From: q.Since, To: q.Until}).Contains(e.Date)) &&
		q.knew(e.KnownAt)
}

// MatchesAct says whether an act is asked for.
func (q Query) MatchesAct(a Act) bool {
	day := int(a.Day)
	return q.actors(a.From, a.To) &&
		(q.Since.IsZero() || day >= q.Since.Days()) &&
		(q.Until.IsZero() || day <= q.Until.Last().Days()) &&
		(q.KnownAt.IsZero() || int(a.Added) <= q.KnownAt.Last().Days())
}

func (q Query) actors(from, to fact.ActorID) bool {
	return (q.From == "" || from == q.From) && (q.To == "" || to == q.To) &&
		(q.Either == "" || from == q.Either || to == q.Either)
}

// knew: what bears no date of becoming known counts as known.
func (q Query) knew(at fact.Date) bool {
	return q.KnownAt.IsZero() || at.IsZero() || !at.First().After(q.KnownAt.Last())
}

// Month is the month of a day counted from 1970-01-01.
func Month(day int32) fact.Date {
	y, m := civil(int(day))
	return fact.Date{Year: y, Month: m}
}

// Date is a day counted from 1970-01-01.
func Date(day int32) fact.Date {
	y, m := civil(int(day))
	first := fact.Date{Year: y, Month: m, Day: 1}
	first.Day = int(day) - first.Days() + 1
	return first
}

// civil turns days since 1970-01-01 into year and month of the Gregorian calendar.
// Source: H. Hinnant, chrono-compatible low-level date algorithms, civil_from_days.
func civil(z int) (year, month int) {
	z += 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	month = mp + 3
	if mp >= 10 {
		month = mp - 9
	}
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return year, month
}
