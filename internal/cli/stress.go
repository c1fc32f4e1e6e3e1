package cli

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"tightrope/fact"
	"tightrope/internal/app"
	"tightrope/shock"
)

type stressCmd struct {
	Case  string   `arg:"" help:"A case of the casebook, or a case file (.toml)."`
	Cut   []string `placeholder:"FROM->TO:ITEM" help:"Cut a flow, as in AZE->ISR:crude."`
	End   []string `placeholder:"A->B:ITEM" help:"End a tie, whichever way it runs."`
	Drop  []string `placeholder:"ACTOR" help:"Take an actor of the case out."`
	Set   []string `placeholder:"ACTOR.FIELD=VALUE" help:"Move position, salience or capability: =50, +10, -10, *0.5."`
	Draws draws    `placeholder:"N" help:"Draws from the ranges; default 10,000."`
}

// Help shows a shock of one's own.
func (stressCmd) Help() string {
	return "Without edits the shocks of the case are played. Edits given here make one shock:\n" +
		"  tightrope stress azerbaijan --cut 'AZE->ISR:crude' --set turkiye.salience=+20"
}

func (c stressCmd) Run(s *session) error {
	in := app.StressIn{Case: c.Case, AsOf: s.asOf, Seed: s.seed, Draws: int(c.Draws)}
	own, err := c.edits()
	if err != nil {
		return err
	}
	if len(own) > 0 {
		in.Shocks = []fact.Shock{{ID: "own", Name: "Your edits", Edits: own}}
	}
	t, err := s.app.Stress(s.ctx, in)
	if err != nil {
		return err
	}
	if len(own) > 0 && t.Rows[0].Err != "" {
		return usagef("%s: %s", c.Case, t.Rows[0].Err)
	}
	if s.json {
		return s.print(t)
	}
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	fmt.Fprintf(w, "SHOCK\tP(%s)\tCHANGE\tOUTCOME\tMOVED\n", strings.ToUpper(t.Event))
	fmt.Fprintf(w, "none\t%.0f %%\t\t%.0f\t\n", 100*t.P.Value, t.Expected)
	for _, r := range t.Rows {
		if r.Err != "" {
			fmt.Fprintf(w, "%s\tnot played: %s\t\t\t\n", r.Name, r.Err)
			continue
		}
		fmt.Fprintf(w, "%s\t%.0f %%\t%+.1f points\t%.0f\t%+.1f\n", r.Name, 100*r.P.Value, 100*r.Delta.Value, r.Expected, r.Moved)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(s.out)
	for _, r := range t.Rows {
		fmt.Fprintln(s.out, r.Reads)
		for _, d := range r.Done {
			fmt.Fprintln(s.out, "  ·", d)
		}
	}
	s.note("%s\n%d draws, seed %d, the same random numbers for every row.", t.Floor, t.Draws, t.Seed)
	return nil
}

func (c stressCmd) edits() ([]fact.Edit, error) {
	var out []fact.Edit
	for _, group := range []struct {
		op   string
		what []string
	}{{"cut", c.Cut}, {"end", c.End}, {"drop", c.Drop}, {"set", c.Set}} {
		for _, text := range group.what {
			e, err := shock.ParseEdit(group.op, text)
			if err != nil {
				return nil, usageError{fmt.Errorf("--%s %s: %w", group.op, text, err)}
			}
			out = append(out, e)
		}
	}
	return out, nil
}
