package cli

import (
	"fmt"
	"text/tabwriter"

	"tightrope/internal/app"
)

type alignCmd struct {
	A string `arg:"" help:"A state, by any name or code."`
	B string `arg:"" help:"Another one."`

	Ideal   bool   `help:"Place both on one dimension by all the votes that are loaded, session by session."`
	Exact   bool   `help:"With --ideal: draw from the posterior; a minute or two instead of seconds."`
	Calls   string `placeholder:"FILE" help:"With --ideal: the roll calls of unvotes, which date votes that were loaded without."`
	Bridges string `placeholder:"FILE" help:"With --ideal: pairs of roll calls on one repeated resolution, in columns rcid1 and rcid2."`
}

func (c alignCmd) Run(s *session) error {
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	if c.Ideal {
		return c.ideal(s)
	}
	if c.Exact || c.Calls != "" || c.Bridges != "" {
		return usagef("--exact, --calls and --bridges belong to --ideal")
	}
	out, err := s.app.Align(s.ctx, app.AlignIn{A: c.A, B: c.B, AsOf: s.asOf})
	if err != nil {
		return err
	}
	if s.json {
		return s.print(out)
	}
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	if len(out.Sessions) > 0 {
		fmt.Fprintf(w, "SESSION\tSHARED\tAGREEMENT\tS\tKAPPA\tPI\tTAU-B\tYES %s\tYES %s\t\n", out.A, out.B)
	}
	for _, x := range out.Sessions {
		note := x.Reason
		if x.Alarm != "" {
			note = x.Alarm
		}
		fmt.Fprintf(w, "%d\t%d of %d\t%s\t%s\t%s\t%s\t%s\t%d\t%d\t%s\n", x.Session, x.N, x.Calls,
			score(x.Agreement), score(x.S), score(x.Kappa), score(x.Pi), score(x.TauB), x.YesA, x.YesB, note)
	}
	if len(out.Stated) > 0 {
		fmt.Fprintln(w, "\nSTATED\tAGREEMENT\tITEM\tSOURCE")
	}
	for _, o := range out.Stated {
		fmt.Fprintf(w, "%s\t%.3f\t%s\t%s\n", o.Period, o.Value, o.Item, o.Source)
	}
	return w.Flush()
}

// score writes a measure, or that there is none.
func score(v *float64) string {
	if v == nil {
		return "none"
	}
	return fmt.Sprintf("%.3f", *v)
}
