package brief

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Markdown writes the same content as HTML as CommonMark with tables; numbers link to anchors
// in the annex, and a chart is its title, its source and the table behind it.
func Markdown(w io.Writer, b Brief) error {
	m := &markdown{p: newPage(b)}
	m.head()
	for _, s := range m.p.Sections {
		m.line("## %s\n", s.Title)
		if s.Lead != "" {
			m.line("*%s*\n", mdEscape(s.Lead))
		}
		for _, bl := range s.Blocks {
			m.block(bl)
		}
	}
	m.annex()
	_, err := w.Write(m.out.Bytes())
	return err
}

type markdown struct {
	p   *page
	out bytes.Buffer
}

func (m *markdown) line(format string, a ...any) { fmt.Fprintf(&m.out, format+"\n", a...) }

// mdEscape takes the meaning out of every mark that Markdown or HTML would act on, and the
// direction marks that could turn the rest of the line around.
func mdEscape(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case unicode.Is(unicode.Bidi_Control, r), unicode.IsControl(r) && r != '\n' && r != '\t':
			continue
		case r == '\n' || r == '\t':
			r = ' '
		case r == '<':
			b.WriteString("&lt;")
			continue
		case r == '&':
			b.WriteString("&amp;")
			continue
		case strings.ContainsRune("\\`*_[]#|~>", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// text writes runs; words of unknown direction are set apart by isolates.
func (m *markdown) text(t Text) string {
	var b strings.Builder
	for _, r := range t {
		s := mdEscape(r.Text)
		if r.Foreign && s != "" {
			s = "\u2068" + s + "\u2069"
		}
		if r.Ref != "" {
			s = "[" + s + "](#" + anchor(r.Ref) + ")"
		}
		b.WriteString(s)
	}
	return b.String()
}

// anchor is an id as the fragment of a link.
func anchor(id string) string {
	var b strings.Builder
	for _, c := range []byte(id) {
		if c <= ' ' || c >= 127 || strings.IndexByte(`"'<>()%\`, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func (m *markdown) head() {
	h := m.p.Head
	m.line("# %s\n", m.text(h.Title))
	if len(h.Question) > 0 {
		m.line("*%s*\n", m.text(h.Question))
	}
	var facts []string
	if h.AsOf.Ref != "" {
		facts = append(facts, "as of "+m.text(Text{h.AsOf.Run()}))
	}
	if h.Horizon.Ref != "" {
		facts = append(facts, "looks ahead to "+m.text(Text{h.Horizon.Run()}))
	}
	for _, q := range h.all() {
		facts = append(facts, q.Role+" "+mdEscape(q.Name))
	}
	m.line("**Tightrope** brief · %s\n", strings.Join(facts, " · "))
	if a := h.Article; a != nil {
		m.line("Reads: %s\n", m.text(Text{{Text: a.Title, Ref: a.Ref, Foreign: true}}))
	}
	if len(m.p.Limits) > 0 {
		m.line("## What this brief could not do\n")
		m.statements(m.p.Limits)
	}
	m.line("## Bottom line\n")
	if l := m.p.BottomLine.Likelihood; l != nil {
		m.line("**%s** %s\n", strings.TrimSpace(m.text(Text{{Text: l.Show, Ref: l.Ref}})+" "+l.Term), m.text(m.p.BottomLine.Outcome))
	}
	m.statements(m.p.BottomLine.Statements)
}

func (m *markdown) statements(sts []Statement) {
	for _, s := range sts {
		m.line("- %s\n", m.statement(s))
	}
}

func (m *markdown) statement(s Statement) string {
	b := tagBadge(s.Tag)
	out := b.Shape + " *" + string(s.Tag) + "* " + m.text(s.Text)
	if len(s.Evidence) > 0 {
		out += " ↳ " + m.text(m.p.links(s.Evidence))
	}
	return out
}

func (m *markdown) block(b block) {
	switch {
	case b.Statements != nil:
		m.statements(b.Statements)
	case b.Note != nil:
		m.line("%s\n", m.text(b.Note))
	case b.Table != nil:
		m.line("### %s\n", mdEscape(b.Title))
		m.table(*b.Table)
	case b.Chart != nil:
		m.line("### %s\n", m.text(b.Chart.Title))
		m.line("%s (%s)\n", mdEscape(b.Chart.Desc), mdEscape(b.Chart.Unit))
		m.table(b.Chart.table())
		m.line("Source: %s\n", m.text(b.Chart.Source))
	case b.Judgment != nil:
		m.judgment(*b.Judgment)
	case b.Scale != nil:
		m.line("Scale of likelihood: [%s](#%s): %s.\n", mdEscape(b.Scale.Name), anchor(b.Scale.Ref), m.bands(*b.Scale))
	case b.Verdicts != nil:
		m.verdicts(b.Verdicts)
	case b.Claim != nil:
		m.claim(*b.Claim)
	case b.Camps != nil:
		for _, c := range b.Camps {
			var names []string
			for _, q := range c.Members {
				names = append(names, mdEscape(q.Name))
			}
			m.line("- **%s:** %s", mdEscape(c.Name), strings.Join(names, ", "))
		}
		m.line("")
	}
}

func (m *markdown) bands(s Scale) string {
	var out []string
	for _, b := range s.Bands {
		out = append(out, b.Term+" "+m.text(Text{{Text: b.show(), Ref: s.Ref}}))
	}
	return strings.Join(out, ", ")
}

func (m *markdown) cell(c cell) string {
	var parts []string
	if c.Badge != nil {
		parts = append(parts, c.Badge.Shape+" "+mdEscape(c.Badge.Word))
	}
	for _, t := range append(append([]Text{c.Text}, c.Lines...), c.Sub) {
		if s := m.text(t); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "<br>")
}

func (m *markdown) table(t table) {
	names, rule := "|", "|"
	for _, c := range t.Cols {
		names += " " + mdEscape(c.Name) + " |"
		rule += map[bool]string{true: " ---: |", false: " --- |"}[c.Num]
	}
	m.line("%s\n%s", names, rule)
	for _, r := range t.Rows {
		row := "|"
		for _, c := range r {
			row += " " + m.cell(c) + " |"
		}
		m.line("%s", row)
	}
	m.line("")
}

func (m *markdown) judgment(j Judgment) {
	m.line("<a id=\"%s\"></a>\n\n**%s**\n", anchor(j.ID), m.text(j.Text))
	m.line("Confidence is %s: %s\n", j.Confidence.Level, m.text(j.Confidence.Reason))
	for _, f := range j.Flags {
		m.line("- ! %s", mdEscape(f))
	}
	m.line("- Comes true if: %s Seen by %s.", m.text(j.Outcome), m.text(Text{j.Horizon.Run()}))
	m.line("- Rests on: %s", m.text(m.p.links(j.Evidence)))
	if len(j.Contrary) == 0 {
		m.line("- Against it: none found. %s", m.text(j.Searched))
	}
	for _, c := range j.Contrary {
		m.line("- Against it: %s", m.statement(c))
	}
	for _, t := range j.WouldTurn {
		m.line("- Would change it: %s", m.text(t))
	}
	if j.Likelihood.Backtest != "" {
		m.line("- Model tried on: %s", m.text(m.p.links([]string{j.Likelihood.Backtest})))
	}
	if len(j.Since) > 0 {
		m.line("- Since the last issue: %s", m.text(j.Since))
	}
	m.line("")
}

func (m *markdown) verdicts(rows []ClaimRow) {
	m.table(verdictTable(rows))
}

// verdictTable is the overview of the claims.
func verdictTable(rows []ClaimRow) table {
	t := table{Cols: cols("The text says", "Verdict", "What the data say")}
	for _, r := range rows {
		b := verdictBadge(r.Verdict)
		t.Rows = append(t.Rows, []cell{{Text: Text{{Text: r.Quote, Ref: r.Item, Foreign: true}}}, {Badge: &b}, says(r.brief())})
	}
	return t
}

func (m *markdown) claim(r ClaimRow) {
	b := verdictBadge(r.Verdict)
	m.line("### %s\n", m.text(Text{{Text: r.Quote, Ref: r.Item, Foreign: true}}))
	by := ""
	if v := r.voice(); v != "" {
		by = "said by " + mdEscape(v) + ". "
	}
	m.line("%s **%s** %s%s %s\n", b.Shape, b.Word, by, m.text(r.told()), m.text(Text{{Text: "How it was checked.", Ref: r.Check}}))
	for _, a := range r.Alerts {
		m.line("▲ *alert* %s\n", m.text(a))
	}
	if t := m.p.values(r, true); t != nil {
		m.table(*t)
	}
	if t := m.p.values(r, false); t != nil {
		m.line("Shown beside it, deciding nothing:\n")
		m.table(*t)
	}
	if r.Within != "" {
		m.line("Tolerance: %s.\n", m.text(Text{{Text: r.Within, Ref: r.Check}}))
	}
	if len(r.Settle) > 0 {
		m.line("What would settle it: %s\n", m.text(r.Settle))
	}
}

func (m *markdown) annex() {
	m.line("## Annex: every number explained\n")
	for _, e := range m.p.Annex {
		m.line("<a id=\"%s\"></a>\n\n#### %s\n", anchor(e.ID), mdEscape(e.Title))
		for _, kv := range explanationLines(e) {
			m.line("- %s: %s", kv.Name, mdEscape(kv.Value))
		}
		if len(e.Inputs) > 0 {
			m.line("- rests on: %s", m.text(m.p.links(e.Inputs)))
		}
		if e.Source != "" {
			m.line("- source: %s", m.text(m.p.links([]string{e.Source})))
		}
		m.line("")
	}
}
