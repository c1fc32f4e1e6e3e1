package forecast

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

//go:embed data/durability.json
var shippedJSON []byte

// Forecasters are the models whose probabilities are shown, the fullest first.
var Forecasters = []Spec{Historic, Own, Momentum, Compact}

// Shipment is what was fitted on a panel and can be used without it: models, curves and odds
// ratios, never the rows themselves.
type Shipment struct {
	From, To int     `json:"-"`
	Fitted   Fitted  `json:"fitted"`
	Models   []Model `json:"models"`
	Odds     []Odds  `json:"odds"`
	Gains    []Gain  `json:"gains,omitempty"`
	// Episodes are the counts of balancing acts by each definition.
	Episodes []Counts `json:"episodes,omitempty"`
	Returns  Returns  `json:"returns"`
	Energy   *Energy  `json:"energy,omitempty"`
	Curves   []Curve  `json:"curves"`
}

// Fitted says what a shipment was fitted on.
type Fitted struct {
	From     int    `json:"from"`
	To       int    `json:"to"`     // the last tie-year
	Judged   int    `json:"judged"` // the last tie-year whose five years are known
	TieYears int    `json:"tie_years"`
	Dyads    int    `json:"dyads"`
	Data     string `json:"data"`
	Command  string `json:"command"`
	Seed     uint64 `json:"seed"`
}

// Model is a fit with what it was worth at rolling origins.
type Model struct {
	Name         string      `json:"name"`
	Fit          *Fit        `json:"fit"`
	Recalibrated Recalibrate `json:"recalibrated"`
	Skill        Scored      `json:"skill"`
}

// Scored is skill with the interval of the skill over age alone when clients are drawn with
// replacement.
type Scored struct {
	Skill
	Low  float64 `json:"skill_low"`
	High float64 `json:"skill_high"`
}

// Recalibrate maps the log odds of a model to those seen in the last decade: A + B·logodds.
type Recalibrate struct {
	A     float64 `json:"a"`
	B     float64 `json:"b"`
	From  int     `json:"from"` // tie-years on which it rests
	To    int     `json:"to"`
	N     int     `json:"n"`
	Error float64 `json:"ece"`   // mean distance of said and seen in ten bins, before
	Skill float64 `json:"skill"` // over age alone, when every origin is recalibrated on the ten years before it
	Used  bool    `json:"used"`  // only where that is better than without
}

// P is the recalibrated probability of a log odds.
func (r Recalibrate) P(score float64) float64 { return logistic(r.A + r.B*score) }

// Headline is the probability that stands first: recalibrated where that was better at the
// rolling origins, as fitted where it was not.
func (r Recalibrate) Headline(score float64) float64 {
	if r.Used {
		return r.P(score)
	}
	return logistic(score)
}

// Returns says how often a tie that was cut came back.
type Returns struct {
	Cuts      int     `json:"cuts"`
	Half      float64 `json:"half"`      // back to half the old volume 6 to 15 years on
	Delivered float64 `json:"delivered"` // any delivery in those years
	Big       float64 `json:"big"`       // any delivery, ties of 200 or more
}

// Energy is how long shares of crude oil lasted.
type Energy struct {
	Series    string        `json:"series"`
	From      int           `json:"from"`
	To        int           `json:"to"`
	Importers int           `json:"importers"`
	Ties      int           `json:"ties"`
	Curves    []EnergyCurve `json:"curves"`
	Skill     EnergySkill   `json:"skill"` // of its own history, five years ahead
	Data      string        `json:"data"`
}

// Shipped is what ships with the program, parsed at the first call.
var Shipped = sync.OnceValues(func() (*Shipment, error) { return ReadShipment(shippedJSON) })

// ReadShipment reads what Ship wrote.
func ReadShipment(b []byte) (*Shipment, error) {
	var s Shipment
	if err := json.Unmarshal(b, &s); err != nil {
		return nil, fmt.Errorf("durability: models and curves: %w", err)
	}
	return &s, nil
}

// Ship fits the models and curves on a panel, and measures the odds ratios where asked.
func (p *Panel) Ship(data, command string, seed uint64, odds bool) (*Shipment, error) {
	if len(p.Ties) == 0 {
		return nil, ErrNoRows
	}
	s := &Shipment{Fitted: Fitted{From: p.Ties[0].Year, To: p.Ties[len(p.Ties)-1].Year, TieYears: len(p.Ties), Dyads: p.Dyads(), Data: data, Command: command, Seed: seed}}
	all := make([]*TieYear, len(p.Ties))
	for i := range p.Ties {
		all[i] = &p.Ties[i]
		if !math.IsNaN(all[i].Cut5) {
			s.Fitted.Judged = max(s.Fitted.Judged, all[i].Year)
		}
	}
	rng := func(stream uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, stream)) }
	for i, spec := range Forecasters {
		fit, err := spec.Fit(all, DeepCut, true)
		if err != nil {
			return nil, err
		}
		seen, err := p.Rolling(spec, DeepCut, AllTies, AllTies)
		if err != nil {
			return nil, err
		}
		m := Model{Name: spec.Name, Fit: fit, Recalibrated: recalibrate(seen, s.Fitted.Judged), Skill: Score(seen, rng(uint64(i)))}
		m.round()
		s.Models = append(s.Models, m)
	}
	for _, outcome := range []Outcome{DeepCut, NextExit} {
		for _, e := range p.Exposures() {
			if !odds {
				break
			}
			odds, err := p.OddsRatios(outcome, e)
			if errors.Is(err, ErrNoFit) {
				continue // the files lack the hostility that the exposure counts
			}
			if err != nil {
				return nil, err
			}
			for i := range odds {
				for _, v := range []*float64{&odds[i].Ratio, &odds[i].Low, &odds[i].High} {
					*v = rounded(*v, 3)
				}
			}
			s.Odds = append(s.Odds, odds...)
		}
	}
	if odds {
		s.Episodes = p.Layers.counts()
		var err error
		if s.Gains, err = p.gains(rng(30)); err != nil && !errors.Is(err, ErrNoFit) {
			return nil, err
		}
	}
	s.Curves = p.Curves(rng(10))
	for i := range s.Curves {
		c := &s.Curves[i]
		for _, v := range [][]float64{c.Stay, c.Low, c.High} {
			roundAll(v, 3)
		}
	}
	s.Returns = p.returns()
	return s, nil
}

func (m *Model) round() {
	f := m.Fit
	for _, v := range [][]float64{f.Median, f.Mean, f.SD, f.Coef, f.Cov} {
		roundAll(v, 7)
	}
	for _, v := range []*float64{&f.Intercept, &m.Recalibrated.A, &m.Recalibrated.B} {
		*v = rounded(*v, 6)
	}
	for _, v := range []*float64{&m.Recalibrated.Error, &m.Recalibrated.Skill, &m.Skill.Low, &m.Skill.High, &m.Skill.Skill.Skill, &m.Skill.Base, &m.Skill.AUC, &m.Skill.Brier} {
		*v = rounded(*v, 4)
	}
}

func roundAll(v []float64, digits int) {
	for i := range v {
		v[i] = rounded(v[i], digits)
	}
}

func rounded(v float64, digits int) float64 {
	k := math.Pow(10, float64(digits))
	return math.Round(v*k) / k
}

// recalibrate fits A + B·logodds to what was said at the origins about the last ten judged
// years, against what came.
func recalibrate(seen []Foreseen, judged int) Recalibrate {
	r := Recalibrate{B: 1, From: judged - 9, To: judged}
	var z [][]float64
	var y []float64
	var late []Foreseen
	for _, f := range seen {
		if f.Tie.Year >= r.From {
			z, y = append(z, []float64{1, math.Log(f.P / (1 - f.P))}), append(y, f.Y)
			late = append(late, f)
		}
	}
	if r.N, r.Error = len(y), CalibrationError(late); r.N == 0 {
		return r
	}
	if beta, _, err := newton(z, y, 2); err == nil && r.N >= 200 {
		r.A, r.B = beta[0], beta[1]
	}
	r.Skill = SkillOf(RecalibratedAtOrigins(seen)).Skill
	r.Used = r.Skill > SkillOf(seen).Skill
	return r
}

// recalibrationYears are the years before an origin whose outcomes recalibrate it.
const recalibrationYears = 10

// RecalibratedAtOrigins puts every origin on the log odds that fit what earlier origins said and what had
// come of it in the ten years before; origins with less than 200 such ties stay as they are.
func RecalibratedAtOrigins(seen []Foreseen) []Foreseen {
	out := slices.Clone(seen)
	for _, origin := range origins() {
		var z [][]float64
		var y []float64
		for _, f := range seen {
			if known := f.Tie.Year + cutHorizon; f.Origin < origin && known <= origin && known > origin-recalibrationYears {
				z, y = append(z, []float64{1, math.Log(f.P / (1 - f.P))}), append(y, f.Y)
			}
		}
		if len(y) < 200 {
			continue
		}
		beta, _, err := newton(z, y, 2)
		if err != nil {
			continue
		}
		for i, f := range seen {
			if f.Origin == origin {
				out[i].P = logistic(beta[0] + beta[1]*math.Log(f.P/(1-f.P)))
			}
		}
	}
	return out
}

// Score is SkillOf with the interval of the skill: 400 draws of clients with replacement.
func Score(f []Foreseen, rng *rand.Rand) Scored {
	if len(f) == 0 {
		return Scored{} // no origin had enough to be tested on
	}
	s := Scored{Skill: SkillOf(f)}
	byClient := map[State][2]float64{}
	var clients []State
	for _, x := range f {
		if _, ok := byClient[x.Tie.A]; !ok {
			clients = append(clients, x.Tie.A)
		}
		e := byClient[x.Tie.A]
		e[0] += (x.P - x.Y) * (x.P - x.Y)
		e[1] += (x.ByAge - x.Y) * (x.ByAge - x.Y)
		byClient[x.Tie.A] = e
	}
	draws := make([]float64, curveDraws)
	for d := range draws {
		var model, age float64
		for range clients {
			e := byClient[clients[rng.IntN(len(clients))]]
			model, age = model+e[0], age+e[1]
		}
		draws[d] = 1 - model/age
	}
	slices.Sort(draws)
	s.Low, s.High = percentile(draws, 0.025), percentile(draws, 0.975)
	return s
}

// Bin is a tenth of the forecasts: what was said and what came.
type Bin struct {
	Said, Seen float64
	N          int
}

// Calibration sorts forecasts into ten bins of equal size.
func Calibration(f []Foreseen) []Bin {
	by := slices.Clone(f)
	slices.SortStableFunc(by, func(a, b Foreseen) int { return compare(a.P, b.P) })
	var out []Bin
	for i := range 10 {
		part := by[i*len(by)/10 : (i+1)*len(by)/10]
		var b Bin
		for _, x := range part {
			b.Said, b.Seen, b.N = b.Said+x.P, b.Seen+x.Y, b.N+1
		}
		if b.N > 0 {
			b.Said, b.Seen = b.Said/float64(b.N), b.Seen/float64(b.N)
			out = append(out, b)
		}
	}
	return out
}

// CalibrationError is the mean distance between said and seen over the bins.
func CalibrationError(f []Foreseen) float64 {
	var sum, n float64
	for _, b := range Calibration(f) {
		sum, n = sum+float64(b.N)*math.Abs(b.Said-b.Seen), n+float64(b.N)
	}
	return sum / max(n, 1)
}

// returns looks 6 to 15 years past every tie-year that was followed by a cut.
func (p *Panel) returns() Returns {
	var r Returns
	var big, bigBack float64
	l := p.Layers
	end := l.ends.arms - l.First
	for i := range p.Ties {
		t := &p.Ties[i]
		if t.Cut5 != 1 || t.k+curveYears > end {
			continue
		}
		half, any := 0.0, 0.0
		for k := t.k + cutHorizon + 1; k <= t.k+curveYears; k++ {
			ij := t.i*l.n + t.j
			if l.w5[k][ij] >= t.W5/2 {
				half = 1
			}
			if l.tiv[k][ij] > 0 {
				any = 1
			}
		}
		r.Cuts, r.Half, r.Delivered = r.Cuts+1, r.Half+half, r.Delivered+any
		if t.W5 >= 200 {
			big, bigBack = big+1, bigBack+any
		}
	}
	n := max(float64(r.Cuts), 1)
	r.Half, r.Delivered, r.Big = rounded(r.Half/n, 3), rounded(r.Delivered/n, 3), rounded(bigBack/max(big, 1), 3)
	return r
}

func (s *Shipment) model(name string) (*Model, error) {
	for i := range s.Models {
		if s.Models[i].Name == name {
			return &s.Models[i], nil
		}
	}
	return nil, fmt.Errorf("durability: no model %q among those fitted", name)
}

func (s *Shipment) curve(c Class) *Curve {
	for i := range s.Curves {
		if s.Curves[i].Class == c {
			return &s.Curves[i]
		}
	}
	return nil
}

// FittedOn says on what the models and curves rest.
func (s *Shipment) FittedOn() string {
	f := s.Fitted
	return fmt.Sprintf("Fitted on %d tie-years of %d directed pairs, %d to %d, of major conventional arms; outcomes are known for tie-years to %d. Data: %s.",
		f.TieYears, f.Dyads, f.From, f.To, f.Judged, f.Data)
}

// Bound says what must not be read into the numbers.
func (s *Shipment) Bound() string {
	f := s.Fitted
	return fmt.Sprintf("The curves rest on arms deliveries of %d to %d and say nothing of oil, of words or of intent; what lies after %d is carried over, not observed. A cut here is a fall of deliveries by more than four fifths: arms come in batches, and %.0f %% of ties that were cut delivered again 6 to 15 years later. No claim of cause is made.",
		f.From, f.To+1, f.To+1, 100*s.Returns.Delivered)
}
