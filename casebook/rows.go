package casebook

import (
	"io"
	"slices"

	"tightrope/fact"
)

// ReadSources reads a table of sources with the columns of README.md. The first thing that is
// wrong is the error, with the name, the line and what was wanted.
func ReadSources(r io.Reader, name string) (Table[fact.Source], error) {
	return readValid(r, name, parseSource, fact.Source.Valid)
}

// ReadObservations reads a table of figures, as ReadSources does.
func ReadObservations(r io.Reader, name string) (Table[fact.Observation], error) {
	return readValid(r, name, parseObservation, fact.Observation.Valid)
}

// ReadEvents reads a chronology, as ReadSources does.
func ReadEvents(r io.Reader, name string) (Table[fact.Event], error) {
	return readValid(r, name, parseEvent, fact.Event.Valid)
}

func readValid[T any](r io.Reader, name string, parse func(*row) T, valid func(T) error) (Table[T], error) {
	data, err := readAll(r, name)
	if err != nil {
		return Table[T]{}, err
	}
	t, err := readTable(data, name, parse)
	if err != nil {
		return Table[T]{}, err
	}
	for i, v := range t.Rows {
		if err := valid(v); err != nil {
			return Table[T]{}, problemError{Problem{t.Name, t.Lines[i], err.Error()}}
		}
	}
	return t, nil
}

func parseSource(r *row) fact.Source {
	return fact.Source{
		ID: r.text("id"), Publisher: r.text("publisher"), Title: r.text("title"), URL: r.text("url"),
		Licence: r.text("licence"), Published: r.date("published"), Retrieved: r.date("retrieved"),
		SHA256: r.text("sha256"), Family: r.text("family"),
		Reliability: fact.Reliability(r.text("reliability")), Note: r.text("note"),
	}
}

func parseObservation(r *row) fact.Observation {
	o := fact.Observation{
		ID: r.text("id"), Layer: fact.Layer(r.text("layer")), Measure: r.text("measure"), Item: r.text("item"),
		From: fact.ActorID(r.text("from")), To: fact.ActorID(r.text("to")),
	}
	var given bool
	o.Value, given = r.number("value")
	o.Unit = r.text("unit")
	o.Low, o.High = r.optional("low"), r.optional("high")
	o.Denominator = r.text("denominator")
	o.Period = r.period("period")
	o.Reporter = r.text("reporter")
	o.Basis = fact.Basis(r.text("basis"))
	o.Status = fact.Status(r.text("status"))
	o.Source, o.Locator = r.text("source"), r.text("locator")
	o.KnownAt = r.date("known_at")
	o.Verified = r.yes("verified", false)
	o.Credibility = fact.Credibility(r.whole("credibility"))
	o.Quote, o.Language, o.Note = r.text("quote"), r.text("language"), r.text("note")
	switch {
	case r.file == "": // only the column names are asked for
	case o.Status == fact.Reported && !given:
		r.fail("value", "", "a number, or a status that says why there is none")
	case given && slices.Contains([]fact.Status{fact.Dark, fact.Suppressed, fact.NotInSample}, o.Status):
		r.fail("value", r.text("value"), "an empty cell, since the status is "+string(o.Status))
	}
	return o
}

func parseEvent(r *row) fact.Event {
	e := fact.Event{
		ID: r.text("id"), Date: r.date("date"),
		From: fact.ActorID(r.text("from")), To: fact.ActorID(r.text("to")),
		Plover: r.text("plover"), Mode: r.text("mode"), Cameo: r.text("cameo"),
	}
	e.Intensity, _ = r.number("intensity")
	e.Layer, e.Tier = fact.Layer(r.text("layer")), fact.Tier(r.text("tier"))
	e.Title = r.text("title")
	e.Shock = r.yes("shock", true)
	e.Source, e.Locator = r.text("source"), r.text("locator")
	e.KnownAt = r.date("known_at")
	e.Verified = r.yes("verified", false)
	e.Credibility = fact.Credibility(r.whole("credibility"))
	e.Quote, e.Language, e.Note = r.text("quote"), r.text("language"), r.text("note")
	return e
}
