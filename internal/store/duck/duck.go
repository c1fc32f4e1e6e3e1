//go:build cgo

package duck

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/duckdb/duckdb-go/v2"

	"tightrope/fact"
	"tightrope/internal/store"
)

// Built says whether this program can open the index.
const Built = true

// File is the name of the index in a home.
const File = "index.duckdb"

// Store is an index in one file.
type Store struct {
	db            *sql.DB
	mu            sync.Mutex   // one transaction at a time
	dictionaries  sync.RWMutex // changed by the transaction, asked by queries
	actors, cameo *dictionary
	loads         map[int64]bool
	waiting       []coded    // acts of the transaction that DuckDB does not fetch yet
	fetched       []coded    // those that it fetches now
	sorted        []coded    // room to sort them
	fetching      chan error // tells how the fetching ended; nil where there is none
}

// words are the dictionaries.
func (s *Store) words() []*dictionary { return []*dictionary{s.actors, s.cameo} }

// Open opens the index in a folder, or makes an empty one. An index that cannot be read, or of
// another version, is store.ErrDamaged.
func Open(ctx context.Context, dir string) (store.Store, error) {
	path := filepath.Join(dir, File)
	_, err := os.Stat(path)
	fresh := errors.Is(err, fs.ErrNotExist)
	c, err := duckdb.NewConnector(path+"?memory_limit=320MB&threads=2&preserve_insertion_order=false", nil)
	if err != nil {
		return nil, unreadable(path, err)
	}
	s := &Store{db: sql.OpenDB(c)}
	if fresh {
		err = create(ctx, s.db)
	} else {
		err = s.check(ctx)
	}
	if err == nil {
		err = s.readWords(ctx)
	}
	if err == nil {
		err = s.readLoads(ctx)
	}
	if err == nil {
		err = s.register(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	return s, nil
}

// unreadable tells an index that is damaged from one that may not or cannot be opened now:
// only the first may be set aside.
func unreadable(path string, err error) error {
	for _, s := range []string{"lock on file", "ermission denied", "No space left", "Too many open files", "Out of Memory"} {
		if strings.Contains(err.Error(), s) {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return fmt.Errorf("%w: %s: %w", store.ErrDamaged, path, err)
}

func (s *Store) check(ctx context.Context) error {
	var v int
	if err := s.db.QueryRowContext(ctx, `SELECT version FROM meta`).Scan(&v); err != nil {
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	if v != version {
		return fmt.Errorf("%w: it has version %d, want %d", store.ErrDamaged, v, version)
	}
	return nil
}

// Discard moves the index of a folder out of the way and says where; "" where there was none.
func Discard(dir string) (string, error) {
	path := filepath.Join(dir, File)
	aside := path + ".aside"
	for _, p := range []string{aside, aside + ".wal"} {
		if err := os.RemoveAll(p); err != nil {
			return "", err
		}
	}
	if err := os.Rename(path+".wal", aside+".wal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	err := os.Rename(path, aside)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return aside, err
}

// Close closes the file.
func (s *Store) Close() error { return s.db.Close() }

// Loads lists the ledger entries in the index.
func (s *Store) Loads(ctx context.Context) ([]int64, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT seq FROM loads ORDER BY seq`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []int64{}
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return nil, err
		}
		out = append(out, seq)
	}
	return out, rows.Err()
}

// Size counts the rows.
func (s *Store) Size(ctx context.Context) (store.Size, error) {
	var n store.Size
	err := s.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM loads), (SELECT count(*) FROM observations),
		(SELECT count(*) FROM events), (SELECT count(*) FROM acts), (SELECT count(*) FROM mentions)`).Scan(&n.Loads, &n.Observations, &n.Events, &n.Acts, &n.Mentions)
	return n, err
}

// readLoads reads which loads there are.
func (s *Store) readLoads(ctx context.Context) error {
	list, err := s.Loads(ctx)
	if err != nil {
		return err
	}
	s.loads = map[int64]bool{}
	for _, seq := range list {
		s.loads[seq] = true
	}
	return nil
}

// dictionary gives small numbers to the few texts of a column.
type dictionary struct {
	kind  string
	codes map[string]uint16
	texts []string
	saved int // how many of texts are on the disk
}

func (s *Store) readWords(ctx context.Context) error {
	s.actors = &dictionary{kind: "actor", codes: map[string]uint16{}}
	s.cameo = &dictionary{kind: "cameo", codes: map[string]uint16{}}
	rows, err := s.db.QueryContext(ctx, `SELECT kind, text FROM words ORDER BY kind, code`)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	defer rows.Close()
	for rows.Next() {
		var kind, text string
		if err := rows.Scan(&kind, &text); err != nil {
			return err
		}
		for _, d := range s.words() {
			if d.kind != kind {
				continue
			}
			if _, err := d.code(text); err != nil {
				return err
			}
			d.saved = len(d.texts)
		}
	}
	return rows.Err()
}

func (d *dictionary) code(text string) (uint16, error) {
	if c, ok := d.codes[text]; ok {
		return c, nil
	}
	if len(d.texts) >= 1<<16-1 {
		return 0, fmt.Errorf("more than %d texts of the kind %s", len(d.texts), d.kind)
	}
	c := uint16(len(d.texts))
	d.codes[text] = c
	d.texts = append(d.texts, text)
	return c, nil
}

// forget drops the texts that were never saved.
func (d *dictionary) forget() {
	for _, t := range d.texts[d.saved:] {
		delete(d.codes, t)
	}
	d.texts = d.texts[:d.saved]
}

// bounds are the first and last day of a period, open ends at the ends of the type.
func bounds(p fact.Period) (since, until int32) {
	since, until = -1<<31, 1<<31-1
	if !p.From.IsZero() {
		since = int32(p.From.Days())
	}
	if !p.To.IsZero() {
		until = int32(p.To.Last().Days())
	}
	return since, until
}
