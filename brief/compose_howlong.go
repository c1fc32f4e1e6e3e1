package brief

import (
	"fmt"
	"slices"
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
	Settled      string // what deliveries since already say of the cut
	Formula      string // of the curves
	Energy       string // how long shares of crude oil lasted, a sentence
	// EnergySource is its source id.
	EnergySource string
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
	Means     string // with its bounds
	N         int
	Years     []int
	Share     []float64
	Low, High []float64
}

// durability words the survival of ties of the kind, two classes side by side, and the chance
// of a deep cut by the tie's own history.
func (c *composer) durability(d *DurableFinding, out *Outlook) {
	if d.Energy != "" {
		ref := c.source(d.EnergySource)
		out.Statements = append(out.Statements, Statement{Tag: IsFact, Text: c.linked(d.Energy, ref), Evidence: []string{ref}})
	}
	if d.Source == "" {
		return // no arms tie in the rows
	}
	src := c.source(d.Source)
	for i, class := range d.Classes {
		row := ClassRow{Name: fmt.Sprintf("Class %c", 'A'+i), Years: class.Years}
		row.N = c.computed(fmt.Sprintf("durable.%d.n", i+1), "ties in the class: "+class.Means, float64(class.N), "count", "count of directed pairs in the reference class", src)
		for k, y := range class.Years {
			f := c.computed(fmt.Sprintf("durable.%d.%d", i+1, y), fmt.Sprintf("share of ties still on after %d years, %s", y, class.Means), class.Share[k], "share", d.Formula, src)
			f.Denominator = "tie-years of the reference class whose outcome is known"
			row.Figures = append(row.Figures, f)
		}
		out.Durability = append(out.Durability, row)
		out.Statements = append(out.Statements, Statement{Tag: IsFact, Text: c.linked(row.Name+" is "+class.Name+".", row.N.Ref), Evidence: []string{row.N.Ref}})
	}
	if d.StateWhy != "" {
		ref := c.computed("durable.state", "state of the deliveries", float64(len(d.Rests)), "count", "read off the yearly deliveries: active, interrupted, resumed or cut", d.Rests...).Ref
		text := d.StateWhy
		if d.Recalibrated != "" {
			text += " " + d.Recalibrated
		}
		out.Statements = append(out.Statements, Statement{Tag: IsFact, Text: c.linked(text, ref), Evidence: []string{ref}})
	}
	for _, cut := range d.Cuts {
		out.Statements = append(out.Statements, c.cut(cut, src, d.Rests))
	}
	if d.Settled != "" && len(d.Cuts) > 0 {
		ref := c.computed("durable.settled", "deliveries since the forecast", float64(len(d.Rests)), "count", "sum of the deliveries of the later years over W5", d.Rests...).Ref
		out.Statements = append(out.Statements, Statement{Tag: IsFact, Text: c.linked(d.Settled, ref), Evidence: []string{ref}})
	}
	if len(d.Classes) > 1 {
		out.Statements = append(out.Statements, c.classesDiffer(out.Durability))
	}
	out.Bound = c.linked(d.Bound, src)
	out.Opposition = Statement{Tag: IsFact, Text: c.linked(d.Opposition, src), Evidence: []string{src}}
}

// cut words the probability of one model with its interval, skill and drivers.
func (c *composer) cut(d DurableCut, src string, rests []string) Statement {
	p := c.computed("durable.cut."+d.Model, "probability of a deep cut of deliveries by the model "+d.Model, d.P, "probability",
		"logit on the tie's own history; a deep cut is W5 five years on under a fifth of W5 now", append([]string{src}, rests...)...)
	skill := fmt.Sprintf("Out of sample the model beats age alone by a Brier skill of %.2f (%.2f to %.2f) on %d tie-years.", d.Skill, d.SkillLow, d.SkillHigh, d.N)
	if d.SkillLow <= 0 {
		skill = "Out of sample the model shows no skill over age alone."
	}
	text := fmt.Sprintf(" (90 %% interval of the parameters %s to %s). %s", percent(d.Low), percent(d.High), skill)
	if len(d.Drivers) > 0 {
		var words []string
		for _, v := range d.Drivers {
			words = append(words, fmt.Sprintf("%s %+.2f", v.Means, v.LogOdds))
		}
		text += " Largest terms of the log odds: " + list(words) + "."
	}
	if len(d.Assumed) > 0 {
		text += " Not known and set to the median: " + list(d.Assumed) + "."
	}
	start := c.linked(fmt.Sprintf("By the model %s, the chance that deliveries of %d to %d fall short of a fifth of those of the five years before is ", d.Model, d.From, d.To), p.Ref)
	return Statement{Tag: IsFact, Text: Append(start, Text{p.Run()}, c.linked(text, p.Ref)), Evidence: []string{p.Ref}}
}

// classesDiffer says how far the choice of the reference class moves the answer.
func (c *composer) classesDiffer(rows []ClassRow) Statement {
	const year = 5
	at := func(r ClassRow) Figure { return r.Figures[slices.Index(r.Years, year)] }
	a, b := at(rows[0]), at(rows[1])
	return Statement{Tag: IsFact, Text: Append(
		c.linked(fmt.Sprintf("The class moves the answer: after %d years ", year), a.Ref), Text{a.Run()},
		Words(" of all ties like this one were not cut, and "), Text{b.Run()}, Words(" of those in the narrower class."),
	), Evidence: []string{a.Ref, b.Ref}}
}
