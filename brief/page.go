package brief

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/fact"
)

// page is a brief laid out: sections of blocks, the same for HTML and Markdown.
type page struct {
	Brief
	byID     map[string]fact.Explanation
	Sections []section
}

// section is one part under a heading; blocks follow in reading order.
type section struct {
	ID, Title string
	Lead      string // one line without numbers that says what the section is
	Blocks    []block
}

// block is one thing in a section; exactly one field is set (Title is for tables and lists).
type block struct {
	Title      string
	Statements []Statement
	Note       Text
	Table      *table
	Chart      *Chart
	Judgment   *Judgment
	Scale      *Scale
	Verdicts   []ClaimRow
	Claim      *ClaimRow
	Camps      []Camp
}

// table is a grid of cells under column names.
type table struct {
	Caption string
	Cols    []column
	Rows    [][]cell
}

type column struct {
	Name string
	Num  bool
}

// cell is one cell: a badge, a text, and a smaller text under it.
type cell struct {
	Badge *badge
	Text  Text
	Lines []Text // further lines of the same weight
	Sub   Text
	Lack  bool // there is no figure; Text says why
}

// badge is a shape with a word, so that colour never stands alone.
type badge struct{ Class, Shape, Word string }

func newPage(b Brief) *page {
	p := &page{Brief: b, byID: map[string]fact.Explanation{}}
	for _, e := range b.Annex {
		p.byID[e.ID] = e
	}
	for _, build := range []func() section{
		p.judgments, p.claims, p.ledger, p.wordsDeeds, p.pressure, p.structure, p.outlook, p.howLong,
		p.alternatives, p.indicators, p.unknowns, p.changes, p.sources, p.manifest,
	} {
		if s := build(); len(s.Blocks) > 0 {
			p.Sections = append(p.Sections, s)
		}
	}
	return p
}

// Name is the title of an explanation, or the id itself.
func (p *page) Name(id string) string {
	if e, ok := p.byID[id]; ok && e.Title != "" {
		return e.Title
	}
	return id
}

// links lists ids as linked names, separated by semicolons. Ids of one name stand behind it
// once, told apart by their periods.
func (p *page) links(ids []string) Text {
	groups := map[string][]string{}
	var names []string
	for _, id := range ids {
		name := p.Name(id)
		if groups[name] == nil {
			names = append(names, name)
		}
		groups[name] = append(groups[name], id)
	}
	var t Text
	for i, name := range names {
		if i > 0 {
			t = append(t, Run{Text: "; "})
		}
		group := groups[name]
		if len(group) == 1 {
			t = append(t, Run{Text: name, Ref: group[0], Foreign: true})
			continue
		}
		t = append(t, Run{Text: name + ":", Ref: group[0], Foreign: true})
		for k, id := range group {
			label := fmt.Sprintf("row %d", k+1)
			if q, err := fact.ParsePeriod(p.byID[id].Period); err == nil && !q.IsZero() {
				label = spanWords(q)
			}
			t = append(t, Run{Text: map[bool]string{true: " ", false: ", "}[k == 0]}, Run{Text: label, Ref: id})
		}
	}
	return t
}

func (s *section) say(statements ...Statement) {
	statements = slices.DeleteFunc(slices.Clone(statements), func(st Statement) bool { return len(st.Text) == 0 })
	if len(statements) > 0 {
		s.Blocks = append(s.Blocks, block{Statements: statements})
	}
}

func (s *section) note(t Text) {
	if len(t) > 0 {
		s.Blocks = append(s.Blocks, block{Note: t})
	}
}

func (s *section) table(title string, t table) {
	if len(t.Rows) > 0 {
		t.Caption = title
		s.Blocks = append(s.Blocks, block{Title: title, Table: &t})
	}
}

// charts adds the charts that belong to a section.
func (p *page) charts(s *section, name string) {
	for i := range p.Charts {
		if p.Charts[i].Section == name {
			s.Blocks = append(s.Blocks, block{Chart: &p.Charts[i]})
		}
	}
}

// cols names columns; a name that ends in "#" holds numbers.
func cols(names ...string) []column {
	out := make([]column, len(names))
	for i, n := range names {
		out[i].Name, out[i].Num = strings.CutSuffix(n, "#")
	}
	return out
}

func words(s string) cell { return cell{Text: Words(s)} }

func says(t Text) cell { return cell{Text: t} }

func (f Figure) cell() cell {
	if f.Show == "" {
		return cell{}
	}
	c := cell{Text: Text{f.Run()}, Lack: f.Value == nil}
	if f.Basis != "" && f.Basis != string(fact.Computed) {
		c.Sub = Text{{Text: f.Basis, Ref: f.Ref}}
	}
	return c
}

// plain is the figure without its basis, for tables whose column says it.
func (f Figure) plain() cell {
	c := f.cell()
	c.Sub = nil
	return c
}

// Run shows the date in words, linked.
func (d Dated) Run() Run { return Run{Text: longDate(d.Date), Ref: d.Ref} }

var months = []string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

// longDate writes a date as it is read aloud.
func longDate(d fact.Date) string {
	switch {
	case d.IsZero():
		return "date unknown"
	case d.Month == 0:
		return fmt.Sprintf("%d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", months[d.Month-1], d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, months[d.Month-1], d.Year)
}

// spanWords writes a period as it is read: "2021", "2016–2020", "since 1991", "September 2023
// to June 2024".
func spanWords(p fact.Period) string {
	switch {
	case p.IsZero():
		return "period unknown"
	case p.From == p.To:
		return longDate(p.From)
	case p.To.IsZero():
		return "since " + longDate(p.From)
	case p.From.IsZero():
		return "until " + longDate(p.To)
	case p.From.Month == 0 && p.To.Month == 0:
		return longDate(p.From) + "–" + longDate(p.To)
	}
	return longDate(p.From) + " to " + longDate(p.To)
}

var verdictBadges = map[fact.Verdict]badge{
	fact.Supported:      {"supported", "●", "Supported"},
	fact.Contradicted:   {"contradicted", "✕", "Contradicted"},
	fact.DependsOnBasis: {"depends", "◐", "Depends on the basis"},
	fact.NotCheckable:   {"notcheckable", "○", "Not checkable"},
	fact.IsOpinion:      {"opinion", "❝", "Opinion"},
}

func verdictBadge(v fact.Verdict) badge {
	if b, ok := verdictBadges[v]; ok {
		return b
	}
	return badge{"notcheckable", "?", string(v)}
}

func statusBadge(s fact.Status) *badge {
	shape := map[fact.Status]string{
		fact.Reported: "●", fact.Zero: "○", fact.Dark: "◌", fact.Suppressed: "▨", fact.NotInSample: "–",
	}[s]
	if shape == "" {
		shape = "?"
	}
	return &badge{"status-" + string(s), shape, StatusWord(s)}
}

func signBadge(sign int) *badge {
	switch {
	case sign > 0:
		return &badge{"plus", "+", "supportive"}
	case sign < 0:
		return &badge{"minus", "−", "hostile"}
	}
	return &badge{"even", "±", "evidence cancels"}
}

func tagBadge(t Tag) badge {
	return map[Tag]badge{
		IsFact: {"fact", "■", "fact"}, IsAssumption: {"assumption", "△", "assumption"}, IsJudgment: {"judgment", "◆", "judgment"},
	}[t]
}

func roleBadge(role string) badge {
	return map[string]badge{
		Balancer: {"balancer", "◆", "balancer"}, Partner: {"partner", "●", "partner"},
		Presser: {"presser", "▲", "presser"},
	}[role]
}
