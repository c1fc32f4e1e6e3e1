package app

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tightrope/bargain"
	"tightrope/board"
	"tightrope/fact"
	"tightrope/shock"
)

// BargainIn asks who gives way.
type BargainIn struct {
	Case    string // a case, a case file (.toml), or a KTAB file (.csv, .xml)
	Seed    uint64
	Draws   int
	Workers int
}

// BargainOut is the answer of every model, and the path of the Spatial Model of Politics.
type BargainOut struct {
	*bargain.Assessment
	Fan *bargain.Fan `json:"smp,omitempty"`
}

// Bargain plays a case or the actors of a file: P of its event, the models beside it, what
// would flip it, and the fan of the Spatial Model of Politics with its instability.
func (a *App) Bargain(ctx context.Context, in BargainIn) (BargainOut, error) {
	g, err := a.gameOf(in.Case)
	if err != nil {
		return BargainOut{}, err
	}
	opt := bargain.Options{Seed: in.Seed, Draws: in.Draws, Workers: in.Workers}
	as, err := bargain.Assess(g, opt)
	if err != nil {
		return BargainOut{}, err
	}
	if opt.Draws == 0 {
		opt.Draws = fanDraws
	}
	fan, err := bargain.SMPFan(g, bargain.SMP{}, opt)
	if err != nil {
		return BargainOut{}, err
	}
	return BargainOut{Assessment: &as, Fan: &fan}, ctx.Err()
}

// fanDraws are enough for the 10, 50 and 90 % points of a fan; the model is slow and no forecast.
const fanDraws = 1000

func (a *App) gameOf(name string) (bargain.Game, error) {
	if isKTAB(name) {
		s, err := Scenario(name)
		if err != nil {
			return bargain.Game{}, err
		}
		return s.Game(), nil
	}
	in, err := a.Open(name, nil)
	if err != nil {
		return bargain.Game{}, err
	}
	if in.Case == nil {
		return bargain.Game{}, fmt.Errorf("%s: want a case, a case file (.toml) or a KTAB file (.csv, .xml)", name)
	}
	return bargain.FromCase(*in.Case)
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

// StressIn asks what would break the balance of a case.
type StressIn struct {
	Case   string
	Shocks []fact.Shock // none = those of the case
	AsOf   fact.Date
	Seed   uint64
	Draws  int
}

// Stress plays the case after each shock beside the case as it is.
func (a *App) Stress(ctx context.Context, in StressIn) (shock.Table, error) {
	src, err := a.Open(in.Case, nil)
	if err != nil {
		return shock.Table{}, err
	}
	if src.Case == nil {
		return shock.Table{}, fmt.Errorf("%s: want a case or a case file (.toml)", in.Case)
	}
	c := *src.Case
	rules, err := a.rules()
	if err != nil {
		return shock.Table{}, err
	}
	if in.AsOf.IsZero() {
		in.AsOf = c.AsOf
	}
	ev := a.evidence(&c, c.Balancer)
	b, err := board.Build(in.AsOf, ev.Observations, ev.Events, rules)
	if err != nil {
		return shock.Table{}, err
	}
	if len(in.Shocks) == 0 {
		in.Shocks = c.Shocks
	}
	if len(in.Shocks) == 0 {
		return shock.Table{}, fmt.Errorf("case %s has no shocks: give --cut, --end, --drop or --set", c.Name)
	}
	t, err := shock.Stress(c, b, in.Shocks, bargain.Options{Seed: in.Seed, Draws: in.Draws})
	if err != nil {
		return t, err
	}
	return t, ctx.Err()
}

// ScenarioOf is a case or file as KTAB has it, at its most likely values.
func (a *App) ScenarioOf(name string, compat bool, seed uint64) (bargain.Scenario, error) {
	if isKTAB(name) {
		s, err := Scenario(name)
		s.Model.Compat = compat
		return s, err
	}
	g, err := a.gameOf(name)
	if err != nil {
		return bargain.Scenario{}, err
	}
	return bargain.ScenarioOf(g, bargain.SMP{Compat: compat, Seed: seed}), nil
}
