package bargain

import (
	"fmt"
	"strconv"
	"strings"

	"tightrope/fact"
)

// InputField is one input of a player, with where it comes from.
type InputField struct {
	Field string     `json:"field"` // capability, position, salience; "position 2" on a second dimension
	Range fact.Range `json:"range"`
	// Kind says what the range rests on: see KindOf.
	Kind string `json:"kind"`
}

// analyst is the word for a judgment in the source of a range.
const analyst = "analyst"

// The kinds of input.
const (
	Measured   = "measured"          // from the sources named alone
	JudgedFrom = "judged on sources" // an analyst's judgment that names what it rests on
	Judged     = "judged"            // an analyst's judgment alone
)

// KindOf says whether a range is measured or judged: by the word "analyst" among its sources,
// and by whether it names other sources or observations beside it.
func KindOf(r fact.Range) string {
	word, others := false, len(r.Rests) > 0
	for s := range strings.FieldsFuncSeq(r.Source, func(c rune) bool { return c == ' ' || c == ',' || c == ';' }) {
		if s == analyst {
			word = true
		} else {
			others = true
		}
	}
	switch {
	case word && others:
		return JudgedFrom
	case word || !others:
		return Judged
	}
	return Measured
}

// fieldName numbers the field from the second dimension on.
func fieldName(base string, d int) string {
	if d == 0 {
		return base
	}
	return base + " " + strconv.Itoa(d+1)
}

// Fields lists the inputs of a player.
func (p Player) Fields() []InputField {
	add := func(out []InputField, name string, r fact.Range) []InputField {
		return append(out, InputField{Field: name, Range: r, Kind: KindOf(r)})
	}
	var out []InputField
	for d := range p.Position {
		out = add(out, fieldName("position", d), p.Position[d])
	}
	for d := range p.Salience {
		out = add(out, fieldName("salience", d), p.Salience[d])
	}
	return add(out, "capability", p.Capability)
}

// basisOf says of one input of a player whether it is measured or judged.
func (p Player) basisOf(field string) string {
	for _, f := range p.Fields() {
		if f.Field == field {
			return f.Kind
		}
	}
	return ""
}

// Basis says of all inputs of the player which are measured and which judged: one word where
// they are all alike.
func (p Player) Basis() string {
	by := map[string][]string{}
	for _, f := range p.Fields() {
		kind := f.Kind
		if kind == JudgedFrom {
			kind = Judged
		}
		by[kind] = append(by[kind], f.Field)
	}
	switch {
	case len(by[Measured]) == 0:
		return Judged
	case len(by[Judged]) == 0:
		return Measured
	}
	return strings.Join(by[Measured], ", ") + " measured; " + strings.Join(by[Judged], ", ") + " judged"
}

// Basis counts the inputs of the game by what they rest on.
func (g Game) Basis() string {
	n := map[string]int{}
	all := 0
	for _, p := range g.Players {
		for _, f := range p.Fields() {
			n[f.Kind]++
			all++
		}
	}
	switch all {
	case n[Measured]:
		return fmt.Sprintf("%d measured", all)
	case n[Judged] + n[JudgedFrom]:
		return fmt.Sprintf("%d judged", all)
	}
	return fmt.Sprintf("%d measured, %d judged", n[Measured], n[Judged]+n[JudgedFrom])
}

func modelRows(g Game, r *run, o Options) ([]ModelRow, error) {
	modes := g.Modes()
	var out []ModelRow
	row := func(m Model, mean, mass int) error {
		at, err := m.Run(modes)
		if err != nil {
			return err
		}
		k := g.Event.Dim
		row := ModelRow{
			Name: m.Name(), Title: m.Title(), Formula: m.Formula(), Source: m.Source(),
			AtModes: at.Expected[k], All: at.Expected, Expected: r.estimate(mean), None: at.None, Skill: skill[m.Name()],
		}
		for _, x := range r.cols[mean] {
			row.PErring += o.Residuals.Chance(g.Event, x) / float64(len(r.cols[mean]))
			if g.Event.Happens(x) {
				row.Side += 1 / float64(len(r.cols[mean]))
			}
		}
		row.P = row.PErring
		if at.None == "" {
			m := r.estimate(mass).Value
			row.PMass, row.Likely = &m, &at.MostProbable[k]
			row.P = (row.PErring + m) / 2
		}
		row.Headline = len(out) == 0
		out = append(out, row)
		return nil
	}
	conditional, incentive := headline, headline
	conditional.Rule, incentive.Rule = Conditional, MarkovIncentive
	for _, m := range []struct {
		model      Model
		mean, mass int
	}{
		{headline, colElection, colMass},
		{Mean{}, colMean, -1},
		{Median{}, colMedian, -1},
		{conditional, colCond, colCondMass},
		{incentive, colInc, colIncMass},
	} {
		if err := row(m.model, m.mean, m.mass); err != nil {
			return nil, err
		}
	}
	if o.Bare {
		return out, nil
	}
	return explorers(g, o, out)
}

// explorerDraws is over how many draws the models are run that are looked at, not believed.
const explorerDraws = 40

// explorers adds the rows of Nash bargaining, the expected-utility model and the Spatial Model
// of Politics: each draw is a run of its own, so there are fewer of them.
func explorers(g Game, o Options, out []ModelRow) ([]ModelRow, error) {
	s := newDraws(g, min(fewer(explorerDraws, len(g.Players), 12, 2), o.Draws), o.Seed, o.Capability)
	modes := g.Modes()
	limitSalience(modes)
	k := g.Event.Dim
	spatial := o.SMP
	spatial.Compat = false // side by side the models stand as they are published
	for _, m := range []Model{Nash{StatusQuo: g.StatusQuo}, ExpectedUtility{}, spatial} {
		at, err := m.Run(modes)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Name(), err)
		}
		x, errs := make([]float64, s.n), make([]error, s.n)
		forEach(s.n, o.Workers, func(_, i int) {
			p := NewPoint(modes.N, modes.D)
			s.fill(p, i)
			limitSalience(p)
			o, err := m.Run(p)
			if err != nil {
				errs[i] = err
				return
			}
			x[i] = o.Expected[k]
		})
		row := ModelRow{
			Name: m.Name(), Title: m.Title(), Formula: m.Formula(), Source: m.Source(),
			AtModes: at.Expected[k], All: at.Expected, Expected: estimateOf(x), None: at.None, Skill: skill[m.Name()],
		}
		for i, v := range x {
			if errs[i] != nil {
				return nil, fmt.Errorf("%s: %w", m.Name(), errs[i])
			}
			row.PErring += o.Residuals.Chance(g.Event, v) / float64(s.n)
			if g.Event.Happens(v) {
				row.Side += 1 / float64(s.n)
			}
		}
		row.P = row.PErring
		out = append(out, row)
	}
	return out, nil
}

func playerRows(g Game, r *run) []PlayerRow {
	modes := g.Modes()
	k := g.Event.Dim
	total, moment := 0.0, 0.0
	clout := make([]float64, modes.N)
	for i := range modes.N {
		clout[i] = modes.Capability[i] * modes.Salience[i*modes.D+k]
		total += clout[i]
		moment += clout[i] * modes.Position[i*modes.D+k]
	}
	out := make([]PlayerRow, len(g.Players))
	for i, p := range g.Players {
		row := PlayerRow{ID: p.ID, Name: p.Name, Wins: r.wins[i], Basis: p.Basis(), Fields: p.Fields()}
		if total > 0 {
			row.Weight = clout[i] / total
		}
		if rest := total - clout[i]; rest > 0 {
			row.Pull = moment/total - (moment-clout[i]*modes.Position[i*modes.D+k])/rest
		}
		out[i] = row
	}
	return out
}
