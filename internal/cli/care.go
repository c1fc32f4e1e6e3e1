package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"tightrope/internal/home"
)

type verifyCmd struct{}

// Run reads everything again and holds it against the ledger.
func (verifyCmd) Run(s *session) error {
	h, err := s.existingHome()
	if err != nil {
		return err
	}
	defer s.app.CloseHome()
	faults, err := h.Verify(s.ctx)
	if err != nil {
		return err
	}
	if s.json {
		return s.print(faults)
	}
	for _, f := range faults {
		fmt.Fprintf(s.out, "%s: %s\n", f.Where, f.What)
	}
	if len(faults) > 0 {
		return fmt.Errorf("%s: %d faults", h.Dir(), len(faults))
	}
	fmt.Fprintf(s.out, "%s: %d entries, everything as it was written\n", h.Dir(), len(h.Ledger()))
	return nil
}

type rebuildCmd struct{}

// Run makes the index again from ledger and evidence.
func (rebuildCmd) Run(s *session) error {
	h, err := s.existingHome()
	if err != nil {
		return err
	}
	defer s.app.CloseHome()
	if err := h.Rebuild(s.ctx); err != nil {
		return err
	}
	s.note("%s: the index is made again", h.Dir())
	return nil
}

type backupCmd struct {
	File string `arg:"" help:"The archive to write; - is standard output."`
}

func (c backupCmd) Run(s *session) error {
	h, err := s.existingHome()
	if err != nil {
		return err
	}
	defer s.app.CloseHome()
	write := func(w io.Writer) error { return h.Backup(s.ctx, w) }
	if c.File == "-" {
		return write(s.out)
	}
	return writeFile(c.File, write)
}

type restoreCmd struct {
	File string `arg:"" help:"The archive to read; - is standard input."`
}

func (c restoreCmd) Run(s *session) error {
	dir, err := s.homeDir()
	if err != nil {
		return err
	}
	in := s.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	if err := home.Restore(s.ctx, in, dir); err != nil {
		return err
	}
	s.note("%s: restored; the index is made at the next start", dir)
	return nil
}

// existingHome is the home that there is; a command that cares for one never makes one.
func (s *session) existingHome() (*home.Home, error) {
	if err := s.openHome(false); err != nil {
		return nil, err
	}
	h, err := s.app.Home()
	if err != nil {
		return nil, errors.Join(err, s.app.CloseHome())
	}
	return h, nil
}
