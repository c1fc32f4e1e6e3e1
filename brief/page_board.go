package brief

import "strings"

func (p *page) wordsDeeds() section {
	s := section{ID: "words-and-deeds", Title: "Words against deeds", Lead: "What the balancer says, how it votes and what it does toward each side; the three are never added up."}
	s.say(p.Gap.Statements...)
	p.charts(&s, "gap")
	t := table{Cols: cols("Toward", "Says#", "Votes#", "Does#", "Gap#", "Reading")}
	for _, r := range p.Gap.Rows {
		t.Rows = append(t.Rows, []cell{
			party(r.Toward), counted(r.Say, r.NSay), counted(r.Vote, r.NVote), counted(r.Do, r.NDo), r.Gap.cell(), says(r.Reading),
		})
	}
	s.table("Say, vote, do", t)
	return s
}

// counted is a figure with its n under it.
func counted(f, n Figure) cell {
	c := f.plain()
	if n.Show != "" && n.Value != nil {
		c.Sub = Text{{Text: "n = "}, n.Run()}
	}
	return c
}

func party(q Party) cell {
	b := roleBadge(q.Role)
	if b.Word == "" {
		return words(q.Name)
	}
	return cell{Badge: &b, Text: Text{{Text: q.Name}}}
}

func (p *page) pressure() section {
	s := section{ID: "pressure", Title: "Who presses, and how", Lead: "Position, salience and capability are the most likely values of the ranges that the models use."}
	s.say(p.Pressure.Statements...)
	p.charts(&s, "pressure")
	t := table{Cols: cols("Actor", "Means", "Latest act", "Acts#", "Position#", "Salience#", "Capability#", "Measured or judged")}
	for _, r := range p.Pressure.Rows {
		t.Rows = append(t.Rows, []cell{
			party(r.Party), says(r.Means), says(r.Latest), r.Acts.plain(), r.Position.plain(), r.Salience.plain(), r.Capability.plain(), words(stakesBasis(r)),
		})
	}
	s.table("The actors of the case", t)
	return s
}

func (p *page) structure() section {
	st := p.Structure
	s := section{ID: "structure", Title: "Structure", Lead: "The signed network around the balancer, and the ties that fit no division in two camps."}
	s.say(st.Statements...)
	p.charts(&s, "structure")
	if len(st.Camps) > 0 {
		s.Blocks = append(s.Blocks, block{Camps: st.Camps})
	}
	t := table{Cols: cols("Measure", "Value#")}
	for _, m := range []struct {
		name string
		f    Figure
	}{
		{"Frustration index: least weight of ties that fit no two camps", st.Frustration},
		{"Proved lower bound", st.LowerBound},
		{"All ties", st.Ties},
		{"Balance: one less twice the index over all ties", st.Balance},
	} {
		if m.f.Show != "" {
			t.Rows = append(t.Rows, []cell{words(m.name), m.f.cell()})
		}
	}
	s.table("The index and its proof", t)
	s.note(st.Certificate)
	s.table("Ties under strain", strainTable(st.Frustrated))
	s.table("Unbalanced triads around the balancer", p.triadTable(st.Triads))
	tension := table{Cols: cols("Actor", "The index falls by#")}
	for _, r := range st.Tension {
		tension.Rows = append(tension.Rows, []cell{party(r.Party), r.Tension.plain()})
	}
	s.table("Where the tension sits", tension)
	rules := table{Cols: cols("Rule for what counts as a tie", "Index#", "Balance#")}
	for _, r := range st.Rules {
		rules.Rows = append(rules.Rows, []cell{says(r.Rule), r.Frustration.plain(), r.Balance.plain()})
	}
	s.table("The same under other rules", rules)
	s.say(st.Caveat)
	return s
}

func strainTable(rows []StrainRow) table {
	t := table{Cols: cols("Tie", "Sign", "In which best divisions", "Relief if it turned#")}
	for _, r := range rows {
		always := &badge{"sometimes", "◇", "in some"}
		if r.Always {
			always = &badge{"always", "✖", "in all"}
		}
		t.Rows = append(t.Rows, []cell{
			{Text: Text{{Text: r.A.Name + " – " + r.B.Name, Ref: r.Tie}}}, {Badge: signBadge(r.Sign)}, {Badge: always}, r.Relief.plain(),
		})
	}
	return t
}

func (p *page) triadTable(rows []TriadRow) table {
	t := table{Cols: cols("Triad", "Signs", "Reads", "Rests on")}
	for _, r := range rows {
		var names, signs []string
		for _, m := range r.Members {
			names = append(names, m.Name)
		}
		for _, sign := range r.Signs {
			signs = append(signs, signBadge(sign).Shape)
		}
		t.Rows = append(t.Rows, []cell{
			words(strings.Join(names, " – ")), words(strings.Join(signs, " ")), says(r.Text), says(p.links(r.Ties)),
		})
	}
	return t
}
