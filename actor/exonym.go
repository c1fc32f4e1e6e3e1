package actor

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"tightrope/fact"
)

// exonyms are the names of states and areas in languages other than English, by folded text. They
// are for people and tables that name a state, never for scanning running text: Iceland's in German
// is "Island". A name that two states bear in different languages is claimed by both.
var exonyms = sync.OnceValue(func() map[string][]claim {
	b, err := tables.ReadFile("data/exonyms.tsv")
	if err != nil {
		panic("actor: " + err.Error())
	}
	out := make(map[string][]claim, 3072)
	for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			panic(fmt.Sprintf("actor: data/exonyms.tsv:%d: %d columns: want 3", i+1, len(f)))
		}
		claimText(out, f[2], claim{fact.ActorID(f[0]), fact.Period{}})
	}
	return out
})

// abroad lists who is called so in other languages.
func abroad(text string) []fact.ActorID {
	var out []fact.ActorID
	for _, c := range exonyms()[fold(text)] {
		out = append(out, c.id)
	}
	slices.Sort(out)
	return out
}
