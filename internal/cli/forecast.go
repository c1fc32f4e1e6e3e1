package cli

import (
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"tightrope/forecast"
	"tightrope/internal/app"
)

type forecastCmd struct {
	Durability durabilityCmd `cmd:"" help:"How long ties like this one lasted, and the chance of a deep cut by its own history."`
}

type durabilityCmd struct {
	A string `arg:"" optional:"" name:"a" help:"The client, or balancer: any name or code of a state."`
	B string `arg:"" optional:"" name:"b" help:"The supplier, or partner."`
	C string `arg:"" optional:"" name:"c" help:"The presser: prints the triad with its evidence."`

	Layer string `enum:"arms,energy,both" default:"both" help:"Whose tie: ${enum}; with --list, only triads with such a deed."`
	Data  string `type:"existingdir" placeholder:"DIR" help:"A folder of publishers' files: SIPRI's deliveries, capabilities, disputes, rivalries, crude imports …; default: what is loaded, else the casebook."`
	Chart string `placeholder:"FILE.svg" help:"Also draw the curves."`
	List  int    `placeholder:"YEAR" help:"List all tightropes of a year, or those of A, each with its evidence."`
	Fit   bool   `help:"Fit models, curves and odds ratios on the files, and write them to standard output."`
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
	out, err := s.app.Durability(s.ctx, app.DurabilityIn{Client: c.A, Supplier: c.B, Presser: c.C, Layer: c.layer(), Folder: c.Data, AsOf: s.asOf, Seed: s.seed})
	if errors.Is(err, app.ErrTwoRoles) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	if c.Chart != "" {
		if err := writePlot(c.Chart, out.Plot()); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(out)
	}
	return durabilityText(s, out)
}

// layer is the layer asked for; both are none in particular.
func (c durabilityCmd) layer() string {
	if c.Layer == "both" {
		return ""
	}
	return c.Layer
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
	out, err := s.app.Tightropes(s.ctx, app.TightropesIn{Folder: c.Data, Year: c.List, Of: c.A, Layer: c.layer()})
	if errors.Is(err, app.ErrYear) {
		return usageError{err}
	}
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
	s.note("Triads: %d. They describe; whether one is a balancing act is for you or a case to confirm.", len(out))
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
