package draw

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"tightrope/balance"
)

func wellFormed(t *testing.T, svg string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
	}
}

func TestNetwork(t *testing.T) {
	g := balance.Graph{Names: []string{"AZE", "<script>", "إيران"}, Edges: []balance.Edge{{A: 0, B: 1, W: 3}, {A: 1, B: 2, W: -2}, {A: 0, B: 2, W: 1}}}
	r, err := balance.Analyse(g)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Network(&b, "A & B", g, 10, r); err != nil {
		t.Fatal(err)
	}
	wellFormed(t, b.String())
	f := func(what string, n int) {
		t.Helper()
		if got := strings.Count(b.String(), what); got != n {
			t.Errorf("%d of %q: want %d", got, what, n)
		}
	}
	f(`<circle class="node"`, 3)
	f(`<path class="tie minus"`, 1)
	f(`<path class="mark"`, 2) // the tie that fits no division, and the legend
	f(`<script>`, 0)
	f(">إيران<", 2) // the name, and its title
	f("ties of the weight 0.6; 0.1 of it", 2)
}

func TestTimeLine(t *testing.T) {
	var b strings.Builder
	if err := TimeLine(&b, "Balance", "by year", []Moment{
		{Label: "2010", F: 0.9, Low: 0.8, High: 1, Known: true}, {Label: "2011"}, {Label: "2012", F: 0.5, Low: 0.5, High: 0.5, Known: true},
	}); err != nil {
		t.Fatal(err)
	}
	wellFormed(t, b.String())
	if n := strings.Count(b.String(), "<polyline"); n != 2 {
		t.Errorf("%d stretches: want 2, the year between is not known", n)
	}
}
