package cli

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"tightrope/forecast"
	"tightrope/internal/app"
)

func durabilityText(s *session, out app.DurabilityOut) error {
	w := s.out
	if out.Energy != nil {
		crudeText(w, out)
	}
	if out.Outlook.Year == 0 {
		if out.From != "" {
			fmt.Fprintf(w, "No arms tie from %s to %s, %s.\n", out.Names[out.Supplier], out.Names[out.Client], out.From)
		}
		return triadText(w, out.Triad)
	}
	if out.Energy != nil {
		fmt.Fprintln(w)
	}
	o := out.Outlook
	fmt.Fprintf(w, "ARMS from %s to %s, %s\n", out.Names[out.Supplier], out.Names[out.Client], out.From)
	fmt.Fprintf(w, "Five years to %d: %.0f TIV million (SIPRI's trend-indicator value)", o.Year, o.W5)
	if o.Share >= 0 {
		fmt.Fprintf(w, ", %.0f %% of the client's arms imports", 100*o.Share)
	}
	fmt.Fprintln(w, ".")
	if o.State != "" {
		fmt.Fprintf(w, "State as of %d: %s (%s). %s\n", o.StateYear, o.State, o.StateWhy, o.Below)
	}
	if len(o.Curves) > 0 {
		fmt.Fprintln(w, "\nHow long ties like this one lasted: the share not cut after so many years")
		var curves []curve
		for i, c := range o.Curves {
			fmt.Fprintf(w, "  %c  %s (%d pairs)\n", 'A'+i, c.Means(), c.Dyads[0])
			curves = append(curves, curve{c.Stay, c.Low, c.High})
		}
		curveText(w, curves, shownYears)
	}
	if err := cutsText(w, o); err != nil {
		return err
	}
	if err := triadText(w, out.Triad); err != nil {
		return err
	}
	fmt.Fprintf(w, "\n%s\n\n%s\n%s\n", o.Opposition, o.Bound, o.FittedOn)
	for _, x := range o.Assumed {
		s.note("Not known and set to the median: %s.", x)
	}
	return nil
}

// shownYears are the years of a curve that a terminal shows.
var shownYears = []int{1, 2, 3, 4, 5, 8, 10, 15}

// curve is the share that is left after one, two … years, with its interval.
type curve struct{ stay, low, high []float64 }

// bars is how many letters wide a whole share is drawn.
const bars = 20

// curveText draws curves side by side: full to the low end of the interval, light to the high
// one, so that a long light part shows how little is known.
func curveText(w io.Writer, curves []curve, years []int) {
	fmt.Fprint(w, "  years")
	for i := range curves {
		fmt.Fprintf(w, "  %-*c", bars+16, 'A'+i)
	}
	fmt.Fprintln(w)
	for _, y := range years {
		line := fmt.Sprintf("  %5d", y)
		for _, c := range curves {
			if y > len(c.stay) {
				line += strings.Repeat(" ", bars+18)
				continue
			}
			low, high := int(math.Round(bars*c.low[y-1])), int(math.Round(bars*c.high[y-1]))
			line += fmt.Sprintf("  %s%s%s %3.0f %% %-9s", strings.Repeat("█", low), strings.Repeat("░", high-low), strings.Repeat(" ", bars-high),
				100*c.stay[y-1], fmt.Sprintf("(%.0f–%.0f)", 100*c.low[y-1], 100*c.high[y-1]))
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

func cutsText(w io.Writer, o forecast.Outlook) error {
	if len(o.Cuts) == 0 {
		return nil
	}
	fmt.Fprintf(w, "\nChance of a deep cut: deliveries of %d to %d under a fifth of those of %d to %d\n", o.Year+1, o.Year+5, o.Year-4, o.Year)
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "  MODEL\tCHANCE\t90 % OF THE PARAMETERS\tRECALIBRATED\tSKILL OVER AGE ALONE, OUT OF SAMPLE")
	for _, c := range o.Cuts {
		fmt.Fprintf(t, "  %s\t%.0f %%\t%.0f to %.0f %%\t%.0f %%\t%.3f (%.3f to %.3f), AUC %.3f, %d tie-years\n",
			c.Model, 100*c.P, 100*c.Low, 100*c.High, 100*c.Recal, c.Skill.Skill.Skill, c.Skill.Low, c.Skill.High, c.Skill.AUC, c.Skill.N)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(w, "  %s\n", o.Chosen)
	fmt.Fprintf(w, "What moves %s (added to the log odds):\n", o.Cuts[0].Model)
	for _, d := range o.Cuts[0].Drivers {
		fmt.Fprintf(w, "  %+.2f  %s\n", d.LogOdds, d.Means)
	}
	if o.Settled != "" {
		fmt.Fprintf(w, "%s\n", o.Settled)
	}
	return nil
}

func crudeText(w io.Writer, out app.DurabilityOut) {
	e := out.Energy
	fmt.Fprintf(w, "CRUDE OIL of %s from %s, by %s\n", out.Names[e.Importer], out.Names[e.Origin], out.EnergySeries)
	fmt.Fprintf(w, "%.0f %% of the importer's recorded crude in %d; a fifth or more in %s", 100*e.Share, e.Year, years(e.Age))
	fmt.Fprintln(w, " without a break, as far as the series goes back.")
	if e.Now > e.Year {
		fmt.Fprintf(w, "Lost since: %.0f %% in %d.\n", 100*e.NowShare, e.Now)
	}
	fmt.Fprintln(w, "\nHow long such shares lasted: the share of ties still at a fifth of the imports or more after so many years")
	var curves []curve
	for i, c := range e.Curves[:min(3, len(e.Curves))] {
		fmt.Fprintf(w, "  %c  %s (%d pairs)\n", 'A'+i, c.Name, c.Pairs[0])
		curves = append(curves, curve{c.Stay, c.Low, c.High})
	}
	curveText(w, curves, []int{1, 2, 3, 4, 5})
	fmt.Fprintf(w, "Chance to be under a fifth five years on: %.0f %% (90 %% interval of the parameters %.0f to %.0f %%).\n%s\n%s\n", 100*e.Lost, 100*e.Low, 100*e.High, e.Text, e.Fitted)
}

func years(n int) string {
	if n == 1 {
		return "one year"
	}
	return fmt.Sprintf("%d years", n)
}

func triadText(w io.Writer, t *app.TriadOut) error {
	if t == nil {
		return nil
	}
	_, err := fmt.Fprintf(w, "\n%s between %s and %s, %d\n  deeds: %s\n  hostility of partner and presser: %s\n  link to the presser: %s\n", t.A, t.B, t.C, t.Year, evidenceText(t.Deeds), evidenceText(t.Hostility), evidenceText(t.Links))
	if err == nil && !t.Whole {
		_, err = fmt.Fprintln(w, "  The data do not show all three parts; a case may confirm the triad.")
	}
	return err
}
