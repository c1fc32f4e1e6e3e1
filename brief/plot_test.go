package brief

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// sketch is a plot of every kind, with names from outside.
func sketch() Plot {
	known := func(v float64) PlotPoint {
		return PlotPoint{Known: true, Value: v, Low: v - .1, High: v + .1, Note: "n 20"}
	}
	return Plot{
		Title: `A & B <script>alert("x")</script>`, Note: strings.Repeat("many words ", 30), Desc: "what it shows",
		Panels: []Panel{
			{Head: "lines", Lines: &Lines{
				Steps: []string{"2019", "2020", "2021", "2022"}, Words: "share",
				Series: []Series{
					{Name: "إيران", Points: []PlotPoint{known(.2), {}, known(.4), {Known: true, Value: .5, Low: .5, High: .5, Weak: true}}},
					{Name: "nobody", Points: make([]PlotPoint, 4)},
				},
			}},
			{Head: "bars", Rows: &Rows{High: 1, Percent: true, Words: "share", More: "and 3 more", Rows: []PlotRow{
				{Name: "ישראל", Points: []PlotPoint{known(.6)}, Show: "60 %, n 3"}, {Name: "unknown", Points: []PlotPoint{{}}},
			}}},
			{Head: "marks", Rows: &Rows{Marks: []string{"say", "vote", "do"}, High: 1, Rows: []PlotRow{
				{Name: strings.Repeat("a very long name ", 9), Points: []PlotPoint{{}, known(.1), known(.9)}},
			}}},
			{Head: "matrix", Matrix: &Matrix{Names: []string{"AZE", "ISR"}, Low: -1, High: 1, Cells: [][]PlotPoint{{{}, known(-.5)}, {{}, {}}}}},
		},
	}
}

func TestPlot(t *testing.T) {
	svg := sketch().SVG()
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
	}
	f := func(what string, n int) {
		t.Helper()
		if got := strings.Count(svg, what); got != n {
			t.Errorf("%d of %q: want %d", got, what, n)
		}
	}
	f("<script>", 0)
	f("NaN", 0)
	f("Inf", 0)
	f(`<title id="plot-t">`, 1)
	f(`<desc id="plot-d">what it shows</desc>`, 1)
	f("إيران</text>", 1)
	f("ישראל</text>", 1)
	f("<polyline", 2) // a year that is not known is a gap
	f("nobody (no data)", 1)
	f("say (no data)", 1)
	f("−0.50</text>", 1)
	f("hollow", 3) // the weak point, the cell without a value, and the rule in the style
	if svg != sketch().SVG() {
		t.Error("the same data make other bytes")
	}
}

// Nothing reaches beyond the drawing: every text that starts or ends at the edge fits.
func TestPlotFits(t *testing.T) {
	svg := sketch().SVG()
	texts := regexp.MustCompile(`<text class="([^"]*)" x="([-0-9.]+)" y="[-0-9.]+" text-anchor="(start|end|middle)">([^<]*)</text>`).FindAllStringSubmatch(svg, -1)
	if len(texts) < 20 {
		t.Fatalf("%d texts", len(texts))
	}
	for _, m := range texts {
		x, _ := strconv.ParseFloat(m[2], 64)
		size := plotText
		if m[1] == "title" {
			size = 16
		}
		w := width(m[4], size)
		from := map[string]float64{"start": x, "end": x - w, "middle": x - w/2}[m[3]]
		if from < -1 || from+w > plotWidth+1 {
			t.Errorf("%q goes from %.0f to %.0f", m[4], from, from+w)
		}
	}
}

func TestAxis(t *testing.T) {
	f := func(low, high float64, n int, want string) {
		t.Helper()
		var got []string
		for _, v := range (axis{low, high, 0, 1}).steps(n) {
			got = append(got, axisNumber(v))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%g to %g: %s, want %s", low, high, s, want)
		}
	}
	f(0, 1, 4, "0 0.5 1")
	f(-1, 1, 5, "−1 −0.5 0 0.5 1")
	f(0, 6.2e9, 4, "0 2 bn 4 bn 6 bn")
	f(0, 43000, 4, "0 20k 40k")
}
