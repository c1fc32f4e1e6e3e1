package forecast

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// ErrNoTie is a history in which no arms tie was on in its last year.
var ErrNoTie = errors.New("durability: no arms tie was on in the last year of the history")

// History is the deliveries of one supplier to one client and what is known about their
// markets, by year, all slices ending in the year Last. Only Flow is wanted; every other
// figure that is not known is left nil, NaN or Unknown and then stands at the median.
type History struct {
	Last      int
	Flow      []float64 // TIV million by year; five years at least, ten make the age known
	Total     []float64 // all arms imports of the client
	Exports   []float64 // all arms exports of the supplier
	AltHHI    float64   // concentration of the other suppliers in the window; NaN = not known
	Suppliers int       // other suppliers in the window; -1 = not known
	Share     float64   // of the window, where Total is not known by year; NaN = not known
	Window    float64   // volume of the window, where Flow is not known by year; 0 = from Flow
	Major     Known     // the supplier is a major power
	Power     float64   // the client's share of world capability (CINC); NaN or 0 = not known
	PowerOf   float64   // the supplier's share; the same
	CutsBy    float64   // how often ties of the client were cut lately, as Past.CutsBy; NaN or 0 = not known
	Later     []float64 // deliveries after Last, of which only the flow is known
}

// Known is yes, no or not known.
type Known int

// The three answers.
const (
	Unknown Known = iota
	Yes
	No
)

// Outlook is how long a tie of this kind has lasted and what its own history says.
type Outlook struct {
	Year       int      `json:"year"`        // the last year of the history
	W5         float64  `json:"w5"`          // TIV million of its window
	Share      float64  `json:"share"`       // NaN-free: -1 where not known
	State      TieState `json:"state"`       // at the end of the flow, Later included
	StateYear  int      `json:"state_year"`  // the year at which the state is read
	StateWhy   string   `json:"state_why"`   // in words
	BelowFifth bool     `json:"below_fifth"` // the volume is under a fifth of that five years before
	Below      string   `json:"below,omitempty"`
	Settled    string   `json:"settled"` // what deliveries since Year already say of the cut, in words
	Cuts       []Cut    `json:"cuts"`    // by model, the fuller first: its P is the answer
	Chosen     string   `json:"chosen"`  // why the first model stands first, and not a fuller one
	Unused     []Unused `json:"unused,omitempty"`
	Curves     []Curve  `json:"curves"`  // the class, and the narrower one that moves the answer most
	Assumed    []string `json:"assumed"` // what stands at the median because it is not known
	FittedOn   string   `json:"fitted_on"`
	Bound      string   `json:"bound"`
	Opposition string   `json:"opposition"`
	Odds       []Odds   `json:"odds"` // the ratios that the sentence states
}

// Cut is P(the volume of the five years after Year is under a fifth of W5) by one model.
type Cut struct {
	Model   string   `json:"model"`
	P       float64  `json:"p"`            // what stands first: Fitted, or Recalibrated where that was better at the origins
	Low     float64  `json:"low"`          // 90 % interval of the parameters
	High    float64  `json:"high"`         //
	Fitted  float64  `json:"fitted"`       // on all years
	Recal   float64  `json:"recalibrated"` // on the last decade
	Skill   Scored   `json:"skill"`
	Drivers []Driver `json:"drivers"`
}

// Unused is a fuller model that is not asked, and what it would need.
type Unused struct {
	Model string   `json:"model"`
	Lacks []string `json:"lacks"`
}

// Driver is what one variable adds to the log odds against a tie at the mean of every variable.
type Driver struct {
	Name    string  `json:"name"`
	Means   string  `json:"means"`
	Value   float64 `json:"value"`
	LogOdds float64 `json:"log_odds"`
}

// Durability says how long ties like this one lasted and how likely a deep cut is. The history
// must show a tie that is on in its last year; ErrNoTie otherwise. It uses the shipped models
// and curves; With gives others.
func Durability(h History) (Outlook, error) {
	s, err := Shipped()
	if err != nil {
		return Outlook{}, err
	}
	return s.Outlook(h)
}

// Outlook is Durability by these models and curves.
func (s *Shipment) Outlook(h History) (Outlook, error) {
	t, assumed, err := h.tie()
	if err != nil {
		return Outlook{}, err
	}
	out := Outlook{Year: h.Last, W5: t.W5, Share: t.Share, Assumed: assumed, FittedOn: s.FittedOn(), Bound: s.Bound()}
	if math.IsNaN(t.Share) {
		out.Share = -1
	}
	out.StateYear = h.Last + len(h.Later)
	if len(h.Flow) > 0 {
		flow := append(slices.Clone(h.Flow), h.Later...)
		if out.State, out.BelowFifth, out.StateWhy = StateOf(flow); out.BelowFifth {
			now, then := tail(flow, windowYears), tail(flow[:len(flow)-windowYears], windowYears)
			out.Below = fmt.Sprintf("The five years to %d carry %.0f TIV million, %.0f %% of the %.0f of the five years before.", out.StateYear, now, 100*now/then, then)
		}
	}
	out.Settled = h.settled(t.W5)
	for _, m := range Forecasters {
		if lacks := m.lacks(t, h); len(lacks) > 0 {
			out.Unused = append(out.Unused, Unused{Model: m.Name, Lacks: lacks})
			continue
		}
		c, err := s.cut(m, t)
		if err != nil {
			return Outlook{}, err
		}
		out.Cuts = append(out.Cuts, c)
	}
	out.Chosen = s.chosen(out)
	out.Curves = s.curvesFor(t, h.Major)
	out.Opposition, out.Odds = s.opposition()
	return out, nil
}

// settled says what deliveries after the last year of the history already say of the cut.
func (h History) settled(w5 float64) string {
	var since float64
	for _, v := range h.Later[:min(len(h.Later), cutHorizon)] {
		since += v
	}
	until := h.Last + min(len(h.Later), cutHorizon)
	switch {
	case len(h.Later) == 0:
		return ""
	case since >= cutBelow*w5:
		return fmt.Sprintf("Deliveries since then settle it: %.0f of %.0f TIV million by %d, %.0f %%, are no deep cut.", since, w5, until, 100*since/w5)
	case len(h.Later) >= cutHorizon:
		return fmt.Sprintf("Deliveries since then settle it: %.0f of %.0f TIV million by %d, %.0f %%, are a deep cut by the rule.", since, w5, until, 100*since/w5)
	}
	return fmt.Sprintf("Deliveries since then: %.0f of %.0f TIV million by %d, %.0f %%; a fifth by %d would be no deep cut.", since, w5, until, 100*since/w5, h.Last+cutHorizon)
}

// tie puts the history into the form of a tie-year, and lists what is not known of it.
func (h History) tie() (*TieYear, []string, error) {
	t := &TieYear{Year: h.Last, W5: h.Window, Share: math.NaN(), Trend: math.NaN(), AltVolume: math.NaN(), AltHHI: math.NaN(), Exports: math.NaN(), Import: math.NaN(), ExportShare: math.NaN(), Since: -1, Suppliers: -1}
	t.Structure.CINCA, t.Structure.CINCB = orNaN(h.Power), orNaN(h.PowerOf)
	t.Past.CutsBy, t.Past.ExportsWas = orNaN(h.CutsBy), math.NaN()
	var assumed []string
	n := len(h.Flow)
	if n >= windowYears {
		t.W5 = tail(h.Flow, windowYears)
		t.Past.Recent = h.Flow[n-1]
		for _, v := range h.Flow[max(0, n-2*windowYears):] {
			t.Past.Deliveries += int(flag(v > 0))
		}
		t.Trend = math.Log((tail(h.Flow, 2) + 1) / (t.W5 + 1))
		for t.Since = 0; t.Since < n && h.Flow[n-1-t.Since] == 0; t.Since++ {
		}
	} else {
		assumed = append(assumed, "the trend and the year of the last delivery")
	}
	switch {
	case len(h.Total) >= windowYears && tail(h.Total, windowYears) > 0:
		t.Import = tail(h.Total, windowYears)
		t.Share = t.W5 / t.Import
	case !math.IsNaN(h.Share) && h.Share > 0:
		t.Share = h.Share
		t.Import = t.W5 / h.Share
	default:
		assumed = append(assumed, "the supplier's share")
	}
	if t.W5 < tieVolume || t.Share < tieStays {
		return nil, nil, ErrNoTie
	}
	if t.AltVolume = t.Import - t.W5; t.AltVolume < 0 {
		return nil, nil, fmt.Errorf("durability: deliveries of %g exceed all imports of %g", t.W5, t.Import)
	}
	if len(h.Exports) >= windowYears && tail(h.Exports, windowYears) > 0 {
		t.Exports = tail(h.Exports, windowYears)
		t.ExportShare = t.W5 / t.Exports
		if m := len(h.Exports); m >= 2*windowYears {
			t.Past.ExportsWas = tail(h.Exports[:m-windowYears], windowYears)
		}
	}
	if t.Age = h.age(); t.Age == 0 {
		assumed = append(assumed, "the age")
	}
	if t.AltHHI = h.AltHHI; t.AltVolume == 0 {
		t.AltHHI = 1
	}
	if t.Suppliers = h.Suppliers; math.IsNaN(t.AltHHI) || t.Suppliers < 0 {
		assumed = append(assumed, "the number and concentration of the other suppliers")
	}
	return t, assumed, nil
}

// age counts the years for which the tie has been on, by the rules of the panel where totals
// are known, and by volume alone where they are not; 0 where the history is too short to see.
func (h History) age() int {
	n, age := len(h.Flow), 0
	for end := windowYears; end <= n; end++ {
		w := tail(h.Flow[:end], windowYears)
		on := w >= tieVolume
		if m := end - n + len(h.Total); on && m >= windowYears {
			all := tail(h.Total[:m], windowYears)
			share := w / max(all, 1e-9)
			on = share >= tieShare || age > 0 && share >= tieStays
		}
		if on {
			age++
		} else {
			age = 0
		}
	}
	return age
}

func orNaN(v float64) float64 {
	if v == 0 {
		return math.NaN()
	}
	return v
}

func tail(v []float64, n int) (sum float64) {
	for _, x := range v[max(0, len(v)-n):] {
		sum += x
	}
	return sum
}

// known gives the covariates with NaN for what is not known.
func (s Spec) known(t *TieYear) []float64 {
	row := s.Row(t)
	for i, v := range s.Vars {
		switch v.Name {
		case "s1", "s2", "s3", "s4":
			if t.Since < 0 {
				row[i] = math.NaN()
			}
		case "lage":
			if t.Age == 0 {
				row[i] = math.NaN()
			}
		case "nsup":
			if t.Suppliers < 0 {
				row[i] = math.NaN()
			}
		}
	}
	return row
}

// z90 spans 90 % of a normal distribution on either side together.
const z90 = 1.6449

// cut asks one model.
func (s *Shipment) cut(spec Spec, t *TieYear) (Cut, error) {
	m, err := s.model(spec.Name)
	if err != nil {
		return Cut{}, err
	}
	row := spec.known(t)
	score, se := m.Fit.Score(row), m.Fit.StdErr(row)
	r := m.Recalibrated
	c := Cut{Model: spec.Name, Fitted: logistic(score), Recal: r.P(score), P: r.Headline(score), Skill: m.Skill}
	c.Low, c.High = r.Headline(score-z90*se), r.Headline(score+z90*se)
	z := m.Fit.row(row)
	for i, v := range spec.Vars {
		if d := m.Fit.Coef[i] * z[i+1]; math.Abs(d) >= 0.05 && !math.IsNaN(row[i]) {
			c.Drivers = append(c.Drivers, Driver{v.Name, v.Means, row[i], d})
		}
	}
	slices.SortStableFunc(c.Drivers, func(a, b Driver) int { return compare(math.Abs(b.LogOdds), math.Abs(a.LogOdds)) })
	return c, nil
}

// curvesFor gives the class of the tie and, beside it, the narrower one to which the tie belongs
// and whose share after five years lies farthest from it.
func (s *Shipment) curvesFor(t *TieYear, major Known) []Curve {
	share, since := t.Share, t.Since
	c := classOf(t.W5, share, since, t.Age)
	var base *Curve
	for _, w := range c.wider() {
		if math.IsNaN(share) && w.Share != "" || t.Age == 0 && w.Age != "" {
			continue
		}
		if base = s.curve(w); base != nil {
			break
		}
	}
	if base == nil {
		return nil
	}
	out := []Curve{*base}
	narrow := base.Class
	switch major {
	case Yes:
		narrow.Split = "major"
	case No:
		narrow.Split = "minor"
	default:
		return out
	}
	if n := s.curve(narrow); n != nil {
		out = append(out, *n)
	}
	return out
}
