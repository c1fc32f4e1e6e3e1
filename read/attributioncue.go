package read

import (
	"fmt"
	"strings"
	"sync"
)

// cueClass is a set of the ways in which a verb attributes.
type cueClass uint8

const (
	cueSay cueClass = 1 << iota
	cueTell
	cueShow
	cueThink
	cueWant
	cueJudge
)

var cueClasses = map[string]cueClass{"say": cueSay, "tell": cueTell, "show": cueShow, "think": cueThink, "want": cueWant, "judge": cueJudge}

// cues maps the forms of cue verbs to their classes; verbs with a particle stand under
// "verb particle".
type cueTable struct {
	verbs     map[string]cueClass
	particles map[string]cueClass
	who, view map[string]bool // nouns
}

var cues = sync.OnceValue(func() cueTable {
	t, err := loadCues()
	if err != nil {
		panic(err) // the embedded table is linted in the tests
	}
	return t
})

func loadCues() (cueTable, error) {
	const path = "lexicon/unitcues.tsv"
	b, err := tables.ReadFile(path)
	if err != nil {
		return cueTable{}, err
	}
	t := cueTable{map[string]cueClass{}, map[string]cueClass{}, map[string]bool{}, map[string]bool{}}
	n := 0
	for line := range strings.SplitSeq(string(b), "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		class, words, ok := strings.Cut(line, "\t")
		if nouns := map[string]map[string]bool{"who": t.who, "view": t.view}[class]; nouns != nil {
			for w := range strings.FieldsSeq(words) {
				nouns[w] = true
			}
			continue
		}
		if !ok || cueClasses[class] == 0 {
			return t, fmt.Errorf("%s:%d: class %q is not known", path, n, class)
		}
		for w := range strings.FieldsSeq(words) {
			verb, particle, has := strings.Cut(w, "|")
			for _, form := range verbForms(verb) {
				if has {
					t.particles[form+" "+particle] |= cueClasses[class]
				} else {
					t.verbs[form] |= cueClasses[class]
				}
			}
		}
	}
	return t, nil
}

// irregularCues are the irregular forms of cue verbs.
var irregularCues = map[string]string{
	"say": "said", "tell": "told", "write": "wrote written", "think": "thought", "know": "knew known", "feel": "felt", "find": "found",
	"show": "shown", "read": "read", "hear": "heard", "see": "saw seen", "understand": "understood", "swear": "swore sworn", "speak": "spoke spoken",
	"make": "made", "put": "put", "lay": "laid", "go": "went gone", "seek": "sought", "put it": "put", "quip": "quipped quipping", "quit": "quit", "forecast": "forecast",
}

func verbForms(v string) []string {
	s, past, ing := inflect(v)
	out := []string{v, s, past, ing}
	if irr, ok := irregularCues[v]; ok {
		out = append(out[:2], ing)
		out = append(out, strings.Fields(irr)...)
		if v == "show" {
			out = append(out, "showed")
		}
	}
	return out
}
