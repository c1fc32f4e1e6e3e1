package cli

import (
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"tightrope/align"
	"tightrope/internal/app"
)

// ideal prints the ideal points of both states; a run that did not converge is printed too.
func (c alignCmd) ideal(s *session) error {
	out, err := s.app.Ideal(s.ctx, app.IdealIn{
		A: c.A, B: c.B, AsOf: s.asOf, Exact: c.Exact, Seed: s.seed, Calls: c.Calls, Bridges: c.Bridges, Progress: s.sweeps(),
	})
	if errors.Is(err, app.ErrSameState) {
		return usageError{err}
	}
	if err != nil && (!errors.Is(err, app.ErrInsufficient) || len(out.Sessions) == 0) {
		return err
	}
	if c.Chart != "" {
		if err := writePlot(c.Chart, out.Plot(s.app.Name)); err != nil {
			return err
		}
	}
	if s.json {
		return errors.Join(s.print(out), err)
	}
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	fmt.Fprintf(w, "SESSION\t%s\t90 %%\tVOTES\t%s\t90 %%\tVOTES\tDISTANCE\t90 %%\n", out.A, out.B)
	for _, x := range out.Sessions {
		fmt.Fprintf(w, "%d\t%s\t%s\t", x.Session, idealText(x.A), idealText(x.B))
		if x.Distance == nil {
			fmt.Fprintln(w, "none\t")
			continue
		}
		fmt.Fprintf(w, "%.2f\t%.2f to %.2f\n", *x.Distance, *x.Low, *x.High)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, n := range out.Notes {
		s.note("%s", n)
	}
	s.note("Standard deviations of all states and sessions, the United States on the upper side. %s: %d votes of %d states on %d questions (%d bridged), %d sweeps.",
		out.Method, out.Votes, out.States, out.Questions, out.Bridged, out.Sweeps)
	if out.Twice > 0 {
		s.note("%d roll calls are left out: another file has the votes of their day.", out.Twice)
	}
	if out.Draws > 0 {
		s.note("%d draws, scale reduction %.3f, seed %d.", out.Draws, out.Reduction, out.Seed)
	}
	return err
}

func idealText(p *app.IdealPlace) string {
	if p == nil {
		return "none\t\t0"
	}
	return fmt.Sprintf("%+.2f\t%+.2f to %+.2f\t%d", p.Mean, p.Low, p.High, p.Votes)
}

// sweeps tells of a run that takes long, every five seconds.
func (s *session) sweeps() func(align.IdealProgress) {
	if s.quiet {
		return nil
	}
	last := time.Now()
	return func(p align.IdealProgress) {
		if now := time.Now(); now.Sub(last) >= 5*time.Second {
			last = now
			s.note("%s: sweep %d of at most %d", p.Stage, p.Sweep, p.Of)
		}
	}
}
