package brief

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed html/brief.html.tmpl
var htmlTemplate string

//go:embed html/brief.css
var htmlStyle string

// HTML writes the brief as one file that needs nothing else: style, pictures and its own JSON
// inside, no script that runs. Everything from outside is escaped where it stands by
// html/template; pictures escape what they set.
func HTML(w io.Writer, b Brief) error {
	p := newPage(b)
	data, err := compactJSON(b)
	if err != nil {
		return err
	}
	t, err := htmlParsed()
	if err != nil {
		return err
	}
	t, err = t.Clone()
	if err != nil {
		return fmt.Errorf("brief: html: %w", err)
	}
	t.Funcs(template.FuncMap{
		"links":   p.links,
		"linkone": func(id string) Text { return p.links([]string{id}) },
		"values":  p.values,
		"parties": func() []Party { return b.Head.all() },
		"gauge":   func(l Likelihood) template.HTML { return template.HTML(b.Scale.gauge(l)) },
		"minimap": func() template.HTML { return template.HTML(p.miniMap()) },
		"json":    func() template.JS { return template.JS(data) },
		"url":     p.address,
	})
	var out bytes.Buffer
	if err := t.Execute(&out, p); err != nil {
		return fmt.Errorf("brief: html: %w", err)
	}
	head, tail, _ := bytes.Cut(out.Bytes(), []byte(dataOpen))
	_, err = w.Write(slices.Concat(bytes.Map(visible, head), []byte(dataOpen), tail))
	return err
}

// visible drops the marks that could turn the reading direction of what follows; the data at
// the end of the page keep them.
func visible(r rune) rune {
	if unicode.Is(unicode.Bidi_Control, r) || (unicode.IsControl(r) && r != '\n') {
		return -1
	}
	return r
}

// htmlParsed is the template with the functions that do not depend on a brief; the others are
// bound for each brief.
var htmlParsed = sync.OnceValues(func() (*template.Template, error) {
	bound := func(...any) string { return "" }
	return template.New("brief").Funcs(template.FuncMap{
		"links": bound, "linkone": bound, "values": bound, "parties": bound, "gauge": bound,
		"minimap": bound, "json": bound, "url": bound,
		"tag":      tagBadge,
		"verdict":  verdictBadge,
		"role":     func(p Party) badge { return roleBadge(p.Role) },
		"voice":    ClaimRow.voice,
		"detailed": ClaimRow.detailed,
		"brief":    ClaimRow.brief,
		"ownmarks": ownMarks,
		"short":    func(s string) bool { return len([]rune(s)) <= 14 },
		"told":     ClaimRow.told,
		"strip":    func(r ClaimRow) template.HTML { return template.HTML(r.strip()) },
		"date":     func(d Dated) Text { return Text{d.Run()} },
		"long":     longDate,
		"band":     Band.show,
		"picture":  func(c Chart) template.HTML { return template.HTML(c.picture()) },
		"data":     Chart.table,
		"css":      func() template.CSS { return template.CSS(htmlStyle) },
	}).Parse(htmlTemplate)
})

// ownMarks says that a quotation brings quotation marks of its own.
func ownMarks(s string) bool {
	return strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"") || strings.HasPrefix(s, "«") || strings.HasPrefix(s, "„")
}

// all lists the parties of the head, the balancer first.
func (h Head) all() []Party {
	var out []Party
	if h.Balancer.ID != "" {
		out = append(out, h.Balancer)
	}
	return append(append(out, h.Partners...), h.Pressers...)
}

func (b Band) show() string {
	return fmt.Sprintf("%.0f–%.0f %%", b.Low*100, b.High*100)
}

// address is the URL of a source; html/template refuses any that is not http, https or mailto.
func (p *page) address(id string) string {
	for _, s := range p.Sources {
		if s.ID == id {
			return s.URL
		}
	}
	return ""
}

// miniMap is the small map of the first screen.
func (p *page) miniMap() string {
	for _, c := range p.Charts {
		if c.Map == nil {
			continue
		}
		d := &drawing{id: c.ID + "-small"}
		d.drawMap(*c.Map, false)
		return `<figure class="mini">` + d.close(c.Title.String(), c.Desc) + `</figure>`
	}
	return ""
}

// gauge is the scale as a bar with the number on it; the interval is a whisker.
func (s Scale) gauge(l Likelihood) string {
	if l.Value == nil || len(s.Bands) == 0 {
		return ""
	}
	d := &drawing{id: "gauge", w: 440, h: 42}
	for _, b := range s.Bands {
		class := "seg"
		if b.Term == l.Term {
			class = "seg on"
		}
		d.open(b.Term + ", " + b.show())
		d.rect(b.Low*440, 16, (b.High-b.Low)*440, 10, class)
		d.shut()
	}
	x := *l.Value * 440
	if l.Low != nil && l.High != nil {
		d.line(*l.Low*440, 9, *l.High*440, 9, "whisk")
		d.line(*l.Low*440, 5, *l.Low*440, 13, "whisk")
		d.line(*l.High*440, 5, *l.High*440, 13, "whisk")
	}
	d.raw(`<path class="pin" d="M%s 27l5 9h-10z"/>`, num(x))
	desc := "The number on the scale of likelihood: " + l.Show
	if l.Term != "" {
		desc += ", " + l.Term
	}
	return `<div class="gauge">` + d.close("Where the number lies on the scale", desc) + `</div>`
}

// strip shows the values of a claim on one line: discs agree, crosses do not; rings and thin crosses
// are shown only. It is left out when there are fewer than two values in one unit.
func (r ClaimRow) strip() string {
	var vs []ClaimValue
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range r.Values {
		if v.Figure.Value != nil && (len(vs) == 0 || v.Figure.Unit == vs[0].Figure.Unit) {
			vs = append(vs, v)
			low, high = min(low, *v.Figure.Value), max(high, *v.Figure.Value)
		}
	}
	if len(vs) < 2 || high <= low {
		return ""
	}
	if u := vs[0].Figure.Unit; u == "share" || u == "probability" {
		low, high = 0, max(.5, math.Ceil(high*10)/10)
	} else {
		pad := (high - low) * .12
		low, high = low-pad, high+pad
	}
	d := &drawing{id: "strip-" + r.Check, w: 520, h: 46}
	x := func(v float64) float64 { return 14 + 492*(v-low)/(high-low) }
	d.line(14, 24, 506, 24, "zero")
	var last [2]float64
	last[0], last[1] = -99, -99
	desc, label := "Values:", ""
	for _, v := range sorted(vs) {
		at := x(*v.Figure.Value)
		desc += " " + v.Figure.Show + " (" + v.badge().Word + ");"
		switch v.badge().Class {
		case "inside":
			d.circle(at, 24, 5, "dotin")
		case "outside":
			d.raw(`<path class="dotout" d="M%s 20l8 8m0 -8l-8 8"/>`, num(at-4))
		case "shown-out":
			d.raw(`<path class="crossshown" d="M%s 20.5l7 7m0 -7l-7 7"/>`, num(at-3.5))
		default:
			d.circle(at, 24, 4.5, "dotshown")
		}
		half := width(v.Figure.Show, 11)/2 + 3
		switch {
		case v.Figure.Show == label:
		case at-half > last[0]:
			d.text(at, 13, "middle", "key", v.Figure.Show)
			last[0] = at + half
		case at-half > last[1]:
			d.text(at, 43, "middle", "key", v.Figure.Show)
			last[1] = at + half
		}
		label = v.Figure.Show
	}
	return `<div class="strip">` + d.close("The values on one line", desc) + `</div>`
}

// sorted orders values along the line.
func sorted(vs []ClaimValue) []ClaimValue {
	out := append([]ClaimValue{}, vs...)
	for i := range out {
		for j := i; j > 0 && *out[j].Figure.Value < *out[j-1].Figure.Value; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}
