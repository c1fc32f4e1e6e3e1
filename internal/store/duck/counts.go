//go:build cgo

package duck

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"slices"

	"tightrope/fact"
	"tightrope/internal/store"
)

// Counts adds up acts by direction, month and class.
func (s *Store) Counts(ctx context.Context, q store.Query) ([]store.Count, error) {
	w, actors := &where{}, s.committed()
	for _, c := range []struct {
		id        fact.ActorID
		condition string
		n         int
	}{{q.From, "src = ?", 1}, {q.To, "dst = ?", 1}, {q.Either, "(src = ? OR dst = ?)", 2}} {
		if c.id == "" {
			continue
		}
		code := slices.Index(actors, string(c.id))
		if code < 0 {
			return []store.Count{}, nil
		}
		w.add(c.condition, code)
		if c.n == 2 {
			w.values = append(w.values, code)
		}
	}
	if !q.Since.IsZero() {
		w.add("day >= ?", q.Since.Days())
	}
	if !q.Until.IsZero() {
		w.add("day <= ?", q.Until.Last().Days())
	}
	if !q.KnownAt.IsZero() {
		w.add("added <= ?", q.KnownAt.Last().Days())
	}
	rank, byRank := ranks(actors)
	var groups []group
	mentions, from, err := s.mentions(ctx, q)
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, `SELECT (src::UBIGINT << 48) | (dst::UBIGINT << 32) | (month::UBIGINT << 16) | quad::UBIGINT,
		count(*), sum(`+mentions+`)::BIGINT FROM acts`+from+w.String()+` GROUP BY src, dst, month, quad`, w.values, func(row []driver.Value) error {
		key, ok1 := row[0].(uint64)
		acts, ok2 := row[1].(int64)
		mentions, ok3 := row[2].(int64)
		if !ok1 || !ok2 || !ok3 {
			return fmt.Errorf("%w: acts that cannot be counted", store.ErrDamaged)
		}
		key = uint64(rank[key>>48])<<48 | uint64(rank[key>>32&0xffff])<<32 | key&0xffffffff
		groups = append(groups, group{key, int(acts), int(mentions)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	groups, _ = sorted(groups, nil, byKey)
	out := make([]store.Count, len(groups))
	for i, g := range groups {
		m := int(g.key >> 16 & 0xffff)
		out[i] = store.Count{
			From: fact.ActorID(byRank[g.key>>48]), To: fact.ActorID(byRank[g.key>>32&0xffff]),
			Month: fact.Date{Year: m / 12, Month: m%12 + 1}, Quad: fact.Quad(g.key & 0xffff), Acts: g.acts, Mentions: g.mentions,
		}
	}
	return out, nil
}

// mentions says in SQL how many mentions an act has, and what must be joined for that: nothing
// where no mentions are loaded.
func (s *Store) mentions(ctx context.Context, q store.Query) (sum, from string, err error) {
	var some bool
	err = s.db.QueryRowContext(ctx, `SELECT EXISTS (FROM mentions)`).Scan(&some)
	if err != nil || !some {
		return "mentions", "", err
	}
	known := ""
	if !q.KnownAt.IsZero() {
		known = fmt.Sprintf(` WHERE day <= %d`, q.KnownAt.Last().Days())
	}
	return "greatest(mentions, coalesce(times, 0))", ` LEFT JOIN (SELECT act, sum(times) AS times FROM mentions` + known + ` GROUP BY act) ON act = id`, nil
}

// group is a count as DuckDB gives it: one packed number instead of four columns, with the rank
// of each actor's id instead of its code.
type group struct {
	key            uint64
	acts, mentions int
}

var byKey = []func(*group) uint16{
	func(g *group) uint16 { return uint16(g.key) }, func(g *group) uint16 { return uint16(g.key >> 16) },
	func(g *group) uint16 { return uint16(g.key >> 32) }, func(g *group) uint16 { return uint16(g.key >> 48) },
}

// each calls do for every row of an answer. It asks the driver itself: to scan rows through
// database/sql takes longer than to count what they count.
func (s *Store) each(ctx context.Context, query string, values []any, do func([]driver.Value) error) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		asked, ok := c.(driver.QueryerContext)
		if !ok {
			return errors.New("a driver that cannot be asked")
		}
		named := make([]driver.NamedValue, len(values))
		for i, v := range values {
			named[i] = driver.NamedValue{Ordinal: i + 1, Value: v}
		}
		rows, err := asked.QueryContext(ctx, query, named)
		if err != nil {
			return err
		}
		defer rows.Close()
		row := make([]driver.Value, len(rows.Columns()))
		for {
			if err := rows.Next(row); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
			if err := do(row); err != nil {
				return err
			}
		}
	})
}

// committed are the actors of which committed rows can speak, by their codes.
func (s *Store) committed() []string {
	s.dictionaries.RLock()
	defer s.dictionaries.RUnlock()
	return s.actors.texts[:s.actors.saved:s.actors.saved]
}

// ranks gives the place of each text among all in order, and the texts in that order.
func ranks(texts []string) (rank []uint16, inOrder []string) {
	inOrder = slices.Sorted(slices.Values(texts))
	place := make(map[string]uint16, len(texts))
	for i, t := range inOrder {
		place[t] = uint16(i)
	}
	rank = make([]uint16, len(texts))
	for code, t := range texts {
		rank[code] = place[t]
	}
	return rank, inOrder
}
