package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"tightrope/internal/app"
)

type alignCmd struct {
	A      string   `arg:"" help:"A state, by any name or code."`
	B      string   `arg:"" help:"Another one."`
	Others []string `arg:"" optional:"" help:"More states: every pair of all of them is measured."`

	Alliances bool   `help:"Compare alliance portfolios year by year, not votes."`
	By        string `enum:",session,issue,window,year" default:"" placeholder:"WHAT" help:"A row for each session, issue, or the window as a whole; alliances go by year."`
	Issue     string `enum:",me,nu,di,hr,co,ec" default:"" placeholder:"CODE" help:"Only roll calls on an issue: me (Palestinian conflict), nu (nuclear arms), di (arms control), hr (human rights), co (colonialism), ec (development)."`
	Sessions  string `placeholder:"N-M" help:"Only these sessions, as 70-74 or 74; of alliances these years."`
	Chart     string `placeholder:"FILE.svg" help:"Also draw it."`

	Ideal   bool   `help:"Place both on one dimension by all the votes that are loaded, session by session."`
	Exact   bool   `help:"With --ideal: draw from the posterior; a minute or two instead of seconds."`
	Calls   string `placeholder:"FILE" help:"With --ideal: the roll calls of unvotes, where they are not loaded; they date votes that were loaded without."`
	Bridges string `placeholder:"FILE" help:"With --ideal: pairs of roll calls on one repeated resolution, in columns rcid1 and rcid2, where they are not loaded."`
}

func (c alignCmd) Run(s *session) error {
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	if c.Ideal {
		return c.ideal(s)
	}
	if c.Exact || c.Calls != "" || c.Bridges != "" {
		return usagef("--exact, --calls and --bridges belong to --ideal")
	}
	in := app.AlignIn{A: c.A, B: c.B, Others: c.Others, AsOf: s.asOf, Alliances: c.Alliances, By: c.By, Issue: c.Issue}
	var err error
	if in.Since, in.Last, err = numbersFrom(c.Sessions); err != nil {
		return usagef("--sessions: %v", err)
	}
	if c.Alliances && (c.Issue != "" || c.By != "" && c.By != app.ByYear) || !c.Alliances && c.By == app.ByYear {
		return usagef("votes go by session, issue or window, alliances by year and without issues")
	}
	out, err := s.app.Align(s.ctx, in)
	if errors.Is(err, app.ErrSameState) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	for _, n := range out.Notes {
		s.note("%s", n)
	}
	if c.Chart != "" {
		if err := writePlot(c.Chart, out.Plot()); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(out)
	}
	return c.tables(s, out)
}

// numbersFrom reads "70-74" or "74".
func numbersFrom(text string) (first, last int, err error) {
	if text == "" {
		return 0, 0, nil
	}
	a, b, ranged := strings.Cut(text, "-")
	if !ranged {
		b = a
	}
	first, errA := strconv.Atoi(strings.TrimSpace(a))
	last, errB := strconv.Atoi(strings.TrimSpace(b))
	if errA != nil || errB != nil || first < 1 || last < first {
		return 0, 0, fmt.Errorf("%q: want a number or two in order, as 70-74", text)
	}
	return first, last, nil
}

func (c alignCmd) tables(s *session, out app.AlignOut) error {
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	pairs := out.Pairs
	if len(pairs) == 0 && len(out.Sessions) > 0 {
		pairs = []app.AlignPair{{A: out.A, B: out.B, Scores: out.Sessions}}
	}
	marginal := "YES/ABSTAIN/NO"
	if c.Alliances {
		marginal = "LEVELS 0/1/2/3"
	}
	for _, p := range pairs {
		fmt.Fprintf(w, "%s AND %s\tSHARED\tALIKE\tAGREEMENT\tS\tS²\tS WEIGHTED\tKAPPA\tKAPPA²\tPI\tPI²\tTAU-B\t%s %s\t%s\t\n", p.A, p.B, marginal, p.A, p.B)
		for _, x := range p.Scores {
			fmt.Fprintf(w, "%s\t%d of %d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", x.Label, x.N, x.Calls,
				score(x.Same), score(x.Agreement), score(x.S), score(x.SSq), score(x.SWeighted), score(x.Kappa), score(x.KappaSq),
				score(x.Pi), score(x.PiSq), score(x.TauB), counts(x.MarginalA), counts(x.MarginalB), why(x))
		}
		fmt.Fprintln(w)
	}
	if len(out.Stated) > 0 {
		fmt.Fprintln(w, "STATED\tAGREEMENT\tITEM\tSOURCE")
	}
	for _, o := range out.Stated {
		fmt.Fprintf(w, "%s\t%.3f\t%s\t%s\n", o.Period, o.Value, o.Item, o.Source)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if len(pairs) > 0 {
		s.note("Alike: the same answer; agreement: half a point for an abstention. S, kappa and pi with distances as they are and squared (²).\nS weighted by %s.", out.Weights)
	}
	return nil
}

func counts(n []int) string {
	parts := make([]string, len(n))
	for i, k := range n {
		parts[i] = strconv.Itoa(k)
	}
	return strings.Join(parts, "/")
}

// why says why scores are missing: all of them, or by name.
func why(x app.AlignScore) string {
	if x.Alarm != "" {
		return x.Alarm
	}
	if r := x.Reasons["same"]; r != "" {
		return r
	}
	var said []string
	for _, name := range []string{"s_weighted", "kappa_abs", "pi_abs", "tau_b"} {
		if r := x.Reasons[name]; r != "" {
			said = append(said, strings.TrimSuffix(name, "_abs")+": "+r)
		}
	}
	return strings.Join(said, "; ")
}

// score writes a measure, or that there is none.
func score(v *float64) string {
	if v == nil {
		return "none"
	}
	return fmt.Sprintf("%.3f", *v)
}
