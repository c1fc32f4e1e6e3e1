// Package icews reads the event files of the Integrated Crisis Early Warning System as
// published on Dataverse (tab separated, 20 columns).
package icews

import (
	"fmt"
	"io"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
	"tightrope/internal/source"
)

// Read gives one event a row, between the countries of source and target; who they were inside
// them stands in the note. Rows without a country on either side, inside one country, or with a
// code that CAMEO does not know are refused.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	columns := []string{"Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Intensity", "Target Name", "Target Country", "Event Text"}
	seen := map[string]bool{}
	return source.Rows("icews", name, r, '\t', columns, func(t *source.Table, c []int, report *source.Report) error {
		e, ok, err := event(t, c, report)
		if err != nil || !ok {
			return err
		}
		if seen[e.ID] {
			report.Refuse(t.Line(), "a second row of the same event")
			return nil
		}
		seen[e.ID] = true
		if err := sink.Event(e); err != nil {
			return err
		}
		report.Keep(1)
		return nil
	})
}

func event(t *source.Table, c []int, report *source.Report) (fact.Event, bool, error) {
	date, err := t.Date(c[1])
	if err != nil {
		return fact.Event{}, false, err
	}
	if date.IsZero() {
		return fact.Event{}, false, t.Fault(c[1], "a date YYYY-MM-DD")
	}
	intensity, known, err := t.Number(c[5])
	if err != nil {
		return fact.Event{}, false, err
	}
	if intensity < -10 || intensity > 10 {
		return fact.Event{}, false, t.Fault(c[5], "an intensity from -10 to 10")
	}
	if source.Missing(t.Text(c[3])) || source.Missing(t.Text(c[7])) {
		report.Refuse(t.Line(), "no country of source or target")
		return fact.Event{}, false, nil
	}
	plover, ok := source.PloverOf(t.Text(c[4]))
	if !ok || !known {
		report.Refuse(t.Line(), "CAMEO code %q or its intensity is not known", t.Text(c[4]))
		return fact.Event{}, false, nil
	}
	from, ok := report.Actor(t.Line(), t.Text(c[3]), date)
	if !ok {
		return fact.Event{}, false, nil
	}
	to, ok := report.Actor(t.Line(), t.Text(c[7]), date)
	if !ok {
		return fact.Event{}, false, nil
	}
	if from == to {
		report.Refuse(t.Line(), "inside one country")
		return fact.Event{}, false, nil
	}
	layer, tier := source.LayerOf(plover)
	names := actor.Default()
	return fact.Event{
		ID: "e.icews." + t.Text(c[0]), Date: date, From: from, To: to, Plover: plover, Cameo: t.Text(c[4]), Intensity: intensity,
		Layer: layer, Tier: tier, Title: source.Sentence(names.Name(from), plover, names.Name(to)), Source: "icews",
		Locator: t.Locator(), KnownAt: date, Verified: true, Credibility: 3,
		Note: strings.TrimSpace(fmt.Sprintf("%s: %s toward %s", t.Text(c[8]), t.Text(c[2]), t.Text(c[6]))),
	}, true, nil
}
