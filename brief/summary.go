package brief

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"tightrope/fact"
)

// Summary writes the brief for a terminal of the width, in plain text: the bottom line, the
// judgments, and each claim with its verdict and the head of the reason. Widths under forty are taken as forty.
func Summary(w io.Writer, b Brief, columns int) error {
	s := &summary{width: max(40, columns)}
	title := terminal(b.Head.Title.String())
	s.put("", title)
	s.out.WriteString(strings.Repeat("=", min(s.width, len([]rune(title)))) + "\n")
	if !b.Head.AsOf.Date.IsZero() {
		s.put("", "as of "+longDate(b.Head.AsOf.Date))
	}
	for _, l := range b.Limits {
		s.put("! ", terminal(l.Text.String()))
	}
	s.head("Bottom line")
	for _, st := range b.BottomLine.Statements {
		s.put(fmt.Sprintf("%s %-10s ", tagBadge(st.Tag).Shape, st.Tag), terminal(st.Text.String()))
	}
	if len(b.Judgments) > 0 {
		s.head("Key judgments")
	}
	for i, j := range b.Judgments {
		lead := fmt.Sprintf("%d. ", i+1)
		s.put(lead, terminal(j.Text.String()))
		s.put(strings.Repeat(" ", len(lead)), "Confidence is "+j.Confidence.Level+": "+terminal(j.Confidence.Reason.String()))
	}
	if len(b.Claims.Rows) > 0 {
		s.head("What the text and the data say")
		s.put("", verdictCount(b.Claims.Rows))
	}
	for _, r := range b.Claims.Rows {
		s.claim(r)
	}
	_, err := io.WriteString(w, s.out.String())
	return err
}

type summary struct {
	out    strings.Builder
	width  int
	alerts []string // those that are written already
}

func (s *summary) head(title string) { s.out.WriteString("\n" + title + "\n") }

func (s *summary) claim(r ClaimRow) {
	b := verdictBadge(r.Verdict)
	s.put(fmt.Sprintf("%s %-21s ", b.Shape, b.Word), quoteMarks(terminal(r.Quote)))
	indent := strings.Repeat(" ", 24)
	said, weighs := 0, r.weighs()
	for _, v := range agreeingFirst(r.Values) {
		if weighs(v) && said < 6 {
			said++
			s.put(indent+v.badge().Shape+" ", cut(terminal(v.Figure.Show+"  "+v.Basis.String()), 150))
		}
	}
	if said == 0 {
		s.put(indent, cut(terminal(r.brief().String()), 240))
	}
	for _, a := range r.Alerts[:min(1, len(r.Alerts))] { // one alert a claim, and each but once
		if text := terminal(a.String()); !slices.Contains(s.alerts, text) {
			s.alerts = append(s.alerts, text)
			s.put(indent+"▲ ", cut(text, 160))
		}
	}
}

func quoteMarks(s string) string {
	if ownMarks(s) {
		return s
	}
	return "“" + s + "”"
}

// cut shortens a text to about n characters at the end of a word; the page has the whole.
func cut(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	short := string(r[:n])
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:(") + " …"
}

// verdictCount counts the verdicts in the order in which they are shown.
func verdictCount(rows []ClaimRow) string {
	var parts []string
	for _, v := range fact.Verdicts {
		n := 0
		for _, r := range rows {
			if r.Verdict == v {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d %s", verdictBadge(v).Shape, n, strings.ToLower(verdictBadge(v).Word)))
		}
	}
	return strings.Join(parts, " · ")
}

// put wraps a text after a lead; further lines stand under the first.
func (s *summary) put(lead, text string) {
	indent := strings.Repeat(" ", len([]rune(lead)))
	line, room := lead, s.width
	started := false
	for _, word := range strings.Fields(text) {
		if started && len([]rune(line))+1+len([]rune(word)) > room {
			s.out.WriteString(line + "\n")
			line, started = indent, false
		}
		if started {
			line += " "
		}
		line += word
		started = true
	}
	s.out.WriteString(strings.TrimRight(line, " ") + "\n")
}

// terminal takes out of a text what could move the cursor or turn the line around.
func terminal(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
