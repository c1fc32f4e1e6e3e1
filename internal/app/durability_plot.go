package app

import (
	"fmt"

	"tightrope/brief"
)

// Plot draws the curves of the reference classes with their intervals, the class of the tie and
// the narrower one over the same years.
func (out DurabilityOut) Plot() brief.Plot {
	p := brief.Plot{Title: fmt.Sprintf("How long ties like that of %s with %s lasted", out.Names[out.Client], out.Names[out.Supplier])}
	if curves := out.Outlook.Curves; len(curves) > 0 {
		l := brief.Lines{High: 1, Words: "share of arms ties not cut, after so many years"}
		for i, c := range curves {
			name := fmt.Sprintf("%c: all ties like this one", 'A'+i)
			if i > 0 {
				name = fmt.Sprintf("%c: of them, %s", 'A'+i, c.Only())
			}
			l.Series = append(l.Series, series(name, c.Stay, c.Low, c.High, c.N))
		}
		l.Steps = steps(len(curves[0].Stay))
		p.Panels = append(p.Panels, brief.Panel{Head: fmt.Sprintf("Arms: %s; %d pairs. Bands are 95 %% intervals, clients drawn with replacement.", curves[0].Name(), curves[0].Dyads[0]), Lines: &l})
		p.Note = out.Outlook.Bound
	}
	if e := out.Energy; e != nil && len(e.Curves) > 0 {
		l := brief.Lines{High: 1, Words: "share of crude ties that held it, after so many years"}
		for i, c := range e.Curves[:min(3, len(e.Curves))] {
			l.Series = append(l.Series, series(fmt.Sprintf("%c: %s", 'A'+i, c.Name), c.Stay, c.Low, c.High, c.N))
		}
		l.Steps = steps(len(e.Curves[0].Stay))
		p.Panels = append(p.Panels, brief.Panel{Head: fmt.Sprintf("Crude oil of a fifth of the imports or more; %d pairs. Bands are 95 %% intervals, importers drawn with replacement.", e.Curves[0].Pairs[0]), Lines: &l})
		p.Note += " " + e.Fitted
	}
	p.Desc = p.Title + ". " + p.Note
	return p
}

func series(name string, stay, low, high []float64, n []int) brief.Series {
	s := brief.Series{Name: name}
	for i, v := range stay {
		s.Points = append(s.Points, brief.PlotPoint{Known: true, Value: v, Low: low[i], High: high[i], Note: fmt.Sprintf("%.0f %% (%.0f to %.0f) of %d tie-years", 100*v, 100*low[i], 100*high[i], n[i])})
	}
	return s
}

func steps(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprint(i+1))
	}
	return out
}
