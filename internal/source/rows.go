package source

import "io"

// Rows opens a table with the named columns and calls do for each row; every reader of one
// plain table is made of it. do says with Keep or Refuse what became of the row.
func Rows(reader, name string, r io.Reader, comma rune, columns []string, do func(t *Table, c []int, report *Report) error) (Report, error) {
	report := NewReport(reader, name)
	t, err := NewTable(reader, name, r, comma)
	if err != nil {
		return *report, err
	}
	c, err := t.Columns(columns...)
	if err != nil {
		return *report, err
	}
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			return report.Close()
		}
		if err := do(t, c, report); err != nil {
			return *report, err
		}
	}
}
