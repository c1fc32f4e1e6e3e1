package brief

import (
	"strconv"

	"tightrope/fact"
)

func (p *page) unknowns() section {
	s := section{ID: "gaps", Title: "Gaps and assumptions", Lead: "What is not known, and what is taken as given with the consequence if it is wrong."}
	gaps := table{Cols: cols("Not known", "Why it matters", "What would fill it")}
	for _, g := range p.Gaps {
		gaps.Rows = append(gaps.Rows, []cell{says(g.Text), says(g.Matters), says(g.Fill)})
	}
	s.table("Gaps", gaps)
	assume := table{Cols: cols("Assumption", "If it is wrong")}
	b := tagBadge(IsAssumption)
	for _, a := range p.Assumptions {
		assume.Rows = append(assume.Rows, []cell{{Badge: &b, Text: a.Text}, says(a.IfWrong)})
	}
	s.table("Assumptions", assume)
	return s
}

func (p *page) changes() section {
	s := section{ID: "changes", Title: "Since the last issue"}
	if p.Changes.Previous.Date.IsZero() {
		s.note(Words("This is the first issue of this brief; there is none to compare it with."))
		return s
	}
	s.note(Write("Compared with the issue of {}.", p.Changes.Previous.Run()))
	t := table{Cols: cols("What", "Before", "Now", "Why")}
	for _, r := range p.Changes.Rows {
		t.Rows = append(t.Rows, []cell{says(r.What), says(r.Before), says(r.After), says(r.Why)})
	}
	s.table("Changes", t)
	return s
}

func (p *page) sources() section {
	s := section{ID: "sources", Title: "Sources", Lead: "Reliability A to F belongs to the source; credibility one to six to each item, in the annex."}
	t := table{Cols: cols("Source", "Publisher", "Reliability", "Published", "Retrieved", "Counts with")}
	for _, src := range p.Sources {
		family := words("itself")
		if src.Family != "" {
			family = cell{Text: Text{{Text: src.Family, Ref: src.ID}}}
		}
		t.Rows = append(t.Rows, []cell{
			{Text: Text{{Text: src.Title, Ref: src.ID, Foreign: true}}},
			{Text: Text{{Text: src.Publisher, Ref: src.ID, Foreign: true}}},
			{Text: Text{{Text: reliabilityWord(src.Reliability), Ref: src.ID}}},
			sourceDate(src.Published, src.ID, "not stated"), sourceDate(src.Retrieved, src.ID, "not looked up"), family,
		})
	}
	s.table("Sources with grades", t)
	return s
}

func reliabilityWord(r fact.Reliability) string {
	word := map[fact.Reliability]string{
		"A": "completely reliable", "B": "usually reliable", "C": "fairly reliable",
		"D": "not usually reliable", "E": "unreliable", "F": "cannot be judged",
	}[r]
	return string(r) + ", " + word
}

func sourceDate(d fact.Date, ref, none string) cell {
	if d.IsZero() {
		return cell{Text: Words(none), Lack: true}
	}
	return cell{Text: Text{{Text: longDate(d), Ref: ref}}}
}

// manifest is the one section whose digits are not linked: it names inputs, it claims nothing.
func (p *page) manifest() section {
	m := p.Manifest
	s := section{ID: "manifest", Title: "Manifest", Lead: "The same program, inputs, date and seed give the same bytes."}
	t := table{Cols: cols("What", "Value")}
	for _, kv := range append([]Setting{
		{"Program", m.Program + " " + m.Version},
		{"Command", m.Command},
		{"As of", m.AsOf.String()},
		{"Seed", strconv.FormatUint(m.Seed, 10)},
	}, m.Parameters...) {
		t.Rows = append(t.Rows, []cell{words(kv.Name), words(kv.Value)})
	}
	s.table("How it was made", t)
	in := table{Cols: cols("Input", "Role", "Bytes#", "SHA-256")}
	for _, i := range m.Inputs {
		in.Rows = append(in.Rows, []cell{{Text: Text{{Text: i.Name, Foreign: true}}}, words(i.Role), words(strconv.FormatInt(i.Bytes, 10)), words(i.SHA256)})
	}
	s.table("Inputs", in)
	return s
}

func decimals(v float64, n int) string { return strconv.FormatFloat(v, 'f', n, 64) }

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
