package app

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"tightrope/balance"
	"tightrope/board"
	"tightrope/fact"
)

// deadZones are the widths under which every board is shown.
var deadZones = []float64{0.05, 0.15, 0.30}

// variant is a set of rules with its name.
type variant struct {
	name  string
	rules board.Rules
}

// variants change one choice at a time: the dead zone, the half-lives, one layer left out.
func variants(r board.Rules) []variant {
	var out []variant
	for _, z := range deadZones {
		v := r
		v.DeadZone = z
		out = append(out, variant{fmt.Sprintf("dead zone %.2f", z), v})
	}
	for _, f := range []float64{0.5, 2} {
		v := r
		v.HalfLifeWords, v.HalfLifeDeeds, v.HalfLifeDisputes = f*r.HalfLifeWords, f*r.HalfLifeDeeds, f*r.HalfLifeDisputes
		out = append(out, variant{fmt.Sprintf("half-lives × %g", f), v})
	}
	for _, layer := range slices.Sorted(maps.Keys(r.Layer)) {
		if r.Layer[layer] == 0 {
			continue
		}
		v := r
		v.Layer = maps.Clone(r.Layer)
		v.Layer[layer] = 0
		out = append(out, variant{"without " + string(layer), v})
	}
	return out
}

type builder func(fact.Date, board.Rules) (balance.Graph, error)

// band is the index under every variant of the rules, with the ties that are always strained
// under one of the two rules only.
func (o *BalanceOut) band(ctx context.Context, in BalanceIn, rules board.Rules, build builder) error {
	base := strainedPairs(o.graph, o.report)
	for _, v := range variants(rules) {
		g, err := build(o.AsOf, v.rules)
		if err != nil {
			return err
		}
		r, err := balance.AnalyseFor(ctx, g, balance.AskStrain, o.options(in))
		if err != nil {
			return err
		}
		row := RuleOut{Rule: v.name, Ties: len(g.Edges), L: r.L, Total: r.Total, F: r.F()}
		now := strainedPairs(g, r)
		for _, pair := range slices.Sorted(maps.Keys(now)) {
			if !base[pair] {
				row.Changed = append(row.Changed, "+ "+pair)
			}
		}
		for _, pair := range slices.Sorted(maps.Keys(base)) {
			if !now[pair] {
				row.Changed = append(row.Changed, "− "+pair)
			}
		}
		o.Rules = append(o.Rules, row)
	}
	return nil
}

func strainedPairs(g balance.Graph, r balance.Report) map[string]bool {
	out := map[string]bool{}
	for i, e := range g.Edges {
		if r.Strain[i] == balance.Always {
			a, b := g.Names[e.A], g.Names[e.B]
			out[min(a, b)+" – "+max(a, b)] = true
		}
	}
	return out
}

// maxSpells is the most years that one question covers.
const maxSpells = 250

// series is the board at the end of each year.
func (o *BalanceOut) series(ctx context.Context, in BalanceIn, rules board.Rules, build builder) error {
	if in.From.IsZero() && in.To.IsZero() {
		return nil
	}
	from, to := in.From.Year, in.To.Year
	if to == 0 {
		to = o.AsOf.Year
	}
	if from == 0 || to < from || to-from >= maxSpells {
		return fmt.Errorf("from %d to %d: want at most %d years in their order", from, to, maxSpells)
	}
	var spells []balance.Spell
	for year := from; year <= to; year++ {
		date := fact.Date{Year: year, Month: 12, Day: 31}
		if o.AsOf.Before(date) {
			date = o.AsOf // nothing later is known
		}
		g, err := build(date, rules)
		if err != nil {
			return err
		}
		r, err := balance.AnalyseFor(ctx, g, 0, o.options(in))
		if err != nil {
			return err
		}
		row := SpellOut{Date: date, Ties: len(g.Edges), Cycles: g.Cycles(), L: r.L, Total: r.Total, F: r.F(), Low: r.F(), High: r.F()}
		for _, z := range deadZones {
			v := rules
			v.DeadZone = z
			h, err := build(date, v)
			if err != nil {
				return err
			}
			b, err := balance.AnalyseFor(ctx, h, 0, o.options(in))
			if err != nil {
				return err
			}
			if len(h.Edges) > 0 {
				row.Low, row.High = min(row.Low, b.F()), max(row.High, b.F())
			}
		}
		spells = append(spells, balance.Spell{Label: date.String(), Graph: g, Report: r})
		o.Series = append(o.Series, row)
		if date == o.AsOf {
			break
		}
	}
	stable := balance.Align(spells)
	for i := range spells {
		o.Series[i].Moves = stable.Moves[i]
		for k, c := range stable.Camps[i] {
			if c >= 0 {
				o.Series[i].Camps[c] = append(o.Series[i].Camps[c], stable.Names[k])
			}
		}
	}
	o.Stable = stable.Always
	if len(o.Series) == 0 {
		return errors.New("no year to show")
	}
	return nil
}
