// Package sourcetest holds the checks that every reader must stand.
package sourcetest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/source"
)

// Reader is the form of every reader's Read.
type Reader = source.Reader

// Collect reads a text and fails the test on an error or on an observation or event that is
// not valid.
func Collect(t *testing.T, read Reader, text string) (*source.Collected, source.Report) {
	t.Helper()
	return collect(t, read, strings.NewReader(text), "fixture")
}

// File reads a file, as Collect does.
func File(t *testing.T, read Reader, path string) (*source.Collected, source.Report) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return collect(t, read, f, filepath.Base(path))
}

// Stream reads a large file and hands its observations on, checked but not kept.
func Stream(t *testing.T, read Reader, path string, do func(fact.Observation)) source.Report {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	report, err := read(f, filepath.Base(path), source.Observations(func(o fact.Observation) error {
		n++
		do(o)
		return o.Valid()
	}))
	if err != nil {
		t.Fatal(err)
	}
	if report.Read != report.Kept+report.Refused || report.Given != n {
		t.Fatalf("%d given, %+v", n, report)
	}
	return report
}

func collect(t *testing.T, read Reader, r io.Reader, name string) (*source.Collected, source.Report) {
	t.Helper()
	var c source.Collected
	report, err := read(r, name, &c)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, o := range c.Observations {
		if err := o.Valid(); err != nil {
			t.Fatal(err)
		}
		if seen[o.ID] {
			t.Fatalf("observation %s stands twice", o.ID)
		}
		seen[o.ID] = true
	}
	for _, e := range c.Events {
		if err := e.Valid(); err != nil {
			t.Fatal(err)
		}
	}
	if report.Read != report.Kept+report.Refused {
		t.Fatalf("%d rows read, %d kept and %d refused", report.Read, report.Kept, report.Refused)
	}
	if report.Given != len(c.Observations)+len(c.Events) {
		t.Fatalf("the report says %d given, there are %d", report.Given, len(c.Observations)+len(c.Events))
	}
	return &c, report
}

// Refuses checks that a reader stops with an *Error that holds each of the words.
func Refuses(t *testing.T, read Reader, text string, words ...string) {
	t.Helper()
	_, err := read(strings.NewReader(text), "fixture", &source.Collected{})
	var typed *source.Error
	if !errors.As(err, &typed) {
		t.Fatalf("error %v: want an *Error", err)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
}

// Broken feeds a reader what publishers' servers and cables make of a good file: nothing, a
// page of HTML, half of a gzip archive, a renamed column. Each must be an *Error. The column
// is one that the reader needs.
func Broken(t *testing.T, read Reader, good, column string) {
	t.Helper()
	Refuses(t, read, "", "empty")
	Refuses(t, read, "<!DOCTYPE html>\n<html><body>Please log in</body></html>", "HTML")
	renamed := strings.Replace(good, column, column+"_new", 1)
	if renamed == good {
		t.Fatalf("the fixture has no column %q", column)
	}
	Refuses(t, read, renamed, column)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := io.WriteString(z, good); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	Refuses(t, read, packed.String()[:packed.Len()-packed.Len()/3], "ends early")
	if _, err := read(&packed, "fixture.gz", &source.Collected{}); err != nil {
		t.Errorf("the same file in one piece: %v", err)
	}
}

// Find gives the one observation of a collection with this id.
func Find(t *testing.T, c *source.Collected, id string) fact.Observation {
	t.Helper()
	for _, o := range c.Observations {
		if o.ID == id {
			return o
		}
	}
	t.Fatalf("no observation %q among %d", id, len(c.Observations))
	return fact.Observation{}
}

// Fuzz feeds a reader random bytes: it may refuse them but must neither panic nor give an
// observation or event that is not valid.
func Fuzz(f *testing.F, read Reader, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var c source.Collected
		if _, err := read(strings.NewReader(text), "fuzz", &c); err != nil {
			return
		}
		for _, o := range c.Observations {
			if err := o.Valid(); err != nil {
				t.Error(err)
			}
		}
		for _, e := range c.Events {
			if err := e.Valid(); err != nil {
				t.Error(err)
			}
		}
	})
}
