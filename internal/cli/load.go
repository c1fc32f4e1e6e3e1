package cli

import (
	"fmt"
	"path/filepath"
	"text/tabwriter"

	"tightrope/fact"
	"tightrope/internal/app"
	"tightrope/internal/fetch"
	"tightrope/internal/home"
)

type loadCmd struct {
	Source   string   `arg:"" optional:"" help:"The source whose format the files have; see --list."`
	Files    []string `arg:"" optional:"" help:"Files, or folders of them."`
	List     bool     `help:"List the sources with licence, address and what is loaded."`
	Mapping  string   `placeholder:"FILE" help:"For the source table: the mapping file from columns to observations or events."`
	Products []string `placeholder:"CODE" help:"Of baci: keep only goods whose code of the Harmonized System begins so, as 2709,27,93 (a whole release has eleven million rows a year)."`
	Since    string   `placeholder:"DATE" help:"Without files, of a source in many parts: the first day to download."`
	Until    string   `placeholder:"DATE" help:"The last day to download."`
	Parts    []string `placeholder:"PART" help:"Of gdelt: export (the acts, usual), mentions, gkg."`
	From     string   `placeholder:"URL" help:"Download from this address instead of the publisher's: a mirror, or a newer file."`
	Private  bool     `help:"Allow downloads from addresses of this machine and of private networks."`
}

// Help shows the usual way.
func (loadCmd) Help() string {
	return "  tightrope load --list\n  tightrope load sipri TIV-Export-ISR-1950-2021.csv\n  tightrope load baci BACI_HS92_V202601.zip    each year of the zip by itself\n  tightrope load baci BACI_HS92_V202601.zip --products 2709,2710,93\n" +
		"  tightrope load ucdp                      from the publisher's address; nothing is downloaded otherwise\n" +
		"  tightrope load gdelt --since 2026-11-01 --until 2026-11-02 --parts export,mentions\n" +
		"  tightrope load table cargoes.csv --mapping cargoes.toml\n\n" +
		"Files are kept byte for byte in the home ($TIGHTROPE_HOME), named by their SHA-256; loading one twice changes nothing.\n\n" +
		"A mapping says which column of a table (separated values or Parquet) is which field:\n\n" +
		"  kind = \"observation\"        # or \"event\"\n  comma = \";\"                 # \",\" where it is not said\n  times = 1000                # factor to the unit\n" +
		"  [columns]                   # field = column\n  from = \"seller\"\n  to = \"buyer\"\n  value = \"kt\"\n  period = \"month\"            # 2024, 2024-06 or 2024-01..2024-06\n" +
		"  [codes]                     # iso3, cow, m49 …; any spelling where it is not said\n  from = \"cow\"\n" +
		"  [set]                       # the same in every row\n  layer = \"energy\"\n  measure = \"flow\"\n  item = \"crude oil\"\n  unit = \"t\"\n  basis = \"ship tracking\"\n  reporter = \"my cargo list\"\n\n" +
		"docs/sources.md lists every field."
}

func (c loadCmd) Run(s *session) error {
	if err := s.openHome(!c.List); err != nil {
		return err
	}
	defer s.app.CloseHome()
	if c.List {
		return c.list(s)
	}
	if c.Source == "" {
		return usagef("load: want a source; see: tightrope load --list")
	}
	in, err := c.request(s)
	if err != nil {
		return err
	}
	var all []home.Loaded
	err = s.app.Load(s.ctx, in, func(l home.Loaded) {
		all = append(all, l)
		if !s.json {
			loadedText(s, l)
		}
	})
	if err == nil && s.json {
		return s.print(all)
	}
	return err
}

func (c loadCmd) request(s *session) (app.LoadIn, error) {
	in := app.LoadIn{Reader: c.Source, Files: c.Files, Mapping: c.Mapping, Parts: c.Parts, Products: c.Products, From: c.From, Fetch: fetch.Options{Private: c.Private, Progress: s.progress()}}
	dir, err := s.homeDir()
	if err != nil {
		return in, err
	}
	in.Cache = filepath.Join(dir, "downloads")
	for _, d := range []struct {
		flag, text string
		into       *fact.Date
	}{{"--since", c.Since, &in.Since}, {"--until", c.Until, &in.Until}} {
		if *d.into, err = fact.ParseDate(d.text); err != nil {
			return in, usageError{fmt.Errorf("%s: %w", d.flag, err)}
		}
	}
	return in, nil
}

func loadedText(s *session, l home.Loaded) {
	r, name := l.Report, l.Entry.File
	if l.Entry.Member != "" {
		name += "/" + l.Entry.Member
	}
	if l.Refused != "" {
		fmt.Fprintf(s.out, "%s: left out: %s\n", name, l.Refused)
		return
	}
	if l.Already {
		fmt.Fprintf(s.out, "%s: loaded before; nothing changed\n", name)
		return
	}
	fmt.Fprintf(s.out, "%s: %d rows read, %d kept, %d refused\n", name, r.Read, r.Kept, r.Refused)
	for _, why := range r.Reasons {
		fmt.Fprintf(s.out, "  %d rows, the first in line %d: %s\n", why.Rows, why.First, why.Why)
	}
	for _, a := range r.Alerts {
		fmt.Fprintf(s.out, "  ! %s\n", a)
	}
}

func (c loadCmd) list(s *session) error {
	all, err := s.app.Sources(s.ctx)
	if err != nil {
		return err
	}
	if s.json {
		return s.print(all)
	}
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	for _, e := range all {
		state := "nothing loaded"
		if l := e.Loaded; l.Files > 0 {
			state = fmt.Sprintf("%d files, %d rows", l.Files, l.Rows)
			if !l.Since.IsZero() {
				state += fmt.Sprintf(", %s to %s", l.Since, l.Until)
			}
		}
		fmt.Fprintf(w, "%s\t%s: %s\t%s\n", e.Name, e.Publisher, e.Title, state)
		fmt.Fprintf(w, "\tgives %s\n\tlicence: %s; handing on: %s\n\t%s\n", e.Gives, e.Licence, e.Share, e.Address)
		if e.Key != "" {
			fmt.Fprintf(w, "\tneeds %s\n", e.Key)
		}
	}
	return w.Flush()
}
