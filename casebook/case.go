package casebook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"tightrope/fact"
)

// ReadCase reads a case file (TOML, the fields of fact.Case under their names in README.md).
// An unknown field, a value of another kind or a broken invariant is an error with the name,
// the line and what was wanted.
func ReadCase(r io.Reader, name string) (fact.Case, error) {
	data, err := readAll(r, name)
	if err != nil {
		return fact.Case{}, err
	}
	c, err := parseCase(data, name)
	if err != nil {
		return fact.Case{}, err
	}
	if err := c.Valid(); err != nil {
		return fact.Case{}, problemError{Problem{name, lineOfTrouble(data, c, err.Error()), err.Error()}}
	}
	return inForce(data, c, name)
}

func parseCase(data []byte, name string) (fact.Case, error) {
	var c fact.Case
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&c)
	if err == nil {
		return c, nil
	}
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) && len(unknown.Errors) > 0 {
		e := unknown.Errors[0]
		line, _ := e.Position()
		key := strings.Join(e.Key(), ".")
		return c, problemError{Problem{name, line, fmt.Sprintf("field %q is unknown: want the fields of a case", key)}}
	}
	var wrong *toml.DecodeError
	if errors.As(err, &wrong) {
		line, _ := wrong.Position()
		return c, problemError{Problem{name, line, strings.TrimPrefix(wrong.Error(), "toml: ")}}
	}
	return c, fmt.Errorf("%s: %w", name, err)
}

// lineOfTrouble finds the line at which the player that an error names begins, else 1.
func lineOfTrouble(data []byte, c fact.Case, text string) int {
	i := slices.IndexFunc(c.Actors, func(p fact.Player) bool {
		return strings.Contains(text+" ", "actor "+p.ID+":") || strings.Contains(text, "actor "+p.ID+" stands")
	})
	if i < 0 {
		return 1
	}
	return lineOf(data, fmt.Sprintf("id = %q", c.Actors[i].ID))
}

// lineOf counts the lines up to the first that holds the text, 1 if none does.
func lineOf(data []byte, text string) int {
	at := bytes.Index(data, []byte(text))
	if at < 0 {
		return 1
	}
	return 1 + bytes.Count(data[:at], []byte("\n"))
}
