//go:build cgo

package duck

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
)

// version is the shape of the tables. An index of another version is made again.
const version = 4

// schema makes the tables of an empty index. Dates and periods are kept as they are written,
// with their precision; since and until bound them in days for queries, with the ends of the
// type where they are open. An older load of an id that a newer one holds too stands in
// superseded.
var schema = []string{
	`CREATE TABLE meta (version INTEGER)`,
	`CREATE TABLE loads (seq BIGINT)`,
	`CREATE TABLE observations (
		load BIGINT, id VARCHAR, layer VARCHAR, measure VARCHAR, item VARCHAR, src VARCHAR, dst VARCHAR, value DOUBLE,
		unit VARCHAR, low DOUBLE, high DOUBLE, denominator VARCHAR, period VARCHAR, reporter VARCHAR, basis VARCHAR,
		status VARCHAR, source VARCHAR, locator VARCHAR, known_at VARCHAR, verified BOOLEAN, credibility UTINYINT,
		quote VARCHAR, language VARCHAR, note VARCHAR, since INTEGER, until INTEGER, known INTEGER)`,
	`CREATE TABLE events (
		load BIGINT, id VARCHAR, date VARCHAR, src VARCHAR, dst VARCHAR, plover VARCHAR, mode VARCHAR, cameo VARCHAR,
		intensity DOUBLE, layer VARCHAR, tier VARCHAR, title VARCHAR, shock BOOLEAN, source VARCHAR, locator VARCHAR,
		known_at VARCHAR, verified BOOLEAN, credibility UTINYINT, quote VARCHAR, language VARCHAR, note VARCHAR,
		since INTEGER, until INTEGER, known INTEGER)`,
	`CREATE TABLE superseded (what VARCHAR, id VARCHAR, load BIGINT)`,
	`CREATE TABLE acts (
		load INTEGER, id UBIGINT, day INTEGER, added INTEGER, month USMALLINT, src USMALLINT, dst USMALLINT, cameo USMALLINT,
		quad UTINYINT, goldstein FLOAT, mentions USMALLINT, tone FLOAT)`,
	`CREATE TABLE mentions (load BIGINT, act UBIGINT, day INTEGER, times USMALLINT)`,
	`CREATE TABLE words (kind VARCHAR, code USMALLINT, text VARCHAR)`,
}

func create(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing to undo after Commit
	for _, s := range append(schema, `INSERT INTO meta VALUES (`+strconv.Itoa(version)+`)`) {
		if _, err := tx.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	return tx.Commit()
}
