//go:build cgo

package duck

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
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
	// One packed number a group instead of four columns: reading rows through database/sql costs
	// more than counting them.
	rows, err := s.db.QueryContext(ctx, `SELECT (src::UBIGINT << 48) | (dst::UBIGINT << 32) | (month::UBIGINT << 16) | quad::UBIGINT,
		count(*), sum(mentions)::BIGINT FROM acts`+w.String()+` GROUP BY src, dst, month, quad`, w.values...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type group struct {
		key      uint64 // as packed, with the rank of each actor's id instead of its code
		acts     int
		mentions int
	}
	rank, byRank := ranks(actors)
	var groups []group
	for rows.Next() {
		var g group
		if err := rows.Scan(&g.key, &g.acts, &g.mentions); err != nil {
			return nil, err
		}
		g.key = uint64(rank[g.key>>48])<<48 | uint64(rank[g.key>>32&0xffff])<<32 | g.key&0xffffffff
		groups = append(groups, g)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(groups, func(a, b group) int { return cmp.Compare(a.key, b.key) })
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
