package cli

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every measure draws itself: a document of its own, named, with what it rests on in it.
func TestChart(t *testing.T) {
	votes, flows, none := filled(t, "unga", votesFile(t)), filled(t, "baci", written(t, "baci.csv", crudeYears)), t.TempDir()
	f := func(home, says string, args ...string) {
		t.Helper()
		name := filepath.Join(t.TempDir(), "chart.svg")
		if code, out, errs := try("", append([]string{"--home", home}, append(args, "--chart", name)...)...); code != exitDone {
			t.Fatalf("%v: exit %d: %s%s", args, code, out, errs)
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(strings.NewReader(string(raw))); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%v: %v", args, err)
			}
		}
		for _, want := range []string{"<title ", "<desc ", "viewBox", says} {
			if !strings.Contains(string(raw), want) {
				t.Errorf("%v: %q is not in %s", args, want, raw)
			}
		}
	}
	f(votes, "24 to 24 shared items", "align", "AZE", "ISR")
	f(votes, "n 48 of 48", "align", "AZE", "ISR", "--by", "window")
	f(votes, "session 76, 24 of 24 items", "align", "AZE", "ISR", "TUR", "USA")
	f(votes, "votes of 10 states", "align", "AZE", "ISR", "--ideal")
	f(none, "as stated in the casebook", "align", "AZE", "ISR")
	f(flows, "80.0 %, n 1", "expose", "ISR")
	f(flows, "a year; 0 = no row", "expose", "ISR")
	f(none, "as the casebook states them", "expose", "ISR")
	f(votes, "vote 1 series, n 48", "gap", "AZE", "--as-of", "2022-06-30", "--draws", "20", "--toward", "ISR")
}
