//go:build cgo

package duck

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/duckdb/duckdb-go/v2"

	"tightrope/internal/store"
)

// Acts come by the million, so they do not go through an appender, which boxes every value:
// they wait in memory and DuckDB's own threads fetch them, chunk by chunk, from a table
// function.

// waiting is how many acts are held before DuckDB fetches them: two groups of rows for each of
// its two threads, for a thread that has less than a group hands its rows to one place.
const waiting = 4 * 122880

// coded is an act with its texts as numbers.
type coded struct {
	id               uint64
	load, day, added int32
	month, src, dst  uint16
	cameo, mentions  uint16
	quad             uint8
	goldstein, tone  float32
}

// feed is what the table function gives: acts that wait, claimed by chunks.
type feed struct {
	rows []coded
	next atomic.Int64
}

type column struct {
	name string
	t    duckdb.Type
}

// actFunction is the table function.
const actFunction = "tightrope_acts"

var actColumns = []column{
	{"load", duckdb.TYPE_INTEGER},
	{"id", duckdb.TYPE_UBIGINT},
	{"day", duckdb.TYPE_INTEGER},
	{"added", duckdb.TYPE_INTEGER},
	{"month", duckdb.TYPE_USMALLINT},
	{"src", duckdb.TYPE_USMALLINT},
	{"dst", duckdb.TYPE_USMALLINT},
	{"cameo", duckdb.TYPE_USMALLINT},
	{"quad", duckdb.TYPE_UTINYINT},
	{"goldstein", duckdb.TYPE_FLOAT},
	{"mentions", duckdb.TYPE_USMALLINT},
	{"tone", duckdb.TYPE_FLOAT},
}

// register makes the table function known to the database.
func (s *Store) register(ctx context.Context) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return duckdb.RegisterTableUDF(conn, actFunction, duckdb.ParallelChunkTableFunction{
		BindArguments: func(map[string]any, ...any) (duckdb.ParallelChunkTableSource, error) {
			return &feed{rows: s.fetched}, nil
		},
	})
}

// ColumnInfos names the columns.
func (f *feed) ColumnInfos() []duckdb.ColumnInfo {
	out := make([]duckdb.ColumnInfo, len(actColumns))
	for i, c := range actColumns {
		t, err := duckdb.NewTypeInfo(c.t)
		if err != nil {
			panic(err) // the types are constants that always exist
		}
		out[i] = duckdb.ColumnInfo{Name: c.name, T: t}
	}
	return out
}

// Cardinality is how many rows wait.
func (f *feed) Cardinality() *duckdb.CardinalityInfo {
	return &duckdb.CardinalityInfo{Cardinality: uint(len(f.rows)), Exact: true}
}

// Init lets two threads fetch.
func (f *feed) Init() duckdb.ParallelTableSourceInfo {
	return duckdb.ParallelTableSourceInfo{MaxThreads: 2}
}

// NewLocalState is nothing: a thread keeps no place of its own.
func (f *feed) NewLocalState() any { return new(int) }

// FillChunk claims the next rows and writes them into the chunk.
func (f *feed) FillChunk(_ any, chunk duckdb.DataChunk) error {
	size, n := int64(duckdb.GetDataChunkCapacity()), int64(len(f.rows))
	end := f.next.Add(size)
	rows := f.rows[min(end-size, n):min(end, n)]
	for i := range rows {
		if err := fillAct(chunk, i, &rows[i]); err != nil {
			return err
		}
	}
	return chunk.SetSize(len(rows))
}

func fillAct(chunk duckdb.DataChunk, i int, x *coded) error {
	for _, err := range [...]error{
		duckdb.SetChunkValue(chunk, 0, i, x.load), duckdb.SetChunkValue(chunk, 1, i, x.id), duckdb.SetChunkValue(chunk, 2, i, x.day),
		duckdb.SetChunkValue(chunk, 3, i, x.added), duckdb.SetChunkValue(chunk, 4, i, x.month), duckdb.SetChunkValue(chunk, 5, i, x.src),
		duckdb.SetChunkValue(chunk, 6, i, x.dst), duckdb.SetChunkValue(chunk, 7, i, x.cameo), duckdb.SetChunkValue(chunk, 8, i, x.quad),
		duckdb.SetChunkValue(chunk, 9, i, x.goldstein), duckdb.SetChunkValue(chunk, 10, i, x.mentions), duckdb.SetChunkValue(chunk, 11, i, x.tone),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// Act adds an act. Where it was reported stands in the row of the evidence with its number.
func (b *batch) Act(x store.Act) error {
	if len(b.seqs) == 0 || b.over {
		return errNoLoad
	}
	c := coded{
		id: x.ID, load: int32(b.seq()), day: x.Day, added: x.Added, month: month(x.Day), mentions: x.Mentions, quad: uint8(x.Quad),
		goldstein: x.Goldstein, tone: x.Tone,
	}
	for _, w := range [...]struct {
		d    *dictionary
		text string
		to   *uint16
	}{{b.s.actors, string(x.From), &c.src}, {b.s.actors, string(x.To), &c.dst}, {b.s.cameo, x.Cameo, &c.cameo}} {
		code, ok := w.d.codes[w.text]
		if !ok {
			var err error
			b.s.dictionaries.Lock()
			code, err = w.d.code(w.text)
			b.s.dictionaries.Unlock()
			if err != nil {
				return err
			}
		}
		*w.to = code
	}
	b.s.waiting = append(b.s.waiting, c)
	if len(b.s.waiting) >= waiting {
		return b.fetch()
	}
	return nil
}

// fetch lets DuckDB take the acts that wait into this transaction, while others gather.
func (b *batch) fetch() error {
	if err := b.settle(); err != nil {
		return err
	}
	s := b.s
	s.waiting, s.fetched = s.fetched[:0], s.waiting
	if len(s.fetched) == 0 {
		return nil
	}
	done := make(chan error, 1)
	s.fetching = done
	go func() {
		s.fetched, s.sorted = sorted(s.fetched, s.sorted, byPair)
		_, err := b.conn.ExecContext(b.ctx, `INSERT INTO acts SELECT * FROM `+actFunction+`()`)
		if err != nil {
			err = fmt.Errorf("acts: %w", err)
		}
		done <- err
	}()
	return nil
}

// settle waits until DuckDB has what it fetches. The connection is for one at a time.
func (b *batch) settle() error {
	if b.s.fetching == nil {
		return nil
	}
	err := <-b.s.fetching
	b.s.fetching = nil
	return err
}

// byPair are the digits of acts sorted by who did it to whom, month and class, so that a question
// about one pair finds it in few groups of rows, and what is counted together lies together.
var byPair = []func(*coded) uint16{
	func(c *coded) uint16 { return uint16(c.quad) }, func(c *coded) uint16 { return c.month },
	func(c *coded) uint16 { return c.dst }, func(c *coded) uint16 { return c.src },
}

// sorted orders rows by their digits, of which the last weighs most: a counting sort by one after
// the other. It needs as much room again, and gives the rows in order and the room.
func sorted[T any](rows, room []T, digits []func(*T) uint16) (inOrder, free []T) {
	if cap(room) < len(rows) {
		room = make([]T, cap(rows))
	}
	room = room[:len(rows)]
	at := make([]int32, 1<<16)
	for _, digit := range digits {
		clear(at)
		for i := range rows {
			at[digit(&rows[i])]++
		}
		sum := int32(0)
		for code, n := range at {
			at[code] = sum
			sum += n
		}
		for i := range rows {
			code := digit(&rows[i])
			room[at[code]] = rows[i]
			at[code]++
		}
		rows, room = room, rows
	}
	return rows, room
}

// month counts the months since the year 0.
func month(day int32) uint16 {
	d := store.Month(day)
	return uint16(max(d.Year, 0)*12 + d.Month - 1)
}
