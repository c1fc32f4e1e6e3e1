package app

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"tightrope/bargain"
	"tightrope/brief"
	"tightrope/fact"
)

// BargainIn asks who gives way.
type BargainIn struct {
	Case string // a case, a case file (.toml), or a KTAB file (.csv, .xml)
	AsOf fact.Date
	// Event is what is asked: "<=55" or ">=80"; none = that of the case, or of a file without
	// one, the upper half of the scale.
	Event     string
	Dimension string  // on which the event lies, by name or number from 1; none = the first
	Line      float64 // that the flip table carries P across; 0 = one half
	// Measured are the fields (capability, salience, position) whose ranges are taken from data
	// where there are any.
	Measured []string
	Spread   [2]float64 // ranges around the values of a file: points of position and salience, per cent of capability
	Parts    []string   // of the report; nil = all
	Lognorm  bool       // capabilities lognormal and not triangular
	Compat   bool       // KTAB's formula defects in the Spatial Model
	Seed     uint64
	Draws    int
	FanDraws int
	Workers  int
}

// BargainOut is the whole report of a question, with every input and what it rests on.
type BargainOut struct {
	bargain.Report
	Word      string          `json:"word"` // for P, by ICD 203
	AsOf      fact.Date       `json:"as_of,omitzero"`
	JudgedAt  fact.Date       `json:"judged_as_of,omitzero"` // the date of the case
	Inputs    []InputRow      `json:"inputs"`
	Overrides []fact.Override `json:"overrides,omitempty"` // of the case's log
	Said      []string        `json:"said"`                // what a reader must know of date, event and inputs
}

// Bargain plays a case or the actors of a file: P of the event, every model beside it, what
// would flip it, who is behind it, other readings of the inputs, and the fan of the Spatial
// Model of Politics with its instability.
func (a *App) Bargain(ctx context.Context, in BargainIn) (BargainOut, error) {
	out := BargainOut{AsOf: in.AsOf}
	t, err := a.table(ctx, in)
	if err != nil {
		return out, err
	}
	out.Said, out.Inputs, out.Overrides, out.JudgedAt = t.said, t.inputs, t.overrides, t.judgedAt
	if out.AsOf.IsZero() {
		out.AsOf = t.judgedAt
	}
	opt := bargain.FullOptions{
		Options: bargain.Options{Seed: in.Seed, Draws: in.Draws, Workers: in.Workers, Line: in.Line},
		Parts:   in.Parts, FanDraws: in.FanDraws, Sets: t.sets, Others: t.readings,
	}
	if t.model != nil {
		opt.SMP = *t.model
	}
	opt.SMP.Compat = in.Compat
	if in.Lognorm {
		opt.Capability = bargain.Lognormal
	}
	if out.Report, err = bargain.Full(t.game, opt); err != nil {
		return out, err
	}
	out.Word = brief.ICD203("").Term(out.P.Value)
	return out, ctx.Err()
}

// seated is a game ready to be played, with what is known of its inputs.
type seated struct {
	game      bargain.Game
	model     *bargain.SMP // the options that a KTAB file sets
	inputs    []InputRow
	overrides []fact.Override
	judgedAt  fact.Date
	sets      []bargain.CapabilitySet
	readings  []bargain.Reading
	said      []string
}

// table seats the actors of a case or a KTAB file.
func (a *App) table(ctx context.Context, in BargainIn) (seated, error) {
	var t seated
	var err error
	if isKTAB(in.Case) {
		t, err = fileTable(in)
	} else {
		t, err = a.caseTable(ctx, in)
	}
	if err != nil {
		return t, err
	}
	said, err := ask(&t.game, in.Event, in.Dimension)
	if err != nil {
		return t, fmt.Errorf("%s: %w", in.Case, err)
	}
	if said != "" {
		t.said = append(t.said, said)
	}
	for i := range t.readings { // the question is the same by every reading
		t.readings[i].Game.Event = t.game.Event
	}
	return t, nil
}

func (a *App) caseTable(ctx context.Context, in BargainIn) (seated, error) {
	var t seated
	c, err := a.openCase(in.Case)
	if err != nil {
		return t, err
	}
	if in.Spread != [2]float64{} {
		return t, fmt.Errorf("%s: a case gives its own ranges; a spread is for files of points", in.Case)
	}
	s, err := a.stakes(ctx, c, in.AsOf, in.Measured)
	if err != nil {
		return t, err
	}
	if t.game, err = bargain.FromCase(s.played); err != nil {
		return t, err
	}
	t.inputs, t.overrides, t.judgedAt, t.said = s.rows(), c.Overrides, c.AsOf, s.notes
	t.sets = bargain.CapabilitySets(s.played, s.evidence)
	t.readings, err = s.readings()
	return t, err
}

// openCase finds a case by name or file.
func (a *App) openCase(name string) (fact.Case, error) {
	in, err := a.Open(name, nil)
	if err != nil {
		return fact.Case{}, err
	}
	if in.Case == nil {
		return fact.Case{}, fmt.Errorf("%s: want a case, or a case file (.toml)", name)
	}
	return *in.Case, nil
}

func fileTable(in BargainIn) (seated, error) {
	var t seated
	if len(in.Measured) > 0 {
		return t, fmt.Errorf("%s: a KTAB file names no states, so nothing of it can be measured: write a case (tightrope bargain --help)", in.Case)
	}
	s, err := Scenario(in.Case)
	if err != nil {
		return t, err
	}
	t.game, t.model = s.Game(), &s.Model
	t.said = []string{"A KTAB file has no date and no sources: all its values count as judged, and --as-of changes nothing."}
	if in.Spread == [2]float64{} {
		t.said = append(t.said, "Its values are points: the interval over the ranges has no width. --spread 8,25 would give them ranges.")
	}
	for i := range t.game.Players {
		p := &t.game.Players[i]
		for k := range p.Position {
			widen(&p.Position[k], in.Spread[0], bargain.Scale)
			widen(&p.Salience[k], in.Spread[0], bargain.Scale)
		}
		widen(&p.Capability, in.Spread[1]/100*p.Capability.Mode, p.Capability.Mode*2)
		p.Capability.Low = max(p.Capability.Low, p.Capability.Mode*0.01) // stays above zero
		for _, f := range p.Fields() {
			t.inputs = append(t.inputs, InputRow{Player: p.ID, Name: p.Name, Field: f.Field, Range: f.Range, Kind: f.Kind, Why: "a value of the file"})
		}
	}
	return t, nil
}

func widen(r *fact.Range, by, limit float64) {
	r.Low, r.High = max(0, r.Low-by), min(limit, r.High+by)
}

// ask sets the event of a game, and says so where it is not that of its case.
func ask(g *bargain.Game, event, dimension string) (said string, err error) {
	e := &g.Event
	if dimension != "" {
		if e.Dim, err = dimensionOf(g.Dimensions, dimension); err != nil {
			return "", err
		}
	}
	switch {
	case event != "":
		text := strings.TrimSpace(event)
		op, rest := "", ""
		for _, o := range []string{"<=", ">="} {
			if r, ok := strings.CutPrefix(text, o); ok {
				op, rest = o, strings.TrimSpace(r)
			}
		}
		at, err := strconv.ParseFloat(rest, 64)
		if op == "" || err != nil || !(at >= 0 && at <= bargain.Scale) {
			return "", fmt.Errorf("event %q: want <= or >= and a number from 0 to 100", event)
		}
		e.OutcomeEvent = fact.OutcomeEvent{Name: "the event asked for", Means: "as asked for on the command line", Op: op, At: at}
		return fmt.Sprintf("The event is the one asked for: outcome %s %g on %q.", op, at, g.Dimensions[e.Dim]), nil
	case e.Op == "":
		e.OutcomeEvent = fact.OutcomeEvent{Name: "an outcome in the upper half", Means: "the file asks about no event", Op: ">=", At: bargain.Scale / 2}
		return fmt.Sprintf("The file asks about no event: P is of an outcome of at least %g on %q. --event and --dimension ask about another.", e.At, g.Dimensions[e.Dim]), nil
	}
	return "", nil
}

func dimensionOf(names []string, asked string) (int, error) {
	if n, err := strconv.Atoi(asked); err == nil && n >= 1 && n <= len(names) {
		return n - 1, nil
	}
	for i, name := range names {
		if strings.EqualFold(name, asked) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("no dimension is called %q: want 1 to %d, or one of %q", asked, len(names), names)
}

func isKTAB(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".csv" || ext == ".xml"
}

// Scenario reads a KTAB file.
func Scenario(name string) (bargain.Scenario, error) {
	f, err := os.Open(name)
	if err != nil {
		return bargain.Scenario{}, err
	}
	defer f.Close()
	read := map[string]func(io.Reader, string) (bargain.Scenario, error){".csv": bargain.ReadKTABCSV, ".xml": bargain.ReadKTABXML}
	return read[strings.ToLower(filepath.Ext(name))](f, name)
}

// ScenarioOf is a case or file as KTAB has it, at its most likely values.
func (a *App) ScenarioOf(name string, compat bool, seed uint64) (bargain.Scenario, error) {
	if isKTAB(name) {
		s, err := Scenario(name)
		s.Model.Compat = compat
		return s, err
	}
	c, err := a.openCase(name)
	if err != nil {
		return bargain.Scenario{}, err
	}
	g, err := bargain.FromCase(c)
	if err != nil {
		return bargain.Scenario{}, err
	}
	return bargain.ScenarioOf(g, bargain.SMP{Compat: compat, Seed: seed}), nil
}
