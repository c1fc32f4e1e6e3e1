package cli

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"tightrope/forecast"
	"tightrope/internal/app"
)

type forecastCmd struct {
	Durability durabilityCmd `cmd:"" help:"How long ties like this one lasted, and the chance of a deep cut by its own history."`
}

type durabilityCmd struct {
	A    string `arg:"" optional:"" name:"a" help:"The client, or balancer: any name or code of a state."`
	B    string `arg:"" optional:"" name:"b" help:"The supplier, or partner."`
	C    string `arg:"" optional:"" name:"c" help:"The presser: prints the triad with its evidence (with --data)."`
	Data string `type:"existingdir" placeholder:"DIR" help:"A folder of publishers' files: SIPRI's deliveries, capabilities, disputes, rivalries …; default: what is loaded, else the casebook."`
	List int    `placeholder:"YEAR" help:"List all tightropes of a year, or those of A."`
	Fit  bool   `help:"Fit models, curves and odds ratios on the files, and write them to standard output."`
}

func (c durabilityCmd) Run(s *session) error {
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	switch {
	case c.Fit:
		return c.fit(s)
	case c.List != 0:
		return c.list(s)
	case c.A == "" || c.B == "":
		return usagef("a client and a supplier are wanted, or --list YEAR, or --fit")
	}
	out, err := s.app.Durability(s.ctx, app.DurabilityIn{Client: c.A, Supplier: c.B, Presser: c.C, Folder: c.Data, AsOf: s.asOf, Seed: s.seed})
	if err != nil {
		return err
	}
	if s.json {
		return s.print(out)
	}
	return durabilityText(s, out)
}

func (c durabilityCmd) fit(s *session) error {
	fit, err := s.app.DurabilityFit(s.ctx, app.DurabilityFitIn{Folder: c.Data, Seed: s.seed})
	if err != nil {
		return err
	}
	b, err := app.WriteShipment(fit)
	if err != nil {
		return err
	}
	_, err = s.out.Write(b)
	return err
}

func (c durabilityCmd) list(s *session) error {
	out, err := s.app.Tightropes(s.ctx, app.TightropesIn{Folder: c.Data, Year: c.List, Of: c.A})
	if err != nil {
		return err
	}
	if s.json {
		return s.print(out)
	}
	t := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "BALANCER\tPARTNER\tPRESSER\tDEEDS\tHOSTILITY\tLINK")
	for _, x := range out {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", x.A, x.B, x.C, evidenceText(x.Deeds), evidenceText(x.Hostility), evidenceText(x.Links))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	s.note("%d triads. They describe; whether one is a balancing act is for you or a case to confirm.", len(out))
	return nil
}

func evidenceText(all []forecast.Evidence) string {
	if len(all) == 0 {
		return "no evidence"
	}
	var out []string
	for _, e := range all {
		out = append(out, e.Kind+": "+e.Text)
	}
	return strings.Join(out, "; ")
}

// shownYears are the years of a curve that a terminal shows.
var shownYears = []int{1, 2, 3, 5, 8, 10, 12, 15}

func durabilityText(s *session, out app.DurabilityOut) error {
	o, w := out.Outlook, s.out
	if e := out.Energy; e != nil {
		fmt.Fprintf(w, "Crude oil between %s and %s: %.0f %% of the importer's recorded crude in %d, a fifth or more for %d years.\n", out.Names[out.Client], out.Names[out.Supplier], 100*e.Share, e.Year, e.Age)
		fmt.Fprintf(w, "Chance to be under a fifth five years on: %.0f %% (90 %% interval of the parameters %.0f to %.0f %%). %s\n\n", 100*e.Lost, 100*e.Low, 100*e.High, e.Text)
	}
	if o.Year == 0 {
		fmt.Fprintf(w, "No arms tie from %s to %s, %s.\n", out.Names[out.Supplier], out.Names[out.Client], out.From)
		return triadText(w, out.Triad)
	}
	fmt.Fprintf(w, "Arms from %s to %s, %s.\n", out.Names[out.Supplier], out.Names[out.Client], out.From)
	fmt.Fprintf(w, "Five years to %d: %.0f TIV million", o.Year, o.W5)
	if o.Share >= 0 {
		fmt.Fprintf(w, ", %.0f %% of the client's imports", 100*o.Share)
	}
	fmt.Fprintln(w, ".")
	if o.State != "" {
		fmt.Fprintf(w, "State as of %d: %s (%s).\n", o.StateYear, o.State, o.StateWhy)
	}
	for _, c := range o.Cuts {
		fmt.Fprintf(w, "\nDeep cut (deliveries of %d to %d under a fifth of those before), model %s: %.0f %% (90 %% interval of the parameters %.0f to %.0f %%; recalibrated on the last decade %.0f %%)\n",
			o.Year+1, o.Year+5, c.Model, 100*c.P, 100*c.Low, 100*c.High, 100*c.Recal)
		fmt.Fprintf(w, "  out of sample: AUC %.3f, Brier skill over age alone %.3f (%.3f to %.3f), %d tie-years\n", c.Skill.AUC, c.Skill.Skill.Skill, c.Skill.Low, c.Skill.High, c.Skill.N)
		for _, d := range c.Drivers {
			fmt.Fprintf(w, "  %+.2f  %s\n", d.LogOdds, d.Means)
		}
	}
	if o.Settled != "" {
		fmt.Fprintf(w, "\n%s\n", o.Settled)
	}
	for _, c := range o.Curves {
		fmt.Fprintf(w, "\n%s: share not cut after …\n", c.Means())
		t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
		for _, y := range shownYears {
			if y <= len(c.Stay) {
				fmt.Fprintf(t, "  %d y\t%.2f\t%.2f to %.2f\t%d tie-years of %d pairs\n", y, c.Stay[y-1], c.Low[y-1], c.High[y-1], c.N[y-1], c.Dyads[y-1])
			}
		}
		if err := t.Flush(); err != nil {
			return err
		}
	}
	if err := triadText(w, out.Triad); err != nil {
		return err
	}
	fmt.Fprintf(w, "\n%s\n%s\n%s\n", o.Opposition, o.Bound, o.FittedOn)
	for _, x := range o.Assumed {
		s.note("Not known and set to the median: %s.", x)
	}
	return nil
}

func triadText(w io.Writer, t *app.TriadOut) error {
	if t == nil {
		return nil
	}
	_, err := fmt.Fprintf(w, "\n%s between %s and %s, %d\n  deeds: %s\n  hostility of partner and presser: %s\n  link to the presser: %s\n", t.A, t.B, t.C, t.Year, evidenceText(t.Deeds), evidenceText(t.Hostility), evidenceText(t.Links))
	if err == nil && !t.Whole {
		_, err = fmt.Fprintln(w, "  The data do not show all three parts; a case may confirm the triad.")
	}
	return err
}
