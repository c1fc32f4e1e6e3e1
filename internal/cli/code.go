package cli

import (
	"tightrope/read"
)

type codeCmd struct {
	RulesOnly bool `help:"Use no tie-breaker: frames and operators only."`
	Workers   int  `placeholder:"N" help:"Workers; default: one a processor. The output is the same."`
}

// Help shows the lines.
func (codeCmd) Help() string {
	return "Reads JSON lines {\"id\",\"text\",\"date\"?} from standard input and writes one line for each:\n" +
		"{\"id\",\"events\":[…],\"best\":{\"plover\",\"quad\"}}, in the same order, whatever a line holds."
}

func (c codeCmd) Run(s *session) error {
	opt := read.CodeOptions{Workers: c.Workers, RulesOnly: c.RulesOnly}
	return read.CodeLines(s.in, s.out, opt)
}
