package brief

import (
	"slices"
	"strings"

	"tightrope/fact"
)

func (p *page) judgments() section {
	s := section{ID: "judgments", Title: "Key judgments", Lead: "Each is one proposition with a date by which anybody can see whether it came true."}
	for i := range p.Judgments {
		s.Blocks = append(s.Blocks, block{Judgment: &p.Judgments[i]})
	}
	if len(p.Judgments) > 0 && len(p.Scale.Bands) > 0 {
		s.Blocks = append(s.Blocks, block{Scale: &p.Scale})
	}
	return s
}

func (p *page) claims() section {
	s := section{ID: "claims", Title: "Claim check", Lead: "Every checkable sentence against the data that could bear on it, basis by basis."}
	s.say(p.Claims.Intro...)
	s.note(p.Claims.Empty)
	if len(p.Claims.Rows) > 0 {
		s.Blocks = append(s.Blocks, block{Verdicts: p.Claims.Rows})
	}
	for i, r := range p.Claims.Rows {
		if !r.detailed() {
			continue
		}
		s.Blocks = append(s.Blocks, block{Claim: &p.Claims.Rows[i]})
	}
	t := table{Cols: cols("The text says", "What that is", "Who says so")}
	for _, x := range p.Claims.Told {
		who := x.Voice
		if who == "" {
			who = "the text"
		}
		t.Rows = append(t.Rows, []cell{says(Text{{Text: x.Quote, Ref: x.Item, Foreign: true}}), says(Text{{Text: x.What, Foreign: true}}), says(Text{{Text: who, Foreign: true}})})
	}
	s.table("What else the text says", t)
	return s
}

// detailed says that there is more to show of a claim than its line in the table of verdicts;
// what would settle one without values stands among the gaps.
func (r ClaimRow) detailed() bool { return len(r.Values) > 0 || len(r.Alerts) > 0 }

// voice is who speaks in a claim; empty for the article itself.
func (r ClaimRow) voice() string {
	if r.Voice == "" || r.Voice == "author" {
		return ""
	}
	return r.Voice
}

// weighs says which values stand in the first table of a claim: those that decide; and where it
// depends on the basis but all that decide are on one side, those of the other side too.
func (r ClaimRow) weighs() func(ClaimValue) bool {
	inside, outside := sides(r.Values, true)
	depends := r.Verdict == fact.DependsOnBasis
	return func(v ClaimValue) bool {
		if v.Figure.Value == nil || v.Decides {
			return v.Figure.Value != nil
		}
		return depends && !v.OtherPeriod && (v.Inside && inside == 0 || !v.Inside && outside == 0)
	}
}

// told is the reason: in full, or its first clause where the tables below tell the rest and the
// entry of the check has the whole.
func (r ClaimRow) told() Text {
	if len(r.Values) == 0 {
		return r.Reason
	}
	return r.Reason.clause(200)
}

// agreeingFirst orders values: those that decide and agree, those that decide, those that agree,
// the others; what is missing comes last.
func agreeingFirst(values []ClaimValue) []ClaimValue {
	rank := func(v ClaimValue) int {
		n := 0
		for i, late := range []bool{!v.Inside, !v.Decides, v.OtherPeriod, v.Figure.Value == nil} {
			if late {
				n += 1 << i
			}
		}
		return n
	}
	out := slices.Clone(values)
	slices.SortStableFunc(out, func(a, b ClaimValue) int { return rank(a) - rank(b) })
	return out
}

// values lists the values that bear on a claim: those that weigh, with those that are missing
// for a reason; or else those that are shown only.
func (p *page) values(r ClaimRow, deciding bool) *table {
	weighs := r.weighs()
	covered := slices.ContainsFunc(r.Values, func(v ClaimValue) bool { return v.Coverage != nil })
	t := &table{Caption: "Values on each basis", Cols: cols("Basis", "Value#", "Against the claim", "Rests on")}
	if covered {
		t.Cols = slices.Insert(t.Cols, 3, column{Name: "Coverage"})
	}
	for _, v := range agreeingFirst(r.Values) {
		if (weighs(v) || v.Figure.Value == nil) != deciding {
			continue
		}
		basis := cell{Text: v.Basis, Sub: v.Why}
		if d := v.Figure.Denominator; d != "" && !strings.Contains(v.Basis.String(), strings.TrimPrefix(d, "the ")) {
			basis.Sub = Append(Text{{Text: "share of " + v.Figure.Denominator, Ref: v.Figure.Ref}}, Words(". "), v.Why)
			if len(v.Why) == 0 {
				basis.Sub = basis.Sub[:1]
			}
		}
		row := []cell{basis, v.Figure.plain(), {Badge: v.badge()}}
		switch {
		case v.Coverage != nil:
			row = append(row, v.Coverage.plain())
		case covered:
			row = append(row, cell{Text: Words("not stated"), Lack: true})
		}
		t.Rows = append(t.Rows, append(row, says(p.links(v.Rows))))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// brief is the claim in a line: the values that weigh, those that agree first; or the reason,
// where there is none.
func (r ClaimRow) brief() Text {
	var t Text
	weighs := r.weighs()
	for _, want := range []bool{true, false} {
		first, shown := true, []string{}
		for _, v := range r.Values {
			if !weighs(v) || v.Inside != want || slices.Contains(shown, v.Figure.Show) {
				continue
			}
			shown = append(shown, v.Figure.Show)
			switch {
			case !first:
				t = append(t, Run{Text: ", "})
			case len(t) > 0:
				t = append(t, Run{Text: "; disagrees: "})
			case want:
				t = append(t, Run{Text: "Agrees: "})
			default:
				t = append(t, Run{Text: "Disagrees: "})
			}
			t, first = append(t, v.Figure.Run()), false
		}
	}
	switch {
	case len(t) > 0:
		return append(t, Run{Text: "."})
	case r.detailed():
		return r.Reason.clause(160)
	}
	return r.Reason
}

func (v ClaimValue) badge() *badge {
	switch {
	case v.Figure.Value == nil:
		return &badge{"lack", "–", StatusWord(v.Figure.Status)}
	case v.OtherPeriod:
		return &badge{"other", "◷", "other period, shown only"}
	case !v.Decides && v.Inside:
		return &badge{"shown-in", "○", "agrees, shown only"}
	case !v.Decides:
		return &badge{"shown-out", "×", "disagrees, shown only"}
	case v.Inside:
		return &badge{"inside", "●", "agrees"}
	}
	return &badge{"outside", "✕", "disagrees"}
}

func (p *page) ledger() section {
	s := section{ID: "ledger", Title: "Ledger of ties", Lead: "Both directions, with the basis of each figure and whether the series still speaks."}
	s.say(p.Ledger.Intro...)
	p.charts(&s, "ledger")
	names := cols("Direction", "Tie", "Figures", "Status", "Grade")
	others := table{Cols: names} // those who neither are partners nor press share one table
	for _, pair := range p.Ledger.Pairs {
		t := table{Cols: names}
		for _, r := range pair.Rows {
			t.Rows = append(t.Rows, p.ledgerRow(r))
		}
		if pair.B.Role == Partner || pair.B.Role == Presser {
			s.table(pair.A.Name+" and "+pair.B.Name, t)
		} else {
			others.Rows = append(others.Rows, t.Rows...)
		}
	}
	s.table("Other ties", others)
	return s
}

func (p *page) ledgerRow(r LedgerRow) []cell {
	figures := cell{Text: Words("no figure, an act or a treaty")}
	switch {
	case len(r.Figures) > 0:
		figures = cell{}
	case strings.HasPrefix(r.Tie, "t.text."):
		figures = words("as the text says, no row")
	}
	figures.Lines = figureLines(r.Figures)
	layer := string(r.Layer) + ", " + tierWord(r.Tier)
	return []cell{
		{Text: Text{{Text: r.From.Name + " → " + r.To.Name, Ref: r.Tie}}, Sub: Words(layer)},
		{Badge: signBadge(r.Sign), Text: r.What},
		figures,
		{Badge: statusBadge(r.Status)},
		grade(r.Grade, r.Tie),
	}
}

// figureLines sets figures on the same basis on one line, each with its period, and the basis
// once at the end.
func figureLines(figures []Figure) []Text {
	var lines []Text
	for i, f := range figures {
		basis := f.Basis + ofDenominator(f)
		show := f.Show
		if f.Value != nil && !f.Period.IsZero() {
			show += ", " + spanWords(f.Period)
		}
		run := Run{Text: show, Ref: f.Ref}
		if i > 0 && figures[i-1].Basis+ofDenominator(figures[i-1]) == basis {
			lines[len(lines)-1] = append(lines[len(lines)-1], Run{Text: "; "}, run)
		} else {
			lines = append(lines, Text{run})
		}
		last := i == len(figures)-1 || figures[i+1].Basis+ofDenominator(figures[i+1]) != basis
		if last && basis != "" {
			lines[len(lines)-1] = append(lines[len(lines)-1], Run{Text: " "}, Run{Text: "(" + basis + ")", Ref: f.Ref})
		}
	}
	return lines
}

func ofDenominator(f Figure) string {
	if f.Denominator == "" {
		return ""
	}
	return "; of " + f.Denominator
}

func grade(g, ref string) cell {
	if g == "" {
		return words("ungraded")
	}
	return cell{Text: Text{{Text: g, Ref: ref}}}
}

func tierWord(t fact.Tier) string {
	switch t {
	case fact.Say:
		return "said"
	case fact.Vote:
		return "voted or signed"
	case fact.Do:
		return "done"
	}
	return string(t)
}
