package bargain

import (
	"fmt"
	"math"
	"slices"
)

// headline is the election behind P(event): Markov-uniform, which predicted the decisions of
// DEU III best of all the models here. Positions within 2.5 points are one option, since the
// scales of cases are anchored in steps of 10 to 25 and judged to 5.
var headline = Election{Rule: MarkovUniform, Same: 2.5}

// Options are the choices of an assessment; the zero value gives the defaults.
type Options struct {
	Seed       uint64     // of the random numbers
	Draws      int        // from the ranges; 10,000
	Workers    int        // goroutines; as many as there are processors. The result is the same
	Capability Shape      // of capabilities; Triangular
	Line       float64    // that the flip table carries P across; 0.5
	Residuals  *Residuals // DEUResiduals
	Histogram  int        // bins of the outcome distribution; 20
	SMP        SMP        // options of the Spatial Model of Politics
	Bare       bool       // leave out the flip table, the tornado and leave-one-out
}

func (o Options) withDefaults() Options {
	if o.Draws <= 0 {
		o.Draws = 10_000
	}
	if o.Capability == "" {
		o.Capability = Triangular
	}
	if o.Line <= 0 || o.Line >= 1 {
		o.Line = 0.5
	}
	if o.Histogram <= 0 {
		o.Histogram = 20
	}
	if o.Residuals == nil {
		r := DEUResiduals()
		o.Residuals = &r
	}
	return o
}

// Assessment is the answer to the question of a game, with what is needed to dispute it.
type Assessment struct {
	Game    Game   `json:"game"`
	Seed    uint64 `json:"seed"`
	Draws   int    `json:"draws"`
	Formula string `json:"formula"`
	Basis   string `json:"basis"` // how many of the inputs are measured and how many judged

	P       Estimate `json:"p"`        // of the event: the mean of the next two
	PMass   Estimate `json:"p_mass"`   // the election's own probability of the event
	PErring Estimate `json:"p_erring"` // the election's mean, erring as models have erred

	Forecast   float64 `json:"forecast"`   // the median of Outcome: where the decision is expected
	Outcome    Spread  `json:"outcome"`    // the distribution behind P
	Election   Spread  `json:"election"`   // of the election alone
	Compromise Spread  `json:"compromise"` // of the compromise mean over the draws, without errors

	Models      []ModelRow  `json:"models"`
	Players     []PlayerRow `json:"players"`
	Line        float64     `json:"line"`
	Flips       []Flip      `json:"flips,omitempty"`
	Tornado     []Swing     `json:"tornado,omitempty"`
	Floor       string      `json:"floor"`
	Calibration string      `json:"calibration"`
	Notes       []string    `json:"notes"`
}

// Estimate is a mean over the draws. SE is its Monte Carlo standard error (at most, since the
// draws are stratified); Low and High are the 5 % and 95 % points over the draws: what the
// ranges of the inputs alone leave open.
type Estimate struct {
	Value float64 `json:"value"`
	SE    float64 `json:"se"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Spread is a distribution on the event's dimension.
type Spread struct {
	Mean float64 `json:"mean"`
	Bins []Bin   `json:"bins"`
	// Quantiles at 0.05, 0.10, 0.25, 0.50, 0.75, 0.90 and 0.95.
	Quantiles []Quantile `json:"quantiles"`
}

// Bin is one bar of a histogram; the last one includes its upper end.
type Bin struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
	P    float64 `json:"p"`
}

// Quantile is a value below which a share of the distribution lies.
type Quantile struct {
	Q  float64 `json:"q"`
	At float64 `json:"at"`
}

// ModelRow is one model beside the others.
type ModelRow struct {
	Name     string    `json:"name"`
	Title    string    `json:"title"`
	Formula  string    `json:"formula"`
	Source   string    `json:"source"`
	AtModes  float64   `json:"at_modes"`           // expected outcome at the most likely values
	All      []float64 `json:"all_at_modes"`       // the same on every dimension
	Expected Estimate  `json:"expected"`           // expected outcome over the draws
	Likely   *float64  `json:"likely,omitempty"`   // most probable option at the most likely values
	PMass    *float64  `json:"p_mass,omitempty"`   // the model's own probability of the event
	PErring  float64   `json:"p_erring"`           // its expected outcome, erring by the residuals
	P        float64   `json:"p"`                  // the mean of both, or PErring where there is one
	Side     float64   `json:"side"`               // share of draws whose expected outcome is the event
	None     string    `json:"none,omitempty"`     // why there is no distribution
	Skill    string    `json:"skill,omitempty"`    // how the model did on known decisions
	Headline bool      `json:"headline,omitempty"` // P(event) comes from this one
}

// PlayerRow is what one player does to the result.
type PlayerRow struct {
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	Weight float64      `json:"weight"` // share of Σ capability × salience at the most likely values
	Pull   float64      `json:"pull"`   // points by which it moves the compromise mean from the mean of the rest
	Wins   float64      `json:"wins"`   // probability that its position is the outcome, over the draws
	Basis  string       `json:"basis"`  // which of its inputs are measured and which judged
	POut   *Estimate    `json:"p_out,omitempty"`
	Delta  *float64     `json:"delta,omitempty"` // P without the player minus P
	Fields []InputField `json:"fields"`
}

// Assess computes P(event) of the game by Monte Carlo over the ranges of its players: in each
// draw the Markov-uniform election gives a probability to every position held; P is the mean
// of two views of it, the mass that lies in the event, and the chance of the event when the
// outcome is the election's mean and errs by the residuals. The compromise mean and the other
// models stand beside it. The same game, seed and draws give the same result for any Workers.
func Assess(g Game, o Options) (Assessment, error) {
	if err := g.asked(); err != nil {
		return Assessment{}, err
	}
	o = o.withDefaults()
	s := newDraws(g, o.Draws, o.Seed, o.Capability)
	run, err := simulate(s, o)
	if err != nil {
		return Assessment{}, fmt.Errorf("game %s: %w", g.Name, err)
	}
	a := Assessment{
		Game: g, Seed: o.Seed, Draws: o.Draws, Line: o.Line, Basis: g.Basis(),
		Formula: formulaP(g.Event, *o.Residuals), Floor: floorText(*o.Residuals), Calibration: calibrationText(*o.Residuals),
		Notes: notes(g, o),
	}
	a.PMass, a.PErring = run.estimate(colMass), run.estimate(colErring)
	a.P = estimateOf(mixed(run.cols[colMass], run.cols[colErring]))
	a.Outcome, a.Election, a.Compromise = run.spreads(o)
	a.Forecast = a.Outcome.Median()
	if a.Models, err = modelRows(g, run, o); err != nil {
		return Assessment{}, err
	}
	a.Players = playerRows(g, run)
	if !o.Bare {
		leaveOneOut(&a, o)
		a.Flips, a.Tornado = sensitivity(g, a.P.Value, o)
	}
	return a, nil
}

// mixed is the mean of two columns, draw by draw.
func mixed(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = (a[i] + b[i]) / 2
	}
	return out
}

func estimateOf(x []float64) Estimate {
	n := float64(len(x))
	mean := 0.0
	for _, v := range x {
		mean += v
	}
	mean /= n
	ss := 0.0
	for _, v := range x {
		ss += (v - mean) * (v - mean)
	}
	e := Estimate{Value: mean, Low: mean, High: mean}
	if len(x) > 1 {
		sorted := slices.Clone(x)
		slices.Sort(sorted)
		e.SE = math.Sqrt(ss / (n - 1) / n)
		e.Low, e.High = quantileSorted(sorted, 0.05), quantileSorted(sorted, 0.95)
		e.Value = max(sorted[0], min(sorted[len(sorted)-1], mean)) // where all are alike the sum still rounds
	}
	return e
}
