package brief

import "strings"

// table is the data of a chart as rows, with every figure linked.
func (c Chart) table() table {
	t := table{Caption: "The data of this chart"}
	switch {
	case c.Map != nil:
		c.Map.rows(&t)
	case c.Network != nil:
		c.Network.rows(&t)
	case c.TimeLine != nil:
		c.TimeLine.rows(&t)
	case c.Distribution != nil:
		c.Distribution.rows(&t)
	case c.Tornado != nil:
		t.Cols = cols("Input", "Low#", "High#", "Answer at low#", "Answer at high#", "Measured or judged")
		t.Rows = append(t.Rows, []cell{words("answer now"), {}, {}, c.Tornado.Base.plain(), c.Tornado.Base.plain(), {}})
		for _, b := range c.Tornado.Bars {
			t.Rows = append(t.Rows, []cell{{Text: Text{{Text: b.Name, Ref: b.Ref}}}, b.LowAt.plain(), b.HighAt.plain(), b.AtLow.plain(), b.AtHigh.plain(), words(b.Basis)})
		}
	case c.Survival != nil:
		c.Survival.rows(&t)
	case c.Turns != nil:
		c.Turns.rows(&t)
	}
	return t
}

func (m Map) rows(t *table) {
	t.Cols = cols("From", "To", "Tie", "Sign", "Weight#", "Status")
	names := map[string]string{}
	for _, p := range m.Places {
		names[string(p.ID)] = p.Name
	}
	for _, a := range m.Arcs {
		t.Rows = append(t.Rows, []cell{
			words(names[string(a.From)]), words(names[string(a.To)]),
			{Text: Text{{Text: a.Label, Ref: a.Tie}}},
			{Badge: signBadge(a.Sign)},
			{Text: Text{{Text: decimals(a.Weight, 2), Ref: a.Tie}}},
			{Badge: statusBadge(a.Status)},
		})
	}
}

func (n Network) rows(t *table) {
	t.Cols = cols("Tie", "Sign", "Weight#", "Camps", "Strain")
	names, camps := map[string]string{}, map[string]int{}
	for _, v := range n.Nodes {
		names[string(v.ID)], camps[string(v.ID)] = v.Name, v.Camp
	}
	for _, e := range n.Edges {
		side := "one camp"
		if camps[string(e.A)] != camps[string(e.B)] {
			side = "across camps"
		}
		strain := words("none")
		if e.Strain != "" {
			strain = cell{Badge: &badge{"always", "✖", e.Strain}}
		}
		t.Rows = append(t.Rows, []cell{
			{Text: Text{{Text: names[string(e.A)] + " – " + names[string(e.B)], Ref: e.Tie}}},
			{Badge: signBadge(e.Sign)},
			e.Weight.plain(), words(side), strain,
		})
	}
}

func (l TimeLine) rows(t *table) {
	t.Cols = cols("Date", "Event", "Tier", "Intensity#", "Shock")
	for _, m := range l.Marks {
		shock := cell{Text: Words("no")}
		if m.Shock {
			shock = cell{Badge: &badge{"shock", "▼", "shock"}}
		}
		t.Rows = append(t.Rows, []cell{
			{Text: Text{{Text: longDate(m.Date), Ref: m.Ref}}},
			{Text: Text{{Text: m.Title, Ref: m.Ref, Foreign: true}}},
			words(tierWord(m.Lane)),
			{Text: Text{{Text: minus(decimals(m.Intensity, 1)), Ref: m.Ref}}},
			shock,
		})
	}
}

func (p Distribution) rows(t *table) {
	t.Cols = cols("Outcome", "Mass#")
	for _, b := range p.Bins {
		t.Rows = append(t.Rows, []cell{
			{Text: Text{{Text: decimals(b.From, 0) + " to " + decimals(b.To, 0), Ref: b.Mass.Ref}}}, b.Mass.plain(),
		})
	}
	for _, r := range []Point{{"the event: " + p.Event, p.EventP}, {"its threshold", p.Threshold}, {"status quo", p.StatusQuo}} {
		t.Rows = append(t.Rows, []cell{words(r.Name), r.At.plain()})
	}
	for _, l := range p.Lines {
		t.Rows = append(t.Rows, []cell{words(l.Name), l.At.plain()})
	}
	for _, pin := range p.Anchors { // what a place on the scale means is an input of the case
		ref := orWord(p.StatusQuo.Ref, p.Threshold.Ref)
		t.Rows = append(t.Rows, []cell{{Text: Text{{Text: pin.Text, Ref: ref}}}, {Text: Text{{Text: decimals(pin.At, 0), Ref: ref}}}})
	}
}

func (s Survival) rows(t *table) {
	t.Cols = cols("Reference class", "After", "Share still on#")
	for i, c := range s.Curves { // the name links, for it says how the class was chosen
		t.Rows = append(t.Rows, []cell{{Text: Text{{Text: letter(i) + ": "}, {Text: c.Name, Ref: c.N.Ref}}}, words("ties in the class"), c.N.plain()})
		for _, p := range c.Points {
			t.Rows = append(t.Rows, []cell{
				words(letter(i)), {Text: Text{{Text: strings.TrimSuffix(decimals(p.Year, 1), ".0") + " years", Ref: p.Share.Ref}}}, p.Share.plain(),
			})
		}
	}
	if s.Now.Show != "" {
		t.Rows = append(t.Rows, []cell{words("the tie in question"), words("its age now"), s.Now.plain()})
	}
}

// minus sets a true minus sign.
func minus(s string) string { return strings.Replace(s, "-", "−", 1) }
