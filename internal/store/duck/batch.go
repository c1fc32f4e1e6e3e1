//go:build cgo

package duck

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/duckdb/duckdb-go/v2"

	"tightrope/fact"
	"tightrope/internal/store"
)

var errNoLoad = errors.New("a row before the ledger entry that it belongs to")

// batch is a transaction on a connection of its own, with one appender a table.
type batch struct {
	s       *Store
	ctx     context.Context
	conn    *sql.Conn
	tables  map[string]*duckdb.Appender
	seqs    []int64
	changed map[string]bool // tables whose ids may supersede others
	over    bool
}

// Begin opens a transaction; a second one waits for the first.
func (s *Store) Begin(ctx context.Context) (store.Batch, error) {
	s.mu.Lock()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	if _, err := conn.ExecContext(ctx, `BEGIN TRANSACTION`); err != nil {
		s.mu.Unlock()
		return nil, errors.Join(err, conn.Close())
	}
	return &batch{s: s, ctx: ctx, conn: conn, tables: map[string]*duckdb.Appender{}, changed: map[string]bool{}}, nil
}

// Load says to which ledger entry the following rows belong.
func (b *batch) Load(seq int64) error {
	if b.s.loads[seq] || slices.Contains(b.seqs, seq) {
		return fmt.Errorf("ledger entry %d is in the index already", seq)
	}
	b.seqs = append(b.seqs, seq)
	return nil
}

// appender gives the appender of a table in this transaction.
func (b *batch) appender(table string) (*duckdb.Appender, error) {
	if len(b.seqs) == 0 || b.over {
		return nil, errNoLoad
	}
	if err := b.settle(); err != nil {
		return nil, err
	}
	if a := b.tables[table]; a != nil {
		return a, nil
	}
	var a *duckdb.Appender
	err := b.conn.Raw(func(c any) error {
		var err error
		a, err = duckdb.NewAppenderFromConn(c.(driver.Conn), "", table)
		return err
	})
	if err == nil {
		b.tables[table] = a
	}
	return a, err
}

func (b *batch) seq() int64 { return b.seqs[len(b.seqs)-1] }

// Observation adds a row.
func (b *batch) Observation(o fact.Observation) error {
	a, err := b.appender("observations")
	if err != nil {
		return err
	}
	b.changed["observations"] = true
	since, until := bounds(o.Period)
	known, _ := bounds(fact.Period{From: o.KnownAt})
	return a.AppendRow(b.seq(), o.ID, string(o.Layer), o.Measure, o.Item, string(o.From), string(o.To), o.Value,
		o.Unit, optional(o.Low), optional(o.High), o.Denominator, o.Period.String(), o.Reporter, string(o.Basis),
		string(o.Status), o.Source, o.Locator, o.KnownAt.String(), o.Verified, uint8(o.Credibility),
		o.Quote, o.Language, o.Note, since, until, known)
}

func optional(v *float64) driver.Value {
	if v == nil {
		return nil
	}
	return *v
}

// Event adds a row.
func (b *batch) Event(e fact.Event) error {
	a, err := b.appender("events")
	if err != nil {
		return err
	}
	b.changed["events"] = true
	since, until := bounds(fact.Period{From: e.Date, To: e.Date})
	known, _ := bounds(fact.Period{From: e.KnownAt})
	return a.AppendRow(b.seq(), e.ID, e.Date.String(), string(e.From), string(e.To), e.Plover, e.Mode, e.Cameo,
		e.Intensity, string(e.Layer), string(e.Tier), e.Title, e.Shock, e.Source, e.Locator,
		e.KnownAt.String(), e.Verified, uint8(e.Credibility), e.Quote, e.Language, e.Note, since, until, known)
}

// Mention adds a row.
func (b *batch) Mention(m store.Mention) error {
	a, err := b.appender("mentions")
	if err != nil {
		return err
	}
	return a.AppendRow(b.seq(), m.Act, m.Day, m.Times)
}

// Commit makes everything last.
func (b *batch) Commit() error {
	if b.over {
		return errors.New("the transaction is over")
	}
	if err := b.finish(); err != nil {
		return errors.Join(err, b.Rollback())
	}
	if _, err := b.conn.ExecContext(b.ctx, `COMMIT`); err != nil {
		return errors.Join(err, b.Rollback())
	}
	b.s.dictionaries.Lock()
	for _, d := range b.s.words() {
		d.saved = len(d.texts)
	}
	b.s.dictionaries.Unlock()
	for _, seq := range b.seqs {
		b.s.loads[seq] = true
	}
	return b.end()
}

// finish writes everything that waits.
func (b *batch) finish() error {
	if err := errors.Join(b.fetch(), b.settle()); err != nil {
		return err
	}
	for _, d := range b.s.words() {
		for i := d.saved; i < len(d.texts); i++ {
			a, err := b.appender("words")
			if err == nil {
				err = a.AppendRow(d.kind, uint16(i), d.texts[i])
			}
			if err != nil {
				return err
			}
		}
	}
	for _, a := range b.tables {
		if err := a.Flush(); err != nil {
			return err
		}
	}
	if len(b.seqs) > 0 {
		if _, err := b.conn.ExecContext(b.ctx, `INSERT INTO loads SELECT unnest([`+b.numbers()+`]::BIGINT[])`); err != nil {
			return err
		}
	}
	return b.supersede()
}

// numbers lists the ledger entries for SQL.
func (b *batch) numbers() string {
	list := make([]string, len(b.seqs))
	for i, s := range b.seqs {
		list[i] = strconv.FormatInt(s, 10)
	}
	return strings.Join(list, ", ")
}

// supersede notes the older of two loads of the same id, where one of them is new.
func (b *batch) supersede() error {
	in := "(" + b.numbers() + ")"
	for _, table := range []string{"observations", "events"} {
		if !b.changed[table] {
			continue
		}
		q := `INSERT INTO superseded SELECT DISTINCT '` + table + `', old.id, old.load FROM ` + table + ` old JOIN ` + table +
			` new ON old.id = new.id AND old.load < new.load WHERE new.load IN ` + in + ` OR old.load IN ` + in
		if _, err := b.conn.ExecContext(b.ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// Rollback forgets everything. It works after the context has ended.
func (b *batch) Rollback() error {
	if b.over {
		return nil
	}
	_ = b.settle() // all is forgotten, whatever became of it
	for _, a := range b.tables {
		a.Clear() // what is not flushed must not be flushed by Close
	}
	_, err := b.conn.ExecContext(context.WithoutCancel(b.ctx), `ROLLBACK`)
	b.s.dictionaries.Lock()
	for _, d := range b.s.words() {
		d.forget()
	}
	b.s.dictionaries.Unlock()
	return errors.Join(err, b.end())
}

// end lets go of appenders and connection.
func (b *batch) end() error {
	b.over = true
	defer b.s.mu.Unlock()
	b.s.waiting, b.s.fetched, b.s.sorted = nil, nil, nil
	var err error
	for _, a := range b.tables {
		err = errors.Join(err, a.Close())
	}
	return errors.Join(err, b.conn.Close())
}
