// Package panel reads a folder of publishers' files into the rows from which package forecast
// builds its panel of ties: SIPRI's deliveries by supplier and recipient, and the tables of the
// Correlates of War and of those who build on its state numbers.
package panel

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"tightrope/forecast"
	"tightrope/internal/source"
)

// Read walks a folder and reads every table that it knows by its columns, whatever the files
// are called, gzipped or not. Tables that it does not know are passed over. States and
// deliveries must be there; other layers may be missing and then say nothing.
func Read(dir string) (forecast.Rows, error) {
	rows, err := ReadFS(os.DirFS(dir))
	if err != nil {
		return rows, err
	}
	flows, err := Energy(dir)
	rows.Energy = CrudeRows(flows)
	return rows, err
}

// ReadFS is Read on a file system.
func ReadFS(files fs.FS) (forecast.Rows, error) {
	var s Set
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isTable(name) {
			return err
		}
		f, err := files.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		return s.Add(path.Base(name), f)
	})
	if err != nil {
		return forecast.Rows{}, err
	}
	return s.Rows()
}

func isTable(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	return strings.HasSuffix(name, ".csv")
}

// Set gathers the rows of files one by one.
type Set struct{ builder }

// Add reads one file; the name stands in errors. A file that is no table with a known header is
// passed over.
func (s *Set) Add(name string, r io.Reader) error { return s.file(name, r) }

// Rows gives what the files held.
func (s *Set) Rows() (forecast.Rows, error) {
	s.finish()
	if len(s.rows.Deliveries) == 0 {
		s.rows.Deliveries = once(s.exports)
	}
	if len(s.rows.States) == 0 {
		return s.rows, fmt.Errorf("panel: no table with ccode, year and cinc: want National Material Capabilities")
	}
	if len(s.rows.Deliveries) == 0 {
		return s.rows, fmt.Errorf("panel: no table with supplier, recipient, year and value: want SIPRI's deliveries")
	}
	return s.rows, nil
}

// kind is a table by its columns, and what makes rows of it.
type kind struct {
	columns []string
	row     func(b *builder, t *source.Table, at []int) error
}

// kinds are tried in order; the first whose columns are all there reads the table.
var kinds = []kind{
	{[]string{"ccode", "year", "cinc"}, (*builder).state},
	{[]string{"supplier", "recipient", "year", "value"}, (*builder).delivery},
	{[]string{"ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral"}, (*builder).obligation},
	{[]string{"ccode1", "ccode2", "year", "hostlev", "dispnum", "cowmidongoing"}, (*builder).dispute},
	{[]string{"gwno_a", "gwno_b", "year", "type_of_conflict"}, (*builder).conflict},
	{[]string{"tssr_id", "ccode1", "ccode2", "start", "end"}, (*builder).rivalry},
	{[]string{"ccode1", "ccode2", "conttype", "stdate", "enddate"}, (*builder).border},
	{[]string{"ccode", "styear", "endyear", "version"}, (*builder).major},
	{[]string{"ccode", "stdate", "lat", "lng"}, (*builder).capital},
	{[]string{"ccode1", "ccode2", "year", "dyadigos"}, (*builder).joint},
	{[]string{"ccode", "year", "idealpointall"}, (*builder).ideal},
	{[]string{"ccode", "year", "igo", "status"}, (*builder).member},
	{[]string{"rcid", "session", "date", "unres"}, (*builder).rollCall},
	{[]string{"rcid", "country", "vote"}, (*builder).vote},
	{[]string{"resid", "date", "ccode", "vote"}, (*builder).numberedVote},
}

type builder struct {
	rows    forecast.Rows
	votes   votes
	exports []forecast.Delivery // of SIPRI's exports by country; a plain table speaks before them
}

func (b *builder) file(name string, f io.Reader) error {
	r, err := source.Open("panel", name, f)
	if err != nil {
		return nil // a page or an empty file
	}
	head, _ := r.Peek(256)
	if first, _, _ := bytes.Cut(head, []byte("\n")); bytes.Contains(first, []byte("TIV of arms")) {
		return b.export(name, r)
	}
	t, err := source.NewTable("panel", name, r, ',')
	if err != nil {
		return nil // a text: nothing that a header would name
	}
	for _, k := range kinds {
		if !t.Has(k.columns...) {
			continue
		}
		at, err := t.Columns(k.columns...)
		if err != nil {
			return err
		}
		for {
			more, err := t.Next()
			if err != nil {
				return err
			}
			if !more {
				return nil
			}
			if err := k.row(b, t, at); err != nil && !errors.Is(err, errPass) {
				return err
			}
		}
	}
	return nil
}

// errPass passes a row over: it is well formed and says nothing about a pair of states.
var errPass = errors.New("no row for the panel")
