package brief

import (
	"fmt"
	"slices"
	"strings"
)

// Lines is one or several series over the same steps, each with its intervals.
type Lines struct {
	Steps     []string // labels of the horizontal axis
	Series    []Series
	Low, High float64 // of the vertical axis; both 0 = as the values want
	Words     string  // what the vertical axis counts
}

// Series is one line. A point that is not known is a gap in it.
type Series struct {
	Name   string
	Points []PlotPoint // one for each step
}

// PlotPoint is a value with its interval.
type PlotPoint struct {
	Known     bool
	Value     float64
	Low, High float64
	Weak      bool   // drawn hollow: it rests on little
	Note      string // shown when pointed at
}

func (l Lines) bounds() (low, high float64) {
	if l.Low != 0 || l.High != 0 {
		return l.Low, l.High
	}
	first := true
	for _, s := range l.Series {
		for _, p := range s.Points {
			if !p.Known {
				continue
			}
			if first {
				low, high, first = p.Low, p.High, false
			}
			low, high = min(low, p.Low), max(high, p.High)
		}
	}
	if low == high {
		low, high = low-1, high+1
	}
	pad := (high - low) * .06
	if low >= 0 && low < (high-low)*.5 {
		return 0, high + pad
	}
	return low - pad, high + pad
}

func (d *drawing) lines(l Lines) {
	const left, right, tall = 52.0, plotWidth - 14, 190.0
	top := d.h + 26
	low, high := l.bounds()
	y := axis{low, high, top + tall, top}
	x := axis{0, max(1, float64(len(l.Steps)-1)), left + 8, right - 8}
	d.text(10, top-10, "start", "soft", shorten(l.Words, plotText*plotBroad, plotWidth-20))
	for _, v := range y.steps(5) {
		class := "grid"
		if v == 0 {
			class = "zero"
		}
		d.line(left, y.at(v), right, y.at(v), class)
		d.text(left-6, y.at(v)+4, "end", "axis", axisNumber(v))
	}
	d.stepLabels(l.Steps, x, top+tall)
	for i, s := range l.Series {
		d.series(i, s, x, y)
	}
	d.h = top + tall + 20
	if len(l.Series) > 1 {
		names := make([]string, len(l.Series))
		for i, s := range l.Series {
			names[i] = s.Name
			if !slices.ContainsFunc(s.Points, func(p PlotPoint) bool { return p.Known }) {
				names[i] += " (no data)"
			}
		}
		d.legend(names, true)
	}
}

// stepLabels writes as many labels of the steps as have room.
func (d *drawing) stepLabels(steps []string, x axis, y float64) {
	last := -1e9
	for i, s := range steps {
		at, half := x.at(float64(i)), width(s, 12*plotBroad)/2
		at = min(max(at, 4+half), plotWidth-4-half)
		if at-half < last+8 {
			continue
		}
		last = at + half
		d.line(x.at(float64(i)), y, x.at(float64(i)), y+4, "zero")
		d.text(at, y+17, "middle", "axis", s)
	}
}

func (d *drawing) series(i int, s Series, x, y axis) {
	class := fmt.Sprintf("s%d", i%5)
	for lo := 0; lo < len(s.Points); lo++ {
		if !s.Points[lo].Known {
			continue
		}
		hi := lo
		for hi+1 < len(s.Points) && s.Points[hi+1].Known {
			hi++
		}
		var line, band strings.Builder
		for k := lo; k <= hi; k++ {
			fmt.Fprintf(&line, "%s,%s ", num(x.at(float64(k))), num(y.at(s.Points[k].Value)))
			fmt.Fprintf(&band, "%s,%s ", num(x.at(float64(k))), num(y.at(s.Points[k].High)))
		}
		for k := hi; k >= lo; k-- {
			fmt.Fprintf(&band, "%s,%s ", num(x.at(float64(k))), num(y.at(s.Points[k].Low)))
		}
		d.raw(`<polygon class="band %s" stroke="none" points="%s"/>`, class, strings.TrimSpace(band.String()))
		d.raw(`<polyline class="run %s" stroke-dasharray="%s" points="%s"/>`, class, dashes[i%5], strings.TrimSpace(line.String()))
		lo = hi
	}
	size := 3.4
	if len(s.Points) > 40 {
		size = 2
	}
	for k, p := range s.Points {
		if !p.Known {
			continue
		}
		d.open(strings.TrimSpace(s.Name + " " + p.Note))
		if p.Low < p.High && len(s.Points) <= 40 {
			d.line(x.at(float64(k)), y.at(p.Low), x.at(float64(k)), y.at(p.High), class)
		}
		if p.Weak {
			d.symbol(i, x.at(float64(k)), y.at(p.Value), size, class+" hollow")
		} else {
			d.symbol(i, x.at(float64(k)), y.at(p.Value), size, class)
		}
		d.shut()
	}
}

// axisNumber writes a value of a scale without needless digits.
func axisNumber(v float64) string {
	abs, sign := v, ""
	if v < 0 {
		abs, sign = -v, "−"
	}
	for _, k := range []struct {
		size float64
		word string
	}{{1e12, "tr"}, {1e9, "bn"}, {1e6, "m"}, {1e4, ""}} {
		if abs >= k.size {
			if k.word == "" {
				return sign + fmt.Sprintf("%.0fk", abs/1e3)
			}
			return sign + fmt.Sprintf("%.3g ", abs/k.size) + k.word
		}
	}
	return sign + fmt.Sprintf("%.4g", abs)
}
