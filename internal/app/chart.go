package app

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/brief"
	"tightrope/fact"
)

// point is a plot point without an interval.
func point(v *float64, note string) brief.PlotPoint {
	if v == nil {
		return brief.PlotPoint{Note: note}
	}
	return brief.PlotPoint{Known: true, Value: *v, Low: *v, High: *v, Note: note}
}

// Plot draws the similarity of two states over sessions or years, or by issue; of more than two
// states, each pair in the newest set of items that all pairs have.
func (out AlignOut) Plot() brief.Plot {
	what := "votes in the General Assembly"
	if out.By == ByYear {
		what = "alliance obligations"
	}
	if out.Issue != "" {
		what += ", issue " + out.Issue
	}
	p := brief.Plot{Title: fmt.Sprintf("How alike %s and %s are: %s", out.Names[out.A], out.Names[out.B], what)}
	switch {
	case len(out.Sessions) == 0 && len(out.Pairs) == 0:
		p.Note = "Only stated figures; no items are loaded."
		p.Panels = append(p.Panels, brief.Panel{Head: "Agreement as stated in the casebook", Rows: stated(out.Stated)})
	case len(out.States) > 2:
		p.Title = fmt.Sprintf("How alike %d states are: %s", len(out.States), what)
		p.Panels = append(p.Panels, out.pairMatrix())
	case out.By == BySession || out.By == ByYear:
		p.Panels = out.overSessions()
	default:
		p.Panels = append(p.Panels, out.byIssue())
	}
	if low, high := out.shared(); high > 0 {
		p.Note = fmt.Sprintf("Each rests on %d to %d shared items. S runs from −1 (opposed) over 0 to 1 (alike), kappa is corrected for chance, agreement from 0 to 1.", low, high)
	}
	p.Desc = p.Title + ". " + p.Note
	return p
}

func (out AlignOut) scores() []AlignScore {
	all := slices.Clone(out.Sessions)
	for _, p := range out.Pairs {
		all = append(all, p.Scores...)
	}
	return all
}

// shared is the least and the most items behind any score.
func (out AlignOut) shared() (low, high int) {
	for _, s := range out.scores() {
		if low == 0 || s.N < low {
			low = s.N
		}
		high = max(high, s.N)
	}
	return low, high
}

func (s AlignScore) note() string {
	text := fmt.Sprintf("%s, %d of %d items", s.Label, s.N, s.Calls)
	if s.Alarm != "" {
		text += "; " + s.Alarm
	}
	return text
}

func (out AlignOut) overSessions() []brief.Panel {
	agreement, s, kappa, covered := brief.Series{Name: "agreement"}, brief.Series{Name: "S"}, brief.Series{Name: "kappa"}, brief.Series{Name: "shared"}
	var steps []string
	for _, x := range out.Sessions {
		steps = append(steps, fmt.Sprint(x.Session))
		agreement.Points = append(agreement.Points, point(x.Agreement, x.note()))
		s.Points = append(s.Points, point(x.S, x.note()))
		kappa.Points = append(kappa.Points, point(x.Kappa, x.note()))
		share := float64(x.N) / float64(max(x.Calls, 1))
		covered.Points = append(covered.Points, point(&share, x.note()))
	}
	step := map[bool]string{true: "year", false: "session"}[out.By == ByYear]
	return []brief.Panel{
		{Head: "Similarity by " + step, Lines: &brief.Lines{Steps: steps, Series: []brief.Series{agreement, s, kappa}, Low: -1, High: 1, Words: "score; below the least n there is none"}},
		{Head: "Coverage: items that both have", Lines: &brief.Lines{Steps: steps, Series: []brief.Series{covered}, Low: 0, High: 1.0001, Words: "share of all items of the " + step}},
	}
}

func (out AlignOut) byIssue() brief.Panel {
	r := &brief.Rows{Marks: []string{"agreement", "S", "kappa"}, Low: -1, High: 1, Words: "score"}
	for _, x := range out.Sessions {
		r.Rows = append(r.Rows, brief.PlotRow{
			Name: issueText(x.Label), Show: fmt.Sprintf("n %d of %d", x.N, x.Calls),
			Points: []brief.PlotPoint{point(x.Agreement, "agreement, "+x.note()), point(x.S, "S, "+x.note()), point(x.Kappa, "kappa, "+x.note())},
		})
	}
	return brief.Panel{Head: "Similarity by " + out.By, Rows: r}
}

// issueText says what an issue of the lists is about.
func issueText(label string) string {
	words := map[string]string{
		"me": "Palestine", "nu": "nuclear arms", "di": "arms control", "hr": "human rights", "co": "colonialism", "ec": "development",
	}
	if code, ok := strings.CutPrefix(label, "issue "); ok && words[code] != "" {
		return words[code]
	}
	return label
}

// pairMatrix takes the newest label that every pair has, else each pair's newest.
func (out AlignOut) pairMatrix() brief.Panel {
	states := out.States[:min(len(out.States), brief.MaxMatrix)]
	label := ""
	for _, s := range slices.Backward(out.Pairs[0].Scores) {
		if label == "" && !slices.ContainsFunc(out.Pairs, func(p AlignPair) bool {
			return !slices.ContainsFunc(p.Scores, func(x AlignScore) bool { return x.Label == s.Label && x.S != nil })
		}) {
			label = s.Label
		}
	}
	m := &brief.Matrix{Low: -1, High: 1, Words: "S, from −1 opposed to 1 alike; – = too few shared items", Cells: make([][]brief.PlotPoint, len(states))}
	for i, id := range states {
		m.Names = append(m.Names, string(id))
		m.Cells[i] = make([]brief.PlotPoint, len(states))
	}
	for _, p := range out.Pairs {
		i, j := slices.Index(states, p.A), slices.Index(states, p.B)
		at := slices.IndexFunc(p.Scores, func(x AlignScore) bool { return x.Label == label })
		if at < 0 {
			at = len(p.Scores) - 1
		}
		if i < 0 || j < 0 {
			continue
		}
		x := p.Scores[at]
		m.Cells[i][j] = point(x.S, "S, "+x.note())
		m.Cells[j][i] = m.Cells[i][j]
	}
	head := "Every pair, " + label
	if label == "" {
		head = "Every pair, each in the newest session that it has"
	}
	if n := len(out.States) - len(states); n > 0 {
		head += fmt.Sprintf(" (%d more states are in the table)", n)
	}
	return brief.Panel{Head: head, Matrix: m}
}

// stated draws figures of the casebook as bars.
func stated(rows []fact.Observation) *brief.Rows {
	r := &brief.Rows{Low: 0, High: 1, Percent: true, Words: "share, as its source states it"}
	for _, o := range rows {
		v := o.Value
		pt := point(&v, o.Source)
		if o.Low != nil && o.High != nil {
			pt.Low, pt.High = *o.Low, *o.High
		}
		r.Rows = append(r.Rows, brief.PlotRow{Name: o.Period.String(), Points: []brief.PlotPoint{pt}, Show: fmt.Sprintf("%.0f %%", 100*v)})
	}
	return r
}

// Plot draws the ideal points of both states with their intervals, and their distance.
func (out IdealOut) Plot(name func(fact.ActorID) string) brief.Plot {
	a, b, distance := brief.Series{Name: name(out.A)}, brief.Series{Name: name(out.B)}, brief.Series{Name: "distance"}
	var steps []string
	for _, s := range out.Sessions {
		steps = append(steps, fmt.Sprint(s.Session))
		a.Points, b.Points = append(a.Points, placed(s.Session, s.A)), append(b.Points, placed(s.Session, s.B))
		d := brief.PlotPoint{}
		if s.Distance != nil {
			d = brief.PlotPoint{Known: true, Value: *s.Distance, Low: *s.Low, High: *s.High, Note: fmt.Sprintf("session %d", s.Session)}
		}
		distance.Points = append(distance.Points, d)
	}
	p := brief.Plot{
		Title: fmt.Sprintf("Ideal points of %s and %s", a.Name, b.Name),
		Note: fmt.Sprintf("%s: %d votes of %d states on %d questions, %d of them bridged. Bands are intervals of 90 %%; hollow points rest on fewer than %d votes.",
			out.Method, out.Votes, out.States, out.Questions, out.Bridged, fewVotes),
		Panels: []brief.Panel{
			{Head: "Position by session", Lines: &brief.Lines{Steps: steps, Series: []brief.Series{a, b}, Words: "standard deviations of all states; the United States lie above"}},
			{Head: "Distance of the two", Lines: &brief.Lines{Steps: steps, Series: []brief.Series{distance}, Words: "standard deviations"}},
		},
	}
	p.Desc = p.Title + ". " + p.Note
	return p
}

// fewVotes is below what a point is drawn hollow.
const fewVotes = 20

func placed(session int, p *IdealPlace) brief.PlotPoint {
	if p == nil {
		return brief.PlotPoint{}
	}
	return brief.PlotPoint{Known: true, Value: p.Mean, Low: p.Low, High: p.High, Weak: p.Votes < fewVotes, Note: fmt.Sprintf("session %d, %d votes", session, p.Votes)}
}
