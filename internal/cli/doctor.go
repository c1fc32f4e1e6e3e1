package cli

import "fmt"

type doctorCmd struct {
	Casebook bool `help:"Examine the casebook alone."`
}

func (c doctorCmd) Run(s *session) error {
	rep := s.app.Doctor()
	if s.json {
		if err := s.print(rep); err != nil {
			return err
		}
	} else {
		for _, p := range rep.Problems {
			fmt.Fprintln(s.out, p)
		}
		fmt.Fprintf(s.out, "casebook: %d cases, %d observations (%d only remembered), %d events, %d sources, %d problems\n",
			rep.Cases, rep.Observations, rep.Remembered, rep.Events, rep.Sources, len(rep.Problems))
	}
	if len(rep.Problems) > 0 {
		return fmt.Errorf("the casebook has %d problems", len(rep.Problems))
	}
	return nil
}
