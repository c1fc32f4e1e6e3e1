package read

import (
	"strings"
	"sync"
)

// gender is 'f', 'm', or 0 where a text does not tell.
type gender byte

// givenNames are the given names that are mostly those of women or of men.
var givenNames = sync.OnceValue(func() map[string]gender {
	out := map[string]gender{}
	b, err := tables.ReadFile("lexicon/given.tsv")
	if err != nil {
		panic(err) // it is embedded
	}
	for line := range strings.SplitSeq(string(b), "\n") {
		g, names, ok := strings.Cut(line, "\t")
		if !ok || line[0] == '#' {
			continue
		}
		for n := range strings.FieldsSeq(names) {
			if words := tokensOf(n); len(words) == 1 {
				out[words[0]] = gender(g[0])
			}
		}
	}
	return out
})

var styles = map[string]gender{
	"mr": 'm', "sir": 'm', "king": 'm', "prince": 'm', "emir": 'm', "sultan": 'm', "sheikh": 'm', "shah": 'm', "pope": 'm', "bishop": 'm',
	"ayatollah": 'm', "imam": 'm', "spokesman": 'm', "chairman": 'm', "congressman": 'm', "businessman": 'm', "father": 'm', "lord": 'm',
	"mrs": 'f', "ms": 'f', "miss": 'f', "madam": 'f', "queen": 'f', "princess": 'f', "sheikha": 'f', "lady": 'f', "dame": 'f',
	"spokeswoman": 'f', "chairwoman": 'f', "congresswoman": 'f', "businesswoman": 'f', "woman": 'f', "mother": 'f', "man": 'm',
}

// genderOf tells the gender of a mention of a person by its title, its given name, or that of the
// full name under which the text has named it before.
func (r *reader) genderOf(i int) gender {
	m := &r.mentions[i]
	given := givenNames()
	for j := m.First; j < m.Last; j++ {
		if t := &r.d.Tokens[j]; t.Is(Capital) && given[t.Norm] == 'f' {
			return 'f'
		}
	}
	for j := m.First; j < m.Last; j++ {
		if g := styles[r.d.Tokens[j].Norm]; g != 0 {
			return g
		}
	}
	if m.Name == "" {
		return 0
	}
	for j := m.First; j < m.Head; j++ {
		if t := &r.d.Tokens[j]; t.Is(Capital) && given[t.Norm] != 0 {
			return given[t.Norm]
		}
	}
	if n, ok := r.fullNames[r.d.Tokens[m.Head].Norm]; ok && n != i && n < len(r.mentions) && r.mentions[n].First < r.mentions[n].Head {
		return r.genderOf(n)
	}
	if n := r.name(m.Head); n != nil && n.p.kind == phLeader {
		return r.l.leaderGender(r.d.Tokens[m.Head].Norm)
	}
	return 0
}

// leaderGender is that of the leaders with a surname, 0 where they differ.
func (l *lexicon) leaderGender(surname string) gender {
	l.genders.Do(func() {
		l.bySurname = map[string]gender{}
		given, seen := givenNames(), map[string]bool{}
		for _, name := range l.leaderNames {
			words := tokensOf(name)
			last := words[len(words)-1]
			if len(words) < 2 {
				continue
			}
			g := gender('m') // of most leaders, where their names do not tell
			for _, w := range words {
				if given[w] == 'f' {
					g = 'f'
				}
			}
			if seen[last] && l.bySurname[last] != g {
				g = 0
			}
			l.bySurname[last], seen[last] = g, true
		}
	})
	return l.bySurname[surname]
}

// whoFits is the person whom a "he" or "she" stands for, given the one in focus: that one, unless its
// gender is the other one or it is only spoken of inside a quotation that the pronoun stands outside;
// else the nearest before who fits.
func (r *reader) whoFits(t *Token, focused int) int {
	want := gender('m')
	switch t.Norm {
	case "she", "her", "herself", "hers":
		want = 'f'
	}
	fits := func(i int) bool {
		g := r.genderOf(i)
		return (g == 0 || g == want) && !(t.Quote < 0 && r.d.Tokens[r.mentions[i].Head].Quote >= 0 && r.d.Tokens[r.mentions[i].Head].Sent == t.Sent)
	}
	if focused >= 0 && fits(focused) {
		return focused
	}
	for i := len(r.mentions) - 1; i >= max(0, len(r.mentions)-60); i-- {
		if r.personal(i) && fits(i) {
			return i
		}
	}
	return -1
}
