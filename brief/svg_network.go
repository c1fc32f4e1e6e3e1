package brief

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"tightrope/fact"
)

// drawNetwork sets the two camps on the left and right halves of an oval, so that no tie runs
// through an actor. Solid is positive, dashed is negative; a tie under strain is drawn heavy
// and carries a cross.
func (d *drawing) drawNetwork(n Network) {
	d.w = 520
	sides := [2][]Node{}
	for _, v := range n.Nodes {
		sides[v.Camp&1] = append(sides[v.Camp&1], v)
	}
	order(&sides, n.Edges)
	rows := max(len(sides[0]), len(sides[1]), 3)
	ry := max(90, float64(rows)*19)
	d.h = 2*ry + 64
	spots := map[fact.ActorID][2]float64{}
	for side, nodes := range sides {
		for i, v := range nodes {
			spots[v.ID] = onOval(side, i, len(nodes), d.w/2, d.h/2-4, 106, ry)
		}
	}
	d.campHulls(sides, ry)
	edges := slices.Clone(n.Edges)
	slices.SortStableFunc(edges, func(a, b Edge) int { return cmp.Compare(len(a.Strain), len(b.Strain)) }) // strained on top
	for _, e := range edges {
		d.edge(e, spots)
	}
	for side, nodes := range sides {
		for _, v := range nodes {
			s := spots[v.ID]
			d.mark(s[0], s[1], 6, v.Role)
			anchor, x := "end", s[0]-13
			if side == 1 {
				anchor, x = "start", s[0]+13
			}
			d.text(x, s[1]+4, anchor, "place "+v.Role, shorten(v.Name, 12.5, 118))
		}
	}
	d.networkLegend()
}

// onOval is the i-th of n places on one half of the oval.
func onOval(side, i, n int, cx, cy, rx, ry float64) [2]float64 {
	t := (float64(i)+.5)/float64(n)*2 - 1 // -1 top to 1 bottom
	angle := t * 1.25                     // radians from the horizontal
	x := rx*math.Cos(angle) + 22
	if side == 0 {
		x = -x
	}
	return [2]float64{cx + x, cy + ry*math.Sin(angle)/math.Sin(1.25)}
}

// order sorts each camp so that tied actors face each other: heaviest first, then rounds of
// the mean place of the neighbours, ties broken by id.
func order(sides *[2][]Node, edges []Edge) {
	place := map[fact.ActorID]float64{}
	for s := range sides {
		slices.SortFunc(sides[s], func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	}
	set := func() {
		for s := range sides {
			for i, v := range sides[s] {
				place[v.ID] = (float64(i) + .5) / float64(len(sides[s]))
			}
		}
	}
	set()
	for round := range 8 {
		s := round & 1
		mean := map[fact.ActorID]float64{}
		for _, v := range sides[s] {
			sum, n := place[v.ID]*.5, .5
			for _, e := range edges {
				if e.A == v.ID {
					sum, n = sum+place[e.B], n+1
				} else if e.B == v.ID {
					sum, n = sum+place[e.A], n+1
				}
			}
			mean[v.ID] = sum / n
		}
		slices.SortStableFunc(sides[s], func(a, b Node) int {
			return cmp.Or(cmp.Compare(mean[a.ID], mean[b.ID]), cmp.Compare(a.ID, b.ID))
		})
		set()
	}
}

// campHulls shades each side behind its actors.
func (d *drawing) campHulls(sides [2][]Node, ry float64) {
	for side, nodes := range sides {
		if len(nodes) == 0 {
			continue
		}
		x, name := 2.0, "First camp"
		if side == 1 {
			x, name = d.w/2+18, "Second camp"
		}
		w := d.w/2 - 20
		d.raw(`<rect class="hull hull%d" x="%s" y="24" width="%s" height="%s" rx="14"/>`, side, num(x), num(w), num(2*ry+20))
		d.text(x+w/2, 16, "middle", "camp", name)
	}
}

func (d *drawing) edge(e Edge, spots map[fact.ActorID][2]float64) {
	p, okP := spots[e.A]
	q, okQ := spots[e.B]
	if !okP || !okQ || p == q {
		return
	}
	title := fmt.Sprintf("%s – %s, %s, weight %s", e.A, e.B, signBadge(e.Sign).Word, e.Weight.Show)
	class := "tie " + signClass(e.Sign)
	if e.Strain != "" {
		title += ", under strain in " + map[string]string{"always": "every", "sometimes": "some"}[e.Strain] + " best division"
		class += " strained"
	}
	weight := 1.2
	if e.Weight.Value != nil {
		weight += 1.6 * min(1, math.Abs(*e.Weight.Value))
	}
	mid := [2]float64{(p[0] + q[0]) / 2, (p[1] + q[1]) / 2}
	c := [2]float64{mid[0] + (d.w/2-mid[0])*.35, mid[1] + (d.h/2-mid[1])*.12} // bent to the middle
	d.open(title)
	d.raw(`<path class="%s" stroke-width="%s" d="M%s %sQ%s %s %s %s"/>`, class, num(weight), num(p[0]), num(p[1]), num(c[0]), num(c[1]), num(q[0]), num(q[1]))
	if e.Strain != "" {
		x, y := (p[0]+2*c[0]+q[0])/4, (p[1]+2*c[1]+q[1])/4
		d.circle(x, y, 7, "chip strain "+e.Strain)
		d.raw(`<path class="cross" d="M%s %sl6 6m0 -6l-6 6"/>`, num(x-3), num(y-3))
	}
	d.shut()
}

func (d *drawing) networkLegend() {
	y := d.h + 10
	x := 4.0
	for _, k := range []struct{ class, word string }{{"tie pos", "supportive"}, {"tie neg", "hostile"}} {
		d.raw(`<path class="%s" stroke-width="2" d="M%s %sh26"/>`, k.class, num(x), num(y-4))
		d.text(x+31, y, "start", "key", k.word)
		x += 46 + width(k.word, 11)
	}
	d.circle(x+8, y-4, 7, "chip strain always")
	d.raw(`<path class="cross" d="M%s %sl6 6m0 -6l-6 6"/>`, num(x+5), num(y-7))
	d.text(x+20, y, "start", "key", "fits no best division in two camps")
	d.h = y + 8
}
