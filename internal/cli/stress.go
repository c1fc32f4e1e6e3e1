package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"tightrope/fact"
	"tightrope/internal/app"
	"tightrope/shock"
)

type stressCmd struct {
	Case  string   `arg:"" help:"A case of the casebook, or a case file (.toml)."`
	Shock []string `placeholder:"ID,…" help:"Only these shocks of the case; none for none of them."`

	Cut        []string `sep:"none" placeholder:"FROM->TO:ITEM" help:"Cut a flow, as in AZE->ISR:crude."`
	End        []string `sep:"none" placeholder:"A->B:ITEM" help:"End a tie, whichever way it runs."`
	Lose       []string `sep:"none" placeholder:"ACTOR:ITEM=PERCENT" help:"Let a loss of production spread through the trade of all states, as in AZE:crude=100."`
	Drop       []string `placeholder:"ACTOR" help:"Take an actor of the case out."`
	Add        []string `sep:"none" placeholder:"'ID position=…'" help:"Add an actor: 'qatar position=30 salience=20..50..70 capability=20 actor=QAT'."`
	Move       []string `placeholder:"ACTOR=VALUE" help:"Move a position: =50, +10, -10, *0.5, or a range =30..40..55."`
	Salience   []string `placeholder:"ACTOR=VALUE" help:"Change how much an actor cares."`
	Capability []string `placeholder:"ACTOR=VALUE" help:"Change what an actor can do."`
	Set        []string `placeholder:"ACTOR.FIELD=VALUE" help:"The same for any of the three."`

	Measured    []string `placeholder:"FIELD,…" help:"Take capability, salience or position (or all) from data where there are any."`
	StockDays   *float64 `placeholder:"N" help:"Days of consumption that the buyer of a cut flow has in stock; without, they count as not known."`
	ReserveDays float64  `placeholder:"N" help:"Days of consumption that every state of a cascade holds; default 91."`
	Without     []string `placeholder:"ISO3,…" help:"Suppliers that cannot stand in for a cut flow: no route, or another grade."`
	Draws       draws    `placeholder:"N" help:"Draws from the ranges; default 10,000."`
	Workers     int      `placeholder:"N" help:"Workers; default: one a processor. The output is the same."`
}

// Help shows a shock of one's own.
func (stressCmd) Help() string {
	return `The shocks of the case are played beside the case as it is, and your edits beside them:
  tightrope stress azerbaijan
  tightrope stress azerbaijan --shock none --cut 'AZE->ISR:crude' --salience turkiye=+20
  tightrope stress azerbaijan --drop iran --add 'qatar position=30 salience=50 capability=20'
Several edits are played one by one and all together. A value moves the whole range of an input.
A flow that is cut is worked out twice: for the buyer alone, and through the trade of all states
where it is loaded. To keep a change for good, see: tightrope bargain --override.`
}

func (c stressCmd) Run(s *session) error {
	in := app.StressIn{
		Case: c.Case, Only: c.Shock, AsOf: s.asOf, Seed: s.seed, Draws: int(c.Draws), Workers: c.Workers,
		Supply: shock.CutAssumptions{StockDays: c.StockDays, ReserveDays: c.ReserveDays, Without: c.Without},
	}
	var err error
	if in.Edits, err = c.edits(); err != nil {
		return err
	}
	if in.Lose, err = c.losses(); err != nil {
		return err
	}
	if c.StockDays != nil && !(*c.StockDays >= 0) || !(c.ReserveDays >= 0) {
		return usagef("days of stock and reserve: want zero or more")
	}
	if in.Measured, err = measuredFields(c.Measured); err != nil {
		return err
	}
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	t, err := s.app.Stress(s.ctx, in)
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		if strings.HasPrefix(r.ID, "own") && r.Err != "" {
			return usagef("%s: %s", c.Case, r.Err)
		}
	}
	if s.json {
		return s.print(t)
	}
	return stressText(s, t)
}

func (c stressCmd) edits() ([]fact.Edit, error) {
	var out []fact.Edit
	for _, group := range []struct {
		flag, op, field string
		what            []string
	}{
		{"cut", "cut", "", c.Cut},
		{"end", "end", "", c.End},
		{"drop", "drop", "", c.Drop},
		{"add", "add", "", c.Add},
		{"move", "set", "position", c.Move},
		{"salience", "set", "salience", c.Salience},
		{"capability", "set", "capability", c.Capability},
		{"set", "set", "", c.Set},
	} {
		for _, text := range group.what {
			if who, value, ok := strings.Cut(text, "="); ok && group.field != "" {
				text = who + "." + group.field + "=" + value
			}
			e, err := shock.ParseEdit(group.op, text)
			if err != nil {
				return nil, usageError{fmt.Errorf("--%s %s: %w", group.flag, text, err)}
			}
			out = append(out, e)
		}
	}
	return out, nil
}

// losses reads --lose.
func (c stressCmd) losses() ([]app.Loss, error) {
	var out []app.Loss
	for _, text := range c.Lose {
		what, percent, ok := strings.Cut(text, "=")
		who, item, named := strings.Cut(what, ":")
		share, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(percent), "%"), 64)
		if !ok || !named || item == "" || err != nil || !(share > 0 && share <= 100) {
			return nil, usagef("--lose %s: want ACTOR:ITEM=PERCENT, as in AZE:crude=100", text)
		}
		out = append(out, app.Loss{Who: fact.ActorID(who), Item: item, Share: share / 100})
	}
	return out, nil
}

// stressText is the table and, under it, the sentences that say each row aloud.
func stressText(s *session, t app.StressOut) error {
	for _, n := range t.Said {
		fmt.Fprintln(s.out, n)
	}
	fmt.Fprintln(s.out)
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	fmt.Fprintf(w, "SHOCK\tP(%s)\tCHANGE\tOUTCOME\tMOVED\tMEAN\tMEASURED/JUDGED\n", strings.ToUpper(t.Event))
	fmt.Fprintf(w, "none: the case as it is\t%s\t\t%.0f\t\t%.0f\t%s\n", percent(t.P.Value), t.Expected, t.Compromise, t.Basis)
	for _, r := range t.Rows {
		if r.Err != "" {
			fmt.Fprintf(w, "%s\tnot played: %s\t\t\t\t\t\n", r.Name, r.Err)
			continue
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%.0f\t%+.1f\t%.0f\t%s\n", r.Name, percent(r.P.Value), points(r.Delta.Value), r.Expected, r.Moved, r.Compromise, r.Basis)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	told := []string{}
	for _, r := range t.Rows {
		fmt.Fprintf(s.out, "\n%s\n", r.Reads)
		for _, d := range r.Done {
			fmt.Fprintln(s.out, "  ·", d)
		}
		for _, l := range r.Supply {
			if slices.Contains(told, l.Edit) {
				fmt.Fprintf(s.out, "  %s: as above\n", l.Edit)
				continue
			}
			told = append(told, l.Edit)
			supplyText(s, l)
		}
	}
	for _, l := range t.Lost {
		fmt.Fprintf(s.out, "\n%s loses %s of its %s (no stakes move, so no probability does):\n", s.app.Name(l.Who), percent(l.Share), l.Item)
		spreadText(s, l.Spread, l.Unknown)
	}
	s.note("\n%s\n%d draws, seed %d, the same random numbers for every row.", t.Floor, t.Draws, t.Seed)
	return nil
}

// supplyText says what the end of a flow does, with what it assumes and what is not known.
func supplyText(s *session, l shock.SupplyLoss) {
	line := func(format string, a ...any) { fmt.Fprintf(s.out, "    "+format+"\n", a...) }
	fmt.Fprintf(s.out, "  %s, for the buyer alone:\n", l.Edit)
	if c := l.Bilateral; c != nil {
		line("%s", c.Reads)
		if l.Tight != nil {
			line("If nothing came free elsewhere: %s", l.Tight.Reads)
		}
		for _, sub := range c.Substitutes {
			line("%s could make up %.1f %% of it, %.0f to %.0f %% dearer", s.app.Name(fact.ActorID(sub.From)), 100*sub.Takes/c.Lost, 100*sub.Detour[0], 100*sub.Detour[1])
		}
		for _, n := range append(l.Notes, c.Assumptions...) {
			line("- %s", n)
		}
		line("rows: %s", listed(l.Rests, 6))
	} else {
		line("not known: %s", l.NoCut)
	}
	fmt.Fprintf(s.out, "  %s, through the trade of all states:\n", l.Edit)
	spreadText(s, l.Spread, l.NoSpread)
}

// spreadText says how far a loss spreads, with the invariant, or why it is not known.
func spreadText(s *session, r *shock.Reach, unknown string) {
	line := func(format string, a ...any) { fmt.Fprintf(s.out, "    "+format+"\n", a...) }
	if r != nil {
		line("%s", r.Reads)
		var hit []string
		for _, h := range r.Hit {
			hit = append(hit, fmt.Sprintf("%s %.2f %%", s.app.Name(fact.ActorID(h.ID)), 100*h.Share))
		}
		line("change of consumption: %s", strings.Join(hit, ", "))
		line("invariant: consumption %+.4g and reserves %+.4g make the %+.4g %s that are lost, off by %.1g of it; %d rounds%s",
			r.Consumption, r.Reserves, r.Lost, r.Unit, r.Leak, r.Rounds, map[bool]string{false: ", not settled"}[r.Settled])
		for _, a := range r.Assumptions {
			line("- %s", a)
		}
		line("from %d flows of %s", r.Flows, r.Source)
	} else {
		line("not known: %s", unknown)
	}
}
