package forecast

import (
	"fmt"
	"math"
	"slices"
)

// Odds is one measured odds ratio with its 95 % interval.
type Odds struct {
	Outcome  string  `json:"outcome"`
	Spec     string  `json:"spec"`
	Exposure string  `json:"exposure"`
	Exposed  int     `json:"exposed"`
	N        int     `json:"n"`
	Ratio    float64 `json:"ratio"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
}

// opposition words the effect of opposition on deep cuts, with its placebos: enemies of the
// supplier that are not tied to the client, and rivalries that had not begun yet.
func (s *Shipment) opposition() (string, []Odds) {
	of := func(exposure string) *Odds {
		for i := range s.Odds {
			if o := &s.Odds[i]; o.Outcome == DeepCut.Name && o.Exposure == exposure {
				return o
			}
		}
		return nil
	}
	linked, rival, unlinked, future := of("tight"), of("tts"), of("unl"), of("lead")
	if linked == nil || rival == nil || unlinked == nil || future == nil {
		return "", nil
	}
	say := func(o *Odds) string { return fmt.Sprintf("%.2f (%.2f to %.2f)", o.Ratio, o.Low, o.High) }
	verdict := "did not measurably raise"
	if linked.Low > 1 {
		verdict = "raised"
	}
	text := fmt.Sprintf("In data of %d to %d opposition %s the odds of a deep cut: odds ratio %s for a hostile third state that is tied to the client, %s for a strategic rival alone. The placebos: %s for enemies of the supplier without a tie to the client, %s for a rivalry that began only later.",
		s.Fitted.From, s.Fitted.Judged, verdict, say(linked), say(rival), say(unlinked), say(future))
	for _, g := range s.Gains {
		if g.Model == Triadic.Name && g.Over == Structural.Name && g.Sample == AllTies.Name {
			text += fmt.Sprintf(" Out of sample third states changed the skill by %+.3f (%+.3f to %+.3f), so none enters a probability here.", g.Gain, g.Low, g.High)
		}
	}
	return text, []Odds{*linked, *rival, *unlinked, *future}
}

// Exposure is one or more indicators whose odds ratios are measured together, and the last year
// of the hostility that they count.
type Exposure struct {
	Spec string
	Last int
	Vars []Variable
}

// Exposures are the ways in which opposition to a tie is counted. Disputes end in 2014 and
// rivalries in 2020; the year of an exposure must leave one to see what came.
func (p *Panel) Exposures() []Exposure {
	disputes, rivals := p.Layers.ends.dispute-1, p.Layers.ends.rivalry-1
	is := func(name string, has func(*Triad) bool) Variable {
		return Variable{name, "", func(t *TieYear) float64 { return flag(has(&t.Triad)) }}
	}
	tts := is("tts", func(t *Triad) bool { return t.TightropesRival > 0 })
	sts := is("sts", func(t *Triad) bool { return t.SharedRival > 0 })
	uts := is("uts", func(t *Triad) bool { return t.EnemiesRival-t.TightropesRival-t.SharedRival > 0 })
	return []Exposure{
		{"dispute or rivalry, any structural link", disputes, []Variable{
			is("tight", func(t *Triad) bool { return t.Tightropes > 0 }),
			is("shared", func(t *Triad) bool { return t.Shared > 0 }),
			is("unl", func(t *Triad) bool { return t.Enemies-t.Tightropes-t.Shared > 0 }),
		}},
		{"rivalry, any structural link", rivals, []Variable{tts, sts, uts}},
		{"rivalry by link type", rivals, []Variable{
			is("tna", func(t *Triad) bool { return t.RivalPlain > 0 }),
			is("tar", func(t *Triad) bool { return t.RivalArmed > 0 }), sts, uts,
		}},
		{"rivalry and the rivals' share of supply", rivals, []Variable{
			tts, {"shareC_tss", "", func(t *TieYear) float64 { return t.Triad.EnemyShareRival }}, sts, uts,
		}},
		{"placebo: rivalry that starts within four years", rivals, []Variable{
			is("lead", func(t *Triad) bool { return t.Lead > 0 }), tts, sts, uts,
		}},
	}
}

// controls are the own history of the tie with both markets (13 variables), what is known of the
// two states (8), and the number of the supplier's rivals.
func controls() []Variable {
	out := []Variable{{"new", "", func(t *TieYear) float64 { return flag(t.Age == 1) }}}
	for _, v := range joined(compactVars, marketVars, structureVars, triadVars) {
		switch v.Name {
		case "nsup", "l_altvol", "dagree", "igo", "ratio", "midA", "ipd", "dthA":
			// The number and volume of other suppliers stand in the total and its concentration, the
			// ratio in the two powers; the others are words, or nearly given by the rest.
		case "l_n_enemyB_tss":
			out = append(out, v)
		default:
			if !AboutThirds(v.Name) {
				out = append(out, v)
			}
		}
	}
	return out
}

// ownIntercept is the number of tie-years in the whole panel from which a supplier has an
// intercept of its own; the smaller ones share one.
const ownIntercept = 60

// OddsRatios measures the odds ratio of an outcome under an exposure: logit with one intercept
// for each larger supplier and each year, the tie's own history, the structure and the number of the
// supplier's rivals held fixed; intervals are robust to correlation within clients. Without
// the intercepts of the suppliers such ties look more durable than others, because big
// suppliers have both more enemies and more lasting ties.
func (p *Panel) OddsRatios(outcome Outcome, e Exposure) ([]Odds, error) {
	vars := slices.Concat(e.Vars, controls())
	spec := Spec{e.Spec, vars}
	var x [][]float64
	var y []float64
	var supplier, year, client []int
	many := p.suppliers()
	for i := range p.Ties {
		t := &p.Ties[i]
		if v := outcome.Of(t); !math.IsNaN(v) && t.Year <= e.Last {
			x, y = append(x, spec.Row(t)), append(y, v)
			own := 0 // the intercept of all small suppliers
			if many[t.B] >= ownIntercept {
				own = int(t.B)
			}
			supplier, year, client = append(supplier, own), append(year, t.Year), append(client, int(t.A))
		}
	}
	if len(x) == 0 {
		return nil, fmt.Errorf("%s, %s: %w", outcome.Name, e.Spec, ErrNoFit)
	}
	fillMedians(x)
	fit, err := FixedLogit(spec.Names(), x, y, supplier, year, client)
	if err != nil {
		return nil, fmt.Errorf("%s, %s: %w", outcome.Name, e.Spec, err)
	}
	var out []Odds
	for v := range e.Vars {
		o := Odds{Outcome: outcome.Name, Spec: e.Spec, Exposure: e.Vars[v].Name, N: len(y)}
		for _, r := range x {
			if r[v] > 0 {
				o.Exposed++
			}
		}
		b, se := fit.Coef[v], fit.SE[v]
		o.Ratio, o.Low, o.High = math.Exp(b), math.Exp(b-1.96*se), math.Exp(b+1.96*se)
		out = append(out, o)
	}
	return out, nil
}

// fillMedians puts the median of a column where a value is missing.
func fillMedians(x [][]float64) {
	for v := range x[0] {
		var known []float64
		for _, r := range x {
			if !math.IsNaN(r[v]) {
				known = append(known, r[v])
			}
		}
		m := median(known)
		for _, r := range x {
			if math.IsNaN(r[v]) {
				r[v] = m
			}
		}
	}
}

// suppliers counts the tie-years of each supplier.
func (p *Panel) suppliers() map[State]int {
	n := map[State]int{}
	for i := range p.Ties {
		n[p.Ties[i].B]++
	}
	return n
}
