package brief

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"tightrope/fact"
)

const mostNodes = 20 // those that matter most; all ties are in the table

// drawNetwork sets the actors around an oval, the two camps as two bands of it, so that no tie
// runs through an actor. Solid is positive, dashed is negative; a tie under strain is drawn
// heavy and carries a cross. The smaller camp lies in the middle of the right side.
func (d *drawing) drawNetwork(n Network) {
	nodes := n.core(mostNodes)
	camps := [2][]Node{}
	for _, v := range nodes {
		camps[v.Camp&1] = append(camps[v.Camp&1], v)
	}
	big := 0
	if len(camps[1]) > len(camps[0]) {
		big = 1
	}
	ring := around2(camps[big], camps[1-big], n.Edges)
	half := max(3, (len(ring)+1)/2)
	d.w, d.h = 520, float64(half)*25+36
	spots := map[fact.ActorID][2]float64{}
	for i, v := range ring {
		if v.ID != "" {
			spots[v.ID] = d.onOval(i, len(ring))
		}
	}
	d.bands(ring, big)
	edges := slices.Clone(n.Edges)
	slices.SortStableFunc(edges, func(a, b Edge) int { return cmp.Compare(len(a.Strain), len(b.Strain)) }) // strained on top
	for _, e := range edges {
		d.edge(e, spots)
	}
	for _, v := range ring {
		if v.ID == "" {
			continue
		}
		s := spots[v.ID]
		d.mark(s[0], s[1], 6, v.Role)
		anchor, x := "end", s[0]-17
		if s[0] > d.w/2 {
			anchor, x = "start", s[0]+17
		}
		d.text(x, s[1]+4, anchor, "place "+v.Role, shorten(v.Name, 12.5, 128))
	}
	d.networkLegend(len(n.Nodes)-len(nodes), big)
}

// core keeps the parties of the case, then those with strained ties, then those with the most
// ties, then the heaviest; the order of what stays is that of the ids.
func (n Network) core(most int) []Node {
	rank := map[fact.ActorID]float64{}
	for _, e := range n.Edges {
		w := 1 + min(1, math.Abs(value(e.Weight)))/1000
		if e.Strain != "" {
			w += 1000
		}
		rank[e.A] += w
		rank[e.B] += w
	}
	nodes := slices.Clone(n.Nodes)
	for _, v := range nodes {
		if v.Role != Other && v.Role != "" && v.ID == v.ID.State() {
			rank[v.ID] += 1e6
		}
	}
	slices.SortStableFunc(nodes, func(a, b Node) int { return cmp.Or(cmp.Compare(rank[b.ID], rank[a.ID]), cmp.Compare(a.ID, b.ID)) })
	nodes = nodes[:min(most, len(nodes))]
	slices.SortStableFunc(nodes, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	return nodes
}

// around2 is the ring of slots, clockwise from the top of the right side: the big camp wraps
// around, the small one sits in the middle of the right, an empty slot on either side of it.
// Each camp is ordered by rounds of the mean place of its neighbours, ties broken by id.
func around2(big, small []Node, edges []Edge) []Node {
	var ring []Node
	build := func() {
		size := len(big) + len(small) + 2
		before := max(0, min(len(big), ((size+1)/2-len(small)-2)/2)) // of the big camp, above the small one
		ring = append(append([]Node{}, big[:before]...), Node{})
		ring = append(append(append(ring, small...), Node{}), big[before:]...)
	}
	build()
	for range 6 {
		place := map[fact.ActorID]float64{}
		for i, v := range ring {
			place[v.ID] = 2 * math.Pi * float64(i) / float64(len(ring))
		}
		for _, camp := range [][]Node{big, small} {
			sortByNeighbours(camp, place, edges)
		}
		build()
	}
	return ring
}

// sortByNeighbours orders a camp so that each actor lies opposite to none of its friends: by
// the direction of the sum of its own place and its neighbours' as points of a circle.
func sortByNeighbours(camp []Node, place map[fact.ActorID]float64, edges []Edge) {
	toward := map[fact.ActorID]float64{}
	for _, v := range camp {
		x, y := 1.5*math.Cos(place[v.ID]), 1.5*math.Sin(place[v.ID])
		for _, e := range edges {
			other := e.A
			if e.A == v.ID {
				other = e.B
			} else if e.B != v.ID {
				continue
			}
			if at, ok := place[other]; ok {
				x, y = x+math.Cos(at), y+math.Sin(at)
			}
		}
		at := math.Atan2(y, x)
		toward[v.ID] = at + 2*math.Pi*math.Round((place[v.ID]-at)/(2*math.Pi))
	}
	slices.SortStableFunc(camp, func(a, b Node) int {
		return cmp.Or(cmp.Compare(math.Round(toward[a.ID]*1e6), math.Round(toward[b.ID]*1e6)), cmp.Compare(a.ID, b.ID))
	})
}

// onOval is the i-th of n slots, clockwise; slots on a side are evenly far apart in height, so
// that names do not meet.
func (d *drawing) onOval(i, n int) [2]float64 {
	half := (n + 1) / 2
	side, k, of := 1.0, i, half
	if i >= half {
		side, k, of = -1, n-1-i, n-half
	}
	t := (float64(k)+.5)/float64(of)*2 - 1
	x := 26 + 92*math.Sqrt(max(0, 1-t*t*.96))
	return [2]float64{d.w/2 + side*x, d.h/2 + t*(d.h/2-18)}
}

// bands draws each camp as a broad line behind its actors; that of the second camp is edged.
func (d *drawing) bands(ring []Node, big int) {
	n := len(ring)
	start := slices.IndexFunc(ring, func(v Node) bool { return v.ID == "" })
	var run []int
	flush := func() {
		if len(run) == 0 {
			return
		}
		camp := ring[run[0]%n].Camp & 1
		data := ""
		for k, i := range run {
			s := d.onOval(i%n, n)
			data += map[bool]string{true: "M", false: "L"}[k == 0] + num(s[0]) + " " + num(s[1])
		}
		if len(run) == 1 {
			data += "h.1"
		}
		if camp != big {
			d.path(data, "edging")
		}
		d.path(data, fmt.Sprintf("camp-band camp%d", map[bool]int{true: 0, false: 1}[camp == big]))
		run = nil
	}
	for i := start + 1; i <= start+n; i++ {
		if ring[i%n].ID == "" {
			flush()
			continue
		}
		run = append(run, i)
	}
	flush()
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
	c := [2]float64{mid[0] + (d.w/2-mid[0])*.55, mid[1] + (d.h/2-mid[1])*.3} // bent to the middle
	d.open(title)
	d.raw(`<path class="%s" stroke-width="%s" d="M%s %sQ%s %s %s %s"/>`, class, num(weight), num(p[0]), num(p[1]), num(c[0]), num(c[1]), num(q[0]), num(q[1]))
	if e.Strain != "" {
		x, y := (p[0]+2*c[0]+q[0])/4, (p[1]+2*c[1]+q[1])/4
		d.circle(x, y, 7, "chip strain "+e.Strain)
		d.raw(`<path class="cross" d="M%s %sl6 6m0 -6l-6 6"/>`, num(x-3), num(y-3))
	}
	d.shut()
}

func (d *drawing) networkLegend(left, big int) {
	y := d.h + 8
	x := 4.0
	for _, k := range []struct{ class, word string }{{"tie pos", "supportive"}, {"tie neg", "hostile"}} {
		d.raw(`<path class="%s" stroke-width="2" d="M%s %sh26"/>`, k.class, num(x), num(y-4))
		d.text(x+31, y, "start", "key", k.word)
		x += 46 + width(k.word, 11)
	}
	d.circle(x+8, y-4, 7, "chip strain always")
	d.raw(`<path class="cross" d="M%s %sl6 6m0 -6l-6 6"/>`, num(x+5), num(y-7))
	d.text(x+20, y, "start", "key", "fits no best division in two camps")
	y += 18
	d.raw(`<path class="camp-band camp0 swatch" d="M10 %sh18"/>`, num(y-4))
	d.text(36, y, "start", "key", campName(big))
	d.raw(`<path class="edging swatch" d="M126 %sh18"/><path class="camp-band camp1 swatch" d="M126 %sh18"/>`, num(y-4), num(y-4))
	d.text(152, y, "start", "key", campName(1-big))
	if left > 0 {
		d.text(240, y, "start", "key", "Further actors are in the table behind.")
	}
	d.h = y + 8
}

func campName(i int) string { return []string{"first camp", "second camp"}[i&1] }
