package cli

import (
	"fmt"
	"text/tabwriter"

	"tightrope/gap"
	"tightrope/internal/app"
)

type gapCmd struct {
	Subject string `arg:"" name:"subject" help:"A case of the casebook, or a state by any name or code."`
}

func (c gapCmd) Run(s *session) error {
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	out, err := s.app.Gap(s.ctx, app.GapIn{Subject: c.Subject, AsOf: s.asOf, Seed: s.seed})
	if err != nil {
		return err
	}
	if s.json {
		return s.print(out)
	}
	t := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "TOWARD\tSAY\tVOTE\tDO\tDO − VOTE\tINTERVAL\tDO − SAY\tINTERVAL")
	for _, g := range out.Gaps {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", out.Names[g.Partner], tierText(g.Say), tierText(g.Vote), tierText(g.Do), estimateText(g.DoMinusVote), estimateText(g.DoMinusSay))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	s.note("Places from 0, the most distant counterpart, to 1, the closest, over %s; n in brackets. Seed %d.", out.Period, out.Seed)
	return nil
}

func tierText(r gap.TierRank) string {
	if r.Reason != "" {
		return "no data"
	}
	return fmt.Sprintf("%.2f (%d)", r.Percentile, r.N)
}

func estimateText(e gap.Estimate) string {
	if e.Reason != "" {
		return "no data\t"
	}
	return fmt.Sprintf("%+.2f\t%+.2f to %+.2f", e.Value, e.Low, e.High)
}
