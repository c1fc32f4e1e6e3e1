package brief

import (
	"fmt"
	"math"
	"slices"

	"tightrope/fact"
)

// DurableFinding is how long ties of the kind have lasted, and what the history of this one says.
type DurableFinding struct {
	Classes    []DurableClass
	Cuts       []DurableCut // by model, the fuller first
	Bound      string       // what the curves rest on, and its end
	Opposition string       // the measured effect of opposition, with its interval
	Source     string       // source id
	Rests      []string     // the rows of the history
	State      string       // active, interrupted, resumed, cut
	StateWhy   string       // a sentence
	// Recalibrated says whether deliveries and orders agree on one, where deliveries are cut.
	Recalibrated string
	Chosen       string // why the first of the models stands first
	Settled      string // what deliveries since already say of the cut
	Formula      string // of the curves
	Energy       string // how long shares of crude oil lasted, a sentence
	// EnergySource is its source id.
	EnergySource string
	// EnergyOwn says what the loaded series of crude say of the case's own tie.
	EnergyOwn       string
	EnergyOwnSource fact.Source
}

// DurableCut is the probability of a deep cut by one model of the tie's own history.
type DurableCut struct {
	Model                      string
	P, Low, High               float64 // 90 % interval of the parameters
	From, To                   int     // the years in which deliveries would fall
	Skill, SkillLow, SkillHigh float64
	AUC                        float64
	N                          int
	Drivers                    []DurableDriver
	Assumed                    []string // what is not known of the tie and stands at the median
}

// DurableDriver is what one variable adds to the log odds.
type DurableDriver struct {
	Means   string
	LogOdds float64
}

// DurableClass is the survival curve of one reference class.
type DurableClass struct {
	Name      string // without numbers
	Only      string // what sets the narrower class apart
	Means     string // with its bounds
	N         int
	Years     []int
	Share     []float64
	Low, High []float64
}

// durability words how long ties of the kind lasted, two classes side by side, and the chance of
// a deep cut by the tie's own history.
func (c *composer) durability(d *DurableFinding, out *Outlook) {
	say := func(text, ref string) {
		out.HowLong = append(out.HowLong, Statement{Tag: IsFact, Text: c.linked(text, ref), Evidence: []string{ref}})
	}
	if d.Source != "" { // else no arms tie in the rows
		c.durableArms(d, out, say)
	}
	if own := d.EnergyOwnSource; d.EnergyOwn != "" {
		if _, ok := c.sources[own.ID]; !ok {
			c.sources[own.ID] = own
		}
		say(d.EnergyOwn, c.source(own.ID))
	}
	if d.Energy != "" {
		say(d.Energy, c.source(d.EnergySource))
	}
}

func (c *composer) durableArms(d *DurableFinding, out *Outlook, say func(text, ref string)) {
	src := c.source(d.Source)
	if d.StateWhy != "" {
		ref := c.computed("durable.state", "state of the deliveries", float64(len(d.Rests)), "count", "read off the yearly deliveries: active, interrupted, resumed or cut", d.Rests...).Ref
		text := d.StateWhy
		if d.Recalibrated != "" {
			text += " " + d.Recalibrated
		}
		say(text, ref)
	}
	for i, class := range d.Classes {
		out.Durability = append(out.Durability, c.class(i, class, d.Formula, src))
	}
	if len(d.Classes) > 1 {
		out.HowLong = append(out.HowLong, c.classesDiffer(d.Classes, out.Durability))
	}
	for _, cut := range d.Cuts {
		out.Cuts = append(out.Cuts, c.cut(cut, src, d.Rests))
	}
	if len(d.Cuts) > 0 {
		out.HowLong = append(out.HowLong, c.chance(d.Cuts[0], out.Cuts[0]))
		say(d.Chosen, out.Cuts[0].P.Ref)
		out.Drivers = c.drivers(d.Cuts[0], out.Cuts[0].P.Ref)
	}
	if d.Settled != "" && len(d.Cuts) > 0 {
		say(d.Settled, c.computed("durable.settled", "deliveries since the forecast", float64(len(d.Rests)), "count", "sum of the deliveries of the later years over W5", d.Rests...).Ref)
	}
	out.Bound = c.linked(d.Bound, src)
	out.Opposition = Statement{Tag: IsFact, Text: c.linked(d.Opposition, src), Evidence: []string{src}}
}

// class puts the curve of a reference class into figures.
func (c *composer) class(i int, class DurableClass, formula, src string) ClassRow {
	row := ClassRow{Name: fmt.Sprintf("Class %c", 'A'+i), Years: class.Years}
	row.N = c.computed(fmt.Sprintf("durable.%d.n", i+1), "ties in the class: "+class.Means, float64(class.N), "count", "count of directed pairs in the reference class", src)
	for k, y := range class.Years {
		f := c.computed(fmt.Sprintf("durable.%d.%d", i+1, y), fmt.Sprintf("share of ties still on after %d years, %s", y, class.Means), class.Share[k], "share", formula, src)
		f.Denominator = "tie-years of the reference class whose outcome is known"
		row.Figures = append(row.Figures, f)
	}
	return row
}

// cut puts the answer of one model into figures.
func (c *composer) cut(d DurableCut, src string, rests []string) CutRow {
	row := CutRow{Model: d.Model, P: c.computed("durable.cut."+d.Model, "probability of a deep cut of deliveries by the model "+d.Model, d.P, "probability",
		"logit on the tie's own history; a deep cut is W5 five years on under a fifth of W5 now", append([]string{src}, rests...)...)}
	row.Range = c.linked(fmt.Sprintf("%s to %s", percent(d.Low), percent(d.High)), row.P.Ref)
	row.Skill = c.computed("durable.skill."+d.Model, fmt.Sprintf("skill of the model %s at rolling origins on %d tie-years", d.Model, d.N), d.Skill, "index", "1 − Brier / Brier of the age of the tie alone", src)
	row.Skill.Show = fmt.Sprintf("%.2f", d.Skill)
	row.Reach = c.linked(fmt.Sprintf("%.2f to %.2f", d.SkillLow, d.SkillHigh), row.Skill.Ref)
	return row
}

// chance words the answer of the first model.
func (c *composer) chance(d DurableCut, row CutRow) Statement {
	text := fmt.Sprintf(" (90 %% interval of the parameters %s to %s).", percent(d.Low), percent(d.High))
	if d.SkillLow <= 0 {
		text += " Out of sample the model shows no skill over age alone."
	}
	if len(d.Assumed) > 0 {
		text += " Not known and set to the median: " + list(d.Assumed) + "."
	}
	start := c.linked(fmt.Sprintf("By the history of the tie alone, the chance that deliveries of %d to %d fall short of a fifth of those of the five years before is ", d.From, d.To), row.P.Ref)
	return Statement{Tag: IsFact, Text: Append(start, Text{row.P.Run()}, c.linked(text, row.P.Ref)), Evidence: []string{row.P.Ref}}
}

func (c *composer) drivers(d DurableCut, p string) []DriverRow {
	var out []DriverRow
	for i, v := range d.Drivers {
		f := c.computed(fmt.Sprintf("durable.driver.%d", i+1), "what "+v.Means+" adds to the log odds of a deep cut", v.LogOdds, "log odds", "coefficient × (value − mean) / standard deviation, all fitted", p)
		f.Show = fmt.Sprintf("%+.2f", v.LogOdds)
		out = append(out, DriverRow{Name: v.Means, Adds: f})
	}
	return out
}

// littleMove is a difference of shares under which the choice of the class is no matter.
const littleMove = 0.05

// classesDiffer names the classes and says how far the choice between them moves the answer.
func (c *composer) classesDiffer(classes []DurableClass, rows []ClassRow) Statement {
	const year = 5
	at := func(r ClassRow) Figure { return r.Figures[slices.Index(r.Years, year)] }
	a, b := at(rows[0]), at(rows[1])
	moves := "moves"
	if math.Abs(*a.Value-*b.Value) < littleMove {
		moves = "hardly moves"
	}
	return Statement{Tag: IsFact, Text: Append(
		c.linked(fmt.Sprintf("After %d years ", year), a.Ref), Text{a.Run()},
		Words(" of ties like this one were not cut ("), Text{{Text: rows[0].Name, Ref: rows[0].N.Ref}}, Words(": "+classes[0].Name+"), and "), Text{b.Run()}, Words(" of those in the narrower "),
		Text{{Text: rows[1].Name, Ref: rows[1].N.Ref}}, Words(" ("+classes[1].Only+"): the class chosen "+moves+" the answer."),
	), Evidence: []string{a.Ref, b.Ref}}
}
