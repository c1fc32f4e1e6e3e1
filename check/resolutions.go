package check

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"tightrope/check/cue"
	"tightrope/fact"
)

//go:embed resolutions.tsv
var resolutionTable string

// resolution is one line of the table of resolutions that news names by their subject.
type resolution struct {
	number           string
	date             fact.Date
	yes, no, abstain int
	words            []string
}

var resolutions = sync.OnceValue(func() []resolution {
	var out []resolution
	for _, line := range strings.Split(resolutionTable, "\n") {
		p := strings.Split(line, "\t")
		if len(p) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		r := resolution{number: p[0], words: strings.Fields(p[3])}
		r.date, _ = fact.ParseDate(p[1])
		fmt.Sscanf(p[2], "%d-%d-%d", &r.yes, &r.no, &r.abstain)
		out = append(out, r)
	}
	return out
})

var resolutionNumber = cue.Of(`(?i)\b(?:A/RES/|R/)?((?:ES-?\d{1,2}/\d{1,3})|(?:\d{2}/\d{1,3}))(?:\b|$)|\b(?:A/RES/)?(\d{4})\s*\([XVIL]+\)`)

// numberIn finds the number of a resolution in words, in the form "ES-10/21" or "68/262".
func numberIn(s string) string {
	m := resolutionNumber.Parts(s)
	if m == nil {
		return ""
	}
	n := strings.ToUpper(m[1] + m[2])
	if strings.HasPrefix(n, "ES") && !strings.HasPrefix(n, "ES-") {
		n = "ES-" + n[2:]
	}
	return n
}

// matches counts the words of the resolution that a text has.
func (r resolution) matches(text string) int {
	text = strings.ToLower(text)
	n := 0
	for _, w := range r.words {
		if strings.Contains(text, w) {
			n++
		}
	}
	return n
}
