package unga

import (
	"io"

	"tightrope/internal/source"
)

// ReadRollCalls reads the list of roll calls of unvotes: rcid, session, importantvote, date,
// unres, amend, para, short, descr.
func ReadRollCalls(r io.Reader, name string) ([]RollCall, source.Report, error) {
	report := source.NewReport("unga", name)
	t, err := source.NewTable("unga", name, r, ',')
	if err != nil {
		return nil, *report, err
	}
	c, err := t.Columns("rcid", "session", "importantvote", "date", "unres", "amend", "para", "short")
	if err != nil {
		return nil, *report, err
	}
	var out []RollCall
	for {
		more, err := t.Next()
		if err != nil {
			return nil, *report, err
		}
		if !more {
			done, err := report.Close()
			return out, done, err
		}
		x := RollCall{ID: t.Text(c[0]), Resolution: t.Text(c[4]), Title: t.Text(c[7])}
		if x.Session, err = t.Whole(c[1]); err != nil {
			return nil, *report, err
		}
		if x.Date, err = t.Date(c[3]); err != nil {
			return nil, *report, err
		}
		x.Important, x.Amendment, x.Paragraph = t.Text(c[2]) == "1", t.Text(c[5]) == "1", t.Text(c[6]) == "1"
		out = append(out, x)
		report.Keep(0)
	}
}

// ReadIssues reads which issues a roll call is about (rcid, short_name): me the Palestinian
// conflict, nu nuclear weapons, di arms control, hr human rights, co colonialism, ec economy.
func ReadIssues(r io.Reader, name string) (map[string][]string, source.Report, error) {
	report := source.NewReport("unga", name)
	t, err := source.NewTable("unga", name, r, ',')
	if err != nil {
		return nil, *report, err
	}
	c, err := t.Columns("rcid", "short_name")
	if err != nil {
		return nil, *report, err
	}
	out := map[string][]string{}
	for {
		more, err := t.Next()
		if err != nil {
			return nil, *report, err
		}
		if !more {
			done, err := report.Close()
			return out, done, err
		}
		out[t.Text(c[0])] = append(out[t.Text(c[0])], t.Text(c[1]))
		report.Keep(0)
	}
}
