package read

import (
	"fmt"
	"os"
	"testing"
)

func TestChunkDump(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("F"))
	if err != nil {
		t.Skip()
	}
	l := standard()
	d := Parse(string(b))
	l.tag(d)
	var cs []chunk
	names := []string{"NP", "VG", "CONJ", "SUB", "REL", ",", ";", "TIME", "W", "<<", ">>"}
	for i := range d.Sentences {
		cs = l.chunks(d, &d.Sentences[i], cs)
		for _, c := range cs {
			x := ""
			if c.last > c.first {
				x = d.Text[d.Tokens[c.first].Start:d.Tokens[c.last-1].End]
			}
			p := ""
			if c.prep >= 0 {
				p = d.Tokens[c.prep].Norm + "+"
			}
			fmt.Print("[", names[c.kind], " ", p, x)
			if c.kind == chVerb {
				fmt.Print(" =", l.lemmas[c.verb])
				if c.passive {
					fmt.Print(" pass")
				}
				if c.finite {
					fmt.Print(" fin")
				}
			} else if c.kind == chNoun {
				fmt.Print(" /", d.Tokens[c.head].Norm)
			}
			fmt.Print("] ")
		}
		fmt.Println()
	}
}
