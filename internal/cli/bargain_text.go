package cli

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"text/tabwriter"

	"tightrope/bargain"
	"tightrope/fact"
	"tightrope/internal/app"
)

// bargainText writes a report for a person; every table says what is measured and what judged.
type bargainText struct {
	w    *tabwriter.Writer
	out  app.BargainOut
	only string // a model, or all
}

func (t bargainText) part(name string) {
	write := map[string]func(){
		"summary": t.summary, "models": t.models, "actors": t.actors, "flips": t.flips, "tornado": t.tornado,
		"shapley": t.shapley, "sobol": t.sobol, "swaps": t.swaps, "turns": t.turns, "inputs": t.inputs,
	}[name]
	write()
}

func (t bargainText) row(cells ...string) {
	// The writer aligns what ends in a tab only: the last cell of a row is free to be long.
	fmt.Fprintln(t.w, strings.Join(cells, "\t"))
}

// title begins a table; the tables align on their own.
func (t bargainText) title(cells ...string) {
	t.w.Flush()
	fmt.Fprintln(t.w)
	t.row(cells...)
}

func percent(p float64) string { return fmt.Sprintf("%.0f %%", 100*p) }

func points(d float64) string { return fmt.Sprintf("%+.1f points", 100*d) }

func (t bargainText) summary() {
	o := t.out
	e := o.Game.Event
	fmt.Fprintf(t.w, "P(%s: outcome %s %g): %s, %s; %s to %s over the ranges\n", e.Name, e.Op, e.At, percent(o.P.Value), o.Word, percent(o.P.Low), percent(o.P.High))
	fmt.Fprintf(t.w, "Inputs: %s. %d draws, seed %d.\n", o.Basis, o.Draws, o.Seed)
	for _, s := range o.Said {
		fmt.Fprintln(t.w, s)
	}
	for _, v := range o.Overrides {
		fmt.Fprintf(t.w, "Override of %s: %s is %g..%g..%g: %s\n", v.On, v.What, v.Low, v.Mode, v.High, v.Why)
	}
	t.title("OUTCOME, 0 TO 100", "5 %", "25 %", "MEDIAN", "75 %", "95 %", "MEAN", "MEASURED/JUDGED")
	for _, s := range []struct {
		name string
		bargain.Spread
	}{{"distribution behind P", o.Outcome}, {"election alone", o.Election}, {"compromise mean, over the ranges", o.Compromise}} {
		row := []string{s.name}
		for _, q := range []float64{0.05, 0.25, 0.5, 0.75, 0.95} {
			i := slices.IndexFunc(s.Quantiles, func(x bargain.Quantile) bool { return x.Q == q })
			row = append(row, fmt.Sprintf("%.0f", s.Quantiles[i].At))
		}
		t.row(append(row, fmt.Sprintf("%.1f", s.Mean), o.Basis)...)
	}
	most := 0.0
	for _, b := range o.Outcome.Bins {
		most = max(most, b.P)
	}
	t.title("WHERE THE OUTCOME FALLS", "", "")
	for _, b := range o.Outcome.Bins {
		mark := ""
		if e.Happens((b.From + b.To) / 2) {
			mark = "← " + e.Name
		}
		t.row(fmt.Sprintf("%g to %g", b.From, b.To), fmt.Sprintf("%4.1f %%", 100*b.P), strings.Repeat("█", int(math.Round(24*b.P/most)))+" "+mark)
	}
}

func (t bargainText) models() {
	t.title("MODEL", "EXPECTED", "OVER THE RANGES", "P(EVENT)", "MEASURED/JUDGED", "HOW IT DID", "")
	for _, m := range t.out.Models {
		if t.only == "all" || t.only == m.Name {
			t.row(m.Title, fmt.Sprintf("%.1f", m.Expected.Value), fmt.Sprintf("%.1f to %.1f", m.Expected.Low, m.Expected.High), percent(m.P), t.out.Basis, m.Skill, m.None)
		}
	}
	if len(t.out.Game.Dimensions) < 2 {
		return
	}
	t.title(append(append([]string{"EXPECTED AT THE MOST LIKELY VALUES"}, t.out.Game.Dimensions...), "MEASURED/JUDGED")...)
	for _, m := range t.out.Models {
		row := []string{m.Title}
		for _, x := range m.All {
			row = append(row, fmt.Sprintf("%.1f", x))
		}
		t.row(append(row, t.out.Basis)...)
	}
}

func (t bargainText) actors() {
	t.title("ACTOR", "WEIGHT", "PULL", "WINS", "P WITHOUT IT", "CHANGE", "MEASURED/JUDGED")
	for _, p := range t.out.Players {
		without, change := "", ""
		if p.POut != nil {
			without, change = percent(p.POut.Value), points(*p.Delta)
		}
		t.row(p.Name, fmt.Sprintf("%.1f %%", 100*p.Weight), fmt.Sprintf("%+.1f", p.Pull), fmt.Sprintf("%.1f %%", 100*p.Wins), without, change, p.Basis)
	}
}

func (t bargainText) flips() {
	t.title(fmt.Sprintf("WHAT WOULD CARRY P ACROSS %s", percent(t.out.Line)), "NOW", "TO", "P(EVENT)", "MEAN CROSSES AT", "IN ITS RANGE", "MEASURED/JUDGED")
	n := 0
	for _, f := range t.out.Flips {
		if !f.Flips {
			continue
		}
		n++
		mean := "never"
		if f.MeanTo != nil {
			mean = fmt.Sprintf("%.3g", *f.MeanTo)
		}
		inside := "outside"
		if r := t.rangeOf(f.Player, f.Field); f.To >= r.Low && f.To <= r.High {
			inside = "inside"
		}
		t.row(f.Field+" of "+f.Name, fmt.Sprintf("%.3g", f.Now), fmt.Sprintf("%.3g", f.To), percent(f.P), mean, inside, f.Basis)
	}
	if n == 0 {
		t.row("no single input, however far it moves")
	}
	t.row(fmt.Sprintf("The other %d inputs cannot do it alone; a capability may change tenfold.", len(t.out.Flips)-n))
}

func (t bargainText) rangeOf(player, field string) fact.Range {
	for _, p := range t.out.Game.Players {
		for _, f := range p.Fields() {
			if p.ID == player && f.Field == field {
				return f.Range
			}
		}
	}
	return fact.Range{}
}

// widest is how many inputs a table shows that is ordered by size; --json has them all.
const widest = 10

func (t bargainText) tornado() {
	t.title("WHAT MOVES P OVER ITS RANGE", "LOW", "HIGH", "P AT LOW", "P AT HIGH", "MEASURED/JUDGED")
	swings := slices.Clone(t.out.Tornado)
	slices.SortStableFunc(swings, func(a, b bargain.Swing) int { return cmp.Compare(b.Width(), a.Width()) })
	for _, s := range swings[:min(widest, len(swings))] {
		t.row(s.Field+" of "+s.Name, fmt.Sprintf("%.3g", s.Low), fmt.Sprintf("%.3g", s.High), percent(s.PLow), percent(s.PHigh), s.Basis)
	}
}

func (t bargainText) shapley() {
	s := t.out.Shapley
	how := "sampled orders"
	if s.Exact {
		how = "all coalitions"
	}
	t.title("SHAPLEY VALUE: WHO IS BEHIND P", "ADDS", "±", "MEASURED/JUDGED")
	rows := slices.Clone(s.Rows)
	slices.SortStableFunc(rows, func(a, b bargain.ShapleyRow) int { return cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)) })
	for _, r := range rows {
		t.row(r.Name, points(r.Value), fmt.Sprintf("%.1f", 100*r.SE), r.Basis)
	}
	t.row(fmt.Sprintf("From %s with nobody at the table to %s with everybody; %s, %d draws.", percent(s.Nobody), percent(s.All), how, s.Draws))
}

func (t bargainText) sobol() {
	s := t.out.Sobol
	t.title("SOBOL: WHAT THE SPREAD OF P RESTS ON", "ALONE", "±", "WITH OTHERS", "±", "MEASURED/JUDGED")
	if len(s.Rows) == 0 {
		t.row("P has no spread: the inputs have no ranges")
		return
	}
	rows := slices.Clone(s.Rows)
	slices.SortStableFunc(rows, func(a, b bargain.SobolRow) int { return cmp.Compare(b.Total, a.Total) })
	for _, r := range rows[:min(widest, len(rows))] {
		t.row(r.Field+" of "+r.Name, fmt.Sprintf("%.2f", r.First), fmt.Sprintf("%.2f", r.FirstSE), fmt.Sprintf("%.2f", r.Total), fmt.Sprintf("%.2f", r.TotalSE), r.Basis)
	}
}

func (t bargainText) swaps() {
	t.title("THE SAME BY OTHER INPUTS", "P(EVENT)", "CHANGE", "OUTCOME MOVES", "MEASURED/JUDGED", "FROM")
	for _, s := range t.out.Swaps {
		from := s.Source
		if n := len(s.Missing); n > 0 {
			from += fmt.Sprintf("; %d actors keep their share", n)
		}
		t.row(s.Name, percent(s.P.Value), points(s.Delta.Value), fmt.Sprintf("%+.1f", s.Moved), s.Basis, from)
	}
}

// turns is the path of the Spatial Model at the most likely values, and where the draws end.
func (t bargainText) turns() {
	f := t.out.Fan
	head := []string{"SPATIAL MODEL OF POLITICS"}
	last := len(f.Path.Turns) - 1
	shown := []int{}
	for k := range f.Path.Turns {
		if k <= 5 || k == last {
			shown = append(shown, k)
			head = append(head, fmt.Sprintf("TURN %d", k))
		}
	}
	t.title(append(head, "FAN 10 %", "50 %", "90 %", "JITTER", "MEASURED/JUDGED")...)
	d, dim := len(t.out.Game.Dimensions), t.out.Game.Event.Dim
	for i, p := range f.Players {
		row := []string{p.Name}
		for _, k := range shown {
			row = append(row, fmt.Sprintf("%.1f", f.Path.Turns[k].Position[i*d+dim]))
		}
		t.row(append(row, fmt.Sprintf("%.0f", p.Final.P10), fmt.Sprintf("%.0f", p.Final.P50), fmt.Sprintf("%.0f", p.Final.P90), fmt.Sprintf("%.1f", p.Jitter), p.Basis)...)
	}
	t.w.Flush()
	fmt.Fprintf(t.w, "Weighted mean of the last positions: %.0f (%.0f to %.0f); the event in %s of %d draws. Instability %.1f.\n%s\n",
		f.Final.P50, f.Final.P10, f.Final.P90, percent(f.Side), f.Draws, f.Instability, f.Text)
}

func (t bargainText) inputs() {
	t.title("INPUT", "PLAYED", "MEASURED OR JUDGED", "DATA SAY", "SOURCE OF WHAT IS PLAYED", "HOW THE DATA ARE READ, OR WHY NOT")
	span := func(r fact.Range) string { return fmt.Sprintf("%.3g..%.3g..%.3g", r.Low, r.Mode, r.High) }
	for _, in := range t.out.Inputs {
		data, how := "nothing", in.Why
		if in.Data != nil {
			data, how = span(*in.Data), in.Formula
		}
		t.row(in.Field+" of "+in.Name, span(in.Range), in.Kind, data, in.Range.Source, how)
	}
}
