package brief

import "tightrope/fact"

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
	return s
}

// detailed says that there is more to show of a claim than its line in the table of verdicts.
func (r ClaimRow) detailed() bool {
	return len(r.Values) > 0 || len(r.Alerts) > 0 || len(r.Settle) > 0
}

// voice is who speaks in a claim; empty for the article itself.
func (r ClaimRow) voice() string {
	if r.Voice == "" || r.Voice == "author" {
		return ""
	}
	return r.Voice
}

// valueTable lists the values that bear on a claim.
func (p *page) valueTable(r ClaimRow) *table {
	if len(r.Values) == 0 {
		return nil
	}
	t := &table{Caption: "Values on each basis", Cols: cols("Basis", "Value#", "Against the claim", "Coverage#", "Rests on")}
	for _, v := range r.Values {
		basis := cell{Text: v.Basis, Sub: v.Why}
		if v.Figure.Denominator != "" {
			basis.Sub = Append(Text{{Text: "share of " + v.Figure.Denominator, Ref: v.Figure.Ref}}, Words(". "), v.Why)
			if len(v.Why) == 0 {
				basis.Sub = basis.Sub[:1]
			}
		}
		cover := cell{Text: Words("not stated"), Lack: true}
		if v.Coverage != nil {
			cover = v.Coverage.plain()
		}
		t.Rows = append(t.Rows, []cell{basis, v.Figure.plain(), {Badge: v.badge()}, cover, says(p.links(v.Rows))})
	}
	return t
}

func (v ClaimValue) badge() *badge {
	switch {
	case v.Figure.Value == nil:
		return &badge{"lack", "–", StatusWord(v.Figure.Status)}
	case v.OtherPeriod:
		return &badge{"other", "◷", "other period, shown only"}
	case !v.Decides:
		return &badge{"shown", "·", "shown only"}
	case v.Inside:
		return &badge{"inside", "●", "agrees"}
	}
	return &badge{"outside", "✕", "disagrees"}
}

func (p *page) ledger() section {
	s := section{ID: "ledger", Title: "Ledger of ties", Lead: "Both directions, with the basis of each figure and whether the series still speaks."}
	s.say(p.Ledger.Intro...)
	p.charts(&s, "ledger")
	for _, pair := range p.Ledger.Pairs {
		t := table{Cols: cols("Direction", "Tie", "Figures", "Status", "Grade")}
		for _, r := range pair.Rows {
			t.Rows = append(t.Rows, p.ledgerRow(r))
		}
		s.table(pair.A.Name+" and "+pair.B.Name, t)
	}
	return s
}

func (p *page) ledgerRow(r LedgerRow) []cell {
	figures := cell{Text: Words("no figure, an act or a treaty")}
	if len(r.Figures) > 0 {
		figures = cell{}
	}
	for _, f := range r.Figures {
		line := Text{f.Run()}
		if f.Basis != "" {
			line = append(line, Run{Text: " "}, Run{Text: "(" + f.Basis + ofDenominator(f) + ")", Ref: f.Ref})
		}
		figures.Lines = append(figures.Lines, line)
	}
	layer := string(r.Layer) + ", " + tierWord(r.Tier)
	return []cell{
		{Text: Text{{Text: r.From.Name + " → " + r.To.Name, Ref: r.Tie}}, Sub: Words(layer)},
		{Badge: signBadge(r.Sign), Text: r.What},
		figures, {Badge: statusBadge(r.Status)}, grade(r.Grade, r.Tie),
	}
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
