package brief

import "slices"

// howLong shows the state of the tie, the chance of a deep cut by its own history, and the
// reference classes.
func (p *page) howLong() section {
	o := p.Outlook
	s := section{ID: "howlong", Title: "How long", Lead: "How long ties that looked like this one lasted, and what the history of this one says. No claim of cause is made."}
	s.say(o.HowLong...)
	p.charts(&s, "durability")
	s.table("Ties that looked alike: share not cut", p.classes())
	cuts := table{Cols: cols("Model", "Chance of a deep cut#", "Interval of the parameters", "Skill over age alone#", "Interval of the skill")}
	for _, r := range o.Cuts {
		cuts.Rows = append(cuts.Rows, []cell{{Text: Text{{Text: r.Model, Ref: r.P.Ref}}}, r.P.plain(), says(r.Range), r.Skill.plain(), says(r.Reach)})
	}
	s.table("A deep cut by the history of the tie, the fullest model first", cuts)
	drivers := table{Cols: cols("What moves the first model", "Adds to the log odds#")}
	for _, r := range o.Drivers {
		drivers.Rows = append(drivers.Rows, []cell{{Text: Text{{Text: r.Name, Ref: r.Adds.Ref}}}, r.Adds.plain()})
	}
	s.table("Drivers", drivers)
	if !slices.ContainsFunc(p.Charts, func(c Chart) bool { return c.Section == "durability" }) {
		s.note(o.Bound) // else it stands under the picture
	}
	s.say(o.Opposition)
	return s
}

// classYears are the years of a curve that the table shows; the picture shows all.
var classYears = []int{1, 3, 5, 8, 10, 15}

// classes shows each reference class in a row, a column for a few years of its curve.
func (p *page) classes() table {
	t := table{Cols: cols("Reference class", "Ties#", "Share not cut after")}
	for _, r := range p.Outlook.Durability {
		var shares Text
		for i, f := range r.Figures {
			if i >= len(r.Years) || !slices.Contains(classYears, r.Years[i]) {
				continue
			}
			if len(shares) > 0 {
				shares = append(shares, Run{Text: "; "})
			}
			shares = append(shares, Run{Text: plural(r.Years[i], "year") + ": " + f.Show, Ref: f.Ref})
		}
		t.Rows = append(t.Rows, []cell{{Text: Text{{Text: r.Name, Ref: r.N.Ref}}}, r.N.plain(), says(shares)})
	}
	return t
}
