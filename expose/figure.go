package expose

import (
	"errors"
	"slices"
)

// Errors that say why there is no number.
var (
	ErrNoFlow  = errors.New("no flow: the values are empty, negative, not finite or sum to zero")
	ErrUnknown = errors.New("no row carries a value")
)

// Figure is one computed value with what it rests on.
type Figure struct {
	Value    float64
	Unit     string
	Low      *float64 // interval, where the inputs give one
	High     *float64
	N        int      // rows that carry a value
	Coverage float64  // share of the rows asked for that carry a value, 0 to 1
	Rows     []string // ids of the observations, in order, each once
	Formula  string   // in words, with the names of the parts
	Note     string   // what a reader must know beside the value
}

// MaxRows bounds the rows that one figure lists. A total over the whole world rests on
// thousands; the first MaxRows are listed and the formula gives the count.
const MaxRows = 400

// listed sorts and dedupes row ids and keeps at most MaxRows of them.
func listed(rows ...[]string) []string {
	var all []string
	for _, r := range rows {
		all = append(all, r...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) > MaxRows {
		all = all[:MaxRows:MaxRows]
	}
	return all
}
