package shock

import (
	"fmt"
	"math"
	"strings"

	"tightrope/bargain"
	"tightrope/fact"
)

// Table is a case beside itself after each of several shocks.
type Table struct {
	Case       string           `json:"case"`
	Event      string           `json:"event"`
	Seed       uint64           `json:"seed"`
	Draws      int              `json:"draws"`
	P          bargain.Estimate `json:"p"` // of the event without a shock
	Expected   float64          `json:"expected"`
	Compromise float64          `json:"compromise"`
	Basis      string           `json:"basis"` // how many of the inputs are measured and how many judged
	Rows       []Row            `json:"rows"`
	Floor      string           `json:"floor"`
}

// Row is the case after one shock.
type Row struct {
	ID         string           `json:"id"`
	Name       string           `json:"name"`
	Means      string           `json:"means,omitempty"`
	Date       fact.Date        `json:"date,omitzero"`
	Done       []string         `json:"done"` // the edits in words
	Cut        []string         `json:"cut,omitempty"`
	Supply     []SupplyLoss     `json:"supply,omitempty"` // of each flow that is cut
	Basis      string           `json:"basis"`            // of the inputs after the shock
	P          bargain.Estimate `json:"p"`
	Delta      bargain.Estimate `json:"delta"` // of P, paired draw by draw
	Expected   float64          `json:"expected"`
	Moved      float64          `json:"moved"` // of the expected outcome, in points
	Compromise float64          `json:"compromise"`
	Outcome    bargain.Spread   `json:"outcome"`
	Reads      string           `json:"reads"`         // one sentence to say aloud
	Err        string           `json:"err,omitempty"` // why the shock could not be applied; the rest is then empty
}

// Stress plays the case as it is and after each shock, all under the same random numbers. A
// shock that cannot be applied has the reason in its row and does not stop the others.
func Stress(c fact.Case, b fact.Board, shocks []fact.Shock, o bargain.Options) (Table, error) {
	base, err := bargain.FromCase(c)
	if err != nil {
		return Table{}, err
	}
	o.Bare = true
	now, err := bargain.Assess(base, o)
	if err != nil {
		return Table{}, err
	}
	t := Table{
		Case: c.Name, Event: c.Event.Name, Seed: now.Seed, Draws: now.Draws, P: now.P,
		Expected: now.Election.Mean, Compromise: now.Compromise.Mean, Floor: now.Floor, Basis: now.Basis,
	}
	var games []bargain.Game
	var at []int // the row of each game
	for i, s := range shocks {
		row := Row{ID: s.ID, Name: s.Name, Means: s.Means, Date: s.Date}
		g, err := row.apply(c, b, s)
		if err != nil {
			row.Err = err.Error()
			row.Reads = fmt.Sprintf("%s cannot be played: %v", s.Name, err)
		} else {
			row.Basis = g.Basis()
			games, at = append(games, g), append(at, i)
		}
		t.Rows = append(t.Rows, row)
	}
	played, err := bargain.Compare(base, games, o)
	if err != nil {
		return Table{}, err
	}
	for k, d := range played {
		row := &t.Rows[at[k]]
		row.P, row.Delta, row.Outcome = d.P, d.Delta, d.Outcome
		row.Expected, row.Moved, row.Compromise = d.Expected.Value, d.Moved, d.Compromise.Value
		row.Reads = reads(row.Name, c.Event.Name, t.P.Value, *row)
	}
	return t, nil
}

// apply makes the game after the shock and notes what was done.
func (r *Row) apply(c fact.Case, b fact.Board, s fact.Shock) (bargain.Game, error) {
	applied, err := Apply(c, b, s.Edits)
	if err != nil {
		return bargain.Game{}, err
	}
	r.Done = applied.Done
	for _, tie := range applied.Cut {
		r.Cut = append(r.Cut, fmt.Sprintf("%s: %s → %s: %s", tie.Layer, tie.From, tie.To, tie.Label))
	}
	return bargain.FromCase(applied.Case)
}

// reads says the row in a sentence. A change within two standard errors, or below half a
// point, is none.
func reads(name, event string, before float64, r Row) string {
	points := 100 * r.Delta.Value
	what := fmt.Sprintf("the probability of %s goes from %.0f %% to %.0f %% (%+.0f points)", event, 100*before, 100*r.P.Value, points)
	if math.Abs(r.Delta.Value) <= 2*r.Delta.SE || math.Abs(points) < 0.5 {
		what = fmt.Sprintf("the probability of %s stays at %.0f %%", event, 100*r.P.Value)
	}
	return strings.TrimRight(name, ". ") + ": " + what + "."
}
