// Package mem is an index in memory, for a program built without a C compiler and for tests. It
// is made anew from the evidence at every start.
package mem

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"tightrope/fact"
	"tightrope/internal/store"
)

// Store keeps rows in memory.
type Store struct {
	mu           sync.RWMutex
	loads        []int64
	observations []row[fact.Observation]
	events       []row[fact.Event]
	acts         []row[store.Act]
	mentions     []store.Mention
}

type row[T any] struct {
	load int64
	x    T
}

// New gives an empty index.
func New() *Store { return &Store{} }

// Loads lists the ledger entries in the index.
func (s *Store) Loads(context.Context) ([]int64, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	out := slices.Clone(s.loads)
	slices.Sort(out)
	return out, nil
}

// Begin opens a transaction.
func (s *Store) Begin(context.Context) (store.Batch, error) { return &batch{s: s}, nil }

// Close drops everything.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.loads, s.observations, s.events, s.acts, s.mentions = nil, nil, nil, nil, nil
	return nil
}

// Observations lists what matches.
func (s *Store) Observations(_ context.Context, q store.Query) ([]fact.Observation, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return pick(s.observations, q.All, q.MatchesObservation, func(o fact.Observation) string { return o.ID },
		func(a, b fact.Observation) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// Events lists what matches.
func (s *Store) Events(_ context.Context, q store.Query) ([]fact.Event, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return pick(s.events, q.All, q.MatchesEvent, func(e fact.Event) string { return e.ID }, func(a, b fact.Event) int {
		return cmp.Or(cmp.Compare(a.Date.String(), b.Date.String()), cmp.Compare(a.ID, b.ID))
	}), nil
}

// pick keeps what matches, of each id the latest load, in order. A row of an older load shows
// again only where the query asks for all: the latest one decides even if it does not match.
func pick[T any](rows []row[T], all bool, match func(T) bool, id func(T) string, order func(a, b T) int) []T {
	latest := map[string]int64{}
	if !all {
		for _, r := range rows {
			latest[id(r.x)] = max(latest[id(r.x)], r.load)
		}
	}
	var kept []row[T]
	for _, r := range rows {
		if match(r.x) && (all || latest[id(r.x)] == r.load) {
			kept = append(kept, r)
		}
	}
	slices.SortStableFunc(kept, func(a, b row[T]) int { return cmp.Or(order(a.x, b.x), cmp.Compare(a.load, b.load)) })
	out := make([]T, len(kept))
	for i, r := range kept {
		out[i] = r.x
	}
	return out
}

// Counts adds up acts.
func (s *Store) Counts(_ context.Context, q store.Query) ([]store.Count, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	type key struct {
		from, to fact.ActorID
		month    fact.Date
		quad     fact.Quad
	}
	mentioned := map[uint64]int{}
	for _, m := range s.mentions {
		if q.KnownAt.IsZero() || int(m.Day) <= q.KnownAt.Last().Days() {
			mentioned[m.Act] += int(m.Times)
		}
	}
	sums := map[key]*store.Count{}
	for _, r := range s.acts {
		if !q.MatchesAct(r.x) {
			continue
		}
		k := key{r.x.From, r.x.To, store.Month(r.x.Day), r.x.Quad}
		c := sums[k]
		if c == nil {
			c = &store.Count{From: k.from, To: k.to, Month: k.month, Quad: k.quad}
			sums[k] = c
		}
		c.Acts++
		c.Mentions += max(int(r.x.Mentions), mentioned[r.x.ID])
	}
	out := make([]store.Count, 0, len(sums))
	for _, c := range sums {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b store.Count) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Month.Days(), b.Month.Days()), cmp.Compare(a.Quad, b.Quad))
	})
	return out, nil
}

// Coverage adds up by source.
func (s *Store) Coverage(context.Context) ([]store.Coverage, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	by := map[string]*store.Coverage{}
	add := func(source string, p fact.Period) {
		c := by[source]
		if c == nil {
			c = &store.Coverage{Source: source}
			by[source] = c
		}
		c.Rows++
		if d := p.From.First(); !d.IsZero() && (c.Since.IsZero() || d.Before(c.Since)) {
			c.Since = d
		}
		if d := p.To.Last(); d.After(c.Until) {
			c.Until = d
		}
	}
	for _, r := range s.observations {
		add(r.x.Source, r.x.Period)
	}
	for _, r := range s.events {
		add(r.x.Source, fact.Period{From: r.x.Date, To: r.x.Date})
	}
	for _, r := range s.acts {
		d := store.Date(r.x.Day)
		add("gdelt", fact.Period{From: d, To: d})
	}
	out := make([]store.Coverage, 0, len(by))
	for _, c := range by {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b store.Coverage) int { return cmp.Compare(a.Source, b.Source) })
	return out, nil
}

// Size counts the rows.
func (s *Store) Size(context.Context) (store.Size, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return store.Size{Loads: len(s.loads), Observations: len(s.observations), Events: len(s.events), Acts: len(s.acts), Mentions: len(s.mentions)}, nil
}

// batch is a transaction: its rows are apart until Commit.
type batch struct {
	s            *Store
	loads        []int64
	observations []row[fact.Observation]
	events       []row[fact.Event]
	acts         []row[store.Act]
	mentions     []store.Mention
	over         bool
}

var errNoLoad = errors.New("a row before the ledger entry that it belongs to")

func (b *batch) Load(seq int64) error {
	b.s.mu.RLock()
	defer b.s.mu.RUnlock()
	if slices.Contains(b.s.loads, seq) || slices.Contains(b.loads, seq) {
		return fmt.Errorf("ledger entry %d is in the index already", seq)
	}
	b.loads = append(b.loads, seq)
	return nil
}

func (b *batch) current() (int64, error) {
	if len(b.loads) == 0 || b.over {
		return 0, errNoLoad
	}
	return b.loads[len(b.loads)-1], nil
}

func (b *batch) Observation(o fact.Observation) error {
	seq, err := b.current()
	b.observations = append(b.observations, row[fact.Observation]{seq, o})
	return err
}

func (b *batch) Event(e fact.Event) error {
	seq, err := b.current()
	b.events = append(b.events, row[fact.Event]{seq, e})
	return err
}

func (b *batch) Act(a store.Act) error {
	seq, err := b.current()
	b.acts = append(b.acts, row[store.Act]{seq, a})
	return err
}

func (b *batch) Mention(m store.Mention) error {
	_, err := b.current()
	b.mentions = append(b.mentions, m)
	return err
}

func (b *batch) Commit() error {
	if b.over {
		return errors.New("the transaction is over")
	}
	b.over = true
	b.s.mu.Lock()
	defer b.s.mu.Unlock()
	b.s.loads = append(b.s.loads, b.loads...)
	b.s.observations = append(b.s.observations, b.observations...)
	b.s.events = append(b.s.events, b.events...)
	b.s.acts = append(b.s.acts, b.acts...)
	b.s.mentions = append(b.s.mentions, b.mentions...)
	return nil
}

func (b *batch) Rollback() error {
	b.over = true
	b.observations, b.events, b.acts, b.mentions = nil, nil, nil, nil
	return nil
}
