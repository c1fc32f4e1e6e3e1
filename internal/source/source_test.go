package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"

	"tightrope/fact"
)

func flow(to fact.ActorID, month string, v float64) fact.Observation {
	d := fact.MustDate(month)
	return fact.Observation{
		ID: "o." + string(to) + "." + month, Measure: "flow", Item: "crude oil", Layer: fact.Energy, From: "AZE", To: to, Value: v,
		Unit: "USD", Reporter: "AZE", Basis: fact.ExporterCustoms, Status: fact.Reported, Source: "x",
		Period: fact.Period{From: d, To: d},
	}
}

// Azerbaijan's customs list Israel every month, and from October 2024 no more, while Italy goes on.
func TestDark(t *testing.T) {
	var flows []fact.Observation
	for _, m := range []string{"2024-07", "2024-08", "2024-09", "2024-10", "2024-11"} {
		flows = append(flows, flow("ITA", m, 100))
		if m < "2024-10" {
			flows = append(flows, flow("ISR", m, 50))
		}
	}
	flows = append(flows, flow("DEU", "2024-07", 1)) // once only: no series
	got := Dark(flows)
	if len(got) != 1 {
		t.Fatalf("%d dark: %+v", len(got), got)
	}
	o := got[0]
	if o.To != "ISR" || o.Status != fact.Dark || o.Value != 0 || o.Period.String() != "2024-10..2024-11" || !strings.Contains(o.Note, "50 USD") {
		t.Errorf("%+v", o)
	}
	if err := o.Valid(); err != nil {
		t.Error(err)
	}
	// Before October is reported at all, nobody is dark.
	if got := Dark(flows[:len(flows)-3]); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if got := Dark(nil); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestPloverOf(t *testing.T) {
	f := func(cameo, want string) {
		t.Helper()
		if got, _ := PloverOf(cameo); got != want {
			t.Errorf("%s: %s, want %s", cameo, got, want)
		}
	}
	f("010", "STATEMENT")
	f("0841", "RETREAT")
	f("0831", "CONCEDE")
	f("163", "COERCE")
	f("1663", "SANCTION")
	f("190", "ASSAULT")
	f("191", "COERCE")
	f("99", "")
	f("", "")
	for _, p := range fact.Plover {
		if words[p] == "" {
			t.Errorf("no words for %s", p)
		}
	}
}

// A gzip bomb: 8 MB of zeros in some 8 kB, with the free megabytes set to one.
func TestBomb(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	zeros := make([]byte, 1<<20)
	for range 8 {
		if _, err := z.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	c := &counter{r: &packed}
	r, err := gzip.NewReader(bufio.NewReader(c))
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(io.Discard, &unpacked{z: r, packed: c, free: 1 << 20, reader: "test", name: "bomb"})
	var typed *Error
	if !errors.As(err, &typed) || !strings.Contains(err.Error(), "times its size") {
		t.Errorf("%v", err)
	}
}

func TestError(t *testing.T) {
	err := &Error{Reader: "comtrade", File: "june.csv", Line: 1042, Column: "primaryValue", Got: "n/a", Want: "a number"}
	if want := `comtrade: june.csv:1042: column "primaryValue" is "n/a": want a number`; err.Error() != want {
		t.Errorf("%s", err)
	}
}
