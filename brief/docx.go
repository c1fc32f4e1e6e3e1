package brief

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
)

//go:embed html/styles.xml
var docxStyles string

// DOCX writes the same content as an Office Open XML document (ECMA-376): headings, tables and
// links inside the document from every number to its entry in the annex. A chart is its title,
// its description and the table behind it. The archive carries no time of writing, so the same
// brief gives the same bytes.
func DOCX(w io.Writer, b Brief) error {
	d := &docx{p: newPage(b), marks: map[string]int{}}
	for i, e := range b.Annex {
		d.marks[e.ID] = i + 1
	}
	for i, j := range b.Judgments {
		d.marks[j.ID] = len(b.Annex) + i + 1
	}
	d.body()
	z := zip.NewWriter(w)
	for _, f := range []struct{ name, text string }{
		{"[Content_Types].xml", xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`},
		{"_rels/.rels", xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`},
		{"word/styles.xml", docxStyles},
		{"word/document.xml", xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + d.out.String() + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`},
	} {
		part, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Time{}})
		if err != nil {
			return fmt.Errorf("brief: docx: %w", err)
		}
		if _, err := io.WriteString(part, f.text); err != nil {
			return fmt.Errorf("brief: docx: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("brief: docx: %w", err)
	}
	return nil
}

type docx struct {
	p     *page
	out   bytes.Buffer
	marks map[string]int // the bookmark of an id
}

func (d *docx) raw(format string, a ...any) { fmt.Fprintf(&d.out, format, a...) }

// xmlText escapes a text and drops what XML or the reading direction cannot bear.
func xmlText(s string) string {
	var b bytes.Buffer
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) || (unicode.IsControl(r) && r != '\n') {
			return -1
		}
		return r
	}, s)
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}

// runs sets text; a linked run leads to the bookmark of its explanation.
func (d *docx) runs(t Text) {
	for _, r := range t {
		n, ok := d.marks[r.Ref]
		if !ok {
			d.raw(`<w:r><w:t xml:space="preserve">%s</w:t></w:r>`, xmlText(r.Text))
			continue
		}
		d.raw(`<w:hyperlink w:anchor="n%d"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:hyperlink>`, n, xmlText(r.Text))
	}
}

func (d *docx) para(style string, parts ...Text) { d.marked("", style, parts...) }

// marked is a paragraph that links to the id lead to.
func (d *docx) marked(id, style string, parts ...Text) {
	d.raw(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	n, ok := d.marks[id]
	if ok {
		d.raw(`<w:bookmarkStart w:id="%d" w:name="n%d"/>`, n, n)
	}
	for _, t := range parts {
		d.runs(t)
	}
	if ok {
		d.raw(`<w:bookmarkEnd w:id="%d"/>`, n)
	}
	d.raw(`</w:p>`)
}

func (d *docx) body() {
	b := d.p.Brief
	d.para("Title", b.Head.Title)
	if len(b.Head.Question) > 0 {
		d.para("Subtitle", b.Head.Question)
	}
	line := Words("Tightrope brief")
	if b.Head.AsOf.Ref != "" {
		line = append(line, Run{Text: ", as of "}, b.Head.AsOf.Run())
	}
	d.para("Small", line)
	if len(b.Limits) > 0 {
		d.para("Heading1", Words("What this brief could not do"))
		d.statements(b.Limits)
	}
	d.para("Heading1", Words("Bottom line"))
	if l := b.BottomLine.Likelihood; l != nil {
		d.para("Lead", Text{{Text: l.Show, Ref: l.Ref}, {Text: " " + l.Term + ". "}}, b.BottomLine.Outcome)
	}
	d.statements(b.BottomLine.Statements)
	for _, s := range d.p.Sections {
		d.para("Heading1", Words(s.Title))
		if s.Lead != "" {
			d.para("Small", Words(s.Lead))
		}
		for _, bl := range s.Blocks {
			d.block(bl)
		}
	}
	d.para("Heading1", Words("Annex: every number explained"))
	for _, e := range b.Annex {
		d.marked(e.ID, "Heading3", Words(e.Title))
		for _, kv := range explanationLines(e) {
			d.para("Small", Words(kv.Name+": "+kv.Value))
		}
		if len(e.Inputs) > 0 {
			d.para("Small", Words("rests on: "), d.p.links(e.Inputs))
		}
		if e.Source != "" {
			d.para("Small", Words("source: "), d.p.links([]string{e.Source}))
		}
	}
}

func (d *docx) statements(sts []Statement) {
	for _, s := range sts {
		d.para("Normal", Words(tagBadge(s.Tag).Shape+" "+string(s.Tag)+": "), s.Text)
	}
}

func (d *docx) block(b block) {
	switch {
	case b.Statements != nil:
		d.statements(b.Statements)
	case b.Note != nil:
		d.para("Normal", b.Note)
	case b.Table != nil:
		d.para("Heading2", Words(b.Title))
		d.table(*b.Table)
	case b.Chart != nil:
		d.para("Heading2", b.Chart.Title)
		d.para("Normal", Words(b.Chart.Desc+" ("+b.Chart.Unit+")"))
		d.table(b.Chart.table())
		d.para("Small", Words("Source: "), b.Chart.Source)
	case b.Judgment != nil:
		d.judgment(*b.Judgment)
	case b.Scale != nil:
		line := Text{{Text: "Scale of likelihood: "}, {Text: b.Scale.Name, Ref: b.Scale.Ref}}
		for _, band := range b.Scale.Bands {
			line = append(line, Run{Text: "; " + band.Term + " "}, Run{Text: band.show(), Ref: b.Scale.Ref})
		}
		d.para("Small", line)
	case b.Verdicts != nil:
		d.table(verdictTable(b.Verdicts))
	case b.Claim != nil:
		d.claim(*b.Claim)
	case b.Camps != nil:
		for _, c := range b.Camps {
			var names []string
			for _, m := range c.Members {
				names = append(names, m.Name)
			}
			d.para("Normal", Words(c.Name+": "+strings.Join(names, ", ")))
		}
	}
}

func (d *docx) judgment(j Judgment) {
	d.marked(j.ID, "Lead", j.Text)
	d.para("Normal", Words("Confidence is "+j.Confidence.Level+": "), j.Confidence.Reason)
	if len(j.Flags) > 0 {
		d.para("Normal", Words("! "+strings.Join(j.Flags, "; ")))
	}
	d.para("Normal", Words("Comes true if: "), j.Outcome, Write(" Seen by {}.", j.Horizon.Run()))
	d.para("Normal", Words("Rests on: "), d.p.links(j.Evidence))
	if len(j.Contrary) == 0 {
		d.para("Normal", Words("Against it: none found. "), j.Searched)
	}
	for _, c := range j.Contrary {
		d.para("Normal", Words("Against it: "), c.Text)
	}
	for _, t := range j.WouldTurn {
		d.para("Normal", Words("Would change it: "), t)
	}
	if len(j.Since) > 0 {
		d.para("Normal", Words("Since the last issue: "), j.Since)
	}
}

func (d *docx) claim(r ClaimRow) {
	b := verdictBadge(r.Verdict)
	d.para("Heading2", Text{{Text: "“" + r.Quote + "”", Ref: r.Item}})
	d.para("Normal", Words(b.Shape+" "+b.Word+". "), r.Reason, Text{{Text: " How it was checked.", Ref: r.Check}})
	for _, a := range r.Alerts {
		d.para("Normal", Words("▲ alert: "), a)
	}
	for _, deciding := range []bool{true, false} {
		if t := d.p.values(r, deciding); t != nil {
			if !deciding {
				d.para("Small", Words("Shown beside it, deciding nothing:"))
			}
			d.table(*t)
		}
	}
	if len(r.Settle) > 0 {
		d.para("Small", Words("What would settle it: "), r.Settle)
	}
}

// table writes a grid; its first row is repeated on each page.
func (d *docx) table(t table) {
	d.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>`)
	for range t.Cols {
		d.raw(`<w:gridCol w:w="%d"/>`, 9638/max(1, len(t.Cols)))
	}
	d.raw(`</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>`)
	for _, c := range t.Cols {
		d.raw(`<w:tc><w:tcPr/>`)
		d.para("Head", Words(c.Name))
		d.raw(`</w:tc>`)
	}
	d.raw(`</w:tr>`)
	for _, r := range t.Rows {
		d.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for _, c := range r {
			d.raw(`<w:tc><w:tcPr/>`)
			d.cell(c)
			d.raw(`</w:tc>`)
		}
		d.raw(`</w:tr>`)
	}
	d.raw(`</w:tbl>`)
	d.para("Small")
}

func (d *docx) cell(c cell) {
	first := c.Text
	if c.Badge != nil {
		first = append(Words(c.Badge.Shape+" "+c.Badge.Word+" "), c.Text...)
	}
	lines := c.Lines
	if len(first) > 0 || len(lines) == 0 {
		lines = append([]Text{first}, lines...)
	}
	for _, l := range append(lines, c.Sub) {
		if len(l) > 0 {
			d.para("Small", l)
		}
	}
	if len(first) == 0 && len(c.Lines) == 0 && len(c.Sub) == 0 {
		d.para("Small") // a cell must hold a paragraph
	}
}
