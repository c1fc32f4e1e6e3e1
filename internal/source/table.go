package source

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"tightrope/fact"
)

// Table reads rows with named columns, one at a time, by memory of one row.
type Table struct {
	reader, name string
	csv          *csv.Reader
	header       []string
	row          []string
	line         int
	decimalComma bool // where semicolons separate, a comma is the decimal point
	footer       string
}

// NewTable opens a table of separated values (comma ',', tab '\t' …) and reads its header. Where
// the publisher's separator is a comma and the header has more semicolons or tabs, as spreadsheets
// and archives write it again, that is the separator.
func NewTable(reader, name string, r io.Reader, comma rune) (*Table, error) {
	b, err := Open(reader, name, r)
	if err != nil {
		return nil, err
	}
	return TableFrom(reader, name, b, comma, 0)
}

// TableFrom goes on where a preamble of so many lines has been read.
func TableFrom(reader, name string, r io.Reader, comma rune, preamble int) (*Table, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	if comma == ',' {
		comma = separator(b)
	}
	t := &Table{reader: reader, name: name, csv: csv.NewReader(b), line: preamble, decimalComma: comma == ';'}
	t.csv.Comma = comma
	t.csv.ReuseRecord = true
	t.csv.FieldsPerRecord = -1
	t.csv.LazyQuotes = comma == '\t'
	header, err := t.csv.Read()
	if err != nil {
		return nil, t.fault(err)
	}
	for _, h := range header {
		t.header = append(t.header, strings.TrimSpace(h))
	}
	return t, nil
}

// separator is the one of comma, semicolon and tab that the header has most of.
func separator(b *bufio.Reader) rune {
	head, _ := b.Peek(1 << 15)
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', bytes.Count(line, []byte(","))
	for _, c := range ";\t" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// EndAt says with what words the publisher ends a table: what follows is about it.
func (t *Table) EndAt(footer string) { t.footer = footer }

// Header lists the names of the columns.
func (t *Table) Header() []string { return t.header }

// Has says whether all the named columns are there.
func (t *Table) Has(names ...string) bool {
	for _, n := range names {
		if t.find(n) < 0 {
			return false
		}
	}
	return true
}

func (t *Table) find(name string) int {
	return slices.IndexFunc(t.header, func(h string) bool { return strings.EqualFold(h, name) })
}

// Columns finds the places of the named columns; a missing one is an *Error that lists what
// there is instead.
func (t *Table) Columns(names ...string) ([]int, error) {
	at := make([]int, len(names))
	for i, n := range names {
		if at[i] = t.find(n); at[i] < 0 {
			return nil, &Error{
				Reader: t.reader, File: t.name, Line: t.Line(), Got: strings.Join(t.header, ","),
				Want: fmt.Sprintf("a column %q", n),
			}
		}
	}
	return at, nil
}

// Next reads the next row; false at the end of the table. Rows in which every cell is empty
// are no rows, however many cells they have.
func (t *Table) Next() (bool, error) {
	for {
		row, err := t.csv.Read()
		if err == io.EOF {
			return false, nil
		}
		if err != nil {
			return false, t.fault(err)
		}
		t.row = row
		if !slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			continue
		}
		if t.footer != "" && strings.HasPrefix(row[0], t.footer) {
			return false, nil
		}
		if len(row) != len(t.header) {
			return false, &Error{
				Reader: t.reader, File: t.name, Line: t.Line(), Got: strings.Join(row, string(t.csv.Comma)),
				Want: fmt.Sprintf("a row of %d columns, not %d", len(t.header), len(row)),
			}
		}
		return true, nil
	}
}

func (t *Table) fault(err error) error {
	if err == io.EOF {
		return &Error{Reader: t.reader, File: t.name, Got: "no header", Want: "a table with a header"}
	}
	var p *csv.ParseError
	if errors.As(err, &p) {
		return &Error{Reader: t.reader, File: t.name, Line: t.line + p.Line, Want: fmt.Sprintf("a row of %d columns", len(t.header)), Err: p.Err}
	}
	return broken(t.reader, t.name, err)
}

// Line is the line of the file on which the row begins.
func (t *Table) Line() int {
	if t.row == nil {
		return t.line + 1
	}
	line, _ := t.csv.FieldPos(0)
	return t.line + line
}

// Locator names the row, for Observation.Locator.
func (t *Table) Locator() string { return t.name + ":" + strconv.Itoa(t.Line()) }

// Text is the trimmed text of a column.
func (t *Table) Text(column int) string { return strings.TrimSpace(t.row[column]) }

// Missing says whether a cell holds one of the ways in which publishers write "no value":
// nothing, NA, NaN, a colon (Eurostat), dots (World Bank, CEPII).
func Missing(s string) bool {
	switch strings.TrimSpace(s) {
	case "", "NA", "NaN", "nan", ":", "..", ".", "NULL":
		return true
	}
	return false
}

// Number reads a cell as a finite number; false where the publisher writes that there is none,
// an *Error where there is something else.
func (t *Table) Number(column int) (float64, bool, error) {
	s := t.Text(column)
	if Missing(s) {
		return 0, false, nil
	}
	v, ok := Number(t.Point(s))
	if !ok {
		return 0, false, t.Fault(column, "a number")
	}
	return v, true, nil
}

// Point writes a decimal comma as a point, where the table has such.
func (t *Table) Point(s string) string {
	if t.decimalComma && strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		return strings.Replace(s, ",", ".", 1)
	}
	return s
}

// largest is more than any figure about states can be: no unit is so small.
const largest = 1e18

// Number reads a decimal number as publishers write them; not what Go also takes for one (0x1F,
// 1_000, Inf), and none that no figure can be.
func Number(s string) (float64, bool) {
	if strings.Trim(s, "0123456789.+-eE") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && v >= -largest && v <= largest
}

// Whole reads a cell as a whole number that must be there. Numbers written "2e+06" or "2021.0"
// are whole.
func (t *Table) Whole(column int) (int, error) {
	s := t.Text(column)
	if n, err := strconv.Atoi(s); err == nil {
		return n, nil
	}
	v, ok := Number(s)
	if !ok || v != math.Trunc(v) || math.Abs(v) > 1e15 {
		return 0, t.Fault(column, "a whole number")
	}
	return int(v), nil
}

// Year reads a cell as a year that must be there.
func (t *Table) Year(column int) (fact.Date, error) {
	n, err := t.Whole(column)
	if err != nil || n < 1 || n > 9999 {
		return fact.Date{}, t.Fault(column, "a year")
	}
	return fact.Date{Year: n}, nil
}

// Date reads a cell as a date YYYY, YYYY-MM or YYYY-MM-DD; the zero Date where there is none.
func (t *Table) Date(column int) (fact.Date, error) {
	s := t.Text(column)
	if Missing(s) {
		return fact.Date{}, nil
	}
	d, err := fact.ParseDate(s)
	if err != nil {
		return fact.Date{}, t.Fault(column, "a date YYYY-MM-DD")
	}
	return d, nil
}

// HeaderFault is the *Error that the name of a column is not what is wanted.
func (t *Table) HeaderFault(column int, want string) error {
	return &Error{Reader: t.reader, File: t.name, Line: t.line + 1, Got: t.header[column], Want: want}
}

// Fault is the *Error that the cell is not what is wanted.
func (t *Table) Fault(column int, want string) error {
	return &Error{Reader: t.reader, File: t.name, Line: t.Line(), Column: t.header[column], Got: t.Text(column), Want: want}
}
