package gdelt

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
	"tightrope/internal/store"
)

const (
	mentionColumns = 16
	gkgColumns     = 27
)

// Mention is one article that reports an event.
type Mention struct {
	Event      uint64
	EventDay   fact.Date // when the event was first seen
	Day        fact.Date // of the mention
	Source     string    // the site
	Address    string
	Confidence int // 0 to 100
	Tone       float64
}

// ReadMentions calls do for every row of a file of mentions (GDELT 2.0, 16 columns).
func ReadMentions(r io.Reader, name string, do func(Mention) error) (source.Report, error) {
	return rows(r, name, mentionColumns, "mentions", func(line int, f *[61]string) (bool, error) {
		event, err1 := strconv.ParseUint(f[0], 10, 64)
		confidence, err2 := strconv.Atoi(f[11])
		tone, err3 := number(f[13])
		first, ok1 := days(f[1])
		day, ok2 := days(f[2])
		if err1 != nil || err2 != nil || err3 != nil || !ok1 || !ok2 {
			return false, nil
		}
		return true, do(Mention{
			Event: event, EventDay: store.Date(first), Day: store.Date(day), Source: f[4], Address: f[5], Confidence: confidence, Tone: float64(tone),
		})
	})
}

// Document is one article of the knowledge graph.
type Document struct {
	ID            string
	Day           fact.Date
	Source        string
	Address       string
	Themes        []string
	Persons       []string
	Organisations []string
	Tone          float64
}

// ReadGraph calls do for every row of a file of the knowledge graph (GKG 2.1, 27 columns).
func ReadGraph(r io.Reader, name string, do func(Document) error) (source.Report, error) {
	return rows(r, name, gkgColumns, "the knowledge graph", func(line int, f *[61]string) (bool, error) {
		day, ok := days(f[1])
		if !ok || f[0] == "" {
			return false, nil
		}
		first, _, _ := strings.Cut(f[15], ",")
		tone, err := number(first)
		if err != nil {
			return false, nil
		}
		return true, do(Document{
			ID: f[0], Day: store.Date(day), Source: f[3], Address: f[4], Themes: list(f[7]), Persons: list(f[11]), Organisations: list(f[13]), Tone: float64(tone),
		})
	})
}

func list(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ';' })
}

// rows reads a file of one width; do says whether a row could be used.
func rows(r io.Reader, name string, width int, what string, do func(line int, f *[61]string) (bool, error)) (source.Report, error) {
	report := source.NewReport("gdelt", name)
	text, err := source.Open("gdelt", name, r)
	if err != nil {
		return *report, err
	}
	var fields [61]string
	err = eachLine(text, name, func(line int, s string) error {
		if n := split(s, &fields); n != width {
			return &source.Error{Reader: "gdelt", File: name, Line: line, Got: fmt.Sprintf("%d columns", n), Want: fmt.Sprintf("%d columns of %s", width, what)}
		}
		ok, err := do(line, &fields)
		if err != nil {
			return err
		}
		if !ok {
			report.Refuse(line, "a day or number that is none")
			return nil
		}
		report.Keep(0)
		return nil
	})
	if err != nil {
		return *report, err
	}
	return report.Close()
}
