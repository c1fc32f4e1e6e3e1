package brief

import (
	"fmt"
	"html"
	"strings"
)

// Plot is a picture of one measure that stands alone: a title, what it rests on, and panels one
// under the other. Nothing in it is told by colour alone.
type Plot struct {
	Title  string
	Note   string // n, coverage, period, source
	Desc   string // what a reader who cannot see it should know
	Panels []Panel
}

// Panel is one set of axes; exactly one of the payloads is set.
type Panel struct {
	Head   string
	Lines  *Lines
	Rows   *Rows
	Matrix *Matrix
}

// plotWidth is the width of the drawing in its own units: at 390 pixels its letters are still ten
// pixels high.
const (
	plotWidth = 480.0
	plotText  = 12.5
	plotBroad = 1.16 // some systems' letters are this much wider than the estimate
)

// plotStyle is all that the picture needs, for it is opened by itself.
const plotStyle = `svg{background:#fff;color:#17202a;font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",Arial,sans-serif}` +
	`text{fill:#17202a;font-size:12.5px;unicode-bidi:plaintext}.title{font-size:16px;font-weight:650}.head{font-weight:650}.soft{fill:#4d5966}` +
	`.axis{fill:#4d5966;font-size:12px}.halo{paint-order:stroke;stroke:#fff;stroke-width:3.5px;stroke-linejoin:round}` +
	`.grid{stroke:#dfe3e8;stroke-width:1}.zero{stroke:#7b8794;stroke-width:1.2}.bar{fill:#7f9fbf}.whisker{stroke:#17202a;stroke-width:1.4;fill:none}` +
	`.band{opacity:.16}.s0{stroke:#1f4e79;fill:#1f4e79}.s1{stroke:#a34a28;fill:#a34a28}.s2{stroke:#2f6b3a;fill:#2f6b3a}.s3{stroke:#6b3d8f;fill:#6b3d8f}.s4{stroke:#4d5966;fill:#4d5966}` +
	`.run{fill:none;stroke-width:2}.hollow{fill:#fff;stroke-width:1.8}.link{stroke:#b8c2cc;stroke-width:3;stroke-linecap:round}`

// SVG writes the picture as a document of its own.
func (p Plot) SVG() string {
	d := &drawing{w: plotWidth, h: 10, id: "plot"}
	for _, line := range wrapped(p.Title, 16, plotWidth-20) {
		d.h += 18
		d.text(10, d.h-2, "start", "title", line)
	}
	for _, line := range wrapped(p.Note, plotText, plotWidth-20) {
		d.h += 16
		d.text(10, d.h-1, "start", "soft", line)
	}
	for _, panel := range p.Panels {
		d.h += 10
		for _, line := range wrapped(panel.Head, plotText, plotWidth-20) {
			d.h += 16
			d.text(10, d.h, "start", "head", line)
		}
		switch {
		case panel.Lines != nil:
			d.lines(*panel.Lines)
		case panel.Rows != nil:
			d.rows(*panel.Rows)
		case panel.Matrix != nil:
			d.matrix(*panel.Matrix)
		}
	}
	d.h += 10
	id := html.EscapeString(d.id)
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="100%%" style="max-width:900px" role="img" aria-labelledby="%s-t %s-d">`+
		`<title id="%s-t">%s</title><desc id="%s-d">%s</desc><style>%s</style>%s</svg>`+"\n",
		num(d.w), num(d.h), id, id, id, clean(p.Title), id, clean(p.Desc), plotStyle, d.b.String())
}

// wrapped breaks a text into lines no wider than the limit; a word that is wider is cut.
func wrapped(s string, size, limit float64) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(s) {
		word = shorten(word, size*plotBroad, limit)
		switch {
		case line == "":
			line = word
		case width(line+" "+word, size*plotBroad) > limit:
			out, line = append(out, line), word
		default:
			line += " " + word
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

// axis is the vertical or horizontal scale of a panel.
type axis struct{ low, high, from, to float64 }

func (a axis) at(v float64) float64 {
	if a.high == a.low {
		return (a.from + a.to) / 2
	}
	return a.from + (a.to-a.from)*(v-a.low)/(a.high-a.low)
}

// steps are round values on the axis, at most about n of them.
func (a axis) steps(n int) []float64 {
	step := niceStep(a.high-a.low, n)
	var out []float64
	for k := int(a.low/step) - 1; float64(k)*step <= a.high+step*1e-9; k++ {
		if v := float64(k) * step; v >= a.low-step*1e-9 {
			out = append(out, v)
		}
	}
	return out
}

// symbol draws the shape of a series: disc, square, triangle, diamond, cross.
func (d *drawing) symbol(i int, x, y, r float64, class string) {
	switch i % 5 {
	case 0:
		d.circle(x, y, r, class)
	case 1:
		d.rect(x-r*.9, y-r*.9, r*1.8, r*1.8, class)
	case 2:
		d.path(fmt.Sprintf("M%s %sl%s %sh%sz", num(x), num(y-r*1.15), num(r*1.1), num(r*1.95), num(-r*2.2)), class)
	case 3:
		d.path(fmt.Sprintf("M%s %sl%s %sl%s %sl%s %sz", num(x), num(y-r*1.25), num(r*1.25), num(r*1.25), num(-r*1.25), num(r*1.25), num(-r*1.25), num(-r*1.25)), class)
	default:
		d.path(fmt.Sprintf("M%s %sl%s %sm0 %sl%s %s", num(x-r), num(y-r), num(2*r), num(2*r), num(-2*r), num(-2*r), num(2*r)), class+" whisker")
	}
}

// dashes tell the lines of the series apart.
var dashes = []string{"", "7 4", "2 4", "10 3 2 3", "4 2"}

// legend names the series under a panel.
func (d *drawing) legend(names []string, lines bool) {
	x := 14.0
	d.h += 18
	for i, n := range names {
		n = shorten(n, plotText*plotBroad, plotWidth-60)
		w := width(n, plotText*plotBroad) + 44
		if x > 14 && x+w > plotWidth-8 {
			x = 14
			d.h += 18
		}
		class := fmt.Sprintf("s%d", i%5)
		if lines {
			d.raw(`<line class="run %s" x1="%s" y1="%s" x2="%s" y2="%s" stroke-dasharray="%s"/>`, class, num(x-6), num(d.h-4), num(x+18), num(d.h-4), dashes[i%5])
		}
		d.symbol(i, x+6, d.h-4, 4, class)
		d.text(x+22, d.h, "start", "", n)
		x += w
	}
}
