package brief

import (
	"fmt"
	"io"
	"slices"

	"tightrope/bargain"
	"tightrope/board"
	"tightrope/fact"
)

// DrawBargain writes the pictures of a report as one SVG that stands alone: where the outcome
// falls, what moves the probability, and the bargains of the Spatial Model turn by turn.
func DrawBargain(w io.Writer, r bargain.Report) error {
	bare := func(v float64, show string) Figure { return Figure{Show: show, Value: &v, Status: fact.Reported} }
	e := r.Game.Event
	out := &drawing{id: "bargain"}
	add := func(title string, draw func(*drawing)) {
		d := &drawing{id: fmt.Sprintf("bargain-%.0f", out.h)}
		draw(d)
		out.h += 24
		out.text(0, out.h-8, "start", "label", title)
		out.raw(`<g transform="translate(0 %s)">%s</g>`, num(out.h), d.b.String())
		out.w, out.h = max(out.w, d.w), out.h+d.h+14
	}
	dist := Distribution{
		Axis: r.Game.Dimensions[e.Dim], Op: e.Op, Threshold: bare(e.At, board.Number(e.At)), Event: e.Name, EventP: bare(r.P.Value, percent(r.P.Value)),
	}
	if r.Game.StatusQuo != nil {
		dist.StatusQuo = bare(r.Game.StatusQuo[e.Dim], board.Number(r.Game.StatusQuo[e.Dim]))
	}
	for _, b := range r.Outcome.Bins {
		dist.Bins = append(dist.Bins, Bin{From: b.From, To: b.To, Mass: bare(b.P, percent(b.P))})
	}
	for _, m := range r.Models {
		if !m.Headline {
			dist.Lines = append(dist.Lines, Point{Name: m.Title, At: bare(m.Expected.Value, board.Number(m.Expected.Value))})
		}
	}
	add("Where the outcome may fall: "+r.Game.Name+" (inputs: "+r.Basis+")", func(d *drawing) { d.drawDistribution(dist) })
	tornado := Tornado{Base: bare(r.P.Value, percent(r.P.Value))}
	for _, s := range widestSwings(r.Tornado) {
		tornado.Bars = append(tornado.Bars, Bar{
			Name:  s.Field + " of " + s.Name + " (" + s.Basis + ")",
			LowAt: bare(s.Low, board.Number(s.Low)), HighAt: bare(s.High, board.Number(s.High)),
			AtLow: bare(s.PLow, percent(s.PLow)), AtHigh: bare(s.PHigh, percent(s.PHigh)),
		})
	}
	add("What moves the probability", func(d *drawing) { d.drawTornado(tornado) })
	if r.Fan != nil {
		turns := turnsOf(r, func(_ int, v float64) Figure { return bare(v, board.Number(v)) })
		add("Bargains by turn: one path of many, no forecast", func(d *drawing) { d.drawTurns(turns) })
	}
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -4 %s %s" width="%s" role="img"><title>%s</title><style>%s</style><rect x="-8" y="-4" width="100%%" height="100%%" fill="#fff"/>%s</svg>`+"\n",
		num(out.w+16), num(out.h+8), num(out.w+16), clean("Bargaining: "+r.Game.Name), aloneStyle, out.b.String())
	return err
}

// aloneStyle colours a picture that stands outside of a page.
const aloneStyle = `svg{font-family:sans-serif}text{fill:#545b64}.axis,.key{font-size:11px}.label{font-size:12px;fill:#16191d}.letter{font-size:9px;font-weight:700;fill:#16191d}` +
	`.halo{paint-order:stroke;stroke:#fff;stroke-width:3px}.grid{stroke:#e4e7eb;stroke-width:.8}.zero,.tick{stroke:#8a94a0}.threshold{stroke:#16191d;stroke-width:1.4}` +
	`.quo{stroke:#14365c;stroke-width:1.4;stroke-dasharray:4 3}.pin{fill:#16191d}.bin:not(.event){fill:#b9c2cc}.hatch-bg{fill:#f3d3bf}.hatch{stroke:#a8410a;stroke-width:2.4}` +
	`.bin.event{stroke:#a8410a;stroke-width:.5}.bar{fill:#c9d6e6}circle.low{fill:#fff;stroke:#14365c;stroke-width:1.6}circle.high{fill:#14365c;stroke:#14365c;stroke-width:1.6}` +
	`.curve{fill:none;stroke:#14365c;stroke-width:2.2}`

// widestSwings are the twelve inputs that move the probability most.
func widestSwings(all []bargain.Swing) []bargain.Swing {
	swings := slices.Clone(all)
	slices.SortStableFunc(swings, func(a, b bargain.Swing) int { return compareFloat(b.Width(), a.Width()) })
	return swings[:min(12, len(swings))]
}

// turnsOf is the path of the Spatial Model on the event's dimension; fig makes the figure of an
// actor's position.
func turnsOf(r bargain.Report, fig func(player int, v float64) Figure) Turns {
	e, d := r.Game.Event, len(r.Game.Dimensions)
	at := e.At
	out := Turns{Axis: r.Game.Dimensions[e.Dim], Op: e.Op, At: Figure{Show: board.Number(at), Value: &at, Status: fact.Reported}}
	var weights []float64
	for _, p := range r.Players {
		weights = append(weights, p.Weight)
	}
	rows := heaviest(weights)
	place := map[int]int{}
	for i, k := range rows {
		place[k] = i
		out.Actors = append(out.Actors, TurnActor{Name: r.Game.Players[k].Name, Ref: fig(k, 0).Ref})
	}
	path := r.Fan.Path.Turns
	for _, t := range shownTurns(len(path)) {
		turn := Turn{Number: t}
		for _, k := range rows {
			m := Move{From: fig(k, path[t-1].Position[k*d+e.Dim]), To: fig(k, path[t].Position[k*d+e.Dim]), With: -1}
			for _, b := range path[t-1].Bargains {
				if i, shown := place[b.To]; b.From == k && b.FromTakes && b.To != k && shown {
					m.With, m.Proposed = i, true
				}
				if i, shown := place[b.From]; b.To == k && b.ToTakes && b.From != k && shown {
					m.With, m.Proposed = i, false
				}
			}
			turn.Moves = append(turn.Moves, m)
		}
		out.Turns = append(out.Turns, turn)
	}
	return out
}
