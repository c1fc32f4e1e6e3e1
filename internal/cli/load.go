package cli

import (
	"fmt"
	"text/tabwriter"

	"tightrope/internal/app"
	"tightrope/internal/home"
)

type loadCmd struct {
	Source  string   `arg:"" optional:"" help:"The source whose format the files have; see --list."`
	Files   []string `arg:"" optional:"" help:"Files, or folders of them."`
	List    bool     `help:"List the sources with licence, address and what is loaded."`
	Mapping string   `placeholder:"FILE" help:"For the source table: the mapping file from columns to observations or events."`
}

// Help shows the usual way.
func (loadCmd) Help() string {
	return "tightrope load --list\ntightrope load sipri TIV-Export-ISR-1950-2021.csv\ntightrope load baci ~/Downloads/baci/\n\n" +
		"Files are kept byte for byte in the home ($TIGHTROPE_HOME), named by their SHA-256; loading one twice changes nothing."
}

func (c loadCmd) Run(s *session) error {
	if err := s.openHome(!c.List); err != nil {
		return err
	}
	defer s.app.CloseHome()
	if c.List {
		return c.list(s)
	}
	if c.Source == "" || len(c.Files) == 0 {
		return usagef("load: want a source and at least one file; see: tightrope load --list")
	}
	var all []home.Loaded
	err := s.app.Load(s.ctx, app.LoadIn{Reader: c.Source, Files: c.Files, Mapping: c.Mapping}, func(l home.Loaded) {
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

func loadedText(s *session, l home.Loaded) {
	r := l.Report
	if l.Already {
		fmt.Fprintf(s.out, "%s: loaded before; nothing changed\n", l.Entry.File)
		return
	}
	fmt.Fprintf(s.out, "%s: %d rows read, %d kept, %d refused\n", l.Entry.File, r.Read, r.Kept, r.Refused)
	for _, why := range r.Reasons {
		fmt.Fprintf(s.out, "  %d refused, the first in line %d: %s\n", why.Rows, why.First, why.Why)
	}
	for _, a := range r.Alerts {
		fmt.Fprintf(s.out, "  ! %s\n", a)
	}
}

func (c loadCmd) list(s *session) error {
	all := s.app.Sources()
	if s.json {
		return s.print(all)
	}
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	for _, e := range all {
		state := "nothing loaded"
		if e.Files > 0 {
			state = fmt.Sprintf("%d files, %d rows loaded", e.Files, e.Rows)
		}
		fmt.Fprintf(w, "%s\t%s: %s\t%s\n", e.Name, e.Publisher, e.Title, state)
		fmt.Fprintf(w, "\tgives %s\n\tlicence: %s; handing on: %s\n\t%s\n", e.Gives, e.Licence, e.Share, e.Address)
		if e.Key != "" {
			fmt.Fprintf(w, "\tneeds %s\n", e.Key)
		}
	}
	return w.Flush()
}
