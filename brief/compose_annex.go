package brief

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"tightrope/board"
	"tightrope/fact"
)

// source explains a source and marks it as used.
func (c *composer) source(id string) string {
	s, ok := c.sources[id]
	if !ok {
		s = fact.Source{ID: id, Publisher: "unknown", Title: "not in the casebook", Reliability: "F"}
		c.sources[id] = s
	}
	c.used[id] = true
	return c.trace.Add(fact.Explanation{
		ID: id, Kind: "source", Title: s.Publisher + ": " + s.Title, Source: id, Locator: s.URL,
		Grade: string(s.Reliability), Note: strings.TrimSpace(s.Note + " " + retrieved(s)),
	})
}

func retrieved(s fact.Source) string {
	var parts []string
	if !s.Retrieved.IsZero() {
		parts = append(parts, "Retrieved "+s.Retrieved.String()+".")
	}
	if s.SHA256 != "" {
		parts = append(parts, "SHA-256 "+s.SHA256+".")
	}
	return strings.Join(parts, " ")
}

func (c *composer) usedSources() []fact.Source {
	var out []fact.Source
	for id := range c.used {
		out = append(out, c.sources[id])
	}
	slices.SortFunc(out, func(a, b fact.Source) int { return strings.Compare(a.ID, b.ID) })
	return out
}

func (c *composer) grade(source string, cred fact.Credibility, verified bool) string {
	g := string(c.sources[source].Reliability)
	if cred > 0 {
		g += fmt.Sprint(int(cred))
	}
	if !verified && cred != 6 {
		g = string(c.sources[source].Reliability) + "6"
	}
	return g
}

// recalled marks a row that is only remembered.
func recalled(verified bool, note string) string {
	if verified {
		return note
	}
	return strings.TrimSpace("Only remembered: nobody looked the source up. " + note)
}

func (c *composer) where(id, locator string) string {
	var parts []string
	if locator != "" {
		parts = append(parts, locator)
	}
	if c.m.Evidence.Where != nil {
		if w := c.m.Evidence.Where(id); w != "" {
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, " · ")
}

// observation explains a row and gives its id.
func (c *composer) observation(o fact.Observation) string {
	src := c.source(o.Source)
	value := string(o.Status)
	if o.Known() {
		value = board.Amount(o.Value, o.Unit)
		if o.Low != nil && o.High != nil {
			value += fmt.Sprintf(" (%s to %s)", board.Amount(*o.Low, o.Unit), board.Amount(*o.High, o.Unit))
		}
	}
	basis := string(o.Basis)
	if o.Reporter != "" {
		basis += ", " + o.Reporter
	}
	if o.Denominator != "" {
		basis += "; share of " + o.Denominator
	}
	return c.trace.Add(fact.Explanation{
		ID: o.ID, Kind: "observation", Title: c.about(o), Value: value, Unit: o.Unit, Period: o.Period.String(), Basis: basis,
		Inputs: []string{src}, Source: o.Source, Locator: c.where(o.ID, o.Locator), Quote: o.Quote,
		Grade: c.grade(o.Source, o.Credibility, o.Verified), Note: recalled(o.Verified, o.Note),
	})
}

// about is a row in words: "crude oil import share, Azerbaijan to Israel".
func (c *composer) about(o fact.Observation) string {
	s := strings.TrimSpace(o.Item + " " + o.Measure)
	if o.Measure == "vote" {
		s = "vote on " + o.Item
	}
	s += ", " + c.names.Name(o.From)
	if o.To != "" {
		s += " to " + c.names.Name(o.To)
	}
	return s
}

// event explains an act and gives its id.
func (c *composer) event(e fact.Event) string {
	src := c.source(e.Source)
	return c.trace.Add(fact.Explanation{
		ID: e.ID, Kind: "event", Title: e.Title, Value: fmt.Sprintf("%s %s, intensity %+.1f", e.Plover, e.Cameo, e.Intensity),
		Period: e.Date.String(), Basis: string(e.Tier), Inputs: []string{src}, Source: e.Source,
		Locator: c.where(e.ID, e.Locator), Quote: e.Quote, Grade: c.grade(e.Source, e.Credibility, e.Verified), Note: recalled(e.Verified, e.Note),
	})
}

// item explains a stretch of the article and gives its id.
func (c *composer) item(it fact.Item) string {
	var inputs []string
	src := ""
	if c.m.Article != nil {
		src = c.source(c.m.Article.Ref)
		inputs = []string{src}
	}
	span := it.Span
	return c.trace.Add(fact.Explanation{
		ID: it.ID, Kind: "item", Title: string(it.Kind), Inputs: inputs, Source: src, Span: &span, Quote: it.Quote,
		Locator: fmt.Sprintf("characters %d to %d, bytes %d to %d", it.Start, it.End, it.BStart, it.BEnd),
		Note:    ground(it),
	})
}

// ground tells the rule that made an item and the bytes of the text that it went by.
func ground(it fact.Item) string {
	out := "rule: " + it.Rule
	for i, w := range it.Why {
		if i == 0 {
			out += "; went by"
		}
		if w.BStart >= it.BStart && w.BEnd <= it.BEnd && w.BStart < w.BEnd {
			out += fmt.Sprintf(" “%s”,", it.Quote[w.BStart-it.BStart:w.BEnd-it.BStart])
		}
		out += fmt.Sprintf(" bytes %d to %d;", w.BStart, w.BEnd)
	}
	return strings.TrimRight(strings.TrimSpace(out), ";")
}

// tie explains a tie and gives its id.
func (c *composer) tie(t fact.Tie) string {
	if _, done := c.trace.Get(t.ID); done {
		return t.ID
	}
	var inputs []string
	for _, id := range t.Rests {
		inputs = append(inputs, c.any(id))
	}
	return c.trace.Add(fact.Explanation{
		ID: t.ID, Kind: "computation", Title: fmt.Sprintf("%s tie, %s to %s (%s)", t.Layer, c.names.Name(t.From), c.names.Name(t.To), t.Tier),
		Value: fmt.Sprintf("%s%.2f", sign(t.Sign), t.Weight), Unit: "weight", Period: t.Period.String(), Basis: string(t.Basis),
		Formula: "score of the evidence by the printed rules (acts: intensity/10, halved every half-life, shrunk; shares by their logarithm), clipped to [-1, 1]; weight = |score|",
		Inputs:  unique(inputs),
	})
}

func sign(s int) string {
	switch {
	case s > 0:
		return "+"
	case s < 0:
		return "−"
	}
	return "±"
}

// any explains whatever the id names: a row, an act, an item, a tie, a source, or something
// that was explained before.
func (c *composer) any(id string) string {
	if _, done := c.trace.Get(id); done {
		return id
	}
	if o, ok := c.obs[id]; ok {
		return c.observation(o)
	}
	if e, ok := c.events[id]; ok {
		return c.event(e)
	}
	if it, ok := c.items[id]; ok {
		return c.item(it)
	}
	if t, ok := c.ties[id]; ok {
		return c.tie(t)
	}
	if _, ok := c.sources[id]; ok {
		return c.source(id)
	}
	if c.later[id] {
		return c.trace.Add(fact.Explanation{
			ID: id, Kind: "input", Title: "a row that was known only after the date of this brief", Value: "left out", Basis: "the case names it; its figures are not used here",
		})
	}
	return c.trace.Add(fact.Explanation{
		ID: id, Kind: "source", Title: "row " + id + " of the loaded data", Grade: "F", Note: "The row is named by its data set; it is not part of the casebook.",
	})
}

func (c *composer) all(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, c.any(id))
	}
	return unique(out)
}

func unique(ids []string) []string {
	out := slices.Clone(ids)
	slices.Sort(out)
	return slices.Compact(out)
}

// computed explains a number that was computed, and gives it as a figure.
func (c *composer) computed(id, title string, value float64, unit, formula string, inputs ...string) Figure {
	f := Figure{Show: board.Amount(value, unit), Value: &value, Unit: unit, Status: fact.Reported, Basis: string(fact.Computed)}
	if unit == "probability" || unit == "share" {
		f.Show = percent(value)
	}
	if unit == "count" || unit == "weight" {
		f.Show = board.Number(value)
	}
	f.Ref = c.trace.Add(fact.Explanation{
		ID: "x." + c.m.Slug + "." + id, Kind: "computation", Title: title, Value: f.Show, Unit: unit, Formula: formula, Inputs: c.all(inputs),
		Period: c.m.AsOf.String(), Basis: string(fact.Computed),
	})
	f.Period = fact.Period{From: c.m.AsOf, To: c.m.AsOf}
	return f
}

// percent writes a probability without false precision: whole per cents.
func percent(p float64) string {
	switch {
	case p > 0 && p < 0.01:
		return "under 1 %"
	case p > 0.99 && p < 1:
		return "over 99 %"
	}
	return fmt.Sprintf("%.0f %%", 100*p)
}

// figure is a row as a figure of the brief.
func (c *composer) figure(o fact.Observation) Figure {
	ref := c.observation(o)
	if !o.Known() {
		f := Missing(o.Status, ref)
		f.Period, f.Basis = o.Period, string(o.Basis)
		return f
	}
	v := o.Value
	return Figure{
		Show: board.Amount(o.Value, o.Unit), Ref: ref, Value: &v, Unit: o.Unit, Status: o.Status, Period: o.Period,
		Basis: string(o.Basis), Denominator: o.Denominator,
	}
}

// dated is a date of the brief itself, explained by the case or the command.
func (c *composer) dated(d fact.Date, name, why string) Dated {
	if d.IsZero() {
		return Dated{}
	}
	id := c.input(name, why, d.String())
	return Dated{Date: d, Ref: id}
}

// input explains a value that somebody set: in the case file or on the command line.
func (c *composer) input(name, title, value string) string {
	return c.trace.Add(fact.Explanation{
		ID: "p." + c.m.Slug + "." + name, Kind: "input", Title: title, Value: value, Basis: "set in the case file or on the command line",
		Locator: c.caseFile(),
	})
}

func (c *composer) caseFile() string {
	if c.m.Case != nil && c.m.Evidence.Where != nil {
		return c.m.Evidence.Where(c.m.Case.Name)
	}
	return ""
}

// plain is a sentence of ours; a number in it leads to the input that the sentence comes from.
func (c *composer) plain(s string) Text { return c.linked(s, "") }

// linked turns a sentence into runs in which each number leads to the given explanation; with
// no explanation of its own a sentence with numbers is explained as an input of the brief.
func (c *composer) linked(s, ref string) Text {
	var t Text
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			t = append(t, Run{Text: word.String()})
			word.Reset()
		}
	}
	for _, tok := range splitNumbers(s) {
		if !strings.ContainsFunc(tok, unicode.IsDigit) {
			word.WriteString(tok)
			continue
		}
		if ref == "" {
			ref = c.trace.Add(fact.Explanation{
				ID: fmt.Sprintf("p.%s.text.%s", c.m.Slug, short(s)), Kind: "input", Title: s, Value: tok,
				Basis: "text of the case file or of the program", Locator: c.caseFile(),
			})
		}
		flush()
		t = append(t, Run{Text: tok, Ref: ref})
	}
	flush()
	return t
}

// splitNumbers cuts a text into words that hold a digit and everything between them.
func splitNumbers(s string) []string {
	var out []string
	rest := s
	for rest != "" {
		i := strings.IndexFunc(rest, unicode.IsDigit)
		if i < 0 {
			return append(out, rest)
		}
		start := strings.LastIndexFunc(rest[:i], unicode.IsSpace)
		start++
		if start > 0 {
			out = append(out, rest[:start])
		}
		end := strings.IndexFunc(rest[i:], unicode.IsSpace)
		if end < 0 {
			return append(out, rest[start:])
		}
		out = append(out, rest[start:i+end])
		rest = rest[i+end:]
	}
	return out
}
