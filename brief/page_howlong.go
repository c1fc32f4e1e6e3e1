package brief

// durability shows each reference class in a row, a column for each year asked for.
func (p *page) durability(s *section) {
	t := table{Cols: cols("Reference class", "Ties#", "Share still on")}
	for _, r := range p.Outlook.Durability {
		var shares Text
		for i, f := range r.Figures {
			if i > 0 {
				shares = append(shares, Run{Text: "; "})
			}
			label := f.Show
			if i < len(r.Years) {
				label = plural(r.Years[i], "year") + ": " + f.Show
			}
			shares = append(shares, Run{Text: label, Ref: f.Ref})
		}
		t.Rows = append(t.Rows, []cell{{Text: Text{{Text: r.Name, Ref: r.N.Ref}}}, r.N.plain(), says(shares)})
	}
	s.table("Ties that looked alike", t)
}
