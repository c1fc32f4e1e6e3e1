package brief

import (
	"fmt"
	"math"
	"slices"
)

// drawDistribution is the mass of outcomes on the policy dimension; the side of the line where
// the event lies is hatched as well as coloured.
func (d *drawing) drawDistribution(p Distribution) {
	const left, right, top, base = 34.0, 508.0, 46.0, 196.0
	d.w, d.h = 520, 236
	x := func(v float64) float64 { return left + (right-left)*v/100 }
	most := 0.0
	for _, b := range p.Bins {
		most = max(most, value(b.Mass))
	}
	if most == 0 {
		most = 1
	}
	d.raw(`<defs><pattern id="%s-h" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-bg" width="5" height="5"/><path class="hatch" d="M0 0v5"/></pattern></defs>`, clean(d.id))
	step := niceStep(most, 3)
	for v := step; v <= most*1.02; v += step {
		y := base - (base-top)*v/most
		d.line(left, y, right, y, "grid")
		d.text(left-4, y+4, "end", "axis", fmt.Sprintf("%.0f", v*100))
	}
	for _, b := range p.Bins {
		y := base - (base-top)*value(b.Mass)/most
		d.open(fmt.Sprintf("%g to %g: %s", b.From, b.To, b.Mass.Show))
		if inEvent(p, b) {
			d.raw(`<rect class="bin event" fill="url(#%s-h)" x="%s" y="%s" width="%s" height="%s"/>`, clean(d.id), num(x(b.From)), num(y), num(max(0, x(b.To)-x(b.From)-.8)), num(base-y))
		} else {
			d.rect(x(b.From), y, x(b.To)-x(b.From)-.8, base-y, "bin")
		}
		d.shut()
	}
	d.line(left, base, right, base, "zero")
	for v := 0.0; v <= 100; v += 20 {
		d.text(x(v), base+15, "middle", "axis", fmt.Sprintf("%.0f", v))
	}
	d.pins(p, x, top, base)
	d.text((left+right)/2, base+33, "middle", "label", shorten(p.Axis, 12, right-left))
	for _, pin := range p.Anchors {
		d.line(x(pin.At), base, x(pin.At), base+4, "tick")
		d.h += 14
		d.text(26, d.h-4, "end", "axis", fmt.Sprintf("%g", pin.At))
		d.text(34, d.h-4, "start", "key", shorten(pin.Text, 11, d.w-38))
	}
	var models []string
	for _, l := range p.Lines {
		models = append(models, l.Name)
	}
	if len(models) > 0 {
		d.h += 6
	}
	d.list(models, letter)
}

func inEvent(p Distribution, b Bin) bool {
	mid := (b.From + b.To) / 2
	if p.Op == ">=" {
		return mid >= value(p.Threshold)
	}
	return mid <= value(p.Threshold)
}

// pins marks the threshold, the status quo and the other models' answers above the bars.
func (d *drawing) pins(p Distribution, x func(float64) float64, top, base float64) {
	if p.Threshold.Value != nil {
		t := x(*p.Threshold.Value)
		d.line(t, top-14, t, base, "threshold")
		side, anchor := -5.0, "end"
		if p.Op == ">=" {
			side, anchor = 5, "start"
		}
		if t+side*30 < 40 || t > 480 { // no room on that side
			side, anchor = -side, map[string]string{"end": "start", "start": "end"}[anchor]
		}
		d.text(t+side, top-6, anchor, "label", shorten(p.Event+": "+p.EventP.Show, 12, 200))
	}
	if p.StatusQuo.Value != nil {
		s := x(*p.StatusQuo.Value)
		d.line(s, top-14, s, base, "quo")
		d.text(min(max(s, 60), 460), top-19, "middle", "label", "status quo")
	}
	var taken [][4]float64
	for i, l := range p.Lines {
		if l.At.Value == nil {
			continue
		}
		at, y := x(*l.At.Value), base-11
		d.raw(`<path class="pin" d="M%s %sl4 -8h-8z"><title>%s: %s</title></path>`, num(at), num(base), clean(l.Name), clean(l.At.Show))
		for slices.ContainsFunc(taken, func(t [4]float64) bool { return overlap(t, [4]float64{at - 4, y - 9, at + 4, y}) > 0 }) {
			y -= 10
		}
		taken = append(taken, [4]float64{at - 4, y - 9, at + 4, y})
		d.text(at, y, "middle", "letter halo", letter(i))
	}
}

func value(f Figure) float64 {
	if f.Value == nil {
		return 0
	}
	return *f.Value
}

// drawTornado draws a bar for each input from the answer at its low to that at its high value.
func (d *drawing) drawTornado(t Tornado) {
	const left, right, row = 12.0, 508.0, 36.0
	d.w, d.h = 520, 34+row*float64(len(t.Bars))+22
	low, high := value(t.Base), value(t.Base)
	for _, b := range t.Bars {
		low, high = min(low, value(b.AtLow), value(b.AtHigh)), max(high, value(b.AtLow), value(b.AtHigh))
	}
	low, high = max(0, math.Floor(low*20-.2)/20), min(1, math.Ceil(high*20+.2)/20)
	if high <= low {
		low, high = 0, 1
	}
	x := func(v float64) float64 { return left + (right-left)*(v-low)/(high-low) }
	bottom := 26 + row*float64(len(t.Bars))
	for v, step := low, niceStep(high-low, 5); v <= high+1e-9; v += step {
		d.line(x(v), 24, x(v), bottom, "grid")
		d.text(x(v), bottom+15, "middle", "axis", fmt.Sprintf("%.0f %%", v*100))
	}
	for i, b := range t.Bars {
		y := 28 + row*float64(i)
		a, z := x(value(b.AtLow)), x(value(b.AtHigh))
		d.open(fmt.Sprintf("%s: %s at %s, %s at %s", b.Name, b.AtLow.Show, b.LowAt.Show, b.AtHigh.Show, b.HighAt.Show))
		d.rect(min(a, z), y+18, math.Abs(z-a), 10, "bar")
		d.circle(a, y+23, 4, "low")
		d.circle(z, y+23, 4, "high")
		d.shut()
		d.text(left, y+12, "start", "label halo", shorten(b.Name, 12, right-left))
	}
	d.line(x(value(t.Base)), 20, x(value(t.Base)), bottom, "threshold")
	d.text(min(max(x(value(t.Base)), left+220), right-60), 14, "middle", "label", "answer now: "+t.Base.Show)
	d.circle(8, 11, 4, "low")
	d.text(17, 15, "start", "key", "input low")
	d.circle(78, 11, 4, "high")
	d.text(87, 15, "start", "key", "input high")
}

// drawSurvival draws each class as steps with its band; classes differ by dash and by the mark
// at the end as well as by colour.
func (d *drawing) drawSurvival(s Survival) {
	const left, right, top, base = 40.0, 508.0, 16.0, 206.0
	d.w, d.h = 520, base+42+16*float64(len(s.Curves))
	last := 1.0
	for _, c := range s.Curves {
		for _, p := range c.Points {
			last = max(last, p.Year)
		}
	}
	x := func(v float64) float64 { return left + (right-left)*v/last }
	y := func(v float64) float64 { return base - (base-top)*v }
	for v := 0.0; v <= 1.001; v += .25 {
		d.line(left, y(v), right, y(v), "grid")
		d.text(left-4, y(v)+4, "end", "axis", fmt.Sprintf("%.0f %%", v*100))
	}
	for v, step := 0.0, niceStep(last, 8); v <= last+1e-9; v += step {
		d.text(x(v), base+15, "middle", "axis", fmt.Sprintf("%g", v))
	}
	d.text((left+right)/2, base+31, "middle", "label", "years")
	for i, c := range s.Curves {
		d.curve(c, i%4, x, y)
		ky := base + 48 + 16*float64(i)
		d.raw(`<path class="curve c%d" d="M%s %sh26"/>`, i%4, num(left), num(ky-4))
		d.text(left+32, ky, "start", "key", letter(i)+" "+shorten(c.Name, 11, right-left-44))
	}
	if s.Now.Value != nil && *s.Now.Value <= last {
		at := x(*s.Now.Value)
		d.line(at, top, at, base, "threshold")
		d.text(at+4, top+10, "start", "label halo", "age now: "+s.Now.Show)
	}
}

func (d *drawing) curve(c Curve, style int, x, y func(float64) float64) {
	steps, band, back := "", "", ""
	for i, p := range c.Points {
		if p.Share.Value == nil {
			continue
		}
		px, py := num(x(p.Year)), num(y(*p.Share.Value))
		if steps == "" {
			steps = "M" + px + " " + py
		} else {
			steps += "H" + px + "V" + py
		}
		if p.Low != nil && p.High != nil {
			band += map[bool]string{true: "M", false: "L"}[band == ""] + px + " " + num(y(*p.High))
			q := c.Points[len(c.Points)-1-i]
			if q.Low != nil {
				back += "L" + num(x(q.Year)) + " " + num(y(*q.Low))
			}
		}
	}
	d.open(c.Name)
	if band != "" && back != "" {
		d.path(band+back+"z", fmt.Sprintf("band c%d", style))
	}
	d.path(steps, fmt.Sprintf("curve c%d", style))
	d.shut()
}
