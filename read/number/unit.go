package number

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed unit.tsv
var unitTable string

//go:embed money.tsv
var moneyTable string

// measure is a unit with one of its written forms, cut into tokens as the scanner does.
type measure struct {
	name      string
	dimension string
	code      string // ISO 4217, of money
	tokens    []string
	glued     bool   // only directly behind digits
	inDigits  bool   // only behind digits
	raw       string // the form as the text must write it, where its case counts
}

// tables maps the first token of each form to its forms, longest first.
type tables struct {
	behind, before map[string][]measure
}

var units = sync.OnceValue(func() tables {
	u := tables{map[string][]measure{}, map[string][]measure{}}
	for row := range rows(unitTable) {
		for form := range strings.SplitSeq(row[2], "|") {
			m := measure{name: row[0], dimension: row[1]}
			form, m.glued = strings.CutPrefix(form, "!")
			form, m.inDigits = strings.CutPrefix(form, "~")
			if raw, exact := strings.CutPrefix(form, "="); exact {
				form, m.raw = raw, raw
			}
			u.add(u.behind, m, form)
		}
	}
	for row := range rows(moneyTable) {
		for form := range strings.SplitSeq(row[2], "|") {
			m := measure{name: row[0], dimension: "money", code: row[1]}
			before, isBefore := strings.CutPrefix(form, "<")
			behind, isBehind := strings.CutPrefix(form, ">")
			switch {
			case isBefore:
				u.add(u.before, m, before)
			case isBehind:
				behind, m.glued = strings.CutPrefix(behind, "!")
				u.add(u.behind, m, behind)
			default:
				u.add(u.before, m, form)
				u.add(u.behind, m, form)
			}
		}
	}
	return u
})

func rows(table string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.SplitSeq(table, "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			if row := strings.Split(line, "\t"); len(row) == 3 && !yield(row) {
				return
			}
		}
	}
}

func (u *tables) add(to map[string][]measure, m measure, form string) {
	m.tokens = append(m.tokens, scanForm(form)...)
	if len(m.tokens) == 0 {
		return
	}
	list := append(to[m.tokens[0]], m)
	for i := len(list) - 1; i > 0 && len(list[i].tokens) > len(list[i-1].tokens); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	to[m.tokens[0]] = list
}

// scanForm cuts a form as scan would, without the lexicon, which this is a part of.
func scanForm(form string) []string {
	var out []string
	for _, t := range scan(form, nil) {
		out = append(out, t.text(form))
	}
	return out
}

// text is the token as units are compared: lower case, dashes made one.
func (t token) text(s string) string {
	if t.kind == digits {
		return s[t.start:t.end]
	}
	return t.low
}

// unitAfter finds the longest unit form that starts at token i, behind the numeral n. The
// tokens of the form may be joined by spaces or hyphens.
func unitAfter(text string, t []token, n numeral, i int) (m measure, last int, ok bool) {
	if i >= len(t) {
		return m, 0, false
	}
	inDigits := t[n.last].kind == digits || t[n.first].kind == digits
	for _, m := range units().behind[t[i].text(text)] {
		if m.glued && (t[n.last].kind != digits || t[i].start != t[n.last].end && !abutting(m, t, i)) || m.inDigits && !inDigits {
			continue
		}
		last, ok := matchForm(text, t, i, m.tokens)
		if ok && (m.raw == "" || text[t[i].start:t[last].end] == m.raw) && !(m.name == "foot" && isWord(t, last+1, "s") && t[last].low == "'") {
			return m, last, true
		}
	}
	return m, 0, false
}

// abutting allows a space before a single-letter unit where nothing else can be meant: at
// the end of a clause, or in the capital that the unit has by rule ("5 W", "2.5 F", "12 C").
func abutting(m measure, t []token, i int) bool {
	switch m.name {
	case "watt", "celsius", "volt", "farad":
		return t[i].upper
	case "gram", "metre", "litre", "tonne", "penny":
		return !t[i].upper && (i+1 >= len(t) || t[i+1].kind == mark || t[i+1].lex.role == function)
	}
	return false
}

// matchForm matches the tokens of a form, letting a hyphen stand for the space between two.
func matchForm(text string, t []token, i int, form []string) (last int, ok bool) {
	for k, f := range form {
		if k > 0 && f != "-" && is(t, i, "-") {
			i++
		}
		if i >= len(t) || t[i].text(text) != f || k > 0 && t[i].kind == digits && t[i].gap || k > 0 && f != "-" && t[i].kind == mark && t[i].gap && (f != "$" || len(t[i-1].low) == 1 && t[i-1].low != "c") {
			return 0, false
		}
		last = i
		i++
	}
	return last, true
}

// currencyBefore finds the currency that ends just before token i: "$", "US $", "HK$".
func currencyBefore(text string, t []token, i int) (m measure, first int, ok bool) {
	for back := min(3, i); back >= 1; back-- {
		j := i - back
		for _, m := range units().before[t[j].text(text)] {
			if len(m.tokens) > back {
				continue
			}
			if last, ok := matchForm(text, t, j, m.tokens); ok && last == i-1 && (t[j].kind == mark || t[j].upper || !t[i].gap || t[last].low == "$") {
				return m, j, true
			}
		}
	}
	return m, 0, false
}
