package draw

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"
)

// Moment is the balance at one date, with the band that other rules make of it.
type Moment struct {
	Label     string
	F         float64
	Low, High float64 // the band; equal to F where no other rule was tried
	Known     bool    // false = no balance then, and nothing is drawn
}

// TimeLine draws F = 1 - 2L/m over time: the line for the rule in use, the band for the others.
func TimeLine(w io.Writer, title, note string, moments []Moment) error {
	p := page{bufio.NewWriter(w)}
	const width, height, left, right, top, bottom = 900, 380, 60, 30, 70, 50
	low := 1.0
	for _, m := range moments {
		if m.Known {
			low = min(low, m.Low)
		}
	}
	step := 0.05
	for 1-low > 6*step {
		step *= 2
	}
	rows := max(2, int(math.Ceil((1-low)/step-1e-9)))
	low = 1 - step*float64(rows)
	x := func(i int) float64 {
		return left + (width-left-right)*float64(i)/max(1, float64(len(moments)-1))
	}
	y := func(f float64) float64 { return top + (height-top-bottom)*(1-f)/(1-low) }
	p.f(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc">`, width, height)
	p.f(`<title id="title">%s</title>`, escape(title))
	p.f(`<desc id="desc">%s</desc>`, escape(spoken(moments)))
	p.f("%s", style)
	p.f(`<text x="30" y="28" font-size="17" font-weight="600">%s</text>`, escape(title))
	p.f(`<text x="30" y="48" class="soft">%s</text>`, escape(note))
	for k := range rows + 1 {
		f := 1 - step*float64(k)
		p.f(`<path d="M%d %.1fH%d" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end" class="soft">%.2f</text>`, left, y(f), width-right, left-8, y(f)+4.5, f)
	}
	for _, run := range runs(moments) {
		var band, line strings.Builder
		for i := run[0]; i < run[1]; i++ {
			fmt.Fprintf(&band, "%.1f,%.1f ", x(i), y(moments[i].High))
			fmt.Fprintf(&line, "%.1f,%.1f ", x(i), y(moments[i].F))
		}
		for i := run[1] - 1; i >= run[0]; i-- {
			fmt.Fprintf(&band, "%.1f,%.1f ", x(i), y(moments[i].Low))
		}
		p.f(`<polygon points="%s" fill="#9fb3c8" fill-opacity=".35"/>`, strings.TrimSpace(band.String()))
		p.f(`<polyline points="%s" fill="none" stroke="#1f3a5f" stroke-width="2"/>`, strings.TrimSpace(line.String()))
	}
	every := max(1, (len(moments)+11)/12)
	for i, m := range moments {
		if m.Known {
			p.f(`<circle cx="%.1f" cy="%.1f" r="3" fill="#1f3a5f"><title>%s: F = %.3f</title></circle>`, x(i), y(m.F), escape(m.Label), m.F)
		}
		if i%every == 0 {
			p.f(`<text x="%.1f" y="%d" text-anchor="middle" class="soft">%s</text>`, x(i), height-bottom+22, escape(m.Label))
		}
	}
	p.f(`</svg>`)
	return p.Flush()
}

// runs are the stretches of dates that are known.
func runs(moments []Moment) [][2]int {
	var out [][2]int
	for i, m := range moments {
		switch {
		case !m.Known:
		case i > 0 && moments[i-1].Known:
			out[len(out)-1][1] = i + 1
		default:
			out = append(out, [2]int{i, i + 1})
		}
	}
	return out
}

func spoken(moments []Moment) string {
	var b strings.Builder
	b.WriteString("Balance F by date, 1 being balanced.")
	for _, m := range moments {
		if m.Known {
			fmt.Fprintf(&b, " %s: %.2f.", m.Label, m.F)
		}
	}
	return b.String()
}
