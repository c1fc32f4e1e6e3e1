package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"tightrope/bargain"
	"tightrope/internal/app"
)

type bargainCmd struct {
	Case      string `arg:"" help:"A case of the casebook, a case file (.toml), or a KTAB file (.csv, .xml)."`
	Model     string `enum:"all,pce,mean,median,smp,eum,nash" default:"all" help:"all side by side, or one of pce, mean, median, smp, eum, nash."`
	Draws     draws  `placeholder:"N" help:"Draws from the ranges; default 10,000."`
	Workers   int    `placeholder:"N" help:"Workers; default: one a processor. The output is the same."`
	Compat    bool   `name:"ktab-compat" help:"Reproduce the two formula defects of KTAB's Spatial Model of Politics."`
	Positions string `placeholder:"FILE" help:"Write the positions of every turn of the Spatial Model of Politics as CSV."`
	Write     string `placeholder:"FILE" help:"Write the actors as a KTAB file (.csv or .xml)."`
}

func (c bargainCmd) Run(s *session) error {
	if c.Positions != "" || c.Write != "" || c.Model == "smp" {
		if err := c.ktab(s); err != nil || c.Model == "smp" || c.Positions != "" || c.Write != "" {
			return err
		}
	}
	out, err := s.app.Bargain(s.ctx, app.BargainIn{Case: c.Case, Seed: s.seed, Draws: int(c.Draws), Workers: c.Workers})
	if err != nil {
		return err
	}
	if s.json {
		return s.print(out)
	}
	return bargainText(s, out, c.Model)
}

// ktab plays the Spatial Model of Politics at the most likely values and writes files.
func (c bargainCmd) ktab(s *session) error {
	sc, err := s.app.ScenarioOf(c.Case, c.Compat, s.seed)
	if err != nil {
		return err
	}
	if c.Write != "" {
		write := sc.WriteKTABCSV
		if strings.EqualFold(filepath.Ext(c.Write), ".xml") {
			write = sc.WriteKTABXML
		}
		if err := writeFile(c.Write, write); err != nil {
			return err
		}
	}
	path, err := sc.Model.Play(sc.Point)
	if err != nil && !errors.Is(err, bargain.ErrNotReproducible) {
		return err
	}
	unsure := err // KTAB itself would give another result; ours is written all the same
	if c.Positions != "" {
		if err := writeFile(c.Positions, func(w io.Writer) error { return sc.WritePositions(w, path) }); err != nil {
			return err
		}
	}
	if unsure != nil {
		unsure = fmt.Errorf("%w: %w", unsure, app.ErrInsufficient)
	}
	if s.json {
		return errors.Join(s.print(path), unsure)
	}
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	fmt.Fprint(w, "ACTOR")
	for t := range path.Turns {
		fmt.Fprintf(w, "\tTURN %d", t)
	}
	fmt.Fprintln(w)
	d := sc.Point.D
	for i, a := range sc.Actors {
		fmt.Fprint(w, a.Name)
		for _, t := range path.Turns {
			fmt.Fprintf(w, "\t%.2f", t.Position[i*d])
		}
		fmt.Fprintln(w)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	s.note("One run is a path to look at, no forecast: small changes of the inputs move it by points.")
	return unsure
}

func bargainText(s *session, out app.BargainOut, only string) error {
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	e := out.Game.Event
	if e.Name != "" {
		fmt.Fprintf(w, "P(%s: outcome %s %g)\t%.0f %%\t%.0f to %.0f %% over the ranges\n\n", e.Name, e.Op, e.At, 100*out.P.Value, 100*out.P.Low, 100*out.P.High)
	}
	fmt.Fprintln(w, "MODEL\tEXPECTED\tOVER THE RANGES\tP(EVENT)\t")
	for _, m := range out.Models {
		if only == "all" || only == m.Name {
			fmt.Fprintf(w, "%s\t%.1f\t%.1f to %.1f\t%.0f %%\t%s\n", m.Title, m.Expected.Value, m.Expected.Low, m.Expected.High, 100*m.P, m.None)
		}
	}
	fmt.Fprintln(w, "\nACTOR\tWEIGHT\tPULL\tWINS\tP WITHOUT IT\tJUDGED")
	for _, p := range out.Players {
		without := ""
		if p.POut != nil {
			without = fmt.Sprintf("%.0f %%", 100*p.POut.Value)
		}
		fmt.Fprintf(w, "%s\t%.1f %%\t%+.1f\t%.1f %%\t%s\t%s\n", p.Name, 100*p.Weight, p.Pull, 100*p.Wins, without, strings.Join(p.Judged, ", "))
	}
	fmt.Fprintln(w, "\nWHAT WOULD FLIP IT\tNOW\tTO\tP(EVENT)\t")
	for _, f := range out.Flips {
		if f.Flips {
			fmt.Fprintf(w, "%s of %s\t%.3g\t%.3g\t%.0f %%\t\n", f.Field, f.Name, f.Now, f.To, 100*f.P)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if out.Fan != nil {
		fmt.Fprintf(s.out, "\n%s\n", out.Fan.Text)
	}
	s.note("%s\n%s", out.Floor, out.Calibration)
	return nil
}
