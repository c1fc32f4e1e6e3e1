// Package cli is the command line: one file per command, each a thin door to an operation of
// package app. Results go to standard output, everything else to standard error.
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/alecthomas/kong"

	"tightrope/fact"
	"tightrope/internal/app"
)

// The exit codes.
const (
	exitDone         = 0
	exitFailed       = 1
	exitUsage        = 2
	exitInsufficient = 3 // done, but the evidence is insufficient or contradictory
)

type grammar struct {
	JSON  bool   `help:"One JSON value on standard output."`
	AsOf  string `placeholder:"DATE" help:"Use only what was known by this date (YYYY, YYYY-MM or YYYY-MM-DD)."`
	Seed  uint64 `default:"1" placeholder:"N" help:"Seed of everything that draws by chance; it is printed with the result."`
	Home  string `placeholder:"DIR" help:"The folder of loaded data; default: $TIGHTROPE_HOME, or the platform's folder for user data."`
	Quiet bool   `short:"q" help:"No progress and no notes on standard error."`

	Brief   briefCmd   `cmd:"" group:"main" help:"The main job: read, check, measure, test, and write the brief."`
	Check   checkCmd   `cmd:"" group:"main" help:"The claims of a text, each with its verdict."`
	Read    readCmd    `cmd:"" group:"main" help:"What a text asserts: events, claims and stances, with spans."`
	Explain explainCmd `cmd:"" group:"main" help:"From any number or item of a brief down to its bytes, rows or formula."`

	Align   alignCmd   `cmd:"" group:"measures" help:"How alike two states vote."`
	Expose  exposeCmd  `cmd:"" group:"measures" help:"On whom a state depends, and who depends on it."`
	Board   boardCmd   `cmd:"" group:"measures" help:"Ties as of a date."`
	Gap     gapCmd     `cmd:"" group:"measures" help:"Words, votes and deeds toward each counterpart."`
	Balance balanceCmd `cmd:"" group:"measures" help:"The camps of a signed network, the ties that fit none, and a certificate."`

	Forecast forecastCmd `cmd:"" group:"tests" help:"How long a tie of this kind lasts."`

	Bargain bargainCmd `cmd:"" group:"tests" help:"Who gives way: the models side by side, and what would flip the answer."`
	Stress  stressCmd  `cmd:"" group:"tests" help:"What would break the balance: shocks under the same random numbers."`

	Load loadCmd `cmd:"" group:"data" help:"Bring publishers' files in, and list what can be loaded."`
	Code codeCmd `cmd:"" group:"data" help:"Code events in batch: JSON lines in, JSON lines out."`

	Verify     verifyCmd     `cmd:"" group:"care" help:"Hold everything loaded against the ledger."`
	Rebuild    rebuildCmd    `cmd:"" group:"care" help:"Make the index again from ledger and evidence."`
	Backup     backupCmd     `cmd:"" group:"care" help:"Write ledger, evidence and cases as one archive."`
	Restore    restoreCmd    `cmd:"" group:"care" help:"Bring an archive back into an empty home."`
	Doctor     doctorCmd     `cmd:"" group:"care" help:"Examine the casebook and the machine."`
	Completion completionCmd `cmd:"" group:"care" help:"Print a completion script for a shell."`
	Version    versionCmd    `cmd:"" group:"care" help:"Print the version."`
}

var groups = kong.ExplicitGroups([]kong.Group{
	{Key: "main", Title: "The main job"},
	{Key: "measures", Title: "Measures"},
	{Key: "tests", Title: "What would break it"},
	{Key: "data", Title: "Data"},
	{Key: "care", Title: "Care"},
})

// session is what a command runs in.
type session struct {
	ctx      context.Context
	app      *app.App
	in       io.Reader
	out, err io.Writer
	json     bool
	quiet    bool
	home     string
	asOf     fact.Date
	seed     uint64
	model    *kong.Application
}

// Main runs one command and gives the exit code.
func Main(args []string, in io.Reader, out, errw io.Writer) int {
	var g grammar
	code := -1
	k, err := kong.New(&g,
		kong.Name("tightrope"),
		kong.Description("Give it an article or a country; it tells which numbers and judgments hold and on which data,\ndraws the board of ties behind them, and tests what would break the balance.\n\n  tightrope brief azerbaijan        a case of the casebook\n  tightrope brief article.txt       any news analysis about states"),
		groups,
		kong.Writers(out, errw),
		kong.Exit(func(c int) { code = c }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
	)
	if err != nil {
		fmt.Fprintln(errw, "tightrope:", err)
		return exitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	ctx, err := k.Parse(args)
	if code >= 0 {
		return code // help was printed
	}
	if err != nil {
		fmt.Fprintf(errw, "tightrope: %v\nSee: tightrope --help\n", err)
		return exitUsage
	}
	return run(ctx, &g, k.Model, in, out, errw)
}

func run(k *kong.Context, g *grammar, model *kong.Application, in io.Reader, out, errw io.Writer) int {
	asOf, err := fact.ParseDate(g.AsOf)
	if err != nil {
		fmt.Fprintf(errw, "tightrope: --as-of: %v\n", err)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s := &session{ctx: ctx, app: app.New(), in: in, out: out, err: errw, json: g.JSON, quiet: g.Quiet, home: g.Home, asOf: asOf, seed: g.Seed, model: model}
	err = k.Run(s)
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, app.ErrInsufficient):
		s.note("%v", err)
		return exitInsufficient
	case errors.As(err, &usage):
		fmt.Fprintln(errw, "tightrope:", err)
		return exitUsage
	}
	fmt.Fprintln(errw, "tightrope:", err)
	return exitFailed
}

// usageError is wrong usage that only the command itself can see.
type usageError struct{ error }

func usagef(format string, a ...any) error { return usageError{fmt.Errorf(format, a...)} }

// note writes a line for the person at the terminal.
func (s *session) note(format string, a ...any) {
	if !s.quiet {
		fmt.Fprintf(s.err, format+"\n", a...)
	}
}

// print writes one JSON value.
func (s *session) print(v any) error {
	enc := json.NewEncoder(s.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
