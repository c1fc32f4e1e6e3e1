package cli

import (
	"fmt"
	"os"

	"tightrope/fact"
	"tightrope/internal/app"
)

type checkCmd struct {
	File  string `arg:"" help:"A text file, or - for standard input."`
	Chart string `placeholder:"FILE.svg" help:"Also draw the claims: what the text says beside what each basis measures."`
	Prose bool   `help:"Also hold sentences with numbers against your own yearly tables (load table)."`
	Items string `placeholder:"FILE" help:"Take the items from this file instead of reading them out of the text."`
}

func (c checkCmd) Run(s *session) error {
	in, err := s.app.Open(c.File, s.in)
	if err != nil {
		return err
	}
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	q := app.CheckIn{Input: in, AsOf: s.asOf, Prose: c.Prose}
	if c.Items != "" {
		f, err := os.Open(c.Items)
		if err != nil {
			return err
		}
		defer f.Close()
		if q.Items, err = s.app.ItemsFrom(f, c.Items); err != nil {
			return err
		}
	}
	out, err := s.app.Check(s.ctx, q)
	if err != nil {
		return err
	}
	if c.Chart != "" {
		if err := writePlot(c.Chart, out.Plot("Claims of "+in.Name)); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(out)
	}
	items := map[string]fact.Item{}
	for _, it := range out.Items {
		items[it.ID] = it
	}
	for _, ch := range out.Checks {
		s.verdict(items[ch.Item], ch)
	}
	if len(out.Checks) == 0 {
		fmt.Fprintln(s.out, "No claim that data could decide was found in the text.")
	}
	return nil
}

func (s *session) verdict(it fact.Item, ch fact.Check) {
	fmt.Fprintf(s.out, "%-16s “%s”\n  %s\n", ch.Verdict, it.Quote, ch.Reason)
	for _, v := range ch.Values {
		mark := map[bool]string{true: "agrees", false: "differs"}[v.Inside]
		if !v.Reasonable {
			mark = "shown only"
		}
		fmt.Fprintf(s.out, "  · %-12.4g %-10s %s\n", v.Value, mark, v.Basis)
	}
	for _, a := range ch.Alerts {
		fmt.Fprintf(s.out, "  ! %s\n", a)
	}
	if ch.Settle != "" {
		fmt.Fprintf(s.out, "  ? %s\n", ch.Settle)
	}
	fmt.Fprintln(s.out)
}
