package brief

import (
	"fmt"
	"math"
	"slices"
)

// Turns is the bargains of the Spatial Model of Politics, a small picture for each turn.
type Turns struct {
	Axis   string      `json:"axis"`
	Op     string      `json:"op"` // of the event
	At     Figure      `json:"at"`
	Actors []TurnActor `json:"actors"`
	Turns  []Turn      `json:"turns"`
}

// TurnActor is one actor of the pictures.
type TurnActor struct {
	Name string `json:"name"`
	Ref  string `json:"ref"` // of the explanation of its path
}

// Turn is where everybody stands before and after one turn, and whose proposal moved them.
type Turn struct {
	Number int    `json:"number"`
	Moves  []Move `json:"moves"` // one an actor, in the order of Actors
}

// Move is one actor in one turn. With is the actor of the bargain that it took, -1 where it
// kept its place; Proposed says that it proposed it itself.
type Move struct {
	From     Figure `json:"from"`
	To       Figure `json:"to"`
	With     int    `json:"with"`
	Proposed bool   `json:"proposed"`
}

// mostPanels and mostRows keep the pictures readable; the table has every turn that is drawn.
const (
	mostPanels = 6
	mostRows   = 20
)

// drawTurns draws a panel for each turn: an actor a row, an open disc where it stood, a full one
// where it goes, and the letter of the actor whose bargain it took.
func (d *drawing) drawTurns(t Turns) {
	const gap, row = 20.0, 13.0
	n := len(t.Actors)
	d.w = 520
	pw := (d.w - gap) / 2
	ph := 36 + row*float64(n)
	for i, turn := range t.Turns {
		left, top := float64(i%2)*(pw+gap), float64(i/2)*(ph+8)
		d.panel(t, turn, left, top, pw, row)
		d.h = top + ph
	}
	d.h += 8
	d.turnsKey(t.Actors)
}

func (d *drawing) panel(t Turns, turn Turn, left, top, pw, row float64) {
	x := func(v float64) float64 { return left + 16 + (pw-46)*v/100 }
	bottom := top + 18 + row*float64(len(turn.Moves))
	d.text(left+16, top+11, "start", "label", fmt.Sprintf("Turn %d", turn.Number))
	for v := 0.0; v <= 100; v += 25 {
		d.line(x(v), top+16, x(v), bottom, "grid")
		d.text(x(v), bottom+11, "middle", "axis", fmt.Sprintf("%g", v))
	}
	for i := range turn.Moves {
		y := top + 18 + row*(float64(i)+.5)
		d.line(left+10, y, left+pw-28, y, "grid")
	}
	if t.At.Value != nil {
		d.line(x(*t.At.Value), top+16, x(*t.At.Value), bottom, "threshold")
	}
	for i, m := range turn.Moves {
		y := top + 18 + row*(float64(i)+.5)
		a, z := x(value(m.From)), x(value(m.To))
		with := "keeps its place"
		if m.With >= 0 {
			with = "bargain with " + t.Actors[m.With].Name
		}
		d.open(fmt.Sprintf("%s: %s to %s, %s", t.Actors[i].Name, m.From.Show, m.To.Show, with))
		d.text(left, y+4, "start", "key", letterOf(i))
		if math.Abs(z-a) > .5 {
			d.path(fmt.Sprintf("M%s %sH%s", num(a), num(y), num(z)), "curve c0")
		}
		d.circle(a, y, 3, "low")
		d.circle(z, y, 3, "high")
		if m.With >= 0 {
			arrow := "← "
			if m.Proposed {
				arrow = "→ "
			}
			d.text(left+pw-26, y+4, "start", "key", arrow+letterOf(m.With))
		}
		d.shut()
	}
}

// letterOf names a row: a to z, then A to Z.
func letterOf(i int) string {
	if i >= 26 {
		return string(rune('A' + i%26))
	}
	return letter(i)
}

// turnsKey names the letters in two columns, and says what the marks mean.
func (d *drawing) turnsKey(actors []TurnActor) {
	half := (len(actors) + 1) / 2
	for i, a := range actors {
		x, y := 0.0, d.h+14*float64(i%half)+10
		if i >= half {
			x = 270
		}
		d.text(x, y, "start", "key", letterOf(i))
		d.text(x+14, y, "start", "key", shorten(a.Name, 11, 230))
	}
	d.h += 14*float64(half) + 6
	for _, line := range []string{
		"open: before the turn; full: after it; the upright line is the threshold of the event",
		"→ b: took the bargain that it proposed to b; ← b: took one that b proposed to it",
	} {
		d.h += 14
		d.text(0, d.h-4, "start", "key", line)
	}
}

func (t Turns) rows(out *table) {
	out.Cols = cols("Turn", "Actor", "Before#", "After#", "Bargain")
	for _, turn := range t.Turns {
		for i, m := range turn.Moves {
			a := t.Actors[i]
			with := "keeps its place"
			switch {
			case m.With >= 0 && m.Proposed:
				with = "proposed to " + t.Actors[m.With].Name
			case m.With >= 0:
				with = "proposed by " + t.Actors[m.With].Name
			}
			out.Rows = append(out.Rows, []cell{
				{Text: Text{{Text: fmt.Sprint(turn.Number), Ref: a.Ref}}}, words(a.Name), m.From.plain(), m.To.plain(), words(with),
			})
		}
	}
}

// shownTurns are the turns that are drawn: the first ones, and the last.
func shownTurns(n int) []int {
	var out []int
	for t := 1; t < n; t++ {
		if t < mostPanels || t == n-1 {
			out = append(out, t)
		}
	}
	return out[:min(len(out), mostPanels)]
}

// heaviest are the rows of the pictures: the actors in their order, and of many those alone
// with the largest weight.
func heaviest(weights []float64) []int {
	all := make([]int, len(weights))
	for i := range all {
		all[i] = i
	}
	if len(all) <= mostRows {
		return all
	}
	slices.SortStableFunc(all, func(a, b int) int { return compareFloat(weights[b], weights[a]) })
	all = all[:mostRows]
	slices.Sort(all)
	return all
}
