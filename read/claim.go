package read

import (
	"tightrope/fact"
)

// claims finds what a sentence says beside its events: questions, forecasts, votes and other
// stances, standing ties, people, shocks and causes.
func (r *reader) claims(s *Sentence, acts []act) {
	r.entities(s)
	if s.Kind == Headline || s.Kind == Caption || s.Kind == Prompt || len(r.cs) == 0 {
		return
	}
	if s.Question {
		r.question(s)
		return
	}
	if r.openEnded(s) {
		return
	}
	r.forecast(s, acts)
	r.stances(s, acts)
	r.relations(s)
	r.shocks(s)
	r.causes(s, acts)
}

// voice is who speaks at a token: the label of a transcript, else the author.
func (r *reader) voice() string { return r.d.Sentences[r.sent].Speaker }

func (r *reader) add(it fact.Item, rule string) {
	if it.Voice == "" {
		it.Voice = r.voice()
	}
	it.Rule = rule
	r.items = append(r.items, it)
}

// question makes an item of a question that is a clause: it has a verb.
func (r *reader) question(s *Sentence) {
	verb := false
	for i := range r.cs {
		verb = verb || r.cs[i].kind == chVerb
	}
	if !verb || r.d.Tokens[s.Body].Quote >= 0 && s.Speaker == "" && r.d.Tokens[s.Last-1].Quote >= 0 {
		return
	}
	it := r.item(fact.OpenQuestion, s.Body, s.Last)
	it.BEnd = int(s.End)
	it.Span = r.d.Span(it.BStart, it.BEnd)
	it.Quote = r.d.Text[it.BStart:it.BEnd]
	it.Modality = fact.Questioned
	r.add(it, "question")
}

// forecast makes an item of what a sentence expects: its main verb stands in the future, or it
// says what follows under a condition.
func (r *reader) forecast(s *Sentence, acts []act) {
	if r.hasIf() && !r.asIf() {
		if k := r.modalVerb("would", "will", "could", "might", "may"); k >= 0 && !r.quotedAll(s) {
			r.addForecast(s.Body, s.Last, fact.Conditional, "if")
		}
		return
	}
	for k := range r.cs {
		c := &r.cs[k]
		if r.foretold(k) && !r.eventAt(acts, k) && !r.inRelative(k) && !r.reported(k) && !r.nounClause(k) {
			r.addForecast(r.cs[c.subj].first, r.clauseEnd(k), fact.Future, "expected")
			return
		}
		if c.kind != chVerb || !c.finite || c.modal == 0 || r.d.Tokens[c.head].Quote >= 0 || c.neg && c.auxOnly {
			continue
		}
		m := r.modalOf(c)
		if m == "" || r.eventAt(acts, k) || r.inRelative(k) || r.reported(k) || r.nounClause(k) {
			continue
		}
		if c.subj >= 0 && r.d.Tokens[r.cs[c.subj].head].Norm == "i" {
			continue
		}
		comp := r.complement(k)
		from := c.first
		if c.subj >= 0 && c.subj < k {
			from = r.cs[c.subj].first
		} else if k > 0 {
			from = r.clauseStart(k)
		}
		to := max(r.cs[comp.end-1].last, c.last)
		for j := comp.end; j < len(r.cs) && (r.cs[j].kind == chNoun || r.cs[j].kind == chVerb && !r.cs[j].finite); j++ {
			to = r.cs[j].last
		}
		r.addForecast(from, to, m, "will")
		return
	}
}

// nounClause says whether the verb stands in the "that" clause of a noun, as in "a promise that no
// soldier would stay": the noun tells what was said once, and the text itself foretells nothing.
func (r *reader) nounClause(k int) bool {
	j := r.cs[k].subj
	if j < 1 || j > k || r.cs[j-1].kind == chStop {
		return false
	}
	i := r.cs[j].first - 1
	if i < 1 || r.d.Tokens[i].Norm != "that" {
		return false
	}
	for n := j - 1; n >= 0 && r.cs[n].last >= i; n-- {
		if r.cs[n].kind == chNoun && r.cs[n].head == i-1 {
			return true
		}
	}
	return false
}

// foretold says whether a present "be" with a word of expectation rules an infinitive ("is likely
// to fall", "are bound to quarrel"); or closes the
// clause ("a truce looks unlikely"). "Was expected to" tells of the past, "due to the war" of causes.
func (r *reader) foretold(k int) bool {
	c := &r.cs[k]
	if c.kind != chVerb || !c.finite || c.modal != 0 || c.subj < 0 || c.subj > k || r.d.Tokens[c.first].Quote >= 0 {
		return false
	}
	switch r.d.Tokens[c.first].Norm {
	case "is", "are", "remains", "remain", "looks", "look", "seems", "seem", "'s", "'re":
	default:
		return false
	}
	s := &r.d.Sentences[r.sent]
	if i := c.first + 1; i+1 < len(r.d.Tokens) && i < s.Last && probable[r.d.Tokens[i].Norm] && afterPredicate[r.d.Tokens[i+1].Norm] {
		return true
	}
	for i := c.first + 1; i < min(c.first+5, s.Last-2); i++ {
		if !expectant[r.d.Tokens[i].Norm] || r.d.Tokens[i+1].Norm != "to" {
			continue
		}
		for j := k; j < len(r.cs); j++ {
			if v := &r.cs[j]; v.kind == chVerb && v.first <= i+2 && i+2 < v.last {
				return true
			}
		}
		return false
	}
	return false
}

var (
	expectant      = wordSet("expected likely unlikely set due bound poised going")
	probable       = wordSet("likely unlikely probable improbable")
	afterPredicate = wordSet(". , ; before after in by until")
)

// clauseEnd is the end of the clause of a verb: the next stop or comma, or the end of the sentence.
func (r *reader) clauseEnd(k int) int {
	to := r.cs[k].last
	for j := k + 1; j < len(r.cs) && r.cs[j].kind != chStop && r.cs[j].kind != chComma; j++ {
		to = r.cs[j].last
	}
	return to
}

// asIf says whether the only "if" of the sentence is that of "as if".
func (r *reader) asIf() bool {
	s := &r.d.Sentences[r.sent]
	found := false
	for i := s.Body; i < s.Last; i++ {
		switch r.d.Tokens[i].Norm {
		case "unless":
			return false
		case "if":
			if i == s.Body || r.d.Tokens[i-1].Norm != "as" {
				return false
			}
			found = true
		}
	}
	return found
}

// openEnded reads "Whether this can last is an open question" and "It remains unclear whether …".
func (r *reader) openEnded(s *Sentence) bool {
	whether, open := false, false
	for i := s.Body; i < s.Last; i++ {
		t := r.d.Tokens[i].Norm
		whether = whether || t == "whether" || t == "how"
		open = open || r.nobodyKnows(i, s) || t == "unclear" || t == "uncertain" || t == "unknown" || t == "question" && i > s.Body && r.d.Tokens[i-1].Norm == "open" || t == "seen" && i > s.Body+1 && r.d.Tokens[i-1].Norm == "be" && r.d.Tokens[i-2].Norm == "to"
	}
	if !whether || !open {
		return false
	}
	it := r.item(fact.OpenQuestion, s.Body, s.Last)
	it.Modality = fact.Questioned
	r.add(it, "whether")
	return true
}

// nobodyKnows reads, at token i, the other ways to leave a matter open: "is not known", "nobody
// knows", "is anyone's guess", "the question is". What was not known once may be known today.
func (r *reader) nobodyKnows(i int, s *Sentence) bool {
	if i <= s.Body {
		return false
	}
	before := r.d.Tokens[i-1].Norm
	switch r.d.Tokens[i].Norm {
	case "known":
		return before == "not" && i > s.Body+1 && r.d.Tokens[i-2].Norm == "is"
	case "knows":
		return before == "nobody" || before == "one" && i > s.Body+1 && r.d.Tokens[i-2].Norm == "no"
	case "guess":
		return before == "'s" || before == "anyone's" || before == "anybody's"
	case "whether":
		return before == "is" && i > s.Body+1 && r.d.Tokens[i-2].Norm == "question"
	}
	return false
}

func (r *reader) addForecast(from, to int, m fact.Modality, rule string) {
	it := r.item(fact.Forecast, from, to)
	it.Modality = m
	r.add(it, "forecast:"+rule)
}

func (r *reader) clauseStart(k int) int {
	for j := k - 1; j >= 0; j-- {
		switch r.cs[j].kind {
		case chComma, chStop:
			return r.cs[j+1].first
		}
	}
	return r.cs[0].first
}

func (r *reader) modalOf(c *chunk) fact.Modality {
	switch r.l.words[c.modal].text {
	case "will", "shall", "'ll", "wo":
		return fact.Future
	case "would":
		if c.perfect {
			return ""
		}
		return fact.Conditional
	case "may", "might", "could":
		if c.perfect || c.neg || c.subj < 0 || r.d.Tokens[r.cs[c.subj].head].class&clsPron != 0 || c.first > 0 && r.d.Tokens[c.first-1].Norm == "what" {
			return "" // what was possible, or what somebody is allowed
		}
		return fact.Hypothetical
	}
	return ""
}

func (r *reader) modalVerb(words ...string) int {
	for k := range r.cs {
		if c := &r.cs[k]; c.kind == chVerb && c.modal != 0 {
			for _, w := range words {
				if r.l.words[c.modal].text == w {
					return k
				}
			}
		}
	}
	return -1
}

func (r *reader) quotedAll(s *Sentence) bool { return r.d.Tokens[s.Body].Quote >= 0 }

// eventAt says whether the verb, or one that it governs, gave an event with two parties.
func (r *reader) eventAt(acts []act, k int) bool {
	for i := range acts {
		a := &acts[i]
		if a.noun || len(a.sources) == 0 || len(a.targets) == 0 {
			continue
		}
		for j := a.verb; j >= 0; j = r.cs[j].chain {
			if j == k {
				return true
			}
		}
	}
	return false
}

// reported says whether the verb stands under a verb of saying.
func (r *reader) reported(k int) bool {
	for j := k - 1; j >= 0; j-- {
		c := &r.cs[j]
		if c.kind == chStop {
			return false
		}
		if c.kind == chVerb && r.reports(c.verb) && r.clauseBelow(j, k) {
			return true
		}
	}
	for j := k + 1; j < len(r.cs); j++ { // "…, says the minister"
		if c := &r.cs[j]; c.kind == chVerb && r.reports(c.verb) && r.cs[j-1].kind == chComma {
			return true
		}
	}
	for j := k + 1; j < len(r.cs); j++ { // "…, traders say"
		if c := &r.cs[j]; c.kind == chVerb && r.reports(c.verb) && j+1 < len(r.cs) && r.cs[j+1].kind == chStop && c.subj > k {
			return true
		}
	}
	return false
}

// entities lists the people whom a sentence introduces with an office.
func (r *reader) entities(s *Sentence) {
	for i := r.focus.sentFirst; i < len(r.mentions); i++ {
		m := &r.mentions[i]
		if m.Kind != LeaderMention || m.Actor == "" || m.Last-m.First < 2 {
			continue
		}
		_, sector := r.titleBefore(m.First, m.Head)
		if sector == "" {
			continue
		}
		it := r.item(fact.EntityItem, m.First, m.Last)
		it.Code, it.Role = m.Actor, sector
		r.add(it, "title")
	}
}

// shocks finds nouns for sudden turns: the fall of a government, a coup, an assassination.
func (r *reader) shocks(*Sentence) {
	for k := range r.cs {
		c := &r.cs[k]
		if c.kind != chNoun || c.prep >= 0 && !r.prepIs(k, "since", "after", "by", "with", "of", "in", "following", "amid") {
			continue
		}
		w := r.l.words[r.l.words[r.d.Tokens[c.head].word].lemma].text
		kind := shockNouns[w]
		if kind == "" {
			continue
		}
		p := r.ofOwner(k)
		if !p.found {
			p = r.owner(k)
		}
		if !p.found || p.actor == "" {
			continue
		}
		to := c.last
		if p.chunk > k {
			to = r.cs[p.chunk].last
		}
		it := r.item(fact.ShockItem, c.first, to)
		it.Code, it.Type = p.actor, kind
		r.add(it, "shock:"+w)
	}
}

var shockNouns = map[string]string{
	"overthrow": "regime collapse", "ouster": "regime collapse", "toppling": "regime collapse", "fall": "regime collapse",
	"collapse": "regime collapse", "downfall": "regime collapse", "coup": "coup", "revolution": "revolution",
	"assassination": "assassination", "invasion": "invasion", "annexation": "annexation", "disintegration": "regime collapse",
	"breakup": "regime collapse", "uprising": "uprising",
}
