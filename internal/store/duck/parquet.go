//go:build cgo

package duck

import (
	"context"
	"database/sql"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"time"

	_ "github.com/duckdb/duckdb-go/v2" // the driver
)

// ParquetCSV writes a Parquet file as separated values with a header: dates as YYYY-MM-DD, no
// value as an empty cell. It is how a table in Parquet reaches the reader of tables.
func ParquetCSV(ctx context.Context, path string, w io.Writer) (err error) {
	db, err := sql.Open("duckdb", "?memory_limit=256MB&threads=2&enable_external_access=true")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	rows, err := db.QueryContext(ctx, `SELECT * FROM read_parquet(?)`, path)
	if err != nil {
		return fmt.Errorf("no Parquet that can be read: %w", err)
	}
	defer rows.Close()
	header, err := rows.Columns()
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(header); err != nil {
		return err
	}
	values, record := make([]any, len(header)), make([]string, len(header))
	to := make([]any, len(header))
	for i := range values {
		to[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return err
		}
		for i, v := range values {
			record[i] = cell(v)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return errors.Join(rows.Err(), out.Error())
}

func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case time.Time:
		return v.Format(time.DateOnly)
	case []byte:
		return string(v)
	}
	return fmt.Sprint(v)
}
