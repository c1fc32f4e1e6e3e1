package read

import (
	"strings"

	"tightrope/fact"
)

// forecast makes an item of what a sentence expects: its main verb stands in the future, or it
// says what follows under a condition.
func (r *reader) forecast(s *Sentence, acts []act) {
	if r.outlook(s) {
		return
	}
	if r.hasIf() && !r.asIf() {
		for k := range r.cs {
			if c := &r.cs[k]; c.kind == chVerb && !r.underIf(k) && !r.quotedAll(s) && (r.foretold(k) || r.looksAhead(k)) {
				r.addForecast(s.Body, s.Last, fact.Conditional, "if")
				return
			}
		}
		if k := r.modalVerb("would", "will", "could", "might", "may"); k >= 0 && !r.quotedAll(s) {
			r.addForecast(s.Body, s.Last, fact.Conditional, "if")
		}
		return
	}
	for k := range r.cs {
		c := &r.cs[k]
		if r.foresees(k, acts) {
			continue
		}
		if (r.foretold(k) || r.looksAhead(k)) && !r.eventAt(acts, k) && !r.inRelative(k) && !r.reported(k) && !r.nounClause(k) {
			r.addForecast(r.cs[c.subj].first, r.clauseEnd(k), fact.Future, "expected")
			return
		}
		if c.kind != chVerb || !c.finite || c.modal == 0 || r.keepsMum(c) || r.d.Tokens[c.head].Quote >= 0 || c.neg && c.auxOnly {
			continue
		}
		m := r.modalOf(c)
		if m == "" || r.eventAt(acts, k) && !(m == fact.Future && r.saysNone(c.subj)) || r.inRelative(k) || r.reported(k) || r.nounClause(k) {
			continue
		}
		if c.subj >= 0 && (r.d.Tokens[r.cs[c.subj].head].Norm == "i" || r.saysNone(c.subj) && m != fact.Future) || r.onceThought(k) {
			continue // "nobody would say"
		}
		if m == fact.Hypothetical && musing[r.l.lemmas[c.verb]] && c.subj >= 0 && r.cs[c.subj].mention < 0 {
			continue // "some might argue": what somebody may say is no forecast
		}
		if m == fact.Conditional && r.fancied(k) || k > 0 && r.cs[k-1].kind == chVerb && r.reports(r.cs[k-1].verb) {
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

// onceThought says that a verb stands behind "feared that", "doubts that": what was thought once, and
// what is doubted, is not foretold.
func (r *reader) onceThought(k int) bool {
	for j := k - 1; j >= 0; j-- {
		c := &r.cs[j]
		if c.kind == chStop {
			return false
		}
		if c.kind != chVerb || !c.finite {
			continue
		}
		switch r.l.lemmas[c.verb] {
		case "doubt":
		case "fear", "hope", "worry", "hint", "expect", "believe", "think", "suspect", "dream", "assume", "imagine":
			if r.l.words[r.d.Tokens[c.head].word].form&formPast == 0 {
				continue
			}
		default:
			continue
		}
		if r.clauseBelow(j, k) {
			return true
		}
	}
	return false
}

// fancied says that a "would" tells a wish, what somebody thought in a tale, or what nobody would do:
// "Rome would like him to", "he would follow", "nobody I met would say".
func (r *reader) fancied(k int) bool {
	c := &r.cs[k]
	switch r.l.lemmas[c.verb] {
	case "like", "love", "prefer", "rather", "hate":
		return true
	}
	if c.subj < 0 {
		return r.saysNone(0)
	}
	n := r.d.Tokens[r.cs[c.subj].head].Norm
	return n == "he" || n == "she" || n == "you"
}

// selfWords are those by which a speaker or the author means himself.
var selfWords = wordSet("i we my our")

// foreseeing are the verbs that tell what somebody holds to be coming.
var foreseeing = wordSet("expect predict forecast foresee anticipate prophesy")

// foresees makes a forecast of what somebody foresees now: "expects Peru to repay the loan", "predicts
// a narrow yes". What was expected once is no forecast, nor what somebody expects to do himself.
func (r *reader) foresees(k int, acts []act) bool {
	c := &r.cs[k]
	if c.kind != chVerb || !c.finite || c.passive || c.modal != 0 || c.subj < 0 || c.subj > k || !foreseeing[r.l.lemmas[c.verb]] || r.d.Tokens[c.head].Quote >= 0 || r.inRelative(k) && r.cs[c.subj].kind != chNoun {
		return false
	}
	if form := r.l.words[r.d.Tokens[c.head].word].form; form&(formPast|formPart) != 0 && !r.foreseen(c) {
		return false
	}
	comp := r.complement(k)
	if comp.obj != k+1 && (comp.obj < 0 || r.left(comp.obj) != k) || comp.clause >= 0 || r.saysNone(comp.obj) || comp.verb >= 0 && r.eventAt(acts, comp.verb) {
		return false
	}
	r.addForecast(r.cs[comp.obj].first, r.clauseEnd(k), fact.Future, "foreseen")
	if it := &r.items[len(r.items)-1]; it.Voice == "" || it.Voice == "author" {
		if v := r.speakerName(c.subj); !selfWords[strings.ToLower(v)] {
			it.Voice = v
		}
	}
	return true
}

// foreseen says that a past form is a base form too, or that it stands in the perfect: "has forecast".
func (r *reader) foreseen(c *chunk) bool {
	return c.perfect && r.d.Tokens[c.first].Norm != "had" || r.l.words[r.d.Tokens[c.head].word].form&formBase != 0
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
		if r.cs[n].kind == chNoun && r.cs[n].head == i-1 && !assured[r.d.Tokens[i-1].Norm] {
			return true
		}
	}
	return false
}

// assured are the adjectives before "that" of one who is sure.
var assured = wordSet("sure certain convinced confident adamant persuaded positive")

// foretold says whether a present "be" with a word of expectation rules an infinitive ("is likely
// to fall", "are bound to quarrel"); or closes the
// clause ("a truce looks unlikely"). "Was expected to" tells of the past, "due to the war" of causes.
func (r *reader) foretold(k int) bool {
	c := &r.cs[k]
	if c.kind != chVerb || !c.finite || c.modal != 0 || c.subj < 0 || c.subj > k || r.d.Tokens[c.first].Quote >= 0 {
		return false
	}
	switch r.d.Tokens[c.first].Norm {
	case "stands", "stand": // to lose a tenth of its water
		n := r.right(k)
		return n >= 0 && r.cs[n].inf
	case "is", "are", "remains", "remain", "looks", "look", "seems", "seem", "'s", "'re":
	default:
		return false
	}
	s := &r.d.Sentences[r.sent]
	if i := c.first + 1; i+1 < len(r.d.Tokens) && i < s.Last && probable[r.d.Tokens[i].Norm] && (afterPredicate[r.d.Tokens[i+1].Norm] || pointing[r.d.Tokens[i+1].Norm]) {
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
	expectant      = wordSet("expected likely unlikely set due bound poised going certain forecast projected predicted slated tipped destined")
	probable       = wordSet("likely unlikely probable improbable")
	afterPredicate = wordSet(". , ; before after in by until")
)

func (r *reader) addForecast(from, to int, m fact.Modality, rule string) {
	it := r.item(fact.Forecast, from, to)
	it.Modality = m
	r.add(it, "forecast:"+rule)
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
		if c.perfect || c.neg || c.subj < 0 || r.d.Tokens[r.cs[c.subj].head].class&clsPron != 0 && !r.isNeed(c) || c.first > 0 && r.d.Tokens[c.first-1].Norm == "what" {
			return "" // what was possible, or what somebody is allowed
		}
		return fact.Hypothetical
	}
	return ""
}

// isNeed reads "may have to choose": need is no leave.
func (r *reader) isNeed(c *chunk) bool {
	return c.last+1 < len(r.d.Tokens) && (r.l.lemmas[c.verb] == "have" || r.l.lemmas[c.verb] == "need") && r.d.Tokens[c.last].Norm == "to"
}

// musing are the verbs of what somebody or other may say.
var musing = wordSet("say argue claim add object think ask wonder suspect call contend counter protest believe")
