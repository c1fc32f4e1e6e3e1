package read

import "tightrope/fact"

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
		whether = whether || t == "whether" || t == "how" || t == "if" && i > s.Body && r.d.Tokens[i-1].Norm == "seen" || asking[t] && r.ahead(i, s)
		open = open || t == "whether" && r.hangsOn(i, s)
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

var asking = wordSet("what who when where which why")

// ahead says that a question word at token i asks about what is to come.
func (r *reader) ahead(i int, s *Sentence) bool {
	for n := i + 1; n < min(i+9, s.Last); n++ {
		switch r.d.Tokens[n].Norm {
		case "will", "would", "may", "might", "could", "next", "then", "'ll":
			return true
		}
	}
	return false
}

// hangsOn reads "much depends on whether" and "the real puzzle is whether", at the token of "whether".
func (r *reader) hangsOn(i int, s *Sentence) bool {
	if i < s.Body+2 {
		return false
	}
	switch r.d.Tokens[i-1].Norm {
	case "on", "upon":
		switch r.d.Tokens[i-2].Norm {
		case "depends", "hinges", "turns", "hangs", "rests", "depend", "hinge":
			return true
		}
	case "is", "remains":
		switch r.d.Tokens[i-2].Norm {
		case "puzzle", "riddle", "issue", "test", "mystery", "unknown":
			return true
		}
	}
	return false
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
	case "say", "tell", "predict", "know":
		return before == "to" && i > s.Body+1 && (r.d.Tokens[i-2].Norm == "hard" || r.d.Tokens[i-2].Norm == "impossible" || r.d.Tokens[i-2].Norm == "early")
	case "whether", "how", "what", "who", "when", "where", "which":
		return before == "is" && i > s.Body+1 && r.d.Tokens[i-2].Norm == "question"
	}
	return false
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
