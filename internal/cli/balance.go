package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"tightrope/balance"
	"tightrope/balance/draw"
	"tightrope/balance/edgelist"
	"tightrope/fact"
	"tightrope/internal/app"
)

type balanceCmd struct {
	Of     balanceOfCmd     `cmd:"" default:"withargs" help:"The structure of a board or of an edge list."`
	Verify balanceVerifyCmd `cmd:"" help:"Check a certificate without trusting what made it."`
}

// Help shows the usual ways to ask.
func (balanceCmd) Help() string {
	return "  tightrope balance azerbaijan                       the board of a case\n" +
		"  tightrope balance azerbaijan --from 2010 --to 2025 over the years\n" +
		"  tightrope balance net.csv --certificate net.json   an edge list: source,target,sign[,weight]\n" +
		"  tightrope balance verify net.json                  check what was proved"
}

type balanceOfCmd struct {
	Subject     string        `arg:"" name:"subject" help:"A case, a state, or an edge list (CSV, GraphML, GEXF, Pajek; - for standard input)."`
	Format      string        `enum:"auto,csv,graphml,gexf,pajek" default:"auto" help:"Format of the edge list: auto, csv, graphml, gexf or pajek."`
	From        string        `placeholder:"YEAR" help:"First year of a series of boards."`
	To          string        `placeholder:"YEAR" help:"Last year of the series."`
	Step        string        `enum:"year" default:"year" help:"Step of the series: year."`
	Deep        bool          `help:"Strain, relief and tension whatever the size of the network."`
	Camps       int           `placeholder:"K" default:"0" help:"Divide into at most K camps instead of two (weak balance); by default any number is tried beside the two."`
	Null        int           `placeholder:"N" help:"Compare with N networks whose signs are shuffled."`
	Limit       time.Duration `placeholder:"TIME" help:"Stop after this time (30s, 10m) with proved bounds."`
	Workers     int           `default:"0" help:"Blocks and questions solved at the same time; 0 = one a processor. The result is the same."`
	Certificate string        `placeholder:"FILE" help:"Write the certificate, which balance verify checks."`
	Chart       string        `placeholder:"FILE" help:"Draw the camps, or the series, as SVG."`
}

func (c balanceOfCmd) Run(s *session) error {
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	in, done, err := c.input(s)
	if err != nil {
		return err
	}
	defer done()
	ctx := s.ctx
	if c.Limit > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, c.Limit)
		defer stop()
	}
	out, err := s.app.Balance(ctx, in)
	if err != nil {
		return err
	}
	if c.Certificate != "" {
		if err := writeFile(c.Certificate, func(w io.Writer) error {
			_, err := balance.Certify(out.Graph(), out.Report().Solution).WriteTo(w)
			return err
		}); err != nil {
			return err
		}
	}
	if c.Chart != "" {
		if err := writeFile(c.Chart, func(w io.Writer) error { return drawBalance(w, out) }); err != nil {
			return err
		}
	}
	for _, n := range out.Notes {
		s.note("%s", n)
	}
	if s.json {
		return s.print(out)
	}
	if err := balanceText(s.out, out); err != nil {
		return err
	}
	s.note("%s Seed %d.", out.Caveat, out.Seed)
	return nil
}

// input tells an edge list from a case: a file that is there, a path, or a known ending.
func (c balanceOfCmd) input(s *session) (in app.BalanceIn, done func(), err error) {
	in = app.BalanceIn{Subject: c.Subject, AsOf: s.asOf, Deep: c.Deep, Camps: c.Camps, Draws: c.Null, Workers: c.Workers, Seed: s.seed}
	done = func() {}
	if c.Camps < 0 || c.Camps == 1 {
		return in, done, usagef("--camps %d: want 2 or more", c.Camps)
	}
	if in.Workers < 1 {
		in.Workers = runtime.GOMAXPROCS(0)
	}
	for _, d := range []struct {
		flag, text string
		into       *fact.Date
	}{{"--from", c.From, &in.From}, {"--to", c.To, &in.To}} {
		if *d.into, err = fact.ParseDate(d.text); err != nil {
			return in, done, usagef("%s: %w", d.flag, err)
		}
	}
	if c.Format != "auto" {
		in.Format = c.Format
	}
	known := slices.Contains([]string{".csv", ".tsv", ".txt", ".graphml", ".xml", ".gexf", ".net", ".paj"}, strings.ToLower(filepath.Ext(c.Subject)))
	switch {
	case c.Subject == "-":
		in.Data, in.Subject = s.in, "standard input"
	case known || in.Format != "" || strings.ContainsRune(c.Subject, filepath.Separator):
		f, err := os.Open(c.Subject)
		if err != nil {
			return in, done, err
		}
		in.Data, done = f, func() { f.Close() }
		if in.Format == "" {
			in.Format = edgelist.FormatOf(c.Subject)
		}
	}
	if in.Data != nil && c.From+c.To != "" {
		return in, done, usagef("--from and --to need a case or a state: an edge list has no dates")
	}
	return in, done, nil
}

func drawBalance(w io.Writer, out app.BalanceOut) error {
	if len(out.Series) == 0 {
		return draw.Network(w, "The camps of "+filepath.Base(out.Subject), out.Graph(), out.Scale, out.Report())
	}
	var moments []draw.Moment
	for _, s := range out.Series {
		moments = append(moments, draw.Moment{Label: fmt.Sprint(s.Date.Year), F: s.F, Low: s.Low, High: s.High, Known: s.Cycles > 0})
	}
	return draw.TimeLine(w, "Balance around "+out.Subject, "F = 1 − 2L/m at the end of each year; the band is over dead zones of 0.05, 0.15 and 0.30. A year without a cycle of ties has none.", moments)
}

type balanceVerifyCmd struct {
	File string `arg:"" help:"A certificate that balance --certificate wrote; - for standard input."`
}

func (c balanceVerifyCmd) Run(s *session) error {
	in := s.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	out, err := s.app.VerifyBalance(c.File, in)
	if err != nil {
		return fmt.Errorf("refused: %w", err)
	}
	if s.json {
		return s.print(out)
	}
	if out.Lower == out.Upper {
		_, err = fmt.Fprintf(s.out, "Accepted: of %d ties among %d actors with the weight %d, exactly %d fits no division into two camps.\n", out.Ties, out.Nodes, out.Total, out.Upper)
		return err
	}
	_, err = fmt.Fprintf(s.out, "Accepted: of %d ties among %d actors with the weight %d, between %d and %d fits no division into two camps.\n", out.Ties, out.Nodes, out.Total, out.Lower, out.Upper)
	return errors.Join(err)
}

// balanceText prints what a person reads first; --json has it all.
func balanceText(w io.Writer, o app.BalanceOut) error {
	size := func(n int64) string { return draw.Weight(n, o.Scale) }
	fmt.Fprintf(w, "%d actors, %d ties, weight %s\n", o.Actors, o.Ties, size(o.Total))
	if o.Exact {
		fmt.Fprintf(w, "Frustration %s, exact: F = %.3f\n", size(o.L), o.F)
	} else {
		fmt.Fprintf(w, "Frustration between %s and %s: F at least %.3f\n", size(o.Lower), size(o.L), o.F)
	}
	if o.Best > 0 {
		fmt.Fprintf(w, "Best divisions: %d\n", o.Best)
	}
	for i, camp := range o.Camps {
		fmt.Fprintf(w, "Camp %d (%d): %s\n", i+1, len(camp), listed(camp, 40))
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	if len(o.Strain) > 0 {
		fmt.Fprintln(t, "\nSTRAINED TIE\tWEIGHT\tFRUSTRATED\tRELIEF")
		for _, e := range o.Strain[:min(15, len(o.Strain))] {
			relief := "–"
			if e.Relief > 0 {
				relief = size(e.Relief)
			}
			fmt.Fprintf(t, "%s – %s\t%s\t%s\t%s\n", e.A, e.B, size(e.Weight), e.Strain, relief)
		}
	}
	if len(o.Tension) > 0 {
		fmt.Fprintln(t, "\nACTOR\tTENSION")
		for _, a := range o.Tension[:min(15, len(o.Tension))] {
			fmt.Fprintf(t, "%s\t%s\n", a.Actor, size(a.Value))
		}
	}
	fmt.Fprintln(t, "\nMEASURE\tVALUE")
	c := o.Triads.Census
	share := "no triad"
	if o.Triads.Balanced != nil {
		share = fmt.Sprintf("%.3f of %d (+++ %d, ++− %d, +−− %d, −−− %d)", *o.Triads.Balanced, c.Closed(), c[0], c[1], c[2], c[3])
	}
	fmt.Fprintf(t, "balanced triads\t%s\n", share)
	if o.Walks != nil {
		fmt.Fprintf(t, "walk balance\t%.3f\n", o.Walks.Balance)
		fmt.Fprintf(t, "algebraic conflict\t%.4g\n", slices.Max(append(o.Walks.Conflict, 0)))
	}
	if o.Weak != nil {
		limit, exact := "any number of camps", ", exact"
		if o.Weak.Most > 0 {
			limit = fmt.Sprintf("at most %d camps", o.Weak.Most)
		}
		if o.Weak.Lower < o.Weak.L {
			exact = ", at least " + size(o.Weak.Lower)
		}
		fmt.Fprintf(t, "frustration with %s\t%s in %d camps%s\n", limit, size(o.Weak.L), o.Weak.Camps, exact)
	}
	if n := o.Null; n != nil && n.Z != nil {
		fmt.Fprintf(t, "z against %d shuffled networks\t%.2f (mean %.1f, sd %.1f)\n", n.Draws, *n.Z, n.Mean/float64(o.Scale), n.SD/float64(o.Scale))
	}
	if o.Weak != nil && o.Weak.Most > 0 {
		fmt.Fprintln(t, "\nCAMP OF AT MOST", o.Weak.Most)
		for i, camp := range o.Weak.Groups {
			fmt.Fprintf(t, "%d\t%s\n", i+1, listed(camp, 40))
		}
	}
	if len(o.Rules) > 0 {
		fmt.Fprintln(t, "\nRULE\tTIES\tFRUSTRATION\tF\tSTRAIN CHANGES")
		for _, r := range o.Rules {
			fmt.Fprintf(t, "%s\t%d\t%s of %s\t%.3f\t%s\n", r.Rule, r.Ties, size(r.L), size(r.Total), r.F, listed(r.Changed, 3))
		}
	}
	if len(o.Series) > 0 {
		fmt.Fprintln(t, "\nDATE\tTIES\tFRUSTRATION\tF\tBAND\tMOVES")
		for _, p := range o.Series {
			if p.Cycles == 0 {
				fmt.Fprintf(t, "%s\t%d\t%s of %s\t–\tno cycle of ties\t%d\n", p.Date, p.Ties, size(p.L), size(p.Total), p.Moves)
				continue
			}
			fmt.Fprintf(t, "%s\t%d\t%s of %s\t%.3f\t%.3f–%.3f\t%d\n", p.Date, p.Ties, size(p.L), size(p.Total), p.F, p.Low, p.High, p.Moves)
		}
	}
	return t.Flush()
}

func listed(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
