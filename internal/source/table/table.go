// Package table reads any table of separated values as observations or events, by a small
// mapping file in TOML that says which column is which field:
//
//	kind = "observation"          # or "event"
//	comma = ";"                   # "," where it is not said; "\t" for tabs. With ";" a comma is the decimal point
//	times = 1000                  # factor to the unit, 1 where it is not said
//
//	[columns]                     # field = column of the table
//	from = "supplier"
//	to = "recipient"
//	value = "value"
//	period = "year"
//
//	[codes]                       # scheme of a column of actors; any spelling where it is not said
//	from = "cow"
//
//	[set]                         # fields that are the same in every row
//	layer = "arms"
//	measure = "flow"
//	unit = "TIV m"
//	basis = "register"
//	reporter = "SIPRI"
//
// Fields are those of fact.Observation and fact.Event by their names in JSON.
package table

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"tightrope/actor"
	"tightrope/fact"
	"tightrope/internal/source"
)

// Mapping says which column is which field.
type Mapping struct {
	Kind    string            `toml:"kind"`
	Comma   string            `toml:"comma"`
	Times   float64           `toml:"times"`
	Columns map[string]string `toml:"columns"`
	Codes   map[string]string `toml:"codes"`
	Set     map[string]string `toml:"set"`
}

// numbers, flags and actors are the fields that are not plain text.
var (
	numbers = []string{"value", "low", "high", "intensity", "credibility"}
	flags   = []string{"verified", "shock"}
	actors  = []string{"from", "to"}
)

var fields = map[string][]string{
	"observation": {
		"id", "layer", "measure", "item", "from", "to", "value", "unit", "low", "high", "denominator", "period", "reporter",
		"basis", "status", "known_at", "verified", "credibility", "quote", "language", "note",
	},
	"event": {
		"id", "date", "from", "to", "plover", "mode", "cameo", "intensity", "layer", "tier", "title", "shock", "known_at",
		"verified", "credibility", "quote", "language", "note",
	},
}

// Parse reads a mapping and says what is wrong with it.
func Parse(b []byte) (Mapping, error) {
	m := Mapping{Times: 1, Comma: ","}
	dec := toml.NewDecoder(strings.NewReader(string(b)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		var strict *toml.StrictMissingError
		if errors.As(err, &strict) {
			err = errors.New(strings.TrimSpace(strict.String()))
		}
		return m, fmt.Errorf("mapping: %w", err)
	}
	known, ok := fields[m.Kind]
	if !ok {
		return m, fmt.Errorf("mapping: kind %q: want observation or event", m.Kind)
	}
	if len([]rune(m.Comma)) != 1 || strings.ContainsAny(m.Comma, "\"\r\n") {
		return m, fmt.Errorf("mapping: comma %q: want one character", m.Comma)
	}
	for _, part := range []map[string]string{m.Columns, m.Set, m.Codes} {
		for f := range part {
			if !slices.Contains(known, f) {
				return m, fmt.Errorf("mapping: an %s has no field %q: want one of %s", m.Kind, f, strings.Join(known, ", "))
			}
		}
	}
	for f := range m.Codes {
		if !slices.Contains(actors, f) || m.Columns[f] == "" {
			return m, fmt.Errorf("mapping: codes.%s: want from or to, with a column", f)
		}
	}
	return m, nil
}

// Reader gives the reader of a mapping.
func (m Mapping) Reader() source.Reader {
	var names, columns []string
	for _, f := range fields[m.Kind] {
		if c := m.Columns[f]; c != "" {
			names, columns = append(names, f), append(columns, c)
		}
	}
	return func(r io.Reader, name string, sink source.Sink) (source.Report, error) {
		seen := map[string]bool{}
		return source.Rows("table", name, r, []rune(m.Comma)[0], columns, func(t *source.Table, c []int, report *source.Report) error {
			x, ok, err := m.row(t, names, c, report)
			if err != nil || !ok {
				return err
			}
			id, give, err := m.make(x, t, sink)
			if err != nil {
				report.Refuse(t.Line(), "%v", errors.Unwrap(err))
				return nil
			}
			if seen[id] {
				report.Refuse(t.Line(), "a second row of the same id")
				return nil
			}
			seen[id] = true
			if err := give(); err != nil {
				return err
			}
			report.Keep(1)
			return nil
		})
	}
}

// row collects the fields of one row as values for JSON.
func (m Mapping) row(t *source.Table, names []string, c []int, report *source.Report) (map[string]any, bool, error) {
	x := map[string]any{}
	for f, v := range m.Set {
		if err := set(x, f, v); err != nil {
			return nil, false, fmt.Errorf("mapping: set.%s: %w", f, err)
		}
	}
	for i, f := range names {
		text := t.Text(c[i])
		if source.Missing(text) {
			if f == "value" || slices.Contains(actors, f) {
				report.Refuse(t.Line(), "no %s", f)
				return nil, false, nil
			}
			continue
		}
		if slices.Contains(numbers, f) {
			text = t.Point(text)
		}
		if slices.Contains(actors, f) {
			id, err := m.actor(f, text)
			if err != nil {
				report.Refuse(t.Line(), "%v", err)
				return nil, false, nil
			}
			text = string(id)
		}
		if err := set(x, f, text); err != nil {
			return nil, false, t.Fault(c[i], err.Error())
		}
	}
	if v, ok := x["value"].(float64); ok {
		x["value"] = v * m.Times
		if v < 0 && x["measure"] == "flow" {
			report.Refuse(t.Line(), "a negative flow")
			return nil, false, nil
		}
	}
	return x, true, nil
}

func (m Mapping) actor(field, text string) (fact.ActorID, error) {
	if scheme := m.Codes[field]; scheme != "" {
		if id, ok := actor.Default().ByCode(scheme, text, fact.Date{}); ok {
			return id, nil
		}
		return "", fmt.Errorf("%s code %q belongs to no actor", scheme, text)
	}
	return actor.Default().Resolve(text, fact.Date{})
}

// set turns a text into the kind of value that the field has; the error says what is wanted.
func set(x map[string]any, field, text string) error {
	switch {
	case slices.Contains(numbers, field):
		v, ok := source.Number(text)
		if !ok {
			return errors.New("a number")
		}
		x[field] = v
	case slices.Contains(flags, field):
		v, err := strconv.ParseBool(text)
		if err != nil {
			return errors.New("true or false")
		}
		x[field] = v
	case field == "period":
		if _, err := fact.ParsePeriod(text); err != nil {
			return errors.New("a period: YYYY, YYYY-MM or YYYY-MM-DD, or FROM..TO")
		}
		x[field] = text
	case field == "date" || field == "known_at":
		if _, err := fact.ParseDate(text); err != nil {
			return errors.New("a date YYYY, YYYY-MM or YYYY-MM-DD")
		}
		x[field] = text
	default:
		x[field] = text
	}
	return nil
}

// make builds the observation or event; an error wraps why it is not valid.
func (m Mapping) make(x map[string]any, t *source.Table, sink source.Sink) (string, func() error, error) {
	file, line, _ := strings.Cut(t.Locator(), ":")
	if x["id"] == nil {
		x["id"] = m.Kind[:1] + ".table." + strings.ReplaceAll(file, " ", "-") + "." + line
	}
	if m.Kind == "event" {
		b, err := json.Marshal(x)
		if err != nil {
			return "", nil, fmt.Errorf("row: %w", err)
		}
		var e fact.Event
		if err := json.Unmarshal(b, &e); err != nil {
			return "", nil, fmt.Errorf("row: %w", err)
		}
		e.Source, e.Locator = "table", t.Locator()
		if err := e.Valid(); err != nil {
			return "", nil, fmt.Errorf("row: %w", trim(err))
		}
		return e.ID, func() error { return sink.Event(e) }, nil
	}
	o := observation(x)
	o.Source, o.Locator = "table", t.Locator()
	if o.Status == "" {
		o.Status = fact.Reported
		if o.Value == 0 {
			o.Status = fact.Zero
		}
	}
	if err := o.Valid(); err != nil {
		return "", nil, fmt.Errorf("row: %w", trim(err))
	}
	return o.ID, func() error { return sink.Observation(o) }, nil
}

// observation fills the fields of a row; they have been made the right kind of value before.
func observation(x map[string]any) fact.Observation {
	text := func(f string) string { s, _ := x[f].(string); return s }
	number := func(f string) *float64 {
		if v, ok := x[f].(float64); ok {
			return &v
		}
		return nil
	}
	o := fact.Observation{
		ID: text("id"), Layer: fact.Layer(text("layer")), Measure: text("measure"), Item: text("item"), From: fact.ActorID(text("from")), To: fact.ActorID(text("to")),
		Unit: text("unit"), Low: number("low"), High: number("high"), Denominator: text("denominator"), Reporter: text("reporter"), Basis: fact.Basis(text("basis")),
		Status: fact.Status(text("status")), Quote: text("quote"), Language: text("language"), Note: text("note"),
	}
	if v := number("value"); v != nil {
		o.Value = *v
	}
	if v := number("credibility"); v != nil {
		o.Credibility = fact.Credibility(*v)
	}
	o.Verified, _ = x["verified"].(bool)
	o.Period, _ = fact.ParsePeriod(text("period"))
	o.KnownAt, _ = fact.ParseDate(text("known_at"))
	return o
}

// trim takes the id out of an error, so that the same fault of many rows counts as one.
func trim(err error) error {
	s := err.Error()
	if _, rest, ok := strings.Cut(s, ": "); ok && (strings.HasPrefix(s, "observation ") || strings.HasPrefix(s, "event ")) {
		return errors.New(rest)
	}
	return err
}
