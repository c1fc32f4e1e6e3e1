package cli

import (
	"fmt"
	"text/tabwriter"

	"tightrope/gap"
	"tightrope/internal/app"
)

type gapCmd struct {
	Subject string `arg:"" name:"subject" help:"A case of the casebook, or a state by any name or code."`
	Years   int    `default:"15" help:"Years up to the date over which words, votes and deeds are compared."`
	Draws   int    `default:"1000" help:"Samples behind each interval."`
	Ideal   bool   `help:"Ideal points that are loaded in place of roll calls."`
	Toward  string `placeholder:"STATE" help:"Also over time toward one counterpart, in windows of five years."`
	Top     int    `default:"0" help:"Counterparts to list from each end of the order; 0 lists all."`
	Chart   string `placeholder:"FILE.svg" help:"Also draw it."`
}

func (c gapCmd) Run(s *session) error {
	if c.Years < 1 || c.Years > 100 || c.Draws < 1 || c.Draws > 100_000 || c.Top < 0 {
		return usagef("--years goes from 1 to 100, --draws from 1 to 100000, and --top is not negative")
	}
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	out, err := s.app.Gap(s.ctx, app.GapIn{Subject: c.Subject, AsOf: s.asOf, Seed: s.seed, Years: c.Years, Draws: c.Draws, Ideal: c.Ideal, Toward: c.Toward})
	if err != nil {
		return err
	}
	for _, n := range out.Notes {
		s.note("%s", n)
	}
	if c.Chart != "" {
		if err := writePlot(c.Chart, out.Plot()); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(out)
	}
	t := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "TOWARD\tSAY\tVOTE\tDO\tDO − VOTE\tINTERVAL\tDO − SAY\tINTERVAL")
	for i, g := range out.Gaps {
		if left := len(out.Gaps) - 2*c.Top; c.Top > 0 && left > 0 && i >= c.Top && i < len(out.Gaps)-c.Top {
			if i == c.Top {
				fmt.Fprintf(t, "(%d more)\n", left)
			}
			continue
		}
		fmt.Fprintf(t, "%s\t%s\n", out.Names[g.Partner], gapText(g))
	}
	if len(out.Over) > 0 {
		fmt.Fprintf(t, "\n%s OVER TIME\tSAY\tVOTE\tDO\tDO − VOTE\tINTERVAL\tDO − SAY\tINTERVAL\n", out.Names[out.Toward])
	}
	for _, m := range out.Over {
		fmt.Fprintf(t, "%s\t%s\n", m.Period, gapText(m.Gap))
	}
	fmt.Fprintln(t, "\nTIER\tEVIDENCE\tUNITS\tRANKED")
	for _, k := range out.Columns {
		fmt.Fprintf(t, "%s\t%s\t%d\t%d\n", k.Tier, k.Name, k.Units, k.Partners)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	s.note("Places from 0, the most distant counterpart, to 1, the closest, over %s; in brackets n and its share of the units. Intervals of 90 %%. Seed %d.", out.Period, out.Seed)
	return nil
}

func gapText(g gap.Gap) string {
	return fmt.Sprintf("%s\t%s\t%s\t%s\t%s", tierText(g.Say), tierText(g.Vote), tierText(g.Do), estimateText(g.DoMinusVote), estimateText(g.DoMinusSay))
}

func tierText(r gap.TierRank) string {
	if r.Reason != "" {
		return "no data"
	}
	return fmt.Sprintf("%.2f (%d, %.0f %%)", r.Percentile, r.N, 100*r.Coverage)
}

func estimateText(e gap.Estimate) string {
	if e.Reason != "" {
		return "no data\t"
	}
	return fmt.Sprintf("%+.2f\t%+.2f to %+.2f", e.Value, e.Low, e.High)
}
