package cli

import (
	"fmt"
	"text/tabwriter"

	"tightrope/internal/app"
)

type alignCmd struct {
	A string `arg:"" help:"A state, by any name or code."`
	B string `arg:"" help:"Another one."`
}

func (c alignCmd) Run(s *session) error {
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
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
