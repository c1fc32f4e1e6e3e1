package unga

import (
	"io"

	"tightrope/internal/source"
)

// ReadRollCalls reads the list of roll calls of unvotes: rcid, session, importantvote, date,
// unres, amend, para, short, descr.
func ReadRollCalls(r io.Reader, name string) ([]RollCall, source.Report, error) {
	var out []RollCall
	report := source.NewReport("unga", name)
	t, err := source.NewTable("unga", name, r, ',')
	if err == nil {
		err = eachCall(t, report, func(c RollCall) error { out = append(out, c); return nil })
	}
	if err != nil {
		return nil, *report, err
	}
	done, err := report.Close()
	return out, done, err
}

func eachCall(t *source.Table, report *source.Report, do func(RollCall) error) error {
	c, err := t.Columns("rcid", "session", "importantvote", "date", "unres", "amend", "para", "short")
	if err != nil {
		return err
	}
	words := -1
	if t.Has("descr") {
		at, err := t.Columns("descr")
		if err != nil {
			return err
		}
		words = at[0]
	}
	for {
		more, err := t.Next()
		if err != nil || !more {
			return err
		}
		x := RollCall{ID: t.Text(c[0]), Resolution: t.Text(c[4]), Title: t.Text(c[7])}
		if x.Session, err = t.Whole(c[1]); err != nil {
			return err
		}
		if x.Date, err = t.Date(c[3]); err != nil {
			return err
		}
		x.Important, x.Amendment, x.Paragraph = t.Text(c[2]) == "1", t.Text(c[5]) == "1", t.Text(c[6]) == "1"
		if words >= 0 {
			x.Words = t.Text(words)
		}
		if err := do(x); err != nil {
			return err
		}
		report.Keep(1)
	}
}

// ReadIssues reads which issues a roll call is about (rcid, short_name): me the Palestinian
// conflict, nu nuclear weapons, di arms control, hr human rights, co colonialism, ec economy.
func ReadIssues(r io.Reader, name string) (map[string][]string, source.Report, error) {
	out := map[string][]string{}
	report := source.NewReport("unga", name)
	t, err := source.NewTable("unga", name, r, ',')
	if err == nil {
		err = eachPair(t, report, "rcid", "short_name", func(call, issue string) error {
			out[call] = append(out[call], issue)
			return nil
		})
	}
	if err != nil {
		return nil, *report, err
	}
	done, err := report.Close()
	return out, done, err
}

// eachPair reads two columns; a row that lacks one of the two is refused.
func eachPair(t *source.Table, report *source.Report, first, second string, do func(a, b string) error) error {
	c, err := t.Columns(first, second)
	if err != nil {
		return err
	}
	for {
		more, err := t.Next()
		if err != nil || !more {
			return err
		}
		a, b := t.Text(c[0]), t.Text(c[1])
		if a == "" || b == "" {
			report.Refuse(t.Line(), "a row without %s or %s", first, second)
			continue
		}
		if err := do(a, b); err != nil {
			return err
		}
		report.Keep(1)
	}
}
