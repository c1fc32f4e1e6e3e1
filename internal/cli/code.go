package cli

import (
	"tightrope/read"
)

type codeCmd struct {
	RulesOnly  bool     `help:"Use no tie-breaker: frames and operators only."`
	Dictionary []string `placeholder:"FILE" help:"Load dictionaries in the formats of PETRARCH and TABARI, and rows for the reader's own tables (names ending in .tsv)."`
	Workers    int      `placeholder:"N" help:"Workers; default: one a processor. The output is the same."`
}

// Help shows the lines.
func (codeCmd) Help() string {
	return "Reads JSON lines {\"id\",\"text\",\"date\"?} from standard input and writes one line for each:\n" +
		"{\"id\",\"events\":[…],\"best\":{\"plover\",\"quad\"}}, in the same order, whatever a line holds. An event that the text denies has \"polarity\":\"-\".\n\n" +
		"Rows in a .tsv file of --dictionary begin with the name of a table; what follows is parted by tabs:\n" +
		"  verbs    slam|blast   -       obj    111      lemmas, what must stand there, the target, CAMEO\n" +
		"  places   seat         PER     Lima            seat, place or body:SECTOR; the actor; names\n" +
		"  leaders  PER          2016..  GOV    A. Name  actor, period, sector, names\n" +
		"  sectors  MIL          drone operator, sapper  sector, words"
}

func (c codeCmd) Run(s *session) error {
	dict, err := s.dictionary(c.Dictionary)
	if err != nil {
		return err
	}
	return read.CodeLines(s.in, s.out, read.CodeOptions{Workers: c.Workers, RulesOnly: c.RulesOnly, Dictionary: dict})
}

// dictionary loads what a user adds, nil if nothing, and tells what is in it and what is not.
func (s *session) dictionary(files []string) (*read.Dictionary, error) {
	if len(files) == 0 {
		return nil, nil
	}
	d, err := s.app.Dictionary(files)
	if err != nil {
		return nil, err
	}
	actors, agents, verbs, discards := d.Size()
	s.note("%d actors, %d agents, %d verb patterns and rows, %d phrases to leave out", actors, agents, verbs, discards)
	wrong := d.Complaints()
	for _, w := range wrong[:min(len(wrong), 5)] {
		s.note("left out: %s", w)
	}
	if n := len(wrong); n > 5 {
		s.note("left out: %d more lines", n-5)
	}
	for _, w := range d.Doubts() {
		s.note("loaded all the same: %s", w)
	}
	return d, nil
}
