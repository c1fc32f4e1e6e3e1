//go:build cgo

package duck

import (
	"context"
	"database/sql"
	"strings"

	"tightrope/fact"
	"tightrope/internal/store"
)

// where collects the conditions of a query with their values.
type where struct {
	conditions []string
	values     []any
}

func (w *where) add(condition string, values ...any) {
	w.conditions = append(w.conditions, condition)
	w.values = append(w.values, values...)
}

func (w *where) text(column, value string) {
	if value != "" {
		w.add(column+" = ?", value)
	}
}

func (w *where) String() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conditions, " AND ")
}

// conditions are those that observations and events share.
func conditions(q store.Query, table string) *where {
	w := &where{}
	w.text("layer", string(q.Layer))
	w.text("src", string(q.From))
	w.text("dst", string(q.To))
	w.text("source", q.Source)
	w.text("id", q.ID)
	if q.Either != "" {
		w.add("(src = ? OR dst = ?)", string(q.Either), string(q.Either))
	}
	if !q.KnownAt.IsZero() {
		w.add("known <= ?", q.KnownAt.Last().Days())
	}
	if !q.All {
		w.add("NOT EXISTS (SELECT 1 FROM superseded s WHERE s.what = '" + table + "' AND s.id = t.id AND s.load = t.load)")
	}
	return w
}

// observed are the conditions of a query for observations.
func observed(q store.Query) *where {
	w := conditions(q, "observations")
	w.text("measure", q.Measure)
	w.text("item", q.Item)
	if !q.Since.IsZero() {
		w.add("until >= ? AND period <> ''", q.Since.First().Days())
	}
	if !q.Until.IsZero() {
		w.add("since <= ? AND period <> ''", q.Until.Last().Days())
	}
	return w
}

// Observations lists what matches.
func (s *Store) Observations(ctx context.Context, q store.Query) ([]fact.Observation, error) {
	w := observed(q)
	rows, err := s.db.QueryContext(ctx, `SELECT id, layer, measure, item, src, dst, value, unit, low, high, denominator, period,
		reporter, basis, status, source, locator, known_at, verified, credibility, quote, language, note
		FROM observations t`+w.String()+` ORDER BY id, load`, w.values...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []fact.Observation{}
	for rows.Next() {
		o, err := scanObservation(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, rows.Err()
}

func scanObservation(rows *sql.Rows) (fact.Observation, error) {
	var o fact.Observation
	var low, high sql.NullFloat64
	var period, known string
	err := rows.Scan(&o.ID, &o.Layer, &o.Measure, &o.Item, &o.From, &o.To, &o.Value, &o.Unit, &low, &high, &o.Denominator, &period,
		&o.Reporter, &o.Basis, &o.Status, &o.Source, &o.Locator, &known, &o.Verified, &o.Credibility, &o.Quote, &o.Language, &o.Note)
	if err != nil {
		return o, err
	}
	if low.Valid {
		o.Low = &low.Float64
	}
	if high.Valid {
		o.High = &high.Float64
	}
	if o.Period, err = fact.ParsePeriod(period); err != nil {
		return o, err
	}
	o.KnownAt, err = fact.ParseDate(known)
	return o, err
}

// Events lists what matches.
func (s *Store) Events(ctx context.Context, q store.Query) ([]fact.Event, error) {
	w := conditions(q, "events")
	w.text("plover", q.Item)
	if !q.Since.IsZero() {
		w.add("since >= ?", q.Since.First().Days())
	}
	if !q.Until.IsZero() {
		w.add("until <= ?", q.Until.Last().Days())
	}
	rows, err := s.db.QueryContext(ctx, `SELECT id, date, src, dst, plover, mode, cameo, intensity, layer, tier, title, shock, source,
		locator, known_at, verified, credibility, quote, language, note
		FROM events t`+w.String()+` ORDER BY date, id, load`, w.values...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []fact.Event{}
	for rows.Next() {
		var e fact.Event
		var date, known string
		if err := rows.Scan(&e.ID, &date, &e.From, &e.To, &e.Plover, &e.Mode, &e.Cameo, &e.Intensity, &e.Layer, &e.Tier, &e.Title, &e.Shock,
			&e.Source, &e.Locator, &known, &e.Verified, &e.Credibility, &e.Quote, &e.Language, &e.Note); err != nil {
			return nil, err
		}
		if e.Date, err = fact.ParseDate(date); err != nil {
			return nil, err
		}
		if e.KnownAt, err = fact.ParseDate(known); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// Coverage adds up by source.
func (s *Store) Coverage(ctx context.Context) ([]store.Coverage, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT source, sum(n)::BIGINT, min(since), max(until) FROM (
		SELECT source, count(*) AS n, min(CASE WHEN since > -2147483648 THEN since END) AS since, max(CASE WHEN until < 2147483647 THEN until END) AS until
			FROM observations GROUP BY source
		UNION ALL SELECT source, count(*), min(since), max(until) FROM events GROUP BY source
		UNION ALL SELECT 'gdelt', count(*), min(day), max(day) FROM acts HAVING count(*) > 0)
		GROUP BY source ORDER BY source`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []store.Coverage{}
	for rows.Next() {
		var c store.Coverage
		var since, until sql.NullInt32
		if err := rows.Scan(&c.Source, &c.Rows, &since, &until); err != nil {
			return nil, err
		}
		if since.Valid {
			c.Since = store.Date(since.Int32)
		}
		if until.Valid {
			c.Until = store.Date(until.Int32)
		}
		out = append(out, c)
	}
	return out, rows.Err()
}
