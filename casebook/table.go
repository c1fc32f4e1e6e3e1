package casebook

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tightrope/fact"
)

// Table is one CSV file, read: Lines[i] is the line of the file on which Rows[i] begins.
type Table[T any] struct {
	Name   string
	SHA256 string // hexadecimal
	Rows   []T
	Lines  []int
}

// At names the row in the way of every locator: "june/observations.csv:17".
func (t Table[T]) At(i int) string { return place{t.Name, t.Lines[i]}.String() }

// maxFile is the most that is read of one file; a casebook of that size has no human author.
const maxFile = 64 << 20

func readAll(r io.Reader, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	case len(data) > maxFile:
		return nil, fmt.Errorf("%s: over %d MB: want one table of a casebook", name, maxFile>>20)
	}
	return data, nil
}

func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// row is one line of a table under its column names; the first thing that is wrong in it
// stays in err.
type row struct {
	file   string
	line   int
	header []string
	next   int // the column that is asked for next when the file is in the usual order
	index  map[string]int
	cells  []string
	want   []string // columns that were asked for, to check the header
	err    error
}

func readTable[T any](data []byte, name string, parse func(*row) T) (Table[T], error) {
	t := Table[T]{Name: name, SHA256: fingerprint(data)}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err == io.EOF {
		return t, fmt.Errorf("%s:1: the file is empty: want a line of column names", name)
	}
	if err != nil {
		return t, csvError(name, err)
	}
	index := map[string]int{}
	for i, h := range header {
		if _, twice := index[h]; twice {
			return t, fmt.Errorf("%s:1: column %q stands twice", name, h)
		}
		index[h] = i
	}
	if err := checkHeader(name, header, index, parse); err != nil {
		return t, err
	}
	r.ReuseRecord = true
	c := &row{file: name, header: header, index: index}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return t, csvError(name, err)
		}
		line, _ := r.FieldPos(0)
		if len(cells) != len(header) {
			return t, fmt.Errorf("%s:%d: %d fields: want %d, as the first line has", name, line, len(cells), len(header))
		}
		c.line, c.next, c.cells = line, 0, cells
		v := parse(c)
		if c.err != nil {
			return t, c.err
		}
		t.Rows = append(t.Rows, v)
		t.Lines = append(t.Lines, line)
	}
}

// checkHeader asks the parser which columns it looks at, by letting it parse a row without any.
func checkHeader[T any](name string, header []string, index map[string]int, parse func(*row) T) error {
	probe := &row{index: map[string]int{}}
	parse(probe)
	for _, w := range probe.want {
		if _, ok := index[w]; !ok {
			return fmt.Errorf("%s:1: column %q is missing: want %s", name, w, strings.Join(probe.want, ","))
		}
	}
	for _, h := range header {
		if !slices.Contains(probe.want, h) {
			return fmt.Errorf("%s:1: column %q is unknown: want %s", name, h, strings.Join(probe.want, ","))
		}
	}
	return nil
}

func csvError(name string, err error) error {
	if p, ok := err.(*csv.ParseError); ok {
		return fmt.Errorf("%s:%d: %w", name, p.Line, p.Err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// text is the cell of the column without surrounding blanks.
func (r *row) text(column string) string {
	if r.next < len(r.header) && r.header[r.next] == column {
		r.next++
		return strings.TrimSpace(r.cells[r.next-1])
	}
	i, ok := r.index[column]
	if !ok {
		r.want = append(r.want, column)
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

func (r *row) fail(column, cell, want string) {
	if r.err == nil {
		r.err = fmt.Errorf("%s:%d: column %q is %q: want %s", r.file, r.line, column, cell, want)
	}
}

func (r *row) number(column string) (v float64, given bool) {
	cell := r.text(column)
	if cell == "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		r.fail(column, cell, "a number")
	}
	return v, true
}

func (r *row) optional(column string) *float64 {
	v, given := r.number(column)
	if !given {
		return nil
	}
	return &v
}

func (r *row) whole(column string) int {
	cell := r.text(column)
	if cell == "" {
		return 0
	}
	n, err := strconv.Atoi(cell)
	if err != nil {
		r.fail(column, cell, "a whole number")
	}
	return n
}

func (r *row) yes(column string, empty bool) bool {
	switch cell := r.text(column); {
	case cell == "yes":
		return true
	case cell == "no", cell == "" && empty, r.file == "":
		return false
	default:
		r.fail(column, cell, "yes or no")
		return false
	}
}

func (r *row) date(column string) fact.Date {
	cell := r.text(column)
	d, err := fact.ParseDate(cell)
	if err != nil {
		r.fail(column, cell, "YYYY, YYYY-MM or YYYY-MM-DD")
	}
	return d
}

func (r *row) period(column string) fact.Period {
	cell := r.text(column)
	p, err := fact.ParsePeriod(cell)
	if err != nil {
		r.fail(column, cell, "a period like 2021, 2024-01..2024-06 or 2024-10..")
	}
	return p
}
