package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"tightrope/bargain"
	"tightrope/brief"
	"tightrope/fact"
	"tightrope/internal/app"
)

type bargainCmd struct {
	Case string `arg:"" help:"A case of the casebook, a case file (.toml), or a KTAB file (.csv, .xml)."`

	Show      []string `placeholder:"PART,…" help:"Parts to compute and show: summary, models, actors, flips, tornado, shapley, sobol, swaps, turns, inputs; default: all."`
	Model     string   `enum:"all,pce,mean,median,smp,eum,nash" default:"all" help:"all side by side, or one of pce, mean, median, smp, eum, nash."`
	Event     string   `placeholder:"'<=55'" help:"Ask about another outcome: <= or >= and a position; default: the event of the case."`
	Dimension string   `placeholder:"NAME" help:"The dimension of the event, by name or number; default: the first."`
	Line      float64  `placeholder:"PERCENT" default:"50" help:"The probability that the flip table carries P across."`
	Measured  []string `placeholder:"FIELD,…" help:"Take capability, salience or position (or all) from data where there are any; without, they stand beside the case's own."`
	Spread    string   `placeholder:"POINTS,PERCENT" help:"Ranges for a KTAB file: ± points of position and salience, ± per cent of capability."`
	Lognormal bool     `help:"Capabilities lognormal between low and high, and not triangular."`

	Override string `placeholder:"ACTOR.FIELD=VALUE" help:"Log your judgment of one input in the case file: =40, +10, *0.5 or 30..40..55; wants --why."`
	Why      string `placeholder:"REASON" help:"The reason of --override; it is logged with the date."`
	Save     string `placeholder:"FILE" help:"Where --override writes; a case that ships is copied there, your own file is the default."`

	Draws     draws  `placeholder:"N" help:"Draws from the ranges; default 10,000."`
	FanDraws  draws  `placeholder:"N" help:"Draws for the fan of the Spatial Model of Politics; default 500."`
	Workers   int    `placeholder:"N" help:"Workers; default: one a processor. The output is the same."`
	Chart     string `placeholder:"FILE" help:"Draw distribution, tornado and bargains by turn as SVG."`
	Compat    bool   `name:"ktab-compat" help:"Reproduce the two formula defects of KTAB's Spatial Model of Politics."`
	Positions string `placeholder:"FILE" help:"Write the positions of every turn of the Spatial Model of Politics as CSV."`
	Write     string `placeholder:"FILE" help:"Write the actors as a KTAB file (.csv or .xml)."`
}

// bargainParts are the parts of the text in their order, with the part of the report that each
// needs computed.
var bargainParts = []struct{ name, needs string }{
	{"summary", ""},
	{"models", ""},
	{"actors", ""},
	{"flips", ""},
	{"tornado", ""},
	{"shapley", bargain.PartShapley},
	{"sobol", bargain.PartSobol},
	{"swaps", bargain.PartSwaps},
	{"turns", bargain.PartFan},
	{"inputs", ""},
}

func partNames() string {
	var names []string
	for _, p := range bargainParts {
		names = append(names, p.name)
	}
	return strings.Join(names, ", ")
}

// Help shows the usual ways to ask, and what a case of one's own looks like.
func (bargainCmd) Help() string {
	return `  tightrope bargain azerbaijan
  tightrope bargain actors.csv --event '>=60' --dimension 2 --spread 8,25
  tightrope bargain azerbaijan --measured capability --show models,swaps
  tightrope bargain azerbaijan --override turkiye.position=30..40..55 --why "…" --save mine.toml

A case of your own is a TOML file; a copy of one that ships is the best start (--save makes
one). It needs:
  name, title, summary, balancer, partners, pressers, layers, as_of, horizon
  [dimension]  name, status_quo, anchors = [{ at = 0, means = "…" }, { at = 100, means = "…" }]
  [event]      name, means, op ("<=" or ">="), at
  [[actor]]    id, actor (ISO3 or "AZE:Public"), name, and for each of
               [actor.position] and [actor.salience] (0 to 100) and [actor.capability]:
               low, mode, high, source ("analyst", or ids of sources), because
  [[override]] on, what, low, mode, high, why: the log, written by --override
Errors name the line. A KTAB file has a first line with name, description, number of actors and
of dimensions, a line of headings, and a line for each actor: name, description, influence, and
position and salience on each dimension.`
}

func (c bargainCmd) Run(s *session) error {
	if c.Override != "" {
		return c.override(s)
	}
	if c.Positions != "" || c.Write != "" || c.Model == "smp" {
		return c.ktab(s)
	}
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	in, err := c.in(s)
	if err != nil {
		return err
	}
	out, err := s.app.Bargain(s.ctx, in)
	if err != nil {
		return err
	}
	if c.Chart != "" {
		if err := writeFile(c.Chart, func(w io.Writer) error { return brief.DrawBargain(w, out.Report) }); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(out)
	}
	t := bargainText{w: tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0), out: out, only: c.Model}
	for _, p := range bargainParts {
		if c.shows(p.name) {
			t.part(p.name)
		}
	}
	if err := t.w.Flush(); err != nil {
		return err
	}
	s.note("%s\n%s", out.Floor, out.Calibration)
	return nil
}

func (c bargainCmd) shows(part string) bool {
	if len(c.Show) == 0 {
		return true
	}
	for _, p := range c.Show {
		if p == part || p == "all" {
			return true
		}
	}
	return false
}

// in is what the flags ask for.
func (c bargainCmd) in(s *session) (app.BargainIn, error) {
	in := app.BargainIn{
		Case: c.Case, AsOf: s.asOf, Event: c.Event, Dimension: c.Dimension, Line: c.Line / 100, Lognorm: c.Lognormal, Compat: c.Compat,
		Seed: s.seed, Draws: int(c.Draws), FanDraws: int(c.FanDraws), Workers: c.Workers,
	}
	if !(c.Line > 0 && c.Line < 100) {
		return in, usagef("--line %g: want a percentage between 0 and 100", c.Line)
	}
	var err error
	if in.Measured, err = measuredFields(c.Measured); err != nil {
		return in, err
	}
	if c.Spread != "" {
		if n, err := fmt.Sscanf(c.Spread, "%g,%g", &in.Spread[0], &in.Spread[1]); n != 2 || err != nil || !(in.Spread[0] >= 0 && in.Spread[1] >= 0 && in.Spread[1] < 100) {
			return in, usagef("--spread %q: want points and per cent, as in 8,25", c.Spread)
		}
	}
	if len(c.Show) == 0 || c.shows("all") {
		return in, nil
	}
	in.Parts = []string{}
	if c.Chart != "" { // it draws the turns
		in.Parts = append(in.Parts, bargain.PartFan)
	}
	for _, want := range c.Show {
		known := false
		for _, p := range bargainParts {
			if known = known || p.name == want; p.name == want && p.needs != "" {
				in.Parts = append(in.Parts, p.needs)
			}
		}
		if !known {
			return in, usagef("--show %s: want %s", want, partNames())
		}
	}
	return in, nil
}

// measuredFields checks the fields of --measured.
func measuredFields(asked []string) ([]string, error) {
	for _, f := range asked {
		switch f {
		case "all":
			return app.MeasuredFields, nil
		case "capability", "salience", "position":
		default:
			return nil, usagef("--measured %s: want capability, salience, position or all", f)
		}
	}
	return asked, nil
}

// override logs a judgment in a case file.
func (c bargainCmd) override(s *session) error {
	what, value, ok := strings.Cut(c.Override, "=")
	switch {
	case !ok || what == "" || value == "":
		return usagef("--override %q: want ACTOR.FIELD=VALUE", c.Override)
	case strings.TrimSpace(c.Why) == "":
		return usagef("--override wants a reason: --why \"…\"")
	}
	on := s.asOf
	if on.IsZero() {
		now := time.Now().UTC()
		on = fact.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
	}
	out, err := s.app.Override(s.ctx, app.OverrideIn{Case: c.Case, What: what, Value: value, Why: c.Why, On: on})
	if err != nil {
		return err
	}
	file := c.Save
	switch {
	case file == "" && !out.Own:
		return usagef("%s ships inside the program: --save FILE makes a copy of your own that carries the override", c.Case)
	case file == "":
		file = c.Case
	}
	if err := writeFile(file, func(w io.Writer) error { _, err := w.Write(out.File); return err }); err != nil {
		return err
	}
	if s.json {
		return s.print(out)
	}
	_, err = fmt.Fprintf(s.out, "%s: %s is %g..%g..%g from %s on: %s (was %s)\n", file, out.What, out.Low, out.Mode, out.High, out.On, out.Why, out.Was)
	return err
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
	for k, dim := range sc.Dimensions {
		if k > 0 {
			fmt.Fprintln(w)
		}
		pathText(w, sc, path, k, dim)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	s.note("One run is a path to look at, no forecast: small changes of the inputs move it by points.")
	return unsure
}

// pathText is the positions of every turn on one dimension.
func pathText(w io.Writer, sc bargain.Scenario, path bargain.Path, k int, dim string) {
	title := "ACTOR"
	if len(sc.Dimensions) > 1 {
		title = strings.ToUpper(dim)
	}
	fmt.Fprint(w, title)
	for t := range path.Turns {
		fmt.Fprintf(w, "\tTURN %d", t)
	}
	fmt.Fprintln(w)
	for i, a := range sc.Actors {
		fmt.Fprint(w, a.Name)
		for _, t := range path.Turns {
			fmt.Fprintf(w, "\t%.2f", t.Position[i*sc.Point.D+k])
		}
		fmt.Fprintln(w)
	}
}
