package brief

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// drawing is an SVG picture under construction. Coordinates are written to a tenth, so that
// the same data give the same bytes on every machine.
type drawing struct {
	b    strings.Builder
	w, h float64
	id   string
}

// picture draws a chart; the table behind it is table(). The svg carries role img and takes
// its name and description from its own title and desc.
func (c Chart) picture() string {
	d := &drawing{id: c.ID}
	switch {
	case c.Map != nil:
		d.drawMap(*c.Map, true)
	case c.Network != nil:
		d.drawNetwork(*c.Network)
	case c.TimeLine != nil:
		d.drawTimeLine(*c.TimeLine)
	case c.Distribution != nil:
		d.drawDistribution(*c.Distribution)
	case c.Tornado != nil:
		d.drawTornado(*c.Tornado)
	case c.Survival != nil:
		d.drawSurvival(*c.Survival)
	case c.Turns != nil:
		d.drawTurns(*c.Turns)
	default:
		return ""
	}
	return d.close(c.Title.String(), c.Desc)
}

// close wraps what was drawn in its svg element.
func (d *drawing) close(title, desc string) string {
	id := html.EscapeString(d.id)
	return fmt.Sprintf(`<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img" aria-labelledby="%s-t %s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>%s</svg>`,
		num(d.w), num(d.h), id, id, id, clean(title), id, clean(desc), d.b.String())
}

// num writes a coordinate to one decimal.
func num(v float64) string {
	v = math.Round(v*10) / 10
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// clean makes outside text fit for markup: escaped, without control or direction marks.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) || (unicode.IsControl(r) && r != '\n') {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return html.EscapeString(s)
}

func (d *drawing) raw(format string, a ...any) { fmt.Fprintf(&d.b, format, a...) }

func (d *drawing) line(x1, y1, x2, y2 float64, class string) {
	d.raw(`<line class="%s" x1="%s" y1="%s" x2="%s" y2="%s"/>`, class, num(x1), num(y1), num(x2), num(y2))
}

func (d *drawing) rect(x, y, w, h float64, class string) {
	d.raw(`<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`, class, num(x), num(y), num(max(0, w)), num(max(0, h)))
}

func (d *drawing) circle(x, y, r float64, class string) {
	d.raw(`<circle class="%s" cx="%s" cy="%s" r="%s"/>`, class, num(x), num(y), num(r))
}

func (d *drawing) path(data, class string) { d.raw(`<path class="%s" d="%s"/>`, class, data) }

// text sets a line of text; anchor is start, middle or end. Class "axis" marks figures of a
// scale, which say nothing about the case.
func (d *drawing) text(x, y float64, anchor, class, s string) {
	d.raw(`<text class="%s" x="%s" y="%s" text-anchor="%s">%s</text>`, class, num(x), num(y), anchor, clean(s))
}

// open begins a group whose tooltip is the title; the caller ends it with shut.
func (d *drawing) open(title string) { d.raw(`<g><title>%s</title>`, clean(title)) }

func (d *drawing) shut() { d.b.WriteString(`</g>`) }

// width estimates how wide a text of the size is, in the units of the drawing.
func width(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("iljtfrI.,:;'|()[] ", r):
			w += .34
		case unicode.IsUpper(r) || strings.ContainsRune("mw—", r):
			w += .72
		default:
			w += .54
		}
	}
	return w * size
}

// shorten cuts a text so that it is no wider than the limit.
func shorten(s string, size, limit float64) string {
	if width(s, size) <= limit {
		return s
	}
	runes := []rune(s)
	for len(runes) > 1 && width(string(runes)+"…", size) > limit {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ,;") + "…"
}

// mark draws the small shape of a role: diamond, disc, triangle, square.
func (d *drawing) mark(x, y, r float64, role string) {
	switch role {
	case Balancer:
		d.raw(`<path class="node %s" d="M%s %sl%s %sl%s %sl%s %sz"/>`, role, num(x), num(y-r*1.3), num(r*1.3), num(r*1.3), num(-r*1.3), num(r*1.3), num(-r*1.3), num(-r*1.3))
	case Presser:
		d.raw(`<path class="node %s" d="M%s %sl%s %sh%sz"/>`, role, num(x), num(y-r*1.15), num(r*1.15), num(r*2), num(-r*2.3))
	case Partner:
		d.circle(x, y, r, "node partner")
	default:
		d.rect(x-r*.8, y-r*.8, r*1.6, r*1.6, "node other")
	}
}

// signClass is the class of a tie: solid for support, dashed for hostility, dotted when the
// series went dark.
func signClass(sign int) string {
	switch {
	case sign > 0:
		return "pos"
	case sign < 0:
		return "neg"
	}
	return "even"
}

// niceStep is a round step that divides the span into at most n parts.
func niceStep(span float64, n int) float64 {
	if !(span > 0) || n < 1 {
		return 1
	}
	raw := span / float64(n)
	mag := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 5} {
		if raw <= m*mag {
			return m * mag
		}
	}
	return 10 * mag
}
