package read

import (
	"fmt"
	"strings"
)

// ownRows reads rows that a user adds to the tables of the lexicon: the name of the table, then the
// fields that its rows have, all parted by tabs.
//
//	verbs	slam|blast	-	obj	111
//	eventnouns	flotilla	by,gen,from	against,to	MOBILIZE	-	150
//	places	seat	PER	Lima
//	leaders	PER	2021-07..2022-12	GOV	Pedro Castillo
//	sectors	MIL	drone operator, sapper
//
// Of rows as specific as those that are there the user's go first. Every row has to be right.
func (p *dictParser) ownRows(text string) {
	l := p.d.l
	rows := map[string]func([]string) error{}
	for _, t := range l.tables() {
		rows[t.name] = t.row
	}
	l.own = true
	defer func() { l.own = false }()
	p.lines(text, func(line string) error {
		f := strings.Split(line, "\t")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
			if f[i] == "" {
				return p.bad("field %d is empty: %.80q", i+1, line)
			}
		}
		row := rows[f[0]]
		if row == nil {
			return p.bad("no table is called %.40q: want verbs, eventnouns, operators, sectors, places, leaders, nouns or another of the lexicon, and a tab", f[0])
		}
		if err := lemmasOf(f); err != nil {
			return p.bad("%w", err)
		}
		if err := row(f[1:]); err != nil {
			return p.bad("%s: %w", f[0], err)
		}
		p.d.rules++
		return nil
	})
}

// lemmasOf refuses what stands for a verb or noun in a row and is no word.
func lemmasOf(f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("%s: no fields behind the name of the table", f[0])
	}
	switch f[0] {
	case "verbs", "operators":
		for v := range strings.SplitSeq(f[1], "|") {
			if !isPlainWord(strings.ReplaceAll(v, "-", "")) || len(v) < 2 {
				return fmt.Errorf("%s: lemma %.40q: want one word in lower case", f[0], v)
			}
		}
	case "plainverbs", "irregular", "light", "claimverbs":
		for _, v := range strings.Fields(strings.Join(f[1:], " ")) {
			for w := range strings.SplitSeq(v, "|") {
				if w = strings.ReplaceAll(w, "-", ""); !isPlainWord(w) || len(w) < 2 {
					return fmt.Errorf("%s: %.40q: want words in lower case", f[0], v)
				}
			}
		}
	case "words", "nouns", "tone":
		for v := range strings.FieldsSeq(f[len(f)-1]) {
			if len(tokensOf(v)) == 0 {
				return fmt.Errorf("%s: %.40q is no word", f[0], v)
			}
		}
	}
	for _, field := range f[1:] {
		for list := range strings.FieldsSeq(field) {
			_, list, _ = strings.Cut(list, ":")
			if strings.Contains(list, "||") || strings.HasSuffix(list, "|") || strings.HasPrefix(list, "|") {
				return fmt.Errorf("%s: %.40q has an empty word", f[0], field)
			}
		}
		for part := range strings.SplitSeq(field, "|") {
			if field != "-" && part != "-" && len(tokensOf(part)) == 0 && f[0] != "relations" && f[0] != "cameo" {
				return fmt.Errorf("%s: %.40q has an empty word", f[0], field)
			}
		}
	}
	return nil
}
