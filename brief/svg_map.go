package brief

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"tightrope/fact"
)

const mostArcs = 28 // the heaviest; all of them are in the table

// drawMap draws the outlines, the ties as arcs that bend to the left of their direction (so
// that the two directions part), and the actors. The full map carries a legend; the small one
// of the first screen only names.
func (d *drawing) drawMap(m Map, full bool) {
	d.w, d.h = 520, 340
	if !full {
		d.w, d.h = 400, 280
	}
	v := fit(m.core(), d.w, d.h)
	role := map[fact.ActorID]string{}
	for _, p := range m.Places {
		role[p.ID.State()] = p.Role
	}
	d.raw(`<rect class="sea" width="%s" height="%s"/><g class="land">`, num(d.w), num(d.h))
	v.rings(func(country fact.ActorID, data string) {
		class := ""
		if r, ok := role[country]; ok && r != "" {
			class = ` class="is-` + r + `"`
		}
		d.raw(`<path%s d="%s"/>`, class, data)
	})
	d.shut()
	spots := map[fact.ActorID][2]float64{}
	var places []Place
	for _, p := range m.Places {
		if !full && p.Role == Other {
			continue
		}
		x, y := v.at(p.Lon, p.Lat)
		spots[p.ID] = toEdge([2]float64{x, y}, d.w, d.h)
		if x != spots[p.ID][0] || y != spots[p.ID][1] {
			p.Name += edgeArrow(x, y, d.w, d.h)
		}
		places = append(places, p)
	}
	limit := mostArcs
	if !full {
		limit = 10
	}
	taken := d.arcs(strands(m.Arcs, limit), spots)
	d.names(places, spots, taken)
	d.rect(.5, .5, d.w-1, d.h-1, "frame")
	if full {
		d.mapLegend(m.Arcs)
	}
}

// core is the parties that the window is fitted to: the balancer and its partners, and those
// pressers that do not more than double the width or height that is needed without them. The
// others stand at the edge.
func (m Map) core() []Place {
	var core, rest []Place
	for _, p := range m.Places {
		switch p.Role {
		case Balancer, Partner:
			core = append(core, p)
		case Presser:
			rest = append(rest, p)
		}
	}
	if len(core) == 0 {
		return m.Places
	}
	for len(rest) > 0 {
		best, least := 0, math.Inf(1)
		for i, p := range rest {
			if e := extent(append(slices.Clone(core), p)); e < least {
				best, least = i, e
			}
		}
		if least > 2*max(extent(core), 24) {
			break
		}
		core, rest = append(core, rest[best]), slices.Delete(slices.Clone(rest), best, best+1)
	}
	return core
}

// extent is the longer side of the window, in degrees.
func extent(places []Place) float64 {
	west, east := span(places)
	south, north := 90.0, -90.0
	for _, p := range places {
		south, north = min(south, p.Lat), max(north, p.Lat)
	}
	return max(east-west, (north-south)*1.5)
}

// toEdge moves a point that lies outside the window to the nearest place inside.
func toEdge(p [2]float64, w, h float64) [2]float64 {
	return [2]float64{max(14, min(w-14, p[0])), max(14, min(h-14, p[1]))}
}

// edgeArrow says where an actor lies that is not on the map.
func edgeArrow(x, y, w, h float64) string {
	switch {
	case x < 0:
		return " ←"
	case x > w:
		return " →"
	case y < 0:
		return " ↑"
	case y > h:
		return " ↓"
	}
	return ""
}

// strand is the ties of one sign in one direction, drawn as one line that names their layers.
type strand struct {
	Arc
	letters string
	labels  []string
}

// strands joins the ties of one sign in one direction; a series that went dark keeps a line of
// its own. The heaviest come first, at most n.
func strands(arcs []Arc, n int) []strand {
	var out []strand
	for _, a := range arcs {
		i := slices.IndexFunc(out, func(s strand) bool {
			return s.From == a.From && s.To == a.To && s.Sign == a.Sign && s.silent() == a.silent()
		})
		if i < 0 {
			i = len(out)
			out = append(out, strand{Arc: a})
		}
		out[i].Weight = max(out[i].Weight, a.Weight)
		out[i].labels = append(out[i].labels, a.Label)
		if l := layerLetters[a.Layer]; !strings.Contains(out[i].letters, l) {
			out[i].letters += l
		}
	}
	slices.SortStableFunc(out, func(a, b strand) int { return cmp.Compare(b.Weight, a.Weight) })
	return out[:min(n, len(out))]
}

// silent says that the series behind the tie stopped or is withheld.
func (a Arc) silent() bool { return a.Status == fact.Dark || a.Status == fact.Suppressed }

// arcs draws each tie; several between the same two in one direction fan out. It returns the
// places that labels should leave free.
func (d *drawing) arcs(arcs []strand, spots map[fact.ActorID][2]float64) [][4]float64 {
	seen := map[[2]fact.ActorID]int{}
	var taken [][4]float64
	for _, a := range arcs {
		p, okP := spots[a.From]
		q, okQ := spots[a.To]
		if !okP || !okQ || p == q {
			continue
		}
		key := [2]fact.ActorID{a.From, a.To}
		k := seen[key]
		seen[key]++
		d.open(fmt.Sprintf("%s (%s)", strings.Join(a.labels, "; "), signBadge(a.Sign).Word))
		taken = append(taken, d.arc(p, q, k, a)...)
		d.shut()
	}
	return taken
}

// arc draws the k-th tie from p to q, and returns boxes along its line.
func (d *drawing) arc(p, q [2]float64, k int, a strand) (along [][4]float64) {
	bend := .14 + .11*float64(k)
	dx, dy := q[0]-p[0], q[1]-p[1]
	dist := math.Hypot(dx, dy)
	cx, cy := (p[0]+q[0])/2+dy*bend, (p[1]+q[1])/2-dx*bend
	// stop short of the marks, along the tangents
	start, end := toward(p, [2]float64{cx, cy}, 9), toward(q, [2]float64{cx, cy}, 11)
	class := "tie " + signClass(a.Sign)
	if a.silent() {
		class += " dark"
	}
	d.raw(`<path class="%s" stroke-width="%s" d="M%s %sQ%s %s %s %s"/>`, class, num(1.1+2.6*a.Weight),
		num(start[0]), num(start[1]), num(cx), num(cy), num(end[0]), num(end[1]))
	d.arrow(end, [2]float64{cx, cy}, signClass(a.Sign))
	if dist > 70 {
		at := []float64{.5, .36, .64, .27, .73}[k%5] // so that the letters of a fan part
		mx, my := bezier(start, [2]float64{cx, cy}, end, at)
		half := 3.2 + 3.4*float64(len(a.letters))
		d.raw(`<rect class="chip %s" x="%s" y="%s" width="%s" height="13" rx="6.5"/>`, signClass(a.Sign), num(mx-half), num(my-6.5), num(2*half))
		d.text(mx, my+3.2, "middle", "letter", a.letters)
		along = append(along, [4]float64{mx - half, my - 7, mx + half, my + 7})
	}
	for t := 0.0; t <= 1; t += .05 {
		x, y := bezier(start, [2]float64{cx, cy}, end, t)
		along = append(along, [4]float64{x - 3, y - 3, x + 3, y + 3})
	}
	return along
}

func bezier(p, c, q [2]float64, t float64) (x, y float64) {
	a, b, e := (1-t)*(1-t), 2*t*(1-t), t*t
	return a*p[0] + b*c[0] + e*q[0], a*p[1] + b*c[1] + e*q[1]
}

// toward is the point at a distance from p on the way to q.
func toward(p, q [2]float64, by float64) [2]float64 {
	dx, dy := q[0]-p[0], q[1]-p[1]
	l := math.Hypot(dx, dy)
	if l == 0 {
		return p
	}
	return [2]float64{p[0] + dx/l*by, p[1] + dy/l*by}
}

// arrow draws the head at a point, coming from another.
func (d *drawing) arrow(tip, from [2]float64, class string) {
	dx, dy := tip[0]-from[0], tip[1]-from[1]
	l := max(math.Hypot(dx, dy), 1e-9)
	dx, dy = dx/l*6, dy/l*6
	d.raw(`<path class="head %s" d="M%s %sL%s %sL%s %sz"/>`, class, num(tip[0]+dx*.4), num(tip[1]+dy*.4),
		num(tip[0]-dx*.7-dy*.55), num(tip[1]-dy*.7+dx*.55), num(tip[0]-dx*.7+dy*.55), num(tip[1]-dy*.7-dx*.55))
}

var layerLetters = map[fact.Layer]string{
	fact.Energy: "E", fact.Arms: "A", fact.Trade: "T", fact.Security: "S", fact.Alliance: "L", fact.Member: "M", fact.Votes: "V",
	fact.Diplomacy: "D", fact.Speech: "W", fact.Culture: "C", fact.Conflict: "F", fact.Pressure: "P", fact.Power: "N", fact.Geography: "G",
}

// names sets each actor's mark and its name where it covers the least.
func (d *drawing) names(places []Place, spots map[fact.ActorID][2]float64, taken [][4]float64) {
	const size = 12.5
	for _, p := range places {
		s := spots[p.ID]
		taken = append(taken, [4]float64{s[0] - 7, s[1] - 7, s[0] + 7, s[1] + 7})
	}
	for _, p := range places {
		s := spots[p.ID]
		d.mark(s[0], s[1], 5, p.Role)
		w := width(p.Name, size) + 4
		best, at := math.Inf(1), 0
		spotsFor := labelSpots(s, w, size)
		for i, box := range spotsFor {
			cost := float64(i) * .5
			for _, t := range taken {
				cost += overlap(box.box, t)
			}
			cost += 4 * outside(box.box, d.w, d.h)
			if cost < best {
				best, at = cost, i
			}
		}
		box := spotsFor[at]
		taken = append(taken, box.box)
		d.text(box.x, box.y, box.anchor, "place "+p.Role, p.Name)
	}
}

type labelSpot struct {
	x, y   float64
	anchor string
	box    [4]float64
}

func labelSpots(s [2]float64, w, size float64) []labelSpot {
	make4 := func(x, y float64, anchor string) labelSpot {
		left := x
		switch anchor {
		case "end":
			left = x - w
		case "middle":
			left = x - w/2
		}
		return labelSpot{x, y, anchor, [4]float64{left, y - size, left + w, y + 3}}
	}
	return []labelSpot{
		make4(s[0]+10, s[1]+4, "start"), make4(s[0]-10, s[1]+4, "end"), make4(s[0], s[1]-10, "middle"), make4(s[0], s[1]+20, "middle"),
		make4(s[0]+8, s[1]-8, "start"), make4(s[0]-8, s[1]-8, "end"), make4(s[0]+8, s[1]+16, "start"), make4(s[0]-8, s[1]+16, "end"),
		make4(s[0], s[1]-24, "middle"), make4(s[0], s[1]+34, "middle"),
	}
}

func overlap(a, b [4]float64) float64 {
	w, h := min(a[2], b[2])-max(a[0], b[0]), min(a[3], b[3])-max(a[1], b[1])
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}

func outside(a [4]float64, w, h float64) float64 {
	area := (a[2] - a[0]) * (a[3] - a[1])
	return area - overlap(a, [4]float64{2, 2, w - 2, h - 2})
}

func (d *drawing) mapLegend(arcs []Arc) {
	y := d.h + 16
	x := 4.0
	for _, k := range []struct{ class, word string }{{"tie pos", "supportive"}, {"tie neg", "hostile"}, {"tie pos dark", "series dark or withheld"}} {
		d.raw(`<path class="%s" stroke-width="2" d="M%s %sh26"/>`, k.class, num(x), num(y-4))
		d.text(x+31, y, "start", "key", k.word)
		x += 46 + width(k.word, 11)
	}
	var keys []string
	for _, l := range fact.Layers {
		if slices.ContainsFunc(arcs, func(a Arc) bool { return a.Layer == l }) {
			keys = append(keys, layerLetters[l]+" "+string(l))
		}
	}
	y += 2
	for i := 0; i < len(keys); i += 7 {
		y += 15
		d.text(4, y, "start", "key", strings.Join(keys[i:min(i+7, len(keys))], " · "))
	}
	d.text(4, y+15, "start", "key", "Width: the heaviest tie of the line. An arrow after a name: it lies beyond the edge.")
	d.h = y + 21
}
