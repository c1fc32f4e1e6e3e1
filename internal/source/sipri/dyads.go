package sipri

import (
	"io"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// readDyads reads a table with the columns supplier, recipient, year and value.
func readDyads(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("sipri", name)
	t, err := source.TableFrom("sipri", name, r, ',', 0)
	if err != nil {
		return *report, err
	}
	c, err := t.Columns("supplier", "recipient", "year", "value")
	if err != nil {
		return *report, err
	}
	seen := map[string]float64{}
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			return report.Close()
		}
		year, err := t.Year(c[2])
		if err != nil {
			return *report, err
		}
		v, known, err := t.Number(c[3])
		if err != nil {
			return *report, err
		}
		switch {
		case !known:
			report.Refuse(t.Line(), "no value")
			continue
		case v < 0:
			report.Refuse(t.Line(), "a negative value")
			continue
		case !report.Plausible(t.Line(), v, "TIV m"):
			continue
		}
		from, ok := report.Actor(t.Line(), t.Text(c[0]), year)
		if !ok {
			continue
		}
		to, ok := report.Actor(t.Line(), t.Text(c[1]), year)
		if !ok {
			continue
		}
		o := delivery(from, to, year.Year, v, fact.Date{})
		if _, twice := seen[o.ID]; twice { // two spellings of one actor, or a doubled row
			o.ID += "." + slug(t.Text(c[0])+" "+t.Text(c[1]))
		}
		if _, twice := seen[o.ID]; twice {
			report.Refuse(t.Line(), "the same supplier, recipient and year again")
			continue
		}
		seen[o.ID] = v
		o.Locator = t.Locator()
		if err := sink.Observation(o); err != nil {
			return *report, err
		}
		report.Keep(1)
	}
}

// slug makes words fit for an id.
func slug(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, s), "-")
}
