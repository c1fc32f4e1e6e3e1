// Package source is what the readers of publishers' files share: how a file is opened, how its
// columns are found, what an error says, and the report of what was kept and refused.
//
// Every reader is a function Read(r, name, sink): it streams the observations or events of one
// file into the sink. It stops with an *Error where the file is not what the publisher writes
// (a renamed column, a page of HTML, an archive that ends early, text in place of a number);
// the caller then throws away what the sink took, so that nothing is half there. A row that is
// well formed but says nothing that can be used is refused, counted and named in the report.
package source

import (
	"io"

	"tightrope/fact"
)

// Sink takes what a reader finds. An error of the sink stops the reader.
type Sink interface {
	Observation(fact.Observation) error
	Event(fact.Event) error
}

// Reader reads one file, of that name in locators, into a sink, and reports every row of it.
type Reader func(r io.Reader, name string, sink Sink) (Report, error)

// Collected is a Sink that keeps everything.
type Collected struct {
	Observations []fact.Observation
	Events       []fact.Event
}

// Observation keeps an observation.
func (c *Collected) Observation(o fact.Observation) error {
	c.Observations = append(c.Observations, o)
	return nil
}

// Event keeps an event.
func (c *Collected) Event(e fact.Event) error {
	c.Events = append(c.Events, e)
	return nil
}

// Observations is a Sink made of a function; events are dropped.
type Observations func(fact.Observation) error

// Observation calls the function.
func (f Observations) Observation(o fact.Observation) error { return f(o) }

// Event drops the event.
func (f Observations) Event(fact.Event) error { return nil }

// Events is a Sink made of a function; observations are dropped.
type Events func(fact.Event) error

// Observation drops the observation.
func (f Events) Observation(fact.Observation) error { return nil }

// Event calls the function.
func (f Events) Event(e fact.Event) error { return f(e) }
