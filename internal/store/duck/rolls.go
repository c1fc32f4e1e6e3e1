//go:build cgo

package duck

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"tightrope/fact"
	"tightrope/internal/store"
)

// Rolls gathers what matches by item and time. DuckDB writes the marks of an item into one text:
// reading a million rows through database/sql costs many times what counting them does.
func (s *Store) Rolls(ctx context.Context, q store.Query) ([]store.Roll, error) {
	q.All = true
	w := observed(q)
	w.add("dst = '' AND value BETWEEN 0 AND 9 AND value = floor(value)")
	rows, err := s.db.QueryContext(ctx, `SELECT load, item, split_part(locator, ':', 1) AS file, since, until,
		string_agg(src || chr(48 + value::INTEGER), ',') FROM observations t`+w.String()+` GROUP BY load, item, file, since, until`, w.values...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []store.Roll{}
	actors := map[string]fact.ActorID{}
	for rows.Next() {
		var r store.Roll
		var since, until int32
		var marks sql.RawBytes
		if err := rows.Scan(&r.Load, &r.Item, &r.File, &since, &until, &marks); err != nil {
			return nil, err
		}
		if since > -1<<31 {
			r.Since = store.Date(since)
		}
		if until < 1<<31-1 {
			r.Until = store.Date(until)
		}
		if r.Marks, err = marksOf(string(marks), actors); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	slices.SortFunc(out, store.CompareRolls)
	return out, rows.Err()
}

// marksOf reads "AZE1,ISR3"; actors keeps one copy of each id.
func marksOf(text string, actors map[string]fact.ActorID) ([]store.Mark, error) {
	parts := strings.Split(text, ",")
	slices.Sort(parts)
	out := make([]store.Mark, len(parts))
	for i, p := range parts {
		n := len(p) - 1
		if n < 1 || p[n] < '0' || p[n] > '9' {
			return nil, fmt.Errorf("a mark %q: want an actor and a digit", p)
		}
		id, ok := actors[p[:n]]
		if !ok {
			id = fact.ActorID(strings.Clone(p[:n]))
			actors[string(id)] = id
		}
		out[i] = store.Mark{From: id, Value: p[n] - '0'}
	}
	return out, nil
}
