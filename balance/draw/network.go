// Package draw makes SVG of signed networks: the camps of one, and the balance of many over
// time. Signs are told by the line, solid or dashed, never by colour alone; each drawing carries
// a title and a description for those who do not see it.
package draw

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"tightrope/balance"
)

// MaxNodes is the most nodes that are drawn; of more, those with the most strained weight.
const MaxNodes = 60

// page is a drawing under way.
type page struct {
	*bufio.Writer
}

func (p page) f(format string, a ...any) { fmt.Fprintf(p, format+"\n", a...) }

// escape makes text safe inside SVG.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

const style = `<style>
svg{font:13px system-ui,sans-serif;background:#fff;color:#111}
text{fill:#111}
.tie{fill:none;stroke:#5a6b7b;stroke-opacity:.55}
.minus{stroke:#a34a28;stroke-dasharray:6 4}
.strained{stroke-opacity:1}
.mark{stroke:#111;stroke-width:2;fill:none}
.node{fill:#fff;stroke:#111;stroke-width:1.5}
.soft{fill:#555}
</style>`

// spot is where a node is drawn.
type spot struct{ x, y float64 }

// Network draws the camps as two columns with the names outside them, where no line passes. Ties
// across stand between the columns, ties inside a camp bow inward; solid is positive, dashed
// negative; a tie that fits no best division (or not this one, where strain is not known) is
// heavier and carries a cross. A weight of one is scale units of the graph.
func Network(w io.Writer, title string, g balance.Graph, scale int64, r balance.Report) error {
	shown, left := choose(g, r)
	at, height := place(g, r, shown)
	p := page{bufio.NewWriter(w)}
	const width = 900
	p.f(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %.0f" role="img" aria-labelledby="title desc">`, width, height)
	p.f(`<title id="title">%s</title>`, escape(title))
	p.f(`<desc id="desc">%s</desc>`, escape(strings.Join(describe(g, scale, r, left), " ")))
	p.f("%s", style)
	p.f(`<text x="30" y="28" font-size="17" font-weight="600">%s</text>`, escape(title))
	for k, line := range describe(g, scale, r, left) {
		p.f(`<text x="30" y="%d" class="soft">%s</text>`, 48+18*k, escape(line))
	}
	var marks []spot
	for i, e := range g.Edges {
		if shown[e.A] && shown[e.B] {
			marks = append(marks, p.tie(g, scale, r, i, at[e.A], at[e.B])...)
		}
	}
	for v, name := range g.Names {
		if !shown[v] {
			continue
		}
		anchor, dx := "end", -10.0
		if r.Camps[v] == 1 {
			anchor, dx = "start", 10
		}
		p.f(`<circle class="node" cx="%.1f" cy="%.1f" r="5"/>`, at[v].x, at[v].y)
		p.f(`<text x="%.1f" y="%.1f" text-anchor="%s">%s<title>%s</title></text>`, at[v].x+dx, at[v].y+4.5, anchor, escape(short(name)), escape(name))
	}
	for _, m := range marks {
		p.f(`<path class="mark" d="M%.1f %.1fl10 10m0 -10l-10 10"/>`, m.x-5, m.y-5)
	}
	p.f(`<g transform="translate(30 %.0f)"><path class="tie strained" d="M0 0H40"/><text x="48" y="4">positive</text><path class="tie minus strained" d="M130 0H170"/><text x="178" y="4">negative</text><path class="tie strained" stroke-width="3" d="M270 0H310"/><path class="mark" d="M285 -5l10 10m0 -10l-10 10"/><text x="318" y="4">fits no division into two camps</text></g>`, height-22)
	p.f(`</svg>`)
	return p.Flush()
}

// describe says in a line or two what is drawn.
func describe(g balance.Graph, scale int64, r balance.Report, left int) []string {
	worst := Weight(r.L, scale) + " of it"
	if r.Lower < r.L {
		worst = fmt.Sprintf("between %s and %s of it", Weight(r.Lower, scale), Weight(r.L, scale))
	}
	out := []string{fmt.Sprintf("%d actors, %d ties of the weight %s; %s fits no division into two camps (F = %.2f).", len(g.Names), len(g.Edges), Weight(r.Total, scale), worst, r.F())}
	if left > 0 {
		out = append(out, fmt.Sprintf("The %d actors with the most strain are drawn; %d are not.", len(g.Names)-left, left))
	}
	return out
}

// Weight writes a weight in the units of the network it came from.
func Weight(n, scale int64) string {
	if scale == 1 {
		return fmt.Sprint(n)
	}
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.9f", float64(n)/float64(scale)), "0"), ".")
}

// longest is the most letters of a name that are written.
const longest = 38

func short(name string) string {
	if r := []rune(name); len(r) > longest {
		return string(r[:longest-1]) + "…"
	}
	return name
}

// strained says that a tie is marked.
func strained(g balance.Graph, r balance.Report, i int) bool {
	if i < len(r.Strain) && r.Strain[i] != balance.Unknown {
		return r.Strain[i] == balance.Always || r.Strain[i] == balance.Sometimes && frustrated(g.Edges[i], r.Camps)
	}
	return frustrated(g.Edges[i], r.Camps)
}

func frustrated(e balance.Edge, camps []int) bool { return (camps[e.A] == camps[e.B]) != (e.W > 0) }

// choose keeps the nodes with the most strained weight, then the most weight.
func choose(g balance.Graph, r balance.Report) (shown []bool, left int) {
	type load struct {
		node           int
		strain, weight int64
	}
	loads := make([]load, len(g.Names))
	for v := range loads {
		loads[v].node = v
	}
	for i, e := range g.Edges {
		for _, v := range []int{e.A, e.B} {
			loads[v].weight += e.Size()
			if strained(g, r, i) {
				loads[v].strain += e.Size()
			}
		}
	}
	slices.SortFunc(loads, func(a, b load) int {
		return cmp.Or(cmp.Compare(b.strain, a.strain), cmp.Compare(b.weight, a.weight), cmp.Compare(a.node, b.node))
	})
	shown = make([]bool, len(g.Names))
	for _, l := range loads[:min(MaxNodes, len(loads))] {
		shown[l.node] = true
	}
	return shown, max(0, len(loads)-MaxNodes)
}

// place puts the camps into columns, each node near the mean height of those it is tied to.
func place(g balance.Graph, r balance.Report, shown []bool) ([]spot, float64) {
	var column [2][]int
	for v := range g.Names {
		if shown[v] {
			column[r.Camps[v]] = append(column[r.Camps[v]], v)
		}
	}
	height := make([]float64, len(g.Names))
	number := func() {
		for _, c := range column {
			for k, v := range c {
				height[v] = (float64(k) + 0.5) / float64(len(c))
			}
		}
	}
	number()
	for range 12 {
		sum, n := make([]float64, len(height)), make([]float64, len(height))
		for _, e := range g.Edges {
			if shown[e.A] && shown[e.B] {
				sum[e.A], n[e.A] = sum[e.A]+height[e.B], n[e.A]+1
				sum[e.B], n[e.B] = sum[e.B]+height[e.A], n[e.B]+1
			}
		}
		for _, c := range column {
			slices.SortStableFunc(c, func(a, b int) int { return cmp.Compare(sum[a]/max(1, n[a]), sum[b]/max(1, n[b])) })
		}
		number()
	}
	rows := max(len(column[0]), len(column[1]), 3)
	tall := float64(rows) * 24
	at := make([]spot, len(g.Names))
	for side, c := range column {
		for _, v := range c {
			at[v] = spot{290 + 330*float64(side), 90 + height[v]*tall}
		}
	}
	return at, tall + 150
}

// tie draws one tie and gives the place of its mark, if it has one: marks come last, on top.
func (p page) tie(g balance.Graph, scale int64, r balance.Report, i int, a, b spot) []spot {
	e := g.Edges[i]
	class, width := "tie", 1.2
	if e.W < 0 {
		class += " minus"
	}
	marked := strained(g, r, i)
	if marked {
		class, width = class+" strained", 3
	}
	mid := spot{(a.x + b.x) / 2, (a.y + b.y) / 2}
	d := fmt.Sprintf("M%.1f %.1fL%.1f %.1f", a.x, a.y, b.x, b.y)
	if r.Camps[e.A] == r.Camps[e.B] {
		out := min(40+0.3*abs(a.y-b.y), 200)
		if r.Camps[e.A] == 1 {
			out = -out
		}
		d = fmt.Sprintf("M%.1f %.1fQ%.1f %.1f %.1f %.1f", a.x, a.y, a.x+out, mid.y, b.x, b.y)
		mid.x += out / 2
	}
	sign := "positive"
	if e.W < 0 {
		sign = "negative"
	}
	p.f(`<path class="%s" stroke-width="%.1f" d="%s"><title>%s – %s: %s, weight %s</title></path>`, class, width, d, escape(g.Names[e.A]), escape(g.Names[e.B]), sign, Weight(e.Size(), scale))
	if marked {
		return []spot{mid}
	}
	return nil
}

func abs(x float64) float64 { return max(x, -x) }
