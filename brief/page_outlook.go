package brief

import "strings"

func (p *page) outlook() section {
	o := p.Outlook
	s := section{ID: "outlook", Title: "What would break it", Lead: "Models side by side, who is behind the answer and what would flip it."}
	s.say(o.Statements...)
	p.charts(&s, "outlook")
	models := table{Cols: cols("Model", "Mean outcome#", "Probability of the event#", "Measured or judged", "Back-test", "Note")}
	for _, m := range o.Models {
		test := words("none")
		if m.Backtest != "" {
			test = cell{Text: Text{{Text: "how it did", Ref: m.Backtest}}}
		}
		models.Rows = append(models.Rows, []cell{words(m.Name), m.Mean.cell(), m.Probability.plain(), says(m.Basis), test, says(m.Note)})
	}
	s.table("Models side by side", models)
	standing := table{Cols: cols("Actor", "Weight#", "Answer without it#", "Adds to the answer (Shapley)#", "Ends in the Spatial Model#", "Measured or judged")}
	for _, r := range o.Standing {
		standing.Rows = append(standing.Rows, []cell{says(r.Actor), r.Weight.plain(), r.Without.plain(), r.Shapley.plain(), r.Ends.plain(), words(r.Basis)})
	}
	s.table("Who is behind the answer", standing)
	flips := table{Cols: cols("Input", "From#", "To#", "Answer before#", "Answer after#", "Within its range", "Measured or judged")}
	for _, f := range o.Flips {
		within := &badge{"outside", "○", "outside"}
		if f.Inside {
			within = &badge{"inside", "●", "inside"}
		}
		flips.Rows = append(flips.Rows, []cell{says(f.Input), f.From.plain(), f.To.plain(), f.Before.plain(), f.After.plain(), {Badge: within}, words(f.Basis)})
	}
	s.table("What would flip the answer", flips)
	readings := table{Cols: cols("Inputs", "Answer#", "Change#", "Measured or judged")}
	for _, r := range o.Readings {
		readings.Rows = append(readings.Rows, []cell{says(r.Name), r.Answer.plain(), r.Change.plain(), says(r.Basis)})
	}
	s.table("The same answer by other inputs", readings)
	shocks := table{Cols: cols("Shock", "What it changes", "Before#", "After#", "Reads", "Measured or judged")}
	for _, r := range o.Shocks {
		shocks.Rows = append(shocks.Rows, []cell{says(r.Name), says(r.Means), r.Before.plain(), r.After.plain(), says(r.Reads), says(r.Basis)})
	}
	s.table("Shocks", shocks)
	s.table("Back-tests of the models", p.backtests())
	return s
}

func (p *page) backtests() table {
	t := table{Cols: cols("Model", "Cases#", "Brier score#", "Base rate#", "Skill#", "Verdict")}
	for _, b := range p.Manifest.Backtests {
		t.Rows = append(t.Rows, []cell{
			{Text: Text{{Text: b.Model, Ref: b.ID}}, Sub: b.On}, b.N.plain(), b.Brier.plain(), b.BaseRate.plain(), b.Skill.plain(), says(b.Verdict),
		})
	}
	return t
}

func (p *page) alternatives() section {
	a := p.Alternatives
	s := section{ID: "alternatives", Title: "Alternatives", Lead: "Competing hypotheses against the evidence. The lowest score is the least refuted, not the proved."}
	t := table{Cols: cols("Evidence", "Weight")}
	scores := []cell{{Text: Words("Weighted count against")}, {}}
	for _, h := range a.Hypotheses {
		t.Cols = append(t.Cols, column{Name: h.ID})
		scores = append(scores, cell{Text: Text{{Text: decimals(h.Score, 2), Ref: h.Ref}}})
	}
	t.Cols = append(t.Cols, column{Name: "Tells apart"})
	for _, r := range a.Evidence {
		t.Rows = append(t.Rows, p.achRow(r))
	}
	if len(a.Evidence) > 0 {
		t.Rows = append(t.Rows, append(scores, cell{}))
	}
	s.table("The hypotheses", hypothesisTable(a))
	s.table("Evidence against hypotheses", t)
	s.note(a.LeaderWhy)
	return s
}

func hypothesisTable(a Alternatives) table {
	t := table{Cols: cols("Hypothesis", "In words", "Counts against it#")}
	for _, h := range a.Hypotheses {
		name := cell{Text: Words(h.ID)}
		if h.ID == a.Leader {
			name.Badge = &badge{"leader", "◆", "least refuted"}
		}
		t.Rows = append(t.Rows, []cell{name, says(h.Text), {Text: Text{{Text: decimals(h.Score, 2), Ref: h.Ref}}}})
	}
	return t
}

func (p *page) achRow(r AchRow) []cell {
	row := []cell{
		{Text: append(append(Text{}, r.Text...), Run{Text: " ("}, Run{Text: "source", Ref: r.ID}, Run{Text: ")"})},
		{Text: Words(r.Credibility + " credibility, " + r.Relevance + " relevance")},
	}
	for _, rating := range r.Ratings {
		row = append(row, cell{Badge: ratingBadge(rating)})
	}
	tells := &badge{"counted", "●", "yes"}
	switch {
	case r.FamilyRepeat:
		tells = &badge{"repeat", "○", "repeats a source family, not counted"}
	case r.Diagnostic == 0:
		tells = &badge{"alike", "○", "rated alike, not counted"}
	}
	return append(row, cell{Badge: tells})
}

func ratingBadge(r string) *badge {
	word := map[string]string{
		"CC": "strongly consistent", "C": "consistent", "N": "neutral", "I": "inconsistent", "II": "strongly inconsistent",
	}[r]
	shape := map[string]string{"CC": "++", "C": "+", "N": "·", "I": "−", "II": "−−"}[r]
	return &badge{"rating-" + strings.ToLower(r), shape, word}
}

func (p *page) indicators() section {
	s := section{ID: "indicators", Title: "Indicators to watch", Lead: "What to look at, where, when, and which way it would point."}
	t := table{Cols: cols("Indicator", "Crosses at", "Then it points to", "Where", "Next", "Bears on")}
	for _, i := range p.Indicators {
		var on Text
		for k, j := range i.Judgments {
			if k > 0 {
				on = append(on, Run{Text: ", "})
			}
			on = append(on, Run{Text: "judgment " + strings.TrimPrefix(j, "j."), Ref: j})
		}
		t.Rows = append(t.Rows, []cell{says(i.Name), says(i.Threshold), words(i.Direction), says(i.Source), {Text: Text{i.Next.Run()}}, says(on)})
	}
	s.table("Indicators", t)
	return s
}
