package check

import (
	"errors"
	"fmt"

	"tightrope/expose"
	"tightrope/fact"
)

// value is one computed value with what decides about it.
type value struct {
	fact.CheckValue
	err    error // no value: why
	source string
	reach  string // the years that its series has data of
}

// quantity checks a number, trend, rank or comparison.
func (b *bench) quantity(i int) fact.Check {
	f := b.frameOf(i)
	if c, ok := unasserted(f.it); ok {
		return c
	}
	var values []value
	for _, s := range b.series(f) {
		for _, r := range b.readings(f, s) {
			values = append(values, b.evaluate(f, s, r))
		}
	}
	values = append(values, b.arithmetic(i, f)...)
	return b.decide(i, f, values)
}

// unasserted answers a number that the text does not claim to be so.
func unasserted(it *fact.Item) (fact.Check, bool) {
	switch it.Modality {
	case fact.Hypothetical, fact.Conditional, fact.Future, fact.Questioned, fact.Intended:
		return fact.Check{
			Verdict: fact.NotCheckable,
			Reason:  fmt.Sprintf("The text does not assert it (%s); there is nothing to check yet.", it.Modality),
			Settle:  "the figure once it is reported",
		}, true
	}
	return fact.Check{}, false
}

// evaluate computes the claim on one series in one reading.
func (b *bench) evaluate(f frame, s series, r reading) value {
	v := value{source: s.source, reach: s.reach()}
	v.Basis = s.basis + ", " + r.label()
	if r.note != "" {
		v.Basis += ", " + r.note
	}
	if len(r.windows) > 0 {
		v.Period = fact.Period{From: r.windows[0].period.From, To: r.windows[len(r.windows)-1].period.To}
	}
	v.Reasonable = s.against == "" && r.against == ""
	v.Why = s.against
	if v.Why == "" {
		v.Why = r.against
	}
	if len(r.windows) == 0 {
		v.err = expose.ErrUnknown
		return v
	}
	switch f.form {
	case trend:
		b.trendValue(&v, f, s, r)
	case comparison:
		b.comparisonValue(&v, f, s, r)
	case times:
		if f.third != "" {
			b.comparisonValue(&v, f, s, r)
		} else {
			b.changeValue(&v, f, s, r)
		}
	case change, points:
		if s.change {
			b.levelValue(&v, f, s, r)
		} else {
			b.changeValue(&v, f, s, r)
		}
	default:
		b.levelValue(&v, f, s, r)
	}
	if v.err == nil && v.Coverage == "" {
		v.Coverage = s.note
	}
	if f.it.Polarity == "-" {
		v.Inside = !v.Inside // "does not supply 40 percent" holds where the figure is another
	}
	return v
}

// figure reads one window; a window that the basis does not cover is an error in words.
func (b *bench) figure(v *value, f frame, s series, w window) (expose.Figure, bool) {
	fig, err := s.at(w)
	if err == nil && (fig.Coverage < 0.8 || s.kind == register && fig.Coverage < 0.99) { // a year of arms more can turn a five-year share
		v.Reasonable = false
		v.Why = fmt.Sprintf("it covers only %.0f %% of the period", 100*fig.Coverage)
		if fig.Coverage < 0.5 {
			err = expose.ErrUnknown
		}
	}
	if err != nil {
		v.err = fmt.Errorf("%s: %w", w.label, err)
		return fig, false
	}
	v.Rows = append(v.Rows, fig.Rows...)
	if fig.Note != "" && v.Coverage == "" {
		v.Coverage = fig.Note
	}
	if why, note := b.thin(f, s, w, fig); why != "" {
		v.Reasonable, v.Why, v.Coverage = false, why, note
	}
	return fig, true
}

func (b *bench) levelValue(v *value, f frame, s series, r reading) {
	fig, ok := b.figure(v, f, s, r.windows[0])
	if !ok {
		return
	}
	x, same := convert(fig.Value, s.unit, f.unit)
	if !same && f.form == level && s.unit != "share" && s.unit != f.unit {
		v.err = fmt.Errorf("it counts %s and the text %s: %w", s.unit, f.unit, expose.ErrUnknown)
		return
	}
	v.Value, v.Unit, v.Formula = x, f.unit, fig.Formula
	v.Inside = f.number.holds(x)
	if s.unit == "rank" {
		v.Coverage = fmt.Sprintf("of %d", fig.N)
	}
}

func (b *bench) changeValue(v *value, f frame, s series, r reading) {
	if len(r.windows) != 2 {
		v.err = errors.New("it has one value and no earlier one to compare with")
		return
	}
	a, ok := b.figure(v, f, s, r.windows[0])
	if !ok {
		return
	}
	z, ok := b.figure(v, f, s, r.windows[1])
	if !ok {
		return
	}
	v.Formula = fmt.Sprintf("%s (%s) against %s (%s)", expose.Number(z.Value), r.windows[1].label, expose.Number(a.Value), r.windows[0].label)
	v.Unit = f.unit
	var err error
	switch f.form {
	case points:
		v.Value = 100 * (z.Value - a.Value)
	case change:
		v.Value, err = expose.Change(a.Value, z.Value)
	default:
		v.Value, err = expose.Ratio(a.Value, z.Value)
	}
	if err != nil {
		v.err = err
		return
	}
	v.Inside = f.number.holds(v.Value)
}

func (b *bench) trendValue(v *value, f frame, s series, r reading) {
	var points []expose.Point
	for _, w := range r.windows {
		fig, ok := b.figure(v, f, s, w)
		if !ok {
			return
		}
		points = append(points, expose.Point{Label: w.label, Value: fig.Value, Rows: fig.Rows})
	}
	up := f.up
	if f.what == "agreement" {
		up = alignment(f)
		if s.distance {
			up = -up
		}
	}
	t, err := expose.TrendOf(points, up, r.manner)
	if err != nil {
		v.err = err
		return
	}
	v.Inside, v.Rows, v.Unit, v.Formula = t.Holds, t.Rows, "relative change", t.Words
	if t.Change == t.Change { // not NaN
		v.Value = t.Change
	}
	v.Basis += map[expose.Manner]string{
		expose.Every: ", every step", expose.Steadily: ", steadily (80 % of the steps)",
		expose.Level: ", flat (range within 5 %)", expose.EndToEnd: ", end against start",
	}[r.manner]
}

// alignment is the direction in which agreement moves: "apart" is down whatever the unit says
// of the distance.
func alignment(f frame) int {
	switch {
	case cueApart.In(f.words) && !cueCloser.In(f.it.Quote):
		return -1
	case cueCloser.In(f.it.Quote):
		return 1
	}
	return f.up
}

// comparisonValue sets the subject's value against the other one's on the same basis.
func (b *bench) comparisonValue(v *value, f frame, s series, r reading) {
	if f.third == "" && !(f.pairless() && f.partner != "") {
		v.err = errors.New("the text does not say with whom it compares")
		return
	}
	other := f
	if f.pairless() {
		other.subject, other.partner = f.third, ""
		if f.third == "" {
			other.subject = f.partner
		}
	} else {
		other.partner = f.third
	}
	fig, ok := b.figure(v, f, s, r.windows[0])
	if !ok {
		return
	}
	for _, o := range b.series(other) {
		if o.key != s.key {
			continue
		}
		than, ok := b.figure(v, other, o, r.windows[0])
		if !ok {
			return
		}
		ratio, err := expose.Ratio(than.Value, fig.Value)
		if err != nil {
			v.err = err
			return
		}
		v.Value, v.Unit = ratio, "times"
		v.Formula = fmt.Sprintf("%s against %s", expose.Number(fig.Value), expose.Number(than.Value))
		n := f.number
		if f.it.Value == nil {
			n = comparing(f)
		} else if n.op == "eq" && n.value == 1 && cueEquals.In(f.it.Quote) && f.it.Approx {
			n.op = "nearly"
		}
		v.Inside = n.holds(ratio)
		return
	}
	v.err = fmt.Errorf("the same basis has nothing on %s: %w", b.opt.Name(f.third), expose.ErrUnknown)
}

// comparing turns the words of a comparison without a number into a bound on the ratio.
func comparing(f frame) claimed {
	switch {
	case f.it.Op == "lt" || f.it.Op == "" && cueLess2.In(f.it.Quote):
		return claimed{value: 1, op: "lt"}
	case cueNearly.In(f.it.Quote):
		return claimed{value: 1, op: "nearly"}
	case cueEquals.In(f.it.Quote):
		return claimed{value: 1, op: "eq"}
	}
	return claimed{value: 1, op: "gt"}
}
