//go:build !cgo

package duck

import (
	"context"
	"errors"
	"io"

	"tightrope/internal/store"
)

// Built says whether this program can open the index.
const Built = false

// Open says that this program was built without DuckDB.
func Open(context.Context, string) (store.Store, error) {
	return nil, errors.New("this program was built without a C compiler and has no index on the disk")
}

// ParquetCSV says that this program was built without DuckDB.
func ParquetCSV(context.Context, string, io.Writer) error {
	return errors.New("this program was built without a C compiler and cannot read Parquet: save the table as CSV")
}

// Discard has nothing to set aside.
func Discard(string) (string, error) { return "", nil }
