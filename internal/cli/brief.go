package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tightrope/brief"
	"tightrope/internal/app"
)

type briefCmd struct {
	Lint  briefLintCmd  `cmd:"" help:"Hold a brief against the conventions of analytic writing."`
	Write briefWriteCmd `cmd:"" default:"withargs" help:"Write the brief of a case or a text."`
}

// Help shows the short form: "write" need not be written.
func (briefCmd) Help() string {
	return "  tightrope brief azerbaijan                 a case of the casebook, into azerbaijan.brief.html\n" +
		"  tightrope brief article.txt -o out.html    a text; - reads standard input\n" +
		"  tightrope brief vietnam                    a state without a case, from what you loaded\n" +
		"  tightrope brief my.toml --format md        a case of your own\n" +
		"  tightrope brief lint out.html              does a written brief keep the conventions?\n\n" +
		"The word write may be left out. For its flags (--format, --output): tightrope brief write --help"
}

type briefWriteCmd struct {
	Subject string   `arg:"" name:"subject" help:"A case of the casebook, a case file (.toml), a text file, - for standard input, or a state by any name or code."`
	Partner string   `placeholder:"ACTOR" help:"The partner of a state without a case; default: found in the rows."`
	Presser []string `placeholder:"ACTOR" help:"Who presses a state without a case; may be repeated."`
	Format  string   `enum:"html,md,json,docx" default:"html" help:"html, md, json or docx."`
	Output  string   `short:"o" placeholder:"FILE" help:"Where to write; - is standard output. Default: NAME.brief.html (.md, .json, .docx) in this folder."`
}

func (c briefWriteCmd) Run(s *session) error {
	in, err := s.app.Open(c.Subject, s.in)
	if err != nil {
		return err
	}
	if in.Actor == "" && (c.Partner != "" || len(c.Presser) > 0) {
		return usagef("--partner and --presser are for a state without a case: a case and a text give the roles themselves")
	}
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	b, err := s.app.Brief(s.ctx, app.BriefIn{Input: in, Partner: c.Partner, Pressers: c.Presser, AsOf: s.asOf, Seed: s.seed, Command: c.command(s)})
	if errors.Is(err, app.ErrTwoRoles) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	if s.json {
		return brief.JSON(s.out, b)
	}
	render := map[string]func(io.Writer, brief.Brief) error{"html": brief.HTML, "md": brief.Markdown, "json": brief.JSON, "docx": brief.DOCX}[c.Format]
	if c.Output == "-" {
		return render(s.out, b)
	}
	name := c.Output
	if name == "" {
		name = in.Slug() + ".brief." + c.Format
	}
	if err := writeFile(name, func(w io.Writer) error { return render(w, b) }); err != nil {
		return err
	}
	if err := brief.Summary(s.out, b, 80); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "\nThe brief: %s\n", name)
	return err
}

// command is what the manifest prints: enough to make the same brief again.
func (c briefWriteCmd) command(s *session) string {
	parts := []string{"tightrope brief", c.Subject}
	if c.Partner != "" {
		parts = append(parts, fmt.Sprintf("--partner %q", c.Partner))
	}
	for _, p := range c.Presser {
		parts = append(parts, fmt.Sprintf("--presser %q", p))
	}
	if !s.asOf.IsZero() {
		parts = append(parts, "--as-of "+s.asOf.String())
	}
	return strings.Join(append(parts, fmt.Sprintf("--seed %d", s.seed)), " ")
}

// writeFile writes beside the target and renames, so that nobody ever reads half a file.
func writeFile(name string, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder: want the name of a file", name)
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".tightrope-*")
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", name, cause(err))
	}
	defer os.Remove(tmp.Name())
	if err := write(tmp); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if err := os.Chmod(tmp.Name(), 0o644); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), name); err != nil {
		return fmt.Errorf("%s cannot be written: %w", name, cause(err))
	}
	return nil
}

// cause is what went wrong, without the name of the temporary file that nobody asked for.
func cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

type briefLintCmd struct {
	File string `arg:"" help:"A brief, HTML or JSON."`
}

func (c briefLintCmd) Run(s *session) error {
	b, err := loadBrief(c.File)
	if err != nil {
		return err
	}
	problems := brief.Lint(b)
	if s.json {
		if err := s.print(problems); err != nil {
			return err
		}
	} else {
		for _, p := range problems {
			fmt.Fprintln(s.out, p)
		}
	}
	errs := 0
	for _, p := range problems {
		if p.IsError() {
			errs++
		}
	}
	if errs > 0 {
		return fmt.Errorf("%s: %d errors", c.File, errs)
	}
	s.note("%s: no errors, %d warnings", c.File, len(problems))
	return nil
}

func loadBrief(name string) (brief.Brief, error) {
	f, err := os.Open(name)
	if err != nil {
		return brief.Brief{}, err
	}
	defer f.Close()
	b, err := brief.LoadBrief(f)
	if err != nil {
		return b, fmt.Errorf("%s: %w", name, err)
	}
	return b, nil
}
