//go:build !cgo

package duck

import (
	"context"
	"errors"

	"tightrope/internal/store"
)

// Built says whether this program can open the index.
const Built = false

// Open says that this program was built without DuckDB.
func Open(context.Context, string) (store.Store, error) {
	return nil, errors.New("this program was built without a C compiler and has no index on the disk")
}
