package read

import (
	"strings"

	"tightrope/fact"
)

// Coded is what a short text amounts to as events, and the one event that it is most about.
type Coded struct {
	Events []CodedEvent `json:"events"`
	Best   Best         `json:"best"`
}

// CodedEvent is one act with its parties as codes: a state or group, then the sector.
type CodedEvent struct {
	Source   string        `json:"source,omitempty"`
	Target   string        `json:"target,omitempty"`
	Plover   string        `json:"plover"`
	Mode     string        `json:"mode,omitempty"`
	Cameo    string        `json:"cameo"`
	Quad     fact.Quad     `json:"quad"`
	Modality fact.Modality `json:"modality"`
	Polarity string        `json:"polarity,omitempty"` // "-" where the text denies the act or says that it was not done
	Quote    string        `json:"quote,omitempty"`
	Start    int           `json:"bstart"`
	End      int           `json:"bend"`
	Rule     string        `json:"rule"`

	SourceName string    `json:"source_name,omitempty"`
	TargetName string    `json:"target_name,omitempty"`
	Date       fact.Date `json:"date,omitzero"` // as the text says, else that of the text
	Place      string    `json:"place,omitempty"`
}

// Best is the single PLOVER type of a text. It follows the published CAMEO to PLOVER table also
// where the codebook differs: boycotts, embargoes and sanctions (CAMEO 163) are COERCE; seizures,
// blockades and electronic attacks are ASSAULT like the rest of their CAMEO root.
type Best struct {
	Plover string    `json:"plover"`
	Quad   fact.Quad `json:"quad"`
	Rule   string    `json:"rule,omitempty"`

	// the words of its source and target, where the text has them
	Source []fact.Span `json:"source,omitempty"`
	Target []fact.Span `json:"target,omitempty"`
}

// Code finds the events of a short text, usually one sentence.
func Code(text string, opt Options) (Coded, error) {
	if err := check(text); err != nil {
		return Coded{}, err
	}
	l := standard()
	if opt.Dictionary != nil {
		l = opt.Dictionary.l
	}
	c := newCoder(l, opt)
	c.batch.Dictionary = opt.Dictionary
	return c.code(text), nil
}

// CodeMarked is Code for a text in which <s>…</s> stands around the source and <t>…</t> around
// the target, as annotated sets have it. Offsets refer to the text without the tags.
func CodeMarked(marked string, opt Options) (Coded, error) {
	text, g := unmark(marked)
	if err := check(text); err != nil {
		return Coded{}, err
	}
	c := newCoder(standard(), opt)
	c.given = &g
	return c.code(text), nil
}

// coder keeps the memory of one worker from text to text.
type coder struct {
	l     *lexicon
	d     Document
	r     *reader
	opt   Options
	batch CodeOptions
	given *given // parties that are known beforehand, nil if none

	events  []CodedEvent
	entries []*entry // of a batch
}

func newCoder(l *lexicon, opt Options) *coder {
	return &coder{l: l, opt: opt, events: make([]CodedEvent, 0, 8)}
}

// code finds the events of a text. They are good until the next.
func (c *coder) code(text string) Coded {
	c.d.parse(text)
	c.l.lookup(&c.d)
	return c.coded(&c.d)
}

// coded finds the events of a text whose words are looked up, in the memory of the events before.
func (c *coder) coded(d *Document) Coded {
	if !c.opt.Date.IsZero() {
		d.Dateline = c.opt.Date
	}
	if c.r == nil {
		c.r = emptyReader(c.l)
	}
	r := c.r
	r.start(d)
	out := Coded{Events: c.events[:0]}
	best, top := act{}, -1000
	for i := range d.Sentences {
		acts := r.sentence(i)
		var here *act // of this sentence, if it is the best so far
		for j := range acts {
			a := &acts[j]
			r.forCode(a)
			s := r.salience(a, acts) - 2*i
			if c.given != nil {
				s += 3 * r.agrees(a, c.given)
			}
			if s > top {
				here, top = a, s
			}
			if c.batch.Dictionary == nil || len(c.batch.Dictionary.verbs) == 0 {
				out.Events = r.codeEvents(out.Events, a)
			}
		}
		if here != nil {
			best = *here
			out.Best.Source, out.Best.Target = r.sourceWords(here), r.targetWords(here)
		}
		if c.batch.Dictionary != nil {
			out.Events = r.codedBy(c.batch.Dictionary, out.Events)
		}
	}
	if !c.batch.RulesOnly && (top == -1000 || best.code[:2] == "01") && len(d.Sentences) > 0 {
		if code := r.tieBreak(); code != "" {
			best.code, best.row = code, "tie-breaker"
			top = max(top, -999)
		}
	}
	if d := c.batch.Dictionary; d != nil && len(d.verbs) > 0 && len(out.Events) > 0 {
		if e := out.Events[0]; e.Plover != "" { // the user's own patterns decide where they fired
			best.code, best.row = e.Cameo, e.Rule
			top = max(top, -999)
		}
	}
	c.events = out.Events
	b := c.best(&best, top)
	b.Source, b.Target = out.Best.Source, out.Best.Target
	out.Best = b
	if len(d.Sentences) == 1 && (top == -1000 || len(b.Source)+len(b.Target) == 0) {
		r.plainParties(&out.Best)
	}
	return out
}

func (c *coder) best(a *act, top int) Best {
	if top == -1000 {
		return Best{Plover: "STATEMENT", Quad: fact.Neutral}
	}
	plover := c.l.ofCode(a.code).plover
	switch {
	case strings.HasPrefix(a.code, "163"):
		plover = "COERCE"
	case a.code[:2] == "19", a.code == "176":
		plover = "ASSAULT"
	}
	return Best{Plover: plover, Quad: quadOfCode(a.code), Rule: a.row}
}

// quadOfCode gives the quad class of a CAMEO code: roots 02 to 05 verbal cooperation, 06 to 08
// material cooperation, 09 to 13 verbal conflict, 14 to 20 material conflict. A user's code under no
// root is in none.
func quadOfCode(code string) fact.Quad {
	switch root := code[:min(2, len(code))]; {
	case root <= "01", root > "20":
		return fact.Neutral
	case root <= "05":
		return fact.VerbalCooperation
	case root <= "08":
		return fact.MaterialCooperation
	case root <= "13":
		return fact.VerbalConflict
	}
	return fact.MaterialConflict
}

// forCode turns what an article would tell as a stance or a modality into a type, as event data
// do: a friendly thing not done is a refusal, a hostile one keeps its type and its negation, a thing
// that will be done is meant or threatened.
func (r *reader) forCode(a *act) {
	r.mustDo(a)
	root := a.code[:2]
	switch {
	case root == "15" && r.mentionsPeacekeeping():
		a.code = "074"
	case a.withheld && a.effect == "fail", a.negative && root < "09" && root != "01", a.effect == "prevent":
		a.code, a.negative, a.withheld, a.recip = "120", false, false, false
	case a.modality == fact.Future && root >= "04" && root <= "08" && a.effect != "agree":
		a.code = intent(a.code)
	case a.modality == fact.Future && root >= "14":
		a.code = "130"
	}
}

// mustDo makes a demand of what somebody says that another must do.
func (r *reader) mustDo(a *act) {
	if r.cs[a.verb].kind != chVerb || len(a.sources) == 0 {
		return
	}
	top := a.verb
	for n := 0; r.cs[top].chain >= 0 && n < 6; n++ {
		top = r.cs[top].chain
	}
	switch r.l.words[r.cs[top].modal].text {
	case "must", "should", "ought":
	default:
		return
	}
	for k := top - 1; k >= max(0, top-25) && r.cs[k].kind != chStop; k-- {
		c := &r.cs[k]
		if c.kind != chVerb || c.subj < 0 || !r.reports(c.verb) || !r.clauseBelow(k, top) {
			continue
		}
		who := r.members(c.subj)
		if len(who) == 0 || who[0].same(a.sources[0]) {
			return
		}
		a.targets, a.sources = a.sources, who
		a.code, a.effect = demandFor(a.code), "demand"
		return
	}
}

// mentionsPeacekeeping says whether the sentence is about keeping a peace, so that troops that are
// sent are help.
func (r *reader) mentionsPeacekeeping() bool {
	s := &r.d.Sentences[r.sent]
	for i := s.Body; i < s.Last; i++ {
		switch r.d.Tokens[i].Norm {
		case "peacekeeping", "peacekeepers", "peacekeeper":
			return true
		}
	}
	return false
}

// salience ranks the acts of a text: an act with both parties in a main clause counts most.
func (r *reader) salience(a *act, acts []act) int {
	s := a.weight
	if len(a.sources) > 0 {
		s += 4
	}
	if len(a.targets) > 0 {
		s += 4
	}
	if a.noun {
		s -= 4
	}
	if a.code[:2] == "01" {
		s -= 10
	}
	c := &r.cs[a.verb]
	if !a.noun && a.weight == 0 && a.code[:2] >= "18" && len(a.targets) == 0 {
		s -= 6 // "fight the epidemic"
	}
	if !a.noun {
		if r.inRelative(a.verb) || r.subordinate(a.verb) {
			s -= 4
		}
		switch {
		case c.passive && !c.finite: // weapons seized in
			s -= 5
		case c.ing && c.chain < 0, c.inf && a.effect == "":
			s -= 3
		case c.ing && c.prep >= 0 && a.effect == "" && r.prepIs(a.verb, "for", "by", "over", "after"):
			s -= 5 // arrested for collaborating
		}
	}
	for i := range acts {
		if b := &acts[i]; b.verb < a.verb && !b.noun && rules(b.code) && r.below(b.verb, a.verb) {
			s -= 5
			break
		}
	}
	return s - a.verb/6
}

// rules says whether an act of words has others as its content: what one threatens, demands or
// condemns is not what happens.
func rules(code string) bool {
	switch code[:2] {
	case "03", "05", "10", "11", "12", "13", "09":
		return true
	}
	return false
}

// below says whether verb v lies in what follows verb k rather than beside it.
func (r *reader) below(k, v int) bool {
	c := &r.cs[v]
	if c.kind == chNoun {
		return true
	}
	if c.finite && c.subj >= 0 && c.subj == r.cs[k].subj {
		return false
	}
	return !r.between(k, v, chStop)
}

func (r *reader) codeEvents(out []CodedEvent, a *act) []CodedEvent {
	if a.code[:2] == "01" || r.figurative(a) {
		return out
	}
	sources, targets := a.sources, a.targets
	if len(sources) == 0 && len(targets) == 0 {
		return out
	}
	if len(sources) == 0 {
		sources = []party{{}}
	}
	if len(targets) == 0 {
		targets = []party{{}}
	}
	span := r.d.TokenSpan(a.from, a.to)
	p := r.l.ofCode(a.code)
	e := CodedEvent{
		Plover: p.plover, Mode: p.mode, Cameo: a.code, Quad: quadOfCode(a.code),
		Quote: r.d.Text[span.BStart:span.BEnd], Start: span.BStart, End: span.BEnd, Rule: a.derivation(),
		Date: r.dateOf(a), Place: r.placeOf(a),
	}
	if e.Date.IsZero() {
		e.Date = r.d.Dateline
	}
	e.Modality, e.Polarity = r.told(a)
	for _, s := range sources {
		for _, t := range targets {
			e.Source, e.Target, e.SourceName, e.TargetName = partyCode(s), partyCode(t), s.name, t.name
			out = append(out, e)
			if a.recip && e.Source != "" && e.Target != "" {
				e.Source, e.Target, e.SourceName, e.TargetName = e.Target, e.Source, e.TargetName, e.SourceName
				out = append(out, e) // a meeting or an agreement goes both ways
			}
		}
	}
	return out
}

// told gives the modality of an act as its sentence puts it, and "-" where that denies it: an article
// would not tell it as an event.
func (r *reader) told(a *act) (m fact.Modality, polarity string) {
	b := *a
	if !b.noun {
		if r.speech(&b, nil); len(b.sources) == 0 && len(a.sources) > 0 {
			b.modality = r.mod(&b, fact.Hypothetical) // wished
		}
		switch r.footing(&b) {
		case denied:
			b.negative = true
		case open:
			b.modality = r.mod(&b, fact.Hypothetical)
		}
	}
	if r.d.Sentences[r.sent].Question && !r.quoted(a.from) {
		b.modality = r.mod(&b, fact.Questioned)
	}
	if b.negative || b.withheld {
		polarity = "-"
	}
	return b.modality, polarity
}

// partyCode writes a party as event data do: AZEGOV, PSE:Hamas, GOV.
func partyCode(p party) string {
	if strings.Contains(string(p.actor), ":") {
		return string(p.actor)
	}
	return string(p.actor) + p.sector
}
