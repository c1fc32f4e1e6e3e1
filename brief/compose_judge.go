package brief

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/fact"
)

// icdSource is the standard that the terms come from.
var icdSource = fact.Source{
	ID: "s.icd203", Publisher: "Office of the Director of National Intelligence", Title: "Intelligence Community Directive 203, Analytic Standards",
	URL: "https://www.dni.gov/files/documents/ICD/ICD%20203%20Analytic%20Standards.pdf", Reliability: "A", Published: fact.Date{Year: 2015},
	Note: "Likelihood terms; a likelihood and a confidence level never stand in one sentence.",
}

func (c *composer) scale() Scale {
	if _, ok := c.sources[icdSource.ID]; !ok {
		c.sources[icdSource.ID] = icdSource
	}
	return ICD203(c.source(icdSource.ID))
}

// alternatives is the matrix of competing hypotheses of the case, scored.
func (c *composer) alternatives() Alternatives {
	var out Alternatives
	k := c.m.Case
	if k == nil || len(k.Hypos) == 0 {
		return out
	}
	for _, h := range k.Hypos {
		out.Hypotheses = append(out.Hypotheses, Hypothesis{ID: h.ID, Text: c.linked(h.Text, "")})
	}
	families := map[string]bool{}
	for _, e := range k.Evidence {
		if len(e.Rests) == 0 || !c.known(e.Rests[0]) {
			continue // not known by the date of the brief
		}
		row := AchRow{ID: c.any(e.Rests[0]), Relevance: e.Relevance, Credibility: c.credibility(e.Rests[0])}
		row.Text = c.linked(e.Text, row.ID)
		for _, h := range k.Hypos {
			row.Ratings = append(row.Ratings, e.Ratings[h.ID])
		}
		key := c.family(e.Rests[0]) + "|" + strings.Join(row.Ratings, " ")
		row.FamilyRepeat, families[key] = families[key], true
		out.Evidence = append(out.Evidence, row)
	}
	if len(out.Evidence) == 0 {
		return Alternatives{}
	}
	if err := out.Score(); err != nil {
		return Alternatives{}
	}
	var rows []string
	for _, r := range out.Evidence {
		rows = append(rows, r.ID)
	}
	for i := range out.Hypotheses {
		h := &out.Hypotheses[i]
		h.Ref = c.computed("ach."+h.ID, "what speaks against: "+h.Text.String(), h.Score, "weight",
			"Σ weight × (I = 1, II = 2) over the diagnostic items; weight = credibility × relevance (low 1/√2, medium 1, high √2)", rows...).Ref
	}
	out.LeaderWhy = Words("No single hypothesis is least refuted: the lowest scores are equal.")
	if out.Leader != "" {
		out.LeaderWhy = Words("The hypothesis with the least evidence against it leads; that does not prove it.")
	}
	return out
}

// known says whether a row or act of that id was known by the date of the brief.
func (c *composer) known(id string) bool {
	_, row := c.obs[id]
	_, act := c.events[id]
	return row || act
}

func (c *composer) family(id string) string {
	src := c.obs[id].Source
	if e, ok := c.events[id]; ok {
		src = e.Source
	}
	return c.sources[src].FamilyKey()
}

// credibility of a row in three steps: what was looked up in a good source is high, what is
// only remembered low.
func (c *composer) credibility(id string) string {
	o, e := c.obs[id], c.events[id]
	verified, src := o.Verified || e.Verified, o.Source+e.Source
	switch rel := c.sources[src].Reliability; {
	case !verified || rel >= "D":
		return "low"
	case rel <= "B":
		return "high"
	}
	return "medium"
}

// judgments is the answer to the question of the case, when a case gives the stakes.
func (c *composer) judgments(b Brief) []Judgment {
	g := c.m.Game
	told := slices.ContainsFunc(b.Alternatives.Evidence, func(r AchRow) bool { return r.Diagnostic > 0 })
	if g == nil || (!told && len(c.later) > 0) {
		return nil // no stakes, or nothing known by the date of the brief tells the hypotheses apart
	}
	p := c.probability(g, c.stakes(g))
	term := b.Scale.Term(g.P.Value)
	k := c.m.Case
	horizon := c.dated(c.m.Horizon, "horizon", "The horizon of the judgments, set in the case")
	j := Judgment{
		ID: "j.1", Actor: k.Balancer, Horizon: horizon,
		Text: Write(fmt.Sprintf("%s of the tie between %s and %s by {} is %s ({}).", capital(k.Event.Name), c.names.Name(k.Balancer), c.nameList(k.Partners), term),
			horizon.Run(), p.Run()),
		Likelihood: Likelihood{Term: term, Value: p.Value, Low: &g.P.Low, High: &g.P.High, Show: p.Show, Ref: p.Ref, Backtest: c.backtest(g.Backtest)},
		Outcome:    c.linked(k.Event.Means, c.input("event", "", "")),
		Evidence:   []string{p.Ref},
	}
	c.weigh(&j, b.Alternatives)
	j.Confidence = c.confidence(g, &j)
	for _, f := range b.Outlook.Flips[:min(3, len(b.Outlook.Flips))] {
		j.WouldTurn = append(j.WouldTurn, Append(f.Input, Write(" from {} to {}", f.From.Run(), f.To.Run())))
	}
	if len(j.WouldTurn) == 0 {
		j.WouldTurn = []Text{Words("No single input, changed alone within its scale, carries the probability across an even chance.")}
	}
	j.Flags = append(j.Flags, "analyst's ranges", "calibrated on law-making, not on coercion")
	return []Judgment{j}
}

// weigh sorts the matrix into evidence for the leading hypothesis and against it.
func (c *composer) weigh(j *Judgment, a Alternatives) {
	lead := slices.IndexFunc(a.Hypotheses, func(h Hypothesis) bool { return h.ID == a.Leader })
	for _, r := range a.Evidence {
		switch {
		case lead >= 0 && r.against(lead):
			j.Contrary = append(j.Contrary, Statement{Tag: IsFact, Text: r.Text, Evidence: []string{r.ID}})
		case r.Diagnostic > 0:
			j.Evidence = append(j.Evidence, r.ID)
		}
	}
	j.Evidence = unique(j.Evidence)
	j.Families = len(Families(j.Evidence, c.trace.Get, c.sourceOf, c.articleRef()))
	if len(j.Contrary) == 0 {
		j.Searched = Words("Searched: the rows of the case and its chronology, by actor and layer.")
	}
	if j.Families == 1 {
		j.Flags = append(j.Flags, SingleFamily)
	}
}

// against says that the item fits another hypothesis better than the one named.
func (r AchRow) against(lead int) bool {
	rank := map[string]int{"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
	for i, x := range r.Ratings {
		if i != lead && rank[x] > rank[r.Ratings[lead]] {
			return true
		}
	}
	return false
}

func (c *composer) sourceOf(id string) (fact.Source, bool) {
	s, ok := c.sources[id]
	return s, ok
}

func (c *composer) articleRef() string {
	if c.m.Article == nil {
		return ""
	}
	return c.m.Article.Ref
}

// confidence grades the ground of a judgment: how much is measured, from how many independent
// families, and how old the newest evidence is.
func (c *composer) confidence(g *GameFinding, j *Judgment) Confidence {
	judged, all := 0, 0
	var stakes []string
	for _, p := range c.m.Case.Actors {
		for _, f := range []struct {
			name string
			r    fact.Range
		}{{"position", p.Position}, {"salience", p.Salience}, {"capability", p.Capability}} {
			all++
			stakes = append(stakes, c.stakeRef(p, f.name, f.r))
			if strings.Contains(f.r.Source, "analyst") {
				judged++
			}
		}
	}
	share := float64(judged) / float64(all)
	level := "moderate"
	if share > 0.6 || j.Families < 3 {
		level = "low"
	}
	nj := c.computed("judged", "inputs that an analyst judged", float64(judged), "count", "ranges whose source names the analyst", stakes...)
	na := c.computed("inputs", "inputs of the model", float64(all), "count", "position, salience and capability of each actor", stakes...)
	nf := c.computed("families", "independent source families behind the judgment", float64(j.Families), "count", "distinct families of the evidence rows", j.Evidence...)
	return Confidence{
		Level:   level,
		Reason:  Write("{} of {} inputs are judged rather than measured, the evidence comes from {} independent source families, and the gaps below remain.", nj.Run(), na.Run(), nf.Run()),
		Because: []string{"count", "independence", "gaps"},
	}
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// bottomLine is the answer first: the judgment where there is one, then what the claims came
// to, then where the record stops.
func (c *composer) bottomLine(b Brief) BottomLine {
	var out BottomLine
	if len(b.Judgments) > 0 {
		j := b.Judgments[0]
		out.Likelihood = &j.Likelihood
		out.Outcome = Words(fmt.Sprintf("%s of the tie", c.m.Case.Event.Name))
		out.Statements = append(out.Statements, Statement{Tag: IsJudgment, Text: j.Text, Evidence: j.Evidence})
	}
	if len(b.Judgments) == 0 && c.m.Roles.Balancer != "" {
		words := map[bool]string{true: "The text is about ", false: "The brief is about "}[c.m.Article != nil] + c.names.Name(c.m.Roles.Balancer)
		if c.m.Roles.Partner != "" {
			words += " and its tie with " + c.names.Name(c.m.Roles.Partner)
		}
		out.Statements = append(out.Statements, Statement{Tag: IsFact, Text: Words(words + ".")})
		if len(c.m.Triads) > 0 {
			out.Statements = append(out.Statements, b.Pressure.Statements[:min(3, len(b.Pressure.Statements))]...)
		}
	}
	if c.m.Case == nil && c.m.Article != nil && len(b.Pressure.Rows) > 0 {
		var names, refs []string
		for _, r := range b.Pressure.Rows {
			names, refs = append(names, r.Party.Name), append(refs, r.Acts.Ref)
		}
		out.Statements = append(out.Statements, Statement{Tag: IsFact, Text: Words("By the text, pressure on it comes from " + list(names) + "."), Evidence: refs})
	}
	if len(b.Claims.Rows) > 0 {
		out.Statements = append(out.Statements, b.Claims.Intro...)
	}
	out.Statements = append(out.Statements, c.darkTies()...)
	if len(b.Structure.Statements) > 0 && c.m.Network != nil && len(b.Structure.Tension) > 0 {
		out.Statements = append(out.Statements, b.Structure.Statements[min(1, len(b.Structure.Statements)-1)])
	}
	if len(out.Statements) == 0 {
		out.Statements = []Statement{{Tag: IsFact, Text: Words("The text names states, but makes no claim about them that could be measured or checked.")}}
	}
	return out
}

// darkTies names the series between the balancer and its partners that stopped.
func (c *composer) darkTies() []Statement {
	var rows []fact.Observation
	for _, o := range c.m.Evidence.Observations {
		between := (o.From.State() == c.m.Roles.Balancer && c.isPartner(o.To)) || (c.isPartner(o.From) && o.To.State() == c.m.Roles.Balancer)
		if o.Status == fact.Dark && between && !c.m.AsOf.Before(o.Period.From) {
			rows = append(rows, o)
		}
	}
	slices.SortFunc(rows, func(a, b fact.Observation) int { return strings.Compare(a.ID, b.ID) })
	var out []Statement
	for _, o := range rows[:min(2, len(rows))] {
		ref := c.observation(o)
		reporter := o.Reporter
		if reporter == "" {
			reporter = "the reporter"
		}
		out = append(out, Statement{
			Tag:      IsFact,
			Text:     Write(fmt.Sprintf("The series of %s on %s from %s to %s went dark in {}: the record stopped, which is not the same as trade stopping.", reporter, o.Item, c.names.Name(o.From), c.names.Name(o.To)), Dated{Date: o.Period.From, Ref: ref}.Run()),
			Evidence: []string{ref},
		})
	}
	return out
}

func (c *composer) indicators(b Brief) []Indicator {
	if c.m.Case == nil {
		return nil
	}
	var ids []string
	for _, j := range b.Judgments {
		ids = append(ids, j.ID)
	}
	var out []Indicator
	for _, w := range c.m.Case.Watch {
		ref := c.input("watch."+w.ID, w.Name, w.Threshold)
		out = append(out, Indicator{
			ID: w.ID, Name: c.linked(w.Name, ref), Direction: w.Direction, Threshold: c.linked(w.Threshold, ref), Source: c.linked(c.sourceName(w.Source), ref),
			Next: Dated{Date: w.Next, Ref: ref}, Judgments: ids,
		})
	}
	return out
}

// sourceName is the title of a source id, or the words themselves.
func (c *composer) sourceName(s string) string {
	if src, ok := c.sources[s]; ok {
		return src.Publisher + ", " + src.Title
	}
	return s
}

func (c *composer) assumptions(b Brief) []Assumption {
	if c.m.Case == nil {
		return nil
	}
	var carries []string
	for _, j := range b.Judgments {
		carries = append(carries, j.ID)
	}
	var out []Assumption
	for _, a := range c.m.Case.Assume {
		id := c.input("assume."+a.ID, a.Text, "assumed")
		out = append(out, Assumption{ID: id, Text: c.linked(a.Text, id), IfWrong: c.linked(a.IfWrong, id), Carries: carries})
	}
	return out
}

// unknowns lists what is not known: series that went dark or are withheld, claims that nothing
// could check, rows that are only remembered, and tiers without evidence.
func (c *composer) unknowns(b Brief) []Unknown {
	var out []Unknown
	for _, r := range b.Claims.Rows {
		if r.Verdict == fact.NotCheckable {
			u := Unknown{
				Text:    Append(Words("Not checkable: "), Text{Quoted("“"+r.Quote+"”", r.Item)}),
				Matters: Words("The claim stands in the text without data for or against it."),
				Fill:    r.Settle,
			}
			out = append(out, u)
		}
	}
	var recalled []string
	for _, e := range c.trace.All() {
		if (e.Kind == "observation" || e.Kind == "event") && strings.HasPrefix(e.Note, "Only remembered") {
			recalled = append(recalled, e.ID)
		}
	}
	if len(recalled) > 0 {
		f := c.computed("recalled", "rows that are only remembered", float64(len(recalled)), "count", "rows of the brief whose source was not looked up", recalled...)
		out = append(out, Unknown{
			Text:    Write("{} rows behind this brief are only remembered; nobody looked their source up.", f.Run()),
			Matters: Words("They carry the lowest grade and should not be quoted."),
			Fill:    Words("A public page or data file for each of them."),
		})
	}
	if c.m.Case == nil && c.m.Roles.Balancer != "" {
		out = append(out, Unknown{
			Text:    Words("There is no case for " + c.names.Name(c.m.Roles.Balancer) + " in the casebook."),
			Matters: Words("Without actors, stakes and a policy dimension no probability and no flip table can be computed."),
			Fill:    Words("A case file; the four that ship with the program show the format."),
		})
	}
	return out
}
