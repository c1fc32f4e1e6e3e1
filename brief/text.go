package brief

import (
	"strings"
	"unicode"

	"tightrope/fact"
)

// Words is text without a number in it.
func Words(s string) Text { return Text{{Text: s}} }

// Link is a run that leads to an explanation: a number, a date, a name.
func Link(s, ref string) Run { return Run{Text: s, Ref: ref} }

// Quoted is a run of somebody else's words, which leads to the item or event they stand in.
func Quoted(s, ref string) Run { return Run{Text: s, Ref: ref, Foreign: true} }

// Write sets runs into a sentence: each "{}" of the pattern is replaced by the next run.
// Missing runs leave the braces, which the lint reports; runs too many follow at the end.
//
//	Write("Sales fell to {} in {}.", Link("17 %", "o.x"), Link("2024", "o.x"))
func Write(pattern string, runs ...Run) Text {
	var t Text
	for {
		before, after, ok := strings.Cut(pattern, "{}")
		if !ok || len(runs) == 0 {
			break
		}
		if before != "" {
			t = append(t, Run{Text: before})
		}
		t, runs, pattern = append(t, runs[0]), runs[1:], after
	}
	if pattern != "" {
		t = append(t, Run{Text: pattern})
	}
	return append(t, runs...)
}

// Append joins texts into one.
func Append(texts ...Text) Text {
	var all Text
	for _, t := range texts {
		all = append(all, t...)
	}
	return all
}

// String is the text without its links.
func (t Text) String() string {
	var b strings.Builder
	for _, r := range t {
		b.WriteString(r.Text)
	}
	return b.String()
}

// clause is the text, or its first clause when it is longer than the limit and has one.
func (t Text) clause(limit int) Text {
	if len(t.String()) <= limit {
		return t
	}
	var head Text
	for _, r := range t {
		if i := strings.IndexAny(r.Text, ":;("); i >= 0 && r.Ref == "" {
			if r.Text = strings.TrimSpace(r.Text[:i]); r.Text != "" {
				head = append(head, r)
			}
			return append(head, Run{Text: "."})
		}
		head = append(head, r)
	}
	return t
}

// Refs lists the ids that the text links to.
func (t Text) Refs() []string {
	var ids []string
	for _, r := range t {
		if r.Ref != "" {
			ids = append(ids, r.Ref)
		}
	}
	return ids
}

// Run is the figure as a run, for use in a sentence.
func (f Figure) Run() Run { return Run{Text: f.Show, Ref: f.Ref} }

// Missing makes a figure that says why there is none; shown as the word for the status.
func Missing(status fact.Status, ref string) Figure {
	return Figure{Show: StatusWord(status), Ref: ref, Status: status}
}

// StatusWord is how a status is shown; none of the words is ever a figure.
func StatusWord(s fact.Status) string {
	switch s {
	case fact.Dark:
		return "series went dark"
	case fact.Suppressed:
		return "withheld"
	case fact.NotInSample:
		return "no data"
	case fact.Zero:
		return "reported zero"
	case fact.Reported:
		return "reported"
	}
	return string(s)
}

// bareNumbers lists the numbers of a string: tokens that hold a digit and do not start as a
// name does ("F-16", "TB2" and "G7" are names; "40%", "2,5" and "1990s" are numbers).
func bareNumbers(s string) []string {
	var found []string
	for _, tok := range strings.FieldsFunc(s, unicode.IsSpace) {
		if i := strings.IndexFunc(tok, unicode.IsDigit); i >= 0 && !strings.ContainsFunc(tok[:i], unicode.IsLetter) {
			found = append(found, tok)
		}
	}
	return found
}
