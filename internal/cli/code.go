package cli

import (
	"tightrope/read"
)

type codeCmd struct {
	RulesOnly  bool     `help:"Use no tie-breaker: frames and operators only."`
	Dictionary []string `placeholder:"FILE" help:"Load dictionaries in the formats of PETRARCH and TABARI."`
	Workers    int      `placeholder:"N" help:"Workers; default: one a processor. The output is the same."`
}

// Help shows the lines.
func (codeCmd) Help() string {
	return "Reads JSON lines {\"id\",\"text\",\"date\"?} from standard input and writes one line for each:\n" +
		"{\"id\",\"events\":[…],\"best\":{\"plover\",\"quad\"}}, in the same order, whatever a line holds."
}

func (c codeCmd) Run(s *session) error {
	opt := read.CodeOptions{Workers: c.Workers, RulesOnly: c.RulesOnly}
	if len(c.Dictionary) > 0 {
		d, err := s.app.Dictionary(c.Dictionary)
		if err != nil {
			return err
		}
		actors, agents, verbs := d.Size()
		s.note("%d actors, %d agents, %d verb patterns; %d lines could not be read", actors, agents, verbs, len(d.Complaints()))
		opt.Dictionary = d
	}
	return read.CodeLines(s.in, s.out, opt)
}
